//! Sums that a table says are equal to a cell, and which one figure, put right, mends those that are not.

use std::collections::BTreeMap;

/// A cell: its row and column, from 0.
pub(crate) type Place = (usize, usize);

/// What an equation says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A unit is the sum of its items.
    Items,
    /// A total is the sum of rows above it.
    Column,
    /// A total is the sum of the subtotals above it, the rows of which it is known to sum up: shows which figure is wrong where its
    /// other sums leave that open, and is not told for itself.
    Subtotals,
    /// A figure follows from the others of its row.
    Row,
    /// The changes of a row make their total.
    Changes,
    /// A share is that of the change in last year's figure: no sum, and told with the others.
    Share,
    /// A figure is the change from one row to the next.
    Change,
}

/// The cell `total` is the sum of `parts`, less `less`.
#[derive(Clone, Debug)]
pub(crate) struct Equation {
    pub(crate) kind: Kind,
    pub(crate) total: Place,
    pub(crate) parts: Vec<Place>,
    pub(crate) less: Vec<Place>,
    /// The difference that rounding explains, in thousandths.
    pub(crate) tolerance: i64,
}

/// The figures of a table, in thousandths.
pub(crate) type Figures = BTreeMap<Place, i64>;

/// A figure that does not fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Misfit {
    /// Its cell.
    pub(crate) place: Place,
    /// What would stand there, in thousandths.
    pub(crate) expected: i64,
    /// Which sum shows it.
    pub(crate) kind: Kind,
    /// Whether the table adds up with this one figure changed; else any of the figures of its sum may be the wrong one, and the cell
    /// is that of the sum.
    pub(crate) is_certain: bool,
}

impl Equation {
    /// What the parts make.
    pub(crate) fn sum(&self, figures: &Figures) -> i64 {
        let sum = |places: &[Place]| places.iter().filter_map(|part| figures.get(part)).sum::<i64>();
        sum(&self.parts) - sum(&self.less)
    }

    fn difference(&self, figures: &Figures) -> i64 {
        self.sum(figures) - figures.get(&self.total).copied().unwrap_or(0)
    }

    pub(crate) fn holds(&self, figures: &Figures) -> bool {
        self.difference(figures).abs() <= self.tolerance
    }

    fn places(&self) -> impl Iterator<Item = Place> + '_ {
        std::iter::once(self.total).chain(self.parts.iter().chain(&self.less).copied())
    }

    /// Whether there is nothing in any of its cells.
    pub(crate) fn is_nil(&self, figures: &Figures) -> bool {
        self.places().all(|place| figures.get(&place).is_none_or(|value| *value == 0))
    }

    /// Whether the equation bears its figures out: it holds, and not because there is nothing in any of them.
    fn bears_out(&self, figures: &Figures) -> bool {
        self.holds(figures) && !self.is_nil(figures)
    }

    /// 1 if the equation holds with another figure in a cell and does not hold now, -1 the other way round, else 0. Where there is nothing
    /// in any of its cells, something may be missing in several.
    fn gain(&self, figures: &Figures, place: Place, expected: i64) -> i32 {
        if self.is_nil(figures) {
            return 0;
        }
        let more = expected - figures.get(&place).copied().unwrap_or(0);
        let before = self.difference(figures);
        let lowers = place == self.total || self.less.contains(&place);
        let after = if lowers { before - more } else { before + more };
        i32::from(after.abs() <= self.tolerance) - i32::from(before.abs() <= self.tolerance)
    }

    /// What would have to stand in a cell for the equation to hold.
    fn solved_for(&self, place: Place, figures: &Figures) -> Option<i64> {
        let difference = self.difference(figures);
        let here = figures.get(&place).copied().unwrap_or(0);
        if place == self.total || self.less.contains(&place) {
            Some(here + difference)
        } else {
            self.parts.contains(&place).then_some(here - difference)
        }
    }
}

/// With more sums than this that do not hold, the table is something else than it seems.
const MOST_MISFITS: usize = 40;

/// The equations of a table, and those in which each cell stands.
struct Sums<'a> {
    equations: &'a [Equation],
    of_cell: BTreeMap<Place, Vec<&'a Equation>>,
}

