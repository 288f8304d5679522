//! The editor has other settings.

use std::sync::Arc;

use serde_json::{Value, json};
use tower_lsp::gen_lsp_types::{DidChangeConfigurationParams, ServerCapabilities};

use crate::lsp::method::Notification;
use crate::lsp::preferences::SECTION;
use crate::lsp::profile::Abilities;
use crate::lsp::questions;
use crate::lsp::session::Session;

/// `workspace/didChangeConfiguration`
pub(in crate::lsp) enum DidChangeConfiguration {}

impl Notification for DidChangeConfiguration {
    const NAME: &'static str = "workspace/didChangeConfiguration";
    const ABOUT: &'static str = "The settings of the editor changed, and perhaps how.";
    type Params = DidChangeConfigurationParams;

    /// Nothing is announced: the client is asked for it, or tells by itself.
    fn announce(_: &Abilities, _: &mut ServerCapabilities) {}

    fn registration(can: &Abilities) -> Option<Value> {
        can.registers_configuration.then(|| json!({"section": SECTION}))
    }

    fn apply(session: &Arc<Session>, params: Self::Params) {
        if session.profile().is_some_and(|profile| profile.can.configuration) {
            session.spawn(questions::ask_settings(Arc::clone(session)));
        } else {
            let section = params.settings.get(SECTION).unwrap_or(&params.settings);
            questions::take_over(session, section);
        }
    }
}
