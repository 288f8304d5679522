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
use planmark_syntax::{Label, Language, Span};

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
    let language = programme.header.language();
    for section in &programme.sections {
        for block in &section.facts.blocks {
            let BlockKind::Paragraph { number: Some(number), .. } = &block.kind else { continue };
            // A hyphen joins the parts of a number in Arabic and French; elsewhere 10-15 is a range with which words begin.
            let is_range = number.text.contains('-') && !matches!(language, Some(Language::Ar | Language::Fr));
            let Some(label) = Label::read(&number.text).filter(|_| !is_range) else { continue };
            let Some(first) = label.budget_section().filter(|first| *first != right) else { continue };
            let Some(rest) = number.text.strip_prefix(&*first) else { continue };
            let key = match numbering {
                Numbering::Programme => "paragraph-number",
                Numbering::BudgetSection => "paragraph-number-section",
            };
            let message = Message::new(key).with("number", &number.text).with("right", right);
            let length = u32::try_from(first.len()).unwrap_or(0);
            let prefix = Span { start: number.span.start, end: number.span.start + length };
            let title = Message::new("change-to").with("text", format!("{right}{rest}"));
            let finding = findings.at(number.span.shifted(section.start), message);
            findings.push(finding.fix(title, vec![(prefix.shifted(section.start), right.to_owned())]));
        }
    }
}
