//! Pieces of other documents that a document holds whole (`w:altChunk`): text and HTML are read, others are told.

use std::ops::Range;

use super::content::{Content, Paragraph};
use super::package::Relationship;
use planmark_convert_model::plan::Words;
use planmark_convert_model::traced::{Place, Traced};

/// A piece of another document.
#[derive(Clone, Debug)]
pub(super) enum Chunk {
    /// Its paragraphs.
    Text(Vec<Traced>),
    /// A form that is not read: the name of its part.
    Unread(String),
}

impl Chunk {
    /// Reads the part that `pointer` names, whose number is `part` and whose bytes are `bytes`.
    pub(super) fn read(pointer: &Relationship, part: u16, bytes: &[u8]) -> Self {
        let extension = pointer.target.rsplit('.').next().unwrap_or_default().to_lowercase();
        let text = match std::str::from_utf8(bytes) {
            Ok(text) => {
                let end = u32::try_from(text.len()).unwrap_or(u32::MAX);
                Traced::at(text, Place { part, start: 0, end })
            }
            // Where signs are lost, bytes of the text are not those of the part.
            Err(_) => Traced::from(&*String::from_utf8_lossy(bytes)),
        };
        match extension.as_str() {
            "htm" | "html" | "xhtml" => Self::Text(html(&text)),
            "txt" => Self::Text(split(&text, '\n')),
            _ => Self::Unread(pointer.target.clone()),
        }
    }

    /// The text in it.
    pub(super) fn text(&self) -> String {
        match self {
            Self::Text(paragraphs) => paragraphs.iter().flat_map(|paragraph| [&**paragraph, "\n"]).collect(),
            Self::Unread(_) => String::new(),
        }
    }

    /// Its paragraphs, at the place where it stands.
    pub(super) fn contents(&self, place: u32) -> Vec<Content> {
        let Self::Text(paragraphs) = self else { return Vec::new() };
        let paragraph = |text: &Traced| {
            let segments = split(text, '\t').into_iter().map(|part| Words::placed(place, &part));
            let segments = segments.filter(|part| !part.is_empty()).collect();
            Content::Paragraph(Paragraph { place, segments, ..Paragraph::default() })
        };
        paragraphs.iter().map(paragraph).collect()
    }
}

/// What `separator` parts in `text`.
fn split(text: &Traced, separator: char) -> Vec<Traced> {
    let mut end = 0;
    let parts = text.split_inclusive(separator).map(|part| {
        let start = end;
        end += part.len();
        text.slice(start..start + part.trim_end_matches(separator).len())
    });
    parts.collect()
}

/// Elements of HTML that begin a line of their own.
const BLOCKS: [&str; 19] = [
    "p",
    "div",
    "br",
    "li",
    "ul",
    "ol",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "tr",
    "table",
    "body",
    "hr",
    "blockquote",
    "dt",
    "dd",
];

/// Elements of HTML whose text no page shows.
const HIDDEN: [&str; 4] = ["script", "style", "head", "title"];

/// The paragraphs of a page of HTML.
fn html(page: &Traced) -> Vec<Traced> {
    let mut paragraphs = vec![Traced::default()];
    let mut hidden: Option<String> = None;
    let mut rest: &str = page;
    while !rest.is_empty() {
        let start = page.len() - rest.len();
        let (text, tag) = rest.split_once('<').map_or((rest, None), |(text, tag)| (text, Some(tag)));
        if hidden.is_none()
            && let Some(last) = paragraphs.last_mut()
        {
            push_text(last, page, start..start + text.len());
        }
        let Some(tag) = tag else { break };
        let comment = tag.strip_prefix("!--");
        let (tag, behind) = match comment {
            Some(comment) => ("", comment.split_once("-->").map_or("", |(_, behind)| behind)),
            None => tag.split_once('>').unwrap_or((tag, "")),
        };
        rest = behind;
        let closing = tag.starts_with('/');
        let name = tag.trim_start_matches('/').split(|sign: char| !sign.is_ascii_alphanumeric()).next();
        let name = name.unwrap_or_default().to_ascii_lowercase();
        if HIDDEN.contains(&name.as_str()) {
            hidden = (!closing && !tag.ends_with('/'))
                .then(|| name.clone())
                .or(hidden)
                .filter(|it| !closing || *it != name);
        } else if BLOCKS.contains(&name.as_str()) {
            paragraphs.push(Traced::default());
        } else if !closing
            && matches!(name.as_str(), "td" | "th")
            && let Some(last) = paragraphs.last_mut()
        {
            last.push_str("\t");
        }
    }
    let blank = |text: &Traced| text.chars().all(planmark_convert_model::account::is_blank);
    let lines = paragraphs.into_iter().filter(|text| !blank(text));
    let joined = |sign| if matches!(sign, '\n' | '\r') { ' ' } else { sign };
    lines.map(|text| text.with_signs(|sign| Some(joined(sign)))).collect()
}

/// References to characters that are common in pages made from office documents.
const REFERENCES: [(&str, char); 16] = [
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", '\u{A0}'),
    ("ndash", '–'),
    ("mdash", '—'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("hellip", '…'),
    ("bull", '•'),
    ("laquo", '«'),
    ("raquo", '»'),
    ("amp", '&'),
];

/// Most characters of the name of a reference.
const LONGEST_REFERENCE: usize = 10;

/// Adds the text in `range` of `page`, its references made characters.
fn push_text(text: &mut Traced, page: &Traced, range: Range<usize>) {
    let source = &page[range.clone()];
    let mut done = 0;
    for (start, _) in source.match_indices('&') {
        let named = source[start + 1..].split_once(';').filter(|(name, _)| name.len() <= LONGEST_REFERENCE);
        let Some((name, character)) = named.and_then(|(name, _)| Some((name, character(name)?))) else {
            continue;
        };
        let end = start + name.len() + "&;".len();
        text.push_range(page, range.start + done..range.start + start);
        text.push_sign(character, page, range.start + start..range.start + end);
        done = end;
    }
    text.push_range(page, range.start + done..range.end);
}

fn character(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code);
    }
    REFERENCES.iter().find(|(own, _)| *own == name).map(|(_, character)| *character)
}

#[cfg(test)]
mod tests {
    use super::{Traced, html};

    fn plain(page: &str) -> Vec<String> {
        html(&page.into()).iter().map(Traced::to_string).collect()
    }

    #[test]
    fn pages_are_read_as_paragraphs() {
        let page = "<html><head><title>No</title><style>p{}</style></head><body><p>One &amp; <b>two</b>&#8211;&#x33;</p>\
            <!-- not this --><table><tr><td>a</td><td>b</td></tr></table>tail &unknown; &<br/>end</body>";
        assert_eq!(plain(page), ["One & two–3", "\ta\tb", "tail &unknown; &", "end"]);
        assert_eq!(plain("<p>open <i"), ["open "]);
        assert!(plain("").is_empty());
    }
}
