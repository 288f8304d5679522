//! The two-column table of expected accomplishments and indicators of achievement.
//!
//! Extracted text gives it row by row, all of the left cell, then all of the right cell, with nothing between. Letters
//! and numerals mark most of the boundaries. Where they do not, a gap in the middle of a line does, then the order of
//! the runs; what remains is told as uncertain.

use crate::account::{Account, DropReason};
use crate::joining::{is_ideograph, join};
use crate::model::{Block, Words, single_blanks};
use crate::text::markers::{self, Kind};
use crate::text::runs::{Run, words};

/// One row: an accomplishment and its indicators.
#[derive(Debug, Default)]
struct Row {
    line: u32,
    marker: Option<String>,
    /// Text of the left cell, in the pieces in which it came.
    accomplishment: String,
    /// Whether the left cell may go on: it was cut off by the right cell with no block end between.
    cut: bool,
    indicators: Vec<Indicator>,
}

#[derive(Debug)]
struct Indicator {
    line: u32,
    marker: Option<String>,
    text: String,
}

/// Reads the `runs` below the head of the table.
pub(crate) fn read(runs: &[Run<'_>], account: &mut Account) -> Vec<Block> {
    let mut table = Table { rows: Vec::new(), account };
    for (index, run) in runs.iter().enumerate() {
        table.run(run, runs.get(index + 1));
    }
    table.finish()
}

struct Table<'a> {
    rows: Vec<Row>,
    account: &'a mut Account,
}

