//! Who names what stands here: references to a part of the plan, citations and mandates of a resolution, references to a footnote.

use super::documents;
use super::leads::{FootnotePlaces, destinations, footnotes, mentions, place};
use super::naming::uses;
use super::place::{Place, at};
use super::pointed::{What, pointed_at};
use planmark_plan::document::DocumentId;
use planmark_workspace::mentions::Mention;
use planmark_workspace::workspace::Workspace;

/// Every place that names what stands at a byte of a document, in the order of documents and texts; with the places where it is
/// defined, if they are wanted: for a resolution its entries in lists of mandates. `None` where nothing stands that can be named.
#[must_use]
pub fn references(
    workspace: &Workspace,
    id: &DocumentId,
    offset: usize,
    with_definitions: bool,
) -> Option<Vec<Place>> {
    let mut found: Vec<Place> = named(workspace, id, offset)?
        .into_iter()
        .filter(|(_, is_definition)| with_definitions || !is_definition)
        .map(|(place, _)| place)
        .collect();
    Place::sort(&mut found);
    Some(found)
}

/// Every place that names what stands at a byte, and whether it is where that is defined.
pub(super) fn named(workspace: &Workspace, id: &DocumentId, offset: usize) -> Option<Vec<(Place, bool)>> {
    let pointed = pointed_at(workspace, id, offset)?;
    Some(match &pointed.what {
        What::Citation(reading) => {
            let found = workspace.mentions(reading.citation.as_ref().ok()?);
            found.into_iter().map(|mention| (number(&mention), mention.entry.is_some())).collect()
        }
        What::Footnote(label) => {
            let FootnotePlaces { texts, references } = footnotes(pointed.own.document, label, offset);
            let here = |range: std::ops::Range<usize>| Place {
                id: pointed.own.id.clone(),
                focus: range.clone(),
                range,
            };
            let texts = texts.into_iter().map(|(part, _, label)| (here(at(part, label)), true));
            texts.chain(references.into_iter().map(|(part, span)| (here(at(part, span)), false))).collect()
        }
        What::Symbol(symbol) => {
            let named = documents::named(&pointed.here, symbol).into_iter();
            let beginnings = named.map(|(id, document)| (documents::beginning(id, document), true));
            let mentions = documents::mentions(&pointed.here, symbol).into_iter();
            beginnings.chain(mentions.map(|place| (place, false))).collect()
        }
        What::Name(named) => uses(&pointed.here, named),
        _ => {
            let targets = pointed.targets();
            if targets.is_empty() {
                return None;
            }
            let named = targets.iter().flat_map(|target| {
                let places = destinations(&pointed.here, pointed.own, pointed.section, target);
                let key = target.key(&pointed.own.part.programme);
                let mentions = mentions(workspace, &key, &places).into_iter().map(|place| (place, false));
                places
                    .iter()
                    .map(|destination| (place(destination), true))
                    .chain(mentions)
                    .collect::<Vec<_>>()
            });
            named.collect()
        }
    })
}

