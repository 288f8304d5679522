//! The forms in which a plan is exported.

use std::io;

use planmark_plan::document::Document;
use planmark_writers::csv::What;
use planmark_writers::{csv, html, json};

/// A form in which a plan is exported.
#[derive(Clone, Copy, Debug)]
pub struct Form {
    /// The name by which it is asked for, and the ending of its files.
    pub name: &'static str,
    /// What it is, in one line.
    pub about: &'static str,
    /// It is a table: one can choose what it holds.
    pub is_table: bool,
    /// Writes a plan; a table holds what is asked for.
    pub write: fn(&Document, What) -> io::Result<String>,
}

/// Every form, in the order in which help lists them.
pub const FORMS: [Form; 3] = [
    Form {
        name: "json",
        about: "The whole plan, for programs: described by `planmark schema export`",
        is_table: false,
        write: |document, _| Ok(json::text(document)?),
    },
    Form {
        name: "csv",
        about: "A table for spreadsheets",
        is_table: true,
        write: |document, what| Ok(csv::csv(document, what)),
    },
    Form {
        name: "html",
        about: "The printed layout, as one page",
        is_table: false,
        write: |document, _| Ok(html::html(document)),
    },
];
