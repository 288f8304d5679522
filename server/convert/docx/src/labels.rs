//! Numbers of paragraphs, and labels of tables and figures: `4.12`, `29A.3`, `3.I.81`, `A.1`, `Table 4.1`, `Figure 10.II`.

use planmark_convert_model::plan::Words;
use planmark_syntax::Numeral;
use planmark_syntax::keywords::{self, CaptionKind};
use planmark_syntax::script::is_arabic;

use super::content::{Paragraph, joined, split};
use super::ordinals::{is_han_digit, is_number, is_number_sign, starts_number};

/// The label of a table or figure.
#[derive(Clone, Debug)]
pub(super) struct Label {
    pub(super) figure: bool,
    pub(super) label: Words,
    /// The title, if it stands in the same paragraph.
    pub(super) title: Option<Words>,
    /// Signs between label and title, for which the markup has a colon.
    pub(super) separator: String,
}

/// Signs of a paragraph in which the number of a table or figure must begin.
const LONGEST_WORD: usize = 24;

/// The label of a table or figure at the start of `paragraph`: `Table 4.1`, `Figure 10.II: …`, `Table A.1`, `Figure I`.
pub(super) fn caption(paragraph: &Paragraph) -> Option<Label> {
    let words = paragraph.numbered_words();
    let text = words.plain();
    let (kind, place, number) = word_and_number(&text)?;
    let rest = &text[place..];
    let behind = &rest[number.len()..];
    let title = behind.trim_start_matches(['.', ':', '：', ' ', '–', '—']);
    let separator = &behind[..behind.len() - title.len()];
    // Running text that begins with the words is no caption: `Table 4.1 lists …`.
    let set_off = separator.contains([':', '：', '.', '–', '—'])
        || paragraph.segments.len() > 1
        || paragraph.look.heading.is_some();
    let running = !title.is_empty() && (!set_off || title.chars().next().is_some_and(char::is_lowercase));
    if running {
        return None;
    }
    let label = place + number.len();
    let (label, title) = split(&words, label, label + separator.len());
    Some(Label { figure: kind == CaptionKind::Figure, label, title, separator: separator.to_owned() })
}

/// Whether an automatic number is the whole label of a table or figure: its title may be the next paragraph.
pub(super) fn is_label(number: &str) -> bool {
    word_and_number(number).is_some_and(|(_, place, digits)| {
        number[place + digits.len()..].trim_matches(['.', ':', ' ']).is_empty()
    })
}

/// The word for a table or figure with which a text begins, and the number behind it with its place.
fn word_and_number(text: &str) -> Option<(CaptionKind, usize, &str)> {
    let starts = |place: usize, sign: char| {
        let apart = text[..place].ends_with([' ', '\u{A0}']) || is_han_digit(sign) || sign.is_numeric();
        apart && starts_number(sign)
    };
    let begins = text.char_indices().take(LONGEST_WORD).skip(1).filter(|(place, sign)| starts(*place, *sign));
    let (place, word) = begins
        .filter_map(|(place, _)| Some((place, keywords::caption_words(text[..place].trim_end()).first()?)))
        .next()?;
    let rest = &text[place..];
    // In Arabic a hyphen joins the parts: `2-1`.
    let is_joint = |sign: char| sign == '-' && text[..place].contains(is_arabic);
    let end = rest.find(|sign: char| !is_number_sign(sign) && !is_joint(sign)).unwrap_or(rest.len());
    let number = rest[..end].trim_end_matches(['.', '-']);
    let mut parts = number.split(|sign: char| sign == '.' || is_joint(sign));
    (!number.is_empty() && parts.all(is_part)).then_some((word.meaning, place, number))
}

/// The number of a numbered paragraph, and its text: `4.12`, `29A.3`, `12.`.
pub(super) fn number(paragraph: &Paragraph) -> Option<(Words, Words)> {
    if let Some(automatic) =
        paragraph.number.as_ref().filter(|automatic| is_paragraph_number(&automatic.text))
    {
        return Some((Words::supplied(paragraph.place, &automatic.text), paragraph.words()));
    }
    let first = paragraph.segments.first()?;
    let text = first.plain();
    let number = text.split(' ').next().unwrap_or_default();
    if !is_paragraph_number(number) {
        return None;
    }
    if number.len() == text.len() {
        let rest = joined(&paragraph.segments[1..], paragraph.place);
        return (!rest.is_empty()).then(|| (first.clone(), rest));
    }
    let words = paragraph.words();
    let (number, rest) = split(&words, number.len(), number.len() + 1);
    Some((number, rest?))
}

