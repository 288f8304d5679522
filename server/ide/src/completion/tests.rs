use std::fmt::Write as _;
use std::sync::Arc;

use expect_test::{Expect, expect};

use super::completion;
use crate::fixture::fixture;
use planmark_knowledge::registry::RegistryBuilder;
use planmark_workspace::settings::Settings;

const PLANS: &str = "\
//- /2.plan
---
symbol: A/99/6 (Prog. 2)
format: biennial
language: zh
status: 
per
---

# 方案 2：海洋

## 总方向

2.1 依照大会第 58/2 执行。

2.2 依照大会 58/2 号决议。

2.3 见 58/26。

2.4 根据关于加强港口

2.5 安全理事会第 1373(2

2.6 共有 58 个港口，见第 79

## 次级

### 战

## 立法授权

### 大会决议

70/1  变革港口：议程
58/26
58/27  港
70/1; 58/
港口的

### 安全理事会决议

13
//- /3.plan
---
symbol: A/99/6 (Prog. 3)
format: biennial
language: zh
---

# 方案 3：空间

## 立法授权

### 大会决议

58/262  另一项关于加强港口的决议
//- /en.plan
---
symbol: A/99/6 (Prog. 2)
format: biennial
language: en
---

# Programme 2: Oceans

## Overall orientation

2.1 Under General Assembly resolution 58/26, and the Assembly 58/27.

2.2 See strengthening harb

2.3 See A/RES/58/269 and others.

## Legislative mandates

### General Assembly resolutions

harbours care
";

const REGISTRY: &str = "symbol,title_en,title_zh,date,status\n\
    A/RES/58/269,Strengthening harbours,加强港口：议程,2003-12-23,listed\n\
    A/RES/58/27,Care of harbours,港口的维护,2003-12-03,listed\n\
    A/RES/79/12,,,,listed\n\
    A/RES/58/200,,,,cited-only\n\
    CND/RES/58/2,,药物,,listed\n\
    E/RES/2015/58,,社会,,listed\n\
    S/RES/1373(2001),,,2001-09-28,listed\n";

#[expect(clippy::needless_pass_by_value, reason = "an expectation is written where it is used")]
fn check(words: &str, expected: Expect) {
    let mut fixture = fixture(PLANS, words);
    let mut settings = Settings::default();
    settings.set_registry(Arc::new(RegistryBuilder::default().file("a.csv", REGISTRY).build()));
    fixture.workspace.set_settings(settings);
    let Some(found) = completion(&fixture.workspace, &fixture.id, fixture.offset) else {
        return expected.assert_eq("nothing\n");
    };
    let document = fixture.document().text();
    let mut shown = String::new();
    for item in &found.items {
        let typed = document.slice(item.range.clone());
        let detail = item.detail.as_ref().map(|detail| format!(" [{detail}]")).unwrap_or_default();
        let _ = writeln!(shown, "{}{detail}: “{typed}” => “{}”", item.label, item.text);
    }
    expected.assert_eq(&shown);
}

#[test]
fn a_number_in_running_text_becomes_a_citation_as_printed() {
    check(
        "2.1 依照大会第 58/2$0 执行",
        expect![[r#"
            58/26 [大会]: “58/2” => “58/26 号决议”
            58/27  港 [大会, 2003-12-03]: “58/2” => “58/27 号决议”
            58/262  另一项关于加强港口的决议 [大会]: “58/2” => “58/262 号决议”
            58/269  加强港口：议程 [大会, 2003-12-23]: “58/2” => “58/269 号决议”
        "#]],
    );
    check(
        "2.2 依照大会 58/2$0 号决议",
        expect![[r#"
            58/26 [大会]: “58/2” => “第 58/26”
            58/27  港 [大会, 2003-12-03]: “58/2” => “第 58/27”
            58/262  另一项关于加强港口的决议 [大会]: “58/2” => “第 58/262”
            58/269  加强港口：议程 [大会, 2003-12-23]: “58/2” => “第 58/269”
        "#]],
    );
    check(
        "2.3 见 58/26$0。",
        expect![[r#"
        58/26 [大会]: “58/26” => “大会第 58/26 号决议”
        58/262  另一项关于加强港口的决议 [大会]: “58/26” => “大会第 58/262 号决议”
        58/269  加强港口：议程 [大会, 2003-12-23]: “58/26” => “大会第 58/269 号决议”
    "#]],
    );
    check(
        "安全理事会第 1373(2$0",
        expect![[r#"
        1373(2001) [安全理事会, 2001-09-28]: “1373(2” => “1373(2001) 号决议”
    "#]],
    );
    check(
        "共有 58$0 个港口",
        expect![[r#"
        nothing
    "#]],
    );
    check(
        "，见第 79$0",
        expect![[r#"
        79/12 [大会]: “79” => “79/12 号决议”
    "#]],
    );
}

#[test]
fn words_of_a_title_become_a_citation() {
    check(
        "根据关于加强港口$0",
        expect![[r#"
            58/262  另一项关于加强港口的决议 [大会]: “关于加强港口” => “大会第 58/262 号决议”
            58/269  加强港口：议程 [大会, 2003-12-23]: “加强港口” => “大会第 58/269 号决议”
        "#]],
    );
    check(
        "2.2 See strengthening harb$0",
        expect![[r#"
        58/269  Strengthening harbours [General Assembly, 2003-12-23]: “strengthening harb” => “General Assembly resolution 58/269”
    "#]],
    );
}

#[test]
fn other_languages_print_it_their_way() {
    check(
        "resolution 58/26$0, and",
        expect![[r#"
        58/269  Strengthening harbours [General Assembly, 2003-12-23]: “58/26” => “58/269”
    "#]],
    );
    check(
        "the Assembly 58/27$0.",
        expect![[r#"
        58/27  Care of harbours [General Assembly, 2003-12-03]: “58/27” => “General Assembly resolution 58/27”
    "#]],
    );
    check(
        "A/RES/58/26$09 and",
        expect![[r#"
        58/269  Strengthening harbours [General Assembly, 2003-12-23]: “A/RES/58/26” => “General Assembly resolution 58/269”
    "#]],
    );
}

#[test]
fn an_entry_of_a_list_gets_number_and_title() {
    check(
        "议程\n58/26$0\n58/27",
        expect![[r#"
        58/262  另一项关于加强港口的决议 [大会]: “58/26” => “58/262  另一项关于加强港口的决议”
        58/269  加强港口：议程 [大会, 2003-12-23]: “58/26” => “58/269  加强港口：议程”
    "#]],
    );
    check(
        "58/27  港$0\n",
        expect![[r#"
            58/27  港口的维护 [大会, 2003-12-03]: “港” => “港口的维护”
        "#]],
    );
    check(
        "70/1; 58/$0\n",
        expect![[r#"
            58/26 [大会]: “58/” => “58/26”
            58/27  港 [大会, 2003-12-03]: “58/” => “58/27”
            58/262  另一项关于加强港口的决议 [大会]: “58/” => “58/262”
            58/269  加强港口：议程 [大会, 2003-12-23]: “58/” => “58/269”
        "#]],
    );
    check(
        "\n港口的$0\n",
        expect![[r#"
            58/262  另一项关于加强港口的决议 [大会]: “港口的” => “58/262  另一项关于加强港口的决议”
            58/27  港口的维护 [大会, 2003-12-03]: “港口的” => “58/27  港口的维护”
        "#]],
    );
    check(
        "\n13$0\n",
        expect![[r#"
        1373(2001) [安全理事会, 2001-09-28]: “13” => “1373(2001)”
    "#]],
    );
    check(
        "harbours care$0",
        expect![[r#"
        58/27  Care of harbours [General Assembly, 2003-12-03]: “harbours care” => “58/27  Care of harbours”
    "#]],
    );
}

#[test]
fn headings_and_the_header_have_their_words() {
    check(
        "## 次级$0\n",
        expect![[r#"
        次级方案: “次级” => “次级方案 ”
    "#]],
    );
    check(
        "### 战$0\n",
        expect![[r#"
        战略: “战” => “战略”
        战略和外部因素: “战” => “战略和外部因素”
    "#]],
    );
    check(
        "status: \nper$0\n",
        expect![[r#"
        period: “per” => “period: ”
    "#]],
    );
    check(
        "status: $0\n",
        expect![[r#"
            draft: “” => “draft”
            cleared: “” => “cleared”
            published: “” => “published”
        "#]],
    );
    check(
        "# 方案 2：海洋$0",
        expect![[r#"
        nothing
    "#]],
    );
}

const BUDGET: &str = "\
//- /budget.plan
---
format: mission
language: en
---

## II. Financial resources

1. Funds for component 
2. Funds for expected accomplishment 1.
3. Funds for indicators 1.1.1 and 
4. Funds for indicators 1.2.
5. Funds in 2 parts 

### Component 1: freight

#### Expected accomplishments

1.1 Freight moves
    1.1.1 Trains (2025/26: 4; 2026/27: 5)
    1.1.2 Trains are on time

### Component 2: people

#### Expected accomplishments

2.1 People move
    2.1.1 Passengers
";

#[test]
fn numbers_of_a_framework_are_offered_behind_their_words() {
    let check = |words: &str, expected: Expect| {
        let fixture = fixture(BUDGET, words);
        let found = completion(&fixture.workspace, &fixture.id, fixture.offset);
        let lines: String = found
            .iter()
            .flat_map(|found| &found.items)
            .map(|item| format!("{} | {}\n", item.text, item.detail.as_deref().unwrap_or_default()))
            .collect();
        expected.assert_eq(&lines);
    };
    check(
        "component $0\n2.",
        expect![[r#"
        1 | freight
        2 | people
    "#]],
    );
    check(
        "accomplishment 1.$0\n",
        expect![[r#"
        1.1 | Freight moves
    "#]],
    );
    check(
        "1.1.1 and $0\n",
        expect![[r#"
        1.1.1 | Trains (2025/26: 4; 2026/27: 5)
        1.1.2 | Trains are on time
        2.1.1 | Passengers
    "#]],
    );
    check("indicators 1.2.$0\n", expect![]);
    check("in 2 parts $0\n", expect![]);
}
