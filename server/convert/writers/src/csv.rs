//! The logical framework, or the mandates, as a table that spreadsheets open.

use planmark_plan::document::Document;
use planmark_plan::links::{document_url, resolution_url};
use planmark_plan::model::programme::{Accomplishment, MandateEntry, Subprogramme, Unit};
use planmark_syntax::Language;

use crate::reading::{Reading, is_printed, marker};
use crate::table::Table;

/// What a table holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// The logical framework, one row for each indicator of achievement.
    Framework,
    /// The mandates, one row for each resolution.
    Mandates,
}

/// Columns that both tables begin with.
const PLACE: [&str; 8] = [
    "document",
    "period",
    "language",
    "programme",
    "programme_title",
    "section",
    "subprogramme",
    "subprogramme_title",
];

const FRAMEWORK: [&str; 7] = [
    "component",
    "component_title",
    "objective",
    "accomplishment",
    "accomplishment_text",
    "indicator",
    "indicator_text",
];

const MANDATES: [&str; 5] = ["organ", "symbol", "printed", "title", "url"];

/// A table of a document.
#[must_use]
pub fn csv(document: &Document, what: What) -> String {
    let mut table = Table::new();
    let columns: &[&str] = match what {
        What::Framework => &FRAMEWORK,
        What::Mandates => &MANDATES,
    };
    table.row(PLACE.iter().chain(columns).copied());
    for reading in Reading::all(document) {
        match what {
            What::Framework => framework(reading, &mut table),
            What::Mandates => mandates(reading, &mut table),
        }
    }
    table.finish()
}

/// The number of rows below the heads: nothing to list if it is 0.
#[must_use]
pub fn rows(document: &Document, what: What) -> usize {
    Reading::all(document)
        .map(|reading| match what {
            What::Framework => {
                let units =
                    reading.programme().subprogrammes.iter().flat_map(|subprogramme| &subprogramme.units);
                units.flat_map(|unit| &unit.accomplishments).map(|it| it.indicators.max(1)).sum()
            }
            What::Mandates => {
                reading.programme().mandates.iter().map(|entry| entry.symbols.len().max(1)).sum::<usize>()
            }
        })
        .sum()
}

fn text(text: Option<&str>) -> String {
    text.unwrap_or_default().to_owned()
}

/// The columns that say where something stands.
fn place(reading: Reading<'_>, subprogramme: Option<&Subprogramme>) -> Vec<String> {
    let header = reading.document.header();
    let programme = reading.programme();
    vec![
        text(header.symbol()),
        text(header.period()),
        text(header.get("language")),
        text(programme.number.as_deref()),
        text(programme.title.as_deref()),
        subprogramme.and_then(|subprogramme| reading.letter(subprogramme)).unwrap_or_default(),
        text(subprogramme.and_then(|subprogramme| subprogramme.number.as_deref())),
        text(subprogramme.and_then(|subprogramme| subprogramme.title.as_deref())),
    ]
}

fn framework(reading: Reading<'_>, table: &mut Table) {
    for subprogramme in &reading.programme().subprogrammes {
        for unit in &subprogramme.units {
            let mut before = place(reading, Some(subprogramme));
            before.push(text(unit.component.as_deref()));
            before.push(reading.component_title(unit).unwrap_or_default());
            before.push(objective(reading, unit));
            for accomplishment in &unit.accomplishments {
                accomplishment_rows(reading, &before, accomplishment, table);
            }
        }
    }
}

/// The text of an objective, its paragraphs on lines of their own.
fn objective(reading: Reading<'_>, unit: &Unit) -> String {
    let programme = reading.programme();
    let blocks = unit.objectives.iter().filter_map(|at| Some((*at, programme.sections.get(*at)?)));
    let texts: Vec<String> = blocks
        .flat_map(|(at, section)| section.facts.blocks.iter().map(move |block| (at, block)))
        .filter(|(_, block)| is_printed(block))
        .map(|(at, block)| reading.words(at, block.words))
        .collect();
    texts.join("\n")
}

/// One row for each indicator; one without, where there is none.
fn accomplishment_rows(
    reading: Reading<'_>,
    before: &[String],
    accomplishment: &Accomplishment,
    table: &mut Table,
) {
    let Some((_, item)) = reading.item_at(accomplishment.place) else { return };
    let mut row = before.to_vec();
    row.push(text(accomplishment.letter.as_deref()));
    row.push(item.text.to_string());
    let mut indicators = item.children.iter().filter_map(|child| child.item()).peekable();
    if indicators.peek().is_none() {
        table.row(row.iter().map(String::as_str).chain(["", ""]));
        return;
    }
    for indicator in indicators {
        let numeral = marker(&indicator.marker).unwrap_or_default();
        table.row(row.iter().map(String::as_str).chain([numeral.as_str(), &indicator.text]));
    }
}

fn mandates(reading: Reading<'_>, table: &mut Table) {
    let programme = reading.programme();
    let language = reading.document.header().language().unwrap_or(Language::En);
    for entry in &programme.mandates {
        let subprogramme = programme.subprogrammes.iter().find(|subprogramme| {
            entry.subprogramme.is_some()
                && subprogramme.number == entry.subprogramme
                && (entry.lettered.is_none()
                    || programme.letter_of(subprogramme) == entry.lettered.as_deref())
        });
        let mut before = place(reading, subprogramme);
        if subprogramme.is_none() {
            before[5] = text(entry.lettered.as_deref());
            before[6] = text(entry.subprogramme.as_deref());
        }
        let title = text(entry.title.as_ref().map(|title| &*title.text));
        let organ = text(entry.organ.map(|organ| organ.code(None)));
        if entry.symbols.is_empty() {
            table.row(before.iter().map(String::as_str).chain([&organ, "", "", &title, ""]));
        }
        for symbol in &entry.symbols {
            let known = Known::of(reading, entry, symbol, language);
            let organ = known.organ.unwrap_or(&organ);
            let own = [organ, symbol, &known.printed, &title, &known.url];
            table.row(before.iter().map(String::as_str).chain(own));
        }
    }
}

/// What the number of a mandate says of one of its symbols.
struct Known {
    organ: Option<&'static str>,
    printed: String,
    url: String,
}

impl Known {
    fn of(reading: Reading<'_>, entry: &MandateEntry, symbol: &str, language: Language) -> Self {
        let readings = reading.programme().readings.get(entry.readings.clone()).unwrap_or_default();
        let found = readings.iter().find_map(|reading| {
            let citation = reading.citation.as_ref().ok()?;
            citation.symbols().iter().any(|own| own == symbol).then_some((citation, &reading.text))
        });
        match found {
            Some((citation, printed)) => Self {
                organ: citation.organ_code(),
                printed: printed.to_string(),
                url: resolution_url(citation, language).unwrap_or_default(),
            },
            None => Self { organ: None, printed: symbol.to_owned(), url: document_url(symbol, language) },
        }
    }
}
