//! `enumerator-sequence`: a gap, a repetition or a wrong order in what is numbered or lettered.

use std::collections::BTreeMap;

use planmark_syntax::numerals::{Alphabet, Numeral};
use planmark_syntax::{HeadingKind, Label, Level, Marker, Part};

use planmark_findings::Rule;
use planmark_workspace::check::{Check, Findings, Look, Words};
use planmark_plan::document::Document;
use planmark_plan::enumeration::{CaptionLabel, Sequence, Step, caption, number, repeats_first, step};
use planmark_findings::finding::Severity;
use planmark_findings::message::Message;
use planmark_plan::model::Programme;
use planmark_plan::read::facts::{Block, BlockKind};
use planmark_plan::model::programme::Area;
use planmark_syntax::Span;

use self::told::{Numbered, tell};

mod framework;
mod told;

pub(super) static CHECK: Check = Check {
    rule: Rule {
        name: "enumerator-sequence",
        severity: Severity::Warning,
        summary: "enumerator-sequence-summary",
    },
    looks: &[Look::Words(check_lists), Look::Programme(check_programme), Look::Document(check_document)],
};

const LETTERS: Numeral = Numeral::Letter(Alphabet::LatinLower);

/// What a word processor makes of a typed `(c)`.
const COPYRIGHT: char = '©';

/// The place of the letter that it stands for.
const COPYRIGHT_ORDINAL: u32 = 3;

/// Items and sub-items of lists.
fn check_lists(words: &Words<'_>, findings: &mut Findings) {
    check_run(&words.facts.blocks, findings);
    for block in words.facts.all_blocks() {
        if let Some(item) = block.item() {
            check_run(&item.children, findings);
        }
    }
}

/// The letter for which `©` stands behind an item, and where the sign is: (c), or the one that is missing before the next item.
fn copyright(block: &Block, before: u32, next: Option<&Block>) -> Option<(u32, Span)> {
    let BlockKind::Paragraph { number: None, text: Some(text), .. } = &block.kind else { return None };
    let is_marker = text.strip_prefix(COPYRIGHT).is_some_and(|rest| rest.starts_with(char::is_whitespace));
    let ordinal = before.checked_add(1).filter(|_| is_marker)?;
    let next = next.and_then(Block::item).and_then(|item| item.reading).and_then(|marker| marker.ordinal());
    let fits = ordinal == COPYRIGHT_ORDINAL || next == ordinal.checked_add(1);
    fits.then(|| (ordinal, Span::new(0, COPYRIGHT.len_utf8()).shifted(block.words.start)))
}

/// A list may be interrupted by other blocks and go on, or begin anew; what follows directly must follow in order.
fn check_run(blocks: &[Block], findings: &mut Findings) {
    let mut last: Option<(&planmark_plan::read::facts::Item, bool)> = None;
    // Items that are there under a sign that is none of theirs.
    let mut unlettered = 0;
    for (at, block) in blocks.iter().enumerate() {
        let Some(item) = block.item() else {
            let lettered = last.and_then(|(item, _)| item.reading).filter(|marker| marker.numeral() == Some(LETTERS));
            let ordinal = lettered.and_then(|marker| marker.ordinal()).map(|ordinal| ordinal + unlettered);
            if let Some((letter, span)) = ordinal.and_then(|before| copyright(block, before, blocks.get(at + 1)))
                && let Some(letter) = LETTERS.print(letter)
            {
                let marker = format!("({letter})");
                let message = Message::new("enumerator-sequence-copyright").with("marker", &marker);
                let fix = Message::new("change-to").with("text", &marker);
                findings.push(findings.at(span, message).fix(fix, vec![(span, marker)]));
                unlettered += 1;
                continue;
            }
            if !matches!(block.kind, BlockKind::Comment { .. }) {
                last = last.map(|(item, _)| (item, false));
            }
            continue;
        };
        let ordinal = item.reading.and_then(|marker| marker.ordinal());
        let Some(ordinal) = ordinal else {
            last = None;
            continue;
        };
        // What begins with another number than the one before is held against what it stands in.
        if last.is_some_and(|(before, _)| above(before) != above(item)) {
            continue;
        }
        if let Some((before, adjacent)) = last {
            let same_kind = before.reading.and_then(|marker| marker.numeral()) == item.reading.and_then(|marker| marker.numeral())
                && before.indented == item.indented;
            let begins_anew = ordinal == 1 && (!adjacent || !same_kind);
            let ordinal_before = before.reading.and_then(|marker| marker.ordinal()).unwrap_or(0) + unlettered;
            // (i) is a letter and a numeral: indented under (h), it stands for the letter between (h) and (j).
            let letter_below = before.children.last().and_then(Block::item).and_then(|last| Marker::read(&last.marker.text, Level::Item));
            let is_letter_below = letter_below.is_some_and(|below| {
                below.numeral() == item.reading.and_then(|marker| marker.numeral())
                    && below.ordinal() == Some(ordinal_before.saturating_add(1))
                    && ordinal == ordinal_before.saturating_add(2)
            });
            if same_kind && !begins_anew && !is_letter_below && !repeats_first(before.reading, item.reading) {
                let step = step(ordinal_before, ordinal);
                tell(findings, item.marker.span, Numbered::Marker, [&before.marker.text, &item.marker.text], step);
            }
        }
        last = Some((item, true));
        unlettered = 0;
    }
}

