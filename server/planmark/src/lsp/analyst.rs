//! What owns the workspace: it takes changes in the order in which they were made, and gives out snapshots.
//!
//! What must stay true: changes are applied in order, and what the client says before what lies in files, so that nobody who types
//! waits for a workspace to be read; whoever reads a snapshot holds up nobody; a panic costs one document its analysis until its next
//! change, and nothing else.

use std::collections::{HashMap, VecDeque};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex};

use futures_channel::oneshot;
use planmark_plan::DocumentId;
use planmark_rules::CHECKS;
use planmark_syntax::Edit;
use planmark_workspace::record::Record;
use planmark_workspace::workspace::Library;
use planmark_workspace::{Settings, Workspace};

use super::lock::lock;
use super::panics;
use super::texts::OpenText;
use super::workers::{Lane, Workers};

/// How many changes are applied before a snapshot is given out. It bounds how long a reader waits while changes flood in.
const MAX_BATCH: usize = 4096;

/// How many changes of files are applied before a snapshot is given out, and before the client is listened to where there is one thread.
const MAX_FILE_BATCH: usize = 64;

/// A change of what is known.
#[derive(Debug)]
pub(super) enum Change {
    /// The client opened a text, or replaced it as a whole.
    Text(DocumentId, OpenText),
    /// The client replaced parts of a text, one after the other; the text is the one that came of it.
    Parts(DocumentId, OpenText, Vec<Edit>),
    /// The client closed a text. What is known of it stays until the file has been read.
    Closed(DocumentId),
    /// A file was read, and this is kept of it. A text that is open wins over its file.
    Read(DocumentId, Box<Record>),
    /// Files are no longer there, or no longer belong to the workspace.
    Gone(Vec<DocumentId>),
    /// Settings changed, which snapshots do not hold: what depends on them is to be looked at again.
    Configured,
}

/// What is known at some moment.
#[derive(Clone, Debug)]
pub(super) struct Snapshot {
    /// The documents and all that was understood of them.
    pub(super) workspace: Workspace,
    /// The texts that are open.
    pub(super) open: Arc<HashMap<DocumentId, OpenText>>,
    /// The number of the last change that is in it.
    pub(super) revision: u64,
}

impl Snapshot {
    /// Nothing; the texts of closed documents are in `library`.
    fn new(library: Arc<dyn Library>) -> Self {
        let mut workspace = Workspace::new(Settings::default(), CHECKS);
        workspace.set_library(library);
        Self { workspace, open: Arc::default(), revision: 0 }
    }
}

/// Who owns the workspace. A clone is the same.
#[derive(Clone, Debug)]
pub(super) struct Analyst {
    changes: Arc<Mutex<Changes>>,
    newest: Arc<Mutex<Newest>>,
}

/// What is not in a snapshot yet.
#[derive(Debug, Default)]
struct Changes {
    /// What the client did, each with its number.
    of_client: VecDeque<(u64, Change)>,
    /// What became of files. A text that is open wins over its file, whichever came first: these may wait.
    of_files: VecDeque<Change>,
    /// Who waits for changes.
    waiting: Option<oneshot::Sender<()>>,
}

#[derive(Debug)]
struct Newest {
    snapshot: Snapshot,
    /// How many snapshots there were.
    count: u64,
    /// Who waits for another.
    waiting: Vec<oneshot::Sender<()>>,
}

impl Analyst {
    /// Who will own a workspace; the texts of closed documents are in `library`.
    pub(super) fn new(library: Arc<dyn Library>) -> Self {
        let newest = Newest { snapshot: Snapshot::new(library), count: 0, waiting: Vec::new() };
        Self { changes: Arc::default(), newest: Arc::new(Mutex::new(newest)) }
    }

    /// Hands in a change that the client made, with its number. Numbers grow.
    pub(super) fn change(&self, revision: u64, change: Change) {
        let mut changes = lock(&self.changes);
        changes.of_client.push_back((revision, change));
        changes.tell();
    }

    /// Hands in a change of files.
    pub(super) fn files_changed(&self, change: Change) {
        let mut changes = lock(&self.changes);
        changes.of_files.push_back(change);
        changes.tell();
    }

    /// How many snapshots there were.
    pub(super) fn count(&self) -> u64 {
        lock(&self.newest).count
    }

