//! What looks after files: it reads the workspace's folders when the client has introduced itself, and whatever changes in them later.
//!
//! What must stay true: nobody waits for it; what is read goes to the analyst, who lets a text that is open win over its file.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use futures_channel::mpsc::UnboundedReceiver;
use futures_util::StreamExt;
use futures_util::stream::FuturesUnordered;
use planmark_findings::Message;
use planmark_plan::{Document, DocumentId, Work};
use planmark_syntax::{MAX_DOCUMENT_BYTES, Text};
use planmark_workspace::record::Record;

use super::analyst::Change;
use super::errands::{Errand, Watch};
use super::from_proto::{id_path, path_id};
use super::lock::lock;
use super::progress::Progress;
use super::session::Session;
use super::workers::Lane;
use crate::configuration::is_configuration;
use crate::files::{FileSystem, Problem, Stamp};

/// How many files are one task: enough that handing it over costs little, and few enough that one thread is free again soon.
const FILES_AT_ONCE: usize = 16;

/// Runs errands, one after the other, as long as there is a session.
pub(super) async fn look_after_files(session: Arc<Session>, mut errands: UnboundedReceiver<Errand>) {
    let folders = session.profile().map(|profile| profile.folders.clone()).unwrap_or_default();
    let keeper = Arc::new(Mutex::new(Keeper { folders, ..Keeper::default() }));
    while let Some(first) = errands.next().await {
        let mut waiting = vec![first];
        while let Ok(errand) = errands.try_recv() {
            waiting.push(errand);
        }
        for errand in together(waiting) {
            let (worker, keeper) = (Arc::clone(&session), Arc::clone(&keeper));
            let planned = session.workers().run(Lane::Files, move || {
                let mut plan = Plan::default();
                lock(&keeper).run_errand(&worker, errand, &mut plan);
                plan
            });
            // A panic is in the log; what it was about is seen with its next change.
            if let Ok(plan) = planned.await {
                read(&session, plan.files).await;
                if plan.configured {
                    session.files_changed(Change::Configured);
                }
            }
        }
    }
}

/// A tool that writes many files, or one file many times, is followed once: what changed comes last.
fn together(errands: Vec<Errand>) -> Vec<Errand> {
    let mut changed = HashSet::new();
    let mut together = Vec::new();
    for errand in errands {
        match errand {
            Errand::Changed(paths) => changed.extend(paths),
            other => together.push(other),
        }
    }
    if !changed.is_empty() {
        together.push(Errand::Changed(changed.into_iter().collect()));
    }
    together
}

/// Reads files, as many at a time as whoever drives the session can.
async fn read(session: &Arc<Session>, files: Vec<(DocumentId, PathBuf)>) {
    let title = Message::new("reading-workspace").with("count", files.len());
    let progress = (files.len() > FILES_AT_ONCE).then(|| Progress::begin(session, &title, files.len()));
    let chunk = |chunk: &[(DocumentId, PathBuf)]| {
        let (worker, chunk) = (Arc::clone(session), chunk.to_vec());
        let session = Arc::clone(session);
        async move {
            let count = chunk.len();
            let read = move || {
                let work = Work::default();
                for (id, path) in chunk {
                    if let Some(document) = document(&*worker.files, &path, &work) {
                        worker.files_changed(Change::Read(id, Box::new(Record::of(&document))));
                    }
                }
            };
            // A panic is in the log, and costs these files.
            let _ = session.workers().run(Lane::Files, read).await;
            count
        }
    };
    let mut chunks: FuturesUnordered<_> = files.chunks(FILES_AT_ONCE).map(chunk).collect();
    let mut done = 0;
    while let Some(count) = chunks.next().await {
        done += count;
        if let Some(progress) = &progress {
            progress.done(done);
        }
    }
}

/// A file as a document. One that cannot be read is told in the log and left out.
fn document(files: &dyn FileSystem, path: &Path, work: &Work) -> Option<Document> {
    let text = files.read_text(path, MAX_DOCUMENT_BYTES).inspect_err(tell).ok()?;
    Some(Document::new(Text::new(&text), work))
}

fn tell(problem: &Problem) {
    tracing::warn!("{}", problem.message().render(planmark_syntax::Language::En));
}

#[derive(Default)]
struct Keeper {
    folders: Vec<PathBuf>,
    /// The files that were read and are still there.
    known: HashMap<DocumentId, Option<Stamp>>,
    watched: Watch,
}

/// What is left to do of an errand.
#[derive(Default)]
struct Plan {
    /// The files to read.
    files: Vec<(DocumentId, PathBuf)>,
    /// Whether settings changed.
    configured: bool,
}

