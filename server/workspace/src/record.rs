//! What is kept of a document that nobody has open.
//!
//! An open document has a text, a tree and a model. A closed one leaves a record: what others of its edition may ask about it, and what it
//! puts into the index, in a packed form in which words shared with other documents are numbers ([`crate::interner`]). Where a record says
//! that there is something to show, the whole document is read again, and dropped afterwards.

use planmark_plan::document::{Document, Part};
use planmark_plan::key::Key;
use planmark_plan::model::{Programme, Standing};
use planmark_plan::read::Edition;
use planmark_plan::read::facts::BlockKind;
use planmark_plan::target::targets;
use planmark_syntax::reference::Place;
use planmark_syntax::{HeadingKind, Language, Span};
use serde::{Deserialize, Serialize};

use crate::digest::digest_of;
use crate::interner::{CITATIONS, SYMBOLS, WORDS};

/// The number of an edition, and of the documents of one language in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Group(u32);

impl Group {
    /// The documents of an edition in a language; those whose header names no language are one group.
    #[must_use]
    pub fn of(edition: &Edition, language: Option<Language>) -> Self {
        let words = format!("{}\u{1f}{}\u{1f}{}", edition.format, edition.period, edition.base);
        let language = language.and_then(|language| Language::ALL.iter().position(|one| *one == language));
        let language = language.map_or(0, |at| at + 1);
        Self((WORDS.number(&words) << 3) | u32::try_from(language).unwrap_or(0))
    }

    /// The number of the edition alone.
    #[must_use]
    pub fn edition(self) -> u32 {
        self.0 >> 3
    }

    /// The base symbol of the edition.
    #[must_use]
    pub fn base(self) -> std::sync::Arc<str> {
        let words = WORDS.words(self.edition());
        words.rsplit('\u{1f}').next().unwrap_or_default().into()
    }

    /// The language.
    #[must_use]
    pub fn language(self) -> Option<Language> {
        Language::ALL.get((self.0 as usize & 7).checked_sub(1)?).copied()
    }
}

/// A closed document.
#[derive(Debug)]
pub struct Record {
    /// A digest of the text.
    pub hash: u64,
    /// The length of the text in bytes.
    pub text_bytes: u32,
    /// Its edition and language.
    pub group: Group,
    packed: Box<[u8]>,
}

/// What a record holds, unpacked.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Contents {
    /// The document symbol.
    pub symbol: Option<u32>,
    /// The base symbol of the plan that it revises.
    pub revises: Option<u32>,
    /// Whether it holds whole programmes.
    pub is_whole: bool,
    /// Its parts, in their order.
    pub parts: Vec<PartRecord>,
}

/// A part of a closed document. Words are numbers of [`WORDS`], symbols of [`SYMBOLS`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PartRecord {
    /// The byte at which it starts.
    pub start: u32,
    /// Whether it is no programme but what stands before the first.
    pub is_front: bool,
    /// The number of the programme.
    pub number: Option<u32>,
    /// Its title.
    pub title: Option<u32>,
    /// The number of the budget section.
    pub section: Option<u32>,
    /// What people call it: its number, or its title, or else the symbol of its document.
    pub name: u32,
    /// What the header calls an entity.
    pub entity: Option<u32>,
    /// The digest of what can be referred to.
    pub targets: u64,
    /// Its headings that have names of their own, in the order of the text.
    pub headings: Vec<HeadingRecord>,
    /// The printed entries of its lists of mandates.
    pub mandates: Vec<MandateRecord>,
    /// Every number that is listed or cited, in the order of the text.
    pub readings: Vec<ReadingRecord>,
    /// The abbreviations that it defines, with the names in full.
    pub names: Vec<(u32, u32)>,
    /// What it is and holds.
    pub defines: Vec<Defined>,
    /// What it refers to.
    pub refers: Vec<Named>,
    /// Digests of the document symbols that it names.
    pub documents: Vec<u32>,
}

/// A heading of a closed document. Spans count from the start of the part.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct HeadingRecord {
    /// Its place among [`HEADINGS`].
    pub kind: u8,
    /// The words that decided its kind, its number, and its title.
    pub words: [u32; 3],
    /// Where its line starts, and how long it is.
    pub line: (u32, u32),
    /// The end of the last section below it.
    pub end: u32,
}

/// The kinds of headings that records keep.
pub const HEADINGS: [HeadingKind; 6] = [
    HeadingKind::Programme,
    HeadingKind::LetteredSection,
    HeadingKind::Subprogramme,
    HeadingKind::Component,
    HeadingKind::Result,
    HeadingKind::Annex,
];

