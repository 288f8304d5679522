//! One client and everything that is known while it is there.
//!
//! What must stay true: no lock is held across an `.await`; changes get their numbers, and go to the analyst, in the order in which
//! they were made.

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, OnceLock};

use futures_channel::mpsc::{UnboundedReceiver, UnboundedSender, unbounded};
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use planmark_plan::DocumentId;
use planmark_syntax::Encoding;
use tower_lsp::Client;
use tower_lsp::gen_lsp_types::{TextDocumentContentChangeEvent, Uri};

use super::analyst::{Analyst, Change};
use super::clock::Clock;
use super::errands::{Errand, Watch};
use super::from_proto;
use super::library::Files;
use super::lock::lock;
use super::preferences::Preferences;
use super::profile::Profile;
use super::texts::{Changed, OpenText, Texts};
use super::workers::{Task, Workers};
use crate::configuration;
use crate::files::FileSystem;

/// One client and everything that is known while it is there.
pub(super) struct Session {
    /// The way to the client.
    pub(super) client: Client,
    /// Who owns the workspace.
    pub(super) analyst: Analyst,
    /// What time it is.
    pub(super) clock: Clock,
    /// Where files are.
    pub(super) files: Arc<dyn FileSystem>,
    /// Settings, from files and from the editor.
    pub(super) preferences: Mutex<Preferences>,
    profile: OnceLock<Profile>,
    ways: Ways,
    spoken: Mutex<Spoken>,
    ended: AtomicBool,
}

/// Where the session hands out what others are to do.
pub(super) struct Ways {
    workers: Workers,
    chores: UnboundedSender<BoxFuture<'static, ()>>,
    errands: UnboundedSender<Errand>,
    watches: UnboundedSender<Watch>,
}

/// Where it is taken.
pub(super) struct Queues {
    /// Work that needs nothing but processor time.
    pub(super) tasks: UnboundedReceiver<Task>,
    /// What goes on beside requests.
    pub(super) chores: UnboundedReceiver<BoxFuture<'static, ()>>,
    /// What is to be done with files.
    pub(super) errands: UnboundedReceiver<Errand>,
    /// What is to be watched.
    pub(super) watches: UnboundedReceiver<Watch>,
}

/// Ways out of a session, and where they lead.
pub(super) fn ways() -> (Ways, Queues) {
    let (workers, tasks) = Workers::new();
    let (give_chores, chores) = unbounded();
    let (give_errands, errands) = unbounded();
    let (give_watches, watches) = unbounded();
    let ways = Ways { workers, chores: give_chores, errands: give_errands, watches: give_watches };
    (ways, Queues { tasks, chores, errands, watches })
}

/// What the client has said of its texts so far.
#[derive(Default)]
struct Spoken {
    texts: Texts,
    /// How many changes were made.
    revision: u64,
}

impl Session {
    /// A session with a client that has not introduced itself.
    pub(super) fn new(client: Client, files: Arc<dyn FileSystem>, ways: Ways) -> Self {
        Self {
            client,
            analyst: Analyst::new(Arc::new(Files(Arc::clone(&files)))),
            clock: Clock::default(),
            preferences: Mutex::new(Preferences::new(Arc::clone(&files))),
            files,
            profile: OnceLock::new(),
            ways,
            spoken: Mutex::default(),
            ended: AtomicBool::new(false),
        }
    }

    /// Where work is handed in.
    pub(super) fn workers(&self) -> &Workers {
        &self.ways.workers
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

    /// Has something done with files. Nobody does it any more when the session is at its end.
    pub(super) fn send_out(&self, errand: Errand) {
        let _ = self.ways.errands.unbounded_send(errand);
    }

    /// Asks for something to be watched.
    pub(super) fn watch(&self, watch: Watch) {
        let _ = self.ways.watches.unbounded_send(watch);
    }

    /// Begins work that nobody waits for.
    pub(super) fn spawn(&self, work: impl Future<Output = ()> + Send + 'static) {
        let _ = self.ways.chores.unbounded_send(work.boxed());
    }

    /// How many changes were made so far.
    pub(super) fn revision(&self) -> u64 {
        lock(&self.spoken).revision
    }

    /// Files came, changed or went, or settings did.
    pub(super) fn files_changed(&self, change: Change) {
        self.analyst.files_changed(change);
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
