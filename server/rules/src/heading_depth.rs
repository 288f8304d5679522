//! `heading-depth`: a heading whose number of `#` contradicts what it is.

use planmark_syntax::HeadingKind;

use planmark_findings::Rule;
use planmark_workspace::check::{Check, Findings, Look};
use planmark_findings::finding::Severity;
use planmark_findings::message::Message;
use planmark_plan::model::Programme;
use planmark_plan::model::programme::Area;
use planmark_syntax::Span;

pub(super) static CHECK: Check = Check {
    rule: Rule {
        name: "heading-depth",
        severity: Severity::Warning,
        summary: "heading-depth-summary",
    },
    looks: &[Look::Programme(check)],
};

fn check(programme: &Programme, findings: &mut Findings) {
    for (at, section) in programme.sections.iter().enumerate() {
        let Some(heading) = &section.facts.heading else { continue };
        if section.role.area != Area::Plan {
            continue;
        }
        let Some(depth) = too_deep(programme, at).or_else(|| too_shallow(programme, at)) else { continue };
        let marker = Span { start: heading.span.start, end: heading.span.start + u32::from(heading.depth) };
        let span = heading.span.shifted(section.start);
        let message = Message::new("heading-depth").with("depth", u32::from(heading.depth)).with("right", u32::from(depth));
        let title = Message::new("heading-depth-fix").with("right", u32::from(depth));
        let replacement = "#".repeat(usize::from(depth));
        let finding = findings.at(span, message);
        let fits = is_plain_marker(programme, at);
        let finding =
            if fits { finding.fix(title, vec![(marker.shifted(section.start), replacement)]) } else { finding };
        findings.push(finding);
    }
}

/// A marker of full-width `＃` takes three bytes a sign: its mend is left to the drafter.
fn is_plain_marker(programme: &Programme, at: usize) -> bool {
    programme.heading(at).is_some_and(|heading| {
        let first = heading.keyword.as_ref().or(heading.number.as_ref()).or(heading.title.as_ref());
        first.is_some_and(|first| first.span.start <= heading.span.start + u32::from(heading.depth) + 2)
    })
}

/// What a heading may never stand in: the nearest such section above it, whose own depth is then the right one.
fn too_deep(programme: &Programme, at: usize) -> Option<u8> {
    let kind = programme.heading(at)?.kind;
    programme
        .ancestors(at)
        .skip(1)
        .filter_map(|above| programme.heading(above))
        .filter(|above| never_holds(above.kind, kind))
        .last()
        .map(|above| above.depth)
}

fn never_holds(above: HeadingKind, below: HeadingKind) -> bool {
    use HeadingKind as Kind;
    let part_of_subprogramme =
        matches!(above, Kind::Objective | Kind::Accomplishments | Kind::Strategy | Kind::ExternalFactors | Kind::Deliverables | Kind::Result);
    match below {
        Kind::Programme => {
            part_of_subprogramme
                || matches!(above, Kind::Programme | Kind::Subprogramme | Kind::Component | Kind::Orientation | Kind::Mandates)
        }
        Kind::Subprogramme => {
            part_of_subprogramme || matches!(above, Kind::Subprogramme | Kind::Component | Kind::Orientation)
        }
        Kind::Orientation => part_of_subprogramme || matches!(above, Kind::Subprogramme | Kind::Component),
        Kind::Objective => matches!(above, Kind::Accomplishments | Kind::Strategy | Kind::Objective),
        Kind::Accomplishments => matches!(above, Kind::Strategy | Kind::Objective | Kind::Accomplishments),
        Kind::Strategy => matches!(above, Kind::Objective | Kind::Accomplishments | Kind::Strategy),
        _ => false,
    }
}

/// A part of a subprogramme, or of a component, that stands beside it instead of below it: one deeper than its heading is right.
fn too_shallow(programme: &Programme, at: usize) -> Option<u8> {
    let heading = programme.heading(at)?;
    if !matches!(heading.kind, HeadingKind::Objective | HeadingKind::Accomplishments | HeadingKind::Strategy) {
        return None;
    }
    let role = &programme.sections.get(at)?.role;
    let subprogramme = programme.subprogrammes.get(role.subprogramme?)?;
    let owner = subprogramme.returns.iter().copied().chain(subprogramme.section).filter(|owner| *owner < at).max()?;
    let depth = programme.heading(owner)?.depth;
    // Below the sixth depth there is none.
    (heading.depth <= depth && depth < 6).then_some(depth + 1)
}
