//! Where blocks end in a text whose lines do not say so: some tools cut the blanks at the ends of lines.
//!
//! A block then ends before a line that begins something, behind a line that is a heading, and with a line that is
//! clearly shorter than the lines around it.

use crate::markers;
use crate::opening::{Opening, is_accomplishments, lettered_title, opening};
use crate::physical::Line;
use crate::runs::{Run, is_broken_symbol};
use crate::symbols;
use crate::vocabulary;

/// Columns by which a wrapped line may fall short of its column: a character that did not fit, and signs that may not
/// begin a line.
const RAGGED: usize = 5;

/// Sets `ends_block` of every line.
pub(crate) fn mark(lines: &mut [Line<'_>]) {
    let mut column = 0;
    for index in 0..lines.len() {
        let line = lines[index];
        let next = lines.get(index + 1).copied();
        column = line.width().max(column);
        let ends = next.is_none_or(|next| ends_before(&line, &next, column));
        lines[index].ends_block = ends;
        if ends {
            column = 0;
        }
    }
}

/// Whether a block ends between `line` and `next`; `column` is the width of the widest line of the block so far.
fn ends_before(line: &Line<'_>, next: &Line<'_>, column: usize) -> bool {
    if line.text.is_empty() || next.text.is_empty() || is_heading(line.text) || is_heading(next.text) {
        return true;
    }
    if next.indent > 0 && !next.direct || symbols::leading(next.text).is_some() {
        return true;
    }
    match opening(next.text) {
        Opening::Objective { .. } | Opening::Paragraph { .. } | Opening::Lettered { .. } => true,
        // An entry of an inline list may begin a line as well; the line before it is full then.
        Opening::Entry(_) => line.width() + RAGGED < BODY || line.text.ends_with(['；', '：', '。']),
        _ => line.width() + RAGGED < column.max(next.width()),
    }
}

/// Columns of a full line of running text in the published plans.
const BODY: usize = 70;

/// Columns of the shortest line that wraps: in a cell of the two-column table, in a list of mandates, in running text.
const WRAPPED_CELL: usize = 30;
const WRAPPED_TITLE: usize = 46;
const WRAPPED_TEXT: usize = 56;

/// Cuts the runs of a plan with two-column tables where the blank that ends a block was lost: behind a line that is too short to be
/// wrapped, before one that begins something.
pub(crate) fn mend(runs: Vec<Run<'_>>) -> Vec<Run<'_>> {
    let mut mended = Vec::with_capacity(runs.len());
    for run in runs {
        let pairs = run.lines.windows(2).enumerate();
        let cuts: Vec<usize> =
            pairs.filter(|(_, pair)| lost_end(&pair[0], &pair[1])).map(|(index, _)| index + 1).collect();
        mended.extend(run.split_at(&cuts));
    }
    mended
}

/// Whether a block ends between `line` and `next`, though nothing says so.
fn lost_end(line: &Line<'_>, next: &Line<'_>) -> bool {
    let width = line.width();
    if next.direct || line.ends_block || width < NARROWEST_HEADING {
        return false;
    }
    let waits = line.text.ends_with(['第', '和', '、', '，', '；', ';', '/', '-', '(', '（', '《', '“'])
        || is_broken_symbol(line.text);
    if waits {
        return false;
    }
    // A heading of one word may be the last word of a cell: 传播战略.
    let wrapped = match opening(next.text) {
        Opening::Section | Opening::Mandates => WRAPPED_CELL,
        Opening::Text => WRAPPED_TEXT,
        _ => WRAPPED_TITLE,
    };
    if is_heading(line.text) || is_heading(next.text) && width < wrapped {
        return true;
    }
    let (entry, marked) = match opening(next.text) {
        Opening::Paragraph { number, .. } => {
            return number.trim_end_matches('.').contains('.') && width < WRAPPED_TEXT;
        }
        Opening::Objective { .. } => return width < WRAPPED_TEXT,
        Opening::Entry(marked) => (true, marked.kind == markers::Kind::Letter),
        _ => (false, false),
    };
    let symbol = symbols::leading(next.text).is_some_and(|leading| !leading.rest.is_empty());
    width < WRAPPED_CELL && (entry || symbol || line.text.ends_with(['。', '；']))
        || symbol && width < WRAPPED_TITLE
        || marked && width < WRAPPED_CELL
}

/// Columns of the shortest heading: `战略`.
const NARROWEST_HEADING: usize = 4;

fn is_heading(text: &str) -> bool {
    matches!(
        opening(text),
        Opening::Programme { .. }
            | Opening::Subprogramme { .. }
            | Opening::Component { .. }
            | Opening::Mandates
            | Opening::Section
            | Opening::FrameworkHead { .. }
    ) || lettered_title(text).is_some()
        || text.starts_with("秘书处") && is_accomplishments(text)
        || is_organ(text)
}

/// Whether `text` may be the heading of a list of mandates: an organ with what it decides, and no sentence.
fn is_organ(text: &str) -> bool {
    let text = text.trim_end_matches(['：', ':']);
    text.chars().count() <= LONGEST_ORGAN
        && vocabulary::adopted().chain(["声明", "商定结论"]).any(|kind| text.ends_with(kind))
        && vocabulary::organs().chain(["理事会", "委员会", "经社会", "规划署", "人居署", "会议", "《"]).any(
            |organ| text.starts_with(organ) || text.contains(organ) && !text.contains(['，', '。', '；']),
        )
        && symbols::leading(text).is_none()
}

/// Most characters of the heading of a list that stands on one line.
const LONGEST_ORGAN: usize = 30;

#[cfg(test)]
mod tests {
    use super::{mark, mend};
    use crate::physical::lines;
    use crate::runs::runs;

    fn ends(source: &str) -> Vec<bool> {
        let mut lines = lines(source).0;
        mark(&mut lines);
        lines.iter().map(|line| line.ends_block).collect()
    }

    #[test]
    fn a_short_line_ends_a_block() {
        let text = "铁路货运的份额在两年中持续增加因为沿线各国简化了手续\n铁路货运的份额在两年中\n港口的吞吐量持续增加因为沿海各国简化了手续并且降低了\n费用\n";
        assert_eq!(ends(text), [false, true, false, true]);
    }

    #[test]
    fn a_block_ends_before_what_begins_another() {
        let text = "次级方案 1\n铁路\n本组织的目标：铁路畅通\n秘书处预期成绩 绩效指标\n(a) 铁路畅通\n㈠ 列车数目增加\n71/20 铁路\n71/21 港口\n";
        assert_eq!(ends(text), [true; 8]);
    }

    #[test]
    fn a_lost_end_is_mended_where_a_line_is_too_short_to_be_wrapped() {
        let mended = |source: &str| {
            let lines = lines(source).0;
            mend(runs(&lines)).into_iter().map(|run| run.text).collect::<Vec<_>>()
        };
        let mandates = "71/20 铁路\n\n71/21 港口 \n\n经济及社会理事会决议\n\n2014/1 铁路 \n\n";
        assert_eq!(mended(mandates), ["71/20 铁路", "71/21 港口", "经济及社会理事会决议", "2014/1 铁路"]);
        let cell = "(c) 在铁路司内实施铁路技术方案和传播 \n\n沿线各国得到的铁路技术方案和传播\n\n战略得到落实的国家 \n\n";
        assert_eq!(mended(cell).len(), 2, "{:?}", mended(cell));
        let wrapped =
            "7/1 按照沿线各国的请求和大会第六十八届会议通过的关于铁路的第\n\n67/226 号决议提供支助 \n\n";
        assert_eq!(mended(wrapped).len(), 1);
    }

    #[test]
    fn an_inline_list_goes_on() {
        let text = "1.2 铁路司将在两年中继续努力，为沿线各国提供服务，其中包括以下各个方面，即\n(a) 简化手续，(b) 降低费用。\n";
        assert_eq!(ends(text), [false, true]);
    }
}
