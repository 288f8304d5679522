//! `mixed-width`: a pair of brackets, or a number, of which one half is full-width and the other half-width.

use planmark_findings::Rule;
use planmark_workspace::check::{Check, Findings, Look, Words};
use planmark_plan::brackets::{Sign, signs};
use planmark_findings::finding::Severity;
use planmark_findings::message::Message;
use planmark_syntax::Span;
use planmark_syntax::script::half_width;

pub(super) static CHECK: Check = Check {
    rule: Rule {
        name: "mixed-width",
        severity: Severity::Hint,
        summary: "mixed-width-summary",
    },
    looks: &[Look::Words(check)],
};

fn check(words: &Words<'_>, findings: &mut Findings) {
    for place in words.facts.runs() {
        let text = words.slice(place);
        for (open, close) in pairs(text).into_iter().filter(|(open, close)| open.is_wide != close.is_wide) {
            let pair = &text[open.at..close.at + close.sign.len_utf8()];
            let right = open.partner;
            let span = Span::new(open.at, open.at + pair.len()).shifted(place.start);
            let sign = Span::new(close.at, close.at + close.sign.len_utf8()).shifted(place.start);
            let message = Message::new("mixed-width-brackets").with("open", open.sign.to_string()).with("close", close.sign.to_string());
            let title = Message::new("change-to").with("text", right.to_string());
            findings.push(findings.at(span, message).fix(title, vec![(sign, right.to_string())]));
        }
        for (start, end) in mixed_numbers(text) {
            let span = Span::new(start, end).shifted(place.start);
            let plain: String = text[start..end].chars().map(half_width).collect();
            let message = Message::new("mixed-width-number").with("number", &text[start..end]);
            let title = Message::new("change-to").with("text", &plain);
            findings.push(findings.at(span, message).fix(title, vec![(span, plain)]));
        }
    }
}

/// Brackets with their partners.
fn pairs(text: &str) -> Vec<(Sign, Sign)> {
    let mut open: Vec<Sign> = Vec::new();
    let mut pairs = Vec::new();
    for sign in signs(text) {
        if sign.opens {
            open.push(sign);
        } else if let Some(partner) = open.iter().rposition(|candidate| candidate.kind == sign.kind) {
            pairs.push((open[partner], sign));
            open.truncate(partner);
        }
    }
    pairs
}

/// Runs of digits that mix widths, by their bytes.
fn mixed_numbers(text: &str) -> Vec<(usize, usize)> {
    let mut runs = Vec::new();
    let mut run: Option<(usize, bool, bool)> = None;
    for (at, sign) in text.char_indices().chain([(text.len(), ' ')]) {
        let (half, wide) = (sign.is_ascii_digit(), ('０'..='９').contains(&sign));
        match run {
            Some((start, has_half, has_wide)) if half || wide => run = Some((start, has_half || half, has_wide || wide)),
            Some((start, true, true)) => {
                runs.push((start, at));
                run = None;
            }
            _ => run = (half || wide).then_some((at, half, wide)),
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::{mixed_numbers, pairs};

    #[test]
    fn numbers_that_mix_widths_are_found() {
        assert_eq!(mixed_numbers("58 和 ５８ 和 5８9"), [(18, 23)]);
        assert!(mixed_numbers("2016").is_empty());
    }

    #[test]
    fn partners_find_each_other() {
        let found = pairs("第 1373（2001)号(见(甲))");
        assert_eq!(found.len(), 3);
        assert!(found.iter().filter(|(open, close)| open.is_wide != close.is_wide).count() == 1);
    }
}
