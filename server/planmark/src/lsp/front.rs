//! What every message passes first: a service before tower-lsp's.
//!
//! What must stay true: notifications that change something are applied in the order in which they were sent, inside
//! [`Service::call`] and before anything else is looked at; a request knows how many of them came before it; a panic while a message
//! is served ends that message and nothing else.

use std::any::Any;
use std::future::Future;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::task::{Context, Poll};

use futures_util::future::{self, BoxFuture, FutureExt};
use tower::Service;
use tower_lsp::ExitedError;
use tower_lsp::jsonrpc::{Error, Id, Request, Response};

use super::asked::{Answer, serve};
use super::panics;

/// What notifications change.
pub(super) trait Notified: Send + Sync + 'static {
    /// Applies a notification. `false` if it is not one that changes anything here: then it goes on to the service behind.
    fn notified(self: &Arc<Self>, notification: &Request) -> bool;

    /// How many changes were made so far.
    fn revision(&self) -> u64;
}

/// The service that messages pass first.
pub(super) struct Front<S, N> {
    inner: S,
    notified: Arc<N>,
}

impl<S, N> Front<S, N> {
    /// A service before another.
    pub(super) fn new(inner: S, notified: Arc<N>) -> Self {
        Self { inner, notified }
    }
}

type Answered = Result<Option<Answer>, ExitedError>;

impl<S, N> Service<Request> for Front<S, N>
where
    S: Service<Request, Response = Option<Response>, Error = ExitedError>,
    S::Future: Send + 'static,
    N: Notified,
{
    type Response = Option<Answer>;
    type Error = ExitedError;
    type Future = BoxFuture<'static, Answered>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        self.inner.poll_ready(context)
    }

    fn call(&mut self, request: Request) -> Self::Future {
        let method = request.method().to_owned();
        let id = request.id().cloned();
        let called = catch_unwind(AssertUnwindSafe(|| self.dispatch(request)));
        match called {
            Ok(future) => survive(method, id, future).boxed(),
            Err(panic) => future::ok(failed(&method, id, &*panic)).boxed(),
        }
    }
}

impl<S, N> Front<S, N>
where
    S: Service<Request, Response = Option<Response>, Error = ExitedError>,
    S::Future: Send + 'static,
    N: Notified,
{
    fn dispatch(&mut self, request: Request) -> BoxFuture<'static, Answered> {
        if request.id().is_none() && self.notified.notified(&request) {
            return future::ok(None).boxed();
        }
        serve(self.notified.revision(), self.inner.call(request)).boxed()
    }
}

async fn survive(method: String, id: Option<Id>, answer: impl Future<Output = Answered>) -> Answered {
    match AssertUnwindSafe(answer).catch_unwind().await {
        Ok(answer) => answer,
        Err(panic) => Ok(failed(&method, id, &*panic)),
    }
}

fn failed(method: &str, id: Option<Id>, panic: &(dyn Any + Send)) -> Option<Answer> {
    tracing::error!("{method} could not be served: {}", panics::cause(panic));
    Some(Answer::Plain(Response::from_error(id?, Error::internal_error())))
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU64, Ordering};
    use std::sync::{Arc, Mutex};
    use std::task::{Context, Poll};

    use futures_util::future::{BoxFuture, FutureExt};
    use serde_json::Value;
    use tower::Service;
    use tower_lsp::ExitedError;
    use tower_lsp::jsonrpc::{Request, Response};

    use super::{Answered, Front, Notified};
    use crate::lsp::asked::revision_asked_at;

    /// Counts the notifications called `change`.
    #[derive(Default)]
    struct Counter(AtomicU64);

    impl Notified for Counter {
        fn notified(self: &Arc<Self>, notification: &Request) -> bool {
            assert_ne!(notification.method(), "panic on notification");
            let is_change = notification.method() == "change";
            self.0.fetch_add(u64::from(is_change), Ordering::SeqCst);
            is_change
        }

        fn revision(&self) -> u64 {
            self.0.load(Ordering::SeqCst)
        }
    }

    /// Answers a request with the revision at which it came in; panics when it is asked to.
    #[derive(Clone, Default)]
    struct Inner(Arc<Mutex<Vec<String>>>);

    impl Service<Request> for Inner {
        type Response = Option<Response>;
        type Error = ExitedError;
        type Future = BoxFuture<'static, Result<Option<Response>, ExitedError>>;

        fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), ExitedError>> {
            Poll::Ready(Ok(()))
        }

        fn call(&mut self, request: Request) -> Self::Future {
            assert_ne!(request.method(), "panic at once");
            let seen = Arc::clone(&self.0);
            async move {
                tokio::task::yield_now().await;
                assert_ne!(request.method(), "panic later");
                seen.lock().unwrap().push(request.method().to_owned());
                let (_, id, _) = request.into_parts();
                Ok(id.map(|id| Response::from_ok(id, Value::from(revision_asked_at()))))
            }
            .boxed()
        }
    }

    fn front() -> Front<Inner, Counter> {
        Front::new(Inner::default(), Arc::default())
    }

    fn request(method: &'static str) -> Request {
        Request::build(method).id(7).finish()
    }

    fn answer(answer: Answered) -> String {
        serde_json::to_string(&answer.unwrap().unwrap()).unwrap()
    }

    #[tokio::test]
    async fn changes_are_applied_when_they_come_and_requests_know_how_many_came_before() {
        let mut front = front();
        let mut asked = Vec::new();
        for _ in 0..3 {
            // The futures of notifications may be looked at at any time, or never.
            drop(front.call(Request::build("change").finish()));
            asked.push(front.call(request("ask")));
        }
        for (at, asked) in asked.into_iter().enumerate().rev() {
            assert!(answer(asked.await).contains(&format!("\"result\":{}", at + 1)));
        }
    }

    #[tokio::test]
    async fn a_panic_ends_one_request_with_an_internal_error() {
        let mut front = front();
        for method in ["panic at once", "panic later"] {
            let error = answer(front.call(request(method)).await);
            assert!(error.contains("-32603") && error.contains("\"id\":7"), "{method}: {error}");
        }
        for notification in ["panic later", "panic on notification"] {
            assert!(front.call(Request::build(notification).finish()).await.unwrap().is_none());
        }
        assert!(answer(front.call(request("ask")).await).contains("result"));
    }
}
