//! The outline of a document: programmes, their subprogrammes, the parts of those; mandates.

use std::ops::Range;

use planmark_syntax::HeadingKind;

use super::place::at;
use planmark_plan::document::{Document, Part};
use planmark_plan::model::Programme;
use planmark_plan::model::programme::{Area, Section};
use planmark_plan::read::facts::{Block, BlockKind, Heading, Item};
use planmark_syntax::Span;

/// The longest name that an outline shows, in characters: what is longer is a sentence, not a name.
const LONGEST_NAME: usize = 80;

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
    /// An indicator of achievement.
    Indicator,
    /// A planned result.
    PlannedResult,
    /// A table or figure.
    Exhibit,
    /// A list of mandates.
    Mandates,
    /// A mandate.
    Mandate,
}

/// A part of a document's outline.
#[derive(Clone, Debug, PartialEq)]
pub struct Symbol {
    /// Its name, as printed; never empty.
    pub name: String,
    /// What else there is to say: the title of a mandate.
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

/// The outline of a document.
#[must_use]
pub fn symbols(document: &Document) -> Vec<Symbol> {
    document.parts().iter().flat_map(part_symbols).collect()
}

/// What lies in a section: the sections that stand in it, by what they are and not by their depth alone.
fn part_symbols(part: &Part) -> Vec<Symbol> {
    let programme = &part.programme;
    let mut children: Vec<Vec<usize>> = vec![Vec::new(); programme.sections.len()];
    let mut roots = Vec::new();
    for (section, _) in
        programme.sections.iter().enumerate().filter(|(_, section)| section.facts.heading.is_some())
    {
        match parent(programme, section) {
            Some(parent) => children[parent].push(section),
            None => roots.push(section),
        }
    }
    let outline = Outline { part, programme, children };
    let before = programme.sections.first().filter(|section| section.facts.heading.is_none());
    let loose = before.map(|section| outline.blocks(section)).unwrap_or_default();
    loose.into_iter().chain(roots.into_iter().filter_map(|section| outline.section(section))).collect()
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
    children: Vec<Vec<usize>>,
}

impl Outline<'_> {
    fn section(&self, at_section: usize) -> Option<Symbol> {
        let section = self.programme.sections.get(at_section)?;
        let heading = section.facts.heading.as_ref()?;
        let mut children = self.blocks(section);
        children.extend(self.children[at_section].iter().filter_map(|child| self.section(*child)));
        let focus = self.range(section, heading.span);
        let end = children.iter().map(|child| child.range.end).max().unwrap_or_default();
        let own_end = self.range(section, Span { start: 0, end: section.facts.words_end() }).end;
        Some(Symbol {
            name: heading_name(heading),
            detail: None,
            kind: heading_kind(heading, section),
            range: focus.start..own_end.max(end),
            focus,
            children,
        })
    }

    fn range(&self, section: &Section, span: Span) -> Range<usize> {
        at(self.part, span.shifted(section.start))
    }

    fn blocks(&self, section: &Section) -> Vec<Symbol> {
        let holds_accomplishments = section.facts.kind() == Some(HeadingKind::Accomplishments);
        let blocks = section.facts.blocks.iter();
        blocks.filter_map(|block| self.block(section, block, holds_accomplishments)).collect()
    }

    fn block(&self, section: &Section, block: &Block, holds_accomplishments: bool) -> Option<Symbol> {
        let symbol = |name: &str, detail: Option<&str>, kind, focus: Span, children| Symbol {
            name: shortened(name),
            detail: detail.map(shortened),
            kind,
            range: self.range(section, block.span),
            focus: self.range(section, focus),
            children,
        };
        match &block.kind {
            BlockKind::Item(item) if holds_accomplishments && !item.indented => {
                let indicators =
                    item.children.iter().filter_map(|child| self.indicator(section, child)).collect();
                Some(symbol(&item_name(item), None, SymbolKind::Accomplishment, block.words, indicators))
            }
            BlockKind::Mandate(line) | BlockKind::Paragraph { entry: Some(line), .. } => {
                let is_listed =
                    matches!(block.kind, BlockKind::Mandate(_)) || section.role.area == Area::Mandates;
                let title = line.title.as_ref().map(|title| &*title.text);
                is_listed.then(|| {
                    symbol(line.head.text.trim(), title, SymbolKind::Mandate, line.head.span, Vec::new())
                })
            }
            BlockKind::Caption { label, title } => {
                let title = title.as_ref().map(|title| &*title.text);
                Some(symbol(&label.text, title, SymbolKind::Exhibit, label.span, Vec::new()))
            }
            _ => None,
        }
    }

    fn indicator(&self, section: &Section, block: &Block) -> Option<Symbol> {
        let item = block.item()?;
        Some(Symbol {
            name: shortened(&item_name(item)),
            detail: None,
            kind: SymbolKind::Indicator,
            range: self.range(section, block.span),
            focus: self.range(section, block.words),
            children: Vec::new(),
        })
    }
}

