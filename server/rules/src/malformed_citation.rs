//! `malformed-citation`: a number that looks like a citation and cannot be one.

use planmark_syntax::citation::Fault;

use planmark_findings::Rule;
use planmark_workspace::check::{Check, Findings, Look};
use planmark_findings::finding::Severity;
use planmark_findings::message::Message;
use planmark_plan::model::Programme;

pub(super) static CHECK: Check = Check {
    rule: Rule {
        name: "malformed-citation",
        severity: Severity::Error,
        summary: "malformed-citation-summary",
    },
    looks: &[Look::Programme(check)],
};

fn check(programme: &Programme, findings: &mut Findings) {
    for reading in &programme.readings {
        let Err(malformed) = &reading.citation else { continue };
        // What is listed as a mandate is meant for a number: in a text it may be something else.
        if !malformed.is_certain() && reading.entry.is_none() {
            continue;
        }
        let cause = match malformed.fault {
            Fault::Session => "malformed-citation-session",
            Fault::Year => "malformed-citation-year",
            Fault::RomanNumeral => "malformed-citation-roman",
            Fault::SpecialSession => "malformed-citation-special",
            Fault::Bracket => "malformed-citation-bracket",
            Fault::Parts => "malformed-citation-parts",
            Fault::Number => "malformed-citation-number",
            Fault::Unknown => "malformed-citation-unknown",
        };
        let advice = match malformed.suggestions.first() {
            Some(near) => Message::new("malformed-citation-near").with("near", near),
            None => Message::new("malformed-citation-look-up"),
        };
        let message = Message::new("malformed-citation")
            .with("here", &reading.text)
            .with("cause", Message::new(cause))
            .with("advice", advice);
        let mut finding = findings.at(reading.span, message);
        for near in &malformed.suggestions {
            finding = finding.fix(Message::new("change-to").with("text", near), vec![(reading.span, near.clone())]);
        }
        findings.push(finding);
    }
}
