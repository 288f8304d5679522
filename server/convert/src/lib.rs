//! Import and export: one file a format.
//!
//! An import turns a published document into Planmark and loses nothing: every character of the source stands in a plan
//! or is dropped for a stated reason, and the [`Account`] proves it. Whatever an importer reads, it ends in
//! the same small model of a plan, and one writer prints that; so there is one canonical form, and one place that counts.
//!
//! What must stay true: importing the same bytes twice gives the same bytes; no input makes an import fail but by an
//! [`ImportError`] in one clear sentence; memory stays in proportion to the input.

mod account;
mod docx;
pub mod export;
mod file_name;
mod joining;
mod kind;
mod model;
mod text;
mod writer;

pub use account::{Account, DropReason, Removed, Uncertain};
pub use docx::problem::WordProblem;
pub use kind::FileKind;

/// The largest text that is read, in bytes. The largest published plan is about 1.2 MB of extracted text.
pub const MAX_TEXT_BYTES: usize = 32 * 1024 * 1024;

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
}

impl Format {
    /// Every format, in the order in which help lists them.
    pub const ALL: [Self; 5] =
        [Self::Biennial, Self::Biennial2006, Self::Annual, Self::Revision, Self::Report];

    /// The name by which `--format` takes it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Biennial2006 => "biennial-2006",
            Self::Biennial => "biennial",
            Self::Annual => "annual",
            Self::Revision => "revision",
            Self::Report => "report",
        }
    }

    /// The format of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.name() == name)
    }

    /// The value of `format` in the header of a plan.
    fn header_value(self) -> &'static str {
        match self {
            Self::Biennial2006 => Self::Biennial.name(),
            other => other.name(),
        }
    }
}

/// What an import gives.
#[derive(Clone, Debug)]
pub struct Import {
    /// One file for each programme, entity or report, in the order of the source.
    pub files: Vec<PlanFile>,
    /// What became of every character of the source.
    pub account: Account,
}

/// A plan, as it is to be written to disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanFile {
    /// The file's name, `.plan` included; no folder, no sign that a file system refuses.
    pub name: String,
    /// Its text, in canonical Planmark.
    pub text: String,
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

/// Why a source could not be imported.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ImportError {
    /// The bytes are not UTF-8.
    #[error("{name}: not UTF-8 text (byte {byte} is not valid)")]
    NotUtf8 {
        /// The source's name.
        name: String,
        /// Place of the first byte that is wrong, counted from 1.
        byte: usize,
        /// Whether the bytes read as Chinese text in GBK.
        chinese: bool,
    },
    /// A file that is no text, but of a kind that is known.
    #[error("{name}: a file of the kind {}, not a Word document or text", kind.name())]
    OtherKind {
        /// The source's name.
        name: String,
        /// What it is.
        kind: FileKind,
    },
    /// The text holds NUL or is otherwise no text.
    #[error("{name}: a binary file, not text (line {line})")]
    Binary {
        /// The source's name.
        name: String,
        /// Line of the first NUL, counted from 1.
        line: usize,
    },
    /// The source is larger than the limit.
    #[error("{name}: {size} bytes, more than the {limit} that can be imported")]
    TooLarge {
        /// The source's name.
        name: String,
        /// Its size in bytes.
        size: usize,
        /// The limit in bytes.
        limit: usize,
    },
    /// There is nothing but blanks in it.
    #[error("{name}: empty")]
    Empty {
        /// The source's name.
        name: String,
    },
    /// A Word document that cannot be read.
    #[error("{name}: {problem}")]
    Word {
        /// The source's name.
        name: String,
        /// Why.
        problem: WordProblem,
    },
    /// The format was not recognised.
    #[error(
        "{name}: not a programme plan, a revision or a report that is known; name its format to read it all the same"
    )]
    UnknownFormat {
        /// The source's name.
        name: String,
    },
}

/// Turns a published document into plans.
///
/// `progress` is told each stage as it begins.
///
/// # Errors
///
/// If the source is no text, too large, empty, or of a format that is not recognised.
pub fn import(
    source: Source<'_>,
    options: &Options,
    mut progress: impl FnMut(Stage),
) -> Result<Import, ImportError> {
    let name = source.name.to_owned();
    if source.bytes.len() > MAX_TEXT_BYTES {
        return Err(ImportError::TooLarge { name, size: source.bytes.len(), limit: MAX_TEXT_BYTES });
    }
    if docx::is_word(source.bytes) {
        let (plans, account) = docx::read(source.name, source.bytes, options, &mut progress)?;
        return Ok(finish(source.name, &plans, account, &mut progress));
    }
    if let Some(kind) = FileKind::of(source.bytes) {
        return Err(ImportError::OtherKind { name, kind });
    }
    let text = std::str::from_utf8(source.bytes).map_err(|error| ImportError::NotUtf8 {
        name: name.clone(),
        byte: error.valid_up_to() + 1,
        chinese: kind::reads_as_gbk(source.bytes),
    })?;
    if let Some(place) = text.find('\0') {
        let line = text[..place].matches('\n').count() + 1;
        return Err(ImportError::Binary { name, line });
    }
    if account::non_blank(text) == 0 {
        return Err(ImportError::Empty { name });
    }
    let (plans, account) = text::read(source.name, text, options.format, &mut progress)?;
    Ok(finish(source.name, &plans, account, &mut progress))
}

/// Prints `plans` and completes the account with what they hold. A plan that nothing in it names takes the name of its `source`.
fn finish(
    source: &str,
    plans: &[model::Plan],
    mut account: Account,
    progress: &mut dyn FnMut(Stage),
) -> Import {
    let mut names: Vec<String> = Vec::new();
    let mut files = Vec::new();
    for (index, plan) in plans.iter().enumerate() {
        progress(Stage::Writing(index, plans.len()));
        let printed = writer::print(plan);
        account.placed += printed.placed;
        let wanted = if plan.name.is_empty() { file_name::stem(source) } else { &plan.name };
        let name = file_name::unique(&file_name::safe(wanted), &names);
        files.push(PlanFile { name: format!("{name}.plan"), text: printed.text });
        names.push(name);
    }
    account.sort();
    Import { files, account }
}
