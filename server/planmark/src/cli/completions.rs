//! `planmark completions`.

use clap::CommandFactory;
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

pub(super) fn run(arguments: &Arguments, output: &Output) -> Status {
    let mut script = Vec::new();
    let mut command = super::Arguments::command();
    clap_complete::generate(arguments.shell, &mut command, "planmark", &mut script);
    output.print(&String::from_utf8_lossy(&script))
}
