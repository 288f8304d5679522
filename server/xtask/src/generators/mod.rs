//! The generators, one a file.

mod architecture;
mod check_picture;
mod extension_settings;
mod keyword_corpus;
mod keyword_lookup;
mod parser;
mod scanner_tables;
mod schemas;
mod textmate_grammar;
mod textmate_references;
mod textmate_words;

use std::path::Path;

use anyhow::Result;

use crate::output::Output;

/// Makes files from the sources in the repository at the given path.
type Generator = fn(&Path) -> Result<Vec<Output>>;

/// Every generator with the name of what it makes.
pub(crate) const ALL: &[(&str, Generator)] = &[
    ("the parser", parser::generate),
    ("the scanner's tables", scanner_tables::generate),
    ("the server's keywords", keyword_lookup::generate),
    ("the corpus of keywords", keyword_corpus::generate),
    ("the drawing of the architecture", architecture::generate),
    ("the TextMate grammar", textmate_grammar::generate),
    // The last, for they build the program.
    ("the JSON Schemas", schemas::generate),
    ("the settings of the extension", extension_settings::generate),
    ("the picture of what check prints", check_picture::generate),
];
