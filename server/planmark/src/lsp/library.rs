//! The texts of closed documents, which the workspace asks for where its records are not enough.

use std::sync::Arc;

use planmark_plan::DocumentId;
use planmark_syntax::{Language, MAX_DOCUMENT_BYTES, Text};
use planmark_workspace::workspace::Library;

use super::from_proto::id_path;
use crate::files::FileSystem;

/// The files in which they lie.
#[derive(Debug)]
pub(super) struct Files(pub(super) Arc<dyn FileSystem>);

impl Library for Files {
    fn text(&self, id: &DocumentId) -> Option<Text> {
        match self.0.read_text(id_path(id)?, MAX_DOCUMENT_BYTES) {
            Ok(text) => Some(Text::new(&text)),
            Err(problem) => {
                // It was there when it was read: who watches files will soon tell that it is gone.
                tracing::debug!("{}", problem.message().render(Language::En));
                None
            }
        }
    }
}
