//! Findings as they are shown.

use std::ops::Range;

use planmark_findings::{Finding, Message, Rule, Severity};

/// A finding as it is shown: with its place in the document and how much it matters by the settings.
#[derive(Clone, Debug, PartialEq)]
pub struct Reported {
    /// The rule.
    pub rule: &'static Rule,
    /// How much it matters.
    pub severity: Severity,
    /// The bytes of the document that it is about.
    pub range: Range<usize>,
    /// What it says.
    pub message: Message,
    /// The full symbol of the one document that it is about.
    pub symbol: Option<String>,
    /// Mends to choose from.
    pub fixes: Vec<ReportedFix>,
}

/// A mend with its places in the document.
#[derive(Clone, Debug, PartialEq)]
pub struct ReportedFix {
    /// What applying it does.
    pub title: Message,
    /// Replacements of byte ranges of the document, in order, none overlapping another.
    pub edits: Vec<(Range<usize>, String)>,
}

impl Reported {
    /// A finding of a part that starts at a byte of the document.
    pub(crate) fn new(severity: Severity, finding: &Finding, base: usize) -> Self {
        let fixes = finding.fixes.iter().map(|fix| ReportedFix {
            title: fix.title.clone(),
            edits: fix.edits.iter().map(|(span, text)| (span.at(base), text.clone())).collect(),
        });
        Self {
            rule: finding.rule,
            severity,
            range: finding.range(base),
            message: finding.message.clone(),
            symbol: finding.symbol.clone(),
            fixes: fixes.collect(),
        }
    }
}
