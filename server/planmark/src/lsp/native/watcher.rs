//! Watches the workspace's folders where the client cannot, as Neovim on Linux; and reference files, which may lie anywhere.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Weak};

use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};

use crate::configuration::{is_configuration, is_plan};
use crate::lsp::errands::{Errand, Watch};
use crate::lsp::lock::lock;
use crate::lsp::session::Session;

/// Starts a thread that watches what it is asked to, as beginning to watch a large folder takes a while. It ends when nobody can ask
/// any more.
pub(super) fn start(session: &Arc<Session>) -> io::Result<Sender<Watch>> {
    let (ask, asked) = channel();
    let session = Arc::downgrade(session);
    std::thread::Builder::new().name("watcher".to_owned()).spawn(move || run(&session, &asked))?;
    Ok(ask)
}

fn run(session: &Weak<Session>, asked: &Receiver<Watch>) {
    let mut plans = Watcher::new(session, RecursiveMode::Recursive, |_, path| is_of_interest(path));
    let mut references = Watcher::new(session, RecursiveMode::NonRecursive, |session, path| {
        lock(&session.preferences).refers_to(path)
    });
    while let Ok(watch) = asked.recv() {
        plans.follow(watch.folders);
        references.follow(watch.references);
    }
}

/// Plans, configurations, folders.
fn is_of_interest(path: &Path) -> bool {
    // What has no ending may have been a folder: one that is gone cannot be asked.
    is_plan(path) || is_configuration(path) || path.extension().is_none() || path.is_dir()
}

/// Watches folders for as long as it lives.
struct Watcher {
    session: Weak<Session>,
    mode: RecursiveMode,
    of_interest: fn(&Session, &Path) -> bool,
    folders: Vec<PathBuf>,
    /// None while there is nothing to watch, or where the system does not let it: then files are as they were when they were read.
    system: Option<RecommendedWatcher>,
}

impl Watcher {
    fn new(session: &Weak<Session>, mode: RecursiveMode, of_interest: fn(&Session, &Path) -> bool) -> Self {
        Self { session: Weak::clone(session), mode, of_interest, folders: Vec::new(), system: None }
    }

    /// Watches these folders, and no others any more.
    fn follow(&mut self, folders: Vec<PathBuf>) {
        let before = std::mem::replace(&mut self.folders, folders);
        if self.folders.is_empty() {
            self.system = None;
            return;
        }
        if self.system.is_none() {
            self.system = self.begin();
        }
        let Some(system) = &mut self.system else { return };
        for folder in before.iter().filter(|folder| !self.folders.contains(folder)) {
            // It may be gone altogether.
            let _ = system.unwatch(folder);
        }
        for folder in self.folders.iter().filter(|folder| !before.contains(folder)) {
            if let Err(error) = system.watch(folder, self.mode) {
                tracing::warn!("changes of files will go unnoticed: {error}");
            }
        }
    }

    fn begin(&self) -> Option<RecommendedWatcher> {
        let (session, of_interest) = (Weak::clone(&self.session), self.of_interest);
        let watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
            let Some(session) = session.upgrade() else { return };
            match event {
                Ok(event) => {
                    let changes = !matches!(event.kind, EventKind::Access(_));
                    let mut paths = event.paths;
                    paths.retain(|path| changes && of_interest(&session, path));
                    if !paths.is_empty() {
                        session.send_out(Errand::Changed(paths));
                    }
                }
                Err(error) => tracing::warn!("changes of files may go unnoticed: {error}"),
            }
        });
        watcher.inspect_err(|error| tracing::warn!("changes of files will go unnoticed: {error}")).ok()
    }
}
