//! What one section says, taken from its own text alone.
//!
//! Facts know nothing of what stands around the section: neither its programme nor the organ named in a heading above. So they stay
//! true for as long as the section's own text does, wherever it moves, and are computed once.

use planmark_syntax::citation::{Malformed, Relative};
use planmark_syntax::{Citation, HeadingKind, Marker, PlanReference};

use super::indicator_series::IndicatorSeries;
use crate::names::Names;
use planmark_syntax::{Span, Words};

/// A section's own part: its heading and the blocks up to its first child section. Spans count from the section's start.
#[derive(Debug, PartialEq)]
pub struct SectionFacts {
    /// The heading; `None` for what stands before the first heading of a document.
    pub heading: Option<Heading>,
    /// The blocks, in the order of the text.
    pub blocks: Vec<Block>,
    /// What its tables and lists show by year.
    pub series: Vec<Series>,
    /// The length of the own part in bytes.
    pub length: u32,
    /// The names that the words define.
    pub names: Names,
    /// Its lines as entries of a list of mandates, as they were last read in the light of the headings above.
    pub(crate) listed: super::listing::Memo,
}

/// A heading as typed.
#[derive(Debug, PartialEq)]
pub struct Heading {
    /// What it is.
    pub kind: HeadingKind,
    /// The number of its `#`, 1 to 6.
    pub depth: u8,
    /// The whole line.
    pub span: Span,
    /// The words that decided its kind.
    pub keyword: Option<Words>,
    /// Its number or letter.
    pub number: Option<Words>,
    /// Its title.
    pub title: Option<Words>,
    /// What its title refers to.
    pub inline: Inline,
}

/// One block of a section.
#[derive(Debug, PartialEq)]
pub struct Block {
    /// The whole block, sub-items included.
    pub span: Span,
    /// The block's own words: without marker, number or label, and without sub-items.
    pub words: Span,
    /// What it is.
    pub kind: BlockKind,
    /// What its own words refer to.
    pub inline: Inline,
}

/// What a block is.
#[derive(Debug, PartialEq)]
pub enum BlockKind {
    /// A paragraph, with its number if it has one. The text is kept where there is no number: such a paragraph may be a mandate.
    Paragraph {
        /// `2.10`, `12`, `2.?`.
        number: Option<Words>,
        /// The words of an un-numbered paragraph.
        text: Option<Box<str>>,
        /// The paragraph as a mandate, where it begins with a symbol: a drafter typed one blank before the title instead of two.
        entry: Option<MandateLine>,
    },
    /// An item at the margin, or a sub-item that stands under none.
    Item(Item),
    /// One printed entry of a list of mandates.
    Mandate(MandateLine),
    /// The caption of a table, list or figure.
    Caption {
        /// `Table 3.4`.
        label: Words,
        /// What follows the colon.
        title: Option<Words>,
    },
    /// A table.
    Table(Vec<Row>),
    /// The text of a footnote.
    Footnote {
        /// `1` of `[^1]:`.
        label: Words,
    },
    /// A comment, and the rules that it silences for what follows it.
    Comment {
        /// Names of rules, with their places.
        allows: Vec<Words>,
        /// Whether it tells what an import was not sure of (see [`super::doubt`]).
        doubts: bool,
    },
}

/// The parts of a mandate.
#[derive(Clone, Debug, PartialEq)]
pub struct MandateLine {
    /// The symbols and the signs between them, as typed.
    pub head: Words,
    /// The title.
    pub title: Option<Words>,
}

/// An item or sub-item of a list.
#[derive(Debug, PartialEq)]
pub struct Item {
    /// The marker as typed.
    pub marker: Words,
    /// The marker read; `None` if it is a mere dash or cannot be read.
    pub reading: Option<Marker>,
    /// The item's own words, wraps joined.
    pub text: Box<str>,
    /// Under expected accomplishments, whether the words name something that can be counted; elsewhere nobody asked.
    pub names_measure: Option<bool>,
    /// Whether the item is indented: a sub-item that has no item above it when it stands directly in a section.
    pub indented: bool,
    /// The measures at the end of an indicator of a mission budget.
    pub series: Option<IndicatorSeries>,
    /// Its sub-items: blocks whose kind is [`BlockKind::Item`].
    pub children: Vec<Block>,
}

/// A row of a table; the row of dashes below the head is left out.
#[derive(Debug, PartialEq)]
pub struct Row {
    /// The whole row.
    pub span: Span,
    /// Its cells.
    pub cells: Vec<Words>,
}

/// A table or a list that goes by years.
#[derive(Debug, PartialEq)]
pub struct Series {
    /// Its first block, which is its caption if it has one: an index of [`SectionFacts::blocks`].
    pub block: usize,
    /// Its years, in the order of the text.
    pub years: Vec<SeriesYear>,
}

/// A column of a table, or an item of a list, for one year.
#[derive(Clone, Debug, PartialEq)]
pub struct SeriesYear {
    /// The year.
    pub year: u32,
    /// Its digits.
    pub span: Span,
    /// The whole head: `2024 (actual)`.
    pub head: Span,
    /// Whether it was or is to be, where the head says so.
    pub said: Option<Said>,
    /// What stands there for the year.
    pub value: YearValue,
}

