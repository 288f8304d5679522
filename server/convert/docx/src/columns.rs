//! Which columns a table has: merged cells and narrow columns between groups hide them.
//!
//! What must stay true: two cells of the body with text never share a column, and every figure stands under the head of its column.

use std::collections::BTreeSet;

use super::grid_cell::{GridCell, GridRow};

/// A cell, and the columns of the document's own grid that it takes: from `start` up to `end`.
#[derive(Clone, Debug, Default)]
pub(super) struct PlacedCell {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) cell: GridCell,
}

/// A row of such cells.
#[derive(Clone, Debug, Default)]
pub(super) struct PlacedRow {
    pub(super) head: bool,
    pub(super) cells: Vec<PlacedCell>,
}

impl PlacedCell {
    pub(super) fn is_filled(&self) -> bool {
        !self.cell.paragraphs.is_empty()
    }

    fn is_figure(&self) -> bool {
        self.cell.is_figure() && !self.cell.is_year()
    }
}

/// Columns, by where they start in the document's own grid.
#[derive(Debug, Default)]
pub(super) struct Columns {
    pub(super) starts: Vec<usize>,
    /// Of each column, how many cells of the body with text stand in it and in no other; figures weigh most.
    weights: Vec<usize>,
}

impl Columns {
    /// The columns of a table: those where a cell of the body with text starts, and those that have a head of their own.
    pub(super) fn of(rows: &[PlacedRow]) -> Self {
        let head = head(rows);
        let (heads, body) = rows.split_at(head);
        let body = if body.is_empty() { heads } else { body };
        let mut starts: BTreeSet<usize> = filled(body).map(|cell| cell.start).collect();
        let blank: BTreeSet<usize> = body.iter().flat_map(|row| &row.cells).map(|cell| cell.start).collect();
        let own = filled(heads).filter(|cell| cell.end == cell.start + 1).map(|cell| cell.start);
        starts.extend(own.filter(|start| blank.contains(start)));
        let mut columns = Self { starts: starts.into_iter().collect(), weights: Vec::new() };
        columns.join_halves(heads, body);
        columns.weights = vec![0; columns.starts.len()];
        for cell in filled(body) {
            let range = columns.range(cell);
            if range.len() == 1 {
                columns.weights[range.start] += if cell.is_figure() { FIGURE } else { 1 };
            }
        }
        columns
    }

    /// Makes one of two columns that are one on the page: every row has its figure in the one or in the other, and one head is over both.
    fn join_halves(&mut self, heads: &[PlacedRow], body: &[PlacedRow]) {
        let rows: Vec<&PlacedRow> = body
            .iter()
            .filter(|row| row.cells.iter().filter(|cell| cell.is_figure()).count() * 2 >= self.starts.len())
            .collect();
        let own_heads = |start: usize, columns: &Self| {
            filled(heads).filter(|cell| columns.range(cell).len() == 1 && cell.start == start).count()
        };
        let mut column = 1;
        while column < self.starts.len() {
            let (left, right) = (self.starts[column - 1], self.starts[column]);
            let figure = |row: &PlacedRow, start: usize| {
                row.cells.iter().any(|cell| cell.start == start && cell.is_figure())
            };
            let count = |start: usize| rows.iter().filter(|row| figure(row, start)).count();
            let one_each = rows.iter().all(|row| figure(row, left) != figure(row, right));
            let words =
                filled(body).any(|cell| (cell.start == left || cell.start == right) && !cell.is_figure());
            let parted = own_heads(left, self) > 0 && own_heads(right, self) > 0;
            if rows.len() > 1 && one_each && !words && !parted && count(left) > 0 && count(right) > 0 {
                self.starts.remove(column);
            } else {
                column += 1;
            }
        }
    }

    /// The columns that a cell takes. Where none starts in it, the one in which it stands.
    fn range(&self, cell: &PlacedCell) -> std::ops::Range<usize> {
        let first = self.starts.partition_point(|start| *start < cell.start);
        let end = self.starts.partition_point(|start| *start < cell.end);
        if first < end {
            return first..end;
        }
        let last = first.saturating_sub(1);
        last..last + 1
    }

    /// Puts the cells of a row into these columns. A figure over several stands in the one where other rows have theirs.
    pub(super) fn place(&self, row: PlacedRow) -> GridRow {
        let mut cells = vec![GridCell::default(); self.starts.len()];
        let mut before = 0;
        for placed in row.cells.into_iter().filter(PlacedCell::is_filled) {
            let mut range = self.range(&placed);
            // A head that begins behind the narrow part of a column begins with that column, unless another reaches into it.
            let around = self.starts.partition_point(|start| *start <= placed.start).saturating_sub(1);
            if self.starts.get(around).is_some_and(|start| *start >= before) {
                range.start = range.start.min(around);
            }
            before = placed.end;
            let heaviest = || {
                let free = range.clone().filter(|column| cells[*column].paragraphs.is_empty());
                free.rev().max_by_key(|column| self.weights[*column])
            };
            let right =
                range.end == cells.len() && range.clone().last().is_some_and(|last| self.weights[last] > 0);
            let column = match placed.is_figure() && !row.head {
                // A sum over the last columns is that of the last.
                true if right => range.clone().last(),
                true => heaviest(),
                false => None,
            };
            let column = column.unwrap_or(range.start);
            let covers = range.end.saturating_sub(column + 1);
            if let Some(cell) = cells.get_mut(column) {
                cell.covers = covers;
                cell.paragraphs.extend(placed.cell.paragraphs);
            }
        }
        GridRow { head: row.head, cells }
    }
}

