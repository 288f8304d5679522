//! Why a Word document could not be read, in one sentence each.

/// Most entries of the archive that a document is. Published documents have about eighty.
pub const MAX_ENTRIES: usize = 10_000;

/// Most bytes of one part of a document, unpacked. The text of a long section is 3 MB.
pub const MAX_PART_BYTES: u64 = 64 * 1024 * 1024;

/// Most bytes of all parts that are read, unpacked.
pub const MAX_DOCUMENT_BYTES: u64 = 192 * 1024 * 1024;

/// Most times that a large part may grow when it is unpacked. Published documents grow sixteen times; text that Word
/// wrote never grew a hundred times.
pub const MAX_GROWTH: u64 = 250;

/// Most elements that stand one within the other.
pub const MAX_DEPTH: usize = 256;

/// Most elements of a document that are kept while it is read.
pub const MAX_ELEMENTS: usize = 3_000_000;

/// Why a Word document could not be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WordProblem {
    /// The old binary form, or an encrypted document: both are the same kind of file.
    #[error(
        "a document in the old .doc form or protected by a password; save it as .docx without a password"
    )]
    OldOrProtected,
    /// The archive ends before its end, or is none.
    #[error("the file is damaged or was cut off")]
    Archive(String),
    /// An entry of the archive needs a password.
    #[error("protected by a password; save it without one")]
    Protected,
    /// More entries than `MAX_ENTRIES`.
    #[error("the archive has more than {MAX_ENTRIES} entries, which no Word document has")]
    TooManyEntries,
    /// An entry whose name leads out of the archive.
    #[error("the archive has an entry that leads out of it ({0}), which no Word document has")]
    Outside(String),
    /// A part larger than `MAX_PART_BYTES`.
    #[error("{part} is larger than {} MB when unpacked", MAX_PART_BYTES / (1024 * 1024))]
    PartTooLarge {
        /// The part's name.
        part: String,
    },
    /// All parts together are larger than `MAX_DOCUMENT_BYTES`.
    #[error("the document is larger than {} MB when unpacked", MAX_DOCUMENT_BYTES / (1024 * 1024))]
    DocumentTooLarge,
    /// A part that grows more than `MAX_GROWTH` times.
    #[error("{part} grows more than {MAX_GROWTH} times when unpacked, as text never does")]
    Growth {
        /// The part's name.
        part: String,
    },
    /// A part that must be there is not.
    #[error("not a Word document: {0} is missing")]
    Missing(String),
    /// The main part is no Word text: a workbook, a presentation.
    #[error("not a Word document, but one of type {0}")]
    ContentType(String),
    /// A part is no well-formed XML.
    #[error("{part} is damaged: {cause}")]
    Xml {
        /// The part's name.
        part: String,
        /// What the parser says.
        cause: String,
    },
    /// A document type declaration, or an entity that only one could declare.
    #[error("{part} declares entities, which no Word document does")]
    Entities {
        /// The part's name.
        part: String,
    },
    /// More elements within each other than `MAX_DEPTH`.
    #[error("{part} has more than {MAX_DEPTH} elements within each other")]
    TooDeep {
        /// The part's name.
        part: String,
    },
    /// More elements than `MAX_ELEMENTS`.
    #[error("the document has more than {MAX_ELEMENTS} elements")]
    TooManyElements,
    /// No plan and no report.
    #[error("no programme plan, revision or report that is known; it seems to be {seems}")]
    NoPlan {
        /// What it seems to be.
        seems: String,
    },
}
