//! The forms of numbers.

use std::cmp::Ordering;

use super::Kind;
use crate::organ::Organ;

/// The series that a session belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Series {
    /// A regular session: `58`, `XXX`, `د-30`.
    Regular,
    /// A special session: `S-10`, `S-VI`, `دإ-10`.
    Special,
    /// An emergency special session: `ES-10`, `دإط-10`.
    Emergency,
    /// A special session of a governing council: `SS.XI`.
    CouncilSpecial,
}

/// A session of an organ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Session {
    /// The series.
    pub series: Series,
    /// The session's number in its series, from one.
    pub number: u32,
}

impl Session {
    /// A regular session.
    #[must_use]
    pub fn regular(number: u32) -> Self {
        Self { series: Series::Regular, number }
    }

    /// A special session.
    #[must_use]
    pub fn special(number: u32) -> Self {
        Self { series: Series::Special, number }
    }

    /// An emergency special session.
    #[must_use]
    pub fn emergency(number: u32) -> Self {
        Self { series: Series::Emergency, number }
    }
}

/// The letters after a conference's number, that name which conference decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ConferenceBody {
    /// `CP`: Conference of the Parties to the Framework Convention on Climate Change.
    Cp,
    /// `CMP`: the same Conference serving as the meeting of the Parties to the Kyoto Protocol.
    Cmp,
    /// `CMA`: the same Conference serving as the meeting of the Parties to the Paris Agreement.
    Cma,
    /// `COP`: other conferences of parties (desertification).
    Cop,
}

impl ConferenceBody {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Cp, Self::Cmp, Self::Cma, Self::Cop];

    /// The letters.
    #[must_use]
    pub fn letters(self) -> &'static str {
        match self {
            Self::Cp => "CP",
            Self::Cmp => "CMP",
            Self::Cma => "CMA",
            Self::Cop => "COP",
        }
    }
}

/// The symbol of a draft: `A/71/L.2`, `E/2015/L.5`, `A/C.3/70/L.9/Rev.1`, `2015/L.5`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Draft {
    /// What stands before the session or year: `A`, `E`, `A/C.3`, `A/HRC`; empty in `2015/L.5`.
    pub body: String,
    /// The session or year.
    pub session: u32,
    /// The number after `L.`.
    pub number: u32,
    /// The number after `Rev.`.
    pub revision: Option<u32>,
}

/// A number as it is printed, without its part letters.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Number {
    /// `1514 (XV)`, `3201 (S-VI)`, `3281 (د-29)`.
    NumberSession {
        /// The number.
        number: u32,
        /// The session, between brackets.
        session: Session,
    },
    /// `58/269`, `S-10/2`, `ES-10/20`, `SS.XI/2`.
    SessionNumber {
        /// The session.
        session: Session,
        /// The number in the session.
        number: u32,
    },
    /// `2014/35`, `S/PRST/2015/22`.
    YearNumber {
        /// The year.
        year: u32,
        /// The number in the year.
        number: u32,
    },
    /// `1373 (2001)`.
    NumberYear {
        /// The number, counted through all years.
        number: u32,
        /// The year.
        year: u32,
    },
    /// `A (64)`.
    LetterSession {
        /// The letter, from one (`A`).
        letter: u32,
        /// The session.
        session: u32,
    },
    /// `1/CP.21`, `9-15/CP.19`.
    Conference {
        /// The first decision.
        first: u32,
        /// The last decision, where several stand together.
        last: Option<u32>,
        /// The conference.
        body: ConferenceBody,
        /// The conference's session.
        session: u32,
    },
    /// A draft.
    Draft(Draft),
}

/// The form of a number, without its values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Shape {
    /// `58/269`.
    SessionNumber,
    /// `S-10/2`.
    SpecialSession,
    /// `ES-10/20`.
    EmergencySession,
    /// `SS.XI/2`.
    CouncilSpecialSession,
    /// `1514 (XV)`, `3201 (S-VI)`.
    NumberSession,
    /// `2014/35`.
    YearNumber,
    /// `1373 (2001)`.
    NumberYear,
    /// `A (64)`.
    LetterSession,
    /// `1/CP.21`.
    Conference,
    /// `2015/L.5`.
    Draft,
}

/// The last session of the General Assembly that is written between brackets, by its series.
fn last_between_brackets(series: Series) -> u32 {
    match series {
        Series::Regular => 30,
        Series::Special => 7,
        Series::Emergency => 5,
        Series::CouncilSpecial => 0,
    }
}

