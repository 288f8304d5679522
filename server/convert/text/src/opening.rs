//! What a run opens: a programme, a subprogramme, a section of it, a paragraph, an entry of a list.
//!
//! The words are those of the keyword table, in Chinese, and a few that the published plans have besides (A/71/6/Rev.1; A/59/6/Rev.1;
//! A/78/6).

use planmark_convert_model::joining::is_ideograph;
use planmark_syntax::Numeral;

use crate::markers::{self, Marked};
use crate::marks::unmarked;
use crate::vocabulary::{self, Known};

/// What a run is by its own words; the reader of a format decides what it is in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Opening<'t> {
    /// `方案 2`, alone or with its title.
    Programme { label: &'t str, title: Option<&'t str> },
    /// `次级方案 3`.
    Subprogramme { label: &'t str, title: Option<&'t str> },
    /// `构成部分 1`.
    Component { label: &'t str, title: Option<&'t str> },
    /// `A. 会议管理`.
    Lettered { letter: char },
    /// `1. 铁路停战监督组织`, a numbered title without a sentence.
    NumberedTitle,
    /// `立法授权`.
    Mandates,
    /// A section that is named by one word: `总方向`, `战略`.
    Section,
    /// `本组织目标：…`, with the number that several objectives of one subprogramme have.
    Objective { number: Option<&'t str>, label: &'t str, rest: &'t str },
    /// `秘书处预期成绩 绩效指标`, the head of the two-column table: the words of its columns.
    FrameworkHead { left: &'t str, right: &'t str },
    /// `2.10 …`, `12. …`.
    Paragraph { number: &'t str, rest: &'t str },
    /// `(a) …`, `㈠ …`.
    Entry(Marked<'t>),
    /// Anything else.
    Text,
}

/// Headings of one word, by their names in the keyword table. A mandate's title may wrap to a line of the same word; the reader of
/// mandates does not ask.
const SECTIONS: [&str; 7] = [
    "foreword",
    "overall_orientation",
    "strategy",
    "external_factors",
    "mandates_and_background",
    "recent_developments",
    "evaluation_activities",
];

/// A heading of reports, for which the keyword table has no word.
const INTRODUCTION: &str = "导言";

/// What `text` opens.
pub(crate) fn opening(text: &str) -> Opening<'_> {
    if let Some((label, title)) = numbered_unit(text, "subprogramme") {
        return Opening::Subprogramme { label, title };
    }
    if let Some((label, title)) = numbered_unit(text, "programme") {
        return Opening::Programme { label, title };
    }
    if let Some((label, title)) = numbered_unit(text, "component") {
        return Opening::Component { label, title };
    }
    let bare = unmarked(text);
    let word = bare.trim_end_matches(['：', ':']);
    match vocabulary::heading(word) {
        Some(Known { key: "legislative_mandates", .. }) => return Opening::Mandates,
        Some(Known { key, .. }) if SECTIONS.contains(&key) => return Opening::Section,
        None if word == INTRODUCTION => return Opening::Section,
        _ => {}
    }
    if let Some(objective) = objective(text) {
        return objective;
    }
    if let Some((left, right)) = framework_head(text) {
        return Opening::FrameworkHead { left, right };
    }
    if let Some((letter, _)) = lettered_title(text) {
        return Opening::Lettered { letter };
    }
    if let Some((number, rest)) = paragraph_number(text) {
        if !number.trim_end_matches('.').contains('.') && is_title(rest) {
            return Opening::NumberedTitle;
        }
        return Opening::Paragraph { number, rest };
    }
    markers::leading(text).map_or(Opening::Text, Opening::Entry)
}

/// The colon behind `label` at the start of `text`, if there is one: the markup has its own.
pub(crate) fn colon_behind<'t>(text: &'t str, label: &str) -> &'t str {
    let behind = text.strip_prefix(label).unwrap_or_default().trim_start();
    let colon = behind.chars().next().filter(|sign| matches!(sign, '：' | ':'));
    &behind[..colon.map_or(0, char::len_utf8)]
}

/// Most characters of a title that stands on the line of its label.
const LONGEST_TITLE: usize = 45;

