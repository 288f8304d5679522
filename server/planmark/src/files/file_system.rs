//! Where files are.

use std::fmt::Debug;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::encoding::decode;
use super::problem::Problem;

/// Where files are: the program hands it to whatever reads files on its own account.
pub trait FileSystem: Debug + Send + Sync {
    /// The files below folders that `belongs`, in the order of names, without those that are hidden or ignored; and what could not be
    /// looked at.
    fn find(
        &self,
        folders: &[PathBuf],
        belongs: &mut dyn FnMut(&Path) -> bool,
    ) -> (Vec<PathBuf>, Vec<Problem>);

    /// What a file is like now; `None` if it cannot be asked.
    fn stamp(&self, path: &Path) -> Option<Stamp>;

    /// Reads a file of at most `limit` bytes.
    ///
    /// # Errors
    ///
    /// If the file cannot be read, is no regular file, or is larger.
    fn read(&self, path: &Path, limit: usize) -> Result<Vec<u8>, Problem>;

    /// Whether there is such a file.
    fn is_file(&self, path: &Path) -> bool;

    /// Whether there is such a folder.
    fn is_folder(&self, path: &Path) -> bool;

    /// The path from the root, without links and `..`; `None` if nothing has this name.
    fn canonical(&self, path: &Path) -> Option<PathBuf>;

    /// Reads a text of at most `limit` bytes.
    ///
    /// # Errors
    ///
    /// If the file cannot be read, is larger, or is not text in UTF-8.
    fn read_text(&self, path: &Path, limit: usize) -> Result<String, Problem> {
        let bytes = self.read(path, limit)?;
        decode(bytes).map_err(|cause| Problem::new(path, cause))
    }
}

/// What a file was like when it was read: as long as it is like that, it need not be read again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Stamp {
    length: u64,
    modified: Option<SystemTime>,
}

impl Stamp {
    /// What a file of this length is like that was changed last at this time, where that is known.
    #[must_use]
    pub fn new(length: u64, modified: Option<SystemTime>) -> Self {
        Self { length, modified }
    }
}
