//! Names that the plans of an edition define, or the settings, wherever they stand.

use std::collections::BTreeSet;

use super::place::{Place, at, simple};
use planmark_plan::document::DocumentId;
use planmark_plan::names::{DefinedName, Occurrence, entity, occurrences};
use planmark_plan::read::facts::BlockKind;
use planmark_syntax::Span;
use planmark_workspace::edition::{Located, Surroundings};
use planmark_workspace::index::Naming;

/// The most bytes around a place in which a name is looked for.
const REACH: usize = 240;

/// A name that stands somewhere, and what is known of what it names.
#[derive(Clone, Debug)]
pub(super) struct Named {
    /// The name as it stands here.
    pub(super) name: String,
    /// All names of what it names: abbreviations, names in full, names from the settings.
    pub(super) names: BTreeSet<String>,
    /// Where the plans of the edition define it; those in the language of the document, if there are any.
    pub(super) namings: Vec<Naming>,
    /// What the settings say that it stands for.
    pub(super) meant: Option<String>,
}

/// The name at an offset of a section's own part, and where it stands there.
pub(super) fn name_at(
    here: &Surroundings<'_>,
    own: Located<'_>,
    section: usize,
    offset: u32,
) -> Option<(Named, Span)> {
    let section = own.part.programme.sections.get(section)?;
    let is_outside = |span: Span| span.start <= offset && offset < span.end;
    let is_comment = |kind: &BlockKind| matches!(kind, BlockKind::Comment { .. });
    if section.facts.blocks.iter().any(|block| is_comment(&block.kind) && is_outside(block.span)) {
        return None;
    }
    let base = own.part.start as usize + section.start as usize;
    let text = own.document.parsed().slice(base..base + section.facts.length as usize);
    let mut start = (offset as usize).saturating_sub(REACH);
    let mut end = (offset as usize + REACH).min(text.len());
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    while !text.is_char_boundary(end) {
        end += 1;
    }
    let window = text.get(start..end)?;
    let known = all_names(here);
    let known: Vec<&str> = known.iter().map(String::as_str).filter(|name| window.contains(name)).collect();
    let found = occurrences(window, &known);
    let offset = offset as usize - start;
    let within = |it: &&Occurrence| it.range.start <= offset && offset < it.range.end;
    let found = found.iter().find(within).or_else(|| found.iter().find(|it| it.range.end == offset))?;
    let span = Span::new(start + found.range.start, start + found.range.end);
    Some((named(here, known[found.name]), span))
}

/// Every name that the edition or the settings define.
fn all_names(here: &Surroundings<'_>) -> BTreeSet<String> {
    let (index, edition) = (here.workspace.index(), here.document.edition());
    let namings = index.abbreviations(edition).flat_map(|short| index.namings_of_short(edition, &short));
    let defined = namings.flat_map(|(naming, _)| [naming.short.to_string(), naming.full.to_string()]);
    let aliases = here.workspace.settings().aliases();
    defined.chain(aliases.iter().flat_map(|(name, meant)| [name.clone(), meant.clone()])).collect()
}

fn named(here: &Surroundings<'_>, name: &str) -> Named {
    let (index, edition) = (here.workspace.index(), here.document.edition());
    let aliases = here.workspace.settings().aliases();
    let meant = aliases.get(name).cloned();
    let looked_up = meant.as_deref().unwrap_or(name);
    let of_short = index.namings_of_short(edition, looked_up);
    let of_full = index.namings_of_full(edition, looked_up);
    let mut namings: Vec<Naming> = of_short.into_iter().chain(of_full).map(|(naming, _)| naming).collect();
    let language = here.document.header().language();
    if namings.iter().any(|naming| naming.language == language) {
        namings.retain(|naming| naming.language == language);
    }
    let defined = namings.iter().flat_map(|naming| [naming.short.to_string(), naming.full.to_string()]);
    let mut names: BTreeSet<String> = defined.chain([name.to_owned()]).chain(meant.clone()).collect();
    let others: Vec<String> =
        aliases.iter().filter(|(_, meant)| names.contains(*meant)).map(|(name, _)| name.clone()).collect();
    names.extend(others);
    Named { name: name.to_owned(), names, namings, meant }
}