/// `12.`, `4.12`, `29A.3`, `3.I.81`, `A.1`, `5-4`: the number of a paragraph.
fn is_paragraph_number(text: &str) -> bool {
    if let Some(number) = text.strip_suffix('.') {
        return is_short_number(number);
    }
    let joint = if text.contains('.') { '.' } else { '-' };
    let parts: Vec<&str> = text.split(joint).collect();
    match parts[..] {
        [section, own] => {
            let annex = joint == '.' || section.chars().all(char::is_numeric);
            annex && is_section(section) && is_short_number(own)
        }
        [section, entity, own] => {
            let numeral = [Numeral::RomanUpper, Numeral::Chinese];
            joint == '.'
                && is_section(section)
                && numeral.iter().any(|numeral| numeral.read(entity).is_some())
                && is_short_number(own)
        }
        _ => false,
    }
}

/// The number of a section, with the letter of a subsection (`29A`) or letters before it (`IS1`); the letter of an annex.
fn is_section(text: &str) -> bool {
    let letters = text.trim_end_matches(|sign: char| sign.is_numeric() || sign.is_ascii_uppercase());
    let bare = text.trim_matches(|sign: char| sign.is_ascii_uppercase());
    letters.is_empty()
        && text.len() - bare.len() <= 2
        && (is_short_number(bare) || bare.is_empty() && text.len() == 1)
}

fn is_short_number(text: &str) -> bool {
    Numeral::Decimal.read(text).is_some() && text.chars().count() <= 3
}

/// A part of the label of a table or figure: a number, with the letter of a section.
fn is_part(text: &str) -> bool {
    // `XXLIII` is a misprint of a label, and a label all the same.
    let roman = text.len() > 1 && text.bytes().all(|sign| b"IVXLCDM".contains(&sign));
    is_number(text) && !text.chars().all(char::is_lowercase) || roman || is_section(text)
}

#[cfg(test)]
mod tests {
    use super::{caption, number};
    use crate::content::Paragraph;
    use planmark_convert_model::plan::Words;

    fn paragraph(text: &str) -> Paragraph {
        let segments =
            text.split('\t').filter(|part| !part.is_empty()).map(|part| Words::source(1, part)).collect();
        Paragraph { place: 1, segments, ..Paragraph::default() }
    }

    #[test]
    fn captions_are_told_from_text_about_tables() {
        let read = |text: &str| {
            caption(&paragraph(text)).map(|it| (it.label.plain(), it.title.map(|it| it.plain())))
        };
        assert_eq!(read("Table 4.1"), Some(("Table 4.1".to_owned(), None)));
        assert_eq!(
            read("Figure 10.II: Freight"),
            Some(("Figure 10.II".to_owned(), Some("Freight".to_owned())))
        );
        assert_eq!(read("Table 29A.1"), Some(("Table 29A.1".to_owned(), None)));
        assert_eq!(read("Table 4.1 lists all trains."), None);
        for label in [
            "Table A.1",
            "Figure A.I",
            "Figure 3.I.II",
            "Figure I",
            "Table 27.I.4",
            "图 3.二",
            "الجدول 2-1",
            "Table IS1.1",
        ] {
            assert_eq!(read(label), Some((label.to_owned(), None)));
        }
        assert_eq!(read("Table of contents"), None);
        assert_eq!(read("Table Resources"), None);
        assert_eq!(read("表 3.4"), Some(("表 3.4".to_owned(), None)));
    }

    #[test]
    fn paragraphs_have_numbers_typed_or_counted() {
        let read = |text: &str| number(&paragraph(text)).map(|(number, rest)| (number.plain(), rest.plain()));
        assert_eq!(read("4.12\tRail"), Some(("4.12".to_owned(), "Rail".to_owned())));
        assert_eq!(read("29A.3 Rail"), Some(("29A.3".to_owned(), "Rail".to_owned())));
        assert_eq!(read("12.\tRail"), Some(("12.".to_owned(), "Rail".to_owned())));
        assert_eq!(read("4.5 per cent"), Some(("4.5".to_owned(), "per cent".to_owned())));
        for label in ["3.I.81", "A.1", "A.12", "27.二.4", "5-4", "IS1.1"] {
            assert_eq!(read(&format!("{label}\tRail")), Some((label.to_owned(), "Rail".to_owned())));
        }
        for text in ["2024.\tRail", "E-5\tRail x", "AB.1\tRail", "4.12", "Rail 4.12", "1.2.3\tRail"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
