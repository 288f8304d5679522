//! A cursor over text whose signs were made alike ([`crate::normal`]).

/// A place in a text, from which readers take what they know and leave the rest.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Scan<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Scan<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    /// A cursor at a byte of the text.
    pub(crate) fn starting(text: &'a str, at: usize) -> Self {
        Self { text, at: at.min(text.len()) }
    }

    /// The byte at which the cursor stands.
    pub(crate) fn at(&self) -> usize {
        self.at
    }

    /// The whole text.
    pub(crate) fn text(&self) -> &'a str {
        self.text
    }

    /// Goes on by a number of bytes, to the end at most.
    pub(crate) fn take_bytes(&mut self, bytes: usize) {
        self.at = self.at.saturating_add(bytes).min(self.text.len());
    }

    pub(crate) fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    pub(crate) fn is_done(&self) -> bool {
        self.at >= self.text.len()
    }

    pub(crate) fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    pub(crate) fn skip_blanks(&mut self) {
        self.take_while(|sign| sign == ' ');
    }

    /// Takes the sign if it stands here.
    pub(crate) fn eat(&mut self, sign: char) -> bool {
        let found = self.rest().starts_with(sign);
        if found {
            self.at += sign.len_utf8();
        }
        found
    }

    /// Takes the words if they stand here, in any case.
    pub(crate) fn eat_words(&mut self, words: &str) -> bool {
        match prefix_length(self.rest(), words) {
            Some(length) => {
                self.at += length;
                true
            }
            None => false,
        }
    }

    /// Takes the words if they stand here, in this very case.
    pub(crate) fn eat_exactly(&mut self, words: &str) -> bool {
        let found = self.rest().starts_with(words);
        if found {
            self.at += words.len();
        }
        found
    }

    pub(crate) fn take_while(&mut self, is_wanted: impl Fn(char) -> bool) -> &'a str {
        let rest = self.rest();
        let length = rest.find(|sign| !is_wanted(sign)).unwrap_or(rest.len());
        self.at += length;
        &rest[..length]
    }

    /// Takes the ASCII digits that stand here.
    pub(crate) fn digits(&mut self) -> &'a str {
        self.take_while(|sign| sign.is_ascii_digit())
    }

    /// Tries a reader; where it takes nothing, the cursor stays where it was.
    pub(crate) fn attempt<T>(&mut self, reader: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let start = *self;
        let taken = reader(self);
        if taken.is_none() {
            *self = start;
        }
        taken
    }
}

/// Whether two letters differ at most in case.
fn is_same_letter(left: char, right: char) -> bool {
    if left == right {
        return true;
    }
    if left.is_ascii() && right.is_ascii() {
        return left.eq_ignore_ascii_case(&right);
    }
    left.is_alphabetic() && left.to_lowercase().eq(right.to_lowercase())
}

/// The bytes of `text` that `words` take at its start, whatever their case; a blank in `words` stands for one blank.
pub(crate) fn prefix_length(text: &str, words: &str) -> Option<usize> {
    if text.as_bytes().starts_with(words.as_bytes()) {
        return Some(words.len());
    }
    let mut signs = text.chars();
    for wanted in words.chars() {
        let found = signs.next()?;
        if !is_same_letter(found, wanted) {
            return None;
        }
    }
    Some(text.len() - signs.as_str().len())
}
