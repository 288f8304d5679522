//! `header-key`: an unknown key, a bad value, or a missing `format` or `language` in the header.

use planmark_syntax::Language;

use planmark_findings::Rule;
use planmark_workspace::check::{Check, Findings, Look};
use planmark_plan::years::financial_years;
use planmark_plan::document::Document;
use planmark_findings::finding::Severity;
use planmark_plan::likeness::nearest;
use planmark_findings::message::Message;
use planmark_plan::read::header::{Field, Format, KEYS, STATUSES};
use planmark_syntax::Span;

pub(super) static CHECK: Check = Check {
    rule: Rule {
        name: "header-key",
        severity: Severity::Warning,
        summary: "header-key-summary",
    },
    looks: &[Look::Document(check)],
};

fn check(document: &Document, findings: &mut Findings) {
    let header = document.header();
    let mut seen: Vec<&str> = Vec::new();
    for field in &header.fields {
        check_field(field, &mut seen, findings);
    }
    let first_line = document.text().line_range(0);
    let place = header.span.map_or(Span::new(first_line.start, first_line.end), |span| Span {
        start: span.start,
        end: span.start.saturating_add(3).min(span.end),
    });
    for key in ["format", "language"] {
        if !header.fields.iter().any(|field| &*field.key.text == key) && !document.text().is_empty() {
            findings.tell(place, Message::new("header-key-missing").with("key", key));
        }
    }
}

fn check_field<'a>(field: &'a Field, seen: &mut Vec<&'a str>, findings: &mut Findings) {
    let key = &*field.key.text;
    if !KEYS.contains(&key) {
        let message = Message::new("header-key-unknown").with("key", key).with("known", KEYS.join(", "));
        let finding = findings.at(field.key.span, message);
        findings.push(match nearest(key, &KEYS) {
            Some(known) => {
                finding.fix(Message::new("change-to").with("text", known), vec![(field.key.span, known.to_owned())])
            }
            None => finding,
        });
        return;
    }
    if seen.contains(&key) {
        findings.tell(field.key.span, Message::new("header-key-twice").with("key", key));
        return;
    }
    seen.push(key);
    let value = &*field.value.text;
    let place = if value.is_empty() { field.key.span } else { field.value.span };
    if value.is_empty() {
        findings.tell(place, Message::new("header-key-empty").with("key", key));
        return;
    }
    let languages: Vec<&str> = Language::ALL.iter().map(|language| language.code()).collect();
    let formats: Vec<&str> = Format::ALL.iter().map(|format| format.name()).collect();
    let allowed: &[&str] = match key {
        "language" | "original" => &languages,
        "format" => &formats,
        "status" => &STATUSES,
        "period" if !is_period(value) => {
            findings.tell(place, Message::new("header-key-period").with("value", value));
            return;
        }
        _ => return,
    };
    if allowed.contains(&value) {
        return;
    }
    let message =
        Message::new("header-key-value").with("key", key).with("value", value).with("known", allowed.join(", "));
    let finding = findings.at(place, message);
    findings.push(match nearest(value, allowed) {
        Some(known) => finding.fix(Message::new("change-to").with("text", known), vec![(place, known.to_owned())]),
        None => finding,
    });
}

/// `2026`, or two years in order, `2018-2019`, with any dash; or a financial year, `2026/27`.
fn is_period(value: &str) -> bool {
    if value.contains(['/', '／']) {
        return value.trim().chars().count() == 7 && financial_years(value).len() == 1;
    }
    let years: Vec<&str> = value.split(['-', '–', '—', '－']).map(str::trim).collect();
    let year = |text: &str| text.parse::<u32>().ok().filter(|_| text.len() == 4);
    match years[..] {
        [one] => year(one).is_some(),
        [first, last] => year(first).zip(year(last)).is_some_and(|(first, last)| first < last),
        _ => false,
    }
}
