//! `missing-accomplishment`: an objective without an expected accomplishment, in a biennial plan.

use planmark_findings::Rule;
use planmark_workspace::check::{Check, Findings, Look};
use planmark_findings::finding::Severity;
use planmark_findings::message::Message;
use planmark_plan::model::programme::{Subprogramme, Unit};
use planmark_plan::model::Programme;
use planmark_plan::read::Format;

pub(super) static CHECK: Check = Check {
    rule: Rule {
        name: "missing-accomplishment",
        severity: Severity::Error,
        summary: "missing-accomplishment-summary",
    },
    looks: &[Look::Programme(check)],
};

fn check(programme: &Programme, findings: &mut Findings) {
    if programme.header.format() != Some(Format::Biennial) {
        return;
    }
    for subprogramme in &programme.subprogrammes {
        for unit in &subprogramme.units {
            if !unit.accomplishments.is_empty()
                || served(subprogramme, unit)
                || served_below(programme, subprogramme)
            {
                continue;
            }
            let place = unit.objectives.first().or(unit.accomplishment_sections.first());
            if let Some(span) = place.and_then(|section| programme.heading_span(*section)) {
                findings.tell(span, Message::new("missing-accomplishment"));
            }
        }
    }
}

/// Whether the objective is that of a whole programme or lettered section, whose subprogrammes have the accomplishments.
fn served_below(programme: &Programme, above: &Subprogramme) -> bool {
    above.section.is_none()
        && programme.subprogrammes.iter().any(|below| {
            below.section.is_some()
                && (above.lettered.is_none() || below.lettered == above.lettered)
                && below.units.iter().any(|unit| !unit.accomplishments.is_empty())
        })
}

/// Whether other parts of the subprogramme hold the accomplishments: its components, or the subprogramme for its components.
fn served(subprogramme: &Subprogramme, unit: &Unit) -> bool {
    subprogramme.units.iter().any(|other| {
        !other.accomplishments.is_empty()
            && match unit.component_section {
                Some(_) => other.component_section.is_none(),
                None => other.component_section.is_some(),
            }
    })
}
