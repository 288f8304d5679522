//! Page furniture: what a page prints beside its text. Link lists, page headers and numbers are dropped; footnotes are
//! lifted out of the text that they interrupt.

use planmark_convert_model::account::{Account, DropReason};

use crate::opening::{Opening, opening};
use crate::physical::Line;

/// A document without its page furniture.
pub(crate) struct Pages<'s> {
    pub(crate) lines: Vec<Line<'s>>,
    /// The footnotes, in the order of the source: each the lines of one note.
    pub(crate) footnotes: Vec<Vec<Line<'s>>>,
    /// The symbols that the first page header gives: one, or two of a document of two organs.
    pub(crate) symbols: Vec<&'s str>,
}

/// Takes the page furniture out of `lines` and tells `account`.
pub(crate) fn strip<'s>(lines: &[Line<'s>], account: &mut Account) -> Pages<'s> {
    let furniture = page_furniture(lines);
    let mut pages =
        Pages { lines: Vec::with_capacity(lines.len()), footnotes: Vec::new(), symbols: Vec::new() };
    let mut in_footnotes = false;
    let mut header_ended = false;
    for (index, line) in lines.iter().enumerate() {
        match furniture[index] {
            Some(Furniture::Blank) => continue,
            Some(Furniture::Dropped(reason)) => {
                if reason == DropReason::PageHeader && !header_ended && is_symbol(line.text) {
                    pages.symbols.push(line.text);
                }
                header_ended |= reason == DropReason::PageNumber && !pages.symbols.is_empty();
                in_footnotes = reason == DropReason::FootnoteRule;
                account.drop(line.number, reason, line.text);
                continue;
            }
            None => {}
        }
        if in_footnotes && (line.starts_page() || begins_part(line.text)) {
            in_footnotes = false;
        }
        if !in_footnotes {
            pages.lines.push(*line);
        } else if !line.text.is_empty() {
            match pages.footnotes.last_mut() {
                Some(note) if !starts_footnote(line.text) => note.push(*line),
                _ => pages.footnotes.push(vec![*line]),
            }
        }
    }
    pages
}

