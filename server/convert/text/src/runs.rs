//! Runs: the blocks of an extracted text, each the lines between two block ends, joined.

use planmark_convert_model::joining::join;
use planmark_convert_model::plan::{Words, single_blanks};

use crate::markers;
use crate::marks::{self, words};
use crate::opening::{Opening, caption, opening};
use crate::physical::Line;

/// The lines of one block and their joined text.
#[derive(Clone, Debug)]
pub(crate) struct Run<'s> {
    pub(crate) lines: Vec<Line<'s>>,
    /// The text of each line, with the marks of footnotes bracketed.
    pub(crate) texts: Vec<String>,
    /// The joined text, single blanks only, with the marks of footnotes bracketed.
    pub(crate) text: String,
}

impl<'s> Run<'s> {
    pub(crate) fn new(lines: Vec<Line<'s>>) -> Self {
        let texts = lines.iter().map(|line| line.text.to_owned()).collect();
        let mut run = Self { lines, texts, text: String::new() };
        run.join_lines();
        run
    }

    fn join_lines(&mut self) {
        self.text.clear();
        for text in &self.texts {
            let text = single_blanks(text);
            if is_broken_symbol(&self.text) {
                self.text.push_str(&text);
            } else {
                join(&mut self.text, &text);
            }
        }
    }

    /// Cuts the run before each of the lines `cuts`, which are in order.
    pub(crate) fn split_at(mut self, cuts: &[usize]) -> Vec<Self> {
        if cuts.is_empty() {
            return vec![self];
        }
        let mut parts: Vec<Self> = Vec::new();
        for &cut in cuts.iter().rev() {
            let lines = self.lines.split_off(cut);
            let texts = self.texts.split_off(cut);
            parts.push(Self { lines, texts, text: String::new() });
        }
        parts.push(self);
        parts.reverse();
        parts.iter_mut().for_each(Self::join_lines);
        parts
    }

    /// The run with the lines of `more` behind its own.
    pub(crate) fn followed_by(mut self, more: &Self) -> Self {
        self.lines.extend_from_slice(&more.lines);
        self.texts.extend_from_slice(&more.texts);
        self.join_lines();
        self
    }

    /// Line of the source at which the run begins.
    pub(crate) fn number(&self) -> u32 {
        self.lines.first().map_or(0, |line| line.number)
    }

    pub(crate) fn starts_page(&self) -> bool {
        self.lines.first().is_some_and(Line::starts_page)
    }

    pub(crate) fn indented(&self) -> bool {
        self.lines.first().is_some_and(|line| line.indent > 0)
    }

    /// Columns of the last line.
    pub(crate) fn last_width(&self) -> usize {
        self.lines.last().map_or(0, Line::width)
    }

    /// The whole text as words of a plan.
    pub(crate) fn words(&self) -> Words {
        words(self.number(), &self.text)
    }

    /// Brackets the label that stands at `start..end` of line `line`.
    pub(crate) fn mark(&mut self, line: usize, start: usize, end: usize) {
        let text = &mut self.texts[line];
        marks::bracket(text, start, end);
        // A blank that set the label off goes: the mark stands right behind what it marks.
        let before = text[..start].trim_end().len();
        text.replace_range(before..start, "");
        self.join_lines();
    }
}

/// Whether `text` ends in a document's symbol that a line end broke off: capitals and strokes without a number.
pub(crate) fn is_broken_symbol(text: &str) -> bool {
    let symbol = text.rsplit(' ').next().unwrap_or_default();
    let signs = symbol.bytes().all(|byte| byte.is_ascii_uppercase() || matches!(byte, b'/' | b'.' | b'-'));
    signs && symbol.contains('/') && symbol.starts_with(|first: char| first.is_ascii_uppercase())
}

/// Joins `lines` into runs. A line of blanks separates runs and is none.
pub(crate) fn runs<'s>(lines: &[Line<'s>]) -> Vec<Run<'s>> {
    let mut runs: Vec<Run<'s>> = Vec::new();
    let mut pending: Vec<Line<'s>> = Vec::new();
    for line in lines {
        if line.text.is_empty() {
            finish(&mut pending, &mut runs);
            continue;
        }
        if repeats_table_head(line) {
            finish(&mut pending, &mut runs);
        }
        if pending.is_empty()
            && let Some(last) = runs.last_mut()
            && last.lines.len() < LONGEST_MENDED
            && is_broken_off(&last.text, line.text)
        {
            pending = std::mem::take(&mut last.lines);
            runs.pop();
        }
        pending.push(*line);
        if line.ends_block {
            finish(&mut pending, &mut runs);
        }
    }
    finish(&mut pending, &mut runs);
    runs
}

/// Lines from which on a run is not joined with the next, whatever it ends in: a sentence is shorter.
const LONGEST_MENDED: usize = 60;

fn finish<'s>(pending: &mut Vec<Line<'s>>, runs: &mut Vec<Run<'s>>) {
    if !pending.is_empty() {
        runs.push(Run::new(std::mem::take(pending)));
    }
}

/// Whether `line` is the head of a table, or the objective above it at the start of a page: a page break repeats them,
/// and the cells that it cut end before them.
fn repeats_table_head(line: &Line<'_>) -> bool {
    match opening(line.text) {
        Opening::FrameworkHead { .. } => true,
        Opening::Objective { .. } => line.starts_page(),
        Opening::Text => line.starts_page() && matches!(caption(line.text), Some((_, None))),
        _ => false,
    }
}

/// Whether a block cannot end with `before` if `after` comes next: `第` waits for its number, `第 1267` for its year.
fn is_broken_off(before: &str, after: &str) -> bool {
    let waits_for_year = before.ends_with(|last: char| last.is_ascii_digit())
        && before.rfind('第').is_some_and(|start| !before[start..].contains(['号', '条', '段']))
        && after.starts_with(['(', '（'])
        && after.chars().skip(1).take(4).all(|digit| digit.is_ascii_digit());
    before.ends_with(['第', '(', '（', '《', '“']) || waits_for_year || ends_in_marker(before)
}

/// Whether `text` ends in the marker of an entry of an inline list: `(a) 铁路；(b)`.
fn ends_in_marker(text: &str) -> bool {
    let place = match text.char_indices().next_back() {
        Some((place, '㈠'..='㈩')) => place,
        Some((_, ')' | '）')) => text.rfind(['(', '（']).unwrap_or(0),
        _ => return false,
    };
    let behind_sign = text[..place].trim_end().ends_with(['；', '：', '，', '、', '和', ';']);
    behind_sign && markers::leading(&text[place..]).is_some_and(|marked| marked.rest.is_empty())
}

#[cfg(test)]
mod tests {
    use super::runs;
    use crate::physical::lines;

    fn texts(source: &str) -> Vec<String> {
        runs(&lines(source).0).into_iter().map(|run| run.text).collect()
    }

    #[test]
    fn wrapped_lines_are_joined() {
        assert_eq!(
            texts("铁路货\n\n运大会第\n\n71/20 号决议 \n\n丙 \n\n"),
            ["铁路货运大会第 71/20 号决议", "丙"]
        );
    }

    #[test]
    fn a_broken_citation_is_joined_even_behind_a_block_end() {
        assert_eq!(texts("铁路：(a) 货运；(b) \n\n客运。 \n\n"), ["铁路：(a) 货运；(b)客运。"]);
        assert_eq!(texts("见大会第 \n\n71/20 号决议 \n\n"), ["见大会第 71/20 号决议"]);
        assert_eq!(texts("安理会第 1199 \n\n(1998)号决议 \n\n"), ["安理会第 1199(1998)号决议"]);
    }
}
