use expect_test::{Expect, expect};

use super::{Names, agree, occurrences};
use crate::names::DefinedName;

/// What words define, one a line; the names that they say are responsible in brackets.
fn shown(words: &str) -> String {
    let mut names = Names::default();
    names.read_words(words, 0);
    let defined = |name: &DefinedName| {
        for part in [&name.full, &name.short] {
            assert_eq!(planmark_syntax::script::join_wraps(&words[part.span.at(0)]), *part.text);
        }
        format!("{} = {}\n", name.short.text, name.full.text)
    };
    let responsible = names.responsible.iter().map(|unit| format!("[{}]\n", unit.text));
    names.defined.iter().map(defined).chain(responsible).collect()
}

#[expect(clippy::needless_pass_by_value, reason = "an expectation is written where it is used")]
fn check(words: &str, expected: Expect) {
    expected.assert_eq(&shown(words));
}

#[test]
fn chinese_abbreviations_are_characters_of_the_name_in_their_order() {
    check("海洋和渔业事务部(海渔部)负责", expect![["海渔部 = 海洋和渔业事务部\n"]]);
    check("本方案由联合国贸易和海运会议（“贸运会议”）执行，", expect![["贸运会议 = 联合国贸易和海运会议\n"]]);
    check("设立了太平洋及印度洋航运委员会(太印航委会)", expect![["太印航委会 = 太平洋及印度洋航运委员会\n"]]);
    check(
        "将与联合国促进航运和增强海员权能署(海员署)合作",
        expect![["海员署 = 联合国促进航运和增强海员权能署\n"]],
    );
    check("加强联合国同海湾国家联盟(海盟)的合作", expect![["海盟 = 海湾国家联盟\n"]]);
    check("2013 年国际海事\n    联盟(国际海联)", expect![["国际海联 = 国际海事联盟\n"]]);
    check("、国际海运基金组织(基金组织)", expect![["基金组织 = 国际海运基金组织\n"]]);
    check("进一步执行世界海洋组织(以下简称“世海组织”)", expect![["世海组织 = 世界海洋组织\n"]]);
    check("联合国疟疾/疟蚊联合规划署(疟疾署)", expect![["疟疾署 = 联合国疟疾/疟蚊联合规划署\n"]]);
}

#[test]
fn where_the_name_begins_is_certain_or_nothing_is_said() {
    for words in [
        "，支持海洋和渔业事务部(海渔部)",
        "政治和海洋事务部(海部)",
        "增强海员权能署(海员署)",
        "非洲－联合国混合行动中心(混合中心)",
        "次级方案 4(渔业)",
        "目标是减少海洋污染(见表 2)",
        "会员国(海员)",
        "海洋事务部(海洋事务部)",
        "海洋事务部(渔业)",
        "海洋事务部()",
        "(海洋)",
    ] {
        assert_eq!(shown(words), "", "{words}");
    }
}

#[test]
fn abbreviations_in_letters_are_initials() {
    check("The Office of Marine Affairs (OMA) and", expect![["OMA = Office of Marine Affairs\n"]]);
    check(
        "in the United Nations Institute for Disarmament of the Sea (“UNIDIS”)",
        expect![["UNIDIS = United Nations Institute for Disarmament of the Sea\n"]],
    );
    check(
        "the Department for General Assembly and\n    Conference Management (hereinafter “DGACM”)",
        expect![["DGACM = Department for General Assembly and Conference Management\n"]],
    );
    check(
        "United Nations Conference on Ships and Docks (UNCSAD)",
        expect![["UNCSAD = United Nations Conference on Ships and Docks\n"]],
    );
    check("Small Harbours Initiatives (SHIs)", expect![["SHI = Small Harbours Initiatives\n"]]);
    check("le Bureau des affaires maritimes (BAM)", expect![["BAM = Bureau des affaires maritimes\n"]]);
    check("la Oficina de Asuntos del Mar (OAM)", expect![["OAM = Oficina de Asuntos del Mar\n"]]);
    check("Управления по морским вопросам (УМВ)", expect![["УМВ = Управления по морским вопросам\n"]]);
}

#[test]
fn brackets_that_hold_no_initials_are_no_definition() {
    for words in [
        "1 P-5, 13 GS (OL)",
        "resolution 1819 (LV)",
        "The Office (see below)",
        "information on ships (IS)",
        "The Office. Marine Affairs (OMA)",
        "International (I)",
        "Entity for Women of the Sea (Sea-Women)",
    ] {
        assert_eq!(shown(words), "", "{words}");
    }
}

#[test]
fn responsible_units_are_named() {
    check(
        "本构成部分由渔业服务司负责。由船运处实质性负责，由各国负责",
        expect![["[渔业服务司]\n[船运处]\n"]],
    );
    check("实质性责任由航运司承担", expect![["[航运司]\n"]]);
    check("Responsibility is vested in the Treaty Section, which", expect![["[Treaty Section]\n"]]);
    check(
        "The Division for Fresh Water is responsible for it. This rests with the Office of Marine Affairs.",
        expect![["[Division for Fresh Water]\n[Office of Marine Affairs]\n"]],
    );
    check(
        "Cette tâche incombe à la Division mondiale de l’eau. De ello se encarga la División de Agua.",
        expect![["[Division mondiale de l’eau]\n[División de Agua]\n"]],
    );
    check(
        "За эту работу отвечает Глобальный отдел по воде. وينفذ ذلك الشعبة العالمية للمياه.",
        expect![["[Глобальный отдел по воде]\n[الشعبة العالمية للمياه]\n"]],
    );
    check("It is responsible for water. Он отвечает за воду. , is responsible for", expect![""]);
}

#[test]
fn names_that_say_whose_they_are_agree() {
    assert!(agree("联合国海洋署", "海洋署") && agree("Office of Marine Affairs", "Office of marine affairs"));
    assert!(agree("Управления по морским вопросам", "Управление по морским вопросам"));
    assert!(
        !agree("航运司", "渔业司")
            && !agree("Управление по морским вопросам", "Управление по речным вопросам")
    );
}

#[test]
fn a_name_stands_alone_and_the_longest_counts() {
    let found = |text: &str, names: &[&str]| {
        occurrences(text, names).into_iter().map(|it| text[it.range].to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(found("OLA, ROLAND, OLAs and OLA’s", &["OLA"]), ["OLA", "OLA", "OLA"]);
    assert_eq!(
        found("由海渔部OMA和国际海运基金组织", &["海渔部", "OMA", "基金组织", "国际海运基金组织"]),
        ["海渔部", "OMA", "国际海运基金组织"]
    );
}
