//! `indicator-series`: the measures at the end of an indicator of a mission budget, by financial year.
//!
//! What the years are, the document says: those that most of its indicators have. Where an indicator has fewer for a reason, because it is
//! new or no longer followed, its years are the last or the first of these; calendar years throughout are another way of counting.

use std::collections::BTreeMap;

use planmark_findings::Rule;
use planmark_findings::finding::Severity;
use planmark_findings::message::Message;
use planmark_plan::amount::digit;
use planmark_plan::model::Programme;
use planmark_plan::read::indicator_series::{IndicatorSeries, Measured};
use planmark_syntax::script::half_width;
use planmark_syntax::{HeadingKind, Span};
use planmark_workspace::check::{Check, Findings, Look};

pub(super) static CHECK: Check = Check {
    rule: Rule {
        name: "indicator-series",
        severity: Severity::Warning,
        summary: "indicator-series-summary",
    },
    looks: &[Look::Programme(check)],
};

/// Fewer series than this show no custom of the document.
const FEWEST: usize = 3;

fn check(programme: &Programme, findings: &mut Findings) {
    let all: Vec<(u32, &IndicatorSeries)> = series(programme).collect();
    let usual = usual(all.iter().map(|(_, series)| *series));
    let form = usual_form(all.iter().map(|(_, series)| *series));
    if let Some(usual) = usual.as_deref() {
        check_header(programme, &all, usual, findings);
    }
    for (start, series) in all {
        let mut one = One { start, findings };
        one.slips(series);
        if let Some(form) = form {
            one.forms(series, form);
        }
        if let Some(usual) = usual.as_deref() {
            one.years(series, usual);
        }
    }
}

/// The last year is the one that the budget is for: told once, at the first series that has the years of most.
fn check_header(
    programme: &Programme,
    all: &[(u32, &IndicatorSeries)],
    usual: &[Period],
    findings: &mut Findings,
) {
    let Some(header) = programme.header.get("period") else { return };
    let (Some(wanted), Some(last)) = (Period::read(header.trim()), usual.last()) else { return };
    if wanted.next.is_none() || last.next.is_none() || wanted == *last {
        return;
    }
    let first = all.iter().find(|(_, series)| periods(series) == usual);
    if let Some((start, measured)) = first.and_then(|(start, series)| Some((start, series.periods.last()?))) {
        let message = Message::new("indicator-series-header")
            .with("period", &measured.period.text)
            .with("header", header.trim());
        findings.tell(measured.period.span.shifted(*start), message);
    }
}

/// How a financial year is written: the sign between its parts, and how many digits the second has.
type Form = (char, usize);

fn form(printed: &str) -> Option<Form> {
    let sign = printed.chars().map(half_width).find(|sign| matches!(sign, '/' | '-' | '–'))?;
    let (_, next) = printed.split_once(['/', '／', '-', '–'])?;
    Some((if sign == '–' { '-' } else { sign }, next.chars().count()))
}

/// The form in which most financial years of the document are written.
fn usual_form<'a>(all: impl Iterator<Item = &'a IndicatorSeries>) -> Option<Form> {
    let mut counts: BTreeMap<Form, usize> = BTreeMap::new();
    for form in all.flat_map(|series| &series.periods).filter_map(|measured| form(&measured.period.text)) {
        *counts.entry(form).or_default() += 1;
    }
    counts.into_iter().max_by_key(|(_, count)| *count).map(|(form, _)| form)
}

/// The series of all indicators, each with the start of its section.
fn series(programme: &Programme) -> impl Iterator<Item = (u32, &IndicatorSeries)> {
    let sections = programme.sections.iter();
    let sections = sections.filter(|section| section.facts.kind() == Some(HeadingKind::Accomplishments));
    sections.flat_map(|section| {
        let items = section.facts.all_blocks().filter_map(|block| block.item());
        items.filter_map(move |item| Some((section.start, item.series.as_ref()?)))
    })
}

/// A period: the year in which it begins and, of a financial year, the last two digits of the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Period {
    year: u32,
    next: Option<u32>,
}

impl Period {
    fn read(printed: &str) -> Option<Self> {
        let value = |part: &str| {
            part.chars().try_fold(0, |value: u32, sign| value.checked_mul(10)?.checked_add(digit(sign)?.0))
        };
        let mut parts = printed.split(['/', '／', '-', '–']);
        let year = value(parts.next()?)?;
        let next = match parts.next() {
            Some(next) => Some(value(next)? % 100),
            None => None,
        };
        Some(Self { year, next })
    }

