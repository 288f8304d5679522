//! `unknown-heading`: a heading that is one character away from a keyword of its plan's language.
//!
//! Compared is the whole heading, and what stands before a number: `Subprogamme 1: Fresh water`. Years count as one sign.

use planmark_syntax::keywords::{self, HeadingWord, Meaning, NumberRule};
use planmark_syntax::script::folding::canonical;
use planmark_syntax::script::is_han;
use planmark_syntax::{HeadingKind, Language, Span, Words};

use planmark_findings::Rule;
use planmark_findings::finding::Severity;
use planmark_findings::message::Message;
use planmark_plan::likeness::distance;
use planmark_plan::model::Programme;
use planmark_plan::years::years;
use planmark_workspace::check::{Check, Findings, Look};

pub(super) static CHECK: Check = Check {
    rule: Rule { name: "unknown-heading", severity: Severity::Information, summary: "unknown-heading-summary" },
    looks: &[Look::Programme(check)],
};

/// Shorter keywords have too many neighbours that are words of their own.
const SHORTEST_HAN: usize = 3;
const SHORTEST_ALPHABETIC: usize = 6;
/// Words for papers of an organ that are one sign away from those of lists, and no slip: a note by the President is no statement.
const OTHER_PAPERS: [&str; 4] = ["说明", "报告", "文件", "建议"];
/// Where a year is to be filled in.
const YEAR: &str = "{year}";

fn check(programme: &Programme, findings: &mut Findings) {
    let language = programme.header.language();
    for section in &programme.sections {
        let Some(heading) = section.facts.heading.as_ref().filter(|heading| heading.kind == HeadingKind::Plain) else {
            continue;
        };
        let Some(title) = &heading.title else { continue };
        let Some((typed, known)) = slip(title, language) else { continue };
        let span = typed.span.shifted(section.start);
        let message = Message::new("unknown-heading").with("here", &typed.text).with("known", &known);
        let fix = Message::new("change-to").with("text", &known);
        let finding = findings.at(span, message);
        findings.push(finding.fix(fix, vec![(span, known)]));
    }
}

/// The words of a heading that have a slip, and what they should be.
fn slip(title: &Words, language: Option<Language>) -> Option<(Words, String)> {
    let whole = title.text.trim_end_matches(['：', ':']).trim_end();
    let in_language = |word: &&HeadingWord| language.is_none_or(|language| word.word.language == language);
    let words = || keywords::HEADING_WORDS.iter().filter(in_language);
    if let Some(found) = near(whole, words()) {
        return Some((part(title, whole.len()), with_years(found.word.text, whole)));
    }
    let before = &whole[..whole.find(|sign: char| sign.is_numeric())?];
    let before = before.trim_end();
    let found = near(before, words().filter(|word| takes_number(word)))?;
    // Words that are wrapped do not tell where in the text they end.
    (title.span.len() as usize == title.text.len()).then(|| (part(title, before.len()), found.word.text.to_owned()))
}

/// The beginning of a title.
fn part(title: &Words, length: usize) -> Words {
    let is_whole = length == title.text.len() || title.span.len() as usize != title.text.len();
    let start = title.span.start;
    let end = if is_whole { title.span.end } else { start + u32::try_from(length).unwrap_or(0) };
    Words { text: title.text[..length].into(), span: Span { start, end } }
}

fn takes_number(word: &HeadingWord) -> bool {
    let Meaning::Heading(heading) = word.meaning else { return false };
    let rule = match word.word.language {
        Language::Zh => heading.number_in_chinese,
        _ => heading.number,
    };
    rule != NumberRule::None
}

/// The keyword that is one slip of the pen away.
fn near<'a>(typed: &str, words: impl Iterator<Item = &'a HeadingWord>) -> Option<&'a HeadingWord> {
    let typed = canonical(typed);
    let mut words = words.filter(|word| is_slip(&typed, word.canonical));
    let first = words.next()?;
    // A word that was found in a published document goes before one that was not.
    Some(if first.word.verified { first } else { words.find(|word| word.word.verified).unwrap_or(first) })
}

fn is_slip(typed: &str, known: &str) -> bool {
    if distance(known, typed, 1) != Some(1) {
        return false;
    }
    let length = known.chars().count();
    if known.contains(is_han) {
        // Of three signs the first is right, and of two the last as well: 总向 for 总方向, but 方向 is a word.
        let is_short_and_sure = typed.chars().next() == known.chars().next()
            && (typed.chars().count() > 2 || typed.chars().last() == known.chars().last());
        let is_other = OTHER_PAPERS.iter().any(|paper| typed.ends_with(paper) && !known.ends_with(paper));
        return !is_other && length > SHORTEST_HAN || length == SHORTEST_HAN && is_short_and_sure;
    }
    let is_plural = |one: &str, two: &str| one.strip_suffix(['s', 'x']) == Some(two);
    length >= SHORTEST_ALPHABETIC && !is_plural(typed, known) && !is_plural(known, typed)
}

/// A keyword with the years and periods of a heading.
fn with_years(known: &str, typed: &str) -> String {
    let mut printed = Vec::<std::ops::Range<usize>>::new();
    for year in years(typed) {
        match printed.last_mut() {
            Some(last) if typed[last.end..year.range.start].chars().count() == 1 => last.end = year.range.end,
            _ => printed.push(year.range),
        }
    }
    let mut filled = known.to_owned();
    for range in printed {
        filled = filled.replacen(YEAR, &typed[range], 1);
    }
    filled
}

#[cfg(test)]
mod tests {
    use super::{is_slip, with_years};

    #[test]
    fn a_slip_is_one_sign() {
        for (typed, known) in [
            ("strategi", "strategy"),
            ("startegy", "strategy"),
            ("预期成积", "预期成绩"),
            ("总方咸", "总方向"),
            ("总向", "总方向"),
            ("цель органзации", "цель организации"),
        ] {
            assert!(is_slip(typed, known), "{typed}");
        }
        for (typed, known) in
            [("strategy", "strategy"), ("programmes", "programme"), ("方向", "总方向"), ("目地", "目标"), ("主席的说明", "主席的声明"), ("resolt", "results")]
        {
            assert!(!is_slip(typed, known), "{typed}");
        }
    }

    #[test]
    fn years_are_those_of_the_heading() {
        assert_eq!(with_years("Results in {year} and {year}", "Resluts in 2026 and 2028"), "Results in 2026 and 2028");
        assert_eq!(with_years("Plan for {year}", "Plam for 2028–2029"), "Plan for 2028–2029");
    }
}
