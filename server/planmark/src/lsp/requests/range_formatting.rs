//! A part of a document in the one form that the formatter gives it.

use planmark_ide::formatting;
use tower_lsp::gen_lsp_types::{DocumentRangeFormattingParams, ServerCapabilities, TextEdit, Uri};

use crate::lsp::method::{DocumentRequest, Request};
use crate::lsp::profile::Abilities;
use crate::lsp::reading::About;

/// `textDocument/rangeFormatting`
pub(in crate::lsp) enum RangeFormatting {}

impl Request for RangeFormatting {
    const NAME: &'static str = "textDocument/rangeFormatting";
    const ABOUT: &'static str = "Those of these edits that lie in a range.";
    type Params = DocumentRangeFormattingParams;
    type Answer = Vec<TextEdit>;

    fn announce(_: &Abilities, capabilities: &mut ServerCapabilities) {
        capabilities.document_range_formatting_provider = Some(true.into());
    }
}

impl DocumentRequest for RangeFormatting {
    fn document(params: &DocumentRangeFormattingParams) -> &Uri {
        &params.text_document.uri
    }

    fn answer(about: &About<'_>, params: DocumentRangeFormattingParams) -> Option<Vec<TextEdit>> {
        let range = about.range(params.range);
        Some(about.edits(&formatting::edits_in(about.document, &range)))
    }
}