/// A printed entry of a list of mandates. Spans count from the start of the part.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MandateRecord {
    /// Where it starts: in packed form, counted from the one before it.
    pub start: u32,
    /// Its length.
    pub length: u32,
    /// The length of the symbols before its title, as typed.
    pub head_length: u32,
    /// Those symbols.
    pub head: u32,
    /// Its title.
    pub title: Option<u32>,
    /// The full symbols that it alone gives this title, `; ` between them.
    pub titled: Option<u32>,
}

/// A number that is listed or cited. Spans count from the start of the part.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReadingRecord {
    /// Where it starts: in packed form, counted from the one before it.
    pub start: u32,
    /// Its length, doubled; odd where it is listed.
    pub length: u32,
    /// What it is, among [`CITATIONS`].
    pub citation: u32,
}

impl MandateRecord {
    /// Where it stands.
    #[must_use]
    pub fn span(&self) -> Span {
        Span { start: self.start, end: self.start.saturating_add(self.length) }
    }
}

impl ReadingRecord {
    /// Whether a list of mandates has it.
    #[must_use]
    pub fn is_listed(&self) -> bool {
        self.length % 2 == 1
    }

    /// Where it stands.
    #[must_use]
    pub fn span(&self) -> Span {
        Span { start: self.start, end: self.start.saturating_add(self.length / 2) }
    }
}

/// Parts of a plan with numbers that follow each other: paragraphs 2.1 to 2.80.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Defined {
    /// The place of what they are among [`Place::ALL`].
    place: u8,
    /// The number of the section before the point; none where the programme counts them.
    prefix: Option<u32>,
    /// The first number.
    first: u32,
    /// How many more follow.
    more: u32,
}

/// One thing that words refer to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named {
    /// The place of what it is among [`Place::ALL`].
    place: u8,
    /// The number of its programme, or of the section before the point.
    of: Option<u32>,
    /// Its own number.
    number: u32,
    /// Whether the words give it a title.
    pub is_titled: bool,
}

fn place_number(place: Place) -> u8 {
    Place::ALL.iter().position(|one| *one == place).and_then(|at| u8::try_from(at).ok()).unwrap_or(u8::MAX)
}

impl Named {
    fn new(key: &Key, is_titled: bool) -> Self {
        let (place, of, number) = match key {
            Key::Programme(number) => (Place::Programme, None, &**number),
            Key::Part { programme, place, number } => (*place, Some(&**programme), &**number),
            Key::Numbered { place: place @ (Place::Accomplishment | Place::Indicator), number } => {
                (*place, None, &**number)
            }
            Key::Numbered { place, number } => match number.split_once('.') {
                Some((prefix, _)) => (*place, Some(prefix), &**number),
                None => (*place, None, &**number),
            },
        };
        Self {
            place: place_number(place),
            of: of.map(|of| WORDS.number(of)),
            number: WORDS.number(number),
            is_titled,
        }
    }

    /// Whether it is of a kind.
    #[must_use]
    pub fn is(&self, place: Place) -> bool {
        self.place == place_number(place)
    }

    /// Whether it is what a key names.
    #[must_use]
    pub fn is_named(&self, key: &Key) -> bool {
        Self::new(key, self.is_titled) == *self
    }

    /// The number of the programme, or budget section, that decides whether it exists.
    #[must_use]
    pub fn depends_on(&self) -> Option<u32> {
        match Place::ALL.get(usize::from(self.place)) {
            Some(Place::Programme) => Some(self.number),
            _ => self.of,
        }
    }

    /// The key.
    #[must_use]
    pub fn key(&self) -> Option<Key> {
        let place = *Place::ALL.get(usize::from(self.place))?;
        let number = WORDS.words(self.number);
        Some(match place {
            Place::Programme => Key::programme(&number),
            Place::Paragraph | Place::Table | Place::Figure | Place::Accomplishment | Place::Indicator => {
                Key::numbered(place, &number)
            }
            _ => Key::part(&self.of.map(|of| WORDS.words(of)).unwrap_or_default(), place, &number),
        })
    }
}

impl Record {
    /// The record of a document.
    #[must_use]
    pub fn of(document: &Document) -> Self {
        Self::pack(document, &Contents::of(document))
    }

    fn pack(document: &Document, contents: &Contents) -> Self {
        let mut packed = contents.clone();
        packed.parts.iter_mut().for_each(PartRecord::tighten);
        let text = document.text();
        Self {
            hash: text.digest(),
            text_bytes: u32::try_from(text.len_bytes()).unwrap_or(u32::MAX),
            group: Group::of(document.edition(), document.header().language()),
            // Nothing in it can fail to be written; a record that could not be read again would be that of an empty document.
            packed: postcard::to_allocvec(&packed).unwrap_or_default().into(),
        }
    }

