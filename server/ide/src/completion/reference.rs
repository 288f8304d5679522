//! The number of a component, of a numbered accomplishment or of an indicator, behind its word: what exists, with its words.

use planmark_plan::document::Part;
use planmark_plan::model::Programme;
use planmark_plan::model::programme;
use planmark_plan::read::facts::{Block, Item};
use planmark_syntax::reference::Place;
use planmark_syntax::{Label, PlanReference};

use super::item::{CompletionItem, CompletionKind};
use super::typed::Typed;

/// The most characters that are shown of the words of an accomplishment or indicator.
const MOST_SHOWN: usize = 120;

/// What may follow the word before the place; `None` where none stands there.
pub(super) fn items(typed: &Typed<'_>) -> Option<Vec<CompletionItem>> {
    let (place, start) = PlanReference::begun(&typed.before)?;
    let begun = typed.before.get(start..)?;
    let Part { programme, .. } = typed.document.part_at(typed.offset)?;
    let known: Vec<(String, String)> = match place {
        Place::Component => components(programme),
        Place::Accomplishment => accomplishments(programme),
        Place::Indicator => indicators(programme),
        _ => return None,
    };
    let fitting = known.into_iter().filter(|(number, _)| number.starts_with(begun));
    let items = fitting.map(|(number, words)| CompletionItem {
        kind: CompletionKind::Part,
        text: number.clone(),
        label: number,
        detail: Some(words).filter(|words| !words.is_empty()),
        range: typed.line_start + start..typed.offset,
    });
    Some(items.collect())
}

fn components(programme: &Programme) -> Vec<(String, String)> {
    let units = programme.subprogrammes.iter().flat_map(|subprogramme| &subprogramme.units);
    let mut found: Vec<(String, String)> = Vec::new();
    for unit in units {
        let (Some(number), Some(section)) = (&unit.component, unit.component_section) else { continue };
        let title = programme.heading(section).and_then(|heading| heading.title.as_ref());
        if !found.iter().any(|(known, _)| **known == **number) {
            found.push((number.to_string(), title.map_or_else(String::new, |title| title.text.to_string())));
        }
    }
    found
}

fn accomplishments(programme: &Programme) -> Vec<(String, String)> {
    let known = programme.targets.accomplishments.iter();
    known.filter_map(|(label, place)| Some(numbered(label, item(programme, *place)?))).collect()
}

fn indicators(programme: &Programme) -> Vec<(String, String)> {
    let known = programme.targets.indicators.iter();
    let indicator = |place, below: usize| item(programme, place)?.children.get(below)?.item();
    known.filter_map(|(label, (place, below))| Some(numbered(label, indicator(*place, *below)?))).collect()
}

fn item(programme: &Programme, place: programme::Place) -> Option<&Item> {
    programme.block(place).and_then(Block::item)
}

fn numbered(label: &Label, item: &Item) -> (String, String) {
    let words = item.text.trim();
    let shown: String = words.chars().take(MOST_SHOWN).collect();
    (label.to_string(), if shown.len() < words.len() { shown + "…" } else { shown })
}
