//! The measures of an indicator in brackets at its end: `(2022/23: 7; 2023/24: 6; 2024/25: 15; 2025/26: 10; 2026/27: 10)`.
//!
//! Budgets of missions tell five financial years as a rule, the older ones as they were, then what was approved, last what is proposed.

use planmark_syntax::{Span, Words};

use crate::amount::digit;

/// The measures of an indicator, by period.
#[derive(Clone, Debug, PartialEq)]
pub struct IndicatorSeries {
    /// The bracket with what stands in it.
    pub span: Span,
    /// Whether the bracket closes.
    pub is_closed: bool,
    /// What is told of each period, in the order of the text.
    pub periods: Vec<Measured>,
}

/// What is told of a period.
#[derive(Clone, Debug, PartialEq)]
pub struct Measured {
    /// The sign that parts it from the one before: a semicolon, or by mistake a comma. Empty for the first.
    pub parted: Words,
    /// The period as typed: `2024/25`, `2025`.
    pub period: Words,
    /// The sign between the period and its value: a colon, or a comparison (`≥ 28.0 per cent`). Empty where there is none.
    pub sign: Words,
    /// The value as typed.
    pub value: Words,
}

/// The signs that compare: they stand in the colon's place.
const COMPARISONS: [char; 7] = ['≥', '≤', '>', '<', '=', '＞', '＜'];

/// The series at the end of an indicator, whose words are a span of a text.
pub(super) fn read(words: Span, text: &str) -> Option<IndicatorSeries> {
    let own = text.get(words.at(0))?;
    let (open, close) = bracket(own)?;
    let inner = open + own[open..].chars().next().map_or(1, char::len_utf8);
    let end = close.unwrap_or(own.len());
    let base = words.start as usize;
    let mut periods = Vec::new();
    for (from, to) in parts(own, inner, end) {
        match period(own, from, to) {
            Some(at) => {
                let parted = if from == inner { from } else { before(own, from) };
                periods.push(measured(own, base, (parted, from), at, to));
            }
            // `yes; no` is one value, and what stands behind `2025/26;` is that of 2025/26.
            None => lengthen(periods.last_mut()?, own, base, to),
        }
    }
    let span_end =
        close.map_or(own.len(), |close| close + own[close..].chars().next().map_or(1, char::len_utf8));
    Some(IndicatorSeries {
        span: Span::new(base + open, base + span_end),
        is_closed: close.is_some(),
        periods,
    })
}

/// The last bracket that begins with a period, and where it closes.
fn bracket(own: &str) -> Option<(usize, Option<usize>)> {
    let opens = own.char_indices().rev().filter(|(_, sign)| matches!(sign, '(' | '（'));
    let open = opens.map(|(at, _)| at).find(|at| {
        let inner = at + own[*at..].chars().next().map_or(1, char::len_utf8);
        period(own, inner, own.len()).is_some_and(|(_, end)| {
            // A year alone in brackets is that of a resolution.
            !own[end..].trim_start().starts_with([')', '）'])
        })
    })?;
    let mut depth = 0_usize;
    for (at, sign) in own[open..].char_indices() {
        match sign {
            '(' | '（' => depth += 1,
            ')' | '）' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some((open, Some(open + at)));
        }
    }
    Some((open, None))
}

/// What stands between the semicolons, brackets aside.
fn parts(own: &str, from: usize, to: usize) -> Vec<(usize, usize)> {
    let (mut found, mut start, mut depth) = (Vec::new(), from, 0_usize);
    for (at, sign) in own[from..to].char_indices() {
        match sign {
            '(' | '（' => depth += 1,
            ')' | '）' => depth = depth.saturating_sub(1),
            ';' | '；' | '؛' if depth == 0 => {
                found.push((start, from + at));
                start = from + at + sign.len_utf8();
            }
            // A comma before another period stands for a semicolon; others belong to what they stand in.
            ',' | '，' | '،' if depth == 0 && period(own, from + at + sign.len_utf8(), to).is_some() => {
                found.push((start, from + at));
                start = from + at + sign.len_utf8();
            }
            _ => {}
        }
    }
    found.push((start, to));
    found
}

/// Where the period stands with which a part begins, behind marks of footnotes and `and`: four digits, and two or four more behind a slash.
fn period(own: &str, from: usize, to: usize) -> Option<(usize, usize)> {
    let start = from + before_period(own.get(from..to)?);
    let digits = |at: usize| -> usize {
        own[at..to].chars().take_while(|sign| digit(*sign).is_some()).map(char::len_utf8).sum()
    };
    let count = |at: usize, length: usize| own[at..at + length].chars().count();
    let first = digits(start);
    if count(start, first) != 4 || !own[start..].starts_with(['1', '2', '１', '２', '١', '٢']) {
        return None;
    }
    let mut end = start + first;
    if let Some(slash) = own[end..to].chars().next().filter(|sign| matches!(sign, '/' | '／' | '-' | '–'))
    {
        let behind = end + slash.len_utf8();
        let second = digits(behind);
        if matches!(count(behind, second), 2 | 4) {
            end = behind + second;
        }
    }
    // 2 500 tons, 2025 of …: a number, no period.
    let next = own[end..to].trim_start().chars().next();
    let is_period = end > start + first
        || next.is_none_or(|sign| matches!(sign, ':' | '：' | ')' | '）') || COMPARISONS.contains(&sign));
    is_period.then_some((start, end))
}

/// Words that join the last period to those before it.
const JOINTS: [&str; 8] = ["and ", "et ", "y ", "и ", "و ", "و", "和", "以及"];

