//! What mends a finding.

use std::collections::HashMap;

use planmark_ide::{self, Action};
use tower_lsp::gen_lsp_types::{
    self as lsp, CodeActionContext, CodeActionKind, CodeActionOptions, CodeActionParams, CodeActionResponse,
    OptionalVersionedTextDocumentIdentifier, ServerCapabilities, TextDocumentEdit, TextDocumentIdentifier,
    TextEdit, Uri, WorkspaceEdit,
};

use crate::lsp::method::{DocumentRequest, Request};
use crate::lsp::profile::Abilities;
use crate::lsp::reading::About;
use crate::lsp::to_proto;

/// `textDocument/codeAction`
pub(in crate::lsp) enum CodeAction {}

impl Request for CodeAction {
    const NAME: &'static str = "textDocument/codeAction";
    const ABOUT: &'static str =
        "Quick fixes of the findings in a range, for clients that apply edits which come with them.";
    type Params = CodeActionParams;
    type Answer = Vec<CodeActionResponse>;

    fn announce(can: &Abilities, capabilities: &mut ServerCapabilities) {
        let actions = CodeActionOptions {
            code_action_kinds: Some(vec![CodeActionKind::QuickFix]),
            ..CodeActionOptions::default()
        };
        capabilities.code_action_provider = can.code_actions.then(|| actions.into());
    }
}

impl DocumentRequest for CodeAction {
    fn document(params: &CodeActionParams) -> &Uri {
        &params.text_document.uri
    }

    fn answer(about: &About<'_>, params: CodeActionParams) -> Option<Vec<CodeActionResponse>> {
        if !about.reader.profile.can.code_actions || !wants_quick_fixes(&params.context) {
            return None;
        }
        let range = about.range(params.range);
        let fixes = planmark_ide::fixes(about.reader.workspace(), about.id, range);
        Some(fixes.iter().map(|fix| action(about, fix).into()).collect())
    }
}

/// Whether a client that asks for code actions wants quick fixes among them.
fn wants_quick_fixes(context: &CodeActionContext) -> bool {
    let wanted = |kind: &CodeActionKind| matches!(kind, CodeActionKind::QuickFix | CodeActionKind::Empty);
    context.only.as_ref().is_none_or(|only| only.iter().any(wanted))
}

fn action(about: &About<'_>, action: &Action) -> lsp::CodeAction {
    let profile = &about.reader.profile;
    let message = action.finding.message.render(profile.language);
    let finding = to_proto::diagnostic(profile, about.document.text(), &action.finding, message);
    lsp::CodeAction {
        title: action.fix.title.render(profile.language),
        kind: Some(CodeActionKind::QuickFix),
        diagnostics: Some(vec![finding]),
        is_preferred: profile.can.preferred_actions.then_some(action.is_likeliest),
        edit: Some(edit(about, about.edits(&action.fix.edits))),
        ..lsp::CodeAction::default()
    }
}

fn edit(about: &About<'_>, edits: Vec<TextEdit>) -> WorkspaceEdit {
    let uri = about.reader.uri(about.id);
    if !about.reader.profile.can.versioned_edits {
        return WorkspaceEdit { changes: Some(HashMap::from([(uri, edits)])), ..WorkspaceEdit::default() };
    }
    let version = about.reader.snapshot.open.get(about.id).map(|open| open.version);
    let text_document = OptionalVersionedTextDocumentIdentifier {
        version,
        text_document_identifier: TextDocumentIdentifier { uri },
    };
    let edits = edits.into_iter().map(Into::into).collect();
    let change = TextDocumentEdit { text_document, edits };
    WorkspaceEdit { document_changes: Some(vec![change.into()]), ..WorkspaceEdit::default() }
}
