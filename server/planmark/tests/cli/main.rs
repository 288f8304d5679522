//! The program from outside: its arguments, what it prints, and its exit statuses.

mod bad_input;
mod check;
mod configuration;
mod fmt;
mod formats;
mod import;
mod plans;
mod program;
mod run;
mod stats;
