//! The two-column table of accomplishments and indicators.

use expect_test::{Expect, expect};

use crate::{body, doubts};

/// The rows of a table below the usual heading.
fn check(rows: &str, expected: &Expect) {
    let fixture = format!(
        "方案 4␠\n  铁路␠\n次级方案 1␠\n货运␠\n本组织的目标：铁路畅通␠\n秘书处预期成绩 绩效指标␠\n{}\n战略␠\n4.1 铁路司负责。␠",
        rows.trim_matches('\n')
    );
    let body = body(&fixture);
    let table = body.split("### 秘书处预期成绩\n\n").nth(1).unwrap().split("\n### 战略").next().unwrap();
    expected.assert_eq(table);
}

fn check_doubts(rows: &str, expected: &Expect) {
    let fixture = format!(
        "方案 4␠\n  铁路␠\n秘书处预期成绩 绩效指标␠\n{}\n战略␠\n4.1 铁路司负责。␠",
        rows.trim_matches('\n')
    );
    expected.assert_eq(&doubts(&fixture));
}

#[test]
fn numbered_indicators_follow_their_accomplishment() {
    check(
        "
(a) 铁路运输的组织工作得到改善，行车时刻准
确无误␠
㈠ 乘客对列车的组织工作没有
提出投诉␠
㈡ 100%遵守时刻表␠
(b) 沿线各国的能力提高␠
㈠ 参加的国家数目增加␠",
        &expect![[r#"
            (a) 铁路运输的组织工作得到改善，行车时刻准确无误
                ㈠ 乘客对列车的组织工作没有提出投诉
                ㈡ 100%遵守时刻表
            (b) 沿线各国的能力提高
                ㈠ 参加的国家数目增加
        "#]],
    );
}

#[test]
fn one_indicator_without_a_numeral() {
    check(
        "
(a) 铁路运输的组织工作␠
100%遵守时刻表，对所有路线一视
同仁␠
(b) 沿线各国的能力提高␠
参加的国家数目增加␠",
        &expect![[r#"
            (a) 铁路运输的组织工作
                - 100%遵守时刻表，对所有路线一视同仁
            (b) 沿线各国的能力提高
                - 参加的国家数目增加
        "#]],
    );
}

#[test]
fn an_accomplishment_without_a_letter() {
    check(
        "
沿线各国管理铁路的
能力得到加强␠
㈠ 列车准点的比例提高了␠
 ㈡ 货运量增加␠",
        &expect![[r#"
            - 沿线各国管理铁路的能力得到加强
                ㈠ 列车准点的比例提高了
                ㈡ 货运量增加
        "#]],
    );
    check(
        "
沿线各国管理铁路的
能力得到加强␠
列车准点的比例提高了␠",
        &expect![[r#"
            - 沿线各国管理铁路的能力得到加强
                - 列车准点的比例提高了
        "#]],
    );
}

#[test]
fn cells_that_share_a_line() {
    check(
        "
(a) 铁路运输得到改善  ㈠ 乘客提出的投诉数目减少，时刻表得到
遵守␠
㈡ 列车增加␠
(b) 加强区域和次区域组织在铁路方面的能力 同会员国及区域组织进行的伙伴关系
活动数量增加␠
(c) 沿线各国的能力提高  参加的国家数目增加␠
(d) 车站修缮 ㈠ 车站数目增加␠",
        &expect![[r#"
            (a) 铁路运输得到改善
                ㈠ 乘客提出的投诉数目减少，时刻表得到遵守
                ㈡ 列车增加
            (b) 加强区域和次区域组织在铁路方面的能力
                - 同会员国及区域组织进行的伙伴关系活动数量增加
            (c) 沿线各国的能力提高
                - 参加的国家数目增加
            (d) 车站修缮
                ㈠ 车站数目增加
        "#]],
    );
}

#[test]
fn both_columns_merged_on_two_lines() {
    check(
        "
(a) 次区域铁路倡议和协调进程处理可持续发展  ㈠ 更多的成果文件和决议反映关于铁路可持续的
的区域和次区域层面的实效得到了提高 区域和次区域层面的协商一致意见和建议␠
㈡ 铁路倡议数目增多␠",
        &expect![[r#"
            (a) 次区域铁路倡议和协调进程处理可持续发展的区域和次区域层面的实效得到了提高
                ㈠ 更多的成果文件和决议反映关于铁路可持续的区域和次区域层面的协商一致意见和建议
                ㈡ 铁路倡议数目增多
        "#]],
    );
}

#[test]
fn the_letter_repeated_on_the_right() {
    check(
        "
(a) 及时且按正确程序调度列车␠
(a) 乘客对铁路司所提供服
务的满意程度␠
(b) 车站得到修缮  (b) 车站数目增加␠
(c) 沿线各国的能力提高␠
 (c) ㈠ 参加的国家数目增加␠
㈡ 列车数目增加␠",
        &expect![[r#"
            (a) 及时且按正确程序调度列车
                - 乘客对铁路司所提供服务的满意程度
            (b) 车站得到修缮
                - 车站数目增加
            (c) 沿线各国的能力提高
                ㈠ 参加的国家数目增加
                ㈡ 列车数目增加
        "#]],
    );
}

#[test]
fn a_marker_without_a_blank_behind_it() {
    check(
        "
(a)铁路运输得到改善␠
㈠乘客提出的投诉减少␠",
        &expect![[r#"
            (a) 铁路运输得到改善
                ㈠ 乘客提出的投诉减少
        "#]],
    );
}

#[test]
fn a_page_break_cuts_the_left_cell() {
    check(
        "
(a) 加强铁路科学和法证能力，以达到适当
的专业标准，包括为机构间合作活动以
㈠ 在接受援助的机构中，报告能力
得到提高者的百分比增加␠
====
 及战略行动、政策和决策，更多使用并
传播铁路数据␠
㈡ 参与活动的数目增加␠",
        &expect![[r#"
            (a) 加强铁路科学和法证能力，以达到适当的专业标准，包括为机构间合作活动以及战略行动、政策和决策，更多使用并传播铁路数据
                ㈠ 在接受援助的机构中，报告能力得到提高者的百分比增加
                ㈡ 参与活动的数目增加
        "#]],
    );
}

#[test]
fn a_page_break_cuts_both_cells() {
    check(
        "
(a) 关于铁路可持续发展议程和框架的
审查的《甲市
㈠ 有关铁路发展议程和《乙市减少
====
 协定》的会议更加关注铁路的需求␠
风险框架》的宣言更多提及铁路␠
㈡ 铁路数目增加␠",
        &expect![[r#"
            (a) 关于铁路可持续发展议程和框架的审查的《甲市协定》的会议更加关注铁路的需求
                ㈠ 有关铁路发展议程和《乙市减少风险框架》的宣言更多提及铁路
                ㈡ 铁路数目增加
        "#]],
    );
}

#[test]
fn a_page_break_repeats_objective_and_head() {
    check(
        "
(a) 加强政策环境，支持铁路发展␠
㈠ 有更高比例的参与者报告，其支持将铁路发展三个层
====
 本组织的目标：铁路畅通␠
秘书处预期成绩 绩效指标␠
  ␠
面结合起来的政策的技能得到提高␠
㈡ 有更多的国家采纳政策␠",
        &expect![[r#"
            (a) 加强政策环境，支持铁路发展
                ㈠ 有更高比例的参与者报告，其支持将铁路发展三个层面结合起来的政策的技能得到提高
                ㈡ 有更多的国家采纳政策
        "#]],
    );
}

#[test]
fn an_undecided_page_break_is_told() {
    check_doubts(
        "
(a) 增强发展中国家和转型经济体国家为支持铁路 ␠
㈠ 政府发表的声明提及铁路␠
====
 可持续发展的能力␠
㈡ 答复的比例提高␠",
        &expect![[r#"
            10: A page break cut the row; the longer cell was taken to go on.
        "#]],
    );
}

#[test]
fn page_furniture_inside_a_cell() {
    check(
        "
(a) 铁路运输的组织工作得到改善，行车时
A/1/6/Rev.1 ␠
 ␠
12/345 17-01234 (C)␠
 ␠
刻准确无误␠
㈠ 投诉数目减少，对所有路线
http://a.example/A/RES/1/1
http://a.example/A/RES/1/2
====
 一视同仁␠",
        &expect![[r#"
            (a) 铁路运输的组织工作得到改善，行车时刻准确无误
                ㈠ 投诉数目减少，对所有路线一视同仁
        "#]],
    );
}

#[test]
fn an_inline_list_is_not_indicators() {
    check(
        "
(a) 铁路以下方面得到改善：㈠ 车站；㈡ 信号␠
㈠ 下列数目增加：㈠ 车站；㈡ 信号␠
㈡ 投诉减少␠",
        &expect![[r#"
            (a) 铁路以下方面得到改善：㈠ 车站；㈡ 信号
                ㈠ 下列数目增加：㈠ 车站；㈡ 信号
                ㈡ 投诉减少
        "#]],
    );
}

#[test]
fn a_gap_in_the_letters_is_told() {
    check_doubts(
        "
(a) 铁路得到改善␠
㈠ 投诉减少␠
(c) 车站得到改善␠
㈡ 车站数目增加␠",
        &expect![[r#"
            11: The letter does not follow the one before it.
            13: The numeral does not follow the one before it.
        "#]],
    );
}

#[test]
fn without_blanks_the_lengths_of_lines_tell_the_cells_apart() {
    let fixture = "方案 4\n  铁路\n次级方案 1\n货运\n本组织的目标：铁路畅通\n秘书处预期成绩 绩效指标\n(a) 铁路运输的组织工作得到了很大的改善，时刻\n表得到遵守\n乘客提出的投诉数目减少，对所有路线一视同仁，\n没有例外\n(b) 车站\n㈠ 车站数目增加\n战略\n4.1 铁路司负责。\n";
    let source = planmark_convert::Source { name: "a.txt", bytes: fixture.as_bytes() };
    let imported = planmark_convert::import(source, &planmark_convert::Options::default(), |_| {}).unwrap();
    let text = &imported.files[0].text;
    assert!(text.contains("时刻表得到遵守\n    - 乘客提出的投诉数目减少，对所有路线一视同仁，没有例外\n(b) 车站\n    ㈠ 车站"), "{text}");
}

#[test]
fn the_titles_of_the_columns_may_stand_one_below_the_other() {
    let fixture = "
方案 4␠
铁路␠
次级方案 1␠
货运␠
 (a) 国内货运␠
本组织目标：铁路畅通␠
秘书处的预期成绩␠
 绩效指标␠
(a) 铁路␠
得到改善 ㈠ 列车增加␠
㈡ 车站增加␠
====
 秘书处的预期成绩␠
 绩效指标␠
(b) 车站改善␠
车站数目增加␠
(b) 国际货运␠
本组织目标：港口畅通␠
秘书处的预期成绩 绩效指标␠
(a) 港口得到改善␠
船舶增加␠
";
    expect![[r#"
        # 方案 4：铁路

        ## 次级方案 1：货运

        ### (a) 国内货运

        #### 本组织目标

        铁路畅通

        #### 秘书处的预期成绩

        (a) 铁路得到改善
            ㈠ 列车增加
            ㈡ 车站增加
        (b) 车站改善
            - 车站数目增加

        ### (b) 国际货运

        #### 本组织目标

        港口畅通

        #### 秘书处的预期成绩

        (a) 港口得到改善
            - 船舶增加
    "#]]
    .assert_eq(&body(fixture));
}
