//! The two-column table of biennial plans: an objective over both columns, expected accomplishments on the left, their indicators on
//! the right. In a plan it is sections without a table.

use planmark_convert_model::plan::Words;
use planmark_syntax::{Enclosure, Marker, Numeral};

use super::content::{Content, Paragraph, Row, Table, split};
use super::framework;
use super::headings::{self, Heading};
use super::lists::marked;

/// What the table holds, in the order in which a plan has it.
#[derive(Debug)]
pub(super) enum Line {
    /// The heading of the objective.
    Objective(Heading),
    /// Words of the objective, or another row over both columns.
    Text(Words),
    /// The heading of the accomplishments.
    Heading(Words),
    /// The title of the right column, which the plan does not need.
    ColumnTitle(Words),
    /// `(a)` and its words.
    Accomplishment(Option<Words>, Words),
    /// `(i)` and its words.
    Indicator(Option<Words>, Words),
    /// A letter that the right column prints again, or the titles of the columns on another page.
    Repeated(Words),
    /// A bullet, which the markup replaces by its dash.
    Bullet(Words),
}

/// The lines of a table, if its columns are accomplishments and indicators with letters.
pub(super) fn read(table: &Table) -> Option<Vec<Line>> {
    let rows: Vec<&Row> = table.rows.iter().filter(|row| !framework::texts(row).is_empty()).collect();
    let head = rows.iter().position(|row| framework::heads(&framework::texts(row)).is_some())?;
    let mut lines = Vec::new();
    for paragraph in rows[..head].iter().flat_map(|row| framework::texts(row)) {
        match headings::objective(&paragraph.numbered_words()) {
            Some((heading, text)) => {
                lines.push(Line::Objective(heading));
                lines.extend(text.map(Line::Text));
            }
            None => lines.push(Line::Text(paragraph.numbered_words())),
        }
    }
    let said: Vec<String> =
        rows[..head].iter().flat_map(|row| framework::texts(row)).map(Paragraph::plain).collect();
    let (accomplishments, indicators) = framework::heads(&framework::texts(rows[head]))?;
    lines.extend([Line::Heading(accomplishments), Line::ColumnTitle(indicators)]);
    for row in &rows[head + 1..] {
        let texts = framework::texts(row);
        if let Some((left, right)) = framework::heads(&texts) {
            lines.extend([Line::Repeated(left), Line::Repeated(right)]);
        } else if texts.iter().all(|paragraph| said.contains(&paragraph.plain())) {
            lines.extend(texts.into_iter().map(|paragraph| Line::Repeated(paragraph.words())));
        } else {
            self::row(row, &mut lines);
        }
    }
    Some(lines)
}

/// An entry of a cell: its letter or numeral, and its words.
#[derive(Debug)]
struct Entry {
    marker: Option<Words>,
    words: Words,
}

/// An indicator, with the letter of the accomplishment that is printed before it.
struct Indicator {
    owner: Option<Words>,
    entry: Entry,
}

fn row(row: &Row, lines: &mut Vec<Line>) {
    let Some((left, right)) = row.cells.split_first() else { return };
    if right.is_empty() {
        lines.extend(
            paragraphs(&left.contents).iter().map(|paragraph| Line::Text(paragraph.numbered_words())),
        );
        return;
    }
    let accomplishments = entries(paragraphs(&left.contents), lines);
    let contents = right.iter().flat_map(|cell| paragraphs(&cell.contents));
    let indicators = owned(entries(contents, lines), &accomplishments);
    if accomplishments.len() < 2 {
        lines
            .extend(accomplishments.into_iter().map(|entry| Line::Accomplishment(entry.marker, entry.words)));
        indicators.into_iter().for_each(|indicator| push(indicator, lines));
        return;
    }
    // Several in one row: the letters on the right say whose an indicator is, or there is one of each.
    let one_each =
        indicators.len() == accomplishments.len() && indicators.iter().all(|it| it.owner.is_none());
    let last = accomplishments.len() - 1;
    let mut indicators = indicators.into_iter().peekable();
    for (index, Entry { marker, words }) in accomplishments.into_iter().enumerate() {
        let letter = marker.as_ref().map(Words::plain);
        lines.push(Line::Accomplishment(marker, words));
        let mut taken = 0;
        while let Some(indicator) = indicators.next_if(|next| match &next.owner {
            Some(owner) => Some(owner.plain()) == letter || index == last,
            None => !one_each && (taken > 0 || index == last) || one_each && taken == 0,
        }) {
            push(indicator, lines);
            taken += 1;
        }
    }
}

