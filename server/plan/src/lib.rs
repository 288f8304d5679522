//! The plan as people know it: from the tree of a text to the facts of its sections ([`read`]), from facts to programmes ([`model`]).
//!
//! What must stay true:
//!
//! - Reading never fails: any text gives a document.
//! - After any edits, a document equals what the final text alone would give; an edit reads its own section and builds its own programme
//!   again, and [`work::Work`] counts it.
//! - There are facts here and no findings, and nothing looks at another document.

pub mod amount;
pub mod brackets;
pub mod document;
pub mod document_address;
pub mod enumeration;
pub mod key;
pub mod likeness;
pub mod links;
pub mod model;
pub mod names;
pub mod parallel;
pub mod read;
pub mod target;
pub mod work;
pub mod years;

pub use document::{Document, DocumentId, Part};
pub use work::{Work, WorkDone};
