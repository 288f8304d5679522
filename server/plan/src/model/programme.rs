//! A programme as its readers know it: subprogrammes with their objectives, expected accomplishments and results, mandates, and
//! what of it can be referred to. Spans count from the start of the programme.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use planmark_syntax::citation::{Kind, Malformed};
use planmark_syntax::{Citation, HeadingKind, Organ};

use crate::names::DefinedName;
use crate::read::facts::{Block, Heading, Introduced, SectionFacts};
use crate::read::header::Header;
use planmark_knowledge::known::{self, Problem};
use planmark_syntax::{Label, Span, Words};

/// What a part of a document is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Standing {
    /// It begins with a programme's heading.
    Numbered,
    /// It has what a programme has, but neither number nor heading: an entity of an annual plan.
    Entity,
    /// What stands before the first programme, or a report: no programme at all.
    Front,
}

/// A programme, an entity, or what stands before the first programme of a document.
#[derive(Debug, PartialEq)]
pub struct Programme {
    /// What this part is.
    pub standing: Standing,
    /// The keys and values of the document's header, without places.
    pub header: Arc<Header>,
    /// Every section, in the order of the text.
    pub sections: Vec<Section>,
    /// The number, as printed.
    pub number: Option<Box<str>>,
    /// The title; of an entity, its name.
    pub title: Option<Box<str>>,
    /// The lettered sections under which subprogramme numbers start again.
    pub lettered: Vec<LetteredSection>,
    /// The subprogrammes, in the order in which they first occur. A programme without any has one entry without a number where it
    /// has an objective, accomplishments or results of its own.
    pub subprogrammes: Vec<Subprogramme>,
    /// The printed entries of the lists of mandates.
    pub mandates: Vec<MandateEntry>,
    /// Every resolution and decision that is listed or cited, in the order of the text.
    pub readings: Vec<Reading>,
    /// The abbreviations that the programme defines, in the order of the text.
    pub names: Vec<DefinedName>,
    /// The mandates that give one resolution, or the same parts of one, a title: by its full symbols, `; ` between them.
    pub titled: BTreeMap<Box<str>, Vec<Titled>>,
    /// What is numbered through the whole document.
    pub document_wide: DocumentWide,
    /// What can be referred to.
    pub targets: Targets,
    /// The ranges in which comments silence rules.
    pub allowed: Vec<(Span, Box<str>)>,
}

/// A section in its programme.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// The byte at which it starts, counted from the programme's start.
    pub start: u32,
    /// Its own part.
    pub facts: Arc<SectionFacts>,
    /// Its part in the programme.
    pub role: Role,
}

/// What part a section plays in its programme.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Role {
    /// The section that it stands in, by the depth of headings.
    pub parent: Option<usize>,
    /// The part of the document.
    pub area: Area,
    /// The subprogramme it belongs to: an index of [`Programme::subprogrammes`].
    pub subprogramme: Option<usize>,
    /// The unit of that subprogramme it belongs to.
    pub unit: Option<usize>,
    /// The planned result that it tells of: an index of the unit's results.
    pub result: Option<usize>,
    /// In a list of mandates, what the headings above say of its entries.
    pub organ: Option<OrganContext>,
}

/// The parts of a document that are read differently.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Area {
    /// The programme plan proper.
    #[default]
    Plan,
    /// Lists of mandates.
    Mandates,
    /// Posts and other resources.
    Resources,
    /// An annex.
    Annex,
}

/// What an organ's heading says of the mandates below it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OrganContext {
    /// The organ, if the heading names exactly one.
    pub organ: Option<Organ>,
    /// What the heading announces: resolutions, decisions, statements; empty if it does not say.
    pub kinds: Vec<Kind>,
    /// The section of the heading.
    pub section: usize,
}

/// `A. 会议管理，纽约`.
#[derive(Clone, Debug, PartialEq)]
pub struct LetteredSection {
    /// The letter.
    pub letter: Box<str>,
    /// The section of its heading.
    pub section: usize,
}

/// A subprogramme.
#[derive(Clone, Debug, PartialEq)]
pub struct Subprogramme {
    /// The lettered section that it stands in: an index of [`Programme::lettered`].
    pub lettered: Option<usize>,
    /// The number as printed.
    pub number: Option<Box<str>>,
    /// The title.
    pub title: Option<Box<str>>,
    /// The section of its heading; `None` where the programme itself stands for its only subprogramme.
    pub section: Option<usize>,
    /// The sections in which its heading returns, in the plan proper.
    pub returns: Vec<usize>,
    /// Its parts.
    pub units: Vec<Unit>,
}

