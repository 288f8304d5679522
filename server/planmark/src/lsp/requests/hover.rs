//! What is known of what the pointer is on.

use tower_lsp::gen_lsp_types::{
    self as lsp, HoverParams, MarkupContent, MarkupKind, ServerCapabilities, Uri,
};

use crate::lsp::method::{DocumentRequest, Request};
use crate::lsp::profile::Abilities;
use crate::lsp::reading::About;

/// `textDocument/hover`
pub(in crate::lsp) enum Hover {}

impl Request for Hover {
    const NAME: &'static str = "textDocument/hover";
    const ABOUT: &'static str = "What is known of the citation, reference or label that is pointed at.";
    type Params = HoverParams;
    type Answer = lsp::Hover;

    fn announce(_: &Abilities, capabilities: &mut ServerCapabilities) {
        capabilities.hover_provider = Some(true.into());
    }
}

impl DocumentRequest for Hover {
    fn document(params: &HoverParams) -> &Uri {
        &params.text_document_position_params.text_document.uri
    }

    fn answer(about: &About<'_>, params: HoverParams) -> Option<lsp::Hover> {
        let offset = about.offset(params.text_document_position_params.position);
        let hover = planmark_ide::hover(about.reader.workspace(), about.id, offset)?;
        Some(lsp::Hover {
            contents: contents(about, &hover).into(),
            range: Some(about.proto_range(&hover.range)),
        })
    }
}

fn contents(about: &About<'_>, hover: &planmark_ide::Hover) -> MarkupContent {
    let profile = &about.reader.profile;
    let title = hover.title.render(profile.language);
    let facts = hover.facts.iter().map(|fact| fact.render(profile.language));
    if profile.can.markdown {
        let lines = facts.map(|fact| format!("\n- {}", markdown(&fact)));
        let title = format!("**{}**\n", markdown(&title));
        let value = std::iter::once(title).chain(lines).chain([table(&hover.measures)]).collect();
        MarkupContent { kind: MarkupKind::Markdown, value }
    } else {
        let measures = hover.measures.iter().map(|(period, value)| format!("{period}: {value}"));
        let value = std::iter::once(title).chain(facts).chain(measures).collect::<Vec<_>>().join("\n");
        MarkupContent { kind: MarkupKind::PlainText, value }
    }
}

/// Measures by period as a small table, a column a period.
fn table(measures: &[(String, String)]) -> String {
    if measures.is_empty() {
        return String::new();
    }
    let row = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    let periods = measures.iter().map(|(period, _)| markdown(period)).collect();
    let values = measures.iter().map(|(_, value)| markdown(value)).collect();
    let rule = measures.iter().map(|_| "---".to_owned()).collect();
    format!("\n\n{}{}{}", row(periods), row(rule), row(values))
}

/// Words of a plan as Markdown: signs that mean something there stand for themselves.
fn markdown(words: &str) -> String {
    let mut escaped = String::with_capacity(words.len());
    for sign in words.chars() {
        match sign {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&' => {
                escaped.extend(['\\', sign]);
            }
            '\n' | '\r' => escaped.push(' '),
            _ => escaped.push(sign),
        }
    }
    escaped
}
