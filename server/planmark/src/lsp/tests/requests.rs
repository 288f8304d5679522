//! What is asked in the protocol's words and answered in them.

use serde_json::{Value, json};

use super::client::{Client, address};
use super::large_plan;
use crate::lsp::native::connection::Ended;

const URI: &str = "file:///plans/a.plan";

#[test]
fn positions_are_counted_in_the_unit_that_was_agreed() {
    let text = "# 方案 2：😀海洋\n\n2.1 😀见方案 2。\n";
    // The columns of the reference 方案 2 in line 2, in each unit.
    for (unit, start, end) in [("utf-8", 11, 19), ("utf-16", 7, 11), ("utf-32", 6, 10)] {
        let capabilities = json!({
            "general": {"positionEncodings": [unit]},
            "textDocument": {"definition": {"linkSupport": true}},
        });
        let mut client = Client::introduced(&capabilities, &[]);
        client.open(URI, text);
        let at = json!({"textDocument": {"uri": URI}, "position": {"line": 2, "character": start + 1}});
        let found = client.ask("textDocument/definition", at).unwrap();
        let origin = &found[0]["originSelectionRange"];
        assert_eq!(
            (&origin["start"]["character"], &origin["end"]["character"]),
            (&json!(start), &json!(end)),
            "{unit}"
        );
        assert_eq!(found[0]["targetSelectionRange"]["start"]["line"], 0);
        assert_eq!(client.leave(), Ended::Properly);
    }
}

#[test]
fn findings_are_capped_and_the_total_is_told() {
    let mut client = Client::introduced(&json!({}), &[]);
    let empty: String = (0..900).map(|number| format!("## 次级方案 {number}\n")).collect();
    client.open(URI, &format!("# 方案 2：海洋\n\n{empty}"));
    let findings = client.findings(URI, 1);
    assert_eq!(findings.len(), 201);
    let told = findings.last().unwrap()["message"].as_str().unwrap();
    assert!(told.starts_with("200 of ") && told.contains("findings are shown"), "{told}");
    assert_eq!(client.leave(), Ended::Properly);
}

#[test]
fn the_gravest_findings_are_kept_wherever_they_stand() {
    let mut client = Client::introduced(&json!({}), &[]);
    let hints = "见（甲)。\n\n".repeat(300);
    client.open(URI, &format!("# 方案 2：海洋\n\n{hints}见大会第 766/296 号决议。\n"));
    let findings = client.findings(URI, 1);
    let codes: Vec<&str> = findings.iter().filter_map(|finding| finding["code"].as_str()).collect();
    assert_eq!(codes.len(), 200);
    assert_eq!(codes.last(), Some(&"malformed-citation"), "{codes:?}");
    let lines: Vec<_> = findings.iter().map(|finding| finding["range"]["start"]["line"].as_u64()).collect();
    assert!(lines[..200].is_sorted(), "{lines:?}");
    assert_eq!(client.leave(), Ended::Properly);
}

#[test]
fn a_finding_names_its_rule_and_the_rules_page() {
    let capabilities = json!({"textDocument": {"publishDiagnostics": {"codeDescriptionSupport": true}}});
    let mut client = Client::introduced(&capabilities, &[]);
    client.open(
        URI,
        "---\nformat: biennial\nlanguage: zh\n---\n\n# 方案 2：海洋\n\n## Strategy\n\n2.1 文字。\n",
    );
    let findings = client.findings(URI, 1);
    let mixed = findings.iter().find(|finding| finding["code"] == "mixed-language").unwrap();
    assert_eq!(mixed["source"], "planmark");
    assert_eq!(mixed["severity"], 4);
    assert_eq!(mixed["codeDescription"]["href"], "https://planmark.org/rules/mixed-language");
    assert_eq!(client.leave(), Ended::Properly);
}

