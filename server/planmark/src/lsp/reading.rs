//! How a request is answered: on a snapshot, away from the threads that move messages, and only if the answer is still true.

use std::cell::RefCell;
use std::collections::HashSet;
use std::ops::Range as Bytes;
use std::sync::Arc;

use planmark_ide::Place;
use planmark_plan::{Document, DocumentId};
use planmark_workspace::Workspace;
use tower_lsp::gen_lsp_types::{Location, Position, Range, TextEdit, Uri};
use tower_lsp::jsonrpc::{Error, Result};

use super::analyst::Snapshot;
use super::asked::revision_asked_at;
use super::lock::lock;
use super::profile::Profile;
use super::session::Session;
use super::workers::Lane;
use super::{from_proto, to_proto};

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

    /// The address of a document, as the client writes it where it has it open.
    pub(super) fn uri(&self, id: &DocumentId) -> Uri {
        let open = self.snapshot.open.get(id).map(|open| open.uri.clone());
        open.or_else(|| to_proto::file_uri(from_proto::id_path(id)?))
            .unwrap_or_else(|| Uri::from(id.as_str()))
    }

    /// A range of a document, which the answer then names.
    pub(super) fn proto_range(&self, id: &DocumentId, bytes: &Bytes<usize>) -> Option<Range> {
        let text = self.snapshot.workspace.text(id)?;
        self.named.borrow_mut().insert(id.clone());
        Some(to_proto::range(text, bytes, self.profile.encoding))
    }

    /// A place, by the part of it that matters.
    pub(super) fn location(&self, place: &Place) -> Option<Location> {
        Some(Location { uri: self.uri(&place.id), range: self.proto_range(&place.id, &place.focus)? })
    }
}

impl About<'_> {
    /// The byte offset of a position in the document.
    pub(super) fn offset(&self, position: Position) -> usize {
        from_proto::offset(self.document.text(), position, self.reader.profile.encoding)
    }

    /// The bytes of a range in the document.
    pub(super) fn range(&self, range: Range) -> Bytes<usize> {
        from_proto::range(self.document.text(), range, self.reader.profile.encoding)
    }

    /// The range of bytes in the document.
    pub(super) fn proto_range(&self, bytes: &Bytes<usize>) -> Range {
        to_proto::range(self.document.text(), bytes, self.reader.profile.encoding)
    }

    /// Edits of the document.
    pub(super) fn edits(&self, edits: &[(Bytes<usize>, String)]) -> Vec<TextEdit> {
        let edit = |(range, text): &(Bytes<usize>, String)| TextEdit {
            range: self.proto_range(range),
            new_text: text.clone(),
        };
        edits.iter().map(edit).collect()
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
    let snapshot = session.analyst.snapshot_at(asked_at).await;
    if stale() {
        return Err(Error::content_modified());
    }
    let Some(profile) = session.profile().cloned() else { return Err(Error::internal_error()) };
    let revision = snapshot.revision;
    let work = session.workers().run(Lane::Request, move || {
        let mut reader = Reader { snapshot, profile, named: RefCell::default() };
        let answer = answer(&mut reader);
        (answer, reader.named.into_inner())
    });
    let (answer, named) = work.await.map_err(|_| Error::internal_error())?;
    if stale() || named.iter().any(|id| session.changed_after(id, revision)) {
        return Err(Error::content_modified());
    }
    Ok(answer)
}
