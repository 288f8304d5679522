//! Import of extracted text (`.txt`): lines, page furniture and runs, which all formats share, and one file a format.

mod biennial;
mod block_ends;
mod draft;
mod facts;
mod framework;
mod furniture;
mod levels;
mod mandates;
mod markers;
mod narrative;
mod opening;
mod organs;
mod physical;
mod recognise;
mod runs;
mod symbols;

use crate::account::{Account, non_blank};
use crate::model::Plan;
use crate::text::draft::{Draft, Note};
use crate::text::furniture::footnote_label;
use crate::text::runs::{Run, words};
use crate::{Format, ImportError, Stage};

/// Reads `text` into plans and tells what became of every character.
pub(crate) fn read(
    name: &str,
    text: &str,
    format: Option<Format>,
    progress: &mut dyn FnMut(Stage),
) -> Result<(Vec<Plan>, Account), ImportError> {
    progress(Stage::Lines);
    let mut account = Account::new(name, "", non_blank(text));
    let (lines, layout) = physical::lines(text);
    let mut pages = furniture::strip(&lines, &mut account);
    if !layout.blanks_end_blocks {
        block_ends::mark(&mut pages.lines);
    }
    let mut runs = runs::runs(&pages.lines);
    let notes = notes(&pages.footnotes, &mut runs, &mut account);
    progress(Stage::Structure);
    let format = match format.or_else(|| recognise::recognise(&runs)) {
        Some(format) => format,
        None => return Err(ImportError::UnknownFormat { name: name.to_owned() }),
    };
    account.format = format.name().to_owned();
    let header = facts::header(name, format, &runs, pages.symbol);
    let mut draft = Draft::new(&mut account, header, notes);
    read_format(format, &runs, &mut draft);
    let plans = draft.finish();
    Ok((plans, account))
}

fn read_format(format: Format, runs: &[Run<'_>], draft: &mut Draft<'_>) {
    match format {
        Format::Biennial2006 | Format::Biennial => biennial::read(runs, draft),
        Format::Annual | Format::Revision | Format::Report => biennial::read(runs, draft),
    }
}

/// The footnotes of the pages and the notes below tables, in the order of the source, their marks bracketed in `runs`.
fn notes<'s>(
    footnotes: &[Vec<physical::Line<'s>>],
    runs: &mut Vec<Run<'s>>,
    account: &mut Account,
) -> Vec<Note> {
    let mut notes: Vec<Note> = footnotes.iter().map(|lines| note(&Run::new(lines.clone()))).collect();
    let labels: Vec<(String, u32)> = notes.iter().map(|note| (note.label.clone(), note.line)).collect();
    for index in runs::mark_footnotes(runs, &labels) {
        doubt_mark(&notes[index], account);
    }
    for (_, run, marked) in runs::take_lettered_notes(runs) {
        let note = note(&run);
        if !marked {
            doubt_mark(&note, account);
        }
        notes.push(note);
    }
    notes.sort_by_key(|note| note.line);
    notes
}

fn note(run: &Run<'_>) -> Note {
    let (label, text) = footnote_label(&run.text).unwrap_or(("", &run.text));
    Note { line: run.number(), label: label.to_owned(), words: words(run.number(), text) }
}

fn doubt_mark(note: &Note, account: &mut Account) {
    account.doubt(note.line, &note.words.plain(), "The mark of this footnote was not found in the text.");
}
