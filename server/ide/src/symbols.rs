//! The outline of a document: programmes, their subprogrammes, the parts of those down to expected accomplishments and planned
//! results; mandates by list and count.
//!
//! An outline is drawn anew after each change, so it holds what one goes to and not all that there is. What must stay true: a symbol lies
//! within the one that it stands in, and its focus within itself.

use std::ops::Range;

use planmark_syntax::script::is_han;
use planmark_syntax::{HeadingKind, Language, without_marks};

use super::language::written_in;
use super::place::at;
use planmark_findings::message::Message;
use planmark_plan::document::{Document, Part};
use planmark_plan::model::Programme;
use planmark_plan::model::programme::{Area, Section};
use planmark_plan::read::facts::{Block, BlockKind, Heading, Inline, Item};
use planmark_syntax::{Span, Words};

/// The longest name that an outline shows, in characters: what is longer is a sentence, not a name.
const LONGEST_NAME: usize = 80;

/// What an outline may weigh, in bytes of an answer: editors take it in, compare it and draw it between two keystrokes.
const HEAVIEST: usize = 970_000;

/// What a symbol weighs beside its words: its kind, two ranges, and the names of all of them.
const WEIGHT_WITHOUT_WORDS: usize = 205;

/// What a symbol is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SymbolKind {
    /// A programme.
    Programme,
    /// A lettered section.
    LetteredSection,
    /// A subprogramme.
    Subprogramme,
    /// A component.
    Component,
    /// A section with any other heading.
    Section,
    /// An expected accomplishment.
    Accomplishment,
    /// A planned result.
    PlannedResult,
    /// A list of mandates, or what holds several.
    Mandates,
    /// A mandate.
    Mandate,
}

/// A part of a document's outline.
#[derive(Clone, Debug, PartialEq)]
pub struct Symbol {
    /// Its name, as printed; never empty.
    pub name: String,
    /// What else there is to say, in the language of the document: how many mandates a list has.
    pub detail: Option<String>,
    /// What it is.
    pub kind: SymbolKind,
    /// All of it, in bytes.
    pub range: Range<usize>,
    /// The words that name it; they lie in the range.
    pub focus: Range<usize>,
    /// What lies in it, in the order of the text.
    pub children: Vec<Symbol>,
}

/// The outline of a document. Of one that is too large for an editor to draw, what every subprogramme has alike is left out first.
#[must_use]
pub fn symbols(document: &Document) -> Vec<Symbol> {
    let language = written_in(document);
    let mut symbols: Vec<Symbol> =
        document.parts().iter().flat_map(|part| part_symbols(part, language)).collect();
    lighten(&mut symbols, language, HEAVIEST);
    symbols
}

/// What lies in a section: the sections that stand in it, by what they are and not by their depth alone.
fn part_symbols(part: &Part, language: Language) -> Vec<Symbol> {
    let programme = &part.programme;
    let mut outline = Outline {
        part,
        programme,
        language,
        children: vec![Vec::new(); programme.sections.len()],
        mandates: vec![0; programme.sections.len()],
    };
    for mandate in &programme.mandates {
        outline.mandates[mandate.place.section] += 1;
    }
    let mut roots = Vec::new();
    let with_heading = |section: &usize| programme.heading(*section).is_some();
    for section in (0..programme.sections.len()).filter(with_heading).rev() {
        match parent(programme, section) {
            Some(parent) => {
                outline.children[parent].push(section);
                // A section follows what it stands in, so its own sum is known by now.
                if programme.sections[section].role.area == Area::Mandates {
                    outline.mandates[parent] += outline.mandates[section];
                }
            }
            None => roots.push(section),
        }
    }
    roots.into_iter().rev().filter_map(|section| outline.section(section)).collect()
}

