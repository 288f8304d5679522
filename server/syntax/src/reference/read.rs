//! Reading references.

use std::ops::Range;

use super::words::{Hyphen, take_place};
use super::{Enclosing, Member, Place, PlanReference};
use crate::joints::{take_list_joint, take_range_joint, take_word};
use crate::keywords::ConnectorRole;
use crate::label::{Label, label};
use crate::normal::Normal;
use crate::numerals::{Alphabet, Numeral};
use crate::scan::Scan;
use crate::script::is_han;

/// A word with its numbers: 次级方案 3 和 4.
struct Unit {
    place: Place,
    members: Vec<Member>,
}

/// See [`PlanReference::read`].
pub(super) fn plan_reference(text: &str) -> Option<PlanReference> {
    let normal = Normal::new(text);
    let mut scan = Scan::new(normal.text());
    let mut units: Vec<Unit> = Vec::new();
    loop {
        scan.skip_blanks();
        if scan.is_done() {
            break;
        }
        if !units.is_empty() {
            // Whole and part stand in either order: "programme 25, subprogramme 5"; "subprogramme 5 of programme 25".
            let _ = scan.eat(',') || scan.eat('،') || take_word(&mut scan, ConnectorRole::Within);
            scan.skip_blanks();
        }
        units.push(scan.attempt(number_first).or_else(|| scan.attempt(word_first))?);
    }
    let innermost = units.iter().enumerate().max_by_key(|(_, unit)| unit.place)?.0;
    let target = units.swap_remove(innermost);
    units.sort_by_key(|unit| unit.place);

    let original = |span: &Range<usize>| normal.original(span);
    let mut within = Vec::with_capacity(units.len());
    for unit in units {
        // A whole is one: "programmes 4 and 5, subprogramme 2" names nothing.
        let [member] = unit.members.as_slice() else { return None };
        if member.first != member.last || unit.place == target.place {
            return None;
        }
        within.push(Enclosing {
            place: unit.place,
            label: member.first.clone(),
            span: original(&member.span),
        });
    }
    let members =
        target.members.into_iter().map(|member| Member { span: original(&member.span), ..member }).collect();
    Some(PlanReference { within, place: target.place, members })
}

/// Numbers of several parts that stand alone, as a reference to places that something else names.
pub(super) fn dotted_numbers(place: Place, text: &str) -> Option<PlanReference> {
    let normal = Normal::new(text);
    let mut scan = Scan::new(normal.text());
    scan.skip_blanks();
    let members = members(&mut scan, false);
    scan.skip_blanks();
    let are_dotted = members.iter().all(|member| !member.first.section().is_empty());
    if members.is_empty() || !are_dotted || !scan.is_done() {
        return None;
    }
    let members =
        members.into_iter().map(|member| Member { span: normal.original(&member.span), ..member }).collect();
    Some(PlanReference { within: Vec::new(), place, members })
}

/// See [`PlanReference::begun`].
pub(super) fn begun(text: &str) -> Option<(Place, usize)> {
    let normal = Normal::new(text);
    let text = normal.text();
    let starts = text.char_indices().scan(None, |before: &mut Option<char>, (at, sign)| {
        let begins_word = before.replace(sign).is_none_or(|before| is_han(sign) || !before.is_alphanumeric());
        Some((at, begins_word))
    });
    let (place, typed) = starts.filter(|(_, begins_word)| *begins_word).find_map(|(start, _)| {
        let mut scan = Scan::starting(text, start);
        let (place, _) = take_place(&mut scan)?;
        let has_blank = !scan.take_while(|sign| sign == ' ').is_empty();
        if !has_blank && !text[start..].starts_with(is_han) {
            return None;
        }
        while scan
            .attempt(|scan| {
                member(scan, false)?;
                (take_list_joint(scan) || take_range_joint(scan)).then_some(())
            })
            .is_some()
        {}
        let is_number = |sign: char| sign.is_ascii_digit() || sign == '.';
        scan.rest().chars().all(is_number).then_some((place, scan.at()))
    })?;
    Some((place, normal.original(&(typed..text.len())).start))
}

/// Whether words lead from a part to the whole that follows them: "of", « du ».
pub(super) fn leads_to_whole(words: &str) -> bool {
    let normal = Normal::new(words);
    let mut scan = Scan::new(normal.text());
    take_word(&mut scan, ConnectorRole::Within) && scan.is_done()
}

/// `25.13 段`, `17.18 和 17.19 段`, `A 节`: in Chinese the word follows.
fn number_first(scan: &mut Scan<'_>) -> Option<Unit> {
    scan.eat('第');
    scan.skip_blanks();
    if let Some(member) = scan.attempt(|scan| {
        let member = lettered(scan)?;
        scan.skip_blanks();
        scan.eat('节').then_some(member)
    }) {
        return Some(Unit { place: Place::LetteredSection, members: vec![member] });
    }
    let members = members(scan, false);
    scan.skip_blanks();
    (!members.is_empty() && scan.eat('段')).then_some(Unit { place: Place::Paragraph, members })
}

/// `次级方案 3 和 4`, `tables 25.6 to 25.8`, `附件`.
fn word_first(scan: &mut Scan<'_>) -> Option<Unit> {
    let (place, hyphen) = take_place(scan)?;
    scan.skip_blanks();
    // "с 1 по 5"
    take_word(scan, ConnectorRole::From);
    let members = if place == Place::LetteredSection {
        vec![scan.attempt(lettered)?]
    } else {
        match hyphen {
            Hyphen::Spans => members(scan, false),
            Hyphen::Joins => members(scan, true),
            Hyphen::JoinsInList => scan.attempt(joined_members).unwrap_or_else(|| members(scan, false)),
        }
    };
    (!members.is_empty() || place == Place::Annex).then_some(Unit { place, members })
}

fn lettered(scan: &mut Scan<'_>) -> Option<Member> {
    let start = scan.at();
    let letter = scan.take_while(|sign| sign.is_ascii_uppercase());
    let number = (letter.len() == 1).then(|| Numeral::Letter(Alphabet::LatinUpper).read(letter))??;
    let label = Label::new(number);
    Some(Member { first: label.clone(), last: label, span: start..scan.at() })
}

/// Several numbers whose parts are joined by hyphens.
fn joined_members(scan: &mut Scan<'_>) -> Option<Vec<Member>> {
    let members = members(scan, true);
    let is_several = members.len() > 1 || members.iter().any(|member| member.first != member.last);
    let all_have_parts =
        members.iter().all(|member| [&member.first, &member.last].iter().all(|it| !it.section().is_empty()));
    (is_several && all_have_parts).then_some(members)
}

fn members(scan: &mut Scan<'_>, has_hyphen: bool) -> Vec<Member> {
    let mut members = Vec::new();
    while let Some(member) = scan.attempt(|scan| {
        if !members.is_empty() && !take_list_joint(scan) {
            return None;
        }
        member(scan, has_hyphen)
    }) {
        members.push(member);
    }
    members
}

fn member(scan: &mut Scan<'_>, has_hyphen: bool) -> Option<Member> {
    let start = scan.at();
    let first = label(scan, has_hyphen)?;
    let last = scan.attempt(|scan| take_range_joint(scan).then(|| label(scan, has_hyphen))?);
    Some(Member { last: last.unwrap_or_else(|| first.clone()), first, span: start..scan.at() })
}
