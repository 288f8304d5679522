//! The picture at the top of the README: what `planmark check examples` prints, as the program prints it.
//!
//! All of it would fill many screens: the picture shows [`SHOWN`] and the last line.

use std::path::Path;

use anstyle_svg::{Term, WIN10_CONSOLE};
use anyhow::{Context, Result, bail};
use unicode_width::UnicodeWidthChar;

use crate::output::Output;
use crate::planmark;

const PICTURE: &str = "docs/images/check.svg";

/// The findings that are shown, by file and rule, in the order in which they are printed.
const SHOWN: [(&str, &str); 4] = [
    ("examples/biennial-en/programme-30.plan", "missing-section"),
    ("examples/biennial-zh/programme-29.plan", "malformed-citation"),
    ("examples/biennial-zh/programme-30.plan", "missing-objective"),
    ("examples/biennial-zh/programme-30.plan", "resolution-year"),
];

/// Fonts with Chinese signs, for viewers whose first font has none.
const FONTS: &str = "SFMono-Regular, Consolas, Liberation Mono, Menlo, DejaVu Sans Mono, Noto Sans Mono CJK SC, PingFang SC, \
                     Microsoft YaHei, Noto Sans CJK SC, monospace";

/// The width of a column and the place of the first, in tenths of a pixel: what the renderer reckons with.
const COLUMN: usize = 84;
const FIRST_COLUMN: usize = 100;

pub(super) fn generate(repository: &Path) -> Result<Vec<Output>> {
    let printed = check_examples(repository)?;
    let shown = select(&printed)?;
    let rendered = Term::new().palette(WIN10_CONSOLE).render_svg(&shown);
    let svg = place_every_sign(&name_fonts(&rendered)?)?;
    Ok(vec![Output::text(PICTURE, svg)])
}

/// What the program prints, with colours.
fn check_examples(repository: &Path) -> Result<String> {
    // The examples have mistakes: status 1 says so.
    planmark::printed(repository, &["check", "examples", "--language", "en", "--color", "always"], &[0, 1])
}

/// The command, the findings that are shown, and the last line.
fn select(printed: &str) -> Result<String> {
    let findings: Vec<&str> = printed.trim_end().split("\n\n").collect();
    let summary = findings.last().context("planmark printed nothing")?;
    let mut shown = String::from("$ \u{1b}[1mplanmark check examples\u{1b}[0m\n\n");
    for (path, rule) in SHOWN {
        let finding = findings
            .iter()
            .find(|finding| finding.contains(&format!("[{rule}]")) && finding.contains(path))
            .with_context(|| format!("nothing is found by {rule} in {path}"))?;
        shown.push_str(finding);
        shown.push_str("\n\n");
    }
    shown.push_str("⋮\n\n");
    shown.push_str(summary);
    shown.push('\n');
    Ok(shown)
}

fn name_fonts(svg: &str) -> Result<String> {
    let rule = svg
        .lines()
        .find(|line| line.trim_start().starts_with("font: 14px "))
        .context("no fonts in the picture")?;
    Ok(svg.replacen(rule, &format!("      font: 14px {FONTS};"), 1))
}

/// Gives every sign its own place. Chinese signs are two columns wide in a terminal, and in few fonts: without this the marks would
/// not stand below what they mark.
fn place_every_sign(svg: &str) -> Result<String> {
    let mut placed = String::with_capacity(svg.len() * 3);
    let mut lines = 0;
    for line in svg.lines() {
        let Some((start, runs)) = line.split_once("px\"><tspan") else {
            placed.push_str(line);
            placed.push('\n');
            continue;
        };
        lines += 1;
        placed.push_str(start);
        placed.push_str("px\">");
        let mut column = 0;
        for run in format!("<tspan{runs}").split_inclusive("</tspan>") {
            column = place_run(run, column, &mut placed)?;
        }
        placed.push('\n');
    }
    if lines == 0 {
        bail!("no text in the picture");
    }
    Ok(placed)
}

/// Writes a run of signs of one style with the places of its signs, and gives the column behind it.
fn place_run(run: &str, first: usize, placed: &mut String) -> Result<usize> {
    let Some((open, rest)) = run.split_once('>') else { bail!("not a run of signs: {run}") };
    let Some(text) = rest.strip_suffix("</tspan>") else { bail!("not a run of signs: {run}") };
    let mut column = first;
    let mut places = Vec::new();
    let plain = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&");
    for sign in plain.chars() {
        let tenths = FIRST_COLUMN + COLUMN * column;
        places.push(format!("{}.{}", tenths / 10, tenths % 10));
        column += sign.width().unwrap_or(0);
    }
    placed.push_str(&format!("{open} x=\"{}\">{text}</tspan>", places.join(" ")));
    Ok(column)
}
