//! Where references lead.
//!
//! A reference resolves inside its edition. Where what it names should be in a document that is not here, or in one that holds only
//! parts of a programme, nothing is known, and nothing is told.

use crate::edition::{Located, Numbering, Surroundings};
use planmark_plan::document::Document;
use planmark_plan::model::programme::{Place, Subprogramme};
use planmark_plan::model::{Programme, Standing};
use planmark_plan::read::facts::Block;
use planmark_plan::target::Target;
use planmark_syntax::{HeadingKind, Label, Span};

/// Where a target was found.
#[derive(Clone, Copy, Debug)]
pub struct Destination<'a> {
    /// The programme, and the document that holds it.
    pub located: Located<'a>,
    /// The section in which it is, or which it is.
    pub section: usize,
    /// The line to go to, counted from the programme's start.
    pub span: Span,
}

/// What became of a target.
#[derive(Clone, Debug)]
pub enum Outcome<'a> {
    /// It is here.
    Found(Vec<Destination<'a>>),
    /// It should be here and is not.
    Absent,
    /// Whether it exists cannot be told from the documents that are here.
    Unknown,
}

/// Looks for a target that is named in a section of a programme.
#[must_use]
pub fn find<'a>(here: &Surroundings<'a>, own: Located<'a>, section: usize, target: &Target) -> Outcome<'a> {
    match target {
        Target::Programme { number } => {
            let found = here.programmes(number, Numbering::Programme);
            found_or_unknown(found.into_iter().filter_map(programme_heading).collect())
        }
        Target::Subprogramme { programme, number } => {
            subprogramme(&candidates(here, own, programme.as_deref()), own, section, number)
        }
        Target::Component { programme, subprogramme, number } => component(
            &candidates(here, own, programme.as_deref()),
            own,
            section,
            subprogramme.as_deref(),
            number,
        ),
        Target::Accomplishment { label } => accomplishment(own, label),
        Target::Indicator { label } => indicator(own, label),
        Target::Result { subprogramme, number } => result(own, section, subprogramme.as_deref(), number),
        Target::Paragraph { label } => labelled(here, own, label, |programme| &programme.targets.paragraphs),
        Target::Table { label } => labelled(here, own, label, |programme| &programme.targets.tables),
        Target::Figure { label } => labelled(here, own, label, |programme| &programme.targets.figures),
        Target::Annex { label } => annex(here, label.as_ref()),
    }
}

