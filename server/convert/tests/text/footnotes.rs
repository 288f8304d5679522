//! Footnotes at the foot of a page and notes below tables.

use expect_test::expect;

use crate::{body, doubts};

#[test]
fn a_note_stands_at_the_end_of_its_section() {
    let fixture = "
方案 4␠
  铁路6␠
 A. 铁路管理，甲市7␠
次级方案 1␠
货运␠
本组织的目标：使铁路畅通，提供便利 a␠
秘书处预期成绩 绩效指标␠
(a) 甲、乙两国的 7 条铁路
得到修缮␠
__________________␠
 6 方案 4 仅包括铁路。␠
 7 见 A/1/2，
第 3 段。␠
http://a.example/A/1/2
====
 ㈠ 铁路数目增加␠
 a 包括大会、第一委员会和
第二委员会。␠
 B. 铁路管理，乙市 7␠
战略␠
4.1 甲市报告8
====
 所载的建议。8 ␠
________␠
 8 A/1/3。␠
";
    expect![[r#"
        # 方案 4：铁路[^6]

        ## A. 铁路管理，甲市[^7]

        ### 次级方案 1：货运

        #### 本组织的目标

        使铁路畅通，提供便利[^a]

        #### 秘书处预期成绩

        (a) 甲、乙两国的 7 条铁路得到修缮
            ㈠ 铁路数目增加

        [^6]: 方案 4 仅包括铁路。
        [^7]: 见 A/1/2，第 3 段。
        [^a]: 包括大会、第一委员会和第二委员会。

        ## B. 铁路管理，乙市[^7]

        ### 战略

        4.1 甲市报告[^8]所载的建议。[^8]

        [^8]: A/1/3。
    "#]]
    .assert_eq(&body(fixture));
}

#[test]
fn a_note_without_its_mark_is_told() {
    let fixture = "
方案 4␠
  铁路␠
秘书处预期成绩 绩效指标␠
(a) 甲␠
㈠ 乙␠
战略␠
4.1 铁路司负责。␠
______␠
 6 见丙。␠
";
    expect![[r#"
        17: The mark of this footnote was not found in the text.
    "#]]
    .assert_eq(&doubts(fixture));
}
