//! What a document holds: paragraphs, tables and drawings, in the order in which they are printed.

use planmark_convert_model::plan::{Piece, Words};
use planmark_convert_model::traced::Traced;

use super::numbering::Automatic;
use super::styles::Look;

/// A paragraph or a table.
#[derive(Clone, Debug)]
pub(super) enum Content {
    Paragraph(Paragraph),
    Table(Table),
    /// The end of a section of pages.
    SectionEnd,
}

/// A paragraph.
#[derive(Clone, Debug, Default)]
pub(super) struct Paragraph {
    /// Its place in its part, counted from 1.
    pub(super) place: u32,
    pub(super) look: Look,
    /// Tabs in front of the text.
    pub(super) leading_tabs: usize,
    /// The text between tabs, empty segments left out.
    pub(super) segments: Vec<Words>,
    /// The number that Word prints before it.
    pub(super) number: Option<Automatic>,
    /// Identifiers of comments that are made on it, each with the words that it is about.
    pub(super) comments: Vec<(String, String)>,
    /// Drawings in it.
    pub(super) shapes: Vec<Shape>,
    /// All of it is in bold type.
    pub(super) bold: bool,
    /// It is set in a frame: it stands elsewhere on the page than in the text.
    pub(super) framed: bool,
    /// It begins with the label of a note, raised.
    pub(super) note_label: bool,
}

/// Most columns of a table in Word.
pub(super) const MAX_COLUMNS: usize = 63;

/// A row's height, in twentieths of a point, that holds no line of text: templates part head and body with such rows.
pub(super) const UNREADABLE_HEIGHT: usize = 120;

/// A table as it stands in the document.
#[derive(Clone, Debug, Default)]
pub(super) struct Table {
    pub(super) rows: Vec<Row>,
}

/// A row.
#[derive(Clone, Debug, Default)]
pub(super) struct Row {
    /// It is repeated on every page.
    pub(super) head: bool,
    /// Columns that are left out in front.
    pub(super) before: usize,
    pub(super) cells: Vec<Cell>,
}

/// A cell.
#[derive(Clone, Debug)]
pub(super) struct Cell {
    /// The columns that it takes.
    pub(super) span: usize,
    /// It goes on with the cell above.
    pub(super) continues: bool,
    pub(super) contents: Vec<Content>,
}

/// A drawing.
#[derive(Clone, Debug)]
pub(super) enum Shape {
    /// A chart: the identifier of its part.
    Chart(String),
    /// A diagram: the identifier of the part with its text.
    Diagram(String),
    /// Text in a box.
    Box(Vec<Content>),
    /// A picture, or a drawing of a kind that holds no text; lines and ornaments are small.
    Picture { small: bool },
    /// A document of another program, by that program's name.
    Object(String),
}

impl Paragraph {
    /// The whole text, segments joined.
    pub(super) fn words(&self) -> Words {
        joined(&self.segments, self.place)
    }

    /// The whole text behind the number that Word prints.
    pub(super) fn numbered_words(&self) -> Words {
        let Some(number) = self.number.as_ref().filter(|number| !number.text.is_empty()) else {
            return self.words();
        };
        let mut words = Words::supplied(self.place, &number.text);
        words.push(Piece::Supplied(" ".to_owned()));
        for piece in self.words().pieces() {
            words.push(piece.clone());
        }
        words
    }

    /// The whole text as a reader sees it.
    pub(super) fn plain(&self) -> String {
        self.words().plain()
    }

    /// Whether nothing is printed of it: a number alone is kept only where it is the label of a table or figure.
    pub(super) fn is_blank(&self) -> bool {
        self.segments.is_empty() && self.number.is_none()
    }
}

/// Segments of one paragraph with a blank between them.
pub(super) fn joined(segments: &[Words], place: u32) -> Words {
    let mut words = Words::at(place);
    for segment in segments {
        words.join(segment.clone());
    }
    words.line = place;
    words
}

/// Cuts `words` into what stands before byte `label` of their text and what stands from byte `title` on.
pub(super) fn split(words: &Words, label: usize, title: usize) -> (Words, Option<Words>) {
    let (mut before, mut after) = (Words::at(words.line), Words::at(words.line));
    let mut place = 0;
    for piece in words.pieces() {
        let length = match piece {
            Piece::Text(text) | Piece::FootnoteMark(text) | Piece::Link { text, .. } => text.len(),
            Piece::Supplied(text) => text.len(),
        };
        let end = place + length;
        let (label_end, title_start) = (label.clamp(place, end) - place, title.clamp(place, end) - place);
        match piece {
            Piece::Text(text) => {
                before.push_filled(Piece::Text(text.slice(0..label_end)));
                after.push_filled(Piece::Text(text.slice(title_start..length)));
            }
            Piece::Supplied(text) => {
                before.push_filled(Piece::Supplied(text[..label_end].to_owned()));
                after.push_filled(Piece::Supplied(text[title_start..].to_owned()));
            }
            piece if end <= label => before.push(piece.clone()),
            piece => after.push(piece.clone()),
        }
        place = end;
    }
    (before, Some(after).filter(|after| !after.is_empty()))
}

/// `a`, or `aa` behind `z`, or `1`: the label of a note below a table.
pub(super) fn is_note_label(text: &str) -> bool {
    let all = |is: fn(&u8) -> bool| text.bytes().all(|sign| is(&sign));
    (1..=2).contains(&text.len()) && (all(u8::is_ascii_lowercase) || all(u8::is_ascii_digit))
}

/// The characters of the source in `words`.
pub(super) fn source_text(words: &Words) -> String {
    traced_text(words).into_parts().0
}

/// [`source_text`], with the places of its characters.
pub(super) fn traced_text(words: &Words) -> Traced {
    let mut source = Traced::default();
    for piece in words.pieces() {
        match piece {
            Piece::Text(text) | Piece::FootnoteMark(text) | Piece::Link { text, .. } => source.push(text),
            Piece::Supplied(_) => {}
        }
    }
    source
}

/// The identifiers of charts and diagrams in `contents`, those in tables and boxes included.
pub(super) fn drawings(contents: &[Content]) -> Vec<String> {
    let mut identifiers = Vec::new();
    for content in contents {
        match content {
            Content::Paragraph(paragraph) => {
                for shape in &paragraph.shapes {
                    match shape {
                        Shape::Chart(identifier) | Shape::Diagram(identifier) => {
                            identifiers.push(identifier.clone());
                        }
                        Shape::Box(contents) => identifiers.extend(drawings(contents)),
                        Shape::Picture { .. } | Shape::Object(_) => {}
                    }
                }
            }
            Content::Table(table) => {
                let cells = table.rows.iter().flat_map(|row| &row.cells);
                cells.for_each(|cell| identifiers.extend(drawings(&cell.contents)));
            }
            Content::SectionEnd => {}
        }
    }
    identifiers
}
