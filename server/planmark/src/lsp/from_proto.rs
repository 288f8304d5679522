//! From the protocol's types to the program's own.

use std::path::{Path, PathBuf};

use planmark_plan::DocumentId;
use planmark_syntax::{Edit, Encoding, Text};
use tower_lsp::gen_lsp_types::{
    Position, PositionEncodingKind, Range, TextDocumentContentChangeEvent, Uri, WorkspaceFolder,
};
use url::Url;

/// The file that an address names, if it names one.
pub(super) fn path(uri: &Uri) -> Option<PathBuf> {
    let url = Url::parse(&uri.0).ok().filter(|url| url.scheme() == "file")?;
    url.to_file_path().ok()
}

/// The name of a document in the workspace: the path of a file, so that it is one however a client writes its address; for anything
/// else, such as a text that was never saved, the address itself.
pub(super) fn document_id(uri: &Uri) -> DocumentId {
    path(uri).as_deref().and_then(path_id).unwrap_or_else(|| DocumentId::new(&uri.0))
}

/// The name of a file in the workspace. `None` if its path is no Unicode text: no client can name it.
pub(super) fn path_id(path: &Path) -> Option<DocumentId> {
    path.to_str().map(DocumentId::new)
}

/// The path of a document of the workspace, if it is a file.
pub(super) fn id_path(id: &DocumentId) -> Option<&Path> {
    Some(Path::new(id.as_str())).filter(|path| path.is_absolute())
}

/// The unit in which columns are counted, if it is one that the program knows.
pub(super) fn encoding(kind: &PositionEncodingKind) -> Option<Encoding> {
    match kind {
        PositionEncodingKind::UTF8 => Some(Encoding::Utf8),
        PositionEncodingKind::UTF16 => Some(Encoding::Utf16),
        PositionEncodingKind::UTF32 => Some(Encoding::Utf32),
        PositionEncodingKind::Custom(_) => None,
    }
}

/// The byte offset of a position. What lies outside the text is moved to the nearest place inside it.
pub(super) fn offset(text: &Text, position: Position, encoding: Encoding) -> usize {
    let position = planmark_syntax::Position::new(position.line as usize, position.character as usize);
    text.offset(position, encoding)
}

/// The bytes of a range.
pub(super) fn range(text: &Text, range: Range, encoding: Encoding) -> std::ops::Range<usize> {
    let start = offset(text, range.start, encoding);
    start..offset(text, range.end, encoding).max(start)
}

/// A change of a text.
#[derive(Debug)]
pub(super) enum TextChange {
    /// A part is replaced.
    Part(Edit),
    /// The whole is replaced.
    Whole(String),
}

/// A change, where `text` is the text to which it applies.
pub(super) fn text_change(
    text: &Text,
    change: TextDocumentContentChangeEvent,
    encoding: Encoding,
) -> TextChange {
    match change {
        TextDocumentContentChangeEvent::TextDocumentContentChangePartial(part) => {
            TextChange::Part(Edit::new(range(text, part.range, encoding), part.text))
        }
        TextDocumentContentChangeEvent::TextDocumentContentChangeWholeDocument(whole) => {
            TextChange::Whole(whole.text)
        }
    }
}

/// The folders of a workspace that are folders of the file system.
pub(super) fn folders(folders: &[WorkspaceFolder]) -> Vec<PathBuf> {
    folders.iter().filter_map(|folder| path(&folder.uri)).collect()
}

#[cfg(test)]
mod tests {
    use super::{document_id, path};
    use tower_lsp::gen_lsp_types::Uri;

    #[cfg(unix)]
    #[test]
    fn a_file_has_one_name_however_its_address_is_written() {
        let id = |uri: &str| document_id(&Uri::from(uri)).as_str().to_owned();
        assert_eq!(id("file:///plans/a%20b(2).plan"), "/plans/a b(2).plan");
        assert_eq!(id("file:///plans/a%20b%282%29.plan"), "/plans/a b(2).plan");
        assert_eq!(id("file:///%E6%96%B9%E6%A1%88.plan"), "/方案.plan");
        assert_eq!(id("file:///方案.plan"), "/方案.plan");
        assert_eq!(id("untitled:Untitled-1"), "untitled:Untitled-1");
        assert_eq!(id("no address"), "no address");
        assert_eq!(path(&Uri::from("https://example.org/a.plan")), None);
    }
}
