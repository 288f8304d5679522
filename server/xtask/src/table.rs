//! The keyword table, `grammar/keywords.toml`, as it is written.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use serde::Deserialize;

/// The languages in the order of the generated tables: code, name of the variant in `Language`.
pub(crate) const LANGUAGES: [(&str, &str); 6] =
    [("ar", "Ar"), ("en", "En"), ("es", "Es"), ("fr", "Fr"), ("ru", "Ru"), ("zh", "Zh")];

/// The words of one entry in the six languages.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Words {
    #[serde(default)]
    ar: Vec<String>,
    #[serde(default)]
    en: Vec<String>,
    #[serde(default)]
    es: Vec<String>,
    #[serde(default)]
    fr: Vec<String>,
    #[serde(default)]
    ru: Vec<String>,
    #[serde(default)]
    zh: Vec<String>,
}

/// One word of one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Word {
    /// As it is printed, `{year}` for a year or period.
    pub(crate) text: String,
    /// Code of the language.
    pub(crate) language: &'static str,
    /// Whether it was found in a published document.
    pub(crate) verified: bool,
}

impl Words {
    /// The words of a language by its code.
    fn of(&self, language: &str) -> &[String] {
        match language {
            "ar" => &self.ar,
            "en" => &self.en,
            "es" => &self.es,
            "fr" => &self.fr,
            "ru" => &self.ru,
            _ => &self.zh,
        }
    }

    /// All words, language by language, the offered one of each language first.
    pub(crate) fn all(&self) -> Vec<Word> {
        LANGUAGES
            .iter()
            .flat_map(|&(language, _)| self.of(language).iter().map(move |written| word(written, language)))
            .collect()
    }
}

fn word(written: &str, language: &'static str) -> Word {
    let text = written.strip_prefix('?').unwrap_or(written);
    Word { text: text.to_owned(), language, verified: text.len() == written.len() }
}

/// What may follow a heading's keyword.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[serde(rename_all = "snake_case")]
pub(crate) enum NumberRule {
    /// A number; without one, only a colon or the line's end.
    Required,
    /// A number may follow.
    Optional,
    /// No number follows.
    None,
}

/// A structural heading.
#[derive(Debug, Deserialize)]
pub(crate) struct Heading {
    pub(crate) key: String,
    pub(crate) node: String,
    number: NumberRule,
    number_zh: Option<NumberRule>,
    #[serde(flatten)]
    pub(crate) words: Words,
}

impl Heading {
    pub(crate) fn number_rule(&self, language: &str) -> NumberRule {
        match self.number_zh {
            Some(rule) if language == "zh" => rule,
            _ => self.number,
        }
    }
}

/// The names of an organ in one language.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct OrganNames {
    /// The name that is printed, where it is not the first of the names.
    name: Option<String>,
    names: Vec<String>,
    genitive: Vec<String>,
    #[serde(default)]
    others: Vec<String>,
}

impl OrganNames {
    fn printed(&self) -> Option<&String> {
        self.name.as_ref().or(self.names.first()).or(self.genitive.first())
    }
}

/// An organ.
#[derive(Debug, Deserialize)]
pub(crate) struct Organ {
    pub(crate) key: String,
    #[serde(default)]
    pub(crate) relative: bool,
    pub(crate) codes: BTreeMap<String, Vec<String>>,
    /// Words in the titles of programmes that answer to the organ.
    #[serde(default)]
    pub(crate) programmes: Vec<String>,
    #[serde(flatten)]
    by_language: BTreeMap<String, OrganNames>,
}

impl Organ {
    /// The names that stand beside numbers in running text.
    pub(crate) fn names(&self) -> Vec<Word> {
        self.words(|names| names.names.iter().collect())
    }

    /// The names that are read beside a number and announce none.
    pub(crate) fn others(&self) -> Vec<Word> {
        self.words(|names| names.others.iter().collect())
    }

    /// The name that is printed, one for each language.
    pub(crate) fn printed(&self) -> Vec<Word> {
        self.words(|names| names.printed().into_iter().collect())
    }

    /// The name that is printed after a noun, one for each language: in the genitive where the language has one.
    pub(crate) fn after_noun(&self) -> Vec<Word> {
        let printed = self.printed();
        let genitives = self.genitives();
        let has_genitive = |word: &Word| matches!(word.language, "es" | "fr" | "ru");
        let after_noun = |word: &Word| {
            genitives.iter().find(|it| has_genitive(it) && it.language == word.language).cloned()
        };
        printed.into_iter().map(|word| after_noun(&word).unwrap_or(word)).collect()
    }

    fn genitives(&self) -> Vec<Word> {
        self.words(|names| names.genitive.iter().collect())
    }

    fn words(&self, choose: impl Fn(&OrganNames) -> Vec<&String>) -> Vec<Word> {
        LANGUAGES
            .iter()
            .filter_map(|&(language, _)| Some((language, self.by_language.get(language)?)))
            .flat_map(|(language, names)| {
                choose(names).into_iter().map(move |written| word(written, language)).collect::<Vec<_>>()
            })
            .collect()
    }
}

