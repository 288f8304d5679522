//! The depths of headings in a plan.
//!
//! What a heading is and where it stands decide, never how it looks: a result stands below planned results in whatever style. Style
//! tells only headings without a keyword from each other.

use super::ahead::Ahead;
use super::group::Group;
use super::headings::{Heading, Kind};
use super::ordinals::Ordinal;

/// What a heading heads, from the widest to the narrowest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rank {
    /// The programme, or an entity with a plan of its own.
    Programme,
    /// A Roman section of a document that is one plan.
    Entity,
    /// One of several missions or offices, with a plan below it.
    Mission,
    /// A part of the document (`A. Proposed programme plan …`), a chapter of the plan, an annex.
    Part,
    /// A section of a part: `Mandates and background`.
    Section,
    /// A subprogramme; a section that stands in a section.
    Unit,
    /// A component or duty station of a subprogramme.
    UnitPart,
    /// A section of a subprogramme: its objective, its strategy.
    UnitSection,
    /// A planned result; the story of a year's performance.
    Result,
    /// A section of a result.
    ResultSection,
}

impl Rank {
    /// What stands right below; the narrowest and the widest have no such rank.
    fn narrower(self) -> Self {
        match self {
            Self::Section => Self::Unit,
            Self::Unit => Self::UnitPart,
            Self::UnitPart => Self::UnitSection,
            Self::UnitSection => Self::Result,
            Self::Result => Self::ResultSection,
            other => other,
        }
    }
}

/// The part of the document in which a heading stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Zone {
    /// The plan of the programme as a whole.
    #[default]
    Orientation,
    /// The programme of work.
    Work,
    /// Resources, whose headings are ranked by their styles.
    Resources,
    /// An annex, which may go on with the plan.
    Annex,
}

/// The open section of a unit, as far as it says what a heading without a keyword below it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Open {
    #[default]
    Nothing,
    /// A year's performance, whose story has no heading yet.
    Performance,
    /// Planned results, and whether one is open.
    Results { one: bool },
}

/// The headings that are open.
#[derive(Debug, Default)]
pub(super) struct Outline {
    open: Vec<Rank>,
    zone: Zone,
    /// A list of mandates is open, and how its heading ranks.
    mandates: Option<Rank>,
    /// The list of mandates is grouped by subprogrammes, components or duty stations.
    grouped: bool,
    /// The group of mandates that is open is that of a subprogramme.
    below_subprogramme: bool,
    section: Open,
    /// The style of the last section with a keyword.
    style: Option<u8>,
    /// The style of the last subprogramme.
    unit_style: Option<u8>,
    /// The style of the last heading, and how it is numbered, if nothing stands under it yet.
    bare: Option<(u8, Option<Ordinal>)>,
    /// An annex is open.
    in_annex: bool,
    /// The headings without a keyword that are open below each other, outside of resources and annexes: the style, the rank by itself,
    /// and the one below the others.
    plain: Vec<(u8, Rank, Rank)>,
    /// The style of headings that stand below a subprogramme or component of the same style, among resources.
    unit_parts: Option<u8>,
    /// Subprogrammes have parts with results of their own. Six depths hold these only if the subprogrammes stand beside the heading
    /// `Programme of work`, not below it.
    deep: bool,
    /// A list of mandates ends the programme instead of opening it, as biennial plans have it.
    mandates_last: bool,
    /// Headings outside of the programme of work that stand below one of their own style.
    group: Group<Rank>,
}

impl Outline {
    /// The outline of a document whose subprogrammes have parts if `deep`, and whose mandates end a programme if `mandates_last`.
    pub(super) fn new(deep: bool, mandates_last: bool) -> Self {
        Self { deep, mandates_last, ..Self::default() }
    }

    /// Whether a list of mandates is open.
    pub(super) fn in_mandates(&self) -> bool {
        self.mandates.is_some()
    }

    /// Tells that something other than a heading follows.
    pub(super) fn content(&mut self) {
        self.bare = None;
        self.group.content();
    }

