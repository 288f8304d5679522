//! From the tree of a part to paragraphs and tables, in the order in which they are printed.
//!
//! What must stay true: every character that [`super::ink`] counts comes out in a segment, a shape or a drop, once.

use std::collections::{BTreeMap, BTreeSet};

use planmark_convert_model::account::{Account, DropReason};
use planmark_convert_model::traced::Traced;

use super::chunks::Chunk;
use super::content::{
    Cell, Content, MAX_COLUMNS, Paragraph, Row, Shape, Table, UNREADABLE_HEIGHT, source_text,
};
use super::emphasis::SetApart;
use super::ink;
use super::inline::{Line, Segmented};
use super::labels;
use super::manner::Manner;
use super::numbering::{Automatic, Numbering};
use super::package::Relationships;
use super::styles::{Look, Styles};
use super::symbol_fonts::is_private;
use super::xml::Element;

/// Reads the parts of a document that hold running text.
pub(super) struct Extractor<'d> {
    pub(super) styles: &'d Styles,
    pub(super) numbering: &'d mut Numbering,
    pub(super) relationships: &'d Relationships,
    /// Labels of notes below tables: raised, they are marks.
    pub(super) note_labels: &'d BTreeSet<String>,
    pub(super) account: &'d mut Account,
    /// Footnotes and endnotes in the order of their marks: the part, the identifier, the label, the place of the mark.
    pub(super) references: Vec<Reference>,
    /// The table of contents that is open.
    pub(super) fields: Contents,
    /// Text in italic or bold type.
    pub(super) set_apart: &'d mut SetApart,
    /// The number of the last footnote.
    pub(super) footnotes: u32,
    /// Pieces of other documents, by their identifiers, that are still to come.
    pub(super) chunks: &'d mut BTreeMap<String, Chunk>,
}

/// The mark of a footnote or endnote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Reference {
    pub(super) endnote: bool,
    pub(super) identifier: String,
    pub(super) label: String,
    /// The label stands in the text; Word did not count it.
    pub(super) typed: bool,
    pub(super) place: u32,
}

/// A table of contents that Word makes: a field over several paragraphs, whatever their styles, or a block that says so.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Contents {
    /// Fields that are open.
    depth: usize,
    /// The depth of the field that makes the table.
    field: Option<usize>,
    /// Blocks around that hold such a table.
    blocks: usize,
}

impl Contents {
    fn is_open(self) -> bool {
        self.field.is_some() || self.blocks > 0
    }

    /// Notes the beginning or the end of a field.
    fn field(&mut self, kind: Option<&str>) {
        match kind {
            Some("begin") => self.depth += 1,
            Some("end") => {
                self.field = self.field.filter(|depth| *depth < self.depth);
                self.depth = self.depth.saturating_sub(1);
            }
            _ => {}
        }
    }

    /// Notes the instruction of the field that is open.
    fn instruction(&mut self, text: &str) {
        let makes_contents = text.trim_start().split(' ').next() == Some("TOC");
        if makes_contents && self.depth > 0 {
            self.field = self.field.or(Some(self.depth));
        }
    }
}

/// Whether a block of Word is one of its tables of contents.
fn is_gallery_of_contents(block: &Element) -> bool {
    let gallery = block.at(&["w:sdtPr", "w:docPartObj", "w:docPartGallery"]).and_then(Element::val);
    gallery == Some("Table of Contents")
}

/// The paragraph that is being read.
#[derive(Default)]
pub(super) struct Reading {
    pub(super) place: u32,
    pub(super) line: Line,
    /// The text so far, for the words that comments are about.
    plain: String,
    fields: Vec<Field>,
    comments: Vec<(String, String)>,
    /// Where the words begin that a comment is about.
    comment_starts: BTreeMap<String, usize>,
    pub(super) shapes: Vec<Shape>,
    /// Text in bold and in other type.
    bold: (usize, usize),
    hidden: String,
    /// What the style of the paragraph says.
    look: Look,
    /// The next text is the label of a footnote whose mark was just read.
    custom_mark: Option<(bool, String)>,
}

/// A field: its instruction, then what it shows.
struct Field {
    instruction: String,
    /// Where what it shows begins.
    start: Option<super::inline::Here>,
}

