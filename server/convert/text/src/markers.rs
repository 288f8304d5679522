//! The markers with which entries of lists begin.

use planmark_convert_model::printed::BULLETS;
use planmark_syntax::Numeral;

/// A marker and what follows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Marked<'t> {
    pub(crate) kind: Kind,
    /// As printed: `(a)`, `㈠`. A bullet is a sign of layout and is replaced by the markup's dash.
    pub(crate) marker: &'t str,
    /// Place in the list, from 1: (c) and ㈢ are 3. 0 for a bullet.
    pub(crate) ordinal: u32,
    pub(crate) rest: &'t str,
}

/// What kind of marker begins an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// `(a)`, `(bb)`.
    Letter,
    /// `㈠`, `(十一)`.
    Numeral,
    /// `a.`
    SmallLetter,
    /// A sign without a number.
    Bullet,
}

impl Kind {
    /// The depth at which the markup indents it.
    pub(crate) fn depth(self) -> u8 {
        match self {
            Self::Letter | Self::Bullet => 0,
            Self::Numeral => 1,
            Self::SmallLetter => 2,
        }
    }
}

/// The marker at the start of `text`.
pub(crate) fn leading(text: &str) -> Option<Marked<'_>> {
    let first = text.chars().next()?;
    match first {
        '㈠'..='㈩' => {
            let end = first.len_utf8();
            let ordinal = u32::from(first) - u32::from('㈠') + 1;
            Some(marked(Kind::Numeral, text, end, ordinal))
        }
        '(' | '（' => bracketed(text),
        _ if BULLETS.contains(&first) || matches!(first, '\u{E000}'..='\u{F8FF}') => {
            Some(marked(Kind::Bullet, text, first.len_utf8(), 0))
        }
        '-' | '–' | '—' if text[first.len_utf8()..].starts_with(' ') && text.chars().count() > 3 => {
            Some(marked(Kind::Bullet, text, first.len_utf8(), 0))
        }
        'a'..='z' if text[1..].starts_with(". ") => {
            Some(marked(Kind::SmallLetter, text, 2, u32::from(first) - u32::from('a') + 1))
        }
        _ => None,
    }
}

fn marked(kind: Kind, text: &str, end: usize, ordinal: u32) -> Marked<'_> {
    Marked { kind, marker: &text[..end], ordinal, rest: text[end..].trim_start() }
}

/// Characters that a bracketed marker may have between its brackets.
const LONGEST: usize = 3;

fn bracketed(text: &str) -> Option<Marked<'_>> {
    let open = text.chars().next()?;
    let close = text.char_indices().take(LONGEST + 2).find(|&(_, sign)| matches!(sign, ')' | '）'))?;
    let inner = &text[open.len_utf8()..close.0];
    let end = close.0 + close.1.len_utf8();
    if let Some(ordinal) = letter_ordinal(inner) {
        return Some(marked(Kind::Letter, text, end, ordinal));
    }
    Numeral::Chinese.read(inner).map(|ordinal| marked(Kind::Numeral, text, end, ordinal))
}

/// Place of a lettered marker: a is 1, z 26, aa 27 (a letter twice goes on after z).
fn letter_ordinal(letters: &str) -> Option<u32> {
    let first = letters.bytes().next().filter(u8::is_ascii_lowercase)?;
    let same = letters.bytes().all(|letter| letter == first);
    let times = u32::try_from(letters.len()).ok().filter(|&times| same && times <= 2)?;
    Some(u32::from(first - b'a') + 1 + 26 * (times - 1))
}

#[cfg(test)]
mod tests {
    use super::{Kind, leading};

    #[test]
    fn markers_are_read_with_or_without_a_blank() {
        let marked = leading("(b) 铁路").unwrap();
        assert_eq!(
            (marked.kind, marked.marker, marked.ordinal, marked.rest),
            (Kind::Letter, "(b)", 2, "铁路")
        );
        assert_eq!(leading("（c）铁路").unwrap().rest, "铁路");
        assert_eq!(leading("㈣铁路").unwrap().ordinal, 4);
        assert_eq!(leading("(十二) 铁路").unwrap().ordinal, 12);
        assert_eq!(leading("(bb) 铁路").unwrap().ordinal, 28);
        assert_eq!(leading("\u{F0B7} 铁路").unwrap().kind, Kind::Bullet);
    }

    #[test]
    fn what_only_looks_like_a_marker_is_none() {
        for text in ["(1998)", "(铁路)", "(ab) 铁路", "铁路", "-5", ""] {
            assert_eq!(leading(text), None, "{text}");
        }
    }

    #[test]
    fn chinese_numbers_have_a_value() {
        let number = |text: &str| leading(text).map(|marked| marked.ordinal);
        assert_eq!(number("(二十三) 铁路"), Some(23));
        assert_eq!(number("(十) 铁路"), Some(10));
        assert_eq!(number("(十十) 铁路"), None);
    }
}
