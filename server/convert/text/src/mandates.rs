//! Lists of mandates: organs, symbols with their titles, and entries without a symbol.

use planmark_convert_model::account::{Account, DropReason};
use planmark_convert_model::joining::{is_ideograph, join};
use planmark_convert_model::plan::{Block, Words};

use crate::levels::{Levels, Rank};
use crate::markers::{self, Kind};
use crate::marks::{unmarked, words};
use crate::opening::{Opening, colon_behind, is_title, opening};
use crate::organs;
use crate::runs::Run;
use crate::symbols;

/// A lettered section of the plan's body, so that its heading is known again in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct LetteredHeading {
    pub(crate) letter: char,
    pub(crate) title: String,
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
        match heading(&runs[index - 1..], list.awaits_title(), lettered, levels) {
            Some(Heading::Unit { rank, label, title }) => {
                let title = title.map(str::to_owned).or_else(|| {
                    let next = runs.get(index).filter(|next| can_be_title(next))?;
                    index += 1;
                    Some(next.text.clone())
                });
                let line = run.number();
                list.account.drop(line, DropReason::ReplacedSign, colon_behind(&run.text, label));
                list.heading(levels.open(rank), words(line, label), title.map(|title| words(line, &title)));
            }
            Some(Heading::Whole(rank)) => {
                let text = list.without_colon(run.number(), &run.text);
                list.heading(levels.open(rank), words(run.number(), text), None);
            }
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

/// What the first of `runs` heads, if it is a heading in its place.
fn heading<'t>(
    runs: &'t [Run<'_>],
    awaits_title: bool,
    lettered: &[LetteredHeading],
    levels: &Levels,
) -> Option<Heading<'t>> {
    let run = runs.first()?;
    let next = runs.get(1);
    let next_is_organ = next.is_some_and(|next| organs::is_heading(next, runs.get(2)));
    match opening(&run.text) {
        Opening::Subprogramme { label, title } => Some(Heading::Unit { rank: Rank::Unit, label, title }),
        Opening::Component { label, title } => Some(Heading::Unit { rank: Rank::Component, label, title }),
        Opening::Lettered { letter } => {
            let title = unmarked(&run.text);
            let known = lettered.iter().find(|heading| heading.letter == letter && heading.title == title);
            let known = known.map(|heading| heading.rank);
            let unit_follows =
                next.is_some_and(|next| matches!(opening(&next.text), Opening::Subprogramme { .. }));
            let heads = next_is_organ || unit_follows;
            known
                .filter(|rank| *rank == Rank::LetteredSection || levels.is_open(Rank::Unit))
                .or_else(|| heads.then_some(Rank::LetteredSection))
                .map(Heading::Whole)
        }
        Opening::NumberedTitle if next_is_organ => Some(Heading::Whole(Rank::Unit)),
        Opening::Text if organs::is_heading(run, next) && !(awaits_title && is_bare_name(&run.text)) => {
            Some(Heading::Whole(Rank::Section))
        }
        _ => None,
    }
}

/// Whether the run below a label is its title.
fn can_be_title(run: &Run<'_>) -> bool {
    is_title(&run.text)
        && symbols::leading(&run.text).is_none()
        && opening(&run.text) == Opening::Text
        && !organs::is_heading(run, None)
}

/// A name without a word for what it decides: behind symbols that still want their title, it is the title.
fn is_bare_name(text: &str) -> bool {
    text.ends_with('会') || text.ends_with("机构")
}

struct List<'a> {
    blocks: Vec<Block>,
    /// What stands below the open heading.
    entries: Vec<Entry>,
    account: &'a mut Account,
}

#[derive(Debug)]
enum Entry {
    /// `wide`: the last line read of it is as wide as one that wraps.
    Symbols {
        line: u32,
        symbols: Vec<String>,
        open: bool,
        title: Option<String>,
        wide: bool,
    },
    Text {
        line: u32,
        text: String,
    },
}

