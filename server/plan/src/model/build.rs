//! From the sections of a programme to the programme.
//!
//! What a heading is, its keyword says; where it belongs, the order of the text says, and depth only where the order leaves a choice.
//! A wrong depth is a finding (`heading-depth`), not another plan.

use std::collections::BTreeMap;
use std::sync::Arc;

use planmark_syntax::HeadingKind;

use super::belonging;
use super::citing;
use super::organs;
use super::programme::{
    Accomplishment, Area, DocumentWide, LetteredSection, Place, PlannedResult, Programme, Role, Section,
    Standing, Subprogramme, Targets, Unit,
};
use super::targets;
use crate::enumeration::plain_number;
use crate::read::exhibits::exhibits;
use crate::read::facts::{BlockKind, Heading, SectionFacts};
use crate::read::header::{Format, Header};
use crate::read::outline::Placed;
use planmark_syntax::without_marks;
use planmark_syntax::{Span, Words};

/// Puts a programme together from its sections. `others` tells whether the document has programmes besides this part.
pub(crate) fn build(header: &Arc<Header>, sections: &[Placed], others: bool) -> Programme {
    let mut builder = Builder::new(sections);
    for at in 0..sections.len() {
        builder.section(at);
    }
    let mut programme = builder.programme;
    letters_of_parts(&mut programme);
    programme.header = Arc::clone(header);
    programme.standing = standing(&programme, header, others);
    name(&mut programme);
    if programme.standing == Standing::Front {
        programme.subprogrammes.clear();
        for section in &mut programme.sections {
            section.role.subprogramme = None;
            section.role.unit = None;
        }
    }
    citing::read(&mut programme);
    programme.names = programme
        .sections
        .iter()
        .flat_map(|section| section.facts.names.defined.iter().map(|name| name.shifted(section.start)))
        .collect();
    programme.document_wide = targets::document_wide(&programme);
    programme.targets = targets::collect(&programme);
    programme.allowed = allowed(&programme);
    programme.targets.fingerprint = targets::fingerprint(&programme);
    programme
}

fn standing(programme: &Programme, header: &Header, others: bool) -> Standing {
    if programme.sections.iter().any(|section| section.facts.kind() == Some(HeadingKind::Programme)) {
        return Standing::Numbered;
    }
    let planned = [
        HeadingKind::Orientation,
        HeadingKind::Background,
        HeadingKind::Subprogramme,
        HeadingKind::Objective,
        HeadingKind::Accomplishments,
        HeadingKind::PlannedResults,
        HeadingKind::Deliverables,
        HeadingKind::Mandates,
    ];
    // Special political missions have a part in the budget that tells of resources alone.
    let has_resources = header.get("entity").is_some() && programme.has(HeadingKind::Resources);
    let has_plan = has_resources || planned.into_iter().any(|kind| programme.has(kind));
    if !others && has_plan && header.format() != Some(Format::Report) {
        Standing::Entity
    } else {
        Standing::Front
    }
}

fn name(programme: &mut Programme) {
    let heading = match programme.standing {
        Standing::Front => None,
        Standing::Numbered => {
            programme.sections.iter().find_map(|section| heading_of_kind(section, HeadingKind::Programme))
        }
        Standing::Entity => programme.sections.iter().find_map(|section| section.facts.heading.as_ref()),
    };
    let number = heading.and_then(|heading| plain_number(heading.number.as_ref()));
    let title = heading.and_then(|heading| text(heading.title.as_ref()));
    match programme.standing {
        Standing::Front => {}
        Standing::Numbered => (programme.number, programme.title) = (number, title),
        Standing::Entity => programme.title = programme.header.get("entity").map(Into::into).or(title),
    }
}

/// In a programme without subprogrammes the lettered sections are its parts, the first as much as those behind it.
fn letters_of_parts(programme: &mut Programme) {
    let [subprogramme] = &mut programme.subprogrammes[..] else { return };
    let Some(lettered) = subprogramme.lettered.filter(|_| subprogramme.number.is_none()) else { return };
    let Some(LetteredSection { letter, section }) = programme.lettered.get(lettered) else { return };
    subprogramme.lettered = None;
    for unit in subprogramme.units.iter_mut().filter(|unit| unit.component_section.is_none()) {
        unit.component = Some(letter.clone());
        unit.component_section = Some(*section);
    }
}

fn heading_of_kind(section: &Section, kind: HeadingKind) -> Option<&Heading> {
    section.facts.heading.as_ref().filter(|heading| heading.kind == kind)
}

