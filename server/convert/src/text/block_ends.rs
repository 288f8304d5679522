//! Where blocks end in a text whose lines do not say so: some tools cut the blanks at the ends of lines.
//!
//! A block then ends before a line that begins something, behind a line that is a heading, and with a line that is
//! clearly shorter than the lines around it.

use crate::text::opening::{Opening, opening};
use crate::text::physical::Line;
use crate::text::symbols;

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

fn is_heading(text: &str) -> bool {
    matches!(
        opening(text),
        Opening::Programme { .. }
            | Opening::Subprogramme { .. }
            | Opening::Component { .. }
            | Opening::Mandates
            | Opening::Section
            | Opening::FrameworkHead { .. }
    )
}

#[cfg(test)]
mod tests {
    use super::mark;
    use crate::text::physical::lines;

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
    fn an_inline_list_goes_on() {
        let text = "1.2 铁路司将在两年中继续努力，为沿线各国提供服务，其中包括以下各个方面，即\n(a) 简化手续，(b) 降低费用。\n";
        assert_eq!(ends(text), [false, true]);
    }
}
