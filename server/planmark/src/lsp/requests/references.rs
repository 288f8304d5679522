//! What refers to something.

use tower_lsp::gen_lsp_types::{Location, ReferenceParams, ServerCapabilities, Uri};

use crate::lsp::method::{DocumentRequest, Request};
use crate::lsp::profile::Abilities;
use crate::lsp::reading::About;

/// `textDocument/references`
pub(in crate::lsp) enum References {}

impl Request for References {
    const NAME: &'static str = "textDocument/references";
    const ABOUT: &'static str =
        "Every place that cites the resolution or refers to the part that is pointed at, in any document.";
    type Params = ReferenceParams;
    type Answer = Vec<Location>;

    fn announce(_: &Abilities, capabilities: &mut ServerCapabilities) {
        capabilities.references_provider = Some(true.into());
    }
}

impl DocumentRequest for References {
    fn document(params: &ReferenceParams) -> &Uri {
        &params.text_document_position_params.text_document.uri
    }

    fn answer(about: &About<'_>, params: ReferenceParams) -> Option<Vec<Location>> {
        let offset = about.offset(params.text_document_position_params.position);
        let with_definition = params.context.include_declaration;
        let found = planmark_ide::references(about.reader.workspace(), about.id, offset, with_definition)?;
        Some(found.iter().filter_map(|place| about.reader.location(place)).collect())
    }
}