fn found_or_unknown(found: Vec<Destination<'_>>) -> Outcome<'_> {
    if found.is_empty() { Outcome::Unknown } else { Outcome::Found(found) }
}

fn candidates<'a>(here: &Surroundings<'a>, own: Located<'a>, programme: Option<&str>) -> Vec<Located<'a>> {
    match programme {
        Some(number) if own.part.programme.number.as_deref() != Some(number) => {
            here.programmes(number, Numbering::Programme)
        }
        _ => vec![own],
    }
}

/// A heading as a destination.
fn heading(located: Located<'_>, section: usize) -> Option<Destination<'_>> {
    Some(Destination { located, section, span: located.part.programme.heading_span(section)? })
}

/// The heading of a programme; of an entity, its first heading.
fn programme_heading(located: Located<'_>) -> Option<Destination<'_>> {
    let sections = &located.part.programme.sections;
    let first = sections.iter().position(|section| section.facts.heading.is_some())?;
    heading(located, first)
}

/// A block as a destination.
fn block(located: Located<'_>, place: Place) -> Option<Destination<'_>> {
    let block = located.part.programme.block(place)?;
    let span = located.part.programme.span(place.section, block.span);
    Some(Destination { located, section: place.section, span })
}

/// Whether a document holds the whole of its programme, so that what is not there does not exist.
pub fn is_whole(document: &Document, programme: &Programme) -> bool {
    let whole = document.header().format().is_some_and(|format| format.is_whole());
    let numbered: Vec<&Subprogramme> =
        programme.subprogrammes.iter().filter(|subprogramme| subprogramme.number.is_some()).collect();
    // An annual document may hold one subprogramme of another section's programme.
    let is_excerpt = numbered.len() == 1 && numbered[0].number.as_deref() != Some("1");
    whole && programme.standing != Standing::Front && !is_excerpt
}

fn subprogramme<'a>(
    candidates: &[Located<'a>],
    own: Located<'a>,
    section: usize,
    number: &str,
) -> Outcome<'a> {
    let mut found = Vec::new();
    for located in candidates {
        let programme = &located.part.programme;
        let same =
            programme.subprogrammes.iter().filter(|candidate| candidate.number.as_deref() == Some(number));
        found.extend(
            same.filter_map(|candidate| Some((candidate.lettered, heading(*located, candidate.section?)?))),
        );
    }
    // Under a lettered section its own subprogramme is meant, if it has one of that number.
    let lettered = own_subprogramme(own, section).and_then(|subprogramme| subprogramme.lettered);
    if found.iter().any(|(candidate, _)| *candidate == lettered) {
        found.retain(|(candidate, _)| *candidate == lettered);
    }
    if !found.is_empty() {
        return Outcome::Found(found.into_iter().map(|(_, destination)| destination).collect());
    }
    let all_whole = !candidates.is_empty()
        && candidates.iter().all(|located| {
            let programme = &located.part.programme;
            is_whole(located.document, programme)
                && programme.subprogrammes.iter().any(|subprogramme| subprogramme.number.is_some())
        });
    if all_whole { Outcome::Absent } else { Outcome::Unknown }
}

fn own_subprogramme<'a>(own: Located<'a>, section: usize) -> Option<&'a Subprogramme> {
    let programme = &own.part.programme;
    programme.subprogrammes.get(programme.sections.get(section)?.role.subprogramme?)
}

/// The subprogramme of a number, or the one in which the reference stands.
fn named_subprogramme<'a>(
    located: Located<'a>,
    own: Located<'a>,
    section: usize,
    number: Option<&str>,
) -> Option<&'a Subprogramme> {
    match number {
        Some(_) => located
            .part
            .programme
            .subprogrammes
            .iter()
            .find(|subprogramme| subprogramme.number.as_deref() == number),
        // What is said of components beside a framework without subprogrammes is said of its own.
        None => own_subprogramme(own, section).or_else(|| match &own.part.programme.subprogrammes[..] {
            [only] if only.number.is_none() => Some(only),
            _ => None,
        }),
    }
}

/// A numbered accomplishment of the programme. Where its numbers are not those of a framework, nothing is known.
fn accomplishment<'a>(own: Located<'a>, label: &Label) -> Outcome<'a> {
    let known = &own.part.programme.targets.accomplishments;
    match known.get(label) {
        Some(place) => found_or_unknown(block(own, *place).into_iter().collect()),
        None => absent_from(known, own),
    }
}

fn indicator<'a>(own: Located<'a>, label: &Label) -> Outcome<'a> {
    let known = &own.part.programme.targets.indicators;
    let Some((place, below)) = known.get(label) else { return absent_from(known, own) };
    let programme = &own.part.programme;
    let accomplishment = programme.block(*place).and_then(Block::item);
    let indicator = accomplishment.and_then(|accomplishment| accomplishment.children.get(*below));
    let span = indicator.map(|indicator| programme.span(place.section, indicator.span));
    let found = span.map(|span| Destination { located: own, section: place.section, span });
    found_or_unknown(found.into_iter().collect())
}

fn absent_from<'a, T>(known: &std::collections::BTreeMap<Label, T>, own: Located<'a>) -> Outcome<'a> {
    let is_known = !known.is_empty() && is_whole(own.document, &own.part.programme);
    if is_known { Outcome::Absent } else { Outcome::Unknown }
}

