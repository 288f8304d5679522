//! The language that a document is written in, for what is put beside its words: the signs of the markup, counts in the outline.

use planmark_plan::document::Document;
use planmark_syntax::Language;
use planmark_syntax::script::is_han;

/// The language of a document. Where the header does not tell it, the script of the beginning does: a third of its letters is enough for
/// Chinese, for Chinese plans are full of numbers and symbols.
pub(super) fn written_in(document: &Document) -> Language {
    if let Some(language) = document.header().language() {
        return language;
    }
    let beginning: Vec<char> =
        document.text().rope().chars().filter(|sign| sign.is_alphabetic()).take(2000).collect();
    let is_chinese = beginning.iter().filter(|sign| is_han(**sign)).count() * 3 > beginning.len();
    if is_chinese { Language::Zh } else { Language::En }
}
