//! Tables: rows of merged cells as a plain grid.

use planmark_convert_model::plan::Words;

use super::columns::{Columns, PlacedCell, PlacedRow};
use super::content::{Content, MAX_COLUMNS, Row, Shape, Table};
use super::grid_cell::{GridCell, GridRow};
use super::notes;

/// A table without empty rows and columns, every row as wide as the others.
#[derive(Clone, Debug, Default)]
pub(super) struct Grid {
    pub(super) rows: Vec<GridRow>,
    pub(super) columns: usize,
    /// Notes in rows at its foot.
    pub(super) notes: Vec<(Words, Words)>,
    /// Drawings in its cells.
    pub(super) shapes: Vec<(u32, Shape)>,
    /// Comments on its cells.
    pub(super) comments: Vec<(String, String)>,
}

/// Most rows of a head that the document does not mark.
const MOST_HEAD_ROWS: usize = 3;

impl Table {
    /// The contents of its only cell with text, if it has but one column of text: a frame around running text.
    pub(super) fn frame(&self) -> Option<Vec<&Content>> {
        let mut contents = Vec::new();
        for row in &self.rows {
            let mut filled = row.cells.iter().filter(|cell| cell.contents.iter().any(has_text));
            if let Some(cell) = filled.next() {
                contents.extend(&cell.contents);
            }
            if filled.next().is_some() || row.cells.iter().any(|cell| cell.continues) {
                return None;
            }
        }
        Some(contents)
    }

    /// Its rows and columns that hold text.
    pub(super) fn grid(&self) -> Grid {
        let mut grid = Grid::default();
        let mut rows = Vec::new();
        // Notes may stand in rows of their own at the foot.
        let body = self.rows.iter().rposition(|row| !row.is_blank() && notes::of_row(row).is_empty());
        let body = body.map_or(0, |last| last + 1);
        for row in &self.rows[body..] {
            grid.notes.extend(notes::of_row(row));
            let comments =
                row.cells.iter().flat_map(|cell| &cell.contents).filter_map(|content| match content {
                    Content::Paragraph(paragraph) => Some(paragraph.comments.iter().cloned()),
                    _ => None,
                });
            grid.comments.extend(comments.flatten());
        }
        for row in &self.rows[..body] {
            let mut cells = Vec::new();
            let mut start = row.before.min(MAX_COLUMNS);
            for cell in &row.cells {
                let mut held = GridCell::default();
                flatten(&cell.contents, &mut held.paragraphs, &mut grid.shapes, &mut grid.comments);
                let end = (start + cell.span).min(MAX_COLUMNS).max(start + 1);
                cells.push(PlacedCell { start, end, cell: held });
                start = end;
            }
            if cells.iter().any(PlacedCell::is_filled) {
                rows.push(PlacedRow { head: row.head, cells });
            }
        }
        let columns = Columns::of(&rows);
        grid.columns = columns.starts.len();
        grid.rows = rows.into_iter().map(|row| columns.place(row)).collect();
        grid
    }
}

impl Grid {
    /// Rows at the top that are its head: those that the document marks, else titles of columns above rows of figures.
    pub(super) fn head_rows(&self) -> usize {
        let marked = self.rows.iter().take_while(|row| row.head).count();
        if marked > 0 {
            // A row of figures is none of the head, though the document repeats it on every page.
            return self.rows[1..marked]
                .iter()
                .position(GridRow::is_of_figures)
                .map_or(marked, |first| first + 1);
        }
        let titles = self.rows.iter().take_while(|row| row.filled() >= 2 && row.figures() == 0).count();
        let figures = self.rows[titles..].iter().filter(|row| row.figures() > 0).count();
        if titles <= MOST_HEAD_ROWS && figures >= 2 { titles } else { 0 }
    }

    /// The first `count` rows made one: of each column the titles from top to bottom. A title that spans several columns stands in
    /// each of them, unless it heads the whole table.
    pub(super) fn merge_head(&mut self, count: usize) {
        if count < 2 {
            return;
        }
        let count = count.min(self.rows.len());
        for row in &mut self.rows[..count - 1] {
            row.spread();
        }
        let mut rows = self.rows.drain(..count);
        let Some(mut head) = rows.next() else { return };
        for row in rows {
            for (title, more) in head.cells.iter_mut().zip(row.cells) {
                title.paragraphs.extend(more.paragraphs);
            }
        }
        self.rows.insert(0, head);
    }
}

