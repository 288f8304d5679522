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
    /// In the head, how many columns to its right it heads as well.
    pub(super) covers: usize,
}

impl GridRow {
    /// Cells with text.
    pub(super) fn filled(&self) -> usize {
        self.cells.iter().filter(|cell| !cell.paragraphs.is_empty()).count()
    }

    /// Whether it is a row of the body: a label, and figures in all other cells. Numbers of columns stand in brackets.
    pub(super) fn is_of_figures(&self) -> bool {
        let labelled =
            self.cells.first().is_some_and(|cell| !cell.paragraphs.is_empty() && !cell.is_figure());
        let figures = self.figures();
        let are_numbers = |cell: &GridCell| cell.line().plain().starts_with('(');
        labelled
            && figures >= 2
            && figures + 1 == self.filled()
            && !self.cells.iter().skip(1).all(are_numbers)
    }

    /// Cells with a figure. Years alone are titles of columns.
    pub(super) fn figures(&self) -> usize {
        self.cells.iter().filter(|cell| cell.is_figure() && !cell.is_year()).count()
    }
}

impl GridRow {
    /// Puts a title that heads several columns into each of them, but one of the whole table.
    pub(super) fn spread(&mut self) {
        for column in 0..self.cells.len() {
            let covers = std::mem::take(&mut self.cells[column].covers);
            if covers == 0 || column == 0 && covers + 1 == self.cells.len() {
                continue;
            }
            let Some(words) = self.cells[column].again() else { continue };
            for cell in
                self.cells[column + 1..].iter_mut().take(covers).filter(|cell| cell.paragraphs.is_empty())
            {
                cell.paragraphs.push(words.clone());
            }
        }
    }
}

impl GridCell {
    /// Whether it holds a figure, or a sign that there is none.
    pub(super) fn is_figure(&self) -> bool {
        is_figure(&self.unmarked())
    }

    /// Whether it holds a year alone: the title of a column.
    pub(super) fn is_year(&self) -> bool {
        let text = self.unmarked();
        text.len() == 4 && text.starts_with("20") && text.bytes().all(|digit| digit.is_ascii_digit())
    }

    /// The paragraphs in one line, a blank between them.
    pub(super) fn line(&self) -> Words {
        let place = self.paragraphs.first().map_or(0, |words| words.line);
        joined(&self.paragraphs, place)
    }

    /// Its words again, for another column that it heads: without marks of notes, which stand once.
    pub(super) fn again(&self) -> Option<Words> {
        let place = self.paragraphs.first()?.line;
        Some(Words::supplied(place, self.unmarked().trim()))
    }

    /// Its text in one line, without marks of notes.
    fn unmarked(&self) -> String {
        let line = self.line();
        let text = line.pieces().iter().map(|piece| match piece {
            Piece::Text(text) | Piece::Link { text, .. } => text,
            Piece::Supplied(text) if !text.starts_with("[^") => text.as_str(),
            Piece::Supplied(_) | Piece::FootnoteMark(_) => "",
        });
        text.collect()
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
    // A raised letter is the mark of a note.
    let text = text.trim_end_matches(['ᵃ', 'ᵇ', 'ᶜ', 'ᵈ', 'ᵉ', 'ᶠ', 'ᵍ', 'ʰ', 'ⁱ']);
    let figure = |sign: char| sign.is_numeric() || "()[]–—-−.,% \u{A0}*".contains(sign);
    !text.is_empty() && text.chars().all(figure)
}
