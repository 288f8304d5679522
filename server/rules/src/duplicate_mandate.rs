//! `duplicate-mandate`: the same symbol with the same title twice in one list.
//!
//! A decision may be listed several times on purpose, for each of its sub-decisions: their titles differ.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use planmark_findings::Rule;
use planmark_workspace::check::{Check, Findings, Look};
use planmark_findings::finding::Severity;
use planmark_findings::message::Message;
use planmark_plan::model::Programme;
use planmark_knowledge::titles::normal_title;

pub(super) static CHECK: Check = Check {
    rule: Rule {
        name: "duplicate-mandate",
        severity: Severity::Warning,
        summary: "duplicate-mandate-summary",
    },
    looks: &[Look::Programme(check)],
};

fn check(programme: &Programme, findings: &mut Findings) {
    let mut first: BTreeMap<(usize, &str), usize> = BTreeMap::new();
    // Titles are looked at only where a symbol is listed again.
    let mut titles: BTreeMap<(usize, &str), BTreeSet<String>> = BTreeMap::new();
    let title = |at: usize| {
        let title = programme.mandates.get(at).and_then(|entry| entry.title.as_ref());
        title.map(|title| normal_title(&title.text)).unwrap_or_default()
    };
    for (at, entry) in programme.mandates.iter().enumerate() {
        for symbol in &entry.symbols {
            let key = (entry.place.section, &**symbol);
            let before = match first.entry(key) {
                Entry::Vacant(free) => {
                    free.insert(at);
                    continue;
                }
                Entry::Occupied(taken) => *taken.get(),
            };
            let listed = titles.entry(key).or_insert_with(|| BTreeSet::from([title(before)]));
            let again = !listed.insert(title(at));
            let Some(block) = programme.block(entry.place).filter(|_| again) else { continue };
            let span = programme.span(entry.place.section, block.span);
            let message = Message::new("duplicate-mandate").with("symbol", symbol);
            findings.push(findings.at(span, message).about(&**symbol));
            break;
        }
    }
}
