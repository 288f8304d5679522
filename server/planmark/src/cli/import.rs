//! `planmark import`.

use std::collections::{BTreeMap, HashSet};
use std::path::{Path, PathBuf};

use clap::builder::{PossibleValuesParser, TypedValueParser};
use planmark_convert::{
    Account, Changes, DropReason, Format, Import, ImportError, MAX_TEXT_BYTES, Options, Removed, Source,
    Uncertain,
};
use planmark_findings::Message;
use schemars::JsonSchema;
use serde::Serialize;

use super::output::Output;
use super::progress::Progress;
use super::status::Status;
use crate::files::{self, Cause, Problem, name, printable};

/// The version of the report's form.
const VERSION: u32 = 1;

const AFTER_HELP: &str = "\
One plan is written for each programme. A plan that is there already is kept, unless --overwrite is given.
No text is lost: what was left out, and what may stand in the wrong place, is told, and in full by --report.

Examples:
  planmark import A_59_6_Rev.1.txt -o plans
  planmark import section-10.txt -o plans --format annual --report import.json
  planmark import draft.docx -o plans --changes reject";

/// Turn published documents into plans.
#[derive(Debug, clap::Args)]
#[command(after_help = AFTER_HELP)]
pub(super) struct Arguments {
    /// Documents: Word documents (.docx), or the text that a PDF tool extracted (.txt)
    #[arg(value_name = "SOURCE", required = true)]
    sources: Vec<PathBuf>,
    /// The folder for the plans; it is made if it is not there
    #[arg(short, long, value_name = "FOLDER")]
    output: PathBuf,
    /// The format of the documents [default: recognised by itself]
    #[arg(long, value_parser = format_parser())]
    format: Option<Format>,
    /// What becomes of tracked changes in Word documents: `accept` gives the text as it would be, `reject` as it was
    #[arg(long, value_enum, default_value_t, value_name = "WHAT")]
    changes: TrackedChanges,
    /// Write what became of every character of the documents to this file: described by `planmark schema import-report`
    #[arg(long, value_name = "FILE")]
    report: Option<PathBuf>,
    /// Write over plans that are there and differ
    #[arg(long)]
    overwrite: bool,
}

/// What becomes of tracked changes.
#[derive(Clone, Copy, Debug, Default, clap::ValueEnum)]
enum TrackedChanges {
    #[default]
    Accept,
    Reject,
}

impl From<TrackedChanges> for Changes {
    fn from(changes: TrackedChanges) -> Self {
        match changes {
            TrackedChanges::Accept => Self::Accept,
            TrackedChanges::Reject => Self::Reject,
        }
    }
}

fn format_parser() -> impl TypedValueParser<Value = Format> {
    PossibleValuesParser::new(Format::ALL.map(Format::name))
        .try_map(|name| Format::from_name(&name).ok_or("no format of this name"))
}

/// What `planmark import --report` writes: what became of every character of the documents.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "planmark import --report")]
pub(super) struct Report {
    /// The version of this form: 1.
    version: u32,
    /// The documents that could be read, in the order of the command line.
    sources: Vec<SourceReport>,
}

/// What became of a document. Characters are counted without blanks; `characters` is the sum of `placed` and all of `dropped`.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct SourceReport {
    /// The document: its path as given.
    source: String,
    /// The format that it was read as.
    format: String,
    /// The plans that it became.
    files: Vec<String>,
    /// The characters in it.
    characters: u64,
    /// The characters that stand in the plans.
    placed: u64,
    /// The characters that were left out, by reason.
    dropped: BTreeMap<String, u64>,
    /// Every piece that was left out, in the order of the document.
    removed: Vec<Removed>,
    /// What stands in a plan but may stand in the wrong place.
    uncertain: Vec<Uncertain>,
}

impl SourceReport {
    fn new(account: &Account, files: &[PathBuf]) -> Self {
        let name_of = |reason: &DropReason| Some(serde_json::to_value(reason).ok()?.as_str()?.to_owned());
        Self {
            source: account.source.clone(),
            format: account.format.clone(),
            files: files.iter().map(|path| name(path)).collect(),
            characters: account.characters,
            placed: account.placed,
            dropped: account
                .dropped
                .iter()
                .filter_map(|(reason, &count)| Some((name_of(reason)?, count)))
                .collect(),
            removed: account.removed.clone(),
            uncertain: account.uncertain.clone(),
        }
    }
}

pub(super) fn run(arguments: &Arguments, output: &Output) -> Status {
    if let Err(problem) = files::make_folder(&arguments.output) {
        return output.complain_of(&[problem]);
    }
    let mut folder = Folder { arguments, taken: HashSet::new() };
    let mut sources = Vec::new();
    let mut status = Status::Well;
    let progress = Progress::new(arguments.sources.len());
    for source in &arguments.sources {
        let imported = import(source, arguments, &progress);
        progress.done();
        match imported {
            Ok(import) => {
                let (written, problems) = folder.write(&import);
                status = status.max(output.complain_of(&problems));
                status = status.max(check_account(&import.account, output));
                let report = SourceReport::new(&import.account, &written);
                status = status.max(output.print(&human(&report, output)));
                sources.push(report);
            }
            Err(message) => {
                output.complain(&message);
                status = Status::Failed;
            }
        }
    }
    match &arguments.report {
        Some(path) => status.max(write_report(path, &Report { version: VERSION, sources }, output)),
        None => status,
    }
}

