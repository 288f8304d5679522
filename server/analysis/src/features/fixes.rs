//! Mends of what was found in a place, to choose from.

use std::ops::Range;

use crate::document::DocumentId;
use crate::workspace::{Reported, ReportedFix, Workspace};

/// A mend, and what it mends.
#[derive(Clone, Debug, PartialEq)]
pub struct Action {
    /// The finding.
    pub finding: Reported,
    /// The mend.
    pub fix: ReportedFix,
    /// Whether it is the likeliest of its finding's mends.
    pub is_likeliest: bool,
}

/// The mends of everything that is found in a range of a document, its ends included.
#[must_use]
pub fn fixes(workspace: &Workspace, id: &DocumentId, range: Range<usize>) -> Vec<Action> {
    let touched = |finding: &Reported| finding.range.start <= range.end && range.start <= finding.range.end;
    let findings = workspace.findings(id).into_iter().filter(|finding| touched(finding));
    findings
        .flat_map(|finding| {
            let fixes = finding.fixes.clone().into_iter().enumerate();
            fixes.map(move |(at, fix)| Action { finding: finding.clone(), fix, is_likeliest: at == 0 })
        })
        .collect()
}
