//! Which part of a resolution is meant: `sect. III`, 第八节, `para. 120`, 第 19 段, `annex`.

use std::ops::Range;

use super::words::{Word, word_at};
use crate::Language;
use crate::joints;
use crate::keywords::{self, ConnectorRole, ShortRole};
use crate::normal::Normal;
use crate::numerals::{self, Alphabet, Numeral};
use crate::scan::Scan;
use crate::script::{is_han, is_han_numeral};

/// What part of a text is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PinpointKind {
    /// A section: `sect. III`, 第二节.
    Section,
    /// A paragraph: `para. 9`, 第 9 段.
    Paragraph,
    /// The annex, or one of several.
    Annex,
}

/// The number of a section, paragraph or annex: `9`, `1 (a)`, `III`, `II.B`, `B`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Label {
    /// The number; `None` for a letter alone (`B 节`).
    pub number: Option<u32>,
    /// The place of its letter, from one: `1 (a)`, `II.B`.
    pub letter: Option<u32>,
}

/// Sections, paragraphs or annexes of a resolution that a citation names.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Pinpoint {
    /// What is named.
    pub kind: PinpointKind,
    /// Which: first and last of each range, the same for one. Empty for "annex" alone.
    pub labels: Vec<(Label, Label)>,
    /// Where it stands, in bytes of the block's text.
    pub span: Range<usize>,
}

const SMALL: Numeral = Numeral::Letter(Alphabet::LatinLower);
const LARGE: Numeral = Numeral::Letter(Alphabet::LatinUpper);

/// The pinpoints that follow a citation at a byte of text made alike, and where they end. Spans are of that text.
pub(super) fn after(text: &str, at: usize) -> (Vec<Pinpoint>, usize) {
    let mut scan = Scan::starting(text, at);
    let mut found = Vec::new();
    while let Some(pinpoint) = scan.attempt(|scan| {
        scan.skip_blanks();
        let has_comma = scan.eat(',') || scan.eat('،');
        scan.skip_blanks();
        let is_first = found.is_empty();
        chinese(scan).or_else(|| (has_comma || !is_first).then(|| worded(scan))?)
    }) {
        found.push(pinpoint);
    }
    (found, scan.at())
}

/// The pinpoint whose word (`paragraph`, `section`) begins at a byte of text made alike, and where it ends.
pub(super) fn at_word(text: &str, at: usize) -> Option<(Pinpoint, usize)> {
    let mut scan = Scan::starting(text, at);
    worded(&mut scan).map(|pinpoint| (pinpoint, scan.at()))
}

/// Whether a text, such as that behind the number of a mandate, begins with the part of it that is meant: `, sect. IX  Special
/// subjects`, `Annex I  Compact`. A word alone may begin a title.
#[must_use]
pub fn begins_with_part(text: &str) -> bool {
    let text = text.trim_start();
    if text.starts_with([',', '，', '،']) {
        return true;
    }
    let alike = Normal::new(text);
    let mut scan = Scan::starting(alike.text(), 0);
    let found = chinese(&mut scan).or_else(|| worded(&mut scan));
    let is_over = scan.peek().is_none_or(|next| !next.is_alphanumeric() || is_han(next));
    found.is_some_and(|found| !found.labels.is_empty()) && is_over
}

/// 第 19 和 20 段, 第二节, `B 节`, 附件一.
fn chinese(scan: &mut Scan<'_>) -> Option<Pinpoint> {
    scan.attempt(|scan| {
        let start = scan.at();
        if scan.eat_exactly("附件") {
            let label = scan.attempt(|scan| label(scan, PinpointKind::Annex));
            let labels = label.map(|label| (label, label)).into_iter().collect();
            return Some(Pinpoint { kind: PinpointKind::Annex, labels, span: start..scan.at() });
        }
        scan.eat('第');
        let labels = labels(scan, PinpointKind::Section);
        scan.skip_blanks();
        let kind = if scan.eat('段') {
            PinpointKind::Paragraph
        } else if scan.eat('节') {
            PinpointKind::Section
        } else {
            return None;
        };
        (!labels.is_empty()).then(|| Pinpoint { kind, labels, span: start..scan.at() })
    })
}

