//! What is asked of an importer, and what it gives.

use crate::account::Account;
use crate::error::ImportError;
use crate::plan::Plan;

/// A document to import.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// The name of its file, for messages; years in it serve where the text states none.
    pub name: &'a str,
    /// Its bytes.
    pub bytes: &'a [u8],
}

/// How to import.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The format to read the source as, instead of the one that it is recognised as.
    pub format: Option<Format>,
    /// What becomes of the tracked changes of a Word document.
    pub changes: Changes,
}

/// What becomes of the tracked changes of a Word document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Changes {
    /// The text as it is once every change is accepted.
    #[default]
    Accept,
    /// The text as it was before any change.
    Reject,
}

/// The formats of documents that can be imported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A biennial programme plan in the form of 2006-2007 (A/59/6/Rev.1).
    Biennial2006,
    /// A biennial programme plan in the form of 2010 to 2019 (A/71/6/Rev.1).
    Biennial,
    /// A section of an annual programme budget (since A/74/6).
    Annual,
    /// Changes to a biennial programme plan.
    Revision,
    /// A report of the Secretary-General.
    Report,
    /// The budget of a peacekeeping mission, with its results-based framework.
    Mission,
}

impl Format {
    /// Every format, in the order in which help lists them.
    pub const ALL: [Self; 6] =
        [Self::Biennial, Self::Biennial2006, Self::Annual, Self::Revision, Self::Report, Self::Mission];

    /// The name by which `--format` takes it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Biennial2006 => "biennial-2006",
            Self::Biennial => "biennial",
            Self::Annual => "annual",
            Self::Revision => "revision",
            Self::Report => "report",
            Self::Mission => "mission",
        }
    }

    /// The format of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.name() == name)
    }

    /// Whether it is a plan of two years, with expected accomplishments.
    #[must_use]
    pub fn is_biennial(self) -> bool {
        matches!(self, Self::Biennial | Self::Biennial2006)
    }

    /// The value of `format` in the header of a plan.
    #[must_use]
    pub fn header_value(self) -> &'static str {
        match self {
            Self::Biennial2006 => Self::Biennial.name(),
            other => other.name(),
        }
    }
}

/// How far an import is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Lines are read, page furniture is taken out.
    Lines,
    /// Programmes, tables and lists are read.
    Structure,
    /// Plans are printed; the number that are done, and of all.
    Writing(usize, usize),
}

/// What an importer gives: plans still to be printed, and what became of the text that is in none of them.
pub type Read = (Vec<Plan>, Account);

/// Reads a document, and tells each stage as it begins.
pub type Reader = fn(Source<'_>, &Options, &mut dyn FnMut(Stage)) -> Result<Read, ImportError>;

/// A kind of document that can be imported.
#[derive(Clone, Copy, Debug)]
pub struct Importer {
    /// Whether a document with these bytes is of this kind.
    pub is_of_kind: fn(&[u8]) -> bool,
    /// How it is read.
    pub read: Reader,
}
