//! The answer to `initialize`: what the server can do.

use tower_lsp::gen_lsp_types::{InitializeResult, ServerCapabilities, ServerInfo};

use super::methods;
use super::profile::{Profile, encoding_kind};

/// The answer to `initialize`.
pub(super) fn of_server(profile: &Profile) -> InitializeResult {
    let capabilities = ServerCapabilities {
        position_encoding: Some(encoding_kind(profile.encoding)),
        ..methods::capabilities(&profile.can)
    };
    let server =
        ServerInfo { name: "planmark".to_owned(), version: Some(env!("CARGO_PKG_VERSION").to_owned()) };
    InitializeResult { capabilities, server_info: Some(server) }
}