    /// What it holds.
    #[must_use]
    pub fn contents(&self) -> Contents {
        let mut contents: Contents = postcard::from_bytes(&self.packed).unwrap_or_default();
        contents.parts.iter_mut().for_each(PartRecord::loosen);
        contents
    }

    /// How many bytes it takes, without the words that it shares with others.
    #[must_use]
    pub fn bytes(&self) -> usize {
        std::mem::size_of::<Self>() + self.packed.len()
    }
}

impl Contents {
    /// What is kept of a document.
    #[must_use]
    pub fn of(document: &Document) -> Self {
        let header = document.header();
        let base = header.get("revises").map(planmark_plan::read::header::base_symbol);
        Self {
            symbol: header.symbol().map(|symbol| WORDS.number(symbol)),
            revises: base.map(|base| WORDS.number(&base)),
            is_whole: header.format().is_some_and(planmark_plan::read::Format::is_whole),
            parts: document.parts().iter().map(PartRecord::of).collect(),
        }
    }
}

impl PartRecord {
    /// The record of a part.
    #[must_use]
    pub fn of(part: &Part) -> Self {
        let programme = &*part.programme;
        let words = |text: &Option<Box<str>>| text.as_deref().map(|text| WORDS.number(text));
        Self {
            start: part.start,
            is_front: programme.standing == Standing::Front,
            number: words(&programme.number),
            title: words(&programme.title),
            section: programme.header.budget_section().map(|section| WORDS.number(section)),
            name: WORDS.number(
                programme
                    .number
                    .as_deref()
                    .or(programme.title.as_deref())
                    .or(programme.header.symbol())
                    .unwrap_or_default(),
            ),
            entity: programme.header.get("entity").map(|entity| WORDS.number(entity)),
            targets: programme.targets.fingerprint,
            headings: headings(programme),
            mandates: mandates(programme),
            readings: readings(programme),
            names: names(programme),
            defines: defines(programme),
            refers: refers(programme),
            documents: documents(programme),
        }
    }

    /// Whether it is, or holds, what a key names.
    #[must_use]
    pub fn defines(&self, key: &Key) -> bool {
        let own = self.number.map(|number| WORDS.words(number));
        let (place, prefix, number) = match key {
            Key::Programme(number) => return own.as_deref() == Some(&**number),
            Key::Part { programme, place, number } => {
                if own.as_deref().unwrap_or_default() != &**programme {
                    return false;
                }
                (*place, None, &**number)
            }
            Key::Numbered { place, number } => match number.rsplit_once('.') {
                Some((prefix, last)) => (*place, Some(prefix), last),
                None => (*place, None, &**number),
            },
        };
        let Ok(number) = number.parse::<u32>() else { return false };
        let prefix = match prefix {
            Some(prefix) => match WORDS.known(prefix) {
                Some(prefix) => Some(prefix),
                None => return false,
            },
            None => None,
        };
        let place = place_number(place);
        self.defines.iter().any(|range| {
            range.place == place
                && range.prefix == prefix
                && range.first <= number
                && number - range.first <= range.more
        })
    }

    /// Whether it names a document by its symbol.
    #[must_use]
    pub fn names_document(&self, symbol: &str) -> bool {
        self.documents.binary_search(&document_digest(symbol)).is_ok()
    }

    fn tighten(&mut self) {
        let mut before = 0;
        for reading in &mut self.readings {
            reading.start -= std::mem::replace(&mut before, reading.start);
        }
        let mut before = 0;
        for mandate in &mut self.mandates {
            mandate.start = mandate.start.wrapping_sub(std::mem::replace(&mut before, mandate.start));
        }
    }

    fn loosen(&mut self) {
        let mut before = 0u32;
        for reading in &mut self.readings {
            before = before.saturating_add(reading.start);
            reading.start = before;
        }
        let mut before = 0u32;
        for mandate in &mut self.mandates {
            before = before.wrapping_add(mandate.start);
            mandate.start = before;
        }
    }
}

fn headings(programme: &Programme) -> Vec<HeadingRecord> {
    let kept = programme.sections.iter().enumerate().filter_map(|(at, section)| {
        let heading = section.facts.heading.as_ref()?;
        let kind = HEADINGS.iter().position(|kind| *kind == heading.kind)?;
        if section.role.area != planmark_plan::model::programme::Area::Plan {
            return None;
        }
        let words = [&heading.keyword, &heading.number, &heading.title]
            .map(|words| WORDS.number(words.as_ref().map_or("", |words| &*words.text)));
        Some(HeadingRecord {
            kind: u8::try_from(kind).ok()?,
            words,
            line: (section.start + heading.span.start, heading.span.len()),
            end: programme.section_span(at).end,
        })
    });
    kept.collect()
}

