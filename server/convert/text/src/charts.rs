//! What is left of charts: labels and numbers that stand in the text where the chart was, most of them at the foot of
//! its page, in the middle of a sentence. They are lifted out and kept beside the section as a comment.

use planmark_convert_model::account::is_blank;

use crate::markers;
use crate::opening::{Opening, caption, opening};
use crate::physical::Line;

/// Lifts the labels and numbers of charts out of `lines`. Gives each chart's lines.
pub(crate) fn take<'s>(lines: &mut Vec<Line<'s>>) -> Vec<Vec<Line<'s>>> {
    let mut charts = Vec::new();
    let mut kept: Vec<Line<'s>> = Vec::with_capacity(lines.len());
    let mut index = 0;
    while index < lines.len() {
        kept.push(lines[index]);
        index += 1;
        let next = lines.get(index);
        if next.is_some_and(|next| !next.direct) {
            continue;
        }
        let Some(start) = chart_start(&kept).or_else(|| text_boxes(&kept, next)) else { continue };
        let last = lines[index..].windows(2).take_while(|pair| is_last_label(&pair[0], &pair[1])).count();
        let chart = kept.drain(start..).chain(lines[index..index + last].iter().copied());
        charts.push(chart.filter(|line| !line.text.is_empty()).collect());
        index += last;
    }
    *lines = kept;
    charts
}

/// Where the remains of a chart begin that end with the last of `lines`: at least two bare numbers, with short labels.
fn chart_start(lines: &[Line<'_>]) -> Option<usize> {
    let mut titles = 0;
    // The numbers before any title of the chart was met, and all of them: how many, and the first.
    let mut near = (0, None);
    let mut all = (0, None);
    for (index, line) in lines.iter().enumerate().rev().take(LONGEST_CHART) {
        if is_number(line.text) {
            all = (all.0 + 1, Some(index));
            if titles == 0 {
                near = all;
            }
        } else if !line.text.is_empty() && !is_label(line) {
            // A chart's own titles are longer than its labels.
            titles += 1;
            if titles > MOST_TITLES || line.text.contains(['。', '；']) || opening(line.text) != Opening::Text
            {
                break;
            }
        }
    }
    let enough = |(count, first): (usize, Option<usize>), least| first.filter(|_| count >= least);
    let first = enough(all, 5).or_else(|| enough(near, 2))?;
    // Labels right before the first number are the chart's as well.
    let labels = lines[..first].iter().rev().take_while(|line| is_axis_label(line)).count();
    Some(first - labels)
}

/// Most lines of a chart, lines of blanks among them.
const LONGEST_CHART: usize = 200;

/// Most lines of titles in a chart.
const MOST_TITLES: usize = 6;

/// Fewest lines of a chart that has no numbers.
const FEWEST_LINES: usize = 6;

/// Where the text boxes of a chart begin that end with the last of `lines`, a page: many short lines, no sentence among
/// them, behind running text that the next page goes on with, or that is finished.
fn text_boxes(lines: &[Line<'_>], next: Option<&Line<'_>>) -> Option<usize> {
    let boxes = lines
        .iter()
        .rev()
        .take(LONGEST_CHART)
        .take_while(|line| line.text.is_empty() || is_box(line))
        .count();
    let start = lines.len() - boxes;
    let filled = lines[start..].iter().filter(|line| !line.text.is_empty());
    let short = filled.clone().filter(|line| line.width() <= WIDEST_LABEL).count();
    let count = filled.count();
    let before = lines[..start].last()?;
    let goes_on = !before.ends_block
        && next.is_some_and(|next| next.width() >= RUNNING_TEXT && opening(next.text) == Opening::Text);
    let captioned = lines[..start].iter().rev().take(3).any(|line| caption(line.text).is_some());
    let finished = before.ends_block && before.text.ends_with('。') && count >= 2 * FEWEST_LINES;
    (count >= FEWEST_LINES && short * 2 > count && !captioned && (goes_on || finished)).then_some(start)
}

/// Columns of the widest text box, and of the shortest line that is running text.
const WIDEST_BOX: usize = 44;
const RUNNING_TEXT: usize = 60;

fn is_box(line: &Line<'_>) -> bool {
    let words =
        !line.text.contains(['。', '；']) && matches!(opening(line.text), Opening::Text | Opening::Section);
    words && line.width() <= WIDEST_BOX && caption(line.text).is_none()
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

/// Whether `line` is a label of the chart before it that stands alone before the next page.
fn is_last_label(line: &Line<'_>, next: &Line<'_>) -> bool {
    line.direct && next.direct && is_axis_label(line)
}

/// A label without a block end: `GS (OL)`, `P-4`, `员额`.
fn is_axis_label(line: &Line<'_>) -> bool {
    !line.ends_block && !line.text.is_empty() && line.width() <= 10
}

#[cfg(test)]
mod tests {
    use super::take;
    use crate::physical::lines;

    fn taken(source: &str) -> (String, Vec<String>) {
        let mut lines = lines(source).0;
        let charts = take(&mut lines);
        let show = |lines: &[crate::physical::Line<'_>]| {
            lines.iter().map(|line| line.text).collect::<Vec<_>>().join("|")
        };
        (show(&lines), charts.iter().map(|chart| show(chart)).collect())
    }

    #[test]
    fn numbers_and_labels_at_the_foot_of_a_page_are_lifted_out() {
        let (text, charts) = taken(
            "(b) 就铁路事务提供意见； \n\n1.0 \n\n22.1 \n\n用品\n\n招待费\n (c) 监督铁路； \n\n(d) 丁。 \n\n",
        );
        assert_eq!(text, "(b) 就铁路事务提供意见；|(c) 监督铁路；|(d) 丁。");
        assert_eq!(charts, ["1.0|22.1|用品|招待费"]);
    }

    #[test]
    fn text_boxes_in_the_middle_of_a_sentence_are_lifted_out() {
        let body = "8. 自从上一个两年期以来，作为框架的组成部分拟订和核可目标的经验反映了这一挑战，政府间进程所核准的";
        let boxes = "铁路方案 \n\n投入： \n\n员额 \n\n产出： \n\n货运 \n\n目标： \n\n畅通 \n";
        let next = " 目标和指标有时由于秘书处的工作成果而被更多地定义为影响，有时被更多地定义为与工作本身有关。 \n\n";
        let (text, charts) = taken(&format!("{body}\n\n{boxes}{next}"));
        assert_eq!(text, format!("{body}|{}", next.trim()));
        assert_eq!(charts.len(), 1);
    }

    #[test]
    fn one_number_is_no_chart() {
        let (_, charts) = taken("铁路的数目增加到\n\n12 \n 列。 \n\n丁。 \n\n");
        assert!(charts.is_empty());
    }
}
