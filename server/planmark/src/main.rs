//! The program `planmark`.

use std::process::ExitCode;

fn main() -> ExitCode {
    planmark::cli::run()
}
