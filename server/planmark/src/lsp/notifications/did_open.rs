//! A text was opened.

use std::sync::Arc;

use tower_lsp::gen_lsp_types::{DidOpenTextDocumentParams, ServerCapabilities};

use super::announce_sync;
use crate::lsp::method::Notification;
use crate::lsp::profile::Abilities;
use crate::lsp::session::Session;

/// `textDocument/didOpen`
pub(in crate::lsp) enum DidOpen {}

impl Notification for DidOpen {
    const NAME: &'static str = "textDocument/didOpen";
    const ABOUT: &'static str = "The client holds a text: what it says of it wins over the file.";
    type Params = DidOpenTextDocumentParams;

    fn announce(_: &Abilities, capabilities: &mut ServerCapabilities) {
        announce_sync(capabilities, |sync| sync.open_close = Some(true));
    }

    fn apply(session: &Arc<Session>, params: Self::Params) {
        let document = params.text_document;
        session.open(document.uri, document.version, &document.text);
    }
}
