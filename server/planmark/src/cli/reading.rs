//! Reading plans for a command.

use std::path::PathBuf;

use planmark_findings::Message;

use super::output::Output;
use super::progress::Watcher;
use super::status::Status;
use crate::workspace::Plans;

/// Reads plans and folders of plans. What cannot be read is told, and so is it where there is no plan at all.
pub(super) fn read_plans(paths: &[PathBuf], output: &Output) -> (Plans, Status) {
    let plans = Plans::read(paths, &mut Watcher::default());
    let status = output.complain_of(&plans.problems);
    if plans.plans.is_empty() && plans.problems.is_empty() {
        output.tell(&Message::new("no-plans"));
    }
    (plans, status)
}
