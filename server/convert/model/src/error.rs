//! Why a source could not be imported, in one sentence each.

use crate::kind::FileKind;
use crate::word_problem::WordProblem;

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
