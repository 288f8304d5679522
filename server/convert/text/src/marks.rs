//! Marks of footnotes inside the text of a run: the label stands between two signs that no text has.

use planmark_convert_model::plan::{Piece, Words};

/// Brackets the label of a footnote inside a run's text. The two are no characters of any text (Unicode, section 23.7).
pub(crate) const MARK_START: char = '\u{FDD0}';
const MARK_END: char = '\u{FDD1}';

/// Brackets the label that stands at `start..end` of `text`.
pub(crate) fn bracket(text: &mut String, start: usize, end: usize) {
    text.insert(end, MARK_END);
    text.insert(start, MARK_START);
}

/// Words of a plan from part of a run's text.
pub(crate) fn words(line: u32, text: &str) -> Words {
    let mut words = Words::at(line);
    let mut rest = text.trim();
    while let Some((before, after)) = rest.split_once(MARK_START) {
        words.push(Piece::Text(before.into()));
        let (label, behind) = after.split_once(MARK_END).unwrap_or((after, ""));
        words.push(Piece::FootnoteMark(label.into()));
        let sign = behind.trim_start();
        rest = if sign.starts_with(['，', '。', '；', '：', '、', '）']) { sign } else { behind };
    }
    words.push(Piece::Text(rest.into()));
    words
}

/// `text` without the marks of footnotes, for comparing.
pub(crate) fn unmarked(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(MARK_START) {
        plain.push_str(before);
        rest = after.split_once(MARK_END).map_or("", |(_, behind)| behind);
    }
    plain.push_str(rest);
    plain
}
