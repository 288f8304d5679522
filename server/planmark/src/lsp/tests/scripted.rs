//! The core alone, on one thread, step by step: as a browser's worker drives it.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use planmark_syntax::Language;
use serde_json::{Value, json};

use super::large_plan;
use crate::files::Memory;
use crate::lsp::{Core, Lane, Speech};

const URI: &str = "file:///plans/a.plan";

/// A client and the core, in one hand.
struct Script {
    core: Core,
    files: Memory,
    /// What came and was not looked at.
    told: Vec<Value>,
    last_id: i64,
}

impl Script {
    fn new() -> Self {
        let files = Memory::default();
        let core = Core::new(Speech { chosen: None, surrounding: Language::En }, Arc::new(files.clone()));
        Self { core, files, told: Vec::new(), last_id: 0 }
    }

    fn introduced(capabilities: &Value) -> Self {
        let mut script = Self::new();
        let folders = json!([{"uri": "file:///plans", "name": "plans"}]);
        let params = json!({"capabilities": capabilities, "workspaceFolders": folders});
        let result = script.ask("initialize", &params).unwrap();
        assert_eq!(result["capabilities"]["hoverProvider"], true);
        script.notify("initialized", &json!({}));
        script
    }

    fn receive(&mut self, message: &Value) {
        self.core.receive(message.to_string().as_bytes());
    }

    fn notify(&mut self, method: &str, params: &Value) {
        self.receive(&json!({"jsonrpc": "2.0", "method": method, "params": params}));
    }

    fn request(&mut self, method: &str, params: &Value) -> i64 {
        self.last_id += 1;
        self.receive(&json!({"jsonrpc": "2.0", "id": self.last_id, "method": method, "params": params}));
        self.last_id
    }

    /// One step: what can go on goes on, and one task is run. Which, if there was one.
    fn step(&mut self) -> Option<Lane> {
        self.core.run();
        let lane = self.core.next_task().map(|task| {
            let lane = task.lane();
            task.run();
            lane
        });
        self.core.run();
        while let Some(message) = self.core.next_message() {
            self.told.push(serde_json::from_slice(&message).unwrap());
            self.core.run();
        }
        lane
    }

    /// As many steps as there is work for.
    fn finish(&mut self) {
        while self.step().is_some() {}
    }

    /// Takes a message out of what came.
    fn taken(&mut self, wanted: impl Fn(&Value) -> bool) -> Option<Value> {
        let at = self.told.iter().position(wanted)?;
        Some(self.told.remove(at))
    }

    fn answer(&mut self, id: i64) -> Result<Value, i64> {
        self.finish();
        let answer = self.taken(|message| message["id"] == id && message.get("method").is_none()).unwrap();
        match answer.get("error") {
            Some(error) => Err(error["code"].as_i64().unwrap()),
            None => Ok(answer["result"].clone()),
        }
    }

    fn ask(&mut self, method: &str, params: &Value) -> Result<Value, i64> {
        let id = self.request(method, params);
        self.answer(id)
    }

    fn open(&mut self, text: &str) {
        let document = json!({"uri": URI, "languageId": "planmark", "version": 1, "text": text});
        self.notify("textDocument/didOpen", &json!({ "textDocument": document }));
    }

    fn change(&mut self, version: i32, text: &str) {
        let start = json!({"line": 0, "character": 0});
        let change = json!({"range": {"start": start, "end": start}, "text": text});
        let params = json!({"textDocument": {"uri": URI, "version": version}, "contentChanges": [change]});
        self.notify("textDocument/didChange", &params);
    }

    /// The codes of the findings that were published last for the text, and its version.
    fn findings(&mut self) -> Option<(i64, Vec<String>)> {
        let is_meant =
            |it: &Value| it["method"] == "textDocument/publishDiagnostics" && it["params"]["uri"] == URI;
        let mut last = None;
        while let Some(message) = self.taken(is_meant) {
            let found = message["params"]["diagnostics"].as_array().unwrap();
            let codes = found.iter().filter_map(|finding| finding["code"].as_str().map(ToOwned::to_owned));
            last = Some((message["params"]["version"].as_i64().unwrap(), codes.collect()));
        }
        last
    }
}

fn at(line: u32, character: u32) -> Value {
    json!({"textDocument": {"uri": URI}, "position": {"line": line, "character": character}})
}

