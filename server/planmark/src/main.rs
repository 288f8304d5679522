//! The program `planmark`.

use std::process::ExitCode;

/// A plan is hundreds of thousands of small values: with the allocators of most systems a quarter of all time goes into them.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    planmark::cli::run()
}
