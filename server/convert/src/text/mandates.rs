//! Lists of mandates: organs, symbols with their titles, and entries without a symbol.

use crate::account::{Account, DropReason};
use crate::joining::join;
use crate::model::{Block, Words};
use crate::text::levels::{Levels, Rank};
use crate::text::markers::{self, Kind};
use crate::text::opening::{Opening, is_title, opening};
use crate::text::runs::{Run, words};
use crate::text::symbols;

/// A lettered section of the plan's body, so that its heading is known again in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct LetteredHeading {
    pub(crate) letter: char,
    pub(crate) rank: Rank,
}

/// Reads the `runs` below the heading of the list.
pub(crate) fn read(
    runs: &[Run<'_>],
    lettered: &[LetteredHeading],
    levels: &mut Levels,
    account: &mut Account,
) -> Vec<Block> {
    let mut list = List { blocks: Vec::new(), entries: Vec::new(), account };
    let mut index = 0;
    while let Some(run) = runs.get(index) {
        index += 1;
        match heading(run, runs.get(index), lettered, levels) {
            Some(Heading::Unit { rank, label, title }) => {
                let title = title.map(str::to_owned).or_else(|| {
                    let next = runs.get(index).filter(|next| can_be_title(next))?;
                    index += 1;
                    Some(next.text.clone())
                });
                let line = run.number();
                list.heading(levels.open(rank), words(line, label), title.map(|title| words(line, &title)));
            }
            Some(Heading::Whole(rank)) => list.heading(levels.open(rank), run.words(), None),
            None => list.run(run),
        }
    }
    list.flush();
    list.blocks
}

enum Heading<'t> {
    /// A label with a title, on the same line or the next.
    Unit { rank: Rank, label: &'t str, title: Option<&'t str> },
    /// The run is the heading.
    Whole(Rank),
}

fn heading<'t>(
    run: &'t Run<'_>,
    next: Option<&Run<'_>>,
    lettered: &[LetteredHeading],
    levels: &Levels,
) -> Option<Heading<'t>> {
    match opening(&run.text) {
        Opening::Subprogramme { label, title } => Some(Heading::Unit { rank: Rank::Unit, label, title }),
        Opening::Component { label, title } => Some(Heading::Unit { rank: Rank::Component, label, title }),
        Opening::Lettered { letter } => {
            let known = lettered.iter().find(|heading| heading.letter == letter).map(|heading| heading.rank);
            let heads = next.is_some_and(|next| {
                is_organ(next) || matches!(opening(&next.text), Opening::Subprogramme { .. })
            });
            known
                .filter(|rank| *rank == Rank::LetteredSection || levels.is_open(Rank::Unit))
                .or_else(|| heads.then_some(Rank::LetteredSection))
                .map(Heading::Whole)
        }
        Opening::NumberedTitle if next.is_some_and(is_organ) => Some(Heading::Whole(Rank::Unit)),
        Opening::Text if is_organ(run) => Some(Heading::Whole(Rank::Section)),
        _ => None,
    }
}

/// Whether the run below a label is its title.
fn can_be_title(run: &Run<'_>) -> bool {
    is_title(&run.text)
        && symbols::leading(&run.text).is_none()
        && opening(&run.text) == Opening::Text
        && !is_organ(run)
}

/// Words that name an organ, or the author of a text, at the start of a list's heading.
const ORGANS: [&str; 16] = [
    "大会",
    "理事会",
    "安理会",
    "委员会",
    "会议",
    "秘书长",
    "主席",
    "经社会",
    "规划署",
    "人居署",
    "机构",
    "组织",
    "缔约",
    "联合国",
    "国际",
    "《",
];

/// The kinds of text that a list holds: the last word of its heading.
const KINDS: [&str; 16] = [
    "决议",
    "决定",
    "声明",
    "结论",
    "公报",
    "说明",
    "的信",
    "建议",
    "裁决",
    "宣言",
    "公约",
    "协定",
    "文书",
    "条款",
    "文件",
    "议定书",
];

/// Whether `run` names the organ whose texts follow.
pub(crate) fn is_organ(run: &Run<'_>) -> bool {
    let text = run.text.trim_end_matches(['：', ':', ' ']);
    let introduces = text.len() < run.text.trim_end().len();
    let text = text
        .strip_suffix("包括")
        .or_else(|| text.strip_suffix("如下"))
        .unwrap_or(text)
        .trim_end_matches('，');
    let first_part = text.split(['，', '、']).next().unwrap_or(text);
    let names_organ = ORGANS.iter().any(|organ| first_part.contains(organ));
    let ends_in_kind = |part: &str| KINDS.iter().position(|kind| part.ends_with(kind));
    let kind = ends_in_kind(text);
    // Treaties and the like (from 宣言 on) are as a rule entries, and headings only where nothing else is named.
    let decisions = kind.is_some_and(|kind| kind < 9) || introduces && ends_in_kind(first_part).is_some();
    let treaties = text.ends_with("条款") && text.starts_with('《');
    names_organ && (decisions || treaties) && !holds_number(text) && symbols::leading(text).is_none()
}

