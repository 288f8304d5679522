//! Programmes, their parts, and mandates, found by a few of their words in all documents.

use super::place::{Place, at};
use super::symbols::{SymbolKind, heading_name, name_of, shortened};
use planmark_plan::document::DocumentId;
use planmark_plan::read::facts::{BlockKind, Heading};
use planmark_syntax::HeadingKind;
use planmark_syntax::Span;
use planmark_workspace::edition::Located;
use planmark_workspace::interner::WORDS;
use planmark_workspace::record::{HEADINGS, HeadingRecord, Record};
use planmark_workspace::workspace::Workspace;

/// The most that is found at once. Nobody reads a longer list; a further word shortens it.
const MOST: usize = 256;

/// Something of a plan by its name.
#[derive(Clone, Debug, PartialEq)]
pub struct NamedPlace {
    /// Its name.
    pub name: String,
    /// What it lies in: the programme, and the symbol of the document.
    pub container: Option<String>,
    /// What it is.
    pub kind: SymbolKind,
    /// Where it is.
    pub place: Place,
}

/// What has all words of the query in its name, in any order and in small or capital letters. An empty query finds programmes.
#[must_use]
pub fn workspace_symbols(workspace: &Workspace, query: &str) -> Vec<NamedPlace> {
    let words: Vec<String> = query.split_whitespace().map(str::to_lowercase).collect();
    let mut found = Vec::new();
    for id in workspace.ids() {
        match (workspace.open(id), workspace.record(id)) {
            (Some(document), _) => {
                for part in document.parts() {
                    search(Located { id, document, part }, &words, &mut found);
                }
            }
            (None, Some(record)) => search_record(id, record, &words, &mut found),
            (None, None) => {}
        }
        if found.len() >= MOST {
            found.truncate(MOST);
            break;
        }
    }
    found
}

/// The same in a document that nobody has open.
fn search_record(id: &DocumentId, record: &Record, words: &[String], found: &mut Vec<NamedPlace>) {
    let contents = record.contents();
    let symbol = contents.symbol.map(|symbol| WORDS.words(symbol).to_string());
    for part in &contents.parts {
        let at = |start: u32, end: u32| Span { start, end }.at(part.start as usize);
        let programme = part
            .headings
            .first()
            .filter(|it| HEADINGS.get(usize::from(it.kind)) == Some(&HeadingKind::Programme));
        let name = |heading: &HeadingRecord| {
            let words = heading.words.map(|words| WORDS.words(words));
            name_of([&words[0], &words[1], &words[2]])
        };
        let container = |kind: SymbolKind| {
            let programme = programme.filter(|_| kind != SymbolKind::Programme).map(name);
            let parts: Vec<String> = programme.into_iter().chain(symbol.clone()).collect();
            Some(parts.join(" · ")).filter(|container| !container.is_empty())
        };
        for heading in &part.headings {
            let Some(kind) = HEADINGS.get(usize::from(heading.kind)).and_then(|it| kind_of(*it)) else {
                continue;
            };
            let texts = heading.words.map(|words| WORDS.words(words));
            let wanted = !words.is_empty() || kind == SymbolKind::Programme;
            if wanted && has_all(&[&texts[0], &texts[1], &texts[2]], words) {
                let (start, length) = heading.line;
                let place = Place {
                    id: id.clone(),
                    range: at(start, heading.end),
                    focus: at(start, start.saturating_add(length)),
                };
                found.push(NamedPlace { name: name(heading), container: container(kind), kind, place });
            }
        }
        for mandate in part.mandates.iter().filter(|it| it.head_length > 0 && !words.is_empty()) {
            let head = WORDS.words(mandate.head);
            let title = mandate.title.map(|title| WORDS.words(title)).unwrap_or_default();
            if has_all(&[&head, &title], words) {
                let place = Place {
                    id: id.clone(),
                    range: at(mandate.start, mandate.span().end),
                    focus: at(mandate.start, mandate.start.saturating_add(mandate.head_length)),
                };
                let name = shortened(&format!("{} {title}", head.trim()));
                let kind = SymbolKind::Mandate;
                found.push(NamedPlace { name, container: container(kind), kind, place });
            }
        }
    }
}

