//! One client and everything that is known while it is there.
//!
//! What must stay true: no lock is held across an `.await`; changes get their numbers, and go to the analyst, in the order in which
//! they were made.

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use planmark_analysis::DocumentId;
use planmark_syntax::Encoding;
use tower_lsp::Client;
use tower_lsp::gen_lsp_types::{TextDocumentContentChangeEvent, Uri};

use super::analyst::{Analyst, Change};
use super::errands::Errand;
use super::from_proto;
use super::preferences::Preferences;
use super::profile::Profile;
use super::texts::{Changed, OpenText, Texts};
use crate::configuration;

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
    errands: OnceLock<Sender<Errand>>,
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
            errands: OnceLock::new(),
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
    pub(super) fn employ(&self, errands: Sender<Errand>) {
        // There is one client, which is initialized once.
        let _ = self.errands.set(errands);
    }

    /// Sends whoever reads files on an errand.
    pub(super) fn send_out(&self, errand: Errand) {
        if let Some(errands) = self.errands.get() {
            // The thread ends only with the session.
            let _ = errands.send(errand);
        }
    }

    /// Begins work that nobody waits for.
    pub(super) fn spawn(&self, work: impl Future<Output = ()> + Send + 'static) {
        self.runtime.spawn(work);
    }

    /// How many changes were made so far.
    pub(super) fn revision(&self) -> u64 {
        lock(&self.spoken).revision
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

    /// The client opened a text.
    pub(super) fn open(&self, uri: Uri, version: i32, text: &str) {
        let id = from_proto::document_id(&uri);
        let mut spoken = lock(&self.spoken);
        let revision = spoken.revision + 1;
        spoken.texts.open(id.clone(), uri, version, text, revision);
        self.tell(&mut spoken, id, Changed::Whole);
    }

    /// The client changed a text that is open.
    pub(super) fn edit(&self, uri: &Uri, version: i32, changes: Vec<TextDocumentContentChangeEvent>) {
        let id = from_proto::document_id(uri);
        let mut spoken = lock(&self.spoken);
        let revision = spoken.revision + 1;
        match spoken.texts.change(&id, version, changes, self.encoding(), revision) {
            Some(changed) => self.tell(&mut spoken, id, changed),
            None => tracing::warn!("{id} was changed, but it is not open"),
        }
    }

    /// The client closed a text.
    pub(super) fn close(&self, uri: &Uri) {
        let id = from_proto::document_id(uri);
        let mut spoken = lock(&self.spoken);
        let revision = spoken.revision + 1;
        if spoken.texts.close(&id, revision) {
            let change = if is_configuration(&id) { Change::Configured } else { Change::Closed(id.clone()) };
            self.make(&mut spoken, change);
            drop(spoken);
            self.send_out(Errand::Closed(id));
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
}

/// Whether the document is the workspace's configuration and no plan.
fn is_configuration(id: &DocumentId) -> bool {
    from_proto::id_path(id).is_some_and(configuration::is_configuration)
}
