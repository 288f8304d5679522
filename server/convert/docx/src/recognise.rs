//! What a document says of itself: its format, its language, its year, its section, its symbol.

use std::collections::BTreeMap;

use planmark_convert_model::Format;
use planmark_syntax::Language;
use planmark_syntax::script::{is_arabic, is_cyrillic};

use super::content::{Content, Paragraph};
use super::framework;
use super::headings::{self, Kind};
use super::labels;

/// Headings that annual plans alone have.
const OF_ANNUAL_PLANS: [Kind; 6] = [
    Kind::PlannedResults,
    Kind::ProposedPlan,
    Kind::Result,
    Kind::Performance,
    Kind::Resources,
    Kind::Lessons,
];

/// Headings that every plan has.
const OF_PLANS: [Kind; 6] = [
    Kind::Programme,
    Kind::Subprogramme,
    Kind::Chapter,
    Kind::WorkProgramme,
    Kind::Objective,
    Kind::Mandates,
];

/// Headings that no report has, though its paragraphs be numbered as a report's are.
const OF_PLANS_ALONE: [Kind; 6] = [
    Kind::PlannedResults,
    Kind::ProposedPlan,
    Kind::Result,
    Kind::WorkProgramme,
    Kind::Chapter,
    Kind::Objective,
];

/// Words of a title that say who reports.
const REPORT_OF: [&str; 6] = ["Report of", "的报告", "Rapport d", "Informe d", "Доклад", "تقرير"];

/// What the headings and paragraphs of a document say.
#[derive(Debug, Default)]
pub(super) struct Facts {
    pub(super) format: Option<Format>,
    pub(super) language: Option<Language>,
    /// The year that is planned.
    pub(super) year: Option<String>,
    /// The two years of a biennial plan: `2028-2029`.
    pub(super) biennium: Option<String>,
    /// The number before the dot in the numbers of its paragraphs.
    pub(super) section: Option<String>,
}

impl Facts {
    pub(super) fn read(contents: &[Content]) -> Self {
        let mut kinds: Vec<Kind> = Vec::new();
        let mut languages: BTreeMap<&str, (usize, Language)> = BTreeMap::new();
        let mut years: BTreeMap<String, usize> = BTreeMap::new();
        let mut biennia: BTreeMap<String, usize> = BTreeMap::new();
        let mut sections: BTreeMap<String, usize> = BTreeMap::new();
        let (mut numbered, mut undotted) = (0_usize, 0_usize);
        let mut text = String::new();
        let mut reports = false;
        for paragraph in paragraphs(contents) {
            if text.len() < SAMPLE_BYTES {
                text.push_str(&paragraph.plain());
            }
            if paragraph.look.title {
                let title = paragraph.plain();
                reports |= REPORT_OF.iter().any(|words| title.contains(words));
                continue;
            }
            if let Some(biennium) = biennium(&paragraph.plain()) {
                *biennia.entry(biennium).or_default() += 1;
            }
            if let Some(heading) = headings::heading(paragraph) {
                kinds.push(heading.kind);
                if let Some(language) = heading.language {
                    languages.entry(language.code()).or_insert((0, language)).0 += 1;
                }
                let planned =
                    matches!(heading.kind, Kind::PlannedResults | Kind::ProposedPlan | Kind::Resources);
                if planned && let Some(year) = first_year(&paragraph.plain()) {
                    *years.entry(year).or_default() += 1;
                }
            } else if let Some((number, _)) = labels::number(paragraph) {
                numbered += 1;
                match number.plain().split_once('.') {
                    Some((section, rest)) if !rest.is_empty() => {
                        *sections.entry(section.to_owned()).or_default() += 1;
                    }
                    _ => undotted += 1,
                }
            }
        }
        let has = |kind: Kind| kinds.contains(&kind);
        let any = |wanted: &[Kind]| wanted.iter().any(|kind| has(*kind));
        let counted_through = numbered >= 3 && undotted * 2 > numbered;
        let framework = framework::is_in(contents);
        let format = if (reports || counted_through) && undotted * 2 > numbered && !any(&OF_PLANS_ALONE) {
            Some(if framework { Format::Mission } else { Format::Report })
        } else if framework && any(&OF_PLANS) {
            Some(Format::Biennial)
        } else if any(&OF_ANNUAL_PLANS) {
            Some(Format::Annual)
        } else if has(Kind::Accomplishments) {
            Some(Format::Biennial)
        } else {
            any(&OF_PLANS).then_some(Format::Annual)
        };
        let most = |counts: BTreeMap<String, usize>| {
            counts.into_iter().max_by_key(|(_, count)| *count).map(|(text, _)| text)
        };
        let language = languages.into_values().max_by_key(|(count, _)| *count).map(|(_, language)| language);
        Self {
            format,
            language: language.or_else(|| by_script(&text)),
            year: most(years),
            biennium: most(biennia),
            section: most(sections),
        }
    }
}

