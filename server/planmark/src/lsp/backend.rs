//! The requests of the protocol, each in a few lines: what is asked, which feature answers, how the answer is said.

use std::sync::Arc;

use planmark_ide as features;
use planmark_ide::formatting;
use tower_lsp::gen_lsp_types::{
    CodeActionParams, CodeActionResponse, CompletionList, CompletionParams, DefinitionParams,
    DefinitionResponse, DocumentFormattingParams, DocumentHighlight, DocumentHighlightParams,
    DocumentLinkParams, DocumentRangeFormattingParams, DocumentSymbolParams, FoldingRangeParams, Hover,
    HoverParams, InitializeParams, InitializeResult, InitializedParams, Location, ReferenceParams,
    SelectionRange, SelectionRangeParams, TextEdit, WorkspaceSymbolParams, WorkspaceSymbolResponse,
};
use tower_lsp::jsonrpc::Result;
use tower_lsp::{Client, ClientSocket, LanguageServer, LspService};

use super::disk::{Disk, Errand};
use super::profile::{Profile, Speech};
use super::reading::{read, read_all, read_much};
use super::session::Session;
use super::{capabilities, diagnostics, preferences, to_proto};

/// What answers requests.
pub(super) struct Backend {
    /// What is known of the client and its documents.
    pub(super) session: Arc<Session>,
    speech: Speech,
}

/// The service that answers requests, and the way from the server to the client.
pub(super) fn service(speech: Speech) -> (LspService<Backend>, ClientSocket) {
    let backend = |client: Client| Backend { session: Session::new(client), speech };
    LspService::build_with_lifecycle_methods(backend)
        .custom_method("textDocument/hover", Backend::hover)
        .custom_method("textDocument/completion", Backend::completion)
        .custom_method("textDocument/definition", Backend::definition)
        .custom_method("textDocument/references", Backend::references)
        .custom_method("textDocument/documentHighlight", Backend::highlights)
        .custom_method("textDocument/documentSymbol", Backend::symbols)
        .custom_method("textDocument/foldingRange", Backend::folds)
        .custom_method("textDocument/documentLink", Backend::links)
        .custom_method("textDocument/codeAction", Backend::code_actions)
        .custom_method("textDocument/formatting", Backend::formatting)
        .custom_method("textDocument/rangeFormatting", Backend::range_formatting)
        .custom_method("textDocument/selectionRange", Backend::selection_ranges)
        .custom_method("workspace/symbol", Backend::workspace_symbols)
        .finish()
}

impl LanguageServer for Backend {
    async fn initialize(&self, params: InitializeParams) -> Result<InitializeResult> {
        let profile = Profile::new(params, self.speech);
        let result = capabilities::of_server(&profile);
        if self.session.begin(profile) {
            self.session.employ(Disk::start(&self.session));
            tokio::spawn(diagnostics::publish(Arc::clone(&self.session)));
        }
        Ok(result)
    }

    async fn initialized(&self, _: InitializedParams) {
        let session = &self.session;
        let Some(profile) = session.profile() else { return };
        if let Some(options) = &profile.options {
            preferences::take_over(session, options);
        }
        session.send_out(Errand::Begin);
        tokio::spawn(capabilities::register(Arc::clone(session)));
        if profile.can.configuration {
            tokio::spawn(preferences::ask(Arc::clone(session)));
        }
    }

    async fn shutdown(&self) -> Result<()> {
        self.session.end();
        Ok(())
    }
}

impl Backend {
    async fn hover(&self, params: HoverParams) -> Result<Option<Hover>> {
        let at = params.text_document_position_params;
        read(&self.session, &at.text_document.uri, move |about| {
            let hover = features::hover(about.reader.workspace(), about.id, about.offset(at.position))?;
            Some(to_proto::hover(about, &hover))
        })
        .await
    }

    async fn completion(&self, params: CompletionParams) -> Result<Option<CompletionList>> {
        let at = params.text_document_position_params;
        read(&self.session, &at.text_document.uri, move |about| {
            let found = features::completion(about.reader.workspace(), about.id, about.offset(at.position))?;
            Some(to_proto::completion(about, found))
        })
        .await
    }

