//! Numbers and letters in sequence.

use planmark_syntax::keywords::{self, CaptionKind};
use planmark_syntax::{Label, Marker, Numeral, Words};

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

/// Numbers in the order of the text, as a reader follows them: a slip is told where it stands, and what follows it is measured by what
/// stood before it, so that one slip is one finding.
#[derive(Clone, Debug, Default)]
pub struct Sequence<'a> {
    /// The number that the next one must follow, and how it is printed.
    last: Option<(u32, &'a str)>,
    /// A number beside the order, behind which the order may go on: the one before a gap, one that went back, or the other side of such
    /// a place.
    aside: Option<u32>,
}

impl<'a> Sequence<'a> {
    /// How a number follows those before it, with the one it is measured by. `None` for the first.
    pub fn follow(&mut self, here: u32, printed: &'a str) -> Option<(Step, &'a str)> {
        let Some((last, printed_last)) = self.last else {
            self.last = Some((here, printed));
            return None;
        };
        let goes_on_aside =
            here != last.saturating_add(1) && self.aside.is_some_and(|aside| aside.saturating_add(1) == here);
        let step = if goes_on_aside { Step::Next } else { step(last, here) };
        self.aside = match step {
            _ if goes_on_aside => Some(last),
            Step::Skips => Some(last),
            Step::GoesBack => Some(here),
            Step::Next | Step::Repeats => None,
        };
        if matches!(step, Step::Next | Step::Skips) {
            self.last = Some((here, printed));
        }
        Some((step, printed_last))
    }
}

/// A printed number: `3`, `III`, `三`. `None` for anything else, an open number included.
#[must_use]
pub fn number(printed: &str) -> Option<u32> {
    [Numeral::Decimal, Numeral::Chinese, Numeral::RomanUpper]
        .into_iter()
        .find_map(|numeral| numeral.read(printed.trim()))
}

/// `㈠` after `㈠`, `(i)` after `(i)`: numbers that are left to the formatter (language.md, “Lines”).
#[must_use]
pub fn repeats_first(before: Option<Marker>, here: Option<Marker>) -> bool {
    let is_first_numeral = |marker: Marker| {
        // 1.1 and 1.1.1 are typed by whoever counts.
        !matches!(marker, Marker::Dotted { .. })
            && marker.ordinal() == Some(1)
            && marker.numeral().is_some_and(|numeral| !matches!(numeral, Numeral::Letter(_)))
    };
    before.is_some_and(is_first_numeral) && here.is_some_and(is_first_numeral)
}

/// What the label of a table or figure says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaptionLabel {
    /// Whether it is a figure's.
    pub is_figure: bool,
    /// The label without its word.
    pub label: Label,
}

/// Reads `Table 3.4`, `图 3.二`, `Figure 8.III.I`. `None` where the number is open or no label.
#[must_use]
pub fn caption(printed: &str) -> Option<CaptionLabel> {
    // The word ends where its letters end: a blank, a digit, a Chinese numeral, the letter of an annex behind a Chinese word.
    let printed = printed.trim();
    let ends = printed.char_indices().map(|(at, _)| at).skip(1);
    ends.filter_map(|end| {
        let (word, number) = printed.split_at(end);
        let kind = keywords::caption_words(word.trim()).first()?.meaning;
        Some(CaptionLabel { is_figure: kind == CaptionKind::Figure, label: Label::read(number)? })
    })
    .next()
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
    use super::{Sequence, Step, caption, number, step};

    #[test]
    fn numbers_follow_each_other() {
        assert_eq!(step(1, 2), Step::Next);
        assert_eq!(step(2, 2), Step::Repeats);
        assert_eq!(step(2, 4), Step::Skips);
        assert_eq!(step(4, 2), Step::GoesBack);
    }

    #[test]
    fn one_slip_is_one_step_out_of_order() {
        let steps = |numbers: &[u32]| -> Vec<(u32, Step)> {
            let mut sequence = Sequence::default();
            let all = numbers.iter().filter_map(|here| Some((*here, sequence.follow(*here, "")?.0)));
            all.filter(|(_, step)| *step != Step::Next).collect()
        };
        assert_eq!(steps(&[1, 2, 3]), []);
        assert_eq!(steps(&[1, 2, 2, 3]), [(2, Step::Repeats)]);
        assert_eq!(steps(&[1, 2, 4, 5]), [(4, Step::Skips)]);
        assert_eq!(steps(&[1, 3, 2, 4]), [(3, Step::Skips)]);
        assert_eq!(steps(&[266, 267, 11, 268]), [(11, Step::GoesBack)]);
        assert_eq!(steps(&[5, 6, 70, 7, 8]), [(70, Step::Skips)]);
        assert_eq!(steps(&[5, 6, 1, 2, 3]), [(1, Step::GoesBack)]);
    }

    #[test]
    fn numbers_are_read_as_printed() {
        assert_eq!(
            (number("12"), number("三"), number("IV"), number("?")),
            (Some(12), Some(3), Some(4), None)
        );
    }

    #[test]
    fn labels_of_captions_are_read() {
        let read = |label: &str| caption(label).map(|caption| (caption.is_figure, caption.label.to_string()));
        assert_eq!(read("Table 3.4"), Some((false, "3.4".into())));
        assert_eq!(read("图 3.二"), Some((true, "3.二".into())));
        assert_eq!(read("图三"), Some((true, "三".into())));
        assert_eq!(read("Figure 8.III.I"), Some((true, "8.III.I".into())));
        assert_eq!(read("Table 29A.16"), Some((false, "29A.16".into())));
        assert_eq!(read("表A.1"), Some((false, "A.1".into())));
        assert_eq!(read("表1"), Some((false, "1".into())));
        assert_eq!(read("Tableau 5-4"), Some((false, "5.4".into())));
        assert_eq!((read("Figure"), read("Table 3.?")), (None, None));
    }
}
