//! An editor, as a server sees it: it introduces itself, opens and changes texts, asks, and answers what it is asked.
//!
//! What must stay true: a message has the time at which it was read to its end, before anybody looked at what it says.

use std::collections::HashMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use anyhow::{Context as _, anyhow, bail};
use serde_json::{Value, json};
use url::Url;

use crate::process;

/// How long an answer may take. A server that takes longer is not measured.
const PATIENCE: Duration = Duration::from_secs(900);

/// An answer, when it was there, and how long it was.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) result: Value,
    pub(crate) at: Instant,
    pub(crate) bytes: usize,
}

/// Findings that were published last.
#[derive(Debug)]
pub(crate) struct Published {
    pub(crate) version: Option<i64>,
    pub(crate) findings: Vec<Value>,
    pub(crate) at: Instant,
}

/// An editor with its server.
#[derive(Debug)]
pub(crate) struct Editor {
    server: Child,
    input: ChildStdin,
    messages: Receiver<(Instant, Vec<u8>)>,
    last_id: i64,
    versions: HashMap<String, i64>,
    pub(crate) capabilities: Value,
    pub(crate) initialized: Duration,
    pub(crate) published: HashMap<String, Published>,
    /// When work that the server showed has ended.
    pub(crate) work_ended: Option<Instant>,
}

