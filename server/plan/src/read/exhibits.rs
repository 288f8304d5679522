//! What shows something in a section: tables, lists and figures with their captions.

use super::facts::{Block, BlockKind, SectionFacts};

/// The blocks that show something: captions, and tables that have none.
#[must_use]
pub fn exhibits(facts: &SectionFacts) -> Vec<usize> {
    exhibits_of(&facts.blocks)
}

/// The same, of blocks.
pub(super) fn exhibits_of(blocks: &[Block]) -> Vec<usize> {
    let mut captioned = None;
    let mut found = Vec::new();
    for (at, block) in blocks.iter().enumerate() {
        match block.kind {
            BlockKind::Caption { .. } => {
                captioned = Some(below_caption(blocks, at));
                found.push(at);
            }
            BlockKind::Table(_) if captioned != Some(at) => found.push(at),
            _ => {}
        }
    }
    found
}

/// The block to which a caption belongs: the next, but for a line that says in what is counted, and comments.
pub(super) fn below_caption(blocks: &[Block], caption: usize) -> usize {
    let below = blocks.get(caption + 1..).unwrap_or_default();
    let lines = below.iter().take_while(|block| {
        matches!(block.kind, BlockKind::Paragraph { number: None, .. } | BlockKind::Comment { .. })
    });
    caption + 1 + Some(lines.count()).filter(|lines| *lines <= 2).unwrap_or(0)
}
