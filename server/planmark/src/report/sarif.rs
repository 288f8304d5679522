//! Findings as SARIF 2.1.0 (OASIS Standard “Static Analysis Results Interchange Format”), for platforms that collect results.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use planmark_findings::{Message, Rule, Severity};
use planmark_rules::RULES;
use serde_json::{Value, json};

use super::{CheckedFile, Found, FoundFix, Place, Report};

/// What stands for itself in the path of a URI (RFC 3986, section 3.3), and the slash between its segments.
const PATH: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~')
    .remove(b'/')
    .remove(b'+')
    .remove(b'=');

/// The report as a SARIF log.
#[must_use]
pub fn output(report: &Report) -> Value {
    let results: Vec<Value> = report.findings().map(|(file, found)| result(file, found)).collect();
    let notifications: Vec<Value> = report
        .problems
        .iter()
        .map(|problem| {
            json!({
                "level": "error",
                "message": { "text": problem.message().render(report.language) },
            })
        })
        .collect();
    json!({
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "planmark",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": RULES.iter().map(|rule| descriptor(rule, report)).collect::<Vec<_>>(),
            }},
            "language": report.language.code(),
            "columnKind": "unicodeCodePoints",
            "invocations": [{
                "executionSuccessful": report.problems.is_empty(),
                "toolExecutionNotifications": notifications,
            }],
            "results": results,
        }],
    })
}

fn descriptor(rule: &Rule, report: &Report) -> Value {
    json!({
        "id": rule.name,
        "shortDescription": { "text": Message::new(rule.summary).render(report.language) },
        "defaultConfiguration": { "level": level(rule.severity) },
    })
}

fn result(file: &CheckedFile, found: &Found) -> Value {
    let artifact = json!({ "uri": uri(&file.path) });
    let mut properties = json!({ "severity": found.severity.name() });
    if let Some(symbol) = &found.symbol {
        properties["symbol"] = json!(symbol);
    }
    let mut result = json!({
        "ruleId": found.rule.name,
        "level": level(found.severity),
        "message": { "text": found.message },
        "locations": [{ "physicalLocation": { "artifactLocation": artifact, "region": region(&found.place) } }],
        "properties": properties,
    });
    if let Some(index) = RULES.iter().position(|rule| *rule == found.rule) {
        result["ruleIndex"] = json!(index);
    }
    if !found.fixes.is_empty() {
        result["fixes"] = found.fixes.iter().map(|one| fix(&artifact, one)).collect();
    }
    result
}

fn fix(artifact: &Value, fix: &FoundFix) -> Value {
    let replacements: Vec<Value> = fix
        .edits
        .iter()
        .map(|(place, text)| json!({ "deletedRegion": region(place), "insertedContent": { "text": text } }))
        .collect();
    json!({
        "description": { "text": fix.title },
        "artifactChanges": [{ "artifactLocation": artifact, "replacements": replacements }],
    })
}

fn region(place: &Place) -> Value {
    json!({
        "startLine": place.start.line,
        "startColumn": place.start.column,
        "endLine": place.end.line,
        "endColumn": place.end.column,
    })
}

/// SARIF knows no hints: what asks for no more than a look is a note, and the severity stands among the properties.
fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Information | Severity::Hint => "note",
    }
}

/// A path as a relative reference, or as a `file` URI if it is absolute.
fn uri(path: &str) -> String {
    let path = if cfg!(windows) { path.replace('\\', "/") } else { path.to_owned() };
    let encoded = utf8_percent_encode(&path, PATH).to_string();
    let has_drive = cfg!(windows) && path.as_bytes().get(1) == Some(&b':');
    match (path.starts_with('/'), has_drive) {
        (true, _) => format!("file://{encoded}"),
        (false, true) => format!("file:///{encoded}"),
        (false, false) => encoded,
    }
}

#[cfg(test)]
mod tests {
    use super::uri;

    #[test]
    fn paths_become_uris() {
        assert_eq!(uri("plans/方案 2.plan"), "plans/%E6%96%B9%E6%A1%88%202.plan");
        assert_eq!(uri("./a:b#c?.plan"), "./a%3Ab%23c%3F.plan");
        assert_eq!(uri("/plans/a.plan"), "file:///plans/a.plan");
    }
}
