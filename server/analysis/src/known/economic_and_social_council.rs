//! The sessions of the Economic and Social Council to 1977, through which it counted its resolutions.

use planmark_syntax::Organ;
use planmark_syntax::citation::{Citation, Number, Series, Session};

use super::{Problem, Source};

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

/// A number that another session had reached before, or had not reached by then.
pub(super) fn not_in_session(citation: &Citation) -> Option<Problem> {
    debug_assert_eq!(citation.organ, Some(Organ::EconomicAndSocialCouncil));
    let Number::NumberSession { number, session } = citation.number else { return None };
    if session.series != Series::Regular {
        return None;
    }
    let earlier = KNOWN.iter().rev().find(|(known, reached)| *known < session.number && *reached > number);
    let later = KNOWN.iter().find(|(known, reached)| *known > session.number && *reached < number);
    let (known, reached) = earlier.or(later)?;
    Some(Problem::OutOfCount { session, known: Session::regular(*known), reached: *reached })
}
