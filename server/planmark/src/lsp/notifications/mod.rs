//! What a client tells, one file a notification: its name, what is announced of it or asked for, and what it changes.
//!
//! What must stay true: each is applied at once, in the order in which it was sent; nothing here parses a plan or waits.

mod did_change;
mod did_change_configuration;
mod did_change_watched_files;
mod did_change_workspace_folders;
mod did_close;
mod did_open;

pub(super) use did_change::DidChange;
pub(super) use did_change_configuration::DidChangeConfiguration;
pub(super) use did_change_watched_files::DidChangeWatchedFiles;
pub(super) use did_change_workspace_folders::DidChangeWorkspaceFolders;
pub(super) use did_close::DidClose;
pub(super) use did_open::DidOpen;

use tower_lsp::gen_lsp_types::{ServerCapabilities, TextDocumentSync, TextDocumentSyncOptions};

/// Announces something of how texts are kept in step.
fn announce_sync(capabilities: &mut ServerCapabilities, say: impl FnOnce(&mut TextDocumentSyncOptions)) {
    let mut options = match capabilities.text_document_sync.take() {
        Some(TextDocumentSync::Options(options)) => options,
        _ => TextDocumentSyncOptions::default(),
    };
    say(&mut options);
    capabilities.text_document_sync = Some(options.into());
}