/// A form into which an organ's name is put.
#[derive(Debug, Deserialize)]
struct OrganForm {
    promises: Vec<String>,
    #[serde(flatten)]
    words: Words,
}

/// A heading that no form makes.
#[derive(Debug, Deserialize)]
struct WholeOrganHeading {
    key: String,
    codes: Vec<String>,
    promises: Vec<String>,
    #[serde(flatten)]
    words: Words,
}

/// An organ heading, from a form or whole.
#[derive(Debug)]
pub(crate) struct OrganHeading {
    pub(crate) key: String,
    pub(crate) relative: bool,
    pub(crate) codes: Vec<String>,
    pub(crate) promises: Vec<String>,
    pub(crate) words: Vec<Word>,
}

/// A word that makes a reference or announces a citation in the text.
#[derive(Debug, Deserialize)]
pub(crate) struct Inline {
    pub(crate) role: String,
    #[serde(default)]
    pub(crate) capital: bool,
    #[serde(default)]
    pub(crate) dotted: bool,
    #[serde(flatten)]
    pub(crate) words: Words,
}

/// An entry that is only a key and its words.
#[derive(Debug, Deserialize)]
pub(crate) struct Keyed {
    #[serde(alias = "role")]
    pub(crate) key: String,
    #[serde(flatten)]
    pub(crate) words: Words,
}

/// The whole table.
#[derive(Debug, Deserialize)]
pub(crate) struct Table {
    #[serde(rename = "heading")]
    pub(crate) headings: Vec<Heading>,
    #[serde(rename = "organ")]
    pub(crate) organs: Vec<Organ>,
    #[serde(rename = "organ_form")]
    organ_forms: Vec<OrganForm>,
    #[serde(rename = "organ_heading")]
    whole_organ_headings: Vec<WholeOrganHeading>,
    #[serde(rename = "inline")]
    pub(crate) inline: Vec<Inline>,
    #[serde(rename = "caption")]
    pub(crate) captions: Vec<Keyed>,
    #[serde(rename = "connector")]
    pub(crate) connectors: Vec<Keyed>,
    #[serde(rename = "term")]
    pub(crate) terms: Vec<Keyed>,
    /// Names of letters in the order of the Latin ones.
    pub(crate) letter_names: Vec<Words>,
    /// Letters by the Latin one that they look like.
    pub(crate) look_alikes: BTreeMap<char, char>,
    pub(crate) ordinals: Vec<Words>,
    pub(crate) beside: Vec<Keyed>,
    #[serde(rename = "particle")]
    pub(crate) particles: Vec<Keyed>,
    pub(crate) short: Vec<Keyed>,
    /// Classes of Chinese characters, each a run of them.
    pub(crate) characters: Vec<Keyed>,
}

impl Table {
    /// Reads the table.
    ///
    /// # Errors
    ///
    /// When the file cannot be read, is not the table that is expected, or has an entry without a word.
    pub(crate) fn read(path: &Path) -> Result<Self> {
        let text =
            std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
        let table: Self =
            toml::from_str(&text).with_context(|| format!("cannot understand {}", path.display()))?;
        for heading in &table.headings {
            for (language, _) in LANGUAGES {
                ensure!(
                    !heading.words.of(language).is_empty(),
                    "heading {} has no word in {language}",
                    heading.key
                );
            }
        }
        Ok(table)
    }

    /// A class of Chinese characters, one behind the other.
    pub(crate) fn characters(&self, key: &str) -> String {
        let class = self.characters.iter().filter(|class| class.key == key);
        class.flat_map(|class| class.words.all()).map(|word| word.text).collect()
    }

    /// Every organ heading: each form filled with each organ that makes all of its promises, then the whole headings.
    pub(crate) fn organ_headings(&self) -> Vec<OrganHeading> {
        let from_forms = self.organs.iter().flat_map(|organ| {
            self.organ_forms
                .iter()
                .filter(|form| form.promises.iter().all(|promise| organ.codes.contains_key(promise)))
                .map(|form| organ_heading(organ, form))
        });
        let whole = self.whole_organ_headings.iter().map(|heading| OrganHeading {
            key: heading.key.clone(),
            relative: false,
            codes: heading.codes.clone(),
            promises: heading.promises.clone(),
            words: heading.words.all(),
        });
        from_forms.chain(whole).collect()
    }
}

fn organ_heading(organ: &Organ, form: &OrganForm) -> OrganHeading {
    let mut codes: Vec<String> = Vec::new();
    for code in form.promises.iter().flat_map(|promise| &organ.codes[promise]) {
        if !codes.contains(code) {
            codes.push(code.clone());
        }
    }
    let genitives = organ.genitives();
    let words = form
        .words
        .all()
        .iter()
        .flat_map(|pattern| {
            genitives.iter().filter(|name| name.language == pattern.language).map(|name| Word {
                text: pattern.text.replace("{organ}", &name.text),
                language: name.language,
                verified: pattern.verified && name.verified,
            })
        })
        .collect();
    OrganHeading {
        key: format!("{}_{}", organ.key, form.promises.join("_and_")),
        relative: organ.relative,
        codes,
        promises: form.promises.clone(),
        words,
    }
}
