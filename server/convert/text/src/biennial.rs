//! Biennial programme plans in the form of 2010 to 2019 (A/71/6/Rev.1): programmes with subprogrammes, each with an
//! objective, the two-column table and a strategy, then the list of mandates.

use planmark_convert_model::account::DropReason;
use planmark_convert_model::plan::{Block, Words};
use planmark_convert_model::printed::explains;

use crate::draft::Draft;
use crate::framework::{self, Cell};
use crate::levels::Rank;
use crate::mandates::{self, LetteredHeading};
use crate::markers::Kind;
use crate::marks::{unmarked, words};
use crate::opening::{Opening, colon_behind, is_accomplishments, is_indicators, is_title, opening};
use crate::runs::Run;
use crate::vocabulary;

/// Reads a whole plan: what stands before the first programme, and every programme.
pub(crate) fn read(runs: &[Run<'_>], draft: &mut Draft<'_>) {
    let mut start = 0;
    while start < runs.len() {
        let end = (start + 1..runs.len()).find(|&index| begins_programme(runs, index)).unwrap_or(runs.len());
        read_programme(&runs[start..end], draft);
        draft.end_plan(runs.get(end).map_or(u32::MAX, Run::number));
        start = end;
    }
}

/// Whether a programme begins at `index`: its label stands alone, and its title follows.
pub(crate) fn begins_programme(runs: &[Run<'_>], index: usize) -> bool {
    match opening(&runs[index].text) {
        Opening::Programme { title: Some(_), .. } => true,
        Opening::Programme { title: None, .. } => runs.get(index + 1).is_some_and(|next| is_unit_title(next)),
        _ => false,
    }
}

/// Whether `run` can be the title of the unit whose label stands before it.
fn is_unit_title(run: &Run<'_>) -> bool {
    is_title(&run.text) && matches!(opening(&run.text), Opening::Text)
}

/// Reads the runs of one programme, or of the introduction of a plan.
fn read_programme(runs: &[Run<'_>], draft: &mut Draft<'_>) {
    draft.begin_plan();
    if runs.first().is_some_and(|run| !matches!(opening(&run.text), Opening::Programme { .. })) {
        supply_programme(runs, draft);
    }
    read_runs(runs, draft);
    draft.name_after_heading();
}

/// Reads `runs` into the plan that is open.
pub(crate) fn read_runs(runs: &[Run<'_>], draft: &mut Draft<'_>) {
    let mut reader =
        Reader { runs, next: 0, draft, lettered: Vec::new(), objective: String::new(), titled_table: false };
    while reader.next < runs.len() {
        reader.step();
    }
}

/// A text that holds one programme may not name it; its paragraphs do.
fn supply_programme(runs: &[Run<'_>], draft: &mut Draft<'_>) {
    let mut numbers = runs.iter().filter_map(|run| match opening(&run.text) {
        Opening::Paragraph { number, .. } => number.split_once('.').filter(|(_, second)| !second.is_empty()),
        _ => None,
    });
    let Some((programme, _)) = numbers.next() else { return };
    if numbers.any(|(other, _)| other != programme) {
        return;
    }
    let (line, text) = runs.first().map_or((1, ""), |run| (run.number(), run.text.as_str()));
    draft.account.doubt(line, text, "The text names no programme; the number is that of its paragraphs.");
    let word = vocabulary::of_heading("programme").next().unwrap_or_default();
    let label = format!("{word} {programme}");
    draft.plan().name = programme_name(&label, None);
    draft.heading(Rank::Document, Words::supplied(line, &label), None);
}

struct Reader<'r, 's, 'd, 'a> {
    runs: &'r [Run<'s>],
    next: usize,
    draft: &'d mut Draft<'a>,
    lettered: Vec<LetteredHeading>,
    /// The objective last read, to know it again where a table repeats it after a page break.
    objective: String,
    /// Whether a title of their own stands above objective and table, as in plans of jointly financed bodies.
    titled_table: bool,
}

impl<'r, 's> Reader<'r, 's, '_, '_> {
    fn step(&mut self) {
        let runs = self.runs;
        let run = &runs[self.next];
        self.next += 1;
        let line = run.number();
        let opening_of_run = opening(&run.text);
        self.titled_table &=
            !matches!(opening_of_run, Opening::Section | Opening::Mandates | Opening::Subprogramme { .. });
        match opening_of_run {
            Opening::Programme { label, title } if title.is_some() || self.next_is_title() => {
                let title = self.title(run, label, title);
                self.draft.plan().name = programme_name(label, title.as_ref());
                self.draft.heading(Rank::Document, Words::source(line, label), title);
            }
            Opening::Subprogramme { label, title } if title.is_some() || self.next_is_title() => {
                let title = self.title(run, label, title);
                self.draft.heading(Rank::Unit, Words::source(line, label), title);
            }
            Opening::Component { label, title } if title.is_some() || self.next_is_title() => {
                let title = self.title(run, label, title);
                self.draft.heading(Rank::Component, Words::source(line, label), title);
            }
            Opening::Lettered { letter } => self.lettered(run, letter),
            Opening::NumberedTitle if self.heads_section(run) => {
                self.draft.heading(Rank::Unit, run.words(), None);
            }
            Opening::Mandates => self.mandates(run),
            Opening::Section => self.section(run),
            Opening::Objective { number, label, rest } => self.objective(run, number, label, rest),
            Opening::FrameworkHead { left, right } => self.framework(run, left, right),
            Opening::Entry(marked) if marked.kind == Kind::Letter && self.heads_part(marked.rest) => {
                self.draft.heading(Rank::LetteredPart, run.words(), None);
            }
            Opening::Text if self.heads_framework(self.next - 1) => {
                let indicators = &runs[self.next];
                self.next += 1;
                self.framework(run, &run.text, "");
                self.draft.drop(indicators.number(), DropReason::ColumnTitle, &indicators.text);
            }
            Opening::Text if self.heads_section(run) => {
                self.section(run);
                let next = self.runs.get(self.next);
                self.titled_table =
                    next.is_some_and(|next| matches!(opening(&next.text), Opening::Objective { .. }));
            }
            _ => self.narrative(run),
        }
    }

    /// Whether the entry with this text heads a part of a subprogramme: `(a) 外地支助`, right above an objective.
    fn heads_part(&self, text: &str) -> bool {
        self.heads_part_at(self.next - 1, text)
    }

    fn heads_part_at(&self, index: usize, text: &str) -> bool {
        let next = self.runs.get(index + 1).filter(|next| unmarked(&next.text) != self.objective);
        is_title(text) && next.is_some_and(|next| matches!(opening(&next.text), Opening::Objective { .. }))
    }

    /// Whether the titles of the two columns of a table stand at `index`, one below the other.
    fn heads_framework(&self, index: usize) -> bool {
        let title = |index: usize| self.runs.get(index).map(|run| run.text.trim());
        title(index).is_some_and(is_accomplishments) && title(index + 1).is_some_and(is_indicators)
    }

    fn next_is_title(&self) -> bool {
        self.runs.get(self.next).is_some_and(is_unit_title)
    }

    /// The title of a unit: on the line of its label, or the next run, which is then read.
    fn title(&mut self, run: &Run<'_>, label: &str, title: Option<&str>) -> Option<Words> {
        self.draft.drop(run.number(), DropReason::ReplacedSign, colon_behind(&run.text, label));
        if let Some(title) = title {
            return Some(words(run.number(), title));
        }
        let run = self.runs.get(self.next)?;
        self.next += 1;
        Some(run.words())
    }

    /// A heading of one word or a few, without the colon that some plans print behind it.
    fn section(&mut self, run: &Run<'_>) {
        let text = run.text.trim_end_matches(['：', ':']);
        self.draft.drop(run.number(), DropReason::ReplacedSign, &run.text[text.len()..]);
        self.draft.heading(Rank::Section, words(run.number(), text), None);
    }

    /// A lettered title heads a section of the programme; directly below a subprogramme it heads a part of it.
    fn lettered(&mut self, run: &Run<'_>, letter: char) {
        let in_unit = matches!(self.draft.blocks().last(), Some(Block::Heading { .. }))
            && self.draft.levels.is_open(Rank::Unit);
        let goes_on = self.draft.levels.is_open(Rank::LetteredPart)
            && self.lettered.last().is_some_and(|last| {
                last.rank == Rank::LetteredPart && u32::from(last.letter) + 1 == u32::from(letter)
            });
        let rank = if in_unit || goes_on { Rank::LetteredPart } else { Rank::LetteredSection };
        self.lettered.push(LetteredHeading { letter, title: unmarked(&run.text), rank });
        self.draft.heading(rank, run.words(), None);
    }

    /// The rank of an objective and of the head of its table.
    fn table_rank(&self) -> Rank {
        if self.titled_table { Rank::Subsection } else { Rank::Section }
    }

    fn mandates(&mut self, run: &Run<'_>) {
        self.draft.heading(Rank::Part, run.words(), None);
        let list = &self.runs[self.next..];
        self.next = self.runs.len();
        let blocks = mandates::read(list, &self.lettered, &mut self.draft.levels, self.draft.account);
        for block in blocks {
            self.draft.push(block);
        }
    }

    fn objective(&mut self, run: &Run<'_>, number: Option<&str>, label: &str, rest: &str) {
        let line = run.number();
        let heading = match number {
            Some(number) => Words::source(line, &format!("{number}. {label}")),
            None => Words::source(line, label),
        };
        let colon = run.text[..run.text.len() - rest.len()].trim_end();
        let colon = if colon.ends_with(['：', ':']) { "：" } else { "" };
        self.draft.drop(line, DropReason::ReplacedSign, colon);
        self.draft.heading(self.table_rank(), heading, None);
        self.objective = unmarked(&run.text);
        if !rest.is_empty() {
            self.draft.push(Block::Paragraph { number: None, words: words(line, rest) });
        }
    }

    /// The two-column table below its head: everything up to the next heading or paragraph.
    fn framework(&mut self, run: &Run<'_>, left: &str, right: &str) {
        self.draft.drop(run.number(), DropReason::ColumnTitle, right);
        self.draft.heading(self.table_rank(), Words::source(run.number(), left), None);
        let mut cells: Vec<Cell<'s>> = Vec::new();
        let mut resumed = false;
        while let Some(run) = self.runs.get(self.next) {
            match opening(&run.text) {
                Opening::FrameworkHead { .. } => {
                    self.draft.drop(run.number(), DropReason::Repeated, &run.text);
                    resumed = true;
                }
                Opening::Objective { .. } if unmarked(&run.text) == self.objective => {
                    self.draft.drop(run.number(), DropReason::Repeated, &run.text);
                    resumed = true;
                }
                Opening::Text if self.heads_framework(self.next) => {
                    let indicators = &self.runs[self.next + 1];
                    self.draft.drop(run.number(), DropReason::Repeated, &run.text);
                    self.draft.drop(indicators.number(), DropReason::Repeated, &indicators.text);
                    self.next += 1;
                    resumed = true;
                }
                Opening::Entry(marked)
                    if marked.kind == Kind::Letter && self.heads_part_at(self.next, marked.rest) =>
                {
                    break;
                }
                Opening::Text | Opening::Entry(_) if !explains(&run.text) => {
                    cells.push(Cell { run: run.clone(), resumed });
                    resumed = false;
                }
                _ => break,
            }
            self.next += 1;
        }
        for block in framework::read(cells, self.draft.account) {
            self.draft.push(block);
        }
    }

    fn narrative(&mut self, run: &Run<'_>) {
        self.draft.narrative(run);
    }

    /// Whether `run` is a heading that no word tells: short, set off, no sentence, after a finished one.
    fn heads_section(&self, run: &Run<'_>) -> bool {
        let finished = |text: &str| unmarked(text).ends_with(['。', '；', '：', '”', '！', '？']);
        let before = self.next.checked_sub(2).and_then(|index| self.runs.get(index));
        let Some(after) = self.runs.get(self.next) else { return false };
        let after = opening(&after.text);
        is_title(&run.text)
            && !unmarked(&run.text).contains('，')
            && (run.indented() || matches!(after, Opening::Objective { .. }))
            && before.is_none_or(|before| finished(&before.text) || is_title(&before.text))
            && !matches!(after, Opening::Entry(_))
    }
}

/// The name of a programme's file: `programme-02-铁路`.
pub(crate) fn programme_name(label: &str, title: Option<&Words>) -> String {
    let digits: String = label.chars().filter(char::is_ascii_digit).collect();
    let title = title.map(|title| unmarked(&title.plain())).unwrap_or_default();
    format!("programme-{digits:0>2}-{title}").trim_end_matches('-').to_owned()
}
