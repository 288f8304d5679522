//! Finding the words of the keyword table in text whose signs were made alike: one walk over the text, however many words there are.

use crate::normal::Normal;
use crate::script::folding::{canonical, fold};
use crate::script::is_han;

/// Words, with what each means.
///
/// They are compared as the scanner compares them ([`fold`]). `*` at a word's end stands for any letters. A word that begins in upper case
/// is found in upper case only, and one of capitals throughout (an abbreviation) as it is.
pub(crate) struct WordList<T> {
    /// The first is the one in which a walk begins.
    states: Vec<State>,
    words: Vec<Listed<T>>,
}

#[derive(Default)]
struct State {
    /// In the order of their signs.
    next: Vec<(char, usize)>,
    /// The state behind any letters.
    behind_letters: Option<usize>,
    /// The words that end here, in the order in which they were given.
    ends: Vec<usize>,
}

struct Listed<T> {
    written: Box<str>,
    case: Case,
    meaning: T,
}

#[derive(Clone, Copy)]
enum Case {
    Any,
    First,
    All,
}

impl Case {
    fn of(word: &str) -> Self {
        let is_name = word.chars().next().is_some_and(char::is_uppercase);
        match is_name {
            true if word.len() > 1 && word.chars().all(char::is_uppercase) => Self::All,
            true => Self::First,
            false => Self::Any,
        }
    }
}

impl<T: Copy> WordList<T> {
    /// A list of words. Where one word is given twice, what it means first counts.
    pub(crate) fn new<'a>(words: impl IntoIterator<Item = (&'a str, T)>) -> Self {
        let mut list = Self { states: vec![State::default()], words: Vec::new() };
        for (word, meaning) in words {
            let normal = Normal::new(word);
            let written: Box<str> = normal.text().into();
            let mut state = 0;
            for sign in canonical(&written).chars() {
                state = list.state_behind(state, sign);
            }
            if state == 0 || list.states[state].ends.iter().any(|known| list.words[*known].written == written)
            {
                continue;
            }
            list.states[state].ends.push(list.words.len());
            list.words.push(Listed { case: Case::of(&written), written, meaning });
        }
        list
    }

    fn state_behind(&mut self, state: usize, sign: char) -> usize {
        let fresh = self.states.len();
        let State { next, behind_letters, .. } = &mut self.states[state];
        let behind = match sign {
            '*' => *behind_letters.get_or_insert(fresh),
            _ => match next.binary_search_by_key(&sign, |(sign, _)| *sign) {
                Ok(place) => next[place].1,
                Err(place) => {
                    next.insert(place, (sign, fresh));
                    fresh
                }
            },
        };
        if behind == fresh {
            self.states.push(State::default());
        }
        behind
    }

    /// The longest word that begins at a byte of the text and whose end is accepted: what it means, and where it ends.
    pub(crate) fn at(&self, text: &str, start: usize, accepts: impl Fn(usize) -> bool) -> Option<(T, usize)> {
        let mut best: Option<(usize, usize)> = None;
        let mut visit = |word: usize, end: usize| {
            let listed = &self.words[word];
            let is_longer = best.is_none_or(|(known, _)| {
                let known = &self.words[known];
                listed.written.len() > known.written.len()
            });
            if is_longer && self.has_case(listed, text, start..end) && accepts(end) {
                best = Some((word, end));
            }
        };
        self.walk(text, start, 0, '\0', &mut visit);
        best.map(|(word, end)| (self.words[word].meaning, end))
    }

    fn has_case(&self, listed: &Listed<T>, text: &str, place: std::ops::Range<usize>) -> bool {
        let Some(found) = text.get(place) else { return false };
        match listed.case {
            Case::Any => true,
            Case::First => found.chars().next() == listed.written.chars().next(),
            Case::All => *found == *listed.written,
        }
    }

    /// Visits every word that ends on the way from a place. `last` is the sign before it.
    fn walk(
        &self,
        text: &str,
        mut place: usize,
        mut state: usize,
        mut last: char,
        visit: &mut impl FnMut(usize, usize),
    ) {
        loop {
            let State { next, behind_letters, ends } = &self.states[state];
            for word in ends {
                visit(*word, place);
            }
            let Some(rest) = text.get(place..) else { return };
            if let Some(behind) = *behind_letters {
                let letters = rest.find(|sign: char| !sign.is_alphabetic()).unwrap_or(rest.len());
                self.walk(text, place + letters, behind, 'a', visit);
            }
            // What is not seen is passed over inside a word; a blank behind a Chinese character too, where the word has none.
            let mut signs = rest.chars();
            let symbol = loop {
                let Some(sign) = signs.next() else { return };
                match fold(sign) {
                    None if state != 0 => {}
                    None => return,
                    Some(' ')
                        if is_han(last) && next.binary_search_by_key(&' ', |(sign, _)| *sign).is_err() => {}
                    Some(symbol) => break symbol,
                }
            };
            let Ok(edge) = next.binary_search_by_key(&symbol, |(sign, _)| *sign) else { return };
            place = text.len() - signs.as_str().len();
            state = next[edge].1;
            last = symbol;
        }
    }
}

/// Whether a word may end at a byte of the text: not between two letters of a script that puts blanks between words.
pub(crate) fn ends_word(text: &str, end: usize) -> bool {
    let is_letter = |sign: char| sign.is_alphanumeric() && !is_han(sign);
    let last = text.get(..end).and_then(|before| before.chars().next_back());
    let next = text.get(end..).and_then(|behind| behind.chars().next());
    !(last.is_some_and(is_letter) && next.is_some_and(is_letter))
}

#[cfg(test)]
mod tests {
    use super::{WordList, ends_word};

    #[test]
    fn the_longest_word_in_its_case_is_found() {
        let words = [
            "совет*",
            "совет* по правам человека",
            "Council",
            "ECE",
            "大会",
            "安全理事会",
            "إلى",
            "to",
            "a to",
        ];
        let list = WordList::new(words.into_iter().map(|word| (word, word)));
        let at = |text: &str| {
            list.at(text, 0, |end| ends_word(text, end)).map(|(word, end)| (word, text[..end].to_owned()))
        };
        let found = |word: &'static str, text: &str| Some((word, text.to_owned()));
        assert_eq!(
            at("Совета по правам человека"),
            found("совет* по правам человека", "Совета по правам человека")
        );
        assert_eq!(at("советник"), found("совет*", "советник"));
        assert_eq!(at("Council of"), found("Council", "Council"));
        assert_eq!(at("council of"), None);
        assert_eq!(at("Councillor"), None);
        assert_eq!(at("ece"), None);
        assert_eq!(at("ECE 1"), found("ECE", "ECE"));
        assert_eq!(at("安全 理事会决议"), found("安全理事会", "安全 理事会"));
        assert_eq!(at("الى 3"), found("إلى", "الى"));
        assert_eq!(at("a to"), found("a to", "a to"));
        assert_eq!(at(""), None);
    }
}
