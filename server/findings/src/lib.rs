//! Findings, and the words in which they are told.
//!
//! A [`Finding`] says which rule tells it, where, how much it matters, what it says, and how it is mended. A [`Message`] is a key of the one
//! table with its arguments, put into words when it is shown.
//!
//! What must stay true: nothing here knows what is found, nor which rules there are.

pub mod finding;
pub mod message;
mod rule;
mod severity;

pub use finding::{Finding, Fix, Severity};
pub use message::Message;
pub use rule::Rule;
