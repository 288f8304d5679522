//! Findings for machines: a stable form with a version, described by a JSON Schema.

use planmark_findings::Severity;
use schemars::JsonSchema;
use serde::Serialize;

use super::{CheckedFile, Found, Report};

/// The version of the form.
const VERSION: u32 = 1;

/// What `planmark check --format json` prints. Lines and columns count from 1, columns in Unicode scalar values; ends are exclusive.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "planmark check --format json")]
pub struct CheckOutput {
    /// The version of this form: 1.
    pub version: u32,
    /// Every finding, file by file, in the order of the text.
    pub findings: Vec<Finding>,
    /// How many there are.
    pub summary: Summary,
}

/// What a rule found.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Finding {
    /// The file: as given on the command line, or found in a folder given there.
    pub path: String,
    /// The name of the rule.
    pub rule: String,
    /// How much it matters.
    #[schemars(schema_with = "severity")]
    pub severity: String,
    /// The line of its first character.
    pub line: usize,
    /// The column of its first character.
    pub column: usize,
    /// The line of its end.
    pub end_line: usize,
    /// The column of its end: the first that no longer belongs to it.
    pub end_column: usize,
    /// What stands here, what is known, what to do.
    pub message: String,
    /// The full symbol of the one document that the finding is about; absent where it is about none, or several.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "String")]
    pub symbol: Option<String>,
    /// Mends to choose from, the likeliest first.
    pub fixes: Vec<Fix>,
}

/// A mend.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Fix {
    /// What applying it does.
    pub title: String,
}

/// The number of findings of each severity, and of the plans that were checked.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Summary {
    /// Errors.
    pub error: usize,
    /// Warnings.
    pub warning: usize,
    /// Informations.
    pub information: usize,
    /// Hints.
    pub hint: usize,
    /// Plans that were checked.
    pub files: usize,
}

/// The schema of a severity's name.
pub fn severity(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
    let names: Vec<&str> = Severity::ALL.into_iter().map(Severity::name).collect();
    schemars::json_schema!({ "type": "string", "enum": names })
}

/// The report in this form.
#[must_use]
pub fn output(report: &Report) -> CheckOutput {
    let counts = report.counts();
    CheckOutput {
        version: VERSION,
        findings: report.findings().map(|(file, found)| finding(file, found)).collect(),
        summary: Summary {
            error: counts.of(Severity::Error),
            warning: counts.of(Severity::Warning),
            information: counts.of(Severity::Information),
            hint: counts.of(Severity::Hint),
            files: report.plans,
        },
    }
}

fn finding(file: &CheckedFile, found: &Found) -> Finding {
    Finding {
        path: file.path.clone(),
        rule: found.rule.name.to_owned(),
        severity: found.severity.name().to_owned(),
        line: found.place.start.line,
        column: found.place.start.column,
        end_line: found.place.end.line,
        end_column: found.place.end.column,
        message: found.message.clone(),
        symbol: found.symbol.clone(),
        fixes: found.fixes.iter().map(|fix| Fix { title: fix.title.clone() }).collect(),
    }
}
