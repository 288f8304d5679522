//! `planmark export`.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use planmark_convert::export::{FORMS, Form};
use planmark_findings::Message;
use planmark_writers::csv::{self, What};

use super::output::Output;
use super::progress::Watcher;
use super::status::Status;
use crate::files::{self, Problem, name, printable};
use crate::workspace::{Plan, Plans};

const AFTER_HELP: &str = "\
One plan is printed, unless -o names a file or a folder for it; several plans need a folder.
A Word document cannot be written yet; word processors open the page (html).

Examples:
  planmark export programme-02.plan --to html -o programme-02.html
  planmark export programme-02.plan --to csv --what mandates -o mandates.csv
  planmark export plans --to json -o exported";

/// Turn plans into what other programs read: JSON, tables for spreadsheets, or the printed page
#[derive(Debug, clap::Args)]
#[command(after_help = AFTER_HELP)]
pub(super) struct Arguments {
    /// Plans, or folders with plans
    #[arg(value_name = "FILE", required = true)]
    paths: Vec<PathBuf>,
    /// The form of the result
    #[arg(long, value_parser = form_parser(), value_name = "FORMAT")]
    to: Form,
    /// What a table holds [default: framework]
    #[arg(long, value_enum)]
    what: Option<Table>,
    /// The file for the result; for several plans a folder, which is made if it is not there
    #[arg(short, long, value_name = "PATH")]
    output: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Table {
    /// The logical framework, one row for each indicator
    Framework,
    /// The mandates, one row for each resolution
    Mandates,
}

fn form_parser() -> impl TypedValueParser<Value = Form> {
    PossibleValuesParser::new(FORMS.map(|form| PossibleValue::new(form.name).help(form.about)))
        .try_map(|name| FORMS.into_iter().find(|form| form.name == name).ok_or("no form of this name"))
}

impl Arguments {
    fn table(&self) -> What {
        match self.what {
            Some(Table::Mandates) => What::Mandates,
            Some(Table::Framework) | None => What::Framework,
        }
    }
}

pub(super) fn run(arguments: &Arguments, output: &Output) -> Status {
    if arguments.what.is_some() && !arguments.to.is_table {
        output.complain(&Message::new("export-what"));
        return Status::Failed;
    }
    let plans = Plans::read(&arguments.paths, &mut Watcher::default());
    let failed = output.complain_of(&plans.problems);
    if plans.plans.is_empty() && plans.problems.is_empty() {
        output.tell(&Message::new("no-plans"));
    }
    let places = match Places::new(arguments) {
        Ok(places) => places,
        Err(message) => {
            output.complain(&message);
            return Status::Failed;
        }
    };
    failed.max(export(arguments, &plans, places, output))
}

fn export(arguments: &Arguments, plans: &Plans, mut places: Places<'_>, output: &Output) -> Status {
    let sources: HashSet<PathBuf> =
        plans.plans.iter().filter_map(|plan| plan.path.canonicalize().ok()).collect();
    let mut status = Status::Well;
    for plan in &plans.plans {
        let Some(document) = plans.document(plan) else { continue };
        if arguments.to.is_table && csv::rows(document, arguments.table()) == 0 {
            let nothing = match arguments.table() {
                What::Framework => "export-no-framework",
                What::Mandates => "export-no-mandates",
            };
            output.tell(&Message::new(nothing).with("path", printable(plan.id.as_str())));
        }
        let exported = match (arguments.to.write)(document, arguments.table()) {
            Ok(text) => text,
            Err(error) => {
                output.complain(&Message::new("output-trouble").with("cause", error.to_string()));
                return Status::Failed;
            }
        };
        let Some(path) = places.of(plan) else {
            status = status.max(output.print(&exported));
            continue;
        };
        // A result must not take the place of a plan.
        let written = if path.canonicalize().is_ok_and(|path| sources.contains(&path)) {
            output.complain(&Message::new("export-over-plan").with("path", printable(&name(&path))));
            Status::Failed
        } else {
            write(&path, &exported, output)
        };
        status = status.max(written);
    }
    status
}

fn write(path: &Path, text: &str, output: &Output) -> Status {
    match files::write(path, text) {
        Ok(()) => Status::Well,
        Err(problem) => output.complain_of(&[problem]),
    }
}

/// Where the results go.
enum Places<'a> {
    /// To standard output.
    Printed,
    /// To one file.
    File(&'a Path),
    /// To files in a folder, named after the plans.
    Folder {
        folder: &'a Path,
        ending: &'static str,
        /// Names that are taken, in lower case: some file systems know no capitals.
        taken: HashSet<String>,
    },
}

impl<'a> Places<'a> {
    fn new(arguments: &'a Arguments) -> Result<Self, Message> {
        let is_one = matches!(&arguments.paths[..], [path] if !path.is_dir());
        let Some(path) = arguments.output.as_deref() else {
            return if is_one { Ok(Self::Printed) } else { Err(Message::new("export-folder")) };
        };
        if is_one && !path.is_dir() {
            return Ok(Self::File(path));
        }
        if path.is_file() {
            return Err(Message::new("export-no-folder").with("path", printable(&name(path))));
        }
        files::make_folder(path).map_err(|problem: Problem| problem.message())?;
        Ok(Self::Folder { folder: path, ending: arguments.to.name, taken: HashSet::new() })
    }

    /// The file for a plan; `None` for standard output.
    fn of(&mut self, plan: &Plan) -> Option<PathBuf> {
        match self {
            Self::Printed => None,
            Self::File(path) => Some(path.to_path_buf()),
            Self::Folder { folder, ending, taken } => {
                let stem = plan
                    .path
                    .file_stem()
                    .map_or_else(|| "plan".into(), |stem| stem.to_string_lossy().into_owned());
                let mut free = stem.clone();
                let mut number = 2;
                while !taken.insert(free.to_lowercase()) {
                    free = format!("{stem}-{number}");
                    number += 1;
                }
                Some(folder.join(format!("{free}.{ending}")))
            }
        }
    }
}
