//! Letters that count, in the order in which the Organization's lists use them.

/// The letters of a lettered list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Alphabet {
    /// `a` to `z`, then `aa`, `bb`.
    LatinLower,
    /// `A` to `Z`, then `AA`, `BB`.
    LatinUpper,
    /// `а` to `я` without ё, й, ъ, ы and ь, as Russian lists are lettered.
    CyrillicLower,
    /// `А` to `Я`, the same.
    CyrillicUpper,
    /// `أ ب ج د هـ و ز ح ط ي …`: the abjad order, to its twenty-eighth letter.
    Arabic,
}

const CYRILLIC_LOWER: &str = "абвгдежзиклмнопрстуфхцчшщэюя";
const CYRILLIC_UPPER: &str = "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЭЮЯ";
const ARABIC: &str = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ";

impl Alphabet {
    /// All of them.
    pub const ALL: [Self; 5] =
        [Self::LatinLower, Self::LatinUpper, Self::CyrillicLower, Self::CyrillicUpper, Self::Arabic];

    fn letters(self) -> &'static str {
        match self {
            Self::LatinLower => "abcdefghijklmnopqrstuvwxyz",
            Self::LatinUpper => "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
            Self::CyrillicLower => CYRILLIC_LOWER,
            Self::CyrillicUpper => CYRILLIC_UPPER,
            Self::Arabic => ARABIC,
        }
    }

    fn place(self, letter: char) -> Option<u32> {
        // Bare alif is typed for alif with hamza, which lists print.
        let letter = if self == Self::Arabic && letter == 'ا' { 'أ' } else { letter };
        (1u32..).zip(self.letters().chars()).find(|(_, known)| *known == letter).map(|(place, _)| place)
    }

    fn len(self) -> u32 {
        self.letters().chars().map(|_| 1).sum()
    }

    /// The number of one letter, or of two letters after the last: both `bb` and `ab` follow `aa`, since both ways are printed.
    pub(super) fn read(self, text: &str) -> Option<u32> {
        let mut letters = text.chars().filter(|&sign| sign != '\u{640}');
        let first = self.place(letters.next()?)?;
        let Some(second) = letters.next() else { return Some(first) };
        let second = self.place(second)?;
        let doubled = first == second;
        let counted_on = first == 1;
        (letters.next().is_none() && self != Self::Arabic && (doubled || counted_on))
            .then(|| self.len() + second)
    }

    /// One letter, or the same letter twice.
    pub(super) fn print(self, number: u32) -> Option<String> {
        let count = self.len();
        let (place, times) = if number <= count { (number, 1) } else { (number - count, 2) };
        let letter = self.letters().chars().nth(place.checked_sub(1)? as usize)?;
        match (self, times) {
            // A tatweel keeps the fifth letter in the shape in which lists print it.
            (Self::Arabic, 1) if letter == 'ه' => Some("هـ".to_owned()),
            (Self::Arabic, 2) => None,
            _ => Some(String::from(letter).repeat(times)),
        }
    }
}
