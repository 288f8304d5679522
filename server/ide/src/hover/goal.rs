//! What a Sustainable Development Goal is called.

use planmark_syntax::Language;
use planmark_syntax::reference::Goal;

use crate::pointed::Pointed;
use planmark_findings::message::Message;
use planmark_knowledge::goals;

/// The title of the Goal in the language of the document, and in the others; `None` where there is no such Goal, or where the plan is for
/// years that had others.
pub(super) fn describe(pointed: &Pointed<'_>, goal: Goal) -> Option<(Message, Vec<Message>)> {
    let header = pointed.own.document.header();
    if !goals::may_be_cited(header.get("period")) || !goals::exists(goal) {
        return None;
    }
    let own = header.language().unwrap_or(Language::En);
    let title = match goal.target {
        Some(_) => Message::new("hover-target").with("number", goal.to_string()),
        None => Message::new("hover-goal"),
    };
    let title = title.with("goal", goal.goal.to_string()).with("title", goals::title(goal.goal, own)?);
    let others = Language::ALL.into_iter().filter(|language| *language != own);
    let facts = others.filter_map(|language| {
        let title = goals::title(goal.goal, language)?;
        Some(Message::new("hover-goal-in").with("language", language.code()).with("title", title))
    });
    Some((title, facts.collect()))
}
