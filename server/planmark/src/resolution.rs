//! What is known of one resolution, and every place that lists or cites it.

use std::collections::BTreeMap;
use std::sync::Arc;

use planmark_knowledge::known;
use planmark_knowledge::registry::{Entry, Registry};
use planmark_plan::model::programme::Reading;
use planmark_plan::{Document, Work};
use planmark_syntax::citation::Context;
use planmark_syntax::{Citation, Language, Organ, Text};
use planmark_workspace::edition::Located;
use schemars::JsonSchema;
use serde::Serialize;

use crate::workspace::Plans;

/// The version of the form.
const VERSION: u32 = 1;

/// What `planmark resolution --format json` prints. Lines and columns count from 1, columns in Unicode scalar values.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "planmark resolution --format json")]
pub struct Answer {
    /// The version of this form: 1.
    pub version: u32,
    /// What was asked for, as typed.
    pub asked: String,
    /// What it may be: one resolution where the organ is decided, and of a bare number one for each organ that is known to have it.
    pub resolutions: Vec<ResolutionReport>,
    /// Places that have the number and do not say of which organ it is.
    pub undecided: Vec<PlaceReport>,
    /// The day up to which the reference files are complete.
    pub data_date: Option<String>,
}

/// A resolution or decision.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ResolutionReport {
    /// The full symbol.
    pub symbol: String,
    /// The code of the organ.
    pub organ: Option<String>,
    /// The number as English prints it.
    pub number: String,
    /// Whether a reference file has it in a list of what the organ adopted.
    pub known: bool,
    /// Whether the ranges of numbers say that it cannot exist.
    pub impossible: bool,
    /// The titles, by language: that which most of the plans' lists give it, and where they give none that of the reference files.
    pub titles: BTreeMap<String, String>,
    /// What a library says that it is about, where it has no title.
    pub description: Option<String>,
    /// The day of its adoption.
    pub date: Option<String>,
    /// The part letters that it is known to have.
    pub parts: Vec<String>,
    /// The full symbol of the latest of its recurring series, where that is another.
    pub superseded_by: Option<String>,
    /// What the series is called.
    pub series: Option<String>,
    /// The reference file that has it.
    pub source: Option<String>,
    /// The entries of lists of mandates that list it.
    pub listed: Vec<PlaceReport>,
    /// The places that cite it.
    pub cited: Vec<PlaceReport>,
}

/// A place in a plan.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PlaceReport {
    /// The file.
    pub path: String,
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
    /// The number of the programme; of an entity its name.
    pub programme: Option<String>,
    /// The number as it stands there.
    pub text: String,
    /// The title that the entry gives it.
    pub title: Option<String>,
}

/// Reads what was asked for: a number, a full symbol, or words as a text has them (第70/1号决议).
#[must_use]
pub fn read(asked: &str) -> Option<Citation> {
    let document = Document::new(Text::new(&format!("\n{}\n", asked.trim())), &Work::default());
    let readings = document.parts().iter().flat_map(|part| &part.programme.readings);
    let mut read = readings.filter_map(|reading| reading.citation.clone().ok());
    read.next().or_else(|| Citation::read(asked.trim(), Context::UNKNOWN).ok())
}

impl Answer {
    /// Looks for a citation in the reference files and in plans.
    #[must_use]
    pub fn new(asked: &str, citation: &Citation, plans: &Plans, registry: &Arc<Registry>) -> Self {
        let places = places(plans, citation);
        let mut candidates: BTreeMap<String, Citation> = BTreeMap::new();
        let mut add = |citation: &Citation| {
            if let Some(symbol) = symbol(citation) {
                candidates.entry(symbol).or_insert_with(|| citation.clone());
            }
        };
        if citation.organ.is_some() {
            add(&with_kind(citation));
        } else {
            let by_number = registry.numbered(&citation.display(Language::En));
            by_number.filter_map(Entry::citation).filter(|it| it.number == citation.number).for_each(|it| {
                add(&Citation { parts: citation.parts.clone(), ..it });
            });
            places.iter().filter_map(|(_, reading)| reading.citation.as_ref().ok()).for_each(&mut add);
        }
        let mut undecided = Vec::new();
        let mut found: BTreeMap<String, (Vec<PlaceReport>, Vec<PlaceReport>)> = BTreeMap::new();
        for (located, reading) in &places {
            let Ok(cited) = &reading.citation else { continue };
            let owner = match candidates
                .iter()
                .find(|(_, it)| it.organ == cited.organ && it.kind == cited.kind)
            {
                Some((symbol, _)) => Some(symbol),
                None => candidates.iter().find(|(_, it)| it.organ == cited.organ).map(|(symbol, _)| symbol),
            };
            let report = place(*located, reading);
            match owner.filter(|_| cited.organ.is_some()) {
                Some(symbol) => {
                    let (listed, cited) = found.entry(symbol.clone()).or_default();
                    if reading.entry.is_some() { listed.push(report) } else { cited.push(report) }
                }
                None => undecided.push(report),
            }
        }
        let resolutions = candidates
            .iter()
            .map(|(symbol, citation)| {
                let (listed, cited) = found.remove(symbol).unwrap_or_default();
                resolution(symbol, citation, registry, plans, (listed, cited))
            })
            .collect();
        Self {
            version: VERSION,
            asked: asked.to_owned(),
            resolutions,
            undecided,
            data_date: registry.data_date().map(ToOwned::to_owned),
        }
    }
}

