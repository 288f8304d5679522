use expect_test::{Expect, expect};
use planmark_syntax::Language;

use super::hover;
use crate::fixture::{Fixture, annual, biennial, fixture};

#[expect(clippy::needless_pass_by_value, reason = "an expectation is written where it is used")]
fn check(fixture: Fixture, language: Language, expected: Expect) {
    let Some(hover) = hover(&fixture.workspace, &fixture.id, fixture.offset) else {
        return expected.assert_eq("nothing\n");
    };
    let facts: String = hover.facts.iter().map(|fact| format!("- {}\n", fact.render(language))).collect();
    let measures: String =
        hover.measures.iter().map(|(period, value)| format!("{period} | {value}\n")).collect();
    expected.assert_eq(&format!("{}\n{facts}{measures}", hover.title.render(language)));
}

#[test]
fn an_indicator_of_a_mission_shows_its_measures_by_year() {
    let budget = "//- /a.plan\n---\nformat: mission\nlanguage: en\n---\n\n### Component 1: freight\n\n\
                  #### Expected accomplishments\n\n1.1 Freight moves\n    1.1.1 Trains (2024/25: 4; 2025/26 ≥ 5)\n    \
                  1.1.2 Trains are on time\n";
    let at = |words: &str| fixture(budget, words);
    check(
        at("1.1$0.1 Trains"),
        Language::En,
        expect![[r#"
        Indicator of achievement 1.1.1
        - 1.1 Freight moves
        2024/25 | 4
        2025/26 | ≥ 5
    "#]],
    );
    check(
        at("(2024/25: 4$0"),
        Language::Zh,
        expect![[r#"
        绩效指标 1.1.1
        - 1.1 Freight moves
        2024/25 | 4
        2025/26 | ≥ 5
    "#]],
    );
    check(
        at("1.$01 Freight"),
        Language::En,
        expect![[r#"
        Expected accomplishment 1.1
        - 2 indicators of achievement
    "#]],
    );
}

#[test]
fn a_reference_to_a_framework_shows_what_it_names() {
    let budget = "//- /a.plan\n---\nformat: mission\nlanguage: en\n---\n\n## II. Resources\n\n\
                  1. Wagons for component 1, indicator 1.1.1 and expected accomplishments 1.1 and 2.3.\n\n\
                  | Category | Related expected accomplishment |\n| --- | --- |\n| Rails | 1.1, 2.3 |\n\n\
                  ### Component 1: freight\n\n#### Expected accomplishments\n\n1.1 Freight moves\n    \
                  1.1.1 Trains (2024/25: 4; 2025/26 ≥ 5)\n";
    let at = |words: &str| fixture(budget, words);
    check(
        at("com$0ponent 1,"),
        Language::En,
        expect![[r#"
            Component 1: freight
            - 1 expected accomplishment
            - 1 indicator of achievement
        "#]],
    );
    check(
        at("indicator 1.1$0.1 and"),
        Language::En,
        expect![[r#"
        Indicator of achievement 1.1.1
        - Trains
        2024/25 | 4
        2025/26 | ≥ 5
    "#]],
    );
    check(
        at("accomplishments 1.$01 and"),
        Language::En,
        expect![[r#"
        Expected accomplishment 1.1
        - Freight moves
    "#]],
    );
    check(
        at("1.1 and 2.$03"),
        Language::En,
        expect![[r#"
        Expected accomplishment 2.3
        - Not in the documents of this workspace.
    "#]],
    );
    check(
        at("Rails | 1.$01, "),
        Language::En,
        expect![[r#"
        Expected accomplishment 1.1
        - Freight moves
    "#]],
    );
}

#[test]
fn a_part_of_the_plan_is_shown_with_title_objective_and_counts() {
    check(
        biennial("2.1 方案$0 2 的目标"),
        Language::Zh,
        expect![[r#"
        方案 2：海洋事务
        - 2 个次级方案
        - 2 项预期成绩
        - 3 项绩效指标
        - 5 项立法授权
    "#]],
    );
    check(
        biennial("与次级方案 $01 至 2"),
        Language::Zh,
        expect![[r#"
        次级方案 1：航运
        - 目标：使航运更加安全
        - 2 项预期成绩
        - 3 项绩效指标
        - 次级方案 2：渔业
    "#]],
    );
    check(
        biennial("与次级方案 $01 至 2"),
        Language::En,
        expect![[r#"
        Subprogramme 1: 航运
        - Objective: 使航运更加安全
        - 2 expected accomplishments
        - 3 indicators of achievement
        - Subprogramme 2: 渔业
    "#]],
    );
    check(
        biennial("本方案与方案 3 次级$0方案 1 和"),
        Language::Zh,
        expect![[r#"
        方案 3 次级方案 1：卫星
        - 目标：更好的卫星
        - 见 A/99/6 (Prog. 3)。
    "#]],
    );
    check(
        biennial("见次级方案 2 构$0成部分 1。"),
        Language::Zh,
        expect![[r#"
        构成部分 1：近海
        - 目标：增加近海渔业的产量
    "#]],
    );
    check(
        biennial("第 2$0.1 段和"),
        Language::Zh,
        expect![[r#"
        第 2.1 段
        - 方案 2 的目标是保护海洋。见大会第 58/269 号决议和安全理事会第 1373(2001)号决议。
    "#]],
    );
    check(
        biennial("见表$0 2.1、"),
        Language::En,
        expect![[r#"
        Table 2.1: 产量
    "#]],
    );
    check(
        biennial("号决议[^$01]。"),
        Language::Zh,
        expect![[r#"
        脚注 1
        - 另见 A/98/6 (Prog. 2)。
    "#]],
    );
    check(
        annual("See re$0sult 1 in subprogramme 1"),
        Language::En,
        expect![[r#"
        nothing
    "#]],
    );
    check(
        annual("annex$0 I."),
        Language::En,
        expect![[r#"
            Annex I: Organization chart
        "#]],
    );
}

#[test]
fn a_resolution_is_shown_with_organ_session_title_and_who_lists_and_cites_it() {
    check(
        biennial("见大会第 58/2$069 号决议和安全"),
        Language::Zh,
        expect![[r#"
        大会第 58/269 号决议
        - 标题：加强联合国
        - 文号：A/RES/58/269
        - 第 58 届会议，2003 年开幕。
        - 列为立法授权的方案：3 (A/99/6 (Prog. 3))
        - 正文中引用的方案：2 (A/99/6 (Prog. 2))
    "#]],
    );
    check(
        biennial("安全理事会第 1373$0(2001)号"),
        Language::Zh,
        expect![[r#"
        安全理事会第 1373(2001) 号决议
        - 文号：S/RES/1373(2001)
        - 2001 年通过。
        - 列为立法授权的方案：2 (A/99/6 (Prog. 2))
        - 正文中引用的方案：2 (A/99/6 (Prog. 2))
    "#]],
    );
    check(
        biennial("和第 15$014（XV）和"),
        Language::En,
        expect![[r#"
        General Assembly resolution 1514(XV)
        - Title: 给予独立宣言
        - Symbol: A/RES/1514(XV)
        - Session 15, opened in 1960.
        - The text does not name the organ; the list of mandates has it under the General Assembly.
        - Listed as a mandate by programmes: 2 (A/99/6 (Prog. 2))
        - Cited in the text of programmes: 2 (A/99/6 (Prog. 2))
    "#]],
    );
    check(
        biennial("第 52/12 $0A 号决议和"),
        Language::En,
        expect![[r#"
        General Assembly resolution 52/12 A
        - Title: 革新联合国
        - Symbol: A/RES/52/12
        - Session 52, opened in 1997.
        - Listed as a mandate by programmes: 2 (A/99/6 (Prog. 2))
        - Cited in the text of programmes: 2 (A/99/6 (Prog. 2))
    "#]],
    );
    check(
        annual("resolution 70$0/1 and"),
        Language::En,
        expect![[r#"
        General Assembly resolution 70/1
        - Title: Transforming our world
        - Symbol: A/RES/70/1
        - Session 70, opened in 2015.
        - Listed as a mandate by programmes: 9 (A/99/6 (Sect. 12))
        - Cited in the text of programmes: 9 (A/99/6 (Sect. 12))
    "#]],
    );
    check(
        annual("decision S-1$00/2 of"),
        Language::En,
        expect![[r#"
        General Assembly decision S-10/2
        - Symbol: A/DEC/S-10/2
        - Special session 10.
        - Not in any list of mandates here.
        - Cited in the text of programmes: 9 (A/99/6 (Sect. 12))
    "#]],
    );
}

#[test]
fn a_heading_is_shown_with_what_its_section_must_hold() {
    check(
        biennial("### 预期$0成绩"),
        Language::Zh,
        expect![[r#"
        预期成绩
        - 预期成绩 (a)、(b)……，每项至少有一项可计量的绩效指标。
    "#]],
    );
    check(
        biennial("### 预期$0成绩"),
        Language::En,
        expect![[r#"
        预期成绩
        - Expected accomplishments (a), (b) …, each with at least one indicator of achievement that can be counted.
    "#]],
    );
    check(
        biennial("## 次级方案 2：渔$0业"),
        Language::Zh,
        expect![[r#"
        次级方案 2：渔业
        - 目标：增加近海渔业的产量
        - 次级方案应有目标、预期成绩及其绩效指标和战略。
    "#]],
    );
    check(
        annual("# Programme 9: For$0ests"),
        Language::En,
        expect![[r#"
        Programme 9: Forests
        - 1 subprogramme
        - 1 planned result
        - 2 performance measures
        - 2 mandates
        - A programme begins with its mandates and background, goes on with its subprogrammes and their deliverables, and has its legislative mandates.
    "#]],
    );
    check(
        annual("### Plan$0ned results for 2028"),
        Language::En,
        expect![[r#"
        Planned results for 2028
        - Results 1, 2 …, each with a performance measure; a new result also tells the lessons learned.
    "#]],
    );
}

#[test]
fn plain_words_show_nothing() {
    check(
        biennial("保护$0海洋"),
        Language::Zh,
        expect![[r#"
        nothing
    "#]],
    );
}

#[test]
fn a_list_of_more_than_one_kind_leaves_no_doubt_where_the_number_has_none() {
    let plan = "//- /plans/programme-02.plan\n---\nformat: biennial\nlanguage: zh\n---\n\n# 方案 2：海洋\n\n## 立法授权\n\n\
                ### 安全理事会决议和决定\n\n1373(2001)  海上安全\n";
    check(
        fixture(plan, "13$073(2001)"),
        Language::Zh,
        expect![[r#"
            安全理事会第 1373(2001) 号决议
            - 标题：海上安全
            - 文号：S/RES/1373(2001)
            - 2001 年通过。
            - 列为立法授权的方案：2 (programme-02.plan)
        "#]],
    );
}

#[test]
fn a_goal_is_shown_by_its_title() {
    let plan = "//- /a.plan\n---\nperiod: 2018-2019\nlanguage: zh\n---\n\n# 方案 2：海洋\n\n2.1 实现目标 13 和 14，以及具体目标 14.7。\n";
    check(
        fixture(plan, "13 和 1$04，"),
        Language::Zh,
        expect![[r#"
            目标 14：保护和可持续利用海洋和海洋资源以促进可持续发展
            - ar：حفظ المحيطات والبحار والموارد البحرية واستخدامها على نحو مستدام لتحقيق التنمية المستدامة
            - en：Conserve and sustainably use the oceans, seas and marine resources for sustainable development
            - es：Conservar y utilizar sosteniblemente los océanos, los mares y los recursos marinos para el desarrollo sostenible
            - fr：Conserver et exploiter de manière durable les océans, les mers et les ressources marines aux fins du développement durable
            - ru：Сохранение и рациональное использование океанов, морей и морских ресурсов в интересах устойчивого развития
        "#]],
    );
    check(
        fixture(plan, "具体目标$0 14.7"),
        Language::En,
        expect![[r#"
            Target 14.7, of Goal 14: 保护和可持续利用海洋和海洋资源以促进可持续发展
            - ar: حفظ المحيطات والبحار والموارد البحرية واستخدامها على نحو مستدام لتحقيق التنمية المستدامة
            - en: Conserve and sustainably use the oceans, seas and marine resources for sustainable development
            - es: Conservar y utilizar sosteniblemente los océanos, los mares y los recursos marinos para el desarrollo sostenible
            - fr: Conserver et exploiter de manière durable les océans, les mers et les ressources marines aux fins du développement durable
            - ru: Сохранение и рациональное использование океанов, морей и морских ресурсов в интересах устойчивого развития
        "#]],
    );
    check(
        fixture(&plan.replace("14.7", "14.9"), "具体目标 14.$09"),
        Language::En,
        expect![[r#"
        nothing
    "#]],
    );
}
