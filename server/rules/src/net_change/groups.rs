//! The groups of rows in a table of posts: posts, temporary positions, and the totals that sum up groups above them.
//!
//! A heading row parts them, `III. Civilian staff`, `Total (I–III)`, and each net change ends one. A total is held against the groups
//! that it names by their Roman numbers, or else against those since the last Roman number, and only where all have the same periods.

use planmark_syntax::numerals::Numeral;

use super::rows::{Rows, Sum, amount, figures, label, period, value};
use crate::equations::{Equation, Kind};
use crate::table_words::{is_bare_total, is_net_change, is_total, is_total_with_positions};

/// Rows of one kind: approved, actual and proposed posts, with their net change.
pub(super) struct Group {
    /// The heading row above them, without marks.
    pub(super) title: String,
    /// The Roman number with which the title begins.
    roman: Option<u32>,
    /// The rows of periods.
    pub(super) periods: Vec<usize>,
    /// The row of the net change.
    pub(super) net: Option<usize>,
}

/// The groups of a table, in order.
pub(super) fn groups(rows: Rows<'_, '_>) -> Vec<Group> {
    let mut found: Vec<Group> = Vec::new();
    let mut title = String::new();
    let mut open = false;
    for (at, row) in rows.iter().enumerate() {
        let has_figures = (1..row.cells.len()).any(|column| amount(row, column).is_some());
        let is_head = Sum::of_heads(row).is_some();
        if is_head || (!has_figures && period(row).is_none()) {
            if !label(row).is_empty() {
                planmark_syntax::without_marks(label(row)).trim().clone_into(&mut title);
                open = false;
            }
            continue;
        }
        if !open {
            let roman = leading_roman(&title);
            found.push(Group { title: title.clone(), roman, periods: Vec::new(), net: None });
            open = true;
        }
        let Some(group) = found.last_mut() else { continue };
        if is_net_change(label(row)) {
            group.net = Some(at);
            open = false;
        } else {
            group.periods.push(at);
        }
    }
    found
}

/// What totals of groups must be.
pub(super) fn sums(rows: Rows<'_, '_>) -> Vec<Equation> {
    let mut found = Vec::new();
    let mut parts: Vec<Group> = Vec::new();
    // A total of all has been met: what follows is another list.
    let mut is_summed = false;
    for group in groups(rows) {
        if !is_total(&group.title) {
            if std::mem::take(&mut is_summed) {
                parts.clear();
            }
            parts.push(group);
            continue;
        }
        let named = romans(&group.title);
        let last = parts.last().and_then(|part| part.roman);
        let own: Vec<&Group> = {
            let from = parts.iter().rposition(|part| part.roman != last).map_or(0, |at| at + 1);
            parts[from..].iter().collect()
        };
        let of_number = |number: &u32| parts.iter().any(|part| part.roman == Some(*number));
        if !named.is_empty() {
            let of_named =
                parts.iter().filter(|part| part.roman.is_some_and(|roman| named.contains(&roman))).collect();
            if named.iter().all(of_number) {
                found.extend(equations(rows, &group, &of_named, named.len() > 1));
            }
            is_summed |= named.len() > 1;
        } else if is_bare_total(&group.title) || is_total_with_positions(&group.title) {
            let of_own = equations(rows, &group, &own, false);
            let of_all = equations(rows, &group, &parts.iter().collect(), true);
            let figures = figures(rows);
            let fails = |equations: &[Equation]| equations.iter().filter(|it| !it.holds(&figures)).count();
            // Behind the last of several numbers a total may be that of all.
            let is_of_all = own.len() < parts.len() && fails(&of_all) < fails(&of_own);
            found.extend(if is_of_all { of_all } else { of_own });
            is_summed |= last.is_none() || is_of_all;
        }
    }
    found
}

/// A total row by row, in every column or in the last alone.
fn equations(rows: Rows<'_, '_>, total: &Group, parts: &Vec<&Group>, in_last: bool) -> Vec<Equation> {
    let years = |group: &Group| group.periods.iter().map(|row| period(rows[*row])).collect::<Vec<_>>();
    // Rows of no period cannot be told to be the same in each.
    let wanted = years(total);
    let has_periods = wanted.iter().any(Option::is_some);
    if parts.is_empty() || !has_periods || parts.iter().any(|part| years(part) != wanted) {
        return Vec::new();
    }
    let mut lines: Vec<(usize, Vec<usize>)> = Vec::new();
    for (at, row) in total.periods.iter().enumerate() {
        lines.push((*row, parts.iter().map(|part| part.periods[at]).collect()));
    }
    let nets: Option<Vec<usize>> = parts.iter().map(|part| part.net).collect();
    lines.extend(total.net.zip(nets));
    let mut found = Vec::new();
    for (row, of) in lines {
        let last = |row: usize| (1..rows[row].cells.len()).rev().find(|column| amount(rows[row], *column).is_some());
        if in_last {
            let places: Option<Vec<_>> = of.iter().map(|part| Some((*part, last(*part)?))).collect();
            if let (Some(column), Some(parts)) = (last(row), places) {
                found.push(Equation { kind: Kind::Items, total: (row, column), parts, less: Vec::new(), tolerance: 0 });
            }
            continue;
        }
        let width = rows[row].cells.len();
        for column in (1..width).filter(|column| amount(rows[row], *column).is_some()) {
            let is_plain = |part: &usize| rows[*part].cells.len() == width && value(rows[*part], column).is_some();
            if of.iter().all(is_plain) {
                let parts = of.iter().map(|part| (*part, column)).collect();
                found.push(Equation { kind: Kind::Items, total: (row, column), parts, less: Vec::new(), tolerance: 0 });
            }
        }
    }
    found
}

/// `III` of `III. Civilian staff`.
fn leading_roman(title: &str) -> Option<u32> {
    let (number, _) = title.split_once(['.', '．', '、'])?;
    Numeral::RomanUpper.read(number.trim())
}

/// The Roman numbers that a total names: `Total (I and II)`, `Total (I–III)`, `Subtotal, III`.
fn romans(title: &str) -> Vec<u32> {
    let mut found: Vec<u32> = Vec::new();
    let mut between = String::new();
    for word in title.split_inclusive(|sign: char| !sign.is_ascii_uppercase()) {
        let number = word.trim_end_matches(|sign: char| !sign.is_ascii_uppercase());
        match Numeral::RomanUpper.read(number) {
            Some(next) => {
                let is_range = between.chars().any(|sign| matches!(sign, '-' | '–' | '—' | '至'));
                let from = found.last().filter(|_| is_range).map_or(next, |last| last + 1);
                found.extend(from..=next);
                word[number.len()..].clone_into(&mut between);
            }
            None => between.push_str(word),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::romans;

    #[test]
    fn totals_name_their_groups() {
        assert_eq!(romans("Total (I and II)"), [1, 2]);
        assert_eq!(romans("Total I and II"), [1, 2]);
        assert_eq!(romans("Total (I–III)"), [1, 2, 3]);
        assert_eq!(romans("Total (I – IV)"), [1, 2, 3, 4]);
        assert_eq!(romans("Subtotal, III"), [3]);
        assert_eq!(romans("Total"), []);
        assert_eq!(romans("合计（一至三）"), []);
    }
}
