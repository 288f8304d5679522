//! Rows and cells of a plain grid.

use planmark_convert_model::plan::{Piece, Words};

use super::content::joined;

/// A row of a [`Grid`](super::table::Grid).
#[derive(Clone, Debug, Default)]
pub(super) struct GridRow {
    pub(super) head: bool,
    pub(super) cells: Vec<GridCell>,
}

/// A cell of a [`Grid`](super::table::Grid): its paragraphs. A merged cell has them in its first place.
#[derive(Clone, Debug, Default)]
pub(super) struct GridCell {
    pub(super) paragraphs: Vec<Words>,
}

impl GridCell {
    /// The paragraphs in one line, a blank between them.
    pub(super) fn line(&self) -> Words {
        let place = self.paragraphs.first().map_or(0, |words| words.line);
        joined(&self.paragraphs, place)
    }

    /// The paragraphs in one line, set apart where nothing else does.
    pub(super) fn list(&self) -> Words {
        let mut line = Words::at(self.paragraphs.first().map_or(0, |words| words.line));
        self.paragraphs.iter().for_each(|paragraph| set_apart(&mut line, paragraph));
        line
    }
}

/// Adds `more` to `line`, with a semicolon between them where no other sign parts them.
pub(super) fn set_apart(line: &mut Words, more: &Words) {
    if line
        .last_character()
        .is_some_and(|last| !matches!(last, '.' | ';' | ':' | ',' | '。' | '；' | '：' | '，'))
    {
        line.push(Piece::Supplied(";".to_owned()));
    }
    if !line.is_empty() {
        line.push(Piece::Supplied(" ".to_owned()));
    }
    more.pieces().iter().for_each(|piece| line.push(piece.clone()));
}
