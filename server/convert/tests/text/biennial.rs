//! Biennial plans: programmes, sections, subprogrammes, components, running text.

use expect_test::expect;

use crate::{body, imported, without_header};

#[test]
fn a_plan_of_the_older_form_names_no_programme() {
    let fixture = "
   总方向␠
 ␠
2.1 本方案的总目标是使铁路畅通，依照《铁路
公约》行事。␠
2.2 另见大会第
58/1 号决议。␠
  次级方案 1␠
货运␠
本组织的目标：使货运畅通。␠
秘书处的预期成果 绩效指标␠
货运的能力得到加强␠
㈠  货运量的比例提高了␠
2␠
====
 战略␠
2.3 货运司负责：(a) 增加车辆；(b)
减少费用。␠
  授权文书␠
  次级方案 1␠
货运␠
《铁路公约》，特别是第九条␠
大会决议␠
47/1 A  铁路纲领␠
";
    let imported = imported(fixture);
    assert_eq!(imported.account.format, "biennial-2006");
    assert_eq!(imported.files[0].name, "programme-02.plan");
    expect![[r#"
        ---
        format: biennial
        language: zh
        ---

        # 方案 2

        ## 总方向
        <!-- planmark: doubt: The text names no programme; the number is that of its paragraphs. -->

        2.1 本方案的总目标是使铁路畅通，依照《铁路公约》行事。

        2.2 另见大会第 58/1 号决议。

        ## 次级方案 1：货运

        ### 本组织的目标

        使货运畅通。

        ### 秘书处的预期成果

        - 货运的能力得到加强
            ㈠ 货运量的比例提高了

        ### 战略

        2.3 货运司负责：(a) 增加车辆；(b)减少费用。

        ## 授权文书

        ### 次级方案 1：货运

        《铁路公约》，特别是第九条

        #### 大会决议

        47/1 A  铁路纲领
    "#]]
    .assert_eq(&imported.files[0].text);
}

#[test]
fn every_programme_is_a_file_and_what_stands_before_is_one() {
    let fixture = "
 前言␠
1. 大会通过了 2018-2019 年期间的计划。␠
   2018-2019年期间的优先事项␠
 大会决定如下：␠
 (a) 铁路；␠
 方案 1␠
  铁路␠
  总方向␠
1.1 甲。␠
秘书处预期成绩 绩效指标␠
(a) 乙␠
㈠ 丙␠
A/1/6/Rev.1 ␠
 ␠
12/345 17-01234 (C)␠
 ␠
方案 12␠
  港口和
码头␠
总方向␠
12.1 方案 1 和 3 由铁路司负责。␠
方案 2 次级方案 1 也是。␠
";
    let imported = imported(fixture);
    let names: Vec<&str> = imported.files.iter().map(|file| file.name.as_str()).collect();
    assert_eq!(names, ["00-前言.plan", "programme-01-铁路.plan", "programme-12-港口和码头.plan"]);
    expect![[r#"
        # 前言

        1. 大会通过了 2018-2019 年期间的计划。

        # 2018-2019年期间的优先事项

        大会决定如下：

        (a) 铁路；
    "#]]
    .assert_eq(&without_header(&imported.files[0].text));
    expect![[r#"
        ---
        symbol: A/1/6/Rev.1
        format: biennial
        period: 2018-2019
        language: zh
        ---

        # 方案 12：港口和码头

        ## 总方向

        12.1 方案 1 和 3 由铁路司负责。

        方案 2 次级方案 1 也是。
    "#]]
    .assert_eq(&imported.files[2].text);
}

#[test]
fn lettered_sections_components_and_numbered_units() {
    let fixture = "
方案 4␠
  铁路␠
 A. 铁路管理，甲市␠
 ␠
  次级方案 1␠
货运␠
  构成部分 1：␠
   车辆␠
本组织目标：车辆增加␠
秘书处的预期成绩 绩效指标␠
(a) 乙␠
㈠ 丙␠
 战略␠
4.1 丁。␠
 B. 铁路管理，乙市␠
 1. 铁路观察团␠
本组织目标：观察␠
战略␠
4.2 戊。␠
  次级方案 2␠
客运␠
 A. 快车␠
1. 本组织目标：快␠
2. 本组织目标：更快␠
 B. 慢车␠
组织目标：慢␠
 C. 铁路管理，丙市␠
";
    expect![[r#"
        # 方案 4：铁路

        ## A. 铁路管理，甲市

        ### 次级方案 1：货运

        #### 构成部分 1：车辆

        ##### 本组织目标

        车辆增加

        ##### 秘书处的预期成绩

        (a) 乙
            ㈠ 丙

        ##### 战略

        4.1 丁。

        ## B. 铁路管理，乙市

        ### 1. 铁路观察团

        #### 本组织目标

        观察

        #### 战略

        4.2 戊。

        ### 次级方案 2：客运

        #### A. 快车

        ##### 1. 本组织目标

        快

        ##### 2. 本组织目标

        更快

        #### B. 慢车

        ##### 组织目标

        慢

        #### C. 铁路管理，丙市
    "#]]
    .assert_eq(&body(fixture));
}

#[test]
fn lists_of_two_levels_and_broken_entries() {
    let fixture = "
方案 4␠
  铁路␠
秘书处预期成绩 绩效指标␠
(a) 乙␠
㈠ 丙␠
战略␠
4.1  铁路司将：␠
 (a) 修缮车站，包括在㈠ 甲市；㈡ ␠
乙市；␠
 (b) 采购车辆：␠
㈠ 货车；␠
(十一) 客车，共
计 12
列；␠
 • 其他。␠
见安全理事会第 1267 ␠
(1999)号决议和第␠
70/1 号决议。␠
";
    let body = body(fixture);
    let lists = body.split("战略\n\n").nth(1).unwrap();
    expect![[r#"
        4.1 铁路司将：

        (a) 修缮车站，包括在㈠ 甲市；㈡ 乙市；
        (b) 采购车辆：
            ㈠ 货车；
            (十一) 客车，共计 12 列；
        - 其他。

        见安全理事会第 1267(1999)号决议和第 70/1 号决议。
    "#]]
    .assert_eq(lists);
}

#[test]
fn the_period_of_a_programme_alone_is_the_biennium_that_its_text_names() {
    let fixture = "方案 4␠\n铁路␠\n总方向␠\n4.1 2028-2029 两年期内，铁路司负责铁路。␠\n次级方案 1␠\n货运␠\n本组织目标：铁路畅通␠\n秘书处预期成绩 绩效指标␠\n(a) 铁路畅通␠\n㈠ 列车数目增加␠\n立法授权␠\n大会决议␠\n70/249 2016-2017 两年期方案预算␠\n70/250 2016-2017 两年期方案预算␠\n";
    let imported = imported(fixture);
    assert!(
        imported.files[0].text.starts_with("---\nformat: biennial\nperiod: 2028-2029\n"),
        "{}",
        imported.files[0].text
    );
}
