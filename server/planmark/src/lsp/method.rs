//! What a method of the protocol is: its name, what is announced of it, and who serves it.
//!
//! A request is a file in `requests`, a notification a file in `notifications`: a type without values that says here what it is.
//! [`Method`] is that as a value, so that there can be a list of them (`methods`).

use std::sync::Arc;

use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use serde_json::value::{RawValue, to_raw_value};
use tower_lsp::gen_lsp_types::{ServerCapabilities, Uri};
use tower_lsp::jsonrpc::{Error, Result};

use super::asked::answer_with;
use super::profile::Abilities;
use super::reading::{About, Reader, read, read_all};
use super::session::Session;

/// A method of the protocol.
pub(super) struct Method {
    /// Its name in the protocol.
    pub(super) name: &'static str,
    /// What it is for, in one sentence.
    #[cfg_attr(
        not(test),
        expect(dead_code, reason = "it is for the page of the protocol, which a test holds equal")
    )]
    pub(super) about: &'static str,
    /// Says in the answer to `initialize` that the server has it, to a client that can make use of it.
    pub(super) announce: fn(&Abilities, &mut ServerCapabilities),
    /// With which options the client is asked for it after that, if it can be asked.
    pub(super) registration: fn(&Abilities) -> Option<Value>,
    /// Who serves it.
    pub(super) service: Service,
}

/// Who serves a method.
#[derive(Clone, Copy)]
pub(super) enum Service {
    /// tower-lsp: it belongs to the beginning or the end of a session, or to requests as such.
    Session,
    /// A request, which is answered on a snapshot.
    Request(fn(Arc<Session>, Value) -> BoxFuture<'static, Result<()>>),
    /// A notification, which is applied at once.
    Notification(fn(&Arc<Session>, &Value) -> std::result::Result<(), serde_json::Error>),
}

/// A request.
pub(super) trait Request: 'static {
    /// Its name in the protocol.
    const NAME: &'static str;
    /// What it is for, in one sentence.
    const ABOUT: &'static str;
    /// What comes with it.
    type Params: DeserializeOwned + Send + 'static;
    /// The answer, in the protocol's words.
    type Answer: Serialize;
    /// Says that the server answers it.
    fn announce(can: &Abilities, capabilities: &mut ServerCapabilities);
}

/// A request about a document.
pub(super) trait DocumentRequest: Request {
    /// The document that it is about.
    fn document(params: &Self::Params) -> &Uri;
    /// The answer, if there is one.
    fn answer(about: &About<'_>, params: Self::Params) -> Option<Self::Answer>;
}

/// A request about all documents.
pub(super) trait WorkspaceRequest: Request {
    /// The answer, if there is one.
    fn answer(reader: &Reader, params: Self::Params) -> Option<Self::Answer>;
}

/// A notification that changes something.
pub(super) trait Notification: 'static {
    /// Its name in the protocol.
    const NAME: &'static str;
    /// What it is for, in one sentence.
    const ABOUT: &'static str;
    /// What comes with it.
    type Params: DeserializeOwned;
    /// Says that the server takes it.
    fn announce(can: &Abilities, capabilities: &mut ServerCapabilities);
    /// With which options the client is asked for it, if it can be asked.
    fn registration(_: &Abilities) -> Option<Value> {
        None
    }
    /// Applies it.
    fn apply(session: &Arc<Session>, params: Self::Params);
}

impl Method {
    /// A request about a document.
    pub(super) const fn of_document<R: DocumentRequest>() -> Self {
        Self::request::<R>(|session, params| {
            async move {
                let params: R::Params = known(params)?;
                let uri = R::document(&params).clone();
                let answer = move |about: &About<'_>| written(&R::answer(about, params)?);
                give(read(&session, &uri, answer).await?);
                Ok(())
            }
            .boxed()
        })
    }

    /// A request about all documents.
    pub(super) const fn of_workspace<R: WorkspaceRequest>() -> Self {
        Self::request::<R>(|session, params| {
            async move {
                let params: R::Params = known(params)?;
                let answer = move |reader: &Reader| written(&R::answer(reader, params)?);
                give(read_all(&session, answer).await?);
                Ok(())
            }
            .boxed()
        })
    }

    const fn request<R: Request>(serve: fn(Arc<Session>, Value) -> BoxFuture<'static, Result<()>>) -> Self {
        Self {
            name: R::NAME,
            about: R::ABOUT,
            announce: R::announce,
            registration: |_| None,
            service: Service::Request(serve),
        }
    }

    /// A notification that changes something.
    pub(super) const fn notification<N: Notification>() -> Self {
        let apply = |session: &Arc<Session>, params: &Value| {
            // The parameters of a document are as large as the document: they are read where they lie.
            serde::Deserialize::deserialize(params).map(|params| N::apply(session, params))
        };
        Self {
            name: N::NAME,
            about: N::ABOUT,
            announce: N::announce,
            registration: N::registration,
            service: Service::Notification(apply),
        }
    }

    /// A method that tower-lsp serves.
    pub(super) const fn of_session(name: &'static str, about: &'static str) -> Self {
        Self { name, about, announce: |_, _| {}, registration: |_| None, service: Service::Session }
    }
}

fn known<P: DeserializeOwned>(params: Value) -> Result<P> {
    serde_json::from_value(params).map_err(|error| Error::invalid_params(error.to_string()))
}

/// Answers may grow with the document: they are written where they are worked out.
fn written(answer: &impl Serialize) -> Option<Box<RawValue>> {
    let written = to_raw_value(answer);
    written.inspect_err(|error| tracing::error!("an answer cannot be written: {error}")).ok()
}

fn give(answer: Option<Box<RawValue>>) {
    if let Some(answer) = answer {
        answer_with(answer);
    }
}
