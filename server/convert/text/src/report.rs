//! Reports of the Secretary-General: a masthead, a summary, numbered sections of numbered paragraphs, tables and figures.

use planmark_convert_model::account::{DropReason, is_blank};
use planmark_convert_model::plan::{Block, Header, Words};
use planmark_convert_model::printed::{explains, is_contents};
use planmark_syntax::Numeral;
use planmark_syntax::keywords::CaptionKind;

use crate::annual::tables;
use crate::draft::Draft;
use crate::levels::Rank;
use crate::marks::words;
use crate::opening::{Opening, caption, colon_behind, is_title, lettered_title, numbered_section, opening};
use crate::runs::Run;
use crate::vocabulary;

/// Reads a whole report.
pub(crate) fn read(runs: &[Run<'_>], draft: &mut Draft<'_>) {
    draft.begin_plan();
    let body = masthead(runs, draft);
    read_sections(&runs[body..], draft);
}

/// Reads a report that is a chapter of another document, below its heading.
pub(crate) fn read_chapter(runs: &[Run<'_>], draft: &mut Draft<'_>) {
    draft.plan().header = Header { format: "report", revises: None, ..draft.header.clone() };
    read_sections(runs, draft);
}

/// Leaves the masthead out and prints the title. Gives where the text begins.
fn masthead(runs: &[Run<'_>], draft: &mut Draft<'_>) -> usize {
    let author = runs.iter().take(MASTHEAD_RUNS).position(|run| is_author(&run.text));
    let Some(title) = author.and_then(|author| author.checked_sub(1)) else { return 0 };
    for run in &runs[..title] {
        draft.drop_run(DropReason::Masthead, run);
    }
    let first = runs.iter().position(|run| numbered_section(&run.text).is_some()).unwrap_or(title);
    draft.drop_masthead_notes(runs[first].number());
    draft.plan().name = format!("report-{}", runs[title].text);
    draft.heading(Rank::Document, runs[title].words(), None);
    draft.push(Block::Paragraph { number: None, words: runs[title + 1].words() });
    title + 2
}

/// Runs of a title page before the title: organs, session, agenda items.
const MASTHEAD_RUNS: usize = 30;

/// Who reports, below the title: `秘书长的报告`.
fn is_author(text: &str) -> bool {
    (text.ends_with("的报告") || text.ends_with("的说明"))
        && text.chars().count() <= 20
        && !text.contains(['，', '。'])
}

fn read_sections(runs: &[Run<'_>], draft: &mut Draft<'_>) {
    let mut reader = Reader { runs, next: 0, draft, letter: None, paragraph: 0 };
    while reader.next < runs.len() {
        reader.step();
    }
}

struct Reader<'r, 's, 'd, 'a> {
    runs: &'r [Run<'s>],
    next: usize,
    draft: &'d mut Draft<'a>,
    /// The letter of the open lettered section.
    letter: Option<char>,
    /// The number of the last paragraph.
    paragraph: u32,
}

impl<'r> Reader<'r, '_, '_, '_> {
    fn step(&mut self) {
        let runs = self.runs;
        let run = &runs[self.next];
        self.next += 1;
        if is_contents(&run.text.replace(is_blank, "")) {
            self.contents(run);
        } else if numbered_section(&run.text).is_some() && is_title(&run.text) {
            self.letter = None;
            self.draft.heading(Rank::Part, run.words(), None);
        } else if is_annex(&run.text) {
            self.annex(run);
        } else if let Some(letter) = self.next_letter(run) {
            self.letter = Some(letter);
            self.draft.heading(Rank::LetteredSection, run.words(), None);
        } else if run.text == "摘要" {
            self.draft.heading(Rank::Part, run.words(), None);
        } else if self.heads_numbered_part(run) {
            self.draft.heading(Rank::Unit, run.words(), None);
        } else if caption(&run.text).is_some() {
            self.caption(run);
        } else if self.heads_section(run) {
            // Two titles in a row: the second heads a section of the first.
            let below_title = self.draft.levels.is_open(Rank::Section)
                && matches!(self.draft.blocks().last(), Some(Block::Heading { .. }));
            let rank = if below_title { Rank::Subsection } else { Rank::Section };
            self.draft.heading(rank, run.words(), None);
        } else {
            self.paragraph = plain_number(&run.text).unwrap_or(self.paragraph);
            self.draft.narrative(run);
        }
    }

    /// Leaves the table of contents out: up to the last entry that ends in the number of a page, before any sentence.
    fn contents(&mut self, run: &Run<'_>) {
        let rest = &self.runs[self.next..];
        let entries = rest.iter().take(LONGEST_CONTENTS).take_while(|run| !run.text.contains('。'));
        let last = entries.enumerate().filter(|(_, run)| ends_in_page(&run.text)).last();
        let Some((last, _)) = last else {
            self.draft.narrative(run);
            return;
        };
        self.draft.drop_run(DropReason::Contents, run);
        for entry in &rest[..=last] {
            self.draft.drop_run(DropReason::Contents, entry);
        }
        self.next += last + 1;
    }

    /// `附件一`, and the title below it.
    fn annex(&mut self, run: &Run<'_>) {
        self.letter = None;
        self.paragraph = 0;
        let next = self
            .runs
            .get(self.next)
            .filter(|next| is_title(&next.text) && opening(&next.text) == Opening::Text);
        self.next += usize::from(next.is_some());
        self.draft.heading(Rank::Part, run.words(), next.map(Run::words));
    }

    /// Whether `run` is a numbered heading, `1. 国内货运`, and no numbered paragraph: it breaks the count of the paragraphs, or the
    /// paragraph behind it goes on counting without it.
    fn heads_numbered_part(&self, run: &Run<'_>) -> bool {
        if opening(&run.text) != Opening::NumberedTitle {
            return false;
        }
        let expected = self.paragraph + 1;
        let next = self.runs[self.next..].iter().take(NEXT_RUNS).find_map(|run| match opening(&run.text) {
            Opening::Paragraph { .. } => plain_number(&run.text),
            _ => None,
        });
        next == Some(expected)
            || plain_number(&run.text) != Some(expected) && next.is_some_and(|next| next > expected)
    }

    /// The letter of a lettered heading that goes on counting. Boxes in figures are lettered too.
    fn next_letter(&self, run: &Run<'_>) -> Option<char> {
        let (letter, _) = lettered_title(&run.text)?;
        let expected = self.letter.map_or(u32::from('A'), |before| u32::from(before) + 1);
        (u32::from(letter) == expected).then_some(letter)
    }

    /// A title that is set off by two blanks.
    fn heads_section(&self, run: &Run<'_>) -> bool {
        let set_off =
            run.lines.first().is_some_and(|line| line.indent == 2 || line.indent == 3 && line.direct);
        set_off && is_title(&run.text) && opening(&run.text) == Opening::Text
    }

    fn caption(&mut self, run: &'r Run<'_>) {
        let Some((label, title)) = caption(&run.text) else { return };
        let line = run.number();
        self.draft.drop(line, DropReason::ReplacedSign, colon_behind(&run.text, label));
        let title = title.map(|title| words(line, title)).or_else(|| {
            let next = self.runs.get(self.next).filter(|next| !self.ends_exhibit(next))?;
            self.next += 1;
            Some(next.words())
        });
        self.draft.push(Block::Caption { label: Words::source(line, label), title });
        let rest = &self.runs[self.next..];
        let end = rest.iter().position(|run| self.ends_exhibit(run)).unwrap_or(rest.len());
        self.next += end;
        if vocabulary::caption(label).is_some_and(|(kind, _)| kind == CaptionKind::Table) {
            self.table(&rest[..end]);
            return;
        }
        self.draft.figure_text(&rest[..end]);
    }

    /// Whether a table or figure ends before `run`.
    fn ends_exhibit(&self, run: &Run<'_>) -> bool {
        matches!(opening(&run.text), Opening::Paragraph { .. } | Opening::NumberedTitle)
            || is_annex(&run.text)
            || caption(&run.text).is_some()
            || explains(&run.text)
            || self.next_letter(run).is_some()
            || numbered_section(&run.text).is_some() && is_title(&run.text)
    }

    /// A table whose cells come out row by row, below a head on one line. Rows may begin with a word for what they are.
    fn table(&mut self, runs: &[Run<'_>]) {
        let unit = runs.first().filter(|run| tables::is_unit(&run.text));
        if let Some(unit) = unit {
            self.draft.push(Block::Paragraph { number: None, words: unit.words() });
        }
        let Some((head, cells)) = runs[usize::from(unit.is_some())..].split_first() else { return };
        let titles: Vec<&str> = head.text.split(' ').collect();
        let columns = titles.len();
        let line = head.number();
        if columns < 2 || cells.is_empty() || cells.len() % columns != 0 {
            self.draft.account.doubt(line, &head.text, "The columns of this table could not be told apart.");
            let rows = std::iter::once(head).chain(cells).map(|run| vec![run.words()]).collect();
            self.draft.push(Block::Table { head: false, rows });
            return;
        }
        let named = cells.chunks(columns).all(|row| row_name(&row[0].text).is_some());
        let mut rows = vec![titles.iter().map(|title| Words::source(line, title)).collect::<Vec<_>>()];
        if named {
            rows[0].insert(0, Words::default());
        }
        for row in cells.chunks(columns) {
            let mut cells: Vec<Words> = row.iter().map(Run::words).collect();
            if named && let Some((name, rest)) = row_name(&row[0].text) {
                cells[0] = words(row[0].number(), rest);
                cells.insert(0, words(row[0].number(), name));
            }
            rows.push(cells);
        }
        self.draft.push(Block::Table { head: true, rows });
    }
}

/// Most runs of a table of contents.
const LONGEST_CONTENTS: usize = 200;

/// Runs behind a heading in which the next paragraph stands: a heading below it, a caption.
const NEXT_RUNS: usize = 4;

/// Whether `text` ends in the number of a page, behind leaders or a blank.
fn ends_in_page(text: &str) -> bool {
    let before = text.trim_end_matches(|sign: char| sign.is_ascii_digit());
    let digits = text.len() - before.len();
    (1..=3).contains(&digits) && before.ends_with(['.', '…', ' ', '·', '．'])
}

/// `附件`, `附件一`, alone.
fn is_annex(text: &str) -> bool {
    vocabulary::of_heading("annex").filter_map(|word| text.strip_prefix(word)).any(|number| {
        let number = number.trim();
        number.is_empty() || Numeral::Chinese.read(number).is_some() || plain_digits(number).is_some()
    })
}

/// The number of a numbered paragraph: `12. …`.
fn plain_number(text: &str) -> Option<u32> {
    plain_digits(text.split_once('.')?.0)
}

fn plain_digits(text: &str) -> Option<u32> {
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok()).flatten()
}

/// Most characters of the word that names a row.
const LONGEST_NAME: usize = 6;

/// The word with which a row begins, and its first cell.
fn row_name(text: &str) -> Option<(&str, &str)> {
    let (name, rest) = text.split_once(' ')?;
    let ideographs = name.chars().all(planmark_convert_model::joining::is_ideograph);
    (ideographs && name.chars().count() <= LONGEST_NAME && !rest.is_empty()).then_some((name, rest))
}
