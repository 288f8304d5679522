//! What must stay true of the server, whatever the client does.

use std::time::Duration;

use planmark_plan::DocumentId;
use planmark_syntax::{Encoding, Position, Text};
use serde_json::{Value, json};

use super::client::{Client, address};
use super::large_plan;
use crate::lsp::connection::Ended;
use crate::lsp::profile::Profile;
use crate::lsp::reading::read_all;
use crate::lsp::{Speech, backend};

const URI: &str = "file:///plans/a.plan";

fn about(uri: &str) -> Value {
    json!({"textDocument": {"uri": uri}})
}

/// The text as the analysis has it, once every change is in it.
fn text_of(client: &Client, uri_path: &str) -> String {
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let revision = crate::lsp::front::Notified::revision(&*client.session);
    let snapshot = runtime.block_on(client.session.analyst.snapshot_at(revision)).unwrap();
    snapshot.workspace.document(&DocumentId::new(uri_path)).unwrap().text().to_string()
}

/// A row of numbers that looks random and is the same every time.
struct Dice(u64);

impl Dice {
    fn throw(&mut self, sides: usize) -> usize {
        // Numerical Recipes, “An Even Quicker Generator”, 64 bits.
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % sides
    }
}

#[test]
fn ten_thousand_changes_among_slow_requests_and_cancellations_are_applied_in_order() {
    let mut client = Client::introduced(&json!({}), &[]);
    let mut plain = Text::new(&large_plan(20));
    client.open(URI, &plain.to_string());
    let mut dice = Dice(7);
    let mut asked = Vec::new();
    for version in 2..10_002 {
        // Positions count in UTF-16, and some lie past the end of their line: each change means something else if it comes too early.
        let line = dice.throw(plain.len_lines());
        let from = Position::new(line, dice.throw(24));
        let to = Position::new(line + dice.throw(2), dice.throw(24));
        let (from, to) = if from <= to { (from, to) } else { (to, from) };
        let new = ["方案", "x", "😀", "\n", "", "58/269", "\r"][dice.throw(7)];
        client.change(URI, version, (from.line, from.column), (to.line, to.column), new);
        let range = plain.offset(from, Encoding::Utf16)..plain.offset(to, Encoding::Utf16);
        plain.edit(&planmark_syntax::Edit::new(range, new));
        if version % 10 == 0 {
            let method =
                ["textDocument/formatting", "textDocument/documentSymbol", "workspace/symbol"][dice.throw(3)];
            let mut params = about(URI);
            params["query"] = json!("业务");
            params["options"] = json!({"tabSize": 4, "insertSpaces": true});
            let id = client.request(method, params);
            asked.push(id);
            if version % 20 == 0 {
                client.notify("$/cancelRequest", json!({ "id": id }));
            }
        }
    }
    for id in asked {
        let answer = client.answer(id);
        assert!(matches!(answer, Ok(_) | Err(-32800 | -32801)), "request {id}: {answer:?}");
    }
    assert_eq!(text_of(&client, "/plans/a.plan"), plain.to_string());
    client.findings(URI, 10_001);
    assert_eq!(client.leave(), Ended::Properly);
}

#[test]
fn a_client_that_never_answers_is_served_all_the_same() {
    let folder = tempfile::tempdir().unwrap();
    for number in 0..40 {
        std::fs::write(folder.path().join(format!("{number}.plan")), large_plan(1)).unwrap();
    }
    let capabilities = json!({
        "window": {"workDoneProgress": true},
        "workspace": {
            "configuration": true,
            "didChangeWatchedFiles": {"dynamicRegistration": true},
            "didChangeConfiguration": {"dynamicRegistration": true},
        },
    });
    let mut client = Client::start();
    client.answers = false;
    let folders = json!([{"uri": address(folder.path()), "name": "plans"}]);
    let id = client.request("initialize", json!({"capabilities": capabilities, "workspaceFolders": folders}));
    client.answer(id).unwrap();
    client.notify("initialized", json!({}));
    client.open(URI, &large_plan(1));
    for version in 2..400 {
        client.change(URI, version, (0, 0), (0, 0), "");
        client.notify("workspace/didChangeConfiguration", json!({"settings": null}));
        let id = client.request("textDocument/foldingRange", about(URI));
        client.answer(id).map(drop).or_else(|code| if code == -32801 { Ok(()) } else { Err(code) }).unwrap();
    }
    let questions: Vec<&Value> = client.kept().iter().filter(|message| message.get("id").is_some()).collect();
    assert!(questions.len() >= 3, "the server has asked for something: {questions:?}");
    assert_eq!(client.leave(), Ended::Properly);
}