impl Extractor<'_> {
    /// The paragraphs and tables in `parent`.
    pub(super) fn contents(&mut self, parent: &Element) -> Vec<Content> {
        let mut contents = Vec::new();
        self.blocks(parent, &mut contents);
        contents
    }

    fn blocks(&mut self, parent: &Element, contents: &mut Vec<Content>) {
        for child in parent.elements() {
            match child.name() {
                "w:p" => {
                    let (paragraph, ends_section) = self.paragraph(child);
                    contents.push(Content::Paragraph(paragraph));
                    if ends_section {
                        contents.push(Content::SectionEnd);
                    }
                }
                "w:tbl" => {
                    let table = self.table(child);
                    contents.push(Content::Table(table));
                }
                "w:altChunk" => self.chunk(child, contents),
                "w:sdt" => {
                    let content = child.child("w:sdtContent");
                    let is_contents = usize::from(is_gallery_of_contents(child));
                    self.fields.blocks += is_contents;
                    content.into_iter().for_each(|content| self.blocks(content, contents));
                    self.fields.blocks -= is_contents;
                }
                "mc:AlternateContent" => {
                    ink::alternative(child).into_iter().for_each(|form| self.blocks(form, contents));
                }
                "w:tcPr" | "w:sectPr" | "w:tblPr" => {}
                _ => self.blocks(child, contents),
            }
        }
    }

    fn chunk(&mut self, element: &Element, contents: &mut Vec<Content>) {
        let chunk = element.attribute("r:id").and_then(|identifier| self.chunks.remove(identifier));
        let place = element.place.max(1);
        match chunk {
            Some(Chunk::Unread(part)) => {
                let why = format!("A piece of another document ({part}) stands here; it is not in the plan.");
                self.account.doubt(place, "", &why);
            }
            Some(chunk) => contents.extend(chunk.contents(place)),
            None => {}
        }
    }

    fn table(&mut self, element: &Element) -> Table {
        let mut table = Table::default();
        self.rows(element, &mut table);
        table
    }

    fn rows(&mut self, parent: &Element, table: &mut Table) {
        for child in parent.elements() {
            match child.name() {
                "w:tr" => {
                    let properties = child.child("w:trPr");
                    let number = |name: &str| {
                        properties
                            .and_then(|it| it.child(name))
                            .and_then(Element::val)
                            .and_then(|it| it.parse().ok())
                    };
                    let mut row = Row {
                        head: properties.is_some_and(|properties| properties.is_on("w:tblHeader")),
                        before: number("w:gridBefore").unwrap_or(0),
                        cells: Vec::new(),
                    };
                    let height = properties.and_then(|it| it.child("w:trHeight"));
                    let exact = height.is_some_and(|height| height.attribute("w:hRule") == Some("exact"));
                    let low = number("w:trHeight").is_some_and(|height: usize| height <= UNREADABLE_HEIGHT);
                    self.cells(child, &mut row);
                    if exact && low {
                        self.hide(&mut row);
                    }
                    table.rows.push(row);
                }
                "w:tblPr" | "w:tblGrid" => {}
                _ => self.rows(child, table),
            }
        }
    }

    /// Leaves out the text of a row that is too low to show any.
    fn hide(&mut self, row: &mut Row) {
        for content in row.cells.iter_mut().flat_map(|cell| &mut cell.contents) {
            if let Content::Paragraph(paragraph) = content {
                for segment in paragraph.segments.drain(..) {
                    self.account.drop(paragraph.place, DropReason::Invisible, &source_text(&segment));
                }
            }
        }
    }

    fn cells(&mut self, parent: &Element, row: &mut Row) {
        for child in parent.elements() {
            match child.name() {
                "w:tc" => {
                    let properties = child.child("w:tcPr");
                    let span = properties.and_then(|it| it.child("w:gridSpan")).and_then(Element::val);
                    let merge = properties.and_then(|it| it.child("w:vMerge"));
                    row.cells.push(Cell {
                        span: span.and_then(|span| span.parse().ok()).unwrap_or(1).clamp(1, MAX_COLUMNS),
                        continues: merge.is_some_and(|merge| merge.val() != Some("restart")),
                        contents: self.contents(child),
                    });
                }
                "w:trPr" => {}
                _ => self.cells(child, row),
            }
        }
    }

    /// A paragraph, and whether a section of pages ends with it.
    fn paragraph(&mut self, element: &Element) -> (Paragraph, bool) {
        let properties = element.child("w:pPr");
        let mut look = self.styles.look(properties);
        let in_contents = self.fields.is_open();
        let mut reading = Reading { place: element.place, look: look.clone(), ..Reading::default() };
        self.runs(element, &mut reading);
        look.contents |= in_contents || self.fields.is_open();
        self.account.drop(element.place, DropReason::Invisible, &reading.hidden);
        self.account.drop(element.place, DropReason::Invisible, reading.line.unseen());
        let Segmented { leading_tabs, segments, replaced, labelled } =
            reading.line.segments(element.place, self.note_labels);
        self.account.drop(element.place, DropReason::ReplacedSign, &replaced);
        // An empty paragraph of a list prints its number; without text it is spacing, and counts all the same, unless it is the label of
        // the table or figure that follows.
        let is_kept = |number: &Automatic| !segments.is_empty() || labels::is_label(&number.text);
        // Word counts no paragraph that is hidden, its end included.
        let end = properties.and_then(|properties| properties.child("w:rPr"));
        let is_hidden = segments.is_empty() && end.is_some_and(|end| end.is_on("w:vanish"));
        let number = if is_hidden { None } else { self.numbering.next(&look.number) }.filter(is_kept);
        let paragraph = Paragraph {
            place: element.place,
            look,
            leading_tabs,
            segments,
            number,
            comments: reading.comments,
            shapes: reading.shapes,
            bold: reading.bold.0 > 0 && reading.bold.1 == 0,
            framed: properties.is_some_and(|properties| properties.child("w:framePr").is_some()),
            note_label: labelled,
        };
        (paragraph, properties.is_some_and(|properties| properties.child("w:sectPr").is_some()))
    }

    /// Reads what stands in a paragraph: runs, and what holds runs.
    fn runs(&mut self, parent: &Element, reading: &mut Reading) {
        for child in parent.elements() {
            match child.name() {
                "w:r" => self.run(child, reading),
                "w:hyperlink" => {
                    let start = reading.line.here();
                    self.runs(child, reading);
                    let pointer =
                        child.attribute("r:id").and_then(|identifier| self.relationships.get(identifier));
                    if let Some(pointer) = pointer.filter(|pointer| pointer.external) {
                        reading.line.link(start, &pointer.target);
                    }
                }
                "w:fldSimple" => {
                    let start = reading.line.here();
                    self.runs(child, reading);
                    if let Some(url) = child.attribute("w:instr").and_then(address) {
                        reading.line.link(start, &url);
                    }
                }
                "w:commentRangeStart" => {
                    if let Some(identifier) = child.attribute("w:id") {
                        reading.comment_starts.insert(identifier.to_owned(), reading.plain.len());
                    }
                }
                "w:commentRangeEnd" | "w:pPr" | "w:rPr" | "w:sdtPr" | "w:smartTagPr" => {}
                "mc:AlternateContent" => {
                    ink::alternative(child).into_iter().for_each(|form| self.runs(form, reading));
                }
                "m:oMath" => super::equation::write(child, &mut reading.line),
                "w:p" | "w:tbl" => {
                    // No paragraph holds another; what a damaged document puts there is kept in its place.
                    let contents = self.contents_of(child);
                    reading.shapes.push(Shape::Box(contents));
                }
                _ => self.runs(child, reading),
            }
        }
    }

    /// What stands in `element` itself, a paragraph or a table where none should be.
    fn contents_of(&mut self, element: &Element) -> Vec<Content> {
        match element.name() {
            "w:tbl" => vec![Content::Table(self.table(element))],
            _ => vec![Content::Paragraph(self.paragraph(element).0)],
        }
    }

    fn run(&mut self, run: &Element, reading: &mut Reading) {
        let manner = Manner::of(run.child("w:rPr"), &reading.look, self.styles);
        for child in run.elements() {
            match child.name() {
                "w:t" | "w:delText" => {
                    let text = child.text();
                    let kept = child.attribute("xml:space") == Some("preserve");
                    let blank = |sign| !kept && matches!(sign, ' ' | '\t' | '\r' | '\n');
                    self.characters(&text.trimmed(blank), &manner, reading);
                }
                "w:tab" | "w:ptab" => {
                    reading.line.tab();
                    reading.plain.push(' ');
                }
                "w:br" if matches!(child.attribute("w:type"), Some("page" | "column")) => {}
                "w:br" | "w:cr" => {
                    reading.line.line_break();
                    reading.plain.push(' ');
                }
                "w:noBreakHyphen" => self.characters(&Traced::at("-", child.tag), &manner, reading),
                "w:sym" => {
                    let symbol = ink::symbol(child);
                    self.tell_unknown_signs(&symbol, child.attribute("w:font"), reading.place);
                    self.characters(&symbol, &Manner { font: None, ..manner }, reading);
                }
                "w:fldChar" => {
                    self.fields.field(child.attribute("w:fldCharType"));
                    self.field(child.attribute("w:fldCharType"), reading);
                }
                "w:instrText" | "w:delInstrText" => {
                    self.fields.instruction(&child.text());
                    if let Some(field) = reading.fields.last_mut().filter(|field| field.start.is_none()) {
                        field.instruction.push_str(&child.text());
                    }
                }
                "w:footnoteReference" | "w:endnoteReference" => self.reference(child, reading),
                "w:commentReference" => {
                    if let Some(identifier) = child.attribute("w:id") {
                        let start =
                            reading.comment_starts.get(identifier).copied().unwrap_or(reading.plain.len());
                        let about = reading.plain.get(start..).unwrap_or_default().trim().to_owned();
                        reading.comments.push((identifier.to_owned(), about));
                    }
                }
                "w:rPr" => {}
                _ => self.drawing(child, reading),
            }
        }
    }

    pub(super) fn characters(&mut self, text: &Traced, manner: &Manner, reading: &mut Reading) {
        if text.is_empty() {
            return;
        }
        if manner.hidden {
            reading.hidden.push_str(text);
            return;
        }
        if let Some((endnote, identifier)) = reading.custom_mark.take() {
            let mark = text.trimmed(char::is_whitespace);
            if !mark.is_empty() {
                let label = mark.to_string();
                reading.line.mark(mark);
                let place = reading.place;
                self.references.push(Reference { endnote, identifier, label, typed: true, place });
                return;
            }
        }
        let read = manner.font.map(|font| font.read(text));
        if let Some(read) = &read {
            // A blank of such a font has a code of its own, which is counted as a sign.
            let blanks = text.chars().zip(read.chars()).filter(|(code, sign)| code != sign && *sign == ' ');
            let codes: String = blanks.map(|(code, _)| code).collect();
            self.account.drop(reading.place, DropReason::Invisible, &codes);
            self.tell_unknown_signs(read, None, reading.place);
        }
        let text = read.as_ref().unwrap_or(text);
        // A number before words in bold may be in other type.
        let weight = text.chars().filter(|sign| sign.is_alphabetic()).count();
        if manner.bold {
            reading.bold.0 += weight;
        } else {
            reading.bold.1 += weight;
        }
        if let Some(emphasis) = manner.emphasis {
            self.set_apart.note(text, emphasis);
        }
        reading.plain.push_str(text);
        match manner.shift {
            Some(shift) => reading.line.shifted(text.clone(), shift),
            None => reading.line.text(text.clone()),
        }
    }

    /// Tells of signs that only the font of the document can show.
    fn tell_unknown_signs(&mut self, text: &str, font: Option<&str>, place: u32) {
        for sign in text.chars().filter(|sign| is_private(*sign)) {
            let font = font.map(|font| format!(" {font}")).unwrap_or_default();
            let why =
                format!("Sign {:04X} of the font{font} has no counterpart in Unicode.", u32::from(sign));
            self.account.doubt(place, text, &why);
        }
    }

    fn field(&mut self, kind: Option<&str>, reading: &mut Reading) {
        match kind {
            Some("begin") => reading.fields.push(Field { instruction: String::new(), start: None }),
            Some("separate") => {
                let here = reading.line.here();
                if let Some(field) = reading.fields.last_mut() {
                    field.start = Some(here);
                }
            }
            Some("end") => {
                let Some(field) = reading.fields.pop() else { return };
                if let (Some(start), Some(url)) = (field.start, address(&field.instruction)) {
                    reading.line.link(start, &url);
                }
            }
            _ => {}
        }
    }

    fn reference(&mut self, element: &Element, reading: &mut Reading) {
        let Some(identifier) = element.attribute("w:id").map(str::to_owned) else { return };
        let endnote = element.is("w:endnoteReference");
        if matches!(element.attribute("w:customMarkFollows"), Some("1" | "true" | "on")) {
            reading.custom_mark = Some((endnote, identifier));
            return;
        }
        self.footnotes += 1;
        let label = self.footnotes.to_string();
        reading.line.numbered_mark(&label);
        let place = reading.place;
        self.references.push(Reference { endnote, identifier, label, typed: false, place });
    }
}

/// The address outside the document to which the instruction of a field leads.
fn address(instruction: &str) -> Option<String> {
    let rest = instruction.trim().strip_prefix("HYPERLINK")?.trim_start();
    let quoted = rest.strip_prefix('"').or_else(|| rest.strip_prefix('“'))?;
    let end = quoted.find(['"', '”'])?;
    Some(quoted[..end].to_owned()).filter(|url| !url.is_empty())
}