#[test]
fn a_session_goes_by_step_by_step_on_one_thread() {
    let mut script = Script::introduced(&json!({}));
    script.open("# 方案 2：海洋\n\n2.1 见大会第 766/296 号决议和方案 2。\n");
    script.finish();
    let (version, codes) = script.findings().unwrap();
    assert!(version == 1 && codes.contains(&"malformed-citation".to_owned()), "{codes:?}");
    let hover = script.ask("textDocument/hover", &at(2, 24)).unwrap();
    assert!(hover["contents"]["value"].as_str().unwrap().contains("海洋"), "{hover}");

    script.change(2, "见大会第 58/269 号决议。\n\n");
    script.finish();
    assert_eq!(script.findings().map(|(version, _)| version), Some(2));
    assert_eq!(script.ask("textDocument/hover", &json!({"textDocument": 7})), Err(-32602));
    assert_eq!(script.ask("no/such/method", &Value::Null), Err(-32601));

    assert_eq!(script.ask("shutdown", &Value::Null), Ok(Value::Null));
    assert_eq!(script.ask("textDocument/hover", &at(2, 24)), Err(-32600));
    script.notify("exit", &Value::Null);
    assert!(script.core.has_exited() && script.core.is_idle());
    assert_eq!(script.told, [] as [Value; 0]);
}

#[test]
fn changes_are_applied_before_work_is_done_and_overtaken_answers_are_not_given() {
    let mut script = Script::introduced(&json!({}));
    script.finish();
    script.open("# 方案 2：海洋\n");
    let overtaken = script.request("textDocument/documentSymbol", &json!({"textDocument": {"uri": URI}}));
    script.change(2, "\n");
    let asked = script.request("textDocument/documentSymbol", &json!({"textDocument": {"uri": URI}}));
    let cancelled = script.request("textDocument/documentSymbol", &json!({"textDocument": {"uri": URI}}));
    script.notify("$/cancelRequest", &json!({"id": cancelled}));
    // Both changes are understood at once, and before anyone reads.
    assert_eq!(script.step(), Some(Lane::Analysis));
    assert_eq!(script.answer(overtaken), Err(-32801));
    assert_eq!(script.answer(cancelled), Err(-32800));
    let outline = script.answer(asked).unwrap();
    assert_eq!(outline[0]["location"]["range"]["start"]["line"], 1, "{outline}");
    assert_eq!(script.findings().unwrap().0, 2);
}

#[test]
fn the_first_findings_wait_for_nothing_but_the_text() {
    let mut script = Script::new();
    for number in 0..200 {
        let path = PathBuf::from(format!("/plans/{number}.plan"));
        script.files.put(&path, large_plan(1).as_bytes());
    }
    let folders = json!([{"uri": "file:///plans", "name": "plans"}]);
    script.ask("initialize", &json!({"capabilities": {}, "workspaceFolders": folders})).unwrap();
    script.notify("initialized", &json!({}));
    // The workspace is found, and some of it is read.
    for _ in 0..6 {
        assert!(script.step().is_some());
    }
    script.open(&large_plan(3));
    let mut steps = Vec::new();
    while script.findings().is_none() {
        steps.push(script.step().expect("there is work"));
    }
    assert!(!steps.contains(&Lane::Files), "no file was waited for: {steps:?}");
    assert!(steps.len() <= 4, "{steps:?}");
}

#[test]
fn files_are_handed_in_and_the_session_says_what_to_watch() {
    let mut script = Script::introduced(&json!({}));
    let other = Path::new("/plans/b.plan");
    script.files.put(other, "# 方案 3：另一\n".as_bytes());
    script.files.put(Path::new("/plans/planmark.toml"), b"[rules]\nmalformed-citation = \"off\"\n");
    script.finish();
    let watch = script.core.next_watch().unwrap();
    assert_eq!(watch.folders, [Path::new("/plans")]);
    script.open("# 方案 2：海洋\n\n2.1 见大会第 766/296 号决议。\n");
    script.finish();
    let (version, codes) = script.findings().unwrap();
    assert!(
        version == 1 && !codes.contains(&"malformed-citation".to_owned()),
        "the configuration counts: {codes:?}"
    );
    let programmes = |script: &mut Script| {
        let found = script.ask("workspace/symbol", &json!({"query": ""})).unwrap();
        found.as_array().unwrap().iter().map(|it| it["name"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(programmes(&mut script), ["方案 2：海洋", "方案 3：另一"]);

    script.files.put(other, "# 方案 4：新\n".as_bytes());
    script.core.files_changed(vec![other.to_owned()]);
    script.finish();
    assert_eq!(programmes(&mut script), ["方案 2：海洋", "方案 4：新"]);
    script.files.remove(other);
    script.core.files_changed(vec![other.to_owned()]);
    script.finish();
    assert_eq!(programmes(&mut script), ["方案 2：海洋"]);
}

#[test]
fn what_the_client_does_not_answer_is_given_up_when_the_clock_says_so() {
    let mut script = Script::introduced(&json!({"workspace": {"configuration": true}}));
    script.finish();
    let asked = |it: &Value| it["method"] == "workspace/configuration";
    assert!(script.taken(asked).is_some());
    let alarm = script.core.next_alarm().unwrap();
    script.core.set_clock(alarm - Duration::from_millis(1));
    script.finish();
    assert_eq!(script.core.next_alarm(), Some(alarm));
    script.core.set_clock(alarm);
    script.finish();
    assert_eq!(script.core.next_alarm(), None, "nobody waits for the answer any more");
}
