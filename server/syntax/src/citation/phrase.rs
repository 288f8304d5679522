//! Printing citations with the words beside them: "General Assembly resolution 69/262, sect. II", 大会第 69/262 号决议第二节.

use std::ops::Range;

use super::pinpoint::Pinpoint;
use super::{Citation, Kind};
use crate::Language;
use crate::keywords::{self, BesideRole, InlineRole};

/// A citation as a text prints it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// The words.
    pub text: String,
    /// Where the number stands in them, in bytes: the text of the `resolution` node.
    pub number: Range<usize>,
}

impl Citation {
    /// The citation in a sentence of a language: organ, kind, number and what part of it is meant. What is not decided is left out.
    ///
    /// Statements by the President and drafts are their symbols. Reading the words again with
    /// [`super::read_prose`] gives the same value.
    #[must_use]
    pub fn phrase(&self, language: Language, pinpoints: &[Pinpoint]) -> Phrase {
        let number = self.display(language);
        let (before, after) = if self.is_draft() || self.kind == Some(Kind::Statement) {
            (String::new(), String::new())
        } else {
            self.words(language)
        };
        let start = before.len();
        let pinpoints: String = pinpoints.iter().map(|pinpoint| pinpoint.display(language)).collect();
        Phrase { number: start..start + number.len(), text: format!("{before}{number}{after}{pinpoints}") }
    }

    /// The words before and after the number.
    fn words(&self, language: Language) -> (String, String) {
        let noun = self.kind.map(|kind| noun(kind, language)).unwrap_or_default();
        let organ = self.organ.map(|organ| organ.name_after_noun(language)).unwrap_or_default();
        match language {
            Language::Zh => (format!("{organ}第 "), format!(" 号{noun}")),
            Language::En => (spaced(&[organ, noun]), String::new()),
            Language::Ar if self.kind == Some(Kind::AgreedConclusions) && self.organ.is_some() => {
                (spaced(&[noun]), format!(" الصادرة عن {organ}"))
            }
            Language::Ar => (spaced(&[noun, organ]), String::new()),
            Language::Es | Language::Fr | Language::Ru => {
                let after = if organ.is_empty() { String::new() } else { format!(" {organ}") };
                (spaced(&[noun]), after)
            }
        }
    }
}

/// The words that are there, a blank after each.
fn spaced(words: &[&str]) -> String {
    words.iter().filter(|word| !word.is_empty()).map(|word| format!("{word} ")).collect()
}

/// The word for what is cited, as it stands beside a number.
fn noun(kind: Kind, language: Language) -> &'static str {
    let inline =
        |role| keywords::entry(keywords::INLINE, role).map_or("", |entry| entry.printed(language, true));
    match kind {
        Kind::Resolution => inline(InlineRole::Resolution),
        Kind::Decision => inline(InlineRole::Decision),
        // Statements are their symbols.
        Kind::Statement => "",
        Kind::AgreedConclusions => keywords::entry(keywords::BESIDE, BesideRole::AgreedConclusions)
            .map_or("", |entry| entry.printed(language, true)),
    }
}
