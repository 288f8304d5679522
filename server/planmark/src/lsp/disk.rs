//! The thread that reads files: the workspace's folders when the client has introduced itself, and whatever changes in them later.
//!
//! What must stay true: nobody waits for it; what is read goes to the analyst, who lets a text that is open win over its file.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Weak};

use planmark_findings::Message;
use planmark_plan::{Document, DocumentId, Work};
use planmark_syntax::Text;
use rayon::prelude::*;

use super::analyst::Change;
use super::from_proto::{id_path, path_id};
use super::preferences::is_configuration;
use super::progress::Progress;
use super::session::{Session, lock};
use super::watcher::Watcher;
use crate::files::{self, Stamp};

/// How many files are handed to the analyst together.
const FILES_AT_ONCE: usize = 16;

/// Something to look after.
#[derive(Debug)]
pub(super) enum Errand {
    /// Read the folders of the workspace.
    Begin,
    /// These files or folders came, changed or went.
    Changed(Vec<PathBuf>),
    /// The client closed a text: from now on its file counts, if it has one.
    Closed(DocumentId),
    /// Folders were added to the workspace, and others taken out.
    Folders {
        /// Those that came.
        added: Vec<PathBuf>,
        /// Those that went.
        removed: Vec<PathBuf>,
    },
    /// The editor's settings changed.
    Configured,
}

/// The way to the thread.
#[derive(Debug)]
pub(super) struct Disk(Sender<Errand>);

impl Disk {
    /// Starts the thread. It ends when this value is dropped.
    pub(super) fn start(session: &Arc<Session>) -> Self {
        let (sender, errands) = mpsc::channel();
        let keeper = Keeper {
            session: Arc::downgrade(session),
            folders: session.profile().map(|profile| profile.folders.clone()).unwrap_or_default(),
            known: HashMap::new(),
            watcher: None,
            references: (Vec::new(), None),
        };
        let thread = std::thread::Builder::new().name("disk".to_owned());
        if let Err(error) = thread.spawn(move || keeper.run(&errands)) {
            tracing::error!("files cannot be read: {error}");
        }
        Self(sender)
    }

    /// Sends the thread on an errand.
    pub(super) fn send_out(&self, errand: Errand) {
        // The thread ends only with the session.
        let _ = self.0.send(errand);
    }
}

struct Keeper {
    session: Weak<Session>,
    folders: Vec<PathBuf>,
    /// The files that were read and are still there.
    known: HashMap<DocumentId, Option<Stamp>>,
    /// Watches the folders where the client does not.
    watcher: Option<Watcher>,
    /// The folders in which reference files lie, and who watches them: no client is asked to, as they may lie anywhere.
    references: (Vec<PathBuf>, Option<Watcher>),
}

impl Keeper {
    fn run(mut self, errands: &Receiver<Errand>) {
        while let Ok(first) = errands.recv() {
            let Some(session) = self.session.upgrade() else { return };
            let mut changed = HashSet::new();
            // A tool that writes many files, or one file many times, is followed once.
            for errand in std::iter::once(first).chain(errands.try_iter()) {
                match errand {
                    Errand::Changed(paths) => changed.extend(paths),
                    other => self.run_errand(&session, other),
                }
            }
            if !changed.is_empty() {
                self.changed(&session, changed);
            }
        }
    }

    fn run_errand(&mut self, session: &Arc<Session>, errand: Errand) {
        match errand {
            Errand::Begin => {
                self.scan(session, &self.folders.clone());
                if !session.profile().is_some_and(|profile| profile.can.watches_files) {
                    self.watcher = Watcher::start(session, &self.folders);
                }
                self.watch_references(session);
            }
            Errand::Changed(paths) => self.changed(session, paths.into_iter().collect()),
            Errand::Closed(id) => self.closed(session, &id),
            Errand::Folders { added, removed } => {
                self.folders.retain(|folder| !removed.contains(folder));
                self.folders.extend(added.iter().cloned());
                self.forget_strangers(session);
                self.scan(session, &added);
                if let Some(watcher) = &mut self.watcher {
                    watcher.follow(&added, &removed);
                }
            }
            Errand::Configured => self.configured(session),
        }
    }

    /// Settings changed: which files belong to the workspace, or what is told of them.
    fn configured(&mut self, session: &Arc<Session>) {
        self.forget_strangers(session);
        self.scan(session, &self.folders.clone());
        session.change(Change::Configured);
        self.watch_references(session);
    }

    /// Watches the folders of the reference files that the configurations name by now.
    fn watch_references(&mut self, session: &Arc<Session>) {
        let files = lock(&session.preferences).reference_files();
        let mut folders: Vec<PathBuf> =
            files.iter().filter_map(|file| Some(file.parent()?.to_owned())).collect();
        folders.sort();
        folders.dedup();
        folders.retain(|folder| folder.is_dir());
        if folders != self.references.0 {
            let watcher = (!folders.is_empty()).then(|| Watcher::of_references(session, &folders)).flatten();
            self.references = (folders, watcher);
        }
    }

