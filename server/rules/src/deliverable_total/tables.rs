//! What the rows and columns of a table say about each other.

use std::collections::{BTreeMap, BTreeSet};

use crate::equations::{Equation, Figures, Kind, Place};
use crate::table_words::{is_part, is_share, is_total, is_total_column, year};
use planmark_plan::amount::{Amount, Cell};
use planmark_plan::read::facts::Row;
use planmark_syntax::without_marks;

/// A table with more rows than this is none of a plan.
const MOST_ROWS: usize = 300;

/// The difference that rounding to one decimal makes, in thousandths.
const ROUNDING: i64 = 100;

/// A table of figures below one row of heads.
pub(super) struct Table<'a> {
    rows: &'a [Row],
    cells: Vec<Vec<Cell>>,
    figures: Figures,
    /// Of each row, whether its figures may stand in the wrong columns.
    slipped: Vec<bool>,
}

/// A row by what it is for its neighbours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// A row without a figure.
    Heading,
    /// A row of figures.
    Figures,
    /// A row that sums up rows above it.
    Total,
    /// A row that no sum counts.
    Apart,
}

impl<'a> Table<'a> {
    /// A table, if it may hold sums.
    pub(super) fn new(rows: &'a [Row]) -> Option<Self> {
        if rows.len() < 3 || rows.len() > MOST_ROWS {
            return None;
        }
        let read = |row: &Row| row.cells.iter().map(|cell| Cell::read(&cell.text)).collect();
        let mut table = Self {
            rows,
            cells: rows.iter().map(read).collect(),
            figures: Figures::new(),
            slipped: Vec::new(),
        };
        table.figures = table.read_figures();
        table.slipped = table.find_slipped();
        Some(table)
    }

    /// The number in a cell.
    pub(super) fn amount(&self, (row, column): Place) -> Option<Amount> {
        self.cell(row, column).amount()
    }

    /// Whether the figure of a cell is the likeliest to be wrong by how it is printed: it has more decimals than any other of its column,
    /// or it is a sign for nothing and alone makes a sum that is something, or it is the only one in a row that says that there is more.
    pub(super) fn is_odd(&self, equation: &Equation, place: Place) -> bool {
        let is_nil = |place: &Place| self.cell(place.0, place.1).is_nil();
        let is_only_nil = || equation.parts.contains(&place) && equation.parts.iter().filter(|part| is_nil(part)).count() == 1;
        if matches!(equation.kind, Kind::Row | Kind::Changes) && is_nil(&place) && !is_nil(&equation.total) && is_only_nil() {
            return true;
        }
        let Some(amount) = self.amount(place) else { return false };
        let others = (1..self.rows.len()).filter(|row| *row != place.0);
        let mut decimals = others.filter_map(|row| self.amount((row, place.1))).map(|other| other.decimals);
        let is_finer = amount.decimals > 1 && decimals.all(|other| other < amount.decimals);
        is_finer || amount.is_zero() && equation.parts == [place]
    }

    /// Whether the figure of a cell has the mark of a footnote.
    pub(super) fn is_noted(&self, (row, column): Place) -> bool {
        let cell = self.rows.get(row).and_then(|row| row.cells.get(column));
        cell.is_some_and(|cell| cell.text.contains("[^"))
    }

    pub(super) fn cell(&self, row: usize, column: usize) -> Cell {
        self.cells.get(row).and_then(|cells| cells.get(column)).copied().unwrap_or(Cell::Blank)
    }

