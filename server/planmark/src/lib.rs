//! The program: the command line, and what it shares with the language server.
//!
//! The library crates know plans; this one knows the world around them: files ([`files`]), `planmark.toml` ([`configuration`]),
//! what people and machines read ([`report`], [`statistics`]), and the commands ([`cli`]).
//!
//! Without the feature `native`, which is on by default, what is left knows no threads, no clock and no file system: the core of the
//! language server ([`lsp`]), which a browser drives.
//!
//! What must stay true: results go to standard output, everything else to standard error; one input that cannot be read does not
//! keep the others from being processed.

#[cfg(feature = "native")]
pub mod checking;
#[cfg(feature = "native")]
pub mod cli;
pub mod configuration;
pub mod files;
pub mod lsp;
#[cfg(feature = "native")]
pub mod mandates;
#[cfg(feature = "native")]
pub mod report;
#[cfg(feature = "native")]
pub mod resolution;
#[cfg(feature = "native")]
pub mod statistics;
#[cfg(feature = "native")]
pub mod workspace;
