//! The program from outside: its arguments, what it prints, and its exit statuses.
#![allow(clippy::unwrap_used, reason = "a test that cannot prepare its files fails, helpers included")]

mod bad_input;
mod check;
mod configuration;
mod export;
mod fmt;
mod formats;
mod import;
mod mandates;
mod plans;
mod program;
mod resolution;
mod run;
mod stats;
