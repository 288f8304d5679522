//! Words of a plan with what they refer to: links to the documents that they cite, and marks of footnotes.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fmt::Write as _;

use planmark_plan::document::Document;
use planmark_plan::links::{Link, links};
use planmark_plan::read::facts::{BlockKind, Inline};
use planmark_syntax::Span;
use planmark_syntax::emphasis::{Emphasis, Emphasised, emphasised};
use planmark_syntax::script::{needs_blank, without_escape};

use crate::guard::escape;
use crate::reading::Reading;

/// What is known of a document while its words are written.
pub(super) struct Ink {
    /// Where the words of a document lead, in the order of the text.
    links: Vec<Link>,
    /// How often a footnote has been referred to so far, by its anchor.
    marks: RefCell<BTreeMap<String, usize>>,
    /// Where the footnotes end, by their labels, in bytes of the document.
    notes: BTreeMap<String, Vec<usize>>,
}

/// A piece of words that is more than text.
enum Mark {
    Link {
        url: String,
        shown: std::ops::Range<usize>,
    },
    Footnote {
        label: String,
    },
    /// A sign that sets words apart.
    Tag(&'static str),
}

impl Ink {
    pub(super) fn new(document: &Document) -> Self {
        Self { links: links(document), marks: RefCell::default(), notes: notes(document) }
    }

    /// How often a footnote is referred to.
    pub(super) fn references(&self, anchor: &str) -> usize {
        self.marks.borrow().get(anchor).copied().unwrap_or(0)
    }

    /// The anchor of the footnote that a label at byte `place` means: below each table labels begin anew, so it is the next one, or the
    /// last where none follows.
    pub(super) fn note(&self, label: &str, place: usize) -> String {
        let ends = self.notes.get(label).map(Vec::as_slice).unwrap_or_default();
        let next = ends.partition_point(|end| *end <= place).min(ends.len().saturating_sub(1));
        let anchor = anchor(label);
        if next == 0 { anchor } else { format!("{anchor}--{}", next + 1) }
    }

    /// The words of a span of a section. `inline` is what the block refers to in which they stand.
    pub(super) fn words(&self, reading: Reading<'_>, section: usize, span: Span, inline: &Inline) -> String {
        let base = reading.part.start as usize;
        let place = |span: Span| reading.programme().span(section, span).at(base);
        let range = place(span);
        let typed = reading.document.typed(reading.part, section, span);
        let text: &str = &typed;
        let mut marks: Vec<(std::ops::Range<usize>, Mark)> = Vec::new();
        for footnote in &inline.footnotes {
            marks.push((place(footnote.span), Mark::Footnote { label: footnote.text.to_string() }));
        }
        for own in &inline.links {
            let shown = place(own.text.as_ref().map_or(own.url.span, |text| text.span));
            // An address that the plan's own list of links leaves out would run something: its words stay, the link goes.
            let url = self.leading(&shown).map(|link| link.url.clone()).unwrap_or_default();
            marks.push((place(own.span), Mark::Link { url, shown }));
        }
        let first = self.links.partition_point(|link| link.range.start < range.start);
        for link in self.links[first..].iter().take_while(|link| link.range.start < range.end) {
            marks.push((link.range.clone(), Mark::Link { url: link.url.clone(), shown: link.range.clone() }));
        }
        marks.retain(|(mark, _)| mark.start >= range.start && mark.end <= range.end && !mark.is_empty());
        // Of two that begin together the longer counts: a link with words of its own holds them.
        marks.sort_by_key(|(mark, _)| (mark.start, std::cmp::Reverse(mark.end)));
        set_apart(text, range.start, &mut marks);

        let piece = |from: usize, to: usize| flowing(text, from - range.start..to - range.start);
        let mut written = String::with_capacity(text.len() * 2);
        let mut at = range.start;
        for (mark, what) in marks {
            if mark.start < at {
                continue;
            }
            written.push_str(&piece(at, mark.start));
            match what {
                Mark::Link { url, shown } => {
                    let words =
                        piece(shown.start.clamp(mark.start, mark.end), shown.end.clamp(mark.start, mark.end));
                    if url.is_empty() {
                        written.push_str(&words);
                    } else {
                        // Writing to a string cannot fail.
                        let _ = write!(written, "<a href=\"{}\">{words}</a>", escape(&url));
                    }
                }
                Mark::Footnote { label } => self.footnote(&label, mark.start, &mut written),
                Mark::Tag(tag) => written.push_str(tag),
            }
            at = mark.end;
        }
        written.push_str(&piece(at, range.end));
        written.trim().to_owned()
    }

