//! Findings as workflow commands, which GitHub shows beside the changed lines
//! (GitHub documentation, “Workflow commands for GitHub Actions”: `::error file=…,line=…::message`).

use planmark_findings::Severity;

use super::{Found, Report};

/// The report, one line a finding.
#[must_use]
pub fn render(report: &Report) -> String {
    let mut lines = String::new();
    for (file, found) in report.findings() {
        lines.push_str(&line(&file.path, found));
        lines.push('\n');
    }
    for problem in &report.problems {
        let message = problem.message().render(report.language);
        lines.push_str(&format!("::error title=planmark::{}\n", data(&message)));
    }
    lines
}

fn line(path: &str, found: &Found) -> String {
    let command = match found.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Information | Severity::Hint => "notice",
    };
    let (start, end) = (found.place.start, found.place.end);
    // A range of columns is shown within one line only.
    let columns = if start.line == end.line {
        format!(",col={},endColumn={}", start.column, end.column)
    } else {
        String::new()
    };
    format!(
        "::{command} file={},line={},endLine={}{columns},title={}::{}",
        property(path),
        start.line,
        end.line,
        property(found.rule.name),
        data(&found.message)
    )
}

/// The message of a command: a line break would end it, and `%` begins an escape.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A property of a command, which `:` and `,` would end as well.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::{data, property};

    #[test]
    fn what_would_end_a_command_is_escaped() {
        assert_eq!(data("100%: a,b\r\n::error::"), "100%25: a,b%0D%0A::error::");
        assert_eq!(property("C:\\a,b%.plan"), "C%3A\\a%2Cb%25.plan");
    }
}
