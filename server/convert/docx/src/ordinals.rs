//! Numbers as they stand before headings and in labels: `A.`, `II.`, `三、`, `(a)`, `①`, `III.1`.

use planmark_syntax::Numeral;

/// How the number before a heading is written, if it has one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ordinal {
    /// `II.`, `二、`
    Roman,
    /// `A.`
    Letter,
    /// `3.`
    Digits,
    /// `(a)`, `①`, `III.1`
    Other,
}

/// The number before a heading, and what follows it: `A. …`, `II. …`, `三、…`, `3. …`, `(a) …`, `① …`, `III.1 …`.
pub(super) fn ordinal(text: &str) -> Option<(Ordinal, &str)> {
    if let Some((number, rest)) = text.split_once('、') {
        let known = Numeral::Chinese.read(number).is_some();
        return known.then_some((Ordinal::Roman, rest.trim_start())).filter(|(_, rest)| !rest.is_empty());
    }
    let first = text.chars().next()?;
    if is_enclosed(first) {
        let rest = text[first.len_utf8()..].trim_start();
        return (!rest.is_empty()).then_some((Ordinal::Other, rest));
    }
    let token = text.split([' ', '\u{A0}']).next()?;
    // Without a blank behind it a dot may part the number and the words: `A.Proposed`.
    let dotted = token.split_once(['.', '．']).filter(|(_, more)| !more.is_empty());
    let (number, closing, rest) = match dotted {
        Some((number, more)) if more.chars().count() > 3 => (number, true, &text[number.len() + 1..]),
        _ => {
            let bare = token.trim_end_matches(['.', '．', ')', '）']);
            (bare.trim_start_matches(['(', '（']), bare.len() < token.len(), &text[token.len()..])
        }
    };
    let rest = rest.trim_start();
    if rest.is_empty() || number.is_empty() {
        return None;
    }
    let bracketed = token.starts_with(['(', '（']) || token.ends_with([')', '）']);
    let one = number.chars().count() == 1;
    let kind = match number {
        _ if bracketed => is_number(number).then_some(Ordinal::Other)?,
        _ if number.contains('.') => is_path(number).then_some(Ordinal::Other)?,
        _ if !closing => return None,
        "I" | "V" | "X" => Ordinal::Roman,
        _ if one && number.chars().all(|sign| sign.is_alphabetic() && !sign.is_lowercase()) => {
            if Numeral::Chinese.read(number).is_some() {
                Ordinal::Roman
            } else {
                Ordinal::Letter
            }
        }
        _ if Numeral::RomanUpper.read(number).is_some() || Numeral::Chinese.read(number).is_some() => {
            Ordinal::Roman
        }
        _ if Numeral::Decimal.read(number).is_some() && number.chars().count() <= 2 => Ordinal::Digits,
        _ => return None,
    };
    Some((kind, rest))
}

/// `III.1`, `1.2.3`: numbers joined by dots, two or more.
fn is_path(number: &str) -> bool {
    number.split('.').all(|part| !part.is_empty() && is_number(part) && part.chars().count() <= 4)
}

/// A number in a circle or in brackets, in one sign.
fn is_enclosed(sign: char) -> bool {
    matches!(sign, '\u{2460}'..='\u{249B}' | '\u{24EA}'..='\u{24FF}' | '\u{2776}'..='\u{2793}' | '\u{3220}'..='\u{3229}' | '\u{3251}'..='\u{325F}' | '\u{3280}'..='\u{3289}' | '\u{32B1}'..='\u{32BF}')
}

/// Whether `sign` can begin a number or numeral.
pub(super) fn starts_number(sign: char) -> bool {
    sign.is_numeric() || sign.is_uppercase() || is_han_digit(sign)
}

/// Whether `sign` is a Chinese numeral.
pub(super) fn is_han_digit(sign: char) -> bool {
    Numeral::Chinese.read(sign.encode_utf8(&mut [0; 4])).is_some()
}

/// Whether `sign` can stand in a number with parts: `29A.16`.
pub(super) fn is_number_sign(sign: char) -> bool {
    sign.is_alphanumeric() || sign == '.'
}

/// Digits, a Roman or Chinese numeral, a letter.
pub(super) fn is_number(text: &str) -> bool {
    let numerals = [Numeral::Decimal, Numeral::RomanUpper, Numeral::Chinese];
    numerals.iter().any(|numeral| numeral.read(text).is_some()) || text.chars().count() == 1
}
