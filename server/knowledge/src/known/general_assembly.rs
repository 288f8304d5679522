//! The sessions of the General Assembly and the numbers of their resolutions.

use planmark_syntax::Organ;
use planmark_syntax::citation::{Citation, Kind, Number, Series, Session};

use super::problem::{Problem, SessionRange, Source};

/// Regular sessions I to XXX (1946-1975) count on: each range is `number (ROMAN)`. Numbers between two ranges are of special and
/// emergency special sessions.
const BETWEEN_BRACKETS: [(u32, u32); 30] = [
    (1, 103),
    (108, 184),
    (190, 287),
    (288, 375),
    (376, 501),
    (502, 608),
    (609, 712),
    (713, 806),
    (807, 907),
    (908, 995),
    (1009, 1133),
    (1134, 1236),
    (1239, 1350),
    (1351, 1473),
    (1476, 1620),
    (1623, 1747),
    (1748, 1871),
    (1881, 1993),
    (1994, 2007),
    (2008, 2132),
    (2133, 2247),
    (2258, 2375),
    (2376, 2492),
    (2493, 2619),
    (2620, 2750),
    (2751, 2903),
    (2904, 3049),
    (3050, 3199),
    (3203, 3360),
    (3363, 3541),
];

/// The first regular session whose number stands before a slash.
const FIRST_WITH_SLASH: u32 = 31;

/// The last resolution of each closed session from the thirty-first (1976) to the seventy-eighth (2023/24). Session 56 is told apart in
/// [`ga_session`]; session 78 ends with A/RES/78/331.
const LAST_OF_CLOSED: [u32; 48] = [
    208, 215, 206, 233, 227, 244, 253, 239, 249, 259, 213, 232, 233, 244, 269, 242, 237, 267, 252, 246, 243,
    252, 243, 283, 285, 299, 338, 318, 314, 289, 296, 278, 311, 301, 316, 297, 303, 310, 327, 305, 329, 313,
    347, 307, 328, 307, 338, 331,
];

/// Sessions that were open when the data was taken, with the last number seen.
const LAST_SEEN_OF_OPEN: [(u32, u32); 2] = [(79, 334), (80, 267)];

/// Special sessions: `104 (S-1)` to `3362 (S-VII)`, then `S-8/1`. Sessions 15, 28 and 31 are not in the data, and nothing is known of them.
const SPECIAL: [(u32, u32, u32); 29] = [
    (1, 104, 107),
    (2, 185, 189),
    (3, 1621, 1622),
    (4, 1872, 1880),
    (5, 2248, 2251),
    (6, 3200, 3202),
    (7, 3361, 3362),
    (8, 1, 2),
    (9, 1, 2),
    (10, 1, 2),
    (11, 1, 4),
    (12, 1, 1),
    (13, 1, 2),
    (14, 1, 1),
    (16, 1, 1),
    (17, 1, 2),
    (18, 1, 3),
    (19, 1, 2),
    (20, 1, 4),
    (21, 1, 2),
    (22, 1, 2),
    (23, 1, 3),
    (24, 1, 2),
    (25, 1, 2),
    (26, 1, 2),
    (27, 1, 2),
    (29, 1, 1),
    (30, 1, 2),
    (32, 1, 1),
];

/// Emergency special sessions: `996 (ES-I)` to `2257 (ES-V)`, then `ES-6/1`, with the last number seen. Resolution 996 is of the first and
/// the second at once. The tenth and eleventh may be resumed at any time.
const EMERGENCY: [(u32, u32, u32, bool); 11] = [
    (1, 996, 1003, true),
    (2, 996, 1008, true),
    (3, 1237, 1238, true),
    (4, 1474, 1475, true),
    (5, 2252, 2257, true),
    (6, 1, 2, true),
    (7, 1, 9, true),
    (8, 1, 2, true),
    (9, 1, 2, true),
    (10, 1, 27, false),
    (11, 1, 8, false),
];

/// Where the ranges are from.
pub(super) const SOURCE: Source = Source {
    name: "lists of resolutions of the General Assembly in the United Nations Digital Library",
    to: "2026-07-10",
};

