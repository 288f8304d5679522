//! `missing-indicator`: an expected accomplishment without an indicator of achievement, a planned result without a measure.

use planmark_findings::Rule;
use planmark_workspace::check::{Check, Findings, Look};
use planmark_findings::finding::Severity;
use planmark_findings::message::Message;
use planmark_plan::model::Programme;
use planmark_plan::read::Format;
use planmark_syntax::Span;

pub(super) static CHECK: Check = Check {
    rule: Rule {
        name: "missing-indicator",
        severity: Severity::Error,
        summary: "missing-indicator-summary",
    },
    looks: &[Look::Programme(check)],
};

fn check(programme: &Programme, findings: &mut Findings) {
    let format = programme.header.format();
    let units = || programme.subprogrammes.iter().flat_map(|subprogramme| &subprogramme.units);
    if !matches!(format, Some(Format::Revision | Format::Report)) {
        for accomplishment in units().flat_map(|unit| &unit.accomplishments) {
            let Some(block) = programme.block(accomplishment.place).filter(|_| accomplishment.indicators == 0) else {
                continue;
            };
            let Some(item) = block.item() else { continue };
            let span = Span { start: item.marker.span.start, end: block.words.end };
            let message = match &accomplishment.letter {
                Some(letter) if letter.contains('.') => Message::new("missing-indicator").with("letter", letter),
                Some(letter) => Message::new("missing-indicator").with("letter", format!("({letter})")),
                None => Message::new("missing-indicator-unlettered"),
            };
            findings.tell(programme.span(accomplishment.place.section, span), message);
        }
    }
    if matches!(format, Some(Format::Annual) | None) {
        for result in units().flat_map(|unit| &unit.results).filter(|result| result.measures == 0) {
            let Some(span) = programme.heading_span(result.section) else { continue };
            let message = match &result.number {
                Some(number) => Message::new("missing-indicator-result").with("number", number),
                None => Message::new("missing-indicator-result-unnumbered"),
            };
            findings.tell(span, message);
        }
    }
}