    pub(super) fn label(&self, row: usize) -> &'a str {
        self.rows.get(row).and_then(|row| row.cells.first()).map_or("", |cell| cell.text.trim())
    }

    pub(super) fn head(&self, column: usize) -> &'a str {
        self.rows.first().and_then(|row| row.cells.get(column)).map_or("", |cell| cell.text.trim())
    }

    pub(super) fn width(&self) -> usize {
        self.rows.first().map_or(0, |row| row.cells.len())
    }

    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }

    /// Every number of the table.
    pub(super) fn figures(&self) -> &Figures {
        &self.figures
    }

    fn read_figures(&self) -> Figures {
        let cells = self.cells.iter().enumerate().skip(1).flat_map(|(row, cells)| {
            cells.iter().enumerate().skip(1).map(move |(column, cell)| ((row, column), *cell))
        });
        cells.filter_map(|(place, cell)| Some((place, cell.amount()?.thousandths))).collect()
    }

    /// Whether a row sums up others.
    pub(super) fn has_totals(&self) -> bool {
        (1..self.rows.len()).any(|row| is_total(self.label(row)))
    }

    /// Of each row of resources, that its changes make it; of those that most rows bear out.
    pub(super) fn rows_of_changes(&self) -> Vec<Equation> {
        self.borne_out((1..self.rows.len()).flat_map(|row| self.changes(row)).collect())
    }

    /// Of each unit row, such as `Publications (number of publications)`, that it is the sum of the numbered items below it.
    pub(super) fn units(&self) -> Vec<Equation> {
        let mut equations = Vec::new();
        let mut unit: Option<usize> = None;
        let mut items: Vec<usize> = Vec::new();
        for row in 1..=self.rows.len() {
            let standing = if row < self.rows.len() { self.unit_standing(row, items.last().copied()) } else { UnitRow::End };
            match standing {
                UnitRow::Item => items.push(row),
                UnitRow::Group => {}
                UnitRow::Unit | UnitRow::End => {
                    if let Some(unit) = unit {
                        equations.extend(self.unit_equations(unit, &items));
                    }
                    unit = (standing == UnitRow::Unit).then_some(row);
                    items.clear();
                }
            }
        }
        equations
    }

    fn unit_standing(&self, row: usize, last_item: Option<usize>) -> UnitRow {
        let label = self.label(row);
        let has_figures = (1..self.width()).any(|column| self.cell(row, column) != Cell::Blank);
        match leading_marker(label) {
            _ if is_part(label) => UnitRow::Group,
            Some(LeadingMarker::Number) => UnitRow::Item,
            // The parts of an item count where the item itself has no figure.
            Some(LeadingMarker::Bracket) => match last_item {
                Some(item) if has_figures && self.is_blank(item) => UnitRow::Item,
                _ => UnitRow::Group,
            },
            Some(LeadingMarker::Letter) => UnitRow::End,
            None if last_item.is_some_and(|item| self.counts_on(item, label)) => UnitRow::Item,
            None if has_figures => UnitRow::Unit,
            None if label.ends_with([':', '：']) => UnitRow::Group,
            None => UnitRow::End,
        }
    }

    /// Whether a label begins with the number behind that of an item, whose dot is missing: `51 Statistics Pocketbook` behind `50. …`.
    fn counts_on(&self, item: usize, label: &str) -> bool {
        let number = |label: &str| {
            let end = label.find(|sign: char| !sign.is_ascii_digit())?;
            Some((label[..end].parse::<u32>().ok()?, label[end..].starts_with(char::is_whitespace)))
        };
        let before = number(self.label(item));
        before.zip(number(label)).is_some_and(|((before, _), (here, is_apart))| is_apart && here == before + 1)
    }

    fn is_blank(&self, row: usize) -> bool {
        (1..self.width()).all(|column| self.cell(row, column) == Cell::Blank)
    }

    fn unit_equations(&self, unit: usize, items: &[usize]) -> Vec<Equation> {
        let same_width = |row: usize| self.cells.get(row).is_some_and(|cells| cells.len() == self.width());
        if items.is_empty() || !same_width(unit) || !items.iter().all(|item| same_width(*item)) {
            return Vec::new();
        }
        // An item without any figure is a group of those below it, or is not counted: then the unit may be more than the others.
        let counted: Vec<usize> = items.iter().copied().filter(|item| !self.is_blank(*item)).collect();
        if counted.len() < items.len() && !self.blank_items_are_groups(items) {
            return Vec::new();
        }
        let equations: Vec<Equation> = (1..self.width())
            .filter(|column| {
                counted.iter().chain([&unit]).all(|row| self.amount((*row, *column)).is_some())
                    && !is_share(self.head(*column))
            })
            .map(|column| {
                let parts: Vec<Place> = counted.iter().map(|item| (*item, column)).collect();
                let tolerance = self.tolerance((unit, column), &parts);
                Equation { kind: Kind::Items, total: (unit, column), parts, less: Vec::new(), tolerance }
            })
            .collect();
        if self.is_no_sum(&equations) { Vec::new() } else { equations }
    }

    fn blank_items_are_groups(&self, items: &[usize]) -> bool {
        items.windows(2).all(|pair| {
            !self.is_blank(pair[0]) || leading_marker(self.label(pair[1])) == Some(LeadingMarker::Bracket)
        }) && items.last().is_some_and(|last| !self.is_blank(*last))
    }

    /// Whether the items make the unit nowhere: then they may be no more than the main ones, or not what is counted.
    fn is_no_sum(&self, equations: &[Equation]) -> bool {
        let figures = &self.figures;
        let telling: Vec<&Equation> = equations.iter().filter(|equation| !equation.is_nil(figures)).collect();
        telling.len() > 1 && telling.iter().all(|equation| !equation.holds(figures))
    }

    pub(super) fn standing(&self, row: usize) -> Standing {
        let cells = (1..self.width()).map(|column| self.cell(row, column));
        if self.cells.get(row).is_none_or(|cells| cells.len() != self.width()) || is_part(self.label(row)) {
            return Standing::Apart;
        }
        if is_total(self.label(row)) {
            return Standing::Total;
        }
        if cells.clone().all(|cell| cell == Cell::Blank) {
            return Standing::Heading;
        }
        if cells.clone().any(|cell| matches!(cell, Cell::Amount(_))) { Standing::Figures } else { Standing::Apart }
    }

    /// In a row of resources: that the changes make their total, and that with it last year's figure makes this year's.
    fn changes(&self, row: usize) -> Vec<Equation> {
        if !matches!(self.standing(row), Standing::Figures | Standing::Total) {
            return Vec::new();
        }
        let Some((base, estimate)) = self.years() else { return Vec::new() };
        let between: Vec<usize> = (base + 1..estimate).filter(|column| !is_share(self.head(*column))).collect();
        let Some((total, changes)) = between.split_last() else { return Vec::new() };
        if self.has_slipped(row) {
            return Vec::new();
        }
        let can_be_read = |columns: &[usize]| columns.iter().all(|column| self.amount((row, *column)).is_some());
        let equation = |kind: Kind, total: usize, parts: &[usize]| {
            let parts: Vec<Place> = parts.iter().map(|column| (row, *column)).collect();
            Equation { kind, total: (row, total), tolerance: self.tolerance((row, total), &parts), parts, less: Vec::new() }
        };
        let mut equations = Vec::new();
        if !changes.is_empty() && !is_total_column(self.head(*total)) {
            return equations;
        }
        if can_be_read(&[base, *total, estimate]) {
            equations.push(equation(Kind::Row, estimate, &[base, *total]));
        }
        if !changes.is_empty() && can_be_read(&between) {
            equations.push(equation(Kind::Changes, *total, changes));
        }
        equations
    }

    /// Which rows have a blank where others print a sign for nothing, so that a figure may stand in the wrong column: those of which no
    /// row with blanks in the same columns bears out that its figures are where they belong.
    fn find_slipped(&self) -> Vec<bool> {
        let rows = 0..self.rows.len();
        let borne_out: BTreeSet<Vec<usize>> =
            rows.clone().skip(1).filter(|row| self.last_year_makes_this(*row)).map(|row| self.blanks(row)).collect();
        rows.map(|row| {
            let blanks = self.blanks(row);
            !blanks.is_empty() && !borne_out.contains(&blanks)
        })
        .collect()
    }

    /// Whether last year's figure and the change make this year's.
    fn last_year_makes_this(&self, row: usize) -> bool {
        let Some((base, estimate)) = self.years() else { return false };
        let change = (base + 1..estimate).rev().find(|column| !is_share(self.head(*column)));
        let value = |column: usize| self.figures.get(&(row, column)).copied();
        let (Some(before), Some(Some(change)), Some(after)) = (value(base), change.map(value), value(estimate)) else {
            return false;
        };
        after != 0 && (before + change - after).abs() <= ROUNDING
    }

    pub(super) fn has_slipped(&self, row: usize) -> bool {
        self.slipped.get(row).copied().unwrap_or(false)
    }

    /// The columns in which a row is blank; the first column of figures may be blank for good reasons.
    fn blanks(&self, row: usize) -> Vec<usize> {
        (2..self.width()).filter(|column| self.cell(row, *column) == Cell::Blank).collect()
    }

    /// Shares that are not those of the change in last year's figure: their cells, and what would stand there, in thousandths. Rows of
    /// which a figure is known not to fit are left out. Empty if most of the shares are something else.
    pub(super) fn shares(&self, misfits: &[Place]) -> Vec<(Place, i64)> {
        let Some((base, estimate)) = self.years() else { return Vec::new() };
        let between = || base + 1..estimate;
        let Some(share) = between().find(|column| is_share(self.head(*column))) else { return Vec::new() };
        let Some(change) = between().rev().find(|column| !is_share(self.head(*column))) else { return Vec::new() };
        let fits = |row: &usize| !misfits.iter().any(|(other, column)| other == row && *column >= base);
        let (mut right, mut wrong) = (0_usize, Vec::new());
        for row in (1..self.rows.len()).filter(fits).filter(|row| self.last_year_makes_this(*row)) {
            let value = |column: usize| self.figures.get(&(row, column)).copied();
            let (Some(before), Some(change), Some(here)) = (value(base), value(change), value(share)) else { continue };
            // A sign for nothing may stand for a share that was not worked out.
            if before <= 0 || here == 0 {
                continue;
            }
            let per_hundred = |part: i64| part.saturating_mul(100_000) / before;
            let expected = per_hundred(change);
            // Half of the last decimal of the share, and what half of the last decimals of both figures makes of it.
            let tolerance = ROUNDING + per_hundred(ROUNDING / 2) + per_hundred(ROUNDING / 2).saturating_mul(expected.abs()) / 100_000;
            if (here - expected).abs() <= tolerance {
                right += 1;
            } else {
                wrong.push(((row, share), (expected + 50 * expected.signum()) / 100 * 100));
            }
        }
        if right > wrong.len() { wrong } else { Vec::new() }
    }

    /// Of equations between the columns of each row, those that at least as many rows bear out as not.
    fn borne_out(&self, equations: Vec<Equation>) -> Vec<Equation> {
        let figures = &self.figures;
        let mut held: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
        for equation in &equations {
            let (held, missed) = held.entry(equation.total.1).or_default();
            *if equation.holds(figures) { held } else { missed } += 1;
        }
        let is_borne_out = |equation: &Equation| held.get(&equation.total.1).is_some_and(|(held, missed)| held >= missed);
        equations.into_iter().filter(is_borne_out).collect()
    }

    /// The columns of two years that follow each other, the last two that bear one, with the changes between them.
    fn years(&self) -> Option<(usize, usize)> {
        let years: Vec<(usize, u32)> =
            (1..self.width()).filter_map(|column| Some((column, year(self.head(column))?))).collect();
        let [.., (base, before), (estimate, after)] = years[..] else { return None };
        (after == before + 1 && estimate >= base + 2 && estimate + 1 == self.width()).then_some((base, estimate))
    }

    /// Figures with decimals are rounded: half of the last decimal may be missing in each of them and in the sum. So are large ones
    /// without, in thousands of dollars.
    pub(super) fn tolerance(&self, total: Place, parts: &[Place]) -> i64 {
        let amounts = || parts.iter().chain([&total]).filter_map(|place| self.amount(*place));
        if amounts().any(|amount| amount.decimals > 0) {
            let rounded = parts.iter().filter_map(|place| self.amount(*place)).filter(|amount| !amount.is_zero());
            let rounded = i64::try_from(rounded.count()).unwrap_or(i64::MAX);
            (ROUNDING / 2).saturating_mul(rounded.saturating_add(1)).max(ROUNDING)
        } else if amounts().any(|amount| amount.thousandths.abs() >= 1_000_000) {
            1000
        } else {
            0
        }
    }

    /// The decimals of a row's figures, shares aside; `None` if it has no figure.
    pub(super) fn decimals(&self, row: usize) -> Option<u8> {
        let columns = (1..self.width()).filter(|column| !is_share(self.head(*column)));
        let amounts = columns.filter_map(|column| self.amount((row, column)));
        amounts.filter(|amount| !amount.is_zero()).map(|amount| amount.decimals).max()
    }
}

