//! `planmark stats`.

use std::path::PathBuf;

use clap::ValueEnum;
use comfy_table::{CellAlignment, ContentArrangement, LineStyle, Table, TableStyle};
use planmark_findings::Message;

use super::output::Output;
use super::reading::read_plans;
use super::status::Status;
use crate::files::printable;
use crate::statistics::{
    DocumentStatistics, ProgrammeStatistics, Statistics, SubprogrammeStatistics, UnitStatistics,
};

/// A rule below the heads of the columns, and nothing else.
pub(super) const LOOK: TableStyle = TableStyle::new().header_separator(LineStyle::new('─', '─', '─', '─'));

const AFTER_HELP: &str = "\
Examples:
  planmark stats plans
  planmark stats --format json programme-02.plan | jq '.documents[].programmes[].mandates | length'";

/// Tell what is where: programmes, subprogrammes, accomplishments, indicators, results, mandates.
#[derive(Debug, clap::Args)]
#[command(after_help = AFTER_HELP)]
pub(super) struct Arguments {
    /// Plans, or folders with plans [default: the current folder]
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// The form of the result
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    /// A table for people
    Human,
    /// For programs: described by `planmark schema stats`
    Json,
}

pub(super) fn run(arguments: &Arguments, output: &Output) -> Status {
    let (plans, failed) = read_plans(&arguments.paths, output);
    let documents = plans
        .plans
        .iter()
        .filter_map(|plan| Some(DocumentStatistics::of(plan.id.as_str(), plans.document(plan)?)))
        .collect();
    let statistics = Statistics::new(documents);
    let printed = match arguments.format {
        Format::Human => output.print(&tables(&statistics, output)),
        Format::Json => output.print_json(&statistics),
    };
    failed.max(printed)
}

/// A table for each programme.
fn tables(statistics: &Statistics, output: &Output) -> String {
    let mut text = String::new();
    for document in &statistics.documents {
        text.push_str(&printable(&document.path));
        let header = [&document.symbol, &document.format, &document.period, &document.language];
        for value in header.into_iter().flatten() {
            text.push_str("  ");
            text.push_str(&printable(value));
        }
        text.push('\n');
        if document.programmes.is_empty() {
            text.push_str(&Message::new("stats-no-programme").render(output.language));
            text.push('\n');
        }
        for programme in &document.programmes {
            text.push_str(&programme_table(programme, output));
        }
        text.push('\n');
    }
    text
}

fn programme_table(programme: &ProgrammeStatistics, output: &Output) -> String {
    let render = |message: Message| message.render(output.language);
    let title = programme.title.clone().unwrap_or_default();
    let caption = match programme.number.as_deref() {
        Some(number) => render(Message::new("stats-programme").with("number", number).with("title", title)),
        None => title,
    };
    let mut table = Table::new();
    table.load_style(LOOK).set_content_arrangement(ContentArrangement::Dynamic);
    table.set_width(u16::try_from(output.style().columns).unwrap_or(u16::MAX));
    table.set_header(
        [
            Message::new("stats-subprogramme"),
            Message::new("stats-title"),
            Message::new("stats-accomplishments"),
            Message::new("stats-indicators"),
            Message::new("stats-results"),
            Message::new("stats-measures"),
            Message::new("stats-mandates"),
        ]
        .map(render),
    );
    for subprogramme in &programme.subprogrammes {
        let mandates = programme
            .mandates
            .iter()
            .filter(|entry| {
                entry.subprogramme == subprogramme.number
                    && (entry.section.is_none() || entry.section == subprogramme.section)
            })
            .count();
        for (index, unit) in subprogramme.units.iter().enumerate() {
            let mandates = if index == 0 { mandates.to_string() } else { String::new() };
            table.add_row(unit_row(subprogramme, unit, index == 0, mandates));
        }
    }
    for column in table.column_iter_mut().skip(2) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    let counts = Message::new("stats-counts")
        .with("paragraphs", programme.paragraphs)
        .with("mandates", programme.mandates.len());
    format!("{}\n{}\n{}\n", printable(&caption), table.trim_fmt(), render(counts))
}

fn unit_row(
    subprogramme: &SubprogrammeStatistics,
    unit: &UnitStatistics,
    first: bool,
    mandates: String,
) -> [String; 7] {
    let number = [&subprogramme.section, &subprogramme.number, &unit.component];
    let number: Vec<&str> = number.into_iter().flatten().map(String::as_str).collect();
    let title = if first && unit.component.is_none() { &subprogramme.title } else { &unit.title };
    let indicators: usize = unit.accomplishments.iter().map(|accomplishment| accomplishment.indicators).sum();
    [
        printable(&number.join(".")),
        printable(title.as_deref().unwrap_or_default()),
        unit.accomplishments.len().to_string(),
        indicators.to_string(),
        unit.results.to_string(),
        unit.measures.to_string(),
        mandates,
    ]
}
