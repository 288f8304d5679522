//! `planmark check`.

use std::path::PathBuf;

use clap::ValueEnum;
use planmark_findings::Severity;

use super::output::Output;
use super::reading::read_plans;
use super::status::Status;
use crate::files;
use crate::report::{CheckedFile, Report, github, human, json, sarif};
use crate::workspace::Plans;

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

pub(super) fn run(arguments: &Arguments, output: &Output) -> Status {
    let (plans, failed) = read_plans(&arguments.paths, output);
    let report = report(plans, output);
    let printed = match arguments.format {
        Format::Human => print_human(&report, output),
        Format::Json => output.print_json(&json::output(&report)),
        Format::Sarif => output.print_json(&sarif::output(&report)),
        Format::Github => output.print(&github::render(&report)),
    };
    let found = if report.has(arguments.deny.into()) { Status::Found } else { Status::Well };
    failed.max(printed).max(found)
}

fn report(plans: Plans, output: &Output) -> Report {
    let language = output.language;
    let configurations = plans.configurations.iter().map(|configuration| {
        let path = files::name(&configuration.path);
        CheckedFile::new(path, configuration.text.clone(), &configuration.findings, language)
    });
    let checked = plans.plans.iter().zip(plans.findings()).filter_map(|(plan, findings)| {
        let text = plans.document(plan)?.text().clone();
        Some(CheckedFile::new(plan.id.as_str().to_owned(), text, &findings, language))
    });
    Report {
        files: configurations.chain(checked).collect(),
        plans: plans.plans.len(),
        problems: plans.problems,
        language,
    }
}

fn print_human(report: &Report, output: &Output) -> Status {
    let style = output.style();
    let mut text = String::new();
    for (file, found) in report.findings() {
        text.push_str(&human::render(file, found, report, style));
        text.push('\n');
    }
    text.push_str(&human::summary(report));
    output.print_styled(&text)
}
