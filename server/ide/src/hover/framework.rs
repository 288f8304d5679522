//! What is known of an accomplishment or an indicator of a mission budget.

use planmark_findings::message::Message;
use planmark_plan::read::facts::Item;

use super::words::{excerpt, words};
use crate::pointed::Achieved;

/// What it is, and what is known of it.
pub(super) fn describe(achieved: &Achieved<'_>) -> (Message, Vec<Message>) {
    let accomplishment = achieved.accomplishment;
    let numbered =
        |key: &'static str, item: &Item| Message::new(key).with("number", item.marker.text.to_string());
    match achieved.indicator {
        None => {
            let count = Message::new("count-indicators").with("count", accomplishment.children.len());
            (numbered("part-accomplishment", accomplishment), vec![count])
        }
        Some(indicator) => {
            let above = format!("{} {}", accomplishment.marker.text, excerpt(&accomplishment.text));
            (numbered("part-indicator", indicator), vec![words(&above)])
        }
    }
}

/// The measures of an indicator: periods with their values. A comparison stands before its value.
pub(super) fn measures(indicator: &Item) -> Vec<(String, String)> {
    let periods = indicator.series.iter().flat_map(|series| &series.periods);
    let measures = periods.map(|measured| {
        let sign = measured.sign.text.trim_matches([':', '：']);
        let value = format!("{sign} {}", measured.value.text);
        (measured.period.text.to_string(), value.trim_start().to_owned())
    });
    measures.collect()
}
