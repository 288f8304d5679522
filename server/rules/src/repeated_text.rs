//! `repeated-text`: an expected accomplishment or indicator that is a copy of another of the same subprogramme.

use std::collections::{BTreeMap, BTreeSet};

use planmark_findings::Rule;
use planmark_workspace::check::{Check, Findings, Look};
use planmark_findings::finding::Severity;
use planmark_findings::message::Message;
use planmark_plan::model::Programme;
use planmark_plan::model::programme::Unit;
use planmark_plan::read::Format;
use planmark_plan::read::facts::Block;
use planmark_syntax::Span;
use planmark_knowledge::titles::{each_plain_letter, plain_letters};

pub(super) static CHECK: Check = Check {
    rule: Rule {
        name: "repeated-text",
        severity: Severity::Warning,
        summary: "repeated-text-summary",
    },
    looks: &[Look::Programme(check)],
};

/// Fewer letters than this say too little to be a copy.
const SHORTEST: usize = 8;

/// Where a text stood first.
struct First {
    letter: Box<str>,
    numeral: Option<Box<str>>,
}

fn check(programme: &Programme, findings: &mut Findings) {
    for subprogramme in &programme.subprogrammes {
        for unit in &subprogramme.units {
            let repeated = repeated_openings(programme, unit);
            if repeated.is_empty() {
                continue;
            }
            let mut seen: BTreeMap<String, First> = BTreeMap::new();
            for accomplishment in &unit.accomplishments {
                // Missions measure the same of every client that they support.
                if programme.header.format() == Some(Format::Mission) {
                    seen.clear();
                }
                let Some(block) = programme.block(accomplishment.place) else { continue };
                for (text, numeral) in texts(block) {
                    let Some(item) = text.item() else { continue };
                    if !opening(&item.text).is_some_and(|opening| repeated.contains(&opening)) {
                        continue;
                    }
                    let normal = plain_letters(&item.text);
                    let letter = block.item().map(|item| item.marker.text.clone()).unwrap_or_default();
                    let Some(first) = seen.get(&normal) else {
                        seen.insert(normal, First { letter, numeral });
                        continue;
                    };
                    let message = match &first.numeral {
                        None => Message::new("repeated-text-accomplishment").with("letter", &first.letter),
                        Some(numeral) if numeral.contains(['-', '－']) => {
                            Message::new("repeated-text-only-indicator").with("letter", &first.letter)
                        }
                        Some(numeral) => Message::new("repeated-text-indicator")
                            .with("letter", &first.letter)
                            .with("numeral", numeral),
                    };
                    let span = Span { start: item.marker.span.start, end: text.words.end };
                    findings.tell(programme.span(accomplishment.place.section, span), message);
                }
            }
        }
    }
}

/// The first letters of a text, if it has so many. Texts that differ in them are no copies, and most do.
fn opening(text: &str) -> Option<[char; SHORTEST]> {
    let mut letters = each_plain_letter(text);
    let mut opening = ['\0'; SHORTEST];
    for place in &mut opening {
        *place = letters.next()?;
    }
    Some(opening)
}

/// With what letters more than one text begins.
fn repeated_openings(programme: &Programme, unit: &Unit) -> BTreeSet<[char; SHORTEST]> {
    let mut seen = BTreeSet::new();
    let blocks = unit.accomplishments.iter().filter_map(|accomplishment| programme.block(accomplishment.place));
    let openings = blocks.flat_map(texts).filter_map(|(text, _)| opening(&text.item()?.text));
    openings.filter(|opening| !seen.insert(*opening)).collect()
}

/// An accomplishment and its indicators, each indicator with its numeral.
fn texts(block: &Block) -> impl Iterator<Item = (&Block, Option<Box<str>>)> {
    let indicators = block.item().map(|item| item.children.as_slice()).unwrap_or_default();
    let numeral = |indicator: &Block| indicator.item().map(|item| item.marker.text.clone());
    std::iter::once((block, None)).chain(indicators.iter().map(move |indicator| (indicator, numeral(indicator))))
}
