//! Work that needs nothing but processor time, handed to whoever drives the session: to threads, or to the one that there is.
//!
//! What must stay true: a panic ends one piece of work; what nobody waits for any more is not begun.

use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};

use futures_channel::mpsc::{UnboundedReceiver, UnboundedSender, unbounded};
use futures_channel::oneshot;

use super::panics;

/// What a piece of work is for, the most urgent first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lane {
    /// Understanding what changed. There is never more than one at a time, and everything else waits for it.
    Analysis,
    /// Answering a request.
    Request,
    /// Findings.
    Findings,
    /// Looking for files and reading them.
    Files,
}

/// A piece of work. It may be run on any thread; what comes of it goes where it is waited for.
pub struct Task {
    lane: Lane,
    work: Box<dyn FnOnce() + Send>,
}

impl Task {
    /// What it is for.
    #[must_use]
    pub fn lane(&self) -> Lane {
        self.lane
    }

    /// Does it.
    pub fn run(self) {
        (self.work)();
    }
}

impl fmt::Debug for Task {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Task").field("lane", &self.lane).finish_non_exhaustive()
    }
}

/// Where work is handed in.
#[derive(Clone, Debug)]
pub(super) struct Workers(UnboundedSender<Task>);

/// The work was not done: it panicked, which is in the log, or nobody does work any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct NotDone;

impl Workers {
    /// Where work is handed in, and where it comes out.
    pub(super) fn new() -> (Self, UnboundedReceiver<Task>) {
        let (tasks, handed_in) = unbounded();
        (Self(tasks), handed_in)
    }

    /// Has work done, and waits for what comes of it.
    pub(super) async fn run<T: Send + 'static>(
        &self,
        lane: Lane,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, NotDone> {
        let (give, given) = oneshot::channel();
        let work = Box::new(move || {
            if !give.is_canceled() {
                // Who waited for it may have gone meanwhile.
                let _ = give.send(catch_unwind(AssertUnwindSafe(work)));
            }
        });
        // Nobody takes it when the session is at its end: then nobody waits for it either.
        let _ = self.0.unbounded_send(Task { lane, work });
        match given.await {
            Ok(Ok(done)) => Ok(done),
            Ok(Err(panic)) => {
                tracing::error!("a piece of work panicked ({lane:?}): {}", panics::cause(&*panic));
                Err(NotDone)
            }
            Err(oneshot::Canceled) => Err(NotDone),
        }
    }
}

#[cfg(test)]
mod tests {
    use futures_util::FutureExt;

    use super::{Lane, NotDone, Workers};

    #[test]
    fn work_is_done_by_who_takes_it_and_a_panic_ends_it_alone() {
        let (workers, mut tasks) = Workers::new();
        let mut sum = Box::pin(workers.run(Lane::Request, || 3 + 4));
        assert_eq!((&mut sum).now_or_never(), None);
        tasks.try_recv().unwrap().run();
        assert_eq!(sum.now_or_never(), Some(Ok(7)));

        let mut failing = Box::pin(workers.run(Lane::Request, || assert!(std::hint::black_box(false))));
        assert_eq!((&mut failing).now_or_never(), None);
        tasks.try_recv().unwrap().run();
        assert_eq!(failing.now_or_never(), Some(Err(NotDone)));
    }

    #[test]
    fn what_nobody_waits_for_is_not_begun() {
        let (workers, mut tasks) = Workers::new();
        let mut unwanted = Box::pin(workers.run(Lane::Request, || panic!("it was begun")));
        assert!((&mut unwanted).now_or_never().is_none());
        drop(unwanted);
        tasks.try_recv().unwrap().run();
    }
}
