//! What the server asks of the client: to tell of files and settings, and what its settings are.
//!
//! What must stay true: nothing waits for the answers, and what does not come in time the server goes without.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use serde_json::Value;
use tower_lsp::gen_lsp_types::{ConfigurationItem, MessageType, Registration};

use super::errands::Errand;
use super::lock::lock;
use super::preferences::SECTION;
use super::session::Session;

/// How long the client may take for an answer.
const PATIENCE: Duration = Duration::from_secs(30);

/// Asks the client to tell what it can be asked to tell.
pub(super) async fn register(session: Arc<Session>, wanted: Vec<Registration>) {
    if wanted.is_empty() {
        return;
    }
    match session.clock.in_time(PATIENCE, session.client.register_capability(wanted)).await {
        Some(Ok(())) => {}
        // Who has said goodbye owes no answer.
        _ if session.has_ended() => {}
        Some(Err(error)) => tracing::warn!("the editor will not tell of changed files or settings: {error}"),
        None => tracing::warn!("the editor did not say whether it will tell of changed files or settings"),
    }
}

/// Asks the client for its settings, and goes without where it does not answer.
pub(super) async fn ask_settings(session: Arc<Session>) {
    let item = ConfigurationItem { scope_uri: None, section: Some(SECTION.to_owned()) };
    match session.clock.in_time(PATIENCE, session.client.configuration(vec![item])).await {
        Some(Ok(answers)) => take_over(&session, answers.first().unwrap_or(&Value::Null)),
        // Who has said goodbye owes no answer.
        _ if session.has_ended() => {}
        Some(Err(error)) => tracing::warn!("the editor did not tell its settings: {error}"),
        None => tracing::warn!("the editor did not tell its settings in {PATIENCE:?}"),
    }
}

/// Takes over settings of the editor: the next findings follow them.
pub(super) fn take_over(session: &Arc<Session>, settings: &Value) {
    let Some(profile) = session.profile() else { return };
    let folder = profile.folders.first().map(|folder| &**folder).unwrap_or(Path::new("/"));
    let problems = lock(&session.preferences).set_editor(settings, folder);
    session.send_out(Errand::Configured);
    if problems.is_empty() {
        return;
    }
    let told: Vec<String> = problems.iter().map(|problem| problem.message.render(profile.language)).collect();
    let client = session.client.clone();
    session.spawn(async move { client.show_message(MessageType::Warning, told.join("\n")).await });
}