    async fn definition(&self, params: DefinitionParams) -> Result<Option<DefinitionResponse>> {
        let at = params.text_document_position_params;
        read(&self.session, &at.text_document.uri, move |about| {
            let definition =
                features::definition(about.reader.workspace(), about.id, about.offset(at.position))?;
            Some(to_proto::definition(about, &definition))
        })
        .await
    }

    async fn references(&self, params: ReferenceParams) -> Result<Option<Vec<Location>>> {
        let at = params.text_document_position_params;
        read(&self.session, &at.text_document.uri, move |about| {
            let offset = about.offset(at.position);
            let with_definition = params.context.include_declaration;
            let found = features::references(about.reader.workspace(), about.id, offset, with_definition)?;
            Some(found.iter().filter_map(|place| to_proto::location(about.reader, place)).collect())
        })
        .await
    }

    async fn highlights(&self, params: DocumentHighlightParams) -> Result<Option<Vec<DocumentHighlight>>> {
        let at = params.text_document_position_params;
        read(&self.session, &at.text_document.uri, move |about| {
            let found = features::highlights(about.reader.workspace(), about.id, about.offset(at.position))?;
            Some(found.iter().map(|highlight| to_proto::highlight(about, highlight)).collect())
        })
        .await
    }

    async fn symbols(&self, params: DocumentSymbolParams) -> Result<()> {
        read_much(&self.session, &params.text_document.uri, |about| {
            Some(to_proto::symbols(about, features::symbols(about.document)))
        })
        .await
    }

    async fn folds(&self, params: FoldingRangeParams) -> Result<()> {
        read_much(&self.session, &params.text_document.uri, |about| {
            Some(to_proto::folds(about, &features::folds(about.document)))
        })
        .await
    }

    async fn links(&self, params: DocumentLinkParams) -> Result<()> {
        read_much(&self.session, &params.text_document.uri, |about| {
            Some(
                features::links(about.document)
                    .iter()
                    .map(|link| to_proto::link(about, link))
                    .collect::<Vec<_>>(),
            )
        })
        .await
    }

    async fn code_actions(&self, params: CodeActionParams) -> Result<Option<Vec<CodeActionResponse>>> {
        read(&self.session, &params.text_document.uri, move |about| {
            if !about.reader.profile.can.code_actions || !to_proto::wants_quick_fixes(&params.context) {
                return None;
            }
            let range = about.range(params.range);
            let fixes = features::fixes(about.reader.workspace(), about.id, range);
            Some(fixes.iter().map(|fix| to_proto::code_action(about, fix)).collect())
        })
        .await
    }

    async fn formatting(&self, params: DocumentFormattingParams) -> Result<Option<Vec<TextEdit>>> {
        read(&self.session, &params.text_document.uri, |about| {
            Some(to_proto::edits(about, &formatting::edits(about.document)))
        })
        .await
    }

    async fn range_formatting(&self, params: DocumentRangeFormattingParams) -> Result<Option<Vec<TextEdit>>> {
        read(&self.session, &params.text_document.uri, move |about| {
            let range = about.range(params.range);
            Some(to_proto::edits(about, &formatting::edits_in(about.document, &range)))
        })
        .await
    }

    async fn selection_ranges(&self, params: SelectionRangeParams) -> Result<Option<Vec<SelectionRange>>> {
        read(&self.session, &params.text_document.uri, move |about| {
            let around = |position| features::selection(about.document, about.offset(position));
            let selections = params.positions.into_iter();
            Some(selections.map(|at| to_proto::selection(about, at, &around(at))).collect())
        })
        .await
    }

    async fn workspace_symbols(
        &self,
        params: WorkspaceSymbolParams,
    ) -> Result<Option<WorkspaceSymbolResponse>> {
        read_all(&self.session, move |reader| {
            Some(to_proto::workspace_symbols(
                reader,
                features::workspace_symbols(reader.workspace(), &params.query),
            ))
        })
        .await
    }
}
