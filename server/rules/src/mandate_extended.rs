//! `mandate-extended`: in the budget of a mission, a later extension of its mandate is known than the one that is called the most recent, or
//! that one ends before the budget begins.
//!
//! The first paragraph of a budget names the resolution that extended the mandate last, and until when. Reference files describe resolutions
//! of the Security Council, "on extension of the mandate of the UN Peacekeeping Force in Cyprus (UNFICYP) until 31 Jan. 2026": two belong to one
//! mission where the same abbreviation stands in brackets. What was adopted after budgets are made is not held against one.

use planmark_findings::Rule;
use planmark_findings::finding::Severity;
use planmark_findings::message::Message;
use planmark_knowledge::registry::{Entry, Registry};
use planmark_plan::model::Programme;
use planmark_plan::model::programme::Reading;
use planmark_plan::read::Format;
use planmark_plan::years::financial_years;
use planmark_syntax::{Citation, Language, Organ, Span};
use planmark_workspace::check::{Check, Findings, Look};
use planmark_workspace::edition::{Located, Surroundings};

pub(super) static CHECK: Check = Check {
    rule: Rule { name: "mandate-extended", severity: Severity::Hint, summary: "mandate-extended-summary" },
    looks: &[Look::Edition(check)],
};

/// The words for the extension that is the last: as budgets print them, in English and, from memory, in the other languages.
const MOST_RECENT: [&str; 6] = [
    "most recent extension",
    "最近一次延长",
    "prorogation la plus récente",
    "prórroga más reciente",
    "последнее продление",
    "آخر تمديد",
];

/// Words before the day on which a mandate ends.
const UNTIL: [&str; 7] = ["until ", "jusqu’au ", "jusqu'au ", "hasta el ", "до ", "至", "到"];

/// The months, in English, French, Spanish and Russian.
const MONTHS: [[&str; 4]; 12] = [
    ["january", "janvier", "enero", "января"],
    ["february", "février", "febrero", "февраля"],
    ["march", "mars", "marzo", "марта"],
    ["april", "avril", "abril", "апреля"],
    ["may", "mai", "mayo", "мая"],
    ["june", "juin", "junio", "июня"],
    ["july", "juillet", "julio", "июля"],
    ["august", "août", "agosto", "августа"],
    ["september", "septembre", "septiembre", "сентября"],
    ["october", "octobre", "octubre", "октября"],
    ["november", "novembre", "noviembre", "ноября"],
    ["december", "décembre", "diciembre", "декабря"],
];

/// The day up to which what is adopted can be known to a budget that begins on 1 July of the same year.
const MADE_BY: &str = "03-31";

/// A day: year, month, day of the month.
type Day = (u32, u32, u32);

fn check(programme: &Programme, surroundings: &Surroundings<'_>, findings: &mut Findings) {
    if programme.header.format() != Some(Format::Mission) {
        return;
    }
    let (Some(own), [year]) =
        (surroundings.locate(programme), &programme.header.get("period").map(financial_years).unwrap_or_default()[..])
    else {
        return;
    };
    let Some((start, sentence)) = sentence(own) else { return };
    let within = Span::new(start, start + sentence.len());
    let named = programme.readings.iter().find(|reading| within.contains(reading.span));
    let registry = surroundings.workspace.settings().registry();
    if let Some((reading, later)) = named.and_then(|reading| Some((reading, later(reading, *year, registry)?))) {
        let language = programme.header.language().unwrap_or(Language::En);
        let message = Message::new("mandate-extended")
            .with("here", &reading.text)
            .with("latest", later.citation().map_or_else(String::new, |citation| citation.display(language)))
            .with("source", registry.source(later.file()));
        findings.push(findings.at(reading.span, message).about(later.symbol().to_owned()));
        return;
    }
    if let Some((at, length, _)) = until(&sentence).filter(|(.., day)| *day < (*year, 7, 1)) {
        let span = Span::new(start + at, start + at + length);
        let text = sentence.get(at..at + length).unwrap_or_default();
        let message = Message::new("mandate-extended-ends").with("until", text).with("year", year.to_string());
        findings.tell(span, message);
    }
}

/// What follows the words for the most recent extension, to the end of its sentence, and where that begins in the programme.
fn sentence(own: Located<'_>) -> Option<(usize, String)> {
    let programme = &own.part.programme;
    for section in &programme.sections {
        let base = own.part.start as usize + section.start as usize;
        let text = own.document.parsed().slice(base..base + section.facts.length as usize);
        let Some(at) = MOST_RECENT.iter().find_map(|words| text.find(words)) else { continue };
        let rest = &text[at..];
        let end = rest.find(". ").or_else(|| rest.find(['\n', '。'])).unwrap_or(rest.len());
        return Some((section.start as usize + at, rest[..end].to_owned()));
    }
    None
}

