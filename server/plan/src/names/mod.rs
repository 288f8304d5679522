//! Names that a plan defines: 政治和建设和平事务部(政治建和部), Office of Legal Affairs (OLA).
//!
//! Brackets hold many things. Something is a definition only where its words prove it: the abbreviation is made of signs of the full name, in
//! their order, and where the full name begins is certain (`chinese`, `initials`). Elsewhere nothing is said.

mod chinese;
mod initials;
mod running;
mod units;

use planmark_syntax::script::{is_cyrillic, is_han};

use crate::brackets;
pub use initials::is_small_word;
use planmark_syntax::{Span, Words};
use running::Running;

/// What a section's own words name. Spans count from the section's start.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Names {
    /// Abbreviations with the names that they stand for.
    pub defined: Vec<DefinedName>,
    /// The units of the Secretariat that are said to be responsible: 由全球服务司负责.
    pub responsible: Vec<Words>,
}

/// An abbreviation in brackets behind the name that it stands for.
#[derive(Clone, Debug, PartialEq)]
pub struct DefinedName {
    /// The name in full.
    pub full: Words,
    /// The abbreviation, brackets left out.
    pub short: Words,
}

impl Names {
    /// Takes up what a run of words, which starts at byte `base` of its section, names.
    pub(crate) fn read_words(&mut self, words: &str, base: u32) {
        let has_brackets = words.contains(['(', '（']);
        if !has_brackets && !units::may_name_one(words) {
            return;
        }
        let running = Running::new(words, base);
        if has_brackets {
            let is_round = |sign: &brackets::Sign| matches!(sign.sign, '(' | '（' | ')' | '）');
            let signs: Vec<_> = brackets::signs(words).into_iter().filter(is_round).collect();
            // What holds brackets itself is no abbreviation.
            for pair in signs.windows(2).filter(|pair| pair[0].opens && !pair[1].opens) {
                self.defined.extend(definition(&running, pair[0].at, pair[1].at));
            }
        }
        self.responsible.extend(units::responsible(&running));
    }

    /// Whether the words name nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.defined.is_empty() && self.responsible.is_empty()
    }
}

/// Words that announce a short name in brackets, and are no part of it.
const ANNOUNCEMENTS: [&str; 9] = [
    "以下简称",
    "以下称",
    "下称",
    "简称",
    "hereinafter referred to as",
    "hereinafter",
    "ci-après",
    "далее —",
    "далее",
];

/// The definition that a pair of brackets is, at their bytes in the words.
fn definition(running: &Running<'_>, open: usize, close: usize) -> Option<DefinedName> {
    let (open, close) = (running.index_of(open)?, running.index_of(close)?);
    let (mut start, mut end) = running.trimmed(open + 1..close);
    for announcement in ANNOUNCEMENTS {
        if running.starts_with(start..end, announcement) {
            (start, end) = running.trimmed(start + announcement.chars().count()..end);
            break;
        }
    }
    let before = running.end_before(open);
    let short = &running.signs()[start..end];
    let full = chinese::full_name(&running.signs()[..before], short)
        .or_else(|| initials::full_name(&running.signs()[..before], short))?;
    // The s of a plural is no part of the abbreviation.
    let end = if initials::is_plural(short) { end - 1 } else { end };
    Some(DefinedName { full: running.words(full..before), short: running.words(start..end) })
}

/// A name as two are compared: letters and numbers alone, in lower case.
#[must_use]
pub fn plain(name: &str) -> String {
    name.chars().filter(|sign| sign.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// A name by which an entity is looked up: whose it is left out, where that is the United Nations.
#[must_use]
pub fn entity(full: &str) -> String {
    let plain = plain(full);
    match plain.strip_prefix("联合国") {
        Some(rest) if rest.chars().count() > 2 => rest.to_owned(),
        _ => plain,
    }
}

/// Whether two full names are one: equal, or the longer one says first whose it is (联合国 before the name of an agency, “Office of
/// the” before that of its head). Of inflected words, in Russian, only the beginnings are compared.
#[must_use]
pub fn agree(one: &str, two: &str) -> bool {
    let (first, second) = (plain(one), plain(two));
    if first.ends_with(&second) || second.ends_with(&first) {
        return true;
    }
    one.contains(is_cyrillic) && stems(one) == stems(two)
}

/// The first letters of each word: the endings of Russian nouns and adjectives have at most three letters.
fn stems(name: &str) -> Vec<String> {
    let words = name.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty());
    words
        .map(|word| {
            let letters: Vec<char> = word.to_lowercase().chars().collect();
            let stem = letters.len().saturating_sub(3).max(3).min(letters.len());
            letters[..stem.min(5)].iter().collect()
        })
        .collect()
}

/// A name in a text: its bytes, and which of the names looked for it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Occurrence {
    /// Its bytes.
    pub range: std::ops::Range<usize>,
    /// Which of the names looked for it is.
    pub name: usize,
}

/// Where names stand in a text, the longest of those that begin at a place, none within another. A name in letters stands between other signs: `OLA` is not in
/// `ROLAND`; in Chinese writing no word has an end.
#[must_use]
pub fn occurrences(text: &str, names: &[&str]) -> Vec<Occurrence> {
    let mut found: Vec<Occurrence> = Vec::new();
    for (at, name) in names.iter().enumerate().filter(|(_, name)| !name.is_empty()) {
        found.extend(
            text.match_indices(name)
                .map(|(start, name)| start..start + name.len())
                .filter(|range| stands_alone(text, range))
                .map(|range| Occurrence { range, name: at }),
        );
    }
    found.sort_by_key(|it| (it.range.start, usize::MAX - it.range.end));
    let mut end = 0;
    found.retain(|it| {
        let is_outside = it.range.start >= end;
        if is_outside {
            end = it.range.end;
        }
        is_outside
    });
    found
}

fn stands_alone(text: &str, range: &std::ops::Range<usize>) -> bool {
    let is_letter = |sign: char| sign.is_alphanumeric() && !is_han(sign);
    let joins = |inner: Option<char>, outer: Option<char>| {
        inner.is_some_and(is_letter) && outer.is_some_and(is_letter)
    };
    let name = &text[range.clone()];
    let behind = &text[range.end..];
    let is_plural = name.ends_with(char::is_uppercase)
        && behind.strip_prefix('s').is_some_and(|rest| !rest.starts_with(is_letter));
    !joins(name.chars().next(), text[..range.start].chars().next_back())
        && (is_plural || !joins(name.chars().next_back(), behind.chars().next()))
}

/// A span of names moved with its section.
impl DefinedName {
    /// The same name counted from a start that lies `offset` bytes earlier.
    #[must_use]
    pub fn shifted(&self, offset: u32) -> Self {
        let shift = |words: &Words| Words { text: words.text.clone(), span: words.span.shifted(offset) };
        Self { full: shift(&self.full), short: shift(&self.short) }
    }

    /// From the beginning of the full name to the end of the abbreviation.
    #[must_use]
    pub fn span(&self) -> Span {
        Span { start: self.full.span.start, end: self.short.span.end }
    }
}

#[cfg(test)]
mod tests;
