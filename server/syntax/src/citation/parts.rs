//! Part letters: `52/12 A and B`, `42/37 A–C`, `ألف وباء`.

use super::words::is_arabic;
use crate::Language;
use crate::numerals::{Alphabet, Numeral};

/// A part of a resolution, by the place of its letter: 1 is `A`, 26 is `Z`, 27 is `AA`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Part(u32);

/// The names of the letters with which Arabic texts name parts, in the order of the Latin letters.
///
/// Source: Arabic editions of resolutions of the General Assembly (`52/12 ألف وباء`); twenty-two letters are in use.
const ARABIC_LETTERS: [&str; 22] = [
    "ألف", "باء", "جيم", "دال", "هاء", "واو", "زاي", "حاء", "طاء", "ياء", "كاف", "لام", "ميم", "نون", "سين",
    "عين", "فاء", "صاد", "قاف", "راء", "شين", "تاء",
];

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

    /// The part of a letter: Latin upper case, a Cyrillic letter that looks like one, or the name of an Arabic letter.
    #[must_use]
    pub fn read(letter: &str) -> Option<Self> {
        if letter.chars().next().is_some_and(is_arabic) {
            let index = ARABIC_LETTERS.iter().position(|name| bare_alif(name) == bare_alif(letter))?;
            return Self::new(u32::try_from(index).ok()? + 1);
        }
        let latin: String = letter.chars().map(latin_look).collect();
        // Parts go on with AA, AB, AC; doubling is for lists.
        match latin.as_bytes() {
            [one @ b'A'..=b'Z'] => Self::new(u32::from(one - b'A') + 1),
            [b'A', two @ b'A'..=b'Z'] => Self::new(u32::from(two - b'A') + 27),
            _ => None,
        }
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
        let arabic = (language == Language::Ar).then(|| ARABIC_LETTERS.get(self.0 as usize - 1)).flatten();
        arabic.map_or_else(|| self.letter(), |name| (*name).to_owned())
    }
}

/// The Arabic letter names of all parts that have one, with their parts, longest first for reading.
pub(super) fn arabic_letters() -> impl Iterator<Item = (&'static str, Part)> {
    (1u32..).zip(ARABIC_LETTERS).map(|(place, name)| (name, Part(place)))
}

/// Alif without its hamza: texts are typed with and without it.
fn bare_alif(name: &str) -> String {
    name.replace(['أ', 'إ'], "ا")
}

/// The Latin letter that a Cyrillic one looks like: Russian texts are typed with both.
pub(super) fn latin_look(letter: char) -> char {
    const LOOKS: [(char, char); 11] = [
        ('А', 'A'),
        ('В', 'B'),
        ('С', 'C'),
        ('Е', 'E'),
        ('Н', 'H'),
        ('І', 'I'),
        ('К', 'K'),
        ('М', 'M'),
        ('О', 'O'),
        ('Р', 'P'),
        ('Х', 'X'),
    ];
    LOOKS.iter().find(|(cyrillic, _)| *cyrillic == letter).map_or(letter, |(_, latin)| *latin)
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
        for (index, range) in self.0.iter().enumerate() {
            let is_last = index + 1 == self.0.len();
            if index > 0 {
                printed.push_str(if is_last { last_joint(language) } else { joint(language) });
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

fn joint(language: Language) -> &'static str {
    match language {
        Language::Ar => "، ",
        Language::Zh => "、",
        Language::En | Language::Es | Language::Fr | Language::Ru => ", ",
    }
}

fn last_joint(language: Language) -> &'static str {
    match language {
        // The Arabic conjunction is written together with the word after it.
        Language::Ar => " و",
        Language::En => " and ",
        Language::Es => " y ",
        Language::Fr => " et ",
        Language::Ru => " и ",
        Language::Zh => " 和 ",
    }
}
