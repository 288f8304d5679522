//! The program itself, asked for what only it knows.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};

/// What the program prints: the one that `PLANMARK` names; unset, Cargo builds it. It is not linked in: this crate also makes what the
/// program is built from, and must be there before it.
///
/// # Errors
///
/// When the program cannot be built or run, or ends with a status that is none of these.
pub(crate) fn printed(repository: &Path, arguments: &[&str], statuses: &[i32]) -> Result<String> {
    let mut command = match std::env::var_os("PLANMARK") {
        Some(program) => Command::new(program),
        None => built(),
    };
    let output =
        command.args(arguments).current_dir(repository).output().context("the program cannot be run")?;
    if !output.status.code().is_some_and(|status| statuses.contains(&status)) {
        bail!("planmark {}: {}", arguments.join(" "), String::from_utf8_lossy(&output.stderr));
    }
    String::from_utf8(output.stdout).context("the program printed something that is no text")
}

fn built() -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(["run", "--quiet", "--package", "planmark", "--"]);
    command
}
