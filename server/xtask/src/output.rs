//! A generated file: where it belongs and what it holds.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

/// A generated file.
pub(crate) struct Output {
    /// Path from the top of the repository, with `/`.
    pub(crate) path: String,
    /// What the file must hold.
    pub(crate) contents: Vec<u8>,
}

impl Output {
    /// A text file.
    pub(crate) fn text(path: impl Into<String>, contents: impl Into<String>) -> Self {
        Self { path: path.into(), contents: contents.into().into_bytes() }
    }

    /// Whether the file on disk holds what it must hold.
    pub(crate) fn is_current(&self, repository: &Path) -> bool {
        fs::read(repository.join(&self.path)).is_ok_and(|on_disk| on_disk == self.contents)
    }

    /// Writes the file.
    ///
    /// # Errors
    ///
    /// When the folder or the file cannot be written.
    pub(crate) fn write(&self, repository: &Path) -> Result<()> {
        let path = repository.join(&self.path);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
        }
        fs::write(&path, &self.contents).with_context(|| format!("cannot write {}", path.display()))
    }
}
