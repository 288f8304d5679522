//! Years as plans print them.

use std::ops::Range;

use crate::amount::digit;

/// A year in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Year {
    /// The year.
    pub value: u32,
    /// Its four digits, in bytes of the text.
    pub range: Range<usize>,
    /// The sign for zero of the digits in which it is printed.
    zero: char,
}

/// The years of a text, in order: runs of exactly four digits that can be a year of a plan.
pub fn years(text: &str) -> Vec<Year> {
    let mut found = Vec::new();
    let mut run: Vec<(usize, char)> = Vec::new();
    for (at, sign) in text.char_indices().chain([(text.len(), ' ')]) {
        if digit(sign).is_some() {
            run.push((at, sign));
            continue;
        }
        if let [(start, first), _, _, _] = run[..]
            && let Some((value, zero)) = value(&run)
            && (1970..2100).contains(&value)
            && !part_of_number(text, start, at)
        {
            found.push(Year { value, range: start..at, zero: zero.unwrap_or(first) });
        }
        run.clear();
    }
    found
}

/// The financial years of a text by the year in which each begins: 2025 of `2025/26`. A year that stands alone is none.
#[must_use]
pub fn financial_years(text: &str) -> Vec<u32> {
    let signs: Vec<char> = text.chars().collect();
    let value = |from: usize, length: usize| -> Option<u32> {
        let run = signs.get(from..from + length)?;
        run.iter().try_fold(0, |value, sign| Some(value * 10 + digit(*sign)?.0))
    };
    let is_digit =
        |at: Option<usize>| at.and_then(|at| signs.get(at)).is_some_and(|sign| digit(*sign).is_some());
    let slashes = signs.iter().enumerate().filter(|(_, sign)| matches!(sign, '/' | '／'));
    let found = slashes.filter_map(|(at, _)| {
        let year = value(at.checked_sub(4)?, 4)?;
        let next = value(at + 1, 2)?;
        let is_whole = !is_digit(at.checked_sub(5)) && !is_digit(Some(at + 3));
        (is_whole && (year + 1) % 100 == next).then_some(year)
    });
    found.collect()
}

fn value(run: &[(usize, char)]) -> Option<(u32, Option<char>)> {
    let mut value = 0;
    let mut zero = None;
    for (_, sign) in run {
        let (digit, its_zero) = digit(*sign)?;
        value = value * 10 + digit;
        zero = Some(its_zero);
    }
    Some((value, zero))
}

/// Whether the digits belong to a longer number: `2024.5`, `1 2024`, `A/2024/1`.
fn part_of_number(text: &str, start: usize, end: usize) -> bool {
    let joins = |sign: char| matches!(sign, '/' | '.' | ',' | '．' | '，');
    let before = text[..start].chars().next_back().is_some_and(joins)
        && text[..start].chars().rev().nth(1).is_some_and(|sign| sign.is_alphanumeric() && sign.is_ascii());
    let mut behind = text[end..].chars();
    let after = behind.next().is_some_and(joins) && behind.next().is_some_and(|sign| digit(sign).is_some());
    before || after
}

impl Year {
    /// Another year, in the digits of this one.
    pub fn print(&self, year: u32) -> String {
        let zero = u32::from(self.zero);
        let printed = year.to_string();
        printed
            .chars()
            .map(|sign| sign.to_digit(10).and_then(|digit| char::from_u32(zero + digit)).unwrap_or(sign))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::{financial_years, years};

    #[test]
    fn financial_years_span_two() {
        assert_eq!(financial_years("Approved posts 2025/26"), [2025]);
        assert_eq!(financial_years("1999/00、２０２４／２５"), [1999, 2024]);
        assert_eq!(financial_years("2025, 2025/27, 12025/26, 64/292"), [0; 0]);
    }

    #[test]
    fn years_are_runs_of_four_digits() {
        let values = |text: &str| years(text).iter().map(|year| year.value).collect::<Vec<_>>();
        assert_eq!(values("deliverables for the period 2024–2026, by category"), [2024, 2026]);
        assert_eq!(values("２０２４ 年计划、٢٠٢٥"), [2024, 2025]);
        assert_eq!(values("1373(2001), A/2001/5, 12024, 2024.5, 0999"), [2001]);
        assert_eq!(years("٢٠٢٥")[0].print(2026), "٢٠٢٦");
    }
}
