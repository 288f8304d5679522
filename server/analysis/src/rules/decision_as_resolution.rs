//! `decision-as-resolution`: a decision's number where the page says resolution, or a resolution's where it says decision.

use planmark_syntax::citation::Kind;

use super::{Check, Findings, Rule};
use crate::finding::Severity;
use crate::known::Problem;
use crate::message::Message;
use crate::model::Programme;

pub(super) static RULE: Rule = Rule {
    name: "decision-as-resolution",
    severity: Severity::Warning,
    summary: "decision-as-resolution-summary",
    checks: &[Check::Programme(check)],
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
