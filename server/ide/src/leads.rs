//! Where references and citations lead, and what leads there.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use planmark_syntax::{Citation, HeadingKind};

use super::Place;
use planmark_knowledge::known::{Match, matches};
use planmark_plan::document::{Document, DocumentId, Part};
use planmark_plan::key::Key;
use planmark_plan::model::programme::{MandateEntry, Reading};
use planmark_plan::read::SectionFacts;
use planmark_plan::read::facts::BlockKind;
use planmark_plan::target::Target;
use planmark_syntax::Span;
use planmark_workspace::edition::{Located, Surroundings};
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
    let whole = if is_heading { section_span(located, destination.section) } else { destination.span };
    Place {
        id: located.id.clone(),
        range: at(located.part, whole),
        focus: at(located.part, destination.span),
    }
}

/// A span of a programme, in bytes of its document.
pub(super) fn at(part: &Part, span: Span) -> Range<usize> {
    span.at(part.start as usize)
}

/// A section with those below it, up to its last words.
pub(super) fn section_span(located: Located<'_>, section: usize) -> Span {
    let programme = &located.part.programme;
    let Some(own) = programme.sections.get(section) else { return Span::default() };
    let end = std::iter::once(section)
        .chain(programme.below(section))
        .filter_map(|at| programme.sections.get(at))
        .map(|section| words_end(&section.facts).saturating_add(section.start))
        .max();
    Span { start: own.start, end: end.unwrap_or(own.start) }
}

/// The end of the last words of a section's own part, counted from its start.
pub(super) fn words_end(facts: &SectionFacts) -> u32 {
    let heading = facts.heading.iter().map(|heading| heading.span.end);
    heading.chain(facts.blocks.last().map(|block| block.span.end)).max().unwrap_or_default()
}

