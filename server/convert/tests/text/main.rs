//! Import of extracted text: a fixture for every variant that published documents show, in invented words.
//!
//! In a fixture, `␠` stands for the blank that ends a block, `====` for a page break: the line behind it follows the line
//! before it without an empty line, as the extraction tool leaves it.

#![allow(clippy::unwrap_used)]

mod account;
mod annual;
mod biennial;
mod corpus;
mod errors;
mod footnotes;
mod mandates;
mod parsed;
mod perturbed;
mod report;
mod revision;
mod robustness;
mod table;

use planmark_convert::{Format, Import, Options, Source, import};

/// The text as the extraction tool prints it: an empty line behind every line.
fn extracted(fixture: &str) -> String {
    let mut text = String::new();
    for line in fixture.trim_matches('\n').lines() {
        if line == "====" {
            text.truncate(text.trim_end_matches('\n').len());
            text.push('\n');
            continue;
        }
        text.push_str(&line.replace('␠', " "));
        text.push_str("\n\n");
    }
    text
}

/// Imports a fixture and holds the account to its word.
fn imported(fixture: &str) -> Import {
    import_as(fixture, None)
}

fn import_as(fixture: &str, format: Option<Format>) -> Import {
    let text = extracted(fixture);
    let source = Source { name: "fixture.txt", bytes: text.as_bytes() };
    let imported = import(source, &Options { format, ..Options::default() }, |_| {}).unwrap();
    assert_eq!(imported.account.unaccounted(), 0, "{:?}", imported.account);
    imported
}

/// The body of the only plan of a fixture, without its header.
fn body(fixture: &str) -> String {
    let imported = imported(fixture);
    assert_eq!(imported.files.len(), 1, "one plan expected");
    without_header(&imported.files[0].text)
}

fn without_header(text: &str) -> String {
    text.split_once("\n---\n\n").map_or("", |(_, body)| body).to_owned()
}

/// What an import is unsure of, one line each.
fn doubts(fixture: &str) -> String {
    imported(fixture)
        .account
        .uncertain
        .iter()
        .map(|doubt| format!("{}: {}\n", doubt.line, doubt.why))
        .collect()
}
