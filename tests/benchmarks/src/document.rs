//! One large document in an editor: from opening it to its findings, and from a keystroke to the findings that follow from it, to the
//! outline and to folding ranges.

use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::Context as _;
use serde_json::{Value, json};

use crate::bare;
use crate::editor::{Editor, address};
use crate::peers::{self, Peers};
use crate::places::{self, Place};
use crate::servers::{self, Kind, Server};
use crate::table::{Table, Times, megabytes, milliseconds, or_dash, times};

/// How long each thing is repeated, and how often at least, places permitting.
const TIME: Duration = Duration::from_secs(20);
const LEAST: usize = 10;

/// Keystrokes before anything is measured.
const WARMING: usize = 20;

/// Measures each server on texts of so many lines.
pub(crate) fn measure(planmark: &Path, peers: &Peers, sizes: &[usize], folder: &Path) -> anyhow::Result<()> {
    let folder = folder.join("document");
    std::fs::create_dir_all(&folder)?;
    std::fs::write(folder.join(".rumdl.toml"), peers::rumdl_configuration())?;
    let table = Table::begin(
        "One large document",
        &[
            "",
            "lines",
            "text",
            "`initialize`",
            "open to findings",
            "× bare parse",
            "keystroke to findings p50 / p99",
            "to document symbols p50 / p99",
            "their size",
            "to folding ranges p50 / p99",
            "to tokens p50 / p99",
            "to tokens of a screen p50 / p99",
            "memory",
        ],
    );
    for lines in sizes {
        let plan = planmark_test_plans::large(*lines);
        let places = places::years(&plan);
        let (parse, edits) = bare::document(&plan, &places)?;
        let mut row = vec!["bare tree-sitter".to_owned(), plan.lines().count().to_string()];
        row.extend([megabytes(plan.len() as u64), "–".to_owned(), milliseconds(parse), "1.0".to_owned()]);
        row.push(edits.show());
        row.resize(13, "–".to_owned());
        table.row(&row);
        for server in servers::all(planmark, peers) {
            let (text, places) = match server.kind {
                Kind::Plan => (plan.clone(), places.clone()),
                Kind::Markdown => (plan.clone(), places::tabs(&plan)),
                Kind::Python => {
                    let text = peers::python(*lines);
                    let places = places::ends(&text, "return result");
                    (text, places)
                }
            };
            match measure_one(&server, &text, &places, &folder, parse) {
                Ok(row) => table.row(&row),
                Err(error) => eprintln!("{}, {lines} lines: {error:#}", server.name),
            }
        }
    }
    Ok(())
}

fn measure_one(
    server: &Server,
    text: &str,
    places: &[Place],
    folder: &Path,
    parse: Duration,
) -> anyhow::Result<Vec<String>> {
    let mut editor = Editor::start(&server.program, server.arguments, folder)?;
    let initialized = editor.initialized;
    editor.rest()?;
    let uri = address(&folder.join(format!("large.{}", server.kind.extension())))?;
    // One thing is wrong at first, so that its finding tells when the text has been looked at.
    let place = places.last().context("nothing in the text can be made wrong")?;
    let end = place.byte + place.right.len();
    let mut wrong = text.to_owned();
    wrong.replace_range(place.byte..end, &place.wrong);
    let start = editor.open(&uri, server.kind.language(), &wrong)?;
    let is_told = |findings: &[Value]| servers::tells(findings, server.kind.code(), place.line);
    let opened = editor.published(&uri, 1, start, is_told)? - start;
    let (typed, version) =
        editor.change(&uri, (place.line, place.column), place.wrong.encode_utf16().count(), &place.right)?;
    editor.published(&uri, version, typed, |findings| !is_told(findings))?;
    editor.rest()?;

    let mut typist = Typist { editor, uri, code: server.kind.code(), places, next: 0 };
    typist.keystrokes(WARMING, |_, _| Ok(None))?;
    let mut found = Times::default();
    typist.measure(&mut found, None)?;
    let document = json!({"uri": typist.uri});
    let screen = json!({"start": {"line": 100, "character": 0}, "end": {"line": 160, "character": 0}});
    let mut asked = Vec::new();
    let mut size = None;
    for (capability, method, params) in [
        ("documentSymbolProvider", "textDocument/documentSymbol", json!({"textDocument": document})),
        ("foldingRangeProvider", "textDocument/foldingRange", json!({"textDocument": document})),
        ("semanticTokensProvider", "textDocument/semanticTokens/full", json!({"textDocument": document})),
        (
            "semanticTokensProvider",
            "textDocument/semanticTokens/range",
            json!({"textDocument": document, "range": screen}),
        ),
    ] {
        let mut times = Times::default();
        if typist.editor.can(capability) {
            let bytes = typist.measure(&mut times, Some((method, &params)))?;
            size = size.or(bytes);
        }
        asked.push(times.show());
    }
    let memory = typist.editor.memory("VmRSS:");
    typist.editor.leave()?;
    let [symbols, folding, tokens, range] = <[String; 4]>::try_from(asked).unwrap_or_default();
    Ok(vec![
        server.name.clone(),
        text.lines().count().to_string(),
        megabytes(text.len() as u64),
        milliseconds(initialized),
        milliseconds(opened),
        times(opened, parse),
        found.show(),
        symbols,
        or_dash(size.filter(|size| *size > 0), |bytes| megabytes(bytes as u64)),
        folding,
        tokens,
        range,
        or_dash(memory, megabytes),
    ])
}

/// Makes findings and mends them, one after the other.
struct Typist<'a> {
    editor: Editor,
    uri: String,
    code: &'static str,
    places: &'a [Place],
    next: usize,
}

impl Typist<'_> {
    /// Repeats a keystroke and what is asked after it, if anything, until there is enough; tells how long the last answer was. Without
    /// a question the time is that to the findings.
    fn measure(
        &mut self,
        times: &mut Times,
        question: Option<(&str, &Value)>,
    ) -> anyhow::Result<Option<usize>> {
        let start = Instant::now();
        let mut size = None;
        while times.len() < LEAST * 2 || (start.elapsed() < TIME && times.len() < self.places.len() * 2) {
            self.keystrokes(1, |editor, typed| {
                let Some((method, params)) = question else { return Ok(None) };
                let answer = editor.ask(method, params)?;
                size = Some(answer.bytes);
                Ok(Some(answer.at - typed))
            })?
            .into_iter()
            .for_each(|time| times.push(time));
        }
        Ok(size)
    }

    /// At each of some places, makes a finding and mends it; after each keystroke something may be asked. Tells the times that that
    /// took, or those to the findings. The next keystroke comes when the findings are there.
    fn keystrokes(
        &mut self,
        places: usize,
        mut ask: impl FnMut(&mut Editor, Instant) -> anyhow::Result<Option<Duration>>,
    ) -> anyhow::Result<Vec<Duration>> {
        let mut times = Vec::new();
        for _ in 0..places {
            let Some(place) = self.places.get(self.next % self.places.len().max(1)) else { break };
            self.next += 1;
            for (before, after, is_wrong) in
                [(&place.right, &place.wrong, true), (&place.wrong, &place.right, false)]
            {
                let length = before.encode_utf16().count();
                let (typed, version) =
                    self.editor.change(&self.uri, (place.line, place.column), length, after)?;
                let asked = ask(&mut self.editor, typed)?;
                let found = self.editor.published(&self.uri, version, typed, |findings| {
                    servers::tells(findings, self.code, place.line) == is_wrong
                })?;
                times.push(asked.unwrap_or(found - typed));
            }
        }
        Ok(times)
    }
}
