//! How a selection grows around a place: a citation, its paragraph, the section, the sections above, the document.

use std::ops::Range;

use planmark_syntax::Text;
use planmark_syntax::tree_sitter::Node;

use planmark_plan::document::Document;

/// What is selected step by step around a byte of a document, the smallest first: each range holds the one before it, and more.
/// Line breaks and blanks behind the last words are left out.
#[must_use]
pub fn selection(document: &Document, offset: usize) -> Vec<Range<usize>> {
    let text = document.text();
    let mut ranges: Vec<Range<usize>> = Vec::new();
    let mut node = Some(document.parsed().root());
    while let Some(here) = node {
        let range = trimmed(text, here.byte_range());
        // Behind the last words of a section the selection begins with what is around it.
        if range.start <= offset && offset <= range.end && ranges.last() != Some(&range) {
            ranges.push(range);
        }
        node = child_at(here, offset);
    }
    ranges.reverse();
    ranges
}

/// The child in which a byte is; between two, the one that begins there.
fn child_at(node: Node<'_>, offset: usize) -> Option<Node<'_>> {
    let mut cursor = node.walk();
    let touched = |child: &Node<'_>| child.start_byte() <= offset && offset <= child.end_byte();
    node.named_children(&mut cursor).take_while(|child| child.start_byte() <= offset).filter(touched).last()
}

fn trimmed(text: &Text, range: Range<usize>) -> Range<usize> {
    let is_blank = |at: usize| matches!(text.rope().byte(at), b'\n' | b'\r' | b' ' | b'\t');
    let mut end = range.end.min(text.len_bytes());
    while end > range.start && is_blank(end - 1) {
        end -= 1;
    }
    range.start..end
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::selection;
    use crate::fixture::{Fixture, annual, biennial};

    #[expect(clippy::needless_pass_by_value, reason = "an expectation is written where it is used")]
    fn check(fixture: Fixture, expected: Expect) {
        let text = fixture.document().text();
        let ranges = selection(fixture.document(), fixture.offset);
        let grows = |pair: &[std::ops::Range<usize>]| {
            pair[1].start <= pair[0].start && pair[0].end <= pair[1].end && pair[0] != pair[1]
        };
        assert!(ranges.windows(2).all(grows), "{ranges:?}");
        let shown = ranges.into_iter().map(|range| {
            let words = text.slice(range);
            match words.lines().count() {
                0 | 1 => format!("{words}\n"),
                lines => format!("{} … {lines} lines\n", words.lines().next().unwrap_or_default()),
            }
        });
        expected.assert_eq(&shown.collect::<String>());
    }

    #[test]
    fn a_selection_grows_from_the_words_to_the_document() {
        check(
            biennial("与次级方案 $01 至 2"),
            expect![[r#"
            次级方案 1 至 2
            2.3 本次级方案将与次级方案 1 至 2 协调，见大会第 52/12 A 号决议和[说明](https://example.org/a)。
            ### 战略 … 6 lines
            ## 次级方案 1：航运 … 20 lines
            # 方案 2：海洋事务 … 62 lines
            --- … 69 lines
        "#]],
        );
        check(
            annual("protect$0 forests"),
            expect![[r#"
            The objective is to protect forests.
            12.2 The objective is to protect forests.
            ### Objective … 3 lines
            ## Subprogramme 1: Forest policy … 18 lines
            # Programme 9: Forests … 33 lines
            --- … 41 lines
        "#]],
        );
    }
}
