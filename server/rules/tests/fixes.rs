//! Mends of mandates: what a plan is after a mend was applied.

use std::sync::Arc;

use expect_test::{Expect, expect};
use planmark_knowledge::registry::RegistryBuilder;
use planmark_plan::DocumentId;
use planmark_rules::CHECKS;
use planmark_syntax::{Language, Text};
use planmark_workspace::workspace::ReportedFix;
use planmark_workspace::{Settings, Workspace};

/// The plan after the first mend of the first finding of a rule.
fn check(rule: &str, plan: &str, csv: &str, expected: &Expect) {
    let mut settings = Settings::default();
    settings.set_registry(Arc::new(RegistryBuilder::default().file("resolutions.csv", csv).build()));
    let mut workspace = Workspace::new(settings, CHECKS);
    let id = DocumentId::new("a.plan");
    workspace.set(id.clone(), Text::new(plan));
    let findings = workspace.findings(&id);
    let finding = findings.iter().find(|finding| finding.rule.name == rule).expect("a finding");
    let fix = finding.fixes.first().expect("a mend");
    let title = fix.title.render(Language::En);
    let changed: Vec<String> = {
        let mended = apply(plan, fix);
        let before: Vec<&str> = plan.lines().collect();
        mended.lines().filter(|line| !before.contains(line)).map(ToOwned::to_owned).collect()
    };
    let around = apply(plan, fix);
    let place = around.lines().position(|line| changed.first().is_some_and(|new| new == line));
    let above = place.and_then(|place| around.lines().nth(place.checked_sub(1)?)).unwrap_or_default();
    expected.assert_eq(&format!("{title}\n{above}\n{}\n", changed.join("\n")));
    let lines = |text: &str| text.lines().count();
    assert!(lines(&around) - lines(plan) <= 1 && around.ends_with('\n'));
}

fn apply(plan: &str, fix: &ReportedFix) -> String {
    let mut text = plan.to_owned();
    for (range, words) in fix.edits.iter().rev() {
        text.replace_range(range.clone(), words);
    }
    text
}

const PLAN: &str = "---
format: biennial
language: zh
---

## 总方向

2.1 见大会第 CITED 号决议。

## 次级方案 1：航运

### 战略

2.2 见大会第 71/202 号决议。

## 立法授权

### 大会决议

71/201  港口的维护
71/203  灯塔

### 大会决定

71/501  浮标

### 次级方案 1：航运

#### 大会决议

71/202  无线电信号
";

#[test]
fn a_mandate_that_is_missing_is_inserted_at_its_place_in_its_list() {
    let csv =
        "symbol,title,language,title_source\nA/RES/71/200,潮汐,zh,official\nA/RES/71/209,港湾,zh,list\n";
    check(
        "cited-not-mandated",
        &PLAN.replace("CITED", "71/200"),
        csv,
        &expect![[r#"
            Add 71/200 to the list of mandates

            71/200  潮汐
        "#]],
    );
    // A title that is not the official text's is not put into the plan.
    check(
        "cited-not-mandated",
        &PLAN.replace("CITED", "71/209"),
        csv,
        &expect![[r#"
            Add 71/209 to the list of mandates
            71/203  灯塔
            71/209
        "#]],
    );
    check(
        "cited-not-mandated",
        &PLAN.replace("CITED", "71/203").replace("71/202 号", "71/199 号"),
        "symbol\n",
        &expect![[r#"
            Add 71/199 to the list of mandates

            71/199
        "#]],
    );
}

#[test]
fn the_official_title_takes_the_place_of_another_and_the_note_stays() {
    let plan = PLAN.replace("CITED", "71/203").replace("71/203  灯塔", "71/203  《灯塔及浮标》(次级方案 1)");
    check(
        "inconsistent-title",
        &plan,
        "symbol,title,language,title_source\nA/RES/71/203,灯塔,zh,official\n",
        &expect![[r#"
            Change to “灯塔”
            71/201  港口的维护
            71/203  灯塔(次级方案 1)
        "#]],
    );
}
