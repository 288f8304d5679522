//! `planmark resolution`.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::ValueEnum;
use planmark_findings::Message;
use planmark_knowledge::registry::Registry;

use super::output::Output;
use super::progress::Watcher;
use super::status::Status;
use crate::configuration::{Configurations, FILE_NAME};
use crate::files::printable;
use crate::resolution::{Answer, PlaceReport, ResolutionReport, read};
use crate::workspace::Plans;

const AFTER_HELP: &str = "\
The symbol may be a number (70/1), a full symbol (A/RES/70/1), or words as a plan has them (第 70/1 号决议). A bare number may be of several
organs: all that are known are shown.

Examples:
  planmark resolution 70/1 plans
  planmark resolution '1373 (2001)' --format json";

/// Tell what is known of a resolution, and every place that lists or cites it
#[derive(Debug, clap::Args)]
#[command(after_help = AFTER_HELP)]
pub(super) struct Arguments {
    /// The number or symbol of the resolution
    #[arg(value_name = "SYMBOL")]
    symbol: String,
    /// Plans, or folders with plans [default: the current folder]
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// The form of the result
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    /// For people
    Human,
    /// For programs: described by `planmark schema resolution`
    Json,
}

pub(super) fn run(arguments: &Arguments, output: &Output) -> Status {
    let Some(citation) = read(&arguments.symbol) else {
        output.complain(&Message::new("resolution-unreadable").with("symbol", printable(&arguments.symbol)));
        return Status::Failed;
    };
    let plans = Plans::read(&arguments.paths, &mut Watcher::default());
    let failed = output.complain_of(&plans.problems);
    let answer = Answer::new(&arguments.symbol, &citation, &plans, &registry(&plans));
    let printed = match arguments.format {
        Format::Human => output.print(&words(&answer, output)),
        Format::Json => output.print_json(&answer),
    };
    failed.max(printed)
}

/// The reference files of the plans; where there are no plans, those of the current folder.
fn registry(plans: &Plans) -> Arc<Registry> {
    let of_plans = plans.configurations.iter().map(|it| it.settings.registry()).find(|it| !it.is_empty());
    let here =
        || Configurations::default().of(Path::new(FILE_NAME)).map(|it| Arc::clone(it.settings.registry()));
    of_plans.map(Arc::clone).or_else(here).unwrap_or_default()
}

fn words(answer: &Answer, output: &Output) -> String {
    let mut text = String::new();
    for resolution in &answer.resolutions {
        text.push_str(&of_one(resolution, answer, output));
    }
    let is_known = |it: &ResolutionReport| {
        it.source.is_some() || !it.listed.is_empty() || !it.cited.is_empty() || it.impossible
    };
    if !answer.undecided.is_empty() {
        text.push_str(&Message::new("resolution-undecided").render(output.language));
        text.push('\n');
        answer.undecided.iter().for_each(|place| text.push_str(&place_line(place)));
    } else if !answer.resolutions.iter().any(is_known) {
        let unknown = Message::new("resolution-unknown").with("symbol", printable(&answer.asked));
        text.push_str(&unknown.render(output.language));
        text.push('\n');
    }
    text
}

fn of_one(resolution: &ResolutionReport, answer: &Answer, output: &Output) -> String {
    let mut text = format!("{}\n", printable(&resolution.symbol));
    let mut facts: Vec<Message> = Vec::new();
    if resolution.impossible {
        facts.push(Message::new("resolution-wrong"));
    }
    // The reader's own language first.
    let own = output.language.code();
    let (first, others): (Vec<_>, Vec<_>) = resolution.titles.iter().partition(|(code, _)| **code == own);
    facts.extend(first.into_iter().chain(others).map(|(code, title)| {
        Message::new("hover-title-in").with("language", code).with("title", printable(title))
    }));
    facts.extend(
        resolution.description.iter().map(|it| Message::new("hover-description").with("text", printable(it))),
    );
    facts.extend(resolution.date.iter().map(|date| Message::new("hover-date").with("date", date)));
    facts.extend(resolution.superseded_by.iter().map(|latest| {
        let series = resolution.series.clone().unwrap_or_default();
        Message::new("hover-latest").with("latest", latest).with("series", printable(&series))
    }));
    facts.extend(resolution.source.iter().map(|file| {
        let date = answer.data_date.clone().unwrap_or_default();
        Message::new("hover-source").with("file", printable(file)).with("date", date)
    }));
    facts.iter().for_each(|fact| line(&mut text, output, fact));
    for (key, places) in [("resolution-listed", &resolution.listed), ("resolution-cited", &resolution.cited)]
    {
        if !places.is_empty() {
            line(&mut text, output, &Message::new(key));
            places.iter().for_each(|place| text.push_str(&place_line(place)));
        }
    }
    text.push('\n');
    text
}

fn line(text: &mut String, output: &Output, message: &Message) {
    text.push_str("  ");
    text.push_str(&message.render(output.language));
    text.push('\n');
}

fn place_line(place: &PlaceReport) -> String {
    let title = place.title.iter().map(|title| format!("  {}", printable(title)));
    let title: String = title.collect();
    format!(
        "    {}:{}:{}  {}{title}\n",
        printable(&place.path),
        place.line,
        place.column,
        printable(&place.text)
    )
}
