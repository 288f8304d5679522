//! Text that knows where in its source it stands.
//!
//! What must stay true: the places of a text are those of the very signs in it, whatever was cut, joined or replaced since it
//! was read; signs that the source does not have, and blanks that stand for several, may have none.

use std::fmt;
use std::ops::{Deref, Range};

/// Bytes of a part of the source, as UTF-8 text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// Which part, in the list of [`Plan::parts`](crate::plan::Plan::parts).
    pub part: u16,
    /// The first byte.
    pub start: u32,
    /// The byte behind the last.
    pub end: u32,
}

/// Signs of a text that stand together in the source. Where they take as many bytes here as there, they stand byte for byte;
/// where they do not (`&amp;`, a symbol that an element names), all of them come from all of the place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Run {
    at: u32,
    length: u32,
    place: Place,
}

/// Text, and of its signs the places in the source. Reads as the text alone.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Traced {
    text: String,
    places: Places,
}

/// Where the bytes of a text stand in its source: runs of bytes, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Places(Vec<Run>);

impl Place {
    fn length(self) -> u32 {
        self.end.saturating_sub(self.start)
    }
}

impl Run {
    fn end(&self) -> u32 {
        self.at.saturating_add(self.length)
    }

    fn is_same_bytes(&self) -> bool {
        self.length == self.place.length()
    }

    /// The part of the run within `range`, if there is any.
    fn within(&self, range: &Range<u32>) -> Option<Self> {
        let (at, end) = (self.at.max(range.start), self.end().min(range.end));
        if at >= end {
            return None;
        }
        let mut place = self.place;
        if self.is_same_bytes() {
            place.start = self.place.start + (at - self.at);
            place.end = place.start + (end - at);
        }
        Some(Self { at, length: end - at, place })
    }
}

impl Places {
    /// Where the bytes `range` of the text stand, in the order of the text; places that follow on each other are one.
    #[must_use]
    pub fn of(&self, range: Range<usize>) -> Vec<Place> {
        let mut places: Vec<Place> = Vec::new();
        for run in self.runs(&narrow(range)) {
            match places.last_mut() {
                Some(last) if last.part == run.place.part && last.end == run.place.start => {
                    last.end = run.place.end;
                }
                Some(last) if *last == run.place => {}
                _ => places.push(run.place),
            }
        }
        places
    }

    /// Bytes that it takes in memory.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.0.len() * size_of::<Run>()
    }

    fn runs(&self, range: &Range<u32>) -> impl Iterator<Item = Run> {
        let first = self.0.partition_point(|run| run.end() <= range.start);
        self.0[first..].iter().take_while(|run| run.at < range.end).filter_map(|run| run.within(range))
    }

    fn truncate(&mut self, at: u32) {
        let kept = self.0.partition_point(|run| run.at < at);
        self.0.truncate(kept);
        if let Some(last) = self.0.last_mut()
            && let Some(within) = last.within(&(0..at))
        {
            *last = within;
        }
    }

    fn push(&mut self, run: Run) {
        if let Some(last) = self.0.last_mut()
            && last.end() == run.at
            && last.place.part == run.place.part
            && last.place.end == run.place.start
            && last.is_same_bytes()
            && run.is_same_bytes()
        {
            last.length += run.length;
            last.place.end = run.place.end;
        } else if run.length > 0 {
            self.0.push(run);
        }
    }
}

impl Traced {
    /// Text that stands at `place`.
    #[must_use]
    pub fn at(text: &str, place: Place) -> Self {
        let mut traced = Self::default();
        traced.push_at(text, place);
        traced
    }

    /// Adds text that stands at `place`.
    pub fn push_at(&mut self, text: &str, place: Place) {
        let at = self.end();
        self.text.push_str(text);
        self.places.push(Run { at, length: self.end() - at, place });
    }