impl Row {
    /// Whether it holds neither text nor drawings.
    pub(super) fn is_blank(&self) -> bool {
        !self.cells.iter().flat_map(|cell| &cell.contents).any(has_text)
    }
}

fn has_text(content: &Content) -> bool {
    match content {
        Content::Paragraph(paragraph) => !paragraph.is_blank() || !paragraph.shapes.is_empty(),
        Content::Table(table) => {
            table.rows.iter().flat_map(|row| &row.cells).flat_map(|cell| &cell.contents).any(has_text)
        }
        Content::SectionEnd => false,
    }
}

/// The paragraphs of a cell; a table in it gives one paragraph a row.
fn flatten(
    contents: &[Content],
    paragraphs: &mut Vec<Words>,
    shapes: &mut Vec<(u32, Shape)>,
    comments: &mut Vec<(String, String)>,
) {
    for content in contents {
        match content {
            Content::Paragraph(paragraph) => {
                shapes.extend(paragraph.shapes.iter().map(|shape| (paragraph.place, shape.clone())));
                comments.extend(paragraph.comments.iter().cloned());
                if !paragraph.is_blank() {
                    paragraphs.push(paragraph.numbered_words());
                }
            }
            Content::Table(table) => {
                for row in &table.rows {
                    let mut cells = Vec::new();
                    for cell in &row.cells {
                        flatten(&cell.contents, &mut cells, shapes, comments);
                    }
                    if !cells.is_empty() {
                        paragraphs.push(GridCell { paragraphs: cells, covers: 0 }.list());
                    }
                }
            }
            Content::SectionEnd => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::content::{Cell, Content, Paragraph, Row, Table};
    use planmark_convert_model::plan::Words;

    fn cell(text: &str) -> Cell {
        let segments = if text.is_empty() { Vec::new() } else { vec![Words::source(1, text)] };
        let paragraph = Paragraph { segments, ..Paragraph::default() };
        Cell { span: 1, continues: false, contents: vec![Content::Paragraph(paragraph)] }
    }

    fn row(texts: &[&str]) -> Row {
        Row { head: false, before: 0, cells: texts.iter().map(|text| cell(text)).collect() }
    }

    fn shown(table: &Table) -> Vec<String> {
        let grid = table.grid();
        let rows = grid
            .rows
            .iter()
            .map(|row| row.cells.iter().map(|cell| cell.list().plain()).collect::<Vec<_>>().join("|"));
        rows.collect()
    }

    #[test]
    fn merged_cells_keep_the_columns_and_empty_ones_go() {
        let mut head = row(&["", "Changes", ""]);
        head.cells[1].span = 3;
        let table = Table { rows: vec![head, row(&["a", "b", "c", "", "d"]), row(&["", "", "", "", ""])] };
        assert_eq!(shown(&table), ["|Changes||", "a|b|c|d"]);
    }

    #[test]
    fn rows_of_the_head_are_made_one() {
        let mut above = row(&["", "Changes"]);
        above.cells[1].span = 2;
        let rows = vec![above, row(&["Object", "Other", "Total"]), row(&["Posts", "1", "1"])];
        let mut grid = Table { rows }.grid();
        grid.merge_head(2);
        let head: Vec<String> = grid.rows[0].cells.iter().map(|cell| cell.line().plain()).collect();
        assert_eq!(
            (head, grid.rows.len()),
            (vec!["Object".to_owned(), "Changes Other".to_owned(), "Changes Total".to_owned()], 2)
        );
    }

    #[test]
    fn paragraphs_of_a_cell_are_set_apart() {
        let mut two = cell("one");
        two.contents.extend(cell("two.").contents);
        two.contents.extend(cell("three").contents);
        let table = Table { rows: vec![Row { head: false, before: 0, cells: vec![two] }] };
        assert_eq!(shown(&table), ["one; two. three"]);
        assert_eq!(table.frame().map(|contents| contents.len()), Some(3));
    }
}
