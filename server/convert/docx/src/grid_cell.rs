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

impl GridRow {
    /// Cells with text.
    pub(super) fn filled(&self) -> usize {
        self.cells.iter().filter(|cell| !cell.paragraphs.is_empty()).count()
    }

    /// Cells with a figure. Years alone are titles of columns.
    pub(super) fn figures(&self) -> usize {
        let is_year = |cell: &GridCell| {
            let text = cell.line().plain();
            text.len() == 4 && text.starts_with("20")
        };
        self.cells.iter().filter(|cell| cell.is_figure() && !is_year(cell)).count()
    }
}

impl GridCell {
    /// Whether it holds a figure, or a sign that there is none.
    pub(super) fn is_figure(&self) -> bool {
        is_figure(&self.line().plain())
    }

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

/// Whether `text` is a figure or says that there is none: `1 979`, `(7.2)`, `1 [3]`, `–`.
fn is_figure(text: &str) -> bool {
    let figure = |sign: char| sign.is_numeric() || "()[]–—-−.,% \u{A0}*".contains(sign);
    !text.is_empty() && text.chars().all(figure)
}