impl Editor {
    /// Starts a server for a folder and introduces itself.
    pub(crate) fn start(program: &Path, arguments: &[&str], folder: &Path) -> anyhow::Result<Self> {
        let start = Instant::now();
        let mut server = Command::new(program)
            .args(arguments)
            .current_dir(folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .with_context(|| program.display().to_string())?;
        let input = server.stdin.take().context("no input")?;
        let output = server.stdout.take().context("no output")?;
        let (sender, messages) = mpsc::channel();
        std::thread::spawn(move || {
            let mut output = BufReader::new(output);
            while let Ok(body) = receive(&mut output) {
                if sender.send((Instant::now(), body)).is_err() {
                    return;
                }
            }
        });
        let mut editor = Self {
            server,
            input,
            messages,
            last_id: 0,
            versions: HashMap::new(),
            capabilities: Value::Null,
            initialized: Duration::ZERO,
            published: HashMap::new(),
            work_ended: None,
        };
        let root = address(folder)?;
        let can = json!({
            "textDocument": {
                "documentSymbol": {"hierarchicalDocumentSymbolSupport": true},
                "publishDiagnostics": {"versionSupport": true, "codeDescriptionSupport": true},
                "foldingRange": {"lineFoldingOnly": true},
                "semanticTokens": {
                    "requests": {"range": true, "full": true},
                    "tokenTypes": ["namespace", "type", "class", "enum", "variable", "property", "function", "keyword", "comment",
                        "string", "number", "macro", "decorator", "parameter", "label"],
                    "tokenModifiers": [],
                    "formats": ["relative"],
                },
            },
            "window": {"workDoneProgress": true},
            "workspace": {
                "workspaceFolders": true,
                "configuration": false,
                "didChangeWatchedFiles": {"dynamicRegistration": true},
            },
        });
        let answer = editor.ask(
            "initialize",
            &json!({
                "processId": std::process::id(),
                "rootUri": root,
                "workspaceFolders": [{"uri": root, "name": "plans"}],
                "capabilities": can,
            }),
        )?;
        editor.capabilities = answer.result.get("capabilities").cloned().unwrap_or_default();
        editor.initialized = answer.at - start;
        editor.notify("initialized", &json!({}))?;
        Ok(editor)
    }

    /// Whether the server answers what this key in its capabilities stands for.
    pub(crate) fn can(&self, key: &str) -> bool {
        !matches!(self.capabilities.get(key), None | Some(Value::Null | Value::Bool(false)))
    }

    pub(crate) fn open(&mut self, uri: &str, language: &str, text: &str) -> anyhow::Result<Instant> {
        self.versions.insert(uri.to_owned(), 1);
        let document = json!({"uri": uri, "languageId": language, "version": 1, "text": text});
        let at = Instant::now();
        self.notify("textDocument/didOpen", &json!({ "textDocument": document }))?;
        Ok(at)
    }

    /// Replaces what stands at a place in a line; tells when, and the version that this makes.
    pub(crate) fn change(
        &mut self,
        uri: &str,
        (line, column): (usize, usize),
        length: usize,
        text: &str,
    ) -> anyhow::Result<(Instant, i64)> {
        let version = self.versions.entry(uri.to_owned()).or_default();
        *version += 1;
        let version = *version;
        let range = json!({
            "start": {"line": line, "character": column},
            "end": {"line": line, "character": column + length},
        });
        let changes = json!([{"range": range, "text": text}]);
        let params = json!({"textDocument": {"uri": uri, "version": version}, "contentChanges": changes});
        let at = Instant::now();
        self.notify("textDocument/didChange", &params)?;
        Ok((at, version))
    }

    /// Asks, and waits for the answer.
    pub(crate) fn ask(&mut self, method: &str, params: &Value) -> anyhow::Result<Answer> {
        self.last_id += 1;
        let id = self.last_id;
        let mut message = json!({"jsonrpc": "2.0", "id": id, "method": method});
        if !params.is_null() {
            message["params"] = params.clone();
        }
        self.send(&message)?;
        let patience = Instant::now() + PATIENCE;
        loop {
            let (at, bytes, message) =
                self.next(patience)?.ok_or_else(|| anyhow!("no answer to {method}"))?;
            if message.get("method").is_none() && message.get("id").and_then(Value::as_i64) == Some(id) {
                if let Some(error) = message.get("error") {
                    bail!("{method}: {error}");
                }
                let result = message.get("result").cloned().unwrap_or_default();
                return Ok(Answer { result, at, bytes });
            }
        }
    }

    /// Waits until what is published of a text in this version or a later one is as wanted; tells when it came.
    pub(crate) fn published(
        &mut self,
        uri: &str,
        version: i64,
        since: Instant,
        is_wanted: impl Fn(&[Value]) -> bool,
    ) -> anyhow::Result<Instant> {
        let patience = Instant::now() + PATIENCE;
        loop {
            if let Some(published) = self.published.get(uri) {
                // Some servers tell no version.
                let is_current = published.version.map_or(published.at > since, |shown| shown >= version);
                if is_current && is_wanted(&published.findings) {
                    return Ok(published.at);
                }
            }
            if self.next(patience)?.is_none() {
                bail!("the findings of version {version} never came");
            }
        }
    }

    /// Reads what comes in until this time.
    pub(crate) fn listen(&mut self, until: Instant) -> anyhow::Result<()> {
        while self.next(until)?.is_some() {}
        Ok(())
    }

    /// Listens until the server has stopped computing; tells when it did, as well as that can be seen.
    pub(crate) fn rest(&mut self) -> anyhow::Result<Instant> {
        const QUIET: Duration = Duration::from_millis(600);
        let mut computed = self.computed();
        let mut last = Instant::now();
        while last.elapsed() < QUIET {
            self.listen(Instant::now() + Duration::from_millis(20))?;
            let now = self.computed();
            if now != computed {
                computed = now;
                last = Instant::now();
            }
        }
        Ok(last)
    }

    /// How long the server has computed, all cores together.
    pub(crate) fn computed(&self) -> Option<Duration> {
        process::computed(self.server.id())
    }

    /// What the server holds now (`VmRSS:`) or held at most (`VmHWM:`).
    pub(crate) fn memory(&self, key: &str) -> Option<u64> {
        process::memory(self.server.id(), key)
    }

    pub(crate) fn leave(mut self) -> anyhow::Result<()> {
        self.ask("shutdown", &Value::Null)?;
        self.send(&json!({"jsonrpc": "2.0", "method": "exit"}))?;
        process::end(&mut self.server, Duration::from_secs(10));
        Ok(())
    }

    fn notify(&mut self, method: &str, params: &Value) -> anyhow::Result<()> {
        self.send(&json!({"jsonrpc": "2.0", "method": method, "params": params}))
    }

    fn send(&mut self, message: &Value) -> anyhow::Result<()> {
        let body = message.to_string();
        write!(self.input, "Content-Length: {}\r\n\r\n{body}", body.len())?;
        Ok(self.input.flush()?)
    }

    /// The next message, with its time and length, if one comes in time. What the server asks is answered.
    fn next(&mut self, until: Instant) -> anyhow::Result<Option<(Instant, usize, Value)>> {
        let (at, body) = match self.messages.recv_timeout(until.saturating_duration_since(Instant::now())) {
            Ok(message) => message,
            Err(RecvTimeoutError::Timeout) => return Ok(None),
            Err(RecvTimeoutError::Disconnected) => bail!("the server has ended"),
        };
        let message: Value = serde_json::from_slice(&body)?;
        let params = message.get("params");
        match message.get("method").and_then(Value::as_str) {
            Some("textDocument/publishDiagnostics") => {
                let params = params.context("findings of nothing")?;
                let uri = params.get("uri").and_then(Value::as_str).unwrap_or_default().to_owned();
                let version = params.get("version").and_then(Value::as_i64);
                let findings =
                    params.get("diagnostics").and_then(Value::as_array).cloned().unwrap_or_default();
                self.published.insert(uri, Published { version, findings, at });
            }
            Some("$/progress") => {
                let kind = params.and_then(|params| params.get("value")?.get("kind")?.as_str());
                if kind == Some("end") {
                    self.work_ended = Some(at);
                }
            }
            _ => {}
        }
        if message.get("method").is_some()
            && let Some(id) = message.get("id")
        {
            self.send(&json!({"jsonrpc": "2.0", "id": id, "result": null}))?;
        }
        Ok(Some((at, body.len(), message)))
    }
}

impl Drop for Editor {
    fn drop(&mut self) {
        process::end(&mut self.server, Duration::ZERO);
    }
}

/// A file or folder as the protocol names it.
pub(crate) fn address(path: &Path) -> anyhow::Result<String> {
    Url::from_file_path(path).map(String::from).map_err(|()| anyhow!("{} is not absolute", path.display()))
}

fn receive(output: &mut BufReader<ChildStdout>) -> anyhow::Result<Vec<u8>> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        if output.read_line(&mut line)? == 0 {
            bail!("the server has ended");
        }
        match line.trim_end().split_once(": ") {
            Some((name, number)) if name.eq_ignore_ascii_case("content-length") => length = number.parse()?,
            _ if line.trim_end().is_empty() => break,
            _ => {}
        }
    }
    let mut body = vec![0; length];
    output.read_exact(&mut body)?;
    Ok(body)
}