/// The section that a section belongs to: the one that it stands in, or, where depths contradict the structure, its subprogramme or
/// programme.
fn parent(programme: &Programme, section: usize) -> Option<usize> {
    let has_heading = |at: &usize| programme.heading(*at).is_some();
    let role = &programme.sections[section].role;
    let subprogramme = || programme.subprogrammes.get(role.subprogramme?)?.section;
    let first =
        || Some(0).filter(|at| programme.heading(*at).is_some_and(|it| it.kind == HeadingKind::Programme));
    let by_depth = role.parent.filter(has_heading);
    by_depth.or_else(subprogramme).filter(|at| *at < section).or_else(first).filter(|at| *at < section)
}

struct Outline<'a> {
    part: &'a Part,
    programme: &'a Programme,
    language: Language,
    /// The sections that stand in each section, the last first.
    children: Vec<Vec<usize>>,
    /// How many printed entries of lists of mandates each section has, and those that stand in it.
    mandates: Vec<usize>,
}

impl Outline<'_> {
    fn section(&self, at_section: usize) -> Option<Symbol> {
        let section = self.programme.sections.get(at_section)?;
        let heading = section.facts.heading.as_ref()?;
        let mut children = self.accomplishments(section);
        children.extend(self.children[at_section].iter().rev().filter_map(|child| self.section(*child)));
        let focus = self.range(section, heading.span);
        let end = children.iter().map(|child| child.range.end).max().unwrap_or_default();
        let own_end = self.range(section, Span { start: 0, end: section.facts.words_end() }).end;
        let kind = heading_kind(heading, section);
        let count = Some(self.mandates[at_section]);
        let mandates = count.filter(|count| kind == SymbolKind::Mandates && *count > 0);
        Some(Symbol {
            name: heading_name(heading),
            detail: mandates.map(|count| counted(Message::new("count-mandates"), count, self.language)),
            kind,
            range: focus.start..own_end.max(end),
            focus,
            children,
        })
    }

    fn range(&self, section: &Section, span: Span) -> Range<usize> {
        at(self.part, span.shifted(section.start))
    }

    fn accomplishments(&self, section: &Section) -> Vec<Symbol> {
        if section.facts.kind() != Some(HeadingKind::Accomplishments) {
            return Vec::new();
        }
        section.facts.blocks.iter().filter_map(|block| self.accomplishment(section, block)).collect()
    }

    fn accomplishment(&self, section: &Section, block: &Block) -> Option<Symbol> {
        let BlockKind::Item(item) = &block.kind else { return None };
        (!item.indented).then(|| Symbol {
            name: item_name(item),
            detail: None,
            kind: SymbolKind::Accomplishment,
            range: self.range(section, block.span),
            focus: self.range(section, block.words),
            children: Vec::new(),
        })
    }
}

fn counted(message: Message, count: usize, language: Language) -> String {
    message.with("count", count).render(language)
}

/// Leaves out of an outline that is too heavy what one can do without, step by step, until it is light enough: sections that hold nothing
/// further, such as objective and strategy; lists of mandates by organ where they stand below those of a subprogramme; the headings
/// between a subprogramme and its accomplishments or results; and last these, which are counted instead.
fn lighten(symbols: &mut Vec<Symbol>, language: Language, heaviest: usize) {
    let is_too_heavy = |symbols: &[Symbol]| weight(symbols) > heaviest;
    if is_too_heavy(symbols) {
        drop_plain_sections(symbols);
    }
    if is_too_heavy(symbols) {
        drop_lists_below_lists(symbols, 0);
    }
    if is_too_heavy(symbols) {
        lift_results(symbols);
    }
    if is_too_heavy(symbols) {
        count_results(symbols, language);
    }
}

fn weight(symbols: &[Symbol]) -> usize {
    let words = |symbol: &Symbol| symbol.name.len() + symbol.detail.as_ref().map_or(0, String::len);
    let one = |symbol: &Symbol| WEIGHT_WITHOUT_WORDS + words(symbol) + weight(&symbol.children);
    symbols.iter().map(one).sum()
}

