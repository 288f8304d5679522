//! The published texts, where `PLANMARK_CORPUS` names their folder. Unset, these tests say so and do nothing.

use std::collections::BTreeMap;
use std::path::PathBuf;

use planmark_convert::{Import, Options, Source, import};

/// The text files of the corpus, or nothing where there is none.
pub(crate) fn texts() -> Vec<(String, String)> {
    let Some(folder) = std::env::var_os("PLANMARK_CORPUS").map(PathBuf::from) else {
        println!("skipped: PLANMARK_CORPUS is not set");
        return Vec::new();
    };
    let mut texts: Vec<(String, String)> = std::fs::read_dir(&folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .map(|path| {
            (
                path.file_name().unwrap().to_string_lossy().into_owned(),
                std::fs::read_to_string(&path).unwrap(),
            )
        })
        .collect();
    texts.sort();
    assert!(!texts.is_empty(), "{}: no text files", folder.display());
    texts
}

pub(crate) fn read(name: &str, text: &str) -> Import {
    import(Source { name, bytes: text.as_bytes() }, &Options::default(), |_| {}).unwrap()
}

fn characters<'t>(texts: impl IntoIterator<Item = &'t str>) -> BTreeMap<char, i64> {
    let mut counts = BTreeMap::new();
    for character in texts.into_iter().flat_map(str::chars).filter(|character| !character.is_whitespace()) {
        *counts.entry(character).or_default() += 1;
    }
    counts
}

#[test]
fn every_character_is_placed_or_dropped() {
    for (name, text) in texts() {
        let imported = read(&name, &text);
        let account = &imported.account;
        assert_eq!(account.unaccounted(), 0, "{name}");
        assert_eq!(account.characters, account.placed + account.dropped_total(), "{name}");
        // Not the number alone: each character of the source is in a plan or among what was removed.
        let mut missing = characters([text.as_str()]);
        let kept = imported.files.iter().map(|file| file.text.as_str());
        for (character, count) in
            characters(kept.chain(account.removed.iter().map(|removed| removed.text.as_str())))
        {
            *missing.entry(character).or_default() -= count;
        }
        missing.retain(|character, count| *count > 0 && !character.is_control());
        assert!(missing.is_empty(), "{name}: {missing:?}");
    }
}

#[test]
fn importing_twice_gives_the_same_bytes() {
    for (name, text) in texts() {
        let (one, other) = (read(&name, &text), read(&name, &text));
        assert_eq!(one.files, other.files, "{name}");
        assert_eq!(one.account, other.account, "{name}");
    }
}

/// A table of accomplishments, as it was printed: the number of indicators of each.
fn tables(plan: &str) -> Vec<Vec<usize>> {
    let mut tables = Vec::new();
    let mut open = false;
    for line in plan.lines() {
        if line.starts_with('#') {
            open = line.contains("预期成") && line.contains(" 秘书处");
            if open {
                tables.push(Vec::new());
            }
        } else if let (true, Some(table)) = (open, tables.last_mut()) {
            if line.starts_with('(') || line.starts_with("- ") {
                table.push(0);
            } else if line.starts_with("    ")
                && let Some(last) = table.last_mut()
            {
                *last += 1;
            }
        }
    }
    tables
}

#[test]
fn every_accomplishment_has_an_indicator_and_no_table_is_empty() {
    for (name, text) in texts() {
        for file in read(&name, &text).files {
            for table in tables(&file.text) {
                assert!(!table.is_empty() && !table.contains(&0), "{name} {}: {table:?}", file.name);
            }
        }
    }
}

#[test]
fn blanks_at_line_ends_only_help() {
    // A tool that cuts the blanks at the ends of lines leaves the same tables.
    for (name, text) in texts() {
        let cut: String = text.lines().flat_map(|line| [line.trim_end(), "\n"]).collect();
        let tables_of = |text: &str| -> Vec<Vec<usize>> {
            read(&name, text)
                .files
                .iter()
                .flat_map(|file| tables(&file.text))
                .map(|table| vec![table.len()])
                .collect()
        };
        assert_eq!(tables_of(&text), tables_of(&cut), "{name}");
    }
}

#[test]
fn the_programme_of_2006_2007_is_read_whole() {
    for (name, text) in texts().into_iter().filter(|(name, _)| name.contains("2006-2007")) {
        let imported = read(&name, &text);
        assert_eq!(imported.files.len(), 1);
        let plan = &imported.files[0].text;
        let tables = tables(plan);
        let accomplishments: usize = tables.iter().map(Vec::len).sum();
        let indicators: usize = tables.iter().flatten().sum();
        let mandates = plan.split("## 授权文书\n").nth(1).unwrap();
        let mandates = mandates.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).count();
        assert_eq!((tables.len(), accomplishments, indicators, mandates), (6, 10, 14, 72));
    }
}

#[test]
fn little_is_uncertain() {
    // Counted by looking each up in the source: page breaks in tables, footnotes without a mark, tables whose columns no line tells.
    let most = [("annual", 16), ("biennial-2006", 1), ("biennial-2018", 2), ("report", 0), ("revision", 0)];
    for (name, text) in texts() {
        let doubts = read(&name, &text).account.uncertain;
        let (_, most) = most.iter().find(|(start, _)| name.starts_with(start)).unwrap();
        assert!(doubts.len() <= *most, "{name}: {doubts:#?}");
    }
}
