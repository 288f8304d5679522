//! The texts that the client holds open: what it says about them is the truth, whatever lies on disk.
//!
//! Changed only by notifications, one after the other, in microseconds: nothing here parses.

use std::collections::HashMap;

use planmark_plan::DocumentId;
use planmark_syntax::{Edit, Encoding, MAX_DOCUMENT_BYTES, Text};
use tower_lsp::gen_lsp_types::{TextDocumentContentChangeEvent, Uri};

use super::from_proto::{self, TextChange};

/// The texts that are open.
#[derive(Debug, Default)]
pub(super) struct Texts {
    open: HashMap<DocumentId, OpenText>,
    /// When texts were closed that are not open again.
    closed: HashMap<DocumentId, u64>,
}

/// A text that is open.
#[derive(Clone, Debug)]
pub(super) struct OpenText {
    /// The document's address as the client writes it.
    pub(super) uri: Uri,
    /// The client's number of this version.
    pub(super) version: i32,
    /// The server's number of the last change, counted over all documents.
    pub(super) revision: u64,
    /// The text; `None` while it is larger than [`MAX_DOCUMENT_BYTES`].
    pub(super) text: Option<Text>,
}

/// What became of a text.
#[derive(Debug, PartialEq)]
pub(super) enum Changed {
    /// Parts of it were replaced, one after the other.
    Parts(Vec<Edit>),
    /// It is another, or one that was not known.
    Whole,
}

impl Texts {
    /// A text that is open.
    pub(super) fn get(&self, id: &DocumentId) -> Option<&OpenText> {
        self.open.get(id)
    }

    /// All texts that are open.
    pub(super) fn open_texts(&self) -> impl Iterator<Item = (&DocumentId, &OpenText)> {
        self.open.iter()
    }

    /// Puts a text that the client opened.
    pub(super) fn open(&mut self, id: DocumentId, uri: Uri, version: i32, text: &str, revision: u64) {
        let text = (text.len() <= MAX_DOCUMENT_BYTES).then(|| Text::new(text));
        self.closed.remove(&id);
        self.open.insert(id, OpenText { uri, version, revision, text });
    }

    /// Applies changes to a text, each to the result of the one before. `None` if the text is not open.
    pub(super) fn change(
        &mut self,
        id: &DocumentId,
        version: i32,
        changes: Vec<TextDocumentContentChangeEvent>,
        encoding: Encoding,
        revision: u64,
    ) -> Option<Changed> {
        let open = self.open.get_mut(id)?;
        open.version = version;
        open.revision = revision;
        let mut changed = Changed::Parts(Vec::new());
        for change in changes {
            // A text that is too large takes part in nothing until the client sends it anew.
            let known = open.text.take();
            let text = match (
                from_proto::text_change(known.as_ref().unwrap_or(&Text::default()), change, encoding),
                known,
            ) {
                (TextChange::Whole(text), _) => {
                    changed = Changed::Whole;
                    (text.len() <= MAX_DOCUMENT_BYTES).then(|| Text::new(&text))
                }
                (TextChange::Part(edit), Some(mut text)) => {
                    text.edit(&edit);
                    if let Changed::Parts(edits) = &mut changed {
                        edits.push(edit);
                    }
                    Some(text).filter(|text| text.len_bytes() <= MAX_DOCUMENT_BYTES)
                }
                (TextChange::Part(_), None) => None,
            };
            open.text = text;
        }
        Some(changed)
    }

    /// Forgets a text that the client closed. `false` if it is not open.
    pub(super) fn close(&mut self, id: &DocumentId, revision: u64) -> bool {
        let was_open = self.open.remove(id).is_some();
        if was_open {
            self.closed.insert(id.clone(), revision);
        }
        was_open
    }

