//! The program: the command line, and what it shares with the language server.
//!
//! The library crates know plans; this one knows the world around them: files ([`files`]), `planmark.toml` ([`configuration`]),
//! what people and machines read ([`report`], [`statistics`]), and the commands ([`cli`]).
//!
//! What must stay true: results go to standard output, everything else to standard error; one input that cannot be read does not
//! keep the others from being processed.

pub mod checking;
pub mod cli;
pub mod configuration;
pub mod files;
pub mod lsp;
pub mod mandates;
pub mod report;
pub mod resolution;
pub mod statistics;
pub mod workspace;