/// Whether `text` holds a number, as a citation or a date does; headings of organs have none.
fn holds_number(text: &str) -> bool {
    text.contains(|sign: char| sign.is_ascii_digit())
}

struct List<'a> {
    blocks: Vec<Block>,
    /// What stands below the open heading.
    entries: Vec<Entry>,
    account: &'a mut Account,
}

#[derive(Debug)]
enum Entry {
    Symbols { line: u32, symbols: Vec<String>, open: bool, title: Option<String> },
    Text { line: u32, text: String },
}

impl List<'_> {
    fn heading(&mut self, level: u8, label: Words, title: Option<Words>) {
        self.flush();
        self.blocks.push(Block::Heading { level, label, title });
    }

    fn run(&mut self, run: &Run<'_>) {
        let line = run.number();
        let text = self.without_stray_signs(line, &run.text);
        let text = self.without_numeral(line, &text);
        if self.continues_symbols(line, &text) {
            return;
        }
        match symbols::leading(&text) {
            Some(leading) => {
                self.separators(line, &leading.separators);
                self.entries.push(Entry::Symbols {
                    line,
                    symbols: leading.symbols.iter().map(|symbol| (*symbol).to_owned()).collect(),
                    open: leading.open && leading.rest.is_empty(),
                    title: (!leading.rest.is_empty()).then(|| leading.rest.to_owned()),
                });
                self.split_second_entry();
            }
            None => self.text(line, &text),
        }
    }

    /// Takes out `|` and the like, which the extraction left behind.
    fn without_stray_signs(&mut self, line: u32, text: &str) -> String {
        for stray in text.matches('|') {
            self.account.drop(line, DropReason::StraySign, stray);
        }
        text.replace('|', "")
    }

    /// Where symbols and titles are numbered in both columns, the numeral before the symbol goes.
    fn without_numeral(&mut self, line: u32, text: &str) -> String {
        match markers::leading(text) {
            Some(marked) if marked.kind == Kind::Numeral && symbols::leading(marked.rest).is_some() => {
                self.account.drop(line, DropReason::RepeatedMarker, marked.marker);
                marked.rest.to_owned()
            }
            _ => text.to_owned(),
        }
    }

    fn separators(&mut self, line: u32, separators: &[&str]) {
        for separator in separators {
            self.account.drop(line, DropReason::ReplacedSign, separator);
        }
    }

    /// Whether `text` goes on with the symbols of the entry before it; if so, adds them.
    fn continues_symbols(&mut self, line: u32, text: &str) -> bool {
        let Some(Entry::Symbols { symbols: before, open, title: None, .. }) = self.entries.last_mut() else {
            return false;
        };
        let Some(last) = before.last_mut() else { return false };
        let separated = ["和", "、", "；", ";"].into_iter().find(|separator| text.starts_with(separator));
        let mut rest = text;
        let mut separators = Vec::new();
        let broken =
            last.ends_with(['/', '-', '−']) || last.starts_with('第') || text.starts_with(['和', '，']);
        if (*open || separated.is_some())
            && broken
            && let Some(length) = symbols::continuation(rest, last)
        {
            join(last, rest[..length].trim_end());
            rest = rest[length..].trim_start();
            if rest.is_empty() {
                *open = last.ends_with(['/', '-', '−']);
                return true;
            }
        } else if let Some(length) = part_letters(text, last) {
            join(last, text[..length].trim_end());
            rest = text[length..].trim_start();
        } else if !*open && separated.is_none() {
            return false;
        }
        if let Some(separator) =
            ["和", "、", "；", ";"].into_iter().find(|separator| rest.starts_with(separator))
        {
            separators.push(separator);
            rest = rest[separator.len()..].trim_start();
        }
        let Some(more) = symbols::leading(rest) else {
            if rest.len() == text.len() {
                return false;
            }
            // The symbol was completed and its title follows on the same line.
            let Some(Entry::Symbols { title, open, .. }) = self.entries.last_mut() else { return false };
            *open = false;
            if !rest.is_empty() {
                *title = Some(rest.to_owned());
            }
            self.separators(line, &separators);
            return true;
        };
        before.extend(more.symbols.iter().map(|symbol| (*symbol).to_owned()));
        *open = more.open && more.rest.is_empty();
        let rest = (!more.rest.is_empty()).then(|| more.rest.to_owned());
        separators.extend(more.separators);
        if let Some(Entry::Symbols { title, .. }) = self.entries.last_mut() {
            *title = rest;
        }
        self.separators(line, &separators);
        true
    }

    /// One line may hold two entries of a list in two columns: `S/1999/7 铁路 S/1999/8 港口`.
    fn split_second_entry(&mut self) {
        let Some(Entry::Symbols { line, title: Some(title), .. }) = self.entries.last_mut() else { return };
        let line = *line;
        let second = title.match_indices(' ').map(|(place, _)| place + 1).find(|&place| {
            let document = title[place..].split('/').next().is_some_and(|organ| {
                !organ.is_empty() && organ.bytes().all(|byte| byte.is_ascii_uppercase())
            });
            let bracketed = title[place..].starts_with(|sign: char| sign.is_ascii_digit());
            (document || bracketed)
                && symbols::leading(&title[place..])
                    .is_some_and(|found| found.rest.chars().count() != 0 || document)
                && is_title(title[..place].trim_end())
                && balanced(&title[..place])
                && !title[..place].trim_end().ends_with(['第', '和', '、', '至'])
        });
        if let Some(place) = second {
            let rest = title.split_off(place);
            title.truncate(title.trim_end().len());
            self.account.doubt(line, &rest, "Read as a second entry on the same line.");
            if let Some(leading) = symbols::leading(&rest) {
                self.separators(line, &leading.separators);
                self.entries.push(Entry::Symbols {
                    line,
                    symbols: leading.symbols.iter().map(|symbol| (*symbol).to_owned()).collect(),
                    open: leading.open,
                    title: (!leading.rest.is_empty()).then(|| leading.rest.to_owned()),
                });
            }
        }
    }

    /// A run that begins with no symbol: the rest of a title, or an entry of its own.
    fn text(&mut self, line: u32, text: &str) {
        match self.entries.last_mut() {
            Some(Entry::Symbols { title: Some(title), .. }) if !balanced(title) || is_lettered_part(text) => {
                if is_lettered_part(text) {
                    title.push(' ');
                }
                join(title, text);
            }
            Some(Entry::Text { text: before, .. }) if is_treaty_name(before) && text.starts_with('第') => {
                join(before, text);
            }
            Some(Entry::Text { text: before, .. }) if !balanced(before) || before.ends_with(['和', '、']) =>
            {
                join(before, text);
            }
            _ => self.entries.push(Entry::Text { line, text: text.to_owned() }),
        }
    }

    /// Gives symbols that stand alone their titles, and writes the entries below the open heading.
    fn flush(&mut self) {
        let mut entries: std::collections::VecDeque<Entry> = std::mem::take(&mut self.entries).into();
        while let Some(entry) = entries.pop_front() {
            match entry {
                Entry::Text { line, text } => {
                    self.blocks.push(Block::Paragraph { number: None, words: words(line, &text) })
                }
                Entry::Symbols { line, symbols, title: Some(title), .. } => {
                    self.mandate(line, &symbols, Some(&title))
                }
                Entry::Symbols { line, symbols, title: None, .. } => {
                    let mut group = vec![(line, symbols)];
                    while let Some(Entry::Symbols { title: None, .. }) = entries.front()
                        && let Some(Entry::Symbols { line, symbols, .. }) = entries.pop_front()
                    {
                        group.push((line, symbols));
                    }
                    let following =
                        entries.iter().take_while(|entry| matches!(entry, Entry::Text { .. })).count();
                    let titled = following == group.len() || group.len() == 1 && following > 0;
                    if following > 0 && (!titled || following != group.len()) {
                        self.account.doubt(
                            line,
                            &group[0].1.join("; "),
                            "Symbols and titles stand apart and differ in number.",
                        );
                    }
                    for (line, symbols) in group {
                        let title = match titled.then(|| entries.pop_front()).flatten() {
                            Some(Entry::Text { text, .. }) => Some(text),
                            _ => None,
                        };
                        self.mandate(line, &symbols, title.as_deref());
                    }
                }
            }
        }
    }

    fn mandate(&mut self, line: u32, symbols: &[String], title: Option<&str>) {
        let symbols = symbols.iter().map(|symbol| words(line, symbol)).collect();
        self.blocks.push(Block::Mandate { symbols, title: title.map(|title| words(line, title)) });
    }
}

