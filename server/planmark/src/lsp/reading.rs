//! How a request is answered: on a snapshot, away from the threads that move messages, and only if the answer is still true.

use std::cell::RefCell;
use std::collections::HashSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use planmark_plan::{Document, DocumentId};
use planmark_syntax::Text;
use planmark_workspace::Workspace;
use serde::Serialize;
use serde_json::value::to_raw_value;
use tower_lsp::gen_lsp_types::{Position, Uri};
use tower_lsp::jsonrpc::{Error, Result};

use super::analyst::Snapshot;
use super::front::revision_asked_at;
use super::profile::Profile;
use super::session::{Session, lock};
use super::written::answer_with;
use super::{from_proto, panics};

/// What a request reads from.
#[derive(Debug)]
pub(super) struct Reader {
    /// What was known when the request was looked at.
    pub(super) snapshot: Snapshot,
    /// What was agreed with the client.
    pub(super) profile: Profile,
    /// The documents in which the answer names places.
    named: RefCell<HashSet<DocumentId>>,
}

/// The document that a request is about.
#[derive(Debug)]
pub(super) struct About<'a> {
    /// What else it reads from.
    pub(super) reader: &'a Reader,
    /// Its name in the workspace.
    pub(super) id: &'a DocumentId,
    /// The document.
    pub(super) document: &'a Document,
}

impl Reader {
    /// The documents.
    pub(super) fn workspace(&self) -> &Workspace {
        &self.snapshot.workspace
    }

    /// The text of a document in which the answer names a place.
    pub(super) fn text_of(&self, id: &DocumentId) -> Option<&Text> {
        let document = self.snapshot.workspace.document(id)?;
        self.named.borrow_mut().insert(id.clone());
        Some(document.text())
    }
}

impl About<'_> {
    /// The byte offset of a position in the document.
    pub(super) fn offset(&self, position: Position) -> usize {
        from_proto::offset(self.document.text(), position, self.reader.profile.encoding)
    }

    /// The bytes of a range in the document.
    pub(super) fn range(&self, range: tower_lsp::gen_lsp_types::Range) -> std::ops::Range<usize> {
        from_proto::range(self.document.text(), range, self.reader.profile.encoding)
    }
}

/// Answers a request about a document. Nothing for a document that is not known; [`Error::content_modified`] where it, or another one
/// in which the answer names places, has changed in the meantime.
pub(super) async fn read<T: Send + 'static>(
    session: &Arc<Session>,
    uri: &Uri,
    answer: impl FnOnce(&About<'_>) -> Option<T> + Send + 'static,
) -> Result<Option<T>> {
    let id = from_proto::document_id(uri);
    let asked_at = revision_asked_at();
    let about = id.clone();
    let stale = || session.changed_after(&id, asked_at);
    let owner = Arc::clone(session);
    let answered = run(session, asked_at, stale, move |reader| {
        // What is known of resolutions belongs to the settings that hold for the document.
        reader.snapshot.workspace.set_settings(lock(&owner.preferences).settings(&about));
        let reader = &*reader;
        let document = reader.snapshot.workspace.document(&about)?;
        answer(&About { reader, id: &about, document })
    });
    answered.await
}

/// Like [`read`], for answers that grow with the document: they are written where they are worked out.
pub(super) async fn read_much<T: Serialize>(
    session: &Arc<Session>,
    uri: &Uri,
    answer: impl FnOnce(&About<'_>) -> Option<T> + Send + 'static,
) -> Result<()> {
    let written = |about: &About<'_>| {
        let written = to_raw_value(&answer(about)?);
        written.inspect_err(|error| tracing::error!("an answer cannot be written: {error}")).ok()
    };
    if let Some(written) = read(session, uri, written).await? {
        answer_with(written);
    }
    Ok(())
}

/// Answers a request about all documents.
pub(super) async fn read_all<T: Send + 'static>(
    session: &Arc<Session>,
    answer: impl FnOnce(&Reader) -> Option<T> + Send + 'static,
) -> Result<Option<T>> {
    run(session, revision_asked_at(), || false, |reader| answer(reader)).await
}

async fn run<T: Send + 'static>(
    session: &Arc<Session>,
    asked_at: u64,
    stale: impl Fn() -> bool,
    answer: impl FnOnce(&mut Reader) -> Option<T> + Send + 'static,
) -> Result<Option<T>> {
    let Some(snapshot) = session.analyst.snapshot_at(asked_at).await else {
        tracing::error!("the analysis has ended");
        return Err(Error::internal_error());
    };
    if stale() {
        return Err(Error::content_modified());
    }
    let Some(profile) = session.profile().cloned() else { return Err(Error::internal_error()) };
    let revision = snapshot.revision;
    // A request that is cancelled is dropped: the work for it is not begun if it has not been.
    let wanted = Wanted(Arc::new(AtomicBool::new(true)));
    let still_wanted = Arc::clone(&wanted.0);
    let work = tokio::task::spawn_blocking(move || {
        if !still_wanted.load(Ordering::Relaxed) {
            return (None, HashSet::new());
        }
        let mut reader = Reader { snapshot, profile, named: RefCell::default() };
        let answer = answer(&mut reader);
        (answer, reader.named.into_inner())
    });
    let (answer, named) = work.await.map_err(|error| {
        let panic = error.try_into_panic();
        tracing::error!(
            "a request could not be served: {}",
            panic.as_deref().map_or("it was not run", panics::cause)
        );
        Error::internal_error()
    })?;
    drop(wanted);
    if stale() || named.iter().any(|id| session.changed_after(id, revision)) {
        return Err(Error::content_modified());
    }
    Ok(answer)
}

/// Says so when nobody waits any more.
struct Wanted(Arc<AtomicBool>);

impl Drop for Wanted {
    fn drop(&mut self) {
        self.0.store(false, Ordering::Relaxed);
    }
}
