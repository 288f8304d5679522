//! What is left of charts: labels and numbers that stand in the text where the chart was, most of them at the foot of
//! its page, in the middle of a sentence. They are lifted out and kept beside the section as a comment.

use crate::account::is_blank;
use crate::text::markers;
use crate::text::physical::Line;

/// Lifts the labels and numbers of charts out of `lines`. Gives each chart's lines.
pub(crate) fn take<'s>(lines: &mut Vec<Line<'s>>) -> Vec<Vec<Line<'s>>> {
    let mut charts = Vec::new();
    let mut index = 0;
    while index < lines.len() {
        let page_ends = lines.get(index + 1).is_none_or(|next| next.direct);
        if page_ends && let Some(start) = chart_start(&lines[..=index]) {
            let count = index + 1 - start;
            charts.push(lines.drain(start..=index).filter(|line| !line.text.is_empty()).collect());
            index -= count - 1;
            // The page that follows keeps its start.
            continue;
        }
        index += 1;
    }
    charts
}

/// Where the remains of a chart begin that end with the last of `lines`: at least two bare numbers, with short labels.
fn chart_start(lines: &[Line<'_>]) -> Option<usize> {
    let mut start = lines.len();
    let mut numbers = 0;
    let mut first_number = None;
    while start > 0 {
        let line = &lines[start - 1];
        if is_number(line.text) {
            numbers += 1;
            first_number = Some(start - 1);
        } else if !line.text.is_empty() && !is_label(line) {
            break;
        }
        start -= 1;
    }
    // Labels before the first number may be the end of the text: only what follows a line of blanks is the chart's.
    let first = first_number.filter(|_| numbers >= 2)?;
    let labels = lines[start..first].iter().rposition(|line| line.text.is_empty()).map_or(first, |place| start + place);
    let opens = lines[..first].iter().rev().take_while(|line| is_axis_label(line)).count();
    Some(labels.min(first - opens))
}

/// Columns of the widest label.
const WIDEST_LABEL: usize = 24;

/// A number alone on its line, with blanks between thousands.
fn is_number(text: &str) -> bool {
    text.starts_with(|sign: char| sign.is_ascii_digit())
        && text.chars().all(|sign| sign.is_ascii_digit() || matches!(sign, '.' | ',' | '%') || is_blank(sign))
        && text.chars().count() <= 12
}

fn is_label(line: &Line<'_>) -> bool {
    let words = !line.text.contains(['。', '；', '，', '：']) && markers::leading(line.text).is_none();
    words && line.width() <= WIDEST_LABEL
}

/// A label without a block end: `GS (OL)`, `P-4`, `员额`.
fn is_axis_label(line: &Line<'_>) -> bool {
    !line.ends_block && !line.text.is_empty() && line.width() <= 10
}

#[cfg(test)]
mod tests {
    use super::take;
    use crate::text::physical::lines;

    fn taken(source: &str) -> (String, Vec<String>) {
        let mut lines = lines(source).0;
        let charts = take(&mut lines);
        let show = |lines: &[crate::text::physical::Line<'_>]| lines.iter().map(|line| line.text).collect::<Vec<_>>().join("|");
        (show(&lines), charts.iter().map(|chart| show(chart)).collect())
    }

    #[test]
    fn numbers_and_labels_at_the_foot_of_a_page_are_lifted_out() {
        let (text, charts) = taken("(b) 就铁路事务提供意见； \n\n1.0 \n\n22.1 \n\n用品\n\n招待费\n (c) 监督铁路； \n\n(d) 丁。 \n\n");
        assert_eq!(text, "(b) 就铁路事务提供意见；|(c) 监督铁路；|(d) 丁。");
        assert_eq!(charts, ["1.0|22.1|用品|招待费"]);
    }

    #[test]
    fn one_number_is_no_chart() {
        let (_, charts) = taken("铁路的数目增加到\n\n12 \n 列。 \n\n丁。 \n\n");
        assert!(charts.is_empty());
    }
}
