//! What a paragraph is by its words: a heading of a known kind, the label of a table, a numbered paragraph.
//!
//! The words are those of the keyword table (`planmark_syntax::keywords`), in every language it has.

use std::collections::BTreeMap;

use planmark_convert_model::plan::Words;
use planmark_syntax::Language;
use planmark_syntax::keywords::{self, Meaning, NumberRule};

use super::content::{Paragraph, split};
use super::labels::number;
use super::ordinals::{Ordinal, is_han_digit, is_number, is_number_sign, ordinal, starts_number};

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
    /// Its number is the letter that follows that of the heading before it: `I.` behind `H.`.
    pub(super) goes_on: bool,
}

impl Heading {
    /// How the number before it is written.
    pub(super) fn ordinal(&self) -> Option<Ordinal> {
        let ordinal = ordinal(&self.label.plain()).map(|(ordinal, _)| ordinal);
        if self.goes_on { Some(Ordinal::Letter) } else { ordinal }
    }
}

/// The letters of the headings that are open, which tell `I.` behind `H.` from the first Roman section.
#[derive(Debug, Default)]
pub(super) struct Letters(BTreeMap<Option<u8>, char>);

impl Letters {
    /// Reads the number of `heading` by the letter before it in its style.
    pub(super) fn settle(&mut self, heading: &mut Heading) {
        let text = heading.label.plain();
        let mut signs = text.chars();
        let (Some(sign @ 'A'..='Z'), Some('.')) = (signs.next(), signs.next()) else { return };
        let follows = self.0.get(&heading.rank).is_some_and(|last| u32::from(*last) + 1 == u32::from(sign));
        match heading.ordinal() {
            Some(Ordinal::Roman) if follows => {
                heading.goes_on = true;
                if heading.kind == Kind::Entity {
                    heading.kind = Kind::Plain;
                }
            }
            Some(Ordinal::Letter) => {}
            _ => return,
        }
        self.0.insert(heading.rank, sign);
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
    let words = paragraph.numbered_words();
    let text = if paragraph.is_blank() { String::new() } else { words.plain() };
    if !text.contains(char::is_alphabetic) || text.chars().count() > LONGEST_HEADING {
        return None;
    }
    // `A.`, then a tab or a blank, before the keyword.
    let (letter, bare) =
        ordinal(&text).map_or((0, text.as_str()), |(_, rest)| (text.len() - rest.len(), rest));
    let styled = paragraph.look.heading.is_some() || is_set_off(paragraph, &text);
    let known = keyword(bare).or_else(|| misprinted(bare).filter(|_| styled));
    let language = known.as_ref().map(|known| known.language);
    // A name with a number heads a part of the document, as the styled ones around it do.
    let is_name = styled && paragraph.look.heading.is_none() && number(paragraph).is_some();
    let rank = paragraph.look.heading.or(is_name.then_some(1));
    let whole = |kind, number| {
        let separator = String::new();
        Heading { kind, label: words.clone(), title: None, separator, number, language, rank, goes_on: false }
    };
    // Signs that Word counts with the number are none of the source.
    let counted = paragraph.number.as_ref().map_or(0, |number| number.text.len() + 1);
    if let Some(known) = known.filter(|known| styled || known.certain) {
        let (label, title) = split(&words, letter + known.label, letter + known.title);
        if title.is_none() {
            // The colon behind the words is the markup's own.
            let separator = if text.len() <= counted { "" } else { bare[known.label..].trim() }.to_owned();
            return Some(Heading { label, separator, ..whole(known.kind, known.number) });
        }
        let is_source = letter + known.title > counted;
        let separator = if is_source { bare[known.label..known.title].to_owned() } else { String::new() };
        return Some(Heading {
            kind: known.kind,
            label,
            title,
            separator,
            number: known.number,
            language,
            rank,
            goes_on: false,
        });
    }
    if !styled {
        return None;
    }
    let number = text[..letter].trim_end_matches([' ', '.', '、', '．']).to_owned();
    Some(match ordinal(&text) {
        Some((Ordinal::Roman, _)) if rank.is_some_and(|rank| rank <= 2) => whole(Kind::Entity, number),
        _ => whole(Kind::Plain, number),
    })
}

/// A paragraph in bold that is no sentence, in a document without styles of headings.
fn is_set_off(paragraph: &Paragraph, text: &str) -> bool {
    let sentence = text.ends_with(['.', ';', ':', ',', '。', '；', '：', '，', '؛', '،']);
    paragraph.bold
        && !sentence
        && !is_sum(text)
        && paragraph.number.is_none()
        && (number(paragraph).is_none() || is_numbered_name(text))
        && super::lists::marked(paragraph).is_none()
}

/// `Total: 12 posts`: what a table adds up to, below it.
fn is_sum(text: &str) -> bool {
    text.split_once([':', '：']).is_some_and(|(_, behind)| behind.trim_start().starts_with(char::is_numeric))
}

/// Characters of a numbered name; a numbered paragraph has more, and ends as a sentence.
const LONGEST_NAME: usize = 120;

/// `11. Rail Mission in the North`: a number of one part and a few words, among paragraphs that are numbered alike.
fn is_numbered_name(text: &str) -> bool {
    matches!(ordinal(text), Some((Ordinal::Digits, _))) && text.chars().count() <= LONGEST_NAME
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
    numbered(text).or_else(|| lone_annex(text))
}

/// The only annex of a document, with its title: `Annex: Posts`.
fn lone_annex(text: &str) -> Option<Found> {
    let place = text.find([':', '：'])?;
    let word = keywords::heading_words(text[..place].trim_end()).first()?;
    let is_annex = matches!(word.meaning, Meaning::Heading(heading) if heading.key == "annex");
    let behind = &text[place..];
    let title = text.len() - behind.trim_start_matches(SEPARATORS).len();
    (is_annex && title < text.len()).then(|| Found {
        kind: Kind::Annex,
        label: text[..place].trim_end().len(),
        title,
        number: String::new(),
        language: word.word.language,
        certain: true,
    })
}

/// Signs between a number and the title behind it.
const SEPARATORS: [char; 7] = ['.', ':', '：', ' ', '–', '—', '-'];

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
        let separator = behind.len() - behind.trim_start_matches(SEPARATORS).len();
        // `Subprogramme 9, component 1` heads the component.
        if heading.key == "subprogramme"
            && is_number(number)
            && let Some(part) = behind.strip_prefix([',', '，', '、'])
            && let Some(found) = numbered(part.trim_start()).filter(|found| found.kind == Kind::Component)
        {
            let offset = text.len() - part.trim_start().len();
            return Some(Found { label: found.label + offset, title: found.title + offset, ..found });
        }
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

/// The heading of accomplishments that is the title of a column.
pub(super) fn of_accomplishments(label: Words) -> Heading {
    Heading {
        kind: Kind::Accomplishments,
        label,
        title: None,
        separator: String::new(),
        number: String::new(),
        language: None,
        rank: None,
        goes_on: false,
    }
}

/// An objective that stands on the line of its heading: `Objective of the Organization: to bring water`, and its words.
pub(super) fn objective(words: &Words) -> Option<(Heading, Option<Words>)> {
    let text = words.plain();
    let (place, colon) =
        text.char_indices().find(|(_, sign)| matches!(sign, ':' | '：')).unwrap_or((text.len(), ' '));
    let found = keyword(&text[..place]).filter(|found| found.kind == Kind::Objective && found.certain)?;
    let behind = text.get(place + colon.len_utf8()..).unwrap_or_default();
    let said = text.len() - behind.trim_start().len();
    let (label, said) = split(words, place, said.min(text.len()));
    let separator = if place < text.len() { colon.to_string() } else { String::new() };
    let heading = Heading {
        kind: found.kind,
        label,
        title: None,
        separator,
        number: found.number,
        language: Some(found.language),
        rank: None,
        goes_on: false,
    };
    Some((heading, said))
}

/// A heading of a subprogramme with a slip in its word: `Subprogamme 1`.
fn misprinted(text: &str) -> Option<Found> {
    let word = text.split([' ', '\u{A0}']).next()?;
    let rest = text[word.len()..].trim_start();
    let end = rest.find(|sign: char| !is_number_sign(sign)).unwrap_or(rest.len());
    let number = rest[..end].trim_end_matches('.');
    let is_near = |correct: &str| {
        let slips = distance(word, correct);
        word.chars().count() >= SHORTEST_MISPRINT && (1..=MOST_SLIPS).contains(&slips)
    };
    let keyword = keywords::heading("subprogramme")?;
    let language = keyword.words.iter().find(|correct| is_near(correct.text))?.language;
    if !is_number(number) {
        return None;
    }
    let label = text.len() - rest.len() + number.len();
    let behind = &text[label..];
    let separator = behind.len() - behind.trim_start_matches(SEPARATORS).len();
    if separator == 0 && !behind.is_empty() {
        return None;
    }
    Some(Found {
        kind: Kind::Subprogramme,
        label,
        title: label + separator,
        number: number.to_owned(),
        language,
        certain: false,
    })
}

/// Letters of a word below which a slip makes another word.
const SHORTEST_MISPRINT: usize = 9;

/// Letters that may be wrong, missing or too many in a word that is still told.
const MOST_SLIPS: usize = 2;

/// Letters to change, add or take out to make `other` of `word`, capitals aside (Levenshtein).
fn distance(word: &str, other: &str) -> usize {
    let other: Vec<char> = other.to_lowercase().chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (index, sign) in word.to_lowercase().chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = index + 1;
        for (place, expected) in other.iter().enumerate() {
            let changed = diagonal + usize::from(sign != *expected);
            diagonal = row[place + 1];
            row[place + 1] = changed.min(row[place] + 1).min(diagonal + 1);
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{Kind, distance, heading};
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
            ("Annex: Posts", Kind::Annex, "Annex", own("Posts")),
            ("Annex II. Posts", Kind::Annex, "Annex II", own("Posts")),
            ("次级方案 3：铁路", Kind::Subprogramme, "次级方案 3", own("铁路")),
            ("附件三", Kind::Annex, "附件三", None),
            ("II.\tRail office", Kind::Entity, "II. Rail office", None),
            ("1. Objective", Kind::Objective, "1. Objective", None),
            ("III.1 Strategy", Kind::Section, "III.1 Strategy", None),
            ("① Strategy", Kind::Section, "① Strategy", None),
            ("Subprogamme 2", Kind::Subprogramme, "Subprogamme 2", None),
            ("Subprograme 2: Rails", Kind::Subprogramme, "Subprograme 2", own("Rails")),
            ("Subprogramme 7, component 5", Kind::Component, "Subprogramme 7, component 5", None),
            (
                "Subprogramme 7, component 5: posts",
                Kind::Component,
                "Subprogramme 7, component 5",
                own("posts"),
            ),
            ("Subproject 2", Kind::Plain, "Subproject 2", None),
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
    fn slips_are_counted() {
        assert_eq!(distance("Subprogamme", "subprogramme"), 1);
        assert_eq!(distance("rail", "rail"), 0);
        assert_eq!(distance("", "rail"), 4);
    }
}
