//! `planmark check`.

use std::path::PathBuf;

use clap::ValueEnum;
use planmark_findings::{Message, Severity};
use planmark_syntax::Text;
use rayon::prelude::*;

use super::output::Output;
use super::progress::Watcher;
use super::status::Status;
use crate::checking::{Checked, Checking, Outcome};
use crate::files::{self, Problem};
use crate::report::{CheckedFile, Counts, Report, github, human, json, sarif};

const AFTER_HELP: &str = "\
Examples:
  planmark check                        every plan below the current folder
  planmark check programme-02.plan      one plan
  planmark check plans --deny warning   exit with status 1 on warnings, too
  planmark check --format sarif > planmark.sarif

Exit status: 0 nothing denied was found, 1 something denied was found, 2 something could not be read.
`planmark rules` lists what is looked for; planmark.toml sets how much each rule matters.";

/// Tell every finding in plans.
#[derive(Debug, clap::Args)]
#[command(after_help = AFTER_HELP)]
pub(super) struct Arguments {
    /// Plans, or folders with plans [default: the current folder]
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// The form of the findings
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
    /// The least severity that makes the exit status 1
    #[arg(long, value_enum, value_name = "SEVERITY", default_value_t = Denied::Error)]
    deny: Denied,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    /// For people: the line, the place underlined, what can be done
    Human,
    /// For programs: described by `planmark schema check`
    Json,
    /// For platforms that collect results: SARIF 2.1.0
    Sarif,
    /// For GitHub Actions: workflow commands
    Github,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Denied {
    Error,
    Warning,
    Information,
    Hint,
}

impl From<Denied> for Severity {
    fn from(denied: Denied) -> Self {
        match denied {
            Denied::Error => Self::Error,
            Denied::Warning => Self::Warning,
            Denied::Information => Self::Information,
            Denied::Hint => Self::Hint,
        }
    }
}

/// As many plans are looked at side by side before what is found in them is printed.
const BATCH: usize = 64;

pub(super) fn run(arguments: &Arguments, output: &Output) -> Status {
    let checking = Checking::read(&arguments.paths, &mut Watcher::default());
    let failed = output.complain_of(&checking.problems);
    if checking.plans.is_empty() && checking.problems.is_empty() {
        output.tell(&Message::new("no-plans"));
    }
    let told = match arguments.format {
        Format::Human => tell_people(&checking, output),
        Format::Json => tell_programs(checking, output, |report| output.print_json(&json::output(report))),
        Format::Sarif => tell_programs(checking, output, |report| output.print_json(&sarif::output(report))),
        Format::Github => tell_programs(checking, output, |report| output.print(&github::render(report))),
    };
    let found = if told.counts.has(arguments.deny.into()) { Status::Found } else { Status::Well };
    failed.max(told.status).max(found)
}

/// How much was told, and whether it could be.
struct Told {
    counts: Counts,
    status: Status,
}

/// What is wrong with the settings, each file with its text.
fn configurations(checking: &Checking, output: &Output) -> Vec<(CheckedFile, Text)> {
    let files = checking.configurations.iter().map(|it| {
        let path = files::name(&it.path);
        (CheckedFile::new(path, &it.text, &it.findings, output.language), it.text.clone())
    });
    files.collect()
}

/// What is found in some of the plans, made out on all processors.
fn outcomes<T: Send>(
    checking: &Checking,
    plans: &[Checked],
    output: &Output,
    make: impl Fn(CheckedFile, &Text) -> T + Sync,
) -> Vec<Result<T, Problem>> {
    let views = checking.views(plans);
    let looked_at = plans.par_iter().map(|plan| {
        let Outcome { path, text, findings } = checking.outcome(plan, &views)?;
        Ok(make(CheckedFile::new(path, &text, &findings, output.language), &text))
    });
    looked_at.collect()
}

/// Prints batch after batch: nothing of what was printed is kept.
fn tell_people(checking: &Checking, output: &Output) -> Told {
    let style = output.style();
    let mut counts = Counts::of_plans(checking.plans.len());
    let mut status = Status::Well;
    let render = |file: CheckedFile, text: &Text| {
        let shown = |found| human::render(&file.path, text, found, output.language, style) + "\n";
        let text: String = file.findings.iter().map(shown).collect();
        let mut counts = Counts::default();
        counts.add(&file);
        (text, counts)
    };
    let settings = configurations(checking, output).into_iter().map(|(file, text)| Ok(render(file, &text)));
    let settings: Vec<_> = settings.collect();
    let batches = checking.plans.chunks(BATCH).map(|plans| outcomes(checking, plans, output, render));
    for batch in std::iter::once(settings).chain(batches) {
        let mut all = String::new();
        for outcome in batch {
            match outcome {
                Ok((text, found)) => {
                    all.push_str(&text);
                    counts.join(&found);
                }
                Err(problem) => status = status.max(output.complain_of(&[problem])),
            }
        }
        status = status.max(output.print_styled(&all));
    }
    status = status.max(output.print_styled(&human::summary(&counts, output.language)));
    Told { counts, status }
}

fn tell_programs(checking: Checking, output: &Output, print: impl FnOnce(&Report) -> Status) -> Told {
    let mut files: Vec<CheckedFile> =
        configurations(&checking, output).into_iter().map(|(file, _)| file).collect();
    let mut status = Status::Well;
    let mut gone = Vec::new();
    let batches = checking.plans.chunks(BATCH);
    for outcome in batches.flat_map(|plans| outcomes(&checking, plans, output, |file, _| file)) {
        match outcome {
            Ok(file) => files.push(file),
            Err(problem) => gone.push(problem),
        }
    }
    status = status.max(output.complain_of(&gone));
    let plans = checking.plans.len();
    let problems = checking.problems.into_iter().chain(gone).collect();
    let report = Report { files, plans, problems, language: output.language };
    status = status.max(print(&report));
    Told { counts: report.counts(), status }
}
