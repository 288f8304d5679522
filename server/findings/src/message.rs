//! Messages to the drafter, in the drafter's language.
//!
//! One table, `messages/messages.toml`, holds every message: a key, and below it one line a language. A message is written in
//! Fluent's notation (<https://projectfluent.org>), which knows the plural forms of Russian and Arabic; a further language is a
//! further line. A language that lacks a line falls back to English.
//!
//! Findings carry the key and its arguments and are put into words when they are shown: the same cached finding serves a reader of
//! Chinese and a reader of English.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use planmark_syntax::{Language, Organ};

/// The table of messages.
const TABLE: &str = include_str!("../messages/messages.toml");

/// The languages that the table has in full, the one that stands in for the others first.
pub const LANGUAGES: [Language; 2] = [Language::En, Language::Zh];

/// A message to be put into words.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Message {
    key: &'static str,
    arguments: Vec<(&'static str, Argument)>,
}

/// What a message is about.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Argument {
    /// Words of the plan, shown as they are.
    Text(Box<str>),
    /// A count, which chooses the plural form.
    Count(i64),
    /// Another message, put into words in the same language.
    Message(Box<Message>),
    /// An organ, by its name in the language.
    Organ(Organ),
}

impl From<&str> for Argument {
    fn from(text: &str) -> Self {
        Self::Text(text.into())
    }
}

impl From<String> for Argument {
    fn from(text: String) -> Self {
        Self::Text(text.into())
    }
}

impl From<&String> for Argument {
    fn from(text: &String) -> Self {
        Self::Text(text.as_str().into())
    }
}

impl From<Cow<'_, str>> for Argument {
    fn from(text: Cow<'_, str>) -> Self {
        Self::Text(text.into())
    }
}

impl From<&Box<str>> for Argument {
    fn from(text: &Box<str>) -> Self {
        Self::Text(text.clone())
    }
}

impl From<usize> for Argument {
    fn from(count: usize) -> Self {
        Self::Count(i64::try_from(count).unwrap_or(i64::MAX))
    }
}

impl From<u32> for Argument {
    fn from(count: u32) -> Self {
        Self::Count(i64::from(count))
    }
}

impl From<Organ> for Argument {
    fn from(organ: Organ) -> Self {
        Self::Organ(organ)
    }
}

impl From<Message> for Argument {
    fn from(message: Message) -> Self {
        Self::Message(Box::new(message))
    }
}

impl Message {
    /// The message of a key in the table.
    #[must_use]
    pub fn new(key: &'static str) -> Self {
        Self { key, arguments: Vec::new() }
    }

    /// With an argument, which the table's text names `{ $name }`.
    #[must_use]
    pub fn with(mut self, name: &'static str, argument: impl Into<Argument>) -> Self {
        self.arguments.push((name, argument.into()));
        self
    }

    /// The key in the table.
    #[must_use]
    pub fn key(&self) -> &'static str {
        self.key
    }

    /// The message in words. A language without a line for the key, or without any, gets English.
    #[must_use]
    pub fn render(&self, language: Language) -> String {
        let bundle = BUNDLES
            .get(&language)
            .filter(|bundle| bundle.has_message(self.key))
            .or_else(|| BUNDLES.get(&Language::En));
        let Some(bundle) = bundle else { return self.key.to_owned() };
        let Some(pattern) = bundle.get_message(self.key).and_then(|message| message.value()) else {
            return self.key.to_owned();
        };
        let mut arguments = FluentArgs::new();
        for (name, argument) in &self.arguments {
            arguments.set(*name, argument.value(language));
        }
        let mut problems = Vec::new();
        bundle.format_pattern(pattern, Some(&arguments), &mut problems).into_owned()
    }
}

impl Argument {
    fn value(&self, language: Language) -> FluentValue<'_> {
        match self {
            Self::Text(text) => FluentValue::from(&**text),
            Self::Count(count) => FluentValue::from(*count),
            Self::Message(message) => FluentValue::from(message.render(language)),
            Self::Organ(organ) => FluentValue::from(organ.name(language)),
        }
    }
}

/// The table as written: keys, and for each the text in every language it has.
fn table() -> BTreeMap<String, BTreeMap<String, String>> {
    // The table is part of the program and a test reads it: a mistake in it cannot reach a user.
    toml::from_str(TABLE).unwrap_or_default()
}

static BUNDLES: LazyLock<HashMap<Language, FluentBundle<FluentResource>>> = LazyLock::new(|| {
    let table = table();
    LANGUAGES
        .into_iter()
        .map(|language| {
            let source: String = table
                .iter()
                .filter_map(|(key, texts)| {
                    Some(format!("{key} = {}\n", indented(texts.get(language.code())?)))
                })
                .collect();
            (language, bundle(language, source))
        })
        .collect()
});

/// Fluent reads a line at the margin as a new message: the lines of one text are set in.
fn indented(text: &str) -> String {
    text.trim().replace('\n', "\n    ")
}

fn bundle(language: Language, source: String) -> FluentBundle<FluentResource> {
    let locale = language.code().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![locale]);
    // Marks that isolate directions would be shown as boxes in terminals; arguments are set off by quotation marks instead.
    bundle.set_use_isolating(false);
    let resource = FluentResource::try_new(source).unwrap_or_else(|(resource, _)| resource);
    bundle.add_resource_overriding(resource);
    bundle
}

#[cfg(test)]
mod tests {
    use super::{LANGUAGES, Message, TABLE, table};
    use planmark_syntax::Language;
    use std::collections::BTreeSet;

    #[test]
    fn the_table_reads_and_every_key_has_every_language() {
        toml::from_str::<toml::Table>(TABLE).unwrap();
        for (key, texts) in table() {
            for language in LANGUAGES {
                assert!(texts.contains_key(language.code()), "“{key}” has no text in {language}");
            }
        }
    }

    #[test]
    fn every_text_is_sound_fluent_and_all_languages_name_the_same_arguments() {
        for (key, texts) in table() {
            let names: Vec<BTreeSet<String>> = texts
                .values()
                .map(|text| {
                    let source = format!("{key} = {}\n", super::indented(text));
                    let parsed = fluent_syntax::parser::parse(source.as_str());
                    assert!(parsed.is_ok(), "“{key}”: {text}: {parsed:?}");
                    text.split('$')
                        .skip(1)
                        .map(|rest| rest.split(|c: char| !c.is_alphanumeric()).next().unwrap().to_owned())
                        .collect()
                })
                .collect();
            assert!(
                names.windows(2).all(|pair| pair[0] == pair[1]),
                "“{key}” names different arguments: {names:?}"
            );
        }
    }

    #[test]
    fn every_key_of_the_table_is_used_and_every_key_used_is_in_the_table() {
        fn sources(folder: &std::path::Path, all: &mut String) {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    sources(&path, all);
                } else if path.extension().is_some_and(|extension| extension == "rs") {
                    all.push_str(&std::fs::read_to_string(path).unwrap());
                }
            }
        }
        let server = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
        let mut all = String::new();
        sources(server, &mut all);
        let table = table();
        for key in table.keys() {
            assert!(all.contains(&format!("\"{key}\"")), "“{key}” is in the table and nowhere used");
        }
        for used in all.split("Message::new(\"").skip(1) {
            let key = used.split('"').next().unwrap();
            assert!(table.contains_key(key), "“{key}” is used and not in the table");
        }
    }

    #[test]
    fn a_language_without_texts_gets_english() {
        let message = Message::new("keyword-strategy");
        assert_eq!(message.render(Language::Ar), message.render(Language::En));
        assert_ne!(message.render(Language::Zh), message.render(Language::En));
    }
}
