//! What stands at a place of a text.

use std::ops::Range;

use super::naming::{Named, name_at};
use super::target::{heading_target, references};
use planmark_plan::document::DocumentId;
use planmark_plan::enumeration::{CaptionLabel, caption};
use planmark_plan::model::programme::Reading;
use planmark_plan::read::facts::{Block, BlockKind, Heading, Inline, Item};
use planmark_plan::target::Target;
use planmark_syntax::reference::{Goal, GoalReference};
use planmark_syntax::{Label, Marker, Span, Words};
use planmark_workspace::edition::{Located, Surroundings};
use planmark_workspace::workspace::Workspace;

/// What someone points at.
#[derive(Clone, Debug)]
pub(super) struct Pointed<'a> {
    /// The programme in which it stands.
    pub(super) own: Located<'a>,
    /// The documents around it.
    pub(super) here: Surroundings<'a>,
    /// The section in which it stands.
    pub(super) section: usize,
    /// Where it stands, in bytes of the document.
    pub(super) range: Range<usize>,
    /// What it is.
    pub(super) what: What<'a>,
}

/// What can be pointed at.
#[derive(Clone, Debug)]
pub(super) enum What<'a> {
    /// A reference to a part of a plan, or to several by their first and last.
    Reference(Vec<Target>),
    /// The number or label of a part of a plan, at the part itself.
    Number(Target),
    /// A heading, and what it is a heading of, where that can be referred to.
    Heading(&'a Heading, Option<Target>),
    /// A resolution or decision, cited or listed.
    Citation(&'a Reading),
    /// A footnote's label, at the reference or at its text.
    Footnote(&'a str),
    /// The symbol of a document.
    Symbol(&'a str),
    /// A name that the plans or the settings define.
    Name(Named),
    /// A Sustainable Development Goal or target; of a range its first.
    Goal(Goal),
    /// A numbered accomplishment, or one of its indicators; as what it can be referred to.
    Achieved(Achieved<'a>, Option<Target>),
}

/// An accomplishment with a number, and one of its indicators if that is meant.
#[derive(Clone, Copy, Debug)]
pub(super) struct Achieved<'a> {
    /// The accomplishment.
    pub(super) accomplishment: &'a Item,
    /// The indicator.
    pub(super) indicator: Option<&'a Item>,
}

/// What stands at a byte of a document, if it is something that leads somewhere.
pub(super) fn pointed_at<'a>(
    workspace: &'a Workspace,
    id: &DocumentId,
    offset: usize,
) -> Option<Pointed<'a>> {
    let (id, document) = workspace.stored(id)?;
    let part = document.part_at(offset)?;
    let own = Located { id, document, part };
    let here = Surroundings::new(workspace, id, document);
    let programme = &part.programme;
    let within = u32::try_from(offset.checked_sub(part.start as usize)?).ok()?;
    let section = programme.sections.partition_point(|section| section.start <= within).checked_sub(1)?;
    let start = programme.sections[section].start;
    let facts = &programme.sections[section].facts;
    let pointed = |span: Span, what| Pointed {
        own,
        here,
        section,
        range: span.shifted(start).at(part.start as usize),
        what,
    };

    let in_section = programme.readings.iter().filter(|reading| reading.section == section);
    if let Some(reading) = nearest(in_section, |reading| reading.span, within) {
        return Some(Pointed {
            range: reading.span.at(part.start as usize),
            ..pointed(Span::default(), What::Citation(reading))
        });
    }
    let within = within - start;
    if let Some((targets, span)) = nearest(references(facts), |(_, span)| *span, within) {
        return Some(pointed(span, What::Reference(targets)));
    }
    let footnotes = facts.inlines().flat_map(|inline: &Inline| &inline.footnotes);
    if let Some(label) = nearest(footnotes, |label| label.span, within) {
        return Some(pointed(label.span, What::Footnote(&label.text)));
    }
    let symbols = facts.inlines().flat_map(|inline| &inline.symbols);
    if let Some(symbol) = nearest(symbols, |symbol| symbol.span, within) {
        return Some(pointed(symbol.span, What::Symbol(&symbol.text)));
    }
    let goals = facts.inlines().flat_map(|inline| &inline.goals).flat_map(goals);
    if let Some((goal, span)) = nearest(goals, |(_, span)| *span, within) {
        return Some(pointed(span, What::Goal(goal)));
    }
    if let Some((named, span)) = name_at(&here, own, section, within) {
        return Some(pointed(span, What::Name(named)));
    }
    if let Some(heading) = facts.heading.as_ref().filter(|heading| heading.span.touches(within)) {
        return Some(pointed(heading.span, What::Heading(heading, heading_target(own, section, heading))));
    }
    if let Some((span, achieved)) = facts.blocks.iter().find_map(|block| achieved(block, within)) {
        return Some(pointed(span, What::Achieved(achieved, achieved.target())));
    }
    let (label, what) =
        facts.blocks.iter().filter_map(numbered).find(|(label, _)| label.span.touches(within))?;
    Some(pointed(label.span, what))
}

/// The numbered accomplishment, or the indicator of one, at whose number or measures an offset lies.
fn achieved(block: &Block, within: u32) -> Option<(Span, Achieved<'_>)> {
    let accomplishment = block.item().filter(|item| matches!(item.reading, Some(Marker::Dotted { .. })))?;
    if accomplishment.marker.span.touches(within) {
        return Some((accomplishment.marker.span, Achieved { accomplishment, indicator: None }));
    }
    let indicators = accomplishment.children.iter().filter_map(Block::item);
    indicators.into_iter().find_map(|indicator| {
        let series = indicator.series.as_ref().map(|series| series.span);
        let span =
            [Some(indicator.marker.span), series].into_iter().flatten().find(|span| span.touches(within))?;
        Some((span, Achieved { accomplishment, indicator: Some(indicator) }))
    })
}

/// The Goals and targets that a reference names, with their places. The words before the first belong to it.
fn goals(words: &Words) -> Vec<(Goal, Span)> {
    let Some(reference) = GoalReference::read(&words.text) else { return Vec::new() };
    let is_as_typed = words.text.len() == (words.span.end - words.span.start) as usize;
    let members = reference.members.into_iter().enumerate().map(|(at, (range, first, _))| {
        // Where a line breaks within the words, the places of the numbers are not known.
        let (start, end) = match (u32::try_from(range.start), u32::try_from(range.end)) {
            (Ok(start), Ok(end)) if is_as_typed => (start, end),
            _ => (0, words.span.end - words.span.start),
        };
        let start = if at == 0 { 0 } else { start };
        (first, Span { start, end }.shifted(words.span.start))
    });
    members.collect()
}

/// The one that the offset lies in, or else the one that it stands directly behind.
fn nearest<T>(all: impl Iterator<Item = T>, span: impl Fn(&T) -> Span, offset: u32) -> Option<T> {
    let mut behind = None;
    for one in all {
        let span = span(&one);
        if span.start <= offset && offset < span.end {
            return Some(one);
        }
        if span.end == offset && behind.is_none() {
            behind = Some(one);
        }
    }
    behind
}

/// The number or label of a block, and what it numbers.
fn numbered(block: &Block) -> Option<(&Words, What<'_>)> {
    match &block.kind {
        BlockKind::Paragraph { number: Some(number), .. } => {
            Some((number, What::Number(Target::Paragraph { label: Label::read(&number.text)? })))
        }
        BlockKind::Caption { label, .. } => {
            let CaptionLabel { is_figure, label: read } = caption(&label.text)?;
            let target =
                if is_figure { Target::Figure { label: read } } else { Target::Table { label: read } };
            Some((label, What::Number(target)))
        }
        BlockKind::Footnote { label } => Some((label, What::Footnote(&label.text))),
        _ => None,
    }
}

impl Achieved<'_> {
    fn target(&self) -> Option<Target> {
        let label = |item: &Item| Label::read(&item.marker.text);
        match self.indicator {
            Some(indicator) => Some(Target::Indicator { label: label(indicator)? }),
            None => Some(Target::Accomplishment { label: label(self.accomplishment)? }),
        }
    }
}

impl Pointed<'_> {
    /// The parts of plans that are meant.
    pub(super) fn targets(&self) -> &[Target] {
        match &self.what {
            What::Reference(targets) => targets,
            What::Number(target) | What::Heading(_, Some(target)) | What::Achieved(_, Some(target)) => {
                std::slice::from_ref(target)
            }
            What::Heading(_, None)
            | What::Citation(_)
            | What::Footnote(_)
            | What::Symbol(_)
            | What::Name(_)
            | What::Goal(_)
            | What::Achieved(_, None) => &[],
        }
    }
}
