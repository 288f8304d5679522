//! What can be wrong with a citation, and what shows it.

use planmark_syntax::Organ;
use planmark_syntax::citation::{Kind, Session};

/// Where a fact is from, and how far it reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Source {
    /// What it was taken from.
    pub name: &'static str,
    /// The day to which the data reaches (`2026-07-10`).
    pub to: &'static str,
}

/// The numbers of the resolutions of a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct SessionRange {
    /// First and last number.
    pub numbers: (u32, u32),
    /// First and last number of a second range: session 56 has 1 to 299 and 500 to 512.
    pub more: Option<(u32, u32)>,
    /// Whether no resolution can be added. Of an open session the last number is the last that was seen.
    pub closed: bool,
}

impl SessionRange {
    pub(super) fn closed(first: u32, last: u32) -> Self {
        Self { numbers: (first, last), more: None, closed: true }
    }

    pub(super) fn open(first: u32, last_seen: u32) -> Self {
        Self { closed: false, ..Self::closed(first, last_seen) }
    }

    /// Whether the number lies in a range.
    #[must_use]
    pub fn contains(&self, number: u32) -> bool {
        [Some(self.numbers), self.more]
            .into_iter()
            .flatten()
            .any(|(first, last)| (first..=last).contains(&number))
    }
}

/// The numbers of the resolutions of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct YearRange {
    /// The year.
    pub year: u32,
    /// The first number.
    pub first: u32,
    /// The last number; of an open year the last that was seen.
    pub last: u32,
    /// Whether no resolution can be added.
    pub closed: bool,
}

/// What is wrong with a citation, by what is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Problem {
    /// The organ does not print numbers of this form: `2013/16` under the General Assembly.
    Form {
        /// The organ under which the number stands.
        organ: Organ,
    },
    /// A session that is closed has no such number.
    NotInSession {
        /// The session.
        session: Session,
        /// The numbers that it has.
        range: SessionRange,
        /// The session that has the number, where sessions count on: 553 (XXVI) is of session VI.
        belongs_to: Option<Session>,
    },
    /// The organ counted its resolutions through all sessions, and the number cannot be of this one: 553 (XXVI) of the Economic and
    /// Social Council, whose session XXV has 671.
    OutOfCount {
        /// The session as cited.
        session: Session,
        /// A session whose numbers show it.
        known: Session,
        /// A number of that session.
        reached: u32,
    },
    /// The Economic and Social Council adopted fewer resolutions in that year.
    PastYear {
        /// The year.
        year: u32,
        /// The number of its last resolution.
        last: u32,
    },
    /// The Security Council adopted no resolution of this number in this year.
    NotInYear {
        /// The year as cited.
        year: u32,
        /// The numbers that the year has, where they are known.
        range: Option<YearRange>,
        /// The year that has the number, where it is known: 2171 is of 2014.
        belongs_to: Option<u32>,
    },
    /// A decision's number where the page says resolution, or the reverse.
    OtherKind {
        /// What the page says.
        cited_as: Kind,
        /// What has numbers like this.
        is: Kind,
    },
}
