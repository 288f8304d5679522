//! `unknown-goal`: a Sustainable Development Goal or target that does not exist.

use std::collections::BTreeSet;

use planmark_syntax::reference::GoalReference;

use planmark_findings::Rule;
use planmark_workspace::check::{Check, Findings, Look};
use planmark_findings::finding::Severity;
use planmark_knowledge::goals;
use planmark_findings::message::Message;
use planmark_plan::model::Programme;

pub(super) static CHECK: Check = Check {
    rule: Rule {
        name: "unknown-goal",
        severity: Severity::Error,
        summary: "unknown-goal-summary",
    },
    looks: &[Look::Programme(check)],
};

fn check(programme: &Programme, findings: &mut Findings) {
    if !goals::may_be_cited(programme.header.get("period")) {
        return;
    }
    for section in &programme.sections {
        for words in section.facts.inlines().flat_map(|inline| &inline.goals) {
            let Some(reference) = GoalReference::read(&words.text) else { continue };
            let mut told = BTreeSet::new();
            for (_, goal) in reference.goals() {
                if goals::exists(goal) || !told.insert(goal) {
                    continue;
                }
                let message = match (goal.target, goals::targets(goal.goal)) {
                    (Some(_), Some(targets)) => Message::new("unknown-goal-target")
                        .with("here", goal.to_string())
                        .with("goal", goal.goal.to_string())
                        .with("targets", targets),
                    _ => Message::new("unknown-goal").with("here", goal.goal.to_string()),
                };
                findings.tell(words.span.shifted(section.start), message);
            }
        }
    }
}
