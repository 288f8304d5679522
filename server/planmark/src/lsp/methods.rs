//! The methods of the protocol that the server knows: one list, which registers, announces and documents them.
//!
//! To add one: its file in `requests` or `notifications`, and its line here. `docs/protocol.md` follows (a test holds it equal, and
//! writes it when `UPDATE_EXPECT` is set).

use std::sync::Arc;

use tower_lsp::gen_lsp_types::{Registration, ServerCapabilities};
use tower_lsp::jsonrpc::Request;

use super::front::Notified;
use super::method::{Method, Service};
use super::profile::Abilities;
use super::session::Session;
use super::{notifications, requests};

/// All of them, in the order in which they are documented.
pub(super) const METHODS: &[Method] = &[
    Method::of_session("initialize", "The client introduces itself, and is told what the server can do."),
    Method::of_session(
        "initialized",
        "From now on the server reads the workspace's files and asks for what it needs.",
    ),
    Method::of_session("shutdown", "The client says goodbye: from now on nothing changes anything."),
    Method::of_session("exit", "The server ends."),
    Method::of_session("$/cancelRequest", "A request need not be answered any more."),
    Method::notification::<notifications::DidOpen>(),
    Method::notification::<notifications::DidChange>(),
    Method::notification::<notifications::DidClose>(),
    Method::notification::<notifications::DidChangeWatchedFiles>(),
    Method::notification::<notifications::DidChangeWorkspaceFolders>(),
    Method::notification::<notifications::DidChangeConfiguration>(),
    Method::of_document::<requests::Hover>(),
    Method::of_document::<requests::Completion>(),
    Method::of_document::<requests::Definition>(),
    Method::of_document::<requests::References>(),
    Method::of_document::<requests::DocumentHighlight>(),
    Method::of_document::<requests::DocumentSymbol>(),
    Method::of_document::<requests::FoldingRange>(),
    Method::of_document::<requests::SelectionRange>(),
    Method::of_document::<requests::DocumentLink>(),
    Method::of_document::<requests::CodeAction>(),
    Method::of_document::<requests::Formatting>(),
    Method::of_document::<requests::RangeFormatting>(),
    Method::of_workspace::<requests::WorkspaceSymbol>(),
];

/// What the server can do for a client with these abilities.
pub(super) fn capabilities(can: &Abilities) -> ServerCapabilities {
    let mut capabilities = ServerCapabilities::default();
    for method in METHODS {
        (method.announce)(can, &mut capabilities);
    }
    capabilities
}

/// What a client with these abilities is asked to tell.
pub(super) fn registrations(can: &Abilities) -> Vec<Registration> {
    let registration = |method: &Method| {
        let options = (method.registration)(can)?;
        let (id, method) = (method.name.to_owned(), method.name.to_owned());
        Some(Registration { id, method, register_options: Some(options) })
    };
    METHODS.iter().filter_map(registration).collect()
}

impl Notified for Session {
    fn notified(self: &Arc<Self>, notification: &Request) -> bool {
        let name = notification.method();
        let service = METHODS.iter().find(|method| method.name == name).map(|method| method.service);
        match service {
            // What comes too early is for tower-lsp to judge.
            Some(Service::Session) => return false,
            // Before the client has introduced itself, and after it said goodbye, notifications are dropped, as the protocol asks.
            _ if self.profile().is_none() || self.has_ended() => {}
            Some(Service::Notification(apply)) => {
                let params = notification.params().unwrap_or(&serde_json::Value::Null);
                if let Err(error) = apply(self, params) {
                    tracing::error!("{name} cannot be read: {error}");
                }
            }
            Some(Service::Request(_)) | None => return false,
        }
        true
    }

    fn revision(&self) -> u64 {
        Self::revision(self)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;
    use std::fmt::Write as _;

    use expect_test::expect_file;
    use serde_json::{Value, json};
    use tower_lsp::gen_lsp_types::{InitializeParams, ServerCapabilities};

    use super::{METHODS, Method, Service};
    use crate::lsp::profile::{Abilities, Profile, Speech};

    /// What a client can do that can do all that matters for what is announced.
    fn everything() -> Abilities {
        let params: InitializeParams = serde_json::from_value(json!({"capabilities": {
            "textDocument": {"codeAction": {"codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["quickfix"]}}}},
            "workspace": {
                "didChangeWatchedFiles": {"dynamicRegistration": true},
                "didChangeConfiguration": {"dynamicRegistration": true},
            },
        }}))
        .unwrap();
        Profile::new(params, Speech { chosen: None, surrounding: planmark_syntax::Language::En }).can
    }

    /// The names of what is announced, as they are found in the answer to `initialize`.
    fn announced(method: &Method) -> String {
        let mut capabilities = ServerCapabilities::default();
        (method.announce)(&everything(), &mut capabilities);
        let Value::Object(members) = serde_json::to_value(capabilities).unwrap() else {
            return String::new();
        };
        let mut names = Vec::new();
        for (name, value) in members {
            match value {
                Value::Object(inner) if !name.ends_with("Provider") => {
                    names.extend(inner.into_iter().map(|(inner, _)| format!("`{name}.{inner}`")));
                }
                _ => names.push(format!("`{name}`")),
            }
        }
        if (method.registration)(&everything()).is_some() {
            names.push("asked for by `client/registerCapability`".to_owned());
        }
        names.join(", ")
    }

    #[test]
    fn the_page_of_the_protocol_tells_every_method() {
        let mut page = String::from(
            "# What the language server understands\n\n\
             `planmark lsp` speaks the Language Server Protocol 3.17. Positions are counted in the first unit of\n\
             `general.positionEncodings` that the client prefers (UTF-8, UTF-16, UTF-32), in UTF-16 without any. Parameters and answers\n\
             are those of the protocol, without additions; what is said here is what the methods mean for a plan.\n\n\
             This table is made from the server's list of methods (`server/planmark/src/lsp/methods.rs`).\n\n\
             | method | | for | announced as |\n| --- | --- | --- | --- |\n",
        );
        for method in METHODS {
            let kind = match method.service {
                Service::Session => "session",
                Service::Request(_) => "request",
                Service::Notification(_) => "notification",
            };
            let _ =
                writeln!(page, "| `{}` | {kind} | {} | {} |", method.name, method.about, announced(method));
        }
        page.push_str(
            "\nThe server sends `textDocument/publishDiagnostics` with the version that the findings belong to, and at most 200 of them\n\
             with a remark that tells the total; it asks `workspace/configuration` for the section `planmark`, and shows long reading by\n\
             `window/workDoneProgress/create` and `$/progress`, each where the client can; it tells what is wrong in the editor's settings\n\
             by `window/showMessage`. An answer that a change has overtaken is the error `ContentModified`; what is not answered in 30\n\
             seconds the server goes without.\n",
        );
        expect_file!["../../../../docs/protocol.md"].assert_eq(&page);
    }

    #[test]
    fn no_method_is_listed_twice_and_what_is_asked_for_is_announced() {
        let names: HashSet<&str> = METHODS.iter().map(|method| method.name).collect();
        assert_eq!(names.len(), METHODS.len());
        let requests = METHODS.iter().filter(|method| matches!(method.service, Service::Request(_)));
        for request in requests {
            assert_ne!(announced(request), "", "{}", request.name);
        }
    }
}
