//! What tower-lsp serves by: how a session begins and ends, and the requests of the list.

use std::sync::{Arc, Mutex};

use futures_channel::mpsc::UnboundedReceiver;
use serde_json::Value;
use tower_lsp::gen_lsp_types::{InitializeParams, InitializeResult, InitializedParams};
use tower_lsp::jsonrpc::Result;
use tower_lsp::{Client, ClientSocket, LanguageServer, LspService};

use super::errands::Errand;
use super::lock::lock;
use super::method::Service;
use super::methods::{self, METHODS};
use super::profile::{Profile, Speech};
use super::session::Session;
use super::{capabilities, diagnostics, keeper, questions};

/// What answers requests.
pub(super) struct Backend {
    /// What is known of the client and its documents.
    pub(super) session: Arc<Session>,
    speech: Speech,
    /// What is to be done with files, until someone does it.
    errands: Mutex<Option<UnboundedReceiver<Errand>>>,
}

/// The service that answers requests, and the way from the server to the client.
pub(super) fn service(
    speech: Speech,
    errands: UnboundedReceiver<Errand>,
    session: impl FnOnce(Client) -> Session,
) -> (LspService<Backend>, ClientSocket) {
    let backend = |client: Client| Backend {
        session: Arc::new(session(client)),
        speech,
        errands: Mutex::new(Some(errands)),
    };
    let mut service = LspService::build_with_lifecycle_methods(backend);
    for method in METHODS {
        if let Service::Request(serve) = method.service {
            let serve = move |backend: &Backend, params: Value| serve(Arc::clone(&backend.session), params);
            service = service.custom_method(method.name, serve);
        }
    }
    service.finish()
}

impl LanguageServer for Backend {
    async fn initialize(&self, params: InitializeParams) -> Result<InitializeResult> {
        let profile = Profile::new(params, self.speech);
        let result = capabilities::of_server(&profile);
        if self.session.begin(profile) {
            if let Some(errands) = lock(&self.errands).take() {
                self.session.spawn(keeper::look_after_files(Arc::clone(&self.session), errands));
            }
            self.session.spawn(diagnostics::publish(Arc::clone(&self.session)));
        }
        Ok(result)
    }

    async fn initialized(&self, _: InitializedParams) {
        let session = &self.session;
        let Some(profile) = session.profile() else { return };
        if let Some(options) = &profile.options {
            questions::take_over(session, options);
        }
        session.send_out(Errand::Begin);
        session.spawn(questions::register(Arc::clone(session), methods::registrations(&profile.can)));
        if profile.can.configuration {
            session.spawn(questions::ask_settings(Arc::clone(session)));
        }
    }

    async fn shutdown(&self) -> Result<()> {
        self.session.end();
        Ok(())
    }
}