impl<'a> Sums<'a> {
    fn new(equations: &'a [Equation]) -> Self {
        let mut of_cell: BTreeMap<Place, Vec<&Equation>> = BTreeMap::new();
        for equation in equations {
            for place in equation.places() {
                of_cell.entry(place).or_default().push(equation);
            }
        }
        Self { equations, of_cell }
    }

    fn of(&self, place: Place) -> &[&'a Equation] {
        self.of_cell.get(&place).map(Vec::as_slice).unwrap_or_default()
    }

    /// The sums that do not hold and are told.
    fn open(&self, figures: &Figures) -> Vec<&'a Equation> {
        let told = self.equations.iter().filter(|equation| equation.kind != Kind::Subtotals);
        told.filter(|equation| !equation.holds(figures)).collect()
    }

    /// How many more equations hold with another figure in a cell.
    fn gain(&self, figures: &Figures, place: Place, expected: i64) -> i32 {
        self.of(place).iter().map(|equation| equation.gain(figures, place, expected)).sum()
    }

    /// Whether another figure in a cell breaks a sum that bore out the one that is printed.
    fn is_broken(&self, place: Place, printed: &Figures, figures: &Figures) -> bool {
        self.of(place).iter().any(|equation| equation.bears_out(printed) && !equation.holds(figures))
    }

    /// Whether the row of a total bears it out.
    fn row_bears_out(&self, place: Place, printed: &Figures) -> bool {
        let is_row = |equation: &&&Equation| matches!(equation.kind, Kind::Row | Kind::Changes);
        self.of(place).iter().filter(is_row).any(|equation| equation.bears_out(printed))
    }
}

/// How likely a figure is the wrong one of its sum: how many more sums hold without it, whether it is printed oddly, whether it is the
/// total.
type Likelihood = (i32, bool, bool);

/// The figures that do not fit: as few as make the table add up, then the totals of the sums for which no one figure can be named. Where
/// several figures would mend as much, one that `is_odd` by how it is printed is the likeliest, then the total; of addends, none.
pub(crate) fn misfits(
    equations: &[Equation],
    printed: &Figures,
    is_odd: impl Fn(&Equation, Place) -> bool,
) -> Vec<Misfit> {
    let sums = Sums::new(equations);
    let mut figures = printed.clone();
    let mut found: Vec<Misfit> = Vec::new();
    let mut open = sums.open(&figures);
    if open.len() > MOST_MISFITS {
        return found;
    }
    loop {
        let likeliest = |equation: &&Equation| {
            let judged = equation.places().filter_map(|place| {
                let is_new = found.iter().all(|misfit| misfit.place != place);
                let expected = equation.solved_for(place, &figures).filter(|_| is_new)?;
                let gain = sums.gain(&figures, place, expected);
                let misfit = Misfit { place, expected, kind: equation.kind, is_certain: true };
                (gain > 0).then_some(((gain, is_odd(equation, place), place == equation.total), misfit))
            });
            let judged: Vec<(Likelihood, Misfit)> = judged.collect();
            let most = judged.iter().map(|(likelihood, _)| *likelihood).max()?;
            let mut best = judged.into_iter().filter(|(likelihood, _)| *likelihood == most);
            best.next().filter(|_| best.next().is_none())
        };
        let best =
            open.iter().filter_map(likeliest).reduce(|best, next| if next.0 > best.0 { next } else { best });
        let Some((_, misfit)) = best else { break };
        figures.insert(misfit.place, misfit.expected);
        found.push(misfit);
        open.retain(|equation| !equation.holds(&figures));
    }
    found.retain(|misfit| !sums.is_broken(misfit.place, printed, &figures));
    figures.clone_from(printed);
    figures.extend(found.iter().map(|misfit| (misfit.place, misfit.expected)));
    for equation in sums.open(&figures) {
        let place = equation.total;
        let is_told = found.iter().any(|misfit| misfit.place == place)
            || equation.kind == Kind::Column && sums.row_bears_out(place, printed);
        if !is_told && let Some(expected) = equation.solved_for(place, &figures) {
            found.push(Misfit { place, expected, kind: equation.kind, is_certain: false });
        }
    }
    found.sort_by_key(|misfit| misfit.place);
    let told: Vec<Place> = found.iter().map(|misfit| misfit.place).collect();
    found.retain(|misfit| !is_echo(equations, printed, misfit.place, &told));
    found
}

