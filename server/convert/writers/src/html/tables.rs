//! Tables of the page: expected accomplishments beside their indicators, mandates, and what the plan itself shows in tables.

use std::fmt::Write as _;

use planmark_plan::read::facts::{Block, BlockKind, Inline, Item, MandateLine, Row, Series};
use planmark_syntax::Span;

use super::inline::Ink;
use super::labels::Labels;
use crate::guard::escape;
use crate::reading::{Reading, marker};

/// A section as its blocks are written.
#[derive(Clone, Copy)]
pub(super) struct Writer<'a> {
    pub(super) reading: Reading<'a>,
    pub(super) section: usize,
    pub(super) ink: &'a Ink,
    pub(super) labels: &'static Labels,
}

impl Writer<'_> {
    pub(super) fn words(&self, span: Span, inline: &Inline) -> String {
        self.ink.words(self.reading, self.section, span, inline)
    }

    /// The words of an item behind its marker.
    pub(super) fn item_words(&self, block: &Block) -> String {
        self.words(block.words, &block.inline)
    }

    /// The two columns of the printed plan: an expected accomplishment, and its indicators.
    pub(super) fn framework(&self, heading: &str, items: &[&Block]) -> String {
        let mut html = String::from("<table class=\"framework\">\n");
        let Labels { indicators, framework, .. } = self.labels;
        let left = if heading.is_empty() { framework } else { heading };
        let _ = write!(
            html,
            "<caption class=\"hidden\">{}</caption>\n<thead><tr><th scope=\"col\">{}</th><th scope=\"col\">{}</th></tr></thead>\n<tbody>\n",
            escape(framework),
            escape(left),
            escape(indicators)
        );
        for block in items {
            let Some(item) = block.item() else { continue };
            let _ = write!(
                html,
                "<tr><th scope=\"row\">{}{}</th><td>",
                self.marker(item),
                self.item_words(block)
            );
            html.push_str(&self.list(&item.children.iter().collect::<Vec<_>>()));
            html.push_str("</td></tr>\n");
        }
        html.push_str("</tbody>\n</table>\n");
        html
    }

    /// The marker of an item; none for a dash.
    pub(super) fn marker(&self, item: &Item) -> String {
        match marker(&item.marker) {
            Some(_) => format!("<span class=\"marker\">{} </span>", escape(&item.marker.text)),
            None => String::new(),
        }
    }

    /// Items below each other, each with what stands under it.
    pub(super) fn list(&self, items: &[&Block]) -> String {
        if items.is_empty() {
            return String::new();
        }
        let mut html = String::from("<ul class=\"list\">\n");
        for block in items {
            let Some(item) = block.item() else { continue };
            let is_dash = marker(&item.marker).is_none();
            let class = if is_dash { " class=\"dash\"" } else { "" };
            let _ = write!(html, "<li{class}>{}{}", self.marker(item), self.item_words(block));
            let below: Vec<&Block> = item.children.iter().collect();
            if !below.is_empty() {
                html.push('\n');
                html.push_str(&self.list(&below));
            }
            html.push_str("</li>\n");
        }
        html.push_str("</ul>\n");
        html
    }

    /// Entries of a list of mandates. Where none has a title, the numbers stand in a row.
    pub(super) fn mandates(&self, heading: &str, blocks: &[&Block]) -> String {
        let entry = |block: &Block| -> (String, Option<String>) {
            match line(block) {
                Some(line) => (
                    self.words(line.head.span, &block.inline),
                    line.title.as_ref().map(|title| self.words(title.span, &block.inline)),
                ),
                None => (String::new(), Some(self.words(block.words, &block.inline))),
            }
        };
        let entries: Vec<(String, Option<String>)> = blocks.iter().map(|block| entry(block)).collect();
        if entries.iter().all(|(_, title)| title.is_none()) {
            let numbers: String = entries.iter().map(|(number, _)| format!("<li>{number}</li>\n")).collect();
            return format!("<ul class=\"numbers\">\n{numbers}</ul>\n");
        }
        let caption = if heading.is_empty() { self.labels.title } else { heading };
        let mut html = format!(
            "<table class=\"mandates\">\n<caption class=\"hidden\">{}</caption>\n<thead class=\"hidden\"><tr><th scope=\"col\">{}</th><th scope=\"col\">{}</th></tr></thead>\n<tbody>\n",
            escape(caption),
            escape(self.labels.number),
            escape(self.labels.title)
        );
        for (number, title) in entries {
            let title = title.unwrap_or_default();
            let _ = if number.is_empty() {
                writeln!(html, "<tr><th scope=\"row\" colspan=\"2\">{title}</th></tr>")
            } else {
                writeln!(html, "<tr><th scope=\"row\">{number}</th><td>{title}</td></tr>")
            };
        }
        html.push_str("</tbody>\n</table>\n");
        html
    }

    /// A caption with the lines below it that say in what is counted.
    pub(super) fn caption(&self, caption: &Block, lines: &[&Block]) -> String {
        let BlockKind::Caption { label, title } = &caption.kind else { return String::new() };
        let mut html = format!("<span class=\"label\">{}</span>", escape(&label.text));
        if let Some(title) = title {
            let _ = write!(html, " <strong>{}</strong>", self.words(title.span, &caption.inline));
        }
        for line in lines {
            let _ = write!(html, "<br><span class=\"unit\">{}</span>", self.words(line.words, &line.inline));
        }
        html
    }

    /// A table of the plan: the first row is its head.
    pub(super) fn table(&self, rows: &[Row], inline: &Inline, caption: Option<&str>) -> String {
        let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
        let Some((head, below)) = rows.split_first() else { return String::new() };
        let class = if tells_by_years(head, below) { "years" } else { "figures" };
        let mut html = format!("<div class=\"wide\"><table class=\"{class}\">\n");
        if let Some(caption) = caption {
            let _ = writeln!(html, "<caption>{caption}</caption>");
        }
        let below = if below.is_empty() { rows } else { below };
        if below.len() < rows.len() {
            html.push_str("<thead><tr>");
            for (column, cell) in head.cells.iter().enumerate() {
                let words = self.words(cell.span, inline);
                let class = if holds_figures(below, column) { " class=\"figure\"" } else { "" };
                // A head without a word is no head.
                let _ = if words.is_empty() {
                    write!(html, "<td></td>")
                } else {
                    write!(html, "<th scope=\"col\"{class}>{words}</th>")
                };
            }
            html.push_str("</tr></thead>\n");
        }
        html.push_str("<tbody>\n");
        for row in below {
            self.row(row, inline, width, &mut html);
        }
        html.push_str("</tbody>\n</table></div>\n");
        html
    }

    fn row(&self, row: &Row, inline: &Inline, width: usize, html: &mut String) {
        let Some((label, cells)) = row.cells.split_first() else { return };
        let words = self.words(label.span, inline);
        if cells.iter().all(|cell| cell.text.trim().is_empty()) && width > 1 {
            let _ =
                writeln!(html, "<tr class=\"group\"><th scope=\"row\" colspan=\"{width}\">{words}</th></tr>");
            return;
        }
        html.push_str("<tr>");
        let _ = if label.text.trim().is_empty() || width == 1 || is_figure(&label.text) {
            write!(html, "<td{}>{words}</td>", if is_figure(&label.text) { " class=\"figure\"" } else { "" })
        } else {
            write!(html, "<th scope=\"row\">{words}</th>")
        };
        for cell in cells {
            let class = if is_figure(&cell.text) { " class=\"figure\"" } else { "" };
            let _ = write!(html, "<td{class}>{}</td>", self.words(cell.span, inline));
        }
        html.push_str("</tr>\n");
    }

    /// A list that goes by years, side by side as it is printed.
    pub(super) fn years(&self, series: &Series, items: &[&Block], caption: Option<&str>) -> String {
        let mut html = String::from("<div class=\"wide\"><table class=\"years\">\n");
        if let Some(caption) = caption {
            let _ = writeln!(html, "<caption>{caption}</caption>");
        }
        html.push_str("<thead><tr>");
        let none = Inline::default();
        for year in &series.years {
            let _ = write!(html, "<th scope=\"col\">{}</th>", self.words(year.head, &none));
        }
        html.push_str("</tr></thead>\n<tbody><tr>");
        for (year, block) in series.years.iter().zip(items) {
            let colon = [':', '：', ' ', '\t', '\u{3000}'];
            let behind = Span { start: year.head.end, end: block.words.end };
            let words = self.words(behind, &block.inline);
            let _ = write!(html, "<td>{}", words.trim_start_matches(colon));
            if let Some(item) = block.item() {
                html.push_str(&self.list(&item.children.iter().collect::<Vec<_>>()));
            }
            html.push_str("</td>");
        }
        html.push_str("</tr></tbody>\n</table></div>\n");
        html
    }
}

/// Whether a cell holds a figure or a sign for nothing.
fn is_figure(text: &str) -> bool {
    !text.chars().any(char::is_alphabetic)
}

/// Whether a table tells in words what each of several years brings: its columns are then of equal width.
fn tells_by_years(head: &Row, below: &[Row]) -> bool {
    let begins_with_year = |text: &str| text.chars().take_while(|sign| sign.is_numeric()).count() == 4;
    let mut cells = below.iter().flat_map(|row| &row.cells);
    head.cells.iter().all(|cell| begins_with_year(&cell.text)) && cells.any(|cell| !is_figure(&cell.text))
}

/// Whether a column holds figures and nothing else.
fn holds_figures(rows: &[Row], column: usize) -> bool {
    let mut cells = rows.iter().filter_map(|row| row.cells.get(column)).peekable();
    cells.peek().is_some() && cells.all(|cell| is_figure(&cell.text))
}

/// The line of a mandate.
pub(super) fn line(block: &Block) -> Option<&MandateLine> {
    match &block.kind {
        BlockKind::Mandate(line) | BlockKind::Paragraph { entry: Some(line), .. } => Some(line),
        _ => None,
    }
}
