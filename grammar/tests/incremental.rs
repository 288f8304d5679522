//! After any edit the tree is the one that parsing from nothing gives.

mod support;

use fastrand::Rng;
use support::invention::{piece, pieces};
use support::{PLANS, equal, inputs, outline, parser, seed};
use tree_sitter::{InputEdit, Point};

/// A change of a text: bytes from `start` to `end` become `new`.
struct Change {
    start: usize,
    end: usize,
    new: String,
}

#[test]
fn edited_trees_equal_fresh_ones() {
    let mut random = Rng::with_seed(seed());
    for (name, plan) in PLANS {
        edit_many_times(&mut random, name, plan, inputs(4_000) / PLANS.len());
    }
}

#[test]
fn edited_trees_of_odd_text_equal_fresh_ones() {
    let mut random = Rng::with_seed(seed());
    for _ in 0..inputs(4_000) / 20 {
        let text: String = (0..8).map(|_| pieces(&mut random)).collect();
        edit_many_times(&mut random, "odd text", &text, 20);
    }
}

fn edit_many_times(random: &mut Rng, name: &str, text: &str, edits: usize) {
    let mut text = text.to_owned();
    let mut parser = parser();
    let mut tree = parser.parse(&text, None).expect("parsing has no limit");
    for number in 0..edits {
        let change = change(random, &text);
        let before = text.clone();
        tree.edit(&input_edit(&text, &change));
        text.replace_range(change.start..change.end, &change.new);
        tree = parser.parse(&text, Some(&tree)).expect("parsing has no limit");
        let fresh = parser.parse(&text, None).expect("parsing has no limit");
        if !equal(&tree, &fresh) {
            panic!(
                "{name}, edit {number}: {}..{} of {before:?} becomes {:?}\n{}",
                change.start,
                change.end,
                change.new,
                first_difference(&outline(&tree), &outline(&fresh)),
            );
        }
    }
}

fn first_difference(edited: &str, expected: &str) -> String {
    let same = edited.lines().zip(expected.lines()).take_while(|(one, other)| one == other).count();
    let lines =
        |outline: &str| outline.lines().skip(same.saturating_sub(3)).take(8).collect::<Vec<_>>().join("\n");
    format!("--- edited\n{}\n--- fresh\n{}", lines(edited), lines(expected))
}

/// Typing, deleting, pasting lines, moving a line, taking an edit back.
fn change(random: &mut Rng, text: &str) -> Change {
    let start = boundary(text, random.usize(..=text.len()));
    let near = boundary(text, (start + random.usize(..24)).min(text.len()));
    let new = match random.u8(..6) {
        0 => String::new(),
        1 => "\n".to_owned(),
        2 => random.alphanumeric().to_string(),
        3 => random
            .choice(["年", "号", "和", "，", "。", "（", "）", "１", "二", "表"])
            .unwrap_or("")
            .to_owned(),
        4 => piece(random).to_owned(),
        _ => {
            let from = boundary(text, random.usize(..=text.len()));
            let to = boundary(text, (from + random.usize(..200)).min(text.len()));
            text[from..to].to_owned()
        }
    };
    // Mostly inserting, so that the text does not vanish; deleting when it has grown.
    let end = if new.is_empty() || random.u8(..4) == 0 || text.len() > 12_000 { near } else { start };
    Change { start, end, new }
}

fn boundary(text: &str, place: usize) -> usize {
    (0..=place).rev().find(|&place| text.is_char_boundary(place)).unwrap_or(0)
}

fn input_edit(text: &str, change: &Change) -> InputEdit {
    let mut edited = text.to_owned();
    edited.replace_range(change.start..change.end, &change.new);
    let new_end = change.start + change.new.len();
    InputEdit {
        start_byte: change.start,
        old_end_byte: change.end,
        new_end_byte: new_end,
        start_position: point(text, change.start),
        old_end_position: point(text, change.end),
        new_end_position: point(&edited, new_end),
    }
}

fn point(text: &str, place: usize) -> Point {
    let before = &text.as_bytes()[..place];
    let row = before.iter().filter(|&&byte| byte == b'\n').count();
    let column = before.iter().rev().take_while(|&&byte| byte != b'\n').count();
    Point::new(row, column)
}
