//! `organ-mismatch`: a number of a form that its organ does not use, such as 2013/16 under the General Assembly.

use planmark_findings::Rule;
use planmark_workspace::check::{Check, Findings, Look};
use planmark_findings::finding::Severity;
use planmark_knowledge::known::Problem;
use planmark_findings::message::Message;
use planmark_plan::model::Programme;

pub(super) static CHECK: Check = Check {
    rule: Rule {
        name: "organ-mismatch",
        severity: Severity::Error,
        summary: "organ-mismatch-summary",
    },
    looks: &[Look::Programme(check)],
};

fn check(programme: &Programme, findings: &mut Findings) {
    for (reading, problem) in programme.problems() {
        let Problem::Form { organ } = problem else { continue };
        let key = if reading.entry.is_some() { "organ-mismatch-listed" } else { "organ-mismatch" };
        let message = Message::new(key).with("here", &reading.text).with("organ", organ);
        findings.tell(reading.span, message);
    }
}
