//! `unbalanced-brackets`: a bracket or quotation mark that is opened and not closed within a block, or closed and not opened.

use planmark_findings::Rule;
use planmark_workspace::check::{Check, Findings, Look, Words};
use planmark_plan::brackets::{Sign, signs};
use planmark_findings::finding::Severity;
use planmark_findings::message::Message;
use planmark_plan::read::SectionFacts;
use planmark_syntax::Span;

pub(super) static CHECK: Check = Check {
    rule: Rule {
        name: "unbalanced-brackets",
        severity: Severity::Warning,
        summary: "unbalanced-brackets-summary",
    },
    looks: &[Look::Words(check)],
};

fn check(words: &Words<'_>, findings: &mut Findings) {
    for place in words.facts.runs() {
        for (sign, open) in unbalanced(words.slice(place)) {
            if in_malformed_citation(words.facts, place.start, sign) || opens_series(words.facts, place.start, sign) {
                continue;
            }
            let key = if open { "unbalanced-brackets-open" } else { "unbalanced-brackets-close" };
            let span = Span::new(sign.at, sign.at + sign.sign.len_utf8()).shifted(place.start);
            findings.tell(span, Message::new(key).with("sign", sign.sign.to_string()));
        }
    }
}

/// A citation without its bracket is told as such.
fn in_malformed_citation(facts: &SectionFacts, start: u32, sign: Sign) -> bool {
    let place = Span::new(sign.at, sign.at + sign.sign.len_utf8()).shifted(start);
    facts
        .inlines()
        .flat_map(|inline| &inline.citations)
        .any(|citing| citing.citation.is_err() && citing.span.contains(place))
}

/// The bracket of an indicator's measures that does not close is told by `indicator-series`.
fn opens_series(facts: &SectionFacts, start: u32, sign: Sign) -> bool {
    let items = facts.all_blocks().filter_map(|block| block.item());
    items.filter_map(|item| item.series.as_ref()).any(|series| {
        !series.is_closed && series.span.start as usize == start as usize + sign.at
    })
}

/// The signs without a partner, and whether they open.
fn unbalanced(text: &str) -> Vec<(Sign, bool)> {
    let mut open: Vec<Sign> = Vec::new();
    let mut alone = Vec::new();
    for sign in signs(text) {
        if sign.opens {
            open.push(sign);
            continue;
        }
        match open.iter().rposition(|candidate| candidate.kind == sign.kind) {
            // What was opened later and never closed is alone.
            Some(partner) => alone.extend(open.drain(partner..).skip(1).map(|sign| (sign, true))),
            None => alone.push((sign, false)),
        }
    }
    // A quotation of several paragraphs opens in each and closes in the last.
    let runs_on = |sign: &Sign| sign.is_quotation && text[..sign.at].trim().is_empty();
    alone.extend(open.into_iter().filter(|sign| !runs_on(sign)).map(|sign| (sign, true)));
    alone.sort_by_key(|(sign, _)| sign.at);
    alone
}

#[cfg(test)]
mod tests {
    use super::unbalanced;

    fn found(text: &str) -> Vec<usize> {
        unbalanced(text).into_iter().map(|(sign, _)| text[..sign.at].chars().count()).collect()
    }

    #[test]
    fn what_has_no_partner_is_found() {
        assert_eq!(found("大会(第七十一届会议"), [2]);
        assert_eq!(found("大会第七十一届)会议"), [7]);
        assert_eq!(found("《联合国“宪章》"), [4]);
        assert_eq!(found("the “quoted words)"), [4, 17]);
    }

    #[test]
    fn what_is_not_a_bracket_is_left_alone() {
        assert!(found("(a) and [b (c)] and «d» and “e”, the Secretariat’s").is_empty());
        assert!(found("包括：1) 甲；2) 乙；a) 丙").is_empty());
        assert!(found("“A quotation that goes on in the next paragraph.").is_empty());
        assert!(found("大会（第七十一届)会议").is_empty());
    }
}