    /// Reads what is in folders, but for what was read before and did not change.
    fn scan(&mut self, session: &Arc<Session>, folders: &[PathBuf]) {
        let (found, problems) = files::find(folders, |path| lock(&session.preferences).includes(path));
        for problem in problems {
            tracing::warn!("{}", problem.message().render(planmark_syntax::Language::En));
        }
        let paths: Vec<PathBuf> = found.into_iter().map(|file| file.path).collect();
        let here: HashSet<DocumentId> = paths.iter().filter_map(|path| path_id(path)).collect();
        let gone = self.known.keys().filter(|id| !here.contains(id) && lies_in(id, folders));
        self.gone(session, gone.cloned().collect());
        let new: Vec<(DocumentId, PathBuf, Option<Stamp>)> = paths
            .into_iter()
            .filter_map(|path| Some((path_id(&path)?, Stamp::of(&path), path)))
            .filter(|(id, stamp, _)| stamp.is_none() || self.known.get(id) != Some(stamp))
            .map(|(id, stamp, path)| (id, path, stamp))
            .collect();
        if !new.is_empty() {
            self.read(session, new);
        }
    }

    fn read(&mut self, session: &Arc<Session>, files: Vec<(DocumentId, PathBuf, Option<Stamp>)>) {
        let title = Message::new("reading-workspace").with("count", files.len());
        let progress = (files.len() > FILES_AT_ONCE).then(|| Progress::begin(session, &title, files.len()));
        let done = AtomicUsize::new(0);
        files.par_chunks(FILES_AT_ONCE).for_each(|files| {
            let work = Work::default();
            let read = |(id, path, _): &(DocumentId, PathBuf, _)| Some((id.clone(), read(path, &work)?));
            session.change(Change::Read(files.iter().filter_map(read).collect()));
            let done = done.fetch_add(files.len(), Ordering::Relaxed) + files.len();
            if let Some(progress) = &progress {
                progress.done(done);
            }
        });
        self.known.extend(files.into_iter().map(|(id, _, stamp)| (id, stamp)));
    }

    fn changed(&mut self, session: &Arc<Session>, paths: HashSet<PathBuf>) {
        let reference = |path: &Path| lock(&session.preferences).refers_to(path);
        if paths.iter().any(|path| is_configuration(path) || reference(path)) {
            lock(&session.preferences).forget_files();
            self.configured(session);
        }
        let mut files = Vec::new();
        for path in paths.into_iter().filter(|path| !is_configuration(path)) {
            if path.is_dir() {
                self.scan(session, &[path]);
            } else if path.is_file() {
                files.extend(
                    path_id(&path)
                        .filter(|id| self.belongs(session, id))
                        .map(|id| (id, Stamp::of(&path), path)),
                );
            } else {
                // A file, or a folder with everything in it.
                let gone = self.known.keys().filter(|id| lies_in(id, std::slice::from_ref(&path)));
                self.gone(session, gone.cloned().collect());
            }
        }
        if !files.is_empty() {
            self.read(session, files.into_iter().map(|(id, stamp, path)| (id, path, stamp)).collect());
        }
    }

    fn closed(&mut self, session: &Arc<Session>, id: &DocumentId) {
        let file = id_path(id).filter(|path| path.is_file() && self.belongs(session, id)).map(Path::to_owned);
        match file {
            Some(path) => self.read(session, vec![(id.clone(), path.clone(), Stamp::of(&path))]),
            None => self.gone(session, vec![id.clone()]),
        }
    }

    /// Forgets what lies in none of the workspace's folders, or no longer belongs to it.
    fn forget_strangers(&mut self, session: &Arc<Session>) {
        let gone = self.known.keys().filter(|id| !self.belongs(session, id));
        self.gone(session, gone.cloned().collect());
    }

    fn belongs(&self, session: &Arc<Session>, id: &DocumentId) -> bool {
        lies_in(id, &self.folders)
            && id_path(id).is_some_and(|path| lock(&session.preferences).includes(path))
    }

    fn gone(&mut self, session: &Arc<Session>, ids: Vec<DocumentId>) {
        if ids.is_empty() {
            return;
        }
        for id in &ids {
            self.known.remove(id);
        }
        session.change(Change::Gone(ids));
    }
}

fn lies_in(id: &DocumentId, folders: &[PathBuf]) -> bool {
    id_path(id).is_some_and(|path| folders.iter().any(|folder| path.starts_with(folder)))
}

/// A file as a document. One that cannot be read is told in the log and left out.
fn read(path: &Path, work: &Work) -> Option<Document> {
    match files::read_plan(path) {
        Ok(text) => Some(Document::new(Text::new(&text), work)),
        Err(problem) => {
            tracing::warn!("{}", problem.message().render(planmark_syntax::Language::En));
            None
        }
    }
}