fn component<'a>(
    candidates: &[Located<'a>],
    own: Located<'a>,
    section: usize,
    number: Option<&str>,
    component: &str,
) -> Outcome<'a> {
    let mut has_components = false;
    for located in candidates {
        let Some(subprogramme) = named_subprogramme(*located, own, section, number) else { continue };
        let components = subprogramme.units.iter().filter(|unit| unit.component_section.is_some());
        for unit in components.filter(|unit| unit.component.is_some()) {
            has_components = true;
            if unit.component.as_deref() == Some(component) {
                let place = unit.component_section.and_then(|section| heading(*located, section));
                return found_or_unknown(place.into_iter().collect());
            }
        }
        // A component that has nothing yet, where no subprogramme parts them, is known by its heading.
        let sections = subprogramme.number.is_none().then_some(&located.part.programme.sections);
        let headed = sections.into_iter().flatten().position(|section| {
            let heading =
                section.facts.heading.as_ref().filter(|heading| heading.kind == HeadingKind::Component);
            heading
                .and_then(|heading| heading.number.as_ref())
                .is_some_and(|number| *number.text == *component)
        });
        if let Some(section) = headed {
            return found_or_unknown(heading(*located, section).into_iter().collect());
        }
    }
    if has_components { Outcome::Absent } else { Outcome::Unknown }
}

fn result<'a>(own: Located<'a>, section: usize, number: Option<&str>, result: &str) -> Outcome<'a> {
    let Some(subprogramme) = named_subprogramme(own, own, section, number) else { return Outcome::Unknown };
    let mut results = subprogramme.units.iter().flat_map(|unit| &unit.results).peekable();
    if results.peek().is_none() {
        return Outcome::Unknown;
    }
    match results.find(|candidate| candidate.number.as_deref() == Some(result)) {
        Some(found) => found_or_unknown(heading(own, found.section).into_iter().collect()),
        None => Outcome::Absent,
    }
}

type Labels = std::collections::BTreeMap<Label, Place>;

/// What has a label; of 第 4.94(b)段 and 表 3.27(1), where no part is labelled so, paragraph 4.94 and table 3.27.
fn labelled_place(labels: &Labels, label: &Label) -> Option<Place> {
    labels.get(label).or_else(|| labels.get(&label.whole())).copied()
}

/// A paragraph, table or figure. A label of several parts belongs to the programme, or budget section, of its first part; one that
/// begins with the letter of an annex, and a number alone, to the document in which the reference stands. A number alone that is not
/// there may as well be a paragraph of a resolution.
fn labelled<'a>(
    here: &Surroundings<'a>,
    own: Located<'a>,
    label: &Label,
    labels: fn(&Programme) -> &Labels,
) -> Outcome<'a> {
    let at = |located: Located<'a>| block(located, labelled_place(labels(&located.part.programme), label)?);
    if let Some(found) = at(own) {
        return Outcome::Found(vec![found]);
    }
    let in_document = || {
        let parts = here.document.parts().iter();
        parts.map(|part| Located { id: here.id, document: here.document, part })
    };
    let holders = match label.budget_section() {
        Some(first) => here.programmes(&first, Numbering::of_paragraphs(&own.part.programme)),
        None => in_document().collect(),
    };
    let places: Vec<Destination<'_>> = holders.iter().filter_map(|located| at(*located)).collect();
    if !places.is_empty() {
        return Outcome::Found(places);
    }
    if label.budget_section().is_none() && !label.is_of_annex() {
        return Outcome::Unknown;
    }
    // A programme none of whose paragraphs, or tables, has a label of this section says nothing of a label.
    let labels_so = |located: &Located<'_>| {
        labels(&located.part.programme).keys().any(|known| known.section() == label.section())
    };
    let is_known = if label.is_of_annex() {
        holders.iter().any(labels_so)
    } else {
        !holders.is_empty()
            && holders.iter().all(|located| is_whole(located.document, &located.part.programme))
            && holders.iter().any(labels_so)
    };
    if is_known { Outcome::Absent } else { Outcome::Unknown }
}

/// An annex of the document; whose annex is meant is certain only where the document has annexes.
fn annex<'a>(here: &Surroundings<'a>, label: Option<&Label>) -> Outcome<'a> {
    let mut any = false;
    for part in here.document.parts() {
        let located = Located { id: here.id, document: here.document, part };
        any |= !part.programme.targets.annexes.is_empty();
        if let Some(section) = part.programme.targets.annexes.get(&label.cloned()) {
            return found_or_unknown(heading(located, *section).into_iter().collect());
        }
    }
    if any { Outcome::Absent } else { Outcome::Unknown }
}
