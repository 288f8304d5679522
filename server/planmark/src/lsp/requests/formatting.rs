//! A document in the one form that the formatter gives it.

use planmark_ide::formatting;
use tower_lsp::gen_lsp_types::{DocumentFormattingParams, ServerCapabilities, TextEdit, Uri};

use crate::lsp::method::{DocumentRequest, Request};
use crate::lsp::profile::Abilities;
use crate::lsp::reading::About;

/// `textDocument/formatting`
pub(in crate::lsp) enum Formatting {}

impl Request for Formatting {
    const NAME: &'static str = "textDocument/formatting";
    const ABOUT: &'static str =
        "The edits that bring the document into the one form that `planmark fmt` gives it.";
    type Params = DocumentFormattingParams;
    type Answer = Vec<TextEdit>;

    fn announce(_: &Abilities, capabilities: &mut ServerCapabilities) {
        capabilities.document_formatting_provider = Some(true.into());
    }
}

impl DocumentRequest for Formatting {
    fn document(params: &DocumentFormattingParams) -> &Uri {
        &params.text_document.uri
    }

    fn answer(about: &About<'_>, _: DocumentFormattingParams) -> Option<Vec<TextEdit>> {
        Some(about.edits(&formatting::edits(about.document)))
    }
}
