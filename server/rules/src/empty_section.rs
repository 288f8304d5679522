//! `empty-section`: a heading with nothing under it.

use planmark_syntax::HeadingKind;

use planmark_findings::Rule;
use planmark_workspace::check::{Check, Findings, Look};
use planmark_findings::finding::Severity;
use planmark_findings::message::Message;
use planmark_plan::model::programme::Area;
use planmark_plan::model::{Programme, Standing};
use planmark_plan::read::Format;
use planmark_plan::enumeration::caption;
use planmark_plan::read::facts::{BlockKind, Heading, SectionFacts};

pub(super) static CHECK: Check = Check {
    rule: Rule {
        name: "empty-section",
        severity: Severity::Warning,
        summary: "empty-section-summary",
    },
    looks: &[Look::Programme(check)],
};

fn check(programme: &Programme, findings: &mut Findings) {
    // The cover of a document is no plan.
    if programme.standing == Standing::Front && programme.header.format() != Some(Format::Report) {
        return;
    }
    for (at, section) in programme.sections.iter().enumerate() {
        let Some(heading) = &section.facts.heading else { continue };
        let says_it_itself = heading.kind == HeadingKind::Objective && heading.title.is_some();
        // A mandate without a number may be printed as a heading: rules of procedure.
        let is_mandate = section.role.area == Area::Mandates && heading.kind == HeadingKind::Plain;
        if says_it_itself || is_mandate || heads_no_section(heading) || told_elsewhere(heading.kind) || !is_empty(&section.facts) {
            continue;
        }
        if programme.below(at).next().is_none() && !continues_at_same_depth(programme, at) {
            findings.tell(programme.span(at, heading.span), Message::new("empty-section"));
        }
    }
}

/// A line that is set as a heading and heads nothing of its own: the amount below the name of a mission, the label of a table or figure.
fn heads_no_section(heading: &Heading) -> bool {
    let title = heading.title.as_ref().map_or("", |title| title.text.trim());
    let has_words = title.chars().any(char::is_alphabetic);
    heading.kind == HeadingKind::Plain && !title.is_empty() && (!has_words || caption(title).is_some())
}

/// An accomplishments heading without accomplishments is told as such.
fn told_elsewhere(kind: HeadingKind) -> bool {
    kind == HeadingKind::Accomplishments
}

/// What an import could not bring stands there as a doubt, and is told as one.
fn is_empty(facts: &SectionFacts) -> bool {
    facts.blocks.iter().all(|block| matches!(block.kind, BlockKind::Comment { doubts: false, .. }))
}

/// A heading of the plan whose parts follow with too few `#` is told by `heading-depth`. The heading of a document's part (`A. Proposed
/// programme plan …`) stands beside the chapters of that part, and in deep plans the programme of work beside its subprogrammes: six
/// depths do not hold them and the sections of a result.
fn continues_at_same_depth(programme: &Programme, at: usize) -> bool {
    let Some(kind) = programme.heading(at).map(|heading| heading.kind) else { return false };
    let Some(behind) = programme.heading(at + 1) else { return false };
    let next = behind.kind;
    // `A. Proposed programme plan …` beside `1. Panel of Experts`.
    if kind == HeadingKind::NumberedSection && next == HeadingKind::Plain && behind.keyword.is_some() {
        return true;
    }
    if begins_parts(behind) || is_overall_changes(programme, at) && next == HeadingKind::Plain {
        return true;
    }
    // `Subprogramme 9, component 1`, and in the next line what that is.
    let in_mandates = programme.sections.get(at).is_some_and(|section| section.role.area == Area::Mandates);
    if in_mandates && matches!(kind, HeadingKind::Subprogramme | HeadingKind::Component) && next == HeadingKind::Plain {
        return true;
    }
    let result = |at: usize| programme.sections.get(at).and_then(|section| section.role.result);
    if result(at).is_some() && result(at) == result(at + 1) && next != HeadingKind::Result {
        return true;
    }
    matches!(
        (kind, next),
        (
            HeadingKind::Subprogramme | HeadingKind::Component | HeadingKind::LetteredSection,
            HeadingKind::Objective
                | HeadingKind::Accomplishments
                | HeadingKind::Strategy
                | HeadingKind::Performance
                | HeadingKind::PlannedResults
                | HeadingKind::Result
                | HeadingKind::Deliverables
        ) | (
            HeadingKind::Programme,
            HeadingKind::Orientation | HeadingKind::Subprogramme | HeadingKind::Objective | HeadingKind::Background
        ) | (HeadingKind::Subprogramme, HeadingKind::Component)
            | (
                HeadingKind::Mandates | HeadingKind::Subprogramme | HeadingKind::Component | HeadingKind::Plain,
                HeadingKind::Organ
            )
            | (
                HeadingKind::WorkProgramme | HeadingKind::LetteredSection,
                HeadingKind::Subprogramme | HeadingKind::LetteredSection
            )
            | (HeadingKind::Performance, HeadingKind::Plain)
            | (HeadingKind::PlannedResults, HeadingKind::Result)
            | (HeadingKind::Annex, _)
            | (
                HeadingKind::LetteredSection | HeadingKind::NumberedSection | HeadingKind::Plain,
                HeadingKind::Foreword | HeadingKind::Orientation | HeadingKind::WorkProgramme
            )
    )
}

/// Whether a heading is the first of lettered or numbered parts: `(a) Voluntary contributions`.
fn begins_parts(heading: &Heading) -> bool {
    const FIRST: [&str; 8] = ["(a)", "(1)", "(i)", "（a）", "（1）", "(一)", "（一）", "㈠"];
    let title = heading.title.as_ref().map_or("", |title| title.text.trim_start());
    heading.kind == HeadingKind::Plain && FIRST.iter().any(|first| title.starts_with(first))
}

/// Whether a heading is that of all changes of resources, which those of each factor follow.
fn is_overall_changes(programme: &Programme, at: usize) -> bool {
    const OVERALL_CHANGES: [&str; 2] = ["overall resource changes", "总体资源变动"];
    let title = programme.heading(at).and_then(|heading| heading.title.as_ref());
    title.is_some_and(|title| OVERALL_CHANGES.contains(&title.text.trim().to_lowercase().as_str()))
}
