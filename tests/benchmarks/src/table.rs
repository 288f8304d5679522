//! Tables in Markdown, and numbers as they stand in them.

use std::time::Duration;

/// A table that is printed row by row, so that whoever waits sees something.
#[derive(Debug)]
pub(crate) struct Table;

impl Table {
    pub(crate) fn begin(title: &str, columns: &[&str]) -> Self {
        println!("\n## {title}\n");
        println!("| {} |", columns.join(" | "));
        println!("|{}", " --- |".repeat(columns.len()));
        Self
    }

    pub(crate) fn row(&self, cells: &[String]) {
        println!("| {} |", cells.join(" | "));
    }
}

/// Times of the same thing, done again and again.
#[derive(Debug, Default)]
pub(crate) struct Times(Vec<Duration>);

impl Times {
    pub(crate) fn push(&mut self, time: Duration) {
        self.0.push(time);
    }

    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// The time that this part of them do not exceed.
    fn quantile(&self, part: f64) -> Option<Duration> {
        let mut times = self.0.clone();
        times.sort_unstable();
        times.get(((times.len() as f64 * part) as usize).min(times.len().saturating_sub(1))).copied()
    }

    /// The median and what all but one of a hundred stay below.
    pub(crate) fn show(&self) -> String {
        match (self.quantile(0.5), self.quantile(0.99)) {
            (Some(median), Some(most)) => format!("{} / {} ms", figures(median), figures(most)),
            _ => "–".to_owned(),
        }
    }
}

pub(crate) fn milliseconds(time: Duration) -> String {
    format!("{} ms", figures(time))
}

/// Milliseconds, with as many places as mean something.
fn figures(time: Duration) -> String {
    let milliseconds = time.as_secs_f64() * 1_000.0;
    let places = if milliseconds < 1.0 {
        3
    } else if milliseconds < 10.0 {
        2
    } else {
        usize::from(milliseconds < 100.0)
    };
    format!("{milliseconds:.places$}")
}

pub(crate) fn seconds(time: Duration) -> String {
    format!("{:.2} s", time.as_secs_f64())
}

pub(crate) fn times(of: Duration, unit: Duration) -> String {
    format!("{:.1}", of.as_secs_f64() / unit.as_secs_f64().max(f64::MIN_POSITIVE))
}

/// Bytes, in megabytes of a million.
pub(crate) fn megabytes(bytes: u64) -> String {
    let megabytes = bytes as f64 / 1e6;
    if megabytes < 10.0 { format!("{megabytes:.2} MB") } else { format!("{megabytes:.0} MB") }
}

/// What is not known, or cannot be asked.
pub(crate) fn or_dash<T>(value: Option<T>, show: impl FnOnce(T) -> String) -> String {
    value.map_or_else(|| "–".to_owned(), show)
}
