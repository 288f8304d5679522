//! Import of extracted text (`.txt`): lines, page furniture and runs, which all formats share, and one file a format.

mod annual;
mod biennial;
mod block_ends;
mod charts;
mod draft;
mod facts;
mod footnotes;
mod framework;
mod furniture;
mod levels;
mod mandates;
mod markers;
mod marks;
mod narrative;
mod opening;
mod organs;
mod physical;
mod recognise;
mod report;
mod revision;
mod runs;
mod symbols;
mod vocabulary;

use planmark_convert_model::account::{Account, non_blank};
use planmark_convert_model::{
    FileKind, Format, ImportError, Importer, Options, Read, Source, Stage, reads_as_gbk,
};

use crate::draft::{Aside, AsideKind, Draft, set_apart};
use crate::runs::Run;

/// Extracted text, which anything that is of no other kind is read as.
pub const IMPORTER: Importer = Importer { is_of_kind: |_| true, read };

fn read(source: Source<'_>, options: &Options, progress: &mut dyn FnMut(Stage)) -> Result<Read, ImportError> {
    read_text(source.name, text_of(source)?, options.format, progress)
}

/// The text that the bytes of a source are.
fn text_of(source: Source<'_>) -> Result<&str, ImportError> {
    let name = source.name.to_owned();
    if let Some(kind) = FileKind::of(source.bytes) {
        return Err(ImportError::OtherKind { name, kind });
    }
    let text = std::str::from_utf8(source.bytes).map_err(|error| ImportError::NotUtf8 {
        name: name.clone(),
        byte: error.valid_up_to() + 1,
        chinese: reads_as_gbk(source.bytes),
    })?;
    if let Some(place) = text.find('\0') {
        let line = text[..place].matches('\n').count() + 1;
        return Err(ImportError::Binary { name, line });
    }
    if non_blank(text) == 0 {
        return Err(ImportError::Empty { name });
    }
    Ok(text)
}

/// Reads `text` into plans and tells what became of every character.
fn read_text(
    name: &str,
    text: &str,
    format: Option<Format>,
    progress: &mut dyn FnMut(Stage),
) -> Result<Read, ImportError> {
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
    if matches!(format, Format::Annual | Format::Report | Format::Revision | Format::Mission) {
        asides.extend(charts::take(&mut pages.lines).iter().filter_map(|lines| chart(lines)));
        runs = runs::runs(&pages.lines);
    }
    if matches!(format, Format::Biennial | Format::Biennial2006 | Format::Revision) {
        runs = block_ends::mend(runs);
    }
    asides.extend(footnotes::take(&pages.footnotes, &mut runs, &mut account));
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
        Format::Report | Format::Mission => report::read(runs, draft),
    }
}

/// What is left of a chart, its pieces set apart.
fn chart(lines: &[physical::Line<'_>]) -> Option<Aside> {
    let line = lines.first()?.number;
    let words = set_apart(line, lines.iter().map(|line| line.text.to_owned()));
    Some(Aside { line, kind: AsideKind::Chart, words })
}
