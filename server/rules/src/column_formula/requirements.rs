//! The rows with which a table of financial requirements ends: gross requirements, the income from staff assessment and net requirements,
//! voluntary contributions in kind and total requirements. Where the heads say no formula, a variance is known by most of its rows.

use planmark_findings::message::Message;
use planmark_plan::amount::{Amount, Cell};
use planmark_plan::read::facts::Row;
use planmark_syntax::without_marks;
use planmark_workspace::check::Findings;

use crate::equations::{Equation, Figures, Kind, misfits};
use crate::table_words::{is_share, is_total};

/// The labels of the rows, as the budgets of missions print them.
const GROSS: [&str; 6] = [
    "gross requirements",
    "所需资源毛额",
    "montant brut",
    "recursos necesarios en cifras brutas",
    "валовые потребности",
    "إجمالي الاحتياجات",
];
const STAFF_ASSESSMENT: [&str; 6] = [
    "staff assessment income",
    "工作人员薪金税收入",
    "recettes provenant des contributions du personnel",
    "ingresos en concepto de contribuciones del personal",
    "поступления по плану налогообложения персонала",
    "الإيرادات المتأتية من الاقتطاعات الإلزامية من مرتبات الموظفين",
];
const NET: [&str; 6] = [
    "net requirements",
    "所需资源净额",
    "montant net",
    "recursos necesarios en cifras netas",
    "чистые потребности",
    "صافي الاحتياجات",
];
const IN_KIND: [&str; 6] = [
    "voluntary contributions in kind (budgeted)",
    "自愿实物捐助(编入预算)",
    "contributions volontaires en nature (budgétisées)",
    "contribuciones voluntarias en especie (presupuestadas)",
    "добровольные взносы натурой (предусмотренные в бюджете)",
    "التبرعات العينية (المدرجة في الميزانية)",
];

/// A variance holds in this many rows at least, and fails in fewer than a fifth of them.
const FEWEST_ROWS: usize = 4;

/// Where the rows stand.
struct Ends {
    gross: usize,
    staff_assessment: usize,
    net: usize,
    /// Contributions in kind and the total with them, where both follow.
    with_contributions: Option<(usize, usize)>,
}

impl Ends {
    fn find(rows: &[&Row]) -> Option<Self> {
        let labels: Vec<String> = rows.iter().map(|row| label(row)).collect();
        let of = |words: &[&str]| labels.iter().position(|label| words.contains(&label.as_str()));
        let (gross, staff_assessment, net) = (of(&GROSS)?, of(&STAFF_ASSESSMENT)?, of(&NET)?);
        let total = labels.iter().enumerate().skip(net + 1).find(|(_, label)| is_total(label)).map(|(at, _)| at);
        let with_contributions = of(&IN_KIND).zip(total).filter(|(in_kind, total)| in_kind < total);
        (gross < staff_assessment && staff_assessment < net).then_some(Self {
            gross,
            staff_assessment,
            net,
            with_contributions,
        })
    }
}

/// Tells of figures that the labels of these rows contradict. `has_formulas`: the heads say how columns are computed, and every row is held
/// against that; `told` are the rows of which something is told.
pub(super) fn check(rows: &[&Row], has_formulas: bool, told: &[usize], findings: &mut Findings) {
    let Some(ends) = Ends::find(rows) else { return };
    let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or_default();
    let columns: Vec<usize> = (1..width).filter(|column| !is_share_column(rows, *column)).collect();
    let mut equations: Vec<Equation> = columns.iter().flat_map(|column| of_column(rows, &ends, *column)).collect();
    if !has_formulas {
        equations.extend(columns.windows(3).flat_map(|three| variances(rows, three)));
    }
    equations.retain(|equation| {
        let mut places = equation.parts.iter().chain(&equation.less).chain([&equation.total]);
        !places.any(|(row, _)| told.contains(row))
    });
    let figures: Figures = (0..rows.len())
        .flat_map(|row| columns.iter().map(move |column| (row, *column)))
        .filter_map(|place| Some((place, amount(rows, place)?.thousandths)))
        .collect();
    let found = misfits(&equations, &figures, |_, _| false);
    let is_told = |row: &usize| told.contains(row) || found.iter().any(|misfit| misfit.place.0 == *row);
    if !has_formulas {
        let shares = (3..width).filter(|column| is_share_column(rows, *column));
        let wrong: Vec<(usize, usize, i64)> = shares.flat_map(|column| wrong_shares(rows, column)).collect();
        for (row, column, expected) in wrong.into_iter().filter(|(row, ..)| !is_told(row)) {
            tell(rows, (row, column), expected, findings);
        }
    }
    for misfit in found {
        tell(rows, misfit.place, misfit.expected, findings);
    }
}

fn tell(rows: &[&Row], place: (usize, usize), expected: i64, findings: &mut Findings) {
    let (row, column) = place;
    let (Some(cell), Some(here)) = (rows[row].cells.get(column), amount(rows, place)) else { return };
    let model =
        (0..rows.len()).filter_map(|row| amount(rows, (row, column))).max_by_key(|amount| amount.decimals);
    let decimals = model.map_or(here.decimals, |model| model.decimals.max(here.decimals));
    let message = Message::new("column-formula-row")
        .with("label", rows[row].cells.first().map_or("", |cell| cell.text.trim()))
        .with("value", here.print(expected, decimals, model))
        .with("here", cell.text.trim());
    findings.tell(cell.span, message);
}

