//! Reports.

use expect_test::expect;

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
