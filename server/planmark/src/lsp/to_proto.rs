//! From the program's own types to the protocol's.

use std::collections::HashMap;
use std::ops::Range as Bytes;

use planmark_findings::{Rule, Severity};
use planmark_ide::{
    self, Action, Completion, CompletionKind, Definition, FoldKind, Highlight, NamedPlace, Place, Symbol,
};
use planmark_plan::DocumentId;
use planmark_syntax::{Encoding, Text};
use planmark_workspace::workspace::Reported;
use tower_lsp::gen_lsp_types::{
    BaseSymbolInformation, CodeAction, CodeActionContext, CodeActionKind, CodeActionResponse,
    CodeDescription, CompletionItem, CompletionItemKind, CompletionList, DefinitionLink, DefinitionResponse,
    Diagnostic, DiagnosticSeverity, DiagnosticTag, DocumentHighlight, DocumentHighlightKind, DocumentLink,
    DocumentSymbol, DocumentSymbolResponse, FoldingRange, FoldingRangeKind, Hover, Location, MarkupContent,
    MarkupKind, OptionalVersionedTextDocumentIdentifier, Position, Range, SelectionRange, SymbolInformation,
    SymbolKind, TextDocumentEdit, TextDocumentIdentifier, TextEdit, Uri, WorkspaceEdit, WorkspaceSymbol,
    WorkspaceSymbolResponse,
};
use url::Url;

use super::from_proto::id_path;
use super::profile::Profile;
use super::reading::{About, Reader};

/// Where the pages of the rules are.
pub(super) const RULE_PAGES: &str = "https://planmark.org/rules/";

/// Who tells the findings.
const SOURCE: &str = "planmark";

/// A position. Columns and lines past what the protocol can count do not occur in texts of the size that is read.
pub(super) fn position(text: &Text, offset: usize, encoding: Encoding) -> Position {
    let position = text.position(offset, encoding);
    let clamp = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    Position { line: clamp(position.line), character: clamp(position.column) }
}

/// A range.
pub(super) fn range(text: &Text, range: &Bytes<usize>, encoding: Encoding) -> Range {
    Range { start: position(text, range.start, encoding), end: position(text, range.end, encoding) }
}

impl About<'_> {
    fn proto_range(&self, bytes: &Bytes<usize>) -> Range {
        range(self.document.text(), bytes, self.reader.profile.encoding)
    }
}

/// The address of a file.
pub(super) fn file_uri(path: &std::path::Path) -> Option<Uri> {
    Url::from_file_path(path).ok().map(|url| Uri::from(String::from(url)))
}

/// The address of a document, as the client writes it where it has it open.
fn uri(reader: &Reader, id: &DocumentId) -> Uri {
    let open = reader.snapshot.open.get(id).map(|open| open.uri.clone());
    open.or_else(|| file_uri(id_path(id)?)).unwrap_or_else(|| Uri::from(id.as_str()))
}

/// A place, by the part of it that matters.
pub(super) fn location(reader: &Reader, place: &Place) -> Option<Location> {
    let text = reader.text_of(&place.id)?;
    Some(Location { uri: uri(reader, &place.id), range: range(text, &place.focus, reader.profile.encoding) })
}

/// What is shown of something that is pointed at.
pub(super) fn hover(about: &About<'_>, hover: &planmark_ide::Hover) -> Hover {
    let profile = &about.reader.profile;
    let title = hover.title.render(profile.language);
    let facts = hover.facts.iter().map(|fact| fact.render(profile.language));
    let contents = if profile.can.markdown {
        let lines = facts.map(|fact| format!("\n- {}", markdown(&fact)));
        let title = format!("**{}**\n", markdown(&title));
        MarkupContent { kind: MarkupKind::Markdown, value: std::iter::once(title).chain(lines).collect() }
    } else {
        let value = std::iter::once(title).chain(facts).collect::<Vec<_>>().join("\n");
        MarkupContent { kind: MarkupKind::PlainText, value }
    };
    Hover { contents: contents.into(), range: Some(about.proto_range(&hover.range)) }
}

