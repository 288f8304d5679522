//! The two-column table of expected accomplishments and indicators of achievement.
//!
//! Extracted text gives it row by row, all of the left cell, then all of the right cell, with nothing between. Letters
//! and numerals mark most of the boundaries. Where they do not, a gap in the middle of a line does, then the order of
//! the runs; what remains is told as uncertain.

use planmark_convert_model::account::{Account, DropReason};
use planmark_convert_model::joining::{is_ideograph, join};
use planmark_convert_model::plan::{Block, Words, single_blanks};
use planmark_syntax::script::columns_on_page;

use crate::markers::{self, Kind};
use crate::marks::words;
use crate::physical::Line;
use crate::runs::Run;

/// One row: an accomplishment and its indicators.
#[derive(Debug, Default)]
struct Row<'s> {
    line: u32,
    marker: Option<String>,
    accomplishment: String,
    /// How the left cell ends so far.
    left: CellEnd,
    /// The run that holds the left cell, if nothing told where the right one begins.
    unsplit: Option<Run<'s>>,
    indicators: Vec<Indicator>,
    /// How the right cell ends so far.
    right: CellEnd,
}

#[derive(Debug)]
struct Indicator {
    line: u32,
    marker: Option<String>,
    text: String,
}

/// How a cell ends as far as it was read, to tell which cell goes on behind a page break.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct CellEnd {
    /// Its last line does not end a block.
    open: bool,
    /// Columns of its last line.
    width: usize,
}

impl CellEnd {
    fn of(line: &Line<'_>) -> Self {
        Self { open: !line.ends_block, width: line.width() }
    }
}

/// A run of the table.
pub(crate) struct Cell<'s> {
    pub(crate) run: Run<'s>,
    /// Whether the table goes on here behind a page break.
    pub(crate) resumed: bool,
}

/// Reads the runs below the head of the table.
pub(crate) fn read(cells: Vec<Cell<'_>>, account: &mut Account) -> Vec<Block> {
    let mut table = Table { rows: Vec::new(), account };
    let cells = split_at_letters(split_at_pages(cells));
    for (index, cell) in cells.iter().enumerate() {
        let next = cells.get(index + 1).map(|next| next.run.text.as_str());
        table.run(&cell.run, cell.resumed, next);
    }
    table.finish()
}