/// What the labels say of a column.
fn of_column(rows: &[&Row], ends: &Ends, column: usize) -> Vec<Equation> {
    let place = |row: usize| (row, column);
    let has_figure = |row: &usize| amount(rows, (*row, column)).is_some();
    let sum = |total: usize, parts: Vec<usize>, less: Vec<usize>| Equation {
        kind: Kind::Column,
        total: place(total),
        // Each figure is rounded by itself.
        tolerance: tolerance(rows, column, parts.len() + less.len()),
        parts: parts.into_iter().map(place).collect(),
        less: less.into_iter().map(place).collect(),
    };
    let mut found = Vec::new();
    let subtotals: Vec<usize> = (1..ends.gross).filter(|row| is_total(&label(rows[*row]))).filter(has_figure).collect();
    let all: Vec<usize> = (1..ends.gross).filter(has_figure).collect();
    let has_groups = (1..ends.gross).any(|row| rows[row].cells.iter().skip(1).all(|cell| cell.text.trim().is_empty()));
    // Groups without subtotals cannot be told from what they are made of.
    let parts = if subtotals.is_empty() && !has_groups { all } else { subtotals };
    if parts.len() > 1 && has_figure(&ends.gross) {
        found.push(sum(ends.gross, parts, Vec::new()));
    }
    if [ends.gross, ends.staff_assessment, ends.net].iter().all(has_figure) {
        found.push(sum(ends.net, vec![ends.gross], vec![ends.staff_assessment]));
    }
    if let Some((in_kind, total)) = ends.with_contributions
        && [ends.gross, in_kind, total].iter().all(has_figure)
    {
        found.push(sum(total, vec![ends.gross, in_kind], Vec::new()));
    }
    found
}

/// A column that is in most rows the difference of the two before it: in the others too.
fn variances(rows: &[&Row], columns: &[usize]) -> Vec<Equation> {
    let [one, two, variance] = columns[..] else { return Vec::new() };
    let is_whole = |row: &usize| columns.iter().all(|column| amount(rows, (*row, *column)).is_some());
    let whole: Vec<usize> = (1..rows.len()).filter(is_whole).collect();
    let difference = |row: usize, more: usize, less: usize| Equation {
        kind: Kind::Row,
        total: (row, variance),
        parts: vec![(row, more)],
        less: vec![(row, less)],
        tolerance: tolerance(rows, variance, 2),
    };
    let figures: Figures = whole
        .iter()
        .flat_map(|row| columns.iter().map(move |column| (*row, *column)))
        .filter_map(|place| Some((place, amount(rows, place)?.thousandths)))
        .collect();
    let both = [(one, two), (two, one)].map(|(more, less)| {
        whole.iter().map(|row| difference(*row, more, less)).collect::<Vec<Equation>>()
    });
    let is_meant = |equations: &Vec<Equation>| {
        let failing = equations.iter().filter(|equation| !equation.holds(&figures)).count();
        equations.len() >= FEWEST_ROWS && failing * 5 < equations.len()
    };
    both.into_iter().find(is_meant).unwrap_or_default()
}

/// Shares behind a variance that are not those of the figure two columns before it, where in most rows they are; with what they would be.
fn wrong_shares(rows: &[&Row], share: usize) -> Vec<(usize, usize, i64)> {
    let (variance, base) = (share - 1, share - 3);
    let figures = (1..rows.len()).filter_map(|row| {
        let of = |column: usize| Some(amount(rows, (row, column))?.thousandths);
        Some((row, of(base)?, of(variance)?, of(share)?))
    });
    let tried: Vec<(usize, i64, i64)> = figures
        .filter(|(_, base, ..)| *base != 0)
        // In tenths of a per cent, halves rounded away from nothing.
        .map(|(row, base, variance, here)| {
            let twice = variance * 2000 + base.abs() * variance.signum();
            (row, twice / (base.abs() * 2) * base.signum() * 100, here)
        })
        .collect();
    let is_wrong = |(_, expected, here): &&(usize, i64, i64)| (expected - here).abs() > 100;
    let wrong: Vec<&(usize, i64, i64)> = tried.iter().filter(is_wrong).collect();
    if tried.len() < FEWEST_ROWS || wrong.len() * 5 >= tried.len() {
        return Vec::new();
    }
    wrong.into_iter().map(|(row, expected, _)| (*row, share, *expected)).collect()
}

/// What rounding explains in a sum of so many figures, in thousandths.
fn tolerance(rows: &[&Row], column: usize, parts: usize) -> i64 {
    let decimals = (0..rows.len()).filter_map(|row| amount(rows, (row, column))).map(|amount| amount.decimals).max();
    let unit = 10_i64.pow(3 - u32::from(decimals.unwrap_or_default().min(3)));
    unit * i64::try_from(parts.div_ceil(3)).unwrap_or(1)
}

fn is_share_column(rows: &[&Row], column: usize) -> bool {
    rows.first().and_then(|head| head.cells.get(column)).is_some_and(|head| is_share(&head.text))
}

fn label(row: &Row) -> String {
    let label = row.cells.first().map_or("", |cell| cell.text.trim());
    without_marks(label).trim().to_lowercase().replace('（', "(").replace('）', ")")
}

fn amount(rows: &[&Row], (row, column): (usize, usize)) -> Option<Amount> {
    Cell::read(&rows.get(row)?.cells.get(column)?.text).amount()
}