/// The definitions of a name: those of its programme, or else of its document, or else of the edition.
pub(super) fn definitions(here: &Surroundings<'_>, own: Located<'_>, named: &Named) -> Vec<Place> {
    let in_part = |located: Located<'_>| {
        let defined = located.part.programme.names.iter().filter(|it| is_of(it, named));
        defined
            .map(|defined| Place {
                id: located.id.clone(),
                range: at(located.part, defined.span()),
                focus: at(located.part, defined.short.span),
            })
            .collect::<Vec<_>>()
    };
    let in_document = |id: &DocumentId| {
        let Some((id, document)) = here.workspace.stored(id) else { return Vec::new() };
        document.parts().iter().flat_map(|part| in_part(Located { id, document, part })).collect()
    };
    let mut found = in_part(own);
    if found.is_empty() {
        found = in_document(own.id);
    }
    if found.is_empty() {
        let documents: BTreeSet<&DocumentId> = named.namings.iter().map(|naming| &naming.id).collect();
        found = documents.into_iter().flat_map(in_document).collect();
    }
    found
}

fn is_of(defined: &DefinedName, named: &Named) -> bool {
    let full = entity(&defined.full.text);
    named.names.contains(&*defined.short.text) || named.names.iter().any(|name| entity(name) == full)
}

/// Every place of the edition that has one of the names, and whether it is in a definition.
pub(super) fn uses(here: &Surroundings<'_>, named: &Named) -> Vec<(Place, bool)> {
    let names: Vec<&str> = named.names.iter().map(String::as_str).collect();
    let mut found = Vec::new();
    for id in here.workspace.index().of_edition(here.document.edition()) {
        let may_have = |text: &planmark_syntax::Text| {
            let text = text.to_string();
            names.iter().any(|name| text.contains(name))
        };
        if here.workspace.closed_text(&id).is_some_and(|text| !may_have(text)) {
            continue;
        }
        let Some((id, document)) = here.workspace.stored(&id) else { continue };
        for part in document.parts() {
            let located = Located { id, document, part };
            for (span, is_definition) in uses_in(located, &names) {
                found.push((simple(located, span), is_definition));
            }
        }
    }
    found
}

