//! Places in documents, and how the spans of a programme become them.

use std::ops::Range;

use planmark_plan::document::{DocumentId, Part};
use planmark_syntax::Span;
use planmark_workspace::edition::Located;

/// A place in a document.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Place {
    /// The document.
    pub id: DocumentId,
    /// The whole of what is there, in bytes: a section with all that stands in it, a mandate with its title.
    pub range: Range<usize>,
    /// The part of it that names it: the line of the heading, the symbol of the mandate.
    pub focus: Range<usize>,
}

impl Place {
    /// In the order of documents, and of the text in each; a place is there once.
    pub(super) fn sort(places: &mut Vec<Self>) {
        let key = |place: &Self| {
            (place.id.clone(), place.focus.start, place.focus.end, place.range.start, place.range.end)
        };
        places.sort_by_cached_key(key);
        places.dedup();
    }
}

/// A span of a programme, in bytes of its document.
pub(super) fn at(part: &Part, span: Span) -> Range<usize> {
    span.at(part.start as usize)
}

/// A place that is its own name.
pub(super) fn simple(located: Located<'_>, span: Span) -> Place {
    let range = at(located.part, span);
    Place { id: located.id.clone(), focus: range.clone(), range }
}
