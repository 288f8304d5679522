//! The printed markers of lists: `(a)`, `㈠`, `(i)`, `a.`, `'1'`, `-`, `1.1.2`.

use std::fmt;

use crate::normal::Normal;
use crate::numerals::{Alphabet, Numeral};

/// How deep a marker stands, by its indentation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Level {
    /// At the margin: an item, an expected accomplishment.
    Item,
    /// Indented once: a sub-item, an indicator of achievement.
    SubItem,
    /// Indented twice.
    Third,
}

/// The signs around a marker's letter or numeral.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Enclosure {
    /// `(a)`; for [`Numeral::ChineseInBrackets`] the brackets are the numeral's own.
    Brackets,
    /// `a)`.
    ClosingBracket,
    /// `a.`.
    Dot,
    /// `'1'`.
    Quotes,
}

/// What a marker says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Marker {
    /// `-`: an item without a letter.
    Dash,
    /// `(?)`: to be numbered by the formatter.
    Open(Enclosure),
    /// A place in a sequence.
    Ordinal {
        /// The way in which the place is written.
        numeral: Numeral,
        /// The place, from one.
        ordinal: u32,
        /// The signs around it.
        enclosure: Enclosure,
    },
    /// `1.1`, `1.1.2`: an accomplishment and an indicator of a mission budget.
    Dotted {
        /// The numbers before the last: of the component, and of the accomplishment for an indicator.
        above: (u16, Option<u16>),
        /// The last number.
        ordinal: u16,
    },
}

/// Lists do not run so far; a longer Roman reading of one letter (`(c)`, `(l)`, `(m)`) is a letter at every level.
const LONGEST_ROMAN_LIST: u32 = 39;

impl Marker {
    /// What a marker says at its level; `None` where `text` is no marker.
    ///
    /// `(i)` at the margin is the letter, indented it is the numeral. `(ii)`, `(iv)` are numerals at every level: a lettered list
    /// would be at its thirty-fifth item.
    #[must_use]
    pub fn read(text: &str, level: Level) -> Option<Self> {
        let readings = Self::readings(text);
        let is_roman = |marker: &Self| marker.numeral() == Some(Numeral::RomanLower);
        let is_one_sign = |marker: &Self| matches!(marker, Self::Ordinal { ordinal, .. } if *ordinal <= 26);
        let letter = readings.iter().find(|marker| !is_roman(marker));
        let roman = readings.iter().find(|marker| is_roman(marker));
        match (letter, roman) {
            (Some(letter), Some(_)) if level == Level::Item && is_one_sign(letter) => Some(*letter),
            (_, Some(roman)) => Some(*roman),
            (letter, None) => letter.copied(),
        }
    }

    /// Everything that a marker can say, whatever its level: `(i)` is the ninth letter and the first numeral, `(v)` the
    /// twenty-second and the fifth. Letters come first.
    #[must_use]
    pub fn readings(text: &str) -> Vec<Self> {
        let normal = Normal::new(text);
        let text = normal.text().trim();
        if text == "-" {
            return vec![Self::Dash];
        }
        let bracketed = Numeral::ChineseInBrackets;
        if let Some(ordinal) = bracketed.read(text) {
            return vec![Self::Ordinal { numeral: bracketed, ordinal, enclosure: Enclosure::Brackets }];
        }
        let Some((inner, enclosure)) = Enclosure::strip(text) else {
            return Self::dotted(text).into_iter().collect();
        };
        if inner == "?" {
            return vec![Self::Open(enclosure)];
        }
        let numerals = [
            Numeral::Letter(Alphabet::LatinLower),
            Numeral::Letter(Alphabet::LatinUpper),
            Numeral::Letter(Alphabet::CyrillicLower),
            Numeral::Letter(Alphabet::CyrillicUpper),
            Numeral::Letter(Alphabet::Arabic),
            Numeral::Decimal,
            Numeral::RomanLower,
        ];
        let mut readings = Vec::new();
        for numeral in numerals {
            let Some(ordinal) = numeral.read(inner) else { continue };
            if numeral == Numeral::RomanLower && ordinal > LONGEST_ROMAN_LIST {
                continue;
            }
            readings.push(Self::Ordinal { numeral, ordinal, enclosure });
        }
        readings
    }

