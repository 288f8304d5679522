//! `superseded-mandate`: a later resolution of the same recurring series exists.
//!
//! Silent where the programme lists the later one too, or one that is later still under the same title, and where the later one could
//! not be known when the plan was made. Founding instruments are never superseded: conventions, declarations, statutes, what set a body
//! up, and whatever is so old that it is plainly listed on purpose. A decision, by which an item is put off or taken note of, supersedes
//! no resolution. Where a list names several of one series, it names its history, and the newest of them alone is behind.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use planmark_syntax::{Citation, Language};

use planmark_findings::Rule;
use planmark_workspace::check::{Check, Findings, Look};
use planmark_workspace::edition::Surroundings;
use planmark_findings::finding::Severity;
use planmark_knowledge::known;
use planmark_findings::message::Message;
use planmark_plan::model::Programme;
use planmark_plan::model::programme::{Place, Reading};
use planmark_plan::read::Format;
use planmark_knowledge::registry::series::{founds, superseding};
use planmark_knowledge::registry::{Entry, Registry};

pub(super) static CHECK: Check = Check {
    rule: Rule {
        name: "superseded-mandate",
        severity: Severity::Information,
        summary: "superseded-mandate-summary",
    },
    looks: &[Look::Edition(check)],
};

/// A resolution that was adopted more than this many years before the plan is listed on purpose.
const KEPT_ON_PURPOSE: u32 = 15;

/// By when a plan is made, counted from the first year of its period: an annual plan early in the year before, a biennial plan two years
/// before.
const MADE_BEFORE: [(Format, u32); 2] = [(Format::Biennial, 2), (Format::Annual, 1)];

/// The day of that year up to which what is adopted can be known.
const MADE_BY: &str = "03-31";

fn check(programme: &Programme, surroundings: &Surroundings<'_>, findings: &mut Findings) {
    let registry = surroundings.workspace.settings().registry();
    if registry.is_empty() {
        return;
    }
    let listed = programme.readings.iter().filter(|reading| reading.entry.is_some());
    // A part of the later one is the later one.
    let listed: BTreeSet<String> =
        listed.filter_map(|reading| reading.citation.as_ref().ok()?.symbol()).collect();
    // The newest of each series in each list.
    let mut behind: BTreeMap<(usize, Citation), Behind<'_>> = BTreeMap::new();
    for mandate in &programme.mandates {
        let title = mandate.title.as_ref().map(|title| &*title.text);
        for reading in &programme.readings[mandate.readings.clone()] {
            let Ok(citation) = &reading.citation else { continue };
            for symbol in citation.symbols() {
                let Some(entry) = registry.entry(&symbol) else { continue };
                let Some(later) = superseding(citation, entry) else { continue };
                if later.symbol().is_some_and(|later| listed.contains(&later))
                    || goes_on(programme, mandate.place, &later)
                    || title.is_some_and(founds)
                    || !is_known_by(&later, registry, programme)
                    || is_kept(citation, registry, programme)
                {
                    continue;
                }
                let list = (reading.section, later);
                if behind.get(&list).is_none_or(|known| known.citation < citation) {
                    behind.insert(list, Behind { reading, citation, symbol, entry });
                }
                break;
            }
        }
    }
    for ((_, later), Behind { reading, symbol, entry, .. }) in behind {
        let language = programme.header.language().unwrap_or(Language::En);
        let message = Message::new("superseded-mandate")
            .with("here", &reading.text)
            .with("latest", later.display(language))
            .with("series", entry.series().unwrap_or_default().trim_end_matches([' ', '.', ':']))
            .with("source", registry.source(entry.latest_file()));
        findings.push(findings.at(reading.span, message).about(symbol));
    }
}

/// Whether an entry, which has one title, goes on beyond the latest that the reference files know.
fn goes_on(programme: &Programme, entry: Place, latest: &Citation) -> bool {
    let Some(block) = programme.block(entry) else { return false };
    let span = block.span.shifted(programme.sections[entry.section].start);
    let here = programme.readings.iter().filter(|reading| span.contains(reading.span));
    here.filter_map(|reading| reading.citation.as_ref().ok()).any(|citation| {
        // A number that a slip joins to the title stands under no organ.
        (citation.organ.is_none() || citation.organ == latest.organ) && citation.number.order(&latest.number) == Some(Ordering::Greater)
    })
}

/// A mandate of a series that has a later one.
struct Behind<'a> {
    reading: &'a Reading,
    citation: &'a Citation,
    symbol: String,
    entry: Entry<'a>,
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
    age(citation, registry, programme).is_some_and(|years| years > KEPT_ON_PURPOSE)
}

/// How many years before the plan a resolution was adopted.
pub(crate) fn age(citation: &Citation, registry: &Registry, programme: &Programme) -> Option<u32> {
    let period = programme.header.get("period").or(registry.data_date()).and_then(first_year)?;
    Some(period.saturating_sub(year(citation, registry)?))
}

/// The year in which a resolution was adopted, or in which its session opened.
fn year(citation: &Citation, registry: &Registry) -> Option<u32> {
    known::year(citation).or_else(|| first_year(registry.of(citation)?.date()?))
}

fn first_year(text: &str) -> Option<u32> {
    text.get(..4)?.parse().ok()
}
