//! Text, positions, parsing, and citations and references as values. Knows nothing of the plan's rules or of other files.

mod address;
pub mod citation;
mod footnote_marks;
mod generated;
mod joints;
mod kind;
mod label;
mod language;
mod marker;
mod normal;
pub mod numerals;
mod organ;
mod parsed;
pub mod position;
pub mod reference;
mod scan;
pub mod script;
mod span;
mod text;
mod words;

pub use address::Address;
pub use citation::Citation;
pub use footnote_marks::without_marks;
pub use generated::keywords;
pub use kind::{HeadingKind, NodeKind};
pub use label::{Label, Part};
pub use language::{Language, UnknownLanguage};
pub use marker::{Enclosure, Level, Marker};
pub use numerals::Numeral;
pub use organ::Organ;
pub use parsed::{Change, MAX_DOCUMENT_BYTES, Parsed};
pub use position::{Encoding, Position};
pub use reference::{GoalReference, PlanReference};
pub use span::{Span, Words};
pub use text::{Edit, Text};
pub use tree_sitter;
