//! What in this document names the same as what stands here.

use std::ops::Range;

use super::references::named;
use crate::document::DocumentId;
use crate::workspace::Workspace;

/// A place to be set off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Highlight {
    /// Where, in bytes.
    pub range: Range<usize>,
    /// Whether the thing itself stands here, and not only its name.
    pub is_definition: bool,
}

/// The places of a document that name what stands at one of its bytes, in the order of the text.
#[must_use]
pub fn highlights(workspace: &Workspace, id: &DocumentId, offset: usize) -> Option<Vec<Highlight>> {
    let mut found: Vec<Highlight> = named(workspace, id, offset)?
        .into_iter()
        .filter(|(place, _)| place.id == *id)
        .map(|(place, is_definition)| Highlight { range: place.focus, is_definition })
        .collect();
    found.sort_by_key(|highlight| (highlight.range.start, highlight.range.end));
    found.dedup_by(|one, two| one.range == two.range);
    Some(found)
}
