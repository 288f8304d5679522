//! What a paragraph is by its words: a heading of a known kind, the label of a table, a numbered paragraph.
//!
//! The words are those of the keyword table (`planmark_syntax::keywords`), in every language it has.

use planmark_convert_model::plan::Words;
use planmark_syntax::keywords::{self, CaptionKind, Meaning, NumberRule};
use planmark_syntax::{Language, Numeral};

use super::content::{Paragraph, joined, split};

/// What a heading is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Programme,
    Subprogramme,
    Component,
    /// `Overall orientation`, `Foreword`: a chapter of the plan.
    Chapter,
    /// `Programme of work`.
    WorkProgramme,
    /// `A. Proposed programme plan for 2026 …`, or the same words over the plan of a new result.
    ProposedPlan,
    /// `B. Proposed post and non-post resource requirements for 2026`.
    Resources,
    Mandates,
    Organ,
    Objective,
    /// `Expected accomplishments`, which biennial plans have.
    Accomplishments,
    /// `Programme performance in 2024`, also `… and target for 2026`.
    Performance,
    PlannedResults,
    Result,
    Lessons,
    Annex,
    /// `Mandates and background`, `Strategy`, `Deliverables`, `Evaluation activities`.
    Section,
    /// `II. Department of …`.
    Entity,
    /// Any other.
    Plain,
}

/// A heading, taken apart.
#[derive(Clone, Debug)]
pub(super) struct Heading {
    pub(super) kind: Kind,
    /// Keyword and number, as printed; the whole heading where nothing follows.
    pub(super) label: Words,
    pub(super) title: Option<Words>,
    /// Signs between label and title, for which the markup has a colon.
    pub(super) separator: String,
    /// The number as printed.
    pub(super) number: String,
    /// The language of the keyword.
    pub(super) language: Option<Language>,
    /// The rank that the style gives it.
    pub(super) rank: Option<u8>,
}

impl Heading {
    /// Whether it begins with a letter and a dot: `A. Conference management`.
    pub(super) fn is_lettered(&self) -> bool {
        lettered(&self.label.plain()).is_some()
    }
}

fn kind_of(key: &str) -> Kind {
    match key {
        "programme" => Kind::Programme,
        "subprogramme" => Kind::Subprogramme,
        "component" => Kind::Component,
        "foreword" | "overall_orientation" => Kind::Chapter,
        "programme_of_work" => Kind::WorkProgramme,
        "proposed_programme_plan" => Kind::ProposedPlan,
        "resource_requirements" => Kind::Resources,
        "legislative_mandates" => Kind::Mandates,
        "objective" | "objective_of_organization" => Kind::Objective,
        "expected_accomplishments" => Kind::Accomplishments,
        "programme_performance" => Kind::Performance,
        "planned_results" => Kind::PlannedResults,
        "result" => Kind::Result,
        "lessons_learned" => Kind::Lessons,
        "annex" => Kind::Annex,
        _ => Kind::Section,
    }
}

/// Longest heading that is looked for, in characters. A paragraph that is longer is running text whatever its style.
const LONGEST_HEADING: usize = 400;

/// The heading that `paragraph` is by its words or its style.
pub(super) fn heading(paragraph: &Paragraph) -> Option<Heading> {
    let words = paragraph.words();
    let text = words.plain();
    if text.is_empty() || text.chars().count() > LONGEST_HEADING {
        return None;
    }
    // `A.`, then a tab or a blank, before the keyword.
    let (letter, bare) = lettered(&text).map_or((0, text.as_str()), |rest| (text.len() - rest.len(), rest));
    let known = keyword(bare);
    let styled = paragraph.look.heading.is_some() || is_set_off(paragraph, &text);
    let language = known.as_ref().map(|known| known.language);
    let rank = paragraph.look.heading;
    let whole = |kind, number| {
        let separator = String::new();
        Heading { kind, label: words.clone(), title: None, separator, number, language, rank }
    };
    if let Some(known) = known.filter(|known| styled || known.certain) {
        let (label, title) = split(&words, letter + known.label, letter + known.title);
        if title.is_none() {
            // The colon behind the words is the markup's own.
            let separator = bare[known.label..].trim().to_owned();
            return Some(Heading { label, separator, ..whole(known.kind, known.number) });
        }
        let separator = bare[known.label..known.title].to_owned();
        return Some(Heading {
            kind: known.kind,
            label,
            title,
            separator,
            number: known.number,
            language,
            rank,
        });
    }
    if !styled {
        return None;
    }
    Some(match roman(&text) {
        Some(number) if rank.is_some_and(|rank| rank <= 2) => whole(Kind::Entity, number.to_owned()),
        _ => whole(Kind::Plain, String::new()),
    })
}

/// A paragraph in bold that is no sentence, in a document without styles of headings.
fn is_set_off(paragraph: &Paragraph, text: &str) -> bool {
    let sentence = text.ends_with(['.', ';', ':', ',', '。', '；', '：', '，', '؛', '،']);
    paragraph.bold
        && !sentence
        && paragraph.number.is_none()
        && number(paragraph).is_none()
        && super::lists::marked(paragraph).is_none()
}

