//! `net-change`: tables of posts whose net changes, subtotals and totals are not what their rows and columns make them.
//!
//! Two kinds of tables are looked at. In one, “Net change” stands below what was approved and what is proposed, of periods that follow each
//! other. In the other, changes are listed office by office, and each list ends with its net change.

use planmark_findings::Rule;
use planmark_findings::finding::Severity;
use planmark_findings::message::Message;
use planmark_plan::amount::{Amount, Cell};
use planmark_plan::read::facts::{BlockKind, Row};
use planmark_plan::years::financial_years;
use planmark_workspace::check::{Check, Findings, Look, Words};

use crate::equations::{Equation, Figures, Kind, Place, misfits};
use crate::table_words::{is_continuation, is_net_change, is_number_of_posts, is_total, is_total_column};

pub(super) static CHECK: Check = Check {
    rule: Rule {
        name: "net-change",
        severity: Severity::Warning,
        summary: "net-change-summary",
    },
    looks: &[Look::Words(check)],
};

/// How many rows of heads a table has at most.
const MOST_HEADS: usize = 4;

fn check(words: &Words<'_>, findings: &mut Findings) {
    for block in &words.facts.blocks {
        if let BlockKind::Table(rows) = &block.kind
            && rows.iter().any(|row| is_net_change(label(row)))
        {
            check_table(rows, findings);
        }
    }
}

fn check_table(rows: &[Row], findings: &mut Findings) {
    let mut equations = periods(rows);
    equations.extend(columns(rows));
    equations.extend(lists(rows));
    for misfit in misfits(&equations, &figures(rows), |_, _| false) {
        let (row, column) = misfit.place;
        let (Some(cell), Some(here)) = (rows[row].cells.get(column), amount(&rows[row], column)) else { continue };
        let text = |(row, column): Place| rows[row].cells.get(column).map_or("", |cell| cell.text.trim()).to_owned();
        let model = (0..rows.len()).filter_map(|row| amount(&rows[row], column)).find(|amount| !amount.is_zero());
        let value = here.print(misfit.expected, here.decimals, model);
        let said = equations.iter().find(|equation| {
            equation.total == misfit.place && equation.kind == misfit.kind
        });
        let message = match said {
            Some(Equation { kind: Kind::Change, parts, less, .. }) => Message::new("net-change")
                .with("after", parts.first().map_or_else(String::new, |place| text(*place)))
                .with("before", less.first().map_or_else(String::new, |place| text(*place))),
            Some(Equation { kind: Kind::Column, .. }) => Message::new("net-change-sum"),
            Some(_) => Message::new("net-change-columns").with("head", head(rows, misfit.place)),
            None => Message::new("net-change-figure"),
        };
        findings.tell(cell.span, message.with("value", value).with("here", cell.text.trim()));
    }
}

/// Every number of the table but those in its first column.
fn figures(rows: &[Row]) -> Figures {
    let cells = rows.iter().enumerate().flat_map(|(at, row)| {
        (1..row.cells.len()).filter_map(move |column| Some(((at, column), amount(row, column)?.thousandths)))
    });
    cells.collect()
}

/// The nearest words above a cell.
fn head(rows: &[Row], (row, column): Place) -> String {
    let above = rows[..row].iter().rev().filter_map(|row| row.cells.get(column));
    let mut words = above.filter(|cell| Cell::read(&cell.text) == Cell::Text);
    words.next().map_or_else(String::new, |cell| cell.text.trim().to_owned())
}

fn label(row: &Row) -> &str {
    row.cells.first().map_or("", |cell| cell.text.trim())
}

fn amount(row: &Row, column: usize) -> Option<Amount> {
    Cell::read(&row.cells.get(column)?.text).amount()
}

/// What a cell counts for in a sum; nothing where it holds nothing, none where it holds words.
fn value(row: &Row, column: usize) -> Option<i64> {
    match Cell::read(row.cells.get(column).map_or("", |cell| &cell.text)) {
        Cell::Blank => Some(0),
        Cell::Amount(amount) => Some(amount.thousandths),
        Cell::Text => None,
    }
}

/// The period that a row is about, if it is about one.
fn period(row: &Row) -> Option<u32> {
    match financial_years(label(row))[..] {
        [year] => Some(year),
        _ => None,
    }
}

