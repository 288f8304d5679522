//! The names by which resolutions, titles and parts of plans are known across documents.

use planmark_syntax::Language;
use planmark_syntax::reference::Place;

/// What an index is kept by: a resolution, a title, or a part of a plan.
///
/// Parts of a plan are named without their edition: whoever looks one up leaves out the documents of other editions.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Key {
    /// A resolution, decision or statement, by its full symbol.
    Resolution(Box<str>),
    /// A title that lists of mandates give, by the language and its digest.
    Title(Language, u64),
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
    /// A resolution, decision or statement, by its full symbol.
    #[must_use]
    pub fn resolution(symbol: &str) -> Self {
        Self::Resolution(symbol.into())
    }

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

/// How often a programme or document does what with a key.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Count {
    /// Defines it: is, or holds, the part of the plan.
    pub defines: u32,
    /// Refers to the part of the plan.
    pub refers: u32,
    /// Lists the resolution as a mandate.
    pub lists: u32,
    /// Cites the resolution in its text.
    pub cites: u32,
}