fn import(source: &Path, arguments: &Arguments, progress: &Progress) -> Result<Import, Message> {
    let shown = name(source);
    let bytes = files::read(source, MAX_TEXT_BYTES).map_err(|problem| problem.message())?;
    let options = Options { format: arguments.format, changes: arguments.changes.into() };
    let imported = planmark_convert::import(Source { name: &shown, bytes: &bytes }, &options, |_| {
        progress.begin(&shown);
    });
    imported.map_err(|error| refusal(source, &bytes, &error))
}

/// Why a document was refused, in one sentence.
fn refusal(source: &Path, bytes: &[u8], error: &ImportError) -> Message {
    let cause = match error {
        ImportError::NotUtf8 { chinese: true, .. } => {
            return Message::new("import-gbk").with("path", printable(&name(source)));
        }
        ImportError::NotUtf8 { .. } => files::decode(bytes.to_vec()).err().unwrap_or(Cause::Binary),
        ImportError::Binary { .. } => files::decode(bytes.to_vec()).err().unwrap_or(Cause::Binary),
        ImportError::OtherKind { kind, .. } => {
            return Message::new("import-other-kind")
                .with("path", printable(&name(source)))
                .with("kind", kind.name());
        }
        ImportError::TooLarge { size, limit, .. } => Cause::TooLarge { size: *size as u64, limit: *limit },
        ImportError::Word { problem, .. } => Cause::Other(problem.to_string()),
        ImportError::Empty { .. } => {
            return Message::new("import-empty").with("path", printable(&name(source)));
        }
        ImportError::UnknownFormat { .. } => {
            return Message::new("import-unknown-format").with("path", printable(&name(source)));
        }
    };
    Problem::new(source, cause).message()
}

/// The folder that plans are written to.
struct Folder<'a> {
    arguments: &'a Arguments,
    /// Names that other sources took, in lower case: some file systems know no capitals.
    taken: HashSet<String>,
}

impl Folder<'_> {
    /// Writes the plans of a document: the paths of those that are there now, and what went wrong with others.
    fn write(&mut self, import: &Import) -> (Vec<PathBuf>, Vec<Problem>) {
        let mut written = Vec::new();
        let mut problems = Vec::new();
        for file in &import.files {
            let path = self.arguments.output.join(self.free_name(&file.name));
            match self.write_plan(&path, &file.text) {
                Ok(()) => written.push(path),
                Err(problem) => problems.push(problem),
            }
        }
        (written, problems)
    }

    fn write_plan(&self, path: &Path, text: &str) -> Result<(), Problem> {
        let is_there = path.symlink_metadata().is_ok();
        if !is_there || self.arguments.overwrite {
            return files::write(path, text);
        }
        let is_the_same =
            files::read(path, MAX_TEXT_BYTES.saturating_mul(2)).is_ok_and(|bytes| bytes == text.as_bytes());
        if is_the_same { Ok(()) } else { Err(Problem::new(path, Cause::Occupied)) }
    }

    /// The name, or if another source took it, the name with a number: the same for the same sources in the same order.
    fn free_name(&mut self, wanted: &str) -> String {
        let stem = wanted.strip_suffix(".plan").unwrap_or(wanted);
        let mut free = wanted.to_owned();
        let mut number = 2;
        while !self.taken.insert(free.to_lowercase()) {
            free = format!("{stem}-{number}.plan");
            number += 1;
        }
        free
    }
}

/// An importer that loses or doubles text must not do so in silence.
fn check_account(account: &Account, output: &Output) -> Status {
    let unaccounted = account.unaccounted();
    if unaccounted == 0 {
        return Status::Well;
    }
    let message = Message::new("import-unaccounted")
        .with("path", printable(&account.source))
        .with("count", unaccounted.to_string());
    output.complain(&message);
    Status::Failed
}

/// What became of a document, for people: in one line, and a line for each uncertainty.
fn human(report: &SourceReport, output: &Output) -> String {
    let path = printable(&report.source);
    let dropped: u64 = report.dropped.values().sum();
    let summary = Message::new("import-summary")
        .with("path", path.as_str())
        .with("format", report.format.as_str())
        .with("characters", report.characters.to_string())
        .with("placed", report.placed.to_string())
        .with("dropped", dropped.to_string());
    let mut text = summary.render(output.language) + "\n";
    for file in &report.files {
        text.push_str(&format!("  {}\n", printable(file)));
    }
    for uncertain in &report.uncertain {
        let message = Message::new("import-uncertain")
            .with("text", printable(&uncertain.text))
            .with("why", printable(&uncertain.why));
        text.push_str(&format!("{path}:{}: {}\n", uncertain.line, message.render(output.language)));
    }
    text
}

fn write_report(path: &Path, report: &Report, output: &Output) -> Status {
    let written = serde_json::to_string_pretty(report)
        .map_err(|error| Problem::new(path, Cause::NotWritten(error.to_string())))
        .and_then(|text| files::write(path, &(text + "\n")));
    output.complain_of(written.err().as_slice())
}
