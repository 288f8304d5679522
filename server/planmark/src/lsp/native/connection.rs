//! One client: its messages in, through the core, and the core's messages out; the core's work on threads.
//!
//! What must stay true: reading goes on whatever the client leaves unanswered; what is written waits for the client, and holds up
//! nothing but itself.

use std::future::poll_fn;
use std::io::{self, Read, Write};
use std::sync::Arc;
use std::sync::mpsc::{Sender, channel};
use std::task::Poll;
use std::time::Duration;

use tokio::sync::{mpsc, oneshot};
use tokio::time::{Instant, sleep_until, timeout_at};

use super::transport::{read_messages, write_messages};
use super::{parent, watcher};
use crate::files::Disk;
use crate::lsp::core::Core;
use crate::lsp::errands::Watch;
use crate::lsp::messages::Incoming;
use crate::lsp::profile::Speech;
use crate::lsp::session::Session;
use crate::lsp::workers::{Lane, Task};

/// How many messages may wait in either direction.
const MAX_WAITING: usize = 256;

/// How long what is under way may take when the client stops sending, and what is left to be written when the session ends.
const FAREWELL: Duration = Duration::from_secs(2);

/// How a session ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::lsp) enum Ended {
    /// As the protocol asks: `shutdown`, then `exit`.
    Properly,
    /// The client left without a word.
    Abruptly,
}

/// Serves a client until it leaves.
pub(super) async fn serve(
    input: impl Read + Send + 'static,
    output: impl Write + Send + 'static,
    speech: Speech,
) -> io::Result<Ended> {
    serve_with(input, output, Core::new(speech, Arc::new(Disk))).await
}

/// Serves a client by a core.
pub(in crate::lsp) async fn serve_with(
    input: impl Read + Send + 'static,
    output: impl Write + Send + 'static,
    mut core: Core,
) -> io::Result<Ended> {
    let (outgoing, waiting) = mpsc::channel(MAX_WAITING);
    let (written, mut all_written) = oneshot::channel::<()>();
    thread("writer", move || {
        write_messages(output, waiting);
        drop(written);
    })?;
    let (deliver, mut incoming) = mpsc::channel(MAX_WAITING);
    thread("reader", move || read_messages(input, |message| deliver.blocking_send(message).is_ok()))?;

    let session = Arc::clone(core.session());
    let hands = Hands::new(&session)?;
    tokio::select! {
        () = drive(&mut core, &hands, &mut incoming, &outgoing) => {}
        // Who started the server is gone.
        () = parent_gone(&session) => {}
        // Nobody reads any more.
        _ = &mut all_written => {}
    }
    let farewell = Instant::now() + FAREWELL;
    while let Some(message) = core.next_message() {
        if !matches!(timeout_at(farewell, outgoing.send(message)).await, Ok(Ok(()))) {
            break;
        }
    }
    drop((core, outgoing));
    // It may be written already.
    let _ = timeout_at(farewell, all_written).await;
    Ok(if session.has_ended() { Ended::Properly } else { Ended::Abruptly })
}

/// Drives the core until the client says `exit`, or has left and has the answers to what it asked before.
async fn drive(
    core: &mut Core,
    hands: &Hands,
    incoming: &mut mpsc::Receiver<Incoming>,
    outgoing: &mpsc::Sender<Vec<u8>>,
) {
    let begin = Instant::now();
    // Whoever pipes a few messages in and closes the pipe still wants the answers.
    let mut patience = None;
    while !(core.has_exited() || patience.is_some() && core.is_idle()) {
        core.set_clock(begin.elapsed());
        hands.take_work(core);
        let (alarm, has_message) = (core.next_alarm(), core.has_message());
        let has_room = core.has_room();
        let goes_on = poll_fn(|context| {
            core.advance(context);
            let is_news = core.has_work()
                || core.has_message() != has_message
                || core.next_alarm() != alarm
                || patience.is_some() && core.is_idle();
            if is_news { Poll::Ready(()) } else { Poll::Pending }
        });
        tokio::select! {
            message = incoming.recv(), if patience.is_none() && has_room => match message {
                Some(message) => core.take(message),
                None => patience = Some(Instant::now() + FAREWELL),
            },
            () = goes_on => {}
            room = outgoing.reserve(), if has_message => match (room, core.next_message()) {
                (Ok(room), Some(message)) => room.send(message),
                _ => return,
            },
            () = sleep_until(begin + alarm.unwrap_or_default()), if alarm.is_some() => {}
            () = sleep_until(patience.unwrap_or(begin)), if patience.is_some() => return,
        }
    }
}

/// Those who do the core's work.
struct Hands {
    /// One thread for what everything else waits for.
    analysis: Sender<Task>,
    watches: Sender<Watch>,
}

impl Hands {
    fn new(session: &Arc<Session>) -> io::Result<Self> {
        let (analysis, tasks) = channel::<Task>();
        thread("analyst", move || tasks.into_iter().for_each(Task::run))?;
        Ok(Self { analysis, watches: watcher::start(session)? })
    }

    fn take_work(&self, core: &mut Core) {
        while let Some(task) = core.next_task() {
            match task.lane() {
                // The threads end after the session alone.
                Lane::Analysis => drop(self.analysis.send(task)),
                Lane::Request | Lane::Findings => drop(tokio::task::spawn_blocking(move || task.run())),
                Lane::Files => rayon::spawn(move || task.run()),
            }
        }
        if let Some(watch) = core.next_watch() {
            drop(self.watches.send(watch));
        }
    }
}

fn thread(name: &str, work: impl FnOnce() + Send + 'static) -> io::Result<()> {
    std::thread::Builder::new().name(name.to_owned()).spawn(work).map(drop)
}

/// Waits until the process that the client named is gone.
async fn parent_gone(session: &Session) {
    loop {
        if let Some(profile) = session.profile() {
            return match profile.parent {
                Some(process) => parent::gone(process).await,
                None => std::future::pending().await,
            };
        }
        tokio::time::sleep(FAREWELL).await;
    }
}
