//! What of a programme can be referred to: paragraphs, tables, figures, annexes, footnotes.

use planmark_syntax::HeadingKind;

use super::facts::{Block, BlockKind, SectionFacts};
use super::programme::{Area, DocumentWide, Place, Programme, Targets};
use crate::enumeration::{caption, number};
use crate::span::Words;

/// The targets of a programme. Where two have the same number the first counts; `enumerator-sequence` tells of the other.
pub(crate) fn collect(programme: &Programme) -> Targets {
    let mut targets = Targets::default();
    for (at, section) in programme.sections.iter().enumerate() {
        if let Some(heading) = &section.facts.heading
            && heading.kind == HeadingKind::Annex
        {
            let number = heading.number.as_ref().map_or("", |words| &words.text);
            targets.annexes.entry(comparable(number)).or_insert(at);
        }
        for (block, content) in section.facts.blocks.iter().enumerate() {
            let place = Place { section: at, block };
            match &content.kind {
                BlockKind::Paragraph { number: Some(number), .. } => {
                    targets.paragraphs.entry(comparable(&number.text)).or_insert(place);
                }
                BlockKind::Caption { label, .. } => {
                    let Some(label) = caption(&label.text) else { continue };
                    let number = join(&label.prefix, label.ordinal);
                    let kind = if label.is_figure { &mut targets.figures } else { &mut targets.tables };
                    kind.entry(number).or_insert(place);
                }
                BlockKind::Footnote { label } => {
                    targets.footnotes.entry(label.text.clone()).or_insert(place);
                }
                _ => {}
            }
        }
    }
    targets
}

/// What of a programme is numbered through the whole document. Annexes number their own.
pub(crate) fn document_wide(programme: &Programme) -> DocumentWide {
    let mut wide = DocumentWide::default();
    for section in &programme.sections {
        let placed =
            |words: &Words| Words { span: words.span.shifted(section.start), text: words.text.clone() };
        wide.footnote_marks
            .extend(section.facts.inlines().flat_map(|inline| inline.footnotes.iter().map(placed)));
        if section.role.area == Area::Annex {
            continue;
        }
        for block in &section.facts.blocks {
            match &block.kind {
                BlockKind::Paragraph { number: Some(number), .. } if !number.text.contains(['.', '．']) => {
                    wide.plain_paragraphs.push(placed(number));
                }
                BlockKind::Footnote { label } => wide.footnotes.push(placed(label)),
                _ => {}
            }
        }
    }
    wide
}

/// The blocks that show something: captions, and tables that have none.
pub(crate) fn exhibits(facts: &SectionFacts) -> Vec<usize> {
    exhibits_of(&facts.blocks)
}

/// The same, of blocks.
pub(super) fn exhibits_of(blocks: &[Block]) -> Vec<usize> {
    let mut captioned = None;
    let mut found = Vec::new();
    for (at, block) in blocks.iter().enumerate() {
        match block.kind {
            BlockKind::Caption { .. } => {
                captioned = Some(below_caption(blocks, at));
                found.push(at);
            }
            BlockKind::Table(_) if captioned != Some(at) => found.push(at),
            _ => {}
        }
    }
    found
}

/// The block to which a caption belongs: the next, but for a line that says in what is counted, and comments.
pub(super) fn below_caption(blocks: &[Block], caption: usize) -> usize {
    let below = blocks.get(caption + 1..).unwrap_or_default();
    let lines = below.iter().take_while(|block| {
        matches!(block.kind, BlockKind::Paragraph { number: None, .. } | BlockKind::Comment { .. })
    });
    caption + 1 + Some(lines.count()).filter(|lines| *lines <= 2).unwrap_or(0)
}

/// A number in one form, however it is printed: `3.二`, `3.II` and `3.2` are the same; `12` of `１２`.
pub(crate) fn comparable(printed: &str) -> Box<str> {
    let printed = printed.trim().trim_end_matches(['.', '．', '。']);
    let (prefix, last) = printed.rsplit_once(['.', '．']).unwrap_or(("", printed));
    match number(last) {
        Some(last) => join(prefix, Some(last)),
        None => printed.into(),
    }
}

fn join(prefix: &str, last: Option<u32>) -> Box<str> {
    let last = last.map(|last| last.to_string()).unwrap_or_default();
    let first = number(prefix).map_or_else(|| prefix.trim().to_owned(), |prefix| prefix.to_string());
    if first.is_empty() { last.into() } else { format!("{first}.{last}").into() }
}

#[cfg(test)]
mod tests {
    use super::comparable;

    #[test]
    fn numbers_are_compared_in_one_form() {
        assert_eq!((&*comparable("3.二"), &*comparable("3.II"), &*comparable("3.2")), ("3.2", "3.2", "3.2"));
        assert_eq!((&*comparable("三"), &*comparable("12."), &*comparable("2.?")), ("3", "12", "2.?"));
    }
}