/// `para. 120`, `sections I and II`, `annex`.
fn worded(scan: &mut Scan<'_>) -> Option<Pinpoint> {
    scan.attempt(|scan| {
        let start = scan.at();
        let kind = scan.attempt(pinpoint_word).or_else(|| {
            // An Arabic word that is known without its article.
            scan.attempt(|scan| scan.eat_exactly("ال").then(|| pinpoint_word(scan))?)
        })?;
        let labels = scan.attempt(|scan| {
            scan.skip_blanks();
            let labels = labels(scan, kind);
            (!labels.is_empty()).then_some(labels)
        });
        if labels.is_none() && kind != PinpointKind::Annex {
            return None;
        }
        Some(Pinpoint { kind, labels: labels.unwrap_or_default(), span: start..scan.at() })
    })
}

/// Takes the word of a pinpoint.
fn pinpoint_word(scan: &mut Scan<'_>) -> Option<PinpointKind> {
    let (Word::Pin(kind), end) = word_at(scan.text(), scan.at())? else { return None };
    scan.take_bytes(end - scan.at());
    Some(kind)
}

fn labels(scan: &mut Scan<'_>, kind: PinpointKind) -> Vec<(Label, Label)> {
    let mut labels = Vec::new();
    while let Some(range) = scan.attempt(|scan| {
        if !labels.is_empty() && !joints::take_list_joint(scan) {
            return None;
        }
        scan.skip_blanks();
        let first = label(scan, kind)?;
        let last = scan.attempt(|scan| {
            if !joints::take_range_joint(scan) {
                return None;
            }
            label(scan, kind)
        });
        Some((first, last.unwrap_or(first)))
    }) {
        labels.push(range);
    }
    labels
}

fn label(scan: &mut Scan<'_>, kind: PinpointKind) -> Option<Label> {
    scan.attempt(|scan| {
        let (number, is_letter) = number(scan)?;
        if is_letter {
            return Some(Label { number: None, letter: Some(number) });
        }
        let letter = match kind {
            PinpointKind::Paragraph | PinpointKind::Annex => scan.attempt(bracketed_letter),
            PinpointKind::Section => scan.attempt(dotted_letter).or_else(|| scan.attempt(bracketed_letter)),
        };
        let goes_on = matches!(scan.peek(), Some('/')) || (letter.is_none() && begins_year(scan));
        (!goes_on).then_some(Label { number: Some(number), letter })
    })
}

/// A bracket of digits or Roman numerals after a number makes it a resolution's number, not a label.
fn begins_year(scan: &Scan<'_>) -> bool {
    let mut ahead = *scan;
    ahead.skip_blanks();
    ahead.eat('(') && ahead.digits().len() == 4
}

/// A number, or a capital letter alone; and whether it was a letter.
fn number(scan: &mut Scan<'_>) -> Option<(u32, bool)> {
    let digits = scan.digits();
    if !digits.is_empty() {
        return Some((Numeral::Decimal.read(digits)?, false));
    }
    if let Some(number) = numerals::ordinal(scan) {
        return Some((number, false));
    }
    let chinese = scan.take_while(is_han_numeral);
    if !chinese.is_empty() {
        return Some((Numeral::Chinese.read(chinese)?, false));
    }
    let capitals = scan.take_while(|sign| sign.is_ascii_uppercase());
    if scan.peek().is_some_and(|sign| sign.is_ascii_lowercase()) {
        return None;
    }
    match capitals {
        // Sections do not run to fifty: these letters are letters.
        "C" | "D" | "L" | "M" => Some((LARGE.read(capitals)?, true)),
        _ => match Numeral::RomanUpper.read(capitals) {
            Some(number) => Some((number, false)),
            None if capitals.len() == 1 => Some((LARGE.read(capitals)?, true)),
            None => None,
        },
    }
}

