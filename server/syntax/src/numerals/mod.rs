//! Numbers as the Organization prints them: digits of several scripts, Roman and Chinese numerals, lettered lists.
//!
//! Each [`Numeral`] reads and prints one way of writing a positive number. Reading is strict about what is no number (`IIII`,
//! `十二十`), and lenient about width and script.

mod chinese;
mod letters;
mod roman;

pub use letters::Alphabet;

use crate::Language;
use crate::keywords;
use crate::scan::Scan;
use crate::script::decimal_digit;

/// A way of writing a positive number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Numeral {
    /// `12`; digits of any script are read, ASCII digits are printed.
    Decimal,
    /// `XII`, to 3999.
    RomanUpper,
    /// `xii`, to 3999.
    RomanLower,
    /// `十二`, to 999.
    Chinese,
    /// `㈠` to `㈩`, then `(十一)`; `(一)` is read too. To 999.
    ChineseInBrackets,
    /// Letters of an alphabet: `a`, `Б`, `ج`.
    Letter(Alphabet),
}

impl Numeral {
    /// The number that `text` writes in this way; `None` where it writes none.
    #[must_use]
    pub fn read(self, text: &str) -> Option<u32> {
        match self {
            Self::Decimal => read_decimal(text),
            Self::RomanUpper => roman::read(text, false),
            Self::RomanLower => roman::read(text, true),
            Self::Chinese => chinese::read(text),
            Self::ChineseInBrackets => chinese::read_in_brackets(text),
            Self::Letter(alphabet) => alphabet.read(text),
        }
    }

    /// `number` written in this way; `None` for zero and for what the way cannot write.
    #[must_use]
    pub fn print(self, number: u32) -> Option<String> {
        if number == 0 {
            return None;
        }
        match self {
            Self::Decimal => Some(number.to_string()),
            Self::RomanUpper => roman::print(number),
            Self::RomanLower => roman::print(number).map(|numeral| numeral.to_ascii_lowercase()),
            Self::Chinese => chinese::print(number),
            Self::ChineseInBrackets => chinese::print_in_brackets(number),
            Self::Letter(alphabet) => alphabet.print(number),
        }
    }
}

/// Takes a word that counts (الثاني), and gives its number.
pub(crate) fn ordinal(scan: &mut Scan<'_>) -> Option<u32> {
    let words = keywords::ORDINALS.iter().flat_map(|words| (1..).zip(words.iter()));
    let (number, _) = words.into_iter().find(|(_, word)| scan.eat_exactly(word.text))?;
    Some(number)
}

/// The word that counts to a number, where a language prints words and has one.
pub(crate) fn printed_ordinal(number: u32, language: Language) -> Option<&'static str> {
    let words = keywords::ORDINALS.first()?;
    let mut counted = (1..).zip(words.iter().filter(|word| word.language == language));
    counted.find(|(place, _)| *place == number).map(|(_, word)| word.text)
}