    /// A snapshot after so many of them, and how many there were then.
    pub(super) async fn snapshot_after(&self, count: u64) -> (Snapshot, u64) {
        self.snapshot_where(|newest| newest.count > count).await
    }

    /// A snapshot with every change of the client up to a number.
    pub(super) async fn snapshot_at(&self, revision: u64) -> Snapshot {
        self.snapshot_where(|newest| newest.snapshot.revision >= revision).await.0
    }

    async fn snapshot_where(&self, wanted: impl Fn(&Newest) -> bool) -> (Snapshot, u64) {
        loop {
            let told = {
                let mut newest = lock(&self.newest);
                if wanted(&newest) {
                    return (newest.snapshot.clone(), newest.count);
                }
                let (tell, told) = oneshot::channel();
                newest.waiting.retain(|waiting| !waiting.is_canceled());
                newest.waiting.push(tell);
                told
            };
            // Whoever makes snapshots is there as long as who waits for them.
            let _ = told.await;
        }
    }

    async fn changes(&self) {
        loop {
            let told = {
                let mut changes = lock(&self.changes);
                if !changes.of_client.is_empty() || !changes.of_files.is_empty() {
                    return;
                }
                let (tell, told) = oneshot::channel();
                changes.waiting = Some(tell);
                told
            };
            let _ = told.await;
        }
    }

    /// Makes a snapshot with changes that were handed in: all that the client made, or else some of the files'.
    fn step(&self) {
        let mut now = lock(&self.newest).snapshot.clone();
        let mut batch = Batch::default();
        for (revision, change) in lock(&self.changes).take_clients() {
            now.revision = revision;
            batch.add(change);
        }
        if batch.changes.is_empty() {
            for _ in 0..MAX_FILE_BATCH {
                let Some(change) = lock(&self.changes).take_files() else { break };
                apply(&mut now, change);
            }
        }
        for change in batch.changes {
            apply(&mut now, change);
        }
        let mut newest = lock(&self.newest);
        newest.snapshot = now;
        newest.count += 1;
        for waiting in newest.waiting.drain(..) {
            // Who waited may have gone.
            let _ = waiting.send(());
        }
    }
}

impl Changes {
    fn tell(&mut self) {
        if let Some(waiting) = self.waiting.take() {
            // Who waited may have gone.
            let _ = waiting.send(());
        }
    }

    fn take_clients(&mut self) -> Vec<(u64, Change)> {
        let count = self.of_client.len().min(MAX_BATCH);
        self.of_client.drain(..count).collect()
    }

    /// A change of files, unless the client made one meanwhile.
    fn take_files(&mut self) -> Option<Change> {
        if self.of_client.is_empty() { self.of_files.pop_front() } else { None }
    }
}

/// Makes snapshots as long as there is a session.
pub(super) async fn analyse(analyst: Analyst, workers: Workers) {
    loop {
        analyst.changes().await;
        let worker = analyst.clone();
        // A panic that nobody caught costs the changes that were being applied.
        let _ = workers.run(Lane::Analysis, move || worker.step()).await;
    }
}

/// Changes to be applied together: edits of one text become one change, so that it is understood once.
#[derive(Default)]
struct Batch {
    changes: Vec<Change>,
    /// Where the last change of each text is, since the last change that may concern any document.
    texts: HashMap<DocumentId, usize>,
}

impl Batch {
    fn add(&mut self, change: Change) {
        let change = match change {
            Change::Parts(id, open, mut edits) => {
                match self.texts.get(&id).and_then(|at| self.changes.get_mut(*at)) {
                    Some(Change::Text(_, earlier)) => {
                        *earlier = open;
                        return;
                    }
                    Some(Change::Parts(_, earlier, earlier_edits)) => {
                        *earlier = open;
                        earlier_edits.append(&mut edits);
                        return;
                    }
                    _ => Change::Parts(id, open, edits),
                }
            }
            Change::Text(..) => change,
            other => {
                self.texts.clear();
                other
            }
        };
        if let Change::Text(id, _) | Change::Parts(id, ..) = &change {
            self.texts.insert(id.clone(), self.changes.len());
        }
        self.changes.push(change);
    }
}

