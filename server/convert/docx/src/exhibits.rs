//! Tables and figures: their titles and units, performance measures, text in boxes.

use planmark_convert_model::account::is_blank;
use planmark_convert_model::plan::{Block, Piece, Words};

use super::box_columns::Columns;
use super::content::{Content, Paragraph, Shape, split};
use super::draft::Draft;
use super::grid_cell::{GridCell, set_apart};
use super::labels;
use super::table::Grid;

/// Whether `text` is a unit: all of it in brackets.
pub(super) fn is_unit(text: &str) -> bool {
    let inner = [('(', ')'), ('（', '）'), ('[', ']')]
        .iter()
        .find_map(|(open, close)| text.strip_prefix(*open)?.strip_suffix(*close));
    inner.is_some_and(|inner| inner.chars().count() > 1 && !is_open(inner)) && text.chars().count() <= 120
}

/// Whether brackets in `inner` do not pair up, so that the ones around it are not a pair.
fn is_open(inner: &str) -> bool {
    let mut depth = 0_i32;
    inner.chars().any(|sign| {
        depth += i32::from(matches!(sign, '(' | '（')) - i32::from(matches!(sign, ')' | '）'));
        depth < 0
    })
}

/// `(1) Regular budget`: the title of one of several tables below one caption.
pub(super) fn is_part_title(text: &str) -> bool {
    let number = text.strip_prefix('(').and_then(|rest| rest.split_once(") "));
    number.is_some_and(|(number, title)| {
        number.len() == 1 && number.bytes().all(|digit| digit.is_ascii_digit()) && title.chars().count() <= 80
    })
}

/// Whether `paragraph` can be the title of a table or figure whose label stands before it. A title may begin as a heading
/// does: `Subprogramme 1: deliverables …`.
pub(super) fn is_title(paragraph: &Paragraph) -> bool {
    let text = paragraph.plain();
    let running = paragraph.look.heading.is_none() && text.chars().count() > 300;
    !running
        && !is_unit(&text)
        && !is_part_title(&text)
        && labels::number(paragraph).is_none()
        && labels::caption(paragraph).is_none()
}

/// Prints a table that is no list of mandates.
pub(super) fn table(mut grid: Grid, draft: &mut Draft<'_>) {
    let head = grid.head_rows().min(grid.rows.len().saturating_sub(1));
    let head = if head == 0 && years(&grid).is_some() { 1 } else { head };
    grid.merge_head(head);
    replace_bars(&mut grid, draft);
    if head > 0 && years(&grid).is_some() {
        measure(&grid, draft);
        return;
    }
    let rows = grid.rows.iter().enumerate().map(|(index, row)| {
        let cell = |cell: &GridCell| if index == 0 && head > 0 { cell.line() } else { cell.list() };
        row.cells.iter().map(cell).collect()
    });
    draft.push(Block::Table { head: head > 0, rows: rows.collect() });
}

/// The years over the columns of a performance measure, if every column has one: `2024 (actual)`.
fn years(grid: &Grid) -> Option<Vec<Words>> {
    let head = grid.rows.first()?;
    let labels: Vec<Words> = head.cells.iter().map(GridCell::line).collect();
    (labels.len() >= 2 && labels.iter().all(|label| is_year(&label.plain()))).then_some(labels)
}

/// A year, with a word in brackets or without.
fn is_year(text: &str) -> bool {
    let digits: String = text.chars().filter(|sign| sign.is_numeric()).collect();
    digits.chars().count() == 4 && text.chars().count() <= 24
}

/// Most characters of a value. Longer texts are printed as a list of years, not as columns.
const LONGEST_VALUE: usize = 16;

/// Prints a performance measure: numbers as a table, texts as a list of years.
fn measure(grid: &Grid, draft: &mut Draft<'_>) {
    let Some(labels) = years(grid) else { return };
    let body = &grid.rows[1..];
    let short =
        |cell: &GridCell| cell.paragraphs.len() <= 1 && cell.line().plain().chars().count() <= LONGEST_VALUE;
    if body.len() <= 1 && body.iter().flat_map(|row| &row.cells).all(short) {
        let rows = grid.rows.iter().map(|row| row.cells.iter().map(GridCell::line).collect());
        draft.push(Block::Table { head: true, rows: rows.collect() });
        return;
    }
    for (column, label) in labels.into_iter().enumerate() {
        let texts: Vec<&Words> =
            body.iter().filter_map(|row| row.cells.get(column)).flat_map(|cell| &cell.paragraphs).collect();
        let mut words = label;
        words.push(Piece::Supplied(":".to_owned()));
        if let [text] = texts[..] {
            words.push(Piece::Supplied(" ".to_owned()));
            text.pieces().iter().for_each(|piece| words.push(piece.clone()));
        }
        draft.push_plain(Block::Item { depth: 0, marker: None, words });
        if texts.len() > 1 {
            for text in texts {
                draft.push_plain(Block::Item { depth: 1, marker: None, words: text.clone() });
            }
        }
    }
}

/// The sign that parts the cells of a table cannot stand in one: it is printed as a broken bar.
fn replace_bars(grid: &mut Grid, draft: &mut Draft<'_>) {
    let cells = grid.rows.iter_mut().flat_map(|row| &mut row.cells);
    for words in cells.flat_map(|cell| &mut cell.paragraphs) {
        let text = words.plain();
        if text.contains(['|', '｜']) {
            draft.account.doubt(words.line, &text, "A bar in this cell was replaced by ¦.");
            words.replace_signs(|sign| if matches!(sign, '|' | '｜') { '¦' } else { sign });
        }
    }
}

