//! Long work, shown in the editor while it lasts.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use planmark_findings::Message;
use tokio::sync::watch;
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
    percent: Option<watch::Sender<u32>>,
}

impl Progress {
    /// Begins to show work in `total` steps, if the client can show it. Nothing waits for the client.
    pub(super) fn begin(session: &Arc<Session>, title: &Message, total: usize) -> Self {
        let Some(profile) = session.profile().filter(|profile| profile.can.progress) else {
            return Self { total, percent: None };
        };
        let (percent, received) = watch::channel(0);
        session.runtime.spawn(show(Arc::clone(session), title.render(profile.language), received));
        Self { total, percent: Some(percent) }
    }

    /// Says how many steps are done.
    pub(super) fn done(&self, steps: usize) {
        if let Some(percent) = &self.percent {
            let now = u32::try_from(steps.min(self.total) * 100 / self.total.max(1)).unwrap_or(100);
            percent.send_if_modified(|before| std::mem::replace(before, now) != now);
        }
    }
}

async fn show(session: Arc<Session>, title: String, mut percent: watch::Receiver<u32>) {
    let token = ProgressToken::String(format!("planmark-{}", LAST_TOKEN.fetch_add(1, Ordering::Relaxed)));
    let made = tokio::time::timeout(PATIENCE, session.client.create_work_done_progress(token.clone())).await;
    if !matches!(made, Ok(Ok(()))) {
        return;
    }
    let before = *percent.borrow();
    let progress = session.client.progress(token, title).with_percentage(before).begin().await;
    while percent.changed().await.is_ok() {
        let now = *percent.borrow_and_update();
        progress.report(now).await;
        tokio::time::sleep(INTERVAL).await;
    }
    progress.finish().await;
}
