//! The text of a paragraph on its way from runs to [`Words`].

use std::collections::BTreeSet;
use std::ops::Range;

use planmark_convert_model::joining::needs_blank;
use planmark_convert_model::plan::{Piece, Words};
use planmark_convert_model::traced::Traced;

use super::raised::Shift;

/// A piece of a paragraph as its runs give it, blanks and all.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Raw {
    Text(Traced),
    /// Text that the document does not have.
    Added(String),
    /// Raised or lowered text.
    Shifted(Traced, Shift),
    /// The mark of a footnote; the label stands in the text.
    Mark(Traced),
    /// The mark of a footnote, which Word numbers.
    NumberedMark(String),
    Link {
        text: Traced,
        url: String,
    },
}

/// A place in a [`Line`].
#[derive(Clone, Copy, Debug)]
pub(super) struct Here {
    segment: usize,
    piece: usize,
    offset: usize,
}

/// A line break inside a paragraph, until it is known what it parts.
const BREAK: char = '\n';

/// The segments of a paragraph between its tabs, blanks made one, empty ones left out.
#[derive(Clone, Debug, Default)]
pub(super) struct Segmented {
    /// Empty segments in front.
    pub(super) leading_tabs: usize,
    pub(super) segments: Vec<Words>,
    /// Signs between the marks of notes, for which the markup has none.
    pub(super) replaced: String,
    /// The paragraph begins with the label of a note, raised.
    pub(super) labelled: bool,
}

/// The text of one paragraph, cut at its tabs.
#[derive(Clone, Debug, Default)]
pub(super) struct Line {
    segments: Vec<Vec<Raw>>,
    /// Signs that the page does not show, which are left out.
    unseen: String,
}

impl Line {
    /// Adds text as a run holds it.
    pub(super) fn text(&mut self, text: impl Into<Traced>) {
        let shown = self.shown(&text.into());
        match self.last().last_mut() {
            Some(Raw::Text(last)) => last.push(&shown),
            _ if shown.is_empty() => {}
            _ => self.last().push(Raw::Text(shown)),
        }
    }

    /// Ends a segment.
    pub(super) fn tab(&mut self) {
        self.last();
        self.segments.push(Vec::new());
    }

    /// Adds a line break.
    pub(super) fn line_break(&mut self) {
        self.text("\n");
    }

    /// Adds text that the document does not have.
    pub(super) fn added(&mut self, text: &str) {
        if !text.is_empty() {
            self.last().push(Raw::Added(text.to_owned()));
        }
    }

    /// Adds raised or lowered text. Word may part it into several runs.
    pub(super) fn shifted(&mut self, text: impl Into<Traced>, shift: Shift) {
        let shown = self.shown(&text.into());
        match self.last().last_mut() {
            Some(Raw::Shifted(last, same)) if *same == shift => last.push(&shown),
            _ if shown.is_empty() => {}
            _ => self.last().push(Raw::Shifted(shown, shift)),
        }
    }

    /// Adds the mark of a footnote whose label stands in the text.
    pub(super) fn mark(&mut self, label: Traced) {
        self.last().push(Raw::Mark(label));
    }

    /// Adds the mark of a footnote with the number that Word gives it.
    pub(super) fn numbered_mark(&mut self, label: &str) {
        self.last().push(Raw::NumberedMark(label.to_owned()));
    }

    /// Makes a link of what was added behind `start` (see [`Self::here`]), if it is one piece of text.
    pub(super) fn link(&mut self, start: Here, url: &str) {
        let here = (self.segments.len(), self.segments.last().map_or(0, Vec::len));
        let Some(Raw::Text(text)) = self.segments.last_mut().and_then(|pieces| pieces.last_mut()) else {
            return;
        };
        let offset = start.offset;
        if here != (start.segment + 1, start.piece + 1) || !text.is_char_boundary(offset) {
            return;
        }
        let linked = text.split_off(offset);
        let plain = linked.contains(['[', ']', BREAK]) || linked.trim().is_empty();
        if plain || !super::links::leads_elsewhere(&linked, url) {
            text.push(&linked);
            return;
        }
        if text.is_empty() {
            self.last().pop();
        }
        // Blanks at the ends of a link stand outside of it.
        let (start, end) = (linked.len() - linked.trim_start().len(), linked.trim_end().len());
        self.text(linked.slice(0..start));
        self.last().push(Raw::Link { text: linked.slice(start..end), url: super::links::escaped(url) });
        self.text(linked.slice(end..linked.len()));
    }

