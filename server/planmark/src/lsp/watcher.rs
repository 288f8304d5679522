//! Watches the workspace's folders where the client cannot, as Neovim on Linux; and reference files, which may lie anywhere.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};

use super::errands::Errand;
use super::session::{Session, lock};
use crate::configuration::{is_configuration, is_plan};

/// Watches folders for as long as it lives.
#[derive(Debug)]
pub(super) struct Watcher {
    system: RecommendedWatcher,
    mode: RecursiveMode,
}

impl Watcher {
    /// Watches folders with all below them for plans and configurations. `None` where the system does not let it: then files are as
    /// they were when they were read.
    pub(super) fn start(session: &Arc<Session>, folders: &[PathBuf]) -> Option<Self> {
        Self::watch(session, folders, RecursiveMode::Recursive, |_, path| is_of_interest(path))
    }

    /// Watches the folders in which reference files lie, for these files alone.
    pub(super) fn of_references(session: &Arc<Session>, folders: &[PathBuf]) -> Option<Self> {
        let is_reference = |session: &Session, path: &Path| lock(&session.preferences).refers_to(path);
        Self::watch(session, folders, RecursiveMode::NonRecursive, is_reference)
    }

    fn watch(
        session: &Arc<Session>,
        folders: &[PathBuf],
        mode: RecursiveMode,
        of_interest: impl Fn(&Session, &Path) -> bool + Send + 'static,
    ) -> Option<Self> {
        let session = Arc::downgrade(session);
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
        match watcher {
            Ok(system) => {
                let mut watcher = Self { system, mode };
                watcher.follow(folders, &[]);
                Some(watcher)
            }
            Err(error) => {
                tracing::warn!("changes of files will go unnoticed: {error}");
                None
            }
        }
    }

    /// Watches further folders, and others no more.
    pub(super) fn follow(&mut self, added: &[PathBuf], removed: &[PathBuf]) {
        for folder in removed {
            // It may be gone altogether.
            let _ = self.system.unwatch(folder);
        }
        for folder in added {
            if let Err(error) = self.system.watch(folder, self.mode) {
                tracing::warn!("changes of files will go unnoticed: {error}");
            }
        }
    }
}

/// Plans, configurations, folders.
fn is_of_interest(path: &Path) -> bool {
    // What has no ending may have been a folder: one that is gone cannot be asked.
    is_plan(path) || is_configuration(path) || path.extension().is_none() || path.is_dir()
}
