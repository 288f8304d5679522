//! A client that keeps every message until it is asked for.
#![expect(clippy::needless_pass_by_value, reason = "parameters are written where they are sent")]

use std::io::{PipeWriter, Read, Write};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use planmark_syntax::Language;
use serde_json::{Value, json};

use crate::files::Disk;
use crate::lsp::native::connection::{Ended, serve_with};
use crate::lsp::session::Session;
use crate::lsp::{Core, Speech};

/// How long an answer may take, on a machine that is busy with other things.
const PATIENCE: Duration = Duration::from_secs(60);

/// The address of a file or folder.
pub(super) fn address(path: &std::path::Path) -> String {
    url::Url::from_file_path(path).unwrap().into()
}

/// A client, and the server that it speaks to.
pub(super) struct Client {
    input: Option<PipeWriter>,
    messages: Receiver<Value>,
    kept: Vec<Value>,
    server: Option<JoinHandle<Ended>>,
    next_id: i64,
    /// What the server knows.
    pub(super) session: Arc<Session>,
    /// Whether the client answers what the server asks.
    pub(super) answers: bool,
}

impl Client {
    /// Starts a server.
    pub(super) fn start() -> Self {
        let (from_client, input) = std::io::pipe().unwrap();
        let (output, to_client) = std::io::pipe().unwrap();
        let (give, given) = channel();
        let server = std::thread::spawn(move || {
            let runtime =
                tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
            let ended = runtime.block_on(async {
                let speech = Speech { chosen: None, surrounding: Language::En };
                let core = Core::new(speech, Arc::new(Disk));
                give.send(Arc::clone(core.session())).unwrap();
                serve_with(from_client, to_client, core).await.unwrap()
            });
            runtime.shutdown_background();
            ended
        });
        let (received, messages) = channel();
        std::thread::spawn(move || read_all(output, |message| received.send(message).is_ok()));
        let session = given.recv().unwrap();
        Self {
            input: Some(input),
            messages,
            kept: Vec::new(),
            server: Some(server),
            next_id: 0,
            session,
            answers: true,
        }
    }

    /// Starts a server and introduces a client that can do this.
    pub(super) fn introduced(capabilities: &Value, folders: &[&std::path::Path]) -> Self {
        let mut client = Self::start();
        let folders: Vec<Value> =
            folders.iter().map(|folder| json!({"uri": address(folder), "name": "plans"})).collect();
        let id = client.request(
            "initialize",
            json!({"processId": null, "rootUri": null, "capabilities": capabilities, "workspaceFolders": folders}),
        );
        client.answer(id).unwrap();
        client.notify("initialized", json!({}));
        client
    }

    /// Writes bytes as they are.
    pub(super) fn write(&mut self, bytes: &[u8]) {
        self.input.as_mut().unwrap().write_all(bytes).unwrap();
    }

    /// A message as it is framed.
    pub(super) fn framed(message: &Value) -> Vec<u8> {
        let body = message.to_string();
        format!("Content-Length: {}\r\n\r\n{body}", body.len()).into_bytes()
    }

    fn send(&mut self, message: &Value) {
        self.write(&Self::framed(message));
    }

    /// Sends a request, and gives its number.
    pub(super) fn request(&mut self, method: &str, params: Value) -> i64 {
        self.next_id += 1;
        let id = self.next_id;
        self.send(&json!({"jsonrpc": "2.0", "id": id, "method": method, "params": params}));
        id
    }

    /// Sends a notification.
    pub(super) fn notify(&mut self, method: &str, params: Value) {
        self.send(&json!({"jsonrpc": "2.0", "method": method, "params": params}));
    }

    /// Opens a text.
    pub(super) fn open(&mut self, uri: &str, text: &str) {
        let document = json!({"uri": uri, "languageId": "planmark", "version": 1, "text": text});
        self.notify("textDocument/didOpen", json!({ "textDocument": document }));
    }

