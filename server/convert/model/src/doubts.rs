//! Where the plans say what an import was not sure of: below the block that stands at the place of the source.

use std::collections::BTreeMap;

use crate::account::Uncertain;
use crate::plan::{Block, Plan, Words};

/// A block: the place of its plan among the plans, and its own in the plan.
type Place = (usize, usize);

/// Writes what is `uncertain` into the plans, each thing once a block.
pub fn place(plans: &mut [Plan], uncertain: &[Uncertain]) {
    let index = Index::of(plans);
    for doubtful in uncertain {
        let Some((plan, block)) = index.at(doubtful.line) else { return };
        let doubts = plans[plan].doubts.entry(block).or_default();
        if !doubts.contains(&doubtful.why) {
            doubts.push(doubtful.why.clone());
        }
    }
}

/// Blocks by the lines of the source.
#[derive(Default)]
struct Index {
    first: Option<Place>,
    /// The last block with words of a line.
    holding: BTreeMap<u32, Place>,
    /// The last block that begins at a line.
    beginning: BTreeMap<u32, Place>,
}

impl Index {
    fn of(plans: &[Plan]) -> Self {
        let mut index = Self::default();
        for (plan, printed) in plans.iter().enumerate() {
            for (at, block) in printed.blocks.iter().enumerate() {
                // A comment between a caption and its table would part them.
                let pair = (block, printed.blocks.get(at + 1));
                let parted = matches!(pair, (Block::Caption { .. }, Some(Block::Table { .. })));
                let place = (plan, at + usize::from(parted));
                index.first = index.first.or(Some(place));
                let lines = lines(block);
                if let Some(start) = lines.iter().min() {
                    index.beginning.insert(*start, place);
                }
                index.holding.extend(lines.into_iter().map(|line| (line, place)));
            }
        }
        index
    }

    /// The block at a line, or the one that begins last before it.
    fn at(&self, line: u32) -> Option<Place> {
        let before = || self.beginning.range(..=line).next_back().map(|(_, place)| *place);
        self.holding.get(&line).copied().or_else(before).or(self.first)
    }
}

/// The lines of the source from which a block is. Notes and remarks stand elsewhere in the source than in the plan.
fn lines(block: &Block) -> Vec<u32> {
    let words: Vec<&Words> = match block {
        Block::Heading { label, title, .. } | Block::Caption { label, title } => {
            [label].into_iter().chain(title).collect()
        }
        Block::Paragraph { number: before, words } | Block::Item { marker: before, words, .. } => {
            before.iter().chain([words]).collect()
        }
        Block::Mandate { symbols, title } => symbols.iter().chain(title).collect(),
        Block::Table { rows, .. } => rows.iter().flatten().collect(),
        Block::Footnote { .. } | Block::Comment(_) => Vec::new(),
    };
    words.into_iter().map(|words| words.line).filter(|line| *line > 0).collect()
}

#[cfg(test)]
mod tests {
    use super::place;
    use crate::account::Uncertain;
    use crate::plan::{Block, Plan, Words};

    fn paragraph(line: u32) -> Block {
        Block::Paragraph { number: None, words: Words::source(line, "a") }
    }

    #[test]
    fn a_doubt_stands_below_the_block_of_its_place_and_once() {
        let caption = Block::Caption { label: Words::source(5, "Table 1"), title: None };
        let table = Block::Table { head: false, rows: vec![vec![Words::default(), Words::source(6, "a")]] };
        let note = Block::Footnote { label: Words::source(2, "1"), words: Words::source(2, "a") };
        let first =
            Plan { blocks: vec![paragraph(2), paragraph(4), caption, table, note], ..Plan::default() };
        let mut plans = [first, Plan { blocks: vec![paragraph(9)], ..Plan::default() }];
        let doubt = |line: u32| Uncertain { line, text: String::new(), why: "why".to_owned() };
        place(&mut plans, &[1, 3, 3, 5, 7, 12].map(doubt));
        let why = || vec!["why".to_owned()];
        assert_eq!(plans[0].doubts, [(0, why()), (3, why())].into());
        assert_eq!(plans[1].doubts, [(0, why())].into());
        place(&mut [], &[doubt(1)]);
    }
}
