//! Looking resolutions up by a part of their numbers or titles.

use planmark_syntax::Language;

use super::lines::{Lines, folded};
use super::{Entry, Registry};

impl Registry {
    /// The entries whose number begins as typed: `58/2`, `1373`, `A/RES/58/2`; in the order of their symbols.
    pub fn numbered<'a>(&'a self, typed: &str) -> impl Iterator<Item = Entry<'a>> + use<'a> {
        // What follows the organ and the kind is the number: `A/RES/` 58/269.
        let organ = typed.split('/').next().unwrap_or_default();
        let is_symbol = typed.contains('/') && organ.chars().all(|sign| sign.is_alphabetic() || sign == '.');
        let typed = if is_symbol { folded(typed) } else { format!("/{}", folded(typed).replace(' ', "")) };
        let lines = self.searched.numbers.get_or_init(|| {
            Lines::of((0u32..).zip(self.entries()).map(|(record, entry)| (record, entry.symbol())))
        });
        let found: Vec<u32> = lines
            .having(&typed)
            .filter(|(_, symbol)| !typed.starts_with('/') || is_number_start(symbol, &typed))
            .map(|(record, _)| record)
            .collect();
        found.into_iter().filter_map(|record| self.entry_at(record))
    }

    /// The entries whose title in a language has all the words, in any order and in small or capital letters; in the order of their symbols.
    pub fn worded<'a>(
        &'a self,
        language: Language,
        words: &str,
    ) -> impl Iterator<Item = Entry<'a>> + use<'a> {
        let typed = folded(words);
        let mut words: Vec<&str> = typed.split_whitespace().collect();
        // The longest word is the rarest.
        words.sort_by_key(|word| usize::MAX - word.len());
        let found: Vec<u32> = match words.split_first() {
            Some((first, rest)) => self
                .titles_in(language)
                .having(first)
                .filter(|(_, title)| rest.iter().all(|word| title.contains(word)))
                .map(|(record, _)| record)
                .collect(),
            None => Vec::new(),
        };
        found.into_iter().filter_map(|record| self.entry_at(record))
    }

    fn titles_in(&self, language: Language) -> &Lines {
        self.searched.titles[language as usize].get_or_init(|| {
            let titled = (0u32..)
                .zip(self.entries())
                .filter_map(|(record, entry)| Some((record, entry.title(language)?.text)));
            Lines::of(titled)
        })
    }

    fn entry_at(&self, record: u32) -> Option<Entry<'_>> {
        let record = self.records.get(record as usize)?;
        Some(Entry { registry: self, record })
    }
}

/// Whether a symbol has the typed words where its number begins: behind the last part that is of letters alone.
fn is_number_start(symbol: &str, typed: &str) -> bool {
    let mut at = 0;
    for part in symbol.split_inclusive('/') {
        let is_letters = part.ends_with('/')
            && part
                .trim_end_matches('/')
                .chars()
                .all(|sign| sign.is_alphabetic() || sign == '-' || sign == '.');
        if !is_letters {
            break;
        }
        at += part.len();
    }
    at > 0 && symbol[at - 1..].starts_with(typed)
}

#[cfg(test)]
mod tests {
    use planmark_syntax::Language;

    use crate::registry::{Registry, RegistryBuilder};

    fn registry() -> Registry {
        let text = "symbol,title_en,title_zh\n\
            A/RES/58/269,Strengthening harbours,加强港口：议程\n\
            A/RES/58/27,Care of Harbours and lamps,港口的维护\n\
            A/DEC/58/511,,\n\
            A/RES/S-10/2,Special,\n\
            A/RES/1514(XV),Independence,\n\
            A/HRC/RES/58/2,Rights,\n\
            S/RES/1373(2001),,\n";
        RegistryBuilder::default().file("a.csv", text).build()
    }

    #[test]
    fn by_the_beginning_of_a_number() {
        let registry = registry();
        let found =
            |typed: &str| registry.numbered(typed).map(|it| it.symbol().to_owned()).collect::<Vec<_>>();
        assert_eq!(found("58/2"), ["A/HRC/RES/58/2", "A/RES/58/269", "A/RES/58/27"]);
        assert_eq!(found("5８/26"), ["A/RES/58/269"]);
        assert_eq!(found("1373 ("), ["S/RES/1373(2001)"]);
        assert_eq!(found("1514（x"), ["A/RES/1514(XV)"]);
        assert_eq!(found("S-10/"), ["A/RES/S-10/2"]);
        assert_eq!(found("a/res/58/2"), ["A/RES/58/269", "A/RES/58/27"]);
        assert_eq!(found("8/2"), [] as [&str; 0]);
    }

    #[test]
    fn by_words_of_a_title() {
        let registry = registry();
        let found = |language, words: &str| {
            registry.worded(language, words).map(|it| it.symbol().to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(found(Language::En, "harbours CARE"), ["A/RES/58/27"]);
        assert_eq!(found(Language::En, "harbours"), ["A/RES/58/269", "A/RES/58/27"]);
        assert_eq!(found(Language::Zh, "强港口："), ["A/RES/58/269"]);
        assert_eq!(found(Language::Zh, "港口 维护"), ["A/RES/58/27"]);
        assert_eq!(found(Language::Fr, "harbours"), [] as [&str; 0]);
        assert_eq!(found(Language::En, " "), [] as [&str; 0]);
    }
}