/// A keyword at the start of a heading.
struct Found {
    kind: Kind,
    /// Bytes of the keyword and its number.
    label: usize,
    /// Where the title begins; the length of the text, if there is none.
    title: usize,
    number: String,
    language: Language,
    /// The words can be nothing but a heading: they fill the line.
    certain: bool,
}

fn keyword(text: &str) -> Option<Found> {
    let whole = text.trim_end_matches([':', '：', ' ']);
    if let Some(word) = keywords::heading_words(whole).first() {
        let (kind, needs_number) = match word.meaning {
            Meaning::Heading(heading) => (kind_of(heading.key), heading.number == NumberRule::Required),
            Meaning::Organ(_) => (Kind::Organ, false),
        };
        if needs_number {
            return None;
        }
        let language = word.word.language;
        return Some(Found {
            kind,
            label: whole.len(),
            title: text.len(),
            number: String::new(),
            language,
            certain: true,
        });
    }
    numbered(text)
}

/// A keyword with its number, and what follows: `Subprogramme 1`, `Result 2: …`, `附件三`.
fn numbered(text: &str) -> Option<Found> {
    for (place, sign) in text.char_indices().skip(1) {
        let before = &text[..place];
        let blank = before.ends_with([' ', '\u{A0}']);
        if !starts_number(sign) || !(blank || !sign.is_alphabetic() || is_han_digit(sign)) {
            continue;
        }
        let Some(word) = keywords::heading_words(before.trim_end()).first() else { continue };
        let Meaning::Heading(heading) = word.meaning else { continue };
        let rule =
            if word.word.language == Language::Zh { heading.number_in_chinese } else { heading.number };
        if rule == NumberRule::None {
            continue;
        }
        let rest = &text[place..];
        let end = rest.find(|sign: char| !is_number_sign(sign)).unwrap_or(rest.len());
        let number = rest[..end].trim_end_matches('.');
        let behind = &rest[number.len()..];
        let separator = behind.len() - behind.trim_start_matches(['.', ':', '：', ' ', '–', '—', '-']).len();
        if !is_number(number) || separator == 0 && !behind.is_empty() {
            continue;
        }
        let label = place + number.len();
        return Some(Found {
            kind: kind_of(heading.key),
            label,
            title: label + separator,
            number: number.to_owned(),
            language: word.word.language,
            certain: behind.trim().is_empty() || behind.trim_start().starts_with([':', '：']),
        });
    }
    None
}

fn starts_number(sign: char) -> bool {
    sign.is_numeric() || sign.is_uppercase() || is_han_digit(sign)
}

fn is_han_digit(sign: char) -> bool {
    Numeral::Chinese.read(sign.encode_utf8(&mut [0; 4])).is_some()
}

fn is_number_sign(sign: char) -> bool {
    sign.is_alphanumeric() || sign == '.'
}

/// Digits, a Roman or Chinese numeral, a letter.
fn is_number(text: &str) -> bool {
    let numerals = [Numeral::Decimal, Numeral::RomanUpper, Numeral::Chinese];
    numerals.iter().any(|numeral| numeral.read(text).is_some()) || text.chars().count() == 1
}

/// What follows `A.` or `B.` at the start of `text`.
fn lettered(text: &str) -> Option<&str> {
    let mut signs = text.chars();
    let letter = signs.next().filter(|sign| sign.is_alphabetic() && !sign.is_lowercase());
    let rest = letter.and_then(|_| signs.as_str().strip_prefix(['.', '．', '、']))?;
    Some(rest.trim_start()).filter(|rest| !rest.is_empty())
}

/// The Roman or Chinese numeral before a dot at the start of a heading: `II. …`, `三. …`.
fn roman(text: &str) -> Option<&str> {
    let (number, rest) = text.split_once(['.', '、'])?;
    let numeral = Numeral::RomanUpper.read(number).or_else(|| Numeral::Chinese.read(number));
    numeral.filter(|_| !rest.trim().is_empty()).map(|_| number)
}

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

