//! Where something is defined.

use planmark_ide::{self, Place};
use tower_lsp::gen_lsp_types::{
    DefinitionLink, DefinitionParams, DefinitionResponse, ServerCapabilities, Uri,
};

use crate::lsp::method::{DocumentRequest, Request};
use crate::lsp::profile::Abilities;
use crate::lsp::reading::About;

/// `textDocument/definition`
pub(in crate::lsp) enum Definition {}

impl Request for Definition {
    const NAME: &'static str = "textDocument/definition";
    const ABOUT: &'static str = "Where the reference that is pointed at leads, in any document.";
    type Params = DefinitionParams;
    type Answer = DefinitionResponse;

    fn announce(_: &Abilities, capabilities: &mut ServerCapabilities) {
        capabilities.definition_provider = Some(true.into());
    }
}

impl DocumentRequest for Definition {
    fn document(params: &DefinitionParams) -> &Uri {
        &params.text_document_position_params.text_document.uri
    }

    fn answer(about: &About<'_>, params: DefinitionParams) -> Option<DefinitionResponse> {
        let reader = about.reader;
        let offset = about.offset(params.text_document_position_params.position);
        let definition = planmark_ide::definition(reader.workspace(), about.id, offset)?;
        if !reader.profile.can.definition_links {
            let places = definition.targets.iter().filter_map(|place| reader.location(place));
            return Some(DefinitionResponse::Definition(places.collect::<Vec<_>>().into()));
        }
        let origin = about.proto_range(&definition.origin);
        let link = |place: &Place| {
            Some(DefinitionLink {
                origin_selection_range: Some(origin),
                target_uri: reader.uri(&place.id),
                target_range: reader.proto_range(&place.id, &place.range)?,
                target_selection_range: reader.proto_range(&place.id, &place.focus)?,
            })
        };
        Some(DefinitionResponse::DefinitionLinkList(definition.targets.iter().filter_map(link).collect()))
    }
}
