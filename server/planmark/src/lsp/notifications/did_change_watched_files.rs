//! Files changed, where the client watches them.

use std::sync::Arc;

use serde_json::{Value, json};
use tower_lsp::gen_lsp_types::{DidChangeWatchedFilesParams, ServerCapabilities};

use crate::configuration;
use crate::lsp::errands::Errand;
use crate::lsp::from_proto;
use crate::lsp::method::Notification;
use crate::lsp::profile::Abilities;
use crate::lsp::session::Session;

/// `workspace/didChangeWatchedFiles`
pub(in crate::lsp) enum DidChangeWatchedFiles {}

impl Notification for DidChangeWatchedFiles {
    const NAME: &'static str = "workspace/didChangeWatchedFiles";
    const ABOUT: &'static str = "Plans or `planmark.toml` files came, changed or went.";
    type Params = DidChangeWatchedFilesParams;

    /// Nothing is announced: the client is asked for it.
    fn announce(_: &Abilities, _: &mut ServerCapabilities) {}

    fn registration(can: &Abilities) -> Option<Value> {
        // Every file that may belong: which do is up to the configuration.
        let watchers = json!({"watchers": [
            {"globPattern": "**/*.plan"},
            {"globPattern": format!("**/{}", configuration::FILE_NAME)},
        ]});
        can.watches_files.then_some(watchers)
    }

    fn apply(session: &Arc<Session>, params: Self::Params) {
        let paths = params.changes.iter().filter_map(|event| from_proto::path(&event.uri));
        session.send_out(Errand::Changed(paths.collect()));
    }
}
