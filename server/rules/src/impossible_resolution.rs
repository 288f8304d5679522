//! `impossible-resolution`: a number that its session or year never reached. Only sessions and years that are closed prove anything.

use planmark_syntax::citation::{Series, Session};

use planmark_findings::Rule;
use planmark_workspace::check::{Check, Findings, Look};
use planmark_findings::finding::Severity;
use planmark_knowledge::known::{Problem, SessionRange};
use planmark_findings::message::Message;
use planmark_plan::model::Programme;
use planmark_plan::model::programme::Reading;

pub(super) static CHECK: Check = Check {
    rule: Rule {
        name: "impossible-resolution",
        severity: Severity::Error,
        summary: "impossible-resolution-summary",
    },
    looks: &[Look::Programme(check)],
};

fn check(programme: &Programme, findings: &mut Findings) {
    for (reading, problem) in programme.problems() {
        let Some(source) = problem.source() else { continue };
        let message = match problem {
            Problem::NotInSession { range, belongs_to: Some(right), session } if right.series == Series::Regular => {
                Message::new("impossible-resolution-session-of")
                    .with("here", &reading.text)
                    .with("right", printed_session(right))
                    .with("session", printed_session(session))
                    .with("range", printed(&range))
            }
            Problem::NotInSession { range, session, .. } => Message::new("impossible-resolution-session")
                .with("here", &reading.text)
                .with("session", printed_session(session))
                .with("range", printed(&range)),
            Problem::PastYear { year, last } => Message::new("impossible-resolution-past-year")
                .with("here", &reading.text)
                .with("year", year.to_string())
                .with("last", last.to_string()),
            Problem::OutOfCount { known, reached, .. } => Message::new("impossible-resolution-count")
                .with("here", &reading.text)
                .with("session", printed_session(known))
                .with("reached", reached.to_string()),
            Problem::NotInYear { year, range: Some(range), belongs_to: None } => Message::new("impossible-resolution-year")
                .with("here", &reading.text)
                .with("year", year.to_string())
                .with("first", range.first.to_string())
                .with("last", range.last.to_string()),
            _ => continue,
        };
        tell(findings, reading, message.with("date", source.to));
    }
}

fn tell(findings: &mut Findings, reading: &Reading, message: Message) {
    let finding = findings.at(reading.span, message);
    let symbols = reading.citation.as_ref().map(|citation| citation.symbols()).unwrap_or_default();
    findings.push(match &symbols[..] {
        [symbol] => finding.about(symbol),
        _ => finding,
    });
}

/// `69`, `S-10`, `ES-7`.
fn printed_session(session: Session) -> String {
    match session.series {
        Series::Regular => session.number.to_string(),
        Series::Special | Series::CouncilSpecial => format!("S-{}", session.number),
        Series::Emergency => format!("ES-{}", session.number),
    }
}

/// `1–299, 500–512`.
fn printed(range: &SessionRange) -> String {
    let runs = [Some(range.numbers), range.more].into_iter().flatten();
    runs.map(|(first, last)| format!("{first}–{last}")).collect::<Vec<_>>().join(", ")
}