/// The latest extension of the mandate that a resolution extends, where that is another, and was adopted in time for the budget.
fn later<'a>(reading: &Reading, year: u32, registry: &'a Registry) -> Option<Entry<'a>> {
    let citation = reading.citation.as_ref().ok()?;
    let here = registry.of(citation)?;
    let mission = extends(here)?;
    let made = format!("{year}-{MADE_BY}");
    let of_mission = registry.entries().filter(|entry| extends(*entry) == Some(mission));
    let in_time = of_mission.filter(|entry| entry.date().is_some_and(|date| date <= made.as_str()));
    let latest = in_time.max_by_key(|entry| entry.date())?;
    let is_later = latest.date() > here.date() && here.date().is_some();
    (is_later && latest.citation().is_some_and(|latest: Citation| latest.organ == Some(Organ::SecurityCouncil)))
        .then_some(latest)
}

/// The abbreviation of the mission whose mandate a resolution extends, by its description.
fn extends(entry: Entry<'_>) -> Option<&str> {
    let description = entry.description()?.text;
    let (_, mission) = description.split_once("extension of the mandate of ")?;
    let (_, abbreviation) = mission.split_once('(')?;
    let (abbreviation, _) = abbreviation.split_once(')')?;
    let is_abbreviation = abbreviation.len() >= 4 && abbreviation.chars().all(|sign| sign.is_ascii_uppercase() || sign == '-');
    is_abbreviation.then_some(abbreviation)
}

/// The day until which something holds: where it stands in the words, how long it is, and what it is.
fn until(sentence: &str) -> Option<(usize, usize, Day)> {
    let starts = UNTIL.iter().flat_map(|word| sentence.match_indices(word).map(|(at, found)| at + found.len()));
    starts.into_iter().find_map(|at| {
        let (length, day) = day(&sentence[at..])?;
        Some((at, length, day))
    })
}

/// `31 January 2027`, `31 de enero de 2027`, `2027年1月31日` at the beginning of a text: its length, and the day.
fn day(text: &str) -> Option<(usize, Day)> {
    let number = |text: &str| -> Option<(usize, u32)> {
        let length = text.find(|sign: char| !sign.is_ascii_digit()).unwrap_or(text.len());
        Some((length, text[..length].parse().ok()?))
    };
    if let Some((length, year)) = number(text).filter(|(length, _)| *length == 4) {
        let month = text[length..].trim_start().strip_prefix('年')?.trim_start();
        let (digits, number_of_month) = number(month)?;
        let rest = month[digits..].trim_start().strip_prefix('月')?.trim_start();
        let (digits, day) = number(rest)?;
        let behind = rest[digits..].trim_start().strip_prefix('日')?;
        return Some((text.len() - behind.len(), (year, number_of_month, day)));
    }
    let (length, day) = number(text)?;
    let of = |text: &'_ str| text.len() - text.trim_start().trim_start_matches("de ").trim_start().len();
    let mut at = length + of(&text[length..]);
    let word = text[at..].split_whitespace().next()?;
    let month = MONTHS.iter().position(|names| names.contains(&word.to_lowercase().as_str()))?;
    at += word.len();
    at += of(&text[at..]);
    let (digits, year) = number(&text[at..]).filter(|(digits, _)| *digits == 4)?;
    Some((at + digits, (year, u32::try_from(month).ok()? + 1, day)))
}

#[cfg(test)]
mod tests {
    use super::until;

    #[test]
    fn days_are_read() {
        let day = |text: &str| until(text).map(|(at, length, day)| (text[at..at + length].to_owned(), day));
        assert_eq!(day("extended it until 31 October 2026."), Some(("31 October 2026".to_owned(), (2026, 10, 31))));
        assert_eq!(day("延长至2027年1月31日"), Some(("2027年1月31日".to_owned(), (2027, 1, 31))));
        assert_eq!(day("prorogé jusqu’au 31 janvier 2027"), Some(("31 janvier 2027".to_owned(), (2027, 1, 31))));
        assert_eq!(day("hasta el 31 de enero de 2027"), Some(("31 de enero de 2027".to_owned(), (2027, 1, 31))));
        assert_eq!(day("until further notice"), None);
    }
}
