//! Years beside each other: the columns of a table, or the items of a list, that say what was and what will be.

use super::exhibits::{below_caption, exhibits_of};
use super::facts::{Block, BlockKind, Row, Said, Series, SeriesYear, YearValue};
use crate::amount::Cell;
use crate::years::years;
use planmark_syntax::{Span, without_marks};

/// Words for what was, in the six languages, as the heads of columns have them.
const ACTUAL: [&str; 9] = ["actual", "实际", "effectif", "réel", "réalis", "efectiv", "real", "факт", "فعلي"];

/// Words for what is to be.
const PLANNED: [&str; 10] =
    ["planned", "计划", "prévu", "planifi", "previst", "planificad", "запланир", "план", "مقرر", "مخطط"];

/// What stands for a year in which what is counted is not there, in the six languages.
const NOT_APPLICABLE: [&str; 11] = [
    "n/a",
    "n.a.",
    "not applicable", // en
    "不适用",
    "无", // zh
    "s.o.",
    "sans objet", // fr
    "n. a.",
    "no se aplica", // es
    "н/п",          // ru
    "لا ينطبق",      // ar
];

/// The years of everything that a section shows. `text` is the section's own part.
pub(super) fn read(blocks: &[Block], text: &str) -> Vec<Series> {
    exhibits_of(blocks)
        .into_iter()
        .filter_map(|block| {
            let years = shown(blocks, block, text);
            (years.len() > 1).then_some(Series { block, years })
        })
        .collect()
}

/// The years of the table or list that begins with a block, or to which the block is the caption.
fn shown(blocks: &[Block], block: usize, text: &str) -> Vec<SeriesYear> {
    let is_caption = blocks.get(block).is_some_and(|block| matches!(block.kind, BlockKind::Caption { .. }));
    let start = if is_caption { below_caption(blocks, block) } else { block };
    let rest = blocks.get(start..).unwrap_or_default();
    match rest {
        [Block { kind: BlockKind::Table(rows), .. }, ..] => in_table(rows),
        _ => {
            let is_comment = |block: &&Block| matches!(block.kind, BlockKind::Comment { .. });
            rest.iter().filter(|block| !is_comment(block)).map_while(|block| in_item(block, text)).collect()
        }
    }
}

fn in_table(rows: &[Row]) -> Vec<SeriesYear> {
    let Some((head, below)) = rows.split_first() else { return Vec::new() };
    let mut found = Vec::new();
    for (column, cell) in head.cells.iter().enumerate() {
        let in_cell = years(&cell.text);
        let [year] = &in_cell[..] else { continue };
        // A head of several lines does not tell where in the text its year stands.
        let is_one_line = cell.span.len() as usize == cell.text.len();
        let values = below.iter().filter_map(|row| Some(value(&row.cells.get(column)?.text)));
        let value =
            if below.is_empty() { YearValue::Words } else { values.max().unwrap_or(YearValue::Blank) };
        found.push(SeriesYear {
            year: year.value,
            span: if is_one_line {
                Span::new(year.range.start, year.range.end).shifted(cell.span.start)
            } else {
                cell.span
            },
            head: cell.span,
            said: said(&cell.text),
            value,
        });
    }
    found
}

/// `2024 (actual): …` as an item of a list.
fn in_item(block: &Block, text: &str) -> Option<SeriesYear> {
    let item = block.item()?;
    let raw = text.get(block.words.at(0))?;
    let found = years(raw);
    let year = found.first().filter(|year| raw[..year.range.start].trim().is_empty())?;
    let colon = raw[year.range.end..].find([':', '：']).map(|at| year.range.end + at)?;
    let head = &raw[year.range.end..colon];
    if head.chars().count() > 40 {
        return None;
    }
    let start = block.words.start;
    Some(SeriesYear {
        year: year.value,
        span: Span::new(year.range.start, year.range.end).shifted(start),
        head: Span::new(year.range.start, colon).shifted(start),
        said: said(head),
        value: if item.children.is_empty() {
            value(raw[colon..].trim_start_matches([':', '：']))
        } else {
            YearValue::Words
        },
    })
}

fn value(text: &str) -> YearValue {
    match Cell::read(text) {
        Cell::Blank => YearValue::Blank,
        cell if cell.is_nil() => YearValue::Nil,
        Cell::Amount(_) => YearValue::Number,
        Cell::Text if NOT_APPLICABLE.contains(&without_marks(text).trim().to_lowercase().as_str()) => {
            YearValue::NotApplicable
        }
        Cell::Text => YearValue::Words,
    }
}

fn said(head: &str) -> Option<Said> {
    let head = head.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| head.contains(word));
    match (has(&ACTUAL), has(&PLANNED)) {
        (true, false) => Some(Said::Actual),
        (false, true) => Some(Said::Planned),
        _ => None,
    }
}
