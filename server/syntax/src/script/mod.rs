//! What a sign is, whatever the language: its script, its width, whether it is a bracket.
//!
//! Everything that asks what kind of sign it has before it asks here, so that two places cannot answer differently. A class is a `match` on
//! the character: these questions are asked of every sign of every document.

mod brackets;
mod classes;

pub use brackets::{Bracket, BracketKind, brackets};
pub use classes::is_han;
