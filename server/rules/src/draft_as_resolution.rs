//! `draft-as-resolution`: the symbol of a draft in a list of mandates. A draft mandates nothing; what was adopted has another number.

use planmark_findings::Rule;
use planmark_workspace::check::{Check, Findings, Look};
use planmark_findings::finding::Severity;
use planmark_findings::message::Message;
use planmark_plan::model::Programme;
use planmark_plan::read::facts::BlockKind;

pub(super) static CHECK: Check = Check {
    rule: Rule {
        name: "draft-as-resolution",
        severity: Severity::Warning,
        summary: "draft-as-resolution-summary",
    },
    looks: &[Look::Programme(check)],
};

fn check(programme: &Programme, findings: &mut Findings) {
    for reading in programme.readings.iter().filter(|reading| reading.entry.is_some()) {
        if reading.citation.as_ref().is_ok_and(|citation| citation.is_draft()) && may_be_replaced(&reading.text) {
            findings.tell(reading.span, Message::new("draft-as-resolution").with("here", &reading.text));
        }
    }
    for entry in &programme.mandates {
        let Some(block) = programme.block(entry.place) else { continue };
        let BlockKind::Mandate(line) = &block.kind else { continue };
        for symbol in block.inline.symbols.iter().filter(|symbol| line.head.span.contains(symbol.span)) {
            if symbol.text.split('/').any(|segment| segment.starts_with("L.")) && may_be_replaced(&symbol.text) {
                let span = programme.span(entry.place.section, symbol.span);
                findings.tell(span, Message::new("draft-as-resolution").with("here", &symbol.text));
            }
        }
    }
}

/// Whether what was adopted has a symbol of its own, which the draft stands in for: so in the General Assembly and the councils. Regional
/// commissions mandate by their limited documents, as the Executive Committee of the Economic Commission for Europe by `ECE/EX/2017/L.7`.
fn may_be_replaced(symbol: &str) -> bool {
    symbol.split('/').next().is_some_and(|first| matches!(first, "A" | "E" | "S") || !first.contains(char::is_alphabetic))
}
