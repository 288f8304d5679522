//! The page: head, sections in their order, footnotes at the end.

use std::fmt::Write as _;

use planmark_plan::document::Document;
use planmark_plan::model::programme::Area;
use planmark_plan::read::facts::{Block, BlockKind};
use planmark_syntax::Span;
use planmark_syntax::{HeadingKind, Language};

use super::inline::Ink;
use super::labels::Labels;
use super::tables::{Writer, line};
use crate::guard::escape;
use crate::reading::Reading;

/// How the page looks, on a screen and on paper.
const STYLE: &str = include_str!("style.css");

/// The deepest heading that HTML has.
const DEEPEST: usize = 6;

/// A plan as a page of HTML.
#[must_use]
pub fn html(document: &Document) -> String {
    let language = document.header().language().unwrap_or(Language::En);
    let mut page = Page {
        ink: Ink::new(document),
        labels: Labels::of(language),
        body: String::new(),
        notes: Vec::new(),
        open: Vec::new(),
    };
    for reading in Reading::all(document) {
        page.part(reading);
    }
    page.footnotes();
    let direction = if language.is_right_to_left() { "rtl" } else { "ltr" };
    let title = title(document).unwrap_or_else(|| page.labels.plan.to_owned());
    let mut html = format!(
        "<!DOCTYPE html>\n<html lang=\"{}\" dir=\"{direction}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n",
        language.code(),
        escape(&title)
    );
    html.push_str(&masthead(document));
    html.push_str("<main>\n");
    html.push_str(&page.body);
    html.push_str("</main>\n</body>\n</html>\n");
    html
}

/// The first heading as the title of the page, with the symbol.
fn title(document: &Document) -> Option<String> {
    let first = Reading::all(document).find_map(|reading| {
        let sections = reading.programme().sections.iter().enumerate();
        sections.filter_map(|(at, section)| Some((at, section.facts.heading.as_ref()?))).next().map(
            |(at, heading)| reading.words(at, heading.span).trim_start_matches(['#', '＃']).trim().to_owned(),
        )
    });
    match (document.header().symbol(), first) {
        (Some(symbol), Some(first)) => Some(format!("{symbol} – {first}")),
        (symbol, first) => first.or_else(|| symbol.map(str::to_owned)),
    }
}

/// The symbol and the years, as at the head of a printed document.
fn masthead(document: &Document) -> String {
    let header = document.header();
    let parts: Vec<String> =
        [("symbol", header.symbol()), ("entity", header.get("entity")), ("period", header.period())]
            .into_iter()
            .filter_map(|(class, value)| Some(format!("<span class=\"{class}\">{}</span>", escape(value?))))
            .collect();
    if parts.is_empty() {
        String::new()
    } else {
        format!("<header class=\"masthead\">{}</header>\n", parts.join("\n"))
    }
}

struct Page<'a> {
    ink: Ink,
    labels: &'static Labels,
    body: String,
    /// The footnotes, which stand at the end.
    notes: Vec<(Reading<'a>, usize, &'a Block)>,
    /// The numbers of `#` of the headings that the next one stands under.
    open: Vec<u8>,
}

impl<'a> Page<'a> {
    fn part(&mut self, reading: Reading<'a>) {
        for section in 0..reading.programme().sections.len() {
            self.section(reading, section);
        }
    }

    fn section(&mut self, reading: Reading<'a>, at: usize) {
        let Some(section) = reading.programme().sections.get(at) else { return };
        // The objective stands in a frame, as it does in print.
        let is_framed = section.facts.kind() == Some(HeadingKind::Objective);
        if is_framed {
            self.body.push_str("<div class=\"box\">\n");
        }
        let heading = self.heading(reading, at);
        let blocks: Vec<&'a Block> = section.facts.blocks.iter().collect();
        let mut rest = &blocks[..];
        while let Some(first) = rest.first() {
            let taken = match &first.kind {
                BlockKind::Comment { .. } => 1,
                BlockKind::Footnote { .. } => {
                    self.notes.push((reading, at, first));
                    1
                }
                _ => self.blocks(reading, at, rest, &heading),
            };
            rest = &rest[taken.max(1)..];
        }
        if is_framed {
            self.body.push_str("</div>\n");
        }
    }

    /// Writes the heading of a section one level below the one that it stands under. Returns its text.
    fn heading(&mut self, reading: Reading<'a>, at: usize) -> String {
        let Some(heading) = reading.programme().heading(at) else { return String::new() };
        while self.open.last().is_some_and(|above| *above >= heading.depth) {
            self.open.pop();
        }
        self.open.push(heading.depth);
        let typed = reading.document.typed(reading.part, at, heading.span);
        let marker = typed.len() - typed.trim_start_matches(['#', '＃']).trim_start().len();
        let span =
            Span { start: heading.span.start + u32::try_from(marker).unwrap_or(0), end: heading.span.end };
        let words = self.ink.words(reading, at, span, &heading.inline);
        let level = self.open.len();
        let mut name = heading.kind.name().to_owned();
        // The head of the table below says it again.
        let blocks = reading.programme().sections.get(at).map(|section| section.facts.blocks.as_slice());
        let heads_table = heading.kind == HeadingKind::Accomplishments
            && blocks.is_some_and(|blocks| blocks.iter().any(|block| block.item().is_some()));
        if heads_table {
            name.push_str(" hidden");
        }
        let _ = if level <= DEEPEST {
            writeln!(self.body, "<h{level} class=\"{name}\">{words}</h{level}>")
        } else {
            writeln!(
                self.body,
                "<p class=\"{name} heading\" role=\"heading\" aria-level=\"{level}\">{words}</p>"
            )
        };
        reading.words(at, span)
    }

