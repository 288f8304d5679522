//! What was found, as plain data, and one renderer for each format.
//!
//! Lines and columns count from 1, columns in Unicode scalar values, and ends are exclusive: here, so that no renderer counts.

pub mod github;
pub mod human;
pub mod json;
pub mod sarif;
mod window;

use std::ops::Range;

use planmark_findings::{Message, Rule, Severity};
use planmark_syntax::{Encoding, Language, Text};
use planmark_workspace::workspace::Reported;

use crate::files::Problem;

/// All that a check found.
#[derive(Debug)]
pub struct Report {
    /// The files with findings, and those without, in the order in which they are told.
    pub files: Vec<CheckedFile>,
    /// How many plans were checked.
    pub plans: usize,
    /// What could not be read.
    pub problems: Vec<Problem>,
    /// The language in which it is told.
    pub language: Language,
}

/// A file and what was found in it.
#[derive(Debug)]
pub struct CheckedFile {
    /// Its path, as given.
    pub path: String,
    /// What was found, in the order of the text.
    pub findings: Vec<Found>,
}

/// A finding with its place and its words.
#[derive(Debug)]
pub struct Found {
    /// The rule.
    pub rule: &'static Rule,
    /// How much it matters.
    pub severity: Severity,
    /// Where it is.
    pub place: Place,
    /// What it says.
    pub message: String,
    /// The full symbol of the one document that it is about.
    pub symbol: Option<String>,
    /// Mends to choose from.
    pub fixes: Vec<FoundFix>,
}

/// A mend.
#[derive(Debug)]
pub struct FoundFix {
    /// What applying it does.
    pub title: String,
    /// What comes in the place of what.
    pub edits: Vec<(Place, String)>,
}

/// A part of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Its bytes.
    pub bytes: Range<usize>,
    /// Where it begins.
    pub start: Point,
    /// Where it ends: the first character that no longer belongs to it.
    pub end: Point,
}

/// A line and a column, both counted from 1; the column in Unicode scalar values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
}

impl Place {
    /// The place of a byte range of the text.
    #[must_use]
    pub fn of(text: &Text, bytes: Range<usize>) -> Self {
        let point = |byte| {
            let position = text.position(byte, Encoding::Utf32);
            Point { line: position.line + 1, column: position.column + 1 }
        };
        Self { start: point(bytes.start), end: point(bytes.end), bytes }
    }
}

impl CheckedFile {
    /// A file with its findings, put into words.
    #[must_use]
    pub fn new(path: String, text: &Text, findings: &[Reported], language: Language) -> Self {
        let findings = findings.iter().map(|finding| Found::new(finding, text, language)).collect();
        Self { path, findings }
    }
}

impl Found {
    fn new(finding: &Reported, text: &Text, language: Language) -> Self {
        let fixes = finding.fixes.iter().map(|fix| FoundFix {
            title: fix.title.render(language),
            edits: fix
                .edits
                .iter()
                .map(|(range, new)| (Place::of(text, range.clone()), new.clone()))
                .collect(),
        });
        Self {
            rule: finding.rule,
            severity: finding.severity,
            place: Place::of(text, finding.range.clone()),
            message: finding.message.render(language),
            symbol: finding.symbol.clone(),
            fixes: fixes.collect(),
        }
    }
}

impl Report {
    /// Every finding, with the file that it is in.
    pub fn findings(&self) -> impl Iterator<Item = (&CheckedFile, &Found)> {
        self.files.iter().flat_map(|file| file.findings.iter().map(move |found| (file, found)))
    }

    /// How many findings of each severity there are.
    #[must_use]
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::of_plans(self.plans);
        self.files.iter().for_each(|file| counts.add(file));
        counts
    }
}

/// How much was found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// How many plans were checked.
    pub plans: usize,
    found: [usize; Severity::ALL.len()],
}

impl Counts {
    /// Of plans in which nothing was found so far.
    #[must_use]
    pub fn of_plans(plans: usize) -> Self {
        Self { plans, ..Self::default() }
    }

    /// Counts what was found in a file.
    pub fn add(&mut self, file: &CheckedFile) {
        for found in &file.findings {
            if let Some(at) = Severity::ALL.iter().position(|severity| *severity == found.severity) {
                self.found[at] += 1;
            }
        }
    }

    /// Counts what was counted elsewhere.
    pub fn join(&mut self, other: &Self) {
        for (all, found) in self.found.iter_mut().zip(other.found) {
            *all += found;
        }
    }

    /// How many findings of a severity there are.
    #[must_use]
    pub fn of(&self, severity: Severity) -> usize {
        Severity::ALL.iter().position(|one| *one == severity).map_or(0, |at| self.found[at])
    }

    /// Whether something was found that matters as much as `severity`, or more.
    #[must_use]
    pub fn has(&self, severity: Severity) -> bool {
        Severity::ALL.iter().any(|one| *one >= severity && self.of(*one) > 0)
    }
}

/// The name of a severity for people.
fn severity_name(severity: Severity) -> Message {
    match severity {
        Severity::Error => Message::new("severity-error"),
        Severity::Warning => Message::new("severity-warning"),
        Severity::Information => Message::new("severity-information"),
        Severity::Hint => Message::new("severity-hint"),
    }
}
