//! A part of a document with its text at hand.

use planmark_plan::document::{Document, Part};
use planmark_plan::model::Programme;
use planmark_plan::model::programme::{Place, Subprogramme, Unit};
use planmark_plan::read::facts::{Block, BlockKind, Item};
use planmark_syntax::HeadingKind;
use planmark_syntax::{Span, Words, emphasis};

/// A programme, or what stands before the first.
#[derive(Clone, Copy)]
pub(super) struct Reading<'a> {
    pub(super) document: &'a Document,
    pub(super) part: &'a Part,
}

impl<'a> Reading<'a> {
    /// Every part of a document.
    pub(super) fn all(document: &'a Document) -> impl Iterator<Item = Self> {
        document.parts().iter().map(move |part| Self { document, part })
    }

    pub(super) fn programme(&self) -> &'a Programme {
        &self.part.programme
    }

    /// Words of a section as one line, without the signs that set some of them apart.
    pub(super) fn words(&self, section: usize, span: Span) -> String {
        emphasis::plain(&self.document.words(self.part, section, span))
    }

    /// The line on which a place of a section stands, from 1.
    pub(super) fn line(&self, section: usize, span: Span) -> usize {
        let start = self.programme().span(section, span).start as usize + self.part.start as usize;
        self.document.text().line_of(start) + 1
    }

    /// The title of the section of a component.
    pub(super) fn component_title(&self, unit: &Unit) -> Option<String> {
        let title = self.programme().heading(unit.component_section?)?.title.as_ref()?;
        Some(title.text.to_string())
    }

    /// The item at a place.
    pub(super) fn item_at(&self, place: Place) -> Option<(&'a Block, &'a Item)> {
        let block = self.programme().block(place)?;
        Some((block, block.item()?))
    }

    /// The letter of the lettered section above a subprogramme.
    pub(super) fn letter(&self, subprogramme: &Subprogramme) -> Option<String> {
        self.programme().letter_of(subprogramme).map(str::to_owned)
    }

    /// The section and those below it that belong to it: down to the next heading of a unit's other parts.
    pub(super) fn with_below(&self, section: usize) -> Vec<usize> {
        let is_other = |at: usize| {
            self.programme().heading(at).is_some_and(|heading| {
                matches!(
                    heading.kind,
                    HeadingKind::Subprogramme
                        | HeadingKind::Component
                        | HeadingKind::Accomplishments
                        | HeadingKind::Objective
                )
            })
        };
        std::iter::once(section)
            .chain(self.programme().below(section).take_while(|at| !is_other(*at)))
            .collect()
    }
}

/// A marker without its brackets; `None` for a dash.
pub(super) fn marker(marker: &Words) -> Option<String> {
    let plain = marker.text.trim_matches(['(', ')', '（', '）', '.', ' ', '\'']);
    let is_dash = plain.chars().all(|sign| matches!(sign, '-' | '－' | '–'));
    (!is_dash && !plain.is_empty()).then(|| plain.to_owned())
}

/// Whether a block is text that is printed.
pub(super) fn is_printed(block: &Block) -> bool {
    !matches!(block.kind, BlockKind::Comment { .. })
}