fn apply(now: &mut Snapshot, change: Change) {
    let workspace = &mut now.workspace;
    match change {
        Change::Text(id, open) => {
            understand(workspace, &id, &open, None);
            Arc::make_mut(&mut now.open).insert(id, open);
        }
        Change::Parts(id, open, edits) => {
            understand(workspace, &id, &open, Some(&edits));
            Arc::make_mut(&mut now.open).insert(id, open);
        }
        Change::Closed(id) => {
            Arc::make_mut(&mut now.open).remove(&id);
        }
        Change::Read(id, record) => {
            if !now.open.contains_key(&id) {
                // Not on a copy: ten thousand files share their index with none.
                workspace.close(id, *record);
            }
        }
        Change::Gone(ids) => {
            for id in ids {
                if !now.open.contains_key(&id) {
                    attempt(workspace, &id, |workspace| workspace.remove(&id));
                }
            }
        }
        Change::Configured => {}
    }
}

/// Brings a document up to its text: by edits where it was understood before, or else from the text alone.
fn understand(workspace: &mut Workspace, id: &DocumentId, open: &OpenText, edits: Option<&[Edit]>) {
    let Some(text) = &open.text else {
        attempt(workspace, id, |workspace| workspace.remove(id));
        return;
    };
    let known = edits.filter(|_| workspace.open(id).is_some());
    if edits.is_none() && workspace.open(id).is_some_and(|document| document.text() == text) {
        // It was closed and is opened again before its file was read.
        return;
    }
    let done = known.is_some_and(|edits| attempt(workspace, id, |workspace| workspace.edit(id, edits)))
        || attempt(workspace, id, |workspace| workspace.set(id.clone(), text.clone()));
    if !done {
        attempt(workspace, id, |workspace| workspace.remove(id));
    }
}

/// Changes a copy, so that a panic leaves nothing half done. Whether it went well.
fn attempt(workspace: &mut Workspace, id: &DocumentId, change: impl FnOnce(&mut Workspace)) -> bool {
    let mut next = workspace.clone();
    match catch_unwind(AssertUnwindSafe(|| change(&mut next))) {
        Ok(()) => {
            *workspace = next;
            true
        }
        Err(cause) => {
            tracing::error!("{id} could not be analysed: {}", panics::cause(&*cause));
            false
        }
    }
}

#[cfg(test)]
mod tests {
    use futures_util::FutureExt;
    use std::collections::HashMap;
    use std::sync::{Arc, Mutex};

    use planmark_plan::{Document, DocumentId, Work};
    use planmark_rules::CHECKS;
    use planmark_syntax::{Edit, Text};
    use planmark_workspace::record::Record;
    use planmark_workspace::workspace::Library;
    use planmark_workspace::{Settings, Workspace};
    use tower_lsp::gen_lsp_types::Uri;

    use super::{Analyst, Batch, Change, Snapshot, analyse, apply, attempt};
    use crate::lsp::texts::OpenText;
    use crate::lsp::workers::Workers;

    fn open(text: &str, version: i32) -> OpenText {
        OpenText { uri: Uri::from("file:///a"), version, revision: 0, text: Some(Text::new(text)) }
    }

    fn text(snapshot: &Snapshot, id: &DocumentId) -> Option<String> {
        snapshot.workspace.document(id).map(|document| document.text().to_string())
    }

    /// The files of a test.
    #[derive(Clone, Debug, Default)]
    struct Shelf(Arc<Mutex<HashMap<DocumentId, Text>>>);

    impl Library for Shelf {
        fn text(&self, id: &DocumentId) -> Option<Text> {
            self.0.lock().unwrap().get(id).cloned()
        }
    }

    impl Shelf {
        fn read(&self, id: &DocumentId, text: &str) -> Change {
            self.0.lock().unwrap().insert(id.clone(), Text::new(text));
            let document = Document::new(Text::new(text), &Work::default());
            Change::Read(id.clone(), Box::new(Record::of(&document)))
        }

        fn snapshot(&self) -> Snapshot {
            Snapshot::new(Arc::new(self.clone()))
        }

        fn analyst(&self) -> Analyst {
            Analyst::new(Arc::new(self.clone()))
        }
    }

