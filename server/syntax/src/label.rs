//! The labels by which paragraphs, tables, figures and annexes are named: `3`, `25.13`, `29A.16`, `3.I.81`, `3.二`, `A.I`, `5-4`.
//!
//! A label is a value: parts, compared whole and by what they count. In which numerals a part is printed makes no difference: `图 3.二` of
//! the Chinese text is Figure 3.II of the English one.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};

use crate::keywords::latin_look;
use crate::normal::Normal;
use crate::numerals::{self, Alphabet, Numeral};
use crate::scan::Scan;
use crate::script::is_han_numeral;

/// One part of a label: a number, a number with a letter (the section of `29A.16`), or a letter alone (the annex of `A.1`).
#[derive(Clone, Copy, Debug)]
pub struct Part {
    number: Option<u32>,
    letter: Option<u32>,
    numeral: Numeral,
}

/// The name of a paragraph, table, figure, annex or other part of a plan.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Label {
    /// What stands before its own number: the programme or budget section (`25` of `25.13`, `29A` of `29A.16`), the entity in it (`I` of
    /// `3.I.81`), the annex (`A` of `A.1`), the chapter of a report (`II` of `II.75`).
    section: Vec<Part>,
    /// Its own number; of a letter alone its place in the alphabet.
    own: Part,
    /// Letters and numerals between brackets after it, without blanks: `(b)(iii)`.
    pub suffix: String,
}

/// Letters of sections and annexes.
const LETTER: Numeral = Numeral::Letter(Alphabet::LatinUpper);

impl Part {
    /// A number in Arabic numerals.
    #[must_use]
    pub fn number(number: u32) -> Self {
        Self { number: Some(number), letter: None, numeral: Numeral::Decimal }
    }

    /// A number in other numerals, such as the Roman one of an entity.
    #[must_use]
    pub fn printed_in(number: u32, numeral: Numeral) -> Self {
        Self { numeral, ..Self::number(number) }
    }

    /// A number with a letter, by its place in the alphabet: `29A`.
    #[must_use]
    pub fn with_letter(number: u32, letter: u32) -> Self {
        Self { letter: Some(letter), ..Self::number(number) }
    }

    /// A letter alone, by its place in the alphabet: `A`.
    #[must_use]
    pub fn letter(letter: u32) -> Self {
        Self { number: None, letter: Some(letter), numeral: LETTER }
    }

    /// What it counts: its number, of a letter alone the place of the letter.
    #[must_use]
    pub fn ordinal(self) -> u32 {
        self.number.or(self.letter).unwrap_or_default()
    }

    /// Whether it is a letter alone, as of an annex.
    #[must_use]
    pub fn is_letter(self) -> bool {
        self.number.is_none()
    }

    /// Whether it is printed in Arabic numerals.
    #[must_use]
    pub fn is_decimal(self) -> bool {
        self.numeral == Numeral::Decimal
    }

    fn key(self) -> (Option<u32>, Option<u32>) {
        (self.number, self.letter)
    }

    fn print(self, numeral: Numeral) -> String {
        let number = self.number.map(|number| numeral.print(number).unwrap_or_else(|| number.to_string()));
        let letter = self.letter.and_then(|letter| LETTER.print(letter));
        format!("{}{}", number.unwrap_or_default(), letter.unwrap_or_default())
    }
}

impl PartialEq for Part {
    fn eq(&self, other: &Self) -> bool {
        self.key() == other.key()
    }
}

impl Eq for Part {}

impl Hash for Part {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.key().hash(state);
    }
}

impl PartialOrd for Part {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Part {
    /// Numbers in their order, `29` before `29A` before `30`; annexes, which are letters, behind them.
    fn cmp(&self, other: &Self) -> Ordering {
        self.is_letter().cmp(&other.is_letter()).then_with(|| self.key().cmp(&other.key()))
    }
}

impl fmt::Display for Part {
    /// As it was printed.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.print(self.numeral))
    }
}

impl fmt::Display for Label {
    /// As it was printed, with dots between its parts: `3.II`, `29A.16`, `4.94 (b)(iii)`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.printed(self.own.numeral))
    }
}

impl Label {
    /// A plain number.
    #[must_use]
    pub fn new(number: u32) -> Self {
        Self::of(Vec::new(), Part::number(number))
    }

