//! The words of two languages, and how sentences and titles are put together from them.

mod chinese;
mod english;

use fastrand::Rng;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Language {
    Chinese,
    English,
}

/// Words by the place that they take in a sentence, and sentences with places: `{T}` is a topic, `{A}` an asset, and so on.
#[derive(Debug)]
pub(crate) struct Lexicon {
    topics: &'static [&'static str],
    assets: &'static [&'static str],
    verbs: &'static [&'static str],
    parties: &'static [&'static str],
    means: &'static [&'static str],
    regions: &'static [&'static str],
    qualities: &'static [&'static str],
    causes: &'static [&'static str],
    offices: &'static [&'static str],
    divisions: &'static [&'static str],
    sentences: &'static [&'static str],
    titles: &'static [&'static str],
    resolutions: &'static [&'static str],
    objectives: &'static [&'static str],
    accomplishments: &'static [&'static str],
    indicators: &'static [&'static str],
    items: &'static [&'static str],
    outputs: &'static [&'static str],
}

impl Lexicon {
    pub(crate) fn of(language: Language) -> &'static Self {
        match language {
            Language::Chinese => &chinese::LEXICON,
            Language::English => &english::LEXICON,
        }
    }

    pub(crate) fn title(&self, rng: &mut Rng) -> String {
        capital(&self.one_of(self.titles, rng))
    }

    pub(crate) fn resolution(&self, rng: &mut Rng) -> String {
        capital(&self.one_of(self.resolutions, rng))
    }

    pub(crate) fn office(&self, rng: &mut Rng) -> String {
        self.one_of(self.offices, rng)
    }

    pub(crate) fn division(&self, rng: &mut Rng) -> String {
        self.one_of(self.divisions, rng)
    }

    /// A sentence about who acts, with its full stop.
    pub(crate) fn sentence(&self, who: &str, rng: &mut Rng) -> String {
        capital(&self.one_of(self.sentences, rng).replace("{S}", who))
    }

    pub(crate) fn objective(&self, rng: &mut Rng) -> String {
        self.one_of(self.objectives, rng)
    }

    pub(crate) fn accomplishment(&self, rng: &mut Rng) -> String {
        capital(&self.one_of(self.accomplishments, rng))
    }

    pub(crate) fn indicator(&self, rng: &mut Rng) -> String {
        capital(&self.one_of(self.indicators, rng))
    }

    /// What is done, as an item of a list has it, without a sign at its end.
    pub(crate) fn item(&self, rng: &mut Rng) -> String {
        capital(&self.one_of(self.items, rng))
    }

    /// What a table of deliverables lists.
    pub(crate) fn output(&self, rng: &mut Rng) -> String {
        capital(&self.one_of(self.outputs, rng))
    }

    fn one_of(&self, templates: &[&str], rng: &mut Rng) -> String {
        let template = templates[rng.usize(..templates.len())];
        let mut text = String::with_capacity(template.len() * 3);
        let mut rest = template;
        while let Some((before, place)) = rest.split_once('{') {
            text.push_str(before);
            let Some((place, after)) = place.split_once('}') else { break };
            rest = after;
            match self.words(place) {
                Some(words) => text.push_str(words[rng.usize(..words.len())]),
                None if place == "n" => text.push_str(&rng.u32(2..190).to_string()),
                // Who acts is filled in later.
                None => text.extend(["{", place, "}"]),
            }
        }
        text.push_str(rest);
        text
    }

    fn words(&self, place: &str) -> Option<&'static [&'static str]> {
        Some(match place {
            "T" => self.topics,
            "A" => self.assets,
            "V" => self.verbs,
            "P" => self.parties,
            "M" => self.means,
            "R" => self.regions,
            "Q" => self.qualities,
            "C" => self.causes,
            _ => return None,
        })
    }
}

/// The text with a capital at its beginning, where the script has them.
fn capital(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}
