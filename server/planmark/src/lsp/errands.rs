//! What is to be done with files.

use std::path::PathBuf;

use planmark_plan::DocumentId;

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

/// What whoever drives the session is asked to watch from now on, in the place of what it was asked before. What changes there comes
/// back by [`super::Core::files_changed`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Watch {
    /// Folders with all below them, for plans and configurations; none where the client watches files itself.
    pub folders: Vec<PathBuf>,
    /// Folders, without what lies in folders in them, for the reference files that configurations name.
    pub references: Vec<PathBuf>,
}
