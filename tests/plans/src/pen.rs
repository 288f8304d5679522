//! What annual and biennial plans have in common: numbered paragraphs that cite and refer, lists, lists of mandates, footnotes.

use std::fmt::Write as _;

use fastrand::Rng;

use crate::edition::{Edition, Outline};
use crate::mandates::{self, Mandate, Organ};
use crate::words::{Language, Lexicon};

/// How often something that is looked for is wrong, of a hundred places where it could be.
const WRONG_YEARS: u32 = 4;
const OTHER_TITLES: u32 = 1;
const LOST_REFERENCES: u32 = 4;
const STRANGE_CITATIONS: u32 = 4;
const SKIPPED_LETTERS: u32 = 1;

/// Writes one programme.
#[derive(Debug)]
pub(crate) struct Pen<'a> {
    pub(crate) text: String,
    pub(crate) edition: &'a Edition,
    pub(crate) outline: &'a Outline,
    pub(crate) lexicon: &'static Lexicon,
    pub(crate) rng: Rng,
    /// The numbers given last.
    pub(crate) paragraph: usize,
    pub(crate) table: usize,
    pub(crate) footnote: usize,
    footnotes: Vec<String>,
    /// Lists of mandates: of the programme, then of each subprogramme.
    mandates: Vec<Vec<&'static Mandate>>,
    /// Whether something may be wrong.
    pub(crate) is_flawed: bool,
}

impl<'a> Pen<'a> {
    pub(crate) fn new(edition: &'a Edition, outline: &'a Outline, is_flawed: bool) -> Self {
        let mut rng = outline.rng.clone();
        let mut lists = Vec::new();
        for index in 0..=outline.subprogrammes.len() {
            let count = if index == 0 { rng.usize(15..60) } else { rng.usize(4..24) };
            let mut list = mandates::some(&mut rng, count, edition.session);
            if index == 0 {
                list.push(mandates::listed_everywhere());
            }
            list.sort_by_key(|mandate| mandate.order());
            lists.push(list);
        }
        Self {
            text: String::new(),
            edition,
            outline,
            lexicon: Lexicon::of(edition.language),
            rng,
            paragraph: 0,
            table: 0,
            footnote: 0,
            footnotes: Vec::new(),
            mandates: lists,
            is_flawed,
        }
    }

    /// The one of two wordings that is in the language of the plan.
    pub(crate) fn either<'b>(&self, chinese: &'b str, english: &'b str) -> &'b str {
        match self.edition.language {
            Language::Chinese => chinese,
            Language::English => english,
        }
    }

    /// Whether to get something wrong that is wrong in so many of a hundred cases.
    pub(crate) fn errs(&mut self, percent: u32) -> bool {
        self.rng.u32(0..100) < percent && self.is_flawed
    }

    pub(crate) fn heading(&mut self, depth: usize, words: &str) {
        if !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
        let _ = write!(self.text, "{} {words}\n\n", "#".repeat(depth));
    }

    /// A numbered paragraph of these words.
    pub(crate) fn numbered(&mut self, words: &str) {
        self.paragraph += 1;
        let _ = write!(self.text, "{}.{} {words}\n\n", self.outline.chapter, self.paragraph);
    }

    /// A numbered paragraph of some sentences, of which some cite, refer or carry a footnote.
    pub(crate) fn paragraph(&mut self, who: &str, sentences: usize) {
        let words = self.sentences(who, sentences);
        self.numbered(&words);
    }

    pub(crate) fn sentences(&mut self, who: &str, count: usize) -> String {
        let mut words = String::new();
        for index in 0..count {
            if index > 0 {
                words.push_str(self.either("", " "));
            }
            match self.rng.u32(0..20) {
                0 | 1 => words.push_str(&self.citation(who)),
                2 => words.push_str(&self.reference(who)),
                _ => words.push_str(&self.lexicon.sentence(who, &mut self.rng)),
            }
        }
        if self.rng.u32(0..15) == 0 {
            self.footnote += 1;
            let _ = write!(words, "[^{}]", self.footnote);
            let note = self.lexicon.output(&mut self.rng);
            let (number, year) = (self.rng.u32(20..900), self.edition.year() - 2);
            let symbol = format!("A/{}/{number}", self.edition.session - 1);
            let note = match self.edition.language {
                Language::Chinese => format!("见{note}({year} 年，{symbol})。"),
                Language::English => format!("See {note} ({year}, {symbol})."),
            };
            self.footnotes.push(format!("[^{}]: {note}", self.footnote));
        }
        words
    }