/// The label of a table or figure at the start of `paragraph`: `Table 4.1`, `Figure 10.II: …`.
pub(super) fn caption(paragraph: &Paragraph) -> Option<Label> {
    let words = paragraph.words();
    let text = words.plain();
    let place = text.char_indices().skip(1).find(|(_, sign)| sign.is_numeric()).map(|(place, _)| place)?;
    let word = keywords::caption_words(text[..place].trim_end()).first()?;
    let rest = &text[place..];
    let end = rest.find(|sign: char| !is_number_sign(sign)).unwrap_or(rest.len());
    let number = rest[..end].trim_end_matches('.');
    let behind = &rest[number.len()..];
    let title = behind.trim_start_matches(['.', ':', '：', ' ', '–', '—']);
    let separator = &behind[..behind.len() - title.len()];
    // Running text that begins with the words is no caption: `Table 4.1 lists …`.
    let set_off = separator.contains([':', '：', '.', '–', '—']) || paragraph.segments.len() > 1;
    if !title.is_empty() && (!set_off || title.chars().next().is_some_and(char::is_lowercase)) {
        return None;
    }
    let label = place + number.len();
    let (label, title) = split(&words, label, label + separator.len());
    Some(Label { figure: word.meaning == CaptionKind::Figure, label, title, separator: separator.to_owned() })
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

/// `4.12`, `29A.3`, `12.`: a number and a dot, or two numbers with one between.
fn is_paragraph_number(text: &str) -> bool {
    let Some((first, second)) = text.split_once('.') else { return false };
    let digits = first.trim_end_matches(|sign: char| sign.is_ascii_uppercase());
    let number = |text: &str| Numeral::Decimal.read(text).is_some() && text.chars().count() <= 3;
    number(digits) && first.len() - digits.len() <= 1 && (second.is_empty() || number(second))
}

#[cfg(test)]
mod tests {
    use super::{Kind, caption, heading, number};
    use crate::content::Paragraph;
    use crate::styles::Look;
    use planmark_convert_model::plan::Words;

    fn paragraph(text: &str, rank: Option<u8>) -> Paragraph {
        let segments =
            text.split('\t').filter(|part| !part.is_empty()).map(|part| Words::source(1, part)).collect();
        Paragraph {
            place: 1,
            segments,
            look: Look { heading: rank, ..Look::default() },
            ..Paragraph::default()
        }
    }

    fn read(text: &str, rank: Option<u8>) -> Option<(Kind, String, Option<String>)> {
        heading(&paragraph(text, rank))
            .map(|it| (it.kind, it.label.plain(), it.title.map(|title| title.plain())))
    }

    #[test]
    fn headings_are_known_by_their_words() {
        let own = |text: &str| Some(text.to_owned());
        for (text, kind, label, title) in [
            ("Subprogramme 1", Kind::Subprogramme, "Subprogramme 1", None),
            ("Programme\u{A0}12: Rail", Kind::Programme, "Programme 12", own("Rail")),
            ("Result 2: more trains", Kind::Result, "Result 2", own("more trains")),
            (
                "A.\tProposed programme plan for 2026",
                Kind::ProposedPlan,
                "A. Proposed programme plan for 2026",
                None,
            ),
            (
                "Strategy and external factors for 2026",
                Kind::Section,
                "Strategy and external factors for 2026",
                None,
            ),
            ("General Assembly resolutions", Kind::Organ, "General Assembly resolutions", None),
            ("Annex II", Kind::Annex, "Annex II", None),
            ("Annex", Kind::Annex, "Annex", None),
            ("Annex II. Posts", Kind::Annex, "Annex II", own("Posts")),
            ("次级方案 3：铁路", Kind::Subprogramme, "次级方案 3", own("铁路")),
            ("附件三", Kind::Annex, "附件三", None),
            ("II.\tRail office", Kind::Entity, "II. Rail office", None),
            ("Rails for all", Kind::Plain, "Rails for all", None),
            ("Subprogramme 1:", Kind::Subprogramme, "Subprogramme 1", None),
            ("Objective:", Kind::Objective, "Objective", None),
            ("次级方案 3：", Kind::Subprogramme, "次级方案 3", None),
        ] {
            assert_eq!(read(text, Some(2)), Some((kind, label.to_owned(), title)), "{text}");
        }
    }

    #[test]
    fn without_a_style_only_words_that_fill_the_line_are_headings() {
        assert_eq!(read("Deliverables", None).map(|it| it.0), Some(Kind::Section));
        assert_eq!(read("Result 1: more trains", None).map(|it| it.0), Some(Kind::Result));
        assert_eq!(read("Subprogramme 1 will carry freight.", None), None);
        assert_eq!(read("Rails for all", None), None);
    }

    #[test]
    fn captions_are_told_from_text_about_tables() {
        let read = |text: &str| {
            caption(&paragraph(text, None)).map(|it| (it.label.plain(), it.title.map(|it| it.plain())))
        };
        assert_eq!(read("Table 4.1"), Some(("Table 4.1".to_owned(), None)));
        assert_eq!(
            read("Figure 10.II: Freight"),
            Some(("Figure 10.II".to_owned(), Some("Freight".to_owned())))
        );
        assert_eq!(read("Table 29A.1"), Some(("Table 29A.1".to_owned(), None)));
        assert_eq!(read("Table 4.1 lists all trains."), None);
        assert_eq!(read("表 3.4"), Some(("表 3.4".to_owned(), None)));
    }

    #[test]
    fn paragraphs_have_numbers_typed_or_counted() {
        let read =
            |text: &str| number(&paragraph(text, None)).map(|(number, rest)| (number.plain(), rest.plain()));
        assert_eq!(read("4.12\tRail"), Some(("4.12".to_owned(), "Rail".to_owned())));
        assert_eq!(read("29A.3 Rail"), Some(("29A.3".to_owned(), "Rail".to_owned())));
        assert_eq!(read("12.\tRail"), Some(("12.".to_owned(), "Rail".to_owned())));
        assert_eq!(read("4.5 per cent"), Some(("4.5".to_owned(), "per cent".to_owned())));
        for text in ["2024.\tRail", "A.1\tRail", "4.12", "Rail 4.12", "1.2.3\tRail"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
