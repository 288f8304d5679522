//! Long work, shown in the editor while it lasts.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, AtomicUsize, Ordering};
use std::time::Duration;

use futures_channel::oneshot;
use planmark_findings::Message;
use tower_lsp::gen_lsp_types::ProgressToken;

use super::session::Session;

/// How long the client may take to make room for it.
const PATIENCE: Duration = Duration::from_secs(30);

/// How often it is told how far the work is.
const INTERVAL: Duration = Duration::from_millis(100);

static LAST_TOKEN: AtomicUsize = AtomicUsize::new(0);

/// How far a piece of work is. It has ended when this value is dropped.
#[derive(Debug)]
pub(super) struct Progress {
    total: usize,
    percent: Arc<AtomicU32>,
    /// Dropped with this value, which is how it is known that the work has ended.
    _lasts: oneshot::Sender<()>,
}

impl Progress {
    /// Begins to show work in `total` steps, if the client can show it. Nothing waits for the client.
    pub(super) fn begin(session: &Arc<Session>, title: &Message, total: usize) -> Self {
        let percent = Arc::new(AtomicU32::new(0));
        let (lasts, ended) = oneshot::channel();
        if let Some(profile) = session.profile().filter(|profile| profile.can.progress) {
            let title = title.render(profile.language);
            session.spawn(show(Arc::clone(session), title, Arc::clone(&percent), ended));
        }
        Self { total, percent, _lasts: lasts }
    }

    /// Says how many steps are done.
    pub(super) fn done(&self, steps: usize) {
        let now = u32::try_from(steps.min(self.total) * 100 / self.total.max(1)).unwrap_or(100);
        self.percent.store(now, Ordering::Relaxed);
    }
}

async fn show(
    session: Arc<Session>,
    title: String,
    percent: Arc<AtomicU32>,
    mut ended: oneshot::Receiver<()>,
) {
    let token = ProgressToken::String(format!("planmark-{}", LAST_TOKEN.fetch_add(1, Ordering::Relaxed)));
    let made = session.client.create_work_done_progress(token.clone());
    if !matches!(session.clock.in_time(PATIENCE, made).await, Some(Ok(()))) {
        return;
    }
    let mut told = percent.load(Ordering::Relaxed);
    let progress = session.client.progress(token, title).with_percentage(told).begin().await;
    let mut has_ended = false;
    while !has_ended {
        has_ended = session.clock.in_time(INTERVAL, &mut ended).await.is_some();
        let now = percent.load(Ordering::Relaxed);
        if now != told {
            progress.report(now).await;
            told = now;
        }
    }
    progress.finish().await;
}
