//! Which rows a total sums up.
//!
//! `Subtotal, B` says so itself. A bare subtotal sums up its block, what stands since the subtotal before it at most. Of other totals it
//! shows in the columns: those in which two readings make the same sum show nothing.

use std::collections::{BTreeMap, BTreeSet};

use super::tables::{Standing, Table, row_mark};
use crate::equations::{Equation, Kind};
use crate::table_words::{is_bare_subtotal, is_bare_total, is_share, summed_up};

/// For one column in which a reading holds that the form of the table leaves as the only one, in so many it may not hold.
const MISSED_BY_FORM: usize = 3;

/// Rows that may be what a total sums up.
type Rows = Vec<usize>;

/// What has been read above a total.
#[derive(Default)]
struct Above {
    /// Rows of figures since the beginning.
    all: Rows,
    /// Rows of figures since the last heading or total.
    block: Rows,
    /// Rows since the beginning, those that a subtotal sums up replaced by the subtotal.
    top: Rows,
    /// The last bare subtotal.
    subtotal: Option<usize>,
    /// The last row with each mark.
    marked: BTreeMap<String, usize>,
    /// What each total sums up.
    parts: BTreeMap<usize, Rows>,
}

/// The readings of one total, the likeliest first.
struct Readings {
    rows: Vec<Rows>,
    /// Whether the form of the table leaves no other.
    by_form: bool,
}

/// How far the columns bear a reading out.
struct Judged {
    rows: Rows,
    equations: Vec<Equation>,
    /// In how many columns with figures it holds, and in how many not.
    held: usize,
    missed: usize,
}

/// Of each total, that it is the sum of rows above it.
pub(super) fn totals(table: &Table<'_>) -> Vec<Equation> {
    let mut equations = Vec::new();
    let mut above = Above::default();
    for row in 1..table.len() {
        let standing = table.standing(row);
        if let (Standing::Heading | Standing::Figures, Some(mark)) = (standing, row_mark(table.label(row))) {
            above.marked.insert(mark, row);
        }
        match standing {
            Standing::Heading => above.block.clear(),
            Standing::Figures => {
                above.all.push(row);
                above.block.push(row);
                above.top.push(row);
            }
            Standing::Total => {
                if let Some(read) = above.read(table, row) {
                    equations.extend(above.subtotals(table, row, &read));
                    equations.extend(read.equations);
                    above.top.retain(|other| !read.rows.contains(other));
                    above.parts.insert(row, read.rows);
                }
                if is_bare_subtotal(table.label(row)) {
                    above.subtotal = Some(row);
                }
                above.top.push(row);
                above.block.clear();
            }
            Standing::Apart => {}
        }
    }
    equations
}

impl Above {
    fn readings(&self, label: &str) -> Readings {
        let since = |rows: &Rows, first: usize| rows.iter().copied().filter(|row| *row >= first).collect();
        let mark = summed_up(label).and_then(|mark| self.marked.get(&mark));
        let rows = match (mark, self.subtotal) {
            (Some(first), _) => vec![since(&self.top, *first), since(&self.all, *first)],
            (None, Some(before)) if is_bare_subtotal(label) => {
                vec![self.block.clone(), since(&self.all, before + 1), since(&self.top, before + 1)]
            }
            _ => vec![self.block.clone(), self.all.clone(), self.top.clone()],
        };
        let mut readings: Vec<Rows> = Vec::new();
        for rows in rows {
            if !rows.is_empty() && !readings.contains(&rows) {
                readings.push(rows);
            }
        }
        let follows_its_like = self.subtotal.is_some_and(|before| self.parts.contains_key(&before));
        let is_only = readings.len() == 1;
        let by_form = mark.is_some()
            || is_only && is_bare_subtotal(label) && (follows_its_like || readings.iter().any(|rows| rows.len() > 1));
        Readings { rows: readings, by_form }
    }

