//! What the header of a plan says, from the document itself or the name of its file.

use std::collections::BTreeMap;

use planmark_convert_model::Format;
use planmark_convert_model::plan::Header;

use crate::opening::{Opening, opening};
use crate::runs::Run;
use crate::symbols;
use crate::vocabulary;

/// The header that all plans of one document share.
pub(crate) fn header(name: &str, format: Format, runs: &[Run<'_>], symbols: &[&str]) -> Header {
    let period = match format {
        Format::Biennial | Format::Biennial2006 => period(name, runs),
        Format::Revision => period(name, runs),
        Format::Annual => planned_year(runs),
        Format::Report | Format::Mission => None,
    };
    Header {
        symbol: (!symbols.is_empty()).then(|| symbols.join("-")),
        format: format.header_value(),
        period,
        language: "zh",
        section: (format == Format::Annual).then(|| section(runs)).flatten(),
        revises: (format == Format::Revision).then(|| base(runs)).flatten(),
        ..Header::default()
    }
}

/// The symbol of the plan that a revision revises: the first programme plan (document 6 of a session) that it cites.
fn base(runs: &[Run<'_>]) -> Option<String> {
    runs.iter().find_map(|run| {
        run.text.match_indices("A/").find_map(|(start, _)| {
            let symbol = &run.text[start..];
            let end = symbol
                .find(|sign: char| !(sign.is_ascii_alphanumeric() || matches!(sign, '/' | '.')))
                .unwrap_or(symbol.len());
            let mut parts = symbol[..end].split('/').skip(1);
            let session = parts
                .next()
                .is_some_and(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()));
            (session && parts.next() == Some("6")).then(|| symbol[..end].trim_end_matches('.').to_owned())
        })
    })
}

/// The two years of a biennial plan: those that the text itself calls its own, else those in the name of the file.
fn period(name: &str, runs: &[Run<'_>]) -> Option<String> {
    let own = [
        "期间的优先事项",
        "两年期方案计划",
        "期间两年期方案计划",
        "年期间战略框架",
        "两年期拟议方案预算对两年期方案计划",
    ];
    let stated = runs.iter().find_map(|run| {
        years(&run.text).find(|(_, behind)| {
            let behind = behind.trim_start_matches(['年', ' ']);
            own.iter().any(|words| behind.starts_with(words))
        })
    });
    stated
        .map(|(years, _)| years.to_owned())
        .or_else(|| years(name).map(|(years, _)| years.to_owned()).next())
        .or_else(|| mentioned_biennium(runs))
}

/// The two years in a row that a plan's own text, not the titles in its lists of mandates, names most often as a biennium.
fn mentioned_biennium(runs: &[Run<'_>]) -> Option<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for run in runs.iter().filter(|run| symbols::leading(&run.text).is_none()) {
        for (pair, behind) in years(&run.text) {
            let year = |digits: &str| digits.parse::<u32>().unwrap_or_default();
            let biennium = year(&pair[..4]) % 2 == 0 && year(&pair[5..]) == year(&pair[..4]) + 1;
            if biennium && behind.trim_start_matches(['年', ' ']).starts_with("两年期") {
                *counts.entry(pair).or_default() += 1;
            }
        }
    }
    counts.into_iter().max_by_key(|&(pair, count)| (count, pair)).map(|(pair, _)| pair.to_owned())
}

/// Every pair of years with a dash between in `text`, with what follows it.
fn years(text: &str) -> impl Iterator<Item = (&str, &str)> {
    text.match_indices('-').filter_map(move |(dash, _)| {
        let start = dash.checked_sub(4)?;
        let pair = text.get(start..dash + 5)?;
        let digits = pair.bytes().filter(u8::is_ascii_digit).count() == 8;
        (digits && (pair.starts_with("19") || pair.starts_with("20"))).then(|| (pair, &text[dash + 5..]))
    })
}

/// The year of an annual plan: the one whose plan is most often called proposed.
fn planned_year(runs: &[Run<'_>]) -> Option<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let planned: Vec<&str> = ["proposed_programme_plan", "planned_results"]
        .into_iter()
        .flat_map(vocabulary::behind_year)
        .collect();
    for run in runs {
        for (place, _) in planned.iter().flat_map(|words| run.text.match_indices(words)) {
            let before = run.text[..place].trim_end();
            if let Some(year) = before.len().checked_sub(4).and_then(|start| before.get(start..))
                && year.bytes().all(|byte| byte.is_ascii_digit())
            {
                *counts.entry(year).or_default() += 1;
            }
        }
    }
    counts.into_iter().max_by_key(|&(_, count)| count).map(|(year, _)| year.to_owned())
}

/// The budget section of an annual plan: the number before the dot in the numbers of its paragraphs.
fn section(runs: &[Run<'_>]) -> Option<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for run in runs {
        if let Opening::Paragraph { number, .. } = opening(&run.text)
            && let Some((section, paragraph)) = number.split_once('.')
            && !paragraph.is_empty()
        {
            *counts.entry(section).or_default() += 1;
        }
    }
    counts.into_iter().max_by_key(|&(_, count)| count).map(|(section, _)| section.to_owned())
}