/// The numbers of a session of the General Assembly; `None` where nothing is known of it.
///
/// Source: lists of resolutions in the United Nations Digital Library, checked against the official texts, to 10 July 2026.
#[must_use]
pub fn ga_session(session: Session) -> Option<SessionRange> {
    let number = session.number;
    match session.series {
        Series::Regular if number < FIRST_WITH_SLASH => {
            let (first, last) = BETWEEN_BRACKETS.get(number.checked_sub(1)? as usize)?;
            Some(SessionRange::closed(*first, *last))
        }
        Series::Regular => {
            if let Some((_, last_seen)) = LAST_SEEN_OF_OPEN.iter().find(|(open, _)| *open == number) {
                return Some(SessionRange::open(1, *last_seen));
            }
            let last = *LAST_OF_CLOSED.get((number - FIRST_WITH_SLASH) as usize)?;
            let more = (number == 56).then_some((500, 512));
            Some(SessionRange { more, ..SessionRange::closed(1, last) })
        }
        Series::Special => SPECIAL
            .iter()
            .find(|(special, ..)| *special == number)
            .map(|(_, first, last)| SessionRange::closed(*first, *last)),
        Series::Emergency => {
            EMERGENCY.iter().find(|(emergency, ..)| *emergency == number).map(|(_, first, last, closed)| {
                SessionRange { closed: *closed, ..SessionRange::closed(*first, *last) }
            })
        }
        Series::CouncilSpecial => None,
    }
}

/// The session of a resolution of the General Assembly that is numbered through all sessions (1 to 3541): 553 is of session VI.
#[must_use]
pub fn ga_session_of(number: u32) -> Option<Session> {
    let counts_on = |session: &Session| ga_session(*session).is_some_and(|range| range.contains(number));
    let regular = (1..FIRST_WITH_SLASH).map(Session::regular);
    let special = (1..=7).map(Session::special);
    let emergency = (1..=5).map(Session::emergency);
    regular.chain(special).chain(emergency).find(counts_on)
}

/// A number past the end of a closed session, or between the ranges of one.
pub(super) fn not_in_session(citation: &Citation) -> Option<Problem> {
    debug_assert_eq!(citation.organ, Some(Organ::GeneralAssembly));
    let (session, number, counts_on) = match citation.number {
        Number::SessionNumber { session, number } => (session, number, false),
        Number::NumberSession { session, number } => (session, number, true),
        _ => return None,
    };
    let range = ga_session(session).filter(|range| range.closed)?;
    if range.contains(number) || is_decision(session, number, citation.kind) {
        return None;
    }
    let belongs_to = if counts_on { ga_session_of(number) } else { None };
    Some(Problem::NotInSession { session, range, belongs_to })
}

/// Decisions are not in the ranges. Where the page does not say "resolution", a number that decisions have proves nothing; of the decisions
/// of special sessions, which are numbered from 11 on, nothing is known.
fn is_decision(session: Session, number: u32, kind: Option<Kind>) -> bool {
    match session.series {
        Series::Regular => {
            session.number >= FIRST_WITH_SLASH
                && (first_decision(session.number)..=PAST_DECISIONS).contains(&number)
        }
        _ => kind != Some(Kind::Resolution),
    }
}

/// No session has had so many decisions: they are numbered in the four and five hundreds, and the longest sessions came to some 600
/// (A/74/49 (Vol. III), A/75/49 (Vol. III)).
const PAST_DECISIONS: u32 = 699;

/// Decisions are numbered from 301 to session 56, from 401 from session 57.
fn first_decision(session: u32) -> u32 {
    if session <= 56 { 301 } else { 401 }
}

/// See [`super::kind_by_number`].
pub(super) fn kind_by_number(session: Session, number: u32) -> Option<Kind> {
    if session.series != Series::Regular || session.number < FIRST_WITH_SLASH {
        return None;
    }
    if session.number == 56 && (500..=512).contains(&number) {
        return Some(Kind::Resolution);
    }
    if number >= first_decision(session.number) {
        return (number <= PAST_DECISIONS).then_some(Kind::Decision);
    }
    // Past the last resolution and before the first decision a number is neither.
    let range = ga_session(session);
    range.is_none_or(|range| !range.closed || range.contains(number)).then_some(Kind::Resolution)
}