    /// The number of the change that a text saw last, opening and closing included; 0 if it was never open.
    pub(super) fn last_change(&self, id: &DocumentId) -> u64 {
        let open = self.open.get(id).map(|open| open.revision);
        open.or_else(|| self.closed.get(id).copied()).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use planmark_plan::DocumentId;
    use planmark_syntax::{Encoding, MAX_DOCUMENT_BYTES};
    use proptest::prelude::*;
    use serde_json::json;
    use tower_lsp::gen_lsp_types::{TextDocumentContentChangeEvent, Uri};

    use super::{Changed, Texts};

    fn id() -> DocumentId {
        DocumentId::new("/a.plan")
    }

    fn opened(text: &str) -> Texts {
        let mut texts = Texts::default();
        texts.open(id(), Uri::from("file:///a.plan"), 1, text, 1);
        texts
    }

    fn part(start: (u32, u32), end: (u32, u32), text: &str) -> TextDocumentContentChangeEvent {
        let position = |(line, character): (u32, u32)| json!({"line": line, "character": character});
        let change = json!({"range": {"start": position(start), "end": position(end)}, "text": text});
        serde_json::from_value(change).unwrap()
    }

    fn whole(text: &str) -> TextDocumentContentChangeEvent {
        serde_json::from_value(json!({ "text": text })).unwrap()
    }

    fn text(texts: &Texts) -> Option<String> {
        texts.get(&id()).unwrap().text.as_ref().map(ToString::to_string)
    }

    #[test]
    fn changes_apply_each_to_the_result_of_the_one_before() {
        let mut texts = opened("方案😀\r\n二");
        let changes = vec![part((0, 4), (0, 4), "！"), part((0, 5), (1, 0), "")];
        let changed = texts.change(&id(), 2, changes, Encoding::Utf16, 2);
        assert!(matches!(changed, Some(Changed::Parts(edits)) if edits.len() == 2));
        assert_eq!(text(&texts).unwrap(), "方案😀！二");
        assert_eq!((texts.get(&id()).unwrap().version, texts.get(&id()).unwrap().revision), (2, 2));
    }

    #[test]
    fn a_whole_text_takes_the_place_of_all_that_was() {
        let mut texts = opened("a");
        let changes = vec![part((0, 0), (0, 0), "b"), whole("c"), part((0, 1), (0, 1), "d")];
        assert_eq!(texts.change(&id(), 2, changes, Encoding::Utf8, 2), Some(Changed::Whole));
        assert_eq!(text(&texts).unwrap(), "cd");
    }

    #[test]
    fn what_is_not_open_is_not_changed() {
        assert_eq!(Texts::default().change(&id(), 2, vec![whole("a")], Encoding::Utf8, 2), None);
        let mut texts = opened("a");
        assert!(texts.close(&id(), 5));
        assert!(!texts.close(&id(), 6) && texts.get(&id()).is_none());
        assert_eq!(texts.last_change(&id()), 5);
    }

    #[test]
    fn a_text_that_is_too_large_is_left_out_until_it_is_sent_anew() {
        let mut texts = opened(&"x".repeat(MAX_DOCUMENT_BYTES + 1));
        assert_eq!(text(&texts), None);
        texts.change(&id(), 2, vec![part((0, 0), (0, 9), "")], Encoding::Utf8, 2);
        assert_eq!(text(&texts), None);
        texts.change(&id(), 3, vec![whole("small")], Encoding::Utf8, 3);
        assert_eq!(text(&texts).unwrap(), "small");
        texts.change(
            &id(),
            4,
            vec![part((0, 0), (0, 0), &"x".repeat(MAX_DOCUMENT_BYTES))],
            Encoding::Utf8,
            4,
        );
        assert_eq!(text(&texts), None);
    }

    proptest! {
        /// Edits at any position, also outside the text, in any unit: the text is the one that a plain string would have become.
        #[test]
        fn after_edits_the_text_is_the_clients(
            start in "[a方😀\r\n]{0,20}",
            edits in proptest::collection::vec(((0u32..6, 0u32..9), (0u32..6, 0u32..9), "[a方😀\r\n]{0,4}"), 1..20),
        ) {
            for encoding in Encoding::ALL {
                let mut texts = opened(&start);
                let mut plain = start.clone();
                for (from, to, replacement) in &edits {
                    let (from, to) = (*from.min(to), *from.max(to));
                    let rope = planmark_syntax::Text::new(&plain);
                    let offset = |(line, column): (u32, u32)| {
                        rope.offset(planmark_syntax::Position::new(line as usize, column as usize), encoding)
                    };
                    plain.replace_range(offset(from)..offset(to), replacement);
                    texts.change(&id(), 2, vec![part(from, to, replacement)], encoding, 2);
                }
                prop_assert_eq!(text(&texts), Some(plain));
            }
        }
    }
}
