//! The plans that a reader is writing: blocks, headings and their depths, footnotes waiting for their place.

use std::collections::VecDeque;

use crate::account::{Account, DropReason};
use crate::model::{Block, Header, Plan, Words};
use crate::text::levels::{Levels, Rank};
use crate::text::narrative;
use crate::text::runs::Run;

/// A footnote that waits for the end of its section.
#[derive(Clone, Debug)]
pub(crate) struct Note {
    pub(crate) line: u32,
    pub(crate) label: String,
    pub(crate) words: Words,
}

/// Plans in the making.
pub(crate) struct Draft<'a> {
    pub(crate) account: &'a mut Account,
    pub(crate) levels: Levels,
    /// What every plan's header begins as.
    pub(crate) header: Header,
    plans: Vec<Plan>,
    current: Plan,
    notes: VecDeque<Note>,
}

impl<'a> Draft<'a> {
    /// An empty draft. `notes` are in the order of the source.
    pub(crate) fn new(account: &'a mut Account, header: Header, notes: Vec<Note>) -> Self {
        Self {
            account,
            levels: Levels::default(),
            header,
            plans: Vec::new(),
            current: Plan::default(),
            notes: notes.into(),
        }
    }

    /// Begins a new plan; the one before it is ended.
    pub(crate) fn begin_plan(&mut self) {
        self.levels = Levels::default();
        self.current = Plan { name: String::new(), header: self.header.clone(), blocks: Vec::new() };
    }

    /// Ends the plan. Footnotes from lines up to `line` are its own.
    pub(crate) fn end_plan(&mut self, line: u32) {
        self.place_notes(line);
        let plan = std::mem::take(&mut self.current);
        if !plan.blocks.is_empty() {
            self.plans.push(plan);
        }
    }

    pub(crate) fn plan(&mut self) -> &mut Plan {
        &mut self.current
    }

    pub(crate) fn blocks(&mut self) -> &mut Vec<Block> {
        &mut self.current.blocks
    }

    /// Adds a heading of `rank`, below the footnotes of the section that it ends.
    pub(crate) fn heading(&mut self, rank: Rank, label: Words, title: Option<Words>) {
        let level = self.levels.open(rank);
        self.push(Block::Heading { level, label, title });
    }

    /// Adds `block`.
    pub(crate) fn push(&mut self, block: Block) {
        if let Block::Heading { label, .. } = &block {
            self.place_notes(label.line);
        }
        self.current.blocks.push(block);
    }

    /// Adds a run of running text: a paragraph, an entry of a list, or the rest of what stands there.
    pub(crate) fn narrative(&mut self, run: &Run<'_>) {
        narrative::add(&mut self.current.blocks, run, self.account);
    }

    fn place_notes(&mut self, line: u32) {
        while let Some(note) = self.notes.pop_front_if(|note| note.line < line) {
            let label = Words::source(note.line, &note.label);
            self.current.blocks.push(Block::Footnote { label, words: note.words });
        }
    }

    /// Records that text is left out.
    pub(crate) fn drop(&mut self, line: u32, reason: DropReason, text: &str) {
        self.account.drop(line, reason, text);
    }

    /// The finished plans.
    pub(crate) fn finish(mut self) -> Vec<Plan> {
        self.end_plan(u32::MAX);
        self.plans
    }
}
