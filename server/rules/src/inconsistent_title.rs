//! `inconsistent-title`: one resolution under two titles, in this document or across the programmes of the edition.
//!
//! Each programme has one voice for each title that it uses, however often it lists the resolution. Where one wording is that of the
//! official text, or has at least two voices and twice as many as any other, the others are told; else it is a hint. Parts are told apart by
//! their letters, and what stands in brackets at the end does not count. Resolutions of the Security Council have no official title.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use planmark_syntax::Language;

use planmark_findings::Rule;
use planmark_workspace::check::{Check, Findings, Look};
use super::title_of_another;
use planmark_workspace::edition::Surroundings;
use planmark_findings::finding::{Finding, Severity};
use planmark_findings::message::Message;
use planmark_plan::model::Programme;
use planmark_plan::model::programme::Titled;
use planmark_knowledge::registry::{Title, TitleSource};
use planmark_syntax::Words;
use planmark_knowledge::titles::{digest, title_core, without_notes};

pub(super) static CHECK: Check = Check {
    rule: Rule {
        name: "inconsistent-title",
        severity: Severity::Warning,
        summary: "inconsistent-title-summary",
    },
    looks: &[Look::Edition(check)],
};

/// How often one wording must be used for each time that another is.
const CLEAR: usize = 2;

/// The most programmes that are named.
const MOST_NAMED: usize = 5;

/// The beginning of the full symbols of what has no official title.
const UNTITLED: &str = "S/";

/// One wording, and who uses it.
struct Wording {
    title: Arc<str>,
    programmes: BTreeSet<Arc<str>>,
}

fn check(programme: &Programme, surroundings: &Surroundings<'_>, findings: &mut Findings) {
    let Some(language) = programme.header.language() else { return };
    for (symbols, own) in programme.titled.iter().filter(|(symbols, _)| !symbols.starts_with(UNTITLED)) {
        let wordings = match surroundings.has_wordings(symbols) {
            true => wordings(symbols, surroundings),
            false => BTreeMap::new(),
        };
        let official = official(symbols, language, surroundings);
        if wordings.len() < 2 && official.is_none() {
            continue;
        }
        for titled in own {
            let Some(title) = title_of(programme, titled) else { continue };
            // Then the number is wrong, and not the title.
            if !title_of_another::meant(symbols, titled, programme, surroundings).is_empty() {
                continue;
            }
            let finding = match official {
                Some(official) => {
                    let is_used = wordings.contains_key(&digest(&title_core(official.text)));
                    let finding = against_official(findings, symbols, title, official, surroundings);
                    // Where no list uses it, the reference file may be the one that is wrong.
                    if is_used { finding } else { finding.map(Finding::as_hint) }
                }
                None => against_others(findings, symbols, title, titled.core, &wordings),
            };
            if let Some(finding) = finding {
                findings.push(finding);
            }
        }
    }
}

fn title_of<'a>(programme: &'a Programme, titled: &Titled) -> Option<&'a Words> {
    programme.mandates.get(titled.mandate)?.title.as_ref()
}

/// The wordings that the edition's lists use.
fn wordings(symbols: &str, surroundings: &Surroundings<'_>) -> BTreeMap<u64, Wording> {
    let mut wordings: BTreeMap<u64, Wording> = BTreeMap::new();
    for titling in surroundings.titling(symbols) {
        let new = || Wording { title: titling.title, programmes: BTreeSet::new() };
        wordings.entry(titling.core).or_insert_with(new).programmes.insert(titling.programme);
    }
    wordings
}

/// The title of the official text, where a reference file has it. A part has a title of its own, which the whole does not tell.
fn official<'a>(symbols: &str, language: Language, surroundings: &Surroundings<'a>) -> Option<Title<'a>> {
    let entry = surroundings.workspace.settings().registry().entry(symbols)?;
    entry.title(language).filter(|title| title.source == TitleSource::OfficialText)
}

fn against_official(
    findings: &Findings,
    symbols: &str,
    title: &Words,
    official: Title<'_>,
    surroundings: &Surroundings<'_>,
) -> Option<Finding> {
    if title_core(&title.text) == title_core(official.text) {
        return None;
    }
    let registry = surroundings.workspace.settings().registry();
    let message = Message::new("inconsistent-title-official")
        .with("symbol", symbols)
        .with("official", official.text)
        .with("source", registry.source(registry.entry(symbols).map_or("", |entry| entry.file())));
    let fix = Message::new("change-to").with("text", official.text);
    // A note on the scope at the end stays.
    let core = without_notes(&title.text).len().min(title.text.len());
    let text = format!("{}{}", without_notes(official.text), &title.text[core..]);
    Some(findings.at(title.span, message).about(symbols).fix(fix, vec![(title.span, text)]))
}

fn against_others(
    findings: &Findings,
    symbols: &str,
    title: &Words,
    core: u64,
    wordings: &BTreeMap<u64, Wording>,
) -> Option<Finding> {
    let mut by_use: Vec<(u64, &Wording)> = wordings.iter().map(|(core, wording)| (*core, wording)).collect();
    by_use.sort_by_key(|(core, wording)| (std::cmp::Reverse(wording.programmes.len()), *core));
    let [(most_used, first), (_, second), ..] = by_use[..] else { return None };
    let voices = first.programmes.len();
    let is_clear = voices >= 2 && voices >= CLEAR * second.programmes.len();
    if is_clear && most_used == core {
        return None;
    }
    let (_, other) = by_use.iter().find(|(other, _)| *other != core)?;
    let key = if is_clear { "inconsistent-title" } else { "inconsistent-title-even" };
    let message = Message::new(key)
        .with("symbol", symbols)
        .with("other", without_notes(&other.title))
        .with("programmes", named(&other.programmes));
    let finding = findings.at(title.span, message).about(symbols);
    Some(if is_clear { finding } else { finding.as_hint() })
}

/// `2, 17, 18 …`
fn named(programmes: &BTreeSet<Arc<str>>) -> String {
    let mut names: Vec<&str> = programmes.iter().map(|name| &**name).collect();
    names.sort_by_key(|name| (name.parse::<u32>().unwrap_or(u32::MAX), *name));
    let more = if names.len() > MOST_NAMED { " …" } else { "" };
    names.truncate(MOST_NAMED);
    format!("{}{more}", names.join(", "))
}
