//! The plan as a domain, what is known of resolutions, the cross-document index, rules and features.
//!
//! Texts go in ([`Workspace::set`], [`Workspace::edit`]), values come out: programmes ([`model`]), findings ([`Workspace::findings`]),
//! the index ([`index`]). There are no protocol types here, no file system, no clock.
//!
//! What must stay true:
//!
//! - Reading never fails: any text gives a document, and problems are values.
//! - After any edits, everything here equals what the final text alone would give.
//! - An edit redoes its own section, its own programme, and what depends on what changed: [`work::Work`] counts it.

mod amount;
mod brackets;
pub mod document;
mod document_address;
pub mod edition;
mod enumeration;
pub mod features;
pub mod finding;
mod footnote_marks;
pub mod formatting;
pub mod goals;
pub mod index;
pub mod known;
pub mod likeness;
pub mod message;
pub mod model;
pub mod names;
pub mod registry;
pub mod resolve;
pub mod review;
pub mod rules;
pub mod settings;
pub mod span;
mod titles;
pub mod work;
pub mod workspace;
mod years;

pub use document::{Document, DocumentId, Part};
pub use finding::{Finding, Fix, Severity};
pub use message::Message;
pub use registry::Registry;
pub use rules::{RULES, Rule};
pub use settings::Settings;
pub use span::{Span, Words};
pub use work::{Work, WorkDone};
pub use workspace::{Reported, Workspace};