/// Every reference that leads to one of the destinations, and every heading that repeats its heading.
pub(super) fn mentions(workspace: &Workspace, key: &Key, destinations: &[Destination<'_>]) -> Vec<Place> {
    let Some(edition) = destinations.first().map(|destination| destination.located.document.edition()) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for (id, count) in workspace.index().documents(key) {
        let Some((id, document)) = workspace.stored(id) else { continue };
        if document.edition() == edition && (count.refers > 0 || count.defines > 0) {
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
    for part in document.parts().iter().filter(|part| part.programme.entries.contains_key(key)) {
        let own = Located { id, document, part };
        let programme = &part.programme;
        let leads_there = |section, target: &Target| {
            target.key(programme) == *key
                && self::destinations(&here, own, section, target)
                    .iter()
                    .any(|it| destinations.iter().any(|one| same(it, one)))
        };
        for (at_section, section) in programme.sections.iter().enumerate() {
            for (targets, span) in super::pointed::references(&section.facts) {
                if targets.iter().any(|target| leads_there(at_section, target)) {
                    found.push(simple(own, span.shifted(section.start)));
                }
            }
            // 次级方案 1 returns as a heading in the lists of mandates and in the resources.
            let Some(heading) = section.facts.heading.as_ref() else { continue };
            if heading.kind == HeadingKind::Subprogramme
                && let Some(target) = super::pointed::heading_target(own, at_section, heading)
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

/// A place that is its own name.
pub(super) fn simple(located: Located<'_>, span: Span) -> Place {
    let range = at(located.part, span);
    Place { id: located.id.clone(), focus: range.clone(), range }
}

/// An entry of a list of mandates, and where it is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Listed<'a> {
    /// The programme whose list it is in.
    pub(super) located: Located<'a>,
    /// The entry.
    pub(super) entry: &'a MandateEntry,
    /// Its symbol that is meant.
    pub(super) reading: &'a Reading,
}

impl Listed<'_> {
    /// The entry as a place.
    pub(super) fn place(&self) -> Place {
        let programme = &self.located.part.programme;
        let block = programme
            .block(self.entry.place)
            .map(|block| programme.span(self.entry.place.section, block.span));
        Place {
            id: self.located.id.clone(),
            range: at(self.located.part, block.unwrap_or(self.reading.span)),
            focus: at(self.located.part, self.reading.span),
        }
    }
}

/// The entries of a resolution in the list of its own programme; where that has none in those of the document, of the edition in its
/// language, of the edition, of all. Those that name exactly the parts that are cited go before those that overlap.
pub(super) fn entries<'a>(here: &Surroundings<'a>, own: Located<'a>, citation: &Citation) -> Vec<Listed<'a>> {
    let in_document = |id: &'a DocumentId, document: &'a Document| {
        let parts = document.parts().iter().map(move |part| Located { id, document, part });
        parts.flat_map(|located| entries_in(located, citation)).collect::<Vec<_>>()
    };
    let in_edition = |same_language: bool| {
        let language = here.document.header().language();
        let documents =
            here.workspace.documents().filter(|(_, document)| document.edition() == here.document.edition());
        documents
            .filter(|(_, document)| !same_language || document.header().language() == language)
            .flat_map(|(id, document)| in_document(id, document))
            .collect::<Vec<_>>()
    };
    let anywhere = || {
        let listing = documents_with(here.workspace, citation, |count| count.lists > 0);
        let stored = listing.iter().filter_map(|id| here.workspace.stored(id));
        stored.flat_map(|(id, document)| in_document(id, document)).collect::<Vec<_>>()
    };
    let wider: [&dyn Fn() -> Vec<(Match, Listed<'a>)>; 5] = [
        &|| entries_in(own, citation),
        &|| in_document(here.id, here.document),
        &|| in_edition(true),
        &|| in_edition(false),
        &anywhere,
    ];
    let found = wider.iter().map(|look| look()).find(|found| !found.is_empty()).unwrap_or_default();
    best(found)
}

fn best<'a>(found: Vec<(Match, Listed<'a>)>) -> Vec<Listed<'a>> {
    let best = found.iter().map(|(how, _)| *how).max();
    found.into_iter().filter(|(how, _)| Some(*how) == best).map(|(_, listed)| listed).collect()
}

fn entries_in<'a>(located: Located<'a>, citation: &Citation) -> Vec<(Match, Listed<'a>)> {
    let programme = &located.part.programme;
    let listed = programme.readings.iter().filter_map(|reading| {
        let how = matches(citation, reading.citation.as_ref().ok()?)?;
        let entry = programme.mandates.get(reading.entry?)?;
        Some((how, Listed { located, entry, reading }))
    });
    listed.collect()
}

/// Every place that lists or cites a resolution, in all documents.
pub(super) fn readings<'a>(here: &Surroundings<'a>, citation: &Citation) -> Vec<(Located<'a>, &'a Reading)> {
    let mut documents = documents_with(here.workspace, citation, |_| true);
    // Where an organ is not decided the index cannot help: then it is looked for in the edition.
    let edition =
        here.workspace.documents().filter(|(_, document)| document.edition() == here.document.edition());
    documents.extend(edition.map(|(id, _)| id.clone()));
    let mut found = Vec::new();
    for (id, document) in documents.iter().filter_map(|id| here.workspace.stored(id)) {
        for part in document.parts() {
            let meant = part.programme.readings.iter().filter(|reading| {
                reading.citation.as_ref().is_ok_and(|other| matches(citation, other).is_some())
            });
            found.extend(meant.map(|reading| (Located { id, document, part }, reading)));
        }
    }
    found
}

fn documents_with(
    workspace: &Workspace,
    citation: &Citation,
    wanted: impl Fn(planmark_plan::key::Count) -> bool,
) -> BTreeSet<DocumentId> {
    let whole = Citation { parts: planmark_syntax::citation::Parts::default(), ..citation.clone() };
    let symbols: BTreeSet<String> = citation.symbols().into_iter().chain(whole.symbols()).collect();
    symbols
        .iter()
        .flat_map(|symbol| {
            let documents: Vec<_> = workspace.index().documents(&Key::resolution(symbol)).collect();
            documents.into_iter().filter(|(_, count)| wanted(*count)).map(|(id, _)| id.clone())
        })
        .collect()
}

/// The places of a footnote's label in a document.
#[derive(Debug, Default)]
pub(super) struct FootnotePlaces<'a> {
    /// The footnotes themselves: the whole, and the label.
    pub(super) texts: Vec<(&'a Part, Span, Span)>,
    /// The references to them.
    pub(super) references: Vec<(&'a Part, Span)>,
}

/// Where a footnote's label stands in a document.
pub(super) fn footnotes<'a>(document: &'a Document, label: &str) -> FootnotePlaces<'a> {
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
