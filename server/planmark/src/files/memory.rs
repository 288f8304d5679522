//! Files that were handed in, where there is no file system: in a browser, and in tests.

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

use super::file_system::{FileSystem, Stamp};
use super::problem::{Cause, Problem};

/// Files that were handed in. A clone shares them.
#[derive(Clone, Debug, Default)]
pub struct Memory(Arc<Mutex<Held>>);

#[derive(Debug, Default)]
struct Held {
    files: BTreeMap<PathBuf, Arc<[u8]>>,
    /// How often each was handed in: the clock by which its stamps tell one content from the next.
    times: HashMap<PathBuf, u64>,
}

impl Memory {
    /// Takes a file, in the place of one of the same path.
    pub fn put(&self, path: &Path, bytes: &[u8]) {
        let mut held = self.held();
        held.files.insert(path.to_owned(), bytes.into());
        *held.times.entry(path.to_owned()).or_default() += 1;
    }

    /// Forgets a file, or a folder with all below it.
    pub fn remove(&self, path: &Path) {
        self.held().files.retain(|file, _| !file.starts_with(path));
    }

    fn held(&self) -> MutexGuard<'_, Held> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn file(&self, path: &Path) -> Option<Arc<[u8]>> {
        self.held().files.get(path).cloned()
    }
}

impl FileSystem for Memory {
    fn find(
        &self,
        folders: &[PathBuf],
        belongs: &mut dyn FnMut(&Path) -> bool,
    ) -> (Vec<PathBuf>, Vec<Problem>) {
        let paths: Vec<PathBuf> = self.held().files.keys().cloned().collect();
        let lies_in = |path: &PathBuf| folders.iter().any(|folder| path.starts_with(folder));
        (paths.into_iter().filter(|path| lies_in(path) && belongs(path)).collect(), Vec::new())
    }

    fn stamp(&self, path: &Path) -> Option<Stamp> {
        let length = self.file(path)?.len() as u64;
        let times = self.held().times.get(path).copied().unwrap_or_default();
        Some(Stamp::new(length, Some(SystemTime::UNIX_EPOCH + Duration::from_secs(times))))
    }

    fn read(&self, path: &Path, limit: usize) -> Result<Vec<u8>, Problem> {
        let bytes = self.file(path).ok_or_else(|| Problem::new(path, Cause::Missing))?;
        if bytes.len() > limit {
            return Err(Problem::new(path, Cause::TooLarge { size: bytes.len() as u64, limit }));
        }
        Ok(bytes.to_vec())
    }

    fn is_file(&self, path: &Path) -> bool {
        self.held().files.contains_key(path)
    }

    fn is_folder(&self, path: &Path) -> bool {
        let held = self.held();
        held.files.keys().any(|file| file != path && file.starts_with(path))
    }

    fn canonical(&self, path: &Path) -> Option<PathBuf> {
        (self.is_file(path) || self.is_folder(path)).then(|| path.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};

    use super::{FileSystem, Memory};

    #[test]
    fn what_is_handed_in_is_found_and_read_until_it_is_taken_back() {
        let memory = Memory::default();
        memory.put(Path::new("/plans/b.plan"), b"b");
        memory.put(Path::new("/plans/a.plan"), b"a");
        memory.put(Path::new("/other/c.plan"), b"c");
        let find = |folder: &str| memory.find(&[PathBuf::from(folder)], &mut |_| true).0;
        assert_eq!(find("/plans"), [Path::new("/plans/a.plan"), Path::new("/plans/b.plan")]);
        assert_eq!(memory.read_text(Path::new("/plans/a.plan"), 9).unwrap(), "a");
        assert!(memory.read(Path::new("/plans/a.plan"), 0).is_err());
        assert!(memory.is_folder(Path::new("/plans")) && !memory.is_folder(Path::new("/plans/a.plan")));

        let before = memory.stamp(Path::new("/plans/a.plan"));
        memory.put(Path::new("/plans/a.plan"), b"x");
        assert_ne!(memory.stamp(Path::new("/plans/a.plan")), before);
        memory.remove(Path::new("/plans"));
        assert!(find("/plans").is_empty() && !memory.is_file(Path::new("/plans/b.plan")));
        assert_eq!(memory.canonical(Path::new("/plans")), None);
    }
}
