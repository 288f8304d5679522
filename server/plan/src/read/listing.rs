//! Entries of lists of mandates as values, and the memory of them that a section keeps.

use std::sync::{Arc, Mutex, PoisonError};

use planmark_syntax::citation::{Context, Malformed};
use planmark_syntax::{Citation, Organ, Span, Words};

/// What the headings above say: the organ and kind, and whether the section stands in a list of mandates.
pub(crate) type Light = (Context, bool);

/// The entries of a section as they were last read. A memory of what was computed is no part of the facts.
#[derive(Debug, Default)]
pub(crate) struct Memo(Mutex<Option<(Light, Arc<[Listed]>)>>);

impl Memo {
    /// The entries as they were read in this light before, or as they are read now.
    pub(super) fn get_or_read(&self, light: Light, read: impl FnOnce() -> Arc<[Listed]>) -> Arc<[Listed]> {
        // A thread that panicked here left a whole value behind, or none: both can be used.
        let mut memo = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match &*memo {
            Some((known, entries)) if *known == light => Arc::clone(entries),
            _ => {
                let entries = read();
                *memo = Some((light, Arc::clone(&entries)));
                entries
            }
        }
    }
}

impl PartialEq for Memo {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

/// An entry of a list of mandates; spans count from the section's start.
#[derive(Debug)]
pub(crate) struct Listed {
    /// The block that it is.
    pub(crate) block: usize,
    /// The symbols and the signs between them; `None` for words without any.
    pub(crate) head: Option<Span>,
    /// The title, or the words of an entry without a number.
    pub(crate) title: Option<Words>,
    /// Its numbers.
    pub(crate) numbers: Vec<ListedNumber>,
    /// The organ.
    pub(crate) organ: Option<Organ>,
    /// Full symbols, one for each part; document symbols as they are.
    pub(crate) symbols: Vec<Box<str>>,
    /// The symbols that it alone gives its title, `; ` between them, and a digest of the title as titles are compared.
    pub(crate) titled: Option<(Box<str>, u64)>,
}

/// A number of an entry.
#[derive(Debug)]
pub(crate) struct ListedNumber {
    pub(crate) span: Span,
    pub(crate) text: Box<str>,
    pub(crate) citation: Result<Citation, Malformed>,
}