/// What has its own objective or its own table: the subprogramme itself, a component, or one of several numbered objectives.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Unit {
    /// The number or letter of the component.
    pub component: Option<Box<str>>,
    /// The section of the component's heading.
    pub component_section: Option<usize>,
    /// The number of the objective, where there are several.
    pub objective_number: Option<Box<str>>,
    /// The sections with an objective: more than one is a mistake.
    pub objectives: Vec<usize>,
    /// The sections with expected accomplishments.
    pub accomplishment_sections: Vec<usize>,
    /// The expected accomplishments.
    pub accomplishments: Vec<Accomplishment>,
    /// The sections with a strategy.
    pub strategies: Vec<usize>,
    /// The sections with external factors.
    pub external_factors: Vec<usize>,
    /// The sections that tell of programme performance.
    pub performances: Vec<usize>,
    /// The sections that announce planned results.
    pub planned_results: Vec<usize>,
    /// The planned results.
    pub results: Vec<PlannedResult>,
    /// The tables and figures that measure.
    pub measures: Vec<Place>,
    /// The sections with deliverables.
    pub deliverables: Vec<usize>,
}

/// A block of a section.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Place {
    /// The section: an index of [`Programme::sections`].
    pub section: usize,
    /// The block of that section.
    pub block: usize,
}

/// An expected accomplishment.
#[derive(Clone, Debug, PartialEq)]
pub struct Accomplishment {
    /// Its letter, as printed without brackets; `None` for the only one of its objective.
    pub letter: Option<Box<str>>,
    /// Its item.
    pub place: Place,
    /// The number of its indicators of achievement.
    pub indicators: usize,
}

/// A planned result of an annual plan.
#[derive(Clone, Debug, PartialEq)]
pub struct PlannedResult {
    /// Its number.
    pub number: Option<Box<str>>,
    /// Its title.
    pub title: Option<Box<str>>,
    /// The section of its heading.
    pub section: usize,
    /// The tables and figures that measure it.
    pub measures: usize,
}

/// One printed entry of a list of mandates.
#[derive(Clone, Debug, PartialEq)]
pub struct MandateEntry {
    /// The block that it is.
    pub place: Place,
    /// The letter of the lettered section whose list it stands in.
    pub lettered: Option<Box<str>>,
    /// The number of the subprogramme whose list it stands in.
    pub subprogramme: Option<Box<str>>,
    /// The organ, where the headings or the words say it.
    pub organ: Option<Organ>,
    /// The title, or the words of an entry without a number.
    pub title: Option<Words>,
    /// Its resolutions and decisions: a range of [`Programme::readings`].
    pub readings: Range<usize>,
    /// Full symbols, one for each part; document symbols as they are.
    pub symbols: Vec<Box<str>>,
}

/// A mandate as evidence of a title.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Titled {
    /// The mandate: an index of [`Programme::mandates`].
    pub mandate: usize,
    /// A digest of its title as titles are compared.
    pub core: u64,
}

/// A resolution or decision that a programme lists or cites.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// The section it stands in.
    pub section: usize,
    /// Where, counted from the programme's start.
    pub span: Span,
    /// As typed, wraps joined.
    pub text: Box<str>,
    /// The mandate whose symbol it is: an index of [`Programme::mandates`]. `None` for a citation in a text or a title.
    pub entry: Option<usize>,
    /// How its sentence brings it in.
    pub introduced: Introduced,
    /// What it is, in the light of its words and of the headings above.
    pub citation: Result<Citation, Malformed>,
}

/// What is numbered through a whole document instead of a programme; spans count from the programme's start. Kept apart, so that an
/// edit need not look through the other programmes for it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DocumentWide {
    /// The numbers of paragraphs without a point: reports, revisions.
    pub plain_paragraphs: Vec<Words>,
    /// The labels of footnotes.
    pub footnotes: Vec<Words>,
    /// The labels that marks in the text refer to.
    pub footnote_marks: Vec<Words>,
}

