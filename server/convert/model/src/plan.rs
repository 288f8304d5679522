//! The plan as an importer sees it: a header and a run of blocks, in the order in which they are printed.
//!
//! Every importer, whatever it reads, ends here, and one writer alone turns blocks into Planmark. Text of the
//! source is held in [`Words`], which keep apart what the source says and what the importer adds; that is how the writer
//! can tell the account how much of the source it placed.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::account::non_blank;
use crate::traced::Traced;

/// One plan, entity or report: what becomes one `.plan` file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// What the file is called, without `.plan`; made safe when it is written.
    pub name: String,
    /// What its header says.
    pub header: Header,
    /// What stands in it, in order.
    pub blocks: Vec<Block>,
    /// Names of the parts of the source that the places of its text are in; none where the source has no parts.
    pub parts: Arc<[String]>,
    /// What the import was not sure of, by the place of the block below which it is told. Filled in when everything is read.
    pub doubts: BTreeMap<usize, Vec<String>>,
}

/// The fields of a plan's header that an import can know.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Header {
    /// The symbol of its document.
    pub symbol: Option<String>,
    /// The name of its format.
    pub format: &'static str,
    /// The years that it is for.
    pub period: Option<String>,
    /// The code of its language.
    pub language: &'static str,
    /// The budget section whose number paragraphs, tables and figures carry.
    pub section: Option<String>,
    /// Symbol of the base that a revision revises.
    pub revises: Option<String>,
    /// The entity whose plan it is.
    pub entity: Option<String>,
}

/// A piece of a plan that is printed on lines of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// `level` 1 to 6. Label and title are printed with a colon between them: `次级方案 1：政治事务`.
    Heading {
        /// Its depth.
        level: u8,
        /// Keyword and number, as printed.
        label: Words,
        /// The title.
        title: Option<Words>,
    },
    /// A paragraph, with its printed number (`2.10`, `12.`) if it has one.
    Paragraph {
        /// The number, as printed.
        number: Option<Words>,
        /// The text.
        words: Words,
    },
    /// An entry of a list; `depth` 0 at the margin, 1 and 2 below. Without a marker it is printed with a dash.
    Item {
        /// The depth.
        depth: u8,
        /// The marker, as printed.
        marker: Option<Words>,
        /// The text.
        words: Words,
    },
    /// An entry of a list of mandates: one or more symbols and their common title.
    Mandate {
        /// The symbols.
        symbols: Vec<Words>,
        /// The title.
        title: Option<Words>,
    },
    /// The label and title of the table, figure or list that follows.
    Caption {
        /// Keyword and number, as printed.
        label: Words,
        /// The title.
        title: Option<Words>,
    },
    /// Rows of cells; the first is the head if `head`.
    Table {
        /// The first row is the head.
        head: bool,
        /// The rows.
        rows: Vec<Vec<Words>>,
    },
    /// The text of a footnote.
    Footnote {
        /// Keyword and number, as printed.
        label: Words,
        /// The text.
        words: Words,
    },
    /// Text that is kept but not printed: what remains of a chart, a reviewer's remark.
    Comment(Words),
}

/// Text on its way from the source to the plan.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// Where it begins in the source: a line, or a paragraph of a Word document, counted from 1.
    pub line: u32,
    pieces: Vec<Piece>,
}

/// A piece of [`Words`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Characters of the source.
    Text(Traced),
    /// Characters that the source does not have.
    Supplied(String),
    /// The mark of a footnote; the label stands in the source.
    FootnoteMark(Traced),
    /// Text of the source that leads to `url`. The address is no text of the source.
    Link {
        /// The text that leads there.
        text: Traced,
        /// Where it leads.
        url: String,
    },
}

impl Words {
    /// Words that begin at `line`, still without text.
    #[must_use]
    pub fn at(line: u32) -> Self {
        Self { line, pieces: Vec::new() }
    }

    /// Text of the source, its runs of blanks made one.
    #[must_use]
    pub fn source(line: u32, text: &str) -> Self {
        Self::placed(line, &Traced::from(text))
    }

    /// Text of the source whose place is known, its runs of blanks made one.
    #[must_use]
    pub fn placed(line: u32, text: &Traced) -> Self {
        let mut words = Self::at(line);
        words.push(Piece::Text(text.single_blanks()));
        words
    }

    /// Text that the source does not have.
    #[must_use]
    pub fn supplied(line: u32, text: &str) -> Self {
        Self { line, pieces: vec![Piece::Supplied(text.to_owned())] }
    }

    /// Adds `piece`; text of the source goes on with what stands before it.
    pub fn push(&mut self, piece: Piece) {
        match (self.pieces.last_mut(), piece) {
            (_, Piece::Text(text)) if text.is_empty() => {}
            (Some(Piece::Text(last)), Piece::Text(text)) => last.push(&text),
            (_, piece) => self.pieces.push(piece),
        }
    }

    /// Adds `piece`, unless there is nothing in it.
    pub fn push_filled(&mut self, piece: Piece) {
        if !piece.plain().is_empty() {
            self.push(piece);
        }
    }

    /// Adds `more` behind a joint that is blank or nothing, as the two ends ask for.
    pub fn join(&mut self, more: Self) {
        let blank = match (self.last_character(), more.first_character()) {
            (Some(before), Some(after)) => crate::joining::needs_blank(before, after),
            _ => false,
        };
        if blank {
            self.push(Piece::Text(Traced::from(" ")));
        }
        for piece in more.pieces {
            self.push(piece);
        }
    }

    /// Its pieces, in order.
    #[must_use]
    pub fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    /// Whether there is nothing in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }

    /// The text as a reader sees it, without the signs of the markup.
    #[must_use]
    pub fn plain(&self) -> String {
        self.pieces.iter().map(Piece::plain).collect()
    }

    /// Puts one sign for another in the text of the source.
    pub fn replace_signs(&mut self, replacement: impl Fn(char) -> char) {
        for piece in &mut self.pieces {
            if let Piece::Text(text) | Piece::Link { text, .. } = piece {
                *text = text.with_signs(|sign| Some(replacement(sign)));
            }
        }
    }

    /// Makes the first letter a capital, if it is one of the source.
    pub fn capitalize(&mut self) {
        if let Some(Piece::Text(text) | Piece::Link { text, .. }) = self.pieces.first_mut() {
            *text = text.capitalized();
        }
    }

    /// Characters of the source in it, blanks not counted.
    #[must_use]
    pub fn source_characters(&self) -> u64 {
        self.pieces
            .iter()
            .map(|piece| match piece {
                Piece::Supplied(_) => 0,
                Piece::Text(text) | Piece::FootnoteMark(text) | Piece::Link { text, .. } => non_blank(text),
            })
            .sum()
    }

    /// The sign that it ends in.
    #[must_use]
    pub fn last_character(&self) -> Option<char> {
        self.pieces.iter().rev().find_map(|piece| piece.plain().chars().next_back())
    }

    fn first_character(&self) -> Option<char> {
        self.pieces.iter().find_map(|piece| piece.plain().chars().next())
    }
}

impl Piece {
    /// Its text as a reader sees it.
    #[must_use]
    pub fn plain(&self) -> &str {
        match self {
            Self::Text(text) | Self::FootnoteMark(text) | Self::Link { text, .. } => text,
            Self::Supplied(text) => text,
        }
    }
}

/// `text` without blanks at its ends and with one plain blank for every run of blanks inside.
#[must_use]
pub fn single_blanks(text: &str) -> String {
    Traced::from(text).single_blanks().into_parts().0
}