fn search(located: Located<'_>, words: &[String], found: &mut Vec<NamedPlace>) {
    let programme = &located.part.programme;
    for (index, section) in programme.sections.iter().enumerate() {
        if let Some((heading, kind)) =
            section.facts.heading.as_ref().and_then(|it| Some((it, kind_of(it.kind)?)))
            && (!words.is_empty() || kind == SymbolKind::Programme)
            && section.role.area == planmark_plan::model::programme::Area::Plan
            && has_all(&heading_words(heading), words)
        {
            let place = Place {
                id: located.id.clone(),
                range: at(located.part, programme.section_span(index)),
                focus: at(located.part, heading.span.shifted(section.start)),
            };
            found.push(NamedPlace {
                name: heading_name(heading),
                container: container(located, kind),
                kind,
                place,
            });
        }
        if words.is_empty() {
            continue;
        }
        for block in &section.facts.blocks {
            let BlockKind::Mandate(line) = &block.kind else { continue };
            let title = line.title.as_ref().map_or("", |title| &title.text);
            if has_all(&[&line.head.text, title], words) {
                let place = Place {
                    id: located.id.clone(),
                    range: at(located.part, block.span.shifted(section.start)),
                    focus: at(located.part, line.head.span.shifted(section.start)),
                };
                let name = shortened(&format!("{} {title}", line.head.text.trim()));
                let kind = SymbolKind::Mandate;
                found.push(NamedPlace { name, container: container(located, kind), kind, place });
            }
        }
    }
}

fn kind_of(heading: HeadingKind) -> Option<SymbolKind> {
    Some(match heading {
        HeadingKind::Programme => SymbolKind::Programme,
        HeadingKind::LetteredSection => SymbolKind::LetteredSection,
        HeadingKind::Subprogramme => SymbolKind::Subprogramme,
        HeadingKind::Component => SymbolKind::Component,
        HeadingKind::Result => SymbolKind::PlannedResult,
        HeadingKind::Annex => SymbolKind::Section,
        _ => return None,
    })
}

fn heading_words(heading: &Heading) -> [&str; 3] {
    [&heading.keyword, &heading.number, &heading.title]
        .map(|words| words.as_ref().map_or("", |words| &*words.text))
}

/// Whether each word is in one of the texts.
fn has_all(texts: &[&str], words: &[String]) -> bool {
    words.iter().all(|word| texts.iter().any(|text| has(text, word)))
}

/// Whether a text has a word that is in small letters, whatever letters it uses itself.
fn has(text: &str, word: &str) -> bool {
    text.contains(word) || text.chars().any(char::is_uppercase) && text.to_lowercase().contains(word)
}

/// The programme, and the document that it is in.
fn container(located: Located<'_>, kind: SymbolKind) -> Option<String> {
    let programme = &located.part.programme;
    let heading = programme.sections.iter().find_map(|section| section.facts.heading.as_ref());
    let name =
        heading.filter(|heading| heading.kind == HeadingKind::Programme && kind != SymbolKind::Programme);
    let symbol = located.document.header().symbol().map(ToOwned::to_owned);
    let parts: Vec<String> = name.map(heading_name).into_iter().chain(symbol).collect();
    Some(parts.join(" · ")).filter(|container| !container.is_empty())
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::{has, workspace_symbols};
    use crate::fixture::{Fixture, annual, biennial};

    fn shown(fixture: &Fixture, query: &str) -> String {
        let found = workspace_symbols(&fixture.workspace, query);
        let show = |named: &super::NamedPlace| {
            let container = named.container.as_deref().unwrap_or_default();
            format!(
                "{} {:?} in {container}: {}\n",
                named.name,
                named.kind,
                fixture.words(&named.place.id, &named.place.focus)
            )
        };
        found.iter().map(show).collect()
    }

    #[test]
    fn parts_of_plans_and_mandates_are_found_by_their_words() {
        expect![[r#"
            Programme 2: Oceans Programme in A/99/6 (Prog. 2): /en/2.plan:8 # Programme 2: Oceans
            方案 2：海洋事务 Programme in A/99/6 (Prog. 2): /zh/2.plan:8 # 方案 2：海洋事务
            方案 3：空间事务 Programme in A/99/6 (Prog. 3): /zh/3.plan:8 # 方案 3：空间事务
        "#]]
        .assert_eq(&shown(&biennial("保护$0海洋"), ""));
        expect![[r#"
            次级方案 1：航运 Subprogramme in 方案 2：海洋事务 · A/99/6 (Prog. 2): /zh/2.plan:18 ## 次级方案 1：航运
            次级方案 1：卫星 Subprogramme in 方案 3：空间事务 · A/99/6 (Prog. 3): /zh/3.plan:14 ## 次级方案 1：卫星
        "#]].assert_eq(&shown(&biennial("保护$0海洋"), "次级方案 1"));
        expect![[r#"
            58/269 加强联合国 Mandate in 方案 3：空间事务 · A/99/6 (Prog. 3): /zh/3.plan:24 58/269
        "#]]
        .assert_eq(&shown(&biennial("保护$0海洋"), "58/269"));
        expect![[r#"
            Result 1: more trees PlannedResult in Programme 9: Forests · A/99/6 (Sect. 12): /annual.plan:30 #### Result 1: more trees
        "#]].assert_eq(&shown(&annual("protect$0 forests"), "TREES"));
        expect![].assert_eq(&shown(&annual("protect$0 forests"), "no such words"));
    }

    #[test]
    fn letters_are_found_in_small_and_capital() {
        assert!(has("Oceans and the Law", "law") && has("政治事务", "政治") && !has("Oceans", "law"));
    }
}
