//! Columns of posts in a box of an organizational chart: `RB:` on the left, `XB:` on the right, below each its posts and their sum.
//!
//! Tabs part the columns, or blanks that are gone. The sums tell where an entry belongs that stands alone in its line.

use planmark_convert_model::plan::Words;

use super::content::{Paragraph, split};
use super::grid_cell::set_apart;

/// The columns of a box.
#[derive(Debug)]
pub(super) struct Columns {
    titles: Vec<Words>,
    /// Entries in the order of the page.
    entries: Vec<Entry>,
}

/// A number of posts.
#[derive(Debug)]
struct Entry {
    /// The column in which it seems to stand.
    column: usize,
    /// It stands alone in its line, so that it may stand in another.
    alone: bool,
    words: Words,
}

/// Characters of the title of a column: `RB:`, `XB:`, `ITC RB:`.
const LONGEST_TITLE: usize = 8;

impl Columns {
    /// The columns that a line of a box heads.
    pub(super) fn headed(paragraph: &Paragraph) -> Option<Self> {
        let is_title = |words: &Words| {
            let text = words.plain();
            let bare = text.trim_end_matches([':', '：']);
            bare.len() < text.len()
                && bare.chars().count() <= LONGEST_TITLE
                && bare.chars().all(|sign| sign.is_uppercase() || sign == ' ')
        };
        let are_titles = paragraph.segments.len() == 2 && paragraph.segments.iter().all(is_title);
        are_titles.then(|| Self { titles: paragraph.segments.clone(), entries: Vec::new() })
    }

    /// Takes a line of posts. False, if it is none: the box goes on in another way.
    pub(super) fn take(&mut self, paragraph: &Paragraph) -> bool {
        let segments: Vec<Words> = match &paragraph.segments[..] {
            [only] => halves(only),
            all => all.to_vec(),
        };
        let is_number =
            |words: &Words| words.plain().starts_with(|sign: char| sign.is_ascii_digit() || sign == '–');
        if segments.len() > self.titles.len() || !segments.iter().all(is_number) {
            return false;
        }
        let last = self.titles.len() - 1;
        let alone = segments.len() == 1;
        for (column, words) in segments.into_iter().enumerate() {
            let column = if alone && paragraph.leading_tabs > 0 { last } else { column };
            self.entries.push(Entry { column, alone, words });
        }
        true
    }

    /// Adds the columns to `words`, one behind the other; as they stand on the page, if nothing tells which entry belongs where.
    pub(super) fn print(self, words: &mut Words) {
        let Self { titles, entries } = self;
        let last = titles.len() - 1;
        let as_printed = || entries.iter().map(|entry| (entry.column, &entry.words)).collect::<Vec<_>>();
        let unsure = entries.iter().filter(|entry| entry.alone).count();
        let candidates = std::iter::once(as_printed())
            .chain((0..=unsure).rev().map(|left| split_at(&entries, left, last)));
        let mut fitting = candidates.filter(|placed| (0..titles.len()).all(|column| adds_up(placed, column)));
        let Some(found) = fitting.next() else {
            let all = titles.iter().chain(entries.iter().map(|entry| &entry.words));
            all.for_each(|part| set_apart(words, part));
            return;
        };
        for (column, title) in titles.iter().enumerate() {
            set_apart(words, title);
            found.iter().filter(|(own, _)| *own == column).for_each(|(_, entry)| set_apart(words, entry));
        }
    }
}

/// The columns of entries, if of those that stand alone the first `left` belong to the left column, the others to the `last`.
fn split_at(entries: &[Entry], left: usize, last: usize) -> Vec<(usize, &Words)> {
    let mut alone = 0;
    let mut placed = Vec::with_capacity(entries.len());
    for entry in entries {
        alone += usize::from(entry.alone);
        let column = match entry.alone {
            true if alone <= left => 0,
            true => last,
            false => entry.column,
        };
        placed.push((column, &entry.words));
    }
    placed
}

/// Two entries in one segment, `5 P-5 1 P-5`, or the one that it is.
fn halves(words: &Words) -> Vec<Words> {
    let text = words.plain();
    let places = text.match_indices(' ').map(|(place, _)| place);
    let is_number = |place: usize| {
        let rest = &text[place + 1..];
        let next = rest.split(' ').next().unwrap_or_default();
        !next.is_empty() && next.bytes().all(|digit| digit.is_ascii_digit())
    };
    let Some(place) = places.into_iter().find(|place| is_number(*place)) else { return vec![words.clone()] };
    let (first, second) = split(words, place, place + 1);
    [Some(first), second].into_iter().flatten().collect()
}

/// Whether the last entry of a column is a number alone, and the sum of those above it.
fn adds_up(placed: &[(usize, &Words)], column: usize) -> bool {
    let mut numbers: Vec<u32> = Vec::new();
    let mut alone = false;
    for (_, words) in placed.iter().filter(|(own, _)| *own == column) {
        let text = words.plain();
        let number = text.split(' ').next().unwrap_or_default();
        alone = number.len() == text.trim_end().len();
        let Ok(number) = number.parse() else { return false };
        numbers.push(number);
    }
    match numbers.split_last() {
        Some((sum, addends)) => alone && addends.iter().sum::<u32>() == *sum,
        None => true,
    }
}

#[cfg(test)]
mod tests {
    use super::Columns;
    use crate::content::Paragraph;
    use planmark_convert_model::plan::Words;

    fn paragraph(text: &str) -> Paragraph {
        let bare = text.trim_start_matches('\t');
        let segments = bare.split('\t').filter(|part| !part.is_empty()).map(|part| Words::source(1, part));
        let leading_tabs = text.len() - bare.len();
        Paragraph { place: 1, leading_tabs, segments: segments.collect(), ..Paragraph::default() }
    }

    fn printed(lines: &[&str]) -> String {
        let mut columns = Columns::headed(&paragraph(lines[0])).expect("titles");
        for line in &lines[1..] {
            assert!(columns.take(&paragraph(line)), "{line}");
        }
        let mut words = Words::at(1);
        columns.print(&mut words);
        words.plain()
    }

    #[test]
    fn each_column_has_its_posts() {
        let expected = "RB: 1 D-1; 1 P-5; 2; XB: 2 P-4; 5 P-3; 3 LL; 10";
        assert_eq!(
            printed(&["RB:\t\tXB:", "1 D-1\t\t2 P-4", "1 P-5\t\t5 P-3", "\t\t3 LL", "2\t\t10"]),
            expected
        );
        // Without tabs, the sums tell.
        assert_eq!(printed(&["RB:\tXB:", "1 D-1 2 P-4", "1 P-5 5 P-3", "3 LL", "2 10"]), expected);
        let expected = "RB: 1 D-1; 3 P-5; 4; XB: 1 LL; 1";
        assert_eq!(printed(&["RB:\tXB:", "1 D-1\t1 LL", "\t3 P-5", "4\t1"]), expected);
    }

    #[test]
    fn what_does_not_add_up_stays_as_it_stands_on_the_page() {
        assert_eq!(
            printed(&["RB:\tXB:", "1 D-1\t2 P-4", "3 LL", "9\t9"]),
            "RB: XB: 1 D-1; 2 P-4; 3 LL; 9; 9"
        );
    }

    #[test]
    fn only_short_titles_head_columns() {
        for text in ["Office\tHead", "RB:", "RB\tXB", "rb:\txb:"] {
            assert!(Columns::headed(&paragraph(text)).is_none(), "{text}");
        }
        let mut columns = Columns::headed(&paragraph("ITC RB:\tXB:")).expect("titles");
        assert!(!columns.take(&paragraph("Total: 3")));
    }
}