/// `方案 2` alone, or with its title behind a colon. Running text that merely begins so is not meant.
fn numbered_unit<'t>(text: &'t str, key: &str) -> Option<(&'t str, Option<&'t str>)> {
    let number = vocabulary::of_heading(key).find_map(|keyword| text.strip_prefix(keyword))?.trim_start();
    let digits = number.bytes().take_while(u8::is_ascii_digit).count();
    if !(1..=2).contains(&digits) {
        return None;
    }
    let behind = number[digits..].trim_start();
    let label = text[..text.len() - number.len() + digits].trim_end();
    if behind.is_empty() || behind == "：" || behind == ":" {
        return Some((label, None));
    }
    let title = behind.strip_prefix(['：', ':'])?.trim_start();
    is_title(title).then_some((label, Some(title)))
}

/// Whether `text` can be a title: short, of words, and no sentence.
pub(crate) fn is_title(text: &str) -> bool {
    let text = unmarked(text);
    (1..=LONGEST_TITLE).contains(&text.chars().count())
        && !text.contains(['。', '；'])
        && !text.ends_with(['，', '：', '、', ';', ':'])
        && text.chars().any(is_ideograph)
}

fn objective(text: &str) -> Option<Opening<'_>> {
    let (number, after) = match text.split_once(". ") {
        Some((number, after)) if is_digits(number) => (Some(number), after),
        _ => (None, text),
    };
    let keyword =
        vocabulary::of_heading("objective_of_organization").find(|keyword| after.starts_with(keyword))?;
    let label = &after[..keyword.len()];
    let behind = after[keyword.len()..].trim_start();
    let rest = behind.strip_prefix(['：', ':']).or_else(|| behind.is_empty().then_some(behind))?;
    Some(Opening::Objective { number, label, rest: rest.trim_start() })
}

