//! Putting a registry together from the texts of reference files.

use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};

use planmark_syntax::Language;
use rustc_hash::{FxHashMap, FxHasher};

use super::table::{self, Row};
use super::{Record, Registry, Slice, TitleRecord, TitleSource};
use planmark_findings::message::Message;

/// What is wrong with a reference file. What can be read of it counts all the same.
#[derive(Clone, Debug, PartialEq)]
pub struct RegistryProblem {
    /// The place of the file among those given.
    pub file: usize,
    /// What is wrong, where, and what to do.
    pub message: Message,
}

/// Takes the texts of reference files, one after the other. Where two say different things of a resolution, the first counts.
#[derive(Debug, Default)]
pub struct RegistryBuilder {
    resolutions: BTreeMap<Box<str>, Building>,
    files: Vec<Box<str>>,
    newest: Option<Box<str>>,
    data_date: Option<Box<str>>,
    problems: Vec<RegistryProblem>,
}

#[derive(Debug, Default)]
struct Building {
    date: Box<str>,
    parts: Box<str>,
    latest: Box<str>,
    series: Box<str>,
    titles: Vec<Titled>,
    file: u16,
    latest_file: u16,
    is_listed: bool,
}

#[derive(Debug, Hash)]
struct Titled {
    language: Language,
    is_description: bool,
    source: TitleSource,
    text: Box<str>,
}

impl RegistryBuilder {
    /// Takes a file: its name, as it is shown, and its text in CSV.
    #[must_use]
    pub fn file(mut self, name: &str, text: &str) -> Self {
        let place = self.files.len();
        self.files.push(name.into());
        let number = u16::try_from(place).unwrap_or(u16::MAX);
        let problem = table::read(name, text, |row| self.add(number, row));
        self.problems.extend(problem.map(|message| RegistryProblem { file: place, message }));
        self
    }

    /// The day up to which the files are complete.
    #[must_use]
    pub fn data_date(mut self, date: Option<&str>) -> Self {
        self.data_date = date.map(Into::into);
        self
    }

    /// What is wrong with the files so far.
    #[must_use]
    pub fn problems(&self) -> &[RegistryProblem] {
        &self.problems
    }

    fn add(&mut self, file: u16, row: Row<'_>) {
        let new = || Building { file, ..Building::default() };
        let known = self.resolutions.entry(row.symbol.into()).or_insert_with(new);
        let fill = |place: &mut Box<str>, text: &str| {
            if place.is_empty() && !text.is_empty() {
                *place = text.into();
            }
        };
        if known.latest.is_empty() {
            known.latest_file = file;
        }
        fill(&mut known.date, row.date);
        fill(&mut known.parts, row.parts);
        fill(&mut known.latest, row.latest);
        fill(&mut known.series, row.series);
        known.is_listed |= row.is_listed;
        for title in row.titles {
            let same = |known: &Titled| {
                (known.language, known.is_description) == (title.language, title.is_description)
            };
            if !known.titles.iter().any(same) {
                known.titles.push(Titled {
                    language: title.language,
                    is_description: title.is_description,
                    source: title.source,
                    text: title.text.into(),
                });
            }
        }
        if self.newest.as_deref().is_none_or(|newest| newest < row.date) && !row.date.is_empty() {
            self.newest = Some(row.date.into());
        }
    }

    /// The registry.
    #[must_use]
    pub fn build(self) -> Registry {
        let mut texts = Texts::default();
        let mut hasher = FxHasher::default();
        self.data_date.hash(&mut hasher);
        let mut records = Vec::with_capacity(self.resolutions.len());
        let mut titles: Vec<TitleRecord> = Vec::new();
        for (symbol, mut known) in self.resolutions {
            (&symbol, &known.date, &known.parts, &known.latest, &known.series, known.is_listed)
                .hash(&mut hasher);
            known.titles.sort_by_key(|title| title.language);
            known.titles.hash(&mut hasher);
            let first = offset(titles.len());
            titles.extend(known.titles.iter().map(|title| TitleRecord {
                language: title.language,
                source: title.source,
                is_description: title.is_description,
                text: texts.keep(&title.text),
            }));
            records.push(Record {
                symbol: texts.keep(&symbol),
                date: texts.keep_once(&known.date),
                parts: texts.keep_once(&known.parts),
                latest: texts.keep_once(&known.latest),
                series: texts.keep_once(&known.series),
                titles: (first, offset(titles.len())),
                file: known.file,
                latest_file: known.latest_file,
                is_listed: known.is_listed,
            });
        }
        Registry {
            texts: texts.all.into(),
            records: records.into(),
            titles: titles.into(),
            files: self.files.into(),
            data_date: self.data_date.or(self.newest),
            digest: hasher.finish(),
            ..Registry::default()
        }
    }
}

/// Texts in one string.
#[derive(Default)]
struct Texts {
    all: String,
    /// Texts that return often: dates, letters of parts.
    seen: FxHashMap<Box<str>, Slice>,
}

impl Texts {
    fn keep(&mut self, text: &str) -> Slice {
        let start = offset(self.all.len());
        self.all.push_str(text);
        Slice { start, length: offset(text.len()) }
    }

    fn keep_once(&mut self, text: &str) -> Slice {
        if text.is_empty() {
            return Slice::default();
        }
        if let Some(known) = self.seen.get(text) {
            return *known;
        }
        let kept = self.keep(text);
        self.seen.insert(text.into(), kept);
        kept
    }
}

/// A place in the texts. Reference files are limited to far less than 4 GiB.
fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
