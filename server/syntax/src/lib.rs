//! Text, positions, parsing, and citations and references as values. Knows nothing of the plan's rules or of other files.

mod language;
pub mod position;
mod text;

pub use language::{Language, UnknownLanguage};
pub use position::{Encoding, Position};
pub use text::{Edit, Text};