/// What of a programme can be referred to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Targets {
    /// Numbered paragraphs.
    pub paragraphs: BTreeMap<Label, Place>,
    /// Tables.
    pub tables: BTreeMap<Label, Place>,
    /// Figures.
    pub figures: BTreeMap<Label, Place>,
    /// Expected accomplishments that have numbers, as in the budgets of missions.
    pub accomplishments: BTreeMap<Label, Place>,
    /// Their indicators: the accomplishment's block, and the indicator's place below it.
    pub indicators: BTreeMap<Label, (Place, usize)>,
    /// Annexes, by their labels, `None` for one without a number; the section of the heading.
    pub annexes: BTreeMap<Option<Label>, usize>,
    /// Texts of footnotes, by label.
    pub footnotes: BTreeMap<Box<str>, Place>,
    /// A digest of all that can be referred to, titles included: while it stays, what refers here stays true.
    pub fingerprint: u64,
}

impl Programme {
    /// Every citation that is known to be wrong, with what is wrong with it.
    pub fn problems(&self) -> impl Iterator<Item = (&Reading, Problem)> {
        self.readings.iter().flat_map(|reading| {
            let problems = reading.citation.as_ref().map(known::check).unwrap_or_default();
            problems.into_iter().map(move |problem| (reading, problem))
        })
    }

    /// Whether a comment silences what the rule of a name tells of a place.
    #[must_use]
    pub fn silences(&self, rule: &str, span: Span) -> bool {
        self.allowed.iter().any(|(within, allowed)| within.contains(span) && **allowed == *rule)
    }

    /// How much text the programme is.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.sections.iter().map(|section| section.facts.length as usize).sum()
    }

    /// The block at a place.
    #[must_use]
    pub fn block(&self, place: Place) -> Option<&Block> {
        self.sections.get(place.section)?.facts.blocks.get(place.block)
    }

    /// A span of a section, counted from the programme's start.
    #[must_use]
    pub fn span(&self, section: usize, span: Span) -> Span {
        self.sections.get(section).map_or(span, |section| span.shifted(section.start))
    }

    /// The heading of a section.
    #[must_use]
    pub fn heading(&self, section: usize) -> Option<&Heading> {
        self.sections.get(section)?.facts.heading.as_ref()
    }

    /// The heading of a section, and its span counted from the programme's start.
    #[must_use]
    pub fn heading_span(&self, section: usize) -> Option<Span> {
        Some(self.span(section, self.heading(section)?.span))
    }

    /// The letter of the lettered section in which a subprogramme stands.
    #[must_use]
    pub fn letter_of(&self, subprogramme: &Subprogramme) -> Option<&str> {
        Some(&self.lettered.get(subprogramme.lettered?)?.letter)
    }

    /// The section and those that it stands in, from the inside out.
    pub fn ancestors(&self, section: usize) -> impl Iterator<Item = usize> + '_ {
        let mut next = Some(section);
        std::iter::from_fn(move || {
            let here = next?;
            next = self.sections.get(here)?.role.parent.filter(|parent| *parent < here);
            Some(here)
        })
    }

    /// Whether a section stands in another.
    pub fn has_parent(&self, section: usize) -> bool {
        self.sections.get(section).is_some_and(|section| section.role.parent.is_some())
    }

    /// The sections below one, in the order of the text, itself left out.
    pub fn below(&self, section: usize) -> impl Iterator<Item = usize> + '_ {
        let depth = self.heading(section).map_or(0, |heading| heading.depth);
        (section + 1..self.sections.len())
            .take_while(move |at| self.heading(*at).is_some_and(|heading| heading.depth > depth))
    }

    /// A section with all that stands in it, up to its last words, counted from the programme's start.
    #[must_use]
    pub fn section_span(&self, section: usize) -> Span {
        let Some(own) = self.sections.get(section) else { return Span::default() };
        let end = std::iter::once(section)
            .chain(self.below(section))
            .filter_map(|at| self.sections.get(at))
            .map(|section| section.facts.words_end().saturating_add(section.start))
            .max();
        Span { start: own.start, end: end.unwrap_or(own.start) }
    }

    /// Whether the programme has the kind of heading anywhere.
    #[must_use]
    pub fn has(&self, kind: HeadingKind) -> bool {
        self.sections.iter().any(|section| section.facts.kind() == Some(kind))
    }
}
