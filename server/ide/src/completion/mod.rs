//! What may be typed next: a resolution by its number or by words of its title, the keyword of a heading, a line of the header.

mod header;
mod heading;
mod listings;
mod resolution;

use std::ops::Range;

use planmark_syntax::Language;

use planmark_plan::document::{Document, DocumentId};
use planmark_workspace::workspace::Workspace;

/// The most that is offered at once. A further letter shortens the list: the editor asks again.
const MOST: usize = 50;

/// What may be typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    /// The likeliest first.
    pub items: Vec<CompletionItem>,
    /// Whether there is more, so that it must be asked for again when more is typed.
    pub is_incomplete: bool,
}

/// One thing that may be typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CompletionItem {
    /// What it is.
    pub kind: CompletionKind,
    /// What is shown.
    pub label: String,
    /// What is shown beside it.
    pub detail: Option<String>,
    /// The bytes of the document that it takes the place of: what was typed of it.
    pub range: Range<usize>,
    /// What is put there.
    pub text: String,
}

/// What can be completed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CompletionKind {
    /// A resolution or decision.
    Resolution,
    /// The keyword of a heading.
    Heading,
    /// A key of the header.
    HeaderKey,
    /// A value of the header.
    HeaderValue,
}

/// What is typed around a place: the line, and where in it the place is.
struct Typed<'a> {
    document: &'a Document,
    /// The byte at which the line begins.
    line_start: usize,
    /// The byte of the place.
    offset: usize,
    /// The line up to the place.
    before: String,
    /// The line behind the place.
    after: String,
}

impl<'a> Typed<'a> {
    fn new(document: &'a Document, offset: usize) -> Self {
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

    fn language(&self) -> Language {
        self.document.header().language().unwrap_or(Language::En)
    }
}

/// What may be typed at a byte of a document. `None` where nothing is offered.
#[must_use]
pub fn completion(workspace: &Workspace, id: &DocumentId, offset: usize) -> Option<Completion> {
    let (id, document) = workspace.stored(id)?;
    let typed = Typed::new(document, offset);
    if let Some(items) = header::items(&typed) {
        return bounded(items);
    }
    if let Some(items) = heading::items(&typed) {
        return bounded(items);
    }
    resolution::completion(workspace, id, &typed).filter(|found| !found.items.is_empty())
}

fn bounded(mut items: Vec<CompletionItem>) -> Option<Completion> {
    let is_incomplete = items.len() > MOST;
    items.truncate(MOST);
    (!items.is_empty()).then_some(Completion { items, is_incomplete })
}

#[cfg(test)]
mod tests;
