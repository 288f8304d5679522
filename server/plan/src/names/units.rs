//! Units of the Secretariat that a plan says are responsible: 由全球服务司负责, “responsibility … is vested in the Treaty Section”.

use std::ops::Range;

use planmark_syntax::Words;
use planmark_syntax::keywords::{self, ParticleRole};
use planmark_syntax::script::is_han;

use super::running::Running;

/// What names of units end with.
const ENDINGS: [char; 6] = ['部', '厅', '司', '处', '科', '股'];
/// Words that follow the name.
const VERBS: [&str; 2] = ["负责", "承担"];
/// Words between the name and the verb.
const MANNERS: [&str; 5] = ["实质性", "全权", "主要", "共同", "直接"];
/// The most signs in which a name and its verb are looked for.
const MOST_SIGNS: usize = 120;

/// The most words of a name.
const MOST_WORDS: usize = 12;

/// Whether words may name such a unit: a quick look.
pub(super) fn may_name_one(words: &str) -> bool {
    words.contains('由') && VERBS.iter().any(|verb| words.contains(verb))
        || [ParticleRole::ResponsibleBefore, ParticleRole::ResponsibleBehind]
            .into_iter()
            .any(|role| keywords::particles(role).any(|phrase| words.contains(phrase)))
}

/// The units named, one for each such phrase.
pub(super) fn responsible(running: &Running<'_>) -> Vec<Words> {
    let signs = running.signs();
    let by = (0..signs.len()).filter(|at| signs[*at] == '由');
    let mut found: Vec<Range<usize>> = by.filter_map(|by| Some(by + 1..chinese(signs, by + 1)?)).collect();
    for phrase in keywords::particles(ParticleRole::ResponsibleBefore) {
        found.extend(running.places(phrase).filter_map(|end| behind(signs, end)));
    }
    for phrase in keywords::particles(ParticleRole::ResponsibleBehind) {
        let length = phrase.chars().count();
        found.extend(running.places(phrase).filter_map(|end| before(signs, end - length)));
    }
    found.sort_by_key(|range| (range.start, range.end));
    found.dedup();
    found.into_iter().map(|range| running.words(range)).collect()
}

/// The end of the name that begins here and is followed by 负责 or 承担.
fn chinese(signs: &[char], start: usize) -> Option<usize> {
    let run: String = signs[start..].iter().take(MOST_SIGNS).take_while(|sign| is_han(**sign)).collect();
    let at = VERBS.iter().filter_map(|verb| run.find(verb)).min()?;
    let mut name = &run[..at];
    for manner in MANNERS {
        name = name.strip_suffix(manner).unwrap_or(name);
    }
    let count = name.chars().count();
    (name.ends_with(ENDINGS) && (3..=20).contains(&count)).then_some(start + count)
}

/// The name behind a phrase: as far as the first word that is called like a unit, if nothing but small letters goes on; else as far as
/// the words go.
fn behind(signs: &[char], place: usize) -> Option<Range<usize>> {
    // `l’` and its name are written together.
    let is_joined = place > 0 && matches!(signs[place - 1], '’' | '\'');
    if !is_joined && signs.get(place) != Some(&' ') {
        return None;
    }
    let start = if is_joined { place } else { place + 1 };
    let end = start + signs[start..].iter().take(MOST_SIGNS).take_while(|sign| is_of_name(**sign)).count();
    let (first, last) = unit_words(signs, start..end)?;
    // In English the name ends with the word for its kind, unless it begins with it: Treaty Section, Division for Fresh Water.
    let end = if first.start > start && signs[start].is_ascii_uppercase() { last.end } else { end };
    name(signs, start..end)
}

/// The name before a phrase, behind the article with which a sentence begins.
fn before(signs: &[char], place: usize) -> Option<Range<usize>> {
    let end = place.checked_sub(1).filter(|at| signs[*at] == ' ')?;
    let length = signs[..end].iter().rev().take(MOST_SIGNS).take_while(|sign| is_of_name(**sign)).count();
    let mut start = end - length;
    while start < end && signs[start] == ' ' {
        start += 1;
    }
    let sentence: String = signs[start..end].iter().collect();
    let article =
        ["The ", "La ", "Le ", "L’", "El "].into_iter().find(|article| sentence.starts_with(article));
    let start = start + article.map_or(0, |article| article.chars().count());
    unit_words(signs, start..end)?;
    name(signs, start..end)
}

/// A name: it begins with a capital letter where the script has any, and is not too long.
fn name(signs: &[char], range: Range<usize>) -> Option<Range<usize>> {
    let end = range.end - signs[range.clone()].iter().rev().take_while(|sign| **sign == ' ').count();
    let range = range.start..end.max(range.start);
    let first = signs[range.clone()].first()?;
    let words = signs[range.clone()].split(|sign| *sign == ' ').count();
    ((2..=MOST_WORDS).contains(&words) && !first.is_lowercase()).then_some(range)
}

fn is_of_name(sign: char) -> bool {
    (sign.is_alphabetic() && !is_han(sign)) || matches!(sign, ' ' | '-' | '’' | '\'')
}

/// The first and the last of the words that say what kind of unit it is. In Russian and French they may stand in small letters
/// behind an adjective.
fn unit_words(signs: &[char], range: Range<usize>) -> Option<(Range<usize>, Range<usize>)> {
    let mut found: Option<(Range<usize>, Range<usize>)> = None;
    let mut start = range.start;
    for word in signs[range].split(|sign| *sign == ' ') {
        let end = start + word.len();
        let typed: String = word.iter().collect();
        let is_unit = keywords::particles(ParticleRole::Unit)
            .any(|unit| unit == typed || !typed.is_ascii() && unit.to_lowercase() == typed);
        if is_unit {
            let first = found.map_or(start..end, |(first, _)| first);
            found = Some((first, start..end));
        }
        start = end + 1;
    }
    found
}
