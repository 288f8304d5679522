//! The Economic and Social Council: its sessions to 1977, through which it counted its resolutions, and the years whose resolutions are
//! all known.

use planmark_syntax::Organ;
use planmark_syntax::citation::{Citation, Kind, Number, Series, Session};

use super::problem::{Problem, Source};

/// Numbers that sessions are known to have, in the order of sessions. How far a session goes is not known; but as the Council counted on,
/// a number below one of an earlier session, or above one of a later, is of another session.
const KNOWN: [(u32, u32); 15] = [
    (1, 9),
    (3, 13),
    (4, 36),
    (4, 37),
    (5, 76),
    (6, 106),
    (6, 131),
    (11, 304),
    (15, 476),
    (25, 671),
    (25, 672),
    (34, 920),
    (55, 1818),
    (55, 1819),
    (57, 1895),
];

/// Where the numbers are from.
pub(super) const SOURCE: Source =
    Source { name: "lists of mandates of the Secretariat’s programmes", to: "2026-07-10" };

/// The last resolution of each year of which all are known. Of earlier years only some are, which prove nothing.
const LAST_OF_YEAR: [(u32, u32); 5] = [(2021, 31), (2022, 25), (2023, 35), (2024, 21), (2025, 34)];

/// Where the years are from.
pub(super) const YEARS: Source =
    Source { name: "official texts of the resolutions of the Economic and Social Council", to: "2025-12-31" };

/// Decisions are numbered from here.
pub(super) const FIRST_DECISION: u32 = 200;

/// A number past the last of a year, or one that another session had reached before, or had not reached by then.
pub(super) fn not_adopted(citation: &Citation) -> Option<Problem> {
    debug_assert_eq!(citation.organ, Some(Organ::EconomicAndSocialCouncil));
    match citation.number {
        Number::YearNumber { year, number } if citation.kind != Some(Kind::AgreedConclusions) => {
            let (_, last) = LAST_OF_YEAR.iter().find(|(known, _)| *known == year)?;
            let is_past = (last + 1..FIRST_DECISION).contains(&number);
            is_past.then_some(Problem::PastYear { year, last: *last })
        }
        Number::NumberSession { number, session } => not_in_session(number, session),
        _ => None,
    }
}

fn not_in_session(number: u32, session: Session) -> Option<Problem> {
    if session.series != Series::Regular {
        return None;
    }
    let earlier = KNOWN.iter().rev().find(|(known, reached)| *known < session.number && *reached > number);
    let later = KNOWN.iter().find(|(known, reached)| *known > session.number && *reached < number);
    let (known, reached) = earlier.or(later)?;
    Some(Problem::OutOfCount { session, known: Session::regular(*known), reached: *reached })
}
