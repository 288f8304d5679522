//! `performance-measure-years`: a measure of an annual plan whose years are not those of the plan.
//!
//! Since the proposed programme budget for 2021 a planned result has five: three that are past, the current one and the planned one
//! (instructions for the proposed programme plan, performance measures). Programme performance has the three that are past.

use planmark_findings::Rule;
use planmark_workspace::check::{Check, Findings, Look};
use planmark_findings::finding::Severity;
use planmark_findings::message::Message;
use planmark_plan::read::facts::{BlockKind, Said, Series, SeriesYear, YearValue};
use planmark_plan::model::Programme;
use planmark_plan::model::programme::Section;
use planmark_plan::read::Format;
use planmark_syntax::Span;

pub(super) static CHECK: Check = Check {
    rule: Rule {
        name: "performance-measure-years",
        severity: Severity::Warning,
        summary: "performance-measure-years-summary",
    },
    looks: &[Look::Programme(check)],
};

/// The first annual plan, for 2020, still had three columns.
const FIRST_WITH_FIVE: u32 = 2021;

fn check(programme: &Programme, findings: &mut Findings) {
    let Some(planned) = programme.header.year().filter(|year| *year >= FIRST_WITH_FIVE) else { return };
    if programme.header.format() != Some(Format::Annual) {
        return;
    }
    for measure in programme.subprogrammes.iter().flat_map(|subprogramme| &subprogramme.units).flat_map(|unit| &unit.measures) {
        let Some(section) = programme.sections.get(measure.section) else { continue };
        let Some(series) = section.facts.series.iter().find(|series| series.block == measure.block) else { continue };
        let of_result = section.role.result.is_some();
        if of_result && is_shared(section, series, planned) {
            continue;
        }
        if !of_result && tells_more(&distinct(&series.years), planned) {
            continue;
        }
        let last = if of_result { planned } else { planned - 2 };
        let expected: Vec<u32> = (planned - 4..=last).collect();
        check_measure(series, &expected, of_result, section.start, findings);
    }
}

/// Whether one measure is spread over tables that stand right behind each other, as a figure of several charts is: together they have the
/// years of a planned result, each once.
fn is_shared(section: &Section, series: &Series, planned: u32) -> bool {
    let all = &section.facts.series;
    let Some(at) = all.iter().position(|other| other.block == series.block) else { return false };
    let follows = |pair: &[Series]| {
        let between = section.facts.blocks.get(pair[0].block + 1..=pair[1].block).unwrap_or_default();
        between.iter().all(|block| matches!(block.kind, BlockKind::Table(_) | BlockKind::Comment { .. }))
    };
    let first = (1..=at).rev().take_while(|at| follows(&all[at - 1..=*at])).last().map_or(at, |after| after - 1);
    let last = (at + 1..all.len()).take_while(|at| follows(&all[at - 1..=*at])).last().unwrap_or(at);
    let together = &all[first..=last];
    let mut years: Vec<u32> = together.iter().flat_map(|series| distinct(&series.years)).collect();
    years.sort_unstable();
    together.len() > 1 && years.into_iter().eq(planned - 4..=planned)
}

/// Whether the years of programme performance hold the three that are asked for and go further: back, or on to the planned year.
fn tells_more(here: &[u32], planned: u32) -> bool {
    let [first, .., last] = here else { return false };
    let is_unbroken = here.windows(2).all(|pair| pair[0] + 1 == pair[1]);
    is_unbroken && *first <= planned - 4 && (planned - 2..=planned).contains(last)
}

fn check_measure(series: &Series, expected: &[u32], of_result: bool, start: u32, findings: &mut Findings) {
    let Some(planned) = expected.last().copied() else { return };
    let here = distinct(&series.years);
    if here != expected {
        let wrong = series.years.iter().zip(expected).find(|(year, expected)| year.year != **expected);
        let Some(at) = wrong.map(|(year, _)| year).or_else(|| series.years.last()) else { return };
        let key = if of_result { "performance-measure-years" } else { "performance-measure-years-actual" };
        let message =
            Message::new(key).with("here", list(&here)).with("expected", list(expected)).with("year", planned.to_string());
        let finding = findings.at(at.span.shifted(start), message);
        let is_moved = here.len() == expected.len() && series.years.len() == here.len();
        findings.push(if is_moved { finding.fix(moved_title(expected), moved(series, expected, start)) } else { finding });
        return;
    }
    for year in &series.years {
        // What was planned for a year may stand beside what was reached in it.
        let is_beside = series.years.iter().any(|other| other.year == year.year && other.said != year.said);
        if is_beside {
            continue;
        }
        let is_past = !of_result || year.year + 2 <= planned;
        let right = match year.said {
            Some(Said::Planned) if is_past => "performance-measure-years-said-planned",
            Some(Said::Actual) if !is_past => "performance-measure-years-said-actual",
            _ => continue,
        };
        let message = Message::new(right).with("year", year.year.to_string());
        findings.tell(year.head.shifted(start), message);
    }
    if of_result && value_of(series, planned).is_some_and(YearValue::is_empty) && !plans_nothing(series, planned) {
        let Some(year) = series.years.iter().find(|year| year.year == planned) else { return };
        let message = Message::new("performance-measure-years-empty").with("year", planned.to_string());
        findings.tell(year.head.shifted(start), message);
    }
}

/// What stands for a year; of several columns, what says most.
fn value_of(series: &Series, wanted: u32) -> Option<YearValue> {
    series.years.iter().filter(|year| year.year == wanted).map(|year| year.value).max()
}

/// Whether the sign for nothing is the number that is planned: in what is counted, and is none in the year before either.
fn plans_nothing(series: &Series, planned: u32) -> bool {
    let is_counted = series.years.iter().any(|year| year.value == YearValue::Number)
        && series.years.iter().all(|year| year.value != YearValue::Words);
    let is_none = |year| matches!(value_of(series, year), Some(YearValue::Nil | YearValue::NotApplicable));
    is_counted && value_of(series, planned) == Some(YearValue::Nil) && is_none(planned - 1)
}

/// The years, each once: two figures may stand side by side.
fn distinct(years: &[SeriesYear]) -> Vec<u32> {
    let mut found: Vec<u32> = Vec::new();
    for year in years {
        if !found.contains(&year.year) {
            found.push(year.year);
        }
    }
    found
}

fn list(years: &[u32]) -> String {
    years.iter().map(u32::to_string).collect::<Vec<_>>().join(", ")
}

fn moved_title(expected: &[u32]) -> Message {
    Message::new("change-to").with("text", list(expected))
}

fn moved(series: &Series, expected: &[u32], start: u32) -> Vec<(Span, String)> {
    let pairs = series.years.iter().zip(expected).filter(|(year, right)| year.year != **right);
    pairs.map(|(year, right)| (year.span.shifted(start), right.to_string())).collect()
}
