//! Writes every generated file of the repository from its source, or tells which of them differ:
//!
//! ```text
//! cargo run -p xtask -- generate
//! cargo run -p xtask -- generate --check
//! ```
//!
//! One generator a file in `generators/`; a new one is a file there and a line in [`generators::ALL`].

mod automaton;
#[expect(unreachable_pub, reason = "the server holds a copy of this file, where these items are public")]
mod folding;
mod generators;
mod output;
mod table;

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result};

use crate::output::Output;

const USAGE: &str = "usage: cargo run -p xtask -- generate [--check]";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let check = match arguments.as_slice() {
        ["generate"] => false,
        ["generate", "--check"] => true,
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match run(check) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::from(2)
        }
    }
}

fn run(check: bool) -> Result<ExitCode> {
    let repository = repository()?;
    let mut outputs: Vec<Output> = Vec::new();
    for (name, generator) in generators::ALL {
        outputs.extend(generator(&repository).with_context(|| format!("the generator of {name} failed"))?);
    }
    let mut differing = 0;
    for output in &outputs {
        if output.is_current(&repository) {
            continue;
        }
        differing += 1;
        if check {
            println!("differs: {}", output.path);
        } else {
            output.write(&repository)?;
            println!("wrote {}", output.path);
        }
    }
    if check && differing > 0 {
        println!("Run `cargo run -p xtask -- generate` and commit the result.");
        return Ok(ExitCode::FAILURE);
    }
    println!("{} generated files, {differing} of them changed", outputs.len());
    Ok(ExitCode::SUCCESS)
}

/// The top of the repository, two levels above this crate.
fn repository() -> Result<PathBuf> {
    let crate_folder = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    crate_folder.ancestors().nth(2).map(PathBuf::from).context("the repository has no top")
}