/// Whether a figure is wrong for no reason of its own: it is the sum of figures as they are printed, one of which is told already.
fn is_echo(equations: &[Equation], printed: &Figures, place: Place, told: &[Place]) -> bool {
    let sums = equations.iter().filter(|equation| equation.total == place);
    sums.filter(|equation| equation.holds(printed))
        .any(|equation| equation.parts.iter().any(|part| told.contains(part)))
}

#[cfg(test)]
mod tests {
    use super::{Equation, Figures, Kind, Misfit, misfits};

    /// Two rows and their total; each row is a base, a change, and their sum.
    fn equations() -> Vec<Equation> {
        let row = |row: usize| Equation {
            kind: Kind::Row,
            total: (row, 2),
            parts: vec![(row, 0), (row, 1)],
            less: vec![],
            tolerance: 100,
        };
        let column = |column: usize| Equation {
            kind: Kind::Column,
            total: (2, column),
            parts: vec![(0, column), (1, column)],
            less: vec![],
            tolerance: 100,
        };
        vec![row(0), row(1), row(2), column(0), column(1), column(2)]
    }

    fn figures(rows: [[i64; 3]; 3]) -> Figures {
        let cells = rows.iter().enumerate();
        cells
            .flat_map(|(row, cells)| {
                cells.iter().enumerate().map(move |(column, value)| ((row, column), value * 1000))
            })
            .collect()
    }

    fn found(rows: [[i64; 3]; 3]) -> Vec<((usize, usize), i64, bool)> {
        let found: Vec<Misfit> = misfits(&equations(), &figures(rows), |_, _| false);
        found.iter().map(|misfit| (misfit.place, misfit.expected / 1000, misfit.is_certain)).collect()
    }

    #[test]
    fn a_table_that_adds_up_has_none() {
        assert_eq!(found([[10, 2, 12], [20, 3, 23], [30, 5, 35]]), []);
    }

    #[test]
    fn the_one_figure_that_breaks_row_and_column_is_named() {
        assert_eq!(found([[10, 2, 13], [20, 3, 23], [30, 5, 35]]), [((0, 2), 12, true)]);
        assert_eq!(found([[10, 2, 12], [20, 3, 23], [31, 5, 35]]), [((2, 0), 30, true)]);
    }

    #[test]
    fn where_several_figures_may_be_wrong_the_total_is_named_with_doubt() {
        let found = found([[10, 2, 13], [20, 3, 23], [30, 5, 36]]);
        // 36 is the sum of the figures above it as they are printed.
        assert_eq!(found, [((0, 2), 12, false)]);
    }

    #[test]
    fn what_follows_from_a_wrong_figure_is_not_told_again() {
        // 3 of the first row is missing in its sum, and so in the total of the sums.
        assert_eq!(found([[10, 3, 10], [20, 3, 23], [30, 6, 33]]), [((0, 2), 13, false)]);
    }

    #[test]
    fn a_figure_that_is_printed_oddly_is_the_likeliest() {
        let equation =
            Equation { kind: Kind::Column, total: (1, 0), parts: vec![(0, 0)], less: vec![], tolerance: 0 };
        let figures: Figures = [((0, 0), 5), ((1, 0), 6)].into();
        let found = misfits(&[equation], &figures, |_, place| place == (0, 0));
        assert_eq!(
            found.iter().map(|misfit| (misfit.place, misfit.expected)).collect::<Vec<_>>(),
            [((0, 0), 6)]
        );
    }

    #[test]
    fn a_table_in_which_nothing_adds_up_is_none_of_ours() {
        let equation = |row| Equation {
            kind: Kind::Row,
            total: (row, 1),
            parts: vec![(row, 0)],
            less: vec![],
            tolerance: 0,
        };
        let equations: Vec<Equation> = (0..100).map(equation).collect();
        let figures: Figures = (0..100).map(|row| ((row, 0), 1)).collect();
        assert_eq!(misfits(&equations, &figures, |_, _| false), []);
    }
}
