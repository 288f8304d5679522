//! A folder with many plans: checked on the command line, and served to an editor.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::Context as _;
use planmark_test_plans::LISTED_EVERYWHERE;
use serde_json::{Value, json};

use crate::bare::{self, Bare, Taken};
use crate::editor::{Editor, address};
use crate::peers::{self, Peers};
use crate::process::{self, Run};
use crate::servers::{self, Kind, Server};
use crate::table::{Table, Times, megabytes, milliseconds, or_dash, seconds, times};

/// How often each question is asked.
const QUESTIONS: usize = 100;

/// How long an index may take.
const PATIENCE: Duration = Duration::from_secs(1_200);

/// Measures so many plans in a folder.
pub(crate) fn measure(planmark: &Path, peers: &Peers, documents: usize, folder: &Path) -> anyhow::Result<()> {
    let (folder, paths) = write(folder, documents)?;
    let bare = bare::files(&paths)?;
    command_line(planmark, peers, &folder, &paths, &bare)?;
    editor(planmark, peers, &folder, &paths, &bare)
}

/// Writes so many plans where they are not; tells the folder that is for them, and their paths.
pub(crate) fn write(folder: &Path, documents: usize) -> anyhow::Result<(PathBuf, Vec<PathBuf>)> {
    let folder = folder.join(format!("{documents}-plans"));
    let paths = planmark_test_plans::write(&folder.join("plans"), documents)?;
    Ok((folder, paths))
}

fn command_line(
    planmark: &Path,
    peers: &Peers,
    folder: &Path,
    paths: &[PathBuf],
    bare: &Bare,
) -> anyhow::Result<()> {
    let title = format!("{} plans, {}: command line", paths.len(), megabytes(bare.bytes));
    let columns = [
        "",
        "time",
        "× reading and parsing",
        "computing time",
        "× reading and parsing",
        "memory at most",
        "of the text",
        "findings",
    ];
    let table = Table::begin(&title, &columns);
    let show = |name: &str, taken: Taken, peak: Option<u64>, findings: Option<usize>| {
        let computed = taken.computed.zip(bare.parsing.computed);
        table.row(&[
            name.to_owned(),
            seconds(taken.time),
            times(taken.time, bare.parsing.time),
            or_dash(taken.computed, seconds),
            or_dash(computed, |(taken, bare)| times(taken, bare)),
            or_dash(peak, megabytes),
            or_dash(peak, |peak| format!("{:.2}", peak as f64 / bare.bytes as f64)),
            or_dash(findings, |findings| findings.to_string()),
        ]);
    };
    show("bare reading", bare.reading, None, None);
    show("bare reading and parsing", bare.parsing, None, None);
    let output = folder.join("findings");
    let run = |program: &Path, arguments: &[&str], plans: &Path, mark: &str| -> anyhow::Result<()> {
        let mut command = Command::new(program);
        command.arg("check").args(arguments).arg(plans).current_dir(folder);
        let Run { taken, peak, code } = process::run(&mut command, File::create(&output)?)?;
        anyhow::ensure!(matches!(code, Some(0 | 1)), "{} ended with {code:?}", program.display());
        let findings = fs::read_to_string(&output)?.matches(mark).count();
        show(&format!("{} check", peers::name_of(program)), taken, peak, Some(findings));
        Ok(())
    };
    run(planmark, &["--format", "json"], &folder.join("plans"), "\"rule\":")?;
    if let Some(rumdl) = &peers.rumdl {
        let markdown = markdown(folder, paths)?;
        let arguments =
            ["--no-cache", "--respect-gitignore=false", "--output-format", "json-lines", "--disable"];
        run(rumdl, &[&arguments[..], &[peers::RUMDL_LEAVES_OUT]].concat(), &markdown, "\n")?;
    }
    Ok(())
}

/// The same files under names that checkers of Markdown read.
fn markdown(folder: &Path, paths: &[PathBuf]) -> anyhow::Result<PathBuf> {
    let there = folder.join("markdown");
    for path in paths {
        let name = path.strip_prefix(folder.join("plans"))?.with_extension("md");
        let link = there.join(name);
        if !link.exists() {
            fs::create_dir_all(link.parent().context("no folder")?)?;
            fs::hard_link(path, &link).or_else(|_| fs::copy(path, &link).map(|_| ()))?;
        }
    }
    fs::write(there.join(".rumdl.toml"), peers::rumdl_configuration())?;
    Ok(there)
}

fn editor(
    planmark: &Path,
    peers: &Peers,
    folder: &Path,
    paths: &[PathBuf],
    bare: &Bare,
) -> anyhow::Result<()> {
    let title = format!("{} plans, {}: in an editor", paths.len(), megabytes(bare.bytes));
    let table = Table::begin(
        &title,
        &[
            "",
            "`initialize`",
            "indexed",
            "× reading and parsing",
            "at rest",
            "computing time",
            "× reading and parsing",
            "memory",
            "of the text",
            "memory at most",
            "`workspace/symbol` p50 / p99",
            "symbols told",
            "keystroke to references p50 / p99",
            "references told",
        ],
    );
    for server in servers::all(planmark, peers) {
        let folder = match server.kind {
            Kind::Plan => folder.join("plans"),
            Kind::Markdown => markdown(folder, paths)?,
            Kind::Python => continue,
        };
        match measure_one(&server, &folder, paths, bare) {
            Ok(row) => table.row(&row),
            Err(error) => eprintln!("{}: {error:#}", server.name),
        }
    }
    Ok(())
}

