//! `missing-objective`: a subprogramme or component without its objective, where none above or below it serves.

use planmark_findings::Rule;
use planmark_plan::read::Format;
use planmark_workspace::check::{Check, Findings, Look};
use planmark_findings::finding::Severity;
use planmark_findings::message::Message;
use planmark_plan::model::programme::Subprogramme;
use planmark_plan::model::Programme;

pub(super) static CHECK: Check = Check {
    rule: Rule {
        name: "missing-objective",
        severity: Severity::Error,
        summary: "missing-objective-summary",
    },
    looks: &[Look::Programme(check)],
};

fn check(programme: &Programme, findings: &mut Findings) {
    // The results of a mission follow from its mandate: no objective is written.
    if programme.header.format() == Some(Format::Mission) {
        return;
    }
    if programme.header.format().is_some_and(|format| !format.is_whole()) {
        return;
    }
    for subprogramme in &programme.subprogrammes {
        if !has_objective(subprogramme) {
            if !covered_from_above(programme, subprogramme) {
                tell(programme, subprogramme, findings);
            }
            continue;
        }
        let own = subprogramme.units.iter().any(|unit| unit.component_section.is_none() && !unit.objectives.is_empty());
        if own {
            continue;
        }
        for unit in subprogramme.units.iter().filter(|unit| unit.objectives.is_empty()) {
            let Some(span) = unit.component_section.and_then(|section| programme.heading_span(section)) else { continue };
            let component = unit.component.as_deref().unwrap_or_default();
            findings.tell(span, Message::new("missing-objective-component").with("component", component));
        }
    }
}

fn tell(programme: &Programme, subprogramme: &Subprogramme, findings: &mut Findings) {
    if let Some(span) = subprogramme.section.and_then(|section| programme.heading_span(section)) {
        let number = subprogramme.number.as_deref().unwrap_or_default();
        findings.tell(span, Message::new("missing-objective").with("number", number));
        return;
    }
    // A programme, or a lettered section, that stands for its only subprogramme: told only where it has accomplishments.
    let table = subprogramme.units.iter().find(|unit| !unit.accomplishments.is_empty());
    let heading = table.and_then(|unit| unit.accomplishment_sections.first());
    if let Some(span) = heading.and_then(|section| programme.heading_span(*section)) {
        findings.tell(span, Message::new("missing-objective-programme"));
    }
}

fn has_objective(subprogramme: &Subprogramme) -> bool {
    subprogramme.units.iter().any(|unit| !unit.objectives.is_empty())
}

/// Whether the lettered section or the programme has an objective of its own, for all subprogrammes in it.
fn covered_from_above(programme: &Programme, subprogramme: &Subprogramme) -> bool {
    programme.subprogrammes.iter().any(|other| {
        other.section.is_none()
            && (other.lettered.is_none() || other.lettered == subprogramme.lettered)
            && has_objective(other)
    })
}
