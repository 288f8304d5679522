//! What of a programme can be referred to: paragraphs, tables, figures, annexes, footnotes.

use planmark_syntax::HeadingKind;

use super::programme::{Area, DocumentWide, Place, Programme, Targets};
use crate::enumeration::{caption, comparable, join};
use crate::read::facts::BlockKind;
use planmark_syntax::Words;

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
