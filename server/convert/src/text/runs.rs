//! Runs: the blocks of an extracted text, each the lines between two block ends, joined.

use crate::joining::{is_ideograph, join};
use crate::model::{Piece, Words, single_blanks};
use crate::text::furniture::footnote_label;
use crate::text::markers;
use crate::text::opening::{Opening, caption, opening};
use crate::text::physical::Line;

/// Brackets the label of a footnote inside a run's text. The two are no characters of any text (Unicode, section 23.7).
const MARK_START: char = '\u{FDD0}';
const MARK_END: char = '\u{FDD1}';

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

    /// Cuts the run before line `at` and gives the second part.
    pub(crate) fn split_off(&mut self, at: usize) -> Self {
        let lines = self.lines.split_off(at);
        let texts = self.texts.split_off(at);
        let mut behind = Self { lines, texts, text: String::new() };
        self.join_lines();
        behind.join_lines();
        behind
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
    fn mark(&mut self, line: usize, start: usize, end: usize) {
        let text = &mut self.texts[line];
        text.insert(end, MARK_END);
        text.insert(start, MARK_START);
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

/// Words of a plan from part of a run's text.
pub(crate) fn words(line: u32, text: &str) -> Words {
    let mut words = Words::at(line);
    let mut rest = text.trim();
    while let Some((before, after)) = rest.split_once(MARK_START) {
        words.push(Piece::Text(before.to_owned()));
        let (label, behind) = after.split_once(MARK_END).unwrap_or((after, ""));
        words.push(Piece::FootnoteMark(label.to_owned()));
        rest = behind;
    }
    words.push(Piece::Text(rest.to_owned()));
    words
}

/// `text` without the marks of footnotes, for comparing.
pub(crate) fn unmarked(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(MARK_START) {
        plain.push_str(before);
        rest = after.split_once(MARK_END).map_or("", |(_, behind)| behind);
    }
    plain.push_str(rest);
    plain
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

/// Pages of a text that a footnote and its mark may be apart, in lines of the source. A page of the published plans has
/// about 45 lines, each followed by an empty one.
const PAGE_LINES: u32 = 110;

/// Finds the marks of numbered `footnotes` in `runs`. Returns the notes whose mark was not found.
pub(crate) fn mark_footnotes(runs: &mut [Run<'_>], footnotes: &[(String, u32)]) -> Vec<usize> {
    let mut unmarked = Vec::new();
    for (index, (label, line)) in footnotes.iter().enumerate() {
        let from = line.saturating_sub(PAGE_LINES);
        let best = runs
            .iter()
            .enumerate()
            .filter(|(_, run)| {
                run.number() < *line && run.lines.last().is_some_and(|last| last.number >= from)
            })
            .filter_map(|(number, run)| {
                best_mark(run, label).map(|(score, line, start)| (score, number, line, start))
            })
            .max();
        match best {
            Some((_, number, line, start)) => {
                runs[number].mark(line, start, start + label.len());
                mark_repetitions(runs, label, number);
            }
            None => unmarked.push(index),
        }
    }
    unmarked
}

/// Where `label` may be a mark in `run`: its likelihood, line and place in the line.
fn best_mark(run: &Run<'_>, label: &str) -> Option<(u32, usize, usize)> {
    let lines = run.texts.iter().enumerate();
    let places =
        lines.flat_map(|(line, text)| text.match_indices(label).map(move |(start, _)| (line, text, start)));
    places
        .filter_map(|(line, text, start)| {
            let before = text[..start].chars().next_back()?;
            let wrapped = || run.texts.get(line + 1).and_then(|next| next.chars().next());
            let after = text[start + label.len()..].chars().next().or_else(wrapped);
            mark_likelihood(before, after).map(|likelihood| (likelihood, line, start))
        })
        .max()
}

/// Takes the notes below tables, whose label is a letter (`a 包括…`), out of `runs`, and brackets their marks. Gives each
/// note and whether its mark was found.
pub(crate) fn take_lettered_notes<'s>(runs: &mut Vec<Run<'s>>) -> Vec<(Run<'s>, bool)> {
    let mut notes = Vec::new();
    let mut index = 0;
    while index < runs.len() {
        let label = match footnote_label(&runs[index].text) {
            Some((label, rest)) if is_lettered_note(label, rest) => label.to_owned(),
            _ => {
                index += 1;
                continue;
            }
        };
        let run = runs.remove(index);
        let from = run.number().saturating_sub(PAGE_LINES);
        let before = runs[..index].iter().enumerate().rev().take_while(|(_, run)| run.number() >= from);
        let place =
            before.filter_map(|(number, run)| lettered_mark(run, &label).map(|line| (number, line))).next();
        if let Some((number, line)) = place {
            let end = runs[number].texts[line].len();
            runs[number].mark(line, end - label.len(), end);
        }
        notes.push((run, place.is_some()));
    }
    notes
}

fn is_lettered_note(label: &str, text: &str) -> bool {
    let letter = label.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'*');
    let begins = |first: char| {
        is_ideograph(first) || first.is_ascii_digit() || first.is_ascii_uppercase() || first == '《'
    };
    letter && text.starts_with(begins)
}

/// The line of `run` that ends in the mark `label`: a letter that is no part of a word.
fn lettered_mark(run: &Run<'_>, label: &str) -> Option<usize> {
    run.texts.iter().position(|text| {
        text.strip_suffix(label).is_some_and(|before| {
            let sign = before.trim_end().chars().next_back();
            sign.is_some_and(|sign| is_ideograph(sign) || matches!(sign, ')' | '）' | '》' | '。'))
        })
    })
}

/// How likely a number between `before` and `after` is the mark of a footnote; `None` if it cannot be.
fn mark_likelihood(before: char, after: Option<char>) -> Option<u32> {
    let sign = matches!(before, '。' | '，' | '；' | '、' | '》' | '”' | ')' | '）' | '：' | ']');
    if !sign && !is_ideograph(before) || before == '第' || before == MARK_START {
        return None;
    }
    match after {
        None => Some(4),
        Some(' ') if sign => Some(4),
        Some('。' | '，' | '；' | '、' | '：') => Some(3),
        Some(' ') => Some(2),
        Some(
            '年' | '月' | '日' | '个' | '次' | '项' | '名' | '号' | '条' | '段' | '款' | '%' | '级' | '点',
        ) => None,
        Some(after) if is_ideograph(after) && sign => Some(2),
        Some(after) if is_ideograph(after) => Some(1),
        Some(_) => None,
    }
}

/// A note on the title of a lettered section may be referred to again by the titles of the sections that follow.
fn mark_repetitions(runs: &mut [Run<'_>], label: &str, first: usize) {
    if lettered_title(&runs[first].text).is_none() {
        return;
    }
    for run in &mut runs[first + 1..] {
        if matches!(opening(&run.text), Opening::Programme { .. }) {
            return;
        }
        let Some(last) = run.texts.last() else { continue };
        if lettered_title(&run.text).is_some() && last.ends_with(label) {
            let (line, end) = (run.texts.len() - 1, last.len());
            run.mark(line, end - label.len(), end);
        }
    }
}

/// The letter and title of a lettered heading: `A. 会议管理`.
pub(crate) fn lettered_title(text: &str) -> Option<(char, &str)> {
    let mut characters = text.chars();
    let letter = characters.next().filter(char::is_ascii_uppercase)?;
    let title = characters.as_str().strip_prefix('.')?.trim_start();
    let short = !title.is_empty() && title.chars().count() <= 45;
    let begins = |first: char| is_ideograph(first) || first.is_ascii_digit();
    let heading = !title.ends_with(['。', '；', '，', '：', ';']) && title.starts_with(begins);
    (short && heading).then_some((letter, title))
}

#[cfg(test)]
mod tests {
    use super::{mark_footnotes, runs};
    use crate::model::Piece;
    use crate::text::physical::lines;

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

    #[test]
    fn marks_of_footnotes_are_found() {
        let source = "A. 铁路，甲市7 \n\n共有 7 个组织7 参加。 \n\nB. 铁路，乙市 7 \n\n";
        let mut runs = runs(&lines(source).0);
        assert!(mark_footnotes(&mut runs, &[("7".to_owned(), 90)]).is_empty());
        assert_eq!(runs[0].words().pieces()[1], Piece::FootnoteMark("7".to_owned()));
        assert_eq!(runs[1].words().pieces().len(), 1);
        assert_eq!(runs[2].words().plain(), "B. 铁路，乙市7");
    }

    #[test]
    fn a_note_without_a_mark_is_told() {
        let mut runs = runs(&lines("共有 7 个组织参加。 \n\n").0);
        assert_eq!(mark_footnotes(&mut runs, &[("7".to_owned(), 9)]), [0]);
    }
}
