//! `duplicate-objective`: two objectives without numbers in one subprogramme or component.

use planmark_findings::Rule;
use planmark_workspace::check::{Check, Findings, Look};
use planmark_findings::finding::Severity;
use planmark_findings::message::Message;
use planmark_plan::model::Programme;

pub(super) static CHECK: Check = Check {
    rule: Rule {
        name: "duplicate-objective",
        severity: Severity::Error,
        summary: "duplicate-objective-summary",
    },
    looks: &[Look::Programme(check)],
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