    /// Replaces a part of a text: from and to are line and column.
    pub(super) fn change(
        &mut self,
        uri: &str,
        version: i32,
        from: (usize, usize),
        to: (usize, usize),
        text: &str,
    ) {
        let position = |(line, character): (usize, usize)| json!({"line": line, "character": character});
        let range = json!({"start": position(from), "end": position(to)});
        self.notify(
            "textDocument/didChange",
            json!({"textDocument": {"uri": uri, "version": version}, "contentChanges": [{"range": range, "text": text}]}),
        );
    }

    /// The next message for which there is an answer to `wanted`; what comes before it is kept.
    pub(super) fn wait<T>(&mut self, what: &str, mut wanted: impl FnMut(&Value) -> Option<T>) -> T {
        if let Some((at, found)) = self.kept.iter().enumerate().find_map(|(at, it)| Some((at, wanted(it)?))) {
            self.kept.remove(at);
            return found;
        }
        let end = Instant::now() + PATIENCE;
        loop {
            let rest = end.saturating_duration_since(Instant::now());
            let Ok(message) = self.messages.recv_timeout(rest) else {
                panic!("no {what} came; there were: {:#?}", self.kept);
            };
            if self.answers && message.get("method").is_some() && message.get("id").is_some() {
                let id = &message["id"];
                self.send(&json!({"jsonrpc": "2.0", "id": id, "result": null}));
            }
            match wanted(&message) {
                Some(found) => return found,
                None => self.kept.push(message),
            }
        }
    }

    /// The answer to a request: its result, or the code of its error.
    pub(super) fn answer(&mut self, id: i64) -> Result<Value, i64> {
        self.wait(&format!("answer to request {id}"), |message| {
            (message.get("method").is_none() && message["id"] == id).then(|| match message.get("error") {
                Some(error) => Err(error["code"].as_i64().unwrap()),
                None => Ok(message["result"].clone()),
            })
        })
    }

    /// Sends a request and waits for its answer.
    pub(super) fn ask(&mut self, method: &str, params: Value) -> Result<Value, i64> {
        let id = self.request(method, params);
        self.answer(id)
    }

    /// The findings that are published for a version of a text.
    pub(super) fn findings(&mut self, uri: &str, version: i32) -> Vec<Value> {
        self.wait(&format!("findings in version {version} of {uri}"), |message| {
            let params = &message["params"];
            let is_meant = message["method"] == "textDocument/publishDiagnostics"
                && params["uri"] == uri
                && params["version"] == version;
            is_meant.then(|| params["diagnostics"].as_array().unwrap().clone())
        })
    }

    /// What came and was not asked for.
    pub(super) fn kept(&self) -> &[Value] {
        &self.kept
    }

    /// Says goodbye as the protocol asks, and tells how the session ended.
    pub(super) fn leave(mut self) -> Ended {
        self.ask("shutdown", Value::Null).unwrap();
        self.notify("exit", Value::Null);
        self.server.take().unwrap().join().unwrap()
    }

    /// Closes the pipe without a word.
    pub(super) fn vanish(mut self) -> Ended {
        drop(self.input.take());
        self.server.take().unwrap().join().unwrap()
    }
}

/// Reads messages; written apart from the server's own reading, so that one tests the other.
fn read_all(mut input: impl Read, mut deliver: impl FnMut(Value) -> bool) {
    let mut byte = [0];
    let mut header = Vec::new();
    while input.read_exact(&mut byte).is_ok() {
        header.push(byte[0]);
        if header.ends_with(b"\r\n\r\n") {
            let text = String::from_utf8(std::mem::take(&mut header)).unwrap();
            let length = text.trim().strip_prefix("Content-Length: ").unwrap().parse().unwrap();
            let mut body = vec![0; length];
            input.read_exact(&mut body).unwrap();
            if !deliver(serde_json::from_slice(&body).unwrap()) {
                return;
            }
        }
    }
}