impl Table<'_> {
    fn run(&mut self, run: &Run<'_>, next: Option<&Run<'_>>) {
        let Some(marked) = markers::leading(&run.text) else { return self.unmarked(run, next) };
        match marked.kind {
            Kind::Numeral => self.indicators(run.number(), &run.text),
            Kind::Letter if self.repeats_letter(marked.marker, marked.rest) => {
                self.account.drop(run.number(), DropReason::RepeatedMarker, marked.marker);
                self.indicators(run.number(), marked.rest);
            }
            Kind::Letter => self.new_row(run, Some(marked.marker), next),
            Kind::Bullet | Kind::SmallLetter => self.unmarked(run, next),
        }
    }

    /// Whether `marker` is the letter of the open row again, which some plans print before the indicators as well.
    fn repeats_letter(&self, marker: &str, rest: &str) -> bool {
        self.rows.last().is_some_and(|row| {
            let same = row.marker.as_deref().is_some_and(|letter| same_marker(letter, marker));
            same && (row.indicators.is_empty() || starts_with_numeral(rest))
        })
    }

    fn new_row(&mut self, run: &Run<'_>, marker: Option<&str>, next: Option<&Run<'_>>) {
        if let (Some(marker), Some(row)) = (marker, self.rows.last()) {
            let ordinal = |text: &str| markers::leading(text).map_or(0, |marked| marked.ordinal);
            let before = row.marker.as_deref().map_or(0, ordinal);
            if ordinal(marker) != before + 1 {
                self.account.doubt(run.number(), &run.text, "The letter does not follow the one before it.");
            }
        }
        let cells = split_cells(run, marker, next.is_some_and(|next| begins_indicators(&next.text, marker)));
        let left = marker
            .map_or(cells.left.as_str(), |marker| cells.left.strip_prefix(marker).unwrap_or(&cells.left));
        self.rows.push(Row {
            line: run.number(),
            marker: marker.map(str::to_owned),
            accomplishment: left.trim().to_owned(),
            cut: cells.right.is_some() && !cells.left_ended,
            indicators: Vec::new(),
        });
        if let Some(right) = cells.right {
            if cells.guessed {
                self.account.doubt(
                    run.number(),
                    &right,
                    "The cells of the row stand on one line with only a blank between.",
                );
            }
            match marker.and_then(|marker| right.strip_prefix(marker)) {
                Some(behind) => {
                    self.account.drop(run.number(), DropReason::RepeatedMarker, marker.unwrap_or_default());
                    self.indicators(run.number(), behind.trim());
                }
                None => self.indicators(run.number(), &right),
            }
        }
    }

    /// Adds the indicators that `text` holds to the open row: one without a numeral, or one for each numeral.
    fn indicators(&mut self, line: u32, text: &str) {
        if self.rows.is_empty() {
            self.rows.push(Row { line, ..Row::default() });
            self.account.doubt(line, text, "An indicator stands before any accomplishment.");
        }
        let Some(row) = self.rows.last_mut() else { return };
        let mut expected = row.indicators.last().map_or(0, Indicator::ordinal) + 1;
        for piece in split_numerals(text, expected) {
            let (marker, text) = match markers::leading(piece) {
                Some(marked) if marked.kind == Kind::Numeral => (Some(marked.marker.to_owned()), marked.rest),
                _ => (None, piece.trim()),
            };
            let indicator = Indicator { line, marker, text: text.to_owned() };
            if indicator.marker.is_some() && indicator.ordinal() != expected {
                self.account.doubt(line, piece, "The numeral does not follow the one before it.");
            }
            expected = indicator.ordinal() + 1;
            row.indicators.push(indicator);
        }
    }

    /// A run without a marker: the left cell of a table without letters, the rest of a cell, or the only indicator.
    fn unmarked(&mut self, run: &Run<'_>, next: Option<&Run<'_>>) {
        let line = run.number();
        let Some(row) = self.rows.last_mut() else { return self.new_row(run, None, next) };
        let lettered = row.marker.is_some();
        let indicators_follow = next.is_some_and(|next| begins_indicators(&next.text, row.marker.as_deref()));
        match row.indicators.last_mut() {
            None if indicators_follow => {
                join(&mut row.accomplishment, &run.text);
                self.account.doubt(
                    line,
                    &run.text,
                    "Read as the rest of the accomplishment: numbered indicators follow.",
                );
            }
            None => self.indicators(line, &run.text),
            Some(_) if !lettered => self.new_row(run, None, next),
            Some(_) if row.cut && run.starts_page() => {
                join(&mut row.accomplishment, &run.text);
                row.cut = false;
                self.account.doubt(
                    line,
                    &run.text,
                    "Read as the rest of the accomplishment, which a page break cut.",
                );
            }
            Some(last) => {
                join(&mut last.text, &run.text);
                self.account.doubt(line, &run.text, "Read as the rest of the indicator before it.");
            }
        }
    }

    fn finish(self) -> Vec<Block> {
        let mut blocks = Vec::new();
        for row in self.rows {
            if row.indicators.is_empty() {
                self.account.doubt(
                    row.line,
                    &row.accomplishment,
                    "No indicator was found for this accomplishment.",
                );
            }
            blocks.push(entry(0, row.line, row.marker.as_deref(), &row.accomplishment));
            for indicator in row.indicators {
                blocks.push(entry(1, indicator.line, indicator.marker.as_deref(), &indicator.text));
            }
        }
        blocks
    }
}

impl Indicator {
    fn ordinal(&self) -> u32 {
        self.marker.as_deref().and_then(markers::leading).map_or(0, |marked| marked.ordinal)
    }
}

fn entry(depth: u8, line: u32, marker: Option<&str>, text: &str) -> Block {
    Block::Item { depth, marker: marker.map(|marker| Words::source(line, marker)), words: words(line, text) }
}

fn same_marker(one: &str, other: &str) -> bool {
    let ordinal = |text| markers::leading(text).map(|marked| (marked.kind, marked.ordinal));
    ordinal(one).is_some() && ordinal(one) == ordinal(other)
}

fn starts_with_numeral(text: &str) -> bool {
    markers::leading(text).is_some_and(|marked| marked.kind == Kind::Numeral)
}

/// Whether a run with `text` begins the right cell of a row marked `letter`.
fn begins_indicators(text: &str, letter: Option<&str>) -> bool {
    match markers::leading(text) {
        Some(marked) if marked.kind == Kind::Numeral => marked.ordinal == 1,
        Some(marked) => letter.is_some_and(|letter| same_marker(letter, marked.marker)),
        None => false,
    }
}

