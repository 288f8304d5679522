//! Pieces of other documents that a document holds whole (`w:altChunk`): text and HTML are read, others are told.

use super::content::{Content, Paragraph};
use super::package::Relationship;
use planmark_convert_model::plan::Words;

/// A piece of another document.
#[derive(Clone, Debug)]
pub(super) enum Chunk {
    /// Its paragraphs.
    Text(Vec<String>),
    /// A form that is not read: the name of its part.
    Unread(String),
}

impl Chunk {
    /// Reads the part that `pointer` names, whose bytes are `bytes`.
    pub(super) fn read(pointer: &Relationship, bytes: &[u8]) -> Self {
        let extension = pointer.target.rsplit('.').next().unwrap_or_default().to_lowercase();
        let text = String::from_utf8_lossy(bytes);
        match extension.as_str() {
            "htm" | "html" | "xhtml" => Self::Text(html(&text)),
            "txt" => Self::Text(text.lines().map(str::to_owned).collect()),
            _ => Self::Unread(pointer.target.clone()),
        }
    }

    /// The text in it.
    pub(super) fn text(&self) -> String {
        match self {
            Self::Text(paragraphs) => paragraphs.join("\n"),
            Self::Unread(_) => String::new(),
        }
    }

    /// Its paragraphs, at the place where it stands.
    pub(super) fn contents(&self, place: u32) -> Vec<Content> {
        let Self::Text(paragraphs) = self else { return Vec::new() };
        let paragraph = |text: &String| {
            let segments =
                text.split('\t').map(|part| Words::source(place, part)).filter(|part| !part.is_empty());
            Content::Paragraph(Paragraph { place, segments: segments.collect(), ..Paragraph::default() })
        };
        paragraphs.iter().map(paragraph).collect()
    }
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
fn html(page: &str) -> Vec<String> {
    let mut paragraphs = vec![String::new()];
    let mut hidden: Option<String> = None;
    let mut rest = page;
    while !rest.is_empty() {
        let (text, tag) = rest.split_once('<').map_or((rest, None), |(text, tag)| (text, Some(tag)));
        if hidden.is_none()
            && let Some(last) = paragraphs.last_mut()
        {
            last.push_str(&without_references(text));
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
            paragraphs.push(String::new());
        } else if !closing
            && matches!(name.as_str(), "td" | "th")
            && let Some(last) = paragraphs.last_mut()
        {
            last.push('\t');
        }
    }
    let blank = |text: &String| text.chars().all(planmark_convert_model::account::is_blank);
    let lines = paragraphs.into_iter().filter(|text| !blank(text));
    lines.map(|text| text.replace(['\n', '\r'], " ")).collect()
}

/// References to characters that are common in pages made from office documents.
const REFERENCES: [(&str, &str); 16] = [
    ("lt", "<"),
    ("gt", ">"),
    ("quot", "\""),
    ("apos", "'"),
    ("nbsp", "\u{A0}"),
    ("ndash", "–"),
    ("mdash", "—"),
    ("lsquo", "‘"),
    ("rsquo", "’"),
    ("ldquo", "“"),
    ("rdquo", "”"),
    ("hellip", "…"),
    ("bull", "•"),
    ("laquo", "«"),
    ("raquo", "»"),
    ("amp", "&"),
];

/// Most characters of the name of a reference.
const LONGEST_REFERENCE: usize = 10;

fn without_references(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut parts = text.split('&');
    plain.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let named = part.split_once(';').filter(|(name, _)| name.len() <= LONGEST_REFERENCE);
        let character = named.and_then(|(name, rest)| Some((character(name)?, rest)));
        match character {
            Some((character, rest)) => {
                plain.push_str(&character);
                plain.push_str(rest);
            }
            None => {
                plain.push('&');
                plain.push_str(part);
            }
        }
    }
    plain
}

fn character(name: &str) -> Option<String> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code).map(String::from);
    }
    REFERENCES.iter().find(|(own, _)| *own == name).map(|(_, character)| (*character).to_owned())
}

#[cfg(test)]
mod tests {
    use super::html;

    #[test]
    fn pages_are_read_as_paragraphs() {
        let page = "<html><head><title>No</title><style>p{}</style></head><body><p>One &amp; <b>two</b>&#8211;&#x33;</p>\
            <!-- not this --><table><tr><td>a</td><td>b</td></tr></table>tail &unknown; &<br/>end</body>";
        assert_eq!(html(page), ["One & two–3", "\ta\tb", "tail &unknown; &", "end"]);
        assert_eq!(html("<p>open <i"), ["open "]);
        assert!(html("").is_empty());
    }
}
