//! What a part of a document puts into the index, computed from its record: so that open and closed documents say the same.

use crate::interner::{CITATIONS, SYMBOLS, WORDS, title_core};
use crate::record::{PartRecord, ReadingRecord};

/// What a part puts into the index. Symbols and words are numbers of [`crate::interner`]; every list is sorted.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Contribution {
    /// What it lists and cites.
    pub(crate) mentions: Vec<Mentioned>,
    /// Under what titles it lists resolutions.
    pub(crate) said: Vec<Said>,
    /// The full symbols of what it cites in its text.
    pub(crate) cited: Vec<u32>,
    /// The titles that it gives, by their digests, and to which symbols.
    pub(crate) titles: Vec<(u64, u32)>,
    /// The abbreviations that it defines, with the names in full.
    pub(crate) names: Vec<(u32, u32)>,
    /// The name of the programme, for those who tell of its names.
    pub(crate) programme: u32,
    /// The numbers under which it is found: its own, and that of the budget section.
    pub(crate) numbers: Vec<u32>,
    /// The numbers of programmes and budget sections whose content decides what is found in it.
    pub(crate) depends: Vec<u32>,
}

/// How often a part has a number, of whatever organ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Mentioned {
    /// The bare number, among the citations.
    pub(crate) number: u32,
    /// How often it lists it.
    pub(crate) lists: u16,
    /// How often it cites it.
    pub(crate) cites: u16,
}

/// A title that a part gives one resolution, or parts of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Said {
    /// The full symbols, `; ` between them.
    pub(crate) symbols: u32,
    /// The title.
    pub(crate) title: u32,
    /// The name of the programme.
    pub(crate) name: u32,
    /// How often it gives it.
    pub(crate) count: u32,
}

impl Contribution {
    /// From a record.
    pub(crate) fn new(record: &PartRecord) -> Self {
        let mut mentions: Vec<Mentioned> = record.readings.iter().filter_map(Mentioned::of).collect();
        mentions.sort_unstable();
        mentions.dedup_by(|next, kept| {
            let same = next.number == kept.number;
            if same {
                kept.lists = kept.lists.saturating_add(next.lists);
                kept.cites = kept.cites.saturating_add(next.cites);
            }
            same
        });
        let mut said: Vec<Said> = Vec::new();
        let mut titles = Vec::new();
        for mandate in &record.mandates {
            let (Some(symbols), Some(title)) = (mandate.titled, mandate.title) else { continue };
            titles.push((title_core(title), symbols));
            said.push(Said { symbols, title, name: record.name, count: 1 });
        }
        said.sort_unstable();
        said.dedup_by(|next, kept| {
            let same = (next.symbols, next.title, next.name) == (kept.symbols, kept.title, kept.name);
            if same {
                kept.count += next.count;
            }
            same
        });
        titles.sort_unstable();
        titles.dedup();
        let mut names = record.names.clone();
        names.sort_unstable();
        let numbers = [record.number, record.section].into_iter().flatten().filter(|_| !record.is_front);
        let mut depends: Vec<u32> =
            record.refers.iter().filter_map(crate::record::Named::depends_on).collect();
        depends.sort_unstable();
        depends.dedup();
        Self {
            cited: cited(record),
            mentions,
            said,
            titles,
            names,
            programme: record.number.or(record.title).unwrap_or_else(|| WORDS.number("")),
            numbers: numbers.collect(),
            depends,
        }
    }
}

fn cited(record: &PartRecord) -> Vec<u32> {
    let readings = record.readings.iter().filter(|reading| !reading.is_listed());
    let citations = readings.filter_map(|reading| CITATIONS.value(reading.citation));
    // What no list has is looked up when it is listed: then it has a number.
    let mut symbols: Vec<u32> =
        citations.flat_map(|citation| citation.symbols()).map(|symbol| SYMBOLS.number(&*symbol)).collect();
    symbols.sort_unstable();
    symbols.dedup();
    symbols
}

impl Mentioned {
    fn of(reading: &ReadingRecord) -> Option<Self> {
        let citation = CITATIONS.value(reading.citation)?;
        let lists = u16::from(reading.is_listed());
        Some(Self { number: CITATIONS.bare(&citation), lists, cites: 1 - lists })
    }
}
