//! What can be folded away: sections, the header, tables, comments, items with their sub-items.

use std::ops::Range;

use super::leads::{at, section_span};
use crate::document::{Document, DocumentId};
use crate::edition::Located;
use crate::model::facts::BlockKind;

/// What is folded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FoldKind {
    /// A section with all that stands in it; also the header.
    Section,
    /// A table.
    Table,
    /// An item with its sub-items.
    List,
    /// A comment.
    Comment,
}

/// A part of a text that can be folded into its first line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fold {
    /// From its first line to its last words, in bytes. It may lie on one line.
    pub range: Range<usize>,
    /// What it is.
    pub kind: FoldKind,
}

/// What can be folded in a document, in the order of the text.
#[must_use]
pub fn folds(document: &Document) -> Vec<Fold> {
    // Where the document is called what does not matter here.
    let id = DocumentId::new("");
    let mut folds = Vec::new();
    if let Some(header) = document.header().span {
        folds.push(Fold { range: header.at(0), kind: FoldKind::Section });
    }
    for part in document.parts() {
        let located = Located { id: &id, document, part };
        for (index, section) in part.programme.sections.iter().enumerate() {
            if section.facts.heading.is_some() {
                folds.push(Fold { range: at(part, section_span(located, index)), kind: FoldKind::Section });
            }
            for block in section.facts.all_blocks() {
                let kind = match &block.kind {
                    BlockKind::Table(_) => FoldKind::Table,
                    BlockKind::Item(item) if !item.children.is_empty() => FoldKind::List,
                    BlockKind::Comment { .. } => FoldKind::Comment,
                    _ => continue,
                };
                folds.push(Fold { range: at(part, block.span.shifted(section.start)), kind });
            }
        }
    }
    folds.sort_by_key(|fold| (fold.range.start, std::cmp::Reverse(fold.range.end)));
    folds
}
