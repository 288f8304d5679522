//! One client: its messages in, through the service, and the server's messages out.
//!
//! What must stay true: reading goes on whatever the client leaves unanswered; what is written waits for the client, and holds up
//! nothing but itself.

use std::io::{Read, Write};
use std::sync::Arc;
use std::time::Duration;

use futures_util::{FutureExt, SinkExt, StreamExt};
use serde::Serialize;
use tokio::sync::mpsc::{self, Receiver, Sender};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, oneshot};
use tokio::task::JoinSet;
use tower::Service;
use tower_lsp::jsonrpc::{Request, Response};
use tower_lsp::{ClientSocket, LspService};

use super::backend::{self, Backend};
use super::front::Front;
use super::parent;
use super::profile::Speech;
use super::session::Session;
use super::transport::{Incoming, read_messages, write_messages};
use super::written::Answer;

/// How many requests may be under way at once: a client that asks for more waits with its next message.
const MAX_REQUESTS: usize = 512;

/// How many messages may wait in either direction.
const MAX_WAITING: usize = 256;

/// How long what is under way may take when the client stops sending, and what is left to be written when the session ends.
const FAREWELL: Duration = Duration::from_secs(2);

/// How a session ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ended {
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
) -> std::io::Result<Ended> {
    let (service, socket) = backend::service(speech);
    serve_with(input, output, service, socket).await
}

/// Serves a client by a service, which was made on this runtime.
pub(super) async fn serve_with(
    input: impl Read + Send + 'static,
    output: impl Write + Send + 'static,
    service: LspService<Backend>,
    socket: ClientSocket,
) -> std::io::Result<Ended> {
    let (outgoing, waiting) = mpsc::channel(MAX_WAITING);
    let (written, mut all_written) = oneshot::channel::<()>();
    let writer = std::thread::Builder::new().name("writer".to_owned());
    writer.spawn(move || {
        write_messages(output, waiting);
        drop(written);
    })?;
    let (deliver, incoming) = mpsc::channel(MAX_WAITING);
    let reader = std::thread::Builder::new().name("reader".to_owned());
    reader.spawn(move || read_messages(input, |message| deliver.blocking_send(message).is_ok()))?;

    let session = Arc::clone(&service.inner().session);
    let (requests, mut answers) = socket.split();
    let mut connection = Connection {
        front: Front::new(service, Arc::clone(&session)),
        outgoing: outgoing.clone(),
        room: Arc::new(Semaphore::new(MAX_REQUESTS)),
        under_way: JoinSet::new(),
    };
    let forward = tokio::spawn(requests.for_each(move |request| send(outgoing.clone(), request)));
    let ended = tokio::select! {
        ended = connection.run(incoming, &mut answers) => ended,
        () = parent_gone(&session) => Ended::Abruptly,
        _ = &mut all_written => Ended::Abruptly,
    };
    if ended == Ended::Abruptly {
        // Whoever pipes a few messages in and closes the pipe still wants the answers.
        let _ = tokio::time::timeout(FAREWELL, connection.under_way.join_all()).await;
    } else {
        connection.under_way.shutdown().await;
    }
    let is_proper = session.has_ended();
    forward.abort();
    let _ = forward.await;
    drop(connection.outgoing);
    let _ = tokio::time::timeout(FAREWELL, all_written).await;
    Ok(if is_proper { Ended::Properly } else { Ended::Abruptly })
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

struct Connection<S> {
    front: S,
    outgoing: Sender<Vec<u8>>,
    room: Arc<Semaphore>,
    under_way: JoinSet<()>,
}

impl<S> Connection<S>
where
    S: Service<Request, Response = Option<Answer>>,
    S::Future: Send + 'static,
    S::Error: Send,
{
    async fn run(
        &mut self,
        mut incoming: Receiver<Incoming>,
        answers: &mut (impl SinkExt<Response> + Unpin),
    ) -> Ended {
        while let Some(message) = incoming.recv().await {
            match message {
                Incoming::Request(request) if request.method() == "exit" => return Ended::Properly,
                Incoming::Request(request) => self.request(request).await,
                // An answer that nobody waits for any more is not missed.
                Incoming::Response(response) => drop(answers.send(response).await),
                Incoming::Refused(answer) => self.answer(answer).await,
            }
            while self.under_way.try_join_next().is_some() {}
        }
        Ended::Abruptly
    }

    async fn request(&mut self, request: Request) {
        let is_notification = request.id().is_none();
        // What comes after them depends on what they decide, and a client need not wait for the answer before it goes on.
        let is_turning_point = matches!(request.method(), "initialize" | "shutdown");
        let room = if is_notification { None } else { self.make_room().await };
        let answer = self.front.call(request);
        if is_notification || is_turning_point {
            if let Ok(Some(answer)) = answer.await {
                // Before anything that follows from it; a client that does not read it is not waited for without end.
                let _ = tokio::time::timeout(FAREWELL, send(self.outgoing.clone(), answer)).await;
            }
            return;
        }
        let outgoing = self.outgoing.clone();
        self.under_way.spawn(async move {
            if let Ok(Some(answer)) = answer.await {
                send(outgoing, answer).await;
            }
            drop(room);
        });
    }

    async fn make_room(&self) -> Option<OwnedSemaphorePermit> {
        // It is closed by nobody.
        Arc::clone(&self.room).acquire_owned().await.ok()
    }

    /// Answers without waiting for the client to read.
    async fn answer(&mut self, answer: Response) {
        let room = self.make_room().await;
        let sent = send(self.outgoing.clone(), answer);
        self.under_way.spawn(sent.map(move |()| drop(room)));
    }
}

async fn send(outgoing: Sender<Vec<u8>>, message: impl Serialize) {
    match serde_json::to_vec(&message) {
        // Nobody reads any more when it cannot be sent: the session is at its end.
        Ok(bytes) => drop(outgoing.send(bytes).await),
        Err(error) => tracing::error!("a message cannot be written: {error}"),
    }
}