fn push(indicator: Indicator, lines: &mut Vec<Line>) {
    lines.extend(indicator.owner.map(Line::Repeated));
    lines.push(Line::Indicator(indicator.entry.marker, indicator.entry.words));
}

/// The paragraphs of a cell, those of tables in it included.
fn paragraphs(contents: &[Content]) -> Vec<&Paragraph> {
    let mut paragraphs = Vec::new();
    for content in contents {
        match content {
            Content::Paragraph(paragraph) if !paragraph.is_blank() => paragraphs.push(paragraph),
            Content::Paragraph(_) | Content::SectionEnd => {}
            Content::Table(table) => {
                let cells = table.rows.iter().flat_map(|row| &row.cells);
                cells.for_each(|cell| paragraphs.extend(self::paragraphs(&cell.contents)));
            }
        }
    }
    paragraphs
}

/// The entries of a cell: a paragraph without a marker goes on with the one above, if that has a marker.
fn entries<'p>(paragraphs: impl IntoIterator<Item = &'p Paragraph>, lines: &mut Vec<Line>) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    for paragraph in paragraphs {
        // A marker alone in its cell or line, before its words or before nothing yet.
        let words = paragraph.words();
        if paragraph.number.is_none() && !Marker::readings(&words.plain()).is_empty() {
            entries.push(Entry { marker: Some(words.clone()), words: Words::at(words.line) });
            continue;
        }
        let entry = match marked(paragraph) {
            Some(entry) => {
                let bullet = entry.bullet.map(|bullet| Words::source(paragraph.place, &bullet));
                lines.extend(bullet.map(Line::Bullet));
                Entry { marker: entry.marker, words: entry.words }
            }
            // In a cell a typed hyphen sets an entry apart.
            None if words.plain().starts_with("- ") => {
                let (hyphen, rest) = split(&words, 1, 2);
                lines.push(Line::Bullet(hyphen));
                Entry { marker: None, words: rest.unwrap_or_default() }
            }
            None => Entry { marker: None, words: paragraph.numbered_words() },
        };
        match entries.last_mut() {
            Some(open) if entry.marker.is_none() && open.marker.is_some() => open.words.join(entry.words),
            _ => entries.push(entry),
        }
    }
    entries
}

/// Takes from each indicator the letter of its accomplishment: `(a) (i) …`, or `(a) …` beside the accomplishment (a).
fn owned(entries: Vec<Entry>, accomplishments: &[Entry]) -> Vec<Indicator> {
    let letters: Vec<String> =
        accomplishments.iter().filter_map(|entry| entry.marker.as_ref()).map(Words::plain).collect();
    let several = entries.iter().filter(|entry| entry.marker.as_ref().is_some_and(is_letter)).count() > 1;
    entries
        .into_iter()
        .map(|Entry { marker, words }| {
            let Some(letter) = marker else {
                return Indicator { owner: None, entry: Entry { marker, words } };
            };
            let inner = leading_numeral(&words);
            let is_owner = letters.contains(&letter.plain()) && (!several || letters.len() > 1);
            match inner {
                Some((numeral, rest)) if is_letter(&letter) => {
                    Indicator { owner: Some(letter), entry: Entry { marker: Some(numeral), words: rest } }
                }
                _ if is_owner => Indicator { owner: Some(letter), entry: Entry { marker: None, words } },
                _ => Indicator { owner: None, entry: Entry { marker: Some(letter), words } },
            }
        })
        .collect()
}

fn is_letter(marker: &Words) -> bool {
    Marker::readings(&marker.plain())
        .iter()
        .any(|reading| matches!(reading, Marker::Ordinal { numeral: Numeral::Letter(_), .. }))
}

/// `(i)` at the start of words, and what follows it.
fn leading_numeral(words: &Words) -> Option<(Words, Words)> {
    let text = words.plain();
    let typed = text.split(' ').next()?;
    let is_numeral = Marker::readings(typed).iter().any(|reading| {
        matches!(reading, Marker::Ordinal { numeral, enclosure: Enclosure::Brackets, .. } if !matches!(numeral, Numeral::Letter(_)))
    });
    let (marker, rest) = split(words, typed.len(), typed.len() + 1);
    is_numeral.then_some(())?;
    Some((marker, rest?))
}