/// Whether a part of the plan begins with a line: a heading that its words tell, a paragraph of a programme. No footnote holds one, so the
/// notes have ended even where nothing marks the page's end.
fn begins_part(text: &str) -> bool {
    match opening(text) {
        Opening::Programme { .. }
        | Opening::Subprogramme { .. }
        | Opening::Component { .. }
        | Opening::Mandates
        | Opening::Section
        | Opening::Objective { .. }
        | Opening::FrameworkHead { .. } => true,
        Opening::Paragraph { number, .. } => number.trim_end_matches('.').contains('.'),
        _ => false,
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Furniture {
    Dropped(DropReason),
    /// A line of blanks between lines of furniture.
    Blank,
}

fn page_furniture(lines: &[Line<'_>]) -> Vec<Option<Furniture>> {
    let link = Some(Furniture::Dropped(DropReason::LinkList));
    let mut marks: Vec<Option<Furniture>> = vec![None; lines.len()];
    // From the end, so that a link knows whether a list of links follows it.
    for (index, line) in lines.iter().enumerate().rev() {
        let page_ends = lines.get(index + 1).is_none_or(|next| next.direct);
        let list_goes_on = marks.get(index + 1).copied().flatten() == link;
        if is_url(line.text)
            && (page_ends || line.direct || list_goes_on || header_follows(&lines[index + 1..]))
        {
            marks[index] = link;
        } else if is_footnote_rule(line.text) {
            marks[index] = Some(Furniture::Dropped(DropReason::FootnoteRule));
        } else if is_page_number(line.text) {
            marks[index] = Some(Furniture::Dropped(DropReason::PageNumber));
            mark_page_header(lines, index, &mut marks);
        } else if is_bare_number(line.text)
            && page_ends
            && lines.get(index + 1).is_some_and(Line::starts_page)
        {
            marks[index] = Some(Furniture::Dropped(DropReason::PageNumber));
        }
    }
    marks
}

/// Lines before a page number that may belong to the page's header, lines of blanks among them.
const HEADER_LINES: usize = 6;

/// Whether nothing but the header of a page stands before the next page number in `lines`.
fn header_follows(lines: &[Line<'_>]) -> bool {
    lines
        .iter()
        .take(HEADER_LINES)
        .take_while(|line| {
            let text = line.text;
            text.is_empty()
                || is_url(text)
                || is_symbol(text)
                || is_running_title(text)
                || is_page_number(text)
        })
        .any(|line| is_page_number(line.text))
}

/// Marks the header that stands above the page number at `number`, and the lines of blanks around it.
fn mark_page_header(lines: &[Line<'_>], number: usize, marks: &mut [Option<Furniture>]) {
    if let Some(after) = lines.get(number + 1)
        && after.text.is_empty()
    {
        marks[number + 1] = Some(Furniture::Blank);
    }
    for index in (number.saturating_sub(HEADER_LINES)..number).rev() {
        let text = lines[index].text;
        if text.is_empty() {
            marks[index] = Some(Furniture::Blank);
        } else if is_symbol(text) || is_running_title(text) {
            marks[index] = Some(Furniture::Dropped(DropReason::PageHeader));
        } else {
            break;
        }
    }
}

/// Whether `text` is nothing but an address, or one with a slip of the pen before it.
pub(crate) fn is_url(text: &str) -> bool {
    let scheme = text.find("http://").or_else(|| text.find("https://"));
    scheme.is_some_and(|start| start <= 1) && !text.contains(char::is_whitespace)
}

/// The rule above footnotes: a row of low lines.
fn is_footnote_rule(text: &str) -> bool {
    text.len() >= 5 && text.bytes().all(|byte| byte == b'_')
}

/// Whether `text` begins as a footnote does: a short number or one small letter, then a blank.
fn starts_footnote(text: &str) -> bool {
    footnote_label(text).is_some()
}

/// The label of a footnote and its text.
pub(crate) fn footnote_label(text: &str) -> Option<(&str, &str)> {
    let (label, rest) = text.split_once(char::is_whitespace)?;
    let numbered = label.len() <= 3 && label.bytes().all(|byte| byte.is_ascii_digit());
    let lettered = label.len() == 1 && label.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'*');
    (!label.is_empty() && (numbered || lettered)).then(|| (label, rest.trim_start()))
}

/// A page number with the number of its print job, in either order: `12/345 17-01234 (C)`, `17-01234 12/345`.
fn is_page_number(text: &str) -> bool {
    let mut page = false;
    let mut job = false;
    for word in text.split_whitespace() {
        if is_language_mark(word) {
            continue;
        } else if !page && is_number_pair(word, '/', 1..=4, 1..=4) {
            page = true;
        } else if !job && is_number_pair(word, '-', 2..=2, 5..=5) {
            job = true;
        } else {
            return false;
        }
    }
    page && job
}

fn is_language_mark(word: &str) -> bool {
    let letter = word.strip_prefix(['(', '（']).and_then(|word| word.strip_suffix([')', '）']));
    matches!(letter, Some("A" | "C" | "E" | "F" | "R" | "S"))
}

fn is_number_pair(
    word: &str,
    sign: char,
    before: std::ops::RangeInclusive<usize>,
    after: std::ops::RangeInclusive<usize>,
) -> bool {
    word.split_once(sign).is_some_and(|(one, other)| {
        before.contains(&one.len())
            && after.contains(&other.len())
            && one.bytes().chain(other.bytes()).all(|byte| byte.is_ascii_digit())
    })
}

fn is_bare_number(text: &str) -> bool {
    (1..=4).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether `text` is one symbol of a document and nothing else: `A/71/6/Rev.1`, `E/2019/13`.
fn is_symbol(text: &str) -> bool {
    let mut parts = text.split('/');
    let organ = parts.next().unwrap_or_default();
    let mut more = 0;
    for part in parts {
        more += 1;
        if part.is_empty() || !part.chars().all(|sign| sign.is_ascii_alphanumeric() || ".()-".contains(sign))
        {
            return false;
        }
    }
    more >= 1 && (1..=6).contains(&organ.len()) && organ.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// The title of a part or section of the budget, repeated at the head of its pages: `第 3 款 …`, `第二编 …`.
fn is_running_title(text: &str) -> bool {
    text.starts_with('第')
        && text.split_whitespace().take(3).any(|word| word.ends_with('款') || word.ends_with('编'))
        && text.chars().count() <= 40
}

#[cfg(test)]
mod tests {
    use super::strip;
    use crate::physical::lines;
    use planmark_convert_model::account::{Account, DropReason};

    fn stripped(source: &str) -> (String, Account) {
        let mut account = Account::new("a", "biennial", 0);
        let (lines, _) = lines(source);
        let pages = strip(&lines, &mut account);
        let text = pages.lines.iter().map(|line| line.text).collect::<Vec<_>>().join("|");
        let notes = pages.footnotes.iter().map(|note| note.iter().map(|line| line.text).collect::<String>());
        (format!("{text} # {}", notes.collect::<Vec<_>>().join("|")), account)
    }

    #[test]
    fn links_at_the_foot_of_a_page_are_dropped() {
        let source = "甲\n\nhttp://a.example/A/1\nhttps://a.example/A/2)\n 乙 \n\n丙 \n\n";
        let (text, account) = stripped(source);
        assert_eq!(text, "甲|乙|丙 # ");
        assert_eq!(account.removed.len(), 2);
        assert_eq!(account.dropped[&DropReason::LinkList], 20 + 22);
    }

    #[test]
    fn a_link_before_a_page_header_is_dropped() {
        let source =
            "甲\n\nhttps://a.example/1\n\n第 3 款 铁路事务 \n\n \n\n17/136 23-08138 \n\n \n\n乙 \n\n";
        assert_eq!(stripped(source).0, "甲|乙 # ");
    }

    #[test]
    fn an_address_in_the_text_stays() {
        assert_eq!(stripped("见\n\nhttp://a.example/1\n\n所载。 \n\n").0, "见|http://a.example/1|所载。 # ");
    }

    #[test]
    fn page_headers_are_dropped_with_the_page_number() {
        let source = "扩\n\n \n\nA/1/6/Rev.1 \n\n \n\n12/345 17-01234 (C) \n\n \n\n大。 \n\n第 3 款 铁路事务 \n\n \n\n17-01234 13/345 \n\n \n\n乙 \n\n";
        let (text, account) = stripped(source);
        assert_eq!(text, "扩|大。|乙 # ");
        assert_eq!(account.dropped[&DropReason::PageHeader], 11 + 7);
    }

    #[test]
    fn a_lone_number_before_a_new_page_is_its_number() {
        assert_eq!(stripped("甲 \n\n2 \n 乙 \n\n丙 \n\n").0, "甲|乙|丙 # ");
    }

    #[test]
    fn footnotes_are_lifted_out_up_to_the_end_of_the_page() {
        let source = "甲6\n\n________ \n\n 6 见丁。 \n\n 7 见戊，\n\n己。 \n\nhttp://a.example/1\n 乙 \n\n";
        assert_eq!(stripped(source).0, "甲6|乙 # 6 见丁。|7 见戊，己。");
        let unmarked = "甲6\n\n________ \n\n6 见丁。 \n\n战略 \n\n2.1 戊。 \n\n";
        assert_eq!(stripped(unmarked).0, "甲6|战略|2.1 戊。 # 6 见丁。");
    }
}
