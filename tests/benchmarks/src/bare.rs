//! What everything else is held against: reading files and parsing them, with nothing done about what is in them.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use anyhow::Context as _;
use rayon::prelude::*;
use tree_sitter::{InputEdit, Parser, Point, Tree};

use crate::places::Place;
use crate::process;
use crate::table::Times;

/// Reading all files, and reading and parsing all of them, on all cores.
#[derive(Debug)]
pub(crate) struct Bare {
    pub(crate) bytes: u64,
    pub(crate) reading: Taken,
    pub(crate) parsing: Taken,
}

/// How long something took, and how long all cores together computed for it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Taken {
    pub(crate) time: Duration,
    pub(crate) computed: Option<Duration>,
}

impl Taken {
    fn by<T>(work: impl FnOnce() -> anyhow::Result<T>) -> anyhow::Result<(Self, T)> {
        let before = process::computed(std::process::id());
        let start = Instant::now();
        let result = work()?;
        let time = start.elapsed();
        let after = process::computed(std::process::id());
        let computed = after.zip(before).map(|(after, before)| after.saturating_sub(before));
        Ok((Self { time, computed }, result))
    }
}

/// The text is read once before, so that all that is measured finds it in the memory of the system.
pub(crate) fn files(paths: &[PathBuf]) -> anyhow::Result<Bare> {
    let read = |path: &PathBuf| std::fs::read_to_string(path).with_context(|| path.display().to_string());
    let all =
        || paths.par_iter().map(|path| anyhow::Ok(read(path)?.len() as u64)).sum::<anyhow::Result<u64>>();
    all()?;
    let (reading, bytes) = Taken::by(all)?;
    let (parsing, ()) = Taken::by(|| {
        paths.par_iter().try_for_each_init(
            || parser().ok(),
            |parser, path| {
                let parser = parser.as_mut().context("no parser")?;
                std::hint::black_box(parse(parser, &read(path)?, None)?);
                Ok(())
            },
        )
    })?;
    Ok(Bare { bytes, reading, parsing })
}

/// Parsing one text from nothing, and again after each keystroke.
pub(crate) fn document(text: &str, places: &[Place]) -> anyhow::Result<(Duration, Times)> {
    let mut parser = parser()?;
    let start = Instant::now();
    let mut tree = parse(&mut parser, text, None)?;
    let whole = start.elapsed();
    let mut text = text.to_owned();
    let mut times = Times::default();
    for place in places {
        for replacement in [&place.wrong, &place.right] {
            let end = place.byte + place.right.len();
            let start = Instant::now();
            text.replace_range(place.byte..end, replacement);
            let point = |column: usize| Point { row: place.line, column };
            tree.edit(&InputEdit {
                start_byte: place.byte,
                old_end_byte: end,
                new_end_byte: end,
                start_position: point(place.byte - place.line_start),
                old_end_position: point(end - place.line_start),
                new_end_position: point(end - place.line_start),
            });
            tree = parse(&mut parser, &text, Some(&tree))?;
            times.push(start.elapsed());
        }
    }
    Ok((whole, times))
}

fn parser() -> anyhow::Result<Parser> {
    let mut parser = Parser::new();
    parser.set_language(&tree_sitter_planmark::LANGUAGE.into())?;
    Ok(parser)
}

fn parse(parser: &mut Parser, text: &str, before: Option<&Tree>) -> anyhow::Result<Tree> {
    parser.parse(text, before).context("parsing was stopped")
}
