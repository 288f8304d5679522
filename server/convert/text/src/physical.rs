//! The lines of an extracted text, as a PDF tool left them.
//!
//! Such tools mark more than they print: a line that ends a block ends with a blank, a line that is merely wrapped does
//! not; every line is followed by an empty one, save at the end of a page. Some tools keep none of that. What a text
//! marks is measured once ([`Layout`]), and lines are told apart accordingly.

use planmark_convert_model::account::is_blank;
use planmark_syntax::script::columns_on_page;

/// One line that is not empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Line<'s> {
    /// Counted from 1, empty lines included.
    pub(crate) number: u32,
    /// Without the blanks at its ends; empty if the line holds blanks alone.
    pub(crate) text: &'s str,
    /// Blanks before the text.
    pub(crate) indent: usize,
    /// Blanks of the line of blanks before this one, if there is one: a table prints one for each of its columns.
    pub(crate) gap: usize,
    /// Whether a block ends here, as far as the line itself tells.
    pub(crate) ends_block: bool,
    /// Whether the line follows another that is not empty, in a text where an empty line follows every other: the start
    /// of a page, or a raised or lowered character.
    pub(crate) direct: bool,
}

impl Line<'_> {
    /// Columns that the text takes: two for a Chinese character, one for a Latin one.
    pub(crate) fn width(&self) -> usize {
        columns_on_page(self.text)
    }

    /// Whether the line starts a page, as far as the layout tells.
    pub(crate) fn starts_page(&self) -> bool {
        self.direct && self.indent > 0
    }
}

/// What a text marks by blanks and empty lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Layout {
    /// A blank at the end of a line ends a block.
    pub(crate) blanks_end_blocks: bool,
    /// An empty line follows every line but the last of a page.
    pub(crate) double_spaced: bool,
}

/// Columns from which on a line of running text counts as full. Body text in the published plans is about 70 wide.
const FULL_WIDTH: usize = 62;

/// Full lines from which on they tell what a blank at the end says.
const ENOUGH: usize = 10;

/// Splits `source` into lines: LF, CRLF, a lone CR and a form feed end one.
pub(crate) fn lines(source: &str) -> (Vec<Line<'_>>, Layout) {
    let raw = raw_lines(source);
    let layout = measure(&raw);
    let mut lines = Vec::new();
    let mut previous_empty = true;
    let mut gap = 0;
    for (index, &(text, new_page)) in raw.iter().enumerate() {
        if text.is_empty() {
            previous_empty = true;
            continue;
        }
        let trimmed = text.trim_matches(is_blank);
        lines.push(Line {
            number: u32::try_from(index + 1).unwrap_or(u32::MAX),
            text: trimmed,
            indent: text.chars().take_while(|&character| is_blank(character)).count(),
            gap,
            ends_block: text.ends_with(is_blank),
            direct: new_page || layout.double_spaced && !previous_empty,
        });
        previous_empty = false;
        gap = if trimmed.is_empty() { text.chars().count() } else { 0 };
    }
    (lines, layout)
}

/// The lines of `source` with whether a form feed stands before each. A byte-order mark is no part of the first.
fn raw_lines(source: &str) -> Vec<(&str, bool)> {
    let source = source.strip_prefix('\u{FEFF}').unwrap_or(source);
    let mut lines = Vec::new();
    let mut rest = source;
    let mut new_page = false;
    while let Some(end) = rest.find(['\n', '\r', '\u{C}']) {
        let line = &rest[..end];
        let form_feed = rest[end..].starts_with('\u{C}');
        rest = &rest[end..];
        rest = rest.strip_prefix("\r\n").unwrap_or_else(|| &rest[1..]);
        // A form feed before any text of its line ends no line; it only says that a page begins.
        if form_feed && line.trim_matches(is_blank).is_empty() {
            new_page = true;
            continue;
        }
        lines.push((line, new_page));
        new_page = form_feed;
    }
    if !rest.is_empty() {
        lines.push((rest, new_page));
    }
    lines
}

fn measure(raw: &[(&str, bool)]) -> Layout {
    let (mut full, mut full_and_blank) = (0_usize, 0_usize);
    let (mut filled, mut followed_by_empty) = (0_usize, 0_usize);
    for (index, (text, _)) in raw.iter().enumerate() {
        if text.is_empty() {
            continue;
        }
        filled += 1;
        if raw.get(index + 1).is_none_or(|(next, _)| next.is_empty()) {
            followed_by_empty += 1;
        }
        if columns_on_page(text.trim_matches(is_blank)) >= FULL_WIDTH && !text.contains("://") {
            full += 1;
            full_and_blank += usize::from(text.ends_with(is_blank));
        }
    }
    let any_blank =
        raw.iter().any(|(text, _)| !text.trim_matches(is_blank).is_empty() && text.ends_with(is_blank));
    Layout {
        // A full line is nearly always wrapped. Where full lines end with a blank as well, the blank says nothing.
        blanks_end_blocks: any_blank && (full_and_blank * 2 <= full || full < ENOUGH),
        double_spaced: followed_by_empty * 2 > filled,
    }
}

#[cfg(test)]
mod tests {
    use super::lines;

    fn shown(source: &str) -> Vec<String> {
        let (lines, _) = lines(source);
        lines
            .iter()
            .map(|line| {
                let page = if line.starts_page() { "page " } else { "" };
                let end = if line.ends_block { "." } else { ">" };
                format!("{}: {page}{}{end}", line.number, line.text)
            })
            .collect()
    }

    #[test]
    fn a_blank_at_the_end_ends_a_block() {
        let text = "甲乙\n\n丙 \n\n";
        assert_eq!(shown(text), ["1: 甲乙>", "3: 丙."]);
    }

    #[test]
    fn a_line_right_behind_another_starts_a_page() {
        let text = "甲 \n\n乙 \n\n丙 \n 丁 \n\n戊 \n\n";
        assert_eq!(shown(text), ["1: 甲.", "3: 乙.", "5: 丙.", "6: page 丁.", "8: 戊."]);
    }

    #[test]
    fn every_line_end_counts_and_the_mark_of_byte_order_does_not() {
        assert_eq!(shown("\u{FEFF}甲 \r\n\r\n乙 \r\r丙 "), ["1: 甲.", "3: 乙.", "5: 丙."]);
    }

    #[test]
    fn a_form_feed_starts_a_page_even_in_single_spaced_text() {
        assert_eq!(shown("甲 \n乙 \n\u{C} 丙 \n"), ["1: 甲.", "2: 乙.", "3: page 丙."]);
    }
}