    /// Writes the footnotes of what was written since the last time.
    pub(crate) fn footnotes(&mut self) {
        if !self.footnotes.is_empty() {
            let notes = self.footnotes.split_off(0).join("\n");
            self.text.push_str(&notes);
            self.text.push_str("\n\n");
        }
    }

    /// A sentence that cites what the programme lists.
    fn citation(&mut self, who: &str) -> String {
        let list = self.rng.usize(..self.mandates.len());
        let mandate = self.mandates[list][self.rng.usize(..self.mandates[list].len())];
        let mut number = mandate.number();
        if mandate.organ == Organ::Assembly && self.errs(STRANGE_CITATIONS) {
            number = format!("{}/{}", self.rng.u32(48..64), self.rng.u32(251..280));
        }
        let (topic, asset) = (self.lexicon.title(&mut self.rng), self.lexicon.item(&mut self.rng));
        match self.edition.language {
            Language::Chinese => {
                let organ = match mandate.organ {
                    Organ::Assembly => "大会",
                    Organ::Security => "安全理事会",
                    Organ::Economic => "经济及社会理事会",
                };
                format!("根据{organ}第 {number}号决议，{who}在{topic}方面的任务包括{asset}。").replace(
                    &format!("{number}号"),
                    &format!("{number}{}号", if number.ends_with(')') { "" } else { " " }),
                )
            }
            Language::English => {
                let organ = match mandate.organ {
                    Organ::Assembly => "General Assembly",
                    Organ::Security => "Security Council",
                    Organ::Economic => "Economic and Social Council",
                };
                let number = number.replace('(', " (");
                let (topic, asset) = (uncapital(&topic), uncapital(&asset));
                format!(
                    "In accordance with {organ} resolution {number}, {who} will {asset}, including in the area of {topic}."
                )
            }
        }
    }

    /// A sentence that refers to another place, of this programme or of another.
    fn reference(&mut self, who: &str) -> String {
        let lost = self.errs(LOST_REFERENCES);
        let item = self.lexicon.item(&mut self.rng);
        let place = match self.rng.u32(0..4) {
            0 if self.paragraph > 1 => {
                let number = self.rng.usize(1..self.paragraph);
                let chapter = self.outline.chapter;
                let words = self.either("第 {} 段", "paragraph {}");
                words.replace("{}", &format!("{chapter}.{number}"))
            }
            1 if self.table > 1 => {
                let number = self.rng.usize(1..self.table);
                let chapter = self.outline.chapter;
                self.either("表 {}", "table {}").replace("{}", &format!("{chapter}.{number}"))
            }
            2 => {
                let count = self.outline.subprogrammes.len();
                let number = if lost { count + 7 } else { self.rng.usize(1..=count) };
                self.either("次级方案 {}", "subprogramme {}").replace("{}", &number.to_string())
            }
            _ => {
                let programme = self.rng.usize(1..=self.edition.programmes);
                let other = if programme == self.outline.programme {
                    None
                } else {
                    Some(Outline::of(self.edition, programme))
                };
                let words = self.either("方案 {}", "programme {}").replace("{}", &programme.to_string());
                // A large plan has as many subprogrammes as it takes; only the programme is named there.
                match other.filter(|_| self.is_flawed) {
                    Some(other) => {
                        let index = self.rng.usize(..other.subprogrammes.len());
                        let number = if lost { 30 } else { index + 1 };
                        let title = &other.subprogrammes[index].title;
                        let part = self.either("次级方案 {}({t})", "subprogramme {} ({t})");
                        let part = part.replace("{}", &number.to_string()).replace("{t}", title);
                        format!("{words}{}{part}", self.either(" ", ", "))
                    }
                    None => words,
                }
            }
        };
        match self.edition.language {
            Language::Chinese => format!("如{place}所述，{who}将{item}。"),
            Language::English => format!("As set out in {place}, {who} will {}.", uncapital(&item)),
        }
    }

