//! What in the same document is the same as what the pointer is on.

use tower_lsp::gen_lsp_types::{
    self as lsp, DocumentHighlightKind, DocumentHighlightParams, ServerCapabilities, Uri,
};

use crate::lsp::method::{DocumentRequest, Request};
use crate::lsp::profile::Abilities;
use crate::lsp::reading::About;

/// `textDocument/documentHighlight`
pub(in crate::lsp) enum DocumentHighlight {}

impl Request for DocumentHighlight {
    const NAME: &'static str = "textDocument/documentHighlight";
    const ABOUT: &'static str = "The same resolution or part wherever this document names it.";
    type Params = DocumentHighlightParams;
    type Answer = Vec<lsp::DocumentHighlight>;

    fn announce(_: &Abilities, capabilities: &mut ServerCapabilities) {
        capabilities.document_highlight_provider = Some(true.into());
    }
}

impl DocumentRequest for DocumentHighlight {
    fn document(params: &DocumentHighlightParams) -> &Uri {
        &params.text_document_position_params.text_document.uri
    }

    fn answer(about: &About<'_>, params: DocumentHighlightParams) -> Option<Vec<lsp::DocumentHighlight>> {
        let offset = about.offset(params.text_document_position_params.position);
        let found = planmark_ide::highlights(about.reader.workspace(), about.id, offset)?;
        let highlight = |found: &planmark_ide::Highlight| {
            let kind =
                if found.is_definition { DocumentHighlightKind::Write } else { DocumentHighlightKind::Read };
            lsp::DocumentHighlight { range: about.proto_range(&found.range), kind: Some(kind) }
        };
        Some(found.iter().map(highlight).collect())
    }
}
