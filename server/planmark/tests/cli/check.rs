//! `planmark check` for people, and what it denies.

use expect_test::expect;

use crate::plans::{LIGHTHOUSES, LIGHTHOUSES_ZH};
use crate::run::Folder;

#[test]
fn a_plan_without_mistakes() {
    Folder::new(&[("a.plan", LIGHTHOUSES)]).run("check").expect(&expect![[r#"
        1 plan: nothing found.
    "#]]);
}

#[test]
fn a_mistake_is_shown_with_its_line_and_what_to_do() {
    Folder::new(&[("a.plan", LIGHTHOUSES_ZH)]).run("check").expect(&expect![[r#"
        error[resolution-year]: 2171 (2013): this resolution of the Security Council is of 2014 (data to 2024-12-31). Change the year.
          --> a.plan:35:1
           |
        35 | 2171 (2013)
           | ^^^^^^^^^^^
           |
           = help: Change to “2171 (2014)”

        1 plan: 1 error.
        --- status 1
    "#]]);
}

#[test]
fn in_chinese() {
    let folder = Folder::new(&[("a.plan", LIGHTHOUSES_ZH)]);
    folder.run("check --language zh").expect(&expect![[r#"
        错误[resolution-year]: 2171 (2013)：安全理事会该号决议为 2014 年通过(数据截至 2024-12-31)。请改年份。
          --> a.plan:35:1
           |
        35 | 2171 (2013)
           | ^^^^^^^^^^^
           |
           = 改法: 改为“2171 (2014)”

        1 份计划：1 个错误。
        --- status 1
    "#]]);
    let output = folder.command(["check"]).env("LANG", "zh_CN.UTF-8").output().unwrap();
    assert_eq!(crate::run::Run::of(&output).stdout, folder.run("--language zh check").stdout);
}

#[test]
fn wide_characters_tabs_and_long_lines_are_underlined_in_the_right_place() {
    let long = "灯塔照亮海岸，".repeat(300);
    let text = format!(
        "---\nformat: biennial\nlanguage: zh\n---\n\n# 方案 91：灯塔\n\n\t方案\t见（安全理事会\n\n91.1 {long}见（安全理事会{long}\n"
    );
    Folder::new(&[("a.plan", &text)]).run("check").expect(&expect![[r#"
        warning[missing-section]: This programme has no section “Overall orientation”, which plans of this format have. Add it.
         --> a.plan:6:1
          |
        6 | # 方案 91：灯塔
          | ^^^^^^^^^^^^^^^

        warning[missing-section]: This programme has no section “Legislative mandates”, which plans of this format have. Add it.
         --> a.plan:6:1
          |
        6 | # 方案 91：灯塔
          | ^^^^^^^^^^^^^^^

        warning[unbalanced-brackets]: “（” is opened here and not closed before the paragraph, item or cell ends. Close it, or delete it.
         --> a.plan:8:6
          |
        8 |     方案    见（安全理事会
          |               ^^

        warning[unbalanced-brackets]: “（” is opened here and not closed before the paragraph, item or cell ends. Close it, or delete it.
          --> a.plan:10:2107
           |
        10 | …海岸，灯塔照亮海岸，灯塔照亮海岸，见（安全理事会灯塔照亮海岸，灯塔照亮海岸，灯塔照亮海岸，灯塔照亮海岸，灯塔照亮…
           |                                      ^^

        1 plan: 4 warnings.
    "#]]);
}

#[test]
fn what_a_plan_says_cannot_steer_the_terminal() {
    let text =
        "---\nformat: biennial\nlanguage: en\n\u{1b}[31mkey\u{7}: x\n---\n\nSee (\u{1b}]0;title\u{7}\n";
    let run = Folder::new(&[("a.plan", text)]).run("check");
    assert!(!run.stdout.contains(['\u{1b}', '\u{7}']), "{:?}", run.stdout);
    run.expect(&expect![[r#"
        warning[unbalanced-brackets]: “[” is opened here and not closed before the paragraph, item or cell ends. Close it, or delete it.
         --> a.plan:4:2
          |
        4 | ␛[31mkey␇: x
          |  ^

        warning[unbalanced-brackets]: “(” is opened here and not closed before the paragraph, item or cell ends. Close it, or delete it.
         --> a.plan:7:5
          |
        7 | See (␛]0;title␇
          |     ^

        warning[unbalanced-brackets]: “]” closes what was not opened in this paragraph, item or cell. Open it, or delete it.
         --> a.plan:7:7
          |
        7 | See (␛]0;title␇
          |       ^

        1 plan: 3 warnings.
    "#]]);
}

#[test]
fn colours_are_asked_for_or_not() {
    let folder = Folder::new(&[("a.plan", LIGHTHOUSES_ZH)]);
    let coloured = |arguments: &str| folder.run(arguments).stdout.contains('\u{1b}');
    assert!(!coloured("check"), "no terminal");
    assert!(coloured("check --color always"));
    assert!(!coloured("check --color never"));
    let output = folder.command(["check"]).env("CLICOLOR_FORCE", "1").env("NO_COLOR", "1").output().unwrap();
    assert!(!crate::run::Run::of(&output).stdout.contains('\u{1b}'), "NO_COLOR is obeyed");
}

#[test]
fn the_severity_that_is_denied_decides_the_status() {
    // One warning and nothing worse: a key of the header that does not exist.
    let warning = LIGHTHOUSES.replacen("period:", "author: x\nperiod:", 1);
    let folder = Folder::new(&[
        ("warning.plan", &warning),
        ("error.plan", LIGHTHOUSES_ZH),
        ("sound.plan", LIGHTHOUSES),
    ]);
    let status = |arguments: &str| folder.run(arguments).status;
    assert_eq!(status("check sound.plan --deny hint"), 0);
    assert_eq!(status("check warning.plan"), 0);
    assert_eq!(status("check warning.plan --deny warning"), 1);
    assert_eq!(status("check warning.plan --deny hint"), 1);
    assert_eq!(status("check error.plan"), 1);
    assert_eq!(status("check error.plan none.plan"), 2, "what could not be read outranks what was found");
    assert_eq!(status("check --deny nothing"), 2);
}

#[test]
fn paths_are_told_as_they_were_given() {
    let folder = Folder::new(&[
        ("b/two.plan", LIGHTHOUSES_ZH),
        ("a.plan", LIGHTHOUSES_ZH),
        ("b/one.txt", LIGHTHOUSES_ZH),
    ]);
    let paths = |arguments: &str| -> Vec<String> {
        let checked = folder.run(&format!("check --format json {arguments}")).json("check");
        let findings = checked["findings"].as_array().unwrap().clone();
        findings.iter().map(|finding| finding["path"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(paths(""), ["a.plan", "b/two.plan"]);
    assert_eq!(paths("."), ["./a.plan", "./b/two.plan"]);
    assert_eq!(paths("b/one.txt b/../a.plan"), ["b/one.txt", "b/../a.plan"]);
    assert_eq!(paths("b b/two.plan ."), ["b/two.plan", "./a.plan"]);
}

#[test]
fn a_folder_without_plans() {
    Folder::new(&[("a.txt", "")]).run("check").expect(&expect![[r#"
        0 plans: nothing found.
        --- standard error
        No plans here: no file ends in .plan.
    "#]]);
}
