//! Decisions that drafters filled in, read again from the CSV that was printed for them.

use std::collections::HashMap;

use planmark_findings::Message;

use super::csv::{COLUMNS, SEPARATOR};
use super::form::{MandateReview, OtherDecision};
use crate::guard::unguarded;

/// Decisions, each for a mandate of a programme.
#[derive(Debug, Default)]
pub struct Decisions {
    rows: Vec<Option<Row>>,
    /// The places of rows, by what names their mandates.
    places: HashMap<Key, Vec<usize>>,
}

/// What was decided of a mandate, and why.
#[derive(Debug)]
pub struct Decision {
    /// `retain`, `review`, `remove`, `add`; as typed.
    pub decision: Option<String>,
    /// Why.
    pub reason: Option<String>,
}

#[derive(Debug)]
struct Row {
    path: String,
    title: String,
    other: OtherDecision,
}

/// What names a mandate from one review to the next: its programme, the list that it stands in, and its symbols, or where it has none its
/// number or title.
#[derive(Debug, PartialEq, Eq, Hash)]
struct Key {
    programme: String,
    section: String,
    subprogramme: String,
    mandate: String,
}

impl Decisions {
    /// Takes the rows of a CSV that have a decision or a reason.
    ///
    /// # Errors
    ///
    /// The file is no CSV, or lacks one of the columns that name a mandate.
    pub fn read(&mut self, text: &str) -> Result<(), Message> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let first = text.lines().next().unwrap_or_default();
        // Spreadsheets write a comma, a semicolon or a tab, by the country.
        let delimiter =
            [b',', b';', b'\t'].into_iter().max_by_key(|sign| first.bytes().filter(|it| it == sign).count());
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(delimiter.unwrap_or(b','))
            .flexible(true)
            .from_reader(text.as_bytes());
        let wrong = |error: csv::Error| Message::new("decisions-unreadable").with("cause", error.to_string());
        let headings = reader.headers().map_err(wrong)?.clone();
        let column = |name: &'static str| {
            headings
                .iter()
                .position(|heading| heading.trim().eq_ignore_ascii_case(name))
                .ok_or_else(|| Message::new("decisions-column").with("column", name))
        };
        // Who adds a row by hand need not fill in the rest.
        let path = headings.iter().position(|heading| heading.trim().eq_ignore_ascii_case(COLUMNS.path));
        let [programme, section, subprogramme, symbols, number, title, decision, reason] = [
            column(COLUMNS.programme)?,
            column(COLUMNS.section)?,
            column(COLUMNS.subprogramme)?,
            column(COLUMNS.symbols)?,
            column(COLUMNS.number)?,
            column(COLUMNS.title)?,
            column(COLUMNS.decision)?,
            column(COLUMNS.reason)?,
        ];
        for record in reader.records() {
            let record = record.map_err(wrong)?;
            let cell = |at: usize| unguarded(record.get(at).unwrap_or_default().trim()).to_owned();
            let some = |at: usize| Some(cell(at)).filter(|text| !text.is_empty());
            let other = OtherDecision {
                programme: some(programme),
                section: some(section),
                subprogramme: some(subprogramme),
                symbols: cell(symbols)
                    .split(SEPARATOR.trim())
                    .map(|symbol| symbol.trim().to_owned())
                    .filter(|symbol| !symbol.is_empty())
                    .collect(),
                number: some(number),
                title: some(title),
                decision: some(decision),
                reason: some(reason),
            };
            if other.decision.is_some() || other.reason.is_some() {
                self.add(path.map(cell).unwrap_or_default(), other);
            }
        }
        Ok(())
    }

    fn add(&mut self, path: String, other: OtherDecision) {
        let key = Key::new(
            other.programme.as_deref(),
            other.section.as_deref(),
            other.subprogramme.as_deref(),
            &other.symbols,
            other.number.as_deref(),
            other.title.as_deref(),
        );
        self.places.entry(key).or_default().push(self.rows.len());
        let title = other.title.clone().unwrap_or_default();
        self.rows.push(Some(Row { path, title, other }));
    }

    /// Takes out what was decided of a mandate: in the file of this path, or in any. Of several of one symbol the one of the same title is
    /// meant, or else the first.
    pub fn take(
        &mut self,
        path: Option<&str>,
        programme: Option<&str>,
        mandate: &MandateReview,
    ) -> Option<Decision> {
        let key = Key::new(
            programme,
            mandate.section.as_deref(),
            mandate.subprogramme.as_deref(),
            &mandate.symbols,
            mandate.number.as_deref(),
            mandate.title.as_deref(),
        );
        let places = self.places.get(&key)?;
        let title = mandate.title.as_deref().or(mandate.known_title.as_deref()).unwrap_or_default();
        let is_there = |at: &&usize| {
            self.rows[**at].as_ref().is_some_and(|row| path.is_none_or(|path| row.path == path))
        };
        let is_same =
            |at: &&usize| is_there(at) && self.rows[**at].as_ref().is_some_and(|row| row.title == title);
        let at = *places.iter().find(is_same).or_else(|| places.iter().find(is_there))?;
        let other = self.rows[at].take()?.other;
        Some(Decision { decision: other.decision, reason: other.reason })
    }

    /// The decisions that were not taken, in the order of the file.
    #[must_use]
    pub fn rest(self) -> Vec<OtherDecision> {
        self.rows.into_iter().flatten().map(|row| row.other).collect()
    }
}

impl Key {
    fn new(
        programme: Option<&str>,
        section: Option<&str>,
        subprogramme: Option<&str>,
        symbols: &[String],
        number: Option<&str>,
        title: Option<&str>,
    ) -> Self {
        let plain = |text: Option<&str>| text.unwrap_or_default().trim().to_owned();
        let mandate = match (symbols, number) {
            ([], None) => plain(title),
            ([], number) => plain(number),
            (symbols, _) => symbols.join(SEPARATOR),
        };
        Self {
            programme: plain(programme),
            section: plain(section),
            subprogramme: plain(subprogramme),
            mandate,
        }
    }
}