fn mandates(programme: &Programme) -> Vec<MandateRecord> {
    let mut titled = vec![None; programme.mandates.len()];
    for (symbols, all) in &programme.titled {
        let number = SYMBOLS.number(symbols);
        for one in all {
            if let Some(slot) = titled.get_mut(one.mandate) {
                *slot = Some(number);
            }
        }
    }
    let kept = programme.mandates.iter().zip(titled).filter_map(|(mandate, titled)| {
        let block = programme.block(mandate.place)?;
        let span = programme.span(mandate.place.section, block.span);
        let (head, head_length) = match &block.kind {
            BlockKind::Mandate(line) => (&*line.head.text, line.head.span.len()),
            _ => ("", 0),
        };
        Some(MandateRecord {
            start: span.start,
            length: span.len(),
            head_length,
            head: WORDS.number(head),
            title: mandate.title.as_ref().map(|title| WORDS.number(&title.text)),
            titled,
        })
    });
    kept.collect()
}

fn readings(programme: &Programme) -> Vec<ReadingRecord> {
    let read = programme.readings.iter().filter_map(|reading| {
        let citation = reading.citation.as_ref().ok()?;
        let length = reading.span.len() * 2 + u32::from(reading.entry.is_some());
        Some(ReadingRecord { start: reading.span.start, length, citation: CITATIONS.number(citation) })
    });
    let mut read: Vec<ReadingRecord> = read.collect();
    read.sort_by_key(|reading| reading.start);
    read
}

fn names(programme: &Programme) -> Vec<(u32, u32)> {
    programme
        .names
        .iter()
        .map(|name| (WORDS.number(&name.short.text), WORDS.number(&name.full.text)))
        .collect()
}

fn defines(programme: &Programme) -> Vec<Defined> {
    let mut all: Vec<Defined> = Vec::new();
    let mut add = |place: Place, number: &str| {
        let (prefix, last) = match (place, number.rsplit_once('.')) {
            (
                Place::Paragraph | Place::Table | Place::Figure | Place::Accomplishment | Place::Indicator,
                Some((prefix, last)),
            ) => (Some(prefix), last),
            _ => (None, number),
        };
        // A number that is none, such as an open one, is nothing to refer to.
        let Ok(first) = last.parse() else { return };
        let prefix = prefix.map(|prefix| WORDS.number(prefix));
        all.push(Defined { place: place_number(place), prefix, first, more: 0 });
    };
    for subprogramme in &programme.subprogrammes {
        let Some(number) = &subprogramme.number else { continue };
        add(Place::Subprogramme, number);
        for unit in &subprogramme.units {
            unit.component.iter().for_each(|component| add(Place::Component, component));
            unit.results
                .iter()
                .filter_map(|result| result.number.as_ref())
                .for_each(|it| add(Place::Result, it));
        }
    }
    let targets = &programme.targets;
    targets.paragraphs.keys().for_each(|label| add(Place::Paragraph, &label.stored()));
    targets.tables.keys().for_each(|label| add(Place::Table, &label.stored()));
    targets.figures.keys().for_each(|label| add(Place::Figure, &label.stored()));
    targets.accomplishments.keys().for_each(|label| add(Place::Accomplishment, &label.stored()));
    targets.indicators.keys().for_each(|label| add(Place::Indicator, &label.stored()));
    targets.annexes.keys().flatten().for_each(|label| add(Place::Annex, &label.stored()));
    all.sort_by_key(|one| (one.place, one.prefix, one.first));
    all.dedup_by(|next, range| {
        let joins = next.place == range.place
            && next.prefix == range.prefix
            && next.first <= range.first.saturating_add(range.more).saturating_add(1);
        if joins {
            range.more = range.more.max(next.first - range.first);
        }
        joins
    });
    all
}

fn refers(programme: &Programme) -> Vec<Named> {
    let mut all: Vec<Named> = Vec::new();
    for section in &programme.sections {
        for referring in section.facts.inlines().flat_map(|inline| &inline.references) {
            let Some(reference) = &referring.reading else { continue };
            for (target, _) in targets(reference) {
                all.push(Named::new(&target.key(programme), referring.title.is_some()));
            }
        }
    }
    all.sort_by_key(|named| (named.place, named.of, named.number, named.is_titled));
    all.dedup();
    all
}

fn documents(programme: &Programme) -> Vec<u32> {
    let inlines = programme.sections.iter().flat_map(|section| section.facts.inlines());
    let mut all: Vec<u32> =
        inlines.flat_map(|inline| &inline.symbols).map(|symbol| document_digest(&symbol.text)).collect();
    all.sort_unstable();
    all.dedup();
    all
}

fn document_digest(symbol: &str) -> u32 {
    digest_of(&planmark_plan::document_address::comparable(symbol))
}
