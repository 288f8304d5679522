//! What may be typed.

use planmark_ide::{self, CompletionKind};
use tower_lsp::gen_lsp_types::{
    CompletionItem, CompletionItemKind, CompletionList, CompletionOptions, CompletionParams,
    ServerCapabilities, TextEdit, Uri,
};

use crate::lsp::method::{DocumentRequest, Request};
use crate::lsp::profile::Abilities;
use crate::lsp::reading::About;

/// `textDocument/completion`
pub(in crate::lsp) enum Completion {}

impl Request for Completion {
    const NAME: &'static str = "textDocument/completion";
    const ABOUT: &'static str = "Resolutions, headings, numbers of accomplishments and indicators, and the header's keys and values that may be typed here.";
    type Params = CompletionParams;
    type Answer = CompletionList;

    fn announce(_: &Abilities, capabilities: &mut ServerCapabilities) {
        capabilities.completion_provider = Some(CompletionOptions {
            // Editors ask by themselves while words are typed; these signs are none of a word.
            trigger_characters: Some(["/", "#", "("].map(ToOwned::to_owned).to_vec()),
            ..CompletionOptions::default()
        });
    }
}

impl DocumentRequest for Completion {
    fn document(params: &CompletionParams) -> &Uri {
        &params.text_document_position_params.text_document.uri
    }

    /// The editor keeps the order, and asks again where there is more.
    fn answer(about: &About<'_>, params: CompletionParams) -> Option<CompletionList> {
        let offset = about.offset(params.text_document_position_params.position);
        let found = planmark_ide::completion(about.reader.workspace(), about.id, offset)?;
        let items = found.items.into_iter().enumerate();
        Some(CompletionList {
            is_incomplete: true,
            items: items.map(|(place, found)| item(about, place, found)).collect(),
            ..CompletionList::default()
        })
    }
}

fn item(about: &About<'_>, place: usize, found: planmark_ide::CompletionItem) -> CompletionItem {
    let kind = match found.kind {
        CompletionKind::Resolution | CompletionKind::Part => CompletionItemKind::Reference,
        CompletionKind::Heading => CompletionItemKind::Keyword,
        CompletionKind::HeaderKey => CompletionItemKind::Property,
        CompletionKind::HeaderValue => CompletionItemKind::EnumMember,
    };
    CompletionItem {
        kind: Some(kind),
        detail: found.detail,
        sort_text: Some(format!("{place:03}")),
        // What was typed is what was looked for: the editor need not look for it again, and could not, within Chinese words.
        filter_text: Some(about.document.text().slice(found.range.clone()).into_owned()),
        text_edit: Some(TextEdit { range: about.proto_range(&found.range), new_text: found.text }.into()),
        label: found.label,
        ..CompletionItem::default()
    }
}