    fn print(self, (sign, digits): Form) -> String {
        match self.next {
            Some(next) if digits == 4 => format!("{}{sign}{:02}{next:02}", self.year, (self.year + 1) / 100),
            Some(next) => format!("{}{sign}{next:02}", self.year),
            None => self.year.to_string(),
        }
    }
}

/// How a financial year is written as a rule: `2025/26`.
const FORM: Form = ('/', 2);

/// Whether years are those of most series, each a year too early or too late; what is told of that.
fn shifted(here: &[Period], usual: &[Period]) -> Option<&'static str> {
    let by = |years: i64| {
        let is_moved = |(here, usual): (&Period, &Period)| i64::from(here.year) + years == i64::from(usual.year);
        here.len() > 1 && here.len() == usual.len() && here.iter().zip(usual).all(is_moved)
    };
    match (by(1), by(-1)) {
        (true, _) => Some("indicator-series-behind"),
        (_, true) => Some("indicator-series-ahead"),
        _ => None,
    }
}

fn is_comma(sign: &str) -> bool {
    matches!(sign, "," | "，" | "،")
}

fn periods(series: &IndicatorSeries) -> Vec<Period> {
    series.periods.iter().filter_map(|measured| Period::read(&measured.period.text)).collect()
}

/// The periods that more than half of the series have.
fn usual<'a>(all: impl Iterator<Item = &'a IndicatorSeries>) -> Option<Vec<Period>> {
    let mut counts: BTreeMap<Vec<Period>, usize> = BTreeMap::new();
    for series in all {
        *counts.entry(periods(series)).or_default() += 1;
    }
    let count: usize = counts.values().sum();
    let (usual, most) = counts.into_iter().max_by_key(|(_, count)| *count)?;
    (count >= FEWEST && most * 2 > count).then_some(usual)
}

/// What is told of one series.
struct One<'a> {
    /// The start of its section.
    start: u32,
    findings: &'a mut Findings,
}