    /// Adds text that has no place.
    pub fn push_str(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// Adds `more`, with its places.
    pub fn push(&mut self, more: &Self) {
        self.push_range(more, 0..more.text.len());
    }

    /// Adds the bytes `range` of `from`, with their places. Nothing, if they do not begin and end with a sign.
    pub fn push_range(&mut self, from: &Self, range: Range<usize>) {
        let Some(text) = from.text.get(range.clone()) else { return };
        let (range, end) = (narrow(range), self.end());
        self.text.push_str(text);
        for run in from.places.runs(&range) {
            self.places.push(Run { at: end + (run.at - range.start), ..run });
        }
    }

    /// Adds `sign`, which stands where the bytes `range` of `from` do; where the first of them do, if they stand apart.
    pub fn push_sign(&mut self, sign: char, from: &Self, range: Range<usize>) {
        let at = self.end();
        self.text.push(sign);
        if let Some(&place) = from.places.of(range).first() {
            self.places.push(Run { at, length: self.end() - at, place });
        }
    }

    /// The bytes `range`. Nothing, if they do not begin and end with a sign.
    #[must_use]
    pub fn slice(&self, range: Range<usize>) -> Self {
        let mut slice = Self::default();
        slice.push_range(self, range);
        slice
    }

    /// Takes away what stands from byte `at` on, and gives it. Nothing, if no sign begins there.
    pub fn split_off(&mut self, at: usize) -> Self {
        let behind = self.slice(at..self.text.len());
        if self.text.is_char_boundary(at) {
            self.text.truncate(at);
            self.places.truncate(narrow(0..at).end);
        }
        behind
    }

    /// The text without the signs at its ends that `is_outside` names.
    #[must_use]
    pub fn trimmed(&self, is_outside: impl Fn(char) -> bool) -> Self {
        let end = self.text.trim_end_matches(&is_outside).len();
        let start = end - self.text[..end].trim_start_matches(&is_outside).len();
        self.slice(start..end)
    }

    /// The text with another sign in the place of each; `None` leaves one out.
    #[must_use]
    pub fn with_signs(&self, mut replacement: impl FnMut(char) -> Option<char>) -> Self {
        let mut replaced = Self::default();
        // Where the signs begin that stay as they are.
        let mut same = 0;
        for (place, sign) in self.text.char_indices() {
            let replacement = replacement(sign);
            if replacement == Some(sign) {
                continue;
            }
            let end = place + sign.len_utf8();
            replaced.push_range(self, same..place);
            same = end;
            if let Some(other) = replacement {
                replaced.push_sign(other, self, place..end);
            }
        }
        replaced.push_range(self, same..self.text.len());
        replaced
    }

    /// The text with a capital letter at its beginning.
    #[must_use]
    pub fn capitalized(&self) -> Self {
        let Some(first) = self.text.chars().next() else { return self.clone() };
        let mut capitalized = Self::default();
        let length = first.len_utf8();
        first.to_uppercase().for_each(|capital| capitalized.push_sign(capital, self, 0..length));
        capitalized.push_range(self, length..self.text.len());
        capitalized
    }

    /// The text without blanks at its ends and with one plain blank for every run of blanks inside.
    #[must_use]
    pub fn single_blanks(&self) -> Self {
        let mut single = Self::default();
        let mut place = 0;
        for word in self.text.split_inclusive(crate::account::is_blank) {
            let bare = word.trim_end_matches(crate::account::is_blank).len();
            if bare > 0 {
                if !single.is_empty() {
                    let blanks = self.text[..place].trim_end_matches(crate::account::is_blank).len();
                    single.push_sign(' ', self, blanks..place);
                }
                single.push_range(self, place..place + bare);
            }
            place += word.len();
        }
        single
    }

    /// Puts `text`, which has no place, before byte `at`. Nothing, if no sign begins there.
    pub fn insert_str(&mut self, at: usize, text: &str) {
        if self.text.is_char_boundary(at) {
            let behind = self.split_off(at);
            self.push_str(text);
            self.push(&behind);
        }
    }

    /// Where its bytes stand.
    #[must_use]
    pub fn places(&self) -> &Places {
        &self.places
    }

    /// The text and the places of its bytes.
    #[must_use]
    pub fn into_parts(self) -> (String, Places) {
        (self.text, self.places)
    }

    fn end(&self) -> u32 {
        u32::try_from(self.text.len()).unwrap_or(u32::MAX)
    }
}

/// Texts are below four gigabytes: the limit on what is read is far smaller.
fn narrow(range: Range<usize>) -> Range<u32> {
    let narrow = |byte: usize| u32::try_from(byte).unwrap_or(u32::MAX);
    narrow(range.start)..narrow(range.end)
}

impl Deref for Traced {
    type Target = str;

