//! What reference files say of resolutions: their titles, dates, and the latest of a recurring series.
//!
//! Three layers tell of a resolution, the nearest first: the mandate lists of the edition itself (a floor above), the reference
//! files that `planmark.toml` names ([`Registry`]), and the ranges built into the program ([`crate::known`]). Each fact keeps its source.
//!
//! What must stay true: nothing here reads a file; a resolution that no file names is unknown, not wrong; a bad row costs itself alone.

mod build;
mod lines;
mod search;
pub mod series;
mod table;

use std::sync::OnceLock;

use planmark_syntax::citation::Context;
use planmark_syntax::{Citation, Language, Organ};
use rustc_hash::FxHashMap;

use crate::titles::normal_title;
use planmark_findings::message::Message;

pub use build::{RegistryBuilder, RegistryProblem};
pub use lines::folded;

/// What the reference files say, sorted by symbol. All texts lie in one string: some twenty thousand resolutions take a few megabytes.
#[derive(Debug, Default)]
pub struct Registry {
    texts: Box<str>,
    records: Box<[Record]>,
    titles: Box<[TitleRecord]>,
    files: Box<[Box<str>]>,
    data_date: Option<Box<str>>,
    digest: u64,
    /// The records by their titles as they are compared; made when it is first asked for.
    by_title: OnceLock<ByTitle>,
    /// What is searched; made when it is first asked for.
    searched: lines::Searched,
}

/// The places of records, by language and title.
type ByTitle = FxHashMap<(Language, Box<str>), Vec<u32>>;

/// A piece of [`Registry::texts`]; empty where there is nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Slice {
    start: u32,
    length: u32,
}

#[derive(Clone, Copy, Debug)]
struct Record {
    symbol: Slice,
    date: Slice,
    parts: Slice,
    latest: Slice,
    series: Slice,
    /// First and last but one of [`Registry::titles`].
    titles: (u32, u32),
    file: u16,
    latest_file: u16,
    is_listed: bool,
}

#[derive(Clone, Copy, Debug)]
struct TitleRecord {
    language: Language,
    source: TitleSource,
    is_description: bool,
    text: Slice,
}

/// Where a title is from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TitleSource {
    /// A list of mandates, a catalogue, or not said: the wording may be the list's own.
    List,
    /// The official text of the resolution.
    OfficialText,
}

/// A title in a language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Title<'a> {
    /// The language.
    pub language: Language,
    /// The words.
    pub text: &'a str,
    /// Where they are from.
    pub source: TitleSource,
}

/// What the reference files say of one resolution or decision.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'a> {
    registry: &'a Registry,
    record: &'a Record,
}

impl Registry {
    /// The entry of a full symbol, exactly: `A/RES/52/12` is not `A/RES/52/12 A`.
    #[must_use]
    pub fn entry(&self, symbol: &str) -> Option<Entry<'_>> {
        let at = self.records.binary_search_by(|record| self.text(record.symbol).cmp(symbol)).ok()?;
        Some(Entry { registry: self, record: &self.records[at] })
    }

    /// The entry of the resolution that is cited as a whole, part letters left out.
    #[must_use]
    pub fn of(&self, citation: &Citation) -> Option<Entry<'_>> {
        self.entry(&citation.symbol()?)
    }

    /// All entries, in the order of their symbols.
    pub fn entries(&self) -> impl Iterator<Item = Entry<'_>> {
        self.records.iter().map(|record| Entry { registry: self, record })
    }

    /// The number of resolutions and decisions.
    #[must_use]
    pub fn len(&self) -> usize {
        self.records.len()
    }

    /// Whether nothing was loaded.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// The entries that have this title in the language. Widths, blanks and punctuation do not count.
    #[must_use]
    pub fn titled(&self, language: Language, title: &str) -> Vec<Entry<'_>> {
        let found = self.by_title().get(&(language, normal_title(title).into()));
        let records = found.into_iter().flatten().filter_map(|at| self.records.get(*at as usize));
        records.map(|record| Entry { registry: self, record }).collect()
    }

    /// The day up to which the data reaches: as configured, or else the newest date in the files.
    #[must_use]
    pub fn data_date(&self) -> Option<&str> {
        self.data_date.as_deref()
    }

    /// Where a fact is from, in words: the name of the reference file, and the day up to which the data reaches.
    #[must_use]
    pub fn source(&self, file: &str) -> Message {
        match self.data_date() {
            Some(date) => Message::new("registry-source").with("file", file).with("date", date),
            None => Message::new("registry-source-undated").with("file", file),
        }
    }

    /// A digest of all that is here.
    #[must_use]
    pub fn digest(&self) -> u64 {
        self.digest
    }

    fn by_title(&self) -> &ByTitle {
        self.by_title.get_or_init(|| {
            let mut by_title = ByTitle::default();
            for (at, entry) in (0u32..).zip(self.entries()) {
                for title in entry.titles() {
                    let key = (title.language, normal_title(title.text).into());
                    let records = by_title.entry(key).or_default();
                    if records.last() != Some(&at) {
                        records.push(at);
                    }
                }
            }
            by_title
        })
    }

    fn text(&self, slice: Slice) -> &str {
        let start = slice.start as usize;
        self.texts.get(start..start + slice.length as usize).unwrap_or_default()
    }
}

