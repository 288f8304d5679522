//! Performance measures: tables with a column for each year, whose text cells come out column by column.

use planmark_convert_model::account::Account;
use planmark_convert_model::plan::{Block, Piece, Words};
use planmark_syntax::script::columns_on_page;

use crate::marks::words;
use crate::runs::Run;

/// The labels of the year columns, if `text` is the head of such a table: `2020(实际) 2021 (实际) 2022(计划)`.
pub(super) fn years(text: &str) -> Option<Vec<String>> {
    let mut labels: Vec<String> = Vec::new();
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let year = word.get(..4).is_some_and(|year| year.bytes().all(|byte| byte.is_ascii_digit()));
        match labels.last_mut() {
            _ if year => labels.push(word.to_owned()),
            Some(last) if word.starts_with(['(', '（', '年']) => last.push_str(word),
            _ => return None,
        }
    }
    let stated = labels.iter().all(|label| label.contains("实际") || label.contains("计划"));
    (labels.len() >= 2 && stated).then_some(labels)
}

/// A piece of a cell: nil, or a text that is a whole paragraph of one cell.
#[derive(Clone, Debug)]
enum Part {
    Nil { line: u32, sign: String },
    Text { line: u32, text: String, width: usize },
}

/// Reads the cells below the head: one row. `pages` are its runs, cut where a page break repeated the head.
pub(super) fn read(labels: &[String], line: u32, pages: &[Vec<Run<'_>>], account: &mut Account) -> Block {
    let head = labels.iter().map(|label| Words::source(line, label)).collect();
    let mut cells = vec![Vec::new(); labels.len()];
    for (page, runs) in pages.iter().enumerate() {
        if page == 0 {
            cells = first_page(labels.len(), runs, account);
        } else {
            next_page(&mut cells, runs, account);
        }
    }
    Block::Table { head: true, rows: vec![head, cells.iter().map(|parts| cell(parts)).collect()] }
}

fn first_page(columns: usize, runs: &[Run<'_>], account: &mut Account) -> Vec<Vec<Part>> {
    let parts = parts(runs);
    let line = runs.first().map_or(0, Run::number);
    let text = runs.iter().find(|run| !run.text.starts_with('—')).map_or("", |run| run.text.as_str());
    if parts.len() < columns {
        account.doubt(line, text, "Fewer cells than years; they were placed from the first year on.");
    } else if parts.len() > columns {
        account.doubt(
            line,
            text,
            "More texts than years; the widths of their lines decided which year each belongs to.",
        );
    }
    let ends = if (columns + 1..=MOST_PARTS).contains(&parts.len()) {
        group(&parts, columns)
    } else {
        // As many as there are; whatever is too much stays in the last year.
        let mut ends: Vec<usize> = (1..=parts.len().min(columns)).collect();
        if let Some(last) = ends.last_mut() {
            *last = parts.len();
        }
        ends
    };
    let mut cells = Vec::new();
    let mut start = 0;
    for end in ends {
        cells.push(parts[start..end].to_vec());
        start = end;
    }
    cells.resize(columns, Vec::new());
    cells
}

/// The row goes on behind a page break: its texts belong to years that were not nil, from the first of them on.
fn next_page(cells: &mut [Vec<Part>], runs: &[Run<'_>], account: &mut Account) {
    let parts = parts(runs);
    if let Some(run) = runs.first() {
        account.doubt(
            run.number(),
            &run.text,
            "A page break cut the table; the texts behind it were placed from the first year on.",
        );
    }
    let nil = |cell: &Vec<Part>| cell.iter().all(|part| matches!(part, Part::Nil { .. }));
    let all_nil = cells.iter().all(nil);
    let mut open: Vec<&mut Vec<Part>> = cells.iter_mut().filter(|cell| all_nil || !nil(cell)).collect();
    let last = open.len().saturating_sub(1);
    for (index, part) in parts.into_iter().enumerate() {
        if let Some(cell) = open.get_mut(index.min(last)) {
            cell.push(part);
        }
    }
}

/// Most paragraphs in one row of a measure; real ones have up to sixteen.
const MOST_PARTS: usize = 60;

fn parts(runs: &[Run<'_>]) -> Vec<Part> {
    let mut parts = Vec::new();
    for run in runs {
        let line = run.number();
        let mut rest = run.text.as_str();
        while let Some(behind) =
            rest.strip_prefix(['—', '–']).filter(|behind| behind.is_empty() || behind.starts_with(' '))
        {
            parts.push(Part::Nil { line, sign: rest[..rest.len() - behind.len()].to_owned() });
            rest = behind.trim_start();
        }
        if !rest.is_empty() {
            parts.push(Part::Text { line, text: rest.to_owned(), width: column_width(run, rest) });
        }
    }
    parts
}

/// Columns of the widest line of `run` that was wrapped: the width of the table's column as far as the text fills it.
fn column_width(run: &Run<'_>, rest: &str) -> usize {
    let last = run.texts.len().saturating_sub(1);
    let wrapped = run.texts.iter().enumerate().filter(|(index, _)| *index < last || last == 0);
    let width = |(index, text): (usize, &String)| {
        // Signs for empty years stand before the first line.
        let text = if index == 0 && last > 0 { text.trim_start_matches(['—', '–', ' ']) } else { text };
        columns_on_page(text.trim())
    };
    wrapped.map(width).max().unwrap_or(0).min(columns_on_page(rest))
}

/// Divides `parts` into `columns` groups of neighbours so that the widths within a group differ least. Gives the end
/// of each group.
fn group(parts: &[Part], columns: usize) -> Vec<usize> {
    let count = parts.len();
    let unreachable = usize::MAX / 2;
    // cost[column][end]: least cost of dividing the first `end` parts into `column` groups.
    let mut cost = vec![vec![unreachable; count + 1]; columns + 1];
    let mut from = vec![vec![0; count + 1]; columns + 1];
    cost[0][0] = 0;
    for column in 1..=columns {
        for end in column..=count {
            for start in column - 1..end {
                let total = cost[column - 1][start].saturating_add(group_cost(&parts[start..end]));
                if total < cost[column][end] {
                    cost[column][end] = total;
                    from[column][end] = start;
                }
            }
        }
    }
    let mut ends = vec![count];
    for column in (2..=columns).rev() {
        let end = *ends.last().unwrap_or(&count);
        ends.push(from[column][end]);
    }
    ends.reverse();
    ends
}

fn group_cost(parts: &[Part]) -> usize {
    if parts.len() > 1 && parts.iter().any(|part| matches!(part, Part::Nil { .. })) {
        return usize::MAX / 4;
    }
    let widths = parts.iter().filter_map(|part| match part {
        Part::Text { width, .. } => Some(*width),
        Part::Nil { .. } => None,
    });
    let widest = widths.clone().max().unwrap_or(0);
    widths.map(|width| (widest - width) * (widest - width)).sum::<usize>() + parts.len() - 1
}

fn cell(parts: &[Part]) -> Words {
    let mut cell = Words::default();
    for part in parts {
        let more = match part {
            Part::Nil { line, sign } => Words::source(*line, sign),
            Part::Text { line, text, .. } => words(*line, text),
        };
        if cell.is_empty() {
            cell = more;
        } else {
            cell.push(Piece::Supplied(" ".to_owned()));
            for piece in more.pieces() {
                cell.push(piece.clone());
            }
        }
    }
    cell
}
