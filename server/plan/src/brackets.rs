//! Brackets and quotation marks in running text.

use planmark_syntax::script::{BracketKind, brackets, is_han, is_han_numeral};

/// A bracket or quotation mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sign {
    /// Its byte in the text.
    pub at: usize,
    /// The sign.
    pub sign: char,
    /// Which signs can be its partners: those of the same kind, of either width.
    pub kind: BracketKind,
    /// Whether it opens.
    pub opens: bool,
    /// Whether it is the full-width form of a sign that has both.
    pub is_wide: bool,
    /// Whether it is a quotation mark.
    pub is_quotation: bool,
    /// The sign of the same width that closes what it opens.
    pub partner: char,
}

/// The brackets and quotation marks of a text, in order. The closing bracket of an enumeration, `1)` or `a)`, is none.
pub fn signs(text: &str) -> Vec<Sign> {
    let mut signs: Vec<Sign> = Vec::new();
    let mut open_round = 0_usize;
    for (at, sign, bracket) in brackets(text) {
        if bracket.kind == BracketKind::Round {
            if bracket.opens {
                open_round += 1;
            } else if open_round == 0 && closes_enumerator(&text[..at], &text[at + sign.len_utf8()..]) {
                continue;
            } else {
                open_round = open_round.saturating_sub(1);
            }
        }
        signs.push(Sign {
            at,
            sign,
            kind: bracket.kind,
            opens: bracket.opens,
            is_wide: bracket.is_wide,
            is_quotation: bracket.is_quotation(),
            partner: bracket.partner,
        });
    }
    signs
}

/// The signs of the longest numeral of an enumeration: `XVIII`.
const LONGEST_NUMERAL: usize = 5;

/// The digits of the largest number of an enumeration.
const MOST_DIGITS: usize = 2;

/// Whether a bracket closes a number or a letter of an enumeration, `1)`, `a)`, by the text before and behind it: at the beginning of a
/// line `A)`, `IX)`, `九)`, too. A figure behind a colon, at the end of what it belongs to, is none: `2027: 48);`.
fn closes_enumerator(before: &str, behind: &str) -> bool {
    let line = before.rsplit('\n').next().unwrap_or(before).trim_start();
    if !line.is_empty() && is_han_number(line) {
        return true;
    }
    let start = before
        .rfind(|sign: char| !sign.is_alphanumeric() || is_han(sign))
        .map_or(0, |at| at + before[at..].chars().next().map_or(0, char::len_utf8));
    let word = &before[start..];
    let length = word.chars().count();
    let is_number = word.chars().all(|sign| sign.is_ascii_digit());
    let is_numeral = length <= LONGEST_NUMERAL && word.chars().all(|sign| "ivxIVX".contains(sign));
    let is_mark = length == 1 || is_number && length <= MOST_DIGITS || is_numeral;
    let outside = &before[..start];
    let is_apart = |sign: char| sign.is_whitespace() || is_han(sign) || "：；，、:;,.".contains(sign);
    let is_figure = is_number && outside.trim_end().ends_with([':', '：']) && ends_part(behind);
    length > 0 && is_mark && outside.chars().next_back().is_none_or(is_apart) && !is_figure
}

fn is_han_number(word: &str) -> bool {
    word.chars().count() <= LONGEST_NUMERAL && word.chars().all(is_han_numeral)
}

/// Whether a text begins with what ends a part of a sentence, or with nothing.
fn ends_part(text: &str) -> bool {
    text.trim_start().chars().next().is_none_or(|sign| ".;。；؛".contains(sign))
}
