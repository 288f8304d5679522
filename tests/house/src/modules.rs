//! The modules of a crate that use each other in a circle.
//!
//! A module is a file. It uses another one if it names it in a `use` or in a path; declaring a child or showing its items to others
//! (`pub use`) is no use. So a child may take what its parent defines, as long as the parent does not call the child.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::Result;

use crate::sources::{self, File};
use crate::tokens::{Source, Token};

type Module = Vec<String>;

/// What a module says of others.
#[derive(Debug, Default)]
struct Names {
    /// The paths that it uses.
    used: Vec<Vec<String>>,
    /// What it shows to others under a name.
    shown: BTreeMap<String, Vec<String>>,
}

/// The circles of a crate: the modules of each, by their names.
///
/// # Errors
///
/// When a source cannot be read.
pub fn circles(crate_folder: &Path) -> Result<Vec<Vec<String>>> {
    Ok(circles_in(&sources::files(&crate_folder.join("src"))?))
}

fn circles_in(files: &[File]) -> Vec<Vec<String>> {
    let names: BTreeMap<Module, Names> =
        files.iter().map(|file| (file.module.clone(), names(&file.text))).collect();
    let uses: BTreeMap<&Module, BTreeSet<Module>> = names
        .iter()
        .map(|(module, own)| {
            let found = own.used.iter().filter_map(|path| resolve(&names, module, path, 0));
            (module, found.filter(|found| found != module).collect())
        })
        .collect();
    let reached: BTreeMap<&Module, BTreeSet<Module>> =
        uses.keys().map(|module| (*module, reached(&uses, module))).collect();
    let mut circles: BTreeSet<Vec<String>> = BTreeSet::new();
    for (module, others) in &reached {
        if others.contains(*module) {
            let back = others.iter().filter(|other| reached[other].contains(*module));
            circles.insert(back.map(name).collect());
        }
    }
    circles.into_iter().collect()
}

fn name(module: &Module) -> String {
    if module.is_empty() { "crate".to_owned() } else { module.join("::") }
}

fn reached(uses: &BTreeMap<&Module, BTreeSet<Module>>, from: &Module) -> BTreeSet<Module> {
    let mut found = BTreeSet::new();
    let mut rest: Vec<&Module> = vec![from];
    while let Some(module) = rest.pop() {
        for next in uses.get(module).into_iter().flatten() {
            if found.insert(next.clone()) {
                rest.push(next);
            }
        }
    }
    found
}

/// The module in which what a path names is defined, if that is in this crate.
fn resolve(
    modules: &BTreeMap<Module, Names>,
    from: &Module,
    path: &[String],
    depth: usize,
) -> Option<Module> {
    let child = |at: &Module, name: &str| -> Option<Module> {
        let child: Module = at.iter().cloned().chain([name.to_owned()]).collect();
        modules.contains_key(&child).then_some(child)
    };
    let mut at = from.clone();
    let mut rest = path;
    match path.first()?.as_str() {
        "crate" => {
            at.clear();
            rest = &path[1..];
        }
        "self" => rest = &path[1..],
        "super" => {
            while let Some((_, behind)) = rest.split_first().filter(|(first, _)| *first == "super") {
                at.pop();
                rest = behind;
            }
        }
        first => {
            child(from, first)?;
        }
    }
    for segment in rest {
        if let Some(child) = child(&at, segment) {
            at = child;
        } else if let Some(shown) = modules.get(&at).and_then(|names| names.shown.get(segment)) {
            // What is shown from elsewhere may itself be shown there from elsewhere, but not without end.
            return if depth < 8 { resolve(modules, &at, shown, depth + 1).or(Some(at)) } else { Some(at) };
        } else {
            break;
        }
    }
    Some(at)
}

