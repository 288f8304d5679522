//! `net-change`: tables of posts whose net changes, subtotals and totals are not what their rows and columns make them.
//!
//! Two kinds of tables are looked at. In one, “Net change” stands below what was approved and what is proposed, of periods that follow each
//! other. In the other, changes are listed office by office, and each list ends with its net change.

use planmark_findings::Rule;
use planmark_findings::finding::Severity;
use planmark_findings::message::Message;
use planmark_plan::amount::Cell;
use planmark_plan::read::facts::Row;
use planmark_workspace::check::{Check, Findings, Look, Words};

use crate::equations::{Equation, Figures, Kind, Misfit, Place, misfits};
use crate::table_words::{is_continuation, is_net_change, is_total};

use self::rows::{Rows, Sum, amount, column_of_posts, figures, is_of_component, label, period, runs, value};

mod across;
mod groups;
mod rows;

pub(super) static CHECK: Check = Check {
    rule: Rule {
        name: "net-change",
        severity: Severity::Warning,
        summary: "net-change-summary",
    },
    looks: &[Look::Words(check), Look::Programme(across::check)],
};

fn check(words: &Words<'_>, findings: &mut Findings) {
    for run in runs(&words.facts.blocks) {
        if run.iter().any(|row| is_net_change(label(row))) {
            check_table(&run, findings);
        }
    }
}

fn check_table(rows: Rows<'_, '_>, findings: &mut Findings) {
    let mut equations = periods(rows);
    equations.extend(columns(rows));
    equations.extend(lists(rows));
    equations.extend(groups::sums(rows));
    let figures = figures(rows);
    for misfit in misfits(&equations, &figures, |_, _| false) {
        let misfit = at_sum(misfit, &equations, &figures);
        let (row, column) = misfit.place;
        let (Some(cell), Some(here)) = (rows[row].cells.get(column), amount(rows[row], column)) else { continue };
        let text = |(row, column): Place| rows[row].cells.get(column).map_or("", |cell| cell.text.trim()).to_owned();
        let model = (0..rows.len()).filter_map(|row| amount(rows[row], column)).find(|amount| !amount.is_zero());
        let value = here.print(misfit.expected, here.decimals, model);
        let said = equations.iter().find(|equation| {
            equation.total == misfit.place && equation.kind == misfit.kind
        });
        let message = match said {
            Some(Equation { kind: Kind::Change, parts, less, .. }) => Message::new("net-change")
                .with("after", parts.first().map_or_else(String::new, |place| text(*place)))
                .with("before", less.first().map_or_else(String::new, |place| text(*place))),
            Some(Equation { kind: Kind::Column, .. }) => Message::new("net-change-sum"),
            Some(Equation { kind: Kind::Items, .. }) => Message::new("net-change-total"),
            Some(_) => Message::new("net-change-columns").with("head", head(rows, misfit.place)),
            None => Message::new("net-change-figure"),
        };
        findings.tell(cell.span, message.with("value", value).with("here", cell.text.trim()));
    }
}

/// Any of the changes in a list may be the wrong one: what is told stands at their sum.
fn at_sum(misfit: Misfit, equations: &[Equation], figures: &Figures) -> Misfit {
    let mut with = equations.iter().filter(|it| it.parts.contains(&misfit.place) || it.total == misfit.place);
    match (with.next(), with.next()) {
        (Some(only), None) if matches!(only.kind, Kind::Column | Kind::Items) && only.total != misfit.place => {
            let expected = only.parts.iter().filter_map(|part| figures.get(part)).sum();
            Misfit { place: only.total, expected, kind: only.kind, is_certain: false }
        }
        _ => misfit,
    }
}

/// The nearest words above a cell.
fn head(rows: Rows<'_, '_>, (row, column): Place) -> String {
    let above = rows[..row].iter().rev().filter_map(|row| row.cells.get(column));
    let mut words = above.filter(|cell| Cell::read(&cell.text) == Cell::Text);
    words.next().map_or_else(String::new, |cell| cell.text.trim().to_owned())
}

