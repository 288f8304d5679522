//! How signs are compared, so that widths, kinds of blanks, dashes and apostrophes, marks that print nothing, and for the words of the
//! keyword table also capitals and the Arabic letters that people type in two ways, make no difference.
//!
//! The same rules are compiled into the scanner of the grammar.

use super::classes::{decimal_digit, half_width, is_invisible, is_unspaced};
use super::radicals::character_of_radical;

/// Stands for a year or a period in a canonical form.
pub const YEAR: char = '\u{1}';

/// What a sign is where signs of one meaning are one sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alike {
    /// It is not seen.
    Nothing,
    /// A blank of any kind, a tab, a line break.
    Blank,
    /// The sign that stands for all that mean the same.
    Sign(char),
}

/// The sign that stands for all of one meaning: half-width, `-` for every dash, `/` for every slash, `'` for every apostrophe, ASCII digits,
/// `(` for `〔`. Marks that print nothing and the Arabic tatweel are not seen.
#[must_use]
pub fn alike(sign: char) -> Alike {
    match sign {
        // The common case first: everything but ASCII's own control signs stays.
        '!'..='_' | 'a'..='~' => Alike::Sign(sign),
        '\u{640}' => Alike::Nothing,
        _ if is_invisible(sign) => Alike::Nothing,
        '〔' => Alike::Sign('('),
        '〕' => Alike::Sign(')'),
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' => Alike::Sign('-'),
        '\u{2044}' | '\u{2215}' => Alike::Sign('/'),
        '\u{2e80}'..='\u{2fd5}' => Alike::Sign(character_of_radical(sign).unwrap_or(sign)),
        '’' | '‘' | 'ʼ' | '`' | '´' => Alike::Sign('\''),
        _ if sign.is_whitespace() => Alike::Blank,
        _ => match decimal_digit(sign).and_then(|digit| char::from_digit(digit, 10)) {
            Some(digit) => Alike::Sign(digit),
            None => Alike::Sign(half_width(sign)),
        },
    }
}

/// The form of a sign in which the words of the keyword table are compared; `None` for one that is not seen.
#[must_use]
pub fn fold(character: char) -> Option<char> {
    let sign = match alike(character) {
        Alike::Nothing => return None,
        Alike::Blank => ' ',
        Alike::Sign(sign) => sign,
    };
    Some(match sign {
        // Arabic vowel signs.
        '\u{64b}'..='\u{652}' => return None,
        'ё' | 'Ё' => 'е',
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ى' => 'ي',
        'A'..='Z' | '\u{c0}'..='\u{58f}' => sign.to_lowercase().next().unwrap_or(sign),
        other => other,
    })
}

/// The form in which two spellings of one keyword are equal: folded, blanks joined and taken out beside Chinese
/// characters, each year or period (`2026`, `2024–2026`, `2018-19`) replaced by [`YEAR`].
#[must_use]
pub fn canonical(text: &str) -> String {
    let folded: Vec<char> = text.chars().filter_map(fold).collect();
    without_needless_blanks(&with_years_replaced(&folded))
}

fn with_years_replaced(folded: &[char]) -> Vec<char> {
    let mut replaced = Vec::with_capacity(folded.len());
    let mut rest = folded;
    while let [first, tail @ ..] = rest {
        let digits = leading_digits(rest);
        if digits == 0 {
            replaced.push(*first);
            rest = tail;
        } else if digits == 4 {
            replaced.push(YEAR);
            rest = &rest[4 + end_of_period(&rest[4..])..];
        } else {
            replaced.extend(&rest[..digits]);
            rest = &rest[digits..];
        }
    }
    replaced
}

/// The length of `-2026`, `- 26` or `至 2026` after a year, or 0.
fn end_of_period(rest: &[char]) -> usize {
    let blanks = |from: usize| rest[from..].iter().take_while(|&&c| c == ' ').count();
    let mark = blanks(0);
    if !matches!(rest.get(mark), Some('-' | '/' | '至')) {
        return 0;
    }
    let second = mark + 1 + blanks(mark + 1);
    match leading_digits(&rest[second..]) {
        digits @ (2 | 4) => second + digits,
        _ => 0,
    }
}

fn leading_digits(text: &[char]) -> usize {
    text.iter().take_while(|c| c.is_ascii_digit()).count()
}

fn without_needless_blanks(text: &[char]) -> String {
    let mut result: Vec<char> = Vec::with_capacity(text.len());
    for (place, &character) in text.iter().enumerate() {
        if character == ' ' {
            let next = text[place..].iter().find(|&&c| c != ' ');
            let needless = match (result.last(), next) {
                (None | Some(' '), _) | (_, None) => true,
                (Some(&before), Some(&after)) => is_unspaced(before) || is_unspaced(after),
            };
            if needless {
                continue;
            }
        }
        result.push(character);
    }
    result.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::{YEAR, canonical};

    #[test]
    fn spellings_of_one_word_have_one_form() {
        let year = format!("стратегия на {YEAR} год");
        let cases = [
            ("Sub‑programme", "sub-programme"),
            ("Ｐｒｏｇｒａｍｍｅ\u{a0}2", "programme 2"),
            ("pro\u{ad}gramme", "programme"),
            ("l’Assemblée", "l'assemblée"),
            ("وُلِدَ", "ولد"),
            ("إلى", "الي"),
            ("次级 方案", "次级方案"),
            ("Стратегия на 2024–2026 год", year.as_str()),
        ];
        for (typed, form) in cases {
            assert_eq!(canonical(typed), form, "{typed}");
        }
        assert_eq!(canonical("لعام ٢٠٢٦"), format!("لعام {YEAR}"));
    }
}
