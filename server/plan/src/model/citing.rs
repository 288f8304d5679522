//! What a programme lists and cites, read in the light of the headings above.

use std::collections::BTreeMap;

use planmark_syntax::citation::{Context, Kind, read_mandates};
use planmark_syntax::{Citation, HeadingKind};

use super::organs::Bodies;
use super::programme::{Area, MandateEntry, Place, Programme, Reading, Section, Titled};
use crate::enumeration::plain_number;
use crate::read::facts::{Block, BlockKind, MandateLine};
use planmark_knowledge::known;
use planmark_knowledge::titles::{digest, title_core};
use planmark_syntax::{Span, Words};

/// Reads every citation of a programme and makes out its mandates: lines that begin with a symbol, and in a list of mandates the
/// un-numbered paragraphs too (an article of the Charter, a treaty).
pub(crate) fn read(programme: &mut Programme) {
    let bodies = Bodies::of(programme);
    let mut readings = Vec::new();
    let mut mandates: Vec<MandateEntry> = Vec::new();
    for (at, section) in programme.sections.iter().enumerate() {
        if let Some(heading) = &section.facts.heading {
            readings.extend(cited(at, section, &heading.inline.citations, Span::default(), &bodies));
        }
        for (block, content) in section.facts.blocks.iter().enumerate() {
            let place = Place { section: at, block };
            if let Some(mut entry) = entry(section, content, place) {
                let first = readings.len();
                readings.extend(listed(section, content, place, mandates.len()));
                entry.readings = first..readings.len();
                entry.subprogramme = number_above(programme, at, HeadingKind::Subprogramme);
                entry.lettered = number_above(programme, at, HeadingKind::LetteredSection);
                name(&mut entry, section, content, &readings);
                let head = line(content).map_or(Span::default(), |line| line.head.span);
                readings.extend(cited(at, section, &content.inline.citations, head, &bodies));
                mandates.push(entry);
                continue;
            }
            for block in content.with_sub_items() {
                readings.extend(cited(at, section, &block.inline.citations, Span::default(), &bodies));
            }
        }
    }
    programme.titled = titled(&mandates);
    programme.readings = readings;
    programme.mandates = mandates;
}

/// The mandates that give one resolution alone a title. Several numbers before one title share it, and each may have another of its own.
fn titled(mandates: &[MandateEntry]) -> BTreeMap<Box<str>, Vec<Titled>> {
    let mut titled: BTreeMap<Box<str>, Vec<Titled>> = BTreeMap::new();
    for (at, mandate) in mandates.iter().enumerate() {
        let Some(title) = mandate.title.as_ref().filter(|_| mandate.readings.len() == 1) else { continue };
        let core = title_core(&title.text);
        if mandate.symbols.is_empty() || core.is_empty() {
            continue;
        }
        let key = mandate.symbols.join("; ");
        titled.entry(key.into()).or_default().push(Titled { mandate: at, core: digest(&core) });
    }
    titled
}

fn line(block: &Block) -> Option<&MandateLine> {
    match &block.kind {
        BlockKind::Mandate(line) | BlockKind::Paragraph { entry: Some(line), .. } => Some(line),
        _ => None,
    }
}

/// The mandate that a block is, if it is one, without what its symbols say.
fn entry(section: &Section, block: &Block, place: Place) -> Option<MandateEntry> {
    let in_list = section.role.area == Area::Mandates;
    let title = match &block.kind {
        BlockKind::Mandate(line) => line.title.clone(),
        BlockKind::Paragraph { number: None, entry: Some(line), .. } if in_list => line.title.clone(),
        BlockKind::Paragraph { number: None, text: Some(text), .. } if in_list => {
            Some(Words { text: text.clone(), span: block.words })
        }
        _ => return None,
    };
    let title = title.map(|title| Words { span: title.span.shifted(section.start), text: title.text });
    Some(MandateEntry {
        place,
        lettered: None,
        subprogramme: None,
        organ: None,
        title,
        readings: 0..0,
        symbols: Vec::new(),
    })
}

