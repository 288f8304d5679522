//! The language server without threads, clock and file system: a message in, messages out, and work in steps that the caller drives.
//!
//! Whoever drives it hands in messages ([`Core::receive`]), the time ([`Core::set_clock`]) and what changed among files
//! ([`Core::files_changed`]), lets it go on ([`Core::run`], or [`Core::advance`] where something is to be woken), and takes from it
//! messages for the client, work ([`Core::next_task`]) and what is to be watched ([`Core::next_watch`]). The native program drives it
//! with threads (`native`), a browser with the one that a worker has.
//!
//! What must stay true: notifications are applied when they are received; nothing here computes but tasks, and whoever runs one may
//! receive messages meanwhile; a client that does not read holds up what is written to it and nothing else.

use std::collections::VecDeque;
use std::panic::AssertUnwindSafe;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll, Wake, Waker};
use std::time::Duration;

use futures_channel::mpsc::UnboundedReceiver;
use futures_util::future::BoxFuture;
use futures_util::stream::FuturesUnordered;
use futures_util::{FutureExt, SinkExt, StreamExt};
use serde::Serialize;
use tower::Service;
use tower_lsp::LspService;
use tower_lsp::jsonrpc::Request;
use tower_lsp::{ClientSocket, ExitedError};

use super::analyst::analyse;
use super::asked::Answer;
use super::backend::{self, Backend};
use super::errands::{Errand, Watch};
use super::front::Front;
use super::messages::{Incoming, decode};
use super::panics;
use super::profile::Speech;
use super::session::{self, Session};
use super::workers::Task;
use crate::files::FileSystem;

/// How many requests may be under way at once, and answers be left unread: a client that asks for more waits with its next message.
const MAX_REQUESTS: usize = 512;

/// One client's language server.
///
/// ```
/// use std::sync::Arc;
///
/// use planmark::files::Memory;
/// use planmark::lsp::{Core, Speech};
/// use planmark_syntax::Language;
///
/// let speech = Speech { chosen: None, surrounding: Language::En };
/// let mut core = Core::new(speech, Arc::new(Memory::default()));
/// core.receive(br#"{"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"capabilities": {}}}"#);
/// core.run();
/// assert!(core.next_message().is_some_and(|answer| answer.starts_with(b"{")));
///
/// // After each message, and whenever there is time:
/// while let Some(task) = core.next_task() {
///     task.run();
///     core.run();
/// }
/// ```
pub struct Core {
    front: Front<LspService<Backend>, Session>,
    client: ClientSocket,
    session: Arc<Session>,
    under_way: FuturesUnordered<BoxFuture<'static, Result<Option<Answer>, ExitedError>>>,
    background: FuturesUnordered<BoxFuture<'static, ()>>,
    given_chores: UnboundedReceiver<BoxFuture<'static, ()>>,
    given_tasks: UnboundedReceiver<Task>,
    given_watches: UnboundedReceiver<Watch>,
    outgoing: VecDeque<Vec<u8>>,
    tasks: VecDeque<Task>,
    watch: Option<Watch>,
    has_exited: bool,
}

impl Core {
    /// A server for a client that has not introduced itself, with the files that there are.
    #[must_use]
    pub fn new(speech: Speech, files: Arc<dyn FileSystem>) -> Self {
        let (ways, queues) = session::ways();
        let (service, client) =
            backend::service(speech, queues.errands, |client| Session::new(client, files, ways));
        let session = Arc::clone(&service.inner().session);
        session.spawn(analyse(session.analyst.clone(), session.workers().clone()));
        Self {
            front: Front::new(service, Arc::clone(&session)),
            client,
            session,
            under_way: FuturesUnordered::new(),
            background: FuturesUnordered::new(),
            given_chores: queues.chores,
            given_tasks: queues.tasks,
            given_watches: queues.watches,
            outgoing: VecDeque::new(),
            tasks: VecDeque::new(),
            watch: None,
            has_exited: false,
        }
    }

    /// What is known of the client and its documents.
    #[cfg(any(feature = "native", test))]
    pub(super) fn session(&self) -> &Arc<Session> {
        &self.session
    }

    /// Takes a message of the client: the JSON, without the header that it has on a wire.
    pub fn receive(&mut self, body: &[u8]) {
        self.take(decode(body));
    }

    /// Takes a message of the client.
    pub(super) fn take(&mut self, message: Incoming) {
        match message {
            Incoming::Request(request) if request.method() == "exit" => self.has_exited = true,
            Incoming::Request(request) => self.request(request),
            // An answer that nobody waits for any more is not missed.
            Incoming::Response(response) => drop(self.client.send(response).now_or_never()),
            Incoming::Refused(answer) => self.send(&answer),
        }
    }

