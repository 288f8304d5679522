//! What an editor can ask of a plan, one file for each question. Plain values: byte ranges and messages, nothing of any protocol.
//!
//! What must stay true: every feature is a function of the workspace that it is given. Where a thing is not known it says nothing.
//!
//! What stands at a place of a text is made out in one file (`pointed`), what references and citations lead to in another
//! (`leads`): hover, definition, references and highlights agree because they ask there.

mod completion;
mod definition;
mod documents;
mod fixes;
mod folds;
pub mod formatting;
mod highlights;
mod hover;
mod leads;
mod links;
mod naming;
mod pointed;
mod references;
pub mod review;
mod selection;
mod symbols;
mod workspace_symbols;

#[cfg(test)]
mod fixture;

use std::ops::Range;

use planmark_plan::document::DocumentId;

pub use completion::{Completion, CompletionItem, CompletionKind, completion};
pub use definition::{Definition, definition};
pub use fixes::{Action, fixes};
pub use folds::{Fold, FoldKind, folds};
pub use highlights::{Highlight, highlights};
pub use hover::{Hover, hover};
pub use links::{Link, document_url, links, resolution_url};
pub use references::references;
pub use selection::selection;
pub use symbols::{Symbol, SymbolKind, symbols};
pub use workspace_symbols::{NamedPlace, workspace_symbols};

/// A place in a document.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Place {
    /// The document.
    pub id: DocumentId,
    /// The whole of what is there, in bytes: a section with all that stands in it, a mandate with its title.
    pub range: Range<usize>,
    /// The part of it that names it: the line of the heading, the symbol of the mandate.
    pub focus: Range<usize>,
}

impl Place {
    /// In the order of documents, and of the text in each; a place is there once.
    fn sort(places: &mut Vec<Self>) {
        let key = |place: &Self| {
            (place.id.clone(), place.focus.start, place.focus.end, place.range.start, place.range.end)
        };
        places.sort_by_cached_key(key);
        places.dedup();
    }
}
