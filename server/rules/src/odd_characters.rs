//! `odd-characters`: signs that look like others, or that cannot be seen where they part a number, a Chinese word or a keyword.
//!
//! They are read as what they look like; but they are not found by who looks for the word, and other programs read them otherwise.

use planmark_findings::Rule;
use planmark_findings::finding::Severity;
use planmark_findings::message::Message;
use planmark_syntax::Span;
use planmark_syntax::keywords;
use planmark_syntax::script::{character_of_radical, decimal_digit, is_han};
use planmark_workspace::check::{Check, Findings, Look, Words};

pub(super) static CHECK: Check = Check {
    rule: Rule { name: "odd-characters", severity: Severity::Warning, summary: "odd-characters-summary" },
    looks: &[Look::Words(check)],
};

fn check(words: &Words<'_>, findings: &mut Findings) {
    let keyword = keyword(words);
    let signs: Vec<(usize, char)> = words.text.char_indices().collect();
    let mut at = 0;
    while let Some((start, sign)) = signs.get(at).copied() {
        let is_odd = |at: usize| {
            let before = at.checked_sub(1).and_then(|before| signs.get(before)).map(|(_, sign)| *sign);
            let behind = signs.get(at + 1..).unwrap_or_default().iter().map(|(_, sign)| *sign);
            let behind = behind.into_iter().find(|sign| !is_unseen(*sign));
            signs.get(at).is_some_and(|(place, sign)| {
                let of_keyword = || {
                    keyword.is_some_and(|keyword| keyword.contains(Span::new(*place, place + sign.len_utf8())))
                        && [before, behind].iter().all(|sign| sign.is_some_and(char::is_alphabetic))
                };
                character_of_radical(*sign).is_some() || is_unseen(*sign) && (parts(before, behind) || of_keyword())
            })
        };
        if !is_odd(at) {
            at += 1;
            continue;
        }
        // What follows each other is one slip: a word of radicals, a run of signs without width.
        let mut end = at;
        while is_odd(end) {
            end += 1;
        }
        let stop = signs.get(end).map_or(words.text.len(), |(stop, _)| *stop);
        let right: String =
            signs[at..end].iter().filter_map(|(_, sign)| character_of_radical(*sign)).collect();
        let span = Span::new(start, stop);
        let (message, title) = if is_unseen(sign) {
            let message = Message::new("odd-characters-unseen").with("code", code(sign));
            (message, Message::new("odd-characters-delete"))
        } else {
            let message =
                Message::new("odd-characters").with("here", &words.text[start..stop]).with("right", &right);
            (message, Message::new("change-to").with("text", &right))
        };
        findings.push(findings.at(span, message).fix(title, vec![(span, right)]));
        at = end;
    }
}

/// The words of a heading by which it is known, also where signs that are not seen hide them.
fn keyword(words: &Words<'_>) -> Option<Span> {
    let heading = words.facts.heading.as_ref()?;
    let seen = |title: &planmark_syntax::Words| title.text.replace(is_unseen, "");
    let hidden = heading.title.as_ref().filter(|title| !keywords::heading_words(&seen(title)).is_empty());
    heading.keyword.as_ref().or(hidden).map(|words| words.span)
}

/// Signs without width and soft hyphens. Marks of direction and joiners of scripts that need them are left alone.
fn is_unseen(sign: char) -> bool {
    matches!(sign, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}')
}

/// Whether a sign that is not seen stands inside a number, a symbol or a Chinese word. In other words it may show where to break them.
fn parts(before: Option<char>, behind: Option<char>) -> bool {
    let is_part =
        |sign: char| decimal_digit(sign).is_some() || is_han(sign) || matches!(sign, '/' | '.' | '(');
    let is_number = |sign: char| decimal_digit(sign).is_some() || is_han(sign);
    let (Some(before), Some(behind)) = (before, behind) else { return false };
    is_part(before) && is_part(behind) && (is_number(before) || is_number(behind))
}

/// `U+200B`: the name of a sign that cannot be shown.
fn code(sign: char) -> String {
    format!("U+{:04X}", u32::from(sign))
}
