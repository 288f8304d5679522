//! `resolution-year`: a Security Council resolution with the year of another. The Council counts its resolutions through all years.

use planmark_findings::Rule;
use planmark_workspace::check::{Check, Findings, Look};
use planmark_findings::finding::Severity;
use planmark_knowledge::known::Problem;
use planmark_findings::message::Message;
use planmark_plan::model::Programme;

pub(super) static CHECK: Check = Check {
    rule: Rule {
        name: "resolution-year",
        severity: Severity::Error,
        summary: "resolution-year-summary",
    },
    looks: &[Look::Programme(check)],
};

fn check(programme: &Programme, findings: &mut Findings) {
    for (reading, problem) in programme.problems() {
        let Problem::NotInYear { year, belongs_to: Some(right), .. } = problem else { continue };
        let Some(source) = problem.source() else { continue };
        let (year, right) = (year.to_string(), right.to_string());
        let message = Message::new("resolution-year")
            .with("here", &reading.text)
            .with("right", &right)
            .with("date", source.to);
        let mut finding = findings.at(reading.span, message);
        if let Ok(citation) = &reading.citation
            && let [symbol] = &citation.symbols()[..]
        {
            finding = finding.about(symbol);
        }
        // The year stands behind the number: `2013 (2013)` has its last digits changed.
        if let Some(at) = reading.text.rfind(&year) {
            let mut mended = reading.text.to_string();
            mended.replace_range(at..at + year.len(), &right);
            let title = Message::new("change-to").with("text", &mended);
            finding = finding.fix(title, vec![(reading.span, mended)]);
        }
        findings.push(finding);
    }
}