    /// The link whose words are these.
    fn leading(&self, shown: &std::ops::Range<usize>) -> Option<&Link> {
        let at = self.links.partition_point(|link| link.range.start < shown.start);
        self.links
            .get(at..)?
            .iter()
            .take_while(|link| link.range.start == shown.start)
            .find(|link| link.range == *shown)
    }

    fn footnote(&self, label: &str, place: usize, written: &mut String) {
        let anchor = self.note(label, place);
        let mut marks = self.marks.borrow_mut();
        let count = marks.entry(anchor.clone()).or_insert(0);
        *count += 1;
        // Writing to a string cannot fail.
        let _ = write!(
            written,
            "<sup><a id=\"mark-{anchor}-{count}\" href=\"#note-{anchor}\" role=\"doc-noteref\">{}</a></sup>",
            escape(label)
        );
    }
}

/// Where the footnotes of a document end, by their labels.
fn notes(document: &Document) -> BTreeMap<String, Vec<usize>> {
    let mut notes: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for reading in Reading::all(document) {
        for (at, section) in reading.programme().sections.iter().enumerate() {
            for block in &section.facts.blocks {
                let BlockKind::Footnote { label } = &block.kind else { continue };
                let end = reading.programme().span(at, block.span).at(reading.part.start as usize).end;
                notes.entry(label.text.to_string()).or_default().push(end);
            }
        }
    }
    notes
}

/// Adds the signs that set words apart to marks in the order of the text, but where one of the two stands inside of another mark.
/// `base` is where the text starts.
fn set_apart(text: &str, base: usize, marks: &mut Vec<(std::ops::Range<usize>, Mark)>) {
    let mut held: Vec<std::ops::Range<usize>> = Vec::new();
    for (mark, _) in marks.iter() {
        match held.last_mut().filter(|last| mark.start < last.end) {
            Some(last) => last.end = last.end.max(mark.end),
            None => held.push(mark.clone()),
        }
    }
    let is_held = |sign: &std::ops::Range<usize>| {
        let behind = held.partition_point(|mark| mark.end <= sign.start);
        held.get(behind).is_some_and(|mark| mark.start < sign.end)
    };
    for Emphasised { emphasis, opening, closing } in emphasised(text) {
        let signs = [opening, closing].map(|sign| sign.start + base..sign.end + base);
        if signs.iter().any(is_held) {
            continue;
        }
        let tags = match emphasis {
            Emphasis::Italic => ["<em>", "</em>"],
            Emphasis::Bold => ["<strong>", "</strong>"],
            Emphasis::Raised => ["<sup>", "</sup>"],
            Emphasis::Lowered => ["<sub>", "</sub>"],
        };
        marks.extend(signs.into_iter().zip(tags.map(Mark::Tag)));
    }
    marks.sort_by_key(|(mark, _)| (mark.start, std::cmp::Reverse(mark.end)));
}

/// A label as part of the name of a place on the page: letters and digits as they are, other signs by their numbers.
fn anchor(label: &str) -> String {
    let mut anchor = String::new();
    for sign in label.chars() {
        if sign.is_alphanumeric() {
            anchor.push(sign);
        } else {
            // Writing to a string cannot fail.
            let _ = write!(anchor, "_{:x}", u32::from(sign));
        }
    }
    anchor
}

/// A piece of words in which lines are joined as the script joins them: no blank between two Chinese characters.
fn flowing(text: &str, range: std::ops::Range<usize>) -> String {
    let Some(piece) = text.get(range.clone()) else { return String::new() };
    if !piece.contains(['\n', '\r']) {
        return escape(piece);
    }
    let mut joined = String::with_capacity(piece.len());
    let mut rest = piece;
    while let Some(line_end) = rest.find(['\n', '\r']) {
        let (line, behind) = rest.split_at(line_end);
        joined.push_str(line.trim_end());
        rest = without_escape(behind.trim_start());
        let before =
            joined.chars().next_back().or_else(|| text[..range.start].trim_end().chars().next_back());
        let next = rest.chars().next().or_else(|| text[range.end..].trim_start().chars().next());
        if needs_blank(before, next) {
            joined.push(' ');
        }
    }
    joined.push_str(rest);
    escape(&joined)
}

#[cfg(test)]
mod tests {
    use super::{anchor, flowing};

    #[test]
    fn lines_are_joined_as_each_script_joins_them() {
        assert_eq!(flowing("政治\n    事务", 0..17), "政治事务");
        assert_eq!(flowing("a\nb", 0..3), "a b");
        assert_eq!(flowing("𠀀\n𠀁", 0..9), "𠀀𠀁");
    }

    #[test]
    fn anchors_are_names() {
        assert_eq!((anchor("1"), anchor("**"), anchor("a b")), ("1".into(), "_2a_2a".into(), "a_20b".into()));
    }
}
