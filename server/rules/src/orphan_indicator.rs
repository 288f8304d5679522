//! `orphan-indicator`: an indicator that stands under no expected accomplishment.

use planmark_syntax::HeadingKind;

use planmark_findings::Rule;
use planmark_workspace::check::{Check, Findings, Look, Words};
use planmark_findings::finding::Severity;
use planmark_findings::message::Message;
use planmark_syntax::Span;

pub(super) static CHECK: Check = Check {
    rule: Rule {
        name: "orphan-indicator",
        severity: Severity::Error,
        summary: "orphan-indicator-summary",
    },
    looks: &[Look::Words(check)],
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
