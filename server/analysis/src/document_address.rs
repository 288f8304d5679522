//! Addresses at which the Organization keeps its documents under their symbols.

/// The sites, without `www.`.
const SITES: [&str; 3] = ["undocs.org", "docs.un.org", "documents.un.org"];

/// Codes of languages that may stand before the symbol.
const LANGUAGES: [&str; 6] = ["ar", "en", "es", "fr", "ru", "zh"];

/// Names under which an address may carry the symbol behind a question mark.
const PARAMETERS: [&str; 3] = ["symbol", "ds", "finalsymbol"];

/// The symbol of the document to which an address leads; `None` for any other address.
pub(crate) fn symbol(url: &str) -> Option<String> {
    let (_, rest) = url.trim().split_once("://")?;
    let (site, path) = rest.split_once('/')?;
    let site = site.to_lowercase();
    let site = site.strip_prefix("www.").unwrap_or(&site);
    let path = path.split('#').next().unwrap_or_default();
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    if SITES.contains(&site) {
        let path = decoded(path);
        let path = path.trim_matches('/');
        let symbol = match path.split_once('/') {
            Some((language, symbol)) if LANGUAGES.contains(&language.to_lowercase().as_str()) => symbol,
            Some(("symbol" | "api", _)) => return None,
            _ => path,
        };
        return looks_like_symbol(symbol).then(|| symbol.to_owned());
    }
    // www.un.org/…/view_doc.asp?symbol=A/RES/58/269
    let is_service = matches!(site, "un.org" | "daccess-ods.un.org" | "daccess-dds-ny.un.org");
    let of = |pair: &str| {
        let (name, value) = pair.split_once('=')?;
        PARAMETERS.contains(&name.to_lowercase().as_str()).then(|| decoded(value))
    };
    query.split('&').find_map(of).filter(|symbol| is_service && looks_like_symbol(symbol))
}

fn looks_like_symbol(text: &str) -> bool {
    let first = text.split('/').next().unwrap_or_default();
    text.contains('/') && !first.is_empty() && first.chars().all(|sign| sign.is_ascii_alphabetic())
}

/// `%20` and the like as the characters they stand for.
fn decoded(path: &str) -> String {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let [first, tail @ ..] = rest {
        let code = tail.get(..2).and_then(|code| std::str::from_utf8(code).ok());
        match code.and_then(|code| u8::from_str_radix(code, 16).ok()).filter(|_| *first == b'%') {
            Some(byte) => {
                bytes.push(byte);
                rest = &tail[2..];
            }
            None => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// A symbol in the form in which two are compared: without blanks, in capitals, its dashes and brackets plain.
pub(crate) fn comparable(text: &str) -> String {
    let signs = text.chars().filter(|sign| !sign.is_whitespace()).map(|sign| match sign {
        '\u{2010}'..='\u{2015}' => '-',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(sign) - 0xfee0).unwrap_or(sign),
        sign => sign,
    });
    let plain: String = signs.map(|sign| sign.to_ascii_uppercase()).collect();
    plain.trim_end_matches(['.', ',', ';', '/']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::{comparable, symbol};

    #[test]
    fn the_symbol_is_read_from_every_form_of_address() {
        for (url, expected) in [
            ("https://undocs.org/en/A/RES/58/269", Some("A/RES/58/269")),
            ("https://docs.un.org/A/2157%28supp%29", Some("A/2157(supp)")),
            ("http://www.undocs.org/A/71/6%20(Prog.%202)", Some("A/71/6 (Prog. 2)")),
            ("https://www.un.org/en/ga/search/view_doc.asp?symbol=A/RES/58/269&Lang=E", Some("A/RES/58/269")),
            ("https://undocs.org/", None),
            ("https://example.org/A/RES/58/269", None),
            ("https://documents.un.org/api/symbol/access?s=A", None),
            ("mailto:a@example.org", None),
        ] {
            assert_eq!(symbol(url).as_deref(), expected, "{url}");
        }
    }

    #[test]
    fn symbols_are_compared_without_blanks_and_widths() {
        assert_eq!(comparable("A／71／6 （Prog. 2）"), comparable("A/71/6(PROG.2)"));
    }
}
