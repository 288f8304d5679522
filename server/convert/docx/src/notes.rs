//! Notes below tables, each behind its label.

use planmark_convert_model::plan::Words;

use super::content::{Content, Paragraph, Row, is_note_label, joined, split};

/// The label and the text of the note that `paragraph` is: a raised label, or one that a tab sets off in the style of notes.
pub(super) fn note(paragraph: &Paragraph) -> Option<(Words, Words)> {
    let (first, rest) = paragraph.segments.split_first()?;
    let label = first.plain();
    if is_note_label(&label) && (paragraph.note_label || paragraph.look.note) && !rest.is_empty() {
        return Some((first.clone(), joined(rest, paragraph.place)));
    }
    if !paragraph.note_label {
        return None;
    }
    // The label and its text are not set apart by a tab.
    let letters = label.find(|sign: char| !sign.is_ascii_lowercase()).unwrap_or(label.len());
    let digits = label.find(|sign: char| !sign.is_ascii_digit()).unwrap_or(label.len());
    let end = letters.min(1).max(digits.min(2));
    let (label, words) = split(&paragraph.words(), end, end);
    Some((label, words?))
}

/// The notes that a row at the foot of a table holds, if it holds nothing else.
pub(super) fn of_row(row: &Row) -> Vec<(Words, Words)> {
    let contents = row.cells.iter().flat_map(|cell| &cell.contents);
    let mut notes = Vec::new();
    for content in contents {
        match content {
            Content::Paragraph(paragraph) if !paragraph.shapes.is_empty() => return Vec::new(),
            Content::Paragraph(paragraph) if paragraph.is_blank() => {}
            Content::Paragraph(paragraph) => match note(paragraph) {
                Some(note) => notes.push(note),
                None => return Vec::new(),
            },
            Content::Table(_) => return Vec::new(),
            Content::SectionEnd => {}
        }
    }
    notes
}
