//! `paragraph-number`: a paragraph numbered for another programme.
//!
//! The first part of a paragraph's number is the number of the programme; in annual plans it is the number of the budget section
//! (header `section`).

use super::{Check, Findings, Rule};
use crate::edition::Numbering;
use crate::finding::Severity;
use crate::message::Message;
use crate::model::Programme;
use crate::model::facts::BlockKind;
use crate::span::Span;

pub(super) static RULE: Rule = Rule {
    name: "paragraph-number",
    severity: Severity::Warning,
    summary: "paragraph-number-summary",
    checks: &[Check::Programme(check)],
};

fn check(programme: &Programme, findings: &mut Findings) {
    let numbering = Numbering::of_paragraphs(programme);
    let Some(right) = numbering.number(programme) else { return };
    for section in &programme.sections {
        for block in &section.facts.blocks {
            let BlockKind::Paragraph { number: Some(number), .. } = &block.kind else { continue };
            let Some((first, rest)) = number.text.split_once('.') else { continue };
            if first == right || first.parse::<u32>().is_err() {
                continue;
            }
            let key = match numbering {
                Numbering::Programme => "paragraph-number",
                Numbering::BudgetSection => "paragraph-number-section",
            };
            let message = Message::new(key).with("number", &number.text).with("right", right);
            let length = u32::try_from(first.len()).unwrap_or(0);
            let prefix = Span { start: number.span.start, end: number.span.start + length };
            let title = Message::new("change-to").with("text", format!("{right}.{rest}"));
            let finding = findings.at(number.span.shifted(section.start), message);
            findings.push(finding.fix(title, vec![(prefix.shifted(section.start), right.to_owned())]));
        }
    }
}
