//! The formatter: what it mends, what it leaves, and that its result stays as it is.

#[path = "../../rules/tests/plans/mod.rs"]
mod plans;

use planmark_ide::formatting::format;
use planmark_plan::{Document, Work};
use planmark_syntax::Text;
use proptest::prelude::*;

use plans::{ARABIC, CHINESE, ENGLISH, OTHER_PROGRAMME};

fn formatted(text: &str) -> String {
    format(&Document::new(Text::new(text), &Work::default()))
}

/// Words and numbers, without the signs and blanks that the formatter may change.
fn words(text: &str) -> String {
    text.chars()
        .map(|sign| match sign {
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(sign) - 0xfee0).unwrap_or(sign),
            _ => sign,
        })
        .filter(|sign| sign.is_alphanumeric())
        .collect()
}

/// The same without the markers of items: where an edit joins two lists, the numeral that is repeated there is an open marker.
fn words_behind_markers(text: &str) -> String {
    let behind = |line: &str| {
        let line = line.trim_start_matches(|sign: char| sign.is_whitespace() || matches!(sign, '：' | ':'));
        let mut signs = line.chars();
        let closing: &[char] = match signs.next() {
            Some('(' | '（') => &[')', '）'],
            Some('\'') => &['\''],
            Some('㈠'..='㈩') => return words(signs.as_str()),
            _ => return words(line),
        };
        let marker = signs.as_str().find(closing).filter(|length| *length <= 8);
        words(marker.map_or(line, |length| &signs.as_str()[length..]))
    };
    text.lines().map(behind).collect()
}

#[track_caller]
fn check(before: &str, after: &str) {
    assert_eq!(formatted(before), after);
    assert_eq!(formatted(after), after, "formatted again");
}

#[test]
fn full_width_signs_of_the_markup_become_plain() {
    check("＃　方案２：政治\n\n＃＃　总方向\n\n２.１　文字\n", "# 方案 2：政治\n\n## 总方向\n\n2.1 文字\n");
}

#[test]
fn the_colon_follows_the_language() {
    check(
        "---\nlanguage: en\n---\n\n# Programme 2：Politics\n",
        "---\nlanguage: en\n---\n\n# Programme 2: Politics\n",
    );
    check("---\nlanguage：zh\n---\n\n# 方案 2: 政治\n", "---\nlanguage: zh\n---\n\n# 方案 2：政治\n");
    check(
        "---\nlanguage: fr\n---\n\n# Programme 2 :  Eau\n\n## Sous-programme 1: Mer\n\nTableau 2.1\u{a0}: Mesure\n",
        "---\nlanguage: fr\n---\n\n# Programme 2\u{a0}: Eau\n\n## Sous-programme 1: Mer\n\nTableau 2.1\u{a0}: Mesure\n",
    );
}

#[test]
fn indentation_goes_by_levels() {
    check(
        "(a)  甲\n  ㈠ 一\n\t㈡  二\n        a.   丙\n（b） 乙\n",
        "(a) 甲\n    ㈠ 一\n    ㈡ 二\n        a. 丙\n(b) 乙\n",
    );
}

#[test]
fn open_markers_are_numbered() {
    check(
        "## 总方向\n\n2.1 甲\n\n2.? 乙\n\n(a) 子\n(?) 丑\n    ㈠ 一\n    ㈠ 二\n    ㈠ 三\n\n2.? 丙\n",
        "## 总方向\n\n2.1 甲\n\n2.2 乙\n\n(a) 子\n(b) 丑\n    ㈠ 一\n    ㈡ 二\n    ㈢ 三\n\n2.3 丙\n",
    );
}

#[test]
fn an_open_marker_before_others_is_numbered_as_they_are() {
    check("(a) 子\n    (?) 一\n㈠ 二\n    - 三\n", "(a) 子\n    ㈠ 一\n    ㈡ 二\n    - 三\n");
    check("(?) A\n(b) B\n", "(a) A\n(b) B\n");
    check("(a) A\n    (?) B\n    (?) C\n", "(a) A\n    (i) B\n    (ii) C\n");
}

#[test]
fn mandates_have_two_blanks_before_the_title() {
    check(
        "### 大会决议\n\n58/269      加强联合国\n61/230；69/291 ;75/327  非洲\n1373 (2001)\n",
        "### 大会决议\n\n58/269  加强联合国\n61/230; 69/291; 75/327  非洲\n1373 (2001)\n",
    );
}

#[test]
fn tables_have_one_blank_around_each_cell() {
    check("|甲 |  乙|\n| --- | --- |\n｜ 1｜  ｜\n", "| 甲 | 乙 |\n| --- | --- |\n| 1 | |\n");
}

#[test]
fn blank_lines_are_made_even() {
    check(
        "\n\n# 方案 1：甲\n文字  \n\n\n\n文字\n## 总方向\n文字",
        "# 方案 1：甲\n\n文字\n\n文字\n\n## 总方向\n\n文字\n",
    );
}

#[test]
fn line_breaks_stay_as_they_are() {
    check("# 方案 1：甲\r\n文字\r\n", "# 方案 1：甲\r\n\r\n文字\r\n");
}

#[test]
fn good_plans_stay_as_they_are() {
    for plan in [CHINESE, ENGLISH, ARABIC, OTHER_PROGRAMME] {
        assert_eq!(formatted(plan), plan);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn words_stay_and_a_second_time_changes_nothing(
        plan in prop::sample::select(vec![CHINESE, ENGLISH, ARABIC]),
        at in any::<prop::sample::Index>(),
        snippet in prop::sample::select(vec![
            "  ", "\n", "\n\n\n", "　", "\t", "：", "(?) 新\n", "㈠ ", "2.? ", "| 甲|乙 |\n", "58/1 甲\n", "# ", "\r\n", "<!--", "（", "２",
        ]),
    ) {
        let mut text = plan.to_owned();
        let place = (0..=text.len()).rev().find(|place| *place <= at.index(text.len() + 1) && text.is_char_boundary(*place)).unwrap_or(0);
        text.insert_str(place, snippet);
        let once = formatted(&text);
        let open = text.contains("2.?") || text.contains("(?)") || snippet == "㈠ ";
        if !open {
            prop_assert_eq!(words_behind_markers(&once), words_behind_markers(&text));
        }
        prop_assert_eq!(formatted(&once), once);
    }
}
