//! Measures the grammar: `cargo run --release -p tree-sitter-planmark --example measure`.
//!
//! For a plan of 35,000 lines in the shape of a real one, and for texts that are hard: the speed of a full parse, the time
//! of a re-parse after one typed character (median and 99th percentile over many places), and the memory of the tree for
//! each byte of text. Time is the processor's, so that other work on the machine does not count.

mod memory;
mod texts;

use std::time::Duration;

use cpu_time::ThreadTime;
use tree_sitter::{InputEdit, Parser, Point, Tree};

/// Edits in each text, unless they take too long together.
const EDITS: usize = 400;
const LONGEST: Duration = Duration::from_secs(2);

fn main() {
    memory::count_allocations();
    println!(
        "{:<44} {:>9} {:>8} {:>9} {:>9} {:>10} {:>10}",
        "text", "bytes", "MB/s", "p50 µs", "p99 µs", "tree/byte", "nodes/KB"
    );
    for (name, text) in texts::all() {
        measure(name, text);
    }
}

fn measure(name: &str, mut text: String) {
    let mut parser = Parser::new();
    parser.set_language(&tree_sitter_planmark::LANGUAGE.into()).expect("the grammar fits the library");
    let bytes = text.len();
    let before = memory::allocated();
    let started = ThreadTime::now();
    let mut tree = parse(&mut parser, &text, None);
    let full = started.elapsed();
    let memory = memory::allocated().saturating_sub(before);
    let nodes = tree.root_node().descendant_count();
    let mut times = reparse_times(&mut parser, &mut text, &mut tree);
    times.sort_unstable();
    let micros = |at: usize| times[at.min(times.len() - 1)].as_secs_f64() * 1e6;
    println!(
        "{name:<44} {bytes:>9} {:>8.1} {:>9.0} {:>9.0} {:>10.1} {:>10.1}",
        bytes as f64 / 1e6 / full.as_secs_f64(),
        micros(times.len() / 2),
        micros(times.len() * 99 / 100),
        memory as f64 / bytes as f64,
        nodes as f64 * 1024.0 / bytes as f64,
    );
}

fn parse(parser: &mut Parser, text: &str, old: Option<&Tree>) -> Tree {
    parser.parse(text, old).expect("parsing has no limit")
}

/// Types a character at random places and takes it back, and gives the time of each re-parse.
fn reparse_times(parser: &mut Parser, text: &mut String, tree: &mut Tree) -> Vec<Duration> {
    let mut random = fastrand::Rng::with_seed(1);
    let mut times = Vec::new();
    let started = ThreadTime::now();
    for _ in 0..EDITS {
        if started.elapsed() > LONGEST {
            break;
        }
        let place =
            (0..=random.usize(..=text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
        let typed = *random.choice(&["x", "的", "1", "\n", " "]).unwrap_or(&"x");
        times.push(edit(parser, text, tree, place, place, typed));
        times.push(edit(parser, text, tree, place, place + typed.len(), ""));
    }
    times
}

fn edit(
    parser: &mut Parser,
    text: &mut String,
    tree: &mut Tree,
    start: usize,
    end: usize,
    new: &str,
) -> Duration {
    // Rows and columns do not matter to the parser's speed here; bytes do.
    tree.edit(&InputEdit {
        start_byte: start,
        old_end_byte: end,
        new_end_byte: start + new.len(),
        start_position: Point::new(0, start),
        old_end_position: Point::new(0, end),
        new_end_position: Point::new(0, start + new.len()),
    });
    text.replace_range(start..end, new);
    let started = ThreadTime::now();
    *tree = parse(parser, text, Some(tree));
    started.elapsed()
}
