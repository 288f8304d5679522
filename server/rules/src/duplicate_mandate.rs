//! `duplicate-mandate`: the same symbol with the same title twice in one list.
//!
//! A decision may be listed several times on purpose, for each of its sub-decisions: their titles differ.

use std::collections::BTreeMap;

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
    let mut seen: BTreeMap<(usize, &str, String), ()> = BTreeMap::new();
    for entry in &programme.mandates {
        let title = entry.title.as_ref().map(|title| normal_title(&title.text)).unwrap_or_default();
        for symbol in &entry.symbols {
            let again = seen.insert((entry.place.section, symbol, title.clone()), ()).is_some();
            let Some(block) = programme.block(entry.place).filter(|_| again) else { continue };
            let span = programme.span(entry.place.section, block.span);
            let message = Message::new("duplicate-mandate").with("symbol", symbol);
            findings.push(findings.at(span, message).about(&**symbol));
            break;
        }
    }
}