/// Headings that are named to say what a document seems to be.
const MOST_NAMED: usize = 3;

/// What a document of no known format seems to be, in words.
pub(super) fn seems(contents: &[Content]) -> String {
    let named: Vec<String> = paragraphs(contents)
        .filter(|paragraph| {
            paragraph.look.title || paragraph.look.heading.is_some() && !paragraph.look.title_page
        })
        .map(|paragraph| paragraph.plain())
        .filter(|text| !text.is_empty() && text.chars().count() <= LONGEST_NAMED)
        .collect();
    let section = paragraphs(contents)
        .find(|paragraph| super::particulars::section_number(&paragraph.plain()).is_some());
    if let Some(section) = section {
        return format!("section {} of a budget, without a programme plan", section_digits(&section.plain()));
    }
    let mut distinct: Vec<String> = Vec::new();
    for name in named {
        if !distinct.contains(&name) {
            distinct.push(name);
        }
    }
    distinct.truncate(MOST_NAMED);
    if distinct.is_empty() {
        return "running text without headings".to_owned();
    }
    let quoted: Vec<String> = distinct.iter().map(|name| format!("“{name}”")).collect();
    format!("a document with the headings {}", quoted.join(", "))
}

/// Characters of a heading that is still named.
const LONGEST_NAMED: usize = 80;

fn section_digits(text: &str) -> String {
    text.chars()
        .filter(|sign| sign.is_numeric() || sign.is_ascii_uppercase())
        .skip_while(|sign| !sign.is_numeric())
        .collect()
}

/// Bytes of text that are looked at to tell a script.
const SAMPLE_BYTES: usize = 20_000;

/// The language of a text without a known heading, if its script has but one of the six.
fn by_script(text: &str) -> Option<Language> {
    let count = |is: fn(char) -> bool| text.chars().filter(|sign| is(*sign)).count();
    let scripts = [
        (count(planmark_convert_model::joining::is_ideograph) * 2, Language::Zh),
        (count(is_arabic), Language::Ar),
        (count(is_cyrillic), Language::Ru),
    ];
    let (most, language) = scripts.into_iter().max_by_key(|(count, _)| *count)?;
    (most * 2 > text.chars().filter(|sign| sign.is_alphabetic()).count() && most > 0).then_some(language)
}

fn paragraphs(contents: &[Content]) -> impl Iterator<Item = &Paragraph> {
    contents.iter().filter_map(|content| match content {
        Content::Paragraph(paragraph) => Some(paragraph),
        _ => None,
    })
}

fn first_year(text: &str) -> Option<String> {
    let parts = text.split(|sign: char| !sign.is_ascii_digit());
    parts.into_iter().find(|part| part.len() == 4 && part.starts_with("20")).map(str::to_owned)
}

/// The first two years in a row, the first even, with a dash between: `2028-2029`, `2028–2029`.
pub(super) fn biennium(text: &str) -> Option<String> {
    let year = |digits: &str| {
        let is_year = digits.len() == 4 && digits.bytes().all(|digit| digit.is_ascii_digit());
        digits.parse::<u32>().ok().filter(|year| is_year && (1990..2100).contains(year))
    };
    text.match_indices(['-', '–', '—', '‑']).find_map(|(place, dash)| {
        let before = place.checked_sub(4)?;
        let (start, end) = (place + dash.len(), place + dash.len() + 4);
        let first = year(text.get(before..place)?)?;
        let second = year(text.get(start..end)?)?;
        (first % 2 == 0 && second == first + 1).then(|| format!("{first}-{second}"))
    })
}