    /// The place behind what was added so far.
    pub(super) fn here(&mut self) -> Here {
        let pieces = self.last();
        let (piece, offset) = match pieces.last() {
            Some(Raw::Text(text)) => (pieces.len() - 1, text.len()),
            _ => (pieces.len(), 0),
        };
        Here { segment: self.segments.len() - 1, piece, offset }
    }

    /// Signs that were left out because the page does not show them.
    pub(super) fn unseen(&self) -> &str {
        &self.unseen
    }

    /// The segments between tabs. Raised `labels` are marks of notes.
    pub(super) fn segments(self, place: u32, labels: &BTreeSet<String>) -> Segmented {
        let mut segmented = Segmented::default();
        let mut begun = false;
        let mut segments = Vec::new();
        for raw in self.segments {
            let raw = segmented.settle(raw, labels, &mut begun);
            segments.push(words(place, raw));
        }
        segmented.leading_tabs = segments.iter().take_while(|segment| segment.is_empty()).count();
        segmented.segments = segments.into_iter().filter(|segment| !segment.is_empty()).collect();
        segmented
    }

    fn last(&mut self) -> &mut Vec<Raw> {
        if self.segments.is_empty() {
            self.segments.push(Vec::new());
        }
        let last = self.segments.len() - 1;
        &mut self.segments[last]
    }

    /// `text` with plain hyphens, and without signs that take no place on the page.
    fn shown(&mut self, text: &Traced) -> Traced {
        let mut joins = false;
        text.with_signs(|sign| {
            let shown = match sign {
                '\u{2011}' => '-',
                // Signs of the font Symbol, in the private range where Word keeps them.
                '\u{F02D}' => '–',
                '\u{F0B7}' => '•',
                // Radicals, which tools write for the characters that look the same.
                '\u{2F00}'..='\u{2FD5}' => super::radicals::character(sign),
                // Zero width, and of no meaning outside scripts that join letters.
                '\u{AD}' | '\u{200B}' | '\u{2060}' => {
                    self.unseen.push(sign);
                    return None;
                }
                '\u{200C}' | '\u{200D}' if !joins => {
                    self.unseen.push(sign);
                    return None;
                }
                sign => sign,
            };
            joins = joins_letters(shown);
            Some(shown)
        })
    }
}

impl Segmented {
    /// Decides what raised and lowered text is. `begun` says whether the paragraph has text before it.
    fn settle(&mut self, raw: Vec<Raw>, labels: &BTreeSet<String>, begun: &mut bool) -> Vec<Raw> {
        let mut settled: Vec<Raw> = Vec::new();
        for raw in raw {
            let Raw::Shifted(text, shift) = raw else {
                *begun |= !matches!(&raw, Raw::Text(text) if text.trim().is_empty());
                settled.push(raw);
                continue;
            };
            let start = text.len() - text.trim_start().len();
            let bare = &text.trimmed(char::is_whitespace);
            push_text(&mut settled, &text.slice(0..start));
            let marks = marks(bare, labels).filter(|_| shift == Shift::Raised && !is_power(&settled, bare));
            match marks {
                _ if bare.is_empty() => {}
                Some(_) if !*begun => {
                    self.labelled = true;
                    push_text(&mut settled, bare);
                }
                Some(marks) => {
                    self.replaced.extend(bare.chars().filter(|sign| is_between_marks(*sign)));
                    settled.extend(marks.into_iter().map(|mark| Raw::Mark(bare.slice(mark))));
                }
                None if !bare.contains(char::is_alphanumeric) => push_text(&mut settled, bare),
                None => match shift.shown(bare) {
                    Some(shown) => push_text(&mut settled, &shown),
                    None => {
                        settled.push(Raw::Added(shift.opening().to_owned()));
                        push_text(&mut settled, bare);
                        settled.push(Raw::Added(")".to_owned()));
                    }
                },
            }
            *begun |= !bare.is_empty();
            push_text(&mut settled, &text.slice(start + bare.len()..text.len()));
        }
        settled
    }
}

fn push_text(raw: &mut Vec<Raw>, text: &Traced) {
    match raw.last_mut() {
        Some(Raw::Text(last)) => last.push(text),
        _ if text.is_empty() => {}
        _ => raw.push(Raw::Text(text.clone())),
    }
}

