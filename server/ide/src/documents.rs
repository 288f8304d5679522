//! The documents of the workspace that have a symbol.

use planmark_syntax::script::half_width;

use super::place::{Place, at};
use planmark_plan::document::{Document, DocumentId};
use planmark_plan::read::header::base_symbol;
use planmark_workspace::edition::Surroundings;

/// The documents that a symbol names: `A/81/6 (Prog. 2)` one programme, `A/81/6` all of the plan; those in the language of the document
/// at hand if there are any.
pub(super) fn named<'a>(here: &Surroundings<'a>, symbol: &str) -> Vec<(&'a DocumentId, &'a Document)> {
    let wanted = plain(symbol);
    let is_meant = |own: &str| plain(own) == wanted || plain(&base_symbol(own)) == wanted;
    let mut found: Vec<(&DocumentId, &Document)> = here
        .workspace
        .ids()
        .filter(|id| here.workspace.symbol(id).is_some_and(|own| is_meant(&own)))
        .filter_map(|id| here.workspace.stored(id))
        .collect();
    let language = here.document.header().language();
    if found.iter().any(|(_, document)| document.header().language() == language) {
        found.retain(|(_, document)| document.header().language() == language);
    }
    found
}

/// A symbol without blanks, in half-width signs.
fn plain(symbol: &str) -> String {
    symbol.chars().filter(|sign| !sign.is_whitespace()).map(half_width).collect()
}

/// Where a document begins: at its first heading, if it has one.
pub(super) fn beginning(id: &DocumentId, document: &Document) -> Place {
    let heading = document.parts().iter().find_map(|part| {
        let programme = &part.programme;
        let section = (0..programme.sections.len()).find(|section| programme.heading(*section).is_some())?;
        let whole = programme.section_span(section);
        Some((at(part, whole), at(part, programme.heading_span(section)?)))
    });
    let (range, focus) = heading.unwrap_or_default();
    Place { id: id.clone(), range, focus }
}

/// Where symbols stand that name a document.
pub(super) fn mentions(here: &Surroundings<'_>, symbol: &str) -> Vec<Place> {
    let wanted = plain(symbol);
    let mut found = Vec::new();
    let may_have = here.workspace.ids().filter(|id| here.workspace.may_name_document(id, symbol));
    for (id, document) in may_have.filter_map(|id| here.workspace.stored(id)) {
        for part in document.parts() {
            for section in &part.programme.sections {
                let symbols = section.facts.inlines().flat_map(|inline| &inline.symbols);
                let meant = symbols.filter(|own| plain(&own.text) == wanted);
                found.extend(meant.map(|own| {
                    let range = at(part, own.span.shifted(section.start));
                    Place { id: id.clone(), focus: range.clone(), range }
                }));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};
    use planmark_syntax::Language;

    use crate::fixture::fixture;
    use crate::{definition, hover, references};

    const PLANS: &str = "\
//- /2.en.plan
---
symbol: A/99/6 (Prog. 2)
language: en
---

# Programme 2: Oceans
//- /2.zh.plan
---
symbol: A/99/6 (Prog. 2)
language: zh
---

# 方案 2：海洋

2.1 见 A/99/6（Prog. 3）、A/98/6 (Prog. 2)和 A/99/6。
//- /3.zh.plan
---
symbol: A/99/6 (Prog. 3)
language: zh
---

# 方案 3：空间

3.1 又见 A/99/6 (Prog. 3)，另见 A/99/6 (Prog. 2)。
";

    #[expect(clippy::needless_pass_by_value, reason = "an expectation is written where it is used")]
    fn check(words: &str, expected: Expect) {
        let at = fixture(PLANS, words);
        let Some(definition) = definition(&at.workspace, &at.id, at.offset) else {
            return expected.assert_eq("nothing\n");
        };
        let hover = hover(&at.workspace, &at.id, at.offset).unwrap();
        let facts: Vec<String> = hover.facts.iter().map(|fact| fact.render(Language::Zh)).collect();
        let references = references(&at.workspace, &at.id, at.offset, false).unwrap();
        expected.assert_eq(&format!(
            "{}: {}\n{}named by\n{}",
            hover.title.render(Language::Zh),
            facts.join("; "),
            at.places(&definition.targets),
            at.places(&references),
        ));
    }

    #[test]
    fn a_symbol_leads_to_the_documents_that_have_it() {
        check(
            "见 A/99$0/6（Prog. 3）",
            expect![[r#"
            A/99/6（Prog. 3）: 方案 3：空间
            /3.zh.plan:6 # 方案 3：空间
            named by
            /2.zh.plan:8 A/99/6（Prog. 3）
            /3.zh.plan:8 A/99/6 (Prog. 3)
        "#]],
        );
        check(
            "和 A/99$0/6。",
            expect![[r#"
            A/99/6: 方案 2：海洋; 方案 3：空间
            /2.zh.plan:6 # 方案 2：海洋
            /3.zh.plan:6 # 方案 3：空间
            named by
            /2.zh.plan:8 A/99/6
        "#]],
        );
        check(
            "A/98$0/6 (Prog. 2)和",
            expect![[r#"
            nothing
        "#]],
        );
        check(
            "另见 A/99/6 (Prog$0. 2)",
            expect![[r#"
            A/99/6 (Prog. 2): 方案 2：海洋
            /2.zh.plan:6 # 方案 2：海洋
            named by
            /3.zh.plan:8 A/99/6 (Prog. 2)
        "#]],
        );
    }
}
