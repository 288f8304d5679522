//! Import of Word documents: fixtures written here, in invented words, and the published documents where they lie.

#![allow(clippy::unwrap_used)]

mod account;
mod biennial;
mod changes;
mod characters;
mod corpus;
mod facts;
mod fixture;
mod hostile;
mod mandates;
mod missions;
mod narrative;
mod numbers;
mod opening;
mod outline;
mod places;
mod reports;
mod resources;
mod results;
mod signs;
mod titles;
mod tree;

use fixture::Document;
use planmark_convert::{Changes, Import, ImportError, Options, Source, import};

fn import_bytes(bytes: &[u8], changes: Changes) -> Result<Import, ImportError> {
    import(Source { name: "draft.docx", bytes }, &Options { format: None, changes }, |_| {})
}

/// Imports a document and holds the account to its word: every character placed or dropped, the same bytes twice.
fn imported_with(document: &Document, changes: Changes) -> Import {
    let bytes = document.bytes();
    let imported = import_bytes(&bytes, changes).unwrap();
    assert_eq!(imported.account.unaccounted(), 0, "{:#?}\n{:#?}", imported.account, imported.files);
    assert_eq!(imported.files, import_bytes(&bytes, changes).unwrap().files);
    imported
}

fn imported(document: &Document) -> Import {
    imported_with(document, Changes::Accept)
}

/// The only plan of a document, without its header.
fn body(document: &Document) -> String {
    let imported = imported(document);
    assert_eq!(imported.files.len(), 1, "one plan expected");
    without_header(&imported.files[0].text)
}

fn without_header(text: &str) -> String {
    text.split_once("\n---\n\n").map_or("", |(_, body)| body).to_owned()
}

/// A document with the headings that make it a section of a programme budget; what a test adds stands under a strategy.
fn section() -> Document {
    let mut document = Document::new();
    document.styled("HCh", &["Programme of work"]).styled("H1", &["Subprogramme 1", "Freight", "Strategy"]);
    document
}

/// The plan of [`section`], behind the heading of the strategy.
fn strategy(document: &Document) -> String {
    let body = body(document);
    body.split_once("### Strategy\n\n").map_or("", |(_, rest)| rest).to_owned()
}
