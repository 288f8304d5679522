//! The formatter: widths of signs, blanks, indentation and open markers.
//!
//! It never touches a word. What it may change is what the markup itself is made of: the signs that begin a line, the blanks around
//! them, blank lines, and numbers that were left open (`2.?`, `(?)`, `㈠` repeated; [`renumber`] fills them in). Its result, formatted
//! again, stays as it is.

use std::collections::HashMap;
use std::ops::Range;

use planmark_syntax::script;
use planmark_syntax::tree_sitter::Node;
use planmark_syntax::{HeadingKind, Language, NodeKind, Parsed};

use super::language::written_in;
use planmark_plan::document::Document;
use planmark_revise::renumber;

/// The blanks before a marker at each level (language.md, “Lines”: the bands of columns).
const INDENTATION: [&str; 3] = ["", "    ", "        "];

/// The text of a document, formatted.
#[must_use]
pub fn format(document: &Document) -> String {
    let text = document.text().to_string();
    apply(&text, edits(document))
}

/// The edits that format a document, in order, none overlapping another.
#[must_use]
pub fn edits(document: &Document) -> Vec<(Range<usize>, String)> {
    let parsed = document.parsed();
    let text = parsed.text().to_string();
    let mut formatter = Formatter {
        text: &text,
        parsed,
        language: written_in(document),
        line_break: if text.contains("\r\n") { "\r\n" } else { "\n" },
        filled_in: renumber(document).into_iter().collect(),
        edits: Vec::new(),
    };
    formatter.section(parsed.root());
    formatter.line_ends();
    let mut edits = formatter.edits;
    edits.retain(|(range, replacement)| text.get(range.clone()) != Some(replacement.as_str()));
    edits.sort_by_key(|(range, _)| (range.start, range.end));
    without_overlaps(edits)
}

/// The edits of [`edits`] in the lines that a range touches. Numbers that were left open are filled in as if all were formatted.
#[must_use]
pub fn edits_in(document: &Document, range: &Range<usize>) -> Vec<(Range<usize>, String)> {
    let text = document.text();
    // A range that ends where a line begins does not touch that line.
    let last = if range.end > range.start { range.end - 1 } else { range.end };
    let touched = text.line_of(range.start)..=text.line_of(last);
    let mut edits = edits(document);
    edits.retain(|(edited, _)| touched.contains(&text.line_of(edited.start)));
    edits
}

fn without_overlaps(edits: Vec<(Range<usize>, String)>) -> Vec<(Range<usize>, String)> {
    let mut kept: Vec<(Range<usize>, String)> = Vec::with_capacity(edits.len());
    for (range, replacement) in edits {
        if kept.last().is_none_or(|(last, _)| last.end <= range.start && *last != range) {
            kept.push((range, replacement));
        }
    }
    kept
}

fn apply(text: &str, edits: Vec<(Range<usize>, String)>) -> String {
    let mut result = String::with_capacity(text.len());
    let mut end = 0;
    for (range, replacement) in edits {
        result.push_str(&text[end..range.start]);
        result.push_str(&replacement);
        end = range.end;
    }
    result.push_str(&text[end..]);
    result
}

struct Formatter<'a> {
    text: &'a str,
    parsed: &'a Parsed,
    language: Language,
    line_break: &'static str,
    /// The numbers that were left open, by where they stand.
    filled_in: HashMap<Range<usize>, String>,
    edits: Vec<(Range<usize>, String)>,
}

