//! The outline of a document.

use planmark_ide::{self, Symbol};
use tower_lsp::gen_lsp_types::{
    self as lsp, BaseSymbolInformation, DocumentSymbolParams, DocumentSymbolResponse, Location,
    ServerCapabilities, SymbolInformation, Uri,
};

use crate::lsp::method::{DocumentRequest, Request};
use crate::lsp::profile::Abilities;
use crate::lsp::reading::About;
use crate::lsp::to_proto;

/// `textDocument/documentSymbol`
pub(in crate::lsp) enum DocumentSymbol {}

impl Request for DocumentSymbol {
    const NAME: &'static str = "textDocument/documentSymbol";
    const ABOUT: &'static str = "The outline: a tree, or for clients that read none a list.";
    type Params = DocumentSymbolParams;
    type Answer = DocumentSymbolResponse;

    fn announce(_: &Abilities, capabilities: &mut ServerCapabilities) {
        capabilities.document_symbol_provider = Some(true.into());
    }
}

impl DocumentRequest for DocumentSymbol {
    fn document(params: &DocumentSymbolParams) -> &Uri {
        &params.text_document.uri
    }

    fn answer(about: &About<'_>, _: DocumentSymbolParams) -> Option<DocumentSymbolResponse> {
        let symbols = planmark_ide::symbols(about.document);
        if about.reader.profile.can.symbol_trees {
            let tree = symbols.into_iter().map(|symbol| branch(about, symbol)).collect();
            return Some(DocumentSymbolResponse::DocumentSymbolList(tree));
        }
        let mut list = Vec::new();
        let uri = about.reader.uri(about.id);
        for symbol in symbols {
            put_in_list(about, &uri, symbol, None, &mut list);
        }
        Some(DocumentSymbolResponse::SymbolInformationList(list))
    }
}

#[expect(deprecated, reason = "a member that no longer means anything must be named to be left out")]
fn branch(about: &About<'_>, symbol: Symbol) -> lsp::DocumentSymbol {
    let children: Vec<lsp::DocumentSymbol> =
        symbol.children.into_iter().map(|child| branch(about, child)).collect();
    lsp::DocumentSymbol {
        range: about.proto_range(&symbol.range),
        selection_range: about.proto_range(&symbol.focus),
        name: symbol.name,
        detail: symbol.detail,
        kind: to_proto::symbol_kind(symbol.kind),
        tags: None,
        deprecated: None,
        children: Some(children).filter(|children| !children.is_empty()),
    }
}

#[expect(deprecated, reason = "a member that no longer means anything must be named to be left out")]
fn put_in_list(
    about: &About<'_>,
    uri: &Uri,
    symbol: Symbol,
    container: Option<&str>,
    list: &mut Vec<SymbolInformation>,
) {
    list.push(SymbolInformation {
        deprecated: None,
        location: Location { uri: uri.clone(), range: about.proto_range(&symbol.range) },
        base_symbol_information: BaseSymbolInformation {
            name: symbol.name.clone(),
            kind: to_proto::symbol_kind(symbol.kind),
            tags: None,
            container_name: container.map(ToOwned::to_owned),
        },
    });
    for child in symbol.children {
        put_in_list(about, uri, child, Some(&symbol.name), list);
    }
}
