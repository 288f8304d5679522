//! What is drawn: charts, pictures, and text in boxes over these or by itself.

use planmark_convert_model::account::DropReason;
use planmark_convert_model::plan::{Block, Piece, Words};

use super::Reader;
use crate::content::{self, Content, Shape};
use crate::{chart, exhibits};

/// Characters of the label of an axis.
const LONGEST_LABEL: usize = 16;

impl Reader<'_, '_> {
    pub(super) fn shapes(&mut self, place: u32, shapes: &[Shape]) {
        let over_chart = self.figure.is_some() || shapes.iter().any(|shape| matches!(shape, Shape::Chart(_)));
        for shape in shapes {
            match shape {
                // The label of a bar that is none, and what belongs to the caption.
                Shape::Box(contents) if over_chart && self.labels_chart(contents) => {}
                Shape::Chart(identifier) => self.chart(identifier, place),
                Shape::Diagram(identifier) => {
                    let contents = self.parts.diagrams.remove(identifier).unwrap_or_default();
                    self.boxed(place, &contents);
                }
                Shape::Box(contents) => self.boxed(place, contents),
                Shape::Picture { small } => self.picture(place, *small),
                Shape::Object(program) => {
                    let why = format!(
                        "Behind this stands a document of another program ({program}); it is not in the plan."
                    );
                    let before = self.draft.last_text();
                    self.draft.account.doubt(place, &before, &why);
                }
            }
        }
    }

    /// Tells of a picture that is no figure with a caption, which is told of by its label.
    fn picture(&mut self, place: u32, small: bool) {
        if self.figure.is_none() && !small {
            let before = self.draft.last_text();
            let why = "Behind this stands a picture; what it shows is not in the plan.";
            self.draft.account.doubt(place, &before, why);
        }
    }

    fn chart(&mut self, identifier: &str, place: u32) {
        let Some(root) = self.parts.charts.remove(identifier) else { return };
        let shown = chart::read(&root, place, self.draft.account);
        self.levels.content();
        if let Some(table) = shown.table {
            self.figure = None;
            self.captioned = false;
            self.draft.push(table);
        }
        if let Some(titles) = shown.titles {
            self.draft.push(Block::Comment(titles));
        }
    }

    /// Prints text in a box: running text as such, a box of a chart of posts as an entry of a list.
    fn boxed(&mut self, place: u32, contents: &[Content]) {
        if exhibits::is_running_text(contents) {
            self.boxes += 1;
            self.all(contents);
            self.boxes -= 1;
            return;
        }
        if let Some(notes) = exhibits::legend(contents) {
            self.list.close();
            notes.into_iter().for_each(|(label, words)| self.add(Block::Footnote { label, words }));
            return;
        }
        let is_note = |content: &Content| match content {
            Content::Paragraph(paragraph) => paragraph.note_label && exhibits::is_lettered_note(paragraph),
            _ => false,
        };
        let (notes, contents): (Vec<Content>, Vec<Content>) = contents.iter().cloned().partition(is_note);
        let mut words = Words::at(place);
        let mut shapes = Vec::new();
        exhibits::lines(&contents, &mut words, &mut shapes, &mut self.remarks);
        if !words.is_empty() {
            self.list.close();
            self.levels.content();
            self.settle_figure();
            self.draft.push_plain(Block::Item { depth: 0, marker: None, words });
        }
        self.all(&notes);
        for shape in shapes {
            self.shapes(place, &[shape]);
        }
    }

    /// Reads a box over a chart that labels a part of it: signs without words are left out, the mark of a note goes to the caption.
    fn labels_chart(&mut self, contents: &[Content]) -> bool {
        let mut texts = contents.iter().filter(|content| match content {
            Content::Paragraph(paragraph) => !paragraph.is_blank(),
            Content::Table(_) | Content::SectionEnd => true,
        });
        let (Some(Content::Paragraph(paragraph)), None) = (texts.next(), texts.next()) else { return false };
        let words = paragraph.words();
        let is_mark = |piece: &&Piece| matches!(piece, Piece::FootnoteMark(_));
        let marks: Vec<Piece> = if content::is_note_label(&words.plain()) {
            vec![Piece::FootnoteMark(content::traced_text(&words))]
        } else {
            words.pieces().iter().filter(is_mark).cloned().collect()
        };
        let said: String = words.pieces().iter().filter(|piece| !is_mark(piece)).map(Piece::plain).collect();
        let is_word = said.contains(char::is_alphanumeric);
        // `(actual)` with a mark repeats the axis.
        let repeats = !marks.is_empty() && said.chars().count() <= LONGEST_LABEL;
        if is_word && !repeats && !content::is_note_label(&words.plain()) {
            return false;
        }
        if !content::is_note_label(&words.plain()) {
            self.draft.account.drop(paragraph.place, DropReason::Invisible, &said);
        }
        let Some(caption) = self.draft.last_caption() else {
            for mark in marks {
                self.draft.account.drop(paragraph.place, DropReason::Invisible, mark.plain());
            }
            return true;
        };
        let mut repeated = Vec::new();
        for mark in marks {
            let is_there = |piece: &Piece| is_mark(&piece) && piece.plain() == mark.plain();
            if caption.pieces().iter().any(is_there) { repeated.push(mark) } else { caption.push(mark) }
        }
        for mark in repeated {
            self.draft.account.drop(paragraph.place, DropReason::RepeatedMarker, mark.plain());
        }
        true
    }

    /// Tells of a figure that is a picture.
    pub(super) fn settle_figure(&mut self) {
        if let Some(label) = self.figure.take() {
            let why = "This figure is a picture; what it shows is not in the plan.";
            self.draft.account.doubt(label.line, &label.plain(), why);
        }
        self.captioned = false;
    }
}
