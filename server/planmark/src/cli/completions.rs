//! `planmark completions`.

use clap_complete::Shell;

use super::output::Output;
use super::status::Status;

const AFTER_HELP: &str = "\
Examples:
  planmark completions bash > ~/.local/share/bash-completion/completions/planmark
  planmark completions zsh > ~/.zfunc/_planmark
  planmark completions fish > ~/.config/fish/completions/planmark.fish";

/// Print what a shell needs to complete planmark's commands and options.
#[derive(Debug, clap::Args)]
#[command(after_help = AFTER_HELP)]
pub(super) struct Arguments {
    /// The shell.
    shell: Shell,
}

/// Prints what completes the program with these commands.
pub(super) fn run(arguments: &Arguments, mut program: clap::Command, output: &Output) -> Status {
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut program, "planmark", &mut script);
    output.print(&String::from_utf8_lossy(&script))
}