    /// The depth of `heading`, 1 to 6. `ahead` is what follows right behind it; `plan` is the rank of a plan that begins with it.
    pub(super) fn depth(&mut self, heading: &Heading, ahead: Ahead, plan: Option<Rank>) -> u8 {
        let rank = match plan {
            Some(rank) => self.begin(rank),
            None => self.rank(heading, ahead),
        };
        let may_group = plan.is_none() && self.zone != Zone::Work && self.mandates.is_none();
        let grouped =
            if may_group { self.group.depth(heading, rank, !matches!(ahead, Ahead::Heading(_))) } else { 0 };
        let grouped = if heading.kind == Kind::Plain { grouped } else { 0 };
        let rank = (0..grouped).fold(rank, |rank, _| rank.narrower());
        self.bare = Some((heading.rank.unwrap_or(u8::MAX), heading.ordinal()));
        self.open.retain(|open| *open < rank);
        self.open.push(rank);
        u8::try_from(self.open.len()).unwrap_or(6).min(6)
    }

    /// Begins a plan, or one of several within one.
    fn begin(&mut self, rank: Rank) -> Rank {
        let open = self.open.iter().copied().filter(|open| *open < rank).collect();
        *self = Self { deep: self.deep, mandates_last: self.mandates_last, open, ..Self::default() };
        rank
    }

    fn rank(&mut self, heading: &Heading, ahead: Ahead) -> Rank {
        if let Some(rank) = self.mandate_rank(heading, ahead) {
            return rank;
        }
        self.mandates = None;
        self.grouped = false;
        self.below_subprogramme = false;
        if heading.kind == Kind::Organ {
            return self.organ_rank();
        }
        match heading.kind {
            Kind::Programme => return self.begin(Rank::Programme),
            Kind::Entity => return self.begin(Rank::Entity),
            Kind::Annex => return self.part(Zone::Annex),
            Kind::Resources if heading.rank.is_none_or(|rank| rank <= 2) => {
                return self.part(Zone::Resources);
            }
            Kind::ProposedPlan
                if self.section == Open::Nothing || heading.ordinal() == Some(Ordinal::Letter) =>
            {
                return self.part(Zone::Orientation);
            }
            Kind::Mandates if self.mandates_last => {
                self.mandates = Some(Rank::Section);
                self.style = heading.rank;
                return self.part(Zone::Orientation);
            }
            Kind::Chapter if self.zone != Zone::Resources => return self.part(Zone::Orientation),
            Kind::WorkProgramme if self.zone != Zone::Resources => return self.part(Zone::Work),
            _ => {}
        }
        match self.zone {
            Zone::Resources => self.resource_rank(heading),
            Zone::Annex => self.annex_rank(heading, ahead),
            Zone::Orientation => {
                let rank = self.orientation_rank(heading, ahead);
                self.below_plain(heading, rank)
            }
            Zone::Work => {
                let rank = self.work_rank(heading, ahead);
                self.below_plain(heading, rank)
            }
        }
    }

    /// The rank of a heading without a keyword, below those of wider styles that are open.
    fn below_plain(&mut self, heading: &Heading, own: Rank) -> Rank {
        let (Kind::Plain, Some(style)) = (heading.kind, heading.rank) else {
            self.plain.clear();
            return own;
        };
        // What ranks wider by itself is no part of what is open.
        self.plain.retain(|(wider, above, _)| *wider < style && *above <= own);
        let rank = self.plain.last().map_or(own, |(.., above)| own.max(above.narrower()));
        self.plain.push((style, own, rank));
        rank
    }

    fn part(&mut self, zone: Zone) -> Rank {
        self.zone = zone;
        self.in_annex = zone == Zone::Annex;
        self.section = Open::Nothing;
        self.style = None;
        Rank::Part
    }

    /// In a list of mandates: its organs, and what it is grouped by: subprogrammes, components, duty stations.
    fn mandate_rank(&mut self, heading: &Heading, ahead: Ahead) -> Option<Rank> {
        let mandates = self.mandates?;
        let group = if mandates == Rank::Section { Rank::Unit } else { Rank::Result };
        let organ = match mandates {
            Rank::Section => Rank::UnitSection,
            _ if self.grouped => Rank::ResultSection,
            _ => Rank::Result,
        };
        let is_group = self.groups_mandates(heading, ahead)?;
        self.grouped |= is_group;
        if is_group && heading.kind == Kind::Component && self.below_subprogramme {
            return Some(group.narrower());
        }
        if is_group {
            self.below_subprogramme = heading.kind == Kind::Subprogramme;
        }
        // Below a component the organs stand one deeper.
        let part = group.narrower();
        Some(match is_group {
            true => group,
            false if self.open.contains(&part) && organ <= part => part.narrower(),
            false => organ,
        })
    }

