//! Findings on their way to the client.
//!
//! What must stay true: a list of findings goes out with the version that it was found in, and never after a newer version has come
//! in; what changed last is looked at first; a list is capped, and says so.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;

use planmark_findings::Message;
use planmark_plan::{Document, DocumentId};
use planmark_syntax::{Language, MAX_DOCUMENT_BYTES, Text};
use planmark_workspace::workspace::Reported;
use tower_lsp::gen_lsp_types::{Diagnostic, Uri};

use super::analyst::Snapshot;
use super::profile::Profile;
use super::session::{Session, lock};
use super::texts::OpenText;
use super::to_proto;
use crate::configuration::Configuration;

/// The most findings of one document that are sent. More than that nobody reads at once, and each costs time on every keystroke.
const MAX_FINDINGS: usize = 200;

/// Sends findings as they are made, until the session ends.
pub(super) async fn publish(session: Arc<Session>) {
    let mut snapshots = session.analyst.snapshots();
    let mut board = Board::default();
    while snapshots.changed().await.is_ok() {
        let snapshot = snapshots.borrow_and_update().clone();
        for id in board.documents(&snapshot) {
            let is_changed = board.is_changed(&snapshot, &id);
            board = board.show(&session, &snapshot, id).await;
            // Whatever only depends on what changed waits until the typing pauses.
            if !is_changed && snapshots.has_changed().unwrap_or(true) {
                break;
            }
        }
        board = board.show_configurations(&session).await;
    }
}

/// What the client was shown last.
#[derive(Default)]
struct Board {
    documents: HashMap<DocumentId, Shown>,
    configurations: HashMap<PathBuf, (Uri, Option<i32>, Vec<Diagnostic>)>,
    words: Words,
}

/// What the client was shown of a document.
struct Shown {
    uri: Uri,
    version: i32,
    document: Option<Arc<Document>>,
    findings: Vec<Reported>,
    total: usize,
}

/// Messages that were put into words lately: between two keystrokes most findings stay.
#[derive(Default)]
struct Words(HashMap<Message, String>);

impl Words {
    fn of(&mut self, message: &Message, language: Language) -> String {
        if let Some(words) = self.0.get(message) {
            return words.clone();
        }
        if self.0.len() > 16 * MAX_FINDINGS {
            self.0.clear();
        }
        let words = message.render(language);
        self.0.insert(message.clone(), words.clone());
        words
    }
}

impl Board {
    /// The documents to look at: those that changed first, then the others that are open, then those that no longer are.
    fn documents(&self, snapshot: &Snapshot) -> Vec<DocumentId> {
        let mut open: Vec<&DocumentId> = snapshot.open.keys().collect();
        open.sort_by_key(|id| (!self.is_changed(snapshot, id), *id));
        let closed = self.documents.keys().filter(|id| !snapshot.open.contains_key(id));
        open.into_iter().chain(closed).cloned().collect()
    }

    fn is_changed(&self, snapshot: &Snapshot, id: &DocumentId) -> bool {
        let shown = self.documents.get(id).and_then(|shown| shown.document.as_ref());
        match (shown, snapshot.workspace.document(id)) {
            (Some(before), Some(now)) => !Arc::ptr_eq(before, now),
            (None, None) => false,
            _ => true,
        }
    }

    async fn show(mut self, session: &Arc<Session>, snapshot: &Snapshot, id: DocumentId) -> Self {
        let is_stale = || session.changed_after(&id, snapshot.revision);
        let Some(open) = snapshot.open.get(&id).cloned() else {
            if let Some(shown) = self.documents.remove(&id)
                && !is_stale()
            {
                session.client.publish_diagnostics(shown.uri, Vec::new(), None).await;
            }
            return self;
        };
        if is_stale() {
            return self;
        }
        let (worker, snapshot, about) = (Arc::clone(session), snapshot.clone(), id.clone());
        let work = tokio::task::spawn_blocking(move || {
            let found = self.look(&worker, &snapshot, &about, &open);
            (self, found)
        });
        let Ok((mut board, found)) = work.await else {
            // A panic is in the log; everything is shown anew with the next change.
            tracing::error!("the findings in {id} could not be told");
            return Self::default();
        };
        if let Some((shown, diagnostics)) = found.filter(|_| !is_stale()) {
            session.client.publish_diagnostics(shown.uri.clone(), diagnostics, Some(shown.version)).await;
            board.documents.insert(id, shown);
        }
        board
    }

