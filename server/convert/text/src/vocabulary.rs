//! The words of the keyword table as Chinese documents print them: the texts that are read here are Chinese.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use planmark_syntax::keywords::{self, CaptionKind, ConnectorRole, InlineRole, Meaning, Word};
use planmark_syntax::{Language, Numeral};

/// A heading of the keyword table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Known {
    /// Its name in the table: `legislative_mandates` for 立法授权.
    pub(crate) key: &'static str,
    /// Years that stand in it.
    pub(crate) years: usize,
}

/// Bytes of a text from which on it is no heading of the table, two years and the blanks around them included.
const LONGER_THAN_HEADINGS: usize = 120;

/// What stands for a year in the words of the table.
const YEAR: &str = "{year}";

/// The words of every heading, by its name. What is asked for every line of a text is looked for once.
static HEADINGS: LazyLock<BTreeMap<&str, Vec<&str>>> = LazyLock::new(|| {
    let words = |heading: &'static keywords::HeadingKeyword| chinese(heading.words).collect();
    keywords::HEADINGS.iter().map(|heading| (heading.key, words(heading))).collect()
});

/// The signs with which headings begin that do not begin with a year.
static INITIALS: LazyLock<BTreeSet<char>> =
    LazyLock::new(|| HEADINGS.values().flatten().filter_map(|words| words.chars().next()).collect());

static ADOPTED: LazyLock<Vec<&str>> = LazyLock::new(|| {
    let adopted = |role| matches!(role, InlineRole::Resolution | InlineRole::Decision);
    let words = keywords::INLINE_WORDS.iter().filter(|it| adopted(it.meaning));
    words.filter_map(|it| of_chinese(it.word)).collect()
});

static ORGANS: LazyLock<Vec<&str>> =
    LazyLock::new(|| keywords::ORGAN_WORDS.iter().filter_map(|it| of_chinese(it.word)).collect());

/// A heading of deliverables that tables and charts have as a title of their own: in extracted text it alone tells nothing.
const OUTPUTS: &str = "产出";

/// The heading that `text` is, whatever the years in it.
pub(crate) fn heading(text: &str) -> Option<Known> {
    let first = text.chars().next()?;
    let begins = INITIALS.contains(&first) || first.is_numeric() && text.contains('年');
    if text.len() >= LONGER_THAN_HEADINGS || !begins {
        return None;
    }
    let is_known = |word: Word| word.language == Language::Zh && word.text != OUTPUTS;
    let found = keywords::heading_words(text).iter().find(|it| is_known(it.word))?;
    match found.meaning {
        Meaning::Heading(heading) => {
            Some(Known { key: heading.key, years: found.word.text.matches(YEAR).count() })
        }
        Meaning::Organ(_) => None,
    }
}

/// Whether `text` is the heading with this name in the table.
pub(crate) fn is_heading(text: &str, key: &str) -> bool {
    heading(text).is_some_and(|known| known.key == key)
}

/// The words of a heading: 方案 for `programme`.
pub(crate) fn of_heading(key: &str) -> impl Iterator<Item = &'static str> {
    HEADINGS.get(key).into_iter().flatten().copied()
}

/// The words of a heading behind the year with which they begin: 年拟议方案计划 for `proposed_programme_plan`.
pub(crate) fn behind_year(key: &str) -> impl Iterator<Item = &'static str> {
    of_heading(key)
        .filter_map(|words| Some(words.strip_prefix(YEAR)?.trim_start()))
        .filter(|it| !it.contains(YEAR))
}

/// The words of a term that opens no heading: 绩效指标 for `indicators_of_achievement`.
pub(crate) fn of_term(key: &str) -> impl Iterator<Item = &'static str> {
    chinese(keywords::TERMS.iter().find(|term| term.key == key).map_or(&[], |term| term.words))
}

/// The words for what an organ adopts: 决议, 决定.
pub(crate) fn adopted() -> impl Iterator<Item = &'static str> {
    ADOPTED.iter().copied()
}

/// The names of organs.
pub(crate) fn organs() -> impl Iterator<Item = &'static str> {
    ORGANS.iter().copied()
}

/// The words that join what is listed, or that span.
pub(crate) fn connectors(role: ConnectorRole) -> impl Iterator<Item = &'static str> {
    keywords::CONNECTOR_WORDS.iter().filter(move |it| it.meaning == role).filter_map(|it| of_chinese(it.word))
}

/// What the caption that `text` begins with stands above, and what follows its first word.
pub(crate) fn caption(text: &str) -> Option<(CaptionKind, &str)> {
    keywords::CAPTION_WORDS
        .iter()
        .filter_map(|it| Some((it.meaning, of_chinese(it.word)?)))
        .find_map(|(kind, word)| Some((kind, text.strip_prefix(word)?)))
}

/// Whether `sign` is a numeral by itself: 一 to 十.
pub(crate) fn is_numeral(sign: char) -> bool {
    Numeral::Chinese.read(sign.encode_utf8(&mut [0; 4])).is_some()
}

fn chinese(words: &'static [Word]) -> impl Iterator<Item = &'static str> {
    words.iter().filter_map(|word| of_chinese(*word))
}

fn of_chinese(word: Word) -> Option<&'static str> {
    (word.language == Language::Zh).then_some(word.text)
}
