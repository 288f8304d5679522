//! `duplicate-objective`: two objectives without numbers in one subprogramme or component.

use super::{Check, Findings, Rule};
use crate::finding::Severity;
use crate::message::Message;
use crate::model::Programme;

pub(super) static RULE: Rule = Rule {
    name: "duplicate-objective",
    severity: Severity::Error,
    summary: "duplicate-objective-summary",
    checks: &[Check::Programme(check)],
};

fn check(programme: &Programme, findings: &mut Findings) {
    for unit in programme.subprogrammes.iter().flat_map(|subprogramme| &subprogramme.units) {
        for section in unit.objectives.iter().skip(1) {
            let Some(span) = programme.heading_span(*section) else { continue };
            let message = match &unit.objective_number {
                Some(number) => Message::new("duplicate-objective-number").with("number", number),
                None => Message::new("duplicate-objective"),
            };
            findings.tell(span, message);
        }
    }
}
