//! Citations of resolutions and decisions as values: what a printed number says, and how it is printed.
//!
//! **The organ decides what a number means, never the number.** A value holds the organ only where the page says it, or where a form
//! belongs to one organ alone ([`Number::only_organ`]); what cannot be decided stays `None` and is never guessed.
//!
//! - [`Citation::read`] reads the text of one `resolution` node;
//! - [`read_prose`] and [`read_mandates`] read the nodes of a whole block, with the words beside them;
//! - [`Citation::display`] prints the number as a language prints it, [`Citation::phrase`] with the words beside it;
//! - [`Citation::symbols`] gives the full symbols by which it is named everywhere in the program.

mod beside;
mod block;
mod malformed;
mod mend;
mod number;
mod parts;
mod phrase;
mod pinpoint;
mod print;
mod read;
mod tokens;
mod words;

pub use block::{Cited, read_mandates, read_prose};
pub use malformed::{Fault, Malformed};
pub use number::{ConferenceBody, Draft, Number, Series, Session, Shape};
pub use parts::{Part, PartRange, Parts};
pub use phrase::Phrase;
pub use pinpoint::{Label, Pinpoint, PinpointKind, begins_with_part};
pub use words::Relative;

use crate::organ::Organ;

/// What an organ adopted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// A resolution.
    Resolution,
    /// A decision.
    Decision,
    /// A statement by the President.
    Statement,
    /// Agreed conclusions (Economic and Social Council, Commission on the Status of Women).
    AgreedConclusions,
}

/// One printed number: a resolution or decision, or several parts of one.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Citation {
    /// Who adopted it; `None` where that is not decided.
    pub organ: Option<Organ>,
    /// What it is; `None` where that is not decided.
    pub kind: Option<Kind>,
    /// Session, year and number.
    pub number: Number,
    /// The part letters: `A`, `A and B`, `A–C`. Empty for a whole resolution.
    pub parts: Parts,
}

/// What is known of a number before it is read: from the heading of a list, or from the caller.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Context {
    /// Who adopted it.
    pub organ: Option<Organ>,
    /// What it is.
    pub kind: Option<Kind>,
}

impl Context {
    /// Nothing is known.
    pub const UNKNOWN: Self = Self { organ: None, kind: None };

    /// An organ's resolutions, or decisions.
    #[must_use]
    pub fn new(organ: Organ, kind: Kind) -> Self {
        Self { organ: Some(organ), kind: Some(kind) }
    }
}

impl From<Option<Organ>> for Context {
    fn from(organ: Option<Organ>) -> Self {
        Self { organ, kind: None }
    }
}

impl From<Organ> for Context {
    fn from(organ: Organ) -> Self {
        Self { organ: Some(organ), kind: None }
    }
}

impl Citation {
    /// A citation of a whole resolution, organ and kind undecided save where the number's form decides them.
    #[must_use]
    pub fn of(number: Number) -> Self {
        Self { organ: number.only_organ(), kind: None, number, parts: Parts::default() }
    }

    /// Reads the text of one `resolution` node: one number with its session or year and its part letters, in any language, width and
    /// spacing, or a full symbol.
    ///
    /// A full symbol says organ and kind itself. Elsewhere they are those of `context`, and where it has no organ, the only organ
    /// that prints numbers in this form, if there is one.
    ///
    /// # Errors
    ///
    /// [`Malformed`] says what is wrong and, where one is near, gives a valid form. [`Fault::Unknown`] is no defect of the
    /// text: only a form that is not known here.
    pub fn read(text: &str, context: impl Into<Context>) -> Result<Self, Malformed> {
        read::citation(text, context.into())
    }

    /// What it is, where that is said, or where the organ prints numbers of this form for one kind only: `1373 (2001)` of the Security
    /// Council is a resolution, whatever else a heading above it names.
    #[must_use]
    pub fn decided_kind(&self) -> Option<Kind> {
        self.kind.or_else(|| {
            let organ = self.organ?;
            let shape = self.number.shape();
            let mut kinds = organ.kinds().iter().filter(|kind| organ.prints(shape, Some(**kind)));
            kinds.next().copied().filter(|_| kinds.next().is_none())
        })
    }

    /// Whether it is the symbol of a draft (`2015/L.5`), not of something adopted.
    #[must_use]
    pub fn is_draft(&self) -> bool {
        matches!(self.number, Number::Draft(_))
    }

    /// The code of the reference tables (`GA-DEC`, `ESCAP`); `None` where the organ is not decided.
    #[must_use]
    pub fn organ_code(&self) -> Option<&'static str> {
        self.organ.map(|organ| organ.code(self.kind))
    }
}

#[cfg(test)]
mod tests;
