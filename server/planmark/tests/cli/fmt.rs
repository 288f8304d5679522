//! `planmark fmt`.

use expect_test::expect;

use crate::plans::LIGHTHOUSES;
use crate::run::Folder;

/// Two paragraphs to be numbered, and a blank too many.
fn unformatted() -> String {
    LIGHTHOUSES.replace("90.2 The", "90.?  The").replace("90.3 The", "90.? The")
}

#[test]
fn plans_are_formatted_in_place_and_only_once() {
    let folder = Folder::new(&[("a.plan", &unformatted()), ("b.plan", LIGHTHOUSES)]);
    folder.run("fmt").expect(&expect![[r#"
        a.plan
    "#]]);
    assert_eq!(folder.read("a.plan"), LIGHTHOUSES);
    assert_eq!(folder.read("b.plan"), LIGHTHOUSES);
    folder.run("fmt").expect(&expect![[""]]);
}

#[test]
fn check_changes_nothing() {
    let folder = Folder::new(&[("a.plan", &unformatted()), ("b.plan", LIGHTHOUSES)]);
    folder.run("fmt --check").expect(&expect![[r#"
        a.plan
        --- status 1
    "#]]);
    assert_eq!(folder.read("a.plan"), unformatted());
    assert_eq!(folder.run("fmt --check b.plan").status, 0);
}

#[test]
fn what_cannot_be_read_is_told_and_the_rest_is_formatted() {
    let folder = Folder::new(&[("a.plan", &unformatted())]);
    folder.write("binary.plan", [0; 100]);
    folder.run("fmt none.plan .").expect(&expect![[r#"
        ./a.plan
        --- standard error
        error: none.plan: there is no such file or folder.
        error: ./binary.plan: a binary file, not text.
        --- status 2
    "#]]);
    assert_eq!(folder.read("a.plan"), LIGHTHOUSES);
}
