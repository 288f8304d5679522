//! The JSON Schemas of what the program prints for programs, and of `planmark.toml`: as the program itself prints them.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::output::Output;

/// The folder of the schemas.
const FOLDER: &str = "docs/schemas";

/// One file for each schema that the program names.
pub(super) fn generate(repository: &Path) -> Result<Vec<Output>> {
    let names = planmark(repository, &["schema"])?;
    names
        .lines()
        .map(|name| {
            let schema = planmark(repository, &["schema", name])?;
            Ok(Output::text(format!("{FOLDER}/{name}.schema.json"), schema))
        })
        .collect()
}

/// What the program prints. It is built by Cargo and not linked in: this crate also makes what the program is built from, and must
/// be there before it.
fn planmark(repository: &Path, arguments: &[&str]) -> Result<String> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args(["run", "--quiet", "--package", "planmark", "--", "--language", "en"])
        .args(arguments)
        .current_dir(repository)
        .output()
        .context("cargo cannot be run")?;
    if !output.status.success() {
        bail!("planmark {}: {}", arguments.join(" "), String::from_utf8_lossy(&output.stderr));
    }
    String::from_utf8(output.stdout).context("the program printed something that is no text")
}