/// The numbers before the last of `1.1.2`.
fn above(item: &planmark_plan::read::facts::Item) -> Option<(u16, Option<u16>)> {
    match item.reading {
        Some(Marker::Dotted { above, .. }) => Some(above),
        _ => None,
    }
}

/// Subprogrammes, results, paragraphs, tables and figures of a programme.
fn check_programme(programme: &Programme, findings: &mut Findings) {
    check_subprogrammes(programme, findings);
    check_results(programme, findings);
    check_dotted_paragraphs(programme, findings);
    check_captions(programme, findings);
    framework::check(programme, findings);
}

fn check_subprogrammes(programme: &Programme, findings: &mut Findings) {
    let mut last: BTreeMap<Option<usize>, (u32, Box<str>)> = BTreeMap::new();
    for subprogramme in &programme.subprogrammes {
        let Some(printed) = subprogramme.number.clone() else { continue };
        let Some(here) = number(&printed) else { continue };
        let span = subprogramme.section.and_then(|section| programme.heading_span(section));
        if let (Some((before, printed_before)), Some(span)) = (last.get(&subprogramme.lettered), span) {
            let step = step(*before, here);
            // A lettered section may have only some of the subprogrammes that another has: duty stations, for one.
            let elsewhere = step == Step::Skips && (*before + 1..here).all(|number| is_subprogramme(programme, number));
            if !elsewhere {
                tell(findings, span, Numbered::Subprogramme, [printed_before, &printed], step);
            }
        }
        last.insert(subprogramme.lettered, (here, printed.clone()));
        for section in &subprogramme.returns {
            if let Some(span) = programme.heading_span(*section) {
                tell(findings, span, Numbered::Subprogramme, [&printed, &printed], Step::Repeats);
            }
        }
    }
}

/// Whether any lettered section of the programme has a subprogramme of this number.
fn is_subprogramme(programme: &Programme, wanted: u32) -> bool {
    programme.subprogrammes.iter().filter_map(|known| number(known.number.as_deref()?)).any(|known| known == wanted)
}

fn check_results(programme: &Programme, findings: &mut Findings) {
    for unit in programme.subprogrammes.iter().flat_map(|subprogramme| &subprogramme.units) {
        let numbered = unit.results.iter().filter_map(|result| {
            let printed = result.number.as_deref()?;
            Some((number(printed)?, printed, programme.heading_span(result.section)?))
        });
        check_sequence(Numbered::Result, numbered, findings);
    }
}

fn check_sequence<'a>(
    what: Numbered,
    numbered: impl Iterator<Item = (u32, &'a str, Span)>,
    findings: &mut Findings,
) {
    let mut sequence = Sequence::default();
    for (here, printed, span) in numbered {
        if let Some((step, before)) = sequence.follow(here, printed) {
            tell(findings, span, what, [before, printed], step);
        }
    }
}

/// `2.10` after `2.9`; what is numbered for another programme is `paragraph-number`'s concern.
fn check_dotted_paragraphs(programme: &Programme, findings: &mut Findings) {
    let mut sequences: BTreeMap<Vec<Part>, Sequence<'_>> = BTreeMap::new();
    for section in programme.sections.iter().filter(|section| section.role.area != Area::Annex) {
        for block in &section.facts.blocks {
            let BlockKind::Paragraph { number: Some(printed), .. } = &block.kind else { continue };
            let Some(label) = Label::read(&printed.text) else {
                // `2.?` takes a number of its own: what follows it is not compared with what stands before.
                sequences.remove(&open_section(&printed.text));
                continue;
            };
            if label.section().is_empty() {
                continue;
            }
            let sequence = sequences.entry(label.section().to_vec()).or_default();
            if let Some((step, before)) = sequence.follow(label.number(), &printed.text) {
                let span = printed.span.shifted(section.start);
                tell(findings, span, Numbered::Paragraph, [before, &printed.text], step);
            }
        }
    }
}

/// The section of an open number: `2` of `2.?`.
fn open_section(printed: &str) -> Vec<Part> {
    let numbered = printed.replace(['?', '？'], "1");
    Label::read(&numbered).map(|label| label.section().to_vec()).unwrap_or_default()
}

