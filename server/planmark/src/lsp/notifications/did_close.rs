//! A text was closed.

use std::sync::Arc;

use tower_lsp::gen_lsp_types::{DidCloseTextDocumentParams, ServerCapabilities};

use super::announce_sync;
use crate::lsp::method::Notification;
use crate::lsp::profile::Abilities;
use crate::lsp::session::Session;

/// `textDocument/didClose`
pub(in crate::lsp) enum DidClose {}

impl Notification for DidClose {
    const NAME: &'static str = "textDocument/didClose";
    const ABOUT: &'static str = "The client let go of a text: from now on its file counts.";
    type Params = DidCloseTextDocumentParams;

    fn announce(_: &Abilities, capabilities: &mut ServerCapabilities) {
        announce_sync(capabilities, |sync| sync.open_close = Some(true));
    }

    fn apply(session: &Arc<Session>, params: Self::Params) {
        session.close(&params.text_document.uri);
    }
}
