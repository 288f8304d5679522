//! Import of Word documents (`.docx`): sections of a programme budget, published or in draft.
//!
//! The way of a document: its archive (`package`), parts as trees (`xml`), tracked changes settled (`changes`), paragraphs
//! and tables in the order of the page (`body`, `content`), title page (`front`), then blocks of a plan (`reader`).
//!
//! What must stay true: every character that `ink` counts is placed or dropped for a reason, every one that is placed knows the bytes
//! that say it, and no input is too hostile to end
//! in a [`WordProblem`].

mod accomplishments;
mod ahead;
mod body;
mod box_columns;
mod changes;
mod chart;
mod chunks;
mod columns;
mod content;
mod counting;
mod draft;
mod drawings;
mod emphasis;
pub mod encoding;
mod equation;
mod exhibits;
mod framework;
mod front;
mod front_notes;
mod grid_cell;
mod group;
mod headings;
mod ink;
mod inline;
mod introduction;
mod labels;
mod links;
mod lists;
mod mandates;
mod manner;
mod notes;
mod number_format;
mod numbering;
mod ordinals;
mod outline;
mod package;
mod particulars;
mod radicals;
mod raised;
mod reader;
mod recognise;
mod remarks;
mod report_outline;
mod styles;
mod symbol_fonts;
mod table;
mod xml;

use std::collections::BTreeMap;
use std::sync::Arc;

use planmark_convert_model::account::{Account, DropReason, non_blank};
use planmark_convert_model::plan::{Header, Words};
use planmark_convert_model::word_problem::WordProblem;
use planmark_convert_model::{Format, ImportError, Importer, Options, Read, Source, Stage};
use planmark_syntax::Language;

use self::body::{Contents, Extractor, Reference};
use self::chunks::Chunk;
use self::content::Content;
use self::draft::{Draft, Footnote, Remark};
use self::emphasis::SetApart;
use self::manner::note_labels;
use self::numbering::Numbering;
use self::package::{Package, Relationships};
use self::reader::{Parts, Reader};
use self::styles::Styles;
use self::xml::Element;

/// Word documents.
pub const IMPORTER: Importer = Importer { is_of_kind: is_word, read };

/// Whether `bytes` are the archive that a Word document is, or the older form that only Word reads.
fn is_word(bytes: &[u8]) -> bool {
    [b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08"].iter().any(|start| bytes.starts_with(*start))
        || is_compound(bytes)
}

/// The container of documents before Word 2007, and of encrypted ones (MS-CFB 2.2).
fn is_compound(bytes: &[u8]) -> bool {
    bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])
}

/// Reads a document into plans and tells what became of every character.
fn read(
    Source { name, bytes }: Source<'_>,
    options: &Options,
    progress: &mut dyn FnMut(Stage),
) -> Result<Read, ImportError> {
    progress(Stage::Lines);
    let refused = |problem| ImportError::Word { name: name.to_owned(), problem };
    if is_compound(bytes) {
        return Err(refused(WordProblem::OldOrProtected));
    }
    let document = Document::open(bytes).map_err(refused)?;
    progress(Stage::Structure);
    document.read(name, options)
}

/// The parts of a document that are read.
struct Document {
    main: Element,
    relationships: Relationships,
    styles: Styles,
    numbering: Numbering,
    footnotes: Option<Notes>,
    endnotes: Option<Notes>,
    comments: Option<Element>,
    /// Heads and feet of pages.
    margins: Vec<Margin>,
    charts: BTreeMap<String, Element>,
    diagrams: BTreeMap<String, Element>,
    chunks: BTreeMap<String, Chunk>,
    /// Names of the parts that were read, for the places of texts.
    names: Arc<[String]>,
}

/// The head or foot of pages.
struct Margin {
    identifier: String,
    /// Why it is left out.
    reason: DropReason,
    text: String,
}

/// Footnotes or endnotes, and what they point at.
struct Notes {
    root: Element,
    relationships: Relationships,
}