/// A row of a table of deliverables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum UnitRow {
    /// What is counted, with how many.
    Unit,
    /// A numbered item of it.
    Item,
    /// A row that says no more than what the items below it have in common, or that no sum counts.
    Group,
    /// A category, or a text: what follows belongs to no unit.
    End,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum LeadingMarker {
    /// `1.`, in Arabic `1 -`
    Number,
    /// `(a)`, `a)`
    Bracket,
    /// `A.`
    Letter,
}

/// Whether a text begins with the dash that stands between a number and what it numbers, apart from both: `1 - الاجتماعات`.
fn is_dash_before_word(text: &str) -> bool {
    let apart = |text: &str| text.starts_with(char::is_whitespace);
    let dash = text.trim_start().strip_prefix(['-', '–', '—']);
    dash.is_some_and(|behind| apart(text) && apart(behind) && behind.trim_start().starts_with(char::is_alphabetic))
}

fn leading_marker(label: &str) -> Option<LeadingMarker> {
    let end = label.find(|sign: char| !sign.is_numeric())?;
    let behind = label[end..].chars().next()?;
    if end > 0 {
        let is_number = matches!(behind, '.' | '．' | '、' | ')' | '）') || is_dash_before_word(&label[end..]);
        return is_number.then_some(LeadingMarker::Number);
    }
    if matches!(behind, '(' | '（') {
        let inner = &label[behind.len_utf8()..];
        let close = inner.find([')', '）'])?;
        return (inner[..close].chars().count() <= 4).then_some(LeadingMarker::Bracket);
    }
    let mut signs = label.chars();
    let letter = signs.next().filter(|sign| sign.is_alphabetic())?;
    match signs.next()? {
        '.' | '．' | '、' if letter.is_uppercase() || !letter.is_lowercase() => Some(LeadingMarker::Letter),
        ')' | '）' => Some(LeadingMarker::Bracket),
        _ => None,
    }
}

/// The mark with which a row begins, as subtotals name it: `b` of `B. Programme of work`, `7` of `7. Regions`.
pub(super) fn row_mark(label: &str) -> Option<String> {
    let label = without_marks(label);
    let label = label.trim();
    let end = label.find(|sign: char| !sign.is_alphanumeric())?;
    let is_mark = end > 0 && (label[end..].starts_with(['.', '．', '、']) || is_dash_before_word(&label[end..]));
    is_mark.then(|| label[..end].to_lowercase())
}