impl One<'_> {
    fn tell(&mut self, span: Span, message: Message, mend: Option<(Span, String)>) {
        let mut finding = self.findings.at(span.shifted(self.start), message);
        if let Some((at, text)) = mend {
            let title = Message::new("change-to").with("text", &text);
            finding = finding.fix(title, vec![(at.shifted(self.start), text)]);
        }
        self.findings.push(finding);
    }

    /// What is wrong with the signs, whatever the other series have.
    fn slips(&mut self, series: &IndicatorSeries) {
        if !series.is_closed {
            let end = Span { start: series.span.end, end: series.span.end };
            let opening = Span { start: series.span.start, end: series.periods.first().map_or(series.span.end, |it| it.period.span.end) };
            let finding =
                self.findings.at(opening.shifted(self.start), Message::new("indicator-series-open"));
            let mend = vec![(end.shifted(self.start), ")".to_owned())];
            self.findings.push(finding.fix(Message::new("indicator-series-close"), mend));
        }
        for measured in series.periods.iter().filter(|measured| is_comma(&measured.parted.text)) {
            let semicolon = if measured.parted.text.is_ascii() { ";" } else { "；" };
            let span = Span { start: measured.parted.span.start, end: measured.period.span.end };
            let message = Message::new("indicator-series-comma").with("period", &measured.period.text);
            self.tell(span, message, Some((measured.parted.span, semicolon.to_owned())));
        }
        for measured in &series.periods {
            let value = measured.value.text.trim();
            let without = value.trim_end_matches([';', '；', '؛', ' ']);
            if measured.sign.span.is_empty() {
                self.missing_sign(measured);
            } else if without.is_empty() {
                self.empty(measured);
            } else if without != value {
                self.doubled(measured, without.len());
            }
        }
        let mut before: Option<(&Measured, Period)> = None;
        for measured in &series.periods {
            let Some(here) = Period::read(&measured.period.text) else { continue };
            if let Some((printed, last)) = before {
                let (said, span) = (&measured.period.text, measured.period.span);
                if here == last {
                    self.tell(span, Message::new("indicator-series-repeats").with("period", said), None);
                } else if here.year < last.year {
                    let message = Message::new("indicator-series-back")
                        .with("period", said)
                        .with("before", &printed.period.text);
                    self.tell(span, message, None);
                }
            }
            before = Some((measured, here));
        }
    }

    /// Years that are written otherwise than the others of their own series, and than those of most.
    fn forms(&mut self, series: &IndicatorSeries, usual: Form) {
        let forms: Vec<Option<Form>> = series.periods.iter().map(|it| form(&it.period.text)).collect();
        // One way throughout is a way of writing.
        if !forms.contains(&Some(usual)) {
            return;
        }
        for (measured, form) in series.periods.iter().zip(forms) {
            let Some(period) = Period::read(&measured.period.text).filter(|_| form.is_some_and(|it| it != usual)) else {
                continue;
            };
            let printed = period.print(usual);
            let message = Message::new("indicator-series-form")
                .with("period", &measured.period.text)
                .with("usual", &printed);
            self.tell(measured.period.span, message, Some((measured.period.span, printed)));
        }
    }

    /// `2025/26; 2,000`, `2025/26 600`: nothing, or another sign, where the colon should be.
    fn missing_sign(&mut self, measured: &Measured) {
        let value = &measured.value.text;
        let without = value.trim_start_matches([';', '；', ',', '，', '.', '、']);
        let behind = Span { start: measured.period.span.end, end: measured.value.span.start };
        let wrong = u32::try_from(value.len() - without.len()).unwrap_or(0);
        let replaced = Span { start: behind.start, end: behind.end + wrong };
        let gap = if without.starts_with(' ') { "" } else { " " };
        if without.trim().is_empty() {
            self.empty(measured);
            return;
        }
        let message = match value[..value.len() - without.len()].trim() {
            "" => Message::new("indicator-series-sign"),
            sign => Message::new("indicator-series-wrong-sign").with("sign", sign),
        };
        let message = message.with("period", &measured.period.text);
        let span = Span { start: measured.period.span.start, end: measured.value.span.end };
        let title = Message::new("indicator-series-colon");
        let mend = vec![(replaced.shifted(self.start), format!(":{gap}"))];
        self.findings.push(self.findings.at(span.shifted(self.start), message).fix(title, mend));
    }

    fn empty(&mut self, measured: &Measured) {
        let value = &measured.value;
        let end = if value.text.trim().is_empty() { measured.sign.span.end } else { value.span.end };
        let span = Span { start: measured.period.span.start, end };
        self.tell(span, Message::new("indicator-series-empty").with("period", &measured.period.text), None);
    }

    /// `2025/26: 10;;`: a second sign behind a value of so many bytes.
    fn doubled(&mut self, measured: &Measured, length: usize) {
        let end = measured.value.span.end;
        let start = measured.value.span.start + u32::try_from(length).unwrap_or(0);
        let message = Message::new("indicator-series-doubled").with("period", &measured.period.text);
        let finding = self.findings.at(Span { start: measured.period.span.start, end }.shifted(self.start), message);
        let mend = vec![(Span { start, end }.shifted(self.start), String::new())];
        self.findings.push(finding.fix(Message::new("indicator-series-delete"), mend));
    }

    /// How the periods differ from those that most series of the document have.
    fn years(&mut self, series: &IndicatorSeries, usual: &[Period]) {
        let here = periods(series);
        // Calendar years throughout are counted otherwise, and text without periods is not counted.
        let is_financial = |period: &Period| period.next.is_some();
        if here.is_empty() || here.iter().any(is_financial) != usual.iter().any(is_financial) {
            return;
        }
        if let Some(key) = shifted(&here, usual) {
            let mend = series.periods.iter().zip(usual).map(|(it, period)| {
                (it.period.span.shifted(self.start), period.print(form(&it.period.text).unwrap_or(FORM)))
            });
            let finding = self.findings.at(series.span.shifted(self.start), Message::new(key));
            self.findings.push(finding.fix(Message::new("indicator-series-shift"), mend.collect()));
            return;
        }
        let missing: Vec<Period> = usual.iter().filter(|period| !here.contains(period)).copied().collect();
        let strange: Vec<&Measured> = series
            .periods
            .iter()
            .filter(|it| Period::read(&it.period.text).is_some_and(|period| !usual.contains(&period)))
            .collect();
        match (&missing[..], &strange[..]) {
            ([missing], [strange]) => {
                let printed = missing.print(FORM);
                let message = Message::new("indicator-series-strange")
                    .with("period", &strange.period.text)
                    .with("usual", &printed);
                self.tell(strange.period.span, message, Some((strange.period.span, printed)));
            }
            ([missing], []) => self.missing(series, *missing),
            // An indicator that is new, or no longer followed.
            (many, []) if !usual.ends_with(&here) && !usual.starts_with(&here) => {
                many.iter().for_each(|missing| self.missing(series, *missing));
            }
            _ => {}
        }
    }

    fn missing(&mut self, series: &IndicatorSeries, period: Period) {
        let message = Message::new("indicator-series-missing").with("period", period.print(FORM));
        self.tell(series.span, message, None);
    }
}
