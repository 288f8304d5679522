//! Numbers of paragraphs, tables and the like: `3`, `25.13`, `3.II`, `4.94 (b) (iii)`.

use crate::keywords::latin_look;
use crate::numerals::{self, Alphabet, Numeral};
use crate::scan::Scan;
use crate::script::is_han_numeral;

/// The number of a part of a plan.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Label {
    /// What stands before the dot: the programme or budget section (`25` of `25.13`), the chapter of a report (`II.75`).
    pub prefix: Option<u32>,
    /// The number, from one, in whatever numerals it is printed; of a letter its place.
    pub number: u32,
    /// Letters and numerals between brackets after it, without blanks: `(b)(iii)`.
    pub suffix: String,
}

impl Label {
    /// A plain number.
    #[must_use]
    pub fn new(number: u32) -> Self {
        Self { prefix: None, number, suffix: String::new() }
    }

    /// A number with a prefix: `25.13`.
    #[must_use]
    pub fn dotted(prefix: u32, number: u32) -> Self {
        Self { prefix: Some(prefix), number, suffix: String::new() }
    }
}

/// Reads one label. `has_hyphen`: a hyphen stands between prefix and number, as Arabic texts print it.
pub(super) fn label(scan: &mut Scan<'_>, has_hyphen: bool) -> Option<Label> {
    scan.attempt(|scan| {
        let first = number(scan)?;
        let second = scan.attempt(|scan| {
            let is_dotted = scan.eat('.') || (has_hyphen && scan.eat('-'));
            if !is_dotted {
                return None;
            }
            number(scan)
        });
        let (prefix, number) = match second {
            Some(second) => (Some(first), second),
            None => (None, first),
        };
        let mut suffix = String::new();
        while let Some(bracketed) = scan.attempt(bracketed) {
            suffix.push_str(bracketed);
        }
        Some(Label { prefix, number, suffix })
    })
}

/// Decimal, Roman or Chinese.
fn number(scan: &mut Scan<'_>) -> Option<u32> {
    let digits = scan.digits();
    if !digits.is_empty() {
        return Numeral::Decimal.read(digits);
    }
    let chinese = scan.take_while(is_han_numeral);
    if !chinese.is_empty() {
        return Numeral::Chinese.read(chinese);
    }
    scan.attempt(|scan| {
        let roman = scan.take_while(|sign| {
            "IVXLC".contains(latin_look(sign)) || ('\u{2160}'..='\u{216f}').contains(&sign)
        });
        let goes_on = scan.peek().is_some_and(char::is_alphabetic);
        if goes_on { None } else { Numeral::RomanUpper.read(roman) }
    })
    .or_else(|| numerals::ordinal(scan))
}

/// `(b)`, `(iii)`, `(2)`.
fn bracketed<'a>(scan: &mut Scan<'a>) -> Option<&'a str> {
    scan.skip_blanks();
    let start = scan.at();
    if !scan.eat('(') {
        return None;
    }
    let inner = scan.take_while(|sign| sign.is_ascii_alphanumeric());
    let is_label = [
        Numeral::Decimal,
        Numeral::RomanLower,
        Numeral::Letter(Alphabet::LatinLower),
        Numeral::Letter(Alphabet::LatinUpper),
    ]
    .into_iter()
    .any(|numeral| numeral.read(inner).is_some());
    (is_label && inner.len() <= 4 && scan.eat(')')).then(|| scan.text().get(start..scan.at()))?
}
