//! The names by which parts of plans are known across documents.

use planmark_syntax::reference::Place;

/// A part of a plan, as those who refer to it name it.
///
/// Parts of a plan are named without their edition: whoever looks one up leaves out the documents of other editions.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Key {
    /// A programme, by its number.
    Programme(Box<str>),
    /// A part of a programme, such as subprogramme 3, by its programme's number (empty for an entity).
    Part {
        /// The number of its programme.
        programme: Box<str>,
        /// What it is.
        place: Place,
        /// Its number.
        number: Box<str>,
    },
    /// What carries its section's number in its own, such as paragraph 2.10 or table 3.4.
    Numbered {
        /// What it is.
        place: Place,
        /// Its number.
        number: Box<str>,
    },
}

impl Key {
    /// A programme, by its number.
    #[must_use]
    pub fn programme(number: &str) -> Self {
        Self::Programme(number.into())
    }

    /// A part of a programme, by its programme's number (empty for an entity).
    #[must_use]
    pub fn part(programme: &str, place: Place, number: &str) -> Self {
        Self::Part { programme: programme.into(), place, number: number.into() }
    }

    /// What carries its section's number in its own.
    #[must_use]
    pub fn numbered(place: Place, number: &str) -> Self {
        Self::Numbered { place, number: number.into() }
    }
}
