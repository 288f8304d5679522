//! What the tests of the grammar share: parsing, the checks that hold for every tree, and texts to try.

#![allow(dead_code, reason = "each test uses its own part")]

pub(crate) mod invention;

use std::fmt::Write as _;

use tree_sitter::{Node, Parser, Tree};

/// The plans of `test/plans`, by name.
pub(crate) const PLANS: [(&str, &str); 4] = [
    ("annual.en", include_str!("../../test/plans/annual.en.plan")),
    ("biennial.zh", include_str!("../../test/plans/biennial.zh.plan")),
    ("biennial.ar", include_str!("../../test/plans/biennial.ar.plan")),
    ("mixed", include_str!("../../test/plans/mixed.plan")),
];

/// A parser with the grammar.
pub(crate) fn parser() -> Parser {
    let mut parser = Parser::new();
    parser.set_language(&tree_sitter_planmark::LANGUAGE.into()).expect("the grammar fits the library");
    parser
}

/// Parses text from nothing.
pub(crate) fn parse(text: &[u8]) -> Tree {
    parser().parse(text, None).expect("parsing has no limit")
}

/// Nodes whose text is covered by their children but for blanks; in all others signs and words stand between the parts.
const FLOWS: [&str; 10] = [
    "document",
    "section",
    "item",
    "sub_item",
    "paragraph",
    "heading_title",
    "mandate_title",
    "caption_title",
    "table",
    "table_cell",
];

/// What is wrong with a tree: an error, a missing node, a node outside its parent, or text that no node covers.
pub(crate) fn defects(tree: &Tree, text: &[u8]) -> Vec<String> {
    let mut defects = Vec::new();
    let root = tree.root_node();
    if root.kind() != "document" {
        defects.push(format!("the root is {}", root.kind()));
    }
    if root.end_byte() != text.len() {
        defects.push(format!("the document ends at {} of {}", root.end_byte(), text.len()));
    }
    if !is_empty(&text[..root.start_byte()]) {
        defects.push(format!("the document begins at {}", root.start_byte()));
    }
    let mut pending = vec![root];
    while let Some(node) = pending.pop() {
        if node.is_error() || node.is_missing() {
            defects.push(format!("{} at {:?}", node.kind(), node.byte_range()));
        }
        check_children(node, text, &mut defects);
        let mut cursor = node.walk();
        pending.extend(node.children(&mut cursor));
    }
    defects
}

fn check_children(node: Node<'_>, text: &[u8], defects: &mut Vec<String>) {
    let mut cursor = node.walk();
    let mut place = node.start_byte();
    let mut children = 0;
    for child in node.children(&mut cursor) {
        children += 1;
        if child.start_byte() < place || child.end_byte() > node.end_byte() {
            defects.push(format!("{} {:?} overlaps", child.kind(), child.byte_range()));
            return;
        }
        check_gap(node, place..child.start_byte(), text, defects);
        place = child.end_byte();
    }
    if children > 0 {
        check_gap(node, place..node.end_byte(), text, defects);
    }
}

fn check_gap(node: Node<'_>, gap: std::ops::Range<usize>, text: &[u8], defects: &mut Vec<String>) {
    let between = &text[gap.clone()];
    let numbered =
        node.kind() == "paragraph" && between.first() == Some(&b'.') || between.starts_with("．".as_bytes());
    if FLOWS.contains(&node.kind()) && !is_empty(between) && !numbered {
        defects.push(format!(
            "{} at {gap:?} belongs to nothing in {}",
            String::from_utf8_lossy(between),
            node.kind()
        ));
    }
}

/// Whether bytes are blanks, line ends, marks that are not seen, or a byte-order mark.
fn is_empty(bytes: &[u8]) -> bool {
    String::from_utf8_lossy(bytes).chars().all(|c| {
        c.is_whitespace() && !matches!(c, '\u{85}' | '\u{2028}' | '\u{2029}')
            || matches!(c, '\u{200B}'..='\u{200F}' | '\u{61C}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
    })
}

/// Whether two trees have the same nodes, fields and places.
pub(crate) fn equal(one: &Tree, other: &Tree) -> bool {
    let (mut one, mut other) = (one.walk(), other.walk());
    loop {
        let (left, right) = (one.node(), other.node());
        let same = left.kind_id() == right.kind_id()
            && one.field_id() == other.field_id()
            && left.range() == right.range()
            && left.child_count() == right.child_count();
        if !same {
            return false;
        }
        if one.goto_first_child() {
            other.goto_first_child();
            continue;
        }
        while !one.goto_next_sibling() {
            other.goto_parent();
            if !one.goto_parent() {
                return true;
            }
        }
        other.goto_next_sibling();
    }
}

/// The tree with fields and places, one node a line.
pub(crate) fn outline(tree: &Tree) -> String {
    let mut outline = String::new();
    let mut cursor = tree.walk();
    let mut depth = 0;
    loop {
        let node = cursor.node();
        let field = cursor.field_name().unwrap_or("-");
        let _ = writeln!(
            outline,
            "{depth} {field} {} {:?} {:?}",
            node.kind(),
            node.byte_range(),
            node.range().start_point
        );
        if cursor.goto_first_child() {
            depth += 1;
            continue;
        }
        while !cursor.goto_next_sibling() {
            if !cursor.goto_parent() {
                return outline;
            }
            depth -= 1;
        }
    }
}

/// The number of inputs of a test: from the environment, or the given one.
pub(crate) fn inputs(usual: usize) -> usize {
    std::env::var("PLANMARK_FUZZ_INPUTS").ok().and_then(|number| number.parse().ok()).unwrap_or(usual)
}

/// The seed of a test: from the environment, or always the same.
pub(crate) fn seed() -> u64 {
    std::env::var("PLANMARK_FUZZ_SEED").ok().and_then(|number| number.parse().ok()).unwrap_or(0x504C_414E)
}
