//! What is known of a part of a plan.

use super::words::{excerpt, words};
use crate::leads::destinations;
use crate::place::at;
use crate::pointed::Pointed;
use planmark_findings::message::Message;
use planmark_plan::model::Programme;
use planmark_plan::model::programme::{Subprogramme, Unit};
use planmark_plan::read::facts::{Block, BlockKind, Item};
use planmark_plan::target::Target;
use planmark_syntax::Span;
use planmark_workspace::edition::Located;
use planmark_workspace::resolve::Destination;

/// What a reference, or the part itself, is about.
pub(super) fn describe(pointed: &Pointed<'_>, target: &Target) -> (Message, Vec<Message>) {
    let found = destinations(&pointed.here, pointed.own, pointed.section, target);
    let Some(first) = found.first() else { return (name(target), vec![Message::new("hover-not-here")]) };
    let mut facts = facts(first, target);
    if found.len() > 1 {
        facts.push(Message::new("hover-several").with("count", found.len()));
    }
    if first.located.id != pointed.own.id {
        let document =
            first.located.document.header().symbol().unwrap_or_else(|| first.located.id.file_name());
        facts.push(Message::new("hover-in-document").with("document", document));
    }
    (with_title(target, first), facts)
}

/// The part with its title alone.
pub(super) fn title(pointed: &Pointed<'_>, target: &Target) -> Message {
    let found = destinations(&pointed.here, pointed.own, pointed.section, target);
    found.first().map_or_else(|| name(target), |first| with_title(target, first))
}

fn with_title(target: &Target, destination: &Destination<'_>) -> Message {
    match title_of(destination) {
        Some(title) => Message::new("hover-named").with("part", name(target)).with("title", title),
        None => name(target),
    }
}

/// The part by its number, as it is named in the language of the reader.
fn name(target: &Target) -> Message {
    let numbered = |key: Message, number: &str| key.with("number", number);
    match target {
        Target::Programme { number } => numbered(Message::new("part-programme"), number),
        Target::Subprogramme { programme: Some(programme), number } => {
            numbered(Message::new("part-subprogramme-of"), number).with("programme", &**programme)
        }
        Target::Subprogramme { number, .. } => numbered(Message::new("part-subprogramme"), number),
        Target::Component { number, .. } => numbered(Message::new("part-component"), number),
        Target::Accomplishment { label } => numbered(Message::new("part-accomplishment"), &label.to_string()),
        Target::Indicator { label } => numbered(Message::new("part-indicator"), &label.to_string()),
        Target::Result { number, .. } => numbered(Message::new("part-result"), number),
        Target::Paragraph { label } => numbered(Message::new("part-paragraph"), &label.to_string()),
        Target::Table { label } => numbered(Message::new("part-table"), &label.to_string()),
        Target::Figure { label } => numbered(Message::new("part-figure"), &label.to_string()),
        Target::Annex { label } => {
            let label = label.as_ref().map(ToString::to_string).unwrap_or_default();
            numbered(Message::new("part-annex"), &label)
        }
    }
}

/// The title of the part: of a heading, or of the caption.
fn title_of(destination: &Destination<'_>) -> Option<String> {
    let programme = &destination.located.part.programme;
    if programme.heading_span(destination.section) == Some(destination.span) {
        let title = programme.heading(destination.section)?.title.as_ref()?;
        return Some(title.text.to_string());
    }
    match &block(destination)?.kind {
        BlockKind::Caption { title: Some(title), .. } => Some(title.text.to_string()),
        _ => None,
    }
}

fn block<'a>(destination: &Destination<'a>) -> Option<&'a Block> {
    let section = destination.located.part.programme.sections.get(destination.section)?;
    section.facts.all_blocks().find(|block| block.span.shifted(section.start) == destination.span)
}

/// The indicator that is meant, if one is.
pub(super) fn indicator<'a>(pointed: &Pointed<'a>, target: &Target) -> Option<&'a Item> {
    let is_indicator = matches!(target, Target::Indicator { .. });
    let found = is_indicator.then(|| destinations(&pointed.here, pointed.own, pointed.section, target))?;
    block(found.first()?)?.item()
}

