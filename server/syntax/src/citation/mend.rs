//! Valid forms near a malformed number.

use std::ops::Range;

use super::Context;
use super::malformed::{Fault, Malformed};
use super::read::{self, Wrong};
use crate::normal::Normal;
use crate::numerals::Numeral;
use crate::scan::Scan;

/// More forms than this lie near nothing: the slip cannot be told, and none is given.
const MOST_SUGGESTIONS: usize = 3;

/// A part of the text made alike, and what to write there.
type Change = (Range<usize>, String);

/// What is wrong with `text`, with valid forms near it.
pub(super) fn malformed(text: &str, normal: &Normal, wrong: &Wrong) -> Malformed {
    let folded = normal.text();
    let misplaced = misplaced_hyphen(folded);
    let fault = if misplaced.is_some() { Fault::SpecialSession } else { wrong.fault };
    let at = &wrong.at;
    let words = folded.get(at.clone()).unwrap_or_default();
    let there = |mended: String| (at.clone(), mended);
    let changes: Vec<Change> = match fault {
        Fault::SpecialSession => misplaced.into_iter().collect(),
        Fault::Bracket => missing_bracket(text, normal, at).into_iter().collect(),
        Fault::RomanNumeral => near_numerals(words).into_iter().map(there).collect(),
        Fault::Session | Fault::Year => {
            slips(words).into_iter().map(there).chain(moved_slash(folded, at)).collect()
        }
        Fault::Number => slips(words).into_iter().map(there).collect(),
        Fault::Parts | Fault::Unknown => Vec::new(),
    };
    let mut suggestions: Vec<String> = Vec::new();
    for (range, mended) in changes {
        let mut suggestion = text.to_owned();
        suggestion.replace_range(normal.original(&range), &mended);
        let is_valid = read::normal_citation(Normal::new(&suggestion).text(), Context::UNKNOWN).is_ok();
        if is_valid && !suggestions.contains(&suggestion) {
            suggestions.push(suggestion);
        }
    }
    if suggestions.len() > MOST_SUGGESTIONS {
        suggestions.clear();
    }
    Malformed { fault, suggestions }
}

/// `S/19-2`, `S/19/2`, `S-19-2`, `S19/2` for `S-19/2`.
fn misplaced_hyphen(folded: &str) -> Option<Change> {
    let mut scan = Scan::new(folded);
    scan.skip_blanks();
    let start = scan.at();
    let letters = ["ES", "S", "دإط", "دإ"].into_iter().find(|letters| scan.eat_exactly(letters))?;
    scan.take_while(|sign| "-/ ".contains(sign));
    let session = scan.digits();
    let slash = scan.take_while(|sign| "-/ ".contains(sign));
    let number = scan.digits();
    let end = scan.at();
    scan.skip_blanks();
    // Two digits: `S/2015/682` is the symbol of a document.
    let is_short = |digits: &str| (1..=2).contains(&digits.len());
    let mended = format!("{letters}-{session}/{number}");
    let is_meant = scan.is_done() && is_short(session) && is_short(number) && !slash.is_empty();
    (is_meant && folded.get(start..end) != Some(&mended)).then_some((start..end, mended))
}

/// The session or year with the bracket that it lacks, of the width of the one that it has.
fn missing_bracket(text: &str, normal: &Normal, at: &Range<usize>) -> Option<Change> {
    let inner = text.get(normal.original(at))?;
    let is_open = normal.text()[..at.start].trim_end().ends_with('(');
    let is_wide = text.contains(['（', '）']);
    let mended = match (is_open, is_wide) {
        (true, true) => format!("{inner}）"),
        (true, false) => format!("{inner})"),
        (false, true) => format!("（{inner}"),
        (false, false) => format!("({inner}"),
    };
    Some((at.clone(), mended))
}

/// Numbers that one slip of the fingers turns into `digits`: a digit struck twice, or, where none was, one too many, two changed
/// about, one left out, zeros before it.
fn slips(digits: &str) -> Vec<String> {
    let signs: Vec<char> = digits.chars().collect();
    let without = |index: usize| {
        signs.iter().enumerate().filter(|(at, _)| *at != index).map(|(_, sign)| *sign).collect()
    };
    let doubled: Vec<String> =
        (1..signs.len()).filter(|&index| signs[index] == signs[index - 1]).map(without).collect();
    if !doubled.is_empty() {
        return doubled;
    }
    let unpadded = digits.trim_start_matches('0');
    if unpadded.len() < digits.len() {
        return vec![unpadded.to_owned()];
    }
    let fewer = (0..signs.len()).map(without);
    let changed_about = (1..signs.len()).map(|index| {
        let mut signs = signs.clone();
        signs.swap(index - 1, index);
        signs.into_iter().collect()
    });
    let more = (0..=signs.len()).flat_map(|index| {
        let signs = &signs;
        ('0'..='9').map(move |digit| {
            let mut signs = signs.clone();
            signs.insert(index, digit);
            signs.into_iter().collect()
        })
    });
    // A session or number has too many digits, never too few; a year of three digits lacks one.
    if signs.len() == 3 { fewer.chain(more).collect() } else { fewer.chain(changed_about).collect() }
}

/// `58/269` for `582/69` and `5826/9`.
fn moved_slash(folded: &str, first: &Range<usize>) -> Option<Change> {
    let session = folded.get(first.clone())?;
    let mut scan = Scan::starting(folded, first.end);
    scan.take_while(|sign| "/ ".contains(sign));
    let number = scan.digits();
    let (session, moved) = session.split_at_checked(2)?;
    (!number.is_empty()).then(|| (first.start..scan.at(), format!("{session}/{moved}{number}")))
}

/// Roman numerals that one slip turns into `words`.
fn near_numerals(words: &str) -> Vec<String> {
    let upper = words.to_uppercase();
    if upper != words {
        return vec![upper];
    }
    let signs: Vec<char> = upper.chars().collect();
    let fewer = (0..signs.len()).map(|index| {
        signs.iter().enumerate().filter(|(at, _)| *at != index).map(|(_, sign)| *sign).collect::<String>()
    });
    let changed_about = (1..signs.len()).map(|index| {
        let mut signs = signs.clone();
        signs.swap(index - 1, index);
        signs.into_iter().collect::<String>()
    });
    let mut near: Vec<String> =
        fewer.chain(changed_about).filter(|numeral| Numeral::RomanUpper.read(numeral).is_some()).collect();
    near.sort_unstable();
    near.dedup();
    near
}