#[test]
fn a_file_that_is_open_wins_and_closing_it_brings_back_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().canonicalize().unwrap();
    std::fs::write(root.join("a.plan"), "# 方案 2：磁盘\n").unwrap();
    std::fs::write(root.join("b.plan"), "# 方案 3：另一\n\n3.1 见方案 2。\n").unwrap();
    let mut client = Client::introduced(&json!({}), &[&root]);
    let uri = address(&root.join("a.plan"));
    let programmes = |client: &mut Client| {
        let found = client.ask("workspace/symbol", json!({"query": ""})).unwrap();
        found
            .as_array()
            .unwrap()
            .iter()
            .map(|symbol| symbol["name"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    let until = |client: &mut Client, wanted: &[&str]| {
        for _ in 0..600 {
            if programmes(client) == wanted {
                return;
            }
            std::thread::sleep(std::time::Duration::from_millis(50));
        }
        panic!("{wanted:?} is not found, but {:?}", programmes(client));
    };
    client.open(&uri, "# 方案 2：编辑器\n");
    until(&mut client, &["方案 2：编辑器", "方案 3：另一"]);
    std::fs::write(root.join("a.plan"), "# 方案 2：磁盘上改了\n").unwrap();
    std::fs::write(root.join("c.plan"), "# 方案 4：新\n").unwrap();
    let event = |uri: &str, kind: u8| json!({"uri": uri, "type": kind});
    let new = address(&root.join("c.plan"));
    client.notify("workspace/didChangeWatchedFiles", json!({"changes": [event(&uri, 2), event(&new, 1)]}));
    until(&mut client, &["方案 2：编辑器", "方案 3：另一", "方案 4：新"]);
    client.notify("textDocument/didClose", json!({"textDocument": {"uri": uri}}));
    until(&mut client, &["方案 2：磁盘上改了", "方案 3：另一", "方案 4：新"]);
    std::fs::remove_file(root.join("c.plan")).unwrap();
    client.notify("workspace/didChangeWatchedFiles", json!({"changes": [event(&new, 3)]}));
    until(&mut client, &["方案 2：磁盘上改了", "方案 3：另一"]);
    let removed = json!({"uri": address(&root), "name": "plans"});
    client
        .notify("workspace/didChangeWorkspaceFolders", json!({"event": {"added": [], "removed": [removed]}}));
    until(&mut client, &[]);
    assert_eq!(client.leave(), Ended::Properly);
}

#[test]
fn a_text_that_is_too_large_is_told_and_not_read() {
    let mut client = Client::introduced(&json!({}), &[]);
    client.open(URI, &"方".repeat(planmark_syntax::MAX_DOCUMENT_BYTES / 3 + 1));
    let findings = client.findings(URI, 1);
    assert!(findings[0]["message"].as_str().unwrap().contains("larger than 32 MiB"), "{findings:?}");
    assert_eq!(
        client.ask("textDocument/foldingRange", json!({"textDocument": {"uri": URI}})),
        Ok(Value::Null)
    );
    let changes = json!([{"text": large_plan(1)}]);
    client.notify(
        "textDocument/didChange",
        json!({"textDocument": {"uri": URI, "version": 2}, "contentChanges": changes}),
    );
    client.findings(URI, 2);
    assert!(
        client.ask("textDocument/foldingRange", json!({"textDocument": {"uri": URI}})).unwrap().is_array()
    );
    assert_eq!(client.leave(), Ended::Properly);
}

#[test]
fn a_reference_file_that_changes_is_read_again() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().canonicalize().unwrap();
    let plans = root.join("plans");
    std::fs::create_dir(&plans).unwrap();
    let csv = root.join("resolutions.csv");
    std::fs::write(&csv, "number\n71/900\n").unwrap();
    std::fs::write(plans.join("planmark.toml"), "[registry]\nfiles = [\"../resolutions.csv\"]\n").unwrap();
    std::fs::write(plans.join("a.plan"), "# 方案 2：海洋\n").unwrap();
    let mut client = Client::introduced(&json!({}), &[&plans]);
    let configuration = address(&plans.join("planmark.toml"));
    let mut told = |count: usize| {
        client.wait(&format!("{count} findings in planmark.toml"), |message| {
            let params = &message["params"];
            let is_meant =
                message["method"] == "textDocument/publishDiagnostics" && params["uri"] == configuration;
            (is_meant && params["diagnostics"].as_array().unwrap().len() == count).then_some(())
        });
    };
    told(1);
    // The watcher may begin only after the findings went out: the file is written until it is seen.
    let stop = std::sync::Arc::new(std::sync::atomic::AtomicBool::new(false));
    let (writer_stop, path) = (std::sync::Arc::clone(&stop), csv.clone());
    let writer = std::thread::spawn(move || {
        for round in 0.. {
            if writer_stop.load(std::sync::atomic::Ordering::Relaxed) {
                return;
            }
            std::fs::write(&path, format!("symbol,note\nA/RES/71/900,{round}\n")).unwrap();
            std::thread::sleep(std::time::Duration::from_millis(200));
        }
    });
    told(0);
    stop.store(true, std::sync::atomic::Ordering::Relaxed);
    writer.join().unwrap();
    assert_eq!(client.leave(), Ended::Properly);
}