/// `2` of `2. 联合国……`.
fn leading_number(title: &str) -> Option<Box<str>> {
    let (number, rest) = title.split_once(['.', '．', '、'])?;
    let is_number = !number.is_empty() && number.chars().all(|sign| sign.is_ascii_digit());
    (is_number && !rest.starts_with(|sign: char| sign.is_ascii_digit())).then(|| number.into())
}

/// A title without the marks of its footnotes.
fn text(words: Option<&Words>) -> Option<Box<str>> {
    words.map(|words| without_marks(&words.text).trim_end().into())
}

/// Walks the sections in the order of the text and remembers what is open.
struct Builder {
    programme: Programme,
    /// The sections that the next one may stand in.
    open: Vec<usize>,
    lettered: Option<usize>,
    subprogramme: Option<usize>,
    /// The depth of the heading that opened the subprogramme.
    subprogramme_depth: u8,
    component: Option<Component>,
    objective_number: Option<Box<str>>,
    /// The planned result that is told of, and the section of its heading.
    result: Option<(usize, usize)>,
    /// The numbered part without a keyword that is open, and the depth of its heading.
    part: Option<(Box<str>, u8)>,
    /// The depth of the open annex under whose own heading nothing stands: what it holds stands beside it.
    annex: Option<u8>,
}

#[derive(Clone)]
struct Component {
    number: Option<Box<str>>,
    section: usize,
}

impl Builder {
    fn new(sections: &[Placed]) -> Self {
        let sections = sections
            .iter()
            .map(|placed| Section {
                start: placed.start,
                facts: Arc::clone(&placed.facts),
                role: Role::default(),
            })
            .collect();
        let programme = Programme {
            standing: Standing::Front,
            header: Arc::default(),
            sections,
            number: None,
            title: None,
            lettered: Vec::new(),
            subprogrammes: Vec::new(),
            mandates: Vec::new(),
            readings: Vec::new(),
            names: Vec::new(),
            titled: BTreeMap::new(),
            document_wide: DocumentWide::default(),
            targets: Targets::default(),
            allowed: Vec::new(),
        };
        Self {
            programme,
            open: Vec::new(),
            lettered: None,
            subprogramme: None,
            subprogramme_depth: 0,
            component: None,
            objective_number: None,
            result: None,
            part: None,
            annex: None,
        }
    }

    fn section(&mut self, at: usize) {
        let facts = Arc::clone(&self.programme.sections[at].facts);
        let Some(heading) = &facts.heading else { return };
        while self.open.last().is_some_and(|open| self.depth(*open) >= heading.depth) {
            self.open.pop();
        }
        let parent = self.open.last().copied();
        self.open.push(at);
        let above = parent.map_or(Area::Plan, |parent| self.programme.sections[parent].role.area);
        let area = match (above, heading.kind) {
            (Area::Plan, HeadingKind::Mandates) => Area::Mandates,
            (Area::Plan, HeadingKind::Resources) => Area::Resources,
            (Area::Plan, HeadingKind::Annex) => Area::Annex,
            (Area::Plan, _) if self.is_in_flat_annex(heading) => Area::Annex,
            (above, _) => above,
        };
        if heading.kind == HeadingKind::Annex && facts.blocks.is_empty() {
            self.annex = Some(heading.depth);
        }
        self.numbered_part(heading, parent.is_some());
        let role = &mut self.programme.sections[at].role;
        role.parent = parent;
        role.area = area;
        match area {
            Area::Plan => self.planned(at, heading, &facts),
            Area::Mandates => self.mandate_section(at, heading, parent),
            Area::Resources | Area::Annex => self.close_at(heading.depth),
        }
    }

    /// Whether a heading stands beside that of an annex to which it belongs.
    fn is_in_flat_annex(&mut self, heading: &Heading) -> bool {
        self.annex =
            self.annex.filter(|depth| heading.depth >= *depth && belonging::continues_annex(heading));
        self.annex.is_some()
    }

