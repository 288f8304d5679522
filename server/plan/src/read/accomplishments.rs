//! Expected accomplishments that have numbers, as in the budgets of missions: `1.1`, and below it the indicators `1.1.1`, `1.1.2`.
//!
//! The tree has them as numbered paragraphs and sub-items; which they are is decided by the heading above and by the document's format
//! (language.md, “Lines”).

use planmark_syntax::script::join_wraps;
use planmark_syntax::{Level, Marker, Words};

use super::facts::{Block, BlockKind, Item};
use super::{indicator_series, measured};

/// The blocks of a section of expected accomplishments, its numbered paragraphs as accomplishments with the sub-items behind them.
pub(super) fn numbered(blocks: Vec<Block>, text: &str) -> Vec<Block> {
    let mut found: Vec<Block> = Vec::with_capacity(blocks.len());
    // The accomplishment that the next indicator belongs to.
    let mut open: Option<usize> = None;
    for mut block in blocks {
        match &mut block.kind {
            BlockKind::Paragraph { number: Some(number), .. } => {
                if let Some(item) = accomplishment(number, block.words.at(0), text) {
                    block.kind = BlockKind::Item(item);
                    open = Some(found.len());
                }
            }
            BlockKind::Item(item) if item.indented => {
                item.series = indicator_series::read(block.words, text);
                if let Some(BlockKind::Item(above)) = open.map(|at| &mut found[at].kind) {
                    let end = block.span.end;
                    above.children.push(block);
                    if let Some(at) = open {
                        found[at].span.end = end;
                    }
                    continue;
                }
            }
            BlockKind::Comment { .. } => {}
            _ => open = None,
        }
        found.push(block);
    }
    found
}

fn accomplishment(number: &Words, words: std::ops::Range<usize>, text: &str) -> Option<Item> {
    let reading = Marker::read(&number.text, Level::Item)?;
    let Marker::Dotted { above: (_, None), .. } = reading else { return None };
    let text = join_wraps(text.get(words).unwrap_or_default());
    Some(Item {
        marker: number.clone(),
        reading: Some(reading),
        names_measure: Some(measured::names_measure(&text)),
        text: text.into(),
        indented: false,
        series: None,
        children: Vec::new(),
    })
}