    /// A number in a section: `25.13`, `29A.16`, `3.I.81`.
    #[must_use]
    pub fn of(section: Vec<Part>, own: Part) -> Self {
        Self { section, own, suffix: String::new() }
    }

    /// Reads a label that stands alone, in any width and script; `None` where it is none, an open one (`2.?`) included. Parts may be joined
    /// by a hyphen, as Arabic and some French texts join them.
    #[must_use]
    pub fn read(printed: &str) -> Option<Self> {
        let normal = Normal::new(printed);
        let mut scan = Scan::new(normal.text());
        scan.skip_blanks();
        let label = label(&mut scan, true)?;
        scan.eat('.');
        scan.eat('。');
        scan.skip_blanks();
        scan.is_done().then_some(label)
    }

    /// What stands before its own number.
    #[must_use]
    pub fn section(&self) -> &[Part] {
        &self.section
    }

    /// Its own number.
    #[must_use]
    pub fn own(&self) -> Part {
        self.own
    }

    /// What its own number counts.
    #[must_use]
    pub fn number(&self) -> u32 {
        self.own.ordinal()
    }

    /// The same label with another number of its own.
    #[must_use]
    pub fn with_number(&self, number: u32) -> Self {
        let own = match self.own.is_letter() {
            true => Part { letter: Some(number), ..self.own },
            false => Part { number: Some(number), letter: None, ..self.own },
        };
        Self { own, ..self.clone() }
    }

    /// The number of the programme or budget section that it begins with, with its letter: `29A`. Annexes and chapters of reports, which
    /// begin with a letter or a Roman number, belong to none.
    #[must_use]
    pub fn budget_section(&self) -> Option<String> {
        let first = self.section.first()?;
        first.is_decimal().then(|| first.to_string())
    }

    /// Whether it begins with the letter of an annex: `A.1`.
    #[must_use]
    pub fn is_of_annex(&self) -> bool {
        self.section.first().is_some_and(|first| first.is_letter())
    }

    /// The whole label, without what stands between brackets behind it: `3.27` of `3.27 (b)`.
    #[must_use]
    pub fn whole(&self) -> Self {
        Self { suffix: String::new(), ..self.clone() }
    }

    /// The form in which labels are stored: digits, capitals and dots alone. Two labels are equal if and only if these are.
    #[must_use]
    pub fn stored(&self) -> Box<str> {
        let mut stored = String::new();
        for part in self.section.iter().chain(std::iter::once(&self.own)) {
            if !stored.is_empty() {
                stored.push('.');
            }
            stored.push_str(&part.print(Numeral::Decimal));
        }
        stored.push_str(&self.suffix);
        stored.into()
    }

    /// The label with its own number in a numeral.
    pub(crate) fn printed(&self, numeral: Numeral) -> String {
        let mut printed = String::new();
        for part in &self.section {
            printed.push_str(&part.to_string());
            printed.push('.');
        }
        let mut own = self.own.print(if self.own.is_letter() { LETTER } else { numeral });
        // A lone C would be a letter: a hundred is printed in digits.
        if numeral == Numeral::RomanUpper && self.section.is_empty() && matches!(&*own, "C" | "D" | "L" | "M")
        {
            own = self.own.print(Numeral::Decimal);
        }
        printed.push_str(&own);
        if !self.suffix.is_empty() {
            printed.push(' ');
            printed.push_str(&self.suffix);
        }
        printed
    }
}

/// No label has more parts: `3.I.81` has three.
const MOST_PARTS: usize = 4;

/// Takes one label. `has_hyphen`: a hyphen may join its parts, as in Arabic texts.
pub(crate) fn label(scan: &mut Scan<'_>, has_hyphen: bool) -> Option<Label> {
    scan.attempt(|scan| {
        let mut parts = vec![first_part(scan)?];
        while let Some(part) = scan.attempt(|scan| {
            let is_joined = scan.eat('.') || (has_hyphen && scan.eat('-'));
            (is_joined && parts.len() < MOST_PARTS).then(|| number(scan))?
        }) {
            parts.push(part);
        }
        let own = parts.pop()?;
        let mut suffix = String::new();
        while let Some(bracketed) = scan.attempt(bracketed) {
            suffix.push_str(bracketed);
        }
        Some(Label { section: parts, own, suffix })
    })
}

