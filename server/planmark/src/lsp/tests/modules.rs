//! The modules of the server import each other in one direction.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// What each module imports: files and folders of `lsp`, by their names.
fn imports() -> BTreeMap<String, BTreeSet<String>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lsp");
    let mut imports = BTreeMap::new();
    for entry in std::fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        if path.is_file() && name != "mod" {
            imports.insert(name, imported(&path, "super::"));
        } else if path.is_dir() && name != "tests" {
            let files = std::fs::read_dir(&path).unwrap().map(|file| file.unwrap().path());
            imports.insert(name, files.flat_map(|file| imported(&file, "crate::lsp::")).collect());
        }
    }
    imports
}

/// The names that stand behind a prefix in what is not the file's test.
fn imported(file: &Path, prefix: &str) -> BTreeSet<String> {
    let text = std::fs::read_to_string(file).unwrap();
    let code = text.split("#[cfg(test)]").next().unwrap_or_default();
    let mut names = BTreeSet::new();
    for rest in code.split(prefix).skip(1) {
        let list = match rest.strip_prefix('{') {
            Some(list) => list.split('}').next().unwrap_or_default(),
            None => rest,
        };
        let is_word = |sign: char| sign.is_ascii_lowercase() || sign == '_';
        let word = |text: &str| text.trim().chars().take_while(|sign| is_word(*sign)).collect::<String>();
        match rest.starts_with('{') {
            true => names.extend(list.split(',').map(word)),
            false => drop(names.insert(word(list))),
        }
    }
    names
}

#[test]
fn no_module_imports_one_that_imports_it() {
    let mut left = imports();
    assert!(left.len() > 20, "{left:?}");
    while !left.is_empty() {
        let known: BTreeSet<String> = left.keys().cloned().collect();
        let free: Vec<String> = left
            .iter()
            .filter(|(_, imported)| imported.is_disjoint(&known))
            .map(|(name, _)| name.clone())
            .collect();
        assert!(!free.is_empty(), "these modules import each other in a circle: {left:#?}");
        left.retain(|name, _| !free.contains(name));
    }
}
