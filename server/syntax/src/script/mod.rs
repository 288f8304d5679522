//! What a sign is, whatever the language: its script, its width, whether it is a bracket.
//!
//! Everything that asks what kind of sign it has before it asks here, so that two places cannot answer differently. A class is a `match` on
//! the character: these questions are asked of every sign of every document.

mod brackets;
mod classes;
pub mod folding;
mod radicals;
mod width;
mod wraps;

pub use brackets::{Bracket, BracketKind, brackets};
pub use classes::{
    decimal_digit, half_width, is_arabic, is_cyrillic, is_han, is_han_numeral, is_invisible, is_unspaced,
};
pub use radicals::character_of_radical;
pub use width::{columns_of, columns_on_page, is_wide};
pub use wraps::{join_wraps, needs_blank, without_escape};
