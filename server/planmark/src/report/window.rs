//! The part of a line that is shown around a place.
//!
//! A paragraph is one line, and may be a megabyte long: only the neighbourhood of the place is looked at, never the whole line.

use std::ops::Range;

use planmark_syntax::Text;
use planmark_syntax::script::columns_of;
use unicode_segmentation::UnicodeSegmentation;

/// What stands for the rest of a line.
const ELLIPSIS: &str = "…";

/// The columns that a tab takes on a terminal when findings are shown.
const TAB_WIDTH: usize = 4;

/// A line, or a part of it, and the place in it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Window {
    /// The words, with [`ELLIPSIS`] where the line goes on.
    pub(super) text: String,
    /// The bytes of `text` that are pointed at.
    pub(super) place: Range<usize>,
}

impl Window {
    /// The part of the line that the place begins in: at most `columns` wide, the place in it as far as it fits, with more of what
    /// follows than of what precedes.
    pub(super) fn of(text: &Text, place: &Range<usize>, columns: usize) -> Self {
        let line = text.line_range(text.line_of(place.start));
        let start = place.start.clamp(line.start, line.end);
        let end = place.end.clamp(start, line.end);
        // No sign that is shown is longer than this, save runs of combining marks, which are cut.
        let reach = columns * 8;
        let sight = |from: usize, to: usize| text.slice(from..to).into_owned();

        let pointed = sight(start, end.min(boundary(text, start + reach)));
        let pointed_cut = from_start(&pointed, columns);
        let left_columns = columns - width(pointed_cut);
        let before = sight(boundary(text, start.saturating_sub(reach)).max(line.start), start);
        let after = if pointed_cut.len() < end - start {
            String::new()
        } else {
            sight(end, line.end.min(boundary(text, end + reach)))
        };
        let before_share = (left_columns / 3).max(left_columns.saturating_sub(width(&after)));
        let before_cut = from_end(&before, before_share);
        let after_cut = from_start(&after, left_columns - width(before_cut));

        let mut shown = String::new();
        if before_cut.len() < start - line.start {
            shown.push_str(ELLIPSIS);
        }
        shown.push_str(before_cut);
        let first = shown.len();
        shown.push_str(pointed_cut);
        let last = shown.len();
        shown.push_str(after_cut);
        if pointed_cut.len() + after_cut.len() < line.end - start {
            shown.push_str(ELLIPSIS);
        }
        Self { text: shown, place: first..last }
    }
}

/// The nearest boundary between characters at or before the byte.
fn boundary(text: &Text, byte: usize) -> usize {
    planmark_syntax::position::floor_boundary(text.rope(), byte)
}

fn width(text: &str) -> usize {
    text.chars()
        .map(|character| if character == '\t' { TAB_WIDTH } else { columns_of(character).unwrap_or(1) })
        .sum()
}

/// As much of the beginning as fits, whole signs only.
fn from_start(text: &str, columns: usize) -> &str {
    let mut left = columns;
    let mut end = 0;
    for (at, sign) in text.grapheme_indices(true) {
        let Some(rest) = left.checked_sub(width(sign)) else { break };
        left = rest;
        end = at + sign.len();
    }
    &text[..end]
}

/// As much of the end as fits, whole signs only.
fn from_end(text: &str, columns: usize) -> &str {
    let mut left = columns;
    let mut start = text.len();
    for (at, sign) in text.grapheme_indices(true).rev() {
        let Some(rest) = left.checked_sub(width(sign)) else { break };
        left = rest;
        start = at;
    }
    &text[start..]
}

#[cfg(test)]
mod tests {
    use planmark_syntax::Text;

    use super::{Window, width};

    /// The window around what stands between `«` and `»`, with the same signs around what it points at.
    fn shown(marked: &str, columns: usize) -> String {
        let start = marked.find('«').unwrap();
        let end = marked.find('»').unwrap() - '«'.len_utf8();
        let text = Text::new(&marked.replace(['«', '»'], ""));
        let window = Window::of(&text, &(start..end), columns);
        assert!(width(&window.text) <= columns + 2, "{window:?}");
        let mut marked = window.text;
        marked.insert(window.place.end, '»');
        marked.insert(window.place.start, '«');
        marked
    }

    #[test]
    fn a_line_that_fits_is_shown_whole() {
        assert_eq!(shown("above\n2.1 见第 «2171 (2013)» 号\nbelow", 60), "2.1 见第 «2171 (2013)» 号");
        assert_eq!(shown("above\r\n«»\r\nbelow", 60), "«»");
        assert_eq!(shown("«a»\rb", 60), "«a»");
    }

    #[test]
    fn a_long_line_is_cut_on_both_sides_by_the_width_of_its_signs() {
        let long = "甲乙丙丁戊己庚辛壬癸".repeat(1000);
        assert_eq!(shown(&format!("{long}«58/511»{long}"), 30), "…庚辛壬癸«58/511»甲乙丙丁戊己庚辛…");
    }

    #[test]
    fn what_one_side_does_not_need_goes_to_the_other() {
        let long = "甲乙丙丁戊己庚辛壬癸".repeat(10);
        assert_eq!(shown(&format!("{long}«58/511»"), 30), "…壬癸甲乙丙丁戊己庚辛壬癸«58/511»");
        assert_eq!(shown(&format!("«58/511»{long}"), 30), "«58/511»甲乙丙丁戊己庚辛壬癸甲乙…");
    }

    #[test]
    fn a_place_that_is_too_long_is_cut() {
        let long = "甲乙".repeat(1000);
        assert_eq!(shown(&format!("丙«{long}»丁"), 10), "…«甲乙甲乙甲»…");
    }

    #[test]
    fn a_place_of_several_lines_is_shown_in_the_first() {
        assert_eq!(shown("a «b\nc» d", 20), "a «b»");
    }

    #[test]
    fn signs_of_several_characters_stay_whole() {
        let marks = "e\u{301}".repeat(50);
        assert_eq!(
            shown(&format!("{marks}«x»{marks}"), 7),
            "…e\u{301}e\u{301}«x»e\u{301}e\u{301}e\u{301}e\u{301}…"
        );
    }

    #[test]
    fn a_sign_without_end_is_not_looked_at_whole() {
        let marks = format!("e{}", "\u{301}".repeat(100_000));
        let text = Text::new(&marks);
        assert!(Window::of(&text, &(0..text.len_bytes()), 20).text.len() < 1000);
    }
}