/// Where in `text` the labels of notes stand that it consists of: `a`, `a,b`, or `ab` where each letter is one.
fn marks(text: &str, labels: &BTreeSet<String>) -> Option<Vec<Range<usize>>> {
    let known = |mark: &str| labels.contains(mark);
    let mut marks = Vec::new();
    let mut end = 0;
    for part in text.split_inclusive(is_between_marks) {
        let start = end;
        end += part.len();
        let mark = part.trim_end_matches(is_between_marks);
        if mark.is_empty() {
            continue;
        }
        if known(mark) {
            marks.push(start..start + mark.len());
            continue;
        }
        let letters = mark.char_indices().map(|(place, letter)| place..place + letter.len_utf8());
        if !letters.clone().all(|letter| known(&mark[letter])) || !mark.contains(char::is_alphabetic) {
            return None;
        }
        marks.extend(letters.map(|letter| start + letter.start..start + letter.end));
    }
    (!marks.is_empty()).then_some(marks)
}

fn is_between_marks(sign: char) -> bool {
    matches!(sign, ',' | ';' | '/' | '、' | '،') || planmark_convert_model::account::is_blank(sign)
}

/// Whether a raised number makes a power of ten, an area or a volume of what stands before it: `10⁶`, `km²`.
fn is_power(before: &[Raw], raised: &str) -> bool {
    let Some(Raw::Text(text)) = before.last() else { return false };
    let word = text.rsplit(|sign: char| !sign.is_alphanumeric()).next().unwrap_or_default();
    let digits = raised.bytes().all(|digit| digit.is_ascii_digit());
    digits && (word == "10" || matches!(raised, "2" | "3") && matches!(word, "m" | "km" | "cm" | "dm" | "mm"))
}

/// Whether a zero-width joiner behind `sign` can change how the page looks: in Arabic and in the scripts of South Asia.
fn joins_letters(sign: char) -> bool {
    matches!(sign, '\u{600}'..='\u{8FF}' | '\u{900}'..='\u{DFF}')
}

fn words(place: u32, raw: Vec<Raw>) -> Words {
    let plain: Vec<Traced> = raw
        .iter()
        .map(|raw| match raw {
            Raw::Text(text) | Raw::Link { text, .. } => text.clone(),
            Raw::Added(_) | Raw::Shifted(..) | Raw::Mark(_) | Raw::NumberedMark(_) => Traced::default(),
        })
        .collect();
    let mut words = Words::at(place);
    // A blank waits until something follows it.
    let mut blank = false;
    let mut last: Option<char> = None;
    for (index, raw) in raw.into_iter().enumerate() {
        let mut text = Traced::default();
        // Where the blanks stand that were met last.
        let mut blanks = 0..0;
        for (place, sign) in plain[index].char_indices() {
            let end = place + sign.len_utf8();
            if sign == BREAK {
                let rest = plain[index + 1..].iter().flat_map(|text| text.chars());
                let mut rest = plain[index][place..].chars().chain(rest);
                let after = rest.find(|sign| !planmark_convert_model::account::is_blank(*sign));
                blank |= matches!((last, after), (Some(before), Some(after)) if needs_blank(before, after));
            } else if planmark_convert_model::account::is_blank(sign) {
                blank |= !is_filler(sign);
                blanks = if blanks.end == place { blanks.start..end } else { place..end };
            } else {
                let blanks = std::mem::take(&mut blanks);
                if blank && last.is_some() {
                    text.push_sign(' ', &plain[index], blanks);
                }
                blank = false;
                text.push_range(&plain[index], place..end);
                last = Some(sign);
            }
        }
        match raw {
            Raw::Text(_) => words.push(Piece::Text(text)),
            Raw::Link { url, .. } => {
                // The blank before a link stands outside of it.
                if text.starts_with(' ') {
                    words.push(Piece::Text(" ".into()));
                    words.push(Piece::Link { text: text.slice(1..text.len()), url });
                } else {
                    words.push(Piece::Link { text, url });
                }
            }
            Raw::Added(added) => {
                if blank && last.is_some() {
                    words.push(Piece::Text(" ".into()));
                }
                blank = added.ends_with(' ');
                last = added.chars().next_back().or(last);
                let added = added.trim_end();
                if !added.is_empty() {
                    words.push(Piece::Supplied(added.to_owned()));
                }
            }
            Raw::Shifted(text, _) => words.push(Piece::Text(text)),
            Raw::Mark(label) => words.push(Piece::FootnoteMark(label)),
            Raw::NumberedMark(label) => words.push(Piece::Supplied(format!("[^{label}]"))),
        }
    }
    words
}