/// From the inside out: a section that holds plain sections alone goes with them.
fn drop_plain_sections(symbols: &mut Vec<Symbol>) {
    symbols.retain_mut(|symbol| {
        drop_plain_sections(&mut symbol.children);
        symbol.kind != SymbolKind::Section || !symbol.children.is_empty()
    });
}

fn drop_lists_below_lists(symbols: &mut Vec<Symbol>, lists_above: usize) {
    symbols.retain(|symbol| symbol.kind != SymbolKind::Mandates || lists_above < 2);
    for symbol in symbols {
        let is_list = symbol.kind == SymbolKind::Mandates;
        drop_lists_below_lists(&mut symbol.children, lists_above + usize::from(is_list));
    }
}

/// Puts what a section holds in its place where that is results alone.
fn lift_results(symbols: &mut Vec<Symbol>) {
    for mut symbol in std::mem::take(symbols) {
        lift_results(&mut symbol.children);
        let holds_results = !symbol.children.is_empty() && symbol.children.iter().all(Symbol::is_result);
        if symbol.kind == SymbolKind::Section && holds_results {
            symbols.append(&mut symbol.children);
        } else {
            symbols.push(symbol);
        }
    }
}

/// Tells of accomplishments and results how many there are, as of mandates.
fn count_results(symbols: &mut [Symbol], language: Language) {
    for symbol in symbols {
        let first = symbol.children.iter().find(|child| child.is_result()).map(|child| child.kind);
        if let Some(first) = first {
            let count = symbol.children.iter().filter(|child| child.is_result()).count();
            symbol.children.retain(|child| !child.is_result());
            let message = match first {
                SymbolKind::Accomplishment => Message::new("count-accomplishments"),
                _ => Message::new("count-results"),
            };
            symbol.detail = Some(counted(message, count, language));
        }
        count_results(&mut symbol.children, language);
    }
}

impl Symbol {
    fn is_result(&self) -> bool {
        matches!(self.kind, SymbolKind::Accomplishment | SymbolKind::PlannedResult)
    }
}

fn heading_kind(heading: &Heading, section: &Section) -> SymbolKind {
    match heading.kind {
        HeadingKind::Programme => SymbolKind::Programme,
        // In the lists of mandates a heading names an organ, or only for which part of the plan the list below it is.
        _ if section.role.area == Area::Mandates => SymbolKind::Mandates,
        HeadingKind::LetteredSection => SymbolKind::LetteredSection,
        HeadingKind::Subprogramme => SymbolKind::Subprogramme,
        HeadingKind::Component => SymbolKind::Component,
        HeadingKind::Result => SymbolKind::PlannedResult,
        HeadingKind::Mandates | HeadingKind::Organ => SymbolKind::Mandates,
        _ => SymbolKind::Section,
    }
}

/// A heading without its marker: keyword, number and title as they are printed. Chinese sets no blank before a title.
pub(super) fn heading_name(heading: &Heading) -> String {
    let words = [&heading.keyword, &heading.number];
    let [keyword, number] = words.map(|words| words.as_ref().map_or("", |words| &*words.text));
    let title = heading.title.as_ref().map(|title| with_words_of_links(title, &heading.inline));
    let name = name_of([keyword, number, &title.unwrap_or_default()]);
    if name.is_empty() { "#".repeat(usize::from(heading.depth)) } else { name }
}

/// The name of a heading by the words that say its kind, its number and its title.
pub(super) fn name_of([keyword, number, title]: [&str; 3]) -> String {
    let label = [keyword, number].into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(" ");
    let colon = if keyword.chars().any(is_han) { "：" } else { ": " };
    shortened(&match (label.is_empty(), title.is_empty()) {
        (_, true) => label,
        (true, false) => title.to_owned(),
        (false, false) => format!("{label}{colon}{title}"),
    })
}

