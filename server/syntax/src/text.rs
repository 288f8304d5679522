//! The text of a document: a rope that is cheap to clone and to edit.

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

use ropey::Rope;
use tree_sitter::{InputEdit, Point};

use crate::position::{self, Encoding, Position};

/// Text as a rope. A clone shares everything with its original until one of them is edited.
#[derive(Clone, Default)]
pub struct Text {
    rope: Rope,
    /// How many CRs are not followed by LF; see [`position::lone_returns`].
    lone_returns: usize,
}

/// The replacement of a byte range by other text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The bytes that go. A range outside the text, or one that cuts a character, is moved as [`position`] says.
    pub range: Range<usize>,
    /// What comes in their place.
    pub replacement: String,
}

impl Edit {
    /// An edit from its range, in bytes, and the text that comes there.
    #[must_use]
    pub fn new(range: Range<usize>, replacement: impl Into<String>) -> Self {
        Self { range, replacement: replacement.into() }
    }
}

impl Text {
    /// A text from its characters, taken as they are: a byte-order mark and NUL are text like any other.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let rope = Rope::from_str(text);
        let lone_returns = position::lone_returns(&rope, 0..rope.len_bytes());
        Self { rope, lone_returns }
    }

    /// The rope itself.
    #[must_use]
    pub fn rope(&self) -> &Rope {
        &self.rope
    }

    /// The length in bytes.
    #[must_use]
    pub fn len_bytes(&self) -> usize {
        self.rope.len_bytes()
    }

    /// A digest of the text, the same for the same text however it was made.
    #[must_use]
    pub fn digest(&self) -> u64 {
        let mut digest = xxhash_rust::xxh3::Xxh3Default::new();
        self.rope.chunks().for_each(|chunk| digest.update(chunk.as_bytes()));
        digest.digest()
    }

    /// Whether the text has no character.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len_bytes() == 0
    }

    /// The number of lines, one more than the number of line breaks.
    #[must_use]
    pub fn len_lines(&self) -> usize {
        self.rope.len_lines()
    }

    /// The characters of a byte range, borrowed where they lie together in memory. A range outside the text, or one that cuts a
    /// character, is moved as [`position`] says.
    #[must_use]
    pub fn slice(&self, range: Range<usize>) -> Cow<'_, str> {
        let range = self.inside(&range);
        Cow::from(self.rope.byte_slice(range))
    }

    /// The bytes of a line, counted from zero, without its line break.
    #[must_use]
    pub fn line_range(&self, line: usize) -> Range<usize> {
        position::line_range(&self.rope, line)
    }

    /// A line, counted from zero, without its line break; empty past the end.
    #[must_use]
    pub fn line(&self, line: usize) -> Cow<'_, str> {
        self.slice(self.line_range(line))
    }

    /// The line, counted from zero, in which a byte offset lies.
    #[must_use]
    pub fn line_of(&self, byte: usize) -> usize {
        self.rope.byte_to_line(byte.min(self.len_bytes()))
    }

    /// The line and column of a byte offset; see [`position::position_at`].
    #[must_use]
    pub fn position(&self, byte: usize, encoding: Encoding) -> Position {
        position::position_at(&self.rope, byte, encoding)
    }

    /// The byte offset of a line and column; see [`position::offset_at`].
    #[must_use]
    pub fn offset(&self, position: Position, encoding: Encoding) -> usize {
        position::offset_at(&self.rope, position, encoding)
    }

    /// The parser's row (counted by LF alone) and column (in bytes) of a byte offset.
    ///
    /// Logarithmic where no CR stands alone, linear in the offset elsewhere.
    #[must_use]
    pub fn point(&self, byte: usize) -> Point {
        position::point_at(&self.rope, byte, self.lone_returns > 0)
    }

    /// Replaces a range by other text, and tells what the parser must know of it.
    pub fn edit(&mut self, edit: &Edit) -> InputEdit {
        let range = self.inside(&edit.range);
        let new_end = range.start + edit.replacement.len();
        let start_position = self.point(range.start);
        let old_end_position = self.point(range.end);

        // What is inserted can complete, or part, a CRLF with its neighbours: one character more on the left belongs to what is counted.
        let context = position::floor_boundary(&self.rope, range.start.saturating_sub(1));
        let returns_before = position::lone_returns(&self.rope, context..range.end);
        let chars = self.rope.byte_to_char(range.start)..self.rope.byte_to_char(range.end);
        self.rope.remove(chars.clone());
        self.rope.insert(chars.start, &edit.replacement);
        let returns_after = position::lone_returns(&self.rope, context..new_end);
        self.lone_returns = (self.lone_returns + returns_after).saturating_sub(returns_before);

        InputEdit {
            start_byte: range.start,
            old_end_byte: range.end,
            new_end_byte: new_end,
            start_position,
            old_end_position,
            new_end_position: self.point(new_end),
        }
    }

    fn inside(&self, range: &Range<usize>) -> Range<usize> {
        let start = position::floor_boundary(&self.rope, range.start);
        start..position::floor_boundary(&self.rope, range.end).max(start)
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.rope, f)
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Text({} bytes, {} lines)", self.len_bytes(), self.len_lines())
    }
}

impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        self.rope == other.rope
    }
}

impl Eq for Text {}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;
    use std::ops::Range;

    use proptest::prelude::*;
    use tree_sitter::Point;

    use super::{Edit, Text};

    #[test]
    fn an_edit_tells_the_parser_where_it_was() {
        let mut text = Text::new("第一行\r\n第二行\n");
        let second = "第一行\r\n".len();
        let input = text.edit(&Edit::new(second..second + 3, "a\nb"));
        assert_eq!(text.to_string(), "第一行\r\na\nb二行\n");
        assert_eq!(
            (input.start_byte, input.old_end_byte, input.new_end_byte),
            (second, second + 3, second + 3)
        );
        assert_eq!(input.start_position, Point { row: 1, column: 0 });
        assert_eq!(input.old_end_position, Point { row: 1, column: 3 });
        assert_eq!(input.new_end_position, Point { row: 2, column: 1 });
    }

    #[test]
    fn a_range_outside_the_text_or_inside_a_character_is_moved() {
        let mut text = Text::new("方案");
        assert_eq!(text.slice(1..4), "方");
        assert_eq!(text.slice(Range { start: 2, end: 1 }), "");
        assert_eq!(text.slice(3..900), "案");
        let backwards = Range { start: 900, end: 2 };
        text.edit(&Edit::new(backwards, "！"));
        assert_eq!(text.to_string(), "方案！");
    }

    #[test]
    fn lines_are_read_without_their_breaks() {
        let text = Text::new("a\r\nb\rc\n");
        let lines: Vec<Cow<'_, str>> = (0..text.len_lines()).map(|line| text.line(line)).collect();
        assert_eq!(lines, ["a", "b", "c", ""]);
        assert_eq!(text.line_of(3), 1);
        assert_eq!(text.line_of(99), 3);
    }

    #[test]
    fn a_clone_is_not_changed_by_an_edit_of_its_original() {
        let mut text = Text::new("58/269");
        let before = text.clone();
        text.edit(&Edit::new(0..2, "61"));
        assert_eq!((before.to_string().as_str(), text.to_string().as_str()), ("58/269", "61/269"));
    }

    proptest! {
        /// Edits of pieces that make and break CRLF: the text, the count of lone CRs and every point equal those of the final text.
        #[test]
        fn after_edits_all_is_as_if_the_text_had_been_typed_at_once(
            start in "[\r\n方a]{0,12}",
            edits in proptest::collection::vec((0usize..14, 0usize..5, "[\r\n方a]{0,3}"), 0..12),
        ) {
            let mut text = Text::new(&start);
            let mut plain = start;
            for (at, length, replacement) in edits {
                let range = text.inside(&(at..at + length));
                let old = plain.clone();
                plain.replace_range(range.clone(), &replacement);
                let input = text.edit(&Edit::new(at..at + length, replacement));
                prop_assert_eq!(input.old_end_position, Text::new(&old).point(range.end));
                prop_assert_eq!(input.new_end_position, Text::new(&plain).point(input.new_end_byte));
            }
            let fresh = Text::new(&plain);
            prop_assert_eq!(text.to_string(), plain);
            prop_assert_eq!(text.lone_returns, fresh.lone_returns);
            for byte in 0..=fresh.len_bytes() {
                prop_assert_eq!(text.point(byte), fresh.point(byte));
            }
        }
    }
}
