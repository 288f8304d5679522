//! Text before the first heading that is known: what of the first pages is no title page.

use std::collections::BTreeSet;

use planmark_convert_model::printed::is_contents;

use super::content::{Content, Paragraph, Table};
use super::headings::{Kind, heading};
use super::particulars::{is_sign, section_number};

/// What a piece of the first pages is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Piece {
    /// Nothing to see: it belongs to what stands around it.
    Blank,
    /// A heading that text may follow.
    Heading,
    Text,
    /// Particulars of the document, or its contents.
    Particulars,
}

/// Contents in which the titles of programmes stand in no box: documents of other offices frame them in a table of one cell.
pub(super) fn without_frames(contents: Vec<Content>) -> Vec<Content> {
    let names_programme = |content: &&Content| match *content {
        Content::Paragraph(paragraph) => {
            heading(paragraph).is_some_and(|heading| heading.kind == Kind::Programme)
        }
        _ => false,
    };
    let mut open = Vec::with_capacity(contents.len());
    for content in contents {
        match &content {
            Content::Table(table) => {
                match table.frame().filter(|framed| framed.iter().any(names_programme)) {
                    Some(framed) => open.extend(framed.into_iter().cloned()),
                    None => open.push(content),
                }
            }
            _ => open.push(content),
        }
    }
    open
}

/// The places in `pages` of what is text of the document, with the headings above it.
pub(super) fn kept(pages: &[Content]) -> BTreeSet<usize> {
    let mut in_contents = false;
    let mut titled = false;
    let mut pieces = Vec::new();
    for content in pages {
        let piece = match content {
            Content::SectionEnd => Piece::Blank,
            Content::Table(table) => of_table(table, in_contents),
            Content::Paragraph(paragraph) if paragraph.is_blank() => Piece::Blank,
            // The title behind the number of a section, a programme, a part.
            Content::Paragraph(_) if titled => {
                titled = false;
                Piece::Particulars
            }
            Content::Paragraph(paragraph) => {
                in_contents |= is_contents(&paragraph.plain());
                titled = wants_title(paragraph);
                of_paragraph(paragraph)
            }
        };
        pieces.push(piece);
    }
    let mut kept = BTreeSet::new();
    let mut text_follows = false;
    for (index, piece) in pieces.iter().enumerate().rev() {
        text_follows = match piece {
            Piece::Blank => text_follows,
            Piece::Text => true,
            Piece::Heading => text_follows,
            Piece::Particulars => false,
        };
        if text_follows {
            kept.insert(index);
        }
    }
    kept
}

/// Characters from which on a paragraph without the end of a sentence is running text all the same.
const RUNNING_TEXT: usize = 120;

/// Words from which on a paragraph that ends as a sentence does is one.
const SENTENCE_WORDS: usize = 5;

fn is_running(text: &str) -> bool {
    let ends = text.ends_with(['.', ';', ':', '。', '；', '：', '؟', '!', '?']);
    let words = text.split(' ').count() >= SENTENCE_WORDS || text.chars().count() >= 4 * SENTENCE_WORDS;
    text.chars().count() >= RUNNING_TEXT || ends && words
}

fn of_paragraph(paragraph: &Paragraph) -> Piece {
    let text = paragraph.plain();
    let noted = paragraph.segments.first().is_some_and(|first| is_sign(&first.plain()));
    let noted = noted || text.starts_with('*');
    let look = &paragraph.look;
    if paragraph.framed || look.title_page || look.contents || noted || is_contents(&text) {
        return Piece::Particulars;
    }
    match heading(paragraph) {
        Some(heading)
            if matches!(heading.kind, Kind::Plain | Kind::Entity) && section_number(&text).is_none() =>
        {
            Piece::Heading
        }
        Some(_) => Piece::Particulars,
        None if is_running(&text) => Piece::Text,
        None => Piece::Particulars,
    }
}

fn wants_title(paragraph: &Paragraph) -> bool {
    let programme = heading(paragraph)
        .is_some_and(|it| matches!(it.kind, Kind::Programme | Kind::Subprogramme) && it.title.is_none());
    programme || section_number(&paragraph.plain()).is_some()
}

/// A table of contents ends its rows in the numbers of pages; a frame holds a summary.
fn of_table(table: &Table, in_contents: bool) -> Piece {
    if let Some(contents) = table.frame() {
        let text = contents.iter().any(|content| match content {
            // No entry of the contents ends as a sentence does, however long it is.
            Content::Paragraph(paragraph) => {
                let text = paragraph.plain();
                (text.ends_with(['.', '。']) || !in_contents) && is_running(&text)
            }
            _ => false,
        });
        return if text { Piece::Text } else { Piece::Particulars };
    }
    let grid = table.grid();
    let ends_in_page = |cells: &[super::grid_cell::GridCell]| {
        let last = cells.iter().rev().find(|cell| !cell.paragraphs.is_empty());
        last.is_some_and(|cell| cell.line().plain().chars().all(char::is_numeric))
    };
    let pages = grid.rows.iter().filter(|row| ends_in_page(&row.cells)).count();
    if in_contents || pages * 2 > grid.rows.len() || grid.rows.is_empty() {
        Piece::Particulars
    } else {
        Piece::Text
    }
}