fn heading_kind(heading: &Heading, section: &Section) -> SymbolKind {
    match heading.kind {
        HeadingKind::Programme => SymbolKind::Programme,
        HeadingKind::LetteredSection => SymbolKind::LetteredSection,
        // In the lists of mandates the heading only names the subprogramme.
        HeadingKind::Subprogramme if section.role.area == Area::Mandates => SymbolKind::Mandates,
        HeadingKind::Subprogramme => SymbolKind::Subprogramme,
        HeadingKind::Component => SymbolKind::Component,
        HeadingKind::Result => SymbolKind::PlannedResult,
        HeadingKind::Mandates | HeadingKind::Organ => SymbolKind::Mandates,
        _ => SymbolKind::Section,
    }
}

/// A heading without its marker: keyword, number and title as they are printed. Chinese sets no blank before a title.
pub(super) fn heading_name(heading: &Heading) -> String {
    let words = [&heading.keyword, &heading.number, &heading.title];
    let name = name_of(words.map(|words| words.as_ref().map_or("", |words| &*words.text)));
    if name.is_empty() { "#".repeat(usize::from(heading.depth)) } else { name }
}

/// The name of a heading by the words that say its kind, its number and its title.
pub(super) fn name_of([keyword, number, title]: [&str; 3]) -> String {
    let label = [keyword, number].into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(" ");
    let colon = if keyword.chars().any(is_chinese) { "：" } else { ": " };
    shortened(&match (label.is_empty(), title.is_empty()) {
        (_, true) => label,
        (true, false) => title.to_owned(),
        (false, false) => format!("{label}{colon}{title}"),
    })
}

fn is_chinese(sign: char) -> bool {
    ('\u{3400}'..='\u{9fff}').contains(&sign)
}

fn item_name(item: &Item) -> String {
    format!("{} {}", item.marker.text.trim(), item.text.trim())
}

/// Words on one line, cut where they become too long.
pub(super) fn shortened(words: &str) -> String {
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
    use planmark_syntax::Text;

    use super::{Symbol, symbols};
    use crate::fixture::{annual, biennial};
    use planmark_plan::document::Document;
    use planmark_plan::work::Work;

    fn shown(document: &Document) -> String {
        fn show(document: &Document, symbols: &[Symbol], depth: usize, shown: &mut String) {
            for symbol in symbols {
                assert!(
                    symbol.range.start <= symbol.focus.start && symbol.focus.end <= symbol.range.end,
                    "{symbol:?}"
                );
                let line = |byte| document.text().line_of(byte) + 1;
                let lines = format!("{}-{}", line(symbol.range.start), line(symbol.range.end));
                let detail = symbol.detail.as_ref().map(|detail| format!(" · {detail}")).unwrap_or_default();
                let _ = writeln!(
                    shown,
                    "{}{} {:?} {lines}{detail}",
                    "  ".repeat(depth),
                    symbol.name,
                    symbol.kind
                );
                show(document, &symbol.children, depth + 1, shown);
            }
        }
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
                    ㈠ 参加国数目增加 Indicator 27-27
                    ㈡ 事故百分比下降 Indicator 28-28
                  (b) 合作改善 Accomplishment 29-30
                    - 协定数目增加 Indicator 30-30
                战略 Section 32-37
              次级方案 2：渔业 Subprogramme 39-54
                构成部分 1：近海 Component 41-45
                  目标 Section 43-45
                战略 Section 47-54
                  表 2.1 Exhibit 51-51 · 产量
              立法授权 Mandates 56-69
                大会决议 Mandates 58-63
                  1514 (XV) Mandate 60-60 · 给予独立宣言
                  1541 (XV) Mandate 61-61 · 应遵循的原则
                  52/12 A 和 B Mandate 62-62 · 革新联合国
                  61/230; 69/291 Mandate 63-63 · 关于海洋的决议
                次级方案 1：航运 Mandates 65-69
                  安全理事会决议 Mandates 67-69
                    1373 (2001) Mandate 69-69
        "#]]
        .assert_eq(&shown(biennial("保护$0海洋").document()));
    }

    #[test]
    fn the_outline_of_an_annual_plan() {
        expect![[r#"
            Programme 9: Forests Programme 9-41
              Overall orientation Section 11-13
              Legislative mandates Mandates 15-20
                General Assembly resolutions Mandates 17-20
                  70/1 Mandate 19-19 · Transforming our world
                  71/285; 72/10 Mandate 20-20 · Forests
              Subprogramme 1: Forest policy Subprogramme 22-39
                Objective Section 24-26
                Planned results for 2028 Section 28-39
                  Result 1: more trees PlannedResult 30-39
                    Table 12.1 Exhibit 34-34 · Performance measure
                    Figure 12.I Exhibit 39-39 · Trees
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
}