impl List<'_> {
    fn heading(&mut self, level: u8, label: Words, title: Option<Words>) {
        self.flush();
        self.blocks.push(Block::Heading { level, label, title });
    }

    /// Whether the last entry is symbols without a title.
    fn awaits_title(&self) -> bool {
        matches!(self.entries.last(), Some(Entry::Symbols { title: None, .. }))
    }

    /// A heading without the colon behind it; a sentence that introduces the list keeps its own.
    fn without_colon<'t>(&mut self, line: u32, text: &'t str) -> &'t str {
        let bare = text.trim_end_matches(['：', ':', ' ']);
        if bare.contains('，') {
            return text;
        }
        self.account.drop(line, DropReason::ReplacedSign, &text[bare.len()..]);
        bare
    }

    fn run(&mut self, run: &Run<'_>) {
        self.entry(run);
        if let Some(Entry::Symbols { title: Some(_), wide, .. }) = self.entries.last_mut() {
            *wide = run.last_width() >= WRAPPED;
        }
    }

    fn entry(&mut self, run: &Run<'_>) {
        let line = run.number();
        let text = self.without_stray_signs(line, &run.text);
        let text = self.without_numeral(line, &text);
        if self.continues_symbols(line, &text) {
            return;
        }
        match symbols::leading(&text) {
            Some(_) => self.symbols(line, &text),
            None => match opening(&text) {
                Opening::Paragraph { number, rest } => {
                    self.flush();
                    let number = Some(Words::source(line, number));
                    self.blocks.push(Block::Paragraph { number, words: words(line, rest) });
                }
                _ => self.text(line, &text),
            },
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
        let Some(Entry::Symbols { symbols: before, open, title, wide, .. }) = self.entries.last_mut() else {
            return false;
        };
        let Some(last) = before.last_mut().filter(|_| title.is_none()) else { return false };
        let mut rest = text;
        if let Some(length) = completes(text, last, *open) {
            join_symbol(last, text[..length].trim_end());
            rest = text[length..].trim_start();
        }
        let mut separators = Vec::new();
        if let Some(separator) =
            leading_separator(rest).filter(|_| *open || rest.len() < text.len() || text.starts_with('和'))
        {
            separators.push(separator);
            rest = rest[separator.len()..].trim_start();
        }
        let more = symbols::leading(rest).filter(|_| *open || !separators.is_empty());
        if more.is_none() && (rest.len() == text.len() || !separators.is_empty()) {
            return false;
        }
        if let Some(more) = more {
            if let Some(alone) = last.strip_suffix('和') {
                *last = alone.trim_end().to_owned();
                separators.push("和");
            }
            before.extend(more.symbols.iter().map(|symbol| (*symbol).to_owned()));
            *open = more.open && more.rest.is_empty();
            rest = more.rest;
            separators.extend(more.separators);
        } else {
            *open = symbols::is_broken(last);
        }
        *title = (!rest.is_empty()).then(|| rest.to_owned());
        *wide = false;
        self.separators(line, &separators);
        true
    }

    /// Entries that begin with symbols: one, or several that stand in columns on one line.
    fn symbols(&mut self, line: u32, text: &str) {
        let mut text = text.to_owned();
        while let Some(leading) = symbols::leading(&text) {
            self.separators(line, &leading.separators);
            let symbols = leading.symbols.iter().map(|symbol| (*symbol).to_owned()).collect();
            let (title, next) = split_title(leading.rest);
            if next.is_some() && title.is_some() {
                self.account.doubt(
                    line,
                    next.unwrap_or_default(),
                    "Read as a second entry on the same line.",
                );
            }
            self.entries.push(Entry::Symbols {
                line,
                symbols,
                open: leading.open && leading.rest.is_empty(),
                title: title.map(str::to_owned),
                wide: false,
            });
            text = next.unwrap_or_default().to_owned();
        }
    }

    /// A run that begins with no symbol: the rest of a title, or an entry of its own.
    fn text(&mut self, line: u32, text: &str) {
        match self.entries.last_mut() {
            Some(Entry::Symbols { title: Some(title), .. }) if goes_on(title) || is_lettered_part(text) => {
                if is_lettered_part(text) {
                    title.push(' ');
                }
                join(title, text);
            }
            Some(Entry::Symbols { title: Some(title), wide: true, .. }) if is_rest_of_title(text) => {
                join(title, text);
                self.account.doubt(
                    line,
                    text,
                    "Read as the rest of the title before it, whose line is full.",
                );
            }
            Some(Entry::Text { text: before, .. }) if is_treaty_name(before) && text.starts_with('第') => {
                join(before, text);
            }
            Some(Entry::Text { text: before, .. }) if !balanced(before) || before.ends_with(['和', '、']) =>
            {
                join(before, text);
            }
            before => {
                let title = matches!(before, Some(Entry::Symbols { title: None, .. }));
                let (text, next) = if title { split_title(text) } else { (Some(text), None) };
                let text = text.unwrap_or_default().to_owned();
                self.entries.push(Entry::Text { line, text });
                if let Some(next) = next {
                    self.account.doubt(line, next, "Read as a second entry on the same line.");
                    self.symbols(line, next);
                }
            }
        }
    }

    /// Gives symbols that stand alone their titles, and writes the entries below the open heading.
    fn flush(&mut self) {
        let mut entries: std::collections::VecDeque<Entry> = std::mem::take(&mut self.entries).into();
        while let Some(entry) = entries.pop_front() {
            match entry {
                Entry::Text { line, text } => {
                    self.blocks.push(Block::Paragraph { number: None, words: words(line, &text) });
                }
                Entry::Symbols { line, symbols, title: Some(title), .. } => {
                    self.mandate(line, &symbols, Some(&title));
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

/// Length of what completes the symbol `last` at the start of `text`, if anything does: `Rev.1`, `和 B`, `号决定`.
fn completes(text: &str, last: &str, open: bool) -> Option<usize> {
    let goes_on = open && symbols::is_broken(last) || text.starts_with(['和', '，']);
    goes_on.then(|| symbols::continuation(text, last)).flatten().or_else(|| part_letters(text, last))
}

/// Joins the rest of a symbol that a line end broke off.
fn join_symbol(symbol: &mut String, rest: &str) {
    if symbol.ends_with('和') {
        symbol.push(' ');
        symbol.push_str(rest);
    } else if symbol.contains(|sign: char| sign.is_ascii_digit()) && !symbol.ends_with(['/', '-', '−']) {
        join(symbol, rest);
    } else {
        symbol.push_str(rest);
    }
}

fn leading_separator(text: &str) -> Option<&'static str> {
    ["和", "、", "；", ";"].into_iter().find(|separator| text.starts_with(separator))
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

/// The title at the start of `text`, and the next entry, where two stand on one line: `铁路 64/16; 77/22 港口`.
fn split_title(text: &str) -> (Option<&str>, Option<&str>) {
    let starts = std::iter::once(0).chain(text.match_indices(' ').map(|(place, _)| place + 1));
    for place in starts {
        let Some(next) = symbols::leading(&text[place..]) else { continue };
        let title = text[..place].trim_end();
        let begins = place == 0 && next.rest.is_empty() && stands_for_itself(&next);
        let in_title = title.ends_with(['第', '和', '、', '至', '的', '(', '于']) || !balanced(title);
        if begins
            || place > 0
                && !in_title
                && is_title(title)
                && (!next.rest.is_empty() || stands_for_itself(&next))
        {
            return ((!title.is_empty()).then_some(title), Some(&text[place..]));
        }
    }
    ((!text.is_empty()).then_some(text), None)
}

/// Whether symbols need no title: those of the Security Council and of documents.
fn stands_for_itself(leading: &symbols::Leading<'_>) -> bool {
    leading.symbols.iter().all(|symbol| {
        let document =
            symbol.split('/').next().is_some_and(|organ| organ.bytes().all(|byte| byte.is_ascii_uppercase()));
        document || symbol.ends_with([')', '）'])
    })
}

/// Whether every bracket and quotation mark of `text` is closed.
fn balanced(text: &str) -> bool {
    [('《', '》'), ('“', '”'), ('〈', '〉')]
        .into_iter()
        .all(|(open, close)| text.matches(open).count() <= text.matches(close).count())
        && text.matches(['(', '（', '[']).count() <= text.matches([')', '）', ']']).count()
}

/// Bytes of the longest title or entry that may still go on: a bracket that is never closed must not swallow the list.
const LONGEST_OPEN: usize = 1200;

/// Whether `text` is not finished.
fn goes_on(text: &str) -> bool {
    if text.len() > LONGEST_OPEN {
        return false;
    }
    !balanced(text) || text.ends_with(['、', '，', '；', '：'])
}

/// Columns of the shortest line of a title that wraps in the published plans.
const WRAPPED: usize = 50;

/// Most characters of the rest of a title: a line or two.
const LONGEST_REST: usize = 60;

/// Whether `text` can be the rest of a title whose line was full, and is no entry of its own: a treaty, a year, a sentence.
fn is_rest_of_title(text: &str) -> bool {
    text.starts_with(is_ideograph)
        && text.chars().count() <= LONGEST_REST
        && !text.contains(['。', '；'])
        && !["公约", "宪章", "条约", "议定书", "宣言"].iter().any(|treaty| text.contains(treaty))
}

fn is_lettered_part(text: &str) -> bool {
    matches!(opening(text), Opening::Lettered { .. })
}

/// Whether `text` is nothing but the name of a treaty: `《联合国宪章》`.
fn is_treaty_name(text: &str) -> bool {
    text.starts_with('《') && text.ends_with('》') && text.matches('《').count() == 1
}
