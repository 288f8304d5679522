//! What belongs to the request that is being served: how many changes came before it, and its answer where that is written already.
//!
//! tower-lsp takes every answer as a tree of values and writes that. For the outline of a plan of 35,000 lines the tree alone costs ten
//! times as much as writing; here the answer goes round it.

use std::cell::RefCell;
use std::pin::Pin;
use std::task::{Context, Poll};

use serde::Serialize;
use serde_json::value::RawValue;
use tower_lsp::jsonrpc::{Id, Response};

/// The answer to a request.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub(super) enum Answer {
    /// As tower-lsp gives it.
    Plain(Response),
    /// With its result written already.
    Written {
        /// The protocol's version.
        jsonrpc: &'static str,
        /// The result.
        result: Box<RawValue>,
        /// The request.
        id: Id,
    },
}

/// What belongs to a request.
#[derive(Debug, Default)]
struct Asked {
    revision: u64,
    result: Option<Box<RawValue>>,
}

thread_local! {
    /// The request whose handler this thread is in, if it is in one.
    static ASKED: RefCell<Option<Asked>> = const { RefCell::new(None) };
}

/// How many changes had been made when the request came in that is being served; none outside of requests.
pub(super) fn revision_asked_at() -> u64 {
    ASKED.with_borrow(|asked| asked.as_ref().map(|asked| asked.revision)).unwrap_or_default()
}

/// Gives the request that is being served its result. What its handler returns then is not looked at, unless it is an error. Outside
/// of requests nothing happens.
pub(super) fn answer_with(result: Box<RawValue>) {
    ASKED.with_borrow_mut(|asked| {
        if let Some(asked) = asked {
            asked.result = Some(result);
        }
    });
}

/// Serves a request that came in after so many changes, and whose handler may call [`answer_with`].
pub(super) async fn serve<E>(
    revision: u64,
    handler: impl Future<Output = Result<Option<Response>, E>>,
) -> Result<Option<Answer>, E> {
    let asked = Asked { revision, result: None };
    let (response, written) = Serving { asked: Some(asked), handler: Box::pin(handler) }.await;
    Ok(response?.map(|response| match written {
        Some(result) if response.is_ok() => {
            Answer::Written { jsonrpc: "2.0", result, id: response.id().clone() }
        }
        _ => Answer::Plain(response),
    }))
}

struct Serving<F> {
    /// It is here while nobody is in the handler.
    asked: Option<Asked>,
    handler: Pin<Box<F>>,
}

/// While it lives, this thread is in the handler of a request.
struct Inside<'a> {
    asked: &'a mut Option<Asked>,
    /// Of a request around it: there is none, but it would not be lost.
    outside: Option<Asked>,
}

impl Drop for Inside<'_> {
    fn drop(&mut self) {
        *self.asked = ASKED.replace(self.outside.take());
    }
}

impl<F: Future> Future for Serving<F> {
    type Output = (F::Output, Option<Box<RawValue>>);

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let Self { asked, handler } = &mut *self;
        let outside = ASKED.replace(asked.take());
        let inside = Inside { asked, outside };
        let polled = handler.as_mut().poll(context);
        drop(inside);
        polled.map(|response| (response, asked.take().and_then(|asked| asked.result)))
    }
}

#[cfg(test)]
mod tests {
    use futures_util::FutureExt;
    use serde_json::value::to_raw_value;
    use tower_lsp::jsonrpc::{Error, Id, Response};

    use super::{answer_with, revision_asked_at, serve};

    fn sent(given: Option<u32>, response: Response) -> String {
        let mut is_second = false;
        let pause = std::future::poll_fn(move |context| {
            context.waker().wake_by_ref();
            if std::mem::replace(&mut is_second, true) {
                std::task::Poll::Ready(())
            } else {
                std::task::Poll::Pending
            }
        });
        let handler = async {
            if let Some(given) = given {
                answer_with(to_raw_value(&given).unwrap());
            }
            pause.await;
            assert_eq!(revision_asked_at(), 5);
            Ok::<_, ()>(Some(response))
        };
        let mut served = Box::pin(serve(5, handler));
        assert!((&mut served).now_or_never().is_none());
        assert_eq!(revision_asked_at(), 0, "nobody is in the handler");
        serde_json::to_string(&served.now_or_never().unwrap().unwrap()).unwrap()
    }

    #[test]
    fn a_written_result_takes_the_place_of_the_handlers_but_not_of_an_error() {
        let ok = || Response::from_ok(Id::Number(7), serde_json::Value::Null);
        assert_eq!(sent(None, ok()), r#"{"jsonrpc":"2.0","result":null,"id":7}"#);
        assert_eq!(sent(Some(3), ok()), r#"{"jsonrpc":"2.0","result":3,"id":7}"#);
        let error = Response::from_error(Id::String("a".to_owned()), Error::content_modified());
        assert!(sent(Some(3), error).contains("-32801"));
        answer_with(to_raw_value(&1).unwrap());
    }
}
