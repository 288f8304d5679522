//! Reading the reference files that `[registry]` names.
//!
//! What must stay true: a file that did not change is read once, however often its configuration is; one that cannot be read costs
//! itself alone.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use planmark_findings::Message;
use planmark_knowledge::Registry;
use planmark_knowledge::registry::RegistryBuilder;

use super::RegistrySection;
use crate::files::{self, Cause, Stamp};

/// The largest reference file that is read, in bytes. All that the Organization ever adopted, in six languages, is a tenth of it.
const MAX_BYTES: usize = 256 * 1024 * 1024;

/// How many different sets of reference files are kept.
const MOST_KEPT: usize = 8;

/// Reference files that were read. A clone shares them.
#[derive(Clone, Debug, Default)]
pub struct References(Arc<Mutex<HashMap<Wanted, Arc<Loaded>>>>);

/// What was read of a set of reference files.
#[derive(Debug, Default)]
pub struct Loaded {
    /// What they say.
    pub registry: Arc<Registry>,
    /// What is wrong with them, by their places in the list.
    pub problems: Vec<(usize, Message)>,
}

/// A set of reference files as they are now.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Wanted {
    files: Vec<(PathBuf, Option<Stamp>)>,
    data_date: Option<String>,
}

impl References {
    /// Reads the files that a section names. Paths count from `folder`.
    #[must_use]
    pub fn load(&self, section: &RegistrySection, folder: &Path) -> Arc<Loaded> {
        if section.files.is_empty() {
            return Arc::default();
        }
        let paths = paths(section, folder).map(|path| (Stamp::of(&path), path));
        let wanted = Wanted {
            files: paths.map(|(stamp, path)| (path, stamp)).collect(),
            data_date: section.data_date.clone(),
        };
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(loaded) = kept.get(&wanted) {
            return Arc::clone(loaded);
        }
        let loaded = Arc::new(read(section, &wanted));
        if kept.len() >= MOST_KEPT {
            kept.clear();
        }
        kept.insert(wanted, Arc::clone(&loaded));
        loaded
    }
}

/// The paths of the files that a section names.
pub(super) fn paths(section: &RegistrySection, folder: &Path) -> impl Iterator<Item = PathBuf> {
    section.files.iter().map(|file| folder.join(file))
}

fn read(section: &RegistrySection, wanted: &Wanted) -> Loaded {
    let mut problems = Vec::new();
    let mut places = Vec::new();
    let mut builder = RegistryBuilder::default();
    for (place, (name, (path, _))) in section.files.iter().zip(&wanted.files).enumerate() {
        match files::read_text(path, MAX_BYTES) {
            Ok(text) => {
                builder = builder.file(name, &text);
                places.push(place);
            }
            Err(problem) if problem.cause == Cause::Missing => {
                problems.push((place, Message::new("configuration-file").with("file", name)));
            }
            Err(problem) => problems.push((place, problem.message())),
        }
    }
    let told = builder.problems().iter();
    problems.extend(told.filter_map(|problem| Some((*places.get(problem.file)?, problem.message.clone()))));
    problems.sort_by_key(|(place, _)| *place);
    let registry = builder.data_date(section.data_date.as_deref()).build();
    Loaded { registry: Arc::new(registry), problems }
}