#[test]
fn an_answer_that_a_change_has_overtaken_is_not_given() {
    let mut client = Client::introduced(&json!({}), &[]);
    client.open(URI, &large_plan(200));
    client.findings(URI, 1);
    // In one piece, so that the change is there long before the outline of so large a plan is.
    let mut bytes =
        Client::framed(&json!({"jsonrpc": "2.0", "id": "slow", "method": "textDocument/formatting",
            "params": {"textDocument": {"uri": URI}, "options": {"tabSize": 4, "insertSpaces": true}}}));
    bytes.extend(Client::framed(&json!({"jsonrpc": "2.0", "method": "textDocument/didChange", "params": {
        "textDocument": {"uri": URI, "version": 2},
        "contentChanges": [{"range": {"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 0}}, "text": "\n"}],
    }})));
    client.write(&bytes);
    let code =
        client.wait("answer", |message| (message["id"] == "slow").then(|| message["error"]["code"].clone()));
    assert_eq!(code, -32801);
    client.findings(URI, 2);
    assert_eq!(client.leave(), Ended::Properly);
}

#[test]
fn findings_of_an_older_version_never_follow_those_of_a_newer_one() {
    let mut client = Client::introduced(&json!({}), &[]);
    client.open(URI, &large_plan(40));
    for version in 2..=300 {
        client.change(URI, version, (3, 0), (3, 0), "x");
    }
    client.findings(URI, 300);
    let versions =
        client.kept().iter().filter(|message| message["method"] == "textDocument/publishDiagnostics");
    let versions: Vec<i64> = versions.map(|message| message["params"]["version"].as_i64().unwrap()).collect();
    assert!(versions.is_sorted(), "{versions:?}");
    assert!(versions.iter().all(|version| *version < 300), "{versions:?}");
    assert_eq!(client.leave(), Ended::Properly);
}

#[test]
fn half_a_message_and_what_is_no_message_end_nothing() {
    let mut client = Client::introduced(&json!({}), &[]);
    let refused = |client: &mut Client, code: i64| {
        client.wait("refusal", |message| {
            (message["error"]["code"] == code && message["id"].is_null()).then_some(())
        });
    };
    client.write(b"Content-Length: 9\r\n\r\n{\"method\"");
    refused(&mut client, -32700);
    client.write(b"Content-Length: 2\r\n\r\n[]");
    refused(&mut client, -32600);
    client.write(b"rubbish\r\n\r\n");
    refused(&mut client, -32700);
    client.write(b"Content-Length: 4\r\n\r\n\xff\xfe\x00\x01");
    refused(&mut client, -32700);
    let deep = "[".repeat(60_000);
    client.write(format!("Content-Length: {}\r\n\r\n{deep}", deep.len()).as_bytes());
    refused(&mut client, -32700);

    // Half a message, and a while later the rest.
    let whole = Client::framed(
        &json!({"jsonrpc": "2.0", "id": "slowly", "method": "workspace/symbol", "params": {"query": ""}}),
    );
    let (first, second) = whole.split_at(40);
    client.write(first);
    std::thread::sleep(Duration::from_millis(50));
    client.write(second);
    client.wait("answer", |message| (message["id"] == "slowly").then_some(()));

    assert_eq!(client.ask("textDocument/hover", json!({"textDocument": 7})), Err(-32602));
    assert_eq!(client.ask("no/such/method", Value::Null), Err(-32601));
    client.notify("textDocument/didChange", json!({"nothing": "known"}));
    client.notify("$/unknown", json!({}));
    client.change("file:///never/opened.plan", 2, (0, 0), (0, 0), "x");
    assert_eq!(client.ask("textDocument/foldingRange", about("file:///never/opened.plan")), Ok(Value::Null));
    assert_eq!(client.leave(), Ended::Properly);
}

#[test]
fn nothing_is_served_before_the_introduction_or_after_the_goodbye() {
    let mut client = Client::start();
    client.open(URI, "# 方案 2：海洋\n");
    assert_eq!(client.ask("textDocument/foldingRange", about(URI)), Err(-32002));
    assert_eq!(client.ask("shutdown", Value::Null), Err(-32002));
    client.ask("initialize", json!({"capabilities": {}})).unwrap();
    assert_eq!(client.ask("initialize", json!({"capabilities": {}})), Err(-32600));
    assert_eq!(
        client.ask("textDocument/foldingRange", about(URI)),
        Ok(Value::Null),
        "it was opened too early"
    );
    client.ask("shutdown", Value::Null).unwrap();
    client.open(URI, "# 方案 2：海洋\n");
    assert_eq!(client.ask("textDocument/foldingRange", about(URI)), Err(-32600));
    client.notify("exit", Value::Null);
    assert_eq!(client.vanish(), Ended::Properly);
}

#[test]
fn what_is_asked_in_one_breath_with_the_introduction_is_answered() {
    let mut client = Client::start();
    let asked = client.request("initialize", json!({"capabilities": {}}));
    client.notify("initialized", json!({}));
    client.open(URI, "# 方案 2：海洋\n\n## 总方向\n");
    let folds = client.request("textDocument/foldingRange", about(URI));
    client.answer(asked).unwrap();
    assert!(client.answer(folds).unwrap().is_array());
    assert_eq!(client.vanish(), Ended::Abruptly);
}

#[test]
fn a_client_that_leaves_without_a_word_gets_its_answers_and_ends_the_session() {
    let mut client = Client::introduced(&json!({}), &[]);
    client.open(URI, &large_plan(1));
    client.request("workspace/symbol", json!({"query": ""}));
    assert_eq!(client.vanish(), Ended::Abruptly);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_panic_ends_one_request() {
    let speech = Speech { chosen: None, surrounding: planmark_syntax::Language::En };
    let (service, _socket) = backend::service(speech);
    let session = std::sync::Arc::clone(&service.inner().session);
    session.begin(Profile::new(serde_json::from_value(json!({"capabilities": {}})).unwrap(), speech));
    let failed = read_all::<()>(&session, |_| panic!("a mistake in a feature")).await;
    assert_eq!(failed.unwrap_err().code.code(), -32603);
    assert_eq!(read_all(&session, |_| Some(7)).await, Ok(Some(7)));
}
