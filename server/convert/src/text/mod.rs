//! Import of extracted text (`.txt`): lines, page furniture and runs, which all formats share, and one file a format.

mod annual;
mod biennial;
mod block_ends;
mod charts;
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
mod report;
mod revision;
mod runs;
mod symbols;

use crate::account::{Account, non_blank};
use crate::model::Plan;
use crate::text::draft::{Aside, AsideKind, Draft, set_apart};
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
    progress(Stage::Structure);
    let format = match format.or_else(|| recognise::recognise(&runs)) {
        Some(format) => format,
        None => return Err(ImportError::UnknownFormat { name: name.to_owned() }),
    };
    account.format = format.name().to_owned();
    let mut asides = Vec::new();
    if matches!(format, Format::Annual | Format::Report | Format::Revision) {
        asides.extend(charts::take(&mut pages.lines).iter().filter_map(|lines| chart(lines)));
        runs = runs::runs(&pages.lines);
    }
    asides.extend(footnotes(&pages.footnotes, &mut runs, &mut account));
    asides.sort_by_key(|aside| aside.line);
    let header = facts::header(name, format, &runs, &pages.symbols);
    let mut draft = Draft::new(&mut account, header, asides);
    read_format(format, &runs, &mut draft);
    let plans = draft.finish();
    Ok((plans, account))
}

fn read_format(format: Format, runs: &[Run<'_>], draft: &mut Draft<'_>) {
    match format {
        Format::Biennial2006 | Format::Biennial => biennial::read(runs, draft),
        Format::Annual => annual::read(runs, draft),
        Format::Revision => revision::read(runs, draft),
        Format::Report => report::read(runs, draft),
    }
}

/// What is left of a chart, its pieces set apart.
fn chart(lines: &[physical::Line<'_>]) -> Option<Aside> {
    let line = lines.first()?.number;
    let words = set_apart(line, lines.iter().map(|line| line.text.to_owned()));
    Some(Aside { line, kind: AsideKind::Chart, words })
}

/// The footnotes of the pages and the notes below tables, their marks bracketed in `runs`.
fn footnotes<'s>(
    footnotes: &[Vec<physical::Line<'s>>],
    runs: &mut Vec<Run<'s>>,
    account: &mut Account,
) -> Vec<Aside> {
    let mut notes: Vec<Run<'s>> = footnotes.iter().map(|lines| Run::new(lines.clone())).collect();
    let label =
        |run: &Run<'_>| footnote_label(&run.text).map_or(String::new(), |(label, _)| label.to_owned());
    let labels: Vec<(String, u32)> = notes.iter().map(|run| (label(run), run.number())).collect();
    for index in runs::mark_footnotes(runs, &labels) {
        doubt_mark(&notes[index], account);
    }
    for (run, marked) in runs::take_lettered_notes(runs) {
        // The note that a star marks belongs to the masthead, which is left out with its mark.
        if !marked && !run.text.starts_with('*') {
            doubt_mark(&run, account);
        }
        notes.push(run);
    }
    notes.iter().map(footnote).collect()
}

fn footnote(run: &Run<'_>) -> Aside {
    let line = run.number();
    let (label, text) = footnote_label(&run.text).unwrap_or(("", &run.text));
    Aside { line, kind: AsideKind::Footnote(label.to_owned()), words: words(line, text) }
}

fn doubt_mark(run: &Run<'_>, account: &mut Account) {
    account.doubt(run.number(), &run.text, "The mark of this footnote was not found in the text.");
}
