//! `planmark.toml`: which files belong to a workspace, and how much each rule matters in it.
//!
//! What must stay true: reading never fails. An unknown key or a bad value is a finding in the file itself, with its place, and the
//! rest of the file still counts.

mod check;
mod file;
mod references;

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

use ignore::Match;
use ignore::overrides::{Override, OverrideBuilder};
use planmark_findings::Message;
use planmark_knowledge::Registry;
use planmark_rules::{self, CONFIGURATION};
use planmark_syntax::{Language, Text};
use planmark_workspace::Settings;
use planmark_workspace::workspace::{Reported, ReportedFix};
use toml::de::DeTable;

use crate::files::{self, Problem};
use check::{Fitting, Wrong};

pub use file::{File, RegistrySection, WorkspaceSection};
pub use references::{Loaded, References};

/// The name of the file.
pub const FILE_NAME: &str = "planmark.toml";

/// The ending of plans, where no pattern says which files belong.
const ENDING: &str = "plan";

static SCHEMA: LazyLock<serde_json::Value> = LazyLock::new(|| schemars::schema_for!(File).to_value());

/// What a `planmark.toml` says.
#[derive(Debug)]
pub struct Configuration {
    /// The path of the file, as it is shown.
    pub path: PathBuf,
    /// Its text.
    pub text: Text,
    /// What of it counts.
    pub file: File,
    /// The settings of the analysis.
    pub settings: Settings,
    /// What is wrong with it.
    pub findings: Vec<Reported>,
    /// The folder that it lies in, from the root of the file system.
    folder: PathBuf,
    members: Override,
    languages: Vec<Language>,
}

impl Configuration {
    /// Reads the text of the file `path` that lies in `folder`, and the reference files that it names.
    #[must_use]
    pub fn read(path: &Path, folder: &Path, text: &str, references: &References) -> Self {
        let (table, problems) = DeTable::parse_recoverable(text);
        let mut fitting = Fitting::of(table.get_ref(), &SCHEMA);
        // What does not fit the schema is no longer in the value, and the schema is the type's own.
        let mut file: File = serde_json::from_value(std::mem::take(&mut fitting.value)).unwrap_or_default();
        let members = members(folder, &mut file.workspace, &mut fitting);
        let mut settings = Settings::default();
        settings.set_registry(registry(folder, &file.registry, references, &mut fitting));
        for (name, severity) in &file.rules {
            if let Some(rule) = planmark_rules::by_name(name) {
                settings.set_severity(rule, severity.parse().ok());
            }
        }
        settings.set_aliases(file.aliases.clone());
        let languages = file.workspace.languages.iter().filter_map(|code| code.parse().ok()).collect();
        // Where the notation is wrong, the rest was read as best it could be: what does not fit there may be the reader's fault.
        let wrong = if problems.is_empty() { fitting.wrong } else { syntax(&problems) };
        let findings = reported(wrong, &settings);
        Self {
            path: path.to_owned(),
            text: Text::new(text),
            file,
            settings,
            findings,
            folder: folder.to_owned(),
            members,
            languages,
        }
    }

    /// Whether a file below the folder of this configuration belongs to the workspace.
    #[must_use]
    pub fn includes(&self, file: &Path) -> bool {
        let below = file.strip_prefix(&self.folder).unwrap_or(file);
        let excluded_above = below
            .ancestors()
            .skip(1)
            .any(|folder| matches!(self.members.matched(folder, true), Match::Ignore(_)));
        match self.members.matched(below, false) {
            Match::Whitelist(_) => !excluded_above,
            Match::Ignore(_) => false,
            Match::None => !excluded_above && is_plan(file),
        }
    }

    /// Whether a file is one of the reference files that it names.
    #[must_use]
    pub fn refers_to(&self, file: &Path) -> bool {
        let same =
            |path: PathBuf| path == file || std::fs::canonicalize(&path).is_ok_and(|path| path == file);
        references::paths(&self.file.registry, &self.folder).any(same)
    }

    /// The paths of the reference files that it names.
    pub fn reference_files(&self) -> impl Iterator<Item = PathBuf> {
        references::paths(&self.file.registry, &self.folder)
    }

    /// Whether findings in documents of this language are to be told; `None` for a document that does not name its language.
    #[must_use]
    pub fn tells(&self, language: Option<Language>) -> bool {
        self.languages.is_empty() || language.is_none_or(|language| self.languages.contains(&language))
    }
}

/// Whether the file's name ends in `.plan`.
#[must_use]
pub fn is_plan(file: &Path) -> bool {
    file.extension().is_some_and(|ending| ending.eq_ignore_ascii_case(ENDING))
}

/// The JSON Schema of `planmark.toml`.
#[must_use]
pub fn schema() -> &'static serde_json::Value {
    &SCHEMA
}

/// The patterns of included and excluded files; one that cannot be read is told and taken out.
fn members(folder: &Path, section: &mut WorkspaceSection, fitting: &mut Fitting) -> Override {
    let mut builder = OverrideBuilder::new(folder);
    for (list, patterns, sign) in
        [("include", &mut section.include, ""), ("exclude", &mut section.exclude, "!")]
    {
        let mut index = 0;
        patterns.retain(|pattern| {
            let pointer = format!("/workspace/{list}/{index}");
            index += 1;
            let problem = if pattern.starts_with('!') {
                Some(Message::new("configuration-pattern-negated"))
            } else {
                let added = builder.add(&format!("{sign}{pattern}"));
                added.err().map(|error| Message::new("configuration-pattern").with("problem", plain(&error)))
            };
            let is_sound = problem.is_none();
            if let (Some(message), Some(range)) = (problem, fitting.places.get(&pointer)) {
                let message = message.with("pattern", pattern.as_str());
                fitting.wrong.push(Wrong { range: range.clone(), message, likely: None });
            }
            is_sound
        });
    }
    builder.build().unwrap_or_else(|_| Override::empty())
}

