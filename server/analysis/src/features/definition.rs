//! Where what is named stands itself: the part of the plan that a reference names, the entry of a resolution in a list of mandates,
//! the text of a footnote.

use std::ops::Range;

use super::Place;
use super::leads::{at, destinations, entries, footnotes, place};
use super::pointed::{What, pointed_at};
use crate::document::DocumentId;
use crate::workspace::Workspace;

/// Where something is defined.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Definition {
    /// The words that name it, in bytes of the document in which they stand.
    pub origin: Range<usize>,
    /// Where it is: several places where the words fit several.
    pub targets: Vec<Place>,
}

/// Where what stands at a byte of a document is defined. `None` where nothing stands that could be.
#[must_use]
pub fn definition(workspace: &Workspace, id: &DocumentId, offset: usize) -> Option<Definition> {
    let pointed = pointed_at(workspace, id, offset)?;
    let mut targets: Vec<Place> = match &pointed.what {
        What::Citation(reading) => {
            let citation = reading.citation.as_ref().ok()?;
            entries(&pointed.here, pointed.own, citation).iter().map(super::leads::Listed::place).collect()
        }
        What::Footnote(label) => {
            let (texts, _) = footnotes(pointed.own.document, label);
            texts
                .into_iter()
                .map(|(part, whole, label)| Place {
                    id: pointed.own.id.clone(),
                    range: at(part, whole),
                    focus: at(part, label),
                })
                .collect()
        }
        _ => {
            let found = destinations(&pointed.here, pointed.own, pointed.section, pointed.target()?);
            found.iter().map(place).collect()
        }
    };
    Place::sort(&mut targets);
    Some(Definition { origin: pointed.range, targets }).filter(|definition| !definition.targets.is_empty())
}