/// Registries of the same content are the same.
impl PartialEq for Registry {
    fn eq(&self, other: &Self) -> bool {
        self.digest == other.digest
    }
}

impl Eq for Registry {}

impl<'a> Entry<'a> {
    /// The full symbol.
    #[must_use]
    pub fn symbol(self) -> &'a str {
        self.registry.text(self.record.symbol)
    }

    /// The symbol as a value; `None` for a symbol of an organ that the program does not know.
    #[must_use]
    pub fn citation(self) -> Option<Citation> {
        Citation::read(self.symbol(), Context::UNKNOWN).ok()
    }

    /// Who adopted it.
    #[must_use]
    pub fn organ(self) -> Option<Organ> {
        self.citation()?.organ
    }

    /// The day of adoption (`2015-09-25`).
    #[must_use]
    pub fn date(self) -> Option<&'a str> {
        self.some(self.record.date)
    }

    /// The part letters that the resolution is known to have.
    pub fn parts(self) -> impl Iterator<Item = &'a str> {
        self.registry.text(self.record.parts).split_whitespace()
    }

    /// Whether a list of what the organ adopted has it. Otherwise it was only seen cited, which proves nothing.
    #[must_use]
    pub fn is_listed(self) -> bool {
        self.record.is_listed
    }

    /// Its titles, in the order of languages.
    pub fn titles(self) -> impl Iterator<Item = Title<'a>> {
        self.all_titles().filter(|(_, is_description)| !is_description).map(|(title, _)| title)
    }

    /// Its title in a language.
    #[must_use]
    pub fn title(self, language: Language) -> Option<Title<'a>> {
        self.titles().find(|title| title.language == language)
    }

    /// What a library says that it is about, where it has no official title: resolutions of the Security Council.
    #[must_use]
    pub fn description(self) -> Option<Title<'a>> {
        self.all_titles().find(|(_, is_description)| *is_description).map(|(title, _)| title)
    }

    /// The full symbol of the latest resolution of the recurring series that it belongs to, where that is another.
    #[must_use]
    pub fn latest(self) -> Option<&'a str> {
        self.some(self.record.latest)
    }

    /// What the recurring series is called.
    #[must_use]
    pub fn series(self) -> Option<&'a str> {
        self.some(self.record.series)
    }

    /// The name of the reference file that has it, without its folder; of several, the first.
    #[must_use]
    pub fn file(self) -> &'a str {
        self.file_name(self.record.file)
    }

    /// The name of the reference file that has the latest of the series.
    #[must_use]
    pub fn latest_file(self) -> &'a str {
        self.file_name(self.record.latest_file)
    }

    fn file_name(self, file: u16) -> &'a str {
        let path = self.registry.files.get(usize::from(file)).map_or("", |name| name);
        path.rsplit(['/', '\\']).next().unwrap_or(path)
    }

    fn all_titles(self) -> impl Iterator<Item = (Title<'a>, bool)> {
        let (first, end) = self.record.titles;
        let records = self.registry.titles.get(first as usize..end as usize).unwrap_or_default();
        let registry = self.registry;
        records.iter().map(move |record| {
            let title =
                Title { language: record.language, text: registry.text(record.text), source: record.source };
            (title, record.is_description)
        })
    }

    fn some(self, slice: Slice) -> Option<&'a str> {
        Some(self.registry.text(slice)).filter(|text| !text.is_empty())
    }
}

#[cfg(test)]
mod tests;