    /// `1.1`, `1.1.2`.
    fn dotted(text: &str) -> Option<Self> {
        let number = |part: &str| u16::try_from(Numeral::Decimal.read(part)?).ok();
        let parts: Vec<u16> = text.split('.').map(number).collect::<Option<_>>()?;
        match parts[..] {
            [component, ordinal] => Some(Self::Dotted { above: (component, None), ordinal }),
            [component, accomplishment, ordinal] => {
                Some(Self::Dotted { above: (component, Some(accomplishment)), ordinal })
            }
            _ => None,
        }
    }

    /// The way in which the marker writes its place; `None` for a dash and for an open marker.
    #[must_use]
    pub fn numeral(&self) -> Option<Numeral> {
        match self {
            Self::Ordinal { numeral, .. } => Some(*numeral),
            Self::Dotted { .. } => Some(Numeral::Decimal),
            Self::Dash | Self::Open(_) => None,
        }
    }

    /// The place in the sequence, from one; `None` for a dash and for an open marker.
    #[must_use]
    pub fn ordinal(&self) -> Option<u32> {
        match self {
            Self::Ordinal { ordinal, .. } => Some(*ordinal),
            Self::Dotted { ordinal, .. } => Some(u32::from(*ordinal)),
            Self::Dash | Self::Open(_) => None,
        }
    }

    /// Whether the formatter is to number it.
    #[must_use]
    pub fn is_open(&self) -> bool {
        matches!(self, Self::Open(_))
    }

    /// The level at which markers of this look usually stand, by the markup's table of markers; `None` where it says nothing.
    #[must_use]
    pub fn usual_level(&self) -> Option<Level> {
        let (numeral, enclosure) = match self {
            Self::Ordinal { numeral, enclosure, .. } => (numeral, enclosure),
            Self::Dotted { above: (_, accomplishment), .. } => {
                return Some(if accomplishment.is_some() { Level::SubItem } else { Level::Item });
            }
            Self::Dash | Self::Open(_) => return None,
        };
        match (numeral, enclosure) {
            (Numeral::Letter(_), Enclosure::Dot) => Some(Level::Third),
            (Numeral::Letter(_), _) => Some(Level::Item),
            _ => Some(Level::SubItem),
        }
    }

    /// The marker of another place in the same sequence; `None` where its way of writing does not reach so far.
    #[must_use]
    pub fn with_ordinal(&self, ordinal: u32) -> Option<Self> {
        match *self {
            Self::Ordinal { numeral, enclosure, .. } => {
                numeral.print(ordinal)?;
                Some(Self::Ordinal { numeral, ordinal, enclosure })
            }
            Self::Dotted { above, .. } => Some(Self::Dotted { above, ordinal: u16::try_from(ordinal).ok()? }),
            Self::Dash | Self::Open(_) => None,
        }
    }
}

impl Enclosure {
    fn strip(text: &str) -> Option<(&str, Self)> {
        if let Some(inner) = text.strip_suffix(')') {
            return Some(match inner.strip_prefix('(') {
                Some(inner) => (inner.trim(), Self::Brackets),
                None => (inner.trim(), Self::ClosingBracket),
            });
        }
        if let Some(inner) = text.strip_suffix('.') {
            return Some((inner, Self::Dot));
        }
        text.strip_prefix('\'')?.strip_suffix('\'').map(|inner| (inner, Self::Quotes))
    }

    fn around(self, inner: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Brackets => write!(f, "({inner})"),
            Self::ClosingBracket => write!(f, "{inner})"),
            Self::Dot => write!(f, "{inner}."),
            Self::Quotes => write!(f, "'{inner}'"),
        }
    }
}

