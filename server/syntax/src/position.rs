//! The one place where offsets, lines, columns and parser points are turned into each other.
//!
//! Inside the program a place is a **byte offset**. Editors count lines and columns, and columns in units that they choose
//! ([`Encoding`]); the parser counts rows of its own. A line ends at LF, CRLF or a lone CR, as in the Language Server Protocol
//! (3.17, "Text Documents"); U+2028, vertical tab and form feed end no line. Every function takes any number: what lies outside
//! the text is moved to the nearest place inside it, as the protocol asks ("if the character value is greater than the line
//! length it defaults back to the line length").

use std::ops::Range;

use ropey::Rope;
use ropey::str_utils::{byte_to_line_idx, line_to_byte_idx};
use tree_sitter::Point;

/// The unit in which an editor counts columns.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Encoding {
    /// Bytes of UTF-8.
    Utf8,
    /// 16-bit units of UTF-16: what the protocol prescribes where nothing else was agreed.
    #[default]
    Utf16,
    /// Unicode scalar values.
    Utf32,
}

impl Encoding {
    /// All three.
    pub const ALL: [Self; 3] = [Self::Utf8, Self::Utf16, Self::Utf32];
}

/// A line and a column, both counted from zero; the column in units of an [`Encoding`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Position {
    /// The line, from zero.
    pub line: usize,
    /// The column, from zero.
    pub column: usize,
}

impl Position {
    /// A position from its line and column.
    #[must_use]
    pub fn new(line: usize, column: usize) -> Self {
        Self { line, column }
    }
}

/// The nearest boundary between characters at or before `byte`; the end of the text if `byte` lies past it.
#[must_use]
pub fn floor_boundary(rope: &Rope, byte: usize) -> usize {
    let byte = byte.min(rope.len_bytes());
    rope.char_to_byte(rope.byte_to_char(byte))
}

/// The bytes of a line without its line break. A line past the end is the empty range at the end of the text.
#[must_use]
pub fn line_range(rope: &Rope, line: usize) -> Range<usize> {
    if line >= rope.len_lines() {
        let end = rope.len_bytes();
        return end..end;
    }
    let start = rope.line_to_byte(line);
    let next = rope.line_to_byte(line + 1);
    let byte_before = |end: usize, byte: u8| end > start && rope.byte(end - 1) == byte;
    let end = if byte_before(next, b'\n') {
        let end = next - 1;
        if byte_before(end, b'\r') { end - 1 } else { end }
    } else if byte_before(next, b'\r') {
        next - 1
    } else {
        next
    };
    start..end
}

/// The line and column of a byte offset.
///
/// An offset inside a character is that character's start; the offset between CR and LF is the end of the line, before both.
#[must_use]
pub fn position_at(rope: &Rope, byte: usize, encoding: Encoding) -> Position {
    // Asked for tens of thousands of times at once, so all is read from one piece of the rope where the line begins in it.
    let byte = byte.min(rope.len_bytes());
    let (piece, piece_start, _, piece_line) = rope.chunk_at_byte(byte);
    let mut at = byte - piece_start;
    while !piece.is_char_boundary(at) {
        at -= 1;
    }
    let bytes = piece.as_bytes();
    if at > 0 && bytes[at - 1] == b'\r' && bytes.get(at) == Some(&b'\n') {
        at -= 1;
    }
    let line_in_piece = byte_to_line_idx(piece, at);
    let line = piece_line + line_in_piece;
    let column = if line_in_piece > 0 {
        units(&piece[line_to_byte_idx(piece, line_in_piece)..at], encoding)
    } else {
        let before = rope.byte_slice(rope.line_to_byte(line)..piece_start + at);
        before.chunks().map(|words| units(words, encoding)).sum()
    };
    Position { line, column }
}

/// The length of words.
fn units(words: &str, encoding: Encoding) -> usize {
    // In UTF-16 a character has two units where UTF-8 has four bytes. The standard library counts characters fast in any build.
    let characters = || words.chars().count();
    match encoding {
        Encoding::Utf8 => words.len(),
        Encoding::Utf16 => characters() + words.bytes().filter(|byte| *byte >= 0b1111_0000).count(),
        Encoding::Utf32 => characters(),
    }
}

/// The byte offset of a line and column.
///
/// A column past the end of the line is the end of the line, before its break; a column inside a character (the second half of a
/// surrogate pair, a later byte) is the character's start; a line past the end is the end of the text.
#[must_use]
pub fn offset_at(rope: &Rope, position: Position, encoding: Encoding) -> usize {
    let range = line_range(rope, position.line);
    let byte = match encoding {
        Encoding::Utf8 => range.start.saturating_add(position.column),
        Encoding::Utf16 => {
            let start = rope.char_to_utf16_cu(rope.byte_to_char(range.start));
            let unit = start.saturating_add(position.column).min(rope.len_utf16_cu());
            rope.char_to_byte(rope.utf16_cu_to_char(unit))
        }
        Encoding::Utf32 => {
            let start = rope.byte_to_char(range.start);
            rope.char_to_byte(start.saturating_add(position.column).min(rope.len_chars()))
        }
    };
    floor_boundary(rope, byte.min(range.end))
}