    /// What there is to show of a document, if it is not what is shown already.
    fn look(
        &mut self,
        session: &Session,
        snapshot: &Snapshot,
        id: &DocumentId,
        open: &OpenText,
    ) -> Option<(Shown, Vec<Diagnostic>)> {
        let profile = session.profile()?;
        let document = snapshot.workspace.document(id);
        let (findings, total) = findings(session, snapshot, id);
        let shown = Shown {
            uri: open.uri.clone(),
            version: open.version,
            document: document.cloned(),
            findings,
            total,
        };
        if let Some(before) = self.documents.get_mut(id).filter(|before| before.says_the_same(&shown)) {
            before.document = shown.document;
            return None;
        }
        let mut diagnostics = match document {
            Some(document) => self.diagnostics(profile, document.text(), &shown.findings),
            None if open.text.is_none() => vec![to_proto::remark(too_large().render(profile.language))],
            None => Vec::new(),
        };
        if total > shown.findings.len() {
            let told =
                Message::new("findings-capped").with("shown", shown.findings.len()).with("total", total);
            diagnostics.push(to_proto::remark(told.render(profile.language)));
        }
        Some((shown, diagnostics))
    }

    fn diagnostics(&mut self, profile: &Profile, text: &Text, findings: &[Reported]) -> Vec<Diagnostic> {
        let words = &mut self.words;
        let diagnostic = |finding: &Reported| {
            let message = words.of(&finding.message, profile.language);
            to_proto::diagnostic(profile, text, finding, message)
        };
        findings.iter().map(diagnostic).collect()
    }

    /// Shows what is wrong in the `planmark.toml` files that are in force, or open.
    async fn show_configurations(mut self, session: &Arc<Session>) -> Self {
        let Some(profile) = session.profile() else { return self };
        let mut gone: Vec<PathBuf> = self.configurations.keys().cloned().collect();
        for (path, uri, version, configuration) in configurations(session) {
            gone.retain(|other| *other != path);
            let diagnostics = self.diagnostics(profile, &configuration.text, &configuration.findings);
            let news = (uri, version, diagnostics);
            let is_news = match self.configurations.get(&path) {
                Some(before) => *before != news,
                None => version.is_some() || !news.2.is_empty(),
            };
            if is_news {
                session.client.publish_diagnostics(news.0.clone(), news.2.clone(), version).await;
                self.configurations.insert(path, news);
            }
        }
        for path in gone {
            if let Some((uri, ..)) = self.configurations.remove(&path) {
                session.client.publish_diagnostics(uri, Vec::new(), None).await;
            }
        }
        self
    }
}

/// The configurations that are in force or open, each as the client knows it.
fn configurations(session: &Session) -> Vec<(PathBuf, Uri, Option<i32>, Arc<Configuration>)> {
    let open = session.open_configurations();
    let preferences = lock(&session.preferences);
    let (in_force, references) = (preferences.in_force().to_vec(), preferences.references());
    drop(preferences);
    let closed = in_force.into_iter().filter_map(|configuration| {
        let path = std::path::absolute(&configuration.path).ok()?;
        let is_open = open.iter().any(|(other, _)| *other == path);
        let uri = to_proto::file_uri(&path).filter(|_| !is_open)?;
        Some((path, uri, None, configuration))
    });
    let open = open.iter().filter_map(|(path, open)| {
        let text = open.text.as_ref()?.to_string();
        let folder = path.parent().unwrap_or(path);
        let configuration = Arc::new(Configuration::read(path, folder, &text, &references));
        Some((path.clone(), open.uri.clone(), Some(open.version), configuration))
    });
    closed.chain(open).collect()
}

impl Shown {
    fn says_the_same(&self, other: &Self) -> bool {
        self.version == other.version
            && self.total == other.total
            && self.document.is_some() == other.document.is_some()
            && self.uri == other.uri
            && self.findings == other.findings
    }
}

/// The gravest findings, as many as are sent, in the order of the text; and how many there are.
fn findings(session: &Session, snapshot: &Snapshot, id: &DocumentId) -> (Vec<Reported>, usize) {
    let Some(document) = snapshot.workspace.document(id) else { return (Vec::new(), 0) };
    let mut preferences = lock(&session.preferences);
    if !preferences.tells(id, document.header().language()) {
        return (Vec::new(), 0);
    }
    let settings = preferences.settings(id);
    drop(preferences);
    // A clone shares all documents and all that was computed.
    let mut view = snapshot.workspace.clone();
    view.set_settings(settings);
    view.gravest_findings(id, MAX_FINDINGS)
}

fn too_large() -> Message {
    Message::new("document-too-large").with("limit", MAX_DOCUMENT_BYTES / (1024 * 1024))
}
