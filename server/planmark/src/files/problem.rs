//! What could not be read or written, and how paths are told.

use std::path::{Path, PathBuf};

use planmark_findings::Message;

/// A path that could not be read or written, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The path.
    pub path: PathBuf,
    /// Why.
    pub cause: Cause,
}

/// Why a path could not be read or written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cause {
    /// Nothing has this name.
    Missing,
    /// The user has no right to read the file.
    NoRightToFile,
    /// The user has no right to read the folder.
    NoRightToFolder,
    /// A device, pipe or socket; or a folder where a file is needed.
    NoFile,
    /// Larger than the limit; both in bytes.
    TooLarge {
        /// The size.
        size: u64,
        /// The limit.
        limit: usize,
    },
    /// Not text at all.
    Binary,
    /// Text in UTF-16.
    Utf16,
    /// Text in some encoding that is not UTF-8.
    NotUtf8 {
        /// The first byte that is wrong, counted from 1.
        byte: usize,
        /// Its line, counted from 1.
        line: usize,
    },
    /// A file of this name is there and has another content.
    Occupied,
    /// It could not be written; in the words of the operating system.
    NotWritten(String),
    /// Anything else, in the words of the operating system.
    Other(String),
}

impl Problem {
    /// A problem with a path.
    #[must_use]
    pub fn new(path: &Path, cause: Cause) -> Self {
        Self { path: path.to_owned(), cause }
    }

    /// The problem in one sentence.
    #[must_use]
    pub fn message(&self) -> Message {
        let message = match &self.cause {
            Cause::Missing => Message::new("file-missing"),
            Cause::NoRightToFile => Message::new("file-no-right"),
            Cause::NoRightToFolder => Message::new("folder-no-right"),
            Cause::NoFile => Message::new("file-no-file"),
            Cause::TooLarge { size, limit } => {
                Message::new("file-too-large").with("size", size.to_string()).with("limit", limit.to_string())
            }
            Cause::Binary => Message::new("file-binary"),
            Cause::Utf16 => Message::new("file-utf16"),
            Cause::NotUtf8 { byte, line } => {
                Message::new("file-not-utf8").with("byte", byte.to_string()).with("line", line.to_string())
            }
            Cause::Occupied => Message::new("file-occupied"),
            Cause::NotWritten(cause) => Message::new("file-not-written").with("cause", cause),
            Cause::Other(cause) => Message::new("file-trouble").with("cause", cause),
        };
        message.with("path", printable(&name(&self.path)))
    }
}

/// The path as text. Bytes that are no text are written as escapes, so that two paths never have one name.
#[must_use]
pub fn name(path: &Path) -> String {
    path.to_str().map_or_else(|| format!("{path:?}"), ToOwned::to_owned)
}

/// The text with its control characters, which could steer a terminal or break a line, made visible.
#[must_use]
pub fn printable(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for character in text.chars() {
        if character.is_control() {
            shown.extend(character.escape_default());
        } else {
            shown.push(character);
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::printable;

    #[test]
    fn names_cannot_steer_a_terminal() {
        assert_eq!(printable("方案\u{1b}[31m\n.plan"), "方案\\u{1b}[31m\\n.plan");
    }
}
