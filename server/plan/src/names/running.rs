//! Words as a reader sees them: wraps joined, and each sign knows where it stands.

use std::ops::Range;

use planmark_syntax::script::{join_wraps, needs_blank, without_escape};
use planmark_syntax::{Span, Words};

/// Signs with their bytes in the words that they are from.
pub(super) struct Running<'a> {
    raw: &'a str,
    signs: Vec<char>,
    /// Where each sign begins.
    starts: Vec<usize>,
    /// The start of the words in the section.
    base: u32,
}

/// Whether a sign is a blank or a quotation mark.
fn is_outer(sign: char) -> bool {
    sign.is_whitespace() || "“”‘’\"'「」«»".contains(sign)
}

impl<'a> Running<'a> {
    /// The signs of words that start at a byte of their section. Line ends are joined as [`join_wraps`] joins
    /// them.
    pub(super) fn new(raw: &'a str, base: u32) -> Self {
        let mut running = Self { raw, signs: Vec::new(), starts: Vec::new(), base };
        let mut signs = raw.char_indices().peekable();
        while let Some((at, sign)) = signs.next() {
            if !matches!(sign, '\n' | '\r') {
                running.push(sign, at);
                continue;
            }
            while running.signs.last().is_some_and(|sign| sign.is_whitespace()) {
                running.signs.pop();
                running.starts.pop();
            }
            while signs.next_if(|(_, sign)| sign.is_whitespace()).is_some() {}
            let line = signs.peek().map_or("", |(at, _)| &raw[*at..]);
            if without_escape(line).len() < line.len() {
                signs.next();
            }
            if needs_blank(running.signs.last().copied(), signs.peek().map(|(_, sign)| *sign)) {
                running.push(' ', at);
            }
        }
        running
    }

    fn push(&mut self, sign: char, at: usize) {
        self.signs.push(sign);
        self.starts.push(at);
    }

    pub(super) fn signs(&self) -> &[char] {
        &self.signs
    }

    /// The places of the signs behind each occurrence of words in the text.
    pub(super) fn places(&self, words: &'a str) -> impl Iterator<Item = usize> + use<'_, 'a> {
        self.raw
            .match_indices(words)
            .filter_map(|(at, words)| Some(self.index_of(at)? + words.chars().count()))
    }

    /// The place among the signs of the one that begins at a byte.
    pub(super) fn index_of(&self, byte: usize) -> Option<usize> {
        self.starts.binary_search(&byte).ok()
    }

    /// The end of the words before a place, blanks and quotation marks left out.
    pub(super) fn end_before(&self, mut place: usize) -> usize {
        while place > 0 && is_outer(self.signs[place - 1]) {
            place -= 1;
        }
        place
    }

    /// A range of signs without blanks and quotation marks at its ends.
    pub(super) fn trimmed(&self, range: Range<usize>) -> (usize, usize) {
        let (mut start, mut end) = (range.start, range.end.max(range.start));
        while start < end && is_outer(self.signs[start]) {
            start += 1;
        }
        while start < end && is_outer(self.signs[end - 1]) {
            end -= 1;
        }
        (start, end)
    }

    /// Whether a range of signs begins with words, in small or capital letters.
    pub(super) fn starts_with(&self, range: Range<usize>, words: &str) -> bool {
        let mut signs = self.signs[range].iter().flat_map(|sign| sign.to_lowercase());
        words.chars().all(|sign| signs.next() == Some(sign))
    }

    /// A range of signs as words of the section.
    pub(super) fn words(&self, range: Range<usize>) -> Words {
        let start = self.starts.get(range.start).copied().unwrap_or(self.raw.len());
        let end = match range
            .end
            .checked_sub(1)
            .and_then(|last| Some((self.starts.get(last)?, self.signs[last])))
        {
            Some((last, sign)) => last + sign.len_utf8(),
            None => start,
        };
        let text = join_wraps(self.raw.get(start..end).unwrap_or_default());
        Words { text: text.into(), span: Span::new(start, end).shifted(self.base) }
    }
}
