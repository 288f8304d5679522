//! One client and everything that is known while it is there.
//!
//! What must stay true: no lock is held across an `.await`; changes get their numbers, and go to the analyst, in the order in which
//! they were made.

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use planmark_plan::DocumentId;
use planmark_syntax::Encoding;
use serde::de::DeserializeOwned;
use tower_lsp::Client;
use tower_lsp::gen_lsp_types::{
    DidChangeTextDocumentParams, DidChangeWatchedFilesParams, DidChangeWorkspaceFoldersParams,
    DidCloseTextDocumentParams, DidOpenTextDocumentParams,
};
use tower_lsp::jsonrpc::Request;

use super::analyst::{Analyst, Change};
use super::disk::{Disk, Errand};
use super::from_proto;
use super::front::Notified;
use super::preferences::{self, Preferences};
use super::profile::Profile;
use super::texts::{Changed, OpenText, Texts};

/// One client and everything that is known while it is there.
pub(super) struct Session {
    /// The way to the client.
    pub(super) client: Client,
    /// The way to the thread that owns the workspace.
    pub(super) analyst: Analyst,
    /// Where work is done that nobody waits for.
    pub(super) runtime: tokio::runtime::Handle,
    /// Settings, from files and from the editor.
    pub(super) preferences: Mutex<Preferences>,
    profile: OnceLock<Profile>,
    disk: OnceLock<Disk>,
    spoken: Mutex<Spoken>,
    ended: AtomicBool,
}

/// What the client has said of its texts so far.
#[derive(Default)]
struct Spoken {
    texts: Texts,
    /// How many changes were made.
    revision: u64,
}

/// A lock whose holder panicked is as good as any: what it guards is whole after every step.
pub(super) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Session {
    /// A session with a client that has not introduced itself. To be called on the runtime.
    pub(super) fn new(client: Client) -> Arc<Self> {
        Arc::new(Self {
            client,
            analyst: Analyst::start(),
            runtime: tokio::runtime::Handle::current(),
            preferences: Mutex::default(),
            profile: OnceLock::new(),
            disk: OnceLock::new(),
            spoken: Mutex::default(),
            ended: AtomicBool::new(false),
        })
    }

    /// Begins, with what was agreed. `false` if it has begun before.
    pub(super) fn begin(&self, profile: Profile) -> bool {
        self.profile.set(profile).is_ok()
    }

    /// Ends: whatever is notified from now on changes nothing.
    pub(super) fn end(&self) {
        self.ended.store(true, Ordering::SeqCst);
    }

    /// Whether the client asked for the end.
    pub(super) fn has_ended(&self) -> bool {
        self.ended.load(Ordering::SeqCst)
    }

    /// What was agreed with the client, once it has introduced itself.
    pub(super) fn profile(&self) -> Option<&Profile> {
        self.profile.get()
    }

    /// The unit in which columns are counted.
    pub(super) fn encoding(&self) -> Encoding {
        self.profile().map(|profile| profile.encoding).unwrap_or_default()
    }

    /// Gives the session someone who reads files.
    pub(super) fn employ(&self, disk: Disk) {
        // There is one client, which is initialized once.
        let _ = self.disk.set(disk);
    }

    /// Sends whoever reads files on an errand.
    pub(super) fn send_out(&self, errand: Errand) {
        if let Some(disk) = self.disk.get() {
            disk.send_out(errand);
        }
    }

    /// Makes a change that comes from elsewhere than the client's texts.
    pub(super) fn change(&self, change: Change) {
        self.make(&mut lock(&self.spoken), change);
    }

    /// Whether a text was changed, opened or closed after a revision.
    pub(super) fn changed_after(&self, id: &DocumentId, revision: u64) -> bool {
        lock(&self.spoken).texts.last_change(id) > revision
    }

    /// The texts of `planmark.toml` files that are open, with their paths.
    pub(super) fn open_configurations(&self) -> Vec<(PathBuf, OpenText)> {
        let spoken = lock(&self.spoken);
        let open = spoken.texts.open_texts().filter(|(id, _)| is_configuration(id));
        open.filter_map(|(id, open)| Some((from_proto::id_path(id)?.to_owned(), open.clone()))).collect()
    }

    fn make(&self, spoken: &mut Spoken, change: Change) {
        spoken.revision += 1;
        self.analyst.change(spoken.revision, change);
    }

    fn opened(&self, params: DidOpenTextDocumentParams) {
        let document = params.text_document;
        let id = from_proto::document_id(&document.uri);
        let mut spoken = lock(&self.spoken);
        let revision = spoken.revision + 1;
        spoken.texts.open(id.clone(), document.uri, document.version, &document.text, revision);
        self.tell(&mut spoken, id, Changed::Whole);
    }

    fn edited(&self, params: DidChangeTextDocumentParams) {
        let id = from_proto::document_id(&params.text_document.text_document_identifier.uri);
        let mut spoken = lock(&self.spoken);
        let revision = spoken.revision + 1;
        let changes = params.content_changes;
        let changed =
            spoken.texts.change(&id, params.text_document.version, changes, self.encoding(), revision);
        match changed {
            Some(changed) => self.tell(&mut spoken, id, changed),
            None => tracing::warn!("{id} was changed, but it is not open"),
        }
    }

    fn tell(&self, spoken: &mut Spoken, id: DocumentId, changed: Changed) {
        let Some(open) = spoken.texts.get(&id).cloned() else { return };
        let change = match changed {
            _ if is_configuration(&id) => Change::Configured,
            Changed::Whole => Change::Text(id, open),
            Changed::Parts(edits) => Change::Parts(id, open, edits),
        };
        self.make(spoken, change);
    }

    fn closed(&self, params: &DidCloseTextDocumentParams) {
        let id = from_proto::document_id(&params.text_document.uri);
        let mut spoken = lock(&self.spoken);
        let revision = spoken.revision + 1;
        if spoken.texts.close(&id, revision) {
            let change = if is_configuration(&id) { Change::Configured } else { Change::Closed(id.clone()) };
            self.make(&mut spoken, change);
            drop(spoken);
            self.send_out(Errand::Closed(id));
        }
    }

    fn files_changed(&self, params: &DidChangeWatchedFilesParams) {
        let paths: Vec<PathBuf> =
            params.changes.iter().filter_map(|event| from_proto::path(&event.uri)).collect();
        self.send_out(Errand::Changed(paths));
    }

    fn folders_changed(&self, params: &DidChangeWorkspaceFoldersParams) {
        self.send_out(Errand::Folders {
            added: from_proto::folders(&params.event.added),
            removed: from_proto::folders(&params.event.removed),
        });
    }
}