    /// An organ outside of a list begins one: a corrigendum gives a piece of it alone.
    fn organ_rank(&mut self) -> Rank {
        match self.zone {
            Zone::Resources | Zone::Annex => return Rank::UnitSection,
            Zone::Orientation => self.mandates = Some(Rank::Section),
            Zone::Work => self.mandates = Some(Rank::UnitSection),
        }
        if self.zone == Zone::Work { Rank::Result } else { Rank::UnitSection }
    }

    /// Whether a heading below a list of mandates groups it (true) or names an organ (false); `None` where the list ends with it.
    fn groups_mandates(&self, heading: &Heading, ahead: Ahead) -> Option<bool> {
        match heading.kind {
            Kind::Organ => Some(false),
            // The programme of work begins without a heading of its own.
            Kind::Subprogramme | Kind::Component if ahead == Ahead::Heading(Kind::Objective) => None,
            Kind::Subprogramme | Kind::Component => Some(true),
            Kind::Plain => match ahead {
                Ahead::Heading(Kind::Organ | Kind::Plain) => Some(true),
                Ahead::Heading(_) | Ahead::Numbered => None,
                // An organ, a treaty or a body that the keyword table does not know.
                Ahead::Exhibit | Ahead::Other if self.is_narrower(heading) => Some(false),
                Ahead::Exhibit | Ahead::Other => None,
            },
            _ => None,
        }
    }

    /// Whether nothing stands under the last heading, which has this style, and `heading` is not the next of its row.
    fn is_bare(&self, style: u8, heading: &Heading) -> bool {
        self.bare.is_some_and(|(above, ordinal)| {
            above == style && (ordinal.is_none() || ordinal != heading.ordinal())
        })
    }

    /// Whether the style of a heading is one of narrower headings than the last section with a keyword.
    fn is_narrower(&self, heading: &Heading) -> bool {
        match (heading.rank, self.style) {
            (Some(own), Some(section)) => own > section,
            _ => true,
        }
    }

    /// Whether the style of a heading is one of narrower headings than the last subprogramme.
    fn is_below_unit(&self, heading: &Heading) -> bool {
        matches!((heading.rank, self.unit_style), (Some(own), Some(unit)) if own > unit)
    }

    fn orientation_rank(&mut self, heading: &Heading, ahead: Ahead) -> Rank {
        match heading.kind {
            Kind::Mandates => {
                self.mandates = Some(Rank::Section);
                self.style = heading.rank;
                Rank::Section
            }
            Kind::Subprogramme | Kind::Component | Kind::Objective | Kind::PlannedResults | Kind::Result => {
                self.begin_work();
                self.work_rank(heading, ahead)
            }
            Kind::Plain if matches!(ahead, Ahead::Heading(Kind::Objective | Kind::Subprogramme)) => {
                self.begin_work();
                self.work_rank(heading, ahead)
            }
            Kind::Plain => match heading.rank {
                Some(0 | 1) => Rank::Part,
                _ if self.style.is_some() && self.is_narrower(heading) => Rank::Unit,
                _ => Rank::Section,
            },
            _ => {
                self.style = heading.rank;
                Rank::Section
            }
        }
    }

    fn work_rank(&mut self, heading: &Heading, ahead: Ahead) -> Rank {
        match heading.kind {
            Kind::Subprogramme => {
                self.section = Open::Nothing;
                self.unit_style = heading.rank;
                self.unit()
            }
            Kind::Component => {
                self.section = Open::Nothing;
                Rank::UnitPart
            }
            Kind::Result => {
                if self.section == Open::Performance {
                    // The heading of planned results is missing; they are no part of last year's performance.
                    self.open.retain(|open| *open < Rank::UnitSection);
                }
                self.section = Open::Results { one: true };
                Rank::Result
            }
            Kind::ProposedPlan | Kind::Lessons => Rank::ResultSection,
            Kind::Performance if matches!(self.section, Open::Results { .. }) => Rank::ResultSection,
            Kind::Plain | Kind::Entity => self.plain_work_rank(heading, ahead),
            kind => {
                self.style = heading.rank;
                self.section = match kind {
                    Kind::PlannedResults => Open::Results { one: false },
                    Kind::Performance => Open::Performance,
                    _ => Open::Nothing,
                };
                if kind == Kind::Mandates {
                    self.mandates = Some(Rank::UnitSection);
                }
                Rank::UnitSection
            }
        }
    }

