//! The JSON Schemas of what the program prints for programs, and of `planmark.toml`: as the program itself prints them.

use std::path::Path;

use anyhow::Result;

use crate::output::Output;
use crate::planmark;

/// The folder of the schemas.
const FOLDER: &str = "docs/schemas";

/// One file for each schema that the program names.
pub(super) fn generate(repository: &Path) -> Result<Vec<Output>> {
    let names = planmark::printed(repository, &["--language", "en", "schema"], &[0])?;
    names
        .lines()
        .map(|name| {
            let schema = planmark::printed(repository, &["--language", "en", "schema", name], &[0])?;
            Ok(Output::text(format!("{FOLDER}/{name}.schema.json"), schema))
        })
        .collect()
}