/// Whether the document is the workspace's configuration and no plan.
fn is_configuration(id: &DocumentId) -> bool {
    from_proto::id_path(id).is_some_and(preferences::is_configuration)
}

impl Notified for Session {
    fn notified(self: &Arc<Self>, notification: &Request) -> bool {
        let method = notification.method();
        // Before the client has introduced itself, and after it said goodbye, notifications are dropped, as the protocol asks.
        if self.profile().is_none() || self.has_ended() {
            return !is_lifecycle(method);
        }
        match method {
            "textDocument/didOpen" => with(notification, |params| self.opened(params)),
            "textDocument/didChange" => with(notification, |params| self.edited(params)),
            "textDocument/didClose" => with(notification, |params| self.closed(&params)),
            "workspace/didChangeWatchedFiles" => with(notification, |params| self.files_changed(&params)),
            "workspace/didChangeWorkspaceFolders" => {
                with(notification, |params| self.folders_changed(&params));
            }
            "workspace/didChangeConfiguration" => {
                with(notification, |params| preferences::changed(self, &params));
            }
            _ => return false,
        }
        true
    }

    fn revision(&self) -> u64 {
        lock(&self.spoken).revision
    }
}

fn is_lifecycle(method: &str) -> bool {
    matches!(method, "initialized" | "exit" | "$/cancelRequest")
}

fn with<P: DeserializeOwned>(notification: &Request, apply: impl FnOnce(P)) {
    // The parameters of a document are as large as the document: they are read where they lie.
    let params = notification.params().unwrap_or(&serde_json::Value::Null);
    match P::deserialize(params) {
        Ok(params) => apply(params),
        Err(error) => tracing::error!("{} cannot be read: {error}", notification.method()),
    }
}