/// The cause alone, without the pattern, which the finding shows.
fn plain(error: &ignore::Error) -> String {
    match error {
        ignore::Error::Glob { err, .. } => err.clone(),
        other => other.to_string(),
    }
}

/// What the reference files say; what is wrong with one is told where it is named.
fn registry(
    folder: &Path,
    section: &RegistrySection,
    references: &References,
    fitting: &mut Fitting,
) -> Arc<Registry> {
    let loaded = references.load(section, folder);
    for (index, message) in &loaded.problems {
        if let Some(range) = fitting.places.get(&format!("/registry/files/{index}")) {
            fitting.wrong.push(Wrong { range: range.clone(), message: message.clone(), likely: None });
        }
    }
    Arc::clone(&loaded.registry)
}

fn syntax(problems: &[toml::de::Error]) -> Vec<Wrong> {
    let wrong = problems.iter().map(|problem| Wrong {
        range: problem.span().unwrap_or_default(),
        message: Message::new("configuration-syntax").with("problem", problem.message()),
        likely: None,
    });
    wrong.collect()
}

fn reported(wrong: Vec<Wrong>, settings: &Settings) -> Vec<Reported> {
    let Some(severity) = settings.severity(CONFIGURATION) else { return Vec::new() };
    let mut findings: Vec<Reported> = wrong
        .into_iter()
        .map(|wrong| Reported {
            rule: CONFIGURATION,
            severity,
            fixes: wrong.likely.into_iter().map(|likely| fix(&wrong.range, likely)).collect(),
            range: wrong.range,
            message: wrong.message,
            symbol: None,
        })
        .collect();
    findings.sort_by_key(|finding| (finding.range.start, finding.range.end));
    findings
}

fn fix(range: &std::ops::Range<usize>, likely: String) -> ReportedFix {
    ReportedFix {
        title: Message::new("change-to").with("text", likely.trim_matches('"')),
        edits: vec![(range.clone(), likely)],
    }
}

/// The configurations of files: for each the `planmark.toml` in its folder, or in the nearest folder above that has one.
#[derive(Debug, Default)]
pub struct Configurations {
    /// By the folder's path from the root of the file system.
    by_folder: HashMap<PathBuf, Option<Arc<Configuration>>>,
    /// The paths from the root of the file system of folders as they were given.
    full: HashMap<PathBuf, PathBuf>,
    /// Those that were found, in the order in which files asked for them.
    pub found: Vec<Arc<Configuration>>,
    /// Those that could not be read.
    pub problems: Vec<Problem>,
    /// The reference files that they name.
    references: References,
}

impl Configurations {
    /// The same configurations, to be read anew, as some of them changed.
    #[must_use]
    pub fn renewed(&self) -> Self {
        Self { references: self.references.clone(), ..Self::default() }
    }

    /// The reference files that were read.
    #[must_use]
    pub fn references(&self) -> &References {
        &self.references
    }

    /// The configuration of a file.
    pub fn of(&mut self, file: &Path) -> Option<Arc<Configuration>> {
        let folder = self.full_folder(file);
        self.of_folder(&folder)
    }

    /// Whether a file found in a folder belongs to its workspace.
    pub fn include(&mut self, file: &Path) -> bool {
        let folder = self.full_folder(file);
        match (self.of_folder(&folder), file.file_name()) {
            (Some(configuration), Some(name)) => configuration.includes(&folder.join(name)),
            _ => is_plan(file),
        }
    }

    /// The folder in which a file lies, from the root of the file system: without links and `..`, so that the folders above it are
    /// the ones that a person sees above it.
    fn full_folder(&mut self, file: &Path) -> PathBuf {
        let given = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        if let Some(known) = self.full.get(given) {
            return known.clone();
        }
        let full = std::fs::canonicalize(given).unwrap_or_else(|_| given.to_owned());
        self.full.insert(given.to_owned(), full.clone());
        full
    }

    fn of_folder(&mut self, folder: &Path) -> Option<Arc<Configuration>> {
        if let Some(known) = self.by_folder.get(folder) {
            return known.clone();
        }
        let path = folder.join(FILE_NAME);
        let configuration = if path.is_file() {
            self.load(&path, folder)
        } else {
            folder.parent().and_then(|above| self.of_folder(above))
        };
        self.by_folder.insert(folder.to_owned(), configuration.clone());
        configuration
    }

    fn load(&mut self, path: &Path, folder: &Path) -> Option<Arc<Configuration>> {
        let here = std::fs::canonicalize(".").unwrap_or_default();
        let shown = path.strip_prefix(&here).unwrap_or(path);
        match files::read_plan(path) {
            Ok(text) => {
                let configuration = Arc::new(Configuration::read(shown, folder, &text, &self.references));
                self.found.push(Arc::clone(&configuration));
                Some(configuration)
            }
            Err(problem) => {
                self.problems.push(Problem::new(shown, problem.cause));
                None
            }
        }
    }
}

#[cfg(test)]
mod tests;