/// `Table 3.5` after `Table 3.4`; each kind of caption, and each section's numbers, run by themselves.
fn check_captions(programme: &Programme, findings: &mut Findings) {
    let mut sequences: BTreeMap<(bool, Vec<Part>), (Sequence<'_>, Label)> = BTreeMap::new();
    for section in programme.sections.iter().filter(|section| section.role.area != Area::Annex) {
        for block in &section.facts.blocks {
            let BlockKind::Caption { label, .. } = &block.kind else { continue };
            let Some(CaptionLabel { is_figure, label: here }) = caption(&label.text) else { continue };
            let key = (is_figure, here.section().to_vec());
            let (sequence, last) = sequences.entry(key).or_insert_with(|| (Sequence::default(), here.clone()));
            // 3.27 (1) and 3.27 (2) are one table in parts.
            let is_part = last.number() == here.number() && last.suffix != here.suffix;
            *last = here;
            if is_part {
                continue;
            }
            if let Some((step, before)) = sequence.follow(last.number(), &label.text) {
                let span = label.span.shifted(section.start);
                tell(findings, span, Numbered::Marker, [before, &label.text], step);
            }
        }
    }
}

/// What is numbered through a whole document: programmes, plain paragraph numbers, footnotes.
fn check_document(document: &Document, findings: &mut Findings) {
    let mut seen: BTreeMap<&str, u32> = BTreeMap::new();
    for part in document.parts() {
        let programme = &part.programme;
        let heading = programme.sections.iter().find(|section| section.facts.kind() == Some(HeadingKind::Programme));
        if let (Some(printed), Some(section)) = (programme.number.as_deref(), heading) {
            let span = section.facts.heading.as_ref().map(|heading| heading.span.shifted(section.start + part.start));
            if let (Some(_), Some(span)) = (seen.insert(printed, part.start), span) {
                tell(findings, span, Numbered::Programme, [printed, printed], Step::Repeats);
            }
        }
    }
    let numbered: Vec<(u32, &str, Span)> = plain_paragraphs(document).collect();
    let bare = without_full_stop(document, &numbered);
    for (_, printed, span) in &bare {
        let stopped = format!("{printed}.");
        let message = Message::new("enumerator-sequence-bare").with("here", *printed);
        let fix = Message::new("change-to").with("text", &stopped);
        findings.push(findings.at(*span, message).fix(fix, vec![(*span, stopped)]));
    }
    let mut numbered: Vec<_> = numbered.into_iter().chain(bare).collect();
    numbered.sort_by_key(|(_, _, span)| span.start);
    check_sequence(Numbered::Paragraph, numbered.into_iter(), findings);
    check_sequence(Numbered::Footnote, footnotes(document), findings);
}

fn plain_paragraphs(document: &Document) -> impl Iterator<Item = (u32, &str, Span)> {
    document.parts().iter().flat_map(|part| {
        let numbers = part.programme.document_wide.plain_paragraphs.iter();
        numbers.filter_map(move |words| Some((number(&words.text)?, &*words.text, words.span.shifted(part.start))))
    })
}

/// Paragraphs that begin with the number that is missing between those before and behind them, and have no full stop after it.
fn without_full_stop<'a>(document: &'a Document, numbered: &[(u32, &str, Span)]) -> Vec<(u32, &'a str, Span)> {
    let mut bare = Vec::new();
    for part in document.parts() {
        for section in part.programme.sections.iter().filter(|section| section.role.area != Area::Annex) {
            for block in &section.facts.blocks {
                let BlockKind::Paragraph { number: None, text: Some(text), .. } = &block.kind else { continue };
                let Some(printed) = leading_number(text) else { continue };
                let Some(here) = number(printed) else { continue };
                let start = block.words.start + section.start + part.start;
                let span = Span::new(0, printed.len()).shifted(start);
                let before = numbered.iter().rfind(|(_, _, other)| other.start < start).map(|(number, ..)| *number);
                let behind = numbered.iter().find(|(_, _, other)| other.start > start).map(|(number, ..)| *number);
                if before == here.checked_sub(1) && before.is_some() && behind == here.checked_add(1) {
                    bare.push((here, printed, span));
                }
            }
        }
    }
    bare
}

/// `49` of `49 For the period`.
fn leading_number(text: &str) -> Option<&str> {
    let end = text.find(|sign: char| !sign.is_ascii_digit())?;
    let mut behind = text[end..].chars();
    let is_apart = behind.next().is_some_and(char::is_whitespace);
    (end > 0 && is_apart && behind.next().is_some_and(|sign| sign.is_alphabetic() && !sign.is_lowercase()))
        .then(|| &text[..end])
}

fn footnotes(document: &Document) -> impl Iterator<Item = (u32, &str, Span)> {
    document.parts().iter().flat_map(|part| {
        let labels = part.programme.document_wide.footnotes.iter();
        labels.filter_map(move |words| Some((words.text.parse().ok()?, &*words.text, words.span.shifted(part.start))))
    })
}