    /// Remembers the number of a numbered part without a keyword: two missions, `1. …` and `2. …`, may each have their objective. The
    /// heading above all others is that of the programme or entity, whatever its number.
    fn numbered_part(&mut self, heading: &Heading, has_parent: bool) {
        let number = match heading.kind {
            HeadingKind::NumberedSection => plain_number(heading.number.as_ref()),
            HeadingKind::Plain => heading.title.as_ref().and_then(|title| leading_number(&title.text)),
            _ => None,
        };
        let is_beside = |depth: u8| heading.depth <= depth;
        self.part = match (number.filter(|_| has_parent), self.part.take()) {
            (Some(number), _) => Some((number, heading.depth)),
            (None, Some((_, depth))) if is_beside(depth) && !belonging::continues_part(heading) => None,
            (None, part) => part,
        };
    }

    fn depth(&self, section: usize) -> u8 {
        self.programme.heading(section).map_or(0, |heading| heading.depth)
    }

    /// A heading that belongs to the programme as a whole ends the subprogramme, unless it stands inside it.
    fn close_at(&mut self, depth: u8) {
        if depth <= self.subprogramme_depth {
            self.subprogramme = None;
            self.component = None;
            self.objective_number = None;
        }
    }

    fn planned(&mut self, at: usize, heading: &Heading, facts: &SectionFacts) {
        let continued = self.continued_result(heading);
        match heading.kind {
            HeadingKind::LetteredSection => self.lettered_section(at, heading),
            HeadingKind::Subprogramme => self.subprogramme_section(at, heading),
            HeadingKind::Component => {
                self.component =
                    Some(Component { number: plain_number(heading.number.as_ref()), section: at });
                self.objective_number = None;
            }
            HeadingKind::Programme
            | HeadingKind::Foreword
            | HeadingKind::Orientation
            | HeadingKind::Background
            | HeadingKind::Evaluation
            | HeadingKind::WorkProgramme
            | HeadingKind::NumberedSection => self.close_at(heading.depth),
            HeadingKind::Plain if continued.is_some() => {}
            HeadingKind::Plain if self.heads_result(at, heading) => self.planned_result(at, heading),
            HeadingKind::Plain if self.subprogramme.is_some() && self.bracketed_part(heading).is_some() => {
                self.component = Some(Component { number: self.bracketed_part(heading), section: at });
                self.objective_number = None;
            }
            HeadingKind::Plain => self.close_at(heading.depth),
            HeadingKind::Objective => {
                self.objective_number = plain_number(heading.number.as_ref())
                    .or_else(|| self.part.as_ref().map(|(number, _)| number.clone()));
                let unit = self.unit();
                unit.objectives.push(at);
            }
            HeadingKind::Accomplishments => self.accomplishments(at, facts),
            HeadingKind::Strategy
            | HeadingKind::ExternalFactors
            | HeadingKind::Performance
            | HeadingKind::Deliverables => {
                self.part_of_unit(at, heading.kind);
            }
            HeadingKind::PlannedResults => self.unit().planned_results.push(at),
            HeadingKind::Result => self.planned_result(at, heading),
            HeadingKind::Lessons
            | HeadingKind::Organ
            | HeadingKind::Mandates
            | HeadingKind::Resources
            | HeadingKind::Annex => {}
        }
        self.assign(at, heading, continued);
        self.measures(at, heading, facts);
    }

    fn lettered_section(&mut self, at: usize, heading: &Heading) {
        let letter = plain_number(heading.number.as_ref()).unwrap_or_default();
        if self.subprogramme.is_some() && heading.depth > self.subprogramme_depth {
            self.component = Some(Component { number: Some(letter), section: at });
            self.objective_number = None;
            return;
        }
        self.close_at(0);
        self.subprogramme = None;
        self.component = None;
        self.objective_number = None;
        self.lettered = Some(self.programme.lettered.len());
        self.programme.lettered.push(LetteredSection { letter, section: at });
    }

    fn subprogramme_section(&mut self, at: usize, heading: &Heading) {
        let number = plain_number(heading.number.as_ref());
        let lettered = self.lettered;
        let known = number.as_ref().and_then(|number| {
            self.programme
                .subprogrammes
                .iter()
                .position(|known| known.number.as_ref() == Some(number) && known.lettered == lettered)
        });
        self.component = None;
        self.objective_number = None;
        self.subprogramme_depth = heading.depth;
        self.subprogramme = Some(match known {
            Some(known) => {
                self.programme.subprogrammes[known].returns.push(at);
                known
            }
            None => {
                self.programme.subprogrammes.push(Subprogramme {
                    lettered,
                    number,
                    title: text(heading.title.as_ref()),
                    section: Some(at),
                    returns: Vec::new(),
                    units: Vec::new(),
                });
                self.programme.subprogrammes.len() - 1
            }
        });
    }

