//! What a programme puts into the index, and on which other programmes its findings depend.

use std::collections::{BTreeMap, BTreeSet};

use super::programme::{Programme, Standing};
use crate::key::{Count, Key};
use crate::target;
use planmark_syntax::reference::Place;

/// The keys of a programme with their counts, and the numbers of the programmes and budget sections that it depends on.
pub(crate) fn collect(programme: &Programme) -> (BTreeMap<Key, Count>, BTreeSet<Box<str>>) {
    let mut entries: BTreeMap<Key, Count> = BTreeMap::new();
    for reading in &programme.readings {
        let Ok(citation) = &reading.citation else { continue };
        for symbol in citation.symbols() {
            let count = entries.entry(Key::resolution(&symbol)).or_default();
            match reading.entry {
                Some(_) => count.lists += 1,
                None => count.cites += 1,
            }
        }
    }
    if let Some(language) = programme.header.language() {
        for titled in programme.titled.values().flatten() {
            entries.entry(Key::Title(language, titled.core)).or_default().lists += 1;
        }
    }
    if programme.standing != Standing::Front {
        for key in defined(programme) {
            entries.entry(key).or_default().defines += 1;
        }
    }
    let mut depends: BTreeSet<Box<str>> = BTreeSet::new();
    for section in &programme.sections {
        for referring in section.facts.inlines().flat_map(|inline| &inline.references) {
            let Some(reference) = &referring.reading else { continue };
            for (target, _) in target::targets(reference) {
                depends.extend(target.depends_on().map(Into::into));
                entries.entry(target.key(programme)).or_default().refers += 1;
            }
        }
    }
    (entries, depends)
}

/// What the programme is and holds.
fn defined(programme: &Programme) -> Vec<Key> {
    let number = programme.number.as_deref().unwrap_or_default();
    let mut keys = vec![Key::programme(number)];
    for subprogramme in &programme.subprogrammes {
        let Some(own) = &subprogramme.number else { continue };
        keys.push(Key::part(number, Place::Subprogramme, own));
        keys.extend(
            subprogramme
                .units
                .iter()
                .filter_map(|unit| Some(Key::part(number, Place::Component, unit.component.as_ref()?))),
        );
        let results = subprogramme.units.iter().flat_map(|unit| &unit.results);
        keys.extend(
            results.filter_map(|result| Some(Key::part(number, Place::Result, result.number.as_ref()?))),
        );
    }
    let targets = &programme.targets;
    keys.extend(targets.paragraphs.keys().map(|paragraph| Key::numbered(Place::Paragraph, paragraph)));
    keys.extend(targets.tables.keys().map(|table| Key::numbered(Place::Table, table)));
    keys.extend(targets.figures.keys().map(|figure| Key::numbered(Place::Figure, figure)));
    keys.extend(targets.annexes.keys().map(|annex| Key::part(number, Place::Annex, annex)));
    keys
}
