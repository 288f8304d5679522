//! Official documents, at their addresses in the document service of the United Nations.

use std::fmt::Write as _;
use std::ops::Range;

use planmark_syntax::script::half_width;
use planmark_syntax::{Citation, Language, Organ};

use crate::document::{Document, Part};
use crate::read::facts;
use planmark_syntax::Span;

/// Where documents are found by language and symbol.
const SERVICE: &str = "https://undocs.org";

/// A link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The words that are linked, in bytes.
    pub range: Range<usize>,
    /// The address.
    pub url: String,
}

/// The links of a document, in the order of the text: document symbols, resolutions that are published under the symbol that is
/// printed for them, and addresses. They lead to the language of the plan.
#[must_use]
pub fn links(document: &Document) -> Vec<Link> {
    let language = document.header().language().unwrap_or(Language::En);
    let mut links = Vec::new();
    for part in document.parts() {
        let mut link =
            |span: Span, url: String| links.push(Link { range: span.at(part.start as usize), url });
        for section in &part.programme.sections {
            for inline in section.facts.inlines() {
                for symbol in &inline.symbols {
                    link(symbol.span.shifted(section.start), official(&symbol.text, language));
                }
                for own in inline.links.iter().filter(|own| is_safe(&own.url.text)) {
                    link(shown(own).shifted(section.start), own.url.text.to_string());
                }
            }
        }
        for (span, symbol) in resolutions(part) {
            link(span, official(&symbol, language));
        }
    }
    links.sort_by_key(|link| (link.range.start, link.range.end));
    links.dedup_by(|one, two| one.range == two.range);
    links
}

/// The words of a link that are shown, or else its address.
fn shown(link: &facts::Link) -> Span {
    link.text.as_ref().map_or(link.url.span, |text| text.span)
}

/// A link must not make the editor run something.
fn is_safe(url: &str) -> bool {
    let url = url.to_ascii_lowercase();
    ["https://", "http://", "mailto:"].iter().any(|scheme| url.starts_with(scheme))
}

fn resolutions(part: &Part) -> impl Iterator<Item = (Span, String)> {
    part.programme.readings.iter().filter_map(|reading| {
        let citation = reading.citation.as_ref().ok()?;
        Some((reading.span, published(citation)?))
    })
}

/// The address of a resolution or decision, if it is published under the symbol that is printed for it.
#[must_use]
pub fn resolution_url(citation: &Citation, language: Language) -> Option<String> {
    Some(official(&published(citation)?, language))
}

/// The address of the document of a symbol.
#[must_use]
pub fn document_url(symbol: &str, language: Language) -> String {
    official(symbol, language)
}

/// The symbol under which a resolution is published. Commissions, boards and conferences publish theirs in reports: the symbol by
/// which this program names them is no document's.
fn published(citation: &Citation) -> Option<String> {
    let has_documents = matches!(
        citation.organ?,
        Organ::GeneralAssembly
            | Organ::SecurityCouncil
            | Organ::EconomicAndSocialCouncil
            | Organ::HumanRightsCouncil
    );
    if has_documents && !citation.is_draft() { citation.symbol() } else { None }
}

/// The address of a document: blanks are left out of the symbol, as the service wants it, and signs that no address can hold are
/// written by their bytes.
fn official(symbol: &str, language: Language) -> String {
    let mut url = format!("{SERVICE}/{}/", language.code());
    for sign in symbol.chars().filter(|sign| !sign.is_whitespace()) {
        let sign = half_width(sign);
        if sign.is_ascii_alphanumeric() || "/.-_()~".contains(sign) {
            url.push(sign);
        } else {
            let mut bytes = [0; 4];
            for byte in sign.encode_utf8(&mut bytes).bytes() {
                // Writing to a string cannot fail.
                let _ = write!(url, "%{byte:02X}");
            }
        }
    }
    url
}

#[cfg(test)]
mod tests {
    use planmark_syntax::{Language, Text};

    use super::{links, official};
    use crate::document::Document;
    use crate::work::Work;

    #[test]
    fn an_address_has_no_blanks_and_no_signs_that_addresses_cannot_hold() {
        assert_eq!(official("A/71/6 (Prog. 2)", Language::Zh), "https://undocs.org/zh/A/71/6(Prog.2)");
        assert_eq!(official("A／71／6（Prog．2）", Language::Ar), "https://undocs.org/ar/A/71/6(Prog.2)");
        assert_eq!(official("A/71/6?x#方", Language::En), "https://undocs.org/en/A/71/6%3Fx%23%E6%96%B9");
    }

    #[test]
    fn a_link_that_would_make_the_editor_run_something_is_none() {
        let text = "[a](command:run) [b](javascript:x) [c](file:///x) [d](mailto:a@example.org)\n";
        let document = Document::new(Text::new(text), &Work::default());
        assert_eq!(
            links(&document).iter().map(|link| &*link.url).collect::<Vec<_>>(),
            ["mailto:a@example.org"]
        );
    }
}
