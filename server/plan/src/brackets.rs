//! Brackets and quotation marks in running text.

use planmark_syntax::script::{BracketKind, brackets, is_han};

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
            } else if open_round == 0 && closes_enumerator(&text[..at]) {
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

/// Whether a text ends with what stands before the bracket of an enumeration: a number or a letter by itself.
fn closes_enumerator(before: &str) -> bool {
    let word: Vec<char> =
        before.chars().rev().take_while(|sign| sign.is_alphanumeric() && !is_han(*sign)).take(5).collect();
    let short = match word.as_slice() {
        [] => false,
        [sign] => sign.is_alphanumeric(),
        signs => {
            signs.len() <= 4
                && (signs.iter().all(char::is_ascii_digit)
                    || signs.iter().all(|sign| "ivxIVX".contains(*sign)))
        }
    };
    let length: usize = word.iter().map(|sign| sign.len_utf8()).sum();
    let outside = before[..before.len() - length].chars().next_back();
    short && outside.is_none_or(|sign| sign.is_whitespace() || is_han(sign) || "：；，、:;,.".contains(sign))
}
