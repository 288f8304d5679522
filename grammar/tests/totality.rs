//! Every text parses: no `ERROR`, no `MISSING`, and nodes that cover the text, whatever the bytes.
//!
//! `PLANMARK_FUZZ_INPUTS` and `PLANMARK_FUZZ_SEED` try more, or others.

mod support;

use fastrand::Rng;
use support::{PLANS, defects, inputs, parser, seed};

#[test]
fn plans_parse() {
    for (name, plan) in PLANS {
        assert_eq!(
            defects(&support::parse(plan.as_bytes()), plan.as_bytes()),
            Vec::<String>::new(),
            "{name}"
        );
    }
}

#[test]
fn any_text_parses() {
    let mut random = Rng::with_seed(seed());
    let mut parser = parser();
    for _ in 0..inputs(6_000) {
        let text = support::invention::text(&mut random);
        let tree = parser.parse(&text, None).expect("parsing has no limit");
        let found = defects(&tree, &text);
        assert!(
            found.is_empty(),
            "{found:?} in {:?}\n{}",
            String::from_utf8_lossy(&text),
            tree.root_node().to_sexp()
        );
    }
}

#[test]
fn beginnings_of_plans_parse() {
    let mut parser = parser();
    for (name, plan) in PLANS {
        // Every length: no final newline, an unclosed header, comment, table or bracket, half a character.
        for end in 0..plan.len() {
            let text = &plan.as_bytes()[..end];
            let tree = parser.parse(text, None).expect("parsing has no limit");
            let found = defects(&tree, text);
            assert!(found.is_empty(), "{name} up to {end}: {found:?}");
        }
    }
}

#[test]
fn line_ends_do_not_matter() {
    for (name, plan) in PLANS {
        let expected = support::parse(plan.as_bytes()).root_node().to_sexp();
        for line_end in ["\r\n", "\r"] {
            let other = plan.replace('\n', line_end);
            assert_eq!(
                support::parse(other.as_bytes()).root_node().to_sexp(),
                expected,
                "{name} with {line_end:?}"
            );
        }
        let unfinished = plan.trim_end();
        assert_eq!(
            support::parse(unfinished.as_bytes()).root_node().to_sexp(),
            expected,
            "{name} without its last line end"
        );
        let marked = format!("\u{FEFF}{plan}");
        assert_eq!(
            support::parse(marked.as_bytes()).root_node().to_sexp(),
            expected,
            "{name} behind a byte-order mark"
        );
    }
}

#[test]
fn published_text_parses() {
    let Some(folder) = std::env::var_os("PLANMARK_CORPUS") else {
        println!("skipped: PLANMARK_CORPUS names no folder of published plans");
        return;
    };
    let mut texts = 0;
    for entry in std::fs::read_dir(folder).expect("the folder can be read") {
        let path = entry.expect("the folder can be read").path();
        if path.is_file() {
            let text = std::fs::read(&path).expect("the file can be read");
            let found = defects(&support::parse(&text), &text);
            assert!(found.is_empty(), "{}: {found:?}", path.display());
            texts += 1;
        }
    }
    assert!(texts > 0, "the folder of published plans is empty");
}
