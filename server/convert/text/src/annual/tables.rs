//! Tables of figures: deliverables, resources, posts, rates. Rows come out whole, heads cell by cell.

use planmark_convert_model::account::{Account, DropReason};
use planmark_convert_model::joining::join;
use planmark_convert_model::plan::{Block, Words};

use crate::annual::values;
use crate::marks::words;
use crate::runs::Run;

/// Reads the `runs` below a caption: one table, or several with a numbered title each.
pub(super) fn read(runs: &[Run<'_>], account: &mut Account) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut start = 0;
    for index in 0..=runs.len() {
        if index < runs.len() && !is_part_title(&runs[index].text) {
            continue;
        }
        part(&runs[start..index], &mut blocks, account);
        if let Some(title) = runs.get(index) {
            blocks.push(Block::Paragraph { number: None, words: title.words() });
        }
        start = index + 1;
    }
    blocks
}

/// `(1) 经常预算`: the title of one of several tables below one caption.
fn is_part_title(text: &str) -> bool {
    let Some((number, title)) = text.strip_prefix('(').and_then(|rest| rest.split_once(") ")) else {
        return false;
    };
    number.len() == 1 && number.bytes().all(|byte| byte.is_ascii_digit()) && values::count(title) == 0
}

fn part(runs: &[Run<'_>], blocks: &mut Vec<Block>, account: &mut Account) {
    let unit = runs.first().filter(|run| is_unit(&run.text));
    if let Some(unit) = unit {
        blocks.push(Block::Paragraph { number: None, words: unit.words() });
    }
    let runs = &runs[usize::from(unit.is_some())..];
    let marked = runs.iter().position(begins_body);
    let columns = columns(&runs[marked.unwrap_or(0)..]);
    // Where no blanks tell, the first run is the head if it has a title for every column.
    let body = marked.unwrap_or_else(|| {
        let head = runs.first().is_some_and(|first| values::count(&first.text) == 0);
        usize::from(head && columns > 0 && head_cells(&runs[..1], columns).is_some())
    });
    let (head, mut rows) = (&runs[..body], Vec::new());
    let head_cells = head_cells(head, columns);
    let left_blank = head_cells.as_deref().and_then(column_without_posts);
    let mut repeated: Vec<&str> = head.iter().map(|run| run.text.as_str()).collect();
    repeated.dedup();
    for run in &runs[body..] {
        if repeated.contains(&run.text.as_str()) && !values::only_values(&run.text) {
            account.drop(run.number(), DropReason::Repeated, &run.text);
            continue;
        }
        row(run, columns, left_blank, &mut rows);
    }
    if runs.is_empty() {
        return;
    }
    match head_cells {
        Some(cells) if columns > 0 => {
            rows.insert(0, cells);
            blocks.push(Block::Table { head: true, rows });
        }
        _ => {
            // The head cannot be read: every run of it is a row of its own, above the rows.
            if let Some(first) = runs.first() {
                account.doubt(
                    first.number(),
                    &first.text,
                    "The columns of this table could not be told apart.",
                );
            }
            let head = head.iter().map(|run| vec![run.words()]);
            blocks.push(Block::Table { head: false, rows: head.chain(rows).collect() });
        }
    }
}

/// `(千美元)`: the unit, in brackets below the caption.
pub(crate) fn is_unit(text: &str) -> bool {
    let pair = text.starts_with('(') && text.ends_with(')') || text.starts_with('[') && text.ends_with(']');
    pair && text.chars().count() <= 20
}

/// Blanks from which on a line of blanks stands for the columns of a table.
const COLUMN_BLANKS: usize = 2;

/// Whether the body of a table begins with `run`: behind the line of blanks that stands for the columns of its head, or
/// with those blanks before it.
fn begins_body(run: &Run<'_>) -> bool {
    let Some(line) = run.lines.first() else { return false };
    let blanks = line.indent - usize::from(line.direct && line.indent > 0);
    (line.gap > COLUMN_BLANKS || blanks > COLUMN_BLANKS) && !run.text.starts_with("变动")
}

/// The number of columns with values: what most rows have. Zero for a table of texts.
fn columns(rows: &[Run<'_>]) -> usize {
    let mut counts = std::collections::BTreeMap::new();
    let (mut whole, mut values_alone) = (0_usize, 0_usize);
    for run in rows {
        let count = values::count(&run.text);
        if count >= 2 {
            *counts.entry(count).or_insert(0_usize) += 1;
        }
        if values::only_values(&run.text) {
            values_alone += 1;
        } else if count >= 2 {
            whole += 1;
        }
    }
    let numbers: usize = counts.values().sum();
    let most = counts.into_iter().max_by_key(|&(count, times)| (times, count));
    most.filter(|&(_, times)| times * 3 > numbers && whole > values_alone).map_or(0, |(count, _)| count)
}

/// The column that rows of posts leave blank: no post was spent in a year that is over; where the table has no
/// expenditure, posts have no percentage.
fn column_without_posts(head: &[Words]) -> Option<usize> {
    let expenditure = head.get(1).filter(|cell| cell.plain().contains("支出")).map(|_| 1);
    expenditure.or_else(|| head.iter().position(|cell| cell.plain() == "百分比"))
}

/// Adds `run` to `rows`: as a row with its values, as the values of the row before it, or as a row of text. A row of
/// posts with one value too few has none in the column `left_blank`.
fn row(run: &Run<'_>, columns: usize, left_blank: Option<usize>, rows: &mut Vec<Vec<Words>>) {
    let line = run.number();
    let left_blank = left_blank.filter(|_| values::count(&run.text) + 1 == columns);
    let split = match left_blank {
        _ if columns == 0 => None,
        Some(_) => values::split(&run.text, columns - 1),
        None => values::split(&run.text, columns),
    };
    let Some((text, values)) = split else {
        rows.push(vec![words(line, &run.text)]);
        return;
    };
    let mut cells: Vec<Words> = values.iter().map(|value| words(line, value)).collect();
    if let Some(place) = left_blank {
        cells.insert(place - 1, Words::at(line));
    }
    match rows.last_mut() {
        Some(last) if text.is_empty() && last.len() == 1 => last.extend(cells),
        _ => {
            cells.insert(0, words(line, text));
            rows.push(cells);
        }
    }
}

/// The cells of the head, one for each column and one before them, from the pieces in which they come: years apart from
/// what they are years of, units in brackets, words cut at a stroke.
fn head_cells(head: &[Run<'_>], columns: usize) -> Option<Vec<Words>> {
    let mut cells: Vec<String> = Vec::new();
    let mut lines: Vec<u32> = Vec::new();
    for run in head {
        for piece in pieces(&run.text) {
            match cells.last_mut() {
                Some(last) if goes_on(last, &piece) => join(last, &piece),
                _ => {
                    cells.push(piece);
                    lines.push(run.number());
                }
            }
        }
    }
    let mut cells: Vec<(String, u32)> = cells.into_iter().zip(lines).collect();
    // A title that spans several columns comes first; it is kept with the first of them.
    if cells.len() > columns && cells.first().is_some_and(|cell| cell.0 == "变动") {
        let first_change =
            cells.iter().position(|cell| cell.0.starts_with("技术调整")).filter(|place| *place > 0)?;
        let (span, line) = cells.remove(0);
        cells[first_change - 1].0 = format!("{span} {}", cells[first_change - 1].0);
        cells[first_change - 1].1 = line;
    }
    // The last column's title may be printed higher than the others, and so come before them.
    let estimate = cells.first().is_some_and(|cell| cell.0.contains("估计"));
    if cells.len() == columns && estimate {
        cells.rotate_left(1);
    }
    let mut row: Vec<Words> = cells.iter().map(|(text, line)| words(*line, text)).collect();
    if row.len() == columns {
        row.insert(0, Words::default());
    }
    (row.len() == columns + 1).then_some(row)
}

/// The pieces of a run of the head: words, with `2022 年` and the mark of a note kept together.
fn pieces(text: &str) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let mark = word.len() == 1 && word.bytes().all(|byte| byte.is_ascii_lowercase());
        match pieces.last_mut() {
            Some(last)
                if mark || word.starts_with('年') && last.bytes().all(|byte| byte.is_ascii_digit()) =>
            {
                last.push(' ');
                last.push_str(word);
            }
            _ => pieces.push(word.to_owned()),
        }
    }
    pieces
}

/// Whether `piece` goes on with the cell `last`.
fn goes_on(last: &str, piece: &str) -> bool {
    let year = last
        .strip_suffix(" 年")
        .is_some_and(|year| year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit()));
    year || last.ends_with('/') || piece.starts_with('(')
}
