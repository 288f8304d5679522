//! The analysis of variances repeats a line of the table of requirements, `| International staff | ($148.8) | (1.9%) | ($433.9) | (5.4%) |`: the
//! same label has the same figures in both.

use planmark_findings::message::Message;
use planmark_plan::amount::{Amount, Cell};
use planmark_plan::model::Programme;
use planmark_plan::read::facts::{Block, Row};
use planmark_syntax::without_marks;
use planmark_workspace::check::Findings;

use super::table::{Sign, Table};

/// A line of the table of requirements, and its variances: amount and share for each period.
struct Line<'a> {
    label: String,
    variances: Vec<&'a str>,
}

pub(super) fn check(programme: &Programme, findings: &mut Findings) {
    let tables = || {
        programme.sections.iter().flat_map(|section| {
            section.facts.blocks.iter().filter_map(Block::table).map(move |rows| (section.start, rows))
        })
    };
    let lines: Vec<Line<'_>> = tables().flat_map(|(_, rows)| lines(rows)).collect();
    for (start, rows) in tables() {
        let [head, body @ ..] = rows else { continue };
        if body.is_empty() || !head.cells.first().is_some_and(|cell| cell.text.trim().is_empty()) {
            continue;
        }
        for row in body {
            let Some((figures, line)) = repeated(row, &lines) else { continue };
            for (cell, wanted) in figures.into_iter().zip(&line.variances) {
                let (Some(here), Some(there)) = (figure(&row.cells[cell].text), figure(wanted)) else { continue };
                if here.thousandths.abs() != there.thousandths.abs() {
                    let message = Message::new("column-formula-variance")
                        .with("label", row.cells[0].text.trim())
                        .with("value", wanted.trim())
                        .with("here", row.cells[cell].text.trim());
                    findings.tell(row.cells[cell].span.shifted(start), message);
                }
            }
        }
    }
}

/// The columns of a row that repeats a line, and that line; none where the label stands in several.
fn repeated<'a>(row: &Row, lines: &'a [Line<'a>]) -> Option<(Vec<usize>, &'a Line<'a>)> {
    let named = label(row);
    let mut same = lines.iter().filter(|line| line.label == named);
    let line = same.next().filter(|_| same.next().is_none())?;
    let columns: Vec<usize> = (1..row.cells.len()).collect();
    let all_figures = columns.iter().all(|column| figure(&row.cells[*column].text).is_some());
    let has_money = columns.iter().any(|column| row.cells[*column].text.contains('$'));
    (all_figures && has_money && columns.len() == line.variances.len()).then_some((columns, line))
}

/// The lines of a table whose heads say which columns are differences, and which are shares of these.
fn lines(rows: &[Row]) -> Vec<Line<'_>> {
    let Some(table) = Table::read(rows) else { return Vec::new() };
    let mut columns: Vec<usize> = Vec::new();
    for formula in &table.formulas {
        match &formula.terms[..] {
            [(Sign::Plus, _), (Sign::Minus | Sign::Over, _)] => columns.push(formula.column),
            _ => return Vec::new(),
        }
    }
    columns.sort_unstable();
    let body = rows.get(table.first_row..).unwrap_or_default();
    body.iter()
        .filter_map(|row| {
            let variances: Option<Vec<&str>> =
                columns.iter().map(|column| row.cells.get(*column).map(|cell| &*cell.text)).collect();
            Some(Line { label: label(row), variances: variances? })
        })
        .filter(|line| line.variances.iter().any(|text| figure(text).is_some()))
        .collect()
}

fn label(row: &Row) -> String {
    without_marks(row.cells.first().map_or("", |cell| &cell.text)).trim().to_lowercase()
}

/// A figure with its sign of money or of a share.
fn figure(text: &str) -> Option<Amount> {
    Cell::read(&text.replace(['$', '%'], "")).amount()
}
