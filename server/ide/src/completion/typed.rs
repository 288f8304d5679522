//! What stands around the place at which something is typed.

use planmark_plan::document::Document;
use planmark_syntax::Language;

/// What is typed around a place: the line, and where in it the place is.
pub(super) struct Typed<'a> {
    pub(super) document: &'a Document,
    /// The byte at which the line begins.
    pub(super) line_start: usize,
    /// The byte of the place.
    pub(super) offset: usize,
    /// The line up to the place.
    pub(super) before: String,
    /// The line behind the place.
    pub(super) after: String,
}

impl<'a> Typed<'a> {
    pub(super) fn new(document: &'a Document, offset: usize) -> Self {
        let text = document.text();
        let line = text.line_of(offset);
        let range = text.line_range(line);
        let line_start = range.start.min(offset);
        Self {
            document,
            line_start,
            offset,
            before: text.slice(line_start..offset).to_string(),
            after: text.slice(offset..range.end.max(offset)).trim_end_matches(['\n', '\r']).to_owned(),
        }
    }

    pub(super) fn language(&self) -> Language {
        self.document.header().language().unwrap_or(Language::En)
    }
}
