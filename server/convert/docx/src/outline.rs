//! The depths of headings.

use super::headings::{Heading, Kind};

/// What a heading heads, from the widest to the narrowest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rank {
    /// The programme, or an entity.
    Programme,
    /// A part of the document (`A. Proposed programme plan …`), a chapter of the plan, an annex.
    Part,
    /// A section of a part: `Mandates and background`.
    Section,
    /// A subprogramme; a section that stands in a section.
    Unit,
    /// A component or lettered part of a subprogramme.
    UnitPart,
    /// A section of a subprogramme: its objective, its strategy.
    UnitSection,
    /// A planned result.
    Result,
    /// A section of a result.
    ResultSection,
}

/// The part of the document in which a heading stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Zone {
    /// The plan of the programme as a whole.
    #[default]
    Orientation,
    /// The programme of work.
    Work,
    /// Resources and annexes, whose headings are ranked by their styles.
    Resources,
}

/// The headings that are open.
#[derive(Debug, Default)]
pub(super) struct Outline {
    open: Vec<Rank>,
    zone: Zone,
    /// A list of mandates is open, and how its heading ranks.
    mandates: Option<Rank>,
    /// Planned results are open.
    results: bool,
    /// The style of the last heading, if nothing stands under it yet.
    bare: Option<u8>,
    /// Subprogrammes have parts with results of their own. Six depths hold these only if the subprogrammes stand beside the heading
    /// `Programme of work`, not below it.
    deep: bool,
}

impl Outline {
    /// The outline of a document whose subprogrammes have parts if `deep`.
    pub(super) fn new(deep: bool) -> Self {
        Self { deep, ..Self::default() }
    }

    /// Whether a list of mandates is open.
    pub(super) fn in_mandates(&self) -> bool {
        self.mandates.is_some()
    }

    /// Tells that something other than a heading follows.
    pub(super) fn content(&mut self) {
        self.bare = None;
    }

    /// The depth of `heading`, 1 to 6. `next` is the heading that follows right behind it, if one does.
    pub(super) fn depth(&mut self, heading: &Heading, next: Option<Kind>) -> u8 {
        let rank = self.rank(heading, next);
        self.bare = Some(heading.rank.unwrap_or(u8::MAX));
        self.open.retain(|open| *open < rank);
        self.open.push(rank);
        u8::try_from(self.open.len()).unwrap_or(6).min(6)
    }

    fn rank(&mut self, heading: &Heading, next: Option<Kind>) -> Rank {
        if let Some(rank) = self.mandate_rank(heading) {
            return rank;
        }
        if heading.kind != Kind::Organ {
            self.mandates = None;
        }
        match heading.kind {
            Kind::Programme | Kind::Entity => {
                *self = Self::new(self.deep);
                return Rank::Programme;
            }
            Kind::Annex => return self.part(Zone::Resources),
            Kind::Resources if heading.rank.is_none_or(|rank| rank <= 2) => {
                return self.part(Zone::Resources);
            }
            Kind::ProposedPlan if !self.results => return self.part(Zone::Orientation),
            Kind::Chapter if self.zone != Zone::Resources => return self.part(Zone::Orientation),
            Kind::WorkProgramme if self.zone != Zone::Resources => return self.part(Zone::Work),
            _ => {}
        }
        match self.zone {
            Zone::Resources => self.resource_rank(heading),
            Zone::Orientation => self.orientation_rank(heading),
            Zone::Work => self.work_rank(heading, next),
        }
    }

    fn part(&mut self, zone: Zone) -> Rank {
        self.zone = zone;
        self.results = false;
        Rank::Part
    }

    /// In a list of mandates: its organs, and the subprogrammes by which it is grouped.
    fn mandate_rank(&self, heading: &Heading) -> Option<Rank> {
        let mandates = self.mandates?;
        let narrow = heading.rank.is_none_or(|rank| rank >= 4);
        match heading.kind {
            Kind::Organ => {}
            // An organ that the keyword table does not know.
            Kind::Plain if narrow => {}
            Kind::Subprogramme if mandates == Rank::Section => return Some(Rank::Unit),
            _ => return None,
        }
        Some(if mandates == Rank::Section { Rank::UnitSection } else { Rank::Result })
    }

    fn orientation_rank(&mut self, heading: &Heading) -> Rank {
        match heading.kind {
            Kind::Subprogramme => {
                // A document of subprogrammes alone has no heading over them.
                self.zone = Zone::Work;
                Rank::Unit
            }
            Kind::Mandates => {
                self.mandates = Some(Rank::Section);
                Rank::Section
            }
            Kind::Objective | Kind::PlannedResults | Kind::Result => {
                self.zone = Zone::Work;
                self.work_rank(heading, None)
            }
            Kind::Plain | Kind::Organ => {
                by_style(heading.rank, [Rank::Section, Rank::UnitSection, Rank::Result])
            }
            _ => Rank::Section,
        }
    }

    fn work_rank(&mut self, heading: &Heading, next: Option<Kind>) -> Rank {
        if !matches!(
            heading.kind,
            Kind::Result | Kind::ProposedPlan | Kind::Performance | Kind::Lessons | Kind::Plain
        ) {
            self.results = false;
        }
        match heading.kind {
            Kind::Subprogramme if self.deep => Rank::Part,
            Kind::Subprogramme => Rank::Unit,
            Kind::Component => Rank::UnitPart,
            Kind::Mandates => {
                self.mandates = Some(Rank::UnitSection);
                Rank::UnitSection
            }
            Kind::PlannedResults => {
                self.results = true;
                Rank::UnitSection
            }
            Kind::Result => Rank::Result,
            Kind::ProposedPlan | Kind::Lessons => Rank::ResultSection,
            Kind::Performance if self.results => Rank::ResultSection,
            // `A. Conference management, New York`: over subprogrammes, or a part of one.
            Kind::Plain if next == Some(Kind::Subprogramme) && heading.is_lettered() => Rank::Part,
            Kind::Plain if next == Some(Kind::Objective) => {
                let part = heading.is_lettered() && self.deep;
                if part { Rank::UnitPart } else { Rank::Unit }
            }
            Kind::Plain => by_style(heading.rank, [Rank::UnitSection, Rank::Result, Rank::ResultSection]),
            _ => Rank::UnitSection,
        }
    }

    fn resource_rank(&self, heading: &Heading) -> Rank {
        // A heading right below one of its own rank is a section of it.
        let below =
            heading.rank.is_some() && self.bare == heading.rank && self.open.last() == Some(&Rank::Section);
        match heading.kind {
            Kind::Subprogramme => Rank::Unit,
            Kind::WorkProgramme => Rank::Section,
            _ if below => Rank::Unit,
            _ => by_style(heading.rank, [Rank::Section, Rank::UnitSection, Rank::Result]),
        }
    }
}

/// The rank that a style means where its three usual styles mean `ranks`.
fn by_style(style: Option<u8>, ranks: [Rank; 3]) -> Rank {
    match style {
        Some(0 | 1) => Rank::Part,
        Some(2) => ranks[0],
        Some(3) | None => ranks[1],
        Some(_) => ranks[2],
    }
}