    /// The reading of a total that most of its columns bear out.
    fn read(&self, table: &Table<'_>, row: usize) -> Option<Judged> {
        let label = table.label(row);
        let readings = self.readings(label);
        let is_only = readings.rows.len() == 1;
        let sums: Vec<Vec<Equation>> = readings.rows.iter().map(|rows| columns(table, row, rows, Kind::Column)).collect();
        let deciding = deciding_columns(table, &sums);
        let judged = readings.rows.into_iter().zip(sums).map(|(rows, equations)| {
            let figures = table.figures();
            let is_telling = |equation: &&Equation| !equation.is_nil(figures);
            let (held, missed): (Vec<_>, Vec<_>) =
                equations.iter().filter(is_telling).partition(|equation| equation.holds(figures));
            let decided = held.iter().filter(|equation| deciding.contains(&equation.total.1)).count();
            let (held, missed) = (held.len(), missed.len());
            (decided, Judged { rows, equations, held, missed })
        });
        let (decided, best) = judged.reduce(|best, next| if next.0 > best.0 { next } else { best })?;
        if decided == 0 && !deciding.is_empty() {
            return None;
        }
        let Judged { held, missed, .. } = best;
        // One column alone shows nothing of how a total is to be read; its label must then leave no doubt.
        let is_clear = is_only && best.rows.len() > 1 && held + missed == 1 && is_bare_total(label);
        let is_borne_out = held > missed || held >= 2 && held == missed;
        let is_form = readings.by_form && held > 0 && missed <= MISSED_BY_FORM * held;
        (is_borne_out || is_clear || is_form).then_some(best)
    }

    /// That a total of rows, subtotals among them or above them, is also that of the subtotals, or of the rows that they sum up.
    fn subtotals(&self, table: &Table<'_>, row: usize, read: &Judged) -> Vec<Equation> {
        let rows: BTreeSet<usize> = read.rows.iter().flat_map(|row| self.leaves(*row)).collect();
        let others = [&self.top, &self.all].into_iter().filter(|other| **other != read.rows);
        let same = others.filter(|other| other.iter().flat_map(|row| self.leaves(*row)).collect::<BTreeSet<_>>() == rows);
        same.flat_map(|other| columns(table, row, other, Kind::Subtotals)).collect()
    }

    /// The rows of figures that a row sums up; itself, if it is one.
    fn leaves(&self, row: usize) -> Rows {
        self.parts.get(&row).map_or_else(|| vec![row], |parts| parts.iter().flat_map(|part| self.leaves(*part)).collect())
    }
}

/// The columns in which readings of one total make different sums.
fn deciding_columns(table: &Table<'_>, readings: &[Vec<Equation>]) -> BTreeSet<usize> {
    let mut sums: BTreeMap<usize, Vec<(i64, i64)>> = BTreeMap::new();
    for equation in readings.iter().flatten() {
        let sum = equation.sum(table.figures());
        sums.entry(equation.total.1).or_default().push((sum, equation.tolerance));
    }
    let differ = |sums: &Vec<(i64, i64)>| {
        sums.iter().any(|(sum, tolerance)| sums.iter().any(|(other, _)| (sum - other).abs() > *tolerance))
    };
    sums.iter().filter(|(_, sums)| differ(sums)).map(|(column, _)| *column).collect()
}

/// Of each column, that the figure in one row is the sum of those in others.
fn columns(table: &Table<'_>, total: usize, rows: &[usize], kind: Kind) -> Vec<Equation> {
    if rows.iter().chain([&total]).any(|row| table.has_slipped(*row)) {
        return Vec::new();
    }
    (1..table.width())
        .filter(|column| !is_share(table.head(*column)))
        .filter(|column| rows.iter().chain([&total]).all(|row| table.amount((*row, *column)).is_some()))
        .map(|column| {
            let parts: Vec<_> = rows.iter().map(|row| (*row, column)).collect();
            let tolerance = table.tolerance((total, column), &parts);
            Equation { kind, total: (total, column), parts, less: Vec::new(), tolerance }
        })
        .collect()
}
