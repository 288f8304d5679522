//! What comes from the client, as a message.
//!
//! What must stay true: what is no message is answered as JSON-RPC asks, and ends nothing.

use serde_json::Value;
use tower_lsp::jsonrpc::{Error, ErrorCode, Id, Request, Response};

/// What came from the client.
#[derive(Debug)]
pub(super) enum Incoming {
    /// A request or a notification.
    Request(Request),
    /// The answer to a request of the server.
    Response(Response),
    /// Something that is no message, with the answer that it gets.
    Refused(Response),
}

/// A body as a message.
pub(super) fn decode(body: &[u8]) -> Incoming {
    let value: Value = match serde_json::from_slice(body) {
        Ok(value) => value,
        Err(error) => return refuse(Id::Null, ErrorCode::ParseError, error.to_string()),
    };
    let id = match value.get("id") {
        Some(Value::Number(number)) => number.as_i64().map_or(Id::Null, Id::Number),
        Some(Value::String(text)) => Id::String(text.clone()),
        _ => Id::Null,
    };
    let has = |member: &str| value.get(member).is_some();
    if value.get("method").is_some_and(Value::is_string) {
        match serde_json::from_value(value) {
            Ok(request) => Incoming::Request(request),
            Err(error) => refuse(id, ErrorCode::InvalidRequest, error.to_string()),
        }
    } else if has("id") && (has("result") || has("error")) {
        match serde_json::from_value(value) {
            Ok(response) => Incoming::Response(response),
            Err(error) => refuse(Id::Null, ErrorCode::InvalidRequest, error.to_string()),
        }
    } else {
        refuse(id, ErrorCode::InvalidRequest, "neither a request nor a response".to_owned())
    }
}

/// The answer to what is no message.
pub(super) fn refuse(id: Id, code: ErrorCode, problem: String) -> Incoming {
    tracing::warn!("what the client sent is no message: {problem}");
    Incoming::Refused(Response::from_error(id, Error { code, message: problem.into(), data: None }))
}

#[cfg(test)]
mod tests {
    use super::{Incoming, decode};

    /// The answer to a body, if it is refused.
    fn refusal(body: &str) -> Option<String> {
        match decode(body.as_bytes()) {
            Incoming::Refused(response) => Some(serde_json::to_string(&response).unwrap()),
            _ => None,
        }
    }

    #[test]
    fn what_is_no_message_is_answered_as_json_rpc_asks() {
        let code = |body: &str, id: &str, code: i32| {
            let answer = refusal(body).unwrap_or_else(|| panic!("{body} is taken for a message"));
            assert!(answer.contains(&format!("\"code\":{code}")), "{body}: {answer}");
            assert!(answer.ends_with(&format!("\"id\":{id}}}")), "{body}: {answer}");
        };
        code("{", "null", -32700);
        code("\u{0}", "null", -32700);
        code(&"[".repeat(100_000), "null", -32700);
        code("[]", "null", -32600);
        code("7", "null", -32600);
        code(r#"{"jsonrpc":"2.0","id":3}"#, "3", -32600);
        code(r#"{"jsonrpc":"2.0","id":3,"method":4}"#, "3", -32600);
        code(r#"{"jsonrpc":"1.0","id":"a","method":"x"}"#, "\"a\"", -32600);
        code(r#"{"jsonrpc":"2.0","id":[],"method":"x"}"#, "null", -32600);
    }

    #[test]
    fn requests_and_responses_are_told_apart() {
        let read = |body: &str| decode(body.as_bytes());
        assert!(matches!(read(r#"{"jsonrpc":"2.0","id":1,"method":"x","params":[]}"#), Incoming::Request(_)));
        assert!(matches!(read(r#"{"jsonrpc":"2.0","method":"x"}"#), Incoming::Request(_)));
        assert!(matches!(read(r#"{"jsonrpc":"2.0","id":1,"result":null}"#), Incoming::Response(_)));
        let error = r#"{"jsonrpc":"2.0","id":1,"error":{"code":-32601,"message":"no"}}"#;
        assert!(matches!(read(error), Incoming::Response(_)));
    }
}