    /// Writes what the next blocks are together. Returns how many they are.
    fn blocks(&mut self, reading: Reading<'a>, at: usize, blocks: &[&'a Block], heading: &str) -> usize {
        let Some(section) = reading.programme().sections.get(at) else { return 1 };
        let Some(first) = blocks.first() else { return 1 };
        let writer = Writer { reading, section: at, ink: &self.ink, labels: self.labels };
        let is_entry = |block: &Block| {
            line(block).is_some()
                || section.role.area == Area::Mandates
                    && matches!(block.kind, BlockKind::Paragraph { number: None, .. })
        };
        let (html, taken) = match &first.kind {
            BlockKind::Item(_) if section.facts.kind() == Some(HeadingKind::Accomplishments) => {
                let items = leading(blocks, |block| block.item().is_some());
                (writer.framework(heading, &items), taken(blocks, |block| block.item().is_some()))
            }
            BlockKind::Item(_) => {
                let items = leading(blocks, |block| block.item().is_some());
                (writer.list(&items), taken(blocks, |block| block.item().is_some()))
            }
            _ if is_entry(first) => {
                (writer.mandates(heading, &leading(blocks, is_entry)), taken(blocks, is_entry))
            }
            BlockKind::Caption { .. } => {
                exhibit(writer, &section.facts.series, index(&section.facts.blocks, first), blocks)
            }
            BlockKind::Table(rows) => (writer.table(rows, &first.inline, None), 1),
            BlockKind::Paragraph { number, .. } => {
                let words = writer.words(first.words, &first.inline);
                let number = number
                    .as_ref()
                    .map(|number| format!("<span class=\"number\">{}</span> ", escape(number.text.trim())));
                (format!("<p>{}{words}</p>\n", number.unwrap_or_default()), 1)
            }
            BlockKind::Mandate(_) | BlockKind::Footnote { .. } | BlockKind::Comment { .. } => {
                (String::new(), 1)
            }
        };
        self.body.push_str(&html);
        taken
    }

    /// The footnotes at the end, each with a link back to its mark.
    fn footnotes(&mut self) {
        if self.notes.is_empty() {
            return;
        }
        let level = if self.open.is_empty() { 1 } else { 2 };
        let _ = write!(
            self.body,
            "<section class=\"notes\" role=\"doc-endnotes\" aria-labelledby=\"notes\">\n<h{level} id=\"notes\">{}</h{level}>\n",
            escape(self.labels.notes)
        );
        for (reading, section, block) in std::mem::take(&mut self.notes) {
            let BlockKind::Footnote { label } = &block.kind else { continue };
            let words = self.ink.words(reading, section, block.words, &block.inline);
            let start = reading.programme().span(section, block.span).at(reading.part.start as usize).start;
            let anchor = self.ink.note(&label.text, start);
            let back = if self.ink.references(&anchor) > 0 {
                format!(
                    " <a href=\"#mark-{anchor}-1\" role=\"doc-backlink\" aria-label=\"{}\">↩\u{fe0e}</a>",
                    escape(self.labels.back)
                )
            } else {
                String::new()
            };
            let _ = writeln!(
                self.body,
                "<p id=\"note-{anchor}\"><sup>{}</sup> {words}{back}</p>",
                escape(&label.text)
            );
        }
        self.body.push_str("</section>\n");
    }
}

/// The first blocks of a kind; comments between them do not count.
fn leading<'a>(blocks: &[&'a Block], belongs: impl Fn(&Block) -> bool) -> Vec<&'a Block> {
    let taken = taken(blocks, &belongs);
    blocks.iter().take(taken).copied().filter(|block| belongs(block)).collect()
}

/// How many blocks the first of a kind are, comments between them included.
fn taken(blocks: &[&Block], belongs: impl Fn(&Block) -> bool) -> usize {
    let is_run = |block: &&&Block| belongs(block) || matches!(block.kind, BlockKind::Comment { .. });
    blocks.iter().take_while(is_run).count()
}

fn index(blocks: &[Block], block: &Block) -> usize {
    blocks.iter().position(|other| std::ptr::eq(other, block)).unwrap_or(0)
}

/// A caption with what stands below it: a table, a list that goes by years, or nothing.
fn exhibit(
    writer: Writer<'_>,
    all: &[planmark_plan::read::facts::Series],
    place: usize,
    blocks: &[&Block],
) -> (String, usize) {
    let Some((caption, below)) = blocks.split_first() else { return (String::new(), 1) };
    let between = |block: &&&Block| {
        matches!(
            block.kind,
            BlockKind::Paragraph { number: None, entry: None, .. } | BlockKind::Comment { .. }
        )
    };
    let count = below.iter().take_while(between).count();
    let (between, rest) = below.split_at(if count <= 2 { count } else { 0 });
    let lines: Vec<&Block> =
        between.iter().copied().filter(|block| matches!(block.kind, BlockKind::Paragraph { .. })).collect();
    if let Some(Block { kind: BlockKind::Table(rows), inline, .. }) = rest.first().copied() {
        let caption = writer.caption(caption, &lines);
        return (writer.table(rows, inline, Some(&caption)), 2 + between.len());
    }
    if let Some(series) = all.iter().find(|series| series.block == place)
        && rest.len() >= series.years.len()
    {
        let items: Vec<&Block> = rest.iter().take(series.years.len()).copied().collect();
        let in_items = items
            .iter()
            .zip(&series.years)
            .all(|(item, year)| item.item().is_some() && item.span.contains(year.head));
        if in_items {
            let caption = writer.caption(caption, &lines);
            return (writer.years(series, &items, Some(&caption)), 1 + between.len() + items.len());
        }
    }
    (format!("<p class=\"caption\">{}</p>\n", writer.caption(caption, &[])), 1)
}
