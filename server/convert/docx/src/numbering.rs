//! Automatic numbers: what Word prints before a paragraph although the paragraph does not say it.

use std::collections::BTreeMap;

use planmark_syntax::Numeral;
use planmark_syntax::numerals::Alphabet;

use super::styles::NumberReference;
use super::xml::Element;

/// A level of a list.
#[derive(Clone, Debug, Default)]
struct Level {
    start: u32,
    format: String,
    /// What is printed: `(%1)`, `%1.%2`.
    text: String,
    /// The level whose next number starts this one again: one above it, or none.
    restart: Option<usize>,
}

/// The lists of a document, and how far each has counted.
#[derive(Clone, Debug, Default)]
pub(super) struct Numbering {
    /// Levels by definition.
    definitions: BTreeMap<String, BTreeMap<usize, Level>>,
    /// The definition of each list, and levels of its own.
    lists: BTreeMap<String, (String, BTreeMap<usize, Level>)>,
    /// The last number of each level. Lists of one definition count together, save where one starts anew.
    counts: BTreeMap<(String, usize), u32>,
}

/// A number that Word prints.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Automatic {
    /// As printed: `(a)`, `12.`; empty for a bullet.
    pub(super) text: String,
    /// The level, from 0.
    pub(super) level: usize,
}

/// Most levels of a list in Word.
const LEVELS: usize = 9;

impl Numbering {
    pub(super) fn read(root: Option<&Element>) -> Self {
        let mut numbering = Self::default();
        let Some(root) = root else { return numbering };
        for definition in root.elements().filter(|element| element.is("w:abstractNum")) {
            if let Some(identifier) = definition.attribute("w:abstractNumId") {
                numbering.definitions.insert(identifier.to_owned(), levels(definition));
            }
        }
        for list in root.elements().filter(|element| element.is("w:num")) {
            let definition = list.child("w:abstractNumId").and_then(Element::val);
            let (Some(identifier), Some(definition)) = (list.attribute("w:numId"), definition) else {
                continue;
            };
            let own = overrides(list, numbering.definitions.get(definition));
            numbering.lists.insert(identifier.to_owned(), (definition.to_owned(), own));
        }
        numbering
    }

    /// The number of the next paragraph that `reference` numbers; `None` if it prints nothing.
    pub(super) fn next(&mut self, reference: &NumberReference) -> Option<Automatic> {
        let list = reference.list.as_deref().filter(|list| *list != "0")?;
        let level = reference.level.unwrap_or(0).min(LEVELS - 1);
        let (definition, own) = self.lists.get(list)?;
        let of =
            |level: usize| own.get(&level).or_else(|| self.definitions.get(definition)?.get(&level)).cloned();
        let here = of(level)?;
        // A list with a start of its own counts by itself.
        let counter =
            if own.is_empty() { format!("definition {definition}") } else { format!("list {list}") };
        let levels: Vec<Level> = (0..LEVELS).map(|level| of(level).unwrap_or_default()).collect();
        let key = |level: usize| (counter.clone(), level);
        let count = self.counts.get(&key(level)).map_or(here.start, |last| last.saturating_add(1));
        self.counts.insert(key(level), count);
        for (below, other) in levels.iter().enumerate().skip(level + 1) {
            if other.restart.is_none_or(|restart| level < restart) {
                self.counts.remove(&key(below));
            }
        }
        if here.format == "none" && !here.text.contains('%') && here.text.trim().is_empty() {
            return None;
        }
        if here.format == "bullet" {
            return Some(Automatic { text: String::new(), level });
        }
        let mut text = here.text.clone();
        for (place, other) in levels.iter().enumerate().take(level + 1) {
            let number = self.counts.get(&key(place)).copied().unwrap_or(other.start);
            text = text.replace(&format!("%{}", place + 1), &printed(number, &other.format));
        }
        Some(Automatic { text: text.trim().to_owned(), level })
    }
}

fn levels(definition: &Element) -> BTreeMap<usize, Level> {
    definition.elements().filter(|element| element.is("w:lvl")).filter_map(level).collect()
}

fn level(element: &Element) -> Option<(usize, Level)> {
    let place = element.attribute("w:ilvl")?.parse().ok().filter(|place| *place < LEVELS)?;
    let val = |name: &str| element.child(name).and_then(Element::val);
    let level = Level {
        start: val("w:start").and_then(|start| start.parse().ok()).unwrap_or(0),
        format: val("w:numFmt").unwrap_or("decimal").to_owned(),
        text: val("w:lvlText").unwrap_or_default().to_owned(),
        restart: val("w:lvlRestart").and_then(|restart| restart.parse().ok()),
    };
    Some((place, level))
}

fn overrides(list: &Element, definition: Option<&BTreeMap<usize, Level>>) -> BTreeMap<usize, Level> {
    let mut own = BTreeMap::new();
    for change in list.elements().filter(|element| element.is("w:lvlOverride")) {
        let place = change.attribute("w:ilvl").and_then(|place| place.parse::<usize>().ok());
        let Some(place) = place.filter(|place| *place < LEVELS) else { continue };
        let whole = change.child("w:lvl").and_then(level).map(|(_, level)| level);
        let Some(mut level) = whole.or_else(|| definition?.get(&place).cloned()) else { continue };
        let start = change.child("w:startOverride").and_then(Element::val);
        if let Some(start) = start.and_then(|start| start.parse().ok()) {
            level.start = start;
        }
        own.insert(place, level);
    }
    own
}

/// The largest number that is printed in letters: thirty times the alphabet.
const MOST_LETTERS: u32 = 780;

/// A number in one of Word's formats (ISO/IEC 29500-1, 17.18.59); in digits where the format is another.
fn printed(number: u32, format: &str) -> String {
    if number > MOST_LETTERS {
        return number.to_string();
    }
    let numeral = match format {
        "lowerLetter" => Numeral::Letter(Alphabet::LatinLower),
        "upperLetter" => Numeral::Letter(Alphabet::LatinUpper),
        "lowerRoman" => Numeral::RomanLower,
        "upperRoman" => Numeral::RomanUpper,
        "russianLower" => Numeral::Letter(Alphabet::CyrillicLower),
        "arabicAlpha" | "arabicAbjad" => Numeral::Letter(Alphabet::Arabic),
        "chineseCounting"
        | "chineseCountingThousand"
        | "japaneseCounting"
        | "ideographDigital"
        | "taiwaneseCounting"
        | "taiwaneseCountingThousand" => Numeral::Chinese,
        "decimalZero" if number < 10 => return format!("0{number}"),
        "none" => return String::new(),
        _ => Numeral::Decimal,
    };
    numeral.print(number).unwrap_or_else(|| number.to_string())
}