/// What may be typed. The editor keeps the order, and asks again where there is more.
pub(super) fn completion(about: &About<'_>, completion: Completion) -> CompletionList {
    let kind = |kind| match kind {
        CompletionKind::Resolution => CompletionItemKind::Reference,
        CompletionKind::Heading => CompletionItemKind::Keyword,
        CompletionKind::HeaderKey => CompletionItemKind::Property,
        CompletionKind::HeaderValue => CompletionItemKind::EnumMember,
    };
    let item = |(place, item): (usize, planmark_ide::CompletionItem)| CompletionItem {
        kind: Some(kind(item.kind)),
        detail: item.detail,
        sort_text: Some(format!("{place:03}")),
        // What was typed is what was looked for: the editor need not look for it again, and could not, within Chinese words.
        filter_text: Some(about.document.text().slice(item.range.clone()).into_owned()),
        text_edit: Some(TextEdit { range: about.proto_range(&item.range), new_text: item.text }.into()),
        label: item.label,
        ..CompletionItem::default()
    };
    CompletionList {
        is_incomplete: true,
        items: completion.items.into_iter().enumerate().map(item).collect(),
        ..CompletionList::default()
    }
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

/// Where something is defined.
pub(super) fn definition(about: &About<'_>, definition: &Definition) -> DefinitionResponse {
    let reader = about.reader;
    if !reader.profile.can.definition_links {
        let places = definition.targets.iter().filter_map(|place| location(reader, place));
        return DefinitionResponse::Definition(places.collect::<Vec<_>>().into());
    }
    let origin = about.proto_range(&definition.origin);
    let link = |place: &Place| {
        let text = reader.text_of(&place.id)?;
        Some(DefinitionLink {
            origin_selection_range: Some(origin),
            target_uri: uri(reader, &place.id),
            target_range: range(text, &place.range, reader.profile.encoding),
            target_selection_range: range(text, &place.focus, reader.profile.encoding),
        })
    };
    DefinitionResponse::DefinitionLinkList(definition.targets.iter().filter_map(link).collect())
}

/// A place to highlight.
pub(super) fn highlight(about: &About<'_>, highlight: &Highlight) -> DocumentHighlight {
    let kind =
        if highlight.is_definition { DocumentHighlightKind::Write } else { DocumentHighlightKind::Read };
    DocumentHighlight { range: about.proto_range(&highlight.range), kind: Some(kind) }
}

/// The symbols of a document: a tree, or for clients that read none a list.
pub(super) fn symbols(about: &About<'_>, symbols: Vec<Symbol>) -> DocumentSymbolResponse {
    if about.reader.profile.can.symbol_trees {
        let tree = symbols.into_iter().map(|symbol| document_symbol(about, symbol)).collect();
        return DocumentSymbolResponse::DocumentSymbolList(tree);
    }
    let mut list = Vec::new();
    let uri = uri(about.reader, about.id);
    for symbol in symbols {
        list_symbols(about, &uri, symbol, None, &mut list);
    }
    DocumentSymbolResponse::SymbolInformationList(list)
}

#[expect(deprecated, reason = "a member that no longer means anything must be named to be left out")]
fn document_symbol(about: &About<'_>, symbol: Symbol) -> DocumentSymbol {
    let children: Vec<DocumentSymbol> =
        symbol.children.into_iter().map(|child| document_symbol(about, child)).collect();
    DocumentSymbol {
        range: about.proto_range(&symbol.range),
        selection_range: about.proto_range(&symbol.focus),
        name: symbol.name,
        detail: symbol.detail,
        kind: symbol_kind(symbol.kind),
        tags: None,
        deprecated: None,
        children: Some(children).filter(|children| !children.is_empty()),
    }
}

#[expect(deprecated, reason = "a member that no longer means anything must be named to be left out")]
fn list_symbols(
    about: &About<'_>,
    uri: &Uri,
    symbol: Symbol,
    container: Option<&str>,
    list: &mut Vec<SymbolInformation>,
) {
    list.push(SymbolInformation {
        deprecated: None,
        location: Location { uri: uri.clone(), range: about.proto_range(&symbol.range) },
        base_symbol_information: BaseSymbolInformation {
            name: symbol.name.clone(),
            kind: symbol_kind(symbol.kind),
            tags: None,
            container_name: container.map(ToOwned::to_owned),
        },
    });
    for child in symbol.children {
        list_symbols(about, uri, child, Some(&symbol.name), list);
    }
}

/// The protocol knows the parts of programs, not of plans: each kind has one of theirs, so that editors show them differently.
fn symbol_kind(kind: planmark_ide::SymbolKind) -> SymbolKind {
    use planmark_ide::SymbolKind as Kind;
    match kind {
        Kind::Programme => SymbolKind::Module,
        Kind::LetteredSection => SymbolKind::Package,
        Kind::Subprogramme => SymbolKind::Class,
        Kind::Component => SymbolKind::Interface,
        Kind::Section => SymbolKind::Namespace,
        Kind::Accomplishment => SymbolKind::Method,
        Kind::Indicator => SymbolKind::Number,
        Kind::PlannedResult => SymbolKind::Event,
        Kind::Exhibit => SymbolKind::Array,
        Kind::Mandates => SymbolKind::Enum,
        Kind::Mandate => SymbolKind::EnumMember,
    }
}

/// Parts that can be folded, as many as the client takes.
pub(super) fn folds(about: &About<'_>, folds: &[planmark_ide::Fold]) -> Vec<FoldingRange> {
    let abilities = &about.reader.profile.can;
    let limit = abilities.fold_limit.unwrap_or(usize::MAX);
    let fold = |fold: &planmark_ide::Fold| {
        let range = about.proto_range(&fold.range);
        let kind = match fold.kind {
            FoldKind::Section | FoldKind::Table | FoldKind::List => FoldingRangeKind::Region,
            FoldKind::Comment => FoldingRangeKind::Comment,
        };
        let by_sign = !abilities.folds_lines_only;
        FoldingRange {
            start_line: range.start.line,
            start_character: None,
            end_line: range.end.line,
            end_character: by_sign.then_some(range.end.character),
            kind: Some(kind),
            collapsed_text: None,
        }
    };
    folds.iter().map(fold).filter(|fold| fold.start_line < fold.end_line).take(limit).collect()
}

/// A link.
pub(super) fn link(about: &About<'_>, link: &planmark_ide::Link) -> DocumentLink {
    DocumentLink {
        range: about.proto_range(&link.range),
        target: Some(Uri::from(link.url.as_str())),
        tooltip: Some(link.url.clone()).filter(|_| about.reader.profile.can.link_tooltips),
        data: None,
    }
}

/// The symbols of all documents.
pub(super) fn workspace_symbols(reader: &Reader, places: Vec<NamedPlace>) -> WorkspaceSymbolResponse {
    let symbol = |named: NamedPlace| {
        Some(WorkspaceSymbol {
            location: location(reader, &named.place)?.into(),
            data: None,
            base_symbol_information: BaseSymbolInformation {
                name: named.name,
                kind: symbol_kind(named.kind),
                tags: None,
                container_name: named.container,
            },
        })
    };
    WorkspaceSymbolResponse::WorkspaceSymbolList(places.into_iter().filter_map(symbol).collect())
}

/// Edits of the document that is asked about.
pub(super) fn edits(about: &About<'_>, edits: &[(Bytes<usize>, String)]) -> Vec<TextEdit> {
    let edit = |(range, text): &(Bytes<usize>, String)| TextEdit {
        range: about.proto_range(range),
        new_text: text.clone(),
    };
    edits.iter().map(edit).collect()
}

/// How a selection grows around a position: what was found, the smallest first, each in the one behind it.
pub(super) fn selection(about: &About<'_>, at: Position, ranges: &[Bytes<usize>]) -> SelectionRange {
    let larger = |parent: Option<Box<SelectionRange>>, bytes: &Bytes<usize>| {
        Some(Box::new(SelectionRange { range: about.proto_range(bytes), parent }))
    };
    let nothing = SelectionRange { range: Range { start: at, end: at }, parent: None };
    ranges.iter().rev().fold(None, larger).map_or(nothing, |smallest| *smallest)
}

/// Whether a client that asks for code actions wants quick fixes among them.
pub(super) fn wants_quick_fixes(context: &CodeActionContext) -> bool {
    let wanted = |kind: &CodeActionKind| matches!(kind, CodeActionKind::QuickFix | CodeActionKind::Empty);
    context.only.as_ref().is_none_or(|only| only.iter().any(wanted))
}

/// A mend that the client can apply.
pub(super) fn code_action(about: &About<'_>, action: &Action) -> CodeActionResponse {
    let profile = &about.reader.profile;
    let uri = uri(about.reader, about.id);
    let edits = edits(about, &action.fix.edits);
    let version = about.reader.snapshot.open.get(about.id).map(|open| open.version);
    let edit = if profile.can.versioned_edits {
        let text_document = OptionalVersionedTextDocumentIdentifier {
            version,
            text_document_identifier: TextDocumentIdentifier { uri },
        };
        let edits = edits.into_iter().map(Into::into).collect();
        let change = TextDocumentEdit { text_document, edits };
        WorkspaceEdit { document_changes: Some(vec![change.into()]), ..WorkspaceEdit::default() }
    } else {
        WorkspaceEdit { changes: Some(HashMap::from([(uri, edits)])), ..WorkspaceEdit::default() }
    };
    CodeActionResponse::CodeAction(CodeAction {
        title: action.fix.title.render(profile.language),
        kind: Some(CodeActionKind::QuickFix),
        diagnostics: Some(vec![diagnostic(
            profile,
            about.document.text(),
            &action.finding,
            action.finding.message.render(profile.language),
        )]),
        is_preferred: profile.can.preferred_actions.then_some(action.is_likeliest),
        edit: Some(edit),
        ..CodeAction::default()
    })
}

/// A finding, with its message already put into words.
pub(super) fn diagnostic(profile: &Profile, text: &Text, finding: &Reported, message: String) -> Diagnostic {
    let rule = finding.rule;
    let page = CodeDescription { href: Uri::from(format!("{RULE_PAGES}{}", rule.name)) };
    Diagnostic {
        range: range(text, &finding.range, profile.encoding),
        severity: Some(severity(finding.severity)),
        code: Some(rule.name.to_owned().into()),
        code_description: profile.can.rule_pages.then_some(page),
        source: Some(SOURCE.to_owned()),
        message: message.into(),
        tags: tag(rule).filter(|tag| profile.can.tags.contains(tag)).map(|tag| vec![tag]),
        related_information: None,
        data: None,
    }
}

/// A remark on a document as a whole, at its first line.
pub(super) fn remark(message: String) -> Diagnostic {
    Diagnostic {
        range: Range::default(),
        severity: Some(DiagnosticSeverity::Information),
        source: Some(SOURCE.to_owned()),
        message: message.into(),
        code: None,
        code_description: None,
        tags: None,
        related_information: None,
        data: None,
    }
}

fn severity(severity: Severity) -> DiagnosticSeverity {
    match severity {
        Severity::Error => DiagnosticSeverity::Error,
        Severity::Warning => DiagnosticSeverity::Warning,
        Severity::Information => DiagnosticSeverity::Information,
        Severity::Hint => DiagnosticSeverity::Hint,
    }
}

/// What stands twice is shown faded.
fn tag(rule: &Rule) -> Option<DiagnosticTag> {
    matches!(rule.name, "duplicate-mandate" | "repeated-text").then_some(DiagnosticTag::Unnecessary)
}
