//! The thread that owns the workspace: it takes changes in the order in which they were made, and gives out snapshots.
//!
//! What must stay true: changes are applied in order; whoever reads a snapshot holds up nobody; a panic costs one document its
//! analysis until its next change, and nothing else.

use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, Sender};

use planmark_plan::{Document, DocumentId};
use planmark_rules::CHECKS;
use planmark_syntax::Edit;
use planmark_workspace::workspace::Checked;
use planmark_workspace::{Settings, Workspace};
use tokio::sync::watch;

use super::panics;
use super::texts::OpenText;

/// How many changes are applied before a snapshot is given out. It bounds how long a reader waits while changes flood in.
const MAX_BATCH: usize = 4096;

/// A change of what is known.
#[derive(Debug)]
pub(super) enum Change {
    /// The client opened a text, or replaced it as a whole.
    Text(DocumentId, OpenText),
    /// The client replaced parts of a text, one after the other; the text is the one that came of it.
    Parts(DocumentId, OpenText, Vec<Edit>),
    /// The client closed a text. What is known of it stays until the file has been read.
    Closed(DocumentId),
    /// Files were read. A text that is open wins over its file.
    Read(Vec<(DocumentId, Document)>),
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

impl Default for Snapshot {
    fn default() -> Self {
        Self { workspace: Workspace::new(Settings::default(), CHECKS), open: Arc::default(), revision: 0 }
    }
}

/// The way to the thread.
#[derive(Debug)]
pub(super) struct Analyst {
    changes: Sender<(u64, Change)>,
    snapshots: watch::Receiver<Snapshot>,
}

impl Analyst {
    /// Starts the thread. It ends when this value is dropped.
    pub(super) fn start() -> Self {
        let (changes, received) = mpsc::channel();
        let (publish, snapshots) = watch::channel(Snapshot::default());
        let thread = std::thread::Builder::new().name("analyst".to_owned());
        if let Err(error) = thread.spawn(move || run(&received, &publish)) {
            tracing::error!("the analysis cannot be started: {error}");
        }
        Self { changes, snapshots }
    }

    /// Hands in a change with its number. Numbers grow.
    pub(super) fn change(&self, revision: u64, change: Change) {
        // The thread ends only with the program.
        let _ = self.changes.send((revision, change));
    }

    /// The newest snapshots, as they come.
    pub(super) fn snapshots(&self) -> watch::Receiver<Snapshot> {
        self.snapshots.clone()
    }

    /// A snapshot with every change up to a number. `None` if the thread has ended.
    pub(super) async fn snapshot_at(&self, revision: u64) -> Option<Snapshot> {
        let mut snapshots = self.snapshots.clone();
        let snapshot = snapshots.wait_for(|snapshot| snapshot.revision >= revision).await.ok()?;
        Some(snapshot.clone())
    }
}

fn run(changes: &Receiver<(u64, Change)>, publish: &watch::Sender<Snapshot>) {
    let mut now = Snapshot::default();
    while let Ok(first) = changes.recv() {
        let mut batch = Batch::default();
        for (revision, change) in std::iter::once(first).chain(changes.try_iter()).take(MAX_BATCH) {
            now.revision = revision;
            batch.add(change);
        }
        for change in batch.changes {
            apply(&mut now, change);
        }
        publish.send_replace(now.clone());
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
        Change::Read(documents) => {
            for (id, document) in documents {
                if !now.open.contains_key(&id) {
                    attempt(workspace, &id, |workspace| {
                        workspace.put(id.clone(), Checked::new(document, CHECKS))
                    });
                }
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
    let known = edits.filter(|_| workspace.document(id).is_some());
    if edits.is_none() && workspace.document(id).is_some_and(|document| document.text() == text) {
        // A file that was read before is opened as it lies on disk.
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
    use planmark_plan::{Document, DocumentId, Work};
    use planmark_rules::CHECKS;
    use planmark_syntax::{Edit, Text};
    use planmark_workspace::{Settings, Workspace};
    use tower_lsp::gen_lsp_types::Uri;

    use super::{Analyst, Batch, Change, Snapshot, apply, attempt};
    use crate::lsp::texts::OpenText;

    fn open(text: &str, version: i32) -> OpenText {
        OpenText { uri: Uri::from("file:///a"), version, revision: 0, text: Some(Text::new(text)) }
    }

    fn text(snapshot: &Snapshot, id: &DocumentId) -> Option<String> {
        snapshot.workspace.document(id).map(|document| document.text().to_string())
    }

    fn read(id: &DocumentId, text: &str) -> Change {
        Change::Read(vec![(id.clone(), Document::new(Text::new(text), &Work::default()))])
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
        let mut snapshot = Snapshot::default();
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
        let mut snapshot = Snapshot::default();
        apply(&mut snapshot, read(&id, "on disk"));
        assert_eq!(text(&snapshot, &id).unwrap(), "on disk");
        apply(&mut snapshot, Change::Text(id.clone(), open("open", 1)));
        apply(&mut snapshot, read(&id, "on disk, later"));
        apply(&mut snapshot, Change::Gone(vec![id.clone()]));
        assert_eq!(text(&snapshot, &id).unwrap(), "open");
        apply(&mut snapshot, Change::Closed(id.clone()));
        assert_eq!(text(&snapshot, &id).unwrap(), "open", "until the file has been read");
        apply(&mut snapshot, read(&id, "on disk"));
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

    #[tokio::test]
    async fn a_snapshot_has_every_change_that_was_asked_for() {
        let analyst = Analyst::start();
        let id = DocumentId::new("/a");
        analyst.change(1, Change::Text(id.clone(), open("", 1)));
        for revision in 2..=500 {
            let digits = "x".repeat(revision - 1);
            let edit = Edit::new(revision - 2..revision - 2, "x");
            analyst.change(revision as u64, Change::Parts(id.clone(), open(&digits, 1), vec![edit]));
        }
        let snapshot = analyst.snapshot_at(500).await.unwrap();
        assert_eq!(text(&snapshot, &id).unwrap().len(), 499);
    }
}
