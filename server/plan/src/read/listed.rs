//! The lines of a section as entries of a list of mandates.
//!
//! What a number means there depends on the words of the section, and on what the headings above say of organ and kind: nothing else. So
//! it is read once and read again only when one of them changes.

use std::sync::{Arc, Mutex, PoisonError};

use planmark_knowledge::known;
use planmark_knowledge::titles::{digest, title_core};
use planmark_syntax::citation::{Context, Kind, Malformed, read_mandates};
use planmark_syntax::{Citation, Organ, Span, Words};

use super::facts::{Block, BlockKind, MandateLine, SectionFacts};

/// What the headings above say: the organ and kind, and whether the section stands in a list of mandates.
pub(crate) type Light = (Context, bool);

/// The entries of a section as they were last read. A memory of what was computed is no part of the facts.
#[derive(Debug, Default)]
pub(crate) struct Memo(Mutex<Option<(Light, Arc<[Listed]>)>>);

impl PartialEq for Memo {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

/// An entry of a list of mandates; spans count from the section's start.
#[derive(Debug)]
pub(crate) struct Listed {
    /// The block that it is.
    pub(crate) block: usize,
    /// The symbols and the signs between them; `None` for words without any.
    pub(crate) head: Option<Span>,
    /// The title, or the words of an entry without a number.
    pub(crate) title: Option<Words>,
    /// Its numbers.
    pub(crate) numbers: Vec<ListedNumber>,
    /// The organ.
    pub(crate) organ: Option<Organ>,
    /// Full symbols, one for each part; document symbols as they are.
    pub(crate) symbols: Vec<Box<str>>,
    /// The symbols that it alone gives its title, `; ` between them, and a digest of the title as titles are compared.
    pub(crate) titled: Option<(Box<str>, u64)>,
}

/// A number of an entry.
#[derive(Debug)]
pub(crate) struct ListedNumber {
    pub(crate) span: Span,
    pub(crate) text: Box<str>,
    pub(crate) citation: Result<Citation, Malformed>,
}

/// The symbols and title of a block that begins with a symbol.
fn line(block: &Block) -> Option<&MandateLine> {
    match &block.kind {
        BlockKind::Mandate(line) | BlockKind::Paragraph { entry: Some(line), .. } => Some(line),
        _ => None,
    }
}

/// The entries of a section in the light of the headings above.
pub(crate) fn entries(facts: &SectionFacts, light: Light) -> Arc<[Listed]> {
    // A thread that panicked here left a whole value behind, or none: both can be used.
    let mut memo = facts.listed.0.lock().unwrap_or_else(PoisonError::into_inner);
    match &*memo {
        Some((known, entries)) if *known == light => Arc::clone(entries),
        _ => {
            let blocks = facts.blocks.iter().enumerate();
            let entries: Arc<[Listed]> = blocks.filter_map(|(at, block)| entry(at, block, light)).collect();
            *memo = Some((light, Arc::clone(&entries)));
            entries
        }
    }
}

/// The mandate that a block is, if it is one.
fn entry(at: usize, block: &Block, (context, in_list): Light) -> Option<Listed> {
    let title = match &block.kind {
        BlockKind::Mandate(line) => line.title.clone(),
        BlockKind::Paragraph { number: None, entry: Some(line), .. } if in_list => line.title.clone(),
        BlockKind::Paragraph { number: None, text: Some(text), .. } if in_list => {
            Some(Words { text: text.clone(), span: block.words })
        }
        _ => return None,
    };
    let line = line(block);
    let numbers = line.map(|line| numbers(block, line, context)).unwrap_or_default();
    let own = || numbers.iter().filter_map(|number| number.citation.as_ref().ok());
    let mut symbols: Vec<Box<str>> =
        own().filter(|citation| !citation.is_draft()).flat_map(Citation::symbols).map(Into::into).collect();
    if let Some(line) = line {
        let heads = block.inline.symbols.iter().filter(|symbol| line.head.span.contains(symbol.span));
        symbols.extend(heads.map(|symbol| symbol.text.clone()));
    }
    let organ = own().find_map(|citation| citation.organ).or(line.and(context.organ));
    // Several numbers before one title share it, and each may have another of its own.
    let core = title.as_ref().filter(|_| numbers.len() == 1).map(|title| title_core(&title.text));
    let titled = core
        .filter(|core| !core.is_empty() && !symbols.is_empty())
        .map(|core| (symbols.join("; ").into(), digest(&core)));
    Some(Listed { block: at, head: line.map(|line| line.head.span), title, numbers, organ, symbols, titled })
}

/// The symbols at the head of a mandate.
fn numbers(block: &Block, line: &MandateLine, context: Context) -> Vec<ListedNumber> {
    let head = line.head.span;
    let heads: Vec<_> = block.inline.citations.iter().filter(|citing| head.contains(citing.span)).collect();
    let spans: Vec<_> = heads
        .iter()
        .map(|citing| (citing.span.start - head.start) as usize..(citing.span.end - head.start) as usize)
        .collect();
    read_mandates(&line.head.text, &spans, context)
        .into_iter()
        .zip(heads)
        .map(|(cited, citing)| ListedNumber {
            span: citing.span,
            text: citing.text.clone(),
            citation: cited.citation.map(with_kind).map(listed_kind),
        })
        .collect()
}

/// Where a heading or the words leave both open (大会决议和决定), the number says whether it is a resolution or a decision.
pub(crate) fn with_kind(citation: Citation) -> Citation {
    let kind = citation.kind.or_else(|| known::kind_by_number(&citation));
    Citation { kind, ..citation }
}

/// In a list of an organ's resolutions and decisions, an entry that is called neither is a resolution: decisions are named as such
/// (第 57/3 号决定, "Decision 79/512").
fn listed_kind(citation: Citation) -> Citation {
    let kind = citation.kind.or_else(|| citation.organ.map(|_| Kind::Resolution));
    Citation { kind, ..citation }
}
