//! How a selection grows.

use std::ops::Range as Bytes;

use tower_lsp::gen_lsp_types::{self as lsp, Position, Range, SelectionRangeParams, ServerCapabilities, Uri};

use crate::lsp::method::{DocumentRequest, Request};
use crate::lsp::profile::Abilities;
use crate::lsp::reading::About;

/// `textDocument/selectionRange`
pub(in crate::lsp) enum SelectionRange {}

impl Request for SelectionRange {
    const NAME: &'static str = "textDocument/selectionRange";
    const ABOUT: &'static str = "How a selection grows, from the word to the programme.";
    type Params = SelectionRangeParams;
    type Answer = Vec<lsp::SelectionRange>;

    fn announce(_: &Abilities, capabilities: &mut ServerCapabilities) {
        capabilities.selection_range_provider = Some(true.into());
    }
}

impl DocumentRequest for SelectionRange {
    fn document(params: &SelectionRangeParams) -> &Uri {
        &params.text_document.uri
    }

    fn answer(about: &About<'_>, params: SelectionRangeParams) -> Option<Vec<lsp::SelectionRange>> {
        let around = |position| planmark_ide::selection(about.document, about.offset(position));
        let positions = params.positions.into_iter();
        Some(positions.map(|at| selection(about, at, &around(at))).collect())
    }
}

/// What was found around a position: the smallest first, each in the one behind it.
fn selection(about: &About<'_>, at: Position, ranges: &[Bytes<usize>]) -> lsp::SelectionRange {
    let larger = |parent: Option<Box<lsp::SelectionRange>>, bytes: &Bytes<usize>| {
        Some(Box::new(lsp::SelectionRange { range: about.proto_range(bytes), parent }))
    };
    let nothing = lsp::SelectionRange { range: Range { start: at, end: at }, parent: None };
    ranges.iter().rev().fold(None, larger).map_or(nothing, |smallest| *smallest)
}
