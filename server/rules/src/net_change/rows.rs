//! The rows of tables of posts, and what is read off each.

use planmark_plan::amount::{Amount, Cell};
use planmark_plan::read::facts::{Block, Row};
use planmark_plan::years::financial_years;

use crate::equations::Figures;
use crate::table_words::{is_net_change, is_number_of_posts, is_total, is_total_column};

/// How many rows of heads a table has at most.
const MOST_HEADS: usize = 4;

/// The rows of a table, or of tables that stand directly below each other.
pub(super) type Rows<'a, 'b> = &'a [&'b Row];

/// Tables that stand directly below each other are one: heads of another kind begin a new one in the text.
pub(super) fn runs(blocks: &[Block]) -> Vec<Vec<&Row>> {
    let tables = blocks.chunk_by(|one, next| one.table().is_some() && next.table().is_some());
    tables.map(|run| run.iter().filter_map(Block::table).flatten().collect()).collect()
}

/// Every number of the table but those in its first column.
pub(super) fn figures(rows: Rows<'_, '_>) -> Figures {
    let cells = rows.iter().enumerate().flat_map(|(at, row)| {
        (1..row.cells.len()).filter_map(move |column| Some(((at, column), amount(row, column)?.thousandths)))
    });
    cells.collect()
}

pub(super) fn label(row: &Row) -> &str {
    row.cells.first().map_or("", |cell| cell.text.trim())
}

pub(super) fn amount(row: &Row, column: usize) -> Option<Amount> {
    Cell::read(&row.cells.get(column)?.text).amount()
}

/// What a cell counts for in a sum; nothing where it holds nothing, none where it holds words.
pub(super) fn value(row: &Row, column: usize) -> Option<i64> {
    match Cell::read(row.cells.get(column).map_or("", |cell| &cell.text)) {
        Cell::Blank => Some(0),
        Cell::Amount(amount) => Some(amount.thousandths),
        Cell::Text => None,
    }
}

/// The period that a row is about, if it is about one.
pub(super) fn period(row: &Row) -> Option<u32> {
    match financial_years(label(row))[..] {
        [year] => Some(year),
        _ => None,
    }
}

/// A column that sums up others.
pub(super) struct Sum {
    pub(super) column: usize,
    pub(super) of: Vec<usize>,
}

impl Sum {
    /// The sums of a row of heads, if it is one: it has words in most columns, and one of them is a total.
    pub(super) fn of_heads(row: &Row) -> Option<Vec<Self>> {
        let heads: Vec<&str> = row.cells.iter().map(|cell| cell.text.trim()).collect();
        let is_head = |head: &&&str| !head.is_empty() && Cell::read(head) == Cell::Text;
        let words = heads.iter().skip(1).filter(is_head).count();
        if words < 3 || words * 2 < heads.len().saturating_sub(1) || !heads.iter().skip(1).any(|head| is_total_column(head)) {
            return None;
        }
        let (mut found, mut open, mut subtotals) = (Vec::new(), Vec::new(), Vec::new());
        let last = heads.iter().rposition(|head| !head.is_empty())?;
        for (column, head) in heads.iter().enumerate().skip(1) {
            if !is_total_column(head) {
                open.push(column);
                continue;
            }
            let of = if column == last && !subtotals.is_empty() {
                subtotals.iter().chain(&open).copied().collect()
            } else {
                std::mem::take(&mut open)
            };
            subtotals.push(column);
            if of.len() > 1 {
                found.push(Self { column, of });
            }
        }
        Some(found)
    }
}

/// The column with the numbers of posts that change, in a list of changes.
pub(super) fn column_of_posts(rows: Rows<'_, '_>) -> Option<usize> {
    let heads = rows.iter().take(MOST_HEADS).flat_map(|row| row.cells.iter().enumerate());
    heads.into_iter().find(|(_, cell)| is_number_of_posts(&cell.text)).map(|(at, _)| at)
}

/// Whether a row sums up the changes of a component: `Net change, component 1`, `Total – component 1`.
pub(super) fn is_of_component(label: &str) -> bool {
    (is_net_change(label) || is_total(label)) && label.contains([',', '，', '、', ':', '：', '-', '–', '—'])
}
