//! `planmark mandates`.

use std::path::{Path, PathBuf};

use clap::ValueEnum;
use comfy_table::{CellAlignment, ContentArrangement, Table};
use planmark_findings::Message;
use planmark_writers::review::html::page;
use planmark_writers::review::words::{HEADINGS, REASON, change_key, other_words, status_key};
use planmark_writers::review::{
    Decisions, MandateReview, OtherDecision, ProgrammeReview, Review, Status as Standing, csv,
};

use super::output::Output;
use super::progress::Watcher;
use super::reading::read_plans;
use super::stats::LOOK;
use super::status::Status;
use crate::files::{self, Cause, Problem, printable};
use crate::mandates::review;
use crate::workspace::Plans;

const AFTER_HELP: &str = "\
Each mandate is current, superseded by a later one of its series, unknown, or wrong: no such resolution can exist. What is known
beyond the ranges of numbers comes from the reference files that planmark.toml names.

The CSV has empty columns `decision` (retain, review, remove, add) and `reason`. Fill them in, and give the file with --decisions the
next time: they are kept.

Examples:
  planmark mandates plans --format csv > review.csv
  planmark mandates plans --against last-year --decisions review.csv --format html > review.html";

/// Review the mandates of each programme: whether they hold, how old they are, who lists and cites them, what changed
#[derive(Debug, clap::Args)]
#[command(after_help = AFTER_HELP)]
pub(super) struct Arguments {
    /// Plans, or folders with plans [default: the current folder]; a file that ends in .csv is one of decisions
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// The form of the result
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
    /// The plan, or the folder with the plans, of the edition before: what changed since is told
    #[arg(long, value_name = "PREVIOUS")]
    against: Vec<PathBuf>,
    /// A CSV of this command with decisions filled in
    #[arg(long, value_name = "FILE")]
    decisions: Vec<PathBuf>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    /// A table for people
    Human,
    /// For spreadsheets
    Csv,
    /// For programs: described by `planmark schema mandates`
    Json,
    /// A page for reading and printing
    Html,
}

pub(super) fn run(arguments: &Arguments, output: &Output) -> Status {
    let is_table =
        |path: &&PathBuf| path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("csv"));
    let (tables, paths): (Vec<&PathBuf>, Vec<&PathBuf>) = arguments.paths.iter().partition(is_table);
    let paths: Vec<PathBuf> = paths.into_iter().cloned().collect();
    let (plans, mut status) = read_plans(&paths, output);
    let against =
        (!arguments.against.is_empty()).then(|| Plans::read(&arguments.against, &mut Watcher::default()));
    if let Some(against) = &against {
        status = status.max(output.complain_of(&against.problems));
    }
    let mut decisions = Decisions::default();
    for path in arguments.decisions.iter().chain(tables) {
        status = status.max(read_decisions(path, &mut decisions, output));
    }
    let review = review(&plans, against.as_ref(), decisions, output.language);
    let is_reviewed = |other: &&OtherDecision| {
        let name = |programme: &ProgrammeReview| programme.number.clone().or_else(|| programme.title.clone());
        review.programmes.iter().any(|programme| name(programme) == other.programme)
    };
    for other in review.other_decisions.iter().filter(is_reviewed) {
        let key = match other.decision.as_deref() {
            Some(decision) if decision.eq_ignore_ascii_case("add") => "decisions-to-add",
            _ => "decisions-gone",
        };
        output.tell(&Message::new(key).with("mandate", printable(&other_words(other))));
    }
    let printed = match arguments.format {
        Format::Human => output.print(&tables_of(&review, output)),
        Format::Json => output.print_json(&review),
        Format::Html => output.print(&page(&review, output.language)),
        Format::Csv => output.print(&csv::table(&review)),
    };
    status.max(printed)
}

fn read_decisions(path: &Path, decisions: &mut Decisions, output: &Output) -> Status {
    let read = files::read_plan(path).and_then(|text| {
        let told = |message: Message| Problem::new(path, Cause::Other(message.render(output.language)));
        decisions.read(&text).map_err(told)
    });
    match read {
        Ok(()) => Status::Well,
        Err(problem) => output.complain_of(&[problem]),
    }
}

fn tables_of(review: &Review, output: &Output) -> String {
    let mut text = String::new();
    for programme in &review.programmes {
        if !programme.mandates.is_empty() || !programme.removed.is_empty() {
            text.push_str(&table(programme, output));
        }
    }
    text
}

fn table(programme: &ProgrammeReview, output: &Output) -> String {
    let render = |key: &'static str| Message::new(key).render(output.language);
    let words = [programme.number.as_deref(), programme.title.as_deref(), programme.symbol.as_deref()];
    let caption = words.into_iter().flatten().map(printable).collect::<Vec<_>>().join("  ");
    let mut table = Table::new();
    table.load_style(LOOK).set_content_arrangement(ContentArrangement::Dynamic);
    table.set_width(u16::try_from(output.style().columns).unwrap_or(u16::MAX));
    // A reason takes more room than a screen has.
    table.set_header(HEADINGS.into_iter().filter(|key| *key != REASON).map(render));
    for mandate in programme.mandates.iter().chain(&programme.removed) {
        table.add_row(row(mandate, output));
    }
    if let Some(column) = table.column_mut(4) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    let count = |status: Standing| programme.mandates.iter().filter(|it| it.status == status).count();
    let counts = Message::new("mandates-counts")
        .with("mandates", programme.mandates.len())
        .with("superseded", count(Standing::Superseded))
        .with("unknown", count(Standing::Unknown))
        .with("wrong", count(Standing::Wrong));
    format!(
        "{}  {caption}\n{}\n{}\n\n",
        printable(&programme.path),
        table.trim_fmt(),
        counts.render(output.language)
    )
}

fn row(mandate: &MandateReview, output: &Output) -> [String; 9] {
    let render = |key: &'static str| Message::new(key).render(output.language);
    let list = [mandate.section.as_deref(), mandate.subprogramme.as_deref()];
    let mut status = render(status_key(mandate.status));
    if let Some(by) = &mandate.superseded_by {
        status.push(' ');
        status.push_str(by);
    }
    // The programme's own citations come first; the others are counted.
    let cited = match &mandate.cited[..] {
        [] => String::new(),
        [first] => first.line.to_string(),
        [first, rest @ ..] => format!("{} +{}", first.line, rest.len()),
    };
    let listed: std::collections::BTreeSet<&str> =
        mandate.listed_by.iter().filter_map(|entry| entry.programme.as_deref()).collect();
    [
        list.into_iter().flatten().map(printable).collect::<Vec<_>>().join("."),
        printable(&mandate.number.clone().unwrap_or_else(|| mandate.symbols.join("; "))),
        printable(mandate.title.as_deref().or(mandate.known_title.as_deref()).unwrap_or_default()),
        status,
        mandate.age.map(|age| age.to_string()).unwrap_or_default(),
        printable(&listed.into_iter().collect::<Vec<_>>().join(", ")),
        cited,
        mandate.change.map(|change| render(change_key(change))).unwrap_or_default(),
        printable(mandate.decision.as_deref().unwrap_or_default()),
    ]
}
