//! The language server: `planmark lsp`, and in a browser's worker.
//!
//! It has a [`Core`] without threads, clock and file system. A message passes, in this order, the `front` (changes, at once and in
//! order), tower-lsp, and the `methods`, the list of what is known of the protocol: a file each in `requests` and `notifications`.
//! Texts are changed where notifications are taken (`texts`); what they mean is worked out by one who owns the workspace (`analyst`)
//! and gives out immutable snapshots; requests (`reading`) and findings (`diagnostics`) read those. Files are looked after by the
//! `keeper`. Whatever takes time is a task (`workers`) that whoever drives the core runs: the native program (`native`) on threads.
//!
//! What must stay true:
//!
//! - Notifications are applied in the order in which they were sent, before anything else is looked at.
//! - Reads work on snapshots and never hold up writes; what belongs to an older version than the newest is dropped, or answered with
//!   `ContentModified`; no lock is held across an `.await`.
//! - Nothing waits for the client inside a handler; what the client is asked has a time limit.
//! - A panic ends one piece of work: it is logged with its cause, and a request is answered with an internal error.
//! - `initialize` never waits for files, and a text that is open wins over its file.
//! - Nothing is sent anywhere but to the client, no program is run, no file is written. Input is bounded.
//! - Places, texts and addresses of the protocol are turned into the program's own in `from_proto` and back in `to_proto` and the files
//!   of requests, and nowhere else; features know nothing of the protocol.
//! - These modules import each other in one direction; threads, the clock and the file system are in `native` alone.

mod analyst;
mod asked;
mod backend;
mod capabilities;
mod clock;
mod core;
mod diagnostics;
mod errands;
mod from_proto;
mod front;
mod keeper;
mod library;
mod lock;
mod messages;
mod method;
mod methods;
#[cfg(feature = "native")]
mod native;
mod notifications;
mod panics;
mod preferences;
mod profile;
mod progress;
mod questions;
mod reading;
mod requests;
mod session;
mod texts;
mod to_proto;
mod workers;

#[cfg(test)]
mod tests;

pub use self::core::Core;
pub use errands::Watch;
#[cfg(feature = "native")]
pub use native::{Arguments, run};
pub use profile::Speech;
pub use workers::{Lane, Task};
