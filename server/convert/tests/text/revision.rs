//! Changes to a biennial plan.

use expect_test::expect;

use crate::{imported, without_header};

const FIXTURE: &str = "
 第一章␠
  根据 2016-2017 两年期拟议方案预算对两年期方案计划所作变
动汇总␠
 A. 概述␠
 ␠
1. 大会通过了两年期方案计划(A/69/6/Rev.1)。␠
 B. 2016-2017两年期拟议方案预算␠
2. 建议订正方案 8，铁路。␠
  方案 8␠
  铁路␠
5. 拟作出以下订正：总方向␠
总方向␠
6. 本方案的任务是：␠
 (a) 货运；␠
  次级方案 2␠
  货运␠
本组织的目标：货运畅通␠
秘书处预期成绩  绩效指标␠
(a) 货运得到执行  (a) 货运数量增加␠
(b) 车站能力得到提高，办法包括加强区域和
次区域合作␠
 (b) ㈠ 车站专门举措数目增加␠
 ㈡ 车站增加␠
战略␠
11. 货运股将注重：␠
 (a) 发挥作用。␠
立法授权␠
13. 立法授权清单增加的内容如下：␠
  次级方案 2␠
  货运␠
大会决议␠
69/137 货运行动纲领␠
  方案 19␠
  港口␠
14. 正在把次级方案 4 从“码头”改为“港口”。␠
 第二章␠
  改进执行情况的提议␠
 A. 导言␠
1. 委员会认为可改进。␠
图一␠
因果关系␠
 A. 若则测试␠
投入␠
产出␠
 B. 编制␠
2. 见表 1。␠
表 1␠
例子␠
目标 预期成绩 绩效指标␠
   增强决策␠
促进铁路␠
更多的机构␠
加速落实␠
增强能力␠
数目增加␠
 ␠
简称：铁路署，铁路规划署␠
表 2␠
标准␠
 否 是␠
目标 不包括改变␠
包括改变␠
预期成绩 不指出益处␠
指出益处␠
";

#[test]
fn each_programme_is_a_file_and_a_chapter_without_programmes_is_a_report() {
    let imported = imported(FIXTURE);
    assert_eq!(imported.account.format, "revision");
    let names: Vec<&str> = imported.files.iter().map(|file| file.name.as_str()).collect();
    assert_eq!(
        names,
        [
            "revision-00-根据-2016-2017-两年期拟议方案预算对两年期方案计划所作变动汇总.plan",
            "programme-08-铁路.plan",
            "programme-19-港口.plan",
            "report-改进执行情况的提议.plan",
        ]
    );
    expect![[r#"
        ---
        format: revision
        period: 2016-2017
        language: zh
        revises: A/69/6/Rev.1
        ---

        # 第一章：根据 2016-2017 两年期拟议方案预算对两年期方案计划所作变动汇总

        ## A. 概述

        1. 大会通过了两年期方案计划(A/69/6/Rev.1)。

        ## B. 2016-2017两年期拟议方案预算

        2. 建议订正方案 8，铁路。
    "#]]
    .assert_eq(&imported.files[0].text);
    expect![[r#"
        # 方案 8：铁路

        5. 拟作出以下订正：总方向

        ## 总方向

        6. 本方案的任务是：

        (a) 货运；

        ## 次级方案 2：货运

        ### 本组织的目标

        货运畅通

        ### 秘书处预期成绩

        (a) 货运得到执行
            - 货运数量增加
        (b) 车站能力得到提高，办法包括加强区域和次区域合作
            ㈠ 车站专门举措数目增加
            ㈡ 车站增加

        ### 战略

        11. 货运股将注重：

        (a) 发挥作用。

        ## 立法授权

        13. 立法授权清单增加的内容如下：

        ### 次级方案 2：货运

        #### 大会决议

        69/137  货运行动纲领
    "#]]
    .assert_eq(&without_header(&imported.files[1].text));
    expect![[r#"
        ---
        format: report
        period: 2016-2017
        language: zh
        ---

        # 第二章：改进执行情况的提议

        ## A. 导言

        1. 委员会认为可改进。

        图一：因果关系

        <!-- A. 若则测试; 投入; 产出 -->

        ## B. 编制

        2. 见表 1。

        表 1：例子
        | 目标 | 预期成绩 | 绩效指标 |
        | --- | --- | --- |
        | 增强决策 | 促进铁路 | 更多的机构 |
        | 加速落实 | 增强能力 | 数目增加 |

        简称：铁路署，铁路规划署

        表 2：标准
        | | 否 | 是 |
        | --- | --- | --- |
        | 目标 | 不包括改变 | 包括改变 |
        | 预期成绩 | 不指出益处 | 指出益处 |
    "#]]
    .assert_eq(&imported.files[3].text);
}

#[test]
fn a_revision_may_have_no_chapters_and_change_no_table() {
    let imported = imported(
        "
对两年期方案计划所作变动汇总␠
1. 本文件列出变动。␠
方案 4␠
铁路␠
2. 方案 4 的标题从“货运”改为“铁路”。␠
 总方向␠
3. 将 4.2 段改为：␠
“4.2 铁路司负责铁路。”␠
立法授权␠
4. 增加的内容如下：␠
大会决议␠
70/1 铁路␠
",
    );
    assert_eq!(imported.account.format, "revision");
    let names: Vec<&str> = imported.files.iter().map(|file| file.name.as_str()).collect();
    assert_eq!(names, ["revision-00-对两年期方案计划所作变动汇总.plan", "programme-04-铁路.plan"]);
    assert!(
        imported.files[0].text.ends_with("---\n\n# 对两年期方案计划所作变动汇总\n\n1. 本文件列出变动。\n")
    );
    assert!(
        imported.files[1]
            .text
            .contains("\n## 立法授权\n\n4. 增加的内容如下：\n\n### 大会决议\n\n70/1  铁路\n")
    );
}
