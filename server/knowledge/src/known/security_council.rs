//! The years of the Security Council and the numbers of their resolutions.

use planmark_syntax::Organ;
use planmark_syntax::citation::{Citation, Number};

use super::problem::{Problem, Source, YearRange};

/// The first year.
const FIRST_YEAR: u32 = 1946;

/// The last resolution of each year from 1946 to 2024. The Council counts through all years: each year begins after the last of the year
/// before, without a gap.
const LAST_OF_YEAR: [u32; 79] = [
    15, 37, 66, 78, 89, 96, 98, 103, 105, 110, 121, 126, 131, 132, 160, 170, 177, 185, 199, 219, 232, 244,
    262, 275, 291, 307, 324, 344, 366, 384, 402, 422, 443, 461, 484, 499, 528, 545, 559, 580, 593, 606, 626,
    646, 683, 725, 799, 892, 969, 1035, 1092, 1146, 1219, 1284, 1334, 1386, 1454, 1521, 1580, 1651, 1738,
    1794, 1859, 1907, 1966, 2032, 2085, 2132, 2195, 2259, 2336, 2397, 2451, 2503, 2560, 2617, 2671, 2721,
    2767,
];

/// The year that was open when the data was taken, and the last number seen in it (31 October 2025).
const OPEN_YEAR: (u32, u32) = (2025, 2798);

/// Where the ranges are from.
pub(super) const SOURCE: Source = Source {
    name: "voting records of the Security Council in the United Nations Digital Library",
    to: "2024-12-31",
};

/// The numbers of a year of the Security Council; `None` past the data.
///
/// Source: voting records in the United Nations Digital Library, complete from 1946 to 2024; 2025 to 8 November.
#[must_use]
pub fn sc_year(year: u32) -> Option<YearRange> {
    let index = year.checked_sub(FIRST_YEAR)? as usize;
    let last_before =
        |index: usize| index.checked_sub(1).and_then(|before| LAST_OF_YEAR.get(before)).copied();
    if year == OPEN_YEAR.0 {
        return Some(YearRange { year, first: last_before(index)? + 1, last: OPEN_YEAR.1, closed: false });
    }
    let last = *LAST_OF_YEAR.get(index)?;
    Some(YearRange { year, first: last_before(index).unwrap_or_default() + 1, last, closed: true })
}

/// The year in which the Security Council adopted a resolution; `None` past the data.
#[must_use]
pub fn sc_year_of(number: u32) -> Option<u32> {
    if number == 0 || number > OPEN_YEAR.1 {
        return None;
    }
    let index = LAST_OF_YEAR.partition_point(|&last| last < number);
    Some(FIRST_YEAR + u32::try_from(index).ok()?)
}

/// A number that belongs to another year, or to none that is closed.
pub(super) fn not_in_year(citation: &Citation) -> Option<Problem> {
    debug_assert_eq!(citation.organ, Some(Organ::SecurityCouncil));
    let Number::NumberYear { number, year } = citation.number else { return None };
    let belongs_to = sc_year_of(number);
    if belongs_to == Some(year) {
        return None;
    }
    let range = sc_year(year);
    let is_proved = belongs_to.is_some() || range.is_some_and(|range| range.closed);
    is_proved.then_some(Problem::NotInYear { year, range, belongs_to })
}
