//! `planmark schema`.

use clap::ValueEnum;
use planmark_writers::review::Review;
use schemars::{JsonSchema, SchemaGenerator};

use super::output::Output;
use super::status::Status;
use super::{import, rules};
use crate::configuration;
use crate::report::json::CheckOutput;
use crate::resolution::Answer;
use crate::statistics::Statistics;

/// Print the JSON Schema of what planmark prints for programs, or of planmark.toml
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// What the schema describes; without it, the names of all schemas are printed
    #[arg(value_enum)]
    what: Option<What>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum What {
    /// `planmark check --format json`
    Check,
    /// `planmark stats --format json`
    Stats,
    /// `planmark mandates --format json`
    Mandates,
    /// `planmark resolution --format json`
    Resolution,
    /// `planmark rules --format json`
    Rules,
    /// `planmark export --to json`
    Export,
    /// `planmark import --report`
    ImportReport,
    /// planmark.toml
    Configuration,
}

pub(super) fn run(arguments: &Arguments, output: &Output) -> Status {
    let Some(what) = arguments.what else { return output.print(&names()) };
    match what {
        What::Check => output.print_json(&of::<CheckOutput>()),
        What::Stats => output.print_json(&of::<Statistics>()),
        What::Mandates => output.print_json(&of::<Review>()),
        What::Resolution => output.print_json(&of::<Answer>()),
        What::Rules => output.print_json(&of::<rules::Catalogue>()),
        What::Export => output.print_json(&of::<planmark_writers::json::Plan>()),
        What::ImportReport => output.print_json(&of::<import::Report>()),
        What::Configuration => output.print_json(configuration::schema()),
    }
}

/// The schema of what is written: a field that may be missing is no field that must be there.
fn of<T: JsonSchema>() -> schemars::Schema {
    SchemaGenerator::new(schemars::generate::SchemaSettings::draft2020_12().for_serialize())
        .into_root_schema_for::<T>()
}

/// The names of all schemas, one a line.
fn names() -> String {
    let names = What::value_variants().iter().filter_map(What::to_possible_value);
    names.map(|name| format!("{}\n", name.get_name())).collect()
}
