//! Sections of an annual programme budget (A/78/6): entities with a programme plan (part A) and the resources they ask
//! for (part B).

mod front;
mod headings;
mod measures;
pub(crate) mod tables;
mod values;

use planmark_convert_model::account::DropReason;
use planmark_convert_model::plan::{Block, Words};
use planmark_convert_model::printed::explains;
use planmark_syntax::keywords::CaptionKind;

use crate::annual::headings::{LetteredTitle, Place};
use crate::draft::Draft;
use crate::levels::Rank;
use crate::mandates;
use crate::marks::words;
use crate::opening::{Opening, caption, colon_behind, opening};
use crate::runs::Run;
use crate::vocabulary;

/// Reads a whole section: every entity is a plan, or the section itself if it has no entities.
pub(crate) fn read(runs: &[Run<'_>], draft: &mut Draft<'_>) {
    let mut start = front::read(runs, draft);
    if start > 0 && headings::entity(&runs[start]).is_some() {
        front::leave_out_bare_title(draft);
    }
    // Below the title page, the plan that it names is open; an entity right behind it begins its own.
    let mut open = start > 0 && headings::entity(&runs[start]).is_none();
    while start < runs.len() {
        let end = (start + 1..runs.len())
            .find(|&index| headings::entity(&runs[index]).is_some())
            .unwrap_or(runs.len());
        if !std::mem::take(&mut open) {
            draft.begin_plan();
        }
        let place = Place::before(&runs[start..end]);
        let mut reader = Reader { runs: &runs[start..end], next: 0, draft, place };
        while reader.next < reader.runs.len() {
            reader.step();
        }
        draft.name_after_heading();
        draft.end_plan(runs.get(end).map_or(u32::MAX, Run::number));
        start = end;
    }
}

struct Reader<'r, 's, 'd, 'a> {
    runs: &'r [Run<'s>],
    next: usize,
    draft: &'d mut Draft<'a>,
    place: Place,
}

impl<'r, 's> Reader<'r, 's, '_, '_> {
    fn step(&mut self) {
        let runs = self.runs;
        let run = &runs[self.next];
        self.next += 1;
        if let Some((number, title)) = headings::entity(run) {
            self.entity(run, number, title);
        } else if let Opening::Subprogramme { label, title } = opening(&run.text) {
            let rank = self.place.open_unit();
            self.titled(run, rank, label, title);
        } else if let Opening::Component { label, title } = opening(&run.text) {
            self.titled(run, Rank::Component, label, title);
        } else if let Some(heads) = self.lettered_title() {
            let rank = match heads {
                LetteredTitle::OverUnits => Rank::Part,
                LetteredTitle::PartOfUnit => Rank::Component,
            };
            self.draft.heading(rank, run.words(), None);
        } else if caption(&run.text).is_some() {
            self.caption(run);
        } else if headings::is_heading(run) {
            self.heading(run);
        } else {
            self.draft.narrative(run);
        }
    }

    fn entity(&mut self, run: &Run<'_>, number: u32, title: &str) {
        self.draft.plan().name = format!("entity-{number:02}-{title}");
        self.draft.plan().header.entity = Some(title.to_owned());
        self.draft.heading(Rank::Document, run.words(), None);
    }

    fn lettered_title(&self) -> Option<LetteredTitle> {
        headings::lettered_title(&self.runs[self.next - 1..]).filter(|_| self.place.in_work())
    }

    /// A label and its title, on the same line or the next.
    fn titled(&mut self, run: &Run<'_>, rank: Rank, label: &str, title: Option<&str>) {
        let line = run.number();
        self.draft.drop(line, DropReason::ReplacedSign, colon_behind(&run.text, label));
        let title = title.map(|title| words(line, title)).or_else(|| {
            let next = self.runs.get(self.next).filter(|next| !headings::is_word(&next.text))?;
            if matches!(opening(&next.text), Opening::Paragraph { .. }) {
                return None;
            }
            self.next += 1;
            Some(next.words())
        });
        self.draft.heading(rank, Words::source(line, label), title);
    }

