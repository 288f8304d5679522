//! What may be typed next: a resolution by its number or by words of its title, the keyword of a heading, a line of the header, the number
//! of a component, accomplishment or indicator behind its word.

mod header;
mod heading;
mod item;
mod listings;
mod reference;
mod resolution;
mod typed;

use planmark_plan::document::DocumentId;
use planmark_workspace::workspace::Workspace;

use self::item::MOST;
use self::typed::Typed;

pub use self::item::{Completion, CompletionItem, CompletionKind};

/// What may be typed at a byte of a document. `None` where nothing is offered.
#[must_use]
pub fn completion(workspace: &Workspace, id: &DocumentId, offset: usize) -> Option<Completion> {
    let (id, document) = workspace.stored(id)?;
    let typed = Typed::new(document, offset);
    if let Some(items) = header::items(&typed) {
        return bounded(items);
    }
    if let Some(items) = heading::items(&typed) {
        return bounded(items);
    }
    if let Some(items) = reference::items(&typed) {
        return bounded(items);
    }
    resolution::completion(workspace, id, &typed).filter(|found| !found.items.is_empty())
}

fn bounded(mut items: Vec<CompletionItem>) -> Option<Completion> {
    let is_incomplete = items.len() > MOST;
    items.truncate(MOST);
    (!items.is_empty()).then_some(Completion { items, is_incomplete })
}

#[cfg(test)]
mod tests;
