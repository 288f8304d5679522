//! Part letters: `52/12 A and B`, `42/37 A–C`, `ألف وباء`.

use std::sync::LazyLock;

use crate::Language;
use crate::joints;
use crate::keywords::{self, ConnectorRole, latin_look};
use crate::numerals::{Alphabet, Numeral};
use crate::words::{WordList, ends_word};

/// A part of a resolution, by the place of its letter: 1 is `A`, 26 is `Z`, 27 is `AA`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Part(u32);

const LATIN: Numeral = Numeral::Letter(Alphabet::LatinUpper);

impl Part {
    /// The last part that has a letter: `AZ`, printed `ZZ` by none.
    pub const LAST: u32 = 52;

    /// The part of a place, from one; `None` past [`Self::LAST`].
    #[must_use]
    pub fn new(place: u32) -> Option<Self> {
        (1..=Self::LAST).contains(&place).then_some(Self(place))
    }

    /// The place of its letter, from one.
    #[must_use]
    pub fn place(self) -> u32 {
        self.0
    }

    /// The part of a letter: Latin upper case, a letter that looks like one, or the name of a letter.
    #[must_use]
    pub fn read(letter: &str) -> Option<Self> {
        if let Some((part, end)) = Self::by_name(letter, 0) {
            return (end == letter.len()).then_some(part);
        }
        let latin: String = letter.chars().map(latin_look).collect();
        // Parts go on with AA, AB, AC; doubling is for lists.
        match latin.as_bytes() {
            [one @ b'A'..=b'Z'] => Self::new(u32::from(one - b'A') + 1),
            [b'A', two @ b'A'..=b'Z'] => Self::new(u32::from(two - b'A') + 27),
            _ => None,
        }
    }

    /// The part whose letter is named at a byte of a text, and where the name ends.
    pub(super) fn by_name(text: &str, at: usize) -> Option<(Self, usize)> {
        LETTER_NAMES.at(text, at, |end| ends_word(text, end))
    }

    /// The Latin letter: `A`, `AB`.
    #[must_use]
    pub fn letter(self) -> String {
        match self.0 {
            1..=26 => LATIN.print(self.0).unwrap_or_default(),
            place => format!("A{}", LATIN.print(place - 26).unwrap_or_default()),
        }
    }

    pub(super) fn display(self, language: Language) -> String {
        let name = names(language).nth(self.0 as usize - 1);
        name.map_or_else(|| self.letter(), str::to_owned)
    }
}

/// The names of letters, with the parts that they number.
static LETTER_NAMES: LazyLock<WordList<Part>> = LazyLock::new(|| {
    let named = Language::ALL.into_iter().flat_map(|language| (1..).map(Part).zip(names(language)));
    WordList::new(named.map(|(part, name)| (name, part)))
});

/// The names of letters that a language has, in the order of the Latin ones.
fn names(language: Language) -> impl Iterator<Item = &'static str> {
    let words = keywords::LETTER_NAMES.iter().flat_map(|names| names.iter());
    words.filter(move |word| word.language == language).map(|word| word.text)
}

/// One part, or a range of parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PartRange {
    /// The first part.
    pub first: Part,
    /// The last part; the same as the first for one part.
    pub last: Part,
}

impl PartRange {
    /// One part.
    #[must_use]
    pub fn one(part: Part) -> Self {
        Self { first: part, last: part }
    }

    /// Its parts, in order.
    pub fn parts(self) -> impl Iterator<Item = Part> {
        (self.first.0..=self.last.0).map(Part)
    }
}

/// The part letters of a citation, as printed: `A`, `A and B`, `A–C`, `A, B and D–F`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Parts(pub Vec<PartRange>);

impl Parts {
    /// Whether the whole resolution is cited.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Every part that is cited, ranges spelled out.
    pub fn parts(&self) -> impl Iterator<Item = Part> + '_ {
        self.0.iter().flat_map(|range| range.parts())
    }

    /// The letters as a language prints them: `A and B`, `A 和 B`, `ألف وباء`, `A–C`.
    #[must_use]
    pub fn display(&self, language: Language) -> String {
        let mut printed = String::new();
        let last = last_joint(language);
        for (index, range) in self.0.iter().enumerate() {
            let is_last = index + 1 == self.0.len();
            if index > 0 {
                printed.push_str(if is_last { &last } else { joints::comma(language) });
            }
            printed.push_str(&range.first.display(language));
            if range.last != range.first {
                printed.push('–');
                printed.push_str(&range.last.display(language));
            }
        }
        printed
    }
}

fn last_joint(language: Language) -> String {
    let and = joints::printed(ConnectorRole::And, language);
    // The Arabic conjunction is written together with the word after it.
    if language == Language::Ar { format!(" {and}") } else { format!(" {and} ") }
}