impl Document {
    fn open(bytes: &[u8]) -> Result<Self, WordProblem> {
        let mut package = Package::open(bytes)?;
        let part = package.main_part()?;
        let main = package.required(&part)?;
        let relationships = package.relationships(&part)?;
        let target = |kind: &str| {
            relationships
                .values()
                .find(|pointer| pointer.kind == kind && !pointer.external)
                .map(|pointer| pointer.target.clone())
        };
        let mut one = |kind: &str| target(kind).map_or(Ok(None), |part| package.part(&part));
        let styles = Styles::read(one("styles")?.as_ref());
        let numbering = Numbering::read(one("numbering")?.as_ref());
        let comments = one("comments")?;
        let mut notes = |kind: &str| -> Result<Option<Notes>, WordProblem> {
            let Some(part) = target(kind) else { return Ok(None) };
            let Some(root) = package.part(&part)? else { return Ok(None) };
            Ok(Some(Notes { root, relationships: package.relationships(&part)? }))
        };
        let (footnotes, endnotes) = (notes("footnotes")?, notes("endnotes")?);
        let (mut charts, mut diagrams, mut margins) = (BTreeMap::new(), BTreeMap::new(), Vec::new());
        let mut chunks = BTreeMap::new();
        for (identifier, pointer) in relationships.iter().filter(|(_, pointer)| !pointer.external) {
            if pointer.kind == "aFChunk" {
                let bytes = package.bytes(&pointer.target)?.unwrap_or_default();
                let number = package.number(&pointer.target);
                chunks.insert(identifier.clone(), Chunk::read(pointer, number, &bytes));
                continue;
            }
            let wanted = ["chart", "diagramData", "header", "footer"];
            if !wanted.contains(&pointer.kind.as_str()) {
                continue;
            }
            let Some(root) = package.part(&pointer.target)? else { continue };
            match pointer.kind.as_str() {
                "chart" => drop(charts.insert(identifier.clone(), root)),
                "diagramData" => drop(diagrams.insert(identifier.clone(), root)),
                kind => {
                    let reason =
                        if kind == "header" { DropReason::PageHeader } else { DropReason::PageNumber };
                    let text = ink::text(&root);
                    margins.push(Margin { identifier: identifier.clone(), reason, text });
                }
            }
        }
        Ok(Self {
            main,
            relationships,
            styles,
            numbering,
            footnotes,
            endnotes,
            comments,
            margins,
            charts,
            diagrams,
            chunks,
            names: package.parts().into(),
        })
    }

    /// Characters of text in all parts, counted before anything reads them. Charts that the text does not show are not of it.
    fn characters(&self) -> u64 {
        let notes = [&self.footnotes, &self.endnotes].into_iter().flatten().map(|notes| &notes.root);
        let roots = [&self.main].into_iter().chain(notes).chain(&self.comments);
        let drawings = self.charts.values().chain(self.diagrams.values());
        let text: u64 = roots.chain(drawings).map(|root| non_blank(&ink::text(root))).sum();
        let chunks: u64 = self.chunks.values().map(|chunk| non_blank(&chunk.text())).sum();
        text + chunks + self.margins.iter().map(|margin| non_blank(&margin.text)).sum::<u64>()
    }

