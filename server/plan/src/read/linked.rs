//! Resolutions to which links lead.

use planmark_syntax::citation::Context;
use planmark_syntax::{Address, Citation};

use super::facts::Link;
use planmark_syntax::Span;

/// A text that is longer is no name of a resolution.
const MOST_BYTES: usize = 200;

/// A resolution to which a link leads.
pub(super) struct Linked {
    /// The number in the link's text, or the whole link where it has no text of its own.
    pub(super) span: Span,
    /// What the address says it is.
    pub(super) citation: Citation,
    /// Whether the link has no text of its own.
    pub(super) is_bare: bool,
}

/// The resolution that a link names: by its address alone, or by a number in its text, which may be another than the address has.
pub(super) fn linked_resolution(link: &Link) -> Option<Linked> {
    let citation = Address::read(&link.url.text)?.citation()?;
    let Some(text) = &link.text else { return Some(Linked { span: link.span, citation, is_bare: true }) };
    let (start, end) = number_in(&text.text, &citation)?;
    // Where a line breaks within the text, the place of the number is not known.
    let is_as_typed = text.text.len() == (text.span.end - text.span.start) as usize;
    let span = Span::new(start, end).shifted(text.span.start);
    is_as_typed.then_some(Linked { span, citation, is_bare: false })
}

/// Where a text names the number: the whole text, or else the fewest words, from a blank to a blank.
fn number_in(text: &str, citation: &Citation) -> Option<(usize, usize)> {
    if text.len() > MOST_BYTES {
        return None;
    }
    let named = |start: usize, end: usize| Citation::read(text.get(start..end)?, Context::UNKNOWN).ok();
    if named(0, text.len()).is_some() {
        return Some((0, text.len()));
    }
    let blanks: Vec<usize> = text.match_indices(' ').map(|(at, _)| at).collect();
    let starts = blanks.iter().rev().map(|at| at + 1).chain([0]);
    let ends = |start: usize| blanks.iter().copied().filter(move |end| *end > start).chain([text.len()]);
    let mut places = starts.flat_map(|start| ends(start).map(move |end| (start, end)));
    places.find(|(start, end)| named(*start, *end).is_some_and(|it| it.number == citation.number))
}
