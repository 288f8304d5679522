//! What the parts of a line are, from the files of `test/marks`: lines in which ⟦kind|text⟧ marks every node of the kinds
//! that the file names, and nothing else is marked. Each line is a text of its own.

mod support;

use std::fs;
use std::path::Path;

use support::parse;

/// A node: its kind and the text it covers.
type Marked = (String, std::ops::Range<usize>);

#[test]
fn marks() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("test/marks");
    let mut failures = Vec::new();
    let mut lines = 0;
    for entry in fs::read_dir(folder).expect("the folder can be read") {
        let path = entry.expect("an entry").path();
        let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let written = fs::read_to_string(&path).expect("the file can be read");
        let kinds = kinds(&file, &written);
        for line in written.lines().skip(1).filter(|line| !line.is_empty() && !line.starts_with("//")) {
            lines += 1;
            failures.extend(failure(&file, &kinds, line));
        }
    }
    assert!(lines > 150, "only {lines} lines were found");
    assert!(failures.is_empty(), "{} of {lines} lines failed\n\n{}", failures.len(), failures.join("\n"));
}

/// The kinds of a file by their letters: `kinds: r=resolution p=plan_reference`.
fn kinds(file: &str, written: &str) -> Vec<(char, String)> {
    let list = written.lines().next().and_then(|line| line.strip_prefix("kinds: "));
    let list = list.unwrap_or_else(|| panic!("{file} names no kinds"));
    list.split(' ')
        .map(|kind| {
            let (letter, name) = kind.split_once('=').unwrap_or_else(|| panic!("{file}: {kind} is no kind"));
            (letter.chars().next().unwrap_or_default(), name.to_owned())
        })
        .collect()
}

fn failure(file: &str, kinds: &[(char, String)], line: &str) -> Option<String> {
    let (text, expected) = without_marks(kinds, line);
    let tree = parse(text.as_bytes());
    let mut found: Vec<Marked> = Vec::new();
    let mut pending = vec![tree.root_node()];
    while let Some(node) = pending.pop() {
        if kinds.iter().any(|(_, name)| name == node.kind()) {
            found.push((node.kind().to_owned(), node.byte_range()));
        }
        let mut cursor = node.walk();
        pending.extend(node.children(&mut cursor));
    }
    let in_order = |marks: &mut Vec<Marked>| {
        marks.sort_by(|one, other| (one.1.start, other.1.end).cmp(&(other.1.start, one.1.end)));
    };
    let mut expected = expected;
    in_order(&mut expected);
    in_order(&mut found);
    (expected != found).then(|| format!("{file}: {line}\n     found {}", with_marks(kinds, &text, &found)))
}

/// The text of a line and what its marks say.
fn without_marks(kinds: &[(char, String)], line: &str) -> (String, Vec<Marked>) {
    let mut text = String::new();
    let mut open = Vec::new();
    let mut marked = Vec::new();
    let mut characters = line.chars();
    while let Some(character) = characters.next() {
        match character {
            '⟦' => {
                let letter = characters.next().unwrap_or_default();
                assert_eq!(characters.next(), Some('|'), "a mark without a kind in {line}");
                let (_, kind) = kinds
                    .iter()
                    .find(|(known, _)| *known == letter)
                    .unwrap_or_else(|| panic!("{letter} in {line}"));
                open.push((kind.clone(), text.len()));
            }
            '⟧' => {
                let (kind, start) = open.pop().unwrap_or_else(|| panic!("a mark is closed twice in {line}"));
                marked.push((kind, start..text.len()));
            }
            _ => text.push(character),
        }
    }
    assert!(open.is_empty(), "a mark is not closed in {line}");
    (text, marked)
}

fn with_marks(kinds: &[(char, String)], text: &str, marked: &[Marked]) -> String {
    let mut line = String::new();
    for (place, character) in text.char_indices().chain([(text.len(), '\n')]) {
        for _ in marked.iter().filter(|(_, range)| range.end == place && !range.is_empty()) {
            line.push('⟧');
        }
        for (kind, _) in marked.iter().filter(|(_, range)| range.start == place) {
            let letter = kinds.iter().find(|(_, name)| name == kind).map_or('?', |(letter, _)| *letter);
            line.push('⟦');
            line.push(letter);
            line.push('|');
        }
        line.push(character);
    }
    line.trim_end().to_owned()
}