/// Net change below the rows of two periods that follow each other: the later less the earlier, column by column. The later may stand in
/// several rows, an operational period and that of the withdrawal: the change is to one of them, as a rule to the last.
fn periods(rows: Rows<'_, '_>) -> Vec<Equation> {
    let mut found = Vec::new();
    for (net, _) in rows.iter().enumerate().filter(|(_, row)| is_net_change(label(row))) {
        let Some((before, after)) = compared(rows, net) else { continue };
        let of_row = |after: usize| -> Vec<Equation> {
            let whole = |column: &usize| [before, after, net].iter().all(|row| amount(rows[*row], *column).is_some());
            let change = |column| Equation {
                kind: Kind::Change,
                total: (net, column),
                parts: vec![(after, column)],
                less: vec![(before, column)],
                tolerance: 0,
            };
            (1..rows[net].cells.len()).filter(whole).map(change).collect()
        };
        let figures = figures(rows);
        let holding = |equations: &[Equation]| equations.iter().filter(|it| it.holds(&figures)).count();
        let candidates = after.iter().map(|after| of_row(*after));
        let Some(best) = candidates.max_by_key(|equations| holding(equations)) else { continue };
        if after.len() == 1 || holding(&best) * 2 > best.len() {
            found.extend(best);
        }
    }
    found
}

/// The row that a net change is held against, and those that it may be the change to.
fn compared(rows: Rows<'_, '_>, net: usize) -> Option<(usize, Vec<usize>)> {
    let has_figures = |at: &usize| (1..rows[*at].cells.len()).any(|column| amount(rows[*at], column).is_some());
    let named = (0..net).rev().find(|at| period(rows[*at]).is_some())?;
    let below: Vec<usize> = (named + 1..net).filter(has_figures).collect();
    let after = match (has_figures(&named), below.is_empty()) {
        (true, true) => vec![named],
        (false, false) => below,
        _ => return None,
    };
    let before = (0..named).rev().find(has_figures)?;
    let follow = matches!((period(rows[before]), period(rows[named])), (Some(before), Some(after)) if after == before + 1);
    follow.then_some((before, after))
}

/// Columns of subtotals, each of those since the one before it, and a last column of all.
fn columns(rows: Rows<'_, '_>) -> Vec<Equation> {
    let mut sums: Vec<Sum> = Vec::new();
    let mut found = Vec::new();
    // Below the name of a period that stands in several rows.
    let mut is_in_period = false;
    for (at, row) in rows.iter().enumerate() {
        // Heads may return, and others come, within a table.
        if let Some(heads) = Sum::of_heads(row) {
            sums = heads;
            continue;
        }
        let is_period = period(row).is_some();
        let has_figures = (1..row.cells.len()).any(|column| amount(row, column).is_some());
        is_in_period = if is_period || !has_figures { is_period && !has_figures } else { is_in_period };
        if at == 0 || !(is_period || is_in_period || is_net_change(label(row))) {
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

/// Changes office by office, each list with its net change; net changes of a component, which sum up these; and the total of all.
fn lists(rows: Rows<'_, '_>) -> Vec<Equation> {
    let Some(column) = column_of_posts(rows) else { return Vec::new() };
    let mut found = Vec::new();
    // What was listed since the last net change, the net changes since the last of a component, and those of components.
    let (mut listed, mut nets, mut components) = (Vec::new(), Vec::new(), Vec::new());
    for (at, row) in rows.iter().enumerate().skip(1) {
        let place = (at, column);
        let is_sum = is_net_change(label(row)) || is_total(label(row));
        if amount(row, column).is_none() {
            if is_sum {
                listed.clear();
            }
            continue;
        }
        if !is_sum {
            if !is_kept(row, column) {
                listed.push(place);
            }
            continue;
        }
        let parts = if is_of_component(label(row)) {
            let mut parts = std::mem::take(&mut nets);
            parts.append(&mut listed);
            components.push(place);
            parts
        } else if is_total(label(row)) && components.is_empty() && nets.is_empty() {
            // What no net change stands above is a total of something else.
            listed.clear();
            continue;
        } else if is_total(label(row)) {
            let mut parts = std::mem::take(&mut components);
            parts.append(&mut nets);
            parts.append(&mut listed);
            parts
        } else {
            nets.push(place);
            std::mem::take(&mut listed)
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
