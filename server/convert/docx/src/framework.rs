//! Results-based frameworks of mission budgets: tables with expected accomplishments on the left and their indicators on the right.
//!
//! An accomplishment and its indicators stand in one row or in several, the cell of the accomplishment merged, empty or repeated. At the
//! foot stand external factors, over both columns. In a plan it is a section without a table.

use planmark_convert_model::plan::Words;
use planmark_syntax::keywords::{self, Meaning};

use super::content::{Content, Paragraph, Table, split};

/// What a framework holds, in the order in which it is read.
#[derive(Debug, PartialEq)]
pub(super) enum Line {
    /// The heading of the accomplishments, or of the external factors.
    Heading(Words),
    /// `1.1` and its words.
    Accomplishment(Words, Words),
    /// `1.1.2` and its words.
    Indicator(Words, Words),
    /// Running text.
    Text(Words),
    /// The title of the right column, which the plan does not need.
    ColumnTitle(Words),
    /// An accomplishment that is printed again before further indicators.
    Repeated(Words),
}

/// The lines of a table, if it is a framework.
pub(super) fn read(table: &Table) -> Option<Vec<Line>> {
    let mut rows = table.rows.iter().map(texts).filter(|row| !row.is_empty());
    let (accomplishments, indicators) = heads(&rows.next()?)?;
    let mut lines = vec![Line::Heading(accomplishments), Line::ColumnTitle(indicators)];
    let mut open = String::new();
    for paragraph in rows.flatten() {
        lines.push(line(paragraph, &mut open));
    }
    Some(lines)
}

/// Whether a document has a framework.
pub(super) fn is_in(contents: &[Content]) -> bool {
    contents.iter().any(|content| match content {
        Content::Table(table) => is_headed(table),
        _ => false,
    })
}

/// Rows over both columns that may stand above the titles of the columns: an objective, and its words.
const ROWS_ABOVE: usize = 3;

/// Whether the titles of the two columns stand at the head of a table.
pub(super) fn is_headed(table: &Table) -> bool {
    let rows = table.rows.iter().map(texts).filter(|row| !row.is_empty());
    rows.take(ROWS_ABOVE + 1).any(|row| heads(&row).is_some())
}

/// The paragraphs with text of a row, from left to right.
pub(super) fn texts(row: &super::content::Row) -> Vec<&Paragraph> {
    let contents = row.cells.iter().flat_map(|cell| &cell.contents);
    let paragraphs = contents.filter_map(|content| match content {
        Content::Paragraph(paragraph) => Some(paragraph),
        _ => None,
    });
    paragraphs.filter(|paragraph| !paragraph.is_blank()).collect()
}

/// The titles of the two columns, if a row is made of these.
pub(super) fn heads(row: &[&Paragraph]) -> Option<(Words, Words)> {
    let [left, right] = row[..] else { return None };
    let is_heads = is_heading(&left.plain(), "expected_accomplishments") && is_indicators(&right.plain());
    is_heads.then(|| (left.words(), right.words()))
}

fn is_heading(text: &str, key: &str) -> bool {
    let found = keywords::heading_words(text.trim_end_matches([':', '：', ' ']));
    found.iter().any(|word| matches!(word.meaning, Meaning::Heading(heading) if heading.key == key))
}

fn is_indicators(text: &str) -> bool {
    let text = text.trim().to_lowercase();
    let terms = keywords::TERMS.iter().filter(|term| term.key == "indicators_of_achievement");
    terms.flat_map(|term| term.words).any(|word| word.text.to_lowercase() == text)
}

fn line(paragraph: &Paragraph, open: &mut String) -> Line {
    let words = paragraph.numbered_words();
    let text = words.plain();
    if is_heading(&text, "external_factors") {
        return Line::Heading(words);
    }
    let number: String =
        text.chars().take_while(|sign| sign.is_numeric() || matches!(sign, '.' | '．')).collect();
    let parts = number.split(['.', '．']).filter(|part| !part.is_empty()).count();
    let rest = &text[number.len()..];
    let is_apart = rest.starts_with(planmark_convert_model::account::is_blank);
    if !is_apart || !matches!(parts, 2 | 3) {
        return Line::Text(words);
    }
    let behind = number.len() + (rest.len() - rest.trim_start().len());
    let (number, said) = split(&words, number.len(), behind);
    let Some(said) = said else { return Line::Text(words) };
    if parts == 3 {
        return Line::Indicator(number, said);
    }
    if *open == text {
        return Line::Repeated(words);
    }
    open.clone_from(&text);
    Line::Accomplishment(number, said)
}
