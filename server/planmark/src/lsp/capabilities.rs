//! What the server can do, and what it asks of the client for it.

use std::sync::Arc;
use std::time::Duration;

use serde_json::json;
use tower_lsp::gen_lsp_types::{
    ChangeNotifications, CodeActionKind, CodeActionOptions, CompletionOptions, DocumentLinkOptions,
    InitializeResult, Registration, ServerCapabilities, ServerInfo, TextDocumentSyncKind,
    TextDocumentSyncOptions, WorkspaceFoldersServerCapabilities, WorkspaceOptions,
};

use super::profile::{Profile, encoding_kind};
use super::session::Session;
use crate::configuration;

/// How long the client may take to register what it is asked for.
const PATIENCE: Duration = Duration::from_secs(30);

/// The answer to `initialize`.
pub(super) fn of_server(profile: &Profile) -> InitializeResult {
    let actions = CodeActionOptions {
        code_action_kinds: Some(vec![CodeActionKind::QuickFix]),
        ..CodeActionOptions::default()
    };
    let capabilities = ServerCapabilities {
        position_encoding: Some(encoding_kind(profile.encoding)),
        text_document_sync: Some(
            TextDocumentSyncOptions {
                open_close: Some(true),
                change: Some(TextDocumentSyncKind::Incremental),
                ..TextDocumentSyncOptions::default()
            }
            .into(),
        ),
        hover_provider: Some(true.into()),
        completion_provider: Some(CompletionOptions {
            // Editors ask by themselves while words are typed; these signs are none of a word.
            trigger_characters: Some(["/", "#", "("].map(ToOwned::to_owned).to_vec()),
            ..CompletionOptions::default()
        }),
        definition_provider: Some(true.into()),
        references_provider: Some(true.into()),
        document_highlight_provider: Some(true.into()),
        document_symbol_provider: Some(true.into()),
        folding_range_provider: Some(true.into()),
        document_link_provider: Some(DocumentLinkOptions::default()),
        code_action_provider: profile.can.code_actions.then(|| actions.into()),
        document_formatting_provider: Some(true.into()),
        document_range_formatting_provider: Some(true.into()),
        selection_range_provider: Some(true.into()),
        workspace_symbol_provider: Some(true.into()),
        workspace: Some(WorkspaceOptions {
            workspace_folders: Some(WorkspaceFoldersServerCapabilities {
                supported: Some(true),
                change_notifications: Some(ChangeNotifications::Bool(true)),
            }),
            ..WorkspaceOptions::default()
        }),
        ..ServerCapabilities::default()
    };
    let server =
        ServerInfo { name: "planmark".to_owned(), version: Some(env!("CARGO_PKG_VERSION").to_owned()) };
    InitializeResult { capabilities, server_info: Some(server) }
}

/// Asks the client to watch files and to tell of settings, where it can be asked.
pub(super) async fn register(session: Arc<Session>) {
    let Some(profile) = session.profile() else { return };
    let registration = |method: &str, options| Registration {
        id: method.to_owned(),
        method: method.to_owned(),
        register_options: options,
    };
    let mut wanted = Vec::new();
    if profile.can.watches_files {
        // Every file that may belong: which do is up to the configuration.
        let watchers = json!({"watchers": [
            {"globPattern": "**/*.plan"},
            {"globPattern": format!("**/{}", configuration::FILE_NAME)},
        ]});
        wanted.push(registration("workspace/didChangeWatchedFiles", Some(watchers)));
    }
    if profile.can.registers_configuration {
        let section = json!({"section": "planmark"});
        wanted.push(registration("workspace/didChangeConfiguration", Some(section)));
    }
    if wanted.is_empty() {
        return;
    }
    match tokio::time::timeout(PATIENCE, session.client.register_capability(wanted)).await {
        Ok(Ok(())) => {}
        // Who has said goodbye owes no answer.
        _ if session.has_ended() => {}
        Ok(Err(error)) => tracing::warn!("the editor will not tell of changed files or settings: {error}"),
        Err(_) => tracing::warn!("the editor did not say whether it will tell of changed files or settings"),
    }
}