impl Number {
    /// The form.
    #[must_use]
    pub fn shape(&self) -> Shape {
        match self {
            Self::NumberSession { .. } => Shape::NumberSession,
            Self::SessionNumber { session, .. } => match session.series {
                Series::Regular => Shape::SessionNumber,
                Series::Special => Shape::SpecialSession,
                Series::Emergency => Shape::EmergencySession,
                Series::CouncilSpecial => Shape::CouncilSpecialSession,
            },
            Self::YearNumber { .. } => Shape::YearNumber,
            Self::NumberYear { .. } => Shape::NumberYear,
            Self::LetterSession { .. } => Shape::LetterSession,
            Self::Conference { .. } => Shape::Conference,
            Self::Draft(_) => Shape::Draft,
        }
    }

    /// The organ, where this form belongs to one organ alone.
    ///
    /// Decided are: number and year between brackets (`1373 (2001)`: the Security Council counts through all years, no other organ
    /// of the table does); emergency special sessions (`ES-10/20`, `997 (ES-I)`: only the General Assembly has held them); `SS.XI/2` (the
    /// Governing Council of the Environment Programme); `1/CP.21` (the climate conference). Left open, since several organs print
    /// them: `58/269`, `S-10/2` (Assembly, Human Rights Council), `1514 (XV)`, `2014/35` (Economic and Social Council, Commission on
    /// Population and Development, the former Commission on Human Rights), `A (64)`.
    #[must_use]
    pub fn only_organ(&self) -> Option<Organ> {
        match self {
            Self::NumberYear { .. } => Some(Organ::SecurityCouncil),
            Self::SessionNumber { session, .. } | Self::NumberSession { session, .. } => match session.series
            {
                Series::Emergency => Some(Organ::GeneralAssembly),
                Series::CouncilSpecial => Some(Organ::UnepGoverningCouncil),
                Series::Regular | Series::Special => None,
            },
            Self::Conference { body: ConferenceBody::Cp, .. } => Some(Organ::ClimateConference),
            _ => None,
        }
    }

    /// Whether it can be a number of what the organ adopts, by its form. A draft fits every organ.
    ///
    /// The General Assembly wrote sessions between brackets to its thirtieth regular session (1975), its seventh special session and its
    /// fifth emergency special session, and before a slash from then on; the Economic and Social Council changed from sessions to years
    /// in 1978.
    #[must_use]
    pub fn fits(&self, organ: Organ, kind: Option<Kind>) -> bool {
        if matches!(self, Self::Draft(_)) {
            return true;
        }
        let is_of_its_time = match (organ, self) {
            // Special sessions of governing councils stand before a slash only.
            (_, Self::NumberSession { session, .. }) if session.series == Series::CouncilSpecial => false,
            (Organ::GeneralAssembly, Self::NumberSession { session, .. }) => {
                session.number <= last_between_brackets(session.series)
            }
            (Organ::GeneralAssembly, Self::SessionNumber { session, .. }) => {
                session.number > last_between_brackets(session.series)
            }
            (Organ::EconomicAndSocialCouncil, Self::YearNumber { year, .. }) => *year >= 1978,
            _ => true,
        };
        is_of_its_time && organ.prints(self.shape(), kind)
    }

    /// Which of two numbers of one organ comes first in a list; `None` where their numberings have no common order.
    ///
    /// Sessions between brackets come before sessions before a slash (the Assembly changed at its thirty-first session). Special
    /// sessions have an order among themselves only.
    #[must_use]
    pub fn order(&self, other: &Self) -> Option<Ordering> {
        let (left, right) = (self.place()?, other.place()?);
        (left.0 == right.0).then(|| left.1.cmp(&right.1))
    }

    /// The series in which the number has a place, and the place.
    fn place(&self) -> Option<(Series, [u32; 3])> {
        match *self {
            Self::NumberSession { number, session } => Some((session.series, [0, session.number, number])),
            Self::SessionNumber { session, number } => Some((session.series, [1, session.number, number])),
            Self::YearNumber { year, number } => Some((Series::Regular, [2, year, number])),
            Self::NumberYear { number, .. } => Some((Series::Regular, [3, number, 0])),
            Self::LetterSession { letter, session } => Some((Series::Regular, [4, session, letter])),
            Self::Conference { first, session, .. } => Some((Series::Regular, [5, session, first])),
            Self::Draft(_) => None,
        }
    }
}
