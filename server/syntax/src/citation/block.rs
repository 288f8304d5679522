//! Who adopted what a block cites: decided from the words beside each number, and along runs of numbers.
//!
//! What counts as evidence, strongest first. Nothing else does: an organ that is merely named in the same sentence decides nothing.
//!
//! 1. A full symbol.
//! 2. The organ directly before the number or before its noun: 大会第…号, 大会在其题为“…”的第…号, "General Assembly resolution",
//!    "the Assembly, in its resolution", "قرار الجمعية العامة", "adopted by the General Assembly (resolution …)". Before a bracket it may be
//!    what the resolutions are about, and counts only where it prints all numbers of their run.
//! 3. The organ directly after: 第…号大会决议, 第…号决议，其中大会…, "resolution … of the General Assembly", "резолюция … Генеральной
//!    Ассамблеи", "in its resolution …, the Assembly", "resolution …, whereby the Assembly".
//! 4. The only organ whose resolutions are said to be enumerated: 大会有关决议，包括第…号, "relevant General Assembly resolutions, including".
//! 5. The organ of the neighbour in a run, where the number's form is one that the organ prints.
//! 6. In a list of mandates, the heading.
//! 7. The form alone ([`Number::only_organ`]).
//!
//! A body that is not in the table, and a relative name (理事会, "the Commission"), end the search: the organ is then not decided, save that
//! a relative name leaves the form its say. What such a name means is for the programme to say: [`Cited::relative`].

use std::ops::Range;

use super::beside::{Beside, Owner, Said};
use super::malformed::Malformed;
use super::number::Number;
use super::pinpoint::Pinpoint;
use super::tokens::Tokens;
use super::words::Relative;
use super::{Citation, Context, Kind};
use crate::normal::Normal;
use crate::organ::Organ;

/// One number of a block, read together with the words beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cited {
    /// Where the number stands, as it was given.
    pub span: Range<usize>,
    /// What it says.
    pub citation: Result<Citation, Malformed>,
    /// The relative name by which the words say who adopted it: 理事会, "the Commission". Then the organ is that of the form alone, if
    /// any.
    pub relative: Option<Relative>,
    /// Whether the organ is no more than the body named before a bracket: it may be what the resolution is about.
    pub is_guessed: bool,
    /// The sections, paragraphs or annexes that the words beside it name, with their places in the block's text.
    pub pinpoints: Vec<Pinpoint>,
}

/// Reads the numbers of running text. `spans` are the byte ranges of the `resolution` nodes in `text`, in order; `text` is a whole
/// block, wraps included.
#[must_use]
pub fn read_prose(text: &str, spans: &[Range<usize>]) -> Vec<Cited> {
    read(text, spans, Context::UNKNOWN, true)
}

/// Reads the numbers at the head of a mandate. `spans` are the byte ranges of its `resolution` nodes in `text`, in order; the title
/// that follows says nothing of them. `heading` is what the heading of the list says; words beside a number (第 2005/247 号决定,
/// "decision 79/513") come before it.
#[must_use]
pub fn read_mandates(text: &str, spans: &[Range<usize>], heading: Context) -> Vec<Cited> {
    read(text, spans, heading, false)
}

/// Reads the numbers of a block.
fn read(text: &str, spans: &[Range<usize>], heading: Context, is_prose: bool) -> Vec<Cited> {
    let normal = Normal::new(text);
    let nodes: Vec<Range<usize>> = spans.iter().map(|span| normal.folded(span)).collect();
    let tokens = Tokens::new(normal.text(), &nodes);
    let beside = Beside { tokens: &tokens, is_prose };

    let typed = |span: &Range<usize>| text.get(span.clone()).unwrap_or_default();
    let mut numbers: Vec<OneNumber> = Vec::with_capacity(spans.len());
    for (node, span) in spans.iter().enumerate() {
        let before = beside.before(node);
        let after = beside.after(node, before.awaits_subject);
        numbers.push(OneNumber { alone: Citation::read(typed(span), Context::UNKNOWN), before, after });
    }
    let organs = decide_organs(&numbers, heading.organ);
    let guessed = guessed(&numbers);
    let kinds = decide_kinds(&numbers, heading.kind);

    let decided = organs.into_iter().zip(kinds).zip(guessed);
    (spans.iter().zip(numbers).zip(decided))
        .map(|((span, number), ((organ, kind), is_guessed))| {
            let citation = match (number.alone, organ) {
                (Ok(symbol), _) if symbol.kind.is_some() => Ok(symbol),
                (Ok(_), Decided::Organ(organ)) => {
                    Citation::read(typed(span), Context { organ: Some(organ), kind })
                }
                (Ok(read), Decided::ByForm | Decided::Relative(_)) => Ok(Citation { kind, ..read }),
                (Ok(read), Decided::Nobody) => Ok(Citation { organ: None, kind, ..read }),
                (Err(malformed), _) => Err(malformed),
            };
            let mut pinpoints = number.before.pinpoints;
            pinpoints.extend(number.after.pinpoints);
            for pinpoint in &mut pinpoints {
                pinpoint.span = normal.original(&pinpoint.span);
            }
            let relative = match organ {
                Decided::Relative(name) => Some(name),
                _ => None,
            };
            Cited { span: span.clone(), citation, relative, is_guessed, pinpoints }
        })
        .collect()
}

