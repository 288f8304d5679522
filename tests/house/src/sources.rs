//! The source files of a crate.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::tokens::Source;

/// A source file, which is a module.
#[derive(Clone, Debug)]
pub(crate) struct File {
    /// The path of the module in its crate; of `lib.rs` or `main.rs` it is empty.
    pub(crate) module: Vec<String>,
    /// What it says.
    pub(crate) text: String,
}

/// The folders in a folder, by their paths from the top of the repository, in their order.
pub(crate) fn folders(repository: &Path, folder: &str) -> Result<Vec<String>> {
    let mut found = Vec::new();
    for (name, path) in entries(&repository.join(folder))? {
        if path.is_dir() && name != "src" && name != "tests" && name != "target" {
            found.push(format!("{folder}/{name}"));
        }
    }
    Ok(found)
}

/// The source files of a crate, without those that are there for tests alone. A program beside a library is left out: it only calls it.
pub(crate) fn files(src: &Path) -> Result<Vec<File>> {
    let mut files = Vec::new();
    if src.is_dir() {
        collect(src, &[], &mut files)?;
    }
    let for_tests: Vec<Vec<String>> = files
        .iter()
        .flat_map(|file| {
            let declared = Source::read(&file.text).test_modules;
            declared.into_iter().map(|name| file.module.iter().cloned().chain([name]).collect())
        })
        .collect();
    files.retain(|file| !for_tests.iter().any(|module| file.module.starts_with(module)));
    Ok(files)
}

/// The lines of a crate without tests and generated files.
pub(crate) fn lines(src: &Path) -> Result<usize> {
    let written = files(src)?.into_iter().filter(|file| !file.module.iter().any(|name| name == "generated"));
    let without_tests = |file: File| match file.text.find("#[cfg(test)]\nmod tests {") {
        Some(end) => file.text[..end].lines().count(),
        None => file.text.lines().count(),
    };
    Ok(written.map(without_tests).sum())
}

fn collect(folder: &Path, module: &[String], files: &mut Vec<File>) -> Result<()> {
    let has_library = folder.join("lib.rs").is_file();
    for (name, path) in entries(folder)? {
        if path.is_dir() {
            if !(module.is_empty() && name == "bin") {
                collect(&path, &[module, &[name]].concat(), files)?;
            }
            continue;
        }
        let Some(name) = name.strip_suffix(".rs") else { continue };
        let is_root = module.is_empty() && matches!(name, "lib" | "main");
        if name == "main" && has_library {
            continue;
        }
        let own =
            if is_root || name == "mod" { module.to_vec() } else { [module, &[name.to_owned()]].concat() };
        let text = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        files.push(File { module: own, text });
    }
    Ok(())
}

fn entries(folder: &Path) -> Result<Vec<(String, std::path::PathBuf)>> {
    let listed = fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
    let mut entries = Vec::new();
    for entry in listed {
        let entry = entry?;
        entries.push((entry.file_name().to_string_lossy().into_owned(), entry.path()));
    }
    entries.sort();
    Ok(entries)
}
