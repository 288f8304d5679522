//! `planmark rules`.

use clap::ValueEnum;
use planmark_findings::{Message, Rule};
use planmark_rules::RULES;
use schemars::JsonSchema;
use serde::Serialize;

use super::output::Output;
use super::status::Status;
use crate::report::json::severity;

/// The version of the form for machines.
const VERSION: u32 = 1;

const AFTER_HELP: &str = "\
A rule is set to error, warning, information, hint or off in planmark.toml:

  [rules]
  mandate-order = \"off\"

and silenced for the block that follows by a comment in the plan:

  <!-- planmark: allow mandate-order -->";

/// List the rules: what each finds, and how much it matters.
#[derive(Debug, clap::Args)]
#[command(after_help = AFTER_HELP)]
pub(super) struct Arguments {
    /// The form of the list
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    /// For people
    Human,
    /// For programs: described by `planmark schema rules`
    Json,
    /// A table for documents
    Markdown,
}

/// What `planmark rules --format json` prints.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "planmark rules --format json")]
pub(super) struct Catalogue {
    /// The version of this form: 1.
    version: u32,
    /// The rules.
    rules: Vec<RuleEntry>,
}

/// A rule.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct RuleEntry {
    /// The name: what findings, comments and planmark.toml call it.
    name: String,
    /// How much its findings matter unless planmark.toml says otherwise.
    #[schemars(schema_with = "severity")]
    severity: String,
    /// What it finds, in one sentence.
    summary: String,
}

pub(super) fn run(arguments: &Arguments, output: &Output) -> Status {
    match arguments.format {
        Format::Human => output.print(&human(output)),
        Format::Json => output.print_json(&catalogue(output)),
        Format::Markdown => output.print(&markdown(output)),
    }
}

fn summary(rule: &Rule, output: &Output) -> String {
    Message::new(rule.summary).render(output.language)
}

fn human(output: &Output) -> String {
    let widest = RULES.iter().map(|rule| rule.name.len()).max().unwrap_or_default();
    let lines = RULES.iter().map(|rule| {
        let (name, severity) = (rule.name, rule.severity.name());
        format!("{name:widest$}  {severity:11}  {}\n", summary(rule, output))
    });
    lines.collect()
}

fn markdown(output: &Output) -> String {
    let render = |message: Message| message.render(output.language);
    let mut text = format!(
        "| {} | {} | {} |\n| --- | --- | --- |\n",
        render(Message::new("rules-rule")),
        render(Message::new("rules-severity")),
        render(Message::new("rules-finds"))
    );
    for rule in RULES {
        text.push_str(&format!(
            "| `{}` | {} | {} |\n",
            rule.name,
            rule.severity,
            summary(rule, output).replace('|', "\\|")
        ));
    }
    text
}

fn catalogue(output: &Output) -> Catalogue {
    let rules = RULES.iter().map(|rule| RuleEntry {
        name: rule.name.to_owned(),
        severity: rule.severity.name().to_owned(),
        summary: summary(rule, output),
    });
    Catalogue { version: VERSION, rules: rules.collect() }
}
