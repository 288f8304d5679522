//! What is known of an accomplishment or an indicator of a mission budget.

use planmark_findings::message::Message;
use planmark_plan::read::facts::Item;

use super::words::{excerpt, words};
use crate::pointed::Achieved;

/// What it is, what is known of it, and its measures by period.
pub(super) fn describe(achieved: &Achieved<'_>) -> (Message, Vec<Message>, Vec<(String, String)>) {
    let number = |item: &Item| item.marker.text.to_string();
    let Some(indicator) = achieved.indicator else {
        let title = Message::new("part-accomplishment").with("number", number(achieved.accomplishment));
        let count = Message::new("count-indicators").with("count", achieved.accomplishment.children.len());
        return (title, vec![count], Vec::new());
    };
    let title = Message::new("part-indicator").with("number", number(indicator));
    let accomplishment = &achieved.accomplishment;
    let above = words(&format!("{} {}", accomplishment.marker.text, excerpt(&accomplishment.text)));
    let periods = indicator.series.iter().flat_map(|series| &series.periods);
    let measures = periods.map(|measured| {
        let sign = measured.sign.text.trim_matches([':', '：']);
        let value = if sign.is_empty() {
            measured.value.text.to_string()
        } else {
            format!("{sign} {}", measured.value.text)
        };
        (measured.period.text.to_string(), value)
    });
    (title, vec![above], measures.collect())
}
