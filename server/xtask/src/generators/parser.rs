//! The parser of the grammar: `grammar/src/parser.c` and what belongs to it, from `grammar/grammar.js`.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use tree_sitter_generate::{OptLevel, generate_parser_in_directory};

use crate::output::Output;
use crate::sources::GRAMMAR;

/// The oldest version of the interface that editors still need (Emacs 30, Helix 25.01).
const ABI_VERSION: usize = 14;

pub(super) fn generate(repository: &Path) -> Result<Vec<Output>> {
    let folder = tempfile::tempdir().context("no place for temporary files")?;
    let mut diagnostics = Vec::new();
    generate_parser_in_directory(
        repository.join("grammar"),
        Some(folder.path()),
        Some(repository.join(GRAMMAR)),
        ABI_VERSION,
        None,
        Some("native"),
        true,
        OptLevel::default(),
        &mut diagnostics,
    )
    .with_context(|| format!("{GRAMMAR} makes no parser"))?;
    for diagnostic in &diagnostics {
        eprint!("{GRAMMAR}: {diagnostic}");
    }
    [
        "parser.c",
        "grammar.json",
        "node-types.json",
        "tree_sitter/alloc.h",
        "tree_sitter/array.h",
        "tree_sitter/parser.h",
    ]
    .into_iter()
    .map(|name| {
        let contents = fs::read(folder.path().join(name)).with_context(|| format!("{name} was not made"))?;
        Ok(Output { path: format!("grammar/src/{name}"), contents })
    })
    .collect()
}
