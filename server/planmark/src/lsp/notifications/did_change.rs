//! A text that is open was changed.

use std::sync::Arc;

use tower_lsp::gen_lsp_types::{DidChangeTextDocumentParams, ServerCapabilities, TextDocumentSyncKind};

use super::announce_sync;
use crate::lsp::method::Notification;
use crate::lsp::profile::Abilities;
use crate::lsp::session::Session;

/// `textDocument/didChange`
pub(in crate::lsp) enum DidChange {}

impl Notification for DidChange {
    const NAME: &'static str = "textDocument/didChange";
    const ABOUT: &'static str = "The text changed, by parts or as a whole.";
    type Params = DidChangeTextDocumentParams;

    fn announce(_: &Abilities, capabilities: &mut ServerCapabilities) {
        announce_sync(capabilities, |sync| sync.change = Some(TextDocumentSyncKind::Incremental));
    }

    fn apply(session: &Arc<Session>, params: Self::Params) {
        let document = params.text_document;
        session.edit(&document.text_document_identifier.uri, document.version, params.content_changes);
    }
}
