//! `title-of-another`: a title that is exactly the title of another resolution.
//!
//! Recurring resolutions share their titles, so a title that others have proves nothing by itself. It is told where no such number exists,
//! or where the number is known, by the official text or by several other programmes, under a title that has little in common with
//! this one, and one slip of the fingers leads to a number that has it.

use std::collections::BTreeSet;
use std::sync::Arc;

use planmark_syntax::Language;
use planmark_syntax::citation::{Citation, Context};

use planmark_findings::Rule;
use planmark_workspace::check::{Check, Findings, Look};
use planmark_workspace::edition::Surroundings;
use planmark_workspace::index::Titling;
use planmark_findings::finding::Severity;
use planmark_knowledge::known::{self, Problem};
use planmark_findings::message::Message;
use planmark_plan::model::Programme;
use planmark_plan::document::DocumentId;
use planmark_plan::model::programme::{Reading, Titled};
use planmark_knowledge::registry::TitleSource;
use planmark_syntax::Words;
use planmark_knowledge::titles::{title_core, without_notes};

pub(super) static CHECK: Check = Check {
    rule: Rule {
        name: "title-of-another",
        severity: Severity::Warning,
        summary: "title-of-another-summary",
    },
    looks: &[Look::Edition(check)],
};

/// How many digits differ, or have changed places, between a number and the one that is meant.
const MOST_SLIPS: usize = 2;

/// Titles that share more than this of their signs are two wordings of one.
const ALIKE: f64 = 0.5;

/// How many other programmes must agree on another title.
const VOICES: usize = 2;

/// The beginning of the full symbols of what has no official title.
const UNTITLED: &str = "S/";

fn check(programme: &Programme, surroundings: &Surroundings<'_>, findings: &mut Findings) {
    for (symbols, own) in &programme.titled {
        for titled in own {
            let meant = meant(symbols, titled, programme, surroundings);
            if meant.is_empty() {
                continue;
            }
            let Some((reading, title)) = listed(programme, titled) else { continue };
            let language = programme.header.language().unwrap_or(Language::En);
            let source = source(&meant, without_notes(&title.text), language, surroundings);
            tell(findings, symbols, (reading, title), &meant, language, source);
        }
    }
}

/// The number and the title of a mandate.
fn listed<'a>(programme: &'a Programme, titled: &Titled) -> Option<(&'a Reading, &'a Words)> {
    let mandate = programme.mandates.get(titled.mandate)?;
    match programme.readings.get(mandate.readings.clone())? {
        [reading] => Some((reading, mandate.title.as_ref()?)),
        _ => None,
    }
}

/// The resolutions that are meant instead, the likeliest first; none where the title may well be the number's own.
pub(super) fn meant(
    symbols: &str,
    titled: &Titled,
    programme: &Programme,
    surroundings: &Surroundings<'_>,
) -> Vec<Citation> {
    let (Some(language), false) = (programme.header.language(), symbols.starts_with(UNTITLED)) else {
        return Vec::new();
    };
    let Some((reading, title)) = listed(programme, titled) else { return Vec::new() };
    let Ok(citation) = &reading.citation else { return Vec::new() };
    let exists = !known::check(citation).iter().any(is_of_no_such_number);
    if exists && !has_other_title(symbols, titled, &title.text, programme, language, surroundings) {
        return Vec::new();
    }
    let mut others = others(symbols, titled, &title.text, citation, language, surroundings);
    let slips = |other: &Citation| strsim::osa_distance(&other.display(language), &reading.text);
    if !exists && others.len() == 1 {
        return others;
    }
    others.retain(|other| slips(other) <= MOST_SLIPS);
    others.sort_by_key(|other| (slips(other), other.symbol()));
    others
}

fn is_of_no_such_number(problem: &Problem) -> bool {
    matches!(problem, Problem::NotInSession { .. } | Problem::OutOfCount { .. } | Problem::NotInYear { .. } | Problem::PastYear { .. })
}

/// Where it is from that one of the others has the title: a reference file, or the lists of the edition.
fn source(others: &[Citation], title: &str, language: Language, surroundings: &Surroundings<'_>) -> Message {
    let registry = surroundings.workspace.settings().registry();
    let titled = registry.titled(language, title);
    let is_meant = |symbol: &str| others.iter().any(|other| other.symbols().iter().any(|own| own == symbol));
    match titled.iter().find(|entry| is_meant(entry.symbol())) {
        Some(entry) => registry.source(entry.file()),
        None => Message::new("title-of-another-lists"),
    }
}

fn tell(
    findings: &mut Findings,
    symbols: &str,
    (reading, title): (&Reading, &Words),
    others: &[Citation],
    language: Language,
    source: Message,
) {
    let names: Vec<String> = others.iter().map(|other| other.display(language)).collect();
    let message = Message::new("title-of-another")
        .with("here", &reading.text)
        .with("title", without_notes(&title.text))
        .with("others", names.join(", "))
        .with("source", source);
    let mut finding = findings.at(reading.span, message).about(symbols);
    for name in names {
        finding = finding.fix(Message::new("change-to").with("text", &name), vec![(reading.span, name)]);
    }
    findings.push(finding);
}

/// Whether the number is known under a title that has little in common with this one.
fn has_other_title(
    symbols: &str,
    titled: &Titled,
    title: &str,
    programme: &Programme,
    language: Language,
    surroundings: &Surroundings<'_>,
) -> bool {
    let registry = surroundings.workspace.settings().registry();
    let official = registry.entry(symbols).and_then(|entry| entry.title(language));
    if let Some(official) = official.filter(|title| title.source == TitleSource::OfficialText) {
        return !alike(official.text, title);
    }
    if !surroundings.has_wordings(symbols) {
        return false;
    }
    let is_own = |titling: &Titling| {
        let own = programme.number.as_deref().or(programme.title.as_deref()).or(programme.header.symbol());
        titling.id == *surroundings.id && *titling.programme == *own.unwrap_or(surroundings.id.as_str())
    };
    let mut others: BTreeSet<(DocumentId, Arc<str>)> = BTreeSet::new();
    for titling in surroundings.titling(symbols).into_iter().filter(|titling| !is_own(titling)) {
        if titling.core == titled.core || alike(&titling.title, title) {
            return false;
        }
        others.insert((titling.id, titling.programme));
    }
    others.len() >= VOICES
}

/// Whether two titles are wordings of one: most of their signs are the same, in the same order or in the same pairs.
fn alike(one: &str, two: &str) -> bool {
    let (one, two) = (title_core(one), title_core(two));
    strsim::sorensen_dice(&one, &two) > ALIKE
        || strsim::normalized_levenshtein(&one, &two) > ALIKE
        || one.contains(&two)
        || two.contains(&one)
}

/// The resolutions of the same organ that are known to have the title.
fn others(
    symbols: &str,
    titled: &Titled,
    title: &str,
    citation: &Citation,
    language: Language,
    surroundings: &Surroundings<'_>,
) -> Vec<Citation> {
    let registry = surroundings.workspace.settings().registry();
    let mut found: BTreeSet<String> = registry
        .titled(language, without_notes(title))
        .into_iter()
        .filter(|entry| entry.is_listed())
        .map(|entry| entry.symbol().to_owned())
        .collect();
    found.extend(surroundings.titled(titled.core).iter().map(ToString::to_string));
    found.remove(symbols);
    let others = found.iter().filter_map(|symbol| Citation::read(symbol, Context::UNKNOWN).ok());
    others
        .filter(|other| {
            other.organ == citation.organ
                && other.kind == citation.kind
                && other.number != citation.number
                && known::check(other).is_empty()
        })
        .collect()
}
