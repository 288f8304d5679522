//! The workspace has other folders.

use std::sync::Arc;

use tower_lsp::gen_lsp_types::{
    ChangeNotifications, DidChangeWorkspaceFoldersParams, ServerCapabilities,
    WorkspaceFoldersServerCapabilities, WorkspaceOptions,
};

use crate::lsp::errands::Errand;
use crate::lsp::from_proto;
use crate::lsp::method::Notification;
use crate::lsp::profile::Abilities;
use crate::lsp::session::Session;

/// `workspace/didChangeWorkspaceFolders`
pub(in crate::lsp) enum DidChangeWorkspaceFolders {}

impl Notification for DidChangeWorkspaceFolders {
    const NAME: &'static str = "workspace/didChangeWorkspaceFolders";
    const ABOUT: &'static str = "Folders came into the workspace or were taken out of it.";
    type Params = DidChangeWorkspaceFoldersParams;

    fn announce(_: &Abilities, capabilities: &mut ServerCapabilities) {
        let folders = WorkspaceFoldersServerCapabilities {
            supported: Some(true),
            change_notifications: Some(ChangeNotifications::Bool(true)),
        };
        let workspace = capabilities.workspace.get_or_insert_with(WorkspaceOptions::default);
        workspace.workspace_folders = Some(folders);
    }

    fn apply(session: &Arc<Session>, params: Self::Params) {
        session.send_out(Errand::Folders {
            added: from_proto::folders(&params.event.added),
            removed: from_proto::folders(&params.event.removed),
        });
    }
}
