//! The keys of the words with which a review is shown to people.

use super::form::{Change, OtherDecision, Status};

/// The headings of the columns, in their order.
pub const HEADINGS: [&str; 10] = [
    "mandates-list",
    "mandates-number",
    "mandates-name",
    "mandates-status",
    "mandates-age",
    "mandates-listed",
    "mandates-cited",
    "mandates-change",
    "mandates-decision",
    REASON,
];

/// The heading of the last column.
pub const REASON: &str = "mandates-reason";

/// The key of a status in the table of messages.
#[must_use]
pub fn status_key(status: Status) -> &'static str {
    match status {
        Status::Current => "mandates-current",
        Status::Superseded => "mandates-superseded",
        Status::Unknown => "mandates-unknown",
        Status::Wrong => "mandates-wrong",
    }
}

/// The key of a change in the table of messages.
#[must_use]
pub fn change_key(change: Change) -> &'static str {
    match change {
        Change::Added => "mandates-added",
        Change::Kept => "mandates-kept",
        Change::Retitled => "mandates-retitled",
        Change::Removed => "mandates-removed",
    }
}

/// A decision whose mandate is in no list, on one line.
#[must_use]
pub fn other_words(other: &OtherDecision) -> String {
    let place = [&other.programme, &other.section, &other.subprogramme];
    let place: Vec<&str> = place.into_iter().flatten().map(String::as_str).collect();
    let symbols =
        if other.symbols.is_empty() { other.number.clone() } else { Some(other.symbols.join("; ")) };
    let words =
        [Some(place.join(".")), symbols, other.title.clone(), other.decision.clone(), other.reason.clone()];
    words.into_iter().flatten().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" — ")
}