/// `(a)`, with or without a blank before it.
fn bracketed_letter(scan: &mut Scan<'_>) -> Option<u32> {
    scan.skip_blanks();
    if !scan.eat('(') {
        return None;
    }
    let letter = SMALL.read(scan.take_while(|sign| sign.is_ascii_lowercase()))?;
    scan.eat(')').then_some(letter)
}

/// `.B`, ` B`.
fn dotted_letter(scan: &mut Scan<'_>) -> Option<u32> {
    if !scan.eat('.') {
        return None;
    }
    let letters = scan.take_while(|sign| sign.is_ascii_uppercase());
    (letters.len() == 1).then(|| LARGE.read(letters))?
}

impl Pinpoint {
    /// The pinpoint as it stands after a citation, in a language, with the sign that parts it from what is before.
    #[must_use]
    pub fn display(&self, language: Language) -> String {
        let labels: Vec<String> = self.labels.iter().map(|range| self.range(*range, language)).collect();
        let list = join(&labels, language);
        let is_one = matches!(self.labels.as_slice(), [] | [_])
            && self.labels.iter().all(|(first, last)| first == last);
        if language == Language::Zh {
            return match self.kind {
                PinpointKind::Section => format!("第{list}节"),
                PinpointKind::Paragraph => format!("第 {list} 段"),
                PinpointKind::Annex => format!("，附件{list}"),
            };
        }
        let comma = if language == Language::Ar { "،" } else { "," };
        let word = word(self.kind, is_one, language);
        if labels.is_empty() { format!("{comma} {word}") } else { format!("{comma} {word} {list}") }
    }

    fn range(&self, (first, last): (Label, Label), language: Language) -> String {
        let first_printed = self.label(first, language);
        if first == last {
            return first_printed;
        }
        format!("{first_printed}–{}", self.label(last, language))
    }

    fn label(&self, label: Label, language: Language) -> String {
        let numeral = match (self.kind, language) {
            (PinpointKind::Paragraph, _) => Numeral::Decimal,
            (_, Language::Zh) => Numeral::Chinese,
            _ => Numeral::RomanUpper,
        };
        let number = label.number.map(|number| {
            let has_word = self.kind != PinpointKind::Paragraph && label.letter.is_none();
            let ordinal = has_word.then(|| numerals::printed_ordinal(number, language)).flatten();
            ordinal.map_or_else(|| numeral.print(number).unwrap_or_default(), str::to_owned)
        });
        match (number, label.letter, self.kind) {
            (Some(number), None, _) => number,
            (Some(number), Some(letter), PinpointKind::Section) => {
                format!("{number}.{}", LARGE.print(letter).unwrap_or_default())
            }
            (Some(number), Some(letter), _) => {
                format!("{number} ({})", SMALL.print(letter).unwrap_or_default())
            }
            (None, letter, _) => letter.and_then(|letter| LARGE.print(letter)).unwrap_or_default(),
        }
    }
}

fn word(kind: PinpointKind, is_one: bool, language: Language) -> &'static str {
    let role = match kind {
        PinpointKind::Section => ShortRole::Section,
        PinpointKind::Paragraph => ShortRole::Paragraph,
        PinpointKind::Annex => ShortRole::Annex,
    };
    keywords::entry(keywords::SHORT, role).map_or("", |entry| entry.printed(language, is_one))
}

fn join(labels: &[String], language: Language) -> String {
    let and = joints::printed(ConnectorRole::And, language);
    let last = match language {
        Language::Ar => format!(" {and}"),
        Language::Zh => and.to_owned(),
        _ => format!(" {and} "),
    };
    match labels {
        [] => String::new(),
        [one] => one.clone(),
        [before @ .., end] => format!("{}{last}{end}", before.join(joints::comma(language))),
    }
}