    fn heading(&mut self, run: &Run<'_>) {
        let rank = self.place.rank(&run.text, &self.draft.levels);
        self.draft.heading(rank, run.words(), None);
        if headings::is_mandates(&run.text) {
            self.mandates();
        }
    }

    /// The list of mandates: everything up to the next heading that belongs to no such list.
    fn mandates(&mut self) {
        let rest = &self.runs[self.next..];
        let end = rest.iter().position(headings::ends_mandates).unwrap_or(rest.len());
        self.next += end;
        for block in mandates::read(&rest[..end], &[], &mut self.draft.levels, self.draft.account) {
            self.draft.push(block);
        }
    }

    /// A table or figure: its label, its title, and what it shows.
    fn caption(&mut self, run: &Run<'_>) {
        let line = run.number();
        let Some((label, title)) = caption(&run.text) else { return };
        self.draft.drop(line, DropReason::ReplacedSign, colon_behind(&run.text, label));
        let title = title.map(|title| words(line, title)).or_else(|| {
            let next = self.runs.get(self.next).filter(|next| is_caption_title(next))?;
            self.next += 1;
            Some(next.words())
        });
        self.draft.push(Block::Caption { label: Words::source(line, label), title });
        let rest = &self.runs[self.next..];
        let end = rest.iter().position(|run| self.ends_table(run)).unwrap_or(rest.len());
        self.next += end;
        let body = &rest[..end];
        if vocabulary::caption(label).is_some_and(|(kind, _)| kind == CaptionKind::Figure) {
            self.figure(body);
        } else if let Some(labels) = body.first().and_then(|head| measures::years(&head.text)) {
            self.measure(&labels, body);
        } else {
            for block in tables::read(body, self.draft.account) {
                self.draft.push(block);
            }
        }
        // Notes to a table stand below it: their letters begin again with every table.
        let next = self.runs.get(self.next).map_or(u32::MAX, Run::number);
        self.draft.place_asides(next);
    }

    /// Whether a table ends before `run`: at a heading, a paragraph of the section, or the next caption.
    fn ends_table(&self, run: &Run<'_>) -> bool {
        let paragraph = match opening(&run.text) {
            Opening::Paragraph { number, .. } => self.draft.is_own_paragraph(number),
            Opening::Subprogramme { title: None, .. } => true,
            _ => false,
        };
        paragraph || caption(&run.text).is_some() || headings::is_heading(run) || explains(&run.text)
    }

    fn measure(&mut self, labels: &[String], body: &[Run<'_>]) {
        let mut rows: Vec<Vec<Run<'_>>> = Vec::new();
        for (index, run) in body.iter().enumerate() {
            if measures::years(&run.text).is_some() {
                if index > 0 {
                    self.draft.drop(run.number(), DropReason::Repeated, &run.text);
                }
                rows.push(Vec::new());
            } else if let Some(row) = rows.last_mut() {
                row.push(run.clone());
            }
        }
        rows.retain(|row| !row.is_empty());
        let line = body.first().map_or(0, Run::number);
        let table = measures::read(labels, line, &rows, self.draft.account);
        self.draft.push(table);
    }

    /// A figure shows its unit; whatever else is left of it are labels and numbers without their places.
    fn figure(&mut self, body: &[Run<'_>]) {
        let (unit, rest) = match body.split_first() {
            Some((unit, rest)) if tables::is_unit(&unit.text) => (Some(unit), rest),
            _ => (None, body),
        };
        if let Some(unit) = unit {
            self.draft.push(Block::Paragraph { number: None, words: unit.words() });
        }
        self.draft.figure_text(rest);
    }
}

/// Whether `run` is the title of the table or figure whose label stands before it.
fn is_caption_title(run: &Run<'_>) -> bool {
    let paragraph =
        matches!(opening(&run.text), Opening::Paragraph { .. } | Opening::Subprogramme { title: None, .. });
    !paragraph
        && caption(&run.text).is_none()
        && !headings::is_heading(run)
        && measures::years(&run.text).is_none()
}