fn is_digits(text: &str) -> bool {
    (1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The letter and title of a lettered heading: `A. 会议管理`.
pub(crate) fn lettered_title(text: &str) -> Option<(char, &str)> {
    let mut characters = text.chars();
    let letter = characters.next().filter(char::is_ascii_uppercase)?;
    let title = characters.as_str().strip_prefix('.')?.trim_start();
    let short = !title.is_empty() && title.chars().count() <= 45;
    let begins = |first: char| is_ideograph(first) || first.is_ascii_digit();
    let heading = !title.ends_with(['。', '；', '，', '：', ';']) && title.starts_with(begins);
    (short && heading).then_some((letter, title))
}

/// The two column titles of the table of accomplishments and indicators.
fn framework_head(text: &str) -> Option<(&str, &str)> {
    let (left, right) = text.split_once(' ')?;
    (is_accomplishments(left) && is_indicators(right.trim_start())).then(|| (left, right.trim_start()))
}

/// Whether `text` is the title of the right-hand column of that table: `绩效指标`.
pub(crate) fn is_indicators(text: &str) -> bool {
    vocabulary::of_term("indicators_of_achievement").any(|words| words == text)
}

/// Whether `text` is the title of the left-hand column of that table: `秘书处的预期成绩`.
pub(crate) fn is_accomplishments(text: &str) -> bool {
    let accomplishments =
        vocabulary::of_heading("expected_accomplishments").any(|words| text.ends_with(words));
    (accomplishments || text.ends_with("(成果)")) && text.chars().count() <= 14
}

/// The number of a paragraph and its text: `2.10 …`, `12. …`, `29A.3 …`, also without a blank.
fn paragraph_number(text: &str) -> Option<(&str, &str)> {
    let numeric = |text: &str| text.bytes().take_while(|byte| byte.is_ascii_digit() || *byte == b'.').count();
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    // Some budget sections have a letter: 29A.
    let letter = text.as_bytes().get(digits).is_some_and(u8::is_ascii_uppercase)
        && text.as_bytes().get(digits + 1) == Some(&b'.')
        && text.as_bytes().get(digits + 2).is_some_and(u8::is_ascii_digit);
    let end = if letter && digits > 0 { digits + 1 + numeric(&text[digits + 1..]) } else { numeric(text) };
    let number = &text[..end];
    let rest = &text[end..];
    let mut parts = number.split('.');
    let (first, second) = (parts.next()?, parts.next()?);
    let numbers = (1..=3).contains(&first.len()) && second.len() <= 3 && parts.all(str::is_empty);
    let begins =
        rest.starts_with(' ') || rest.chars().next().is_some_and(|next| !next.is_ascii() || next == '(');
    (numbers && begins && !rest.trim().is_empty() && !rest.trim_start().starts_with('%'))
        .then(|| (number, rest.trim_start()))
}

/// The number and title of a section numbered in Chinese: `三. 铁路办事处`.
pub(crate) fn numbered_section(text: &str) -> Option<(u32, &str)> {
    let (number, title) = text.split_once(['.', '、'])?;
    let number = Numeral::Chinese.read(number)?;
    let title = title.trim_start();
    (!title.is_empty() && !title.ends_with(['。', '；', '，', '：'])).then_some((number, title))
}

/// The label of a table or figure, and its title if that stands on the same line: `表 3.2`, `图 3.十一`.
pub(crate) fn caption(text: &str) -> Option<(&str, Option<&str>)> {
    let number = vocabulary::caption(text)?.1.trim_start();
    let sign = |sign: char| sign.is_ascii_digit() || sign == '.' || vocabulary::is_numeral(sign);
    // `表 29A.3`: some budget sections have a letter.
    let digits = number.bytes().take_while(u8::is_ascii_digit).count();
    let letter = number.as_bytes().get(digits).is_some_and(u8::is_ascii_uppercase) && digits > 0;
    let end = number
        .char_indices()
        .find(|&(place, character)| !(sign(character) || letter && place == digits))
        .map_or(number.len(), |(place, _)| place);
    if end == 0 || number.starts_with('.') {
        return None;
    }
    let label = text[..text.len() - number.len() + end].trim_end();
    let behind = number[end..].trim();
    match behind.strip_prefix(['：', ':']) {
        _ if behind.is_empty() => Some((label, None)),
        Some(title) => Some((label, Some(title.trim_start()))),
        None => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Opening, caption, opening};

    #[test]
    fn units_stand_alone_or_with_their_title() {
        assert_eq!(opening("方案 2"), Opening::Programme { label: "方案 2", title: None });
        assert_eq!(opening("次级方案 12："), Opening::Subprogramme { label: "次级方案 12", title: None });
        assert_eq!(
            opening("构成部分 1：铁路"),
            Opening::Component { label: "构成部分 1", title: Some("铁路") }
        );
    }

    #[test]
    fn running_text_about_a_programme_is_no_heading() {
        for text in ["方案 2 由铁路司负责。", "方案 3 次级方案 1 和 2", "次级方案 4(铁路)的工作", "方案支助"]
        {
            assert_eq!(opening(text), Opening::Text, "{text}");
        }
    }

    #[test]
    fn objectives_may_be_numbered() {
        let Opening::Objective { number, label, rest } = opening("2. 本组织目标：铁路畅通") else {
            panic!()
        };
        assert_eq!((number, label, rest), (Some("2"), "本组织目标", "铁路畅通"));
        assert!(matches!(opening("本组织的目标：铁路畅通"), Opening::Objective { number: None, .. }));
        assert_eq!(opening("本组织的目标是铁路畅通。"), Opening::Text);
    }

    #[test]
    fn the_head_of_the_table_has_two_columns() {
        assert_eq!(
            opening("秘书处的预期成绩 绩效指标"),
            Opening::FrameworkHead { left: "秘书处的预期成绩", right: "绩效指标" }
        );
        assert_eq!(opening("预期成绩、绩效指标和产出"), Opening::Text);
    }

    #[test]
    fn paragraphs_have_numbers_of_one_or_two_parts() {
        assert_eq!(opening("2.10 铁路。"), Opening::Paragraph { number: "2.10", rest: "铁路。" });
        assert_eq!(opening("12. 铁路。"), Opening::Paragraph { number: "12.", rest: "铁路。" });
        assert_eq!(opening("3.5铁路。"), Opening::Paragraph { number: "3.5", rest: "铁路。" });
        assert_eq!(opening("29A.5 铁路。"), Opening::Paragraph { number: "29A.5", rest: "铁路。" });
        assert_eq!(opening("70B. 铁路"), Opening::Text);
        assert_eq!(caption("表 29A.5：铁路"), Some(("表 29A.5", Some("铁路"))));
        assert_eq!(caption("图 29A.十一"), Some(("图 29A.十一", None)));
        assert_eq!(opening("12.5% 的铁路"), Opening::Text);
        assert_eq!(opening("1. 铁路观察团"), Opening::NumberedTitle);
        assert_eq!(opening("2016 年铁路"), Opening::Text);
    }
}
