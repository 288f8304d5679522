//! What an editor can ask of a plan, one file for each question. Plain values: byte ranges and messages, nothing of any protocol.
//!
//! What must stay true: every feature is a function of the workspace that it is given. Where a thing is not known it says nothing.
//!
//! What stands at a place of a text is made out in one file (`pointed`), what references and citations lead to in another
//! (`leads`): hover, definition, references and highlights agree because they ask there. No file uses one that uses it: what two of
//! them share lies in a file below both (`place`, `target`, `naming`).

mod completion;
mod definition;
mod documents;
mod fixes;
mod folds;
pub mod formatting;
mod highlights;
mod hover;
mod language;
mod leads;
mod links;
mod naming;
mod place;
mod pointed;
mod references;
pub mod review;
mod selection;
mod symbols;
mod target;
mod workspace_symbols;

#[cfg(test)]
mod fixture;

pub use completion::{Completion, CompletionItem, CompletionKind, completion};
pub use definition::{Definition, definition};
pub use fixes::{Action, fixes};
pub use folds::{Fold, FoldKind, folds};
pub use highlights::{Highlight, highlights};
pub use hover::{Hover, hover};
pub use links::{Link, document_url, links, resolution_url};
pub use place::Place;
pub use references::references;
pub use selection::selection;
pub use symbols::{Symbol, SymbolKind, symbols};
pub use workspace_symbols::{NamedPlace, workspace_symbols};
