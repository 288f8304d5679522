//! Printed text with its widths, blanks and dashes made alike, and the way back to where each sign stood.
//!
//! Real documents mix full and half width within one number, break a citation over two lines, and put no-break blanks and
//! direction marks inside it. Everything that reads numbers reads them from here, so that each of these cases exists once.

use std::ops::Range;

use crate::script::folding::{Alike, alike};

/// Text in which signs of one meaning are one sign.
///
/// - full-width forms (U+FF01…U+FF5E) are their ASCII signs, ideographic brackets `〔〕` included;
/// - blanks of every kind, tabs and line breaks are one space, however many stand together;
/// - hyphens and dashes of every length are `-`; the fraction and division slashes are `/`;
/// - digits of every script are ASCII digits;
/// - marks that print nothing (direction marks, joiners, soft hyphen, byte-order mark) and the Arabic tatweel are left out.
#[derive(Clone, Debug, Default)]
pub(crate) struct Normal {
    text: String,
    /// For each byte of `text`: where its character began in the original; and one more, the original's end.
    starts: Vec<usize>,
    /// For each byte of `text`: where its character ended in the original.
    ends: Vec<usize>,
}

impl Normal {
    /// Makes the signs of `original` alike.
    pub(crate) fn new(original: &str) -> Self {
        let mut normal = Self::default();
        for (start, sign) in original.char_indices() {
            let end = start + sign.len_utf8();
            match alike(sign) {
                Alike::Nothing => {}
                Alike::Blank if normal.text.ends_with(' ') => {
                    // One space stands for all blanks that follow each other, and reaches to the end of the last.
                    if let Some(last) = normal.ends.last_mut() {
                        *last = end;
                    }
                }
                Alike::Blank => normal.push(' ', start, end),
                Alike::Sign(sign) => normal.push(sign, start, end),
            }
        }
        normal.starts.push(original.len());
        normal
    }

    fn push(&mut self, sign: char, start: usize, end: usize) {
        self.text.push(sign);
        for _ in 0..sign.len_utf8() {
            self.starts.push(start);
            self.ends.push(end);
        }
    }

    /// The text with its signs made alike.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// The bytes of the original that a range of [`Self::text`] stands for.
    pub(crate) fn original(&self, range: &Range<usize>) -> Range<usize> {
        let start = self.starts.get(range.start).or(self.starts.last()).copied().unwrap_or_default();
        let end = match range.end.checked_sub(1) {
            Some(last) if last >= range.start => self.ends.get(last).copied().unwrap_or(start),
            _ => start,
        };
        start..end
    }

    /// The part of [`Self::text`] that stands for a byte range of the original.
    pub(crate) fn folded(&self, range: &Range<usize>) -> Range<usize> {
        let at = |byte: usize| self.starts.partition_point(|&start| start < byte).min(self.text.len());
        let start = at(range.start);
        start..at(range.end).max(start)
    }
}

#[cfg(test)]
mod tests {
    use super::Normal;

    #[test]
    fn signs_of_one_meaning_are_one_sign() {
        let cases = [
            ("１３７３（２００１）", "1373(2001)"),
            ("第\u{3000}58／269\u{a0}号", "第 58/269 号"),
            ("42/37 A–C", "42/37 A-C"),
            ("第 67/\n    226 号", "第 67/ 226 号"),
            ("٣٢٨١ (د‑٢٩)", "3281 (د-29)"),
            ("\u{202b}د\u{640}إ\u{200f}-۳۲/۱", "دإ-32/1"),
        ];
        for (printed, folded) in cases {
            assert_eq!(Normal::new(printed).text(), folded);
        }
    }

    #[test]
    fn a_range_finds_its_way_back() {
        let printed = "见第 67/\n    ２２６号";
        let normal = Normal::new(printed);
        let at = normal.text().find("67/ 226").unwrap();
        let original = normal.original(&(at..at + "67/ 226".len()));
        assert_eq!(&printed[original.clone()], "67/\n    ２２６");
        assert_eq!(normal.folded(&original), at..at + "67/ 226".len());
        assert_eq!(normal.original(&(0..0)), 0..0);
        assert_eq!(
            normal.original(&(normal.text().len()..normal.text().len())),
            printed.len()..printed.len()
        );
    }
}
