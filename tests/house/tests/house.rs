//! What must hold of the house: floors, arrows, no circles; and that the page about it tells the truth.

use std::path::{Path, PathBuf};

use planmark_house::drawing::{PAGE, drawn};
use planmark_house::floors::House;
use planmark_house::modules::circles;

/// The crates whose modules still use each other in a circle.
const WITH_CIRCLES: &[&str] = &["server/syntax", "server/workspace"];

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn house() -> House {
    House::read(&repository()).expect("the manifests can be read")
}

fn page() -> String {
    // A checkout may have other line ends.
    std::fs::read_to_string(repository().join(PAGE)).expect("the page is there").replace("\r\n", "\n")
}

#[test]
fn every_crate_has_a_floor_and_no_arrow_goes_upward() {
    let problems = house().problems();
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn modules_of_a_crate_do_not_use_each_other_in_a_circle() {
    let mut problems = Vec::new();
    let folders = house().crates.into_iter().map(|one| one.folder).chain(["server/xtask".to_owned()]);
    for folder in folders {
        let found = circles(&repository().join(&folder)).unwrap();
        let is_known = WITH_CIRCLES.contains(&&*folder);
        problems.extend(found.iter().filter(|_| !is_known).map(|it| format!("{folder}: {}", it.join(", "))));
        if found.is_empty() && is_known {
            problems.push(format!("{folder} has no circle any more: take it off the list"));
        }
    }
    assert!(problems.is_empty(), "\n{}", problems.join("\n"));
}

#[test]
fn the_drawing_is_that_of_the_manifests() {
    let page = page();
    let now = drawn(&page, &house()).unwrap();
    assert!(page == now, "run `cargo run -p xtask -- generate architecture`");
}

#[test]
fn every_file_that_the_page_names_is_there() {
    let page = page();
    let named: Vec<&str> = page.split('`').skip(1).step_by(2).filter(|words| is_path(words)).collect();
    let missing: Vec<&&str> = named.iter().filter(|path| !repository().join(path).exists()).collect();
    assert!(missing.is_empty(), "{PAGE} names what is not there: {missing:#?}");
    assert!(named.len() > 20, "the journeys name their files");
}

fn is_path(words: &str) -> bool {
    let tops = ["grammar/", "server/", "docs/", "editors/", "examples/", "tests/"];
    !words.contains(char::is_whitespace) && tops.iter().any(|top| words.starts_with(top))
}
