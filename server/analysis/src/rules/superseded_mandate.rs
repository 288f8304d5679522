//! `superseded-mandate`: a later resolution of the same recurring series exists.
//!
//! Silent where the programme lists the later one too, and where the later one could not be known when the plan was made. Founding
//! instruments are never superseded: conventions, declarations, statutes, what set a body up, and whatever is so old that it is plainly
//! listed on purpose. A decision, by which an item is put off or taken note of, supersedes no resolution.

use std::collections::BTreeSet;

use planmark_syntax::citation::{Citation, Context, Kind, Number, Series};
use planmark_syntax::{Language, Organ};

use super::{Check, Findings, Rule};
use crate::edition::Surroundings;
use crate::finding::Severity;
use crate::message::Message;
use crate::model::{Format, Programme};
use crate::registry::{Entry, Registry};
use crate::titles::without_notes;

pub(super) static RULE: Rule = Rule {
    name: "superseded-mandate",
    severity: Severity::Hint,
    summary: "superseded-mandate-summary",
    checks: &[Check::Edition(check)],
};

/// A resolution that was adopted more than this many years before the plan is listed on purpose.
const KEPT_ON_PURPOSE: u32 = 15;

/// Titles under which every year something else is decided.
const OMNIBUS: [&str; 3] = ["special subjects", "questions relating to", "other matters"];

/// By when a plan is made, counted from the first year of its period: an annual plan early in the year before, a biennial plan two years
/// before.
const MADE_BEFORE: [(Format, u32); 2] = [(Format::Biennial, 2), (Format::Annual, 1)];

/// The day of that year up to which what is adopted can be known.
const MADE_BY: &str = "03-31";

/// Words with which the titles of founding instruments begin.
const FOUNDING: [&str; 46] = [
    "agreement",
    "charter",
    "convention",
    "international convention",
    "united nations convention",
    "covenant",
    "international covenant",
    "optional protocol",
    "protocol",
    "statute",
    "rome statute",
    "declaration",
    "universal declaration",
    "united nations declaration",
    "united nations millennium declaration",
    "establishment of the",
    "establishment of a united nations",
    "establishment of an",
    "creation of",
    "rules of procedure",
    "privileges and immunities",
    "terms of reference",
    "financial regulations",
    "staff regulations",
    "regulations and rules",
    "guiding principles",
    "pacte international",
    "protocole",
    "statut",
    "déclaration",
    "création",
    "charte",
    "convención",
    "pacto internacional",
    "protocolo",
    "estatuto",
    "declaración",
    "creación",
    "конвенция",
    "международный пакт",
    "декларация",
    "устав",
    "учреждение",
    "اتفاقية",
    "إعلان",
    "设立",
];

/// Words with which they end in Chinese.
const FOUNDING_CHINESE: [&str; 8] = ["公约", "宣言", "规约", "议定书", "章程", "宪章", "协定", "议事规则"];

fn check(programme: &Programme, surroundings: &Surroundings<'_>, findings: &mut Findings) {
    let registry = surroundings.workspace.settings().registry();
    if registry.is_empty() {
        return;
    }
    let listed = programme.readings.iter().filter(|reading| reading.entry.is_some());
    // A part of the later one is the later one.
    let listed: BTreeSet<String> =
        listed.filter_map(|reading| reading.citation.as_ref().ok()?.symbol()).collect();
    for mandate in &programme.mandates {
        let title = mandate.title.as_ref().map(|title| &*title.text);
        for reading in &programme.readings[mandate.readings.clone()] {
            let Ok(citation) = &reading.citation else { continue };
            for symbol in citation.symbols() {
                let Some(entry) = registry.entry(&symbol) else { continue };
                let Some(latest) = entry.latest() else { continue };
                let Some(later) = Citation::read(latest, Context::UNKNOWN).ok() else { continue };
                if later.symbol().is_some_and(|later| listed.contains(&later))
                    || later.organ != citation.organ
                    || (later.kind != citation.kind && later.kind == Some(Kind::Decision))
                    || is_founding(entry)
                    || title.is_some_and(founds)
                    || !is_known_by(&later, registry, programme)
                    || is_kept(citation, registry, programme)
                {
                    continue;
                }
                let language = programme.header.language().unwrap_or(Language::En);
                let message = Message::new("superseded-mandate")
                    .with("here", &reading.text)
                    .with("latest", later.display(language))
                    .with("series", entry.series().unwrap_or_default().trim_end_matches([' ', '.', ':']))
                    .with("source", registry.source(entry.latest_file()));
                findings.push(findings.at(reading.span, message).about(symbol));
                break;
            }
        }
    }
}

/// Whether a resolution founds something, by one of its titles, or as one of the sessions between brackets, to which the institutions of
/// today go back; or has a title under which every year something else is decided.
pub(crate) fn is_founding(entry: Entry<'_>) -> bool {
    entry.citation().is_some_and(|citation| matches!(citation.number, Number::NumberSession { .. }))
        || entry.titles().any(|title| founds(title.text))
        || begins(entry.series().unwrap_or_default(), &OMNIBUS)
}

/// Whether a title is that of a founding instrument, or one under which every year something else is decided.
fn founds(title: &str) -> bool {
    let core = without_notes(title).trim_end_matches(['》', '”', ' ']);
    begins(title, &FOUNDING)
        || begins(title, &OMNIBUS)
        || FOUNDING_CHINESE.iter().any(|words| core.ends_with(words))
}

fn begins(text: &str, words: &[&str]) -> bool {
    let text = text.trim_start_matches(['《', '“', '"', '«', ' ']).to_lowercase();
    words.iter().any(|words| text.starts_with(words))
}

/// Whether the later resolution was there when the plan was made. A plan that does not say for when is made now.
fn is_known_by(later: &Citation, registry: &Registry, programme: &Programme) -> bool {
    let Some(period) = programme.header.get("period").and_then(first_year) else { return true };
    let format = programme.header.format().unwrap_or(Format::Annual);
    let before = MADE_BEFORE.iter().find(|(known, _)| *known == format).map_or(1, |(_, before)| *before);
    let made = period.saturating_sub(before);
    if let Some(date) = registry.of(later).and_then(Entry::date) {
        return date <= format!("{made}-{MADE_BY}").as_str();
    }
    // A session goes on into the next year.
    year(later, registry).is_some_and(|year| year < made)
}

fn is_kept(citation: &Citation, registry: &Registry, programme: &Programme) -> bool {
    let period = programme.header.get("period").or(registry.data_date()).and_then(first_year);
    match (year(citation, registry), period) {
        (Some(from), Some(to)) => to.saturating_sub(from) > KEPT_ON_PURPOSE,
        _ => false,
    }
}

/// The year in which a resolution was adopted, or in which its session opened.
fn year(citation: &Citation, registry: &Registry) -> Option<u32> {
    match citation.number {
        Number::YearNumber { year, .. } | Number::NumberYear { year, .. } => Some(year),
        Number::SessionNumber { session, .. }
            if session.series == Series::Regular
                && citation.organ == Some(Organ::GeneralAssembly) =>
        {
            Some(session.number + 1945)
        }
        _ => first_year(registry.of(citation)?.date()?),
    }
}

fn first_year(text: &str) -> Option<u32> {
    text.get(..4)?.parse().ok()
}