/// Control characters and the byte-order mark part nothing.
fn is_filler(sign: char) -> bool {
    sign == '\u{FEFF}' || sign.is_control() && !matches!(sign, '\t' | '\r')
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{Line, Segmented};
    use crate::raised::Shift;
    use planmark_convert_model::plan::Words;

    fn segmented(line: Line, labels: &[&str]) -> Segmented {
        line.segments(7, &labels.iter().map(|label| (*label).to_owned()).collect::<BTreeSet<String>>())
    }

    fn plain(line: Line) -> Vec<String> {
        segmented(line, &[]).segments.iter().map(Words::plain).collect()
    }

    #[test]
    fn tabs_cut_and_blanks_are_made_one() {
        let mut line = Line::default();
        line.tab();
        line.tab();
        line.text("(a)");
        line.tab();
        line.text(" Rail\u{A0} ");
        line.text(" freight\u{2011}only ");
        let Segmented { leading_tabs, segments, .. } = segmented(line, &[]);
        assert_eq!(leading_tabs, 2);
        assert_eq!(segments.iter().map(Words::plain).collect::<Vec<_>>(), ["(a)", "Rail freight-only"]);
        assert_eq!(segments[0].line, 7);
    }

    #[test]
    fn a_line_break_parts_words_but_no_symbol() {
        let mut line = Line::default();
        line.text("2026");
        line.line_break();
        line.text("estimate A/RES/");
        line.line_break();
        line.text("79/1 铁");
        line.line_break();
        line.text("路");
        assert_eq!(plain(line), ["2026 estimate A/RES/79/1 铁路"]);
    }

    #[test]
    fn signs_of_no_width_are_left_out_and_told() {
        let mut line = Line::default();
        line.text("2014\u{2013}\u{200D}2024 so\u{AD}ft \u{628}\u{200D}");
        assert_eq!(line.unseen(), "\u{200D}\u{AD}");
        assert_eq!(plain(line), ["2014–2024 soft \u{628}\u{200D}"]);
    }

    #[test]
    fn links_that_add_nothing_are_text() {
        let mut line = Line::default();
        line.text("See ");
        let start = line.here();
        line.text("79/1 ");
        line.link(start, "https://undocs.org/en/A/RES/79/1");
        let start = line.here();
        line.text("here");
        line.link(start, "https://example.org/a(b)");
        let segments = segmented(line, &[]).segments;
        let printed: String = segments[0]
            .pieces()
            .iter()
            .map(|piece| match piece {
                planmark_convert_model::plan::Piece::Link { text, url } => format!("[{text}]({url})"),
                planmark_convert_model::plan::Piece::Text(text) => text.to_string(),
                other => format!("{other:?}"),
            })
            .collect();
        assert_eq!(printed, "See 79/1 [here](https://example.org/a%28b%29)");
    }

    #[test]
    fn raised_text_is_a_mark_where_a_note_has_its_label() {
        let raised = |before: &str, texts: &[&str], labels: &[&str]| {
            let mut line = Line::default();
            line.text(before);
            texts.iter().for_each(|text| line.shifted(*text, Shift::Raised));
            let segmented = segmented(line, labels);
            let pieces: Vec<String> =
                segmented.segments.iter().flat_map(Words::pieces).map(|piece| format!("{piece:?}")).collect();
            (pieces.join(" "), segmented.replaced, segmented.labelled)
        };
        let both = "Text(\"1 979\") FootnoteMark(\"a\") FootnoteMark(\"b\")";
        assert_eq!(raised("1 979", &["a", ",", "b"], &["a", "b"]), (both.to_owned(), ",".to_owned(), false));
        assert_eq!(raised("1 979", &["ab"], &["a", "b"]), (both.to_owned(), String::new(), false));
        assert_eq!(raised("1 979", &["ac"], &["a", "b"]).0, "Text(\"1 979ᵃᶜ\")");
        assert_eq!(raised("64/292", &["1"], &[]).0, "Text(\"64/292¹\")");
        assert_eq!(raised("64/292", &["1"], &["1"]).0, "Text(\"64/292\") FootnoteMark(\"1\")");
        assert_eq!(raised("10", &["6"], &["6"]).0, "Text(\"10⁶\")");
        assert_eq!(raised("5 km", &["2"], &["2"]).0, "Text(\"5 km²\")");
        assert_eq!(raised("x", &["铁"], &[]).0, "Text(\"x\") Supplied(\"^(\") Text(\"铁\") Supplied(\")\")");
        assert_eq!(raised("", &["a"], &["a"]), ("Text(\"a\")".to_owned(), String::new(), true));
    }
}
