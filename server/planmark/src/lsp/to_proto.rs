//! From the program's own types to the protocol's: what several requests share, and findings. What one request alone says is in its
//! file.

use std::ops::Range as Bytes;

use planmark_findings::{Rule, Severity};
use planmark_ide::SymbolKind as Kind;
use planmark_syntax::{Encoding, Text};
use planmark_workspace::workspace::Reported;
use tower_lsp::gen_lsp_types::{
    CodeDescription, Diagnostic, DiagnosticSeverity, DiagnosticTag, Position, Range, SymbolKind, Uri,
};
use url::Url;

use super::profile::Profile;

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

/// The address of a file.
pub(super) fn file_uri(path: &std::path::Path) -> Option<Uri> {
    file_url(path).map(|url| Uri::from(String::from(url)))
}

#[cfg(any(unix, windows))]
fn file_url(path: &std::path::Path) -> Option<Url> {
    Url::from_file_path(path).ok()
}

/// Where there are no files, and so no rules for their paths: the address as the path has it.
#[cfg(not(any(unix, windows)))]
fn file_url(path: &std::path::Path) -> Option<Url> {
    let mut url = Url::parse("file:///").ok()?;
    url.set_path(path.to_str()?);
    Some(url)
}

/// The protocol knows the parts of programs, not of plans. Each kind has the one whose icon reads well in Visual Studio Code and
/// Neovim: braces and a class for what holds the plan together, from programme to component; for any other heading the letters that
/// those editors show for headings of Markdown; what acts and what happens for accomplishments and results, so that they stand out in
/// colour; a list and its member for mandates.
pub(super) fn symbol_kind(kind: Kind) -> SymbolKind {
    match kind {
        Kind::Programme => SymbolKind::Module,
        Kind::LetteredSection => SymbolKind::Namespace,
        Kind::Subprogramme => SymbolKind::Class,
        Kind::Component => SymbolKind::Struct,
        Kind::Section => SymbolKind::String,
        Kind::Accomplishment => SymbolKind::Method,
        Kind::PlannedResult => SymbolKind::Event,
        Kind::Mandates => SymbolKind::Enum,
        Kind::Mandate => SymbolKind::EnumMember,
    }
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
