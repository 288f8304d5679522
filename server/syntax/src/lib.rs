//! Text, positions, parsing, and citations and references as values. Knows nothing of the plan's rules or of other files.

pub mod citation;
mod generated;
mod language;
mod marker;
mod normal;
pub mod numerals;
mod organ;
pub mod position;
pub mod reference;
mod scan;
mod text;

pub use citation::Citation;
pub use generated::{folding, keywords};
pub use language::{Language, UnknownLanguage};
pub use marker::{Enclosure, Level, Marker};
pub use numerals::Numeral;
pub use organ::Organ;
pub use position::{Encoding, Position};
pub use reference::{GoalReference, PlanReference};
pub use text::{Edit, Text};
