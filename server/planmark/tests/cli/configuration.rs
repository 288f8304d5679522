//! `planmark.toml` as the program obeys it.

use expect_test::expect;

use crate::plans::{LIGHTHOUSES, LIGHTHOUSES_ZH};
use crate::run::Folder;

#[test]
fn rules_are_set_for_the_plans_below() {
    let folder = Folder::new(&[
        ("a.plan", LIGHTHOUSES_ZH),
        ("off/a.plan", LIGHTHOUSES_ZH),
        ("off/planmark.toml", "[rules]\nresolution-year = \"off\"\n"),
        ("hint/a.plan", LIGHTHOUSES_ZH),
        ("hint/planmark.toml", "[rules]\nresolution-year = \"hint\"\n"),
    ]);
    let checked = folder.run("check --format json").json("check");
    let findings: Vec<_> = checked["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|finding| (finding["path"].as_str().unwrap(), finding["severity"].as_str().unwrap()))
        .collect();
    assert_eq!(findings, [("a.plan", "error"), ("hint/a.plan", "hint")]);
}

#[test]
fn mistakes_in_it_are_told_with_their_places() {
    let folder = Folder::new(&[
        ("plans/a.plan", LIGHTHOUSES),
        ("planmark.toml", "[rules]\nmandate-ordr = \"off\"\nmandate-order = \"of\"\n"),
    ]);
    folder.run("check plans").expect(&expect![[r#"
        warning[configuration]: There is no rule “mandate-ordr”. “planmark rules” lists all rules.
         --> planmark.toml:2:1
          |
        2 | mandate-ordr = "off"
          | ^^^^^^^^^^^^
          |
          = help: Change to “mandate-order”

        warning[configuration]: “of” is no value of “mandate-order”. Write one of: error, warning, information, hint, off.
         --> planmark.toml:3:17
          |
        3 | mandate-order = "of"
          |                 ^^^^
          |
          = help: Change to “off”

        1 plan: 2 warnings.
    "#]]);
    assert_eq!(folder.run("check plans --deny warning").status, 1);
}

#[test]
fn files_are_left_out_unless_they_are_named() {
    let folder = Folder::new(&[
        ("a.plan", LIGHTHOUSES_ZH),
        ("old/a.plan", LIGHTHOUSES_ZH),
        ("planmark.toml", "[workspace]\nexclude = [\"old/\"]\n"),
    ]);
    let files = |arguments: &str| folder.run(arguments).json("check")["summary"]["files"].clone();
    assert_eq!(files("check --format json"), 1);
    assert_eq!(files("check --format json old"), 0);
    assert_eq!(files("check --format json old/a.plan"), 1);
}

#[test]
fn findings_are_told_in_the_languages_of_the_workspace() {
    let folder =
        Folder::new(&[("a.plan", LIGHTHOUSES_ZH), ("planmark.toml", "[workspace]\nlanguages = [\"en\"]\n")]);
    let summary = |arguments: &str| folder.run(arguments).json("check")["summary"].clone();
    assert_eq!(summary("check --format json")["error"], 0);
    assert_eq!(summary("check --format json")["files"], 1);
    assert_eq!(summary("check --format json a.plan")["error"], 1);
}

#[test]
fn a_configuration_that_is_no_text_is_told_and_plans_are_checked() {
    let folder = Folder::new(&[("a.plan", LIGHTHOUSES)]);
    folder.write("planmark.toml", b"[rules]\n\xFF\n");
    folder.run("check").expect(&expect![[r#"
        1 plan: nothing found.
        --- standard error
        error: planmark.toml: not UTF-8 text (byte 9, in line 2, is not valid). Save it as UTF-8.
        --- status 2
    "#]]);
}
