//! Reports.

use expect_test::expect;

use planmark_convert::DropReason;

use crate::imported;

#[test]
fn a_report_of_two_organs() {
    let fixture = "
大  会 经济及社会理事会␠
第七十四届会议 2019 年届会␠
暂定项目表* 项目 19(a) 2018年 7月 26日至 2019年 7月 24日␠
铁路：执行
情况␠
议程项目 11␠
 ␠
  将铁路纳入主流␠
  秘书长的报告␠
 摘要␠
 铁路正在应对挑战(A/73/81-E/2018/59)。␠
 ␠
 * A/74/50。␠
https://a.example/A/73/81
https://a.example/A/74/50
====
  一. 导言␠
1. 会员国注意到铁路行动数据库1 中提供的资料，包括：(a)加强沟通；(b)开展
研究。␠
2. 铁路署：␠
 (a) 落实；␠
__________________␠
 1 https://a.example/survey。␠
https://a.example/survey
====
 A/74/72␠
E/2019/13 ␠
 ␠
19-05110 10/11␠
 ␠
 (b) 评估。␠
 二. 结论␠
  行动␠
3. 值得重申。␠
";
    let imported = imported(fixture);
    assert_eq!(imported.account.format, "report");
    assert_eq!(imported.files[0].name, "report-将铁路纳入主流.plan");
    expect![[r#"
        ---
        symbol: A/74/72-E/2019/13
        format: report
        language: zh
        ---

        # 将铁路纳入主流

        秘书长的报告

        ## 摘要

        铁路正在应对挑战(A/73/81-E/2018/59)。

        ## 一. 导言

        1. 会员国注意到铁路行动数据库[^1] 中提供的资料，包括：(a)加强沟通；(b)开展研究。

        2. 铁路署：

        (a) 落实；
        (b) 评估。

        [^1]: https://a.example/survey。

        ## 二. 结论

        ### 行动

        3. 值得重申。
    "#]]
    .assert_eq(&imported.files[0].text);
    assert!(imported.account.uncertain.is_empty());
}

#[test]
fn contents_are_left_out_and_numbered_parts_and_annexes_are_headings() {
    let fixture = "
联合国 A/73/912␠
第七十三届会议␠
 铁路评估␠
 秘书长的报告␠
 摘要␠
 本报告审查铁路。␠
 目 录␠
 页次␠
一. 导言 ................ 3␠
二. 铁路 4␠
A. 货运和
客运……… 4␠
附件␠
铁路清单 .............. 10␠
====
 一. 导言␠
1. 大会请秘书长报告。␠
 二. 铁路␠
 A. 货运␠
 1. 国内货运␠
2. 国内货运增加了 12%。表 1 列出各线。␠
表 1␠
各线货运␠
(千吨)␠
线路 2016␠
北线␠
12.0␠
 2. 国际货运␠
3. 国际货运减少了。␠
附件一␠
 铁路清单␠
1. 北线的情况良好。␠
2. 南线␠
3. 西线的情况良好。␠
";
    let imported = imported(fixture);
    let body = imported.files[0].text.split_once("## 摘要\n\n").unwrap().1;
    expect![[r#"
        本报告审查铁路。

        ## 一. 导言

        1. 大会请秘书长报告。

        ## 二. 铁路

        ### A. 货运

        #### 1. 国内货运

        2. 国内货运增加了 12%。表 1 列出各线。

        表 1：各线货运

        (千吨)

        | 线路 | 2016 |
        | --- | --- |
        | 北线 | 12.0 |

        #### 2. 国际货运

        3. 国际货运减少了。

        ## 附件一：铁路清单

        1. 北线的情况良好。

        2. 南线

        3. 西线的情况良好。
    "#]]
    .assert_eq(body);
    let contents = imported.account.removed.iter().filter(|removed| removed.reason == DropReason::Contents);
    assert_eq!(contents.count(), 7);
}