fn facts(destination: &Destination<'_>, target: &Target) -> Vec<Message> {
    let located = destination.located;
    let programme = &located.part.programme;
    let section = destination.section;
    let subprogramme = || {
        let index = programme.sections.get(section)?.role.subprogramme?;
        programme.subprogrammes.get(index)
    };
    match target {
        Target::Programme { .. } => {
            let mut facts = objectives(located, &[]);
            facts.extend(counts(programme, programme.subprogrammes.iter().flat_map(|it| &it.units), true));
            facts
        }
        Target::Subprogramme { .. } => {
            let units = subprogramme().map(|it| it.units.as_slice()).unwrap_or_default();
            with_objectives(located, programme, units)
        }
        Target::Component { .. } => {
            let units = programme.subprogrammes.iter().map(|it: &Subprogramme| it.units.as_slice());
            let is_own = |unit: &Unit| unit.component_section == Some(section);
            let own =
                units.filter_map(|units| units.iter().position(is_own).map(|at| &units[at..=at])).next();
            with_objectives(located, programme, own.unwrap_or_default())
        }
        Target::Result { .. } => {
            let results = subprogramme().into_iter().flat_map(|it| &it.units).flat_map(|unit| &unit.results);
            let own = results.filter(|result| result.section == section).map(|result| result.measures).next();
            own.map(|measures| Message::new("count-measures").with("count", measures)).into_iter().collect()
        }
        Target::Paragraph { .. } | Target::Accomplishment { .. } => {
            text(located, block(destination).map(|block| (section, block.words)))
        }
        Target::Indicator { .. } => {
            // Its measures stand apart.
            let words = block(destination).map(|block| {
                let series = block.item().and_then(|item| item.series.as_ref());
                let end = series.map_or(block.words.end, |series| series.span.start);
                Span { start: block.words.start, end: end.max(block.words.start) }
            });
            text(located, words.map(|words| (section, words)))
        }
        Target::Table { .. } | Target::Figure { .. } | Target::Annex { .. } => Vec::new(),
    }
}

fn with_objectives(located: Located<'_>, programme: &Programme, units: &[Unit]) -> Vec<Message> {
    let mut facts = objectives(located, units);
    facts.extend(counts(programme, units.iter(), false));
    facts
}

/// The objectives of units, in the words of the plan.
fn objectives(located: Located<'_>, units: &[Unit]) -> Vec<Message> {
    let programme = &located.part.programme;
    let sections = units.iter().flat_map(|unit| &unit.objectives);
    let texts = sections.filter_map(|&section| {
        let blocks = &programme.sections.get(section)?.facts.blocks;
        let first = blocks.iter().find(|block| !matches!(block.kind, BlockKind::Comment { .. }))?;
        text(located, Some((section, first.words))).pop()
    });
    texts.map(|text| Message::new("hover-objective").with("text", text)).collect()
}

fn text(located: Located<'_>, place: Option<(usize, Span)>) -> Vec<Message> {
    let Some((section, span)) = place else { return Vec::new() };
    let span = located.part.programme.span(section, span);
    let text = located.document.parsed().slice(at(located.part, span));
    vec![words(&excerpt(&text))]
}

/// How many of each there are; what there is none of is left out.
fn counts<'a>(programme: &Programme, units: impl Iterator<Item = &'a Unit>, whole: bool) -> Vec<Message> {
    let (mut accomplishments, mut indicators, mut results, mut measures) = (0, 0, 0, 0);
    for unit in units {
        accomplishments += unit.accomplishments.len();
        indicators +=
            unit.accomplishments.iter().map(|accomplishment| accomplishment.indicators).sum::<usize>();
        results += unit.results.len();
        measures += unit.measures.len();
    }
    let subprogrammes =
        programme.subprogrammes.iter().filter(|subprogramme| subprogramme.section.is_some()).count();
    let counted = [
        (Message::new("count-subprogrammes"), if whole { subprogrammes } else { 0 }),
        (Message::new("count-accomplishments"), accomplishments),
        (Message::new("count-indicators"), indicators),
        (Message::new("count-results"), results),
        (Message::new("count-measures"), measures),
        (Message::new("count-mandates"), if whole { programme.mandates.len() } else { 0 }),
    ];
    counted
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(message, count)| message.with("count", count))
        .collect()
}
