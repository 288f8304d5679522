//! Emphasis in words: `*italic*`, `**bold**`, `^(raised)`, `_(lowered)` (language.md, “Emphasis”).
//!
//! A sign that cannot close is text: the `*` of a note, `5 * 3`, `__init__`.

use std::ops::Range;

use crate::script::is_han;

/// How words are set apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Emphasis {
    /// `*words*`.
    Italic,
    /// `**words**`.
    Bold,
    /// `^(words)`.
    Raised,
    /// `_(words)`.
    Lowered,
}

impl Emphasis {
    /// The sign before the words.
    #[must_use]
    pub fn sign(self) -> &'static str {
        SIGNS.iter().find(|(.., emphasis)| *emphasis == self).map_or("", |(opening, ..)| opening)
    }
}

/// Words that are set apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Emphasised {
    /// How.
    pub emphasis: Emphasis,
    /// The sign before the words.
    pub opening: Range<usize>,
    /// The sign behind them.
    pub closing: Range<usize>,
}

/// The signs that open, those that close, and what they mean. Of two that begin alike the longer stands first.
const SIGNS: [(&str, &str, Emphasis); 4] = [
    ("**", "**", Emphasis::Bold),
    ("*", "*", Emphasis::Italic),
    ("^(", ")", Emphasis::Raised),
    ("_(", ")", Emphasis::Lowered),
];

/// What is set apart in a text, in the order of the opening signs. What begins inside of another ends inside of it.
#[must_use]
pub fn emphasised(text: &str) -> Vec<Emphasised> {
    let mut found = Vec::new();
    if text.contains(['*', '^', '_']) {
        collect(text, 0..text.len(), &mut found);
    }
    found
}

/// A text without the signs that set words apart.
#[must_use]
pub fn plain(text: &str) -> String {
    let found = emphasised(text);
    let mut signs: Vec<Range<usize>> = found.into_iter().flat_map(|one| [one.opening, one.closing]).collect();
    signs.sort_by_key(|sign| sign.start);
    let mut kept = String::with_capacity(text.len());
    let mut at = 0;
    for sign in signs {
        kept.push_str(text.get(at..sign.start).unwrap_or_default());
        at = sign.end;
    }
    kept.push_str(text.get(at..).unwrap_or_default());
    kept
}

fn collect(text: &str, range: Range<usize>, found: &mut Vec<Emphasised>) {
    let mut at = range.start;
    // What closes nowhere behind one star closes nowhere behind a later one.
    let mut unclosed: Vec<&str> = Vec::new();
    while let Some(rest) = text.get(at..range.end).filter(|rest| !rest.is_empty()) {
        let Some(skipped) = rest.find(['*', '^', '_']) else { return };
        at += skipped;
        let rest = &rest[skipped..];
        let before = text[..at].chars().next_back();
        let sign = SIGNS.iter().find(|(opening, ..)| rest.starts_with(opening));
        let Some((opening, closing, emphasis)) = sign else {
            at += 1;
            continue;
        };
        let start = at + opening.len();
        let begins = !matches!(emphasis, Emphasis::Italic | Emphasis::Bold)
            || text[start..range.end].starts_with(begins_words);
        let may_open = opens(*emphasis, before) && begins && !unclosed.contains(opening);
        let end = may_open.then(|| close(text, start..range.end, closing, *emphasis)).flatten();
        match end {
            Some(end) => {
                let closing = end..end + closing.len();
                found.push(Emphasised { emphasis: *emphasis, opening: at..start, closing: closing.clone() });
                collect(text, start..end, found);
                at = closing.end;
            }
            None => {
                if may_open && opening == closing {
                    unclosed.push(opening);
                }
                at = start;
            }
        }
    }
}

/// Whether a sign behind another may open: a star behind a word marks a note, `^(` behind a bracket belongs to a mark of a note.
fn opens(emphasis: Emphasis, before: Option<char>) -> bool {
    match emphasis {
        Emphasis::Italic | Emphasis::Bold => {
            before.is_none_or(|sign| sign != '*' && (is_han(sign) || !sign.is_alphanumeric()))
        }
        Emphasis::Raised => before != Some('['),
        Emphasis::Lowered => true,
    }
}

/// Whether words behind a star may begin with a sign.
fn begins_words(sign: char) -> bool {
    sign.is_alphanumeric() || "([“‘«「《\"（".contains(sign)
}

/// Where the words end that begin `within`: directly behind a word, and not where a word goes on.
fn close(text: &str, within: Range<usize>, closing: &str, emphasis: Emphasis) -> Option<usize> {
    let inner = text.get(within.clone())?;
    if !matches!(emphasis, Emphasis::Italic | Emphasis::Bold) {
        let end =
            inner.find(['(', ')', '\n', '\r']).filter(|end| *end > 0 && inner[*end..].starts_with(')'))?;
        return Some(within.start + end);
    }
    inner.match_indices(closing).map(|(at, _)| at).find_map(|at| {
        let (words, behind) = (&inner[..at], &inner[at + closing.len()..]);
        let ends =
            words.chars().next_back().is_some_and(|sign| !sign.is_whitespace() && sign != '*' && sign != '(');
        let next = behind.chars().next();
        let apart = next.is_none_or(|sign| sign != '*' && (is_han(sign) || !sign.is_alphanumeric()));
        (ends && apart).then_some(within.start + at)
    })
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn signs_that_close_are_no_text() {
        for (text, expected) in [
            ("the *Amoco* case", "the Amoco case"),
            ("a **whole *new* world**, and", "a whole new world, and"),
            ("铁路*列车*时刻", "铁路列车时刻"),
            ("64/292^(a1)", "64/292a1"),
            ("CO_(b) at", "COb at"),
        ] {
            assert_eq!(plain(text), expected);
        }
    }

    #[test]
    fn signs_that_do_not_close_are_text() {
        for text in [
            "* A/99/50.",
            "Total* and part*",
            "5 * 3 * 2",
            "5*3*2",
            "(*) and (*)",
            "**",
            "****",
            "*a",
            "snake_case_(x",
            "[^(a)]",
            "^()",
            "_((a))",
        ] {
            assert_eq!(plain(text), text);
        }
    }
}
