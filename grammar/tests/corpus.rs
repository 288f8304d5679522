//! The tests of `test/corpus`, in the format of tree-sitter's own test command.
//!
//! `PLANMARK_UPDATE_CORPUS=1` writes what the grammar gives into the hand-written files instead of comparing; look at the
//! difference before you commit it.

mod support;

use std::fs;
use std::path::{Path, PathBuf};

use support::{defects, parse};

/// One test: its name, its text, and the tree that is expected, without needless blanks.
struct Test {
    name: String,
    text: String,
    expected: String,
}

#[test]
fn corpus() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("test/corpus");
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .expect("the folder can be read")
        .map(|entry| entry.expect("an entry").path())
        .collect();
    files.sort();
    let mut failures = Vec::new();
    let mut tests = 0;
    for file in files {
        let written = fs::read_to_string(&file).expect("the file can be read");
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let read = read_tests(&written).unwrap_or_else(|error| panic!("{name}: {error}"));
        tests += read.len();
        if std::env::var_os("PLANMARK_UPDATE_CORPUS").is_some() && !name.starts_with("keywords_") {
            fs::write(&file, updated(&read)).expect("the file can be written");
            continue;
        }
        failures.extend(read.iter().filter_map(|test| failure(&name, test)));
    }
    assert!(tests > 200, "only {tests} tests were found");
    assert!(failures.is_empty(), "{} of {tests} tests failed\n\n{}", failures.len(), failures.join("\n\n"));
}

fn failure(file: &str, test: &Test) -> Option<String> {
    let tree = parse(test.text.as_bytes());
    let found = tree.root_node().to_sexp();
    let expected = &test.expected;
    let defects = defects(&tree, test.text.as_bytes());
    (found != *expected || !defects.is_empty()).then(|| {
        let (found, expected) = (pretty(&found), pretty(expected));
        let same = found.lines().zip(expected.lines()).take_while(|(one, other)| one == other).count();
        let line = |tree: &str| tree.lines().skip(same).take(3).collect::<Vec<_>>().join("\n");
        format!(
            "{file}: {} {defects:?}\n--- expected, line {same}\n{}\n--- found\n{}",
            test.name,
            line(&expected),
            line(&found)
        )
    })
}

/// Reads a file: a head of two lines of `=` around the name, the text, a line of `-`, the tree. The lines may carry a
/// suffix, which then tells them from lines of the text.
fn read_tests(written: &str) -> Result<Vec<Test>, String> {
    let lines: Vec<&str> = written.split('\n').collect();
    let suffix = lines.first().map_or("", |line| line.trim_start_matches('='));
    let is_rule = |line: &str, sign: char| {
        line.strip_suffix(suffix).is_some_and(|rule| rule.len() >= 3 && rule.chars().all(|c| c == sign))
    };
    let heads: Vec<usize> = (0..lines.len().saturating_sub(2))
        .filter(|&at| is_rule(lines[at], '=') && is_rule(lines[at + 2], '='))
        .collect();
    heads
        .iter()
        .enumerate()
        .map(|(number, &head)| {
            let end = heads.get(number + 1).copied().unwrap_or(lines.len());
            let body = &lines[head + 3..end];
            let name = lines[head + 1].to_owned();
            let divider =
                body.iter().position(|line| is_rule(line, '-')).ok_or(format!("{name} has no tree"))?;
            // The text begins behind one empty line and ends before the last line end.
            let text = body[..divider].join("\n");
            let text =
                text.strip_prefix('\n').unwrap_or(&text).strip_suffix('\n').unwrap_or(&text).to_owned();
            let expected = body[divider + 1..].join(" ").split_whitespace().collect::<Vec<_>>().join(" ");
            Ok(Test { name, text, expected: expected.replace(" )", ")") })
        })
        .collect()
}

/// A tree with one node a line.
fn pretty(sexp: &str) -> String {
    let mut pretty = String::new();
    let mut depth = 0;
    for (place, part) in sexp.split(' ').enumerate() {
        let opens = part.starts_with('(');
        let field_before = pretty.ends_with(": ");
        if (opens || part.ends_with(':')) && place > 0 && !field_before {
            pretty.push('\n');
            pretty.push_str(&"  ".repeat(depth));
        }
        pretty.push_str(part);
        if part.ends_with(':') {
            pretty.push(' ');
        }
        depth += part.matches('(').count();
        depth -= part.matches(')').count().min(depth);
    }
    pretty
}

fn updated(tests: &[Test]) -> String {
    let text_has_rule =
        |test: &Test| test.text.lines().any(|line| line.len() >= 3 && line.chars().all(|c| c == '-'));
    let suffix = if tests.iter().any(text_has_rule) { "|||" } else { "" };
    let line = |sign: &str| sign.repeat(80) + suffix;
    tests
        .iter()
        .map(|test| {
            let tree = pretty(&parse(test.text.as_bytes()).root_node().to_sexp());
            format!(
                "{}\n{}\n{}\n\n{}\n\n{}\n\n{tree}\n",
                line("="),
                test.name,
                line("="),
                test.text,
                "-".repeat(3) + suffix
            )
        })
        .collect::<Vec<_>>()
        .join("\n")
}