fn with_kind(citation: &Citation) -> Citation {
    let only = citation.organ.and_then(Organ::only_kind);
    let kind = citation.kind.or_else(|| known::kind_by_number(citation)).or(only);
    Citation { kind, ..citation.clone() }
}

/// The full symbol of one part, or of the whole.
fn symbol(citation: &Citation) -> Option<String> {
    match &citation.symbols()[..] {
        [symbol] => Some(symbol.clone()),
        _ => citation.symbol(),
    }
}

/// The title that most entries of the plans' lists give to it alone, by language.
fn titles_in_lists(plans: &Plans, symbol: &str) -> BTreeMap<String, String> {
    let mut counts: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for (_, document) in plans.workspace.documents() {
        let Some(language) = document.header().language() else { continue };
        let mandates = document.parts().iter().flat_map(|part| &part.programme.mandates);
        for mandate in mandates.filter(|it| matches!(&it.symbols[..], [own] if **own == *symbol)) {
            if let Some(title) = &mandate.title {
                *counts.entry((language.code(), &title.text)).or_default() += 1;
            }
        }
    }
    let mut counted: Vec<_> = counts.into_iter().collect();
    counted.sort_by_key(|(_, count)| *count);
    counted.into_iter().map(|((language, title), _)| (language.to_owned(), title.to_owned())).collect()
}

/// Every place that may mean it: the same number, of the same organ or of none.
fn places<'a>(plans: &'a Plans, citation: &Citation) -> Vec<(Located<'a>, &'a Reading)> {
    let agrees = |other: &Citation| {
        let same_parts = citation.parts.is_empty()
            || other.parts.is_empty()
            || citation.parts.parts().any(|part| other.parts.parts().any(|it| it == part));
        let same_organ = citation.organ.is_none() || other.organ.is_none() || citation.organ == other.organ;
        let kinds = (with_kind(citation).kind, with_kind(other).kind);
        let same_kind = !matches!(kinds, (Some(one), Some(two)) if one != two) || citation.organ.is_none();
        citation.number == other.number && same_organ && same_kind && same_parts
    };
    let mut found = Vec::new();
    for (id, document) in plans.workspace.documents() {
        for part in document.parts() {
            let meant = part.programme.readings.iter().filter(|it| it.citation.as_ref().is_ok_and(agrees));
            found.extend(meant.map(|reading| (Located { id, document, part }, reading)));
        }
    }
    found
}

fn place(located: Located<'_>, reading: &Reading) -> PlaceReport {
    let text = located.document.text();
    let at = reading.span.at(located.part.start as usize).start;
    let position = text.position(at, planmark_syntax::Encoding::Utf32);
    let programme = &located.part.programme;
    let entry = reading.entry.and_then(|entry| programme.mandates.get(entry));
    PlaceReport {
        path: located.id.to_string(),
        line: position.line + 1,
        column: position.column + 1,
        programme: programme.number.as_deref().or(programme.title.as_deref()).map(ToOwned::to_owned),
        text: reading.text.to_string(),
        title: entry.and_then(|entry| entry.title.as_ref()).map(|title| title.text.to_string()),
    }
}

fn resolution(
    symbol: &str,
    citation: &Citation,
    registry: &Registry,
    plans: &Plans,
    (listed, cited): (Vec<PlaceReport>, Vec<PlaceReport>),
) -> ResolutionReport {
    let entry = registry.entry(symbol).or_else(|| registry.of(citation));
    let mut titles: BTreeMap<String, String> = BTreeMap::new();
    for title in entry.iter().flat_map(|entry| entry.titles()) {
        titles.insert(title.language.code().to_owned(), title.text.to_owned());
    }
    titles.extend(titles_in_lists(plans, symbol));
    let owned = |text: Option<&str>| text.map(ToOwned::to_owned);
    ResolutionReport {
        symbol: symbol.to_owned(),
        organ: owned(citation.organ_code()),
        number: citation.display(Language::En),
        known: entry.is_some_and(Entry::is_listed),
        impossible: !known::check(citation).is_empty(),
        titles,
        description: entry.and_then(Entry::description).map(|title| title.text.to_owned()),
        date: owned(entry.and_then(Entry::date)),
        parts: entry.iter().flat_map(|entry| entry.parts()).map(ToOwned::to_owned).collect(),
        superseded_by: owned(entry.and_then(Entry::latest)),
        series: owned(entry.and_then(Entry::series)),
        source: owned(entry.map(Entry::file)),
        listed,
        cited,
    }
}
