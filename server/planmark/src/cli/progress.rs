//! Progress of long work, on standard error where that is a terminal.

use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::workspace::Watch;

/// Work that is done sooner shows nothing.
const PATIENCE: Duration = Duration::from_millis(400);

/// A count of what is done, of all that there is to do.
#[derive(Debug)]
pub(super) struct Progress {
    bar: ProgressBar,
    started: Instant,
}

impl Progress {
    /// Work on `all` things.
    pub(super) fn new(all: usize) -> Self {
        let bar = ProgressBar::with_draw_target(Some(all as u64), ProgressDrawTarget::hidden());
        if let Ok(style) = ProgressStyle::with_template("{bar:30} {pos}/{len} {msg}") {
            bar.set_style(style);
        }
        Self { bar, started: Instant::now() }
    }

    /// Work has begun on the thing of this name.
    pub(super) fn begin(&self, name: &str) {
        if self.bar.is_hidden() && self.started.elapsed() > PATIENCE {
            // Draws nothing where standard error is no terminal.
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
        self.bar.set_message(crate::files::printable(name));
    }

    /// One thing more is done.
    pub(super) fn done(&self) {
        self.bar.inc(1);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}

/// Shows how far reading plans is.
#[derive(Debug, Default)]
pub(super) struct Watcher {
    progress: Option<Progress>,
}

impl Watch for Watcher {
    fn files(&mut self, count: usize) {
        self.progress = Some(Progress::new(count));
    }

    fn reading(&self, name: &str) {
        if let Some(progress) = &self.progress {
            progress.begin(name);
        }
    }

    fn read(&self) {
        if let Some(progress) = &self.progress {
            progress.done();
        }
    }
}
