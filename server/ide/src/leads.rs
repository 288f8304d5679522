//! Where references and citations lead, and what leads there.

use std::sync::Arc;

use planmark_syntax::{Citation, HeadingKind};

use super::place::{Place, at, simple};
use super::target::{heading_target, references};
use planmark_plan::document::{Document, DocumentId, Part};
use planmark_plan::key::Key;
use planmark_plan::read::facts::BlockKind;
use planmark_plan::target::Target;
use planmark_syntax::Span;
use planmark_workspace::edition::{Located, Surroundings};
use planmark_workspace::mentions::Mention;
use planmark_workspace::record::Group;
use planmark_workspace::resolve::{Destination, Outcome, find};
use planmark_workspace::workspace::Workspace;

/// The places at which a target is found.
pub(super) fn destinations<'a>(
    here: &Surroundings<'a>,
    own: Located<'a>,
    section: usize,
    target: &Target,
) -> Vec<Destination<'a>> {
    match find(here, own, section, target) {
        Outcome::Found(found) => found,
        Outcome::Absent | Outcome::Unknown => Vec::new(),
    }
}

/// A destination as a place: of a heading, the section that it is the heading of.
pub(super) fn place(destination: &Destination<'_>) -> Place {
    let located = destination.located;
    let programme = &located.part.programme;
    let is_heading = programme.heading_span(destination.section) == Some(destination.span);
    let whole = if is_heading { programme.section_span(destination.section) } else { destination.span };
    Place {
        id: located.id.clone(),
        range: at(located.part, whole),
        focus: at(located.part, destination.span),
    }
}

/// Every reference that leads to one of the destinations, and every heading that repeats its heading.
pub(super) fn mentions(workspace: &Workspace, key: &Key, destinations: &[Destination<'_>]) -> Vec<Place> {
    let Some(edition) = destinations.first().map(|destination| destination.located.document.edition()) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for id in workspace.index().of_edition(edition) {
        if workspace.may_name(&id, key)
            && let Some((id, document)) = workspace.stored(&id)
        {
            mentions_in(workspace, id, document, key, destinations, &mut found);
        }
    }
    found
}

fn mentions_in(
    workspace: &Workspace,
    id: &DocumentId,
    document: &Document,
    key: &Key,
    destinations: &[Destination<'_>],
    found: &mut Vec<Place>,
) {
    let here = Surroundings::new(workspace, id, document);
    for part in document.parts() {
        let own = Located { id, document, part };
        let programme = &part.programme;
        let leads_there = |section, target: &Target| {
            target.key(programme) == *key
                && self::destinations(&here, own, section, target)
                    .iter()
                    .any(|it| destinations.iter().any(|one| same(it, one)))
        };
        for (at_section, section) in programme.sections.iter().enumerate() {
            for (targets, span) in references(&section.facts) {
                if targets.iter().any(|target| leads_there(at_section, target)) {
                    found.push(simple(own, span.shifted(section.start)));
                }
            }
            // 次级方案 1 returns as a heading in the lists of mandates and in the resources.
            let Some(heading) = section.facts.heading.as_ref() else { continue };
            if heading.kind == HeadingKind::Subprogramme
                && let Some(target) = heading_target(own, at_section, heading)
                && leads_there(at_section, &target)
                && !destinations.iter().any(|one| is_at(one, own, at_section))
            {
                found.push(simple(own, heading.span.shifted(section.start)));
            }
        }
    }
}

fn same(one: &Destination<'_>, two: &Destination<'_>) -> bool {
    is_at(one, two.located, two.section) && one.span == two.span
}

fn is_at(destination: &Destination<'_>, located: Located<'_>, section: usize) -> bool {
    destination.section == section
        && destination.located.id == located.id
        && Arc::ptr_eq(&destination.located.part.programme, &located.part.programme)
        && destination.located.part.start == located.part.start
}

/// The whole entry of a list of mandates that has a mention, and its number.
pub(super) fn entry_place(mention: &Mention) -> Place {
    let whole = mention.entry.as_ref().map_or(&mention.range, |entry| &entry.range);
    Place { id: mention.id.clone(), range: whole.clone(), focus: mention.range.clone() }
}

/// The entries of a resolution in the list of its own programme; where that has none in those of the document, of the edition in its
/// language, of the edition, of all. Those that name exactly the parts that are cited go before those that overlap.
pub(super) fn entries(here: &Surroundings<'_>, own: Located<'_>, citation: &Citation) -> Vec<Mention> {
    let mut listed = here.workspace.mentions(citation);
    listed.retain(|mention| mention.entry.is_some());
    let group = Group::of(here.document.edition(), here.document.header().language());
    let nearness = |mention: &Mention| match mention {
        it if it.id == *own.id && it.part_start == own.part.start => 0,
        it if it.id == *own.id => 1,
        it if it.group == group => 2,
        it if it.group.edition() == group.edition() => 3,
        _ => 4,
    };
    let nearest = listed.iter().map(nearness).min();
    listed.retain(|mention| Some(nearness(mention)) == nearest);
    let best = listed.iter().map(|mention| mention.how).max();
    listed.retain(|mention| Some(mention.how) == best);
    listed
}

/// The places of a footnote's label in a document.
#[derive(Debug, Default)]
pub(super) struct FootnotePlaces<'a> {
    /// The footnotes themselves: the whole, and the label.
    pub(super) texts: Vec<(&'a Part, Span, Span)>,
    /// The references to them.
    pub(super) references: Vec<(&'a Part, Span)>,
}

/// Where a footnote's label stands in a document, as it is meant at byte `offset`. Below each table labels begin anew: a mark means the
/// next footnote of its label, or the last one where none follows.
pub(super) fn footnotes<'a>(document: &'a Document, label: &str, offset: usize) -> FootnotePlaces<'a> {
    let FootnotePlaces { texts, references } = all_footnotes(document, label);
    let meant = |place: usize| {
        let next = texts.iter().position(|(part, whole, _)| at(part, *whole).end > place);
        next.or(texts.len().checked_sub(1))
    };
    let Some(chosen) = meant(offset) else { return FootnotePlaces { texts, references } };
    let references =
        references.into_iter().filter(|(part, span)| meant(at(part, *span).start) == Some(chosen)).collect();
    FootnotePlaces { texts: texts.get(chosen).copied().into_iter().collect(), references }
}

/// All places of a footnote's label in a document.
fn all_footnotes<'a>(document: &'a Document, label: &str) -> FootnotePlaces<'a> {
    let mut places = FootnotePlaces::default();
    for part in document.parts() {
        for section in &part.programme.sections {
            for block in &section.facts.blocks {
                if let BlockKind::Footnote { label: own } = &block.kind
                    && *own.text == *label
                {
                    let (whole, own) = (block.span.shifted(section.start), own.span.shifted(section.start));
                    places.texts.push((part, whole, own));
                }
            }
            let labels = section.facts.inlines().flat_map(|inline| &inline.footnotes);
            let meant = labels.filter(|own| *own.text == *label);
            places.references.extend(meant.map(|own| (part, own.span.shifted(section.start))));
        }
    }
    places
}
