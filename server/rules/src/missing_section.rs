//! `missing-section`: a section that every plan of the format has.
//!
//! What editions handle differently is not asked for: the plan for 2018-2019 has no external factors, the annual documents of 2026
//! have no foreword, and reduced narratives hold mandates, objectives and deliverables only.

use planmark_syntax::HeadingKind;

use planmark_findings::Rule;
use planmark_workspace::check::{Check, Findings, Look};
use planmark_findings::finding::Severity;
use planmark_findings::message::Message;
use planmark_plan::model::programme::{Subprogramme, Unit};
use planmark_plan::model::{Programme, Standing};
use planmark_plan::read::Format;
use planmark_syntax::Span;

pub(super) static CHECK: Check = Check {
    rule: Rule {
        name: "missing-section",
        severity: Severity::Warning,
        summary: "missing-section-summary",
    },
    looks: &[Look::Programme(check)],
};

fn check(programme: &Programme, findings: &mut Findings) {
    let Some(format) = programme.header.format().filter(|format| format.is_whole()) else { return };
    // The missions of an entity have plans of their own: its subprogrammes alone are asked for their sections.
    match programme.standing {
        Standing::Numbered => check_programme(programme, format, findings),
        Standing::Entity if format == Format::Annual && is_numbered(programme) => {}
        Standing::Entity | Standing::Front => return,
    }
    for subprogramme in &programme.subprogrammes {
        check_subprogramme(programme, subprogramme, format, findings);
    }
}

/// Whether an entity begins with its number, as in a section of the budget: `III. Water office`.
fn is_numbered(programme: &Programme) -> bool {
    let first = programme.sections.iter().find_map(|section| section.facts.heading.as_ref());
    first.is_some_and(|heading| heading.kind == HeadingKind::NumberedSection)
}

fn check_programme(programme: &Programme, format: Format, findings: &mut Findings) {
    let heading = programme.sections.iter().find(|section| section.facts.kind() == Some(HeadingKind::Programme));
    let Some(span) = heading.and_then(|section| Some(section.facts.heading.as_ref()?.span.shifted(section.start)))
    else {
        return;
    };
    let mut absent = Vec::new();
    if format == Format::Biennial && !programme.has(HeadingKind::Orientation) {
        absent.push(Message::new("keyword-orientation"));
    }
    if (format != Format::Annual || tells_a_plan(programme))
        && !programme.has(HeadingKind::Mandates) && programme.mandates.is_empty() {
        absent.push(Message::new("keyword-mandates"));
    }
    for section in absent {
        findings.tell(span, Message::new("missing-section-programme").with("section", section));
    }
}

/// A document may tell of a programme whose plan stands in others: an overview of section 29, a corrigendum.
fn tells_a_plan(programme: &Programme) -> bool {
    let has_plan = |kind| programme.has(kind);
    !programme.subprogrammes.is_empty()
        || [HeadingKind::Orientation, HeadingKind::Objective, HeadingKind::Deliverables].into_iter().any(has_plan)
}

/// A part that every subprogramme of a format has: the key of its name, and whether a unit has it.
type Required = (&'static str, fn(&Unit) -> bool);

fn check_subprogramme(programme: &Programme, subprogramme: &Subprogramme, format: Format, findings: &mut Findings) {
    let Some(span) = subprogramme.section.and_then(|section| programme.heading_span(section)) else { return };
    // A heading with nothing under it is told as empty, not for each thing that it lacks.
    if subprogramme.units.is_empty() {
        return;
    }
    let required: &[Required] = match format {
        Format::Biennial => &[("keyword-strategy", |unit| !unit.strategies.is_empty())],
        Format::Annual => &[
            ("keyword-strategy", |unit| !unit.strategies.is_empty()),
            ("keyword-planned-results", |unit| !unit.planned_results.is_empty()),
            ("keyword-deliverables", |unit| !unit.deliverables.is_empty()),
        ],
        _ => &[("keyword-deliverables", |unit| !unit.deliverables.is_empty())],
    };
    for (keyword, present) in required {
        let here = subprogramme.units.iter().any(present);
        if !here && !shared(programme, subprogramme, (keyword, *present)) {
            tell(span, keyword, subprogramme, findings);
        }
    }
}

fn tell(span: Span, keyword: &'static str, subprogramme: &Subprogramme, findings: &mut Findings) {
    let number = subprogramme.number.as_deref().unwrap_or_default();
    let message = Message::new("missing-section").with("section", Message::new(keyword)).with("number", number);
    findings.tell(span, message);
}

/// Whether the lettered section, or the programme, has the part for all of its subprogrammes.
fn shared(programme: &Programme, subprogramme: &Subprogramme, (keyword, present): Required) -> bool {
    let in_unit = programme.subprogrammes.iter().any(|other| {
        other.section.is_none()
            && (other.lettered.is_none() || other.lettered == subprogramme.lettered)
            && other.units.iter().any(present)
    });
    let lettered = subprogramme.lettered.and_then(|lettered| programme.lettered.get(lettered));
    in_unit || keyword == "keyword-strategy" && lettered.is_some_and(|lettered| has_strategy(programme, lettered.section))
}

/// Whether a strategy stands in a lettered section and in none of its subprogrammes.
fn has_strategy(programme: &Programme, lettered: usize) -> bool {
    programme.below(lettered).any(|at| {
        let section = &programme.sections[at];
        section.facts.kind() == Some(HeadingKind::Strategy) && section.role.subprogramme.is_none()
    })
}
