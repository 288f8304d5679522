//! Text, positions, parsing, and citations and references as values. Knows nothing of the plan's rules or of other files.

mod language;

pub use language::{Language, UnknownLanguage};
