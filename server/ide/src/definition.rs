//! Where what is named stands itself: the part of the plan that a reference names, the entry of a resolution in a list of mandates,
//! the text of a footnote.

use std::ops::Range;

use super::documents;
use super::leads::{destinations, entries, entry_place, footnotes, place};
use super::naming::definitions;
use super::place::{Place, at};
use super::pointed::{What, pointed_at};
use planmark_plan::document::DocumentId;
use planmark_workspace::workspace::Workspace;

/// Where something is defined.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Definition {
    /// The words that name it, in bytes of the document in which they stand.
    pub origin: Range<usize>,
    /// Where it is: several places where the words fit several.
    pub targets: Vec<Place>,
}

/// Where what stands at a byte of a document is defined. `None` where nothing stands that could be.
#[must_use]
pub fn definition(workspace: &Workspace, id: &DocumentId, offset: usize) -> Option<Definition> {
    let pointed = pointed_at(workspace, id, offset)?;
    let mut targets: Vec<Place> = match &pointed.what {
        What::Citation(reading) => {
            let citation = reading.citation.as_ref().ok()?;
            entries(&pointed.here, pointed.own, citation).iter().map(entry_place).collect()
        }
        What::Footnote(label) => {
            let texts = footnotes(pointed.own.document, label, offset).texts;
            texts
                .into_iter()
                .map(|(part, whole, label)| Place {
                    id: pointed.own.id.clone(),
                    range: at(part, whole),
                    focus: at(part, label),
                })
                .collect()
        }
        What::Symbol(symbol) => {
            let named = documents::named(&pointed.here, symbol).into_iter();
            named.map(|(id, document)| documents::beginning(id, document)).collect()
        }
        What::Name(named) => definitions(&pointed.here, pointed.own, named),
        _ => {
            let find = |target| destinations(&pointed.here, pointed.own, pointed.section, target);
            pointed.targets().iter().flat_map(find).map(|destination| place(&destination)).collect()
        }
    };
    Place::sort(&mut targets);
    Some(Definition { origin: pointed.range, targets }).filter(|definition| !definition.targets.is_empty())
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::definition;
    use crate::fixture::{Fixture, annual, biennial, fixture};

    #[expect(clippy::needless_pass_by_value, reason = "an expectation is written where it is used")]
    fn check(fixture: Fixture, expected: Expect) {
        let Some(found) = definition(&fixture.workspace, &fixture.id, fixture.offset) else {
            return expected.assert_eq("nothing\n");
        };
        let origin = fixture.document().text().slice(found.origin.clone());
        expected.assert_eq(&format!("“{origin}” ->\n{}", fixture.places(&found.targets)));
    }

    #[test]
    fn a_reference_leads_to_the_part_of_the_plan() {
        check(
            biennial("本方案与方案 3 次级$0方案 1 和"),
            expect![[r#"
            “方案 3 次级方案 1” ->
            /zh/3.plan:14 ## 次级方案 1：卫星
        "#]],
        );
        check(
            biennial("和次级方案 $02 协调"),
            expect![[r#"
            “次级方案 2” ->
            /zh/2.plan:39 ## 次级方案 2：渔业
        "#]],
        );
        check(
            biennial("2.1 方案$0 2 的目标"),
            expect![[r#"
            “方案 2” ->
            /zh/2.plan:8 # 方案 2：海洋事务
        "#]],
        );
        check(
            biennial("见表$0 2.1、"),
            expect![[r#"
            “表 2.1” ->
            /zh/2.plan:51 表 2.1：产量
        "#]],
        );
        check(
            biennial("第 2$0.1 段和"),
            expect![[r#"
            “2.1 段” ->
            /zh/2.plan:12 2.1 方案 2 的目标是保护海洋。见大会第 58/269 号决议和安全理事会第 1373(2001)号决议。
        "#]],
        );
        check(
            biennial("与次级方案 1 $0至 2 协调"),
            expect![[r#"
            “次级方案 1 至 2” ->
            /zh/2.plan:18 ## 次级方案 1：航运
            /zh/2.plan:39 ## 次级方案 2：渔业
        "#]],
        );
        check(
            biennial("见次级方案 2 构$0成部分 1。"),
            expect![[r#"
            “次级方案 2 构成部分 1” ->
            /zh/2.plan:41 ### 构成部分 1：近海
        "#]],
        );
        check(
            biennial("海洋。$0见大会"),
            expect![[r#"
            nothing
        "#]],
        );
    }

    #[test]
    fn a_reference_leads_into_other_documents_of_the_edition_in_its_language() {
        check(
            biennial("见方案 2 次级方$0案 1(航运)"),
            expect![[r#"
            “方案 2 次级方案 1” ->
            /zh/2.plan:18 ## 次级方案 1：航运
        "#]],
        );
        check(
            biennial("以及第 2$0.3 段，"),
            expect![[r#"
            “2.3 段” ->
            /zh/2.plan:34 2.3 本次级方案将与次级方案 1 至 2 协调，见大会第 52/12 A 号决议和[说明](https://example.org/a)。
        "#]],
        );
        check(
            biennial("See sub$0programme 2 and"),
            expect![[r#"
            “subprogramme 2” ->
            /en/2.plan:16 ## Subprogramme 2: Fisheries
        "#]],
        );
        check(
            biennial("and programme 3, subpro$0gramme 1."),
            expect![[r#"
            “programme 3, subprogramme 1” ->
            /zh/3.plan:14 ## 次级方案 1：卫星
        "#]],
        );
    }

    #[test]
    fn a_citation_leads_to_the_list_of_its_programme_or_else_to_others() {
        check(
            biennial("见大会第 58/2$069 号决议和安全"),
            expect![[r#"
            “58/269” ->
            /zh/3.plan:24 58/269
        "#]],
        );
        check(
            biennial("安全理事会第 1373$0(2001)号"),
            expect![[r#"
            “1373(2001)” ->
            /zh/2.plan:69 1373 (2001)
        "#]],
        );
        check(
            biennial("和第 15$014（XV）和第 1541（XV）号"),
            expect![[r#"
            “1514（XV）” ->
            /zh/2.plan:60 1514 (XV)
        "#]],
        );
        check(
            biennial("和第 1514（XV）和第 1541（X$0V）号"),
            expect![[r#"
            “1541（XV）” ->
            /zh/2.plan:61 1541 (XV)
        "#]],
        );
        check(
            biennial("大会第 1541$0(XV)号决议。"),
            expect![[r#"
            “1541(XV)” ->
            /zh/2.plan:61 1541 (XV)
        "#]],
        );
        check(
            biennial("第 52/12 $0A 号决议和"),
            expect![[r#"
            “52/12 A” ->
            /zh/2.plan:62 52/12 A 和 B
        "#]],
        );
        check(
            biennial("61/230$0; 69/291  关于"),
            expect![[r#"
            “61/230” ->
            /zh/2.plan:63 61/230
        "#]],
        );
        check(
            biennial("61/230; $069/291  关于"),
            expect![[r#"
            “69/291” ->
            /zh/2.plan:63 69/291
        "#]],
        );
    }

    #[test]
    fn a_footnote_leads_to_its_text_and_a_heading_to_what_it_names() {
        check(
            biennial("号决议[^$01]。"),
            expect![[r#"
            “[^1]” ->
            /zh/2.plan:16 1
        "#]],
        );
        // Below each table labels begin anew.
        let tables = "//- /a.plan\n# 方案 9：海\n\n| 甲[^a] |\n\n[^a]: 一\n\n| 乙[^a] |\n\n[^a]: 二\n";
        check(
            fixture(tables, "乙[^$0a]"),
            expect![[r#"
            “[^a]” ->
            /a.plan:9 a
        "#]],
        );
        check(
            biennial("### 次级方案 1：$0航运\n\n#### 安全"),
            expect![[r#"
            “### 次级方案 1：航运” ->
            /zh/2.plan:18 ## 次级方案 1：航运
        "#]],
        );
        check(
            biennial("\n## 次级方案 1：$0航运\n\n### 本组织"),
            expect![[r#"
            “## 次级方案 1：航运” ->
            /zh/2.plan:18 ## 次级方案 1：航运
        "#]],
        );
    }

    #[test]
    fn labels_of_several_parts_lead_to_what_has_the_whole_label() {
        const ENTITIES: &str = "//- /3.plan
---
symbol: A/99/6 (Sect. 3)
format: annual
section: 3
language: en
---

# Programme 2: Water

## Overall orientation

3.I.8 See para. 3.I.9, figure 3.I.II and table 29A.1 (2).

3.I.9 Text.

Figure 3.I.I: Posts

Figure 3.I.II: Vacancies

//- /29A.plan
---
symbol: A/99/6 (Sect. 29A)
format: annual
section: 29A
language: en
---

# Programme 25: Funds

## Overall orientation

29A.1 Text.

Table 29A.1: Funds
";
        check(
            fixture(ENTITIES, "para. 3.$0I.9,"),
            expect![[r#"
                “para. 3.I.9” ->
                /3.plan:14 3.I.9 Text.
            "#]],
        );
        check(
            fixture(ENTITIES, "figure 3.I.$0II and"),
            expect![[r#"
                “figure 3.I.II” ->
                /3.plan:18 Figure 3.I.II: Vacancies
            "#]],
        );
        check(
            fixture(ENTITIES, "table 29A$0.1 (2)."),
            expect![[r#"
                “table 29A.1 (2)” ->
                /29A.plan:14 Table 29A.1: Funds
            "#]],
        );
    }

    #[test]
    fn annual_plans_have_results_figures_and_annexes() {
        check(
            annual("See re$0sult 1 in subprogramme 1"),
            expect![[r#"
            nothing
        "#]],
        );
        check(
            annual("12.3 See re$0sult 1 and"),
            expect![[r#"
            nothing
        "#]],
        );
        check(
            annual("figure 12$0.I and"),
            expect![[r#"
            “figure 12.I” ->
            /annual.plan:39 Figure 12.I: Trees
        "#]],
        );
        check(
            annual("annex$0 I."),
            expect![[r#"
            “annex I” ->
            /annual.plan:41 ## Annex I: Organization chart
        "#]],
        );
        check(
            annual("resolution 70$0/1 and"),
            expect![[r#"
            “70/1” ->
            /annual.plan:19 70/1
        "#]],
        );
        check(
            annual("decision S-1$00/2 of"),
            expect![[r#"
            nothing
        "#]],
        );
    }
}
