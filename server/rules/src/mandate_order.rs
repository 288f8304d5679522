//! `mandate-order`: a list of mandates out of ascending order.

use planmark_syntax::Citation;
use planmark_syntax::citation::Number;
use std::cmp::Ordering;

use planmark_findings::Rule;
use planmark_workspace::check::{Check, Findings, Look};
use planmark_findings::finding::Severity;
use planmark_findings::message::Message;
use planmark_plan::model::Programme;
use planmark_plan::model::programme::Reading;

pub(super) static CHECK: Check = Check {
    rule: Rule {
        name: "mandate-order",
        severity: Severity::Information,
        summary: "mandate-order-summary",
    },
    looks: &[Look::Programme(check)],
};

fn check(programme: &Programme, findings: &mut Findings) {
    let mut last: Option<(usize, &Reading, &Citation)> = None;
    for entry in &programme.mandates {
        // Several symbols with one title stand at the place of the first.
        let first = entry.readings.clone().filter_map(|at| programme.readings.get(at)).next();
        let Some((reading, citation)) = first.and_then(|reading| Some((reading, reading.citation.as_ref().ok()?))) else {
            continue;
        };
        if let Some((section, before, earlier)) = last
            && section == entry.place.section
            && earlier.organ == citation.organ
            && earlier.kind == citation.kind
            && citation.number.order(&earlier.number) == Some(Ordering::Less)
            && !is_counted_on(&citation.number, &earlier.number)
        {
            let message = Message::new("mandate-order").with("here", &reading.text).with("before", &before.text);
            findings.tell(reading.span, message);
        }
        last = Some((entry.place.section, reading, citation));
    }
}

/// Whether `935 (XLVII)` stands behind `934 (XLVIII)`: the numbers ascend and one of the sessions is wrong, not the order.
fn is_counted_on(number: &Number, before: &Number) -> bool {
    match (number, before) {
        (Number::NumberSession { number, .. }, Number::NumberSession { number: before, .. }) => number > before,
        _ => false,
    }
}
