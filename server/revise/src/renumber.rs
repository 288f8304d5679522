//! Numbers that were left open, filled in: `2.?`, `(?)`, `㈠` repeated. Two drafters add to one list and put their work together, and
//! nobody counts.
//!
//! What must stay true: a number that someone typed stays, but for the first of a list where it is repeated.

use std::ops::Range;

use planmark_plan::Document;
use planmark_plan::enumeration::repeats_first;
use planmark_syntax::script::half_width;
use planmark_syntax::tree_sitter::Node;
use planmark_syntax::{Label, Level, Marker, NodeKind};

use crate::Edit;

/// The edits that fill in the open numbers of a plan, in the order of the text.
#[must_use]
pub fn renumber(document: &Document) -> Vec<Edit> {
    let text = document.text().to_string();
    let mut numbering = Numbering { text: &text, last_paragraph: None, edits: Vec::new() };
    numbering.section(document.parsed().root());
    numbering.edits
}

struct Numbering<'a> {
    text: &'a str,
    /// The first part and the last number of the paragraph before.
    last_paragraph: Option<(String, u32)>,
    edits: Vec<Edit>,
}

/// The marker before an item in the same list.
#[derive(Clone, Copy, Default)]
struct Last {
    typed: Option<Marker>,
    numbered: Option<Marker>,
}

impl Numbering<'_> {
    fn section(&mut self, section: Node<'_>) {
        let mut cursor = section.walk();
        let children: Vec<Node<'_>> = section.named_children(&mut cursor).collect();
        let mut last = Last::default();
        for child in children {
            let kind = NodeKind::of(child);
            if !matches!(kind, NodeKind::Item | NodeKind::SubItem | NodeKind::Comment) {
                last = Last::default();
            }
            match kind {
                NodeKind::Section => self.section(child),
                NodeKind::Item | NodeKind::SubItem => last = self.item(child, last),
                NodeKind::Paragraph => self.paragraph(child),
                _ => {}
            }
        }
    }

    fn item(&mut self, item: Node<'_>, before: Last) -> Last {
        let level = level(item);
        let Some(marker) = item.child_by_field_name("marker") else { return Last::default() };
        let typed = self.marker(marker, level);
        let numbered = numbered(typed, before, || self.first_of_list(item, level));
        if let Some(printed) = numbered.filter(|_| numbered != typed) {
            self.edits.push((marker.byte_range(), printed.to_string()));
        }
        let mut cursor = item.walk();
        let children: Vec<Node<'_>> = item
            .named_children(&mut cursor)
            .filter(|child| NodeKind::of(*child) == NodeKind::SubItem)
            .collect();
        let mut last = Last::default();
        for child in children {
            last = self.item(child, last);
        }
        // An open marker that was made the first one is repeated like one that was typed.
        let typed = if typed.is_some_and(|marker| marker.is_open()) { numbered } else { typed };
        Last { typed, numbered }
    }

    fn marker(&self, marker: Node<'_>, level: Level) -> Option<Marker> {
        Marker::read(self.typed(&marker.byte_range()), level)
    }

    fn typed(&self, range: &Range<usize>) -> &str {
        self.text.get(range.clone()).unwrap_or_default()
    }

    /// What the list begins with whose first marker is open: numbered as its other items are.
    fn first_of_list(&self, item: Node<'_>, level: Level) -> Option<Marker> {
        let kind = item.kind_id();
        let behind = std::iter::successors(item.next_named_sibling(), Node::next_named_sibling);
        let items = behind.take_while(|sibling| sibling.kind_id() == kind);
        let typed = items.filter_map(|sibling| sibling.child_by_field_name("marker"));
        let mut markers = typed.filter_map(|marker| self.marker(marker, level));
        let first = markers.find(|marker| !marker.is_open()).and_then(|marker| marker.with_ordinal(1));
        first.or_else(|| first_marker(level))
    }

    fn paragraph(&mut self, paragraph: Node<'_>) {
        let Some(number_node) = paragraph.child_by_field_name("number") else { return };
        let typed: String = self.typed(&number_node.byte_range()).chars().map(half_width).collect();
        let filled_in = self.filled_in(&typed);
        let printed = filled_in.as_deref().unwrap_or(&typed);
        if let Some(label) = Label::read(printed) {
            let prefix = printed.rsplit_once('.').map(|(prefix, _)| prefix).unwrap_or_default();
            self.last_paragraph = Some((prefix.to_owned(), label.number()));
        }
        self.edits.extend(filled_in.map(|printed| (number_node.byte_range(), printed)));
    }

    /// The number of a paragraph that was left open; `None` of another.
    fn filled_in(&self, typed: &str) -> Option<String> {
        let first = typed.strip_suffix(".?").or(typed.strip_suffix('?'))?;
        match &self.last_paragraph {
            Some((prefix, last)) if first.is_empty() || first == prefix => {
                let next = last + 1;
                Some(if prefix.is_empty() { next.to_string() } else { format!("{prefix}.{next}") })
            }
            _ => (!first.is_empty()).then(|| format!("{first}.1")),
        }
    }
}

/// How deep an item or sub-item stands.
fn level(item: Node<'_>) -> Level {
    match NodeKind::of(item) {
        NodeKind::Item => Level::Item,
        _ if item.parent().is_some_and(|parent| NodeKind::of(parent) == NodeKind::SubItem) => Level::Third,
        _ => Level::SubItem,
    }
}

/// The marker of an item, open ones filled in: the one that follows the marker before.
fn numbered(marker: Option<Marker>, before: Last, first: impl FnOnce() -> Option<Marker>) -> Option<Marker> {
    let next = || before.numbered.and_then(|before| before.with_ordinal(before.ordinal()? + 1));
    match marker {
        Some(open) if open.is_open() => next().or_else(first),
        Some(_) if repeats_first(before.typed, marker) => next().or(marker),
        _ => marker,
    }
}

/// What a list of open markers alone begins with.
fn first_marker(level: Level) -> Option<Marker> {
    let printed = match level {
        Level::Item => "(a)",
        Level::SubItem => "(i)",
        Level::Third => "a.",
    };
    Marker::read(printed, level)
}

#[cfg(test)]
mod tests {
    use super::renumber;
    use planmark_plan::{Document, Work};
    use planmark_syntax::Text;

    #[track_caller]
    fn check(text: &str, filled_in: &[&str]) {
        let edits = renumber(&Document::new(Text::new(text), &Work::default()));
        let shown: Vec<String> =
            edits.iter().map(|(range, number)| format!("{} {number}", &text[range.clone()])).collect();
        assert_eq!(shown, filled_in);
    }

    #[test]
    fn open_numbers_follow_what_stands_before_them() {
        check(
            "2.1 甲\n\n2.? 乙\n\n(a) 子\n(?) 丑\n    ㈠ 一\n    ㈠ 二\n\n２.？ 丙\n",
            &["2.? 2.2", "(?) (b)", "㈠ ㈡", "２.？ 2.3"],
        );
        check("3.? A\n\n3.? B\n", &["3.? 3.1", "3.? 3.2"]);
        check("(?) A\n(b) B\n    (?) C\n", &["(?) (a)", "(?) (i)"]);
    }

    #[test]
    fn numbers_that_were_typed_stay() {
        check("2.1 A\n\n2.5 B\n\n(a) C\n(d) D\n(d) E\n", &[]);
    }
}
