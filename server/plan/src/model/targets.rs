//! What of a programme can be referred to: paragraphs, tables, figures, annexes, footnotes.

use std::hash::{Hash, Hasher};

use planmark_syntax::HeadingKind;
use rustc_hash::FxHasher;

use super::programme::{Area, DocumentWide, Place, Programme, Targets};
use crate::enumeration::{CaptionLabel, caption};
use crate::read::facts::{BlockKind, Item};
use planmark_syntax::{Label, Marker, Words};

/// The targets of a programme. Where two have the same number the first counts; `enumerator-sequence` tells of the other.
pub(crate) fn collect(programme: &Programme) -> Targets {
    let mut targets = Targets::default();
    for (at, section) in programme.sections.iter().enumerate() {
        if let Some(heading) = &section.facts.heading
            && heading.kind == HeadingKind::Annex
        {
            let label = heading.number.as_ref().map(|number| Label::read(&number.text));
            // An annex with an open number is nothing to refer to.
            if label != Some(None) {
                targets.annexes.entry(label.flatten()).or_insert(at);
            }
        }
        for (block, content) in section.facts.blocks.iter().enumerate() {
            let place = Place { section: at, block };
            match &content.kind {
                BlockKind::Paragraph { number: Some(number), .. } => {
                    let Some(label) = Label::read(&number.text) else { continue };
                    targets.paragraphs.entry(label).or_insert(place);
                }
                BlockKind::Item(accomplishment) if is_numbered(accomplishment) => {
                    if let Some(label) = Label::read(&accomplishment.marker.text) {
                        targets.accomplishments.entry(label).or_insert(place);
                    }
                    for (below, indicator) in accomplishment.children.iter().enumerate() {
                        let marker =
                            indicator.item().filter(|item| is_numbered(item)).map(|item| &item.marker);
                        if let Some(label) = marker.and_then(|marker| Label::read(&marker.text)) {
                            targets.indicators.entry(label).or_insert((place, below));
                        }
                    }
                }
                BlockKind::Caption { label, .. } => {
                    let Some(CaptionLabel { is_figure, label }) = caption(&label.text) else { continue };
                    let kind = if is_figure { &mut targets.figures } else { &mut targets.tables };
                    kind.entry(label).or_insert(place);
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

/// Whether an item has a number of several parts: `1.1`, `1.1.2`.
fn is_numbered(item: &Item) -> bool {
    matches!(item.reading, Some(Marker::Dotted { .. }))
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
                BlockKind::Paragraph { number: Some(number), .. }
                    if Label::read(&number.text).is_some_and(|label| label.section().is_empty()) =>
                {
                    wide.plain_paragraphs.push(placed(number));
                }
                BlockKind::Footnote { label } => wide.footnotes.push(placed(label)),
                _ => {}
            }
        }
    }
    wide
}

/// A digest of what other places can refer to, and of the titles by which they may name it.
pub(crate) fn fingerprint(programme: &Programme) -> u64 {
    let mut hasher = FxHasher::default();
    (&programme.number, &programme.title, programme.standing).hash(&mut hasher);
    for lettered in &programme.lettered {
        lettered.letter.hash(&mut hasher);
    }
    for subprogramme in &programme.subprogrammes {
        (subprogramme.lettered, &subprogramme.number, &subprogramme.title).hash(&mut hasher);
        for unit in &subprogramme.units {
            (&unit.component, &unit.objective_number).hash(&mut hasher);
            for result in &unit.results {
                (&result.number, &result.title).hash(&mut hasher);
            }
        }
    }
    let targets = &programme.targets;
    for labels in [&targets.paragraphs, &targets.tables, &targets.figures, &targets.accomplishments] {
        labels.len().hash(&mut hasher);
        labels.keys().for_each(|label| label.hash(&mut hasher));
    }
    targets.indicators.len().hash(&mut hasher);
    targets.indicators.keys().for_each(|label| label.hash(&mut hasher));
    targets.footnotes.len().hash(&mut hasher);
    targets.footnotes.keys().for_each(|label| label.hash(&mut hasher));
    targets.annexes.keys().for_each(|number| number.hash(&mut hasher));
    hasher.finish()
}