/// What stands for a year; of several rows, what says most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum YearValue {
    /// No word and no sign, or nothing that could hold one.
    Blank,
    /// A sign for nothing.
    Nil,
    /// `n/a`: there is a number in other years.
    NotApplicable,
    /// A number.
    Number,
    /// Words.
    Words,
}

impl YearValue {
    /// Whether nothing stands there, or a sign for nothing.
    pub fn is_empty(self) -> bool {
        self <= Self::Nil
    }
}

/// What the head of a year says of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    /// It is past: what was reached.
    Actual,
    /// It is to come: what is to be reached.
    Planned,
}

/// What words refer to.
#[derive(Debug, Default, PartialEq)]
pub struct Inline {
    /// Resolutions and decisions.
    pub citations: Vec<Citing>,
    /// Programmes, subprogrammes, paragraphs, tables …
    pub references: Vec<Referring>,
    /// Document symbols.
    pub symbols: Vec<Words>,
    /// Sustainable Development Goals and targets.
    pub goals: Vec<Words>,
    /// Labels of footnotes referred to.
    pub footnotes: Vec<Words>,
    /// Addresses.
    pub links: Vec<Link>,
    /// Places still to be written, `[? the year]`.
    pub open_places: Vec<Words>,
}

/// A resolution or decision that words cite.
#[derive(Debug, PartialEq)]
pub struct Citing {
    /// Where it stands.
    pub span: Span,
    /// As typed, wraps joined.
    pub text: Box<str>,
    /// What the words alone say it is.
    pub citation: Result<Citation, Malformed>,
    /// The relative name by which the words say who adopted it (理事会): the programme says what that means.
    pub relative: Option<Relative>,
    /// Whether the organ is no more than the body named before a bracket: the programme's list may say another.
    pub is_guessed: bool,
    /// How its sentence brings it in.
    pub introduced: Introduced,
}

/// How a sentence brings in what it cites.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Introduced {
    /// As where the mandate comes from: "The mandate derives from …".
    Origin,
    /// As what is done by it: "pursuant to …".
    Ground,
    /// As what the sentence is about.
    Subject,
    /// As what was in a year: "In 1965, the Assembly, in its resolution …".
    History,
    /// Otherwise.
    InPassing,
}

/// A reference to a part of a plan.
#[derive(Debug, PartialEq)]
pub struct Referring {
    /// Where it stands.
    pub span: Span,
    /// As typed, wraps joined.
    pub text: Box<str>,
    /// What it means; `None` if it cannot be read.
    pub reading: Option<PlanReference>,
    /// A title in brackets directly behind it, brackets left out.
    pub title: Option<Words>,
}

/// A link.
#[derive(Debug, PartialEq)]
pub struct Link {
    /// The whole link.
    pub span: Span,
    /// The words that are shown, if it has its own.
    pub text: Option<Words>,
    /// The address.
    pub url: Words,
}

impl Inline {
    /// Whether the words refer to nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl Block {
    /// The item, if the block is one.
    #[must_use]
    pub fn item(&self) -> Option<&Item> {
        match &self.kind {
            BlockKind::Item(item) => Some(item),
            _ => None,
        }
    }

    /// The rows of the table, if the block is one.
    #[must_use]
    pub fn table(&self) -> Option<&[Row]> {
        match &self.kind {
            BlockKind::Table(rows) => Some(rows),
            _ => None,
        }
    }

    /// The block and the sub-items in it, in the order of the text.
    pub fn with_sub_items(&self) -> impl Iterator<Item = &Block> {
        let mut rest = vec![self];
        std::iter::from_fn(move || {
            let block = rest.pop()?;
            if let Some(item) = block.item() {
                rest.extend(item.children.iter().rev());
            }
            Some(block)
        })
    }
}

impl SectionFacts {
    /// Every block, sub-items included, in the order of the text.
    pub fn all_blocks(&self) -> impl Iterator<Item = &Block> {
        self.blocks.iter().flat_map(Block::with_sub_items)
    }

    /// What the heading and every block refer to.
    pub fn inlines(&self) -> impl Iterator<Item = &Inline> {
        let heading = self.heading.iter().map(|heading| &heading.inline);
        heading.chain(self.all_blocks().map(|block| &block.inline))
    }

    /// The kind of the heading.
    #[must_use]
    pub fn kind(&self) -> Option<HeadingKind> {
        self.heading.as_ref().map(|heading| heading.kind)
    }

    /// The end of the last words of the own part, counted from its start.
    #[must_use]
    pub fn words_end(&self) -> u32 {
        let heading = self.heading.iter().map(|heading| heading.span.end);
        heading.chain(self.blocks.last().map(|block| block.span.end)).max().unwrap_or_default()
    }

    /// The runs of words in which brackets must close: a title, a block's own words, a cell of a table.
    #[must_use]
    pub fn runs(&self) -> Vec<Span> {
        let title = self.heading.iter().filter_map(|heading| heading.title.as_ref()).map(|title| title.span);
        let blocks = self.all_blocks().flat_map(|block| match &block.kind {
            BlockKind::Table(rows) => {
                rows.iter().flat_map(|row| row.cells.iter().map(|cell| cell.span)).collect()
            }
            BlockKind::Comment { .. } => Vec::new(),
            _ => vec![block.words],
        });
        title.chain(blocks).collect()
    }
}
