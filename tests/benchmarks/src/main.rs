//! Measures the path from an edit to findings in the library, with the bare edit of the tree beside it, on generated plans in the
//! shape of real ones. `cargo run --release -p planmark-benchmarks`
//!
//! Timings are for reading; nothing here passes or fails.

#[path = "../../../server/rules/tests/plans/mod.rs"]
mod plans;

use std::time::{Duration, Instant};

use planmark_plan::DocumentId;
use planmark_rules::CHECKS;
use planmark_syntax::{Edit, Parsed, Text};
use planmark_workspace::{Settings, Workspace};

/// Subprogrammes a programme for plans of about 3,500, 35,000 and 100,000 lines in 28 programmes.
const SIZES: [usize; 3] = [3, 46, 135];

const EDITS: usize = 500;

fn main() {
    println!(
        "| lines | bytes | parse | whole analysis | tree edit p50 / p99 | edit to findings p50 / p99 | findings |"
    );
    println!("| --- | --- | --- | --- | --- | --- | --- |");
    for subprogrammes in SIZES {
        let plan = plans::large_plan(28, subprogrammes);
        let places = places(&plan);

        let start = Instant::now();
        let mut parsed = Parsed::new(Text::new(&plan));
        let parse = start.elapsed();
        let tree = measure(&places, |edit| parsed = parsed.edited(&[edit]).0);

        let id = DocumentId::new("large.plan");
        let start = Instant::now();
        let mut workspace = Workspace::new(Settings::default(), CHECKS);
        workspace.set(id.clone(), Text::new(&plan));
        let found = workspace.findings(&id).len();
        let whole = start.elapsed();
        let path = measure(&places, |edit| {
            workspace.edit(&id, &[edit]);
            std::hint::black_box(workspace.findings(&id));
        });
        println!(
            "| {} | {} | {} | {} | {} | {} | {found} |",
            plan.lines().count(),
            plan.len(),
            milliseconds(parse),
            milliseconds(whole),
            quantiles(tree),
            quantiles(path)
        );
    }
}

/// Byte offsets spread over the plan, each on a character boundary. The same at every run.
fn places(plan: &str) -> Vec<usize> {
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    (0..EDITS)
        .map(|_| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            let mut at = usize::try_from(state % plan.len() as u64).unwrap_or(0);
            while !plan.is_char_boundary(at) {
                at -= 1;
            }
            at
        })
        .collect()
}

/// Types one character at each place and takes it out again; the times of both.
fn measure(places: &[usize], mut apply: impl FnMut(Edit)) -> Vec<Duration> {
    let mut times = Vec::with_capacity(places.len() * 2);
    for place in places {
        for edit in [Edit::new(*place..*place, "新"), Edit::new(*place..*place + "新".len(), "")] {
            let start = Instant::now();
            apply(edit);
            times.push(start.elapsed());
        }
    }
    times
}

fn quantiles(mut times: Vec<Duration>) -> String {
    times.sort_unstable();
    let at = |share: usize| times.get(times.len() * share / 100).copied().unwrap_or_default();
    format!("{} / {}", milliseconds(at(50)), milliseconds(at(99)))
}

fn milliseconds(time: Duration) -> String {
    format!("{:.3} ms", time.as_secs_f64() * 1000.0)
}
