//! `column-formula`: a cell that is not what the head of its column says it is: `(3)=(1)-(2)`, `(4)=(3)÷(1)`.
//!
//! Where most rows contradict a head, the head is wrong, and that alone is told.
//!
//! Figures are printed rounded: a cell is wrong only where no figures that round to those of its row make it. Of several formulas that
//! do not hold in a row, the figure that they share is told, once.

use planmark_findings::Rule;
use planmark_findings::finding::Severity;
use planmark_plan::read::facts::Block;
use planmark_workspace::check::{Check, Findings, Look, Words};

use self::table::Table;

mod requirements;
mod table;
mod variances;

pub(super) static CHECK: Check = Check {
    rule: Rule {
        name: "column-formula",
        severity: Severity::Warning,
        summary: "column-formula-summary",
    },
    looks: &[Look::Words(check), Look::Programme(variances::check)],
};

fn check(words: &Words<'_>, findings: &mut Findings) {
    let tables = words.facts.blocks.chunk_by(|one, next| one.table().is_some() && next.table().is_some());
    for run in tables {
        // The rows of tables that stand directly below each other, and those of which something is told.
        let (mut rows, mut told, mut has_formulas) = (Vec::new(), Vec::new(), false);
        for own in run.iter().filter_map(Block::table) {
            let before = rows.len();
            rows.extend(own);
            let Some(mut table) = Table::read(own) else { continue };
            has_formulas = true;
            table.check_numbers(findings);
            table.check_heads(&own[table.first_row..], findings);
            let body = own.iter().enumerate().skip(table.first_row);
            told.extend(body.filter(|(_, row)| table.check(row, findings)).map(|(at, _)| before + at));
        }
        requirements::check(&rows, has_formulas, &told, findings);
    }
}
