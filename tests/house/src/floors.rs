//! The crates, the floors on which they stand, and the arrows between them.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::sources;

/// A crate of the house.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Crate {
    /// Its name as a package.
    pub name: String,
    /// Where it lies, from the top of the repository: `server/convert/docx`.
    pub folder: String,
    /// What `[package.metadata.planmark]` says of it.
    pub floor: Option<i64>,
    /// The crates of the house that it uses. Those that only its tests use are not among them: a test may look upward.
    pub uses: Vec<String>,
    /// Its lines of Rust without tests and generated files.
    pub lines: usize,
}

/// All crates, the highest first.
#[derive(Clone, Debug, Default)]
pub struct House {
    /// The crates.
    pub crates: Vec<Crate>,
}

/// The crate that writes generated files, the drawing of the house among them: it lies beside the server and is no part of it.
const OUTSIDE: &str = "server/xtask";

impl House {
    /// Reads the manifests below `grammar` and `server`.
    ///
    /// # Errors
    ///
    /// When a manifest or a source cannot be read.
    pub fn read(repository: &Path) -> Result<Self> {
        let mut folders = vec!["grammar".to_owned()];
        let within = |folder: &str| sources::folders(repository, folder);
        for room in within("server")? {
            folders.extend(within(&room)?);
            folders.push(room);
        }
        folders.retain(|folder| folder != OUTSIDE && repository.join(folder).join("Cargo.toml").is_file());
        let mut crates: Vec<Crate> =
            folders.into_iter().map(|folder| read_crate(repository, folder)).collect::<Result<_>>()?;
        let names: Vec<String> = crates.iter().map(|one| one.name.clone()).collect();
        for one in &mut crates {
            one.uses.retain(|used| names.contains(used));
            one.uses.sort();
            one.uses.dedup();
        }
        crates.sort_by_key(|one| (std::cmp::Reverse(one.floor), one.folder.clone()));
        Ok(Self { crates })
    }

    /// What is wrong with the floors: a crate without one, an arrow upward, an arrow along a floor from one room into another.
    #[must_use]
    pub fn problems(&self) -> Vec<String> {
        let mut problems = Vec::new();
        for one in &self.crates {
            let Some(floor) = one.floor else {
                let told = "has no floor: its manifest must say [package.metadata.planmark] floor = N";
                problems.push(format!("{} {told}", one.folder));
                continue;
            };
            for used in one.uses.iter().filter_map(|name| self.named(name)) {
                let Some(below) = used.floor else { continue };
                if below > floor || (below == floor && used.room() != one.room()) {
                    let arrow = format!("{} (floor {floor}) uses {}", one.folder, used.folder);
                    problems
                        .push(format!("{arrow} (floor {below}): what it needs of it must lie below both"));
                }
            }
        }
        problems
    }

    /// A crate by its name as a package.
    #[must_use]
    pub fn named(&self, name: &str) -> Option<&Crate> {
        self.crates.iter().find(|one| one.name == name)
    }
}

impl Crate {
    /// The folder that it shares with the crates of its room: `server/convert` for `server/convert/docx`.
    #[must_use]
    pub fn room(&self) -> &str {
        self.folder.match_indices('/').nth(1).map_or(&*self.folder, |(end, _)| &self.folder[..end])
    }
}

fn read_crate(repository: &Path, folder: String) -> Result<Crate> {
    let path = repository.join(&folder).join("Cargo.toml");
    let manifest = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let manifest: toml::Table =
        manifest.parse().with_context(|| format!("cannot read {}", path.display()))?;
    let package = manifest.get("package").with_context(|| format!("{} is no package", path.display()))?;
    let name = package.get("name").and_then(toml::Value::as_str).unwrap_or_default().to_owned();
    let floor = ["metadata", "planmark", "floor"].iter().try_fold(package, |value, key| value.get(key));
    let everywhere = [&manifest].into_iter().chain(
        manifest
            .get("target")
            .and_then(toml::Value::as_table)
            .into_iter()
            .flatten()
            .filter_map(|(_, it)| it.as_table()),
    );
    let uses = everywhere
        .flat_map(|table| ["dependencies", "build-dependencies"].map(|kind| table.get(kind)))
        .filter_map(|dependencies| Some(dependencies?.as_table()?.keys().cloned()))
        .flatten()
        .collect();
    let lines = sources::lines(&repository.join(&folder).join("src"))?;
    Ok(Crate { name, floor: floor.and_then(toml::Value::as_integer), uses, lines, folder })
}

#[cfg(test)]
mod tests {
    use super::{Crate, House};

    fn one(folder: &str, floor: Option<i64>, uses: &[&str]) -> Crate {
        let uses = uses.iter().map(|used| (*used).to_owned()).collect();
        Crate { name: folder.to_owned(), folder: folder.to_owned(), floor, uses, lines: 0 }
    }

    #[test]
    fn an_arrow_upward_or_along_a_floor_is_told() {
        let crates = vec![
            one("server/ide", Some(9), &["server/convert"]),
            one("server/convert", Some(8), &["server/convert/docx", "server/ide", "server/plan"]),
            one("server/convert/docx", Some(8), &["server/other"]),
            one("server/other", Some(8), &[]),
            one("server/plan", None, &[]),
        ];
        assert_eq!(
            House { crates }.problems(),
            [
                "server/convert (floor 8) uses server/ide (floor 9): what it needs of it must lie below both",
                "server/convert/docx (floor 8) uses server/other (floor 8): what it needs of it must lie below both",
                "server/plan has no floor: its manifest must say [package.metadata.planmark] floor = N",
            ]
        );
    }
}