impl fmt::Display for Marker {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Dash => f.write_str("-"),
            Self::Open(enclosure) => enclosure.around("?", f),
            Self::Dotted { above: (component, None), ordinal } => write!(f, "{component}.{ordinal}"),
            Self::Dotted { above: (component, Some(accomplishment)), ordinal } => {
                write!(f, "{component}.{accomplishment}.{ordinal}")
            }
            Self::Ordinal { numeral, ordinal, enclosure } => {
                // A place that the numeral cannot write comes from no text; it is shown as a number rather than lost.
                let printed = numeral.print(*ordinal).unwrap_or_else(|| ordinal.to_string());
                if *numeral == Numeral::ChineseInBrackets {
                    f.write_str(&printed)
                } else {
                    enclosure.around(&printed, f)
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Level, Marker};

    /// What a marker says, as one line.
    fn said(text: &str, level: Level) -> String {
        match Marker::read(text, level) {
            None => "no marker".to_owned(),
            Some(marker) => {
                let ordinal = marker.ordinal().map_or("-".to_owned(), |ordinal| ordinal.to_string());
                format!("{marker} {ordinal} {:?}", marker.numeral())
            }
        }
    }

    #[test]
    fn markers_are_read_by_level() {
        let cases = [
            ("(a)", Level::Item, "(a) 1 Some(Letter(LatinLower))"),
            ("（ａ）", Level::Item, "(a) 1 Some(Letter(LatinLower))"),
            ("(aa)", Level::Item, "(aa) 27 Some(Letter(LatinLower))"),
            ("(i)", Level::Item, "(i) 9 Some(Letter(LatinLower))"),
            ("(i)", Level::SubItem, "(i) 1 Some(RomanLower)"),
            ("(iv)", Level::SubItem, "(iv) 4 Some(RomanLower)"),
            ("(ii)", Level::Item, "(ii) 2 Some(RomanLower)"),
            ("(c)", Level::SubItem, "(c) 3 Some(Letter(LatinLower))"),
            ("i)", Level::SubItem, "i) 1 Some(RomanLower)"),
            ("a)", Level::Item, "a) 1 Some(Letter(LatinLower))"),
            ("а)", Level::Item, "а) 1 Some(Letter(CyrillicLower))"),
            ("a.", Level::Third, "a. 1 Some(Letter(LatinLower))"),
            ("㈠", Level::SubItem, "㈠ 1 Some(ChineseInBrackets)"),
            ("(十一)", Level::SubItem, "(十一) 11 Some(ChineseInBrackets)"),
            ("（一）", Level::SubItem, "㈠ 1 Some(ChineseInBrackets)"),
            ("(أ)", Level::Item, "(أ) 1 Some(Letter(Arabic))"),
            ("'1'", Level::SubItem, "'1' 1 Some(Decimal)"),
            ("‘١’", Level::SubItem, "'1' 1 Some(Decimal)"),
            ("(1)", Level::SubItem, "(1) 1 Some(Decimal)"),
            ("-", Level::Item, "- - None"),
            ("－", Level::Item, "- - None"),
            ("(?)", Level::Item, "(?) - None"),
            ("（？）", Level::SubItem, "(?) - None"),
            ("1.1", Level::Item, "1.1 1 Some(Decimal)"),
            ("1.2.10", Level::SubItem, "1.2.10 10 Some(Decimal)"),
            ("١.١.٢", Level::SubItem, "1.1.2 2 Some(Decimal)"),
            ("1.2.3.4", Level::SubItem, "no marker"),
            ("1.", Level::SubItem, "1. 1 Some(Decimal)"),
            ("()", Level::Item, "no marker"),
            ("(word)", Level::Item, "no marker"),
            ("", Level::Item, "no marker"),
        ];
        for (text, level, expected) in cases {
            assert_eq!(said(text, level), expected, "{text:?} at {level:?}");
        }
    }

    #[test]
    fn a_marker_knows_its_usual_level_and_its_neighbours() {
        let marker = |text| Marker::read(text, Level::SubItem).unwrap();
        assert_eq!(marker("(b)").usual_level(), Some(Level::Item));
        assert_eq!(marker("㈠").usual_level(), Some(Level::SubItem));
        assert_eq!(marker("b.").usual_level(), Some(Level::Third));
        assert_eq!(marker("-").usual_level(), None);
        assert_eq!(marker("㈩").with_ordinal(11).unwrap().to_string(), "(十一)");
        assert_eq!(marker("(b)").with_ordinal(26).unwrap().to_string(), "(z)");
        assert_eq!(marker("(b)").with_ordinal(90), None);
        assert!(marker("(?)").is_open());
    }

    proptest! {
        #[test]
        fn every_reading_is_printed_as_one_of_its_readings(text in "[(（]?[a-zа-яأ-ي0-9?一二十ivx]{1,3}[)）.]|㈠|-|'[0-9]'") {
            for marker in Marker::readings(&text) {
                prop_assert!(Marker::readings(&marker.to_string()).contains(&marker));
            }
        }
    }
}
