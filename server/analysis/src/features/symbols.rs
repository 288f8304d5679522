//! The outline of a document: programmes, their subprogrammes, the parts of those; mandates.

use std::ops::Range;

use planmark_syntax::HeadingKind;

use super::leads::at;
use crate::document::{Document, Part};
use crate::model::Programme;
use crate::model::facts::{Block, BlockKind, Heading, Item};
use crate::model::programme::{Area, Section};
use crate::span::Span;

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
        let own_end =
            self.range(section, Span { start: 0, end: super::leads::words_end(&section.facts) }).end;
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
    let words = |words: &Option<crate::span::Words>| words.as_ref().map(|words| words.text.to_string());
    let label: Vec<String> =
        [words(&heading.keyword), words(&heading.number)].into_iter().flatten().collect();
    let label = label.join(" ");
    let name = match words(&heading.title) {
        Some(title) if label.is_empty() => title,
        Some(title) => {
            let is_chinese =
                heading.keyword.as_ref().is_some_and(|keyword| keyword.text.chars().any(is_chinese));
            format!("{label}{}{title}", if is_chinese { "：" } else { ": " })
        }
        None => label,
    };
    let name = shortened(&name);
    if name.is_empty() { "#".repeat(usize::from(heading.depth)) } else { name }
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
