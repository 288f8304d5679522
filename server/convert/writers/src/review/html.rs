//! The review as a page of its own: no address outside it, for reading, printing and sending on.

use std::fmt::Write;

use planmark_findings::Message;
use planmark_syntax::Language;

use super::form::{Change, MandateReview, ProgrammeReview, Review};
use super::words::{HEADINGS, change_key, other_words, status_key};
use crate::guard::escape;

const STYLE: &str = "\
:root{color-scheme:light dark}\
body{font:1rem/1.5 system-ui,'Noto Sans','Noto Sans CJK SC','Noto Naskh Arabic',sans-serif;margin:2rem auto;max-width:90rem;padding:0 1rem}\
table{border-collapse:collapse;inline-size:100%;font-size:.875rem}\
caption{text-align:start;font-weight:600;padding-block:.5rem}\
th,td{border:1px solid #8888;padding:.25rem .5rem;text-align:start;vertical-align:top}\
thead th{background:#8882}\
ul{margin:0;padding-inline-start:1.1rem}\
.number{white-space:nowrap}.title{min-inline-size:14rem}.status{min-inline-size:8rem}.status strong{display:block}\
.wrong strong{color:#b00020}.superseded strong{color:#8a5a00}\
@media(prefers-color-scheme:dark){.wrong strong{color:#ff8a94}.superseded strong{color:#f0b95a}}\
.decision{min-inline-size:6rem}\
.removed td:nth-child(2),.removed td:nth-child(3){text-decoration:line-through}\
@media print{@page{size:A4 landscape;margin:12mm}body{margin:0;max-width:none;font-size:9pt}table{font-size:8pt}\
thead{display:table-header-group}tr{break-inside:avoid}section{break-before:page}section:first-of-type{break-before:auto}}";

/// The review as HTML. Words of the program are in `language`; those of a plan say which language they are.
#[must_use]
pub fn page(review: &Review, language: Language) -> String {
    let render = |key: &'static str| escape(&Message::new(key).render(language));
    let mut page = String::new();
    let _ = write!(
        page,
        "<!DOCTYPE html>\n<html lang=\"{}\" dir=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" \
         content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n",
        language.code(),
        direction(Some(language.code())),
        title = render("mandates-title"),
    );
    for programme in review.programmes.iter().filter(|it| !it.mandates.is_empty() || !it.removed.is_empty()) {
        section(&mut page, programme, &render);
    }
    if !review.other_decisions.is_empty() {
        let _ = write!(page, "<section>\n<h2>{}</h2>\n<ul>\n", render("mandates-other-decisions"));
        for other in &review.other_decisions {
            let _ = writeln!(page, "<li>{}</li>", escape(&other_words(other)));
        }
        page.push_str("</ul>\n</section>\n");
    }
    page.push_str("</main>\n</body>\n</html>\n");
    page
}

fn section(page: &mut String, programme: &ProgrammeReview, render: &impl Fn(&'static str) -> String) {
    let code = programme.language.as_deref();
    let words = [programme.number.as_deref(), programme.title.as_deref()];
    let name: Vec<&str> = words.into_iter().flatten().collect();
    let _ = write!(
        page,
        "<section>\n<h2{}>{}</h2>\n<p>{}</p>\n<table>\n<caption>{}</caption>\n<thead>\n<tr>",
        language_attributes(code),
        escape(&name.join(". ")),
        escape(
            &[programme.symbol.as_deref(), programme.period.as_deref()]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join(", ")
        ),
        render("mandates-caption"),
    );
    for key in HEADINGS {
        let _ = write!(page, "<th scope=\"col\">{}</th>", render(key));
    }
    page.push_str("</tr>\n</thead>\n<tbody>\n");
    for mandate in programme.mandates.iter().chain(&programme.removed) {
        row(page, mandate, code, render);
    }
    page.push_str("</tbody>\n</table>\n</section>\n");
}

fn row(
    page: &mut String,
    mandate: &MandateReview,
    code: Option<&str>,
    render: &impl Fn(&'static str) -> String,
) {
    let list = [mandate.section.as_deref(), mandate.subprogramme.as_deref()];
    let list: Vec<&str> = list.into_iter().flatten().collect();
    let number = mandate.number.clone().unwrap_or_else(|| mandate.symbols.join("; "));
    let title = mandate.title.as_deref().or(mandate.known_title.as_deref()).unwrap_or_default();
    let change = mandate.change.map(Change::name).unwrap_or_default();
    let mut status = format!("<strong>{}</strong>", render(status_key(mandate.status)));
    for detail in mandate.superseded_by.iter().chain(&mandate.problems) {
        let _ = write!(status, "<bdi>{}</bdi> ", escape(detail));
    }
    let listed = mandate.listed_by.iter().map(|entry| {
        let parts = [entry.programme.as_deref(), entry.subprogramme.as_deref()];
        format!(
            "{} ({}:{})",
            parts.into_iter().flatten().collect::<Vec<_>>().join("."),
            entry.path,
            entry.line
        )
    });
    let cited = mandate.cited.iter().map(|place| format!("{}:{}", place.path, place.line));
    let mut changed = mandate.change.map(|change| render(change_key(change))).unwrap_or_default();
    if let Some(title) = &mandate.previous_title {
        let _ = write!(changed, "<br><span{}>{}</span>", language_attributes(code), escape(title));
    }
    let age = mandate.age.map(|age| age.to_string()).unwrap_or_default();
    let _ = writeln!(
        page,
        "<tr class=\"{} {change}\"><td>{}</td><th scope=\"row\" class=\"number\"><bdi>{}</bdi></th><td class=\"title\"{}>{}</td><td class=\"status\">{status}</td><td>{age}</td>\
         <td>{}</td><td>{}</td><td>{changed}</td><td class=\"decision\">{}</td><td class=\"decision\">{}</td></tr>",
        mandate.status.name(),
        escape(&list.join(".")),
        escape(&number),
        language_attributes(code),
        escape(title),
        listing(listed),
        listing(cited),
        escape(mandate.decision.as_deref().unwrap_or_default()),
        escape(mandate.reason.as_deref().unwrap_or_default()),
    );
}

fn listing(items: impl Iterator<Item = String>) -> String {
    let items: String = items.map(|item| format!("<li><bdi>{}</bdi></li>", escape(&item))).collect();
    if items.is_empty() { items } else { format!("<ul>{items}</ul>") }
}

fn language_attributes(code: Option<&str>) -> String {
    code.map(|code| format!(" lang=\"{}\" dir=\"{}\"", escape(code), direction(Some(code))))
        .unwrap_or_default()
}

fn direction(code: Option<&str>) -> &'static str {
    let language: Option<Language> = code.and_then(|code| code.parse().ok());
    if language.is_some_and(Language::is_right_to_left) { "rtl" } else { "ltr" }
}
