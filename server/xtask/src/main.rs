//! Writes every generated file of the repository from its source, or tells which of them differ:
//!
//! ```text
//! cargo run -p xtask -- generate
//! cargo run -p xtask -- generate --check
//! cargo run -p xtask -- generate parser tables
//! ```
//!
//! Words behind the command choose generators by what they make; without any, all run.
//!
//! One generator a file in `generators/`; a new one is a file there and a line in [`generators::ALL`].

mod automaton;
mod generators;
mod output;
mod planmark;
#[allow(dead_code, unreachable_pub, reason = "the generators need a part of what the server has")]
mod script;
mod sources;
mod table;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result};

use crate::output::Output;

const USAGE: &str = "usage: cargo run -p xtask -- generate [--check] [WORD]…";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let (check, words) = match arguments.as_slice() {
        ["generate", "--check", words @ ..] => (true, words),
        ["generate", words @ ..] => (false, words),
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match run(check, words) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::from(2)
        }
    }
}

fn run(check: bool, words: &[&str]) -> Result<ExitCode> {
    let repository = repository()?;
    let (mut files, mut differing) = (0, 0);
    let chosen = |name: &str| words.is_empty() || words.iter().any(|word| name.contains(word));
    for (name, generator) in generators::ALL.iter().filter(|(name, _)| chosen(name)) {
        // Written before the next generator runs: the last one builds the program, from what the first ones made.
        for output in generator(&repository).with_context(|| format!("the generator of {name} failed"))? {
            files += 1;
            differing += u32::from(settle(&output, &repository, check)?);
        }
    }
    if check && differing > 0 {
        println!("Run `cargo run -p xtask -- generate` and commit the result.");
        return Ok(ExitCode::FAILURE);
    }
    println!("{files} generated files, {differing} of them changed");
    Ok(ExitCode::SUCCESS)
}

/// Writes a file that is not as it must be, or only tells of it. Whether it was not.
fn settle(output: &Output, repository: &Path, check: bool) -> Result<bool> {
    if output.is_current(repository) {
        return Ok(false);
    }
    if check {
        println!("differs: {}", output.path);
    } else {
        output.write(repository)?;
        println!("wrote {}", output.path);
    }
    Ok(true)
}

/// The top of the repository, two levels above this crate.
fn repository() -> Result<PathBuf> {
    let crate_folder = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    crate_folder.ancestors().nth(2).map(PathBuf::from).context("the repository has no top")
}
