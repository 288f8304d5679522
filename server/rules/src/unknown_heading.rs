//! `unknown-heading`: a heading that is one character away from a keyword.

use planmark_syntax::{HeadingKind, keywords};

use planmark_findings::Rule;
use planmark_workspace::check::{Check, Findings, Look, Words};
use planmark_findings::finding::Severity;
use planmark_plan::likeness::distance;
use planmark_findings::message::Message;

pub(super) static CHECK: Check = Check {
    rule: Rule {
        name: "unknown-heading",
        severity: Severity::Information,
        summary: "unknown-heading-summary",
    },
    looks: &[Look::Words(check)],
};

/// Shorter words have too many neighbours that are words of their own.
const SHORTEST_HAN: usize = 4;
const SHORTEST_ALPHABETIC: usize = 7;

fn check(words: &Words<'_>, findings: &mut Findings) {
    let Some(heading) = words.facts.heading.as_ref().filter(|heading| heading.kind == HeadingKind::Plain) else { return };
    let Some(title) = &heading.title else { return };
    let typed = title.text.trim_end_matches(['：', ':']).trim();
    let length = typed.chars().count();
    let shortest = if typed.is_ascii() { SHORTEST_ALPHABETIC } else { SHORTEST_HAN };
    if length < shortest {
        return;
    }
    let known = keywords::HEADINGS.iter().flat_map(|heading| heading.words).filter(|word| word.verified);
    let near = known.map(|word| word.text).find(|known| distance(&known.to_lowercase(), &typed.to_lowercase(), 1).is_some());
    let Some(known) = near else { return };
    let message = Message::new("unknown-heading").with("here", typed).with("known", known);
    let fix = Message::new("change-to").with("text", known);
    findings.push(findings.at(title.span, message).fix(fix, vec![(title.span, known.to_owned())]));
}
