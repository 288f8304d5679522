//! The lines of a section as entries of a list of mandates.
//!
//! What a number means there depends on the words of the section, and on what the headings above say of organ and kind: nothing else. So
//! it is read once and read again only when one of them changes.

use std::sync::Arc;

use planmark_knowledge::known;
use planmark_knowledge::titles::{digest, title_core};
use planmark_syntax::citation::{Context, Kind, begins_with_part, read_mandates};
use planmark_syntax::{Citation, Words};

use super::facts::{Block, BlockKind, MandateLine, SectionFacts};
use super::listing::{Light, Listed, ListedNumber};

/// The symbols and title of a block that begins with a symbol.
fn line(block: &Block) -> Option<&MandateLine> {
    match &block.kind {
        BlockKind::Mandate(line) | BlockKind::Paragraph { entry: Some(line), .. } => Some(line),
        _ => None,
    }
}

/// The entries of a section in the light of the headings above.
pub(crate) fn entries(facts: &SectionFacts, light: Light) -> Arc<[Listed]> {
    facts.listed.get_or_read(light, || {
        let blocks = facts.blocks.iter().enumerate();
        blocks.filter_map(|(at, block)| entry(at, block, light)).collect()
    })
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
    // Several numbers before one title share it, and each may have another of its own; so has a part, such as an annex.
    let core = title.as_ref().filter(|title| numbers.len() == 1 && !begins_with_part(&title.text));
    let core = core.map(|title| title_core(&title.text));
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
