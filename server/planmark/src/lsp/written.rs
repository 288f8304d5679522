//! Large answers, written as JSON where they are worked out.
//!
//! tower-lsp takes every answer as a tree of values and writes that. For the outline of a plan of 35,000 lines the tree alone costs ten
//! times as much as writing; here the answer goes round it.

use std::cell::Cell;
use std::future::Future;

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

tokio::task_local! {
    /// The result of the request that is being served, if it was written.
    static RESULT: Cell<Option<Box<RawValue>>>;
}

/// Gives the request that is being served its result. What its handler returns then is not looked at, unless it is an error. Outside
/// of requests nothing happens.
pub(super) fn answer_with(result: Box<RawValue>) {
    // There is nobody to answer where nothing was asked.
    let _ = RESULT.try_with(|given| given.set(Some(result)));
}

/// Serves a request, whose handler may call [`answer_with`].
pub(super) async fn with_results<E>(
    serve: impl Future<Output = Result<Option<Response>, E>>,
) -> Result<Option<Answer>, E> {
    RESULT
        .scope(Cell::new(None), async {
            let response = serve.await?;
            let written = RESULT.with(Cell::take);
            Ok(response.map(|response| match written {
                Some(result) if response.is_ok() => {
                    Answer::Written { jsonrpc: "2.0", result, id: response.id().clone() }
                }
                _ => Answer::Plain(response),
            }))
        })
        .await
}

#[cfg(test)]
mod tests {
    use serde_json::value::to_raw_value;
    use tower_lsp::jsonrpc::{Error, Id, Response};

    use super::{answer_with, with_results};

    async fn sent(given: Option<u32>, response: Response) -> String {
        let serve = async {
            if let Some(given) = given {
                answer_with(to_raw_value(&given).unwrap());
            }
            tokio::task::yield_now().await;
            Ok::<_, ()>(Some(response))
        };
        serde_json::to_string(&with_results(serve).await.unwrap()).unwrap()
    }

    #[tokio::test]
    async fn a_written_result_takes_the_place_of_the_handlers_but_not_of_an_error() {
        let ok = || Response::from_ok(Id::Number(7), serde_json::Value::Null);
        assert_eq!(sent(None, ok()).await, r#"{"jsonrpc":"2.0","result":null,"id":7}"#);
        assert_eq!(sent(Some(3), ok()).await, r#"{"jsonrpc":"2.0","result":3,"id":7}"#);
        let error = Response::from_error(Id::String("a".to_owned()), Error::content_modified());
        assert!(sent(Some(3), error).await.contains("-32801"));
        answer_with(to_raw_value(&1).unwrap());
    }
}
