//! What the session asks of whoever has the files: a thread of the native program, or the page around a browser's worker.

use std::path::PathBuf;

use planmark_analysis::DocumentId;

/// Something to look after. Nobody waits for it.
#[derive(Debug)]
pub(super) enum Errand {
    /// Read the folders of the workspace.
    Begin,
    /// These files or folders came, changed or went.
    Changed(Vec<PathBuf>),
    /// The client closed a text: from now on its file counts, if it has one.
    Closed(DocumentId),
    /// Folders were added to the workspace, and others taken out.
    Folders {
        /// Those that came.
        added: Vec<PathBuf>,
        /// Those that went.
        removed: Vec<PathBuf>,
    },
    /// The editor's settings changed.
    Configured,
}
