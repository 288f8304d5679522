//! `unknown-goal`: a Sustainable Development Goal or target that does not exist.

use std::collections::BTreeSet;

use planmark_syntax::reference::GoalReference;

use super::{Check, Findings, Rule};
use crate::finding::Severity;
use crate::goals;
use crate::message::Message;
use crate::model::Programme;

pub(super) static RULE: Rule = Rule {
    name: "unknown-goal",
    severity: Severity::Error,
    summary: "unknown-goal-summary",
    checks: &[Check::Programme(check)],
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
