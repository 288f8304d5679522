//! The command line: arguments, and one file for each command.

mod check;
mod completions;
mod export;
mod fmt;
mod import;
mod language;
mod mandates;
mod output;
mod progress;
mod reading;
mod resolution;
mod rules;
mod schema;
mod stats;
mod status;

use std::process::ExitCode;

use clap::{CommandFactory, Parser, Subcommand};
use planmark_syntax::Language;

use crate::lsp::{self, Speech};
use language::DisplayLanguage;
use output::Output;

const ABOUT: &str = "Checks, formats and serves programme plans written in Planmark";

const LONG_ABOUT: &str = "\
Checks, formats and serves United Nations programme plans written in Planmark.

Planmark is plain text in files that end in `.plan`: what you type is what is printed.";

const AFTER_HELP: &str = "\
Exit status: 0 if all went well, 1 if something was found that matters, 2 if something could not be read or done.
Results go to standard output, everything else to standard error.";

/// The arguments.
#[derive(Debug, Parser)]
#[command(name = "planmark", version, about = ABOUT, long_about = LONG_ABOUT, after_help = AFTER_HELP)]
#[command(max_term_width = 100, disable_help_subcommand = true, arg_required_else_help = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
    #[command(flatten)]
    common: Common,
}

/// What every command takes.
#[derive(Clone, Copy, Debug, clap::Args)]
struct Common {
    #[command(flatten)]
    color: colorchoice_clap::Color,
    /// Language of messages [default: that of LC_ALL, LC_MESSAGES or LANG, else English]
    #[arg(long, value_name = "LANGUAGE", global = true, value_enum)]
    language: Option<DisplayLanguage>,
}

impl Common {
    fn language(self) -> Language {
        self.speech().chosen.unwrap_or(self.speech().surrounding)
    }

    fn speech(self) -> Speech {
        Speech {
            chosen: self.language.map(DisplayLanguage::language),
            surrounding: DisplayLanguage::from_environment().language(),
        }
    }
}

#[derive(Debug, Subcommand)]
enum Command {
    Check(check::Arguments),
    Fmt(fmt::Arguments),
    Stats(stats::Arguments),
    Mandates(mandates::Arguments),
    Resolution(resolution::Arguments),
    Rules(rules::Arguments),
    Import(import::Arguments),
    Export(export::Arguments),
    /// Serve editors, by the Language Server Protocol
    Lsp(lsp::Arguments),
    Completions(completions::Arguments),
    Schema(schema::Arguments),
}

/// Runs the program with the arguments that it was started with.
pub fn run() -> ExitCode {
    let arguments = Arguments::parse();
    arguments.common.color.write_global();
    let output = Output::new(arguments.common.language());
    let status = match &arguments.command {
        Command::Check(arguments) => check::run(arguments, &output),
        Command::Fmt(arguments) => fmt::run(arguments, &output),
        Command::Stats(arguments) => stats::run(arguments, &output),
        Command::Mandates(arguments) => mandates::run(arguments, &output),
        Command::Resolution(arguments) => resolution::run(arguments, &output),
        Command::Rules(arguments) => rules::run(arguments, &output),
        Command::Import(arguments) => import::run(arguments, &output),
        Command::Export(arguments) => export::run(arguments, &output),
        Command::Lsp(server) => return lsp::run(server, arguments.common.speech()),
        Command::Completions(shell) => completions::run(shell, Arguments::command(), &output),
        Command::Schema(arguments) => schema::run(arguments, &output),
    };
    status.code()
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn the_arguments_contradict_each_other_nowhere() {
        super::Arguments::command().debug_assert();
    }
}
