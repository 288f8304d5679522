//! The numbers of a mission's framework: components, their accomplishments `1.1`, and the indicators `1.1.1` of these. Each begins with the number of
//! what it stands in.

use std::collections::BTreeMap;

use planmark_findings::message::Message;
use planmark_plan::enumeration::{Sequence, Step, number};
use planmark_plan::model::Programme;
use planmark_plan::read::Format;
use planmark_plan::read::facts::{Block, Item};
use planmark_syntax::{HeadingKind, Marker, Words};
use planmark_workspace::check::Findings;

use super::told::{Numbered, tell};

pub(super) fn check(programme: &Programme, findings: &mut Findings) {
    if programme.header.format() != Some(Format::Mission) {
        return;
    }
    check_components(programme, findings);
    // By the section of their component, the accomplishments that have been met.
    let mut met: BTreeMap<(usize, u16, u16), usize> = BTreeMap::new();
    for (at, section) in programme.sections.iter().enumerate() {
        if section.facts.kind() != Some(HeadingKind::Accomplishments) {
            continue;
        }
        let component = programme.ancestors(at).find(|above| is_component(programme, *above));
        let Some(component) = component else { continue };
        let heading = programme.heading(component).and_then(|heading| heading.number.as_ref());
        let component_number = heading.and_then(|printed| u16::try_from(number(&printed.text)?).ok());
        let mut told_component = false;
        for item in section.facts.blocks.iter().filter_map(Block::item) {
            let Some((own, ordinal)) = accomplishment(item) else { continue };
            if let Some(wanted) = component_number.filter(|wanted| *wanted != own) {
                // One wrong number of a component makes many of its accomplishments.
                if !std::mem::replace(&mut told_component, true) {
                    let component = component_name(programme, component);
                    other(&item.marker, section.start, &component, &format!("{wanted}.{ordinal}"), findings);
                }
                continue;
            }
            let first = *met.entry((component, own, ordinal)).or_insert(at);
            if first != at {
                let printed = [&*item.marker.text, &item.marker.text];
                let step = Step::Repeats;
                tell(findings, item.marker.span.shifted(section.start), Numbered::Marker, printed, step);
            }
            check_indicators(item, (own, ordinal), section.start, findings);
        }
    }
}

/// Indicators that begin with the number of another accomplishment; of several with one such number the first.
fn check_indicators(accomplishment: &Item, own: (u16, u16), start: u32, findings: &mut Findings) {
    let mut last = own;
    for indicator in accomplishment.children.iter().filter_map(Block::item) {
        let Some(Marker::Dotted { above: (component, Some(above)), ordinal }) = indicator.reading else { continue };
        if (component, above) != own && (component, above) != last {
            let wanted = format!("{}.{}.{ordinal}", own.0, own.1);
            other(&indicator.marker, start, &accomplishment.marker.text, &wanted, findings);
        }
        last = (component, above);
    }
}

fn other(marker: &Words, start: u32, above: &str, wanted: &str, findings: &mut Findings) {
    let message = Message::new("enumerator-sequence-other")
        .with("here", &marker.text)
        .with("above", above)
        .with("wanted", wanted);
    findings.tell(marker.span.shifted(start), message);
}

fn accomplishment(item: &Item) -> Option<(u16, u16)> {
    match item.reading {
        Some(Marker::Dotted { above: (component, None), ordinal }) => Some((component, ordinal)),
        _ => None,
    }
}

fn is_component(programme: &Programme, section: usize) -> bool {
    programme.heading(section).is_some_and(|heading| heading.kind == HeadingKind::Component)
}

/// Components that have accomplishments, each list by itself: in the tables of posts some may be left out.
fn check_components(programme: &Programme, findings: &mut Findings) {
    let mut sequences: BTreeMap<Option<usize>, Sequence<'_>> = BTreeMap::new();
    for (at, section) in programme.sections.iter().enumerate() {
        let has_framework = || {
            let mut below = programme.below(at);
            below.any(|below| programme.sections[below].facts.kind() == Some(HeadingKind::Accomplishments))
        };
        if !is_component(programme, at) || !has_framework() {
            continue;
        }
        let Some(printed) = programme.heading(at).and_then(|heading| heading.number.as_ref()) else { continue };
        let Some(here) = number(&printed.text) else { continue };
        let sequence = sequences.entry(section.role.parent).or_default();
        if let Some((step, before)) = sequence.follow(here, &printed.text) {
            let span = printed.span.shifted(section.start);
            tell(findings, span, Numbered::Component, [before, &printed.text], step);
        }
    }
}

/// `Component 2`, as printed.
fn component_name(programme: &Programme, section: usize) -> String {
    let Some(heading) = programme.heading(section) else { return String::new() };
    let words = [heading.keyword.as_ref(), heading.number.as_ref()];
    words.into_iter().flatten().map(|words| &*words.text).collect::<Vec<_>>().join(" ")
}
