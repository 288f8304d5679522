//! Performance measures: tables with a column for each year, whose text cells come out column by column.

use unicode_width::UnicodeWidthStr;

use crate::account::Account;
use crate::model::{Block, Piece, Words};
use crate::text::runs::{Run, words};

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

/// Reads the cells below the head. `runs` are one row, or more where `resumed` tells that a page break repeated the head.
pub(super) fn read(labels: &[String], line: u32, rows: &[Vec<Run<'_>>], account: &mut Account) -> Block {
    let mut table = vec![labels.iter().map(|label| Words::source(line, label)).collect::<Vec<_>>()];
    for runs in rows {
        table.push(row(labels.len(), runs, account));
    }
    Block::Table { head: true, rows: table }
}

fn row(columns: usize, runs: &[Run<'_>], account: &mut Account) -> Vec<Words> {
    let pieces = pieces(runs);
    let line = runs.first().map_or(0, Run::number);
    let text = runs.iter().find(|run| !run.text.starts_with('—')).map_or("", |run| run.text.as_str());
    if pieces.len() < columns {
        account.doubt(line, text, "Fewer cells than years; they were placed from the first year on.");
    } else if pieces.len() > columns {
        account.doubt(
            line,
            text,
            "More texts than years; which year each belongs to was taken from the widths of their lines.",
        );
    }
    let ends = if pieces.len() > columns { group(&pieces, columns) } else { (1..=pieces.len()).collect() };
    let mut cells = Vec::new();
    let mut start = 0;
    for end in ends {
        cells.push(cell(&pieces[start..end]));
        start = end;
    }
    cells.resize(columns, Words::default());
    cells
}

fn pieces(runs: &[Run<'_>]) -> Vec<Part> {
    let mut pieces = Vec::new();
    for run in runs {
        let line = run.number();
        let mut rest = run.text.as_str();
        while let Some(behind) =
            rest.strip_prefix(['—', '–']).filter(|behind| behind.is_empty() || behind.starts_with(' '))
        {
            pieces.push(Part::Nil { line, sign: rest[..rest.len() - behind.len()].to_owned() });
            rest = behind.trim_start();
        }
        if !rest.is_empty() {
            pieces.push(Part::Text { line, text: rest.to_owned(), width: column_width(run, rest) });
        }
    }
    pieces
}

/// Columns of the widest line of `run` that was wrapped: the width of the table's column as far as the text fills it.
fn column_width(run: &Run<'_>, rest: &str) -> usize {
    let last = run.texts.len().saturating_sub(1);
    let wrapped = run.texts.iter().enumerate().filter(|(index, _)| *index < last || last == 0);
    let width = |(index, text): (usize, &String)| {
        // Signs for empty years stand before the first line.
        let text = if index == 0 && last > 0 { text.trim_start_matches(['—', '–', ' ']) } else { text };
        text.trim().width_cjk()
    };
    wrapped.map(width).max().unwrap_or(0).min(rest.width_cjk())
}

/// Divides `pieces` into `columns` groups of neighbours so that the widths within a group differ least. Gives the end
/// of each group.
fn group(pieces: &[Part], columns: usize) -> Vec<usize> {
    let count = pieces.len();
    let unreachable = usize::MAX / 2;
    // cost[column][end]: least cost of dividing the first `end` pieces into `column` groups.
    let mut cost = vec![vec![unreachable; count + 1]; columns + 1];
    let mut from = vec![vec![0; count + 1]; columns + 1];
    cost[0][0] = 0;
    for column in 1..=columns {
        for end in column..=count {
            for start in column - 1..end {
                let total = cost[column - 1][start].saturating_add(group_cost(&pieces[start..end]));
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

fn group_cost(pieces: &[Part]) -> usize {
    if pieces.len() > 1 && pieces.iter().any(|piece| matches!(piece, Part::Nil { .. })) {
        return usize::MAX / 4;
    }
    let widths = pieces.iter().filter_map(|piece| match piece {
        Part::Text { width, .. } => Some(*width),
        Part::Nil { .. } => None,
    });
    let widest = widths.clone().max().unwrap_or(0);
    widths.map(|width| (widest - width) * (widest - width)).sum::<usize>() + pieces.len() - 1
}

fn cell(pieces: &[Part]) -> Words {
    let mut cell = Words::default();
    for piece in pieces {
        let more = match piece {
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