/// The symbol of a document in the text at the head of its pages: `A/80/6 (Sect. 4)`.
pub(super) fn symbol(head: &str) -> Option<String> {
    let start = head.char_indices().find_map(|(place, sign)| {
        let rest = &head[place..];
        let apart = !head[..place].ends_with(|sign: char| sign.is_ascii_alphanumeric());
        let next = rest[sign.len_utf8()..].trim_start();
        (apart && matches!(sign, 'A' | 'E' | 'S') && next.starts_with('/')).then_some(place)
    })?;
    let rest = &head[start..];
    let mut symbol = String::new();
    let mut depth = 0_u32;
    let mut signs = rest.chars().peekable();
    while let Some(sign) = signs.next() {
        match sign {
            '(' => {
                if !symbol.ends_with(' ') {
                    symbol.push(' ');
                }
                depth += 1;
                symbol.push('(');
            }
            ')' => {
                symbol.push(')');
                depth = depth.saturating_sub(1);
                symbol.push_str(&addendum(&signs.collect::<String>()));
                break;
            }
            _ if planmark_convert_model::account::is_blank(sign) => {
                let bracket =
                    signs.clone().find(|sign| !planmark_convert_model::account::is_blank(*sign)) == Some('(');
                if depth > 0 && !symbol.ends_with(['(', ' ']) {
                    symbol.push(' ');
                } else if depth == 0 && !bracket && !symbol.ends_with('/') && symbol.len() > 1 {
                    break;
                }
            }
            _ if sign.is_ascii_alphanumeric() || "/.-".contains(sign) => symbol.push(sign),
            _ => break,
        }
    }
    let symbol = symbol.trim_end().to_owned();
    (depth == 0 && symbol.contains('/') && symbol.contains(|sign: char| sign.is_ascii_digit()))
        .then_some(symbol)
}

/// `/Add.4`, `/Rev.1/Corr.2` at the start of what stands behind a symbol.
fn addendum(text: &str) -> String {
    for word in ["/Add.", "/Corr.", "/Rev.", "/Amend."] {
        let Some(rest) = text.strip_prefix(word) else { continue };
        let end = rest.find(|sign: char| !sign.is_ascii_digit()).unwrap_or(rest.len());
        if end > 0 {
            return format!("{word}{}{}", &rest[..end], addendum(&rest[end..]));
        }
    }
    String::new()
}

#[cfg(test)]
mod tests {
    use super::symbol;

    #[test]
    fn symbols_are_found_at_the_head_of_pages() {
        for (head, expected) in [
            ("A/80/6 (Sect. 4)", Some("A/80/6 (Sect. 4)")),
            ("United Nations A /80/6 (Sect. 4) General Assembly Distr.: General", Some("A/80/6 (Sect. 4)")),
            ("A/80/6(Sect.\u{A0}29A)", Some("A/80/6 (Sect. 29A)")),
            ("A/74/72-E/2019/13", Some("A/74/72-E/2019/13")),
            ("United Nations A/80/6 (Sect. 3)/Add.4 General Assembly", Some("A/80/6 (Sect. 3)/Add.4")),
            ("A/80/6 (Sect. 24)/Rev.1/Corr.1", Some("A/80/6 (Sect. 24)/Rev.1/Corr.1")),
            ("A/81/6 (Sect. 15)/Part IV", Some("A/81/6 (Sect. 15)")),
            ("A/81/6 (Sect. 15)/Add.1General Assembly", Some("A/81/6 (Sect. 15)/Add.1")),
            ("联合国A/80/6 (Sect. 4)", Some("A/80/6 (Sect. 4)")),
            ("Part II Political affairs", None),
        ] {
            assert_eq!(symbol(head).as_deref(), expected, "{head}");
        }
    }
}
