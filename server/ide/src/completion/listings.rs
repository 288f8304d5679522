//! What the lists of mandates of the edition have, in the form in which it is searched: made once for each time something is asked.

use planmark_syntax::{Citation, Language};

use super::Typed;
use planmark_knowledge::registry::folded;
use planmark_knowledge::titles::without_scope;
use planmark_plan::document::DocumentId;
use planmark_workspace::edition::{Located, Surroundings};

/// The most entries that are looked through at a keystroke.
const MOST_LISTED: usize = 40_000;

/// A mandate as a list has it.
#[derive(Debug)]
pub(super) struct ListedMandate<'a> {
    pub(super) citation: &'a Citation,
    pub(super) symbol: String,
    /// The title, without a note on the subprogrammes that it is for.
    pub(super) title: Option<&'a str>,
    folded_title: String,
    folded_number: String,
}

impl ListedMandate<'_> {
    /// Whether the number, or the full symbol, begins so.
    pub(super) fn is_numbered(&self, typed: &str) -> bool {
        self.folded_number.starts_with(typed) || folded(&self.symbol).starts_with(typed)
    }

    /// Whether the title has all the words.
    pub(super) fn is_worded(&self, typed: &str) -> bool {
        self.title.is_some() && typed.split_whitespace().all(|word| self.folded_title.contains(word))
    }
}

/// The entries of the lists of the edition in the language of the document, those of the document first; without what is being typed.
pub(super) fn of_edition<'a>(
    here: Surroundings<'a>,
    own: Located<'a>,
    typed: &Typed<'_>,
) -> Vec<ListedMandate<'a>> {
    let is_here = |id: &DocumentId| *id == *own.id;
    let others = here.workspace.documents().filter(|(id, document)| {
        !is_here(id)
            && document.edition() == own.document.edition()
            && document.header().language() == own.document.header().language()
    });
    let documents =
        std::iter::once((own.id, own.document)).chain(others.map(|(id, document)| (id, document)));
    let mut found = Vec::new();
    for (id, document) in documents {
        for part in document.parts() {
            let programme = &part.programme;
            for entry in &programme.mandates {
                if found.len() >= MOST_LISTED {
                    return found;
                }
                let block = programme
                    .block(entry.place)
                    .map(|block| programme.span(entry.place.section, block.span).at(part.start as usize));
                if is_here(id)
                    && block.is_some_and(|block| block.start <= typed.offset && typed.offset <= block.end)
                {
                    continue;
                }
                let title = entry.title.as_ref().map(|title| without_scope(title.text.trim()));
                let folded_title = title.map(folded).unwrap_or_default();
                for reading in programme.readings.get(entry.readings.clone()).unwrap_or_default() {
                    let Ok(citation) = &reading.citation else { continue };
                    let Some(symbol) = citation.symbol() else { continue };
                    found.push(ListedMandate {
                        folded_number: folded(&citation.display(Language::En)).replace(' ', ""),
                        folded_title: folded_title.clone(),
                        citation,
                        symbol,
                        title,
                    });
                }
            }
        }
    }
    found
}