fn filled(rows: &[PlacedRow]) -> impl Iterator<Item = &PlacedCell> {
    rows.iter().flat_map(|row| &row.cells).filter(|cell| cell.is_filled())
}

/// How many rows at the top are the head: those that the document marks, else those before the first row of figures.
fn head(rows: &[PlacedRow]) -> usize {
    let marked = rows.iter().take_while(|row| row.head).count();
    if marked > 0 {
        return marked;
    }
    let figures = |row: &PlacedRow| row.cells.iter().filter(|cell| cell.is_figure()).count();
    rows.iter().position(|row| figures(row) >= LEAST_FIGURES).unwrap_or(0)
}

/// What a figure weighs more than words.
const FIGURE: usize = 2;

/// Figures from which on a row is one of figures.
const LEAST_FIGURES: usize = 2;

#[cfg(test)]
mod tests {
    use super::{Columns, PlacedCell, PlacedRow};
    use crate::grid_cell::GridCell;
    use planmark_convert_model::plan::Words;

    /// A row of cells, each `span>text`.
    fn row(head: bool, cells: &[&str]) -> PlacedRow {
        let mut start = 0;
        let place = |text: &&str| {
            let (span, text) = text.split_once('>').unwrap_or(("1", text));
            let end = start + span.parse::<usize>().unwrap();
            let paragraphs = if text.is_empty() { Vec::new() } else { vec![Words::source(1, text)] };
            let placed = PlacedCell { start, end, cell: GridCell { paragraphs, covers: 0 } };
            start = end;
            placed
        };
        PlacedRow { head, cells: cells.iter().map(place).collect() }
    }

    fn shown(rows: Vec<PlacedRow>) -> Vec<String> {
        let columns = Columns::of(&rows);
        let line = |row: PlacedRow| {
            columns.place(row).cells.iter().map(|cell| cell.line().plain()).collect::<Vec<_>>().join("|")
        };
        rows.into_iter().map(line).collect()
    }

    #[test]
    fn narrow_columns_between_groups_are_none() {
        let rows = vec![
            row(true, &["", "2>2024", "", "2025", "", "Variance"]),
            row(true, &["Mission", "Spent", "Left", "2>Approved", "2>Change"]),
            row(false, &["North", "1", "2", "2>3", "2>4"]),
            row(false, &["South", "5", "–", "2>6", "2>"]),
        ];
        assert_eq!(
            shown(rows),
            ["|2024||2025|Variance", "Mission|Spent|Left|Approved|Change", "North|1|2|3|4", "South|5|–|6|"]
        );
    }

    #[test]
    fn a_figure_over_several_columns_stands_where_other_rows_have_theirs() {
        let rows = vec![
            row(false, &["2>Kind", "2025", "2026"]),
            row(false, &["A.", "Rails", "1", "2"]),
            row(false, &["B.", "Trains", "3", "4"]),
            row(false, &["Total", "2>4", "6"]),
        ];
        assert_eq!(shown(rows), ["Kind||2025|2026", "A.|Rails|1|2", "B.|Trains|3|4", "Total||4|6"]);
    }

    #[test]
    fn a_head_over_several_columns_begins_with_the_first() {
        let rows = vec![
            row(true, &["", "2>2024", "", "2>2025"]),
            row(true, &["Kind", "Spent", "Left", "2>Spent", "Left"]),
            row(false, &["Rails", "1", "2", "2>3", "4"]),
            row(false, &["Trains", "5", "6", "2>7", "8"]),
        ];
        assert_eq!(
            shown(rows),
            ["|2024||2025|", "Kind|Spent|Left|Spent|Left", "Rails|1|2|3|4", "Trains|5|6|7|8"]
        );
    }

    #[test]
    fn halves_of_a_column_are_one() {
        let rows = vec![
            row(true, &["", "2>Volunteers", "Total"]),
            row(true, &["", "2>Abroad", ""]),
            row(false, &["Approved", "75", "", "80"]),
            row(false, &["Proposed", "", "78", "83"]),
            row(false, &["Change", "", "3", "3"]),
        ];
        assert_eq!(
            shown(rows),
            ["|Volunteers|Total", "|Abroad|", "Approved|75|80", "Proposed|78|83", "Change|3|3"]
        );
    }

    #[test]
    fn a_column_without_figures_keeps_its_head() {
        let rows = vec![
            row(true, &["Kind", "2025", "2026"]),
            row(false, &["Rails", "", "1"]),
            row(false, &["All", "", "1"]),
        ];
        assert_eq!(shown(rows), ["Kind|2025|2026", "Rails||1", "All||1"]);
    }
}
