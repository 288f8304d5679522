//! Footnotes: their texts, and their marks, which extracted text gives as bare digits or letters glued to words.

use planmark_convert_model::account::Account;
use planmark_convert_model::joining::is_ideograph;

use crate::draft::{Aside, AsideKind};
use crate::furniture::footnote_label;
use crate::marks::{MARK_START, words};
use crate::opening::{Opening, lettered_title, opening};
use crate::physical::Line;
use crate::runs::Run;

/// The footnotes of the pages and the notes below tables, their marks bracketed in `runs`.
pub(crate) fn take<'s>(
    footnotes: &[Vec<Line<'s>>],
    runs: &mut Vec<Run<'s>>,
    account: &mut Account,
) -> Vec<Aside> {
    let mut notes: Vec<Run<'s>> = Vec::new();
    let mut asides = Vec::new();
    for lines in footnotes {
        let run = Run::new(lines.clone());
        if footnote_label(&run.text).is_some() {
            notes.push(run);
        } else {
            account.doubt(run.number(), &run.text, "A text without a label stands among the footnotes.");
            asides.push(Aside { line: run.number(), kind: AsideKind::Text, words: run.words() });
        }
    }
    let label =
        |run: &Run<'_>| footnote_label(&run.text).map_or(String::new(), |(label, _)| label.to_owned());
    let labels: Vec<(String, u32)> = notes.iter().map(|run| (label(run), run.number())).collect();
    for index in mark_footnotes(runs, &labels) {
        doubt_mark(&notes[index], account);
    }
    for (run, marked) in take_lettered_notes(runs) {
        // The note that a star marks belongs to the masthead, which is left out with its mark.
        if !marked && !run.text.starts_with('*') {
            doubt_mark(&run, account);
        }
        notes.push(run);
    }
    asides.extend(notes.iter().map(footnote));
    asides
}

fn footnote(run: &Run<'_>) -> Aside {
    let line = run.number();
    let (label, text) = footnote_label(&run.text).unwrap_or(("", &run.text));
    Aside { line, kind: AsideKind::Footnote(label.to_owned()), words: words(line, text) }
}

fn doubt_mark(run: &Run<'_>, account: &mut Account) {
    account.doubt(run.number(), &run.text, "The mark of this footnote was not found in the text.");
}

/// Lines of the source that a footnote and its mark may be apart. A page of the published plans has
/// about 45 lines, each followed by an empty one.
const PAGE_LINES: u32 = 110;

/// Finds the marks of numbered `footnotes` in `runs`. Returns the notes whose mark was not found.
fn mark_footnotes(runs: &mut [Run<'_>], footnotes: &[(String, u32)]) -> Vec<usize> {
    let mut unmarked = Vec::new();
    for (index, (label, line)) in footnotes.iter().enumerate() {
        let from = line.saturating_sub(PAGE_LINES);
        let end = runs.partition_point(|run| run.number() < *line);
        let reaches = |run: &Run<'_>| run.lines.last().is_some_and(|last| last.number >= from);
        let window = runs[..end].iter().enumerate().rev().take_while(|(_, run)| reaches(run));
        let mut places: Vec<Place> = window.flat_map(|(number, run)| places(number, run, label)).collect();
        places.sort_unstable();
        let found = !places.is_empty();
        // A note may be referred to more than once: every place that can hardly be anything else is a mark.
        let clear = places.len() - places.partition_point(|place| place.likelihood < CLEAR);
        let mut marks = places.split_off(places.len() - clear.max(1).min(places.len()));
        // From the end, so that a mark does not move the places of those before it.
        marks.sort_unstable_by_key(|place| (place.run, place.line, place.start));
        for place in marks.into_iter().rev() {
            runs[place.run].mark(place.line, place.start, place.start + label.len());
            mark_repetitions(runs, label, place.run);
        }
        if !found {
            unmarked.push(index);
        }
    }
    unmarked
}

/// Where a label may be a mark, ordered by how likely it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    likelihood: u32,
    run: usize,
    line: usize,
    start: usize,
}

/// Likelihood from which on a number can hardly be anything but a mark.
const CLEAR: u32 = 3;

/// Every place in `run` where `label` may be a mark.
fn places(number: usize, run: &Run<'_>, label: &str) -> Vec<Place> {
    let mut places = Vec::new();
    for (line, text) in run.texts.iter().enumerate() {
        for (start, _) in text.match_indices(label) {
            let Some(before) = text[..start].chars().next_back() else { continue };
            let behind = &text[start + label.len()..];
            // A raised mark makes the extraction begin a new line, right behind the one with the mark.
            let raised = behind.is_empty() && run.lines.get(line + 1).is_some_and(|next| next.direct);
            let wrapped = || run.texts.get(line + 1).and_then(|next| next.chars().next());
            let after = if raised { None } else { behind.chars().next().or_else(wrapped) };
            if let Some(likelihood) = mark_likelihood(before, after) {
                places.push(Place { likelihood, run: number, line, start });
            }
        }
    }
    places
}

/// Takes the notes below tables, whose label is a letter (`a 包括…`), out of `runs`, and brackets their marks. Gives each
/// note and whether its mark was found.
fn take_lettered_notes<'s>(runs: &mut Vec<Run<'s>>) -> Vec<(Run<'s>, bool)> {
    let mut notes = Vec::new();
    let mut kept: Vec<Run<'s>> = Vec::with_capacity(runs.len());
    for run in std::mem::take(runs) {
        let label = match footnote_label(&run.text) {
            Some((label, rest)) if is_lettered_note(label, rest) => label.to_owned(),
            _ => {
                kept.push(run);
                continue;
            }
        };
        let from = run.number().saturating_sub(PAGE_LINES);
        let before = kept.iter_mut().rev().take_while(|run| run.number() >= from);
        let place = before.filter_map(|run| lettered_mark(run, &label).map(|line| (run, line))).next();
        let marked = place.is_some();
        if let Some((run, line)) = place {
            let end = run.texts[line].len();
            run.mark(line, end - label.len(), end);
        }
        notes.push((run, marked));
    }
    *runs = kept;
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

#[cfg(test)]
mod tests {
    use super::mark_footnotes;
    use crate::physical::lines;
    use crate::runs::runs;
    use planmark_convert_model::plan::Piece;

    #[test]
    fn marks_of_footnotes_are_found() {
        let source = "A. 铁路，甲市7 \n\n共有 7 个组织7 参加。 \n\nB. 铁路，乙市 7 \n\n";
        let mut runs = runs(&lines(source).0);
        assert!(mark_footnotes(&mut runs, &[("7".to_owned(), 90)]).is_empty());
        assert_eq!(runs[0].words().pieces()[1], Piece::FootnoteMark("7".into()));
        assert_eq!(runs[1].words().pieces().len(), 1);
        assert_eq!(runs[2].words().plain(), "B. 铁路，乙市7");
    }

    #[test]
    fn a_note_without_a_mark_is_told() {
        let mut runs = runs(&lines("共有 7 个组织参加。 \n\n").0);
        assert_eq!(mark_footnotes(&mut runs, &[("7".to_owned(), 9)]), [0]);
    }
}
