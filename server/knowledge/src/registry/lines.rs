//! The texts that are searched for resolutions.
//!
//! They lie one behind the other, made once for each language that is asked for: a search reads them from end to end,
//! which takes less than a millisecond for twenty thousand titles, and needs no more memory than they do.

use planmark_syntax::script::half_width;
use std::sync::OnceLock;

use planmark_syntax::Language;

/// Texts to search, a line for each entry that has one.
#[derive(Debug, Default)]
pub(super) struct Searched {
    pub(super) numbers: OnceLock<Lines>,
    pub(super) titles: [OnceLock<Lines>; Language::ALL.len()],
}

/// Texts, each on a line.
#[derive(Debug, Default)]
pub(super) struct Lines {
    text: String,
    /// Where each line begins, and the record that it is of.
    starts: Vec<(u32, u32)>,
}

impl Lines {
    pub(super) fn of<'a>(texts: impl Iterator<Item = (u32, &'a str)>) -> Self {
        let mut lines = Self::default();
        for (record, text) in texts {
            lines.starts.push((u32::try_from(lines.text.len()).unwrap_or(u32::MAX), record));
            lines.text.push_str(&folded(text));
            lines.text.push('\n');
        }
        lines
    }

    /// The records of lines that have the words, in the order of the lines.
    pub(super) fn having<'a>(&'a self, words: &'a str) -> impl Iterator<Item = (u32, &'a str)> + 'a {
        let mut from = 0;
        std::iter::from_fn(move || {
            let at = from + self.text.get(from..)?.find(words)?;
            let line = self.starts.partition_point(|(start, _)| *start as usize <= at).checked_sub(1)?;
            let (start, record) = self.starts[line];
            let end = self.starts.get(line + 1).map_or(self.text.len(), |(next, _)| *next as usize);
            from = end;
            Some((record, &self.text[start as usize..end - 1]))
        })
    }
}

/// Letters in small, full-width signs as plain ones, and without blanks before brackets: so texts and what is typed are compared.
#[must_use]
pub fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for sign in text.chars() {
        let sign = match sign {
            '\u{3000}' | '\u{a0}' | '\n' | '\r' => ' ',
            _ => half_width(sign),
        };
        if sign == '(' && folded.ends_with(' ') {
            folded.pop();
        }
        folded.extend(sign.to_lowercase());
    }
    folded
}