/// Net change below the rows of two periods that follow each other: the later less the earlier, column by column.
fn periods(rows: &[Row]) -> Vec<Equation> {
    let mut found = Vec::new();
    for (at, three) in rows.windows(3).enumerate() {
        let [before, after, net] = three else { continue };
        let follow = matches!((period(before), period(after)), (Some(before), Some(after)) if after == before + 1);
        if !follow || !is_net_change(label(net)) {
            continue;
        }
        let whole = |column: &usize| three.iter().all(|row| amount(row, *column).is_some());
        found.extend((1..net.cells.len()).filter(whole).map(|column| Equation {
            kind: Kind::Change,
            total: (at + 2, column),
            parts: vec![(at + 1, column)],
            less: vec![(at, column)],
            tolerance: 0,
        }));
    }
    found
}

/// Columns of subtotals, each of those since the one before it, and a last column of all.
fn columns(rows: &[Row]) -> Vec<Equation> {
    let mut sums: Vec<Sum> = Vec::new();
    let mut found = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        // Heads may return, and others come, within a table.
        if let Some(heads) = Sum::of_heads(row) {
            sums = heads;
            continue;
        }
        let is_figures = financial_years(label(row)).len() == 1 || is_net_change(label(row));
        if at == 0 || !is_figures {
            continue;
        }
        for sum in &sums {
            let has_words = sum.of.iter().any(|column| value(row, *column).is_none());
            let has_figures = sum.of.iter().any(|column| amount(row, *column).is_some());
            if has_words || !has_figures || amount(row, sum.column).is_none() {
                continue;
            }
            let parts = sum.of.iter().map(|column| (at, *column)).collect();
            let total = (at, sum.column);
            found.push(Equation { kind: Kind::Row, total, parts, less: Vec::new(), tolerance: 0 });
        }
    }
    found
}

/// A column that sums up others.
struct Sum {
    column: usize,
    of: Vec<usize>,
}

impl Sum {
    /// The sums of a row of heads, if it is one: it has words in most columns, and one of them is a total.
    fn of_heads(row: &Row) -> Option<Vec<Self>> {
        let heads: Vec<&str> = row.cells.iter().map(|cell| cell.text.trim()).collect();
        let is_head = |head: &&&str| !head.is_empty() && Cell::read(head) == Cell::Text;
        let words = heads.iter().skip(1).filter(is_head).count();
        if words < 3 || words * 2 < heads.len().saturating_sub(1) || !heads.iter().skip(1).any(|head| is_total_column(head)) {
            return None;
        }
        let (mut found, mut open, mut subtotals) = (Vec::new(), Vec::new(), Vec::new());
        let last = heads.iter().rposition(|head| !head.is_empty())?;
        for (column, head) in heads.iter().enumerate().skip(1) {
            if !is_total_column(head) {
                open.push(column);
                continue;
            }
            let of = if column == last && !subtotals.is_empty() {
                subtotals.iter().chain(&open).copied().collect()
            } else {
                std::mem::take(&mut open)
            };
            subtotals.push(column);
            if of.len() > 1 {
                found.push(Self { column, of });
            }
        }
        Some(found)
    }
}

/// Changes office by office, each list with its net change; and net changes of a component, which sum up these.
fn lists(rows: &[Row]) -> Vec<Equation> {
    let heads = rows.iter().take(MOST_HEADS).flat_map(|row| row.cells.iter().enumerate());
    let mut columns = heads.filter(|(_, cell)| is_number_of_posts(&cell.text)).map(|(at, _)| at);
    let Some(column) = columns.next() else { return Vec::new() };
    let mut found = Vec::new();
    // What was listed since the last net change, the net changes since the last of a component, and those of components.
    let (mut listed, mut nets, mut components) = (Vec::new(), Vec::new(), Vec::new());
    for (at, row) in rows.iter().enumerate().skip(1) {
        let place = (at, column);
        let is_net = is_net_change(label(row));
        if amount(row, column).is_none() {
            if is_net || is_total(label(row)) {
                listed.clear();
            }
            continue;
        }
        if !is_net && !is_total(label(row)) && is_kept(row, column) {
            continue;
        }
        let parts = if is_total(label(row)) {
            std::mem::take(&mut components)
        } else if is_net && label(row).contains([',', '，', '、', ':', '：']) {
            components.push(place);
            std::mem::take(&mut nets)
        } else if is_net {
            nets.push(place);
            std::mem::take(&mut listed)
        } else {
            listed.push(place);
            continue;
        };
        if !parts.is_empty() {
            found.push(Equation { kind: Kind::Column, total: place, parts, less: Vec::new(), tolerance: 0 });
        }
    }
    found
}

/// Whether a row tells of posts that go on as they are, so that nothing changes.
fn is_kept(row: &Row, column: usize) -> bool {
    row.cells.iter().skip(column + 1).any(|cell| is_continuation(&cell.text))
}
