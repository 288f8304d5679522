//! `stale-year`: a year that belongs to last year's document, in a place where this year's must stand.
//!
//! Such places are the headings that have a year, or the years of a biennium, among their own words, the captions of deliverables, and
//! the columns of deliverables and of resources. A year that a text tells of is never looked at. Performance measures have a rule of their own.

use planmark_syntax::HeadingKind;

use planmark_findings::Rule;
use planmark_workspace::check::{Check, Findings, Look};
use planmark_findings::finding::Severity;
use planmark_findings::message::Message;
use planmark_plan::read::facts::{BlockKind, Heading, SeriesYear};
use planmark_plan::model::programme::{Area, Section};
use planmark_plan::model::Programme;
use planmark_plan::read::Format;
use planmark_syntax::{Span, Words};
use planmark_plan::years::years;

pub(super) static CHECK: Check = Check {
    rule: Rule {
        name: "stale-year",
        severity: Severity::Warning,
        summary: "stale-year-summary",
    },
    looks: &[Look::Programme(check)],
};

fn check(programme: &Programme, findings: &mut Findings) {
    match programme.header.format() {
        Some(Format::Annual | Format::Reduced) => check_annual(programme, findings),
        Some(Format::Biennial) => check_biennial(programme, findings),
        Some(Format::Revision | Format::Report | Format::Mission) | None => {}
    }
}

fn check_annual(programme: &Programme, findings: &mut Findings) {
    let Some(planned) = programme.header.year() else { return };
    for (at, section) in programme.sections.iter().enumerate() {
        if section.role.area == Area::Annex {
            continue;
        }
        let mut stale = Stale { planned, step: 1, period: planned.to_string(), start: section.start, findings };
        if let Some(heading) = &section.facts.heading {
            stale.heading(heading);
        }
        if is_deliverables(programme, at) {
            stale.captions(section);
            stale.columns(section, &[planned - 2, planned - 2, planned - 1, planned]);
        } else if section.role.area == Area::Resources {
            stale.columns(section, &[planned - 2, planned - 1, planned]);
        }
    }
}

/// A biennial plan has years in its headings alone, if anywhere.
fn check_biennial(programme: &Programme, findings: &mut Findings) {
    let Some(period) = programme.header.period() else { return };
    let [from, to] = &years(period)[..] else { return };
    let (from, planned) = (from.value, to.value);
    if planned != from + 1 {
        return;
    }
    for section in programme.sections.iter().filter(|section| section.role.area != Area::Annex) {
        let Some(keyword) = section.facts.heading.as_ref().and_then(|heading| heading.keyword.as_ref()) else { continue };
        let start = section.start;
        let mut stale = Stale { planned, step: 2, period: period.to_owned(), start, findings };
        if years(&keyword.text).len() == 2 {
            stale.words(keyword, &[from, planned]);
        }
    }
}

fn is_deliverables(programme: &Programme, section: usize) -> bool {
    programme
        .ancestors(section)
        .any(|above| programme.heading(above).is_some_and(|heading| heading.kind == HeadingKind::Deliverables))
}

/// A year as it stands, and the one that should.
struct Found {
    span: Span,
    here: u32,
    right: String,
}

struct Stale<'a> {
    /// The year of the plan, the last of a biennium.
    planned: u32,
    /// How many years the last document lies before.
    step: u32,
    /// The period as it is told.
    period: String,
    start: u32,
    findings: &'a mut Findings,
}

impl Stale<'_> {
    /// A heading tells of performance two years before the plan, and of the plan's own year.
    fn heading(&mut self, heading: &Heading) {
        let Some(keyword) = &heading.keyword else { return };
        let found = years(&keyword.text);
        let (past, planned) = (self.planned - 2, self.planned);
        let expected: Vec<u32> = match &found[..] {
            [_] if heading.kind == HeadingKind::Performance => vec![past],
            [_] => vec![planned],
            [first, second] if first.value < second.value => vec![past, planned],
            [_, _] => vec![planned, past],
            _ => return,
        };
        self.words(keyword, &expected);
    }

    /// `deliverables for the period 2024–2026`: from the year before last to the plan's.
    fn captions(&mut self, section: &Section) {
        for block in &section.facts.blocks {
            if let BlockKind::Caption { title: Some(title), .. } = &block.kind
                && let [from, to] = &years(&title.text)[..]
                && title.text[from.range.end..to.range.start].chars().count() <= 3
            {
                self.words(title, &[self.planned - 2, self.planned]);
            }
        }
    }

    fn words(&mut self, words: &Words, expected: &[u32]) {
        // Words that are wrapped do not tell where in the text their years stand.
        if words.span.len() as usize != words.text.len() {
            return;
        }
        let found = years(&words.text);
        let stale = found.iter().zip(expected).filter(|(year, right)| year.value + self.step == **right);
        let found: Vec<Found> = stale
            .map(|(year, right)| Found {
                span: Span::new(year.range.start, year.range.end).shifted(words.span.start),
                here: year.value,
                right: year.print(*right),
            })
            .collect();
        self.tell(&found);
    }

    /// The columns of a table, if each year in them is this document's or last year's.
    fn columns(&mut self, section: &Section, expected: &[u32]) {
        for series in &section.facts.series {
            if series.years.len() != expected.len() {
                continue;
            }
            let pairs = || series.years.iter().zip(expected);
            let is_usual = pairs().all(|(year, right)| year.year == *right || year.year + 1 == *right);
            let stale: Vec<Found> = pairs().filter(|(year, right)| year.year + 1 == **right).map(column).collect();
            if is_usual && !stale.is_empty() {
                self.tell(&stale);
            }
        }
    }

    /// One finding for what is mended together.
    fn tell(&mut self, found: &[Found]) {
        let Some(first) = found.first() else { return };
        let message = Message::new("stale-year")
            .with("here", first.here.to_string())
            .with("right", &first.right)
            .with("period", &self.period);
        let title = Message::new("stale-year-fix").with("count", found.len());
        let edits = found.iter().map(|found| (found.span.shifted(self.start), found.right.clone())).collect();
        let finding = self.findings.at(first.span.shifted(self.start), message);
        self.findings.push(finding.fix(title, edits));
    }
}

fn column((year, right): (&SeriesYear, &u32)) -> Found {
    Found { span: year.span, here: year.year, right: right.to_string() }
}
