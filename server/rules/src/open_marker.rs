//! `open-marker`: a marker or paragraph number that the formatter is still to fill in, or a place that is still to be written.

use planmark_findings::Rule;
use planmark_workspace::check::{Check, Findings, Look, Words};
use planmark_plan::enumeration::repeats_first;
use planmark_findings::finding::Severity;
use planmark_findings::message::Message;
use planmark_plan::read::facts::{Block, BlockKind};
use planmark_syntax::Span;

pub(super) static CHECK: Check = Check {
    rule: Rule {
        name: "open-marker",
        severity: Severity::Information,
        summary: "open-marker-summary",
    },
    looks: &[Look::Words(check)],
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
    for place in words.facts.inlines().flat_map(|inline| &inline.open_places) {
        let text = place.text.trim_matches(['[', ']', '［', '］', '?', '？', ' ', '\u{3000}', '\u{a0}']);
        let message = match text {
            "" => Message::new("open-place"),
            text => Message::new("open-place-named").with("what", text),
        };
        findings.tell(place.span, message);
    }
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