fn measure_one(
    server: &Server,
    folder: &Path,
    paths: &[PathBuf],
    bare: &Bare,
) -> anyhow::Result<Vec<String>> {
    let first = paths.first().context("no plans")?;
    let text = fs::read_to_string(first)?;
    let name = first.strip_prefix(first.ancestors().nth(2).unwrap_or(folder))?;
    let uri = address(&folder.join(name).with_extension(server.kind.extension()))?;

    let start = Instant::now();
    let mut editor = Editor::start(&server.program, server.arguments, folder)?;
    let initialized = editor.initialized;
    editor.open(&uri, server.kind.language(), &text)?;
    let (indexed, rested) = if server.kind == Kind::Plan {
        let indexed = index(&mut editor, &uri, &text, paths.len(), start)?;
        (Some(indexed - start), editor.rest()?)
    } else {
        (None, editor.rest()?)
    };
    let (memory, peak) = (editor.memory("VmRSS:"), editor.memory("VmHWM:"));
    let computed = editor.computed();

    let mut symbols = Times::default();
    let mut told = 0;
    for index in 0..QUESTIONS {
        let path = &paths[index * paths.len() / QUESTIONS];
        let plan = fs::read_to_string(path)?;
        let Some(title) = plan.lines().find_map(|line| line.strip_prefix("# ")) else { continue };
        // A few signs of the title, as somebody who searches types them.
        let words = title.split_once(['：', ':']).map_or(title, |(_, title)| title).trim();
        let query: String = words.chars().take(if words.is_ascii() { 10 } else { 4 }).collect();
        let asked = Instant::now();
        let answer = editor.ask("workspace/symbol", &json!({ "query": query }))?;
        symbols.push(answer.at - asked);
        told += answer.result.as_array().map_or(0, Vec::len);
    }
    let (references, led) = references(&mut editor, server, &uri, &text)?;
    let share = |bytes: u64| format!("{:.2}", bytes as f64 / bare.bytes as f64);
    let average = |sum: usize, times: &Times| format!("{:.1}", sum as f64 / times.len().max(1) as f64);
    let indexed = indexed.unwrap_or(rested - start);
    let row = vec![
        server.name.clone(),
        milliseconds(initialized),
        seconds(indexed),
        times(indexed, bare.parsing.time),
        seconds(rested - start),
        or_dash(computed, seconds),
        or_dash(computed.zip(bare.parsing.computed), |(taken, bare)| times(taken, bare)),
        or_dash(memory, megabytes),
        or_dash(memory, share),
        or_dash(peak, megabytes),
        symbols.show(),
        average(told, &symbols),
        references.show(),
        average(led, &references),
    ];
    editor.leave()?;
    Ok(row)
}

/// Waits until the references to a resolution that every plan lists lead into every plan.
fn index(
    editor: &mut Editor,
    uri: &str,
    text: &str,
    documents: usize,
    start: Instant,
) -> anyhow::Result<Instant> {
    let is_listed =
        |line: &str| line.strip_prefix(LISTED_EVERYWHERE).is_some_and(|rest| rest.starts_with("  "));
    let line = text.lines().position(is_listed).context("a plan does not list what every plan lists")?;
    loop {
        editor.listen(Instant::now() + Duration::from_millis(50))?;
        anyhow::ensure!(start.elapsed() < PATIENCE, "there never was an index of everything");
        // A server that shows how far it is need not be asked before it is done.
        if editor.work_ended.is_none() && start.elapsed() < Duration::from_secs(1) {
            continue;
        }
        let Ok(answer) = editor.ask("textDocument/references", &at(uri, line, 1)) else { continue };
        if files(&answer.result) >= documents {
            return Ok(answer.at);
        }
        // Asking takes time from whoever reads.
        editor.listen(Instant::now() + Duration::from_millis(200))?;
    }
}

/// How many files an answer leads into.
fn files(answer: &Value) -> usize {
    let places = answer.as_array().map(Vec::as_slice).unwrap_or_default();
    let mut files: Vec<&str> = places.iter().filter_map(|place| place.get("uri")?.as_str()).collect();
    files.sort_unstable();
    files.dedup();
    files.len()
}

/// Types, and asks for the references to something else each time: in a plan to what its lists of mandates have, in Markdown to
/// headings. Tells how many there were in all, too.
fn references(editor: &mut Editor, server: &Server, uri: &str, text: &str) -> anyhow::Result<(Times, usize)> {
    let is_asked = |line: &str| match server.kind {
        Kind::Plan => line.split_once("  ").is_some_and(|(numbers, _)| {
            let (session, number) = numbers.split_once('/').unwrap_or_default();
            let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
            digits(session) && digits(number) && numbers != LISTED_EVERYWHERE
        }),
        _ => line.starts_with('#'),
    };
    let lines: Vec<usize> =
        (0..).zip(text.lines()).filter(|(_, line)| is_asked(line)).map(|(at, _)| at).collect();
    let typed_at = text.lines().position(|line| line.starts_with(|first: char| first.is_ascii_digit()));
    let typed_at = (typed_at.context("no paragraph")?, 5);
    let (mut times, mut told) = (Times::default(), 0);
    for (index, line) in lines.iter().cycle().take(QUESTIONS).enumerate() {
        let (length, sign) = if index % 2 == 0 { (0, "新") } else { (1, "") };
        let (typed, _) = editor.change(uri, typed_at, length, sign)?;
        let answer = editor.ask("textDocument/references", &at(uri, *line, 3))?;
        times.push(answer.at - typed);
        told += answer.result.as_array().map_or(0, Vec::len);
    }
    Ok((times, told))
}

fn at(uri: &str, line: usize, column: usize) -> Value {
    json!({
        "textDocument": {"uri": uri},
        "position": {"line": line, "character": column},
        "context": {"includeDeclaration": true},
    })
}