    fn read(mut self, name: &str, options: &Options) -> Result<Read, ImportError> {
        let characters = self.characters();
        if characters == 0 {
            return Err(ImportError::Empty { name: name.to_owned() });
        }
        let mut account = Account::new(name, "", characters);
        let symbol = self.symbol();
        for margin in std::mem::take(&mut self.margins) {
            account.drop(1, margin.reason, &margin.text);
        }
        for taken in changes::settle(&mut self.main, options.changes) {
            account.drop(taken.place, DropReason::TrackedChange, &taken.text);
        }
        let labels = note_labels(&self.main, &self.styles);
        let mut set_apart = SetApart::default();
        let mut extractor = Extractor {
            set_apart: &mut set_apart,
            fields: Contents::default(),
            styles: &self.styles,
            numbering: &mut self.numbering,
            relationships: &self.relationships,
            note_labels: &labels,
            account: &mut account,
            references: Vec::new(),
            footnotes: 0,
            chunks: &mut self.chunks,
        };
        let body = self.main.child("w:body").unwrap_or(&self.main);
        let contents = introduction::without_frames(extractor.contents(body));
        let references = std::mem::take(&mut extractor.references);
        for chunk in std::mem::take(&mut self.chunks).values() {
            account.drop(1, DropReason::Invisible, &chunk.text());
        }
        let footnotes = footnotes(&mut self, options, references, &mut set_apart, &mut account);
        let remarks = remarks(self.comments.take(), &self.styles, options, &mut account);
        let facts = recognise::Facts::read(&contents);
        let Some(format) = options.format.or(facts.format) else {
            let problem = WordProblem::NoPlan { seems: recognise::seems(&contents) };
            return Err(ImportError::Word { name: name.to_owned(), problem });
        };
        format.name().clone_into(&mut account.format);
        let front = front::read(&contents, format, &mut account);
        let header = Header {
            symbol,
            format: format.header_value(),
            period: match format {
                Format::Annual => facts.year.or_else(|| front.year.clone()),
                Format::Mission => front.financial_year.clone(),
                _ if format.is_biennial() => front.biennium.clone().or(facts.biennium),
                _ => None,
            },
            entity: front.financed.clone().filter(|_| format == Format::Mission),
            language: facts.language.unwrap_or(Language::En).code(),
            section: front.section.clone().or(facts.section).filter(|_| format == Format::Annual),
            ..Header::default()
        };
        let parts = self.parts(remarks, &contents, &mut account);
        let draft = Draft::new(&mut account, header, footnotes, set_apart);
        let draft = Reader::new(draft, parts, &front, format).read(&contents[front.end..]);
        let mut plans = draft.finish();
        plans.iter_mut().for_each(|plan| plan.parts = Arc::clone(&self.names));
        Ok((plans, account))
    }

    /// The symbol of the document, which stands at the head of its first page, and of the pages behind it. Those of later parts may be
    /// of the document that a drafter wrote over.
    fn symbol(&self) -> Option<String> {
        let heads = self.margins.iter().filter(|margin| margin.reason == DropReason::PageHeader);
        let of_first_pages = || {
            let properties = self.main.descendants().find(|element| element.is("w:sectPr"))?;
            let identifier = |kind: &str| {
                let pointers = properties.elements().filter(|element| element.is("w:headerReference"));
                let mut pointers = pointers.filter(|pointer| pointer.attribute("w:type") == Some(kind));
                pointers.next()?.attribute("r:id")
            };
            ["first", "default", "even"].into_iter().filter_map(identifier).find_map(|identifier| {
                let head = self.margins.iter().find(|margin| margin.identifier == identifier)?;
                recognise::symbol(&head.text)
            })
        };
        of_first_pages()
            .or_else(|| heads.filter_map(|margin| recognise::symbol(&margin.text)).min_by_key(String::len))
    }

    /// Charts, diagrams and comments, for the reader. Those that the text does not show are dropped.
    fn parts(
        &mut self,
        remarks: BTreeMap<String, Remark>,
        contents: &[Content],
        account: &mut Account,
    ) -> Parts {
        let mut parts = Parts { remarks, ..Parts::default() };
        let (mut charts, mut diagrams) =
            (std::mem::take(&mut self.charts), std::mem::take(&mut self.diagrams));
        for identifier in content::drawings(contents) {
            if let Some(chart) = charts.remove(&identifier) {
                parts.charts.insert(identifier, chart);
            } else if let Some(diagram) = diagrams.remove(&identifier) {
                parts.diagrams.insert(identifier, drawings::drawn_text(&diagram, 1));
            }
        }
        for root in charts.values().chain(diagrams.values()) {
            account.drop(1, DropReason::Invisible, &ink::text(root));
        }
        parts
    }
}