fn read_decimal(text: &str) -> Option<u32> {
    let mut number = 0u32;
    let mut any = false;
    for sign in text.chars() {
        number = number.checked_mul(10)?.checked_add(decimal_digit(sign)?)?;
        any = true;
    }
    (any && number > 0).then_some(number)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Alphabet, Numeral};

    #[test]
    fn numerals_of_every_kind_are_read() {
        use Numeral::{Chinese, ChineseInBrackets, Decimal, Letter, RomanLower, RomanUpper};
        let cases = [
            (Decimal, "58", Some(58)),
            (Decimal, "５８", Some(58)),
            (Decimal, "٥٨", Some(58)),
            (Decimal, "0", None),
            (Decimal, "", None),
            (Decimal, "99999999999", None),
            (RomanUpper, "XXIX", Some(29)),
            (RomanUpper, "Ⅳ", Some(4)),
            (RomanUpper, "ХХIХ", Some(29)),
            (RomanUpper, "IIII", None),
            (RomanUpper, "IXI", None),
            (RomanUpper, "xv", None),
            (RomanLower, "xiv", Some(14)),
            (RomanLower, "vv", None),
            (Chinese, "一", Some(1)),
            (Chinese, "十", Some(10)),
            (Chinese, "十一", Some(11)),
            (Chinese, "三十", Some(30)),
            (Chinese, "九十九", Some(99)),
            (Chinese, "一百零五", Some(105)),
            (Chinese, "一百一十五", Some(115)),
            (Chinese, "十二十", None),
            (Chinese, "一二", None),
            (Chinese, "", None),
            (ChineseInBrackets, "㈠", Some(1)),
            (ChineseInBrackets, "㈩", Some(10)),
            (ChineseInBrackets, "(十一)", Some(11)),
            (ChineseInBrackets, "（一）", Some(1)),
            (ChineseInBrackets, "(一", None),
            (ChineseInBrackets, "一", None),
            (Letter(Alphabet::LatinLower), "a", Some(1)),
            (Letter(Alphabet::LatinLower), "z", Some(26)),
            (Letter(Alphabet::LatinLower), "aa", Some(27)),
            (Letter(Alphabet::LatinLower), "bb", Some(28)),
            (Letter(Alphabet::LatinLower), "ab", Some(28)),
            (Letter(Alphabet::LatinLower), "ba", None),
            (Letter(Alphabet::LatinLower), "A", None),
            (Letter(Alphabet::LatinUpper), "L", Some(12)),
            (Letter(Alphabet::CyrillicLower), "а", Some(1)),
            (Letter(Alphabet::CyrillicLower), "з", Some(8)),
            (Letter(Alphabet::CyrillicLower), "и", Some(9)),
            (Letter(Alphabet::CyrillicLower), "к", Some(10)),
            (Letter(Alphabet::CyrillicLower), "a", None),
            (Letter(Alphabet::Arabic), "أ", Some(1)),
            (Letter(Alphabet::Arabic), "ا", Some(1)),
            (Letter(Alphabet::Arabic), "هـ", Some(5)),
            (Letter(Alphabet::Arabic), "ه", Some(5)),
            (Letter(Alphabet::Arabic), "ي", Some(10)),
            (Letter(Alphabet::Arabic), "ت", Some(22)),
        ];
        for (numeral, text, expected) in cases {
            assert_eq!(numeral.read(text), expected, "{numeral:?} {text:?}");
        }
    }

    #[test]
    fn numerals_are_printed_as_the_organization_prints_them() {
        use Numeral::{Chinese, ChineseInBrackets, Letter, RomanLower};
        let print = |numeral: Numeral, numbers: &[u32]| {
            let printed: Vec<_> =
                numbers.iter().map(|&number| numeral.print(number).unwrap_or("none".to_owned())).collect();
            printed.join(" ")
        };
        assert_eq!(print(RomanLower, &[1, 4, 9, 14, 40]), "i iv ix xiv xl");
        assert_eq!(
            print(Chinese, &[1, 10, 11, 20, 21, 99, 100, 110]),
            "一 十 十一 二十 二十一 九十九 一百 一百一十"
        );
        assert_eq!(print(ChineseInBrackets, &[1, 10, 11, 12]), "㈠ ㈩ (十一) (十二)");
        assert_eq!(print(Letter(Alphabet::LatinLower), &[1, 26, 27, 28, 52, 53]), "a z aa bb zz none");
        assert_eq!(print(Letter(Alphabet::CyrillicLower), &[1, 8, 9, 10, 28, 29]), "а з и к я аа");
        let abjad: Vec<u32> = (1..=22).collect();
        assert_eq!(print(Letter(Alphabet::Arabic), &abjad), "أ ب ج د هـ و ز ح ط ي ك ل م ن س ع ف ص ق ر ش ت");
        assert_eq!(print(RomanLower, &[0, 4000]), "none none");
    }

    fn numeral() -> impl Strategy<Value = Numeral> {
        prop_oneof![
            Just(Numeral::Decimal),
            Just(Numeral::RomanUpper),
            Just(Numeral::RomanLower),
            Just(Numeral::Chinese),
            Just(Numeral::ChineseInBrackets),
            proptest::sample::select(&Alphabet::ALL[..]).prop_map(Numeral::Letter),
        ]
    }

    proptest! {
        #[test]
        fn what_is_printed_is_read_again(numeral in numeral(), number in 0u32..1200) {
            if let Some(printed) = numeral.print(number) {
                prop_assert_eq!(numeral.read(&printed), Some(number));
            }
        }

        #[test]
        fn no_text_makes_reading_panic(numeral in numeral(), text in "[IVXLCDMivx一二十百零(（)）㈠a-zа-яأ-ي0-9]{0,6}|.{0,6}") {
            let _ = numeral.read(&text);
        }
    }
}
