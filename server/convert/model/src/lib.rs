//! What every importer ends in, whatever it reads: the same small model of a plan, and the account of what became of every
//! character of the source.
//!
//! What must stay true: nothing here knows how a kind of document is read, nor how a plan is printed.

pub mod account;
pub mod doubts;
mod error;
pub mod joining;
mod kind;
pub mod plan;
pub mod printed;
mod request;
pub mod traced;
pub mod word_problem;

pub use error::ImportError;
pub use kind::{FileKind, reads_as_gbk};
pub use request::{Changes, Format, Importer, Options, Read, Reader, Source, Stage};