/// A title in which a link is only the words that are shown of it.
fn with_words_of_links(title: &Words, inline: &Inline) -> String {
    let mut shown = title.text.to_string();
    for link in inline.links.iter().rev().filter(|link| title.span.contains(link.span)) {
        let place =
            (link.span.start - title.span.start) as usize..(link.span.end - title.span.start) as usize;
        if let Some(words) = &link.text
            && shown.get(place.clone()).is_some()
        {
            shown.replace_range(place, &words.text);
        }
    }
    shown
}

fn item_name(item: &Item) -> String {
    shortened(&format!("{} {}", item.marker.text.trim(), item.text.trim()))
}

/// Words without marks of footnotes, cut where they become too long.
pub(super) fn shortened(words: &str) -> String {
    let words = without_marks(words);
    let words = words.trim();
    if words.chars().nth(LONGEST_NAME).is_none() {
        return words.to_owned();
    }
    let mut short: String = words.chars().take(LONGEST_NAME - 1).collect();
    short.truncate(short.trim_end().len());
    short.push('…');
    short
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use expect_test::expect;
    use planmark_syntax::{Language, Text};

    use super::{Symbol, lighten, symbols, weight};
    use crate::fixture::{annual, biennial};
    use planmark_plan::document::Document;
    use planmark_plan::work::Work;

    fn show(document: &Document, symbols: &[Symbol], depth: usize, shown: &mut String) {
        for symbol in symbols {
            assert!(
                symbol.range.start <= symbol.focus.start && symbol.focus.end <= symbol.range.end,
                "{symbol:?}"
            );
            for child in &symbol.children {
                assert!(
                    symbol.range.start <= child.range.start && child.range.end <= symbol.range.end,
                    "{child:?}"
                );
            }
            let line = |byte| document.text().line_of(byte) + 1;
            let lines = format!("{}-{}", line(symbol.range.start), line(symbol.range.end));
            let detail = symbol.detail.as_ref().map(|detail| format!(" · {detail}")).unwrap_or_default();
            let _ =
                writeln!(shown, "{}{} {:?} {lines}{detail}", "  ".repeat(depth), symbol.name, symbol.kind);
            show(document, &symbol.children, depth + 1, shown);
        }
    }

    fn shown(document: &Document) -> String {
        let mut all = String::new();
        show(document, &symbols(document), 0, &mut all);
        all
    }

    #[test]
    fn the_outline_of_a_biennial_plan() {
        expect![[r#"
            方案 2：海洋事务 Programme 8-69
              总方向 Section 10-16
              次级方案 1：航运 Subprogramme 18-37
                本组织的目标 Section 20-22
                预期成绩 Section 24-30
                  (a) 会员国的能力得到加强 Accomplishment 26-28
                  (b) 合作改善 Accomplishment 29-30
                战略 Section 32-37
              次级方案 2：渔业 Subprogramme 39-54
                构成部分 1：近海 Component 41-45
                  目标 Section 43-45
                战略 Section 47-54
              立法授权 Mandates 56-69 · 5 项立法授权
                大会决议 Mandates 58-63 · 4 项立法授权
                次级方案 1：航运 Mandates 65-69 · 1 项立法授权
                  安全理事会决议 Mandates 67-69 · 1 项立法授权
        "#]]
        .assert_eq(&shown(biennial("保护$0海洋").document()));
    }

    #[test]
    fn the_outline_of_an_annual_plan() {
        expect![[r#"
            Programme 9: Forests Programme 9-41
              Overall orientation Section 11-13
              Legislative mandates Mandates 15-20 · 2 mandates
                General Assembly resolutions Mandates 17-20 · 2 mandates
              Subprogramme 1: Forest policy Subprogramme 22-39
                Objective Section 24-26
                Planned results for 2028 Section 28-39
                  Result 1: more trees PlannedResult 30-39
              Annex I: Organization chart Section 41-41
        "#]]
        .assert_eq(&shown(annual("protect$0 forests").document()));
    }

    #[test]
    fn a_subprogramme_belongs_to_its_programme_whatever_its_depth() {
        let text = "## Programme 1: A\n\n# Subprogramme 1: B\n\n### Strategy\n\n#\n\n# Programme 2: C\n";
        expect![[r#"
            Programme 1: A Programme 1-7
              Subprogramme 1: B Subprogramme 3-5
                Strategy Section 5-5
              # Section 7-7
            Programme 2: C Programme 9-9
        "#]]
        .assert_eq(&shown(&Document::new(Text::new(text), &Work::default())));
    }

    #[test]
    fn names_have_no_marks() {
        let text = "# Programme 1: Oceans[^1]\n\n## Subprogramme 1: [Law](https://example.org/law) of the sea[^*]\n\n\
                    ### Expected accomplishments\n\n(a) More ships[^2] are safe\n";
        expect![[r#"
            Programme 1: Oceans Programme 1-7
              Subprogramme 1: Law of the sea Subprogramme 3-7
                Expected accomplishments Section 5-7
                  (a) More ships are safe Accomplishment 7-7
        "#]]
        .assert_eq(&shown(&Document::new(Text::new(text), &Work::default())));
    }

    #[test]
    fn what_every_subprogramme_has_alike_goes_first_where_there_is_too_much() {
        let light = |heaviest| {
            let plan = biennial("保护$0海洋");
            let mut light = symbols(plan.document());
            lighten(&mut light, Language::Zh, heaviest);
            let mut all = String::new();
            show(plan.document(), &light, 0, &mut all);
            (weight(&light), all)
        };
        let (mut last, _) = light(usize::MAX);
        let mut steps = String::new();
        for _ in 0..4 {
            let (now, shown) = light(last - 1);
            let _ = writeln!(steps, "{shown}---");
            last = now;
        }
        expect![[r#"
            方案 2：海洋事务 Programme 8-69
              次级方案 1：航运 Subprogramme 18-37
                预期成绩 Section 24-30
                  (a) 会员国的能力得到加强 Accomplishment 26-28
                  (b) 合作改善 Accomplishment 29-30
              次级方案 2：渔业 Subprogramme 39-54
                构成部分 1：近海 Component 41-45
              立法授权 Mandates 56-69 · 5 项立法授权
                大会决议 Mandates 58-63 · 4 项立法授权
                次级方案 1：航运 Mandates 65-69 · 1 项立法授权
                  安全理事会决议 Mandates 67-69 · 1 项立法授权
            ---
            方案 2：海洋事务 Programme 8-69
              次级方案 1：航运 Subprogramme 18-37
                预期成绩 Section 24-30
                  (a) 会员国的能力得到加强 Accomplishment 26-28
                  (b) 合作改善 Accomplishment 29-30
              次级方案 2：渔业 Subprogramme 39-54
                构成部分 1：近海 Component 41-45
              立法授权 Mandates 56-69 · 5 项立法授权
                大会决议 Mandates 58-63 · 4 项立法授权
                次级方案 1：航运 Mandates 65-69 · 1 项立法授权
            ---
            方案 2：海洋事务 Programme 8-69
              次级方案 1：航运 Subprogramme 18-37
                (a) 会员国的能力得到加强 Accomplishment 26-28
                (b) 合作改善 Accomplishment 29-30
              次级方案 2：渔业 Subprogramme 39-54
                构成部分 1：近海 Component 41-45
              立法授权 Mandates 56-69 · 5 项立法授权
                大会决议 Mandates 58-63 · 4 项立法授权
                次级方案 1：航运 Mandates 65-69 · 1 项立法授权
            ---
            方案 2：海洋事务 Programme 8-69
              次级方案 1：航运 Subprogramme 18-37 · 2 项预期成绩
              次级方案 2：渔业 Subprogramme 39-54
                构成部分 1：近海 Component 41-45
              立法授权 Mandates 56-69 · 5 项立法授权
                大会决议 Mandates 58-63 · 4 项立法授权
                次级方案 1：航运 Mandates 65-69 · 1 项立法授权
            ---
        "#]]
        .assert_eq(&steps);
    }
}
