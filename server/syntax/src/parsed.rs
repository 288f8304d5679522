//! A text with its tree, and both after an edit.

use std::cell::RefCell;
use std::ops::Range;

use tree_sitter::{Language, Node, ParseOptions, Parser, Tree};

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

/// A text and its tree, immutable; [`Parsed::edited`] gives the next version and shares all that did not change.
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

    /// The text and tree after edits, which apply one after the other, each to the result of the one before.
    ///
    /// Parts of the tree that no edit touches keep their node identity ([`tree_sitter::Node::id`]) for as long as `self` lives.
    #[must_use]
    pub fn edited(&self, edits: &[Edit]) -> Self {
        let mut text = self.text.clone();
        let mut old = self.tree.clone();
        for edit in edits {
            let input = text.edit(edit);
            old.edit(&input);
        }
        let tree = parse(&text, Some(&old));
        Self { text, tree }
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
        parser.parse_with_options(&mut read, old, Some(ParseOptions::new())).expect("a parser with a language, and no cancellation, gives a tree")
    })
}

#[cfg(test)]
mod tests {
    use super::Parsed;
    use crate::text::{Edit, Text};

    #[test]
    fn an_edited_text_has_the_tree_of_the_new_text() {
        let before = Parsed::new(Text::new("# 方案 2：政治\n\n2.1 文字。\n"));
        let after = before.edited(&[Edit::new(0..0, "## 总方向\n"), Edit::new(0..1, "")]);
        let fresh = Parsed::new(Text::new("# 总方向\n# 方案 2：政治\n\n2.1 文字。\n"));
        assert_eq!(after.text().to_string(), fresh.text().to_string());
        assert_eq!(after.root().to_sexp(), fresh.root().to_sexp());
    }

    #[test]
    fn what_an_edit_does_not_touch_keeps_its_identity() {
        let before = Parsed::new(Text::new("# Programme 1: A\n\n1.1 Text.\n\n# Programme 2: B\n\n2.1 Text.\n"));
        let at = before.text().to_string().find("1.1 Text").unwrap() + 4;
        let after = before.edited(&[Edit::new(at..at, "More ")]);
        let section = |parsed: &Parsed, n| parsed.root().named_child(n).unwrap().id();
        assert_ne!(section(&before, 0), section(&after, 0));
        assert_eq!(section(&before, 1), section(&after, 1));
    }
}