    /// A list with letters, of which some items have items of their own.
    pub(crate) fn list(&mut self, items: usize) {
        let ends = [self.either("；", ";"), self.either("。", ".")];
        let mut skipped = 0;
        for index in 0..items {
            let end = ends[usize::from(index + 1 == items)];
            let words = self.lexicon.item(&mut self.rng);
            skipped += usize::from(index > 0 && self.errs(SKIPPED_LETTERS));
            let letter = letter(index + skipped);
            if self.rng.u32(0..8) == 0 {
                let _ = writeln!(
                    self.text,
                    "({letter}) {words}{}",
                    self.either("，具体做法是：", ", by way of:")
                );
                let inner = self.rng.usize(2..5);
                for number in 0..inner {
                    let words = self.lexicon.item(&mut self.rng);
                    let end = if number + 1 == inner { end } else { ends[0] };
                    let _ = writeln!(self.text, "    {} {words}{end}", self.numeral(number));
                }
            } else {
                let _ = writeln!(self.text, "({letter}) {words}{end}");
            }
        }
        self.text.push('\n');
    }

    /// The mark of a sub-item.
    pub(crate) fn numeral(&self, index: usize) -> &'static str {
        const CHINESE: [&str; 6] = ["㈠", "㈡", "㈢", "㈣", "㈤", "㈥"];
        const ENGLISH: [&str; 6] = ["(i)", "(ii)", "(iii)", "(iv)", "(v)", "(vi)"];
        match self.edition.language {
            Language::Chinese => CHINESE[index % 6],
            Language::English => ENGLISH[index % 6],
        }
    }

    /// All lists of mandates, below a heading of this depth.
    pub(crate) fn mandates(&mut self, depth: usize) {
        for index in 0..self.mandates.len() {
            let mut depth = depth + 1;
            if index > 0 {
                let title = self.subprogramme(index);
                self.heading(depth, &title);
                depth += 1;
            }
            for (organ, words) in [
                (Organ::Assembly, self.either("大会决议", "General Assembly resolutions")),
                (
                    Organ::Economic,
                    self.either("经济及社会理事会决议", "Economic and Social Council resolutions"),
                ),
                (Organ::Security, self.either("安全理事会决议", "Security Council resolutions")),
            ] {
                let listed: Vec<_> =
                    self.mandates[index].iter().copied().filter(|mandate| mandate.organ == organ).collect();
                if listed.is_empty() {
                    continue;
                }
                self.heading(depth, words);
                for mandate in listed {
                    let wrong = organ == Organ::Security && self.errs(WRONG_YEARS);
                    let other = organ != Organ::Security && self.errs(OTHER_TITLES);
                    let _ = writeln!(self.text, "{}", mandate.entry(self.edition.language, wrong, other));
                }
            }
        }
    }

    /// The words of a subprogramme's heading; they are counted from 1.
    pub(crate) fn subprogramme(&self, number: usize) -> String {
        let title = &self.outline.subprogrammes[number - 1].title;
        match self.edition.language {
            Language::Chinese => format!("次级方案 {number}：{title}"),
            Language::English => format!("Subprogramme {number}: {title}"),
        }
    }

    pub(crate) fn programme(&self) -> String {
        let (number, title) = (self.outline.programme, &self.outline.title);
        match self.edition.language {
            Language::Chinese => format!("方案 {number}：{title}"),
            Language::English => format!("Programme {number}: {title}"),
        }
    }

    /// The number of the next table.
    pub(crate) fn next_table(&mut self) -> String {
        self.table += 1;
        format!("{}.{}", self.outline.chapter, self.table)
    }
}

/// (a) to (z), and on with (aa).
pub(crate) fn letter(index: usize) -> String {
    let letter = char::from(b'a' + u8::try_from(index % 26).unwrap_or(0));
    letter.to_string().repeat(index / 26 + 1)
}

/// The text without the capital at its beginning.
pub(crate) fn uncapital(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| first.to_lowercase().chain(characters).collect())
}
