//! The words of references in six languages.

use std::sync::LazyLock;

use super::Place;
use crate::Language;
use crate::keywords::{self, BesideRole, InlineRole};
use crate::scan::Scan;
use crate::script::folding::canonical;
use crate::words::{WordList, ends_word};

/// What a hyphen between numbers is behind a word.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Hyphen {
    /// It spans: paragraphs 5-7.
    Spans,
    /// It joins the parts of one number: الفقرة 5-4, « paragraphe 5-4 ».
    Joins,
    /// Behind a word for several in a language that joins parts by it, it joins where each number of the list has one: « paragraphes 5-4
    /// et 5-6 », but « paragraphes 5-7 ».
    JoinsInList,
}

/// A word of a place.
#[derive(Clone, Copy)]
struct PlaceWord {
    place: Place,
    hyphen: Hyphen,
}

static WORDS: LazyLock<WordList<PlaceWord>> = LazyLock::new(|| {
    let words = Place::ALL.into_iter().flat_map(|place| words_of(place).map(move |word| (place, word)));
    WordList::new(words.map(|(place, word)| {
        let several = printed(place, word.language, false);
        // The dual and the plural of Arabic nouns are other words.
        let is_plural = word.text.ends_with("ين") || word.text.ends_with("ان") || word.text == several;
        (word.text, PlaceWord { place, hyphen: hyphen(place, word.language, is_plural) })
    }))
});

fn hyphen(place: Place, language: Language, is_plural: bool) -> Hyphen {
    let has_label = matches!(
        place,
        Place::Paragraph
            | Place::Table
            | Place::Figure
            | Place::Annex
            | Place::Accomplishment
            | Place::Indicator
    );
    match language {
        Language::Ar if !is_plural => Hyphen::Joins,
        Language::Fr if has_label && !is_plural => Hyphen::Joins,
        Language::Ar | Language::Fr if has_label => Hyphen::JoinsInList,
        _ => Hyphen::Spans,
    }
}

/// The role of the words of a place in the keyword table. Lettered sections are no plan reference by themselves: they stand before a
/// subprogramme, and so are among what stands beside numbers.
fn role_of(place: Place) -> Option<InlineRole> {
    match place {
        Place::Programme => Some(InlineRole::Programme),
        Place::LetteredSection => None,
        Place::Subprogramme => Some(InlineRole::Subprogramme),
        Place::Component => Some(InlineRole::Component),
        Place::Accomplishment => Some(InlineRole::Accomplishment),
        Place::Indicator => Some(InlineRole::Indicator),
        Place::Result => Some(InlineRole::Result),
        Place::Paragraph => Some(InlineRole::Paragraph),
        Place::Table => Some(InlineRole::Table),
        Place::Figure => Some(InlineRole::Figure),
        Place::Annex => Some(InlineRole::Annex),
    }
}

fn words_of(place: Place) -> impl Iterator<Item = &'static keywords::Word> {
    let words = match role_of(place) {
        Some(role) => keywords::entry(keywords::INLINE, role).map(|entry| entry.words),
        None => keywords::entry(keywords::BESIDE, BesideRole::Section).map(|entry| entry.words),
    };
    words.into_iter().flatten()
}

/// The printed word for one, or for several. Chinese words of paragraphs and sections stand after the number: `25.13 段`, `A 节`.
pub(super) fn printed(place: Place, language: Language, is_one: bool) -> &'static str {
    let is_one = is_one || language == Language::Zh;
    match role_of(place) {
        Some(role) => {
            keywords::entry(keywords::INLINE, role).map_or("", |entry| entry.printed(language, is_one))
        }
        None => keywords::entry(keywords::BESIDE, BesideRole::Section)
            .map_or("", |entry| entry.printed(language, is_one)),
    }
}

/// Takes the word of a place; the longest that stands here. Gives the place, and what a hyphen is behind the word.
pub(super) fn take_place(scan: &mut Scan<'_>) -> Option<(Place, Hyphen)> {
    let text = scan.text();
    let (word, end) = WORDS.at(text, scan.at(), |end| {
        ends_word(text, end) || text[end..].starts_with(|sign: char| sign.is_ascii_digit())
    })?;
    scan.take_bytes(end - scan.at());
    Some((word.place, word.hyphen))
}

/// Whether the head of a column says that numbers of accomplishments stand below it: "Related expected accomplishment".
pub(super) fn heads_accomplishments(head: &str) -> bool {
    let head = canonical(head);
    words_of(Place::Accomplishment).any(|word| head.contains(&canonical(word.text)))
}
