//! Automatic numbers: what Word prints before a paragraph although the paragraph does not say it.

use std::collections::{BTreeMap, BTreeSet};

use super::counting::printed;
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
    /// All numbers in it are printed in digits.
    in_digits: bool,
    /// The paragraph style that stands at this level.
    style: Option<String>,
}

/// The lists of a document, and how far each has counted.
#[derive(Clone, Debug, Default)]
pub(super) struct Numbering {
    /// Levels by definition.
    definitions: BTreeMap<String, BTreeMap<usize, Level>>,
    lists: BTreeMap<String, List>,
    /// The last number of each level. Lists of one definition count together: one that starts anew does so with its first paragraph,
    /// and the others go on from there.
    counts: BTreeMap<(String, usize), u32>,
    /// Lists and levels that have started anew.
    started: BTreeSet<(String, usize)>,
}

/// A list.
#[derive(Clone, Debug, Default)]
struct List {
    definition: String,
    /// Levels of its own.
    own: BTreeMap<usize, Level>,
    /// Levels that start anew.
    starts: BTreeSet<usize>,
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
        let definitions = || root.elements().filter(|element| element.is("w:abstractNum"));
        // A definition may leave its levels to a style of lists, which another definition makes.
        let by_style: BTreeMap<&str, &Element> =
            definitions().filter_map(|it| Some((it.child("w:styleLink")?.val()?, it))).collect();
        for definition in definitions() {
            if let Some(identifier) = definition.attribute("w:abstractNumId") {
                let style = definition.child("w:numStyleLink").and_then(Element::val);
                let linked = style.and_then(|style| by_style.get(style).copied());
                let levels = levels(linked.unwrap_or(definition));
                numbering.definitions.insert(identifier.to_owned(), levels);
            }
        }
        for list in root.elements().filter(|element| element.is("w:num")) {
            let definition = list.child("w:abstractNumId").and_then(Element::val);
            let (Some(identifier), Some(definition)) = (list.attribute("w:numId"), definition) else {
                continue;
            };
            let own = overrides(list, numbering.definitions.get(definition));
            let starts = overridden_starts(list);
            let list = List { definition: definition.to_owned(), own, starts };
            numbering.lists.insert(identifier.to_owned(), list);
        }
        numbering
    }

    /// The number of the next paragraph that `reference` numbers; `None` if it prints nothing.
    pub(super) fn next(&mut self, reference: &NumberReference) -> Option<Automatic> {
        let identifier = reference.list.as_deref().filter(|list| *list != "0")?;
        let list = self.lists.get(identifier)?;
        let of = |level: usize| {
            list.own.get(&level).or_else(|| self.definitions.get(&list.definition)?.get(&level)).cloned()
        };
        let levels: Vec<Option<Level>> = (0..LEVELS).map(of).collect();
        // A style that numbers its paragraphs stands at the level that names it.
        let of_style = || {
            let style = reference.style.as_deref()?;
            levels
                .iter()
                .position(|level| level.as_ref().is_some_and(|it| it.style.as_deref() == Some(style)))
        };
        let level = reference.level.or_else(of_style).unwrap_or(0).min(LEVELS - 1);
        let here = levels.get(level)?.clone()?;
        let levels: Vec<Level> = levels.into_iter().map(Option::unwrap_or_default).collect();
        let key = |level: usize| (list.definition.clone(), level);
        if list.starts.contains(&level) && self.started.insert((identifier.to_owned(), level)) {
            self.counts.remove(&key(level));
        }
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
            let format = if here.in_digits { "decimal" } else { &other.format };
            text = text.replace(&format!("%{}", place + 1), &printed(number, format));
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
        in_digits: element.is_on("w:isLgl"),
        style: val("w:pStyle").map(str::to_owned),
    };
    Some((place, level))
}

/// The levels of a list that start anew.
fn overridden_starts(list: &Element) -> BTreeSet<usize> {
    let changes = list.elements().filter(|element| element.is("w:lvlOverride"));
    let starting = changes.filter(|change| change.child("w:startOverride").is_some());
    starting.filter_map(|change| change.attribute("w:ilvl")?.parse().ok()).collect()
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