    /// The unit that the next part belongs to; made if there is none yet.
    fn unit(&mut self) -> &mut Unit {
        let subprogramme = self.ensure_subprogramme();
        let component = self.component.clone();
        let number = component.as_ref().and_then(|component| component.number.clone());
        let section = component.as_ref().map(|component| component.section);
        let objective = self.objective_number.clone();
        let units = &mut self.programme.subprogrammes[subprogramme].units;
        let known = units.iter().position(|unit| {
            unit.component == number
                && unit.component_section == section
                && unit.objective_number == objective
        });
        let at = known.unwrap_or_else(|| {
            units.push(Unit {
                component: number,
                component_section: section,
                objective_number: objective,
                ..Unit::default()
            });
            units.len() - 1
        });
        &mut units[at]
    }

    /// Where no subprogramme is open, the programme, or its lettered section, stands for one.
    fn ensure_subprogramme(&mut self) -> usize {
        if let Some(open) = self.subprogramme {
            return open;
        }
        let lettered = self.lettered;
        let known = self.programme.subprogrammes.iter().position(|known| {
            known.number.is_none() && known.section.is_none() && known.lettered == lettered
        });
        let at = known.unwrap_or_else(|| {
            self.programme.subprogrammes.push(Subprogramme {
                lettered,
                number: None,
                title: None,
                section: None,
                returns: Vec::new(),
                units: Vec::new(),
            });
            self.programme.subprogrammes.len() - 1
        });
        self.subprogramme = Some(at);
        self.subprogramme_depth = 1;
        at
    }

    fn accomplishments(&mut self, at: usize, facts: &SectionFacts) {
        let letter = |marker: &Words| match marker.text.trim_matches(['(', ')', '（', '）', '.', ' ']) {
            "-" | "－" | "" => None,
            letter => Some(letter.into()),
        };
        let found: Vec<Accomplishment> = facts
            .blocks
            .iter()
            .enumerate()
            .filter_map(|(block, content)| {
                let item = content.item().filter(|item| !item.indented)?;
                let letter = letter(&item.marker);
                Some(Accomplishment {
                    letter,
                    place: Place { section: at, block },
                    indicators: item.children.len(),
                })
            })
            .collect();
        let unit = self.unit();
        unit.accomplishment_sections.push(at);
        unit.accomplishments.extend(found);
    }

    /// Strategy, external factors, performance and deliverables belong to the programme where no subprogramme is open.
    fn part_of_unit(&mut self, at: usize, kind: HeadingKind) {
        if self.subprogramme.is_none() && self.component.is_none() {
            return;
        }
        let unit = self.unit();
        match kind {
            HeadingKind::Strategy => unit.strategies.push(at),
            HeadingKind::ExternalFactors => unit.external_factors.push(at),
            HeadingKind::Performance => unit.performances.push(at),
            _ => unit.deliverables.push(at),
        }
    }

    fn planned_result(&mut self, at: usize, heading: &Heading) {
        let result = PlannedResult {
            number: plain_number(heading.number.as_ref()),
            title: text(heading.title.as_ref()),
            section: at,
            measures: 0,
        };
        let unit = self.unit();
        unit.results.push(result);
        let index = unit.results.len() - 1;
        self.programme.sections[at].role.result = Some(index);
        self.result = Some((index, at));
    }

    /// The letter of a part of the open subprogramme: `(a) 外地支助`.
    fn bracketed_part(&self, heading: &Heading) -> Option<Box<str>> {
        let title = &heading.title.as_ref().filter(|_| heading.depth > self.subprogramme_depth)?.text;
        let mut signs = title.chars();
        let opens = matches!(signs.next(), Some('(' | '（'));
        let letter = signs.next().filter(|letter| opens && letter.is_ascii_lowercase())?;
        matches!(signs.next(), Some(')' | '）')).then(|| letter.to_string().into())
    }

    /// Whether a heading without a keyword stands directly under planned results: a subprogramme with one result does not number it.
    fn heads_result(&self, at: usize, heading: &Heading) -> bool {
        let Some(above) = self.programme.ancestors(at).nth(1) else { return false };
        let is_announced =
            self.programme.heading(above).is_some_and(|above| above.kind == HeadingKind::PlannedResults);
        let is_numbered = |(_, section): (usize, usize)| {
            section > above && self.programme.heading(section).is_some_and(|result| result.number.is_some())
        };
        is_announced && belonging::can_head_result(heading) && !self.result.is_some_and(is_numbered)
    }

