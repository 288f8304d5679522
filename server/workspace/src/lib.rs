//! All documents together: editions, the index across documents, where references lead, settings, and what checks found.
//!
//! Texts go in ([`Workspace::set`], [`Workspace::edit`]), values come out: documents, findings ([`Workspace::findings`]), the index
//! ([`index`]). Which checks there are is not known here: they are values that a workspace is made with ([`check::Check`]).
//!
//! What must stay true: after any edits, everything here equals what the final texts alone would give; an edit redoes its own section, its
//! own programme, and what depends on what changed.

pub mod check;
pub mod contribution;
mod difference;
mod digest;
pub mod edition;
mod few;
pub mod index;
pub mod interner;
pub mod layers;
pub mod mentions;
mod recent;
pub mod record;
mod reported;
pub mod resolve;
pub mod settings;
pub mod streaming;
pub mod workspace;

pub use settings::Settings;
pub use workspace::{Reported, Workspace};
