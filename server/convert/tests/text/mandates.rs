//! Lists of mandates.

use expect_test::{Expect, expect};

use crate::{body, doubts, imported};

fn fixture(list: &str) -> String {
    format!(
        "方案 4␠\n  铁路␠\nA. 铁路管理␠\n秘书处预期成绩 绩效指标␠\n(a) 甲␠\n㈠ 乙␠\n战略␠\n4.1 丙。␠\n立法授权␠\n{}",
        list.trim_matches('\n')
    )
}

/// The entries, without the blank lines between them: how the writer sets a symbol off that the markup does not read is
/// its own test.
fn check(list: &str, expected: &Expect) {
    let body = body(&fixture(list));
    let entries = body.split("## 立法授权\n\n").nth(1).unwrap();
    expected.assert_eq(&entries.replace("\n\n", "\n"));
}

#[test]
fn symbols_in_every_printed_form() {
    check(
        "
大会决议␠
S-10/2   大会第十届特别会议铁路文件␠
43/222 B   铁路委员会的地位␠
52/12 A 和 B  革新铁路：改革方案␠
70/248A 和 B 铁路预算␠
2601A (XXIV) 铁路␠
69/9  2015/16 年铁路经费筹措␠
24/11  5 岁以下儿童乘车␠
70/170 根据《铁路
公约》实现无障碍␠
安理会决议␠
2250(2015） 铁路与安全␠
S/PRST/2015/22 铁路␠
2015/L.5 铁路␠
理事会决定␠
SS.XI/5 铁路␠
1/CP.21 铁路␠
A (64) 铁路␠
PRST/28/3 铁路(2016 年将再次审议)␠",
        &expect![[r#"
            ### 大会决议
            S-10/2  大会第十届特别会议铁路文件
            43/222 B  铁路委员会的地位
            52/12 A 和 B  革新铁路：改革方案
            70/248A 和 B  铁路预算
            2601A (XXIV)  铁路
            69/9  2015/16 年铁路经费筹措
            24/11  5 岁以下儿童乘车
            70/170  根据《铁路公约》实现无障碍
            ### 安理会决议
            2250(2015）  铁路与安全
            S/PRST/2015/22  铁路
            2015/L.5  铁路
            ### 理事会决定
            SS.XI/5  铁路
            1/CP.21  铁路
            A (64)  铁路
            PRST/28/3  铁路(2016 年将再次审议)
        "#]],
    );
}

#[test]
fn several_symbols_share_a_title() {
    check(
        "
大会决议␠
61/230; 69/291;␠
75/327␠
铁路报告中的建议的执行情况␠
49/233 A 和␠
52/230␠
铁路经费␠
51/216 和 52/216 铁路共同制度␠
50/233、57/284 A␠
和 B、58/286、
59/267、60/258、␠
61/238␠
铁路联合检查␠
55/222；75/244 时地分配办法␠",
        &expect![[r#"
            ### 大会决议
            61/230; 69/291; 75/327  铁路报告中的建议的执行情况
            49/233 A; 52/230  铁路经费
            51/216; 52/216  铁路共同制度
            50/233; 57/284 A 和 B; 58/286; 59/267; 60/258; 61/238  铁路联合检查
            55/222; 75/244  时地分配办法
        "#]],
    );
}

#[test]
fn numbers_first_then_titles() {
    check(
        "
大会决议␠
69/307 铁路␠
69/308␠
70/6␠
70/80␠
2015/16 年铁路账户␠
加强铁路␠
协助铁路␠
安全理事会决议␠
1645 (2005) ␠
1646 (2005) ␠
2558(2020) ␠
S/PRST/2021/2  S/PRST/2022/1 ␠
安全理事会主席的说明␠
S/2017/507 主席 2017 年 8 月的说明 S/2021/645 主席 2021 年 7 月的说明␠",
        &expect![[r#"
            ### 大会决议
            69/307  铁路
            69/308  2015/16 年铁路账户
            70/6  加强铁路
            70/80  协助铁路
            ### 安全理事会决议
            1645 (2005)
            1646 (2005)
            2558(2020)
            S/PRST/2021/2
            S/PRST/2022/1
            ### 安全理事会主席的说明
            S/2017/507  主席 2017 年 8 月的说明
            S/2021/645  主席 2021 年 7 月的说明
            <!-- planmark: doubt: Read as a second entry on the same line. -->
        "#]],
    );
}

#[test]
fn decisions_and_documents_over_several_lines() {
    check(
        "
经济及社会理事会的决议和决定␠
2005/28 铁路会议的频度␠
第 2005/247 号␠
决定␠
秘书长关于铁路的报告␠
第 2013/247␠
号决定␠
铁路委员会报告␠
第 2014/232|号␠
决定␠
铁路研究所␠
第 50/2 号决定 年度铁路报告␠
欧洲经济委员会决定␠
CEP/AC.13/2005/3/␠
Rev.1␠
铁路战略，2005 年␠
ECE/BEL␠
GRADE.CONF/␠
2007/4/Add.1␠
铁路宣言␠
ECE/EB.AIR/127 和␠
Add.1␠
铁路报告␠
㈠   ECE/MP.PP/2014/2
和 Add.1 和 Corr.1 和␠
Add.2␠
㈠  铁路会议报告␠
ECE/TRANS/ADN/CO
NF/10/Add.1 和 Corr.1␠
铁路协定␠",
        &expect![[r#"
            ### 经济及社会理事会的决议和决定
            2005/28  铁路会议的频度
            第 2005/247 号决定  秘书长关于铁路的报告
            第 2013/247 号决定  铁路委员会报告
            第 2014/232号决定  铁路研究所
            第 50/2 号决定  年度铁路报告
            ### 欧洲经济委员会决定
            CEP/AC.13/2005/3/Rev.1  铁路战略，2005 年
            ECE/BELGRADE.CONF/2007/4/Add.1  铁路宣言
            ECE/EB.AIR/127 和 Add.1  铁路报告
            ECE/MP.PP/2014/2 和 Add.1 和 Corr.1 和 Add.2  ㈠ 铁路会议报告
            ECE/TRANS/ADN/CONF/10/Add.1 和 Corr.1  铁路协定
        "#]],
    );
}

#[test]
fn entries_without_a_symbol_and_wrapped_titles() {
    check(
        "
《铁路公约》的相关条款␠
 A. 铁路管理␠
《铁路公约》␠
第十六条和␠
第九十九条␠
《港口公约》，特别是第九条␠
公约和会议宣言␠
1951 年《关于铁路的公约》␠
大会决议␠
68/225 与内陆国家有关的具体行动：内陆和过
境国家合作问题会议的成果
http://a.example/1
http://a.example/2
====
 和后续行动␠
57/11 加强合作，打击非法生产、␠
贩运␠
70/102 A 和 B 铁路问题␠
A. 概要␠
B. 具体线路␠
高级别部分的部长级公报␠
2002 铁路的贡献␠",
        &expect![[r#"
            《铁路公约》的相关条款
            ### A. 铁路管理
            《铁路公约》第十六条和第九十九条
            《港口公约》，特别是第九条
            #### 公约和会议宣言
            1951 年《关于铁路的公约》
            #### 大会决议
            68/225  与内陆国家有关的具体行动：内陆和过境国家合作问题会议的成果和后续行动
            57/11  加强合作，打击非法生产、贩运
            70/102 A 和 B  铁路问题 A. 概要 B. 具体线路
            高级别部分的部长级公报
            2002 铁路的贡献
        "#]],
    );
}

#[test]
fn subprogrammes_lettered_sections_and_numbered_units_group_entries() {
    check(
        "
 A. 铁路管理␠
 1. 铁路观察团␠
  安全理事会决议␠
50(1948) 在铁路停止敌对行动␠
  次级方案 1␠
货运␠
大会每年通过的关于铁路的决议，其中最近的决议如下：␠
70/115 铁路␠
拉丁美洲铁路委员会决议：␠
650(XXXIII) 铁路␠",
        &expect![[r#"
            ### A. 铁路管理
            #### 1. 铁路观察团
            ##### 安全理事会决议
            50(1948)  在铁路停止敌对行动
            #### 次级方案 1：货运
            ##### 大会每年通过的关于铁路的决议，其中最近的决议如下：
            70/115  铁路
            ##### 拉丁美洲铁路委员会决议
            650(XXXIII)  铁路
        "#]],
    );
}

#[test]
fn a_second_entry_on_the_line_of_a_title() {
    let list = "
大会决议␠
3376 (XXX); ␠
32/40 B; 34/65 D;␠
38/58 B␠
铁路问题 64/16; 77/22 铁路委员会␠";
    check(
        list,
        &expect![[r#"
            ### 大会决议
            3376 (XXX); 32/40 B; 34/65 D; 38/58 B  铁路问题
            64/16; 77/22  铁路委员会
            <!-- planmark: doubt: Read as a second entry on the same line. -->
        "#]],
    );
    expect![[r#"
        27: Read as a second entry on the same line.
    "#]]
    .assert_eq(&doubts(&fixture(list)));
}

#[test]
fn symbols_and_titles_that_differ_in_number_are_told() {
    let list = "
大会决议␠
69/308␠
70/6␠
70/80␠
加强铁路␠
协助铁路␠";
    expect![[r#"
        21: Symbols and titles stand apart and differ in number.
    "#]]
    .assert_eq(&doubts(&fixture(list)));
}

#[test]
fn the_rest_of_a_title_whose_line_is_full_stands_behind_a_block_end() {
    let list = "
大会决议␠
70/1 与沿线各国的铁路货运有关的具体行动：沿线各国与捐助国及国际金融␠
机构合作问题会议的成果␠
70/2 与沿线各国的铁路货运有关的具体行动：沿线各国与捐助国及国际金融␠
《铁路公约》第九条␠
70/3 铁路␠
铁路宪章";
    check(
        list,
        &expect![[r#"
            ### 大会决议
            70/1  与沿线各国的铁路货运有关的具体行动：沿线各国与捐助国及国际金融机构合作问题会议的成果
            <!-- planmark: doubt: Read as the rest of the title before it, whose line is full. -->
            70/2  与沿线各国的铁路货运有关的具体行动：沿线各国与捐助国及国际金融
            《铁路公约》第九条
            70/3  铁路
            铁路宪章
        "#]],
    );
    let doubts = imported(&fixture(list)).account.uncertain;
    assert_eq!(
        doubts.iter().filter(|doubt| doubt.why.contains("whose line is full")).count(),
        1,
        "{doubts:?}"
    );
}
