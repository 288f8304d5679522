//! `cited-not-mandated`: a resolution that the programme cites in its own narrative, and that its list of mandates lacks.
//!
//! Only the programme's narrative counts: what footnotes, notes, tables, measures, resources, annexes and the lists themselves cite is
//! procedure. A programme without a list of mandates has nothing to be missing from.

use std::collections::BTreeSet;

use planmark_syntax::Citation;
use planmark_syntax::HeadingKind;

use planmark_findings::Rule;
use planmark_workspace::check::{Check, Findings, Look};
use planmark_workspace::edition::Surroundings;
use planmark_findings::finding::{Finding, Severity};
use planmark_knowledge::known::{self, matches};
use planmark_findings::message::Message;
use planmark_plan::read::facts::{Block, BlockKind, Introduced};
use planmark_plan::model::programme::{Area, MandateEntry, Reading};
use planmark_plan::model::{Programme, Standing};
use planmark_plan::read::Format;
use planmark_knowledge::registry::series::superseding;
use planmark_knowledge::registry::{Registry, TitleSource};
use planmark_workspace::layers::Evidence;
use planmark_syntax::Span;
use planmark_knowledge::titles::without_notes;
use crate::superseded_mandate::age;

pub(super) static CHECK: Check = Check {
    rule: Rule {
        name: "cited-not-mandated",
        severity: Severity::Information,
        summary: "cited-not-mandated-summary",
    },
    looks: &[Look::Edition(check)],
};

/// The bracket of a link before a number.
const LINK_SIGNS: u32 = 1;

/// A resolution that was adopted more than this many years before the plan is cited for what it founded, whatever came after it.
const CITED_FOR_ITSELF: u32 = 10;

/// Words with which a note begins.
const NOTES: [&str; 8] = ["note", "注", "说明", "nota", "remarque", "примечание", "ملاحظة", "*"];

fn check(programme: &Programme, surroundings: &Surroundings<'_>, findings: &mut Findings) {
    let listed: Vec<&Citation> = programme
        .readings
        .iter()
        .filter(|reading| reading.entry.is_some())
        .filter_map(|reading| reading.citation.as_ref().ok())
        .collect();
    // A revision lists what it adds to the list of its base.
    let is_whole = programme.header.format().is_none_or(Format::is_whole);
    if programme.standing == Standing::Front || listed.is_empty() || !is_whole {
        return;
    }
    let registry = surroundings.workspace.settings().registry();
    let newest: BTreeSet<String> = listed.iter().filter_map(|citation| citation.symbol()).collect();
    let mut told: BTreeSet<String> = BTreeSet::new();
    for reading in programme.readings.iter().filter(|reading| reading.entry.is_none()) {
        let Ok(citation) = &reading.citation else { continue };
        // What is wrong in itself is told as such.
        if citation.is_draft() || !known::check(citation).is_empty() || !is_narrative(programme, reading) {
            continue;
        }
        if is_account(programme, reading) {
            continue;
        }
        // What stands under the wrong organ is listed all the same: that is told there.
        let is_same = |other: &Citation| {
            matches(citation, other).is_some()
                || (other.number == citation.number && !known::check(other).is_empty())
        };
        if listed.iter().any(|other| is_same(other)) {
            continue;
        }
        let [symbol, ..] = &citation.symbols()[..] else { continue };
        let is_recent = age(citation, registry, programme).is_some_and(|years| years <= CITED_FOR_ITSELF);
        if is_recent && has_later(citation, registry, &newest) {
            continue;
        }
        let whole = citation.symbol().unwrap_or_else(|| symbol.clone());
        if !told.insert(whole) {
            continue;
        }
        let message = Message::new("cited-not-mandated").with("here", &reading.text);
        let finding = findings.at(reading.span, message).about(symbol);
        findings.push(with_entry(finding, programme, surroundings, reading, citation));
    }
}

/// Whether the later resolution of the same series is listed: the list names the newest, which stands for those before it.
fn has_later(citation: &Citation, registry: &Registry, listed: &BTreeSet<String>) -> bool {
    citation.symbols().iter().any(|symbol| {
        let later = registry.entry(symbol).and_then(|entry| superseding(citation, entry));
        later.and_then(|later| later.symbol()).is_some_and(|later| listed.contains(&later))
    })
}

/// Whether a citation stands in the programme's own narrative.
fn is_narrative(programme: &Programme, reading: &Reading) -> bool {
    let Some(section) = programme.sections.get(reading.section) else { return false };
    if section.role.area != Area::Plan {
        return false;
    }
    let blocks = &section.facts.blocks;
    let holds = |block: &Block| block.span.shifted(section.start).contains(reading.span);
    let Some(at) = blocks.iter().position(holds) else { return true };
    // What stands below the caption of a table or figure measures, or counts deliverables.
    if blocks[..=at].iter().any(|block| matches!(block.kind, BlockKind::Caption { .. })) {
        return false;
    }
    blocks.get(at).is_none_or(|block| match &block.kind {
        BlockKind::Footnote { .. } | BlockKind::Comment { .. } | BlockKind::Mandate(_) | BlockKind::Table(_) => false,
        // What begins with its number is an entry, though its heading is not known as that of a list.
        BlockKind::Paragraph { number: None, .. }
            if reading.span.start <= block.span.start + section.start + LINK_SIGNS => false,
        BlockKind::Paragraph { number: None, text: Some(text), .. } => {
            let text = text.trim_start_matches(['_', ' ']).to_lowercase();
            !NOTES.iter().any(|note| text.starts_with(note))
        }
        _ => true,
    })
}