fn uses_in(located: Located<'_>, names: &[&str]) -> Vec<(Span, bool)> {
    let programme = &located.part.programme;
    let mut found = Vec::new();
    for section in &programme.sections {
        let base = located.part.start as usize + section.start as usize;
        let text = located.document.parsed().slice(base..base + section.facts.length as usize);
        for occurrence in occurrences(&text, names) {
            let within = Span::new(occurrence.range.start, occurrence.range.end);
            let is_comment =
                section.facts.blocks.iter().any(|block| {
                    matches!(block.kind, BlockKind::Comment { .. }) && block.span.contains(within)
                });
            let is_definition =
                section.facts.names.defined.iter().any(|defined| defined.span().contains(within));
            if !is_comment {
                found.push((within.shifted(section.start), is_definition));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use expect_test::expect;
    use planmark_syntax::Language;

    use crate::fixture::{Fixture, fixture};
    use crate::{definition, highlights, hover, references};
    use planmark_workspace::settings::Settings;

    const PLANS: &str = "\
//- /2.plan
---
symbol: A/99/6 (Prog. 2)
format: biennial
period: 2028-2029
language: zh
---

# 方案 2：海洋事务

## 总方向

2.1 本方案由海洋和渔业事务部(海渔部)执行。海渔部将设立工作组。

<!-- 海渔部待定 -->

2.2 渔政厅是海渔部的一部分。
//- /3.plan
---
symbol: A/99/6 (Prog. 3)
format: biennial
period: 2028-2029
language: zh
---

# 方案 3：空间事务

## 总方向

3.1 与海渔部合作，也与渔政厅合作。
//- /en/3.plan
---
symbol: A/99/6 (Prog. 3)
format: biennial
period: 2028-2029
language: en
---

# Programme 3: Space

## Overall orientation

3.1 The Office of Space Affairs (OSA) and others. ROSA is no office.

## Subprogramme 1: OSA
//- /other.plan
---
symbol: A/88/6 (Prog. 3)
format: biennial
period: 2016-2017
language: zh
---

# 方案 3：空间事务

## 总方向

3.1 旧海渔部。
";

    fn place(words: &str) -> Fixture {
        let mut fixture = fixture(PLANS, words);
        let mut settings = Settings::default();
        settings.set_aliases([("渔政厅".to_owned(), "海渔部".to_owned())].into());
        fixture.workspace.set_settings(settings);
        fixture
    }

    fn shown(words: &str) -> String {
        let at = place(words);
        let hover = hover(&at.workspace, &at.id, at.offset);
        let Some(hover) = hover else { return "nothing\n".to_owned() };
        let facts = hover.facts.iter().map(|fact| format!("- {}\n", fact.render(Language::Zh)));
        let facts: String = facts.collect();
        let definition =
            definition(&at.workspace, &at.id, at.offset).map(|it| it.targets).unwrap_or_default();
        let references = references(&at.workspace, &at.id, at.offset, false).unwrap_or_default();
        let highlights = highlights(&at.workspace, &at.id, at.offset).unwrap_or_default();
        format!(
            "{}: {}\n{facts}defined:\n{}used:\n{}highlighted: {}\n",
            at.words(&at.id, &hover.range),
            hover.title.render(Language::Zh),
            at.places(&definition),
            at.places(&references),
            highlights.len(),
        )
    }

    #[test]
    fn an_abbreviation_leads_to_its_definition_in_any_programme_of_the_edition() {
        expect![[r#"
            /3.plan:12 海渔部: 海渔部：海洋和渔业事务部
            - planmark.toml 规定“渔政厅”指“海渔部”。
            - 定义该名称的方案：2 (A/99/6 (Prog. 2))
            defined:
            /2.plan:12 海渔部
            used:
            /2.plan:12 海渔部
            /2.plan:16 渔政厅
            /2.plan:16 海渔部
            /3.plan:12 海渔部
            /3.plan:12 渔政厅
            highlighted: 2
        "#]]
        .assert_eq(&shown("3.1 与海$0渔部合作"));
    }

    #[test]
    fn a_name_by_hand_stands_for_what_the_settings_say() {
        expect![[r#"
            /2.plan:16 渔政厅: 海渔部：海洋和渔业事务部
            - planmark.toml 规定“渔政厅”指“海渔部”。
            - 定义该名称的方案：2 (A/99/6 (Prog. 2))
            defined:
            /2.plan:12 海渔部
            used:
            /2.plan:12 海渔部
            /2.plan:16 渔政厅
            /2.plan:16 海渔部
            /3.plan:12 海渔部
            /3.plan:12 渔政厅
            highlighted: 5
        "#]]
        .assert_eq(&shown("2.2 渔政$0厅是"));
    }

    #[test]
    fn initials_stand_between_other_signs() {
        expect![[r#"
            /en/3.plan:14 OSA: OSA：Office of Space Affairs
            - 定义该名称的方案：3 (A/99/6 (Prog. 3))
            defined:
            /en/3.plan:12 OSA
            used:
            /en/3.plan:14 OSA
            highlighted: 3
        "#]]
        .assert_eq(&shown("Subprogramme 1: OS$0A"));
        expect![["nothing\n"]].assert_eq(&shown("RO$0SA is no"));
    }

    #[test]
    fn a_comment_and_another_edition_name_nothing() {
        expect![["nothing\n"]].assert_eq(&shown("<!-- 海渔$0部待定"));
        expect![[r#"
            /other.plan:12 海渔部: 海渔部
            - planmark.toml 规定“渔政厅”指“海渔部”。
            defined:
            used:
            /other.plan:12 海渔部
            highlighted: 1
        "#]]
        .assert_eq(&shown("3.1 旧海渔$0部。"));
    }
}