    fn deref(&self) -> &str {
        &self.text
    }
}

impl fmt::Display for Traced {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.text)
    }
}

impl fmt::Debug for Traced {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.text, formatter)
    }
}

impl From<String> for Traced {
    /// Text that has no place.
    fn from(text: String) -> Self {
        Self { text, places: Places::default() }
    }
}

impl From<&str> for Traced {
    /// Text that has no place.
    fn from(text: &str) -> Self {
        Self::from(text.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::{Place, Traced};

    fn at(start: u32, end: u32) -> Place {
        Place { part: 3, start, end }
    }

    /// `A & B` as `A &amp; B` has it, from byte 10 on; then text without a place.
    fn text() -> Traced {
        let mut text = Traced::at("A ", at(10, 12));
        text.push_at("&", at(12, 17));
        text.push_at(" B", at(17, 19));
        text.push_str("!");
        text
    }

    #[test]
    fn bytes_lead_to_their_places() {
        let text = text();
        assert_eq!(text.places().of(0..1), [at(10, 11)]);
        assert_eq!(text.places().of(2..3), [at(12, 17)]);
        assert_eq!(text.places().of(0..6), [at(10, 19)]);
        assert!(text.places().of(5..6).is_empty());
    }

    #[test]
    fn cutting_and_joining_keep_places() {
        let mut front = text();
        let behind = front.split_off(3);
        let mut joined = behind.clone();
        joined.push(&front);
        assert_eq!((&*joined, &*behind), (" B!A &", " B!"));
        assert_eq!(joined.places().of(1..2), [at(18, 19)]);
        assert_eq!(joined.places().of(3..6), [at(10, 17)]);
        joined.insert_str(4, "--");
        assert_eq!(&*joined, " B!A-- &");
        assert_eq!(joined.places().of(3..8), [at(10, 17)]);
        assert_eq!(joined.places().of(6..7), [at(11, 12)]);
        assert_eq!(&*text().slice(9..12), "");
    }

    #[test]
    fn runs_that_follow_on_each_other_are_one() {
        let mut text = Traced::at("Fre", at(0, 3));
        text.push_at("ight", at(3, 7));
        text.push_at("er", at(40, 42));
        assert_eq!(text.places().of(1..9), [at(1, 7), at(40, 42)]);
        assert_eq!(text.places().0.len(), 2);
    }

    #[test]
    fn replaced_signs_keep_the_place_of_the_sign_before() {
        let text = Traced::at("a|é  \n b", at(20, 29));
        let replaced = text.with_signs(|sign| Some(if sign == '|' { '¦' } else { sign }));
        assert_eq!((&*replaced, replaced.places().of(1..3)), ("a¦é  \n b", vec![at(21, 22)]));
        let single = replaced.single_blanks();
        assert_eq!(&*single, "a¦é b");
        assert_eq!(single.places().of(5..6), [at(24, 28)]);
        assert_eq!(single.places().of(6..7), [at(28, 29)]);
        let capitals = single.slice(3..7).capitalized();
        assert_eq!((&*capitals, capitals.places().of(0..2)), ("É b", vec![at(22, 24)]));
        assert_eq!(&*text.trimmed(|sign| sign == 'a' || sign == 'b'), "|é  \n ");
    }
}
