//! `unmeasurable-indicator`: an indicator that names nothing that can be counted.

use planmark_findings::Rule;
use planmark_workspace::check::{Check, Findings, Look};
use planmark_findings::finding::Severity;
use planmark_findings::message::Message;
use planmark_plan::model::Programme;
use planmark_syntax::Span;

pub(super) static CHECK: Check = Check {
    rule: Rule {
        name: "unmeasurable-indicator",
        severity: Severity::Hint,
        summary: "unmeasurable-indicator-summary",
    },
    looks: &[Look::Programme(check)],
};

fn check(programme: &Programme, findings: &mut Findings) {
    let units = programme.subprogrammes.iter().flat_map(|subprogramme| &subprogramme.units);
    for accomplishment in units.flat_map(|unit| &unit.accomplishments) {
        let Some(item) = programme.block(accomplishment.place).and_then(|block| block.item()) else { continue };
        for indicator in &item.children {
            let Some(text) = indicator.item() else { continue };
            if text.names_measure == Some(false) && !text.text.is_empty() {
                let span = Span { start: text.marker.span.start, end: indicator.words.end };
                let span = programme.span(accomplishment.place.section, span);
                findings.tell(span, Message::new("unmeasurable-indicator"));
            }
        }
    }
}
