//! Watches the workspace's folders where the client cannot, as Neovim on Linux.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};

use super::disk::Errand;
use super::preferences::is_configuration;
use super::session::Session;
use crate::configuration;

/// Watches folders for as long as it lives.
#[derive(Debug)]
pub(super) struct Watcher(RecommendedWatcher);

impl Watcher {
    /// Watches folders. `None` where the system does not let it: then files are as they were when they were read.
    pub(super) fn start(session: &Arc<Session>, folders: &[PathBuf]) -> Option<Self> {
        let session = Arc::downgrade(session);
        let watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
            let Some(session) = session.upgrade() else { return };
            match event {
                Ok(event) => {
                    let paths = interesting(event);
                    if !paths.is_empty() {
                        session.send_out(Errand::Changed(paths));
                    }
                }
                Err(error) => tracing::warn!("changes of files may go unnoticed: {error}"),
            }
        });
        match watcher {
            Ok(watcher) => {
                let mut watcher = Self(watcher);
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
            let _ = self.0.unwatch(folder);
        }
        for folder in added {
            if let Err(error) = self.0.watch(folder, RecursiveMode::Recursive) {
                tracing::warn!("changes of files will go unnoticed: {error}");
            }
        }
    }
}

/// The plans, configurations and folders among the paths of an event that changes something.
fn interesting(event: Event) -> Vec<PathBuf> {
    if matches!(event.kind, EventKind::Access(_)) {
        return Vec::new();
    }
    event.paths.into_iter().filter(|path| is_of_interest(path)).collect()
}

fn is_of_interest(path: &Path) -> bool {
    // What has no ending may have been a folder: one that is gone cannot be asked.
    configuration::is_plan(path) || is_configuration(path) || path.extension().is_none() || path.is_dir()
}
