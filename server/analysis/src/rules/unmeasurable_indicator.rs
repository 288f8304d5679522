//! `unmeasurable-indicator`: an indicator that names nothing that can be counted. Silent in languages whose words are not known.

use super::{Check, Findings, Rule};
use crate::finding::Severity;
use crate::message::Message;
use crate::model::Programme;
use crate::model::measured::is_known;
use crate::span::Span;

pub(super) static RULE: Rule = Rule {
    name: "unmeasurable-indicator",
    severity: Severity::Hint,
    summary: "unmeasurable-indicator-summary",
    checks: &[Check::Programme(check)],
};

fn check(programme: &Programme, findings: &mut Findings) {
    if !programme.header.language().is_some_and(is_known) {
        return;
    }
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
