//! `open-marker`: a marker or paragraph number that the formatter is still to fill in.

use super::{Check, Findings, Rule, Words};
use crate::enumeration::repeats_first;
use crate::finding::Severity;
use crate::message::Message;
use crate::model::facts::{Block, BlockKind};
use crate::span::Span;

pub(super) static RULE: Rule = Rule {
    name: "open-marker",
    severity: Severity::Information,
    summary: "open-marker-summary",
    checks: &[Check::Words(check)],
};

fn check(words: &Words<'_>, findings: &mut Findings) {
    let mut tell = |span: Span, marker: &str| findings.tell(span, Message::new("open-marker").with("marker", marker));
    for block in words.facts.all_blocks() {
        match &block.kind {
            BlockKind::Paragraph { number: Some(number), .. } if number.text.contains(['?', '？']) => {
                tell(number.span, &number.text);
            }
            BlockKind::Item(item) => {
                if item.reading.is_some_and(|marker| marker.is_open()) {
                    tell(item.marker.span, &item.marker.text);
                }
                repeated(&item.children, &mut tell);
            }
            _ => {}
        }
    }
    repeated(&words.facts.blocks, &mut tell);
}

/// `㈠` under `㈠`: numbers left to the formatter.
fn repeated(blocks: &[Block], tell: &mut impl FnMut(Span, &str)) {
    for pair in blocks.windows(2) {
        if let [Some(before), Some(item)] = [pair[0].item(), pair[1].item()]
            && repeats_first(before.reading, item.reading)
        {
            tell(item.marker.span, &item.marker.text);
        }
    }
}