/// Characters of a line from which on a box holds running text.
const RUNNING_TEXT: usize = 90;

/// Whether a box holds running text, not the short lines of a chart of posts.
pub(super) fn is_running_text(contents: &[Content]) -> bool {
    let (mut long, mut short) = (0_usize, 0_usize);
    for content in contents {
        match content {
            Content::Paragraph(paragraph) if paragraph.is_blank() => {}
            Content::Paragraph(paragraph) if paragraph.plain().chars().count() >= RUNNING_TEXT => long += 1,
            // A note to the chart, behind its letter.
            Content::Paragraph(paragraph) if is_lettered_note(paragraph) => {}
            Content::Paragraph(_) => short += 1,
            Content::Table(_) => return true,
            Content::SectionEnd => {}
        }
    }
    long > 0 && long >= short
}

/// Whether a paragraph is a note behind its letter.
pub(super) fn is_lettered_note(paragraph: &Paragraph) -> bool {
    let label = paragraph.segments.first().map(Words::plain).unwrap_or_default();
    paragraph.segments.len() == 2
        && label.len() == 1
        && label.bytes().all(|letter| letter.is_ascii_lowercase())
}

/// The notes of a box that holds nothing else: each line begins with its key of a letter or two, raised or not, and a capital follows:
/// `a Abolishment`, `rd Redeployment`.
pub(super) fn legend(contents: &[Content]) -> Option<Vec<(Words, Words)>> {
    let mut notes = Vec::new();
    for content in contents {
        let Content::Paragraph(paragraph) = content else { return None };
        if !paragraph.shapes.is_empty() || !paragraph.comments.is_empty() {
            return None;
        }
        if paragraph.is_blank() {
            continue;
        }
        let words = paragraph.words();
        let text = words.plain();
        let letters =
            text.find(|sign: char| !sign.is_ascii_lowercase()).filter(|length| (1..=2).contains(length))?;
        let said = text[letters..].trim_start_matches(is_blank);
        let is_apart = said.len() < text.len() - letters && said.starts_with(char::is_uppercase);
        // A lone word of two letters is none; keys follow each other, or name what they stand for.
        if !is_apart || notes.iter().any(|(label, _): &(Words, Words)| label.plain() == text[..letters]) {
            return None;
        }
        let (label, Some(said)) = split(&words, letters, text.len() - said.len()) else { return None };
        notes.extend(keys(label, &said));
    }
    (notes.len() > 1).then_some(notes)
}

/// The notes of a line with several keys: `a Abolishment`, then the mark of another note and its words.
fn keys(label: Words, said: &Words) -> Vec<(Words, Words)> {
    let mut notes = vec![(label, Words::at(said.line))];
    for piece in said.pieces() {
        match (piece, notes.last_mut()) {
            (Piece::FootnoteMark(label), _) => {
                notes.push((Words::placed(said.line, label), Words::at(said.line)));
            }
            (Piece::Text(text), Some((_, words))) => words.push(Piece::Text(text.trimmed(is_blank))),
            (piece, Some((_, words))) => words.push(piece.clone()),
            (_, None) => {}
        }
    }
    notes
}

/// The lines of a box as one text, set apart.
pub(super) fn lines(
    contents: &[Content],
    words: &mut Words,
    shapes: &mut Vec<Shape>,
    comments: &mut Vec<(String, String)>,
) {
    let mut open: Option<Columns> = None;
    for content in contents {
        let Content::Paragraph(paragraph) = content else { continue };
        shapes.extend(paragraph.shapes.iter().cloned());
        comments.extend(paragraph.comments.iter().cloned());
        if paragraph.is_blank() {
            continue;
        }
        let is_entry = open.as_mut().is_some_and(|columns| columns.take(paragraph));
        if is_entry {
            continue;
        }
        if let Some(columns) = open.take() {
            columns.print(words);
        }
        open = Columns::headed(paragraph);
        if open.is_none() {
            set_apart(words, &paragraph.words());
        }
    }
    if let Some(columns) = open {
        columns.print(words);
    }
}

/// The text of a footnote or a comment: its paragraphs, and the rows of tables in it, joined.
pub(super) fn paragraphs(contents: &[Content], words: &mut Words) {
    for content in contents {
        match content {
            Content::Paragraph(paragraph) => {
                words.join(paragraph.words());
                for shape in &paragraph.shapes {
                    if let Shape::Box(contents) = shape {
                        paragraphs(contents, words);
                    }
                }
            }
            Content::Table(table) => {
                let grid = table.grid();
                for cell in grid.rows.iter().flat_map(|row| &row.cells) {
                    words.join(cell.line());
                }
                for (label, note) in grid.notes {
                    words.join(label);
                    words.join(note);
                }
            }
            Content::SectionEnd => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{is_part_title, is_unit, is_year};

    #[test]
    fn units_stand_in_brackets() {
        assert!(is_unit("(Thousands of United States dollars/number of posts)"));
        assert!(is_unit("（千美元）"));
        for text in ["(a)", "(one) and (two)", "Number of posts", "()"] {
            assert!(!is_unit(text), "{text}");
        }
        assert!(is_part_title("(2) Extrabudgetary"));
        assert!(!is_part_title("(a) Rail"));
    }

    #[test]
    fn years_may_say_what_they_are() {
        for text in ["2024", "2024 (actual)", "2026（计划）", "2026 年(计划)"] {
            assert!(is_year(text), "{text}");
        }
        for text in ["", "2024 and 2025", "Category and subcategory", "In 2024 the number of trains rose"] {
            assert!(!is_year(text), "{text}");
        }
    }
}
