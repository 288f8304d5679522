//! `orphan-indicator`: an indicator that stands under no expected accomplishment.

use planmark_syntax::HeadingKind;

use super::{Check, Findings, Rule, Words};
use crate::finding::Severity;
use crate::message::Message;
use crate::span::Span;

pub(super) static RULE: Rule = Rule {
    name: "orphan-indicator",
    severity: Severity::Error,
    summary: "orphan-indicator-summary",
    checks: &[Check::Words(check)],
};

fn check(words: &Words<'_>, findings: &mut Findings) {
    if words.facts.kind() != Some(HeadingKind::Accomplishments) {
        return;
    }
    for block in &words.facts.blocks {
        let Some(item) = block.item().filter(|item| item.indented) else { continue };
        let span = Span { start: item.marker.span.start, end: block.words.end };
        findings.tell(span, Message::new("orphan-indicator").with("marker", &item.marker.text));
    }
}
