//! Numbers and letters in sequence.

use planmark_syntax::keywords::{self, CaptionKind};
use planmark_syntax::{Marker, Numeral, Words};

/// How a number follows the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// As it should.
    Next,
    /// It is the same.
    Repeats,
    /// Something is left out.
    Skips,
    /// It is lower.
    GoesBack,
}

/// How `here` follows `before`.
#[must_use]
pub fn step(before: u32, here: u32) -> Step {
    match here {
        _ if here == before => Step::Repeats,
        _ if here < before => Step::GoesBack,
        _ if here == before + 1 => Step::Next,
        _ => Step::Skips,
    }
}

/// A printed number: `3`, `III`, `三`. `None` for anything else, an open number included.
#[must_use]
pub fn number(printed: &str) -> Option<u32> {
    [Numeral::Decimal, Numeral::Chinese, Numeral::RomanUpper]
        .into_iter()
        .find_map(|numeral| numeral.read(printed.trim()))
}

/// `2` and 10 of the paragraph number `2.10`. `None` for other forms, such as `2.?` and `2.10 bis`.
#[must_use]
pub fn dotted(printed: &str) -> Option<(&str, u32)> {
    let (first, rest) = printed.split_once(['.', '．'])?;
    Some((first, rest.trim().parse().ok()?))
}

/// `㈠` after `㈠`, `(i)` after `(i)`: numbers that are left to the formatter (language.md, “Lines”).
#[must_use]
pub fn repeats_first(before: Option<Marker>, here: Option<Marker>) -> bool {
    let is_first_numeral = |marker: Marker| {
        marker.ordinal() == Some(1)
            && marker.numeral().is_some_and(|numeral| !matches!(numeral, Numeral::Letter(_)))
    };
    before.is_some_and(is_first_numeral) && here.is_some_and(is_first_numeral)
}

/// What the label of a table or figure says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaptionLabel {
    /// Whether it is a figure's.
    pub is_figure: bool,
    /// What stands before the last number: the number of the section, if there is one.
    pub prefix: Box<str>,
    /// The last number.
    pub ordinal: Option<u32>,
}

/// Reads `Table 3.4`, `图 3.二`, `Figure 10.II`.
#[must_use]
pub fn caption(label: &str) -> Option<CaptionLabel> {
    let label = label.trim();
    let start = label
        .char_indices()
        .find(|(at, sign)| sign.is_numeric() || (*at > 0 && label[..*at].ends_with(char::is_whitespace)))
        .map(|(at, _)| at)?;
    let (words, numbers) = label.split_at(start);
    let (prefix, last) = numbers.trim().rsplit_once(['.', '．']).unwrap_or(("", numbers.trim()));
    Some(CaptionLabel { is_figure: is_figure(words), prefix: prefix.trim().into(), ordinal: number(last) })
}

/// Whether the word of a label is a word for a figure.
fn is_figure(words: &str) -> bool {
    keywords::caption_words(words.trim()).iter().any(|word| word.meaning == CaptionKind::Figure)
}

/// A number in one form, however it is printed: `3.二`, `3.II` and `3.2` are the same; `12` of `１２`.
#[must_use]
pub fn comparable(printed: &str) -> Box<str> {
    let printed = printed.trim().trim_end_matches(['.', '．', '。']);
    let (prefix, last) = printed.rsplit_once(['.', '．']).unwrap_or(("", printed));
    match number(last) {
        Some(last) => join(prefix, Some(last)),
        None => printed.into(),
    }
}

/// A number with the number of its section before it, both in the form in which numbers are compared.
pub fn join(prefix: &str, last: Option<u32>) -> Box<str> {
    let last = last.map(|last| last.to_string()).unwrap_or_default();
    let first = number(prefix).map_or_else(|| prefix.trim().to_owned(), |prefix| prefix.to_string());
    if first.is_empty() { last.into() } else { format!("{first}.{last}").into() }
}

/// A number as printed, full-width and Arabic digits as plain ones: so it is compared, and shown.
#[must_use]
pub fn plain_number(words: Option<&Words>) -> Option<Box<str>> {
    words.map(|words| {
        let digit = |sign: char| match sign {
            '０'..='９' => char::from_digit(u32::from(sign) - u32::from('０'), 10).unwrap_or(sign),
            '٠'..='٩' => char::from_digit(u32::from(sign) - u32::from('٠'), 10).unwrap_or(sign),
            _ => sign,
        };
        words.text.chars().map(digit).collect::<String>().into()
    })
}

#[cfg(test)]
mod tests {
    use super::{Step, caption, dotted, number, step};

    #[test]
    fn numbers_follow_each_other() {
        assert_eq!(step(1, 2), Step::Next);
        assert_eq!(step(2, 2), Step::Repeats);
        assert_eq!(step(2, 4), Step::Skips);
        assert_eq!(step(4, 2), Step::GoesBack);
    }

    #[test]
    fn numbers_are_read_as_printed() {
        assert_eq!(
            (number("12"), number("三"), number("IV"), number("?")),
            (Some(12), Some(3), Some(4), None)
        );
        assert_eq!(dotted("2.10"), Some(("2", 10)));
        assert_eq!(dotted("2.?"), None);
    }

    #[test]
    fn labels_of_captions_are_read() {
        let read = |label: &str| {
            caption(label).map(|label| (label.is_figure, label.prefix.to_string(), label.ordinal))
        };
        assert_eq!(read("Table 3.4"), Some((false, "3".into(), Some(4))));
        assert_eq!(read("图 3.二"), Some((true, "3".into(), Some(2))));
        assert_eq!(read("Figure 10.II"), Some((true, "10".into(), Some(2))));
        assert_eq!(read("表1"), Some((false, String::new(), Some(1))));
        assert_eq!(read("Figure"), None);
    }
}