    #[test]
    fn edits_of_one_text_are_applied_together_and_in_order() {
        let (a, b) = (DocumentId::new("/a"), DocumentId::new("/b"));
        let mut batch = Batch::default();
        batch.add(Change::Text(a.clone(), open("x", 1)));
        batch.add(Change::Text(b.clone(), open("y", 1)));
        batch.add(Change::Parts(a.clone(), open("x1", 2), vec![Edit::new(1..1, "1")]));
        batch.add(Change::Configured);
        batch.add(Change::Parts(a.clone(), open("x12", 3), vec![Edit::new(2..2, "2")]));
        batch.add(Change::Parts(b.clone(), open("yz", 2), vec![Edit::new(1..1, "z")]));
        batch.add(Change::Parts(a.clone(), open("x123", 4), vec![Edit::new(3..3, "3")]));
        assert_eq!(batch.changes.len(), 5);
        let mut snapshot = Shelf::default().snapshot();
        batch.changes.into_iter().for_each(|change| apply(&mut snapshot, change));
        assert_eq!(
            (text(&snapshot, &a).unwrap(), text(&snapshot, &b).unwrap()),
            ("x123".into(), "yz".into())
        );
        assert_eq!(snapshot.open[&a].version, 4);
    }

    #[test]
    fn a_text_that_is_open_wins_over_its_file() {
        let id = DocumentId::new("/a");
        let shelf = Shelf::default();
        let mut snapshot = shelf.snapshot();
        apply(&mut snapshot, shelf.read(&id, "on disk"));
        assert_eq!(text(&snapshot, &id).unwrap(), "on disk");
        apply(&mut snapshot, Change::Text(id.clone(), open("open", 1)));
        apply(&mut snapshot, shelf.read(&id, "on disk, later"));
        apply(&mut snapshot, Change::Gone(vec![id.clone()]));
        assert_eq!(text(&snapshot, &id).unwrap(), "open");
        apply(&mut snapshot, Change::Closed(id.clone()));
        assert_eq!(text(&snapshot, &id).unwrap(), "open", "until the file has been read");
        apply(&mut snapshot, shelf.read(&id, "on disk"));
        assert_eq!(text(&snapshot, &id).unwrap(), "on disk");
        apply(&mut snapshot, Change::Gone(vec![id.clone()]));
        assert_eq!(text(&snapshot, &id), None);
    }

    #[test]
    fn a_panic_leaves_the_workspace_as_it_was() {
        let id = DocumentId::new("/a");
        let mut workspace = Workspace::new(Settings::default(), CHECKS);
        workspace.set(id.clone(), Text::new("before"));
        let done = attempt(&mut workspace, &id, |workspace| {
            workspace.set(id.clone(), Text::new("half done"));
            panic!("a mistake in the analysis");
        });
        assert!(!done);
        assert_eq!(workspace.document(&id).unwrap().text().to_string(), "before");
    }

    #[test]
    fn a_snapshot_has_every_change_that_was_asked_for() {
        let analyst = Shelf::default().analyst();
        let id = DocumentId::new("/a");
        analyst.change(1, Change::Text(id.clone(), open("", 1)));
        for revision in 2..=500 {
            let digits = "x".repeat(revision - 1);
            let edit = Edit::new(revision - 2..revision - 2, "x");
            analyst.change(revision as u64, Change::Parts(id.clone(), open(&digits, 1), vec![edit]));
        }
        let (workers, mut tasks) = Workers::new();
        let mut work = Box::pin(analyse(analyst.clone(), workers));
        let mut asked = Box::pin(analyst.snapshot_at(500));
        let snapshot = loop {
            assert!((&mut work).now_or_never().is_none());
            while let Ok(task) = tasks.try_recv() {
                task.run();
            }
            if let Some(snapshot) = (&mut asked).now_or_never() {
                break snapshot;
            }
        };
        assert_eq!(text(&snapshot, &id).unwrap().len(), 499);
    }

    #[test]
    fn what_the_client_opens_does_not_wait_for_files() {
        let shelf = Shelf::default();
        let analyst = shelf.analyst();
        let [open_one, file] = ["/open", "/file"].map(DocumentId::new);
        analyst.files_changed(shelf.read(&file, "on disk"));
        analyst.change(1, Change::Text(open_one.clone(), open("open", 1)));
        analyst.step();
        let first = analyst.snapshot_at(1).now_or_never().unwrap();
        assert_eq!((text(&first, &open_one).as_deref(), text(&first, &file)), (Some("open"), None));
        analyst.step();
        let second = analyst.snapshot_after(1).now_or_never().unwrap().0;
        assert_eq!(text(&second, &file).as_deref(), Some("on disk"));
    }
}
