//! The account: every reason for which text is left out, with its line and its words.

use planmark_convert::{DropReason, Import};

use crate::imported;

fn left_out(imported: &Import, reason: DropReason) -> Vec<(u32, &str)> {
    let removed = imported.account.removed.iter().filter(|removed| removed.reason == reason);
    removed.map(|removed| (removed.line, removed.text.as_str())).collect()
}

/// Characters of `texts`, blanks not counted.
fn characters(texts: &[(u32, &str)]) -> u64 {
    texts.iter().flat_map(|(_, text)| text.chars()).filter(|sign| !sign.is_whitespace()).count() as u64
}

#[test]
fn every_reason_of_a_plan_is_told_with_its_line() {
    let imported = imported(
        "
方案 4：␠
 铁路␠
次级方案 1␠
货运␠
本组织目标：铁路畅通6 ␠
秘书处预期成绩 绩效指标␠
(a) 铁路得到改善，并且沿线各国的手续得到简化，␠
________␠
 6 见铁路报告。␠
https://a.example/1
====
 本组织目标：铁路畅通␠
秘书处预期成绩 绩效指标␠
费用得到降低␠
(a) ㈠ 列车数目增加␠
 ␠
A/71/6/Rev.1␠
 ␠
12/345 17-01234 (C)␠
 ␠
战略␠
4.1 铁路司负责。␠
立法授权␠
大会决议␠
70/1； 70/2 |铁路␠
",
    );
    assert_eq!(imported.account.unaccounted(), 0);
    let expected: [(DropReason, &[(u32, &str)]); 9] = [
        (DropReason::LinkList, &[(19, "https://a.example/1")]),
        (DropReason::PageHeader, &[(30, "A/71/6/Rev.1")]),
        (DropReason::PageNumber, &[(34, "12/345 17-01234 (C)")]),
        (DropReason::FootnoteRule, &[(15, "________")]),
        (DropReason::Repeated, &[(20, "本组织目标：铁路畅通"), (22, "秘书处预期成绩 绩效指标")]),
        (DropReason::RepeatedMarker, &[(26, "(a)")]),
        (DropReason::ColumnTitle, &[(11, "绩效指标")]),
        (DropReason::StraySign, &[(46, "|")]),
        (DropReason::ReplacedSign, &[(1, "："), (9, "："), (46, "；")]),
    ];
    for (reason, texts) in expected {
        assert_eq!(left_out(&imported, reason), texts, "{reason:?}");
        assert_eq!(imported.account.dropped.get(&reason).copied(), Some(characters(texts)), "{reason:?}");
    }
    assert_eq!(imported.account.dropped.len(), expected.len());
}

#[test]
fn nothing_of_a_plan_without_furniture_is_left_out_but_what_the_markup_says_itself() {
    let imported = imported(
        "方案 4␠\n铁路␠\n总方向␠\n4.1 铁路司负责铁路。␠\n战略␠\n4.2 铁路司：␠\n (a) 修路；␠\n立法授权␠\n大会决议␠\n70/1 铁路␠\n",
    );
    assert_eq!(imported.account.dropped_total(), 0, "{:?}", imported.account.removed);
    assert_eq!(imported.account.placed, imported.account.characters);
}
