//! Recurring series of resolutions: which later one takes the place of an earlier one, and what is never superseded.
//!
//! Founding instruments are conventions, declarations, statutes, and what set a body up. A decision, by which an item is put off or taken
//! note of, supersedes no resolution; and presidential statements, all of one title, are no series.

use planmark_syntax::Citation;
use planmark_syntax::citation::{Context, Kind, Number};

use super::Entry;
use crate::titles::without_notes;

/// Titles under which every year something else is decided.
const OMNIBUS: [&str; 3] = ["special subjects", "questions relating to", "other matters"];

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

/// The latest of the series of a resolution: of the same organ, and no decision in the place of a resolution. `None` for a founding
/// instrument, and for a statement by a president, whose title says nothing of what it is about.
pub fn superseding(citation: &Citation, entry: Entry<'_>) -> Option<Citation> {
    if citation.kind == Some(Kind::Statement) {
        return None;
    }
    let later = Citation::read(entry.latest()?, Context::UNKNOWN).ok()?;
    let is_of_its_kind = later.kind == citation.kind || later.kind != Some(Kind::Decision);
    (later.organ == citation.organ && is_of_its_kind && !is_founding(entry)).then_some(later)
}

/// Whether a resolution founds something, by one of its titles, or as one of the sessions between brackets, to which the institutions of
/// today go back; or has a title under which every year something else is decided.
fn is_founding(entry: Entry<'_>) -> bool {
    entry.citation().is_some_and(|citation| matches!(citation.number, Number::NumberSession { .. }))
        || entry.titles().any(|title| founds(title.text))
        || begins(entry.series().unwrap_or_default(), &OMNIBUS)
}

/// Whether a title is that of a founding instrument, or one under which every year something else is decided.
pub fn founds(title: &str) -> bool {
    let core = without_notes(title).trim_end_matches(['》', '”', ' ']);
    begins(title, &FOUNDING)
        || begins(title, &OMNIBUS)
        || FOUNDING_CHINESE.iter().any(|words| core.ends_with(words))
}

fn begins(text: &str, words: &[&str]) -> bool {
    let text = text.trim_start_matches(['《', '“', '"', '«', ' ']).to_lowercase();
    words.iter().any(|words| text.starts_with(words))
}
