//! `unresolved-reference`: a reference to a part of the plan that is not in a document that is here.

use std::collections::BTreeSet;

use planmark_findings::Rule;
use planmark_workspace::check::{Check, Findings, Look};
use planmark_plan::document::Document;
use planmark_workspace::edition::Surroundings;
use planmark_findings::finding::Severity;
use planmark_findings::message::Message;
use planmark_plan::model::Programme;
use planmark_plan::target::{Target, targets};
use planmark_workspace::resolve::{Outcome, find};

pub(super) static CHECK: Check = Check {
    rule: Rule {
        name: "unresolved-reference",
        severity: Severity::Warning,
        summary: "unresolved-reference-summary",
    },
    looks: &[Look::Edition(check), Look::Document(check_footnotes)],
};

fn check(programme: &Programme, surroundings: &Surroundings<'_>, findings: &mut Findings) {
    let Some(own) = surroundings.locate(programme) else { return };
    for (at, section) in programme.sections.iter().enumerate() {
        for referring in section.facts.inlines().flat_map(|inline| &inline.references) {
            let Some(reference) = &referring.reading else { continue };
            // Of a range, one number that is missing is enough.
            let mut told = None;
            for (target, place) in targets(reference) {
                if told == Some(place) || surroundings.is_recorded(programme, &target) {
                    continue;
                }
                if matches!(find(surroundings, own, at, &target), Outcome::Absent) {
                    let span = place.shifted(referring.span.start).shifted(section.start);
                    findings.tell(span, message(&target, programme));
                    told = Some(place);
                }
            }
        }
    }
}

fn message(target: &Target, programme: &Programme) -> Message {
    let own = programme.number.as_deref();
    match target {
        Target::Subprogramme { programme: Some(programme), number } if own != Some(programme) => {
            Message::new("unresolved-reference-subprogramme-of").with("number", number).with("programme", programme)
        }
        Target::Subprogramme { number, .. } => {
            Message::new("unresolved-reference-subprogramme").with("number", number)
        }
        Target::Component { number, .. } if !has_subprogrammes(programme) => {
            Message::new("unresolved-reference-component-of-plan").with("number", number)
        }
        Target::Component { number, .. } => Message::new("unresolved-reference-component").with("number", number),
        Target::Accomplishment { label } => {
            Message::new("unresolved-reference-accomplishment").with("number", label.to_string())
        }
        Target::Indicator { label } => {
            Message::new("unresolved-reference-indicator").with("number", label.to_string())
        }
        Target::Result { number, .. } => Message::new("unresolved-reference-result").with("number", number),
        Target::Paragraph { label } => {
            Message::new("unresolved-reference-paragraph").with("number", label.to_string())
        }
        Target::Table { label } => Message::new("unresolved-reference-table").with("number", label.to_string()),
        Target::Figure { label } => Message::new("unresolved-reference-figure").with("number", label.to_string()),
        Target::Annex { label } => {
            let label = label.as_ref().map(ToString::to_string).unwrap_or_default();
            Message::new("unresolved-reference-annex").with("number", label)
        }
        Target::Programme { number } => Message::new("unresolved-reference-programme").with("number", number),
    }
}

fn has_subprogrammes(programme: &Programme) -> bool {
    programme.subprogrammes.iter().any(|subprogramme| subprogramme.section.is_some())
}

/// Footnotes are looked for in the whole document.
fn check_footnotes(document: &Document, findings: &mut Findings) {
    let labels: BTreeSet<&str> = document
        .parts()
        .iter()
        .flat_map(|part| part.programme.targets.footnotes.keys().map(|label| &**label))
        .collect();
    for part in document.parts() {
        for mark in &part.programme.document_wide.footnote_marks {
            if !labels.contains(&*mark.text) {
                let message = Message::new("unresolved-reference-footnote").with("label", &mark.text);
                findings.tell(mark.span.shifted(part.start), message);
            }
        }
    }
}
