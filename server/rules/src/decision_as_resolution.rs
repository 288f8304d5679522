//! `decision-as-resolution`: a decision's number where the page says resolution, or a resolution's where it says decision.

use planmark_syntax::citation::Kind;

use planmark_findings::Rule;
use planmark_workspace::check::{Check, Findings, Look};
use planmark_findings::finding::Severity;
use planmark_knowledge::known::Problem;
use planmark_findings::message::Message;
use planmark_plan::model::Programme;

pub(super) static CHECK: Check = Check {
    rule: Rule {
        name: "decision-as-resolution",
        severity: Severity::Warning,
        summary: "decision-as-resolution-summary",
    },
    looks: &[Look::Programme(check)],
};

fn check(programme: &Programme, findings: &mut Findings) {
    for (reading, problem) in programme.problems() {
        let Problem::OtherKind { is, .. } = problem else { continue };
        let key = match (is, reading.entry) {
            (Kind::Decision, Some(_)) => "decision-as-resolution-listed",
            (Kind::Decision, None) => "decision-as-resolution",
            (_, Some(_)) => "resolution-as-decision-listed",
            (_, None) => "resolution-as-decision",
        };
        findings.tell(reading.span, Message::new(key).with("here", &reading.text));
    }
}