impl Keeper {
    fn run_errand(&mut self, session: &Session, errand: Errand, plan: &mut Plan) {
        match errand {
            Errand::Begin => {
                self.scan(session, &self.folders.clone(), plan);
                self.watch(session);
            }
            Errand::Changed(paths) => self.changed(session, paths, plan),
            Errand::Closed(id) => self.closed(session, id, plan),
            Errand::Folders { added, removed } => {
                self.folders.retain(|folder| !removed.contains(folder));
                self.folders.extend(added.iter().cloned());
                self.forget_strangers(session);
                self.scan(session, &added, plan);
                self.watch(session);
            }
            Errand::Configured => self.configured(session, plan),
        }
    }

    /// Settings changed: which files belong to the workspace, or what is told of them.
    fn configured(&mut self, session: &Session, plan: &mut Plan) {
        self.forget_strangers(session);
        self.scan(session, &self.folders.clone(), plan);
        plan.configured = true;
        self.watch(session);
    }

    /// Asks for what is to be watched by now: the folders where the client does not, and those of the reference files that the
    /// configurations name, which may lie anywhere.
    fn watch(&mut self, session: &Session) {
        let by_client = session.profile().is_some_and(|profile| profile.can.watches_files);
        let files = lock(&session.preferences).reference_files();
        let mut references: Vec<PathBuf> =
            files.iter().filter_map(|file| Some(file.parent()?.to_owned())).collect();
        references.sort();
        references.dedup();
        references.retain(|folder| session.files.is_folder(folder));
        let watch = Watch { folders: if by_client { Vec::new() } else { self.folders.clone() }, references };
        if watch != self.watched {
            session.watch(watch.clone());
            self.watched = watch;
        }
    }

    /// Plans to read what is in folders, but for what was read before and did not change.
    fn scan(&mut self, session: &Session, folders: &[PathBuf], plan: &mut Plan) {
        let mut belongs = |path: &Path| lock(&session.preferences).includes(path);
        let (paths, problems) = session.files.find(folders, &mut belongs);
        problems.iter().for_each(tell);
        let here: HashSet<DocumentId> = paths.iter().filter_map(|path| path_id(path)).collect();
        let gone = self.known.keys().filter(|id| !here.contains(id) && lies_in(id, folders));
        self.gone(session, gone.cloned().collect());
        for path in paths {
            let Some(id) = path_id(&path) else { continue };
            let stamp = session.files.stamp(&path);
            if stamp.is_none() || self.known.get(&id) != Some(&stamp) {
                self.read(id, path, stamp, plan);
            }
        }
    }

    fn read(&mut self, id: DocumentId, path: PathBuf, stamp: Option<Stamp>, plan: &mut Plan) {
        self.known.insert(id.clone(), stamp);
        plan.files.push((id, path));
    }

    fn changed(&mut self, session: &Session, paths: Vec<PathBuf>, plan: &mut Plan) {
        let reference = |path: &Path| lock(&session.preferences).refers_to(path);
        if paths.iter().any(|path| is_configuration(path) || reference(path)) {
            lock(&session.preferences).forget_files();
            self.configured(session, plan);
        }
        for path in paths.into_iter().filter(|path| !is_configuration(path)) {
            if session.files.is_folder(&path) {
                self.scan(session, &[path], plan);
            } else if session.files.is_file(&path) {
                if let Some(id) = path_id(&path).filter(|id| self.belongs(session, id)) {
                    let stamp = session.files.stamp(&path);
                    self.read(id, path, stamp, plan);
                }
            } else {
                // A file, or a folder with everything in it.
                let gone = self.known.keys().filter(|id| lies_in(id, std::slice::from_ref(&path)));
                self.gone(session, gone.cloned().collect());
            }
        }
    }

    fn closed(&mut self, session: &Session, id: DocumentId, plan: &mut Plan) {
        let file = id_path(&id).filter(|path| session.files.is_file(path) && self.belongs(session, &id));
        match file.map(Path::to_owned) {
            Some(path) => {
                let stamp = session.files.stamp(&path);
                self.read(id, path, stamp, plan);
            }
            None => self.gone(session, vec![id]),
        }
    }

    /// Forgets what lies in none of the workspace's folders, or no longer belongs to it.
    fn forget_strangers(&mut self, session: &Session) {
        let gone = self.known.keys().filter(|id| !self.belongs(session, id));
        self.gone(session, gone.cloned().collect());
    }

    fn belongs(&self, session: &Session, id: &DocumentId) -> bool {
        lies_in(id, &self.folders)
            && id_path(id).is_some_and(|path| lock(&session.preferences).includes(path))
    }

    fn gone(&mut self, session: &Session, ids: Vec<DocumentId>) {
        if ids.is_empty() {
            return;
        }
        for id in &ids {
            self.known.remove(id);
        }
        session.files_changed(Change::Gone(ids));
    }
}

fn lies_in(id: &DocumentId, folders: &[PathBuf]) -> bool {
    id_path(id).is_some_and(|path| folders.iter().any(|folder| path.starts_with(folder)))
}
