//! What the words and the heading of a section name: parts of plans, as targets that can be looked for.

use planmark_plan::enumeration::plain_number;
use planmark_plan::read::facts::{Heading, SectionFacts};
use planmark_plan::target::{Target, targets};
use planmark_syntax::{HeadingKind, Label, Span};
use planmark_workspace::edition::Located;

/// What the words of a section refer to, with the places of the numbers. A range, 1 至 5, is one number that names several.
pub(super) fn references(facts: &SectionFacts) -> impl Iterator<Item = (Vec<Target>, Span)> {
    facts.inlines().flat_map(|inline| &inline.references).flat_map(|referring| {
        let mut members: Vec<(Vec<Target>, Span)> = Vec::new();
        for (target, span) in referring.reading.as_ref().map(targets).unwrap_or_default() {
            let span = span.shifted(referring.span.start);
            match members.last_mut() {
                Some((targets, known)) if *known == span => targets.push(target),
                _ => members.push((vec![target], span)),
            }
        }
        // The words before the first number belong to it, and those behind the last to that.
        if let Some((_, first)) = members.first_mut() {
            first.start = referring.span.start;
        }
        if let Some((_, last)) = members.last_mut() {
            last.end = referring.span.end;
        }
        members
    })
}

/// What a heading is the heading of, where that can be referred to.
pub(super) fn heading_target(own: Located<'_>, section: usize, heading: &Heading) -> Option<Target> {
    let programme = &own.part.programme;
    let number = plain_number(heading.number.as_ref());
    let subprogramme = programme.sections.get(section).and_then(|section| section.role.subprogramme);
    Some(match heading.kind {
        HeadingKind::Programme => Target::Programme { number: programme.number.clone()? },
        HeadingKind::Subprogramme => Target::Subprogramme { programme: None, number: number? },
        HeadingKind::Component => Target::Component { programme: None, subprogramme: None, number: number? },
        HeadingKind::LetteredSection => {
            // A lettered part of a subprogramme counts as a component.
            let units = &programme.subprogrammes.get(subprogramme?)?.units;
            let unit = units.iter().find(|unit| unit.component_section == Some(section))?;
            Target::Component { programme: None, subprogramme: None, number: unit.component.clone()? }
        }
        HeadingKind::Result => Target::Result { subprogramme: None, number: number? },
        HeadingKind::Annex => match &heading.number {
            Some(number) => Target::Annex { label: Some(Label::read(&number.text)?) },
            None => Target::Annex { label: None },
        },
        _ => return None,
    })
}
