//! The yearly review of mandates, as it is written: as JSON, as a table for spreadsheets that takes decisions, and as a page.

pub mod csv;
mod decisions;
mod form;
pub mod html;
pub mod words;

pub use decisions::{Decision, Decisions};
pub use form::{Change, CitedAt, ListedBy, MandateReview, OtherDecision, ProgrammeReview, Review, Status};
