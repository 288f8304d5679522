//! The drawing of the house in `docs/architecture.md`.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use anyhow::{Context, Result};

use crate::floors::{Crate, House};

/// The page that has the drawing, from the top of the repository.
pub const PAGE: &str = "docs/architecture.md";

const BEGIN: &str = "<!-- drawn from the manifests by `cargo run -p xtask -- generate` -->\n";
const END: &str = "<!-- end of the drawing -->\n";

/// The page with the drawing as it must be.
///
/// # Errors
///
/// When the page does not say where the drawing stands.
pub fn drawn(page: &str, house: &House) -> Result<String> {
    let begin = page.find(BEGIN).with_context(|| format!("no {BEGIN:?} in {PAGE}"))? + BEGIN.len();
    let end = page[begin..].find(END).with_context(|| format!("no {END:?} in {PAGE}"))? + begin;
    Ok(format!("{}{}{}", &page[..begin], drawing(house), &page[end..]))
}

/// A flowchart in Mermaid's notation, which GitHub draws. An arrow that others imply is left out.
fn drawing(house: &House) -> String {
    let mut drawing = String::from("```mermaid\nflowchart TD\n");
    for one in &house.crates {
        let floor = one.floor.map(|floor| format!("{floor} · ")).unwrap_or_default();
        let lines = lines(one.lines).map(|lines| format!("<br>{lines} lines")).unwrap_or_default();
        // Writing to a string cannot fail.
        let _ = writeln!(drawing, "    {}[\"{floor}{}{lines}\"]", node(one), one.folder);
    }
    for one in &house.crates {
        for used in one.uses.iter().filter_map(|name| house.named(name)) {
            let is_implied = one
                .uses
                .iter()
                .filter_map(|name| house.named(name))
                .any(|other| other.name != used.name && below(house, other).contains(used.name.as_str()));
            if !is_implied {
                let _ = writeln!(drawing, "    {} --> {}", node(one), node(used));
            }
        }
    }
    drawing.push_str("```\n");
    drawing
}

/// The crates that a crate uses, by itself or by what it uses.
fn below<'a>(house: &'a House, one: &'a Crate) -> BTreeSet<&'a str> {
    let mut found = BTreeSet::new();
    let mut rest = vec![one];
    while let Some(next) = rest.pop() {
        for used in next.uses.iter().filter_map(|name| house.named(name)) {
            if found.insert(used.name.as_str()) {
                rest.push(used);
            }
        }
    }
    found
}

fn node(one: &Crate) -> String {
    one.folder.trim_start_matches("server/").replace(['/', '-'], "_")
}

/// A number of lines to the nearest hundred, so that the drawing does not change with every line.
fn lines(count: usize) -> Option<String> {
    let hundreds = (count + 50) / 100;
    match (hundreds / 10, hundreds % 10) {
        (0, 0) => (count > 0).then(|| "under 50".to_owned()),
        (0, hundreds) => Some(format!("{hundreds}00")),
        (thousands, hundreds) => Some(format!("{thousands},{hundreds}00")),
    }
}

#[cfg(test)]
mod tests {
    use super::{drawn, lines};
    use crate::floors::{Crate, House};

    #[test]
    fn arrows_that_others_imply_are_left_out() {
        let one = |folder: &str, floor, lines, uses: &[&str]| {
            let uses = uses.iter().map(|used| (*used).to_owned()).collect();
            Crate { name: folder.to_owned(), folder: folder.to_owned(), floor: Some(floor), uses, lines }
        };
        let crates = vec![
            one("server/plan", 4, 3149, &["grammar", "server/syntax"]),
            one("server/syntax", 1, 250, &["grammar"]),
            one("grammar", 0, 0, &[]),
        ];
        let page = "a\n<!-- drawn from the manifests by `cargo run -p xtask -- generate` -->\nb\n<!-- end of the drawing -->\nc\n";
        let drawn = drawn(page, &House { crates }).unwrap();
        let expected = "a\n<!-- drawn from the manifests by `cargo run -p xtask -- generate` -->\n```mermaid\nflowchart TD\n    \
                        plan[\"4 · server/plan<br>3,100 lines\"]\n    syntax[\"1 · server/syntax<br>300 lines\"]\n    \
                        grammar[\"0 · grammar\"]\n    plan --> syntax\n    syntax --> grammar\n```\n<!-- end of the drawing -->\nc\n";
        assert_eq!(drawn, expected);
    }

    #[test]
    fn lines_are_told_in_hundreds() {
        let told = [0, 3, 50, 949, 12_345].map(|count| lines(count).unwrap_or_default());
        assert_eq!(told, ["", "under 50", "100", "900", "12,300"]);
    }
}
