//! The native program around the core: an editor's pipes or a port, threads, the clock, the file system, the parent process.
//!
//! A message passes the `transport` (bytes) and the `connection`, which drives the core; the `watcher` watches files where the client
//! does not.

pub(super) mod connection;
mod panics;
mod parent;
mod transport;
mod watcher;

use std::io;
use std::net::{Ipv4Addr, TcpListener};
use std::process::ExitCode;
use std::time::Duration;

use tracing_subscriber::EnvFilter;

use super::profile::Speech;
use connection::{Ended, serve};

/// The variable that says what is logged, in the notation of `tracing_subscriber::EnvFilter`.
const LOG_VARIABLE: &str = "PLANMARK_LOG";

/// Serves editors, by the Language Server Protocol
///
/// Started by an editor, it reads the editor's messages from standard input and answers on standard output. What is worth knowing
/// goes to standard error; PLANMARK_LOG says how much (error, warn, info, debug, trace).
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Use standard input and output, as without any option
    #[arg(long, conflicts_with = "port")]
    stdio: bool,
    /// Wait for the editor at this port of this computer; 0 takes any that is free and tells which
    #[arg(long, value_name = "PORT")]
    port: Option<u16>,
}

/// Serves one client. The status is 0 if it said goodbye as the protocol asks, 1 if it did not, and 2 if it could not be served.
#[must_use]
pub fn run(arguments: &Arguments, speech: Speech) -> ExitCode {
    start_log();
    panics::log_them();
    match serve_client(arguments, speech) {
        Ok(Ended::Properly) => ExitCode::SUCCESS,
        Ok(Ended::Abruptly) => ExitCode::from(1),
        Err(error) => {
            tracing::error!("the language server cannot be started: {error}");
            ExitCode::from(2)
        }
    }
}

fn serve_client(arguments: &Arguments, speech: Speech) -> io::Result<Ended> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        // Requests and findings are worked on by as many threads as there are processors, and one that is never kept from it.
        .max_blocking_threads(std::thread::available_parallelism().map_or(2, usize::from) + 1)
        .enable_all()
        .build()?;
    let ended = match arguments.port {
        None => runtime.block_on(serve(io::stdin(), io::stdout(), speech)),
        Some(port) => {
            let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
            eprintln!("planmark: waiting for an editor at {}", listener.local_addr()?);
            let (stream, _) = listener.accept()?;
            stream.set_nodelay(true)?;
            runtime.block_on(serve(stream.try_clone()?, stream, speech))
        }
    };
    // Work that is still being done is for nobody.
    runtime.shutdown_timeout(Duration::ZERO);
    ended
}

/// Logs to standard error, warnings and errors unless the environment asks for more or less.
fn start_log() {
    let filter = EnvFilter::try_from_env(LOG_VARIABLE).unwrap_or_else(|_| EnvFilter::new("warn"));
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(io::stderr).with_ansi(false);
    // In tests there may be one already.
    let _ = log.try_init();
}