/// The symbols at the head of a mandate.
fn listed(section: &Section, block: &Block, place: Place, entry: usize) -> Vec<Reading> {
    let Some(line) = line(block) else { return Vec::new() };
    let head = line.head.span;
    let heads: Vec<_> = block.inline.citations.iter().filter(|citing| head.contains(citing.span)).collect();
    let spans: Vec<_> = heads
        .iter()
        .map(|citing| (citing.span.start - head.start) as usize..(citing.span.end - head.start) as usize)
        .collect();
    let context = context(section);
    read_mandates(&line.head.text, &spans, context)
        .into_iter()
        .zip(heads)
        .map(|(cited, citing)| Reading {
            section: place.section,
            span: citing.span.shifted(section.start),
            text: citing.text.clone(),
            entry: Some(entry),
            citation: cited.citation.map(with_kind).map(listed_kind),
        })
        .collect()
}

/// What the headings above say of the symbols of a section.
fn context(section: &Section) -> Context {
    let Some(organ) = &section.role.organ else { return Context::UNKNOWN };
    let kind = match organ.kinds[..] {
        [kind] => Some(kind),
        _ => None,
    };
    Context { organ: organ.organ, kind }
}

/// Citations in running text; those within `head` are symbols of a mandate.
fn cited<'a>(
    at: usize,
    section: &'a Section,
    citations: &'a [crate::read::facts::Citing],
    head: Span,
    bodies: &'a Bodies,
) -> impl Iterator<Item = Reading> + 'a {
    citations.iter().filter(move |citing| head.is_empty() || !head.contains(citing.span)).map(move |citing| {
        Reading {
            section: at,
            span: citing.span.shifted(section.start),
            text: citing.text.clone(),
            entry: None,
            citation: bodies.explained(citing).map(with_kind),
        }
    })
}

/// Where a heading or the words leave both open (大会决议和决定), the number says whether it is a resolution or a decision.
fn with_kind(citation: Citation) -> Citation {
    let kind = citation.kind.or_else(|| known::kind_by_number(&citation));
    Citation { kind, ..citation }
}

/// In a list of an organ's resolutions and decisions, an entry that is called neither is a resolution: decisions are named as such
/// (第 57/3 号决定, "Decision 79/512").
fn listed_kind(citation: Citation) -> Citation {
    let kind = citation.kind.or_else(|| citation.organ.map(|_| Kind::Resolution));
    Citation { kind, ..citation }
}

/// The organ and the full symbols of an entry.
fn name(entry: &mut MandateEntry, section: &Section, block: &Block, readings: &[Reading]) {
    let own = || readings[entry.readings.clone()].iter().filter_map(|reading| reading.citation.as_ref().ok());
    let organ = own().find_map(|citation| citation.organ);
    let mut symbols: Vec<Box<str>> = own()
        .filter(|citation| !citation.is_draft())
        .flat_map(|citation| citation.symbols())
        .map(Into::into)
        .collect();
    if let Some(line) = line(block) {
        let heads = block.inline.symbols.iter().filter(|symbol| line.head.span.contains(symbol.span));
        symbols.extend(heads.map(|symbol| symbol.text.clone()));
    }
    let has_symbols = line(block).is_some();
    entry.organ = organ.or_else(|| section.role.organ.as_ref().filter(|_| has_symbols)?.organ);
    entry.symbols = symbols;
}

/// The number of the nearest heading of a kind that a list of mandates stands in.
fn number_above(programme: &Programme, at: usize, kind: HeadingKind) -> Option<Box<str>> {
    programme
        .ancestors(at)
        .filter_map(|above| programme.heading(above))
        .find(|heading| heading.kind == kind)
        .and_then(|heading| plain_number(heading.number.as_ref()))
}
