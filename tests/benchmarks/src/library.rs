//! From an edit to findings in the library, without the protocol, with the bare edit of the tree beside it.

use std::time::Instant;

use planmark_plan::{Document, DocumentId, Work};
use planmark_rules::CHECKS;
use planmark_syntax::{Edit, Text};
use planmark_workspace::record::Record;
use planmark_workspace::{Settings, Workspace};

use crate::bare;
use crate::places::{self, Place};
use crate::table::{Table, Times, megabytes, milliseconds, times};

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

/// Tells how much is kept of plans that nobody has open.
pub(crate) fn measure_records(documents: usize) {
    let table =
        Table::begin("Library: closed plans", &["plans", "text", "records", "of the text", "shared words"]);
    let mut workspace = Workspace::new(Settings::default(), CHECKS);
    for number in 0..documents {
        let plan = planmark_test_plans::plan(number);
        let document = Document::new(Text::new(&plan.text), &Work::default());
        workspace.close(DocumentId::new(&plan.path.to_string_lossy()), Record::of(&document));
    }
    let kept = workspace.footprint();
    let bytes = |count: usize| megabytes(count as u64);
    table.row(&[
        documents.to_string(),
        bytes(kept.texts),
        bytes(kept.records),
        format!("1/{}", kept.texts / kept.records.max(1)),
        bytes(kept.words),
    ]);
}