/// How much stands before the period in a part: blanks, marks of footnotes, `and`.
fn before_period(part: &str) -> usize {
    let mut rest = part.trim_start();
    loop {
        let joined = JOINTS.iter().find_map(|joint| rest.strip_prefix(joint));
        let marked = rest.strip_prefix("[^").and_then(|mark| mark.split_once(']')).map(|(_, behind)| behind);
        match joined.or(marked) {
            Some(behind) => rest = behind.trim_start(),
            None => return part.len() - rest.len(),
        }
    }
}

/// How much stands between a period and its sign: blanks, the mark of a footnote, `(actual)`.
fn before_sign(rest: &str) -> usize {
    let inner = rest.trim_start();
    let marked = inner.strip_prefix("[^").and_then(|mark| mark.split_once(']')).map(|(_, behind)| behind);
    let bracketed = inner.strip_prefix(['(', '（']).and_then(|said| said.split_once([')', '）']));
    let behind = marked.or(bracketed.map(|(_, behind)| behind)).map(str::trim_start);
    let is_sign = |sign: char| matches!(sign, ':' | '：') || COMPARISONS.contains(&sign);
    // What no sign follows is the value.
    rest.len() - behind.filter(|behind| behind.starts_with(is_sign)).unwrap_or(inner).len()
}

/// Where the sign stands that ends at a byte.
fn before(own: &str, end: usize) -> usize {
    end - own[..end].chars().next_back().map_or(0, char::len_utf8)
}

/// What is told of a period, behind the sign that parts it from what stands before, up to `to`.
fn measured(
    own: &str,
    base: usize,
    parted: (usize, usize),
    (start, end): (usize, usize),
    to: usize,
) -> Measured {
    let at = end + before_sign(&own[end..to]);
    let sign =
        own[at..to].chars().next().filter(|sign| matches!(sign, ':' | '：') || COMPARISONS.contains(sign));
    let behind = at + sign.map_or(0, char::len_utf8);
    let value = own[behind..to].trim();
    let from = behind + (own[behind..to].len() - own[behind..to].trim_start().len());
    Measured {
        parted: words(own, base, parted.0, parted.1),
        period: words(own, base, start, end),
        sign: words(own, base, at, behind),
        value: words(own, base, from, from + value.len()),
    }
}

fn lengthen(last: &mut Measured, own: &str, base: usize, to: usize) {
    let from = last.value.span.start as usize - base;
    last.value = words(own, base, from, from + own[from..to].trim_end().len());
}

fn words(own: &str, base: usize, from: usize, to: usize) -> Words {
    Words { text: own[from..to].into(), span: Span::new(base + from, base + to) }
}

#[cfg(test)]
mod tests {
    use planmark_syntax::Span;

    use super::read;

    /// What is read, as one line.
    fn told(words: &str) -> String {
        let Some(series) = read(Span::new(0, words.len()), words) else { return "nothing".to_owned() };
        let periods: Vec<String> = series
            .periods
            .iter()
            .map(|it| format!("{}[{}]{}", it.period.text, it.sign.text, it.value.text))
            .collect();
        let open = if series.is_closed { "" } else { " open" };
        periods.join(" | ") + open
    }

    #[test]
    fn a_series_is_read_by_periods() {
        assert_eq!(
            told("Number of patrols (2024/25: 1,200; 2025/26: 1,300; 2026/27: 1,400)"),
            "2024/25[:]1,200 | 2025/26[:]1,300 | 2026/27[:]1,400"
        );
        assert_eq!(
            told("Share of women (2024/25: 27.0 per cent; 2025/26 ≥ 28.0 per cent (est.))."),
            "2024/25[:]27.0 per cent | 2025/26[≥]28.0 per cent (est.)"
        );
        assert_eq!(told("巡逻次数（2024/25：12；2025/26：13）"), "2024/25[：]12 | 2025/26[：]13");
        assert_eq!(told("Courts at work (2025: 3; 2026: 4)"), "2025[:]3 | 2026[:]4");
        assert_eq!(
            told("Reviews (2025/26: yes; in part; 2026/27: yes)"),
            "2025/26[:]yes; in part | 2026/27[:]yes"
        );
    }

    #[test]
    fn marks_and_words_beside_a_period_are_none_of_its_value() {
        assert_eq!(told("Patrols (2022/23: 804;[^a] 2023/24[^b]: 655)"), "2022/23[:]804 | 2023/24[:]655");
        assert_eq!(told("Patrols (2025/26: 250; and 2026/27: 250)"), "2025/26[:]250 | 2026/27[:]250");
        assert_eq!(
            told("Patrols (2022/23 (actual): 804; 2023/24 (approved): 655)"),
            "2022/23[:]804 | 2023/24[:]655"
        );
        assert_eq!(told("Patrols (2025/26 (12 in all); 2026/27: 3)"), "2025/26[](12 in all) | 2026/27[:]3");
    }

    #[test]
    fn slips_are_kept() {
        assert_eq!(told("Patrols (2025/26; 2,000; 2026/27 600"), "2025/26[]; 2,000 | 2026/27[]600 open");
        assert_eq!(told("Patrols (2025/2026: 7; 2026/27: 8)"), "2025/2026[:]7 | 2026/27[:]8");
    }

    #[test]
    fn other_brackets_are_no_series() {
        assert_eq!(told("Visits pursuant to resolution 2797 (2025)"), "nothing");
        assert_eq!(told("Handover of camps (2 in the north)"), "nothing");
        assert_eq!(told("Agreement of the parties"), "nothing");
    }
}