    /// The planned result that a heading beside its own goes on with. Any other heading that is not below it ends it.
    fn continued_result(&mut self, heading: &Heading) -> Option<usize> {
        let (index, section) = self.result?;
        if belonging::continues_result(heading) {
            return Some(index);
        }
        let is_plain = heading.kind == HeadingKind::Plain && heading.depth >= self.depth(section);
        if !is_plain {
            self.result = None;
        }
        None
    }

    /// Tells the section which subprogramme, unit and result it belongs to.
    fn assign(&mut self, at: usize, heading: &Heading, continued: Option<usize>) {
        let unit = self.subprogramme.map(|subprogramme| {
            let component = self.component.as_ref().map(|component| component.section);
            let units = &self.programme.subprogrammes[subprogramme].units;
            let known = units.iter().position(|unit| {
                unit.component_section == component && unit.objective_number == self.objective_number
            });
            (subprogramme, known)
        });
        let parent = self.programme.sections[at].role.parent;
        let inherited = parent.and_then(|parent| self.programme.sections[parent].role.result);
        let role = &mut self.programme.sections[at].role;
        role.subprogramme = unit.map(|(subprogramme, _)| subprogramme);
        role.unit = unit.and_then(|(_, unit)| unit);
        role.result =
            role.result.or(continued).or(inherited.filter(|_| belonging::can_stand_in_result(heading)));
    }

    /// Counts the tables and figures that measure performance or a planned result.
    fn measures(&mut self, at: usize, heading: &Heading, facts: &SectionFacts) {
        let role = self.programme.sections[at].role.clone();
        let (Some(subprogramme), Some(unit)) = (role.subprogramme, role.unit) else { return };
        let in_performance = self.programme.ancestors(at).any(|above| {
            self.programme.heading(above).is_some_and(|heading| heading.kind == HeadingKind::Performance)
        });
        let before = at.checked_sub(1).map(|before| &self.programme.sections[before].facts);
        let is_story = before.is_some_and(|before| belonging::is_story_of(heading, before));
        if role.result.is_none() && !in_performance && !is_story {
            return;
        }
        let places: Vec<Place> =
            exhibits(facts).into_iter().map(|block| Place { section: at, block }).collect();
        let unit = &mut self.programme.subprogrammes[subprogramme].units[unit];
        if let Some(result) = role.result.and_then(|result| unit.results.get_mut(result)) {
            result.measures += places.len();
        }
        unit.measures.extend(places);
    }

    /// The title of the programme or entity, as far as it is open.
    fn programme_title(&self) -> &str {
        let title = self.programme.sections.iter().find_map(|section| {
            let heading = section.facts.heading.as_ref()?;
            matches!(heading.kind, HeadingKind::Programme | HeadingKind::NumberedSection)
                .then_some(heading.title.as_ref()?)
        });
        title.map_or("", |title| &title.text)
    }

    fn mandate_section(&mut self, at: usize, heading: &Heading, parent: Option<usize>) {
        if heading.kind == HeadingKind::Mandates {
            self.close_at(heading.depth);
        }
        let inherited = parent.and_then(|parent| self.programme.sections[parent].role.organ.clone());
        let own = match heading.kind {
            HeadingKind::Organ => Some(organs::of_heading(heading, at, self.programme_title())),
            HeadingKind::Plain => organs::named(heading, at),
            _ => None,
        };
        self.programme.sections[at].role.organ = own.or(inherited);
    }
}

/// The places in which comments silence rules: from the comment to the end of the block, or of the heading, that follows.
fn allowed(programme: &Programme) -> Vec<(Span, Box<str>)> {
    let mut all = Vec::new();
    let mut pending: Vec<Words> = Vec::new();
    for section in &programme.sections {
        let heading = section.facts.heading.as_ref().map(|heading| (heading.span, None));
        let blocks = section.facts.blocks.iter().map(|block| (block.span, Some(&block.kind)));
        for (span, kind) in heading.into_iter().chain(blocks) {
            if let Some(BlockKind::Comment { allows, .. }) = kind {
                pending.extend(
                    allows
                        .iter()
                        .map(|name| Words { text: name.text.clone(), span: span.shifted(section.start) }),
                );
                continue;
            }
            let end = span.shifted(section.start).end;
            for name in pending.drain(..) {
                all.push((Span { start: name.span.start, end }, name.text));
            }
        }
    }
    all
}
