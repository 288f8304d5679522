//! Finding programmes and their parts by their names.

use planmark_ide::{self, NamedPlace};
use tower_lsp::gen_lsp_types::{
    self as lsp, BaseSymbolInformation, ServerCapabilities, WorkspaceSymbolParams, WorkspaceSymbolResponse,
};

use crate::lsp::method::{Request, WorkspaceRequest};
use crate::lsp::profile::Abilities;
use crate::lsp::reading::Reader;
use crate::lsp::to_proto;

/// `workspace/symbol`
pub(in crate::lsp) enum WorkspaceSymbol {}

impl Request for WorkspaceSymbol {
    const NAME: &'static str = "workspace/symbol";
    const ABOUT: &'static str = "Programmes and their parts in all documents, by words of their names.";
    type Params = WorkspaceSymbolParams;
    type Answer = WorkspaceSymbolResponse;

    fn announce(_: &Abilities, capabilities: &mut ServerCapabilities) {
        capabilities.workspace_symbol_provider = Some(true.into());
    }
}

impl WorkspaceRequest for WorkspaceSymbol {
    fn answer(reader: &Reader, params: WorkspaceSymbolParams) -> Option<WorkspaceSymbolResponse> {
        let found = planmark_ide::workspace_symbols(reader.workspace(), &params.query);
        let symbols = found.into_iter().filter_map(|named| symbol(reader, named)).collect();
        Some(WorkspaceSymbolResponse::WorkspaceSymbolList(symbols))
    }
}

fn symbol(reader: &Reader, named: NamedPlace) -> Option<lsp::WorkspaceSymbol> {
    Some(lsp::WorkspaceSymbol {
        location: reader.location(&named.place)?.into(),
        data: None,
        base_symbol_information: BaseSymbolInformation {
            name: named.name,
            kind: to_proto::symbol_kind(named.kind),
            tags: None,
            container_name: named.container,
        },
    })
}
