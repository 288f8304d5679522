//! Addresses that can be opened.

use planmark_ide::{self, Link};
use tower_lsp::gen_lsp_types::{
    self as lsp, DocumentLinkOptions, DocumentLinkParams, ServerCapabilities, Uri,
};

use crate::lsp::method::{DocumentRequest, Request};
use crate::lsp::profile::Abilities;
use crate::lsp::reading::About;

/// `textDocument/documentLink`
pub(in crate::lsp) enum DocumentLink {}

impl Request for DocumentLink {
    const NAME: &'static str = "textDocument/documentLink";
    const ABOUT: &'static str =
        "The documents of the Organization that citations and symbols name, by their addresses.";
    type Params = DocumentLinkParams;
    type Answer = Vec<lsp::DocumentLink>;

    fn announce(_: &Abilities, capabilities: &mut ServerCapabilities) {
        capabilities.document_link_provider = Some(DocumentLinkOptions::default());
    }
}

impl DocumentRequest for DocumentLink {
    fn document(params: &DocumentLinkParams) -> &Uri {
        &params.text_document.uri
    }

    fn answer(about: &About<'_>, _: DocumentLinkParams) -> Option<Vec<lsp::DocumentLink>> {
        let link = |link: &Link| lsp::DocumentLink {
            range: about.proto_range(&link.range),
            target: Some(Uri::from(link.url.as_str())),
            tooltip: Some(link.url.clone()).filter(|_| about.reader.profile.can.link_tooltips),
            data: None,
        };
        Some(planmark_ide::links(about.document).iter().map(link).collect())
    }
}