/// The texts of footnotes and endnotes, in the order of their marks. What no mark points at is dropped.
fn footnotes(
    document: &mut Document,
    options: &Options,
    references: Vec<Reference>,
    set_apart: &mut SetApart,
    account: &mut Account,
) -> Vec<Footnote> {
    let mut texts: BTreeMap<(bool, String), Words> = BTreeMap::new();
    for (endnote, notes) in [(false, document.footnotes.take()), (true, document.endnotes.take())] {
        let Some(Notes { mut root, relationships }) = notes else { continue };
        for taken in changes::settle(&mut root, options.changes) {
            account.drop(taken.place, DropReason::TrackedChange, &taken.text);
        }
        for note in root.elements().filter(|note| note.is("w:footnote") || note.is("w:endnote")) {
            let words = running_text(note, &document.styles, &relationships, set_apart, account);
            let identifier = note.attribute("w:id").unwrap_or_default().to_owned();
            let mut all = texts.remove(&(endnote, identifier.clone())).unwrap_or_default();
            all.join(words);
            texts.insert((endnote, identifier), all);
        }
    }
    let mut footnotes = Vec::new();
    for reference in references {
        let Some(words) = texts.remove(&(reference.endnote, reference.identifier)) else { continue };
        let words = relocated(words, reference.place);
        let label = if reference.typed { typed_label(&reference.label) } else { reference.label };
        footnotes.push(Footnote {
            label: Words::supplied(reference.place, &label),
            words,
            place: reference.place,
        });
    }
    for words in texts.values() {
        account.drop(1, DropReason::Invisible, &content::source_text(words));
    }
    footnotes
}

/// A label that somebody typed, without what a mark of the markup cannot hold.
fn typed_label(label: &str) -> String {
    label
        .chars()
        .filter(|sign| !planmark_convert_model::account::is_blank(*sign) && !matches!(sign, '[' | ']'))
        .take(16)
        .collect()
}

fn relocated(mut words: Words, place: u32) -> Words {
    words.line = place;
    words
}

/// The text of a footnote or a comment, its paragraphs joined.
fn running_text(
    element: &Element,
    styles: &Styles,
    relationships: &Relationships,
    set_apart: &mut SetApart,
    account: &mut Account,
) -> Words {
    let mut extractor = Extractor {
        set_apart,
        fields: Contents::default(),
        styles,
        numbering: &mut Numbering::default(),
        relationships,
        note_labels: &std::collections::BTreeSet::new(),
        account,
        references: Vec::new(),
        footnotes: 0,
        chunks: &mut BTreeMap::new(),
    };
    let contents = extractor.contents(element);
    let mut words = Words::at(element.place.max(1));
    exhibits::paragraphs(&contents, &mut words);
    words
}

fn remarks(
    comments: Option<Element>,
    styles: &Styles,
    options: &Options,
    account: &mut Account,
) -> BTreeMap<String, Remark> {
    let mut remarks = BTreeMap::new();
    let Some(mut root) = comments else { return remarks };
    for taken in changes::settle(&mut root, options.changes) {
        account.drop(taken.place, DropReason::TrackedChange, &taken.text);
    }
    for comment in root.elements().filter(|element| element.is("w:comment")) {
        let words = running_text(comment, styles, &Relationships::new(), &mut SetApart::default(), account);
        let attribute = |name: &str| comment.attribute(name).unwrap_or_default();
        let date = attribute("w:date").split('T').next().unwrap_or_default().to_owned();
        let remark = Remark { author: attribute("w:author").to_owned(), date, words };
        if let Some(double) = remarks.insert(attribute("w:id").to_owned(), remark) {
            account.drop(1, DropReason::Invisible, &content::source_text(&double.words));
        }
    }
    remarks
}
