//! The account of an import: what became of every character of the source.
//!
//! What must stay true: for any source, `characters = placed + dropped`, counted in non-blank characters. `characters`
//! is counted from the source before anything reads it, `placed` by the writer while it prints, `dropped` where text is
//! taken out; so a reader that loses or doubles text shows as [`Account::unaccounted`].

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

/// What became of every character of one source, as `planmark import --report` tells it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Account {
    /// Version of this form, for machines that read it.
    pub version: u32,
    /// The source's name as given by the caller.
    pub source: String,
    /// Name of the format that the source was read as, as `--format` takes it.
    pub format: String,
    /// Characters of text in the source, blanks not counted.
    pub characters: u64,
    /// Of these, characters that stand in the plans.
    pub placed: u64,
    /// Characters that were left out on purpose, by reason.
    pub dropped: BTreeMap<DropReason, u64>,
    /// Every piece that was left out, in the order of the source.
    pub removed: Vec<Removed>,
    /// What stands in a plan but may stand in the wrong place.
    pub uncertain: Vec<Uncertain>,
}

/// Why a piece of text is not in the plans.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum DropReason {
    /// The target of a link, listed at the foot of its page.
    LinkList,
    /// The document's symbol or the section's title, repeated at the head of a page.
    PageHeader,
    /// A page number, with the number of the print job beside it.
    PageNumber,
    /// The rule above the footnotes of a page.
    FootnoteRule,
    /// The title page's particulars (session, agenda item, date) that the header of a plan does not hold.
    Masthead,
    /// A heading, an objective or the head of a table, repeated where a table goes on after a page break.
    Repeated,
    /// The letter of an accomplishment, repeated before its indicators.
    RepeatedMarker,
    /// The title of the right-hand column of the two-column table, which the printed layout supplies.
    ColumnTitle,
    /// A sign that belongs to nothing, left by the tool that extracted the text.
    StraySign,
    /// A sign for which the markup has its own: a bullet, the colon after a heading, the comma between two symbols.
    ReplacedSign,
    /// The table of contents.
    Contents,
    /// Text of a Word document that no page shows: hidden, too small to read, in a chart or note that nothing points at.
    Invisible,
    /// What a chart holds and does not show: a value under a label of its own, categories once more for every series.
    ChartData,
    /// What a tracked change takes out: a deletion that is accepted, an insertion that is rejected.
    TrackedChange,
}

/// A piece of text that was left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Removed {
    /// The line of the document.
    pub line: u32,
    /// Why.
    #[schemars(with = "String")]
    pub reason: DropReason,
    /// The text.
    pub text: String,
}

/// A piece of text whose place is a guess.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Uncertain {
    /// The line of the document.
    pub line: u32,
    /// How it begins.
    pub text: String,
    /// What is uncertain.
    pub why: String,
}

/// Characters of an excerpt in [`Uncertain::text`].
const EXCERPT_CHARACTERS: usize = 40;

impl Account {
    /// An account for a source with `characters` non-blank characters, of which nothing is placed or dropped yet.
    #[must_use]
    pub fn new(source: &str, format: &str, characters: u64) -> Self {
        Self {
            version: 1,
            source: source.to_owned(),
            format: format.to_owned(),
            characters,
            placed: 0,
            dropped: BTreeMap::new(),
            removed: Vec::new(),
            uncertain: Vec::new(),
        }
    }

    /// Records that `text`, which stands in line `line` of the source, is left out. Blank text is nothing to record.
    pub fn drop(&mut self, line: u32, reason: DropReason, text: &str) {
        let count = non_blank(text);
        if count == 0 {
            return;
        }
        *self.dropped.entry(reason).or_default() += count;
        self.removed.push(Removed { line, reason, text: without_noncharacters(text.trim()) });
    }

    /// Records that `text` stands in a plan but may stand in the wrong place.
    pub fn doubt(&mut self, line: u32, text: &str, why: &str) {
        let text = without_noncharacters(text.trim()).chars().take(EXCERPT_CHARACTERS).collect();
        self.uncertain.push(Uncertain { line, text, why: why.to_owned() });
    }

    /// Puts the pieces into the order of the source, in which a person looks them up.
    pub fn sort(&mut self) {
        self.removed.sort_by_key(|removed| removed.line);
        self.uncertain.sort_by(|one, other| (one.line, &one.why).cmp(&(other.line, &other.why)));
        self.uncertain.dedup();
    }

    /// Sum of everything that was left out, in non-blank characters.
    pub fn dropped_total(&self) -> u64 {
        self.dropped.values().sum()
    }

    /// Characters that are neither placed nor dropped (positive), or that stand twice (negative). Zero unless the
    /// importer is at fault.
    pub fn unaccounted(&self) -> i64 {
        signed(self.characters) - signed(self.placed) - signed(self.dropped_total())
    }
}

fn signed(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// Number of characters of `text` that leave ink: everything but blanks, line ends, the byte-order mark and the
/// noncharacters with which readers bracket what they found in a text.
#[must_use]
pub fn non_blank(text: &str) -> u64 {
    text.chars().filter(|&character| !is_blank(character) && !is_noncharacter(character)).count() as u64
}

fn without_noncharacters(text: &str) -> String {
    text.chars().filter(|&character| !is_noncharacter(character)).collect()
}

/// Whether `character` is one of those that no text holds (Unicode, section 23.7).
fn is_noncharacter(character: char) -> bool {
    matches!(character, '\u{FDD0}'..='\u{FDEF}')
}

/// Whether `character` is a blank of any width, a line end, a control character or the byte-order mark.
#[must_use]
pub fn is_blank(character: char) -> bool {
    character.is_whitespace() || character.is_control() || character == '\u{FEFF}'
}

#[cfg(test)]
mod tests {
    use super::{Account, DropReason, non_blank};

    #[test]
    fn blanks_of_every_width_do_not_count() {
        assert_eq!(non_blank(" 第\u{3000}1\u{A0}号\r\n\u{FEFF}"), 3);
    }

    #[test]
    fn what_is_neither_placed_nor_dropped_shows() {
        let mut account = Account::new("a.txt", "biennial", 10);
        account.drop(3, DropReason::PageNumber, " 12 ");
        account.placed = 6;
        assert_eq!(account.unaccounted(), 2);
        account.placed = 8;
        assert_eq!(account.unaccounted(), 0);
        account.placed = 9;
        assert_eq!(account.unaccounted(), -1);
    }

    #[test]
    fn the_report_names_reasons_in_words() {
        let mut account = Account::new("a.txt", "biennial", 4);
        account.drop(7, DropReason::LinkList, "https");
        account.doubt(9, "  甲乙丙", "Cell boundary guessed.");
        let json = serde_json::to_value(&account).unwrap();
        assert_eq!(json["dropped"]["link-list"], 5);
        assert_eq!(json["removed"][0]["line"], 7);
        assert_eq!(json["uncertain"][0]["text"], "甲乙丙");
    }
}