/// The number of a mention.
fn number(mention: &Mention) -> Place {
    Place { id: mention.id.clone(), range: mention.range.clone(), focus: mention.range.clone() }
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::references;
    use crate::fixture::{Fixture, annual, biennial, fixture};

    #[expect(clippy::needless_pass_by_value, reason = "an expectation is written where it is used")]
    fn check(fixture: Fixture, with_definitions: bool, expected: Expect) {
        match references(&fixture.workspace, &fixture.id, fixture.offset, with_definitions) {
            Some(found) => expected.assert_eq(&fixture.places(&found)),
            None => expected.assert_eq("nothing\n"),
        }
    }

    #[test]
    fn who_refers_to_a_part_of_the_plan() {
        let heading = || biennial("\n## 次级方案 1：$0航运\n\n### 本组织");
        check(
            heading(),
            true,
            expect![[r#"
            /zh/2.plan:18 ## 次级方案 1：航运
            /zh/2.plan:34 次级方案 1 至 2
            /zh/2.plan:65 ### 次级方案 1：航运
            /zh/3.plan:12 方案 2 次级方案 1
        "#]],
        );
        check(
            heading(),
            false,
            expect![[r#"
            /zh/2.plan:34 次级方案 1 至 2
            /zh/2.plan:65 ### 次级方案 1：航运
            /zh/3.plan:12 方案 2 次级方案 1
        "#]],
        );
        check(
            biennial("见方案 2 次级方$0案 1(航运)"),
            false,
            expect![[r#"
            /zh/2.plan:34 次级方案 1 至 2
            /zh/2.plan:65 ### 次级方案 1：航运
            /zh/3.plan:12 方案 2 次级方案 1
        "#]],
        );
        check(
            biennial("2$0.3 本次级方案将"),
            true,
            expect![[r#"
            /zh/2.plan:34 2.3 本次级方案将与次级方案 1 至 2 协调，见大会第 52/12 A 号决议和[说明](https://example.org/a)。
            /zh/3.plan:12 2.3 段
        "#]],
        );
        check(
            biennial("# 方案 2：海$0洋事务"),
            false,
            expect![[r#"
            /zh/2.plan:12 方案 2
        "#]],
        );
        check(
            biennial("## Subprogramme 2: Fish$0eries"),
            false,
            expect![[r#"
            /en/2.plan:12 subprogramme 2
        "#]],
        );
        check(annual("#### Result 1: m$0ore trees"), false, expect![]);
        check(
            annual("Table 12$0.1: Performance"),
            true,
            expect![[r#"
            /annual.plan:32 table 12.1
            /annual.plan:34 Table 12.1: Performance measure
        "#]],
        );
    }

    #[test]
    fn who_refers_to_an_accomplishment_or_an_indicator() {
        let budget = "//- /a.plan\n---\nformat: mission\nlanguage: en\n---\n\n1. See indicators 1.1.1 to 1.1.3, component 1 and expected \
                      accomplishment 1.1.\n\n| Category | Related expected accomplishment |\n| --- | --- |\n| Rails | 1.1, 2.3 |\n\n\
                      ### Component 1: freight\n\n#### Expected accomplishments\n\n1.1 Freight moves\n    1.1.1 Trains\n    \
                      1.1.2 Wagons\n";
        check(
            fixture(budget, "1.$01 Freight"),
            true,
            expect![[r#"
            /a.plan:6 expected accomplishment 1.1
            /a.plan:10 1.1
            /a.plan:16 1.1 Freight moves
        "#]],
        );
        check(
            fixture(budget, "1.1.$02 Wagons"),
            true,
            expect![[r#"
            /a.plan:6 indicators 1.1.1 to 1.1.3
            /a.plan:18 1.1.2 Wagons
        "#]],
        );
        check(
            fixture(budget, "Component $01: f"),
            true,
            expect![[r#"
            /a.plan:6 component 1
            /a.plan:12 ### Component 1: freight
        "#]],
        );
        check(
            fixture(budget, "| 1.$01, 2.3"),
            false,
            expect![[r#"
            /a.plan:6 expected accomplishment 1.1
            /a.plan:10 1.1
        "#]],
        );
    }

    #[test]
    fn who_lists_and_cites_a_resolution() {
        check(
            biennial("1541 $0(XV)  应遵循"),
            true,
            expect![[r#"
            /zh/2.plan:14 1541（XV）
            /zh/2.plan:61 1541 (XV)
            /zh/3.plan:12 1541(XV)
        "#]],
        );
        check(
            biennial("1541 $0(XV)  应遵循"),
            false,
            expect![[r#"
            /zh/2.plan:14 1541（XV）
            /zh/3.plan:12 1541(XV)
        "#]],
        );
        check(
            biennial("见大会第 58/2$069 号决议和安全"),
            true,
            expect![[r#"
            /zh/2.plan:12 58/269
            /zh/3.plan:24 58/269
        "#]],
        );
        check(
            biennial("52/12$0 A 和 B"),
            false,
            expect![[r#"
            /zh/2.plan:34 52/12 A
        "#]],
        );
    }

    #[test]
    fn who_refers_to_a_footnote_and_nobody_to_plain_words() {
        check(
            biennial("[^$01]: 另见"),
            true,
            expect![[r#"
            /zh/2.plan:14 [^1]
            /zh/2.plan:16 1
        "#]],
        );
        check(
            biennial("保护$0海洋"),
            true,
            expect![[r#"
            nothing
        "#]],
        );
    }
}