/// How many CRs in the byte range are not followed by LF.
///
/// The parser counts rows by LF alone. Where a text has no lone CR, which is nearly always, its rows are the lines and are found in
/// logarithmic time; only where it has one are LFs counted.
#[must_use]
pub(crate) fn lone_returns(rope: &Rope, range: Range<usize>) -> usize {
    let end = range.end.min(rope.len_bytes());
    let start = range.start.min(end);
    // The byte after the range decides what a CR at its end is.
    let sight = rope.byte_slice(start..end);
    let mut count = 0;
    let mut after_return = false;
    for chunk in sight.chunks() {
        for &byte in chunk.as_bytes() {
            count += usize::from(after_return && byte != b'\n');
            after_return = byte == b'\r';
        }
    }
    let next_is_line_feed = rope.get_byte(end) == Some(b'\n');
    count + usize::from(after_return && !next_is_line_feed)
}

/// The parser's row and column of a byte offset: rows end at LF alone, columns are bytes.
///
/// `has_lone_returns` says whether any CR of the text is not followed by LF; see [`lone_returns`].
#[must_use]
pub(crate) fn point_at(rope: &Rope, byte: usize, has_lone_returns: bool) -> Point {
    let byte = floor_boundary(rope, byte);
    if !has_lone_returns {
        let row = rope.byte_to_line(byte);
        return Point { row, column: byte - rope.line_to_byte(row) };
    }
    let mut row = 0;
    let mut row_start = 0;
    let mut at = 0;
    for chunk in rope.byte_slice(..byte).chunks() {
        for (index, _) in chunk.bytes().enumerate().filter(|&(_, byte)| byte == b'\n') {
            row += 1;
            row_start = at + index + 1;
        }
        at += chunk.len();
    }
    Point { row, column: byte - row_start }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use ropey::Rope;

    use super::{Encoding, Position, line_range, lone_returns, offset_at, point_at, position_at};

    /// For each line of `text`: its columns at every character boundary, in one encoding.
    fn columns(text: &str, encoding: Encoding) -> Vec<Vec<usize>> {
        let rope = Rope::from_str(text);
        let mut lines = vec![Vec::new(); rope.len_lines()];
        for (byte, _) in text.char_indices().chain([(text.len(), ' ')]) {
            let position = position_at(&rope, byte, encoding);
            lines[position.line].push(position.column);
        }
        lines
    }

    #[test]
    fn columns_are_counted_in_each_encoding() {
        // Chinese, a combining mark (e + U+0301), an emoji that is a surrogate pair in UTF-16, Arabic.
        let text = "方a\ne\u{301}😀x\nقرار";
        assert_eq!(columns(text, Encoding::Utf8), [vec![0, 3, 4], vec![0, 1, 3, 7, 8], vec![0, 2, 4, 6, 8]]);
        assert_eq!(columns(text, Encoding::Utf16), [vec![0, 1, 2], vec![0, 1, 2, 4, 5], vec![0, 1, 2, 3, 4]]);
        assert_eq!(columns(text, Encoding::Utf32), [vec![0, 1, 2], vec![0, 1, 2, 3, 4], vec![0, 1, 2, 3, 4]]);
    }

    #[test]
    fn a_line_ends_at_lf_crlf_and_a_lone_cr_and_at_nothing_else() {
        let rope = Rope::from_str("a\nb\r\nc\rd\0e\u{2028}f\u{b}g\u{c}h\u{85}i\n");
        let lines: Vec<_> = (0..rope.len_lines() + 1)
            .map(|line| rope.byte_slice(line_range(&rope, line)).to_string())
            .collect();
        assert_eq!(lines, ["a", "b", "c", "d\0e\u{2028}f\u{b}g\u{c}h\u{85}i", "", ""]);
    }

    #[test]
    fn what_lies_outside_is_moved_to_the_nearest_place_inside() {
        let rope = Rope::from_str("方😀\r\nx");
        let offset = |line, column, encoding| offset_at(&rope, Position::new(line, column), encoding);
        let line_end = "方😀".len();
        for encoding in Encoding::ALL {
            assert_eq!(offset(0, usize::MAX, encoding), line_end, "past the line's end, before CR and LF");
            assert_eq!(offset(7, 0, encoding), rope.len_bytes(), "past the last line");
            assert_eq!(offset(usize::MAX, usize::MAX, encoding), rope.len_bytes());
            assert_eq!(
                position_at(&rope, usize::MAX, encoding),
                position_at(&rope, rope.len_bytes(), encoding)
            );
        }
        assert_eq!(offset(0, 2, Encoding::Utf16), 3, "the second half of a surrogate pair");
        assert_eq!(offset(0, 5, Encoding::Utf8), 3, "inside the emoji's bytes");
        assert_eq!(offset(0, 1, Encoding::Utf8), 0, "inside the character's bytes");
        assert_eq!(
            position_at(&rope, 4, Encoding::Utf16),
            Position::new(0, 1),
            "an offset inside a character"
        );
        assert_eq!(
            position_at(&rope, line_end + 1, Encoding::Utf16),
            Position::new(0, 3),
            "between CR and LF is the end of the line"
        );
    }

    #[test]
    fn an_empty_text_has_one_position() {
        let rope = Rope::new();
        assert_eq!(position_at(&rope, 0, Encoding::Utf16), Position::new(0, 0));
        assert_eq!(offset_at(&rope, Position::new(3, 3), Encoding::Utf16), 0);
    }

    #[test]
    fn lone_returns_are_told_from_those_before_a_line_feed() {
        let rope = Rope::from_str("a\r\nb\rc\r\r\n\r");
        assert_eq!(lone_returns(&rope, 0..rope.len_bytes()), 3);
        assert_eq!(lone_returns(&rope, 0..2), 0, "the LF after the range counts");
        assert_eq!(lone_returns(&rope, 4..7), 2);
        assert_eq!(lone_returns(&rope, 90..99), 0);
    }

    /// Text in which line breaks of every kind, multi-byte characters, NUL and U+2028 are frequent.
    fn text() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            3 => Just("\n"), 3 => Just("\r"), 3 => Just("\r\n"), 1 => Just("\0"), 1 => Just("\u{2028}"), 2 => Just("方案"),
            2 => Just("e\u{301}"), 2 => Just("😀"), 2 => Just("قرار"), 2 => Just("x 1"), 1 => Just("\u{feff}"),
        ];
        proptest::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
    }

    /// The position of a byte, counted from the beginning of the text.
    fn counted(text: &str, byte: usize, encoding: Encoding) -> Position {
        let mut position = Position::default();
        let mut signs = text.char_indices().peekable();
        while let Some((at, sign)) = signs.next() {
            let next = signs.peek().copied();
            let is_return_before_line_feed = sign == '\r' && next.is_some_and(|(_, next)| next == '\n');
            let end = at + sign.len_utf8() + usize::from(is_return_before_line_feed);
            if byte < end {
                break;
            }
            if is_return_before_line_feed {
                signs.next();
            }
            if matches!(sign, '\r' | '\n') {
                position = Position::new(position.line + 1, 0);
            } else {
                position.column += match encoding {
                    Encoding::Utf8 => sign.len_utf8(),
                    Encoding::Utf16 => sign.len_utf16(),
                    Encoding::Utf32 => 1,
                };
            }
        }
        position
    }

    proptest! {
        /// Long enough to be kept in several pieces, some of them within a line.
        #[test]
        fn positions_are_those_that_are_counted(
            text in text(), times in 1usize..80, bytes in proptest::collection::vec(0usize..20_000, 20),
        ) {
            let text = format!("{}{}", text.repeat(times), "方案x".repeat(times * 5));
            let rope = Rope::from_str(&text);
            for byte in bytes.into_iter().map(|byte| byte % (text.len() + 2)) {
                for encoding in Encoding::ALL {
                    prop_assert_eq!(position_at(&rope, byte, encoding), counted(&text, byte, encoding));
                }
            }
        }

        #[test]
        fn every_boundary_comes_back_from_its_position(text in text()) {
            let rope = Rope::from_str(&text);
            for byte in (0..=text.len()).filter(|&byte| text.is_char_boundary(byte)) {
                let between_cr_and_lf = text[..byte].ends_with('\r') && text[byte..].starts_with('\n');
                let expected = if between_cr_and_lf { byte - 1 } else { byte };
                for encoding in Encoding::ALL {
                    prop_assert_eq!(offset_at(&rope, position_at(&rope, byte, encoding), encoding), expected);
                }
            }
        }

        #[test]
        fn any_position_gives_a_boundary_inside_the_text(text in text(), line in 0usize..90, column in 0usize..90) {
            let rope = Rope::from_str(&text);
            for encoding in Encoding::ALL {
                let byte = offset_at(&rope, Position::new(line, column), encoding);
                prop_assert!(text.is_char_boundary(byte));
            }
        }

        #[test]
        fn points_count_rows_by_line_feed_alone(text in text()) {
            let rope = Rope::from_str(&text);
            let has_lone_returns = lone_returns(&rope, 0..text.len()) > 0;
            for byte in (0..=text.len()).filter(|&byte| text.is_char_boundary(byte)) {
                let before = &text[..byte];
                let row = before.matches('\n').count();
                let column = before.len() - before.rfind('\n').map_or(0, |at| at + 1);
                let point = point_at(&rope, byte, has_lone_returns);
                prop_assert_eq!((point.row, point.column), (row, column));
            }
        }
    }
}
