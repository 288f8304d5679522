//! What the system tells of a process: its memory and how long it has computed. Where the system is not Linux it tells nothing.

use std::io;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::bare::Taken;

/// The system's unit of computing time. Linux has told programs the same one for decades.
const TICKS_A_SECOND: u64 = 100;

/// How often a running program is looked at.
const INTERVAL: Duration = Duration::from_millis(5);

/// A program that has run to its end.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) taken: Taken,
    /// The most memory that it held, in bytes.
    pub(crate) peak: Option<u64>,
    /// Its status at the end.
    pub(crate) code: Option<i32>,
}

/// Runs a program that writes what it finds to a file.
pub(crate) fn run(command: &mut Command, output: std::fs::File) -> io::Result<Run> {
    let start = Instant::now();
    let mut child = command.stdin(Stdio::null()).stdout(output).stderr(Stdio::null()).spawn()?;
    let (mut computed, mut peak) = (None, None);
    loop {
        peak = memory(child.id(), "VmHWM:").or(peak);
        computed = self::computed(child.id()).or(computed);
        if let Some(status) = child.try_wait()? {
            return Ok(Run { taken: Taken { time: start.elapsed(), computed }, peak, code: status.code() });
        }
        std::thread::sleep(INTERVAL);
    }
}

/// What a process holds now (`VmRSS:`) or held at most (`VmHWM:`), in bytes.
pub(crate) fn memory(process: u32, key: &str) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix(key))?;
    line.trim().strip_suffix(" kB")?.trim().parse().ok().map(|kibibytes: u64| kibibytes * 1024)
}

/// How long a process has computed, all cores together.
pub(crate) fn computed(process: u32) -> Option<Duration> {
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    // The name of the program comes before, in brackets, and may hold blanks.
    let mut fields = stat.rsplit_once(')')?.1.split_whitespace().skip(11);
    let ticks = fields.next()?.parse::<u64>().ok()? + fields.next()?.parse::<u64>().ok()?;
    Some(Duration::from_millis(ticks * 1000 / TICKS_A_SECOND))
}

/// Ends a program that does not end by itself.
pub(crate) fn end(child: &mut Child, patience: Duration) {
    let start = Instant::now();
    while start.elapsed() < patience {
        if matches!(child.try_wait(), Ok(Some(_))) {
            return;
        }
        std::thread::sleep(INTERVAL);
    }
    // It may have ended in between.
    let _ = child.kill();
    let _ = child.wait();
}
