//! `deliverable-total`: a unit of deliverables that is not the sum of its items, a row or total of resources that does not add up.
//!
//! What a table says of itself is read as equations; which of its figures is wrong follows from all of them together. Where most of
//! the columns do not bear a reading out, the table is read otherwise or not at all.

mod tables;
mod totals;

use planmark_findings::Rule;
use planmark_workspace::check::{Check, Findings, Look, Words};
use planmark_plan::amount::Amount;
use planmark_findings::finding::Severity;
use planmark_findings::message::Message;
use planmark_plan::read::facts::{BlockKind, Row};
use crate::equations::{Equation, Kind, Misfit, Place, misfits};
use tables::Table;
use totals::totals;

pub(super) static CHECK: Check = Check {
    rule: Rule {
        name: "deliverable-total",
        severity: Severity::Warning,
        summary: "deliverable-total-summary",
    },
    looks: &[Look::Words(check)],
};

fn check(words: &Words<'_>, findings: &mut Findings) {
    for block in &words.facts.blocks {
        let BlockKind::Table(rows) = &block.kind else { continue };
        let Some(table) = Table::new(rows) else { continue };
        let mut found = misfits(&equations(&table), table.figures(), |equation, place| table.is_odd(equation, place));
        // A note says why a figure is not what it seems.
        found.retain(|misfit| !table.is_noted(misfit.place));
        let places: Vec<Place> = found.iter().map(|misfit| misfit.place).collect();
        for misfit in found {
            tell(&table, rows, misfit, findings);
        }
        for (place, expected) in table.shares(&places) {
            tell(&table, rows, Misfit { place, expected, kind: Kind::Share, is_certain: true }, findings);
        }
    }
}

/// What a table says of its own figures.
fn equations(table: &Table<'_>) -> Vec<Equation> {
    if !table.has_totals() {
        return table.units();
    }
    let mut equations = totals(table);
    equations.extend(table.rows_of_changes());
    equations
}

fn tell(table: &Table<'_>, rows: &[Row], misfit: Misfit, findings: &mut Findings) {
    let (row, column) = misfit.place;
    let cell = |row: usize, column: usize| rows.get(row).and_then(|row| row.cells.get(column));
    let (Some(here), Some(amount)) = (cell(row, column), table.amount(misfit.place)) else { return };
    let neighbours = (1..rows.len()).filter_map(|other| table.amount((other, column)));
    let model = neighbours.filter(|other| !other.is_zero()).max_by_key(|other: &Amount| other.thousandths.abs());
    let like = if amount.is_zero() { model.unwrap_or(amount) } else { amount };
    let like_decimals = if amount.is_zero() { table.decimals(row).unwrap_or(like.decimals) } else { like.decimals };
    let sum = amount.print(misfit.expected, like_decimals.max(decimals(misfit.expected)), model);
    let message = match misfit.kind {
        Kind::Items => Message::new("deliverable-total-items"),
        Kind::Changes if !misfit.is_certain => Message::new("deliverable-total-changes"),
        Kind::Row if !misfit.is_certain => Message::new("deliverable-total-row-open"),
        Kind::Column if !misfit.is_certain => Message::new("deliverable-total-column-open"),
        Kind::Column | Kind::Subtotals => Message::new("deliverable-total-column"),
        Kind::Row | Kind::Changes => Message::new("deliverable-total-row"),
        Kind::Share => Message::new("deliverable-total-share"),
        Kind::Change => return,
    };
    let text = |row: usize, column: usize| cell(row, column).map_or("", |words| &*words.text);
    let message = message
        .with("label", text(row, 0))
        .with("column", text(0, column))
        .with("sum", &sum)
        .with("here", &here.text);
    let mut finding = findings.at(here.span, message);
    // A cell that holds more than its figure is put right by hand.
    if misfit.is_certain && !here.text.contains('[') {
        finding = finding.fix(Message::new("change-to").with("text", &sum), vec![(here.span, sum)]);
    }
    findings.push(finding);
}

/// The decimals that a value in thousandths needs.
fn decimals(thousandths: i64) -> u8 {
    match thousandths {
        whole if whole % 1000 == 0 => 0,
        tenth if tenth % 100 == 0 => 1,
        hundredth if hundredth % 10 == 0 => 2,
        _ => 3,
    }
}