/// Whether a citation is no more than a part of what is told: in passing in an account of last year's performance, or in a sentence of
/// history where another sentence of the section says where the mandate comes from.
fn is_account(programme: &Programme, reading: &Reading) -> bool {
    match reading.introduced {
        Introduced::InPassing => is_performance(programme, reading.section),
        Introduced::History => {
            let mut others = programme.readings.iter().filter(|other| other.section == reading.section);
            is_performance(programme, reading.section) || others.any(|other| other.introduced == Introduced::Origin)
        }
        Introduced::Origin | Introduced::Ground | Introduced::Subject => false,
    }
}

fn is_performance(programme: &Programme, section: usize) -> bool {
    let mut headings = programme.heading(section).into_iter().chain(programme.ancestors(section).filter_map(|above| programme.heading(above)));
    headings.any(|heading| heading.kind == HeadingKind::Performance)
}

/// With a mend that inserts the entry at its place in the list in which it belongs, where there is one such list.
fn with_entry(
    finding: Finding,
    programme: &Programme,
    surroundings: &Surroundings<'_>,
    reading: &Reading,
    citation: &Citation,
) -> Finding {
    let Some(language) = programme.header.language() else { return finding };
    let number = citation.display(language);
    let known = surroundings.known(citation);
    let title = known.title(language).and_then(|(title, evidence)| match evidence {
        // The wording of another list may carry that list's notes.
        Evidence::Edition => Some(without_notes(title)),
        Evidence::Reference(TitleSource::OfficialText) => Some(title),
        Evidence::Reference(TitleSource::List) => None,
    });
    let entry = match title {
        Some(title) => format!("{number}  {title}"),
        None => number.clone(),
    };
    match place(programme, reading, citation) {
        Some(Insertion::Before(at)) => {
            finding.fix(Message::new("cited-not-mandated-insert").with("entry", &number), vec![(at, format!("{entry}\n"))])
        }
        Some(Insertion::Behind(at)) => {
            finding.fix(Message::new("cited-not-mandated-insert").with("entry", &number), vec![(at, format!("\n{entry}"))])
        }
        None => finding,
    }
}

enum Insertion {
    /// At the start of the entry that comes after it.
    Before(Span),
    /// At the end of the last entry.
    Behind(Span),
}

/// Where an entry belongs: in the list of its organ and kind, of the subprogramme that cites it if that has lists of its own.
fn place(programme: &Programme, reading: &Reading, citation: &Citation) -> Option<Insertion> {
    let subprogramme = number_above(programme, reading.section);
    let same_list = |mandate: &&MandateEntry| {
        let section = programme.sections.get(mandate.place.section);
        let context = section.and_then(|section| section.role.organ.as_ref());
        context.is_some_and(|context| {
            context.organ == citation.organ
                && citation.organ.is_some()
                && (context.kinds.is_empty() || citation.kind.is_some_and(|kind| context.kinds.contains(&kind)))
        })
    };
    let lists = |of: Option<&str>| -> BTreeSet<usize> {
        let mandates = programme.mandates.iter().filter(same_list);
        mandates.filter(|mandate| mandate.subprogramme.as_deref() == of).map(|mandate| mandate.place.section).collect()
    };
    let own = subprogramme.map(|number| lists(Some(number))).filter(|own| !own.is_empty());
    let own = own.unwrap_or_else(|| lists(None));
    let mut own = own.into_iter();
    let (Some(section), None) = (own.next(), own.next()) else { return None };
    let entries: Vec<&MandateEntry> =
        programme.mandates.iter().filter(|mandate| mandate.place.section == section).collect();
    let span = |mandate: &MandateEntry| {
        programme.block(mandate.place).map(|block| programme.span(mandate.place.section, block.span))
    };
    let comes_after = |mandate: &&&MandateEntry| {
        let first = programme.readings.get(mandate.readings.start).filter(|_| !mandate.readings.is_empty());
        let number = first.and_then(|first| first.citation.as_ref().ok()).map(|first| &first.number);
        number.is_some_and(|number| number.order(&citation.number) == Some(std::cmp::Ordering::Greater))
    };
    if let Some(next) = entries.iter().find(comes_after) {
        let at = span(next)?.start;
        return Some(Insertion::Before(Span { start: at, end: at }));
    }
    let at = span(entries.last()?)?.end;
    Some(Insertion::Behind(Span { start: at, end: at }))
}

/// The number of the subprogramme in whose narrative a section stands.
fn number_above(programme: &Programme, section: usize) -> Option<&str> {
    let index = programme.sections.get(section)?.role.subprogramme?;
    let subprogramme = programme.subprogrammes.get(index)?;
    let is_real = subprogramme.section.is_some_and(|section| {
        programme.heading(section).is_some_and(|heading| heading.kind == HeadingKind::Subprogramme)
    });
    subprogramme.number.as_deref().filter(|_| is_real)
}
