//! What a programme lists and cites, read in the light of the headings above.

use std::collections::{BTreeMap, BTreeSet};

use planmark_syntax::citation::Context;
use planmark_syntax::{Citation, HeadingKind, Span, Words};

use super::organs::Bodies;
use super::programme::{Area, MandateEntry, Place, Programme, Reading, Section, Titled};
use crate::enumeration::plain_number;
use crate::read::facts::{Citing, Introduced};
use crate::read::listed::{self, with_kind};
use crate::read::listing::Light;

/// Reads every citation of a programme and makes out its mandates: lines that begin with a symbol, and in a list of mandates the
/// un-numbered paragraphs too (an article of the Charter, a treaty).
pub(crate) fn read(programme: &mut Programme) {
    let bodies = Bodies::of(programme);
    let mut readings = Vec::new();
    let mut mandates: Vec<MandateEntry> = Vec::new();
    let mut titled: BTreeMap<Box<str>, Vec<Titled>> = BTreeMap::new();
    for (at, section) in programme.sections.iter().enumerate() {
        if let Some(heading) = &section.facts.heading {
            readings.extend(cited(at, section, &heading.inline.citations, Span::default(), &bodies));
        }
        let entries = listed::entries(&section.facts, light(section));
        let mut entries = entries.iter().peekable();
        if entries.peek().is_none() {
            for block in section.facts.all_blocks() {
                readings.extend(cited(at, section, &block.inline.citations, Span::default(), &bodies));
            }
            continue;
        }
        let subprogramme = number_above(programme, at, HeadingKind::Subprogramme);
        let lettered = number_above(programme, at, HeadingKind::LetteredSection);
        for (block, content) in section.facts.blocks.iter().enumerate() {
            let Some(entry) = entries.next_if(|entry| entry.block == block) else {
                for block in content.with_sub_items() {
                    readings.extend(cited(at, section, &block.inline.citations, Span::default(), &bodies));
                }
                continue;
            };
            let first = readings.len();
            readings.extend(entry.numbers.iter().map(|number| Reading {
                section: at,
                span: number.span.shifted(section.start),
                text: number.text.clone(),
                entry: Some(mandates.len()),
                introduced: Introduced::Subject,
                citation: number.citation.clone(),
            }));
            let numbers = first..readings.len();
            let head = entry.head.unwrap_or_default();
            readings.extend(cited(at, section, &content.inline.citations, head, &bodies));
            if let Some((symbols, core)) = &entry.titled {
                let one = Titled { mandate: mandates.len(), core: *core };
                titled.entry(symbols.clone()).or_default().push(one);
            }
            let moved =
                |title: &Words| Words { span: title.span.shifted(section.start), text: title.text.clone() };
            mandates.push(MandateEntry {
                place: Place { section: at, block },
                lettered: lettered.clone(),
                subprogramme: subprogramme.clone(),
                organ: entry.organ,
                title: entry.title.as_ref().map(moved),
                readings: numbers,
                symbols: entry.symbols.clone(),
            });
        }
    }
    give_way_to_list(&mut readings, &programme.sections);
    programme.titled = titled;
    programme.readings = readings;
    programme.mandates = mandates;
}

/// Where the organ of a citation is a guess and the list has its number under another organ, it is that one's.
fn give_way_to_list(readings: &mut [Reading], sections: &[Section]) {
    let inlines = sections.iter().map(|section| (section.start, section.facts.inlines()));
    let citations = inlines.flat_map(|(start, inlines)| {
        inlines.flat_map(|inline| &inline.citations).map(move |citing| (citing.span.shifted(start), citing))
    });
    let guessed: BTreeSet<u32> =
        citations.filter(|(_, citing)| citing.is_guessed).map(|(span, _)| span.start).collect();
    if guessed.is_empty() {
        return;
    }
    let is_listed = |reading: &&Reading| reading.entry.is_some();
    let listed: Vec<Citation> =
        readings.iter().filter(is_listed).filter_map(|reading| reading.citation.clone().ok()).collect();
    for reading in readings.iter_mut().filter(|reading| reading.entry.is_none()) {
        let Ok(citation) = &mut reading.citation else { continue };
        if !guessed.contains(&reading.span.start)
            || listed.iter().any(|other| other.organ == citation.organ && other.number == citation.number)
        {
            continue;
        }
        if let Some(other) =
            listed.iter().find(|other| other.number == citation.number && other.organ.is_some())
        {
            citation.organ = other.organ;
            citation.kind = citation.kind.or(other.kind);
        }
    }
}

/// What the headings above say of the symbols of a section.
fn light(section: &Section) -> Light {
    let in_list = section.role.area == Area::Mandates;
    let Some(organ) = &section.role.organ else { return (Context::UNKNOWN, in_list) };
    let kind = match organ.kinds[..] {
        [kind] => Some(kind),
        _ => None,
    };
    (Context { organ: organ.organ, kind }, in_list)
}

/// Citations in running text; those within `head` are symbols of a mandate.
fn cited<'a>(
    at: usize,
    section: &'a Section,
    citations: &'a [Citing],
    head: Span,
    bodies: &'a Bodies,
) -> impl Iterator<Item = Reading> + 'a {
    citations.iter().filter(move |citing| head.is_empty() || !head.contains(citing.span)).map(move |citing| {
        Reading {
            section: at,
            span: citing.span.shifted(section.start),
            text: citing.text.clone(),
            entry: None,
            introduced: citing.introduced,
            citation: bodies.explained(citing).map(with_kind),
        }
    })
}

/// The number of the nearest heading of a kind that a list of mandates stands in.
fn number_above(programme: &Programme, at: usize, kind: HeadingKind) -> Option<Box<str>> {
    programme
        .ancestors(at)
        .filter_map(|above| programme.heading(above))
        .find(|heading| heading.kind == kind)
        .and_then(|heading| plain_number(heading.number.as_ref()))
}