/// Cuts every run before a line that begins the next row.
fn split_at_letters(cells: Vec<Cell<'_>>) -> Vec<Cell<'_>> {
    let mut split = Vec::new();
    let mut letter = 0;
    for Cell { run, resumed } in cells {
        let mut cuts = Vec::new();
        for (index, text) in run.texts.iter().enumerate() {
            match letter_of(text) {
                Some(next) if index > 0 && next == letter + 1 => {
                    cuts.push(index);
                    letter = next;
                }
                Some(first) if index == 0 => letter = first,
                _ => {}
            }
        }
        let parts = run.split_at(&cuts).into_iter().enumerate();
        split.extend(parts.map(|(part, run)| Cell { run, resumed: resumed && part == 0 }));
    }
    split
}

fn letter_of(text: &str) -> Option<u32> {
    markers::leading(text).filter(|marked| marked.kind == Kind::Letter).map(|marked| marked.ordinal)
}

/// Cuts every run where a page begins inside it: what follows may belong to the other cell.
fn split_at_pages(cells: Vec<Cell<'_>>) -> Vec<Cell<'_>> {
    let mut split = Vec::new();
    for Cell { run, resumed } in cells {
        let resumed = resumed || run.starts_page();
        let pages = run.lines.iter().enumerate().skip(1).filter(|(_, line)| line.starts_page());
        let cuts: Vec<usize> = pages.map(|(index, _)| index).collect();
        let parts = run.split_at(&cuts).into_iter().enumerate();
        split.extend(parts.map(|(part, run)| Cell { run, resumed: resumed || part > 0 }));
    }
    split
}

struct Table<'s, 'a> {
    rows: Vec<Row<'s>>,
    account: &'a mut Account,
}

impl<'s> Table<'s, '_> {
    fn run(&mut self, run: &Run<'s>, resumed: bool, next: Option<&str>) {
        let end = run.lines.last().map_or(CellEnd::default(), CellEnd::of);
        match markers::leading(&run.text) {
            Some(marked) if marked.kind == Kind::Numeral => {
                self.indicators(run.number(), &run.text);
                self.end_right(end);
            }
            Some(marked)
                if marked.kind == Kind::Letter && self.repeats_letter(marked.marker, marked.rest) =>
            {
                self.account.drop(run.number(), DropReason::RepeatedMarker, marked.marker);
                self.indicators(run.number(), marked.rest);
                self.end_right(end);
            }
            Some(marked) if marked.kind == Kind::Letter => self.new_row(run, Some(marked.marker), next),
            _ if resumed && !self.rows.is_empty() => self.resume(run, next),
            _ => self.unmarked(run, next),
        }
    }

    fn end_right(&mut self, end: CellEnd) {
        if let Some(row) = self.rows.last_mut() {
            row.right = end;
        }
    }

    /// Whether `marker` is the letter of the open row again, which some plans print before the indicators as well.
    fn repeats_letter(&self, marker: &str, rest: &str) -> bool {
        self.rows.last().is_some_and(|row| {
            let same = row.marker.as_deref().is_some_and(|letter| same_marker(letter, marker));
            same && (row.indicators.is_empty() || starts_with_numeral(rest))
        })
    }

    fn new_row(&mut self, run: &Run<'s>, marker: Option<&str>, next: Option<&str>) {
        if let (Some(marker), Some(row)) = (marker, self.rows.last()) {
            let ordinal = |text: &str| markers::leading(text).map_or(0, |marked| marked.ordinal);
            let before = row.marker.as_deref().map_or(0, ordinal);
            if ordinal(marker) != before + 1 {
                self.account.doubt(run.number(), &run.text, "The letter does not follow the one before it.");
            }
        }
        let cells = split_cells(run, marker, next.is_some_and(|next| begins_indicators(next, marker)));
        let left = marker
            .map_or(cells.left.as_str(), |marker| cells.left.strip_prefix(marker).unwrap_or(&cells.left));
        self.rows.push(Row {
            line: run.number(),
            marker: marker.map(str::to_owned),
            accomplishment: left.trim().to_owned(),
            left: cells.left_end,
            unsplit: cells.right.is_none().then(|| run.clone()),
            indicators: Vec::new(),
            right: cells.right_end,
        });
        let Some(right) = cells.right else { return };
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

    /// A row that a page break cut goes on: the rest of its left cell, then the rest of its right cell.
    fn resume(&mut self, run: &Run<'s>, next: Option<&str>) {
        let Some(row) = self.rows.last_mut() else { return };
        let Some(last) = row.indicators.last_mut() else {
            if row.left.open || next.is_some_and(|next| begins_indicators(next, row.marker.as_deref())) {
                let cells = split_cells(run, None, true);
                join(&mut row.accomplishment, &cells.left);
                row.left = cells.left_end;
                row.unsplit = row.unsplit.take().map(|before| before.followed_by(run));
                if let Some(right) = cells.right {
                    row.right = cells.right_end;
                    self.indicators(run.number(), &right);
                }
                return;
            }
            return self.unmarked(run, next);
        };
        let (left, right) = (row.left, row.right);
        let end = run.lines.last().map_or(CellEnd::default(), CellEnd::of);
        if left.open && right.open {
            let cells = split_cells(run, None, false);
            join(&mut row.accomplishment, &cells.left);
            row.left = cells.left_end;
            if let Some(rest) = cells.right {
                join(&mut last.text, &rest);
                row.right = cells.right_end;
            }
        } else if left.open || !right.open && left.width > right.width {
            join(&mut row.accomplishment, &run.text);
            row.left = end;
        } else {
            join(&mut last.text, &run.text);
            row.right = end;
        }
        if left.open == right.open && !left.open {
            self.account.doubt(
                run.number(),
                &run.text,
                "A page break cut the row; the longer cell was taken to go on.",
            );
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
    fn unmarked(&mut self, run: &Run<'s>, next: Option<&str>) {
        let line = run.number();
        let Some(row) = self.rows.last_mut() else { return self.new_row(run, None, next) };
        let end = run.lines.last().map_or(CellEnd::default(), CellEnd::of);
        let lettered = row.marker.is_some();
        // The rest of the left cell and the first indicator on one line.
        if lettered && row.indicators.is_empty() && run.text.find('㈠').is_some_and(|place| place > 0) {
            let cells = split_cells(run, None, true);
            if let Some(right) = cells.right {
                join(&mut row.accomplishment, &cells.left);
                row.left = cells.left_end;
                row.right = cells.right_end;
                return self.indicators(line, &right);
            }
        }
        let indicators_follow = next.is_some_and(|next| begins_indicators(next, row.marker.as_deref()));
        match row.indicators.last_mut() {
            None if indicators_follow => {
                join(&mut row.accomplishment, &run.text);
                row.left = end;
                self.account.doubt(
                    line,
                    &run.text,
                    "Read as the rest of the accomplishment: numbered indicators follow.",
                );
            }
            None => {
                self.indicators(line, &run.text);
                self.end_right(end);
            }
            Some(_) if !lettered => self.new_row(run, None, next),
            Some(last) => {
                let certain = row.right.open;
                join(&mut last.text, &run.text);
                row.right = end;
                if !certain {
                    self.account.doubt(line, &run.text, "Read as the rest of the indicator before it.");
                }
            }
        }
    }

    fn finish(self) -> Vec<Block> {
        let mut blocks = Vec::new();
        for mut row in self.rows {
            if row.indicators.is_empty() {
                row.guess_indicator(self.account);
            }
            blocks.push(entry(0, row.line, row.marker.as_deref(), &row.accomplishment));
            for indicator in row.indicators {
                blocks.push(entry(1, indicator.line, indicator.marker.as_deref(), &indicator.text));
            }
        }
        blocks
    }
}

impl Row<'_> {
    /// Cuts the only run of a row into its two cells where the lengths of its lines and their words suggest it.
    fn guess_indicator(&mut self, account: &mut Account) {
        let Some((run, line)) =
            self.unsplit.take().and_then(|run| cell_boundary(&run).map(|line| (run, line)))
        else {
            account.doubt(self.line, &self.accomplishment, "No indicator was found for this accomplishment.");
            return;
        };
        let mut cells = run.split_at(&[line]).into_iter();
        let (Some(left), Some(right)) = (cells.next(), cells.next()) else { return };
        let text =
            self.marker.as_deref().and_then(|marker| left.text.strip_prefix(marker)).unwrap_or(&left.text);
        self.accomplishment = text.trim().to_owned();
        account.doubt(
            right.number(),
            &right.text,
            "Nothing marks where the indicator begins; the lengths of the lines do.",
        );
        self.indicators.push(Indicator { line: right.number(), marker: None, text: right.text });
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
    left_end: CellEnd,
    right: Option<String>,
    right_end: CellEnd,
    /// Whether nothing but a single blank told the cells apart.
    guessed: bool,
}

/// Columns above which a line is wider than one cell. Cells are 36 to 50 wide, lines across both up to 86.
const WIDEST_CELL: usize = 52;

/// Tells the left cell of `run` from the right one, where both stand in it.
fn split_cells(run: &Run<'_>, marker: Option<&str>, right_follows: bool) -> Cells {
    let mut cells = Cells {
        left: String::new(),
        left_end: CellEnd::default(),
        right: None,
        right_end: CellEnd::default(),
        guessed: false,
    };
    for (index, text) in run.texts.iter().enumerate() {
        let line = &run.lines[index];
        let start = if index == 0 { marker.map_or(0, str::len) } else { 0 };
        let wide = line.width() > WIDEST_CELL;
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
                cells.right_end = CellEnd::of(line);
                if gap.place > 0 {
                    cells.left_end = CellEnd {
                        open: !line.ends_block,
                        width: columns_on_page(text[..gap.place].trim_end()),
                    };
                }
            }
            None if cells.right.is_some() => {
                join(cells.right.get_or_insert_default(), &single_blanks(text));
                cells.right_end = CellEnd::of(line);
            }
            None => {
                join(&mut cells.left, &single_blanks(text));
                cells.left_end = CellEnd::of(line);
            }
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
    // A numeral at the start of a line is the right cell's; inside a line it may count an inline list.
    let numeral = after.find('㈠').filter(|&place| {
        let before = after[..place].trim_end().chars().next_back();
        before.is_none_or(|sign| !matches!(sign, '：' | '；' | '，' | '、' | ':' | ';' | '(' | '（'))
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

/// Words with which an indicator measures.
const MEASURES: [&str; 16] = [
    "数目",
    "数量",
    "百分比",
    "次数",
    "比例",
    "比率",
    "人数",
    "更多",
    "更高",
    "满意",
    "程度",
    "%",
    "多少",
    "频率",
    "水平",
    "级别",
];

/// Words in which an accomplishment ends: the state that is reached.
const STATES: [&str; 14] = [
    "提高",
    "加强",
    "改善",
    "增强",
    "增加",
    "能力",
    "发展",
    "执行",
    "进展",
    "得到支持",
    "了解",
    "工作",
    "改进",
    "落实",
];

/// The line with which the right cell most likely begins, where nothing marks it. Body and indicator are both set in
/// columns, so that the last line of the left cell is as a rule clearly shorter than the others.
fn cell_boundary(run: &Run<'_>) -> Option<usize> {
    let widest = run.lines.iter().map(Line::width).max()?;
    let score = |line: usize| {
        let short = widest.saturating_sub(run.lines[line - 1].width());
        let right: String = run.texts[line..].concat();
        let left = run.texts[line - 1].trim_end();
        let measures = MEASURES.iter().any(|measure| right.contains(measure));
        let reached = STATES.iter().any(|state| left.ends_with(state));
        short.min(20) + 8 * usize::from(measures) + 8 * usize::from(reached)
    };
    (1..run.lines.len()).max_by_key(|&line| (score(line), std::cmp::Reverse(line)))
}
