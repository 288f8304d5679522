//! `organ-mismatch`: a number of a form that its organ does not use, such as 2013/16 under the General Assembly.

use super::{Check, Findings, Rule};
use crate::finding::Severity;
use crate::known::Problem;
use crate::message::Message;
use crate::model::Programme;

pub(super) static RULE: Rule = Rule {
    name: "organ-mismatch",
    severity: Severity::Error,
    summary: "organ-mismatch-summary",
    checks: &[Check::Programme(check)],
};

fn check(programme: &Programme, findings: &mut Findings) {
    for (reading, problem) in programme.problems() {
        let Problem::Form { organ } = problem else { continue };
        let key = if reading.entry.is_some() { "organ-mismatch-listed" } else { "organ-mismatch" };
        let message = Message::new(key).with("here", &reading.text).with("organ", organ);
        findings.tell(reading.span, message);
    }
}