impl Formatter<'_> {
    fn edit(&mut self, range: Range<usize>, replacement: impl Into<String>) {
        if range.start <= range.end {
            self.edits.push((range, replacement.into()));
        }
    }

    fn section(&mut self, section: Node<'_>) {
        let mut cursor = section.walk();
        let children: Vec<Node<'_>> = section.named_children(&mut cursor).collect();
        for child in children {
            match NodeKind::of(child) {
                NodeKind::Section => self.section(child),
                NodeKind::Heading(kind) => self.heading(child, kind),
                NodeKind::Header => self.header(child),
                NodeKind::Item | NodeKind::SubItem => self.item(child),
                NodeKind::Paragraph => self.paragraph(child),
                NodeKind::Mandate => self.mandate(child),
                NodeKind::Caption => self.caption(child),
                NodeKind::Table => self.table(child),
                NodeKind::FootnoteDefinition => self.unindent(child),
                _ => {}
            }
        }
    }

    /// The blanks directly before a byte, on its line.
    fn blanks_before(&self, at: usize) -> Range<usize> {
        let before = self.text[..at].trim_end_matches([' ', '\t', '\u{3000}', '\u{a0}']);
        before.len()..at
    }

    /// The blanks directly behind a byte, on its line.
    fn blanks_after(&self, at: usize) -> Range<usize> {
        let rest = &self.text[at..];
        at..at + (rest.len() - rest.trim_start_matches([' ', '\t', '\u{3000}', '\u{a0}']).len())
    }

    fn begins_line(&self, at: usize) -> bool {
        let blanks = self.blanks_before(at);
        blanks.start == 0 || self.text[..blanks.start].ends_with(['\n', '\r'])
    }

    fn unindent(&mut self, node: Node<'_>) {
        self.indent(node, "");
    }

    fn indent(&mut self, node: Node<'_>, indentation: &str) {
        if self.begins_line(node.start_byte()) {
            self.edit(self.blanks_before(node.start_byte()), indentation);
        }
    }

    fn header(&mut self, header: Node<'_>) {
        let mut cursor = header.walk();
        let fields: Vec<Node<'_>> = header.named_children(&mut cursor).collect();
        for field in fields {
            if NodeKind::of(field) != NodeKind::HeaderField {
                continue;
            }
            let (Some(key), Some(value)) =
                (field.child_by_field_name("key"), field.child_by_field_name("value"))
            else {
                continue;
            };
            let between = key.end_byte()..value.start_byte();
            if self.text[between.clone()].chars().all(|sign| " \t:：\u{3000}".contains(sign)) {
                self.edit(between, ": ");
            }
        }
    }

    fn heading(&mut self, heading: Node<'_>, kind: HeadingKind) {
        self.indent(heading, "");
        let Some(marker) = heading.child_by_field_name("marker") else { return };
        let depth = self.text[marker.byte_range()].chars().filter(|sign| matches!(sign, '#' | '＃')).count();
        let words = ["keyword", "number", "title"].map(|field| heading.child_by_field_name(field));
        let first = words.iter().flatten().map(|node| node.start_byte()).min();
        if let Some(first) = first {
            let between = marker.start_byte()..first;
            if self.text[between.clone()]
                .chars()
                .all(|sign| matches!(sign, '#' | '＃' | ' ' | '\t' | '\u{3000}' | '\u{a0}'))
            {
                self.edit(between, format!("{} ", "#".repeat(depth)));
            }
        }
        let [keyword, number, title] = words;
        if let (Some(keyword), Some(number)) = (keyword, number)
            && keyword.end_byte() <= number.start_byte()
            && self.is_blank(keyword.end_byte()..number.start_byte())
            && kind != HeadingKind::Annex
        {
            self.edit(keyword.end_byte()..number.start_byte(), " ");
        }
        if let Some(number) = number {
            self.half_width(number.byte_range());
        }
        if let (Some(before), Some(title)) = (number.or(keyword), title) {
            self.colon(before.end_byte()..title.start_byte());
        }
    }

    fn is_blank(&self, range: Range<usize>) -> bool {
        self.text.get(range).is_some_and(|between| between.chars().all(|sign| sign.is_whitespace()))
    }

    /// The colon between a number and a title, as the language sets it; where there is none, nothing is put in. French has a blank before
    /// it, which stays where it was typed, and does not break.
    fn colon(&mut self, between: Range<usize>) {
        let Some(signs) = self.text.get(between.clone()) else { return };
        let trimmed = signs.trim_matches([' ', '\t', '\u{3000}', '\u{a0}']);
        if matches!(trimmed, ":" | "：") {
            let colon = match self.language {
                Language::Zh => "：",
                Language::Fr if !signs.starts_with(trimmed) => "\u{a0}: ",
                _ => ": ",
            };
            self.edit(between, colon);
        } else if trimmed.is_empty() && !signs.is_empty() {
            self.edit(between, " ");
        }
    }

    /// Full-width digits and letters of numbers and markers become the plain ones.
    fn half_width(&mut self, range: Range<usize>) {
        let plain: String = self.text[range.clone()].chars().map(half_width).collect();
        self.edit(range, plain);
    }

    fn item(&mut self, item: Node<'_>) {
        let indentation = match NodeKind::of(item) {
            NodeKind::Item => INDENTATION[0],
            _ if item.parent().is_some_and(|parent| NodeKind::of(parent) == NodeKind::SubItem) => {
                INDENTATION[2]
            }
            _ => INDENTATION[1],
        };
        self.indent(item, indentation);
        let Some(marker) = item.child_by_field_name("marker") else { return };
        self.number(marker.byte_range());
        let after = self.blanks_after(marker.end_byte());
        if !self.text[after.end..].starts_with(['\n', '\r']) && after.end < self.text.len() {
            self.edit(after, " ");
        }
        let mut cursor = item.walk();
        let children: Vec<Node<'_>> = item
            .named_children(&mut cursor)
            .filter(|child| NodeKind::of(*child) == NodeKind::SubItem)
            .collect();
        for child in children {
            self.item(child);
        }
    }

    /// A marker or the number of a paragraph: filled in where it was left open, elsewhere in plain signs.
    fn number(&mut self, range: Range<usize>) {
        match self.filled_in.remove(&range) {
            Some(number) => self.edit(range, number),
            None => self.half_width(range),
        }
    }

    fn paragraph(&mut self, paragraph: Node<'_>) {
        self.unindent_if_numbered(paragraph);
        let Some(number_node) = paragraph.child_by_field_name("number") else { return };
        self.number(number_node.byte_range());
        let mut end = number_node.end_byte();
        if self.text[end..].starts_with(['.', '．']) {
            end += self.text[end..].chars().next().map_or(0, char::len_utf8);
        }
        let after = self.blanks_after(end);
        if !after.is_empty() && !self.text[after.end..].starts_with(['\n', '\r']) {
            self.edit(after, " ");
        }
    }

    fn unindent_if_numbered(&mut self, paragraph: Node<'_>) {
        if paragraph.child_by_field_name("number").is_some() {
            self.indent(paragraph, "");
        }
    }

    fn mandate(&mut self, mandate: Node<'_>) {
        self.indent(mandate, "");
        let mut cursor = mandate.walk();
        let children: Vec<Node<'_>> = mandate.named_children(&mut cursor).collect();
        for pair in children.windows(2) {
            let between = pair[0].end_byte()..pair[1].start_byte();
            let signs = self.text[between.clone()].trim();
            if NodeKind::of(pair[1]) == NodeKind::MandateTitle {
                if signs.is_empty() && !self.text[between.clone()].contains(['\n', '\r']) {
                    self.edit(between, "  ");
                }
            } else if matches!(signs, ";" | "；") {
                self.edit(between, "; ");
            }
        }
    }

    fn caption(&mut self, caption: Node<'_>) {
        self.indent(caption, "");
        if let (Some(label), Some(title)) =
            (caption.child_by_field_name("label"), caption.child_by_field_name("title"))
        {
            self.colon(label.end_byte()..title.start_byte());
        }
    }

    /// One blank on either side of a cell, and plain `|`.
    fn table(&mut self, table: Node<'_>) {
        let mut cursor = table.walk();
        let rows: Vec<Node<'_>> = table.named_children(&mut cursor).collect();
        for row in rows {
            self.indent(row, "");
            if NodeKind::of(row) != NodeKind::TableRow {
                continue;
            }
            let mut inner = row.walk();
            let cells: Vec<Range<usize>> = row
                .named_children(&mut inner)
                .filter(|cell| NodeKind::of(*cell) == NodeKind::TableCell)
                .map(|cell| cell.byte_range())
                .collect();
            self.row(row.byte_range(), &cells);
        }
    }

    fn row(&mut self, row: Range<usize>, cells: &[Range<usize>]) {
        let line = self.text[row.clone()].trim_end();
        let end = row.start + line.len();
        let borders: Vec<usize> = line
            .char_indices()
            .map(|(at, sign)| (row.start + at, sign))
            .filter(|(at, sign)| {
                matches!(sign, '|' | '｜')
                    && !cells
                        .iter()
                        .any(|cell| cell.start <= *at && *at < cell.end && !self.is_border(cell, *at))
            })
            .map(|(at, _)| at)
            .collect();
        for pair in borders.windows(2) {
            let inner = pair[0] + self.sign_length(pair[0])..pair[1];
            let words = self.text[inner.clone()].trim_matches([' ', '\t', '\u{3000}', '\u{a0}']).to_owned();
            let replacement = if words.is_empty() { " ".to_owned() } else { format!(" {words} ") };
            self.edit(inner, replacement);
        }
        for border in borders {
            self.edit(border..border + self.sign_length(border), "|");
        }
        self.edit(end..row.start + self.text[row].trim_end_matches(['\n', '\r']).len(), "");
    }

    fn is_border(&self, cell: &Range<usize>, at: usize) -> bool {
        self.text[cell.start..at].trim().is_empty()
            || self.text[at..cell.end].chars().skip(1).all(char::is_whitespace)
    }

    fn sign_length(&self, at: usize) -> usize {
        self.text[at..].chars().next().map_or(0, char::len_utf8)
    }

    /// Blanks at the ends of lines, blank lines in a row, blank lines around headings, and the end of the file.
    fn line_ends(&mut self) {
        let headings = self.heading_starts();
        let text = self.parsed.text();
        let lines = text.len_lines();
        let is_blank =
            |line: usize| text.line(line).trim_matches([' ', '\t', '\u{3000}', '\u{a0}']).is_empty();
        let mut line = 0;
        while line < lines {
            let range = text.line_range(line);
            if !is_blank(line) {
                let kept = self.text[range.clone()].trim_end_matches([' ', '\t', '\u{3000}', '\u{a0}']).len();
                self.edit(range.start + kept..range.end, "");
                let next_is_heading = headings.contains(&self.first_sign(line + 1));
                let here_is_heading = headings.contains(&self.first_sign(line));
                let more = line + 1 < lines && !is_blank(line + 1);
                let is_unfinished_last = line + 1 == lines;
                if is_unfinished_last || (more && (next_is_heading || here_is_heading)) {
                    self.edit(range.end..range.end, self.line_break);
                }
                line += 1;
                continue;
            }
            let first = line;
            while line < lines && is_blank(line) {
                line += 1;
            }
            self.blank_lines(first, line, lines);
        }
    }

    /// Lines `first..end` are blank.
    fn blank_lines(&mut self, first: usize, end: usize, lines: usize) {
        let text = self.parsed.text();
        let range = text.line_range(first).start..if end < lines {
            text.line_range(end).start
        } else {
            text.len_bytes()
        };
        if first == 0 || end == lines {
            self.edit(range, "");
        } else {
            self.edit(range, self.line_break);
        }
    }

    fn first_sign(&self, line: usize) -> usize {
        let range = self.parsed.text().line_range(line);
        self.blanks_after(range.start).end
    }

    fn heading_starts(&self) -> std::collections::BTreeSet<usize> {
        let mut starts = std::collections::BTreeSet::new();
        let mut rest = vec![self.parsed.root()];
        while let Some(node) = rest.pop() {
            let mut cursor = node.walk();
            for child in node.named_children(&mut cursor) {
                match NodeKind::of(child) {
                    NodeKind::Section => rest.push(child),
                    NodeKind::Heading(_) => {
                        starts.insert(child.start_byte());
                    }
                    _ => {}
                }
            }
        }
        starts
    }
}

/// The half-width form of a sign, the ideographic blank included.
fn half_width(sign: char) -> char {
    if sign == '\u{3000}' { ' ' } else { script::half_width(sign) }
}
