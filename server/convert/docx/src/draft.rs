//! The plans that a reader is writing.

use std::collections::VecDeque;

use planmark_convert_model::account::Account;
use planmark_convert_model::plan::{Block, Header, Plan, Words};

use super::emphasis::SetApart;

/// A comment of a reviewer.
#[derive(Clone, Debug)]
pub(super) struct Remark {
    pub(super) author: String,
    /// The day, as `2026-03-01`.
    pub(super) date: String,
    pub(super) words: Words,
}

/// A footnote whose mark was met.
#[derive(Clone, Debug)]
pub(super) struct Footnote {
    pub(super) label: Words,
    pub(super) words: Words,
    /// The place of its mark.
    pub(super) place: u32,
}

/// Plans in the making.
pub(super) struct Draft<'a> {
    pub(super) account: &'a mut Account,
    pub(super) header: Header,
    plans: Vec<Plan>,
    current: Plan,
    /// Footnotes wait for the end of the section in which their marks stand.
    footnotes: VecDeque<Footnote>,
    /// Text in italic or bold type.
    set_apart: SetApart,
}

impl<'a> Draft<'a> {
    /// `footnotes` are in the order of their marks.
    pub(super) fn new(
        account: &'a mut Account,
        header: Header,
        footnotes: Vec<Footnote>,
        set_apart: SetApart,
    ) -> Self {
        let current = Plan { header: header.clone(), ..Plan::default() };
        Self { account, header, plans: Vec::new(), current, footnotes: footnotes.into(), set_apart }
    }

    /// Ends the plan that is open, if there is anything in it, and begins another.
    pub(super) fn begin_plan(&mut self, place: u32) {
        self.place_footnotes(place);
        let next = Plan { header: self.header.clone(), ..Plan::default() };
        let done = std::mem::replace(&mut self.current, next);
        if !done.blocks.is_empty() {
            self.plans.push(done);
        }
    }

    pub(super) fn plan(&mut self) -> &mut Plan {
        &mut self.current
    }

    /// Adds a block, with the signs of what is set apart in it.
    pub(super) fn push(&mut self, mut block: Block) {
        self.set_apart.mark(&mut block);
        self.push_plain(block);
    }

    /// Adds a block in which type is looks alone: a box of a chart, a measure.
    pub(super) fn push_plain(&mut self, block: Block) {
        if let Block::Heading { label, .. } = &block {
            self.place_footnotes(label.line);
        }
        self.current.blocks.push(block);
    }

    /// The block that was added last.
    pub(super) fn last(&mut self) -> Option<&mut Block> {
        self.current.blocks.last_mut()
    }

    /// The words of the caption whose figure or table was added last, or comes next.
    pub(super) fn last_caption(&mut self) -> Option<&mut Words> {
        let blocks = self.current.blocks.iter_mut().rev();
        let mut blocks = blocks.skip_while(|block| matches!(block, Block::Table { .. } | Block::Comment(_)));
        match blocks.next() {
            Some(Block::Caption { label, title }) => Some(title.as_mut().unwrap_or(label)),
            _ => None,
        }
    }

    /// The text of the block that was added last: what a reader finds a place by.
    pub(super) fn last_text(&self) -> String {
        let words = match self.current.blocks.last() {
            Some(Block::Heading { label, title, .. } | Block::Caption { label, title }) => {
                title.as_ref().unwrap_or(label)
            }
            Some(
                Block::Paragraph { words, .. }
                | Block::Item { words, .. }
                | Block::Footnote { words, .. }
                | Block::Comment(words),
            ) => words,
            Some(Block::Mandate { symbols, .. }) => return symbols.iter().map(Words::plain).collect(),
            Some(Block::Table { rows, .. }) => {
                return rows.concat().first().map(Words::plain).unwrap_or_default();
            }
            None => return String::new(),
        };
        words.plain()
    }

    /// Adds the footnotes whose marks stand before `place`.
    fn place_footnotes(&mut self, place: u32) {
        while self.footnotes.front().is_some_and(|footnote| footnote.place < place)
            && let Some(Footnote { label, words, .. }) = self.footnotes.pop_front()
        {
            let mut block = Block::Footnote { label, words };
            self.set_apart.mark(&mut block);
            self.current.blocks.push(block);
        }
    }

    /// The finished plans.
    pub(super) fn finish(mut self) -> Vec<Plan> {
        self.begin_plan(u32::MAX);
        self.plans
    }
}