    /// The rank of subprogrammes.
    fn unit(&self) -> Rank {
        if self.deep && !self.in_annex && !self.open.contains(&Rank::Section) {
            Rank::Part
        } else {
            Rank::Unit
        }
    }

    /// Begins the programme of work where it has no heading: what is open of the orientation ends.
    fn begin_work(&mut self) {
        self.zone = Zone::Work;
        self.open.retain(|open| *open < Rank::Part);
    }

    fn plain_work_rank(&mut self, heading: &Heading, ahead: Ahead) -> Rank {
        match (self.section, ahead) {
            (_, Ahead::Heading(Kind::Subprogramme)) if !self.is_below_unit(heading) => {
                self.section = Open::Nothing;
                Rank::Part
            }
            (_, Ahead::Heading(Kind::Objective)) => {
                self.section = Open::Nothing;
                let below = self.is_below_unit(heading) || heading.ordinal().is_some();
                if self.deep && below { Rank::UnitPart } else { self.unit() }
            }
            (
                Open::Results { .. },
                Ahead::Heading(Kind::Performance | Kind::ProposedPlan | Kind::Lessons),
            ) => {
                self.section = Open::Results { one: true };
                Rank::Result
            }
            (Open::Results { one: false }, _) => {
                self.section = Open::Results { one: true };
                Rank::Result
            }
            (Open::Results { one: true }, _) if self.is_narrower(heading) => Rank::ResultSection,
            (Open::Performance, _) if self.bare.is_some() || self.is_narrower(heading) => Rank::Result,
            _ if matches!(heading.rank, Some(0 | 1)) => Rank::Part,
            _ if self.style.is_some() && self.is_narrower(heading) => Rank::Result,
            _ => {
                self.section = Open::Nothing;
                Rank::UnitSection
            }
        }
    }

    /// In an annex that goes on with the plan: `Programme performance in 2025`, its subprogrammes with results and deliverables.
    fn annex_rank(&mut self, heading: &Heading, ahead: Ahead) -> Rank {
        match heading.kind {
            Kind::Performance => {
                self.zone = Zone::Work;
                self.section = Open::Nothing;
                Rank::Section
            }
            Kind::Subprogramme if ahead != Ahead::Exhibit => {
                self.zone = Zone::Work;
                self.work_rank(heading, ahead)
            }
            _ => self.resource_rank(heading),
        }
    }

    fn resource_rank(&mut self, heading: &Heading) -> Rank {
        let last = self.open.last().copied();
        if heading.kind == Kind::Plain
            && let Some(unit @ (Rank::Unit | Rank::UnitPart)) =
                self.open.iter().rev().find(|open| matches!(open, Rank::Unit | Rank::UnitPart)).copied()
        {
            // `Regular budget` right below `Component 1`, and what follows it in that style.
            let right_below =
                last == Some(unit) && heading.rank.is_some_and(|style| self.is_bare(style, heading));
            if right_below && heading.ordinal().is_none() {
                self.unit_parts = heading.rank;
            }
            if self.unit_parts.is_some() && self.unit_parts == heading.rank {
                return unit.narrower();
            }
        }
        if heading.kind != Kind::Plain {
            self.unit_parts = None;
        }
        // A heading right below one of its own rank is a section of it, but for the next of a row: `A.` right above `B.`.
        let below =
            last == Some(Rank::Section) && heading.rank.is_some_and(|style| self.is_bare(style, heading));
        match heading.kind {
            Kind::Subprogramme => Rank::Unit,
            Kind::Component => Rank::UnitPart,
            Kind::WorkProgramme => Rank::Section,
            _ if below => Rank::Unit,
            _ => match heading.rank {
                Some(0 | 1) => Rank::Part,
                Some(2) => Rank::Section,
                Some(3) | None => Rank::UnitSection,
                Some(_) => Rank::Result,
            },
        }
    }
}
