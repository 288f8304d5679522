//! Who names what stands here: references to a part of the plan, citations and mandates of a resolution, references to a footnote.

use super::Place;
use super::leads::{at, destinations, footnotes, mentions, place, readings, simple};
use super::pointed::{What, pointed_at};
use crate::document::DocumentId;
use crate::workspace::Workspace;

/// Every place that names what stands at a byte of a document, in the order of documents and texts; with the places where it is
/// defined, if they are wanted: for a resolution its entries in lists of mandates. `None` where nothing stands that can be named.
#[must_use]
pub fn references(
    workspace: &Workspace,
    id: &DocumentId,
    offset: usize,
    with_definitions: bool,
) -> Option<Vec<Place>> {
    let mut found: Vec<Place> = named(workspace, id, offset)?
        .into_iter()
        .filter(|(_, is_definition)| with_definitions || !is_definition)
        .map(|(place, _)| place)
        .collect();
    Place::sort(&mut found);
    Some(found)
}

/// Every place that names what stands at a byte, and whether it is where that is defined.
pub(super) fn named(workspace: &Workspace, id: &DocumentId, offset: usize) -> Option<Vec<(Place, bool)>> {
    let pointed = pointed_at(workspace, id, offset)?;
    Some(match &pointed.what {
        What::Citation(reading) => {
            let found = readings(&pointed.here, reading.citation.as_ref().ok()?);
            found
                .into_iter()
                .map(|(located, reading)| (simple(located, reading.span), reading.entry.is_some()))
                .collect()
        }
        What::Footnote(label) => {
            let (texts, references) = footnotes(pointed.own.document, label);
            let here = |range: std::ops::Range<usize>| Place {
                id: pointed.own.id.clone(),
                focus: range.clone(),
                range,
            };
            let texts = texts.into_iter().map(|(part, _, label)| (here(at(part, label)), true));
            texts.chain(references.into_iter().map(|(part, span)| (here(at(part, span)), false))).collect()
        }
        _ => {
            let target = pointed.target()?;
            let places = destinations(&pointed.here, pointed.own, pointed.section, target);
            let key = target.key(&pointed.own.part.programme);
            let mentions = mentions(workspace, &key, &places).into_iter().map(|place| (place, false));
            places.iter().map(|destination| (place(destination), true)).chain(mentions).collect()
        }
    })
}
