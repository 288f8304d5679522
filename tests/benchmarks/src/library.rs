//! From an edit to findings in the library, without the protocol, with the bare edit of the tree beside it.

use std::time::Instant;

use planmark_plan::DocumentId;
use planmark_rules::CHECKS;
use planmark_syntax::{Edit, Text};
use planmark_workspace::{Settings, Workspace};

use crate::bare;
use crate::places::{self, Place};
use crate::table::{Table, Times, milliseconds, times};

/// Measures large plans of so many lines.
pub(crate) fn measure(sizes: &[usize]) {
    let table = Table::begin(
        "Library: one large document",
        &[
            "lines",
            "bytes",
            "bare parse",
            "whole analysis",
            "× bare",
            "bare edit p50 / p99",
            "edit to findings p50 / p99",
            "findings",
        ],
    );
    for lines in sizes {
        let plan = planmark_test_plans::large(*lines);
        let places = places::years(&plan);
        let Ok((parse, bare)) = bare::document(&plan, &places) else { continue };
        let id = DocumentId::new("large.plan");
        let start = Instant::now();
        let mut workspace = Workspace::new(Settings::default(), CHECKS);
        workspace.set(id.clone(), Text::new(&plan));
        let found = workspace.findings(&id).len();
        let whole = start.elapsed();
        let mut path = Times::default();
        for Place { byte, right, wrong, .. } in &places {
            for replacement in [wrong, right] {
                let start = Instant::now();
                workspace.edit(&id, &[Edit::new(*byte..byte + right.len(), replacement)]);
                std::hint::black_box(workspace.findings(&id));
                path.push(start.elapsed());
            }
        }
        table.row(&[
            plan.lines().count().to_string(),
            plan.len().to_string(),
            milliseconds(parse),
            milliseconds(whole),
            times(whole, parse),
            bare.show(),
            path.show(),
            found.to_string(),
        ]);
    }
}