/// Cuts `text` before each numeral that goes on counting from `expected`. A numeral behind a colon, comma or semicolon
/// counts an inline list, not indicators.
fn split_numerals(text: &str, expected: u32) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut expected = match markers::leading(text) {
        Some(marked) if marked.kind == Kind::Numeral => marked.ordinal + 1,
        _ => expected,
    };
    for (place, _) in text.match_indices(|sign| matches!(sign, '㈠'..='㈩')) {
        let before = text[..place].trim_end().chars().next_back();
        let inline =
            before.is_some_and(|sign| matches!(sign, '：' | '；' | '，' | '、' | ':' | ';' | '和' | '及'));
        let counts = markers::leading(&text[place..]).is_some_and(|marked| marked.ordinal == expected);
        if place > start && !inline && counts {
            pieces.push(text[start..place].trim());
            start = place;
            expected += 1;
        }
    }
    pieces.push(text[start..].trim());
    pieces
}

/// The cells that the lines of one run hold.
struct Cells {
    left: String,
    right: Option<String>,
    /// Whether a line of the left cell ended as a block does before the right cell began.
    left_ended: bool,
    /// Whether nothing but a single blank told the cells apart.
    guessed: bool,
}

/// Columns above which a line is wider than one cell. Cells are 36 to 50 wide, lines across both up to 86.
const WIDEST_CELL: usize = 52;

/// Tells the left cell of `run` from the right one, where both stand in it.
fn split_cells(run: &Run<'_>, marker: Option<&str>, right_follows: bool) -> Cells {
    let mut cells = Cells { left: String::new(), right: None, left_ended: false, guessed: false };
    for (index, text) in run.texts.iter().enumerate() {
        let start = if index == 0 { marker.map_or(0, str::len) } else { 0 };
        let wide = run.lines[index].width() > WIDEST_CELL;
        let gap = match &cells.right {
            None => first_gap(text, start, marker, wide, right_follows),
            Some(_) if wide => column_gap(text, start, 1).map(|place| Gap { place, sure: true }),
            Some(_) => None,
        };
        match gap {
            Some(gap) => {
                cells.guessed |= cells.right.is_none() && !gap.sure;
                join(&mut cells.left, &single_blanks(&text[..gap.place]));
                join(cells.right.get_or_insert_default(), &single_blanks(&text[gap.place..]));
            }
            None => join(cells.right.as_mut().unwrap_or(&mut cells.left), &single_blanks(text)),
        }
    }
    cells
}

struct Gap {
    place: usize,
    sure: bool,
}

/// Where the right cell begins in a line, if it does: at the repeated letter, at a numeral, behind a gap.
fn first_gap(text: &str, start: usize, marker: Option<&str>, wide: bool, right_follows: bool) -> Option<Gap> {
    let after = &text[start..];
    let repeated = marker.and_then(|marker| after.find(marker)).filter(|&place| {
        place > 0 && after[..place].ends_with(char::is_whitespace) && !after[..place].trim().is_empty()
    });
    let numeral = after.find('㈠').filter(|&place| {
        let before = after[..place].trim_end().chars().next_back();
        before.is_some_and(|sign| !matches!(sign, '：' | '；' | '，' | '、' | ':' | ';' | '(' | '（'))
    });
    if let Some(place) = repeated.or(numeral) {
        return Some(Gap { place: start + place, sure: true });
    }
    if right_follows {
        return None;
    }
    column_gap(text, start, 2)
        .map(|place| Gap { place, sure: true })
        .or_else(|| column_gap(text, start, 1).map(|place| Gap { place, sure: wide }))
}

/// The place behind the first run of at least `blanks` blanks that stands between two Chinese words.
fn column_gap(text: &str, start: usize, blanks: usize) -> Option<usize> {
    let mut from = start;
    while let Some(found) = text[from..].find(char::is_whitespace) {
        let before = &text[..from + found];
        let behind = text[from + found..].trim_start();
        let place = text.len() - behind.len();
        let width = text[from + found..place].chars().count();
        let closes =
            before.chars().next_back().is_some_and(|sign| is_ideograph(sign) || "）)》”。".contains(sign));
        let opens = behind.chars().next().is_some_and(|sign| is_ideograph(sign) || "《“（".contains(sign));
        if width >= blanks && closes && opens && before.len() > start {
            return Some(place);
        }
        from = place;
    }
    None
}