/// What a file uses and shows.
fn names(text: &str) -> Names {
    let tokens = Source::read(text).tokens;
    let mut names = Names::default();
    let mut words_beside: BTreeSet<&str> = BTreeSet::new();
    let mut is_visible = false;
    let mut at = 0;
    while at < tokens.len() {
        match tokens[at] {
            Token::Word("pub") => {
                is_visible = true;
                at += 1;
                if tokens.get(at) == Some(&Token::Sign('(')) {
                    at += 1 + tokens[at..].iter().position(|token| *token == Token::Sign(')')).unwrap_or(0);
                }
                continue;
            }
            Token::Word("use") => {
                let end = at + tokens[at..].iter().position(|token| *token == Token::Sign(';')).unwrap_or(0);
                let end = end.max(at + 1);
                for (path, name) in leaves(&tokens[at + 1..end]) {
                    if is_visible {
                        names.shown.insert(name, path);
                    } else {
                        names.used.push(path);
                    }
                }
                at = end;
            }
            Token::Word("mod") => at += 2,
            Token::Word(word) => {
                let mut path = vec![word.to_owned()];
                while let [Token::Path, Token::Word(next), ..] = tokens[at + 1..] {
                    path.push(next.to_owned());
                    at += 2;
                }
                words_beside.insert(word);
                if path.len() > 1 {
                    names.used.push(path);
                }
                at += 1;
            }
            _ => at += 1,
        }
        is_visible = false;
    }
    // What is shown to others and used here too.
    let also_used = names.shown.iter().filter(|(name, _)| words_beside.contains(name.as_str()));
    let also_used: Vec<Vec<String>> = also_used.map(|(_, path)| path.clone()).collect();
    names.used.extend(also_used);
    names
}

/// The paths of a `use`, each with the name that it gets here.
fn leaves(tree: &[Token<'_>]) -> Vec<(Vec<String>, String)> {
    let mut found = Vec::new();
    let mut prefixes: Vec<Vec<String>> = vec![Vec::new()];
    let mut path: Vec<String> = Vec::new();
    let mut alias: Option<String> = None;
    let mut tokens = tree.iter().peekable();
    let mut close = |path: &mut Vec<String>, alias: &mut Option<String>| {
        if let Some(last) = path.last() {
            let name = alias.take().unwrap_or_else(|| last.clone());
            found.push((std::mem::take(path), name));
        }
    };
    while let Some(token) = tokens.next() {
        match token {
            Token::Word("as") => {
                if let Some(Token::Word(name)) = tokens.next() {
                    alias = Some((*name).to_owned());
                }
            }
            Token::Word(word) => {
                if path.is_empty() {
                    path.clone_from(prefixes.last().unwrap_or(&Vec::new()));
                }
                path.push((*word).to_owned());
            }
            Token::Sign('{') => prefixes.push(std::mem::take(&mut path)),
            Token::Sign('}') => {
                close(&mut path, &mut alias);
                prefixes.pop();
            }
            Token::Sign(',') => close(&mut path, &mut alias),
            Token::Path | Token::Sign(_) => {}
        }
    }
    close(&mut path, &mut alias);
    found
}

#[cfg(test)]
mod tests {
    use super::circles_in;
    use crate::sources::File;

    fn circles(files: &[(&str, &str)]) -> Vec<String> {
        let module = |path: &str| path.split("::").filter(|name| !name.is_empty()).map(Into::into).collect();
        let file = |(path, text): &(&str, &str)| File { module: module(path), text: (*text).to_owned() };
        circles_in(&files.iter().map(file).collect::<Vec<_>>())
            .iter()
            .map(|circle| circle.join(", "))
            .collect()
    }

    #[test]
    fn modules_that_use_each_other_are_told() {
        let one = ("one", "use super::two::Two;");
        assert_eq!(
            circles(&[("", "mod one; mod two;"), one, ("two", "fn f() { crate::one::f() }")]),
            ["one, two"]
        );
        let three = ("three", "use crate::{one, five::{A, B}};");
        assert_eq!(
            circles(&[
                ("", "mod one;"),
                one,
                ("two", "use super::three::{Three as T, f};"),
                three,
                ("five", "")
            ]),
            ["one, three, two"]
        );
        assert!(
            circles(&[("", "mod one; mod two;"), one, ("two", "/// See [`crate::one`].\nuse std::one;")])
                .is_empty()
        );
    }

    #[test]
    fn a_parent_that_calls_its_child_is_not_used_by_it() {
        let child = ("one", "use super::Shared;");
        assert_eq!(circles(&[("", "mod one; struct Shared; fn f() { one::f() }"), child]), ["crate, one"]);
        assert!(circles(&[("", "mod one; pub use one::f; struct Shared;"), child]).is_empty());
        assert_eq!(circles(&[("", "mod one; pub use one::f; struct Shared(f);"), child]), ["crate, one"]);
    }

    #[test]
    fn what_a_parent_shows_of_another_child_is_that_child() {
        let files = [
            ("", "mod one; mod two; pub use self::two::Two; fn f() { one::f() }"),
            ("one", "use super::Two;"),
            ("two", ""),
        ];
        assert!(circles(&files).is_empty());
    }

    #[test]
    fn tests_may_use_all() {
        let one = ("one", "#[cfg(test)]\nmod tests { use crate::two::f; }");
        assert!(circles(&[("", ""), one, ("two", "use super::one::f;")]).is_empty());
    }
}