/// `29A`, `A`, or a number alone. I, V and X alone are numerals, every other letter is a letter.
fn first_part(scan: &mut Scan<'_>) -> Option<Part> {
    let letter = |scan: &mut Scan<'_>| {
        let sign = latin_look(scan.peek()?);
        let letter = LETTER.read(sign.encode_utf8(&mut [0; 4]))?;
        scan.take_bytes(scan.peek()?.len_utf8());
        (!scan.peek().is_some_and(char::is_alphanumeric)).then_some((letter, sign))
    };
    if let Some((letter, _)) = scan.attempt(|scan| letter(scan).filter(|(_, sign)| !"IVX".contains(*sign))) {
        return Some(Part::letter(letter));
    }
    let part = number(scan)?;
    let lettered = part.is_decimal().then(|| scan.attempt(letter)).flatten();
    Some(Part { letter: lettered.map(|(letter, _)| letter), ..part })
}

/// Decimal, Roman or Chinese.
fn number(scan: &mut Scan<'_>) -> Option<Part> {
    let part = |number: Option<u32>, numeral| Some(Part { number: Some(number?), letter: None, numeral });
    let digits = scan.digits();
    if !digits.is_empty() {
        return part(Numeral::Decimal.read(digits), Numeral::Decimal);
    }
    let chinese = scan.take_while(is_han_numeral);
    if !chinese.is_empty() {
        return part(Numeral::Chinese.read(chinese), Numeral::Chinese);
    }
    scan.attempt(|scan| {
        let roman = scan.take_while(|sign| {
            "IVXLC".contains(latin_look(sign)) || ('\u{2160}'..='\u{216f}').contains(&sign)
        });
        let goes_on = scan.peek().is_some_and(char::is_alphabetic);
        if goes_on { None } else { part(Numeral::RomanUpper.read(roman), Numeral::RomanUpper) }
    })
    .or_else(|| part(numerals::ordinal(scan), Numeral::Decimal))
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

#[cfg(test)]
mod tests {
    use super::Label;

    #[test]
    fn labels_are_read_whole() {
        let cases = [
            ("3", "3"),
            ("12.", "12"),
            ("25.13", "25.13"),
            ("２５．１３", "25.13"),
            ("٢٥-١٣", "25.13"),
            ("5-4", "5.4"),
            ("29A.16", "29A.16"),
            ("29А.16", "29A.16"),
            ("3.I.81", "3.1.81"),
            ("3.一.81", "3.1.81"),
            ("27.I.X", "27.1.10"),
            ("8.III.I", "8.3.1"),
            ("3.二", "3.2"),
            ("图", "none"),
            ("三", "3"),
            ("IV", "4"),
            ("V", "5"),
            ("B", "B"),
            ("A.1", "A.1"),
            ("A.I", "A.1"),
            ("C.4", "C.4"),
            ("II.75", "2.75"),
            ("4.94 (b) (iii)", "4.94(b)(iii)"),
            ("1.174 (2)", "1.174(2)"),
            ("2.?", "none"),
            ("2.10 bis", "none"),
            ("", "none"),
            ("1.2.3.4.5", "none"),
        ];
        for (printed, expected) in cases {
            let stored = Label::read(printed).map(|label| label.stored().to_string());
            assert_eq!(stored.as_deref().unwrap_or("none"), expected, "{printed}");
        }
    }

    #[test]
    fn labels_are_printed_as_they_were() {
        for printed in ["3", "29A.16", "3.I.81", "8.III.I", "3.二", "A.IV", "4.94 (b)(iii)"] {
            assert_eq!(Label::read(printed).unwrap().to_string(), printed);
        }
    }

    #[test]
    fn labels_sort_by_what_they_count() {
        let sorted = ["29.9", "29.10", "29A.2", "29A.16", "30.I.2", "30.II.1", "A.1", "A.II", "B.1"];
        let mut labels: Vec<Label> = sorted.iter().rev().filter_map(|label| Label::read(label)).collect();
        labels.sort();
        let printed: Vec<String> = labels.iter().map(ToString::to_string).collect();
        assert_eq!(printed, sorted);
    }

    #[test]
    fn the_section_is_told_from_an_annex_and_a_chapter() {
        let section = |label: &str| Label::read(label).and_then(|label| label.budget_section());
        assert_eq!(section("29A.16").as_deref(), Some("29A"));
        assert_eq!(section("3.I.81").as_deref(), Some("3"));
        assert_eq!((section("A.1"), section("II.75"), section("12")), (None, None, None));
        assert!(Label::read("A.1").unwrap().is_of_annex());
    }
}