/// A number with what it says alone and what the words beside it say.
struct OneNumber {
    alone: Result<Citation, Malformed>,
    before: Said,
    after: Said,
}

/// What is decided of who adopted a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Decided {
    Organ(Organ),
    /// The form decides, where it belongs to one organ alone.
    ByForm,
    /// The same, unless the programme says what the name means.
    Relative(Relative),
    /// A body that is not in the table.
    Nobody,
}

impl OneNumber {
    fn number(&self) -> Option<&Number> {
        self.alone.as_ref().ok().map(|citation| &citation.number)
    }

    /// What its own words decide.
    fn own(&self) -> Option<Decided> {
        if let Ok(Citation { organ: Some(organ), kind: Some(_), .. }) = self.alone {
            return Some(Decided::Organ(organ));
        }
        [self.before.owner, self.after.owner].into_iter().find_map(|owner| match owner {
            Owner::Organ(organ) => Some(Decided::Organ(organ)),
            Owner::Relative(name) => Some(Decided::Relative(name)),
            Owner::Body => Some(Decided::Nobody),
            Owner::Unsaid | Owner::SameAsBefore | Owner::Enumerated => None,
        })
    }

    /// What it takes over from a neighbour: an organ only where it prints numbers of this form.
    fn taken(&self, neighbour: Decided) -> Option<Decided> {
        match neighbour {
            Decided::Organ(organ) => {
                let fits = self.number().is_none_or(|number| number.fits(organ, None));
                fits.then_some(neighbour)
            }
            Decided::ByForm | Decided::Relative(_) | Decided::Nobody => Some(neighbour),
        }
    }
}

fn decide_organs(numbers: &[OneNumber], heading: Option<Organ>) -> Vec<Decided> {
    let mut decided: Vec<Option<Decided>> = numbers.iter().map(OneNumber::own).collect();
    for index in 0..numbers.len() {
        if !may_be_of_guessed(&numbers[index..]) {
            decided[index] = None;
        }
    }
    for index in 1..numbers.len() {
        let (number, before) = (&numbers[index], &numbers[index - 1]);
        let goes_on = match number.before.owner {
            Owner::SameAsBefore => true,
            Owner::Enumerated => number.number().map(Number::shape) == before.number().map(Number::shape),
            _ => false,
        };
        if goes_on && decided[index].is_none() {
            decided[index] = decided[index - 1].and_then(|before| number.taken(before));
        }
    }
    // "resolutions 58/269 and 61/235 of the General Assembly": the organ stands at the end of the run.
    for index in (1..numbers.len()).rev() {
        let is_run = numbers[index].before.owner == Owner::SameAsBefore;
        if is_run && decided[index - 1].is_none() {
            decided[index - 1] = decided[index].and_then(|after| numbers[index - 1].taken(after));
        }
    }
    let rest = heading.map_or(Decided::ByForm, Decided::Organ);
    decided.into_iter().map(|decided| decided.unwrap_or(rest)).collect()
}

/// Of each number, whether its organ is the body before a bracket, or that of its run.
fn guessed(numbers: &[OneNumber]) -> Vec<bool> {
    let mut is_guessed = false;
    let judged = numbers.iter().map(|number| {
        is_guessed = number.before.is_guessed || is_guessed && number.before.owner == Owner::SameAsBefore;
        is_guessed
    });
    judged.collect()
}

/// Whether the body before a bracket, if no more says whose the first number is, prints numbers of the form of each in its run.
fn may_be_of_guessed(numbers: &[OneNumber]) -> bool {
    let Some((first, rest)) = numbers.split_first() else { return true };
    let (Owner::Organ(organ), true) = (first.before.owner, first.before.is_guessed) else { return true };
    let run = rest.iter().take_while(|number| number.before.owner == Owner::SameAsBefore);
    std::iter::once(first).chain(run).filter_map(OneNumber::number).all(|number| number.fits(organ, None))
}

fn decide_kinds(numbers: &[OneNumber], heading: Option<Kind>) -> Vec<Option<Kind>> {
    let is_run = |index: usize| numbers[index].before.owner == Owner::SameAsBefore;
    let is_listed = |index: usize| is_run(index) || numbers[index].before.owner == Owner::Enumerated;
    let mut before: Vec<_> = numbers.iter().map(|number| number.before.kind).collect();
    let mut after: Vec<_> = numbers.iter().map(|number| number.after.kind).collect();
    for index in (1..numbers.len()).filter(|&index| is_listed(index)) {
        before[index] = before[index].or(before[index - 1]);
    }
    for index in (1..numbers.len()).rev().filter(|&index| is_run(index)) {
        after[index - 1] = after[index - 1].or(after[index]);
    }
    after.into_iter().zip(before).map(|(after, before)| after.or(before).unwrap_or(heading)).collect()
}

#[cfg(test)]
mod tests;
