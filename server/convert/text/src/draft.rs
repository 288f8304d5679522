//! The plans that a reader is writing: blocks, headings and their depths, asides waiting for their place.

use std::collections::VecDeque;

use planmark_convert_model::account::{Account, DropReason};
use planmark_convert_model::plan::{Block, Header, Piece, Plan, Words, single_blanks};

use crate::levels::{Levels, Rank};
use crate::narrative;
use crate::runs::Run;

/// Text that interrupts other text, and waits for the end of its section.
#[derive(Clone, Debug)]
pub(crate) struct Aside {
    pub(crate) line: u32,
    pub(crate) kind: AsideKind,
    pub(crate) words: Words,
}

/// What an aside is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum AsideKind {
    /// A footnote and its label.
    Footnote(String),
    /// A text among the footnotes that has no label.
    Text,
    /// Labels and numbers of a chart, kept as a comment.
    Chart,
}

/// Plans in the making.
pub(crate) struct Draft<'a> {
    pub(crate) account: &'a mut Account,
    pub(crate) levels: Levels,
    /// What every plan's header begins as.
    pub(crate) header: Header,
    plans: Vec<Plan>,
    current: Plan,
    asides: VecDeque<Aside>,
}

impl<'a> Draft<'a> {
    /// An empty draft. `asides` are in the order of the source.
    pub(crate) fn new(account: &'a mut Account, header: Header, asides: Vec<Aside>) -> Self {
        Self {
            account,
            levels: Levels::default(),
            header,
            plans: Vec::new(),
            current: Plan::default(),
            asides: asides.into(),
        }
    }

    /// Begins a new plan; the one before it is ended.
    pub(crate) fn begin_plan(&mut self) {
        self.end_plan(0);
        self.levels = Levels::default();
        self.current = Plan { header: self.header.clone(), ..Plan::default() };
    }

    /// Names a plan that nothing names after its first heading; what stands before the first programme sorts first.
    pub(crate) fn name_after_heading(&mut self) {
        if self.current.name.is_empty() {
            let heading = self.current.blocks.iter().find_map(|block| match block {
                Block::Heading { label, .. } => Some(label.plain()),
                _ => None,
            });
            self.current.name = format!("00-{}", heading.unwrap_or_default());
        }
    }

    /// Ends the plan. Asides from lines up to `line` are its own.
    pub(crate) fn end_plan(&mut self, line: u32) {
        self.place_asides(line);
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

    /// Adds a heading of `rank`, below the asides of the section that it ends.
    pub(crate) fn heading(&mut self, rank: Rank, label: Words, title: Option<Words>) {
        let level = self.levels.open(rank);
        self.push(Block::Heading { level, label, title });
    }

    /// Adds `block`.
    pub(crate) fn push(&mut self, block: Block) {
        if let Block::Heading { label, .. } = &block {
            self.place_asides(label.line);
        }
        self.current.blocks.push(block);
    }

    /// Adds a run of running text: a paragraph, an entry of a list, or the rest of what stands there.
    pub(crate) fn narrative(&mut self, run: &Run<'_>) {
        narrative::add(&mut self.current.blocks, run, self.account);
    }

    /// Whether `number` numbers a paragraph of the section: `3.12` in section 3. Values of tables look alike.
    pub(crate) fn is_own_paragraph(&self, number: &str) -> bool {
        number.split_once('.').is_some_and(|(section, paragraph)| {
            !paragraph.is_empty() && self.header.section.as_deref().is_none_or(|own| own == section)
        })
    }

    /// Places the asides that stood in the source before `line`.
    pub(crate) fn place_asides(&mut self, line: u32) {
        while self.asides.front().is_some_and(|aside| aside.line < line)
            && let Some(Aside { line, kind, words }) = self.asides.pop_front()
        {
            self.current.blocks.push(match kind {
                AsideKind::Footnote(label) => Block::Footnote { label: Words::source(line, &label), words },
                AsideKind::Text => Block::Paragraph { number: None, words },
                AsideKind::Chart => Block::Comment(words),
            });
        }
    }

    /// Keeps what is left of a figure, labels and numbers without their places, as a comment.
    pub(crate) fn figure_text(&mut self, runs: &[Run<'_>]) {
        let pieces = runs.iter().map(|run| run.words().plain());
        if let Some(first) = runs.first() {
            self.push(Block::Comment(set_apart(first.number(), pieces)));
        }
    }

    /// Records that a run is left out, the marks of footnotes in it with it.
    pub(crate) fn drop_run(&mut self, reason: DropReason, run: &Run<'_>) {
        self.account.drop(run.number(), reason, &run.words().plain());
    }

    /// Leaves the asides marked with a star before `line` out: they belong to the masthead.
    pub(crate) fn drop_masthead_notes(&mut self, line: u32) {
        let starred =
            |aside: &Aside| matches!(&aside.kind, AsideKind::Footnote(label) if label.starts_with('*'));
        for aside in self.asides.iter().filter(|aside| aside.line < line && starred(aside)) {
            let AsideKind::Footnote(label) = &aside.kind else { continue };
            self.account.drop(aside.line, DropReason::Masthead, &format!("{label} {}", aside.words.plain()));
        }
        self.asides.retain(|aside| aside.line >= line || !starred(aside));
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

/// Pieces of the source that do not belong together, with semicolons between.
pub(crate) fn set_apart(line: u32, pieces: impl Iterator<Item = String>) -> Words {
    let mut words = Words::at(line);
    for piece in pieces {
        if !words.is_empty() {
            words.push(Piece::Supplied("; ".to_owned()));
        }
        words.push(Piece::Text(single_blanks(&piece).into()));
    }
    words
}
