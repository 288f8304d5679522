//! A text with its tree, and both after an edit.

use std::cell::RefCell;
use std::ops::Range;

use tree_sitter::{InputEdit, Language, Node, ParseOptions, Parser, Tree};

use crate::text::{Edit, Text};

/// The largest text that is read, in bytes (32 MiB: seven times the largest published plan with all of its programmes in one file).
///
/// The parser counts in 32 bits; below this size every sum of positions is safe.
pub const MAX_DOCUMENT_BYTES: usize = 32 * 1024 * 1024;

thread_local! {
    /// One parser a thread: it keeps its stack between documents, and is not shared.
    static PARSER: RefCell<Parser> = RefCell::new(new_parser());
}

fn new_parser() -> Parser {
    let mut parser = Parser::new();
    let language = Language::from(tree_sitter_planmark::LANGUAGE);
    // The grammar is built with this workspace, for an interface version that the library reads: a mismatch cannot come from input.
    parser.set_language(&language).expect("the grammar's interface version is one the parser library reads");
    parser
}

/// A text and its tree, immutable; [`Parsed::edited`] gives the next version, which shares all that did not change.
#[derive(Clone, Debug)]
pub struct Parsed {
    text: Text,
    tree: Tree,
}

impl Parsed {
    /// Parses a text. Never fails: any text has a tree.
    #[must_use]
    pub fn new(text: Text) -> Self {
        let tree = parse(&text, None);
        Self { text, tree }
    }

    /// The text and tree after edits, which apply one after the other, each to the result of the one before; and what they changed.
    #[must_use]
    pub fn edited(&self, edits: &[Edit]) -> (Self, Change) {
        let mut text = self.text.clone();
        let mut old = self.tree.clone();
        let mut touched: Option<Range<usize>> = None;
        for edit in edits {
            let input = text.edit(edit);
            touched = Some(after(touched, &input));
            old.edit(&input);
        }
        let tree = parse(&text, Some(&old));
        let hull = old
            .changed_ranges(&tree)
            .map(|range| range.start_byte..range.end_byte.min(text.len_bytes()))
            .chain(touched)
            .reduce(|one, two| one.start.min(two.start)..one.end.max(two.end));
        let change = match hull {
            Some(new) => {
                let behind = text.len_bytes() - new.end;
                Change { old: new.start..self.text.len_bytes().saturating_sub(behind).max(new.start), new }
            }
            None => Change { old: 0..0, new: 0..0 },
        };
        (Self { text, tree }, change)
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &Text {
        &self.text
    }

    /// The tree.
    #[must_use]
    pub fn tree(&self) -> &Tree {
        &self.tree
    }

    /// The `document` node.
    #[must_use]
    pub fn root(&self) -> Node<'_> {
        self.tree.root_node()
    }

    /// The words of a byte range.
    #[must_use]
    pub fn slice(&self, range: Range<usize>) -> std::borrow::Cow<'_, str> {
        self.text.slice(range)
    }
}

/// What edits changed: outside these ranges text and tree are the same as before, only moved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The bytes of the text before.
    pub old: Range<usize>,
    /// The bytes of the text after.
    pub new: Range<usize>,
}

impl Change {
    /// The place in the text before of bytes that the edits left alone; `None` for bytes that they changed or border on.
    #[must_use]
    pub fn before(&self, range: &Range<usize>) -> Option<Range<usize>> {
        if range.end < self.new.start {
            return Some(range.clone());
        }
        let moved = |at: usize| at - self.new.end + self.old.end;
        (range.start > self.new.end).then(|| moved(range.start)..moved(range.end))
    }
}

/// What edits have touched, in the text after one more of them.
fn after(touched: Option<Range<usize>>, edit: &InputEdit) -> Range<usize> {
    let own = edit.start_byte..edit.new_end_byte;
    let Some(touched) = touched else { return own };
    let moved = |at: usize| {
        if at <= edit.start_byte {
            at
        } else {
            (at + edit.new_end_byte).saturating_sub(edit.old_end_byte).max(edit.new_end_byte)
        }
    };
    touched.start.min(own.start)..moved(touched.end).max(own.end)
}

fn parse(text: &Text, old: Option<&Tree>) -> Tree {
    PARSER.with_borrow_mut(|parser| {
        parser.reset();
        let rope = text.rope();
        let mut read = |byte: usize, _| {
            if byte >= rope.len_bytes() {
                return &[] as &[u8];
            }
            let (chunk, start, _, _) = rope.chunk_at_byte(byte);
            &chunk.as_bytes()[byte - start..]
        };
        // `None` is returned only where a language is missing or a callback cancels: neither happens here.
        parser
            .parse_with_options(&mut read, old, Some(ParseOptions::new()))
            .expect("a parser with a language, and no cancellation, gives a tree")
    })
}

#[cfg(test)]
mod tests {
    use super::{Change, Parsed};
    use crate::text::{Edit, Text};

    #[test]
    fn an_edited_text_has_the_tree_of_the_new_text() {
        let before = Parsed::new(Text::new("# 方案 2：政治\n\n2.1 文字。\n"));
        let (after, _) = before.edited(&[Edit::new(0..0, "## 总方向\n"), Edit::new(0..1, "")]);
        let fresh = Parsed::new(Text::new("# 总方向\n# 方案 2：政治\n\n2.1 文字。\n"));
        assert_eq!(after.text().to_string(), fresh.text().to_string());
        assert_eq!(after.root().to_sexp(), fresh.root().to_sexp());
    }

    #[test]
    fn what_an_edit_changed_is_told_and_everything_else_is_found_where_it_was() {
        let text = "# Programme 1: A\n\n1.1 Text.\n\n# Programme 2: B\n\n2.1 Text.\n";
        let before = Parsed::new(Text::new(text));
        let at = text.find("1.1 Text").unwrap() + 4;
        let (after, change) = before.edited(&[Edit::new(at..at, "More ")]);
        // The whole paragraph may be told where its nodes are others now; its neighbours may not.
        let paragraph = text.find("1.1").unwrap()..text.find("\n\n# Programme 2").unwrap() + 5;
        assert!(change.new.start <= at && at + 5 <= change.new.end, "{change:?}");
        assert!(paragraph.start <= change.new.start && change.new.end <= paragraph.end, "{change:?}");
        let second = after.root().named_child(1).unwrap().byte_range();
        assert_eq!(change.before(&second), Some(before.root().named_child(1).unwrap().byte_range()));
        assert_eq!(change.before(&(at..at + 1)), None);
    }

    #[test]
    fn edits_one_after_the_other_are_told_in_the_text_after_the_last() {
        let before = Parsed::new(Text::new("aaaa bbbb cccc dddd\n"));
        let (after, change) = before.edited(&[Edit::new(15..19, "D"), Edit::new(0..4, "AAAAAAAA")]);
        assert_eq!(after.text().to_string(), "AAAAAAAA bbbb cccc D\n");
        assert_eq!(change, Change { old: 0..19, new: 0..20 });
    }
}