/// Length of `和 B` at the start of `text`, where the symbol before it ends in a part letter: `57/284 A`.
fn part_letters(text: &str, symbol: &str) -> Option<usize> {
    let lettered = symbol.ends_with(|sign: char| sign.is_ascii_uppercase());
    let letter = text.strip_prefix('和').or_else(|| text.strip_prefix('、'))?.trim_start();
    let ends =
        letter.chars().nth(1).is_none_or(|next| !next.is_ascii_alphanumeric() && next != '/' && next != '.');
    (lettered && letter.starts_with(|sign: char| sign.is_ascii_uppercase()) && ends)
        .then(|| text.len() - letter.len() + 1)
}

/// Whether every bracket and quotation mark of `text` is closed.
fn balanced(text: &str) -> bool {
    [('《', '》'), ('“', '”'), ('〈', '〉')]
        .into_iter()
        .all(|(open, close)| text.matches(open).count() <= text.matches(close).count())
        && text.matches(['(', '（', '[']).count() <= text.matches([')', '）', ']']).count()
}

fn is_lettered_part(text: &str) -> bool {
    matches!(opening(text), Opening::Lettered { .. })
}

/// Whether `text` is nothing but the name of a treaty: `《联合国宪章》`.
fn is_treaty_name(text: &str) -> bool {
    text.starts_with('《') && text.ends_with('》') && text.matches('《').count() == 1
}