    fn request(&mut self, request: Request) {
        let mut answer = self.front.call(request);
        // What can be done at once is: a notification and a cancellation take effect now, what comes after the introduction depends on
        // it, and a request knows what came before it.
        match (&mut answer).now_or_never() {
            Some(answer) => self.answer(answer),
            None => self.under_way.push(answer),
        }
    }

    fn answer(&mut self, answer: Result<Option<Answer>, ExitedError>) {
        if let Ok(Some(answer)) = answer {
            self.send(&answer);
        }
    }

    fn send(&mut self, message: &impl Serialize) {
        match serde_json::to_vec(message) {
            Ok(bytes) => self.outgoing.push_back(bytes),
            Err(error) => tracing::error!("a message cannot be written: {error}"),
        }
    }

    /// Whether further messages are to be handed in: not while there are too many requests that nobody has the answers of.
    #[must_use]
    pub fn has_room(&self) -> bool {
        self.under_way.len() + self.outgoing.len() < MAX_REQUESTS
    }

    /// Whether every request is answered, and every message taken.
    #[must_use]
    pub fn is_idle(&self) -> bool {
        self.under_way.is_empty() && self.outgoing.is_empty()
    }

    /// Whether the client asked for the end of the program.
    #[must_use]
    pub fn has_exited(&self) -> bool {
        self.has_exited
    }

    /// Says how long it is since some moment, the same every time. Without that nothing is ever too late.
    pub fn set_clock(&self, now: Duration) {
        self.session.clock.set(now);
    }

    /// When the clock is to be set again at the latest.
    #[must_use]
    pub fn next_alarm(&self) -> Option<Duration> {
        self.session.clock.next()
    }

    /// Says that files or folders came, changed or went.
    pub fn files_changed(&self, paths: Vec<PathBuf>) {
        self.session.send_out(Errand::Changed(paths));
    }

    /// Goes on with everything that can go on, and returns when that waits for a task, a message or the time.
    pub fn run(&mut self) {
        let woken = Arc::new(Woken::default());
        let waker = Waker::from(Arc::clone(&woken));
        loop {
            self.advance(&mut Context::from_waker(&waker));
            if !woken.0.swap(false, Ordering::Relaxed) {
                return;
            }
        }
    }

    /// Like [`Self::run`]; the waker is woken when there is more to do, or to take.
    pub fn advance(&mut self, context: &mut Context<'_>) {
        while self.advance_once(context) {}
        while let Poll::Ready(Some(task)) = self.given_tasks.poll_next_unpin(context) {
            self.tasks.push_back(task);
        }
        while let Poll::Ready(Some(watch)) = self.given_watches.poll_next_unpin(context) {
            self.watch = Some(watch);
        }
    }

    fn advance_once(&mut self, context: &mut Context<'_>) -> bool {
        let mut has_moved = false;
        while let Poll::Ready(Some(chore)) = self.given_chores.poll_next_unpin(context) {
            self.background.push(survive(chore).boxed());
            has_moved = true;
        }
        while let Poll::Ready(Some(())) = self.background.poll_next_unpin(context) {
            has_moved = true;
        }
        while let Poll::Ready(Some(answer)) = self.under_way.poll_next_unpin(context) {
            self.answer(answer);
            has_moved = true;
        }
        // What the server says of its own accord waits until the client has read what is there.
        if self.outgoing.is_empty()
            && let Poll::Ready(Some(request)) = self.client.poll_next_unpin(context)
        {
            self.send(&request);
            has_moved = true;
        }
        has_moved
    }

    /// Whether there is a message for the client.
    #[must_use]
    pub fn has_message(&self) -> bool {
        !self.outgoing.is_empty()
    }

    /// The next message for the client, as JSON.
    pub fn next_message(&mut self) -> Option<Vec<u8>> {
        self.outgoing.pop_front()
    }

    /// Whether there is a task, or something to watch.
    #[must_use]
    pub fn has_work(&self) -> bool {
        !self.tasks.is_empty() || self.watch.is_some()
    }

    /// The most urgent task. It is to be run, on whatever thread; after that there is more to go on with.
    pub fn next_task(&mut self) -> Option<Task> {
        let (at, _) = self.tasks.iter().enumerate().min_by_key(|(_, task)| task.lane())?;
        self.tasks.remove(at)
    }

    /// What is to be watched from now on, if that has changed.
    pub fn next_watch(&mut self) -> Option<Watch> {
        self.watch.take()
    }
}

/// A panic ends one thing that goes on beside requests.
async fn survive(chore: BoxFuture<'static, ()>) {
    if let Err(panic) = AssertUnwindSafe(chore).catch_unwind().await {
        tracing::error!("what goes on beside requests panicked: {}", panics::cause(&*panic));
    }
}

#[derive(Default)]
struct Woken(AtomicBool);

impl Wake for Woken {
    fn wake(self: Arc<Self>) {
        self.0.store(true, Ordering::Relaxed);
    }
}
