//! `paragraph-number`: a paragraph numbered for another programme.
//!
//! The first part of a paragraph's number is the number of the programme; in annual plans it is the number of the budget section
//! (header `section`).

use planmark_findings::Rule;
use planmark_workspace::check::{Check, Findings, Look};
use planmark_workspace::edition::Numbering;
use planmark_findings::finding::Severity;
use planmark_findings::message::Message;
use planmark_plan::model::Programme;
use planmark_plan::read::facts::BlockKind;
use planmark_syntax::Span;

pub(super) static CHECK: Check = Check {
    rule: Rule {
        name: "paragraph-number",
        severity: Severity::Warning,
        summary: "paragraph-number-summary",
    },
    looks: &[Look::Programme(check)],
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
