//! Closed documents that were read again not long ago: whoever edits one plan asks about the same others at each keystroke.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

use planmark_plan::document::{Document, DocumentId};

/// How many are kept. A plan refers to some ten others.
const MOST: usize = 24;

/// The documents, the latest last. All clones of a workspace share them.
#[derive(Debug, Default)]
pub(crate) struct Recent(Mutex<VecDeque<Kept>>);

#[derive(Debug)]
struct Kept {
    id: DocumentId,
    /// The digest of the text by its record.
    hash: u64,
    document: Arc<Document>,
}

impl Recent {
    /// A document whose text has this digest, if it is kept.
    pub(crate) fn get(&self, id: &DocumentId, hash: u64) -> Option<Arc<Document>> {
        // A thread that panicked here left whole values behind.
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let at = kept.iter().position(|kept| kept.hash == hash && kept.id == *id)?;
        let found = kept.remove(at)?;
        let document = Arc::clone(&found.document);
        kept.push_back(found);
        Some(document)
    }

    /// Keeps a document, and lets go of the one that was asked for longest ago if there are too many.
    pub(crate) fn keep(&self, id: DocumentId, hash: u64, document: Arc<Document>) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.push_back(Kept { id, hash, document });
        while kept.len() > MOST {
            kept.pop_front();
        }
    }
}
