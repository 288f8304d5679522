//! `planmark fmt`.

use std::path::PathBuf;

use planmark_findings::Message;
use planmark_ide::formatting;
use rayon::prelude::*;

use super::output::Output;
use super::progress::Watcher;
use super::status::Status;
use crate::files::{self, printable};
use crate::workspace::{Plan, Plans};

const AFTER_HELP: &str = "\
The paths of the plans that were changed are printed, one a line.

Examples:
  planmark fmt                 set every plan below the current folder right
  planmark fmt --check plans   only tell which plans would be changed: exit status 1 if there are any";

/// Set signs, blanks, indentation and open markers (2.?) right; no word is touched
#[derive(Debug, clap::Args)]
#[command(after_help = AFTER_HELP)]
pub(super) struct Arguments {
    /// Plans, or folders with plans [default: the current folder]
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Change nothing, and tell which plans would be changed
    #[arg(long)]
    check: bool,
}

pub(super) fn run(arguments: &Arguments, output: &Output) -> Status {
    let plans = Plans::read(&arguments.paths, &mut Watcher::default());
    let mut status = output.complain_of(&plans.problems);
    if plans.plans.is_empty() && plans.problems.is_empty() {
        output.tell(&Message::new("no-plans"));
    }
    let mut changed = String::new();
    for (plan, text) in changes(&plans) {
        if arguments.check {
            status = status.max(Status::Found);
        } else if let Err(problem) = files::write(&plan.path, &text) {
            status = status.max(output.complain_of(&[problem]));
            continue;
        }
        changed.push_str(&printable(plan.id.as_str()));
        changed.push('\n');
    }
    status.max(output.print(&changed))
}

/// The plans that are not formatted, with their text as it should be.
fn changes(plans: &Plans) -> Vec<(&Plan, String)> {
    plans
        .plans
        .par_iter()
        .filter_map(|plan| {
            let document = plans.document(plan)?;
            let formatted = formatting::format(document);
            (*document.text().rope() != formatted.as_str()).then_some((plan, formatted))
        })
        .collect()
}
