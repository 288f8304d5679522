//! The review as a table for spreadsheets: CSV (RFC 4180) in UTF-8 with a byte-order mark, by which they know the encoding.
//!
//! The headings of the columns are the same in every language: by them a filled-in table is read again.

use super::form::{Change, MandateReview, OtherDecision, ProgrammeReview, Review};
use crate::table::Table;

/// What stands between several values of one cell.
pub(super) const SEPARATOR: &str = "; ";

/// The headings of the columns.
pub(super) struct Columns {
    pub(super) path: &'static str,
    pub(super) document: &'static str,
    pub(super) programme: &'static str,
    pub(super) programme_title: &'static str,
    pub(super) section: &'static str,
    pub(super) subprogramme: &'static str,
    pub(super) organ: &'static str,
    pub(super) symbols: &'static str,
    pub(super) number: &'static str,
    pub(super) title: &'static str,
    pub(super) status: &'static str,
    pub(super) superseded_by: &'static str,
    pub(super) problem: &'static str,
    pub(super) adopted: &'static str,
    pub(super) age: &'static str,
    pub(super) listed_by: &'static str,
    pub(super) cited: &'static str,
    pub(super) change: &'static str,
    pub(super) previous_title: &'static str,
    pub(super) line: &'static str,
    pub(super) decision: &'static str,
    pub(super) reason: &'static str,
}

pub(super) const COLUMNS: Columns = Columns {
    path: "path",
    document: "document",
    programme: "programme",
    programme_title: "programme_title",
    section: "section",
    subprogramme: "subprogramme",
    organ: "organ",
    symbols: "symbols",
    number: "number",
    title: "title",
    status: "status",
    superseded_by: "superseded_by",
    problem: "problem",
    adopted: "adopted",
    age: "age",
    listed_by: "listed_by",
    cited: "cited",
    change: "change",
    previous_title: "previous_title",
    line: "line",
    decision: "decision",
    reason: "reason",
};

impl Columns {
    fn headings(&self) -> [&'static str; 22] {
        [
            self.path,
            self.document,
            self.programme,
            self.programme_title,
            self.section,
            self.subprogramme,
            self.organ,
            self.symbols,
            self.number,
            self.title,
            self.status,
            self.superseded_by,
            self.problem,
            self.adopted,
            self.age,
            self.listed_by,
            self.cited,
            self.change,
            self.previous_title,
            self.line,
            self.decision,
            self.reason,
        ]
    }
}

/// The review as CSV: one row for each mandate, then the decisions whose mandates are in none of the lists.
#[must_use]
pub fn table(review: &Review) -> String {
    let mut table = Table::new();
    table.row(COLUMNS.headings());
    for programme in &review.programmes {
        for mandate in programme.mandates.iter().chain(&programme.removed) {
            table.row(row(programme, mandate));
        }
    }
    for other in &review.other_decisions {
        table.row(other_row(other));
    }
    table.finish()
}

fn row(programme: &ProgrammeReview, mandate: &MandateReview) -> [String; 22] {
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let listed = mandate.listed_by.iter().map(|entry| {
        let parts = [entry.programme.as_deref(), entry.subprogramme.as_deref()];
        let name: Vec<&str> = parts.into_iter().flatten().collect();
        format!("{} ({}:{})", name.join("."), entry.path, entry.line)
    });
    let cited = mandate.cited.iter().map(|place| format!("{}:{}", place.path, place.line));
    [
        programme.path.clone(),
        text(&programme.symbol),
        text(if programme.number.is_some() { &programme.number } else { &programme.title }),
        text(&programme.title),
        text(&mandate.section),
        text(&mandate.subprogramme),
        text(&mandate.organ),
        mandate.symbols.join(SEPARATOR),
        text(&mandate.number),
        text(if mandate.title.is_some() { &mandate.title } else { &mandate.known_title }),
        mandate.status.name().to_owned(),
        text(&mandate.superseded_by),
        mandate.problems.join(SEPARATOR),
        text(&mandate.adopted),
        mandate.age.map(|age| age.to_string()).unwrap_or_default(),
        listed.collect::<Vec<_>>().join(SEPARATOR),
        cited.collect::<Vec<_>>().join(SEPARATOR),
        mandate.change.map(Change::name).unwrap_or_default().to_owned(),
        text(&mandate.previous_title),
        mandate.line.to_string(),
        text(&mandate.decision),
        text(&mandate.reason),
    ]
}

fn other_row(other: &OtherDecision) -> [String; 22] {
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let mut row: [String; 22] = std::array::from_fn(|_| String::new());
    let cells = [
        (COLUMNS.programme, text(&other.programme)),
        (COLUMNS.section, text(&other.section)),
        (COLUMNS.subprogramme, text(&other.subprogramme)),
        (COLUMNS.symbols, other.symbols.join(SEPARATOR)),
        (COLUMNS.number, text(&other.number)),
        (COLUMNS.title, text(&other.title)),
        (COLUMNS.decision, text(&other.decision)),
        (COLUMNS.reason, text(&other.reason)),
    ];
    for (heading, cell) in cells {
        if let Some(at) = COLUMNS.headings().iter().position(|it| *it == heading) {
            row[at] = cell;
        }
    }
    row
}
