//! Addresses of official documents: every form in which a link names a document by its symbol.
//!
//! - `https://undocs.org/en/A/RES/58/269`, `https://docs.un.org/A/RES/58/269`, `https://documents.un.org/A/RES/58/269`: the symbol is the path,
//!   a language may stand before it (`ch` is Chinese, too);
//! - `https://www.un.org/en/ga/search/view_doc.asp?symbol=A/RES/58/269`, `http://daccess-ods.un.org/access.nsf/Get?Open&DS=A/RES/58/269&Lang=E`,
//!   `https://documents.un.org/api/symbol/access?s=A/RES/58/269&l=en`: the symbol stands behind the question mark;
//! - `http://www.un.org/en/ecosoc/docs/2012/res%202012.5.pdf`, `http://www.un.org/documents/ga/res/46/a46r182.htm`: the name of the file says the
//!   number.
//!
//! Addresses by job number (`documents.un.org/doc/UNDOC/GEN/N03/…`) say nothing of the symbol.

use percent_encoding::percent_decode_str;

use crate::Language;
use crate::citation::{Citation, Context};

/// The official document to which an address leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// The symbol of the document, as the address has it: `A/RES/58/269`, `A/71/6 (Prog. 2)`.
    pub symbol: String,
    /// The language in which the document is shown, where the address says it.
    pub language: Option<Language>,
}

/// Sites on which the symbol is the path.
const BY_PATH: [&str; 3] = ["undocs.org", "docs.un.org", "documents.un.org"];

/// Sites on which the symbol stands behind the question mark.
const BY_QUERY: [&str; 8] = [
    "un.org",
    "undocs.org",
    "docs.un.org",
    "documents.un.org",
    "daccess-ods.un.org",
    "daccess-dds-ny.un.org",
    "documents-dds-ny.un.org",
    "ap.ohchr.org",
];

/// Names under which the symbol stands behind the question mark.
const SYMBOL_NAMES: [&str; 6] = ["symbol", "ds", "finalsymbol", "s", "m", "si"];

/// Names under which the language stands there.
const LANGUAGE_NAMES: [&str; 3] = ["lang", "language", "l"];

/// Beginnings of paths that no symbol has.
const SERVICES: [&str; 7] = ["api", "symbol-explorer", "home", "doc", "prod", "access.nsf", "symbol"];

impl Address {
    /// Reads an address; `None` where it leads to no official document by its symbol.
    #[must_use]
    pub fn read(url: &str) -> Option<Self> {
        let url = url.trim();
        let (scheme, rest) = url.split_once("://").unwrap_or(("https", url));
        if !matches!(scheme.to_ascii_lowercase().as_str(), "http" | "https") {
            return None;
        }
        let (site, path) = rest.split_once('/')?;
        let site = site.split(':').next().unwrap_or(site).to_ascii_lowercase();
        let site = site.strip_prefix("www.").unwrap_or(&site);
        let path = path.split('#').next().unwrap_or_default();
        let (path, query) = path.split_once('?').unwrap_or((path, ""));
        let found = BY_QUERY.contains(&site).then(|| by_query(query)).flatten();
        let found = found.or_else(|| BY_PATH.contains(&site).then(|| by_path(&decoded(path))).flatten());
        found.or_else(|| (site == "un.org").then(|| by_file_name(&decoded(path))).flatten())
    }

    /// The resolution or decision that the document is, part letters included.
    #[must_use]
    pub fn citation(&self) -> Option<Citation> {
        let citation = Citation::read(&self.symbol.to_uppercase(), Context::UNKNOWN).ok()?;
        // Only a full symbol says whose it is.
        (citation.organ.is_some() && citation.kind.is_some() && !citation.is_draft()).then_some(citation)
    }
}

fn decoded(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}

/// `en/A/RES/58/269`.
fn by_path(path: &str) -> Option<Address> {
    let path = path.trim_matches('/');
    let (first, rest) = path.split_once('/')?;
    let (language, symbol) = match language(first) {
        Some(language) if first.len() == 2 => (Some(language), rest),
        _ => (None, path),
    };
    let begins = symbol.split('/').next().unwrap_or_default().to_lowercase();
    if SERVICES.contains(&begins.as_str()) {
        return None;
    }
    looks_like_symbol(symbol).then(|| Address { symbol: tidy(symbol), language })
}

/// `symbol=A/RES/58/269&Lang=E`.
fn by_query(query: &str) -> Option<Address> {
    // Addresses that went through a document in HTML have `&amp;` between the pairs.
    let pairs = || query.split('&').filter_map(|pair| pair.trim_start_matches("amp;").split_once('='));
    let named = |names: &[&str]| {
        let mut found = pairs().filter(|(name, _)| names.contains(&name.to_ascii_lowercase().as_str()));
        found.next().map(|(_, value)| decoded(&value.replace('+', " ")))
    };
    let symbol = named(&SYMBOL_NAMES).filter(|symbol| looks_like_symbol(symbol.trim()))?;
    Some(Address { symbol: tidy(&symbol), language: named(&LANGUAGE_NAMES).and_then(|code| language(&code)) })
}

/// `en/ecosoc/docs/2012/res 2012.5.pdf`, `en/ecosoc/docs/2014/dec.2014219.pdf`, `documents/ga/res/46/a46r182.htm`.
fn by_file_name(path: &str) -> Option<Address> {
    let path = path.to_ascii_lowercase();
    let (name, _) = path.rsplit('/').next()?.rsplit_once('.')?;
    let symbol = if path.contains("ecosoc/docs/") {
        let (kind, number) = name.split_at(name.find(|sign: char| sign.is_ascii_digit())?);
        let kind = match kind.trim_end_matches([' ', '.', '_', '-']) {
            "res" | "resolution" => "RES",
            "dec" | "decision" => "DEC",
            _ => return None,
        };
        let (year, number) = number.split_at_checked(4)?;
        let number = number.trim_start_matches(['.', '-', '_', ' ']);
        let is_number = |digits: &str| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
        (is_number(year) && is_number(number)).then(|| format!("E/{kind}/{year}/{number}"))?
    } else if path.contains("documents/ga/res/") {
        let (session, number) = name.strip_prefix('a')?.split_once('r')?;
        let read = |digits: &str| digits.parse::<u32>().ok();
        format!("A/RES/{}/{}", read(session)?, read(number)?)
    } else {
        return None;
    };
    Some(Address { symbol, language: None })
}

/// `en`, `E`, `English`; Chinese has `zh`, `ch` and `C`.
fn language(code: &str) -> Option<Language> {
    Some(match code.trim().to_lowercase().as_str() {
        "ar" | "a" | "arabic" => Language::Ar,
        "en" | "e" | "english" => Language::En,
        "es" | "s" | "spanish" => Language::Es,
        "fr" | "f" | "french" => Language::Fr,
        "ru" | "r" | "russian" => Language::Ru,
        "zh" | "ch" | "c" | "chinese" => Language::Zh,
        _ => return None,
    })
}

/// Letters, then a stroke and more, with a digit among them.
fn looks_like_symbol(text: &str) -> bool {
    let Some((series, rest)) = text.trim_start_matches('/').split_once('/') else { return false };
    (1..=12).contains(&series.len())
        && series.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b'-' || byte == b'.')
        && rest.bytes().any(|byte| byte.is_ascii_digit())
}

/// Without blanks at the ends and strokes that belong to the address.
fn tidy(symbol: &str) -> String {
    symbol.trim().trim_matches('/').trim_end_matches(['.', ',', ';', '。', '；']).to_owned()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Address;
    use crate::Language;
    use crate::citation::{Citation, Kind, Number, Session};
    use crate::organ::Organ;

    fn read(url: &str) -> String {
        match Address::read(url) {
            Some(Address { symbol, language }) => {
                format!("{symbol}{}", language.map(|language| format!(" {language}")).unwrap_or_default())
            }
            None => "none".to_owned(),
        }
    }

    #[test]
    fn the_symbol_is_read_from_every_form_of_address() {
        for (url, expected) in [
            ("https://undocs.org/en/A/RES/58/269", "A/RES/58/269 en"),
            ("http://undocs.org/ch/A/RES/58/269", "A/RES/58/269 zh"),
            ("HTTPS://WWW.UNDOCS.ORG/A/RES/58/269", "A/RES/58/269"),
            ("undocs.org/A/71/6/Rev.1", "A/71/6/Rev.1"),
            ("https://docs.un.org/A/2157%28supp%29", "A/2157(supp)"),
            ("https://docs.un.org/en/S/RES/1373(2001)", "S/RES/1373(2001) en"),
            ("http://www.undocs.org/A/71/6%20(Prog.%202)", "A/71/6 (Prog. 2)"),
            ("https://undocs.org/en/A/RES/58/269#page=2", "A/RES/58/269 en"),
            ("http://undocs.org/e/res/2012/5", "e/res/2012/5"),
            (
                "https://undocs.org/Home/Mobile?FinalSymbol=A%2FRES%2F58%2F269&Language=E&DeviceType=Desktop",
                "A/RES/58/269 en",
            ),
            ("https://www.un.org/en/ga/search/view_doc.asp?symbol=A/RES/58/269&Lang=C", "A/RES/58/269 zh"),
            ("http://www.un.org/ga/search/view_doc.asp?symbol=E/1997/97%28SUPP%29", "E/1997/97(SUPP)"),
            ("http://www.un.org/Docs/journal/asp/ws.asp?m=A/RES/58/269", "A/RES/58/269"),
            ("http://daccess-ods.un.org/access.nsf/Get?Open&DS=A/RES/58/269&Lang=F", "A/RES/58/269 fr"),
            (
                "https://daccess-ods.un.org/access.nsf/Get?OpenAgent&amp;DS=A/RES/58/269&amp;Lang=R",
                "A/RES/58/269 ru",
            ),
            ("https://documents.un.org/api/symbol/access?s=A/RES/58/269&l=es&t=pdf", "A/RES/58/269 es"),
            ("https://documents.un.org/symbol-explorer?s=A/RES/58/269", "A/RES/58/269"),
            ("http://ap.ohchr.org/documents/dpage_e.aspx?si=A/HRC/RES/24/11", "A/HRC/RES/24/11"),
            ("http://www.un.org/en/ecosoc/docs/2012/res%202012.5.pdf", "E/RES/2012/5"),
            ("http://www.un.org/en/ecosoc/docs/2014/dec.2014219.pdf", "E/DEC/2014/219"),
            ("http://www.un.org/en/ecosoc/docs/2004/resolution%202004-52.pdf", "E/RES/2004/52"),
            ("http://www.un.org/documents/ga/res/46/a46r182.htm", "A/RES/46/182"),
            // Job numbers, services, other sites.
            ("http://daccess-dds-ny.un.org/doc/UNDOC/GEN/NR0/765/53/IMG/NR076553.pdf?OpenElement", "none"),
            ("https://documents.un.org/doc/undoc/gen/n03/508/28/pdf/n0350828.pdf", "none"),
            ("http://www.un.org/en/ga/70/resolutions.shtml", "none"),
            ("https://undocs.org/", "none"),
            ("https://undocs.org/59/113", "none"),
            ("https://example.org/A/RES/58/269", "none"),
            ("https://documents.un.org/api/symbol/access?s=A", "none"),
            ("mailto:a@un.org", "none"),
            ("", "none"),
        ] {
            assert_eq!(read(url), expected, "{url}");
        }
    }

    #[test]
    fn an_address_says_which_resolution_it_leads_to() {
        let symbols = |url: &str| {
            let citation = Address::read(url).and_then(|address| address.citation());
            citation.map(|citation| citation.symbols().join(" "))
        };
        assert_eq!(symbols("http://undocs.org/e/res/2012/5").as_deref(), Some("E/RES/2012/5"));
        assert_eq!(symbols("http://undocs.org/A/RES/52/12A").as_deref(), Some("A/RES/52/12 A"));
        assert_eq!(symbols("https://undocs.org/S/RES/1373%20(2001)").as_deref(), Some("S/RES/1373(2001)"));
        assert_eq!(symbols("https://undocs.org/A/71/6").as_deref(), None);
        assert_eq!(symbols("https://undocs.org/E/2015/L.5").as_deref(), None);
    }

    fn published() -> impl Strategy<Value = Citation> {
        let of = |organ, kind, number| Citation {
            organ: Some(organ),
            kind: Some(kind),
            number,
            parts: Default::default(),
        };
        let kinds = proptest::sample::select(vec![Kind::Resolution, Kind::Decision]);
        prop_oneof![
            (31u32..100, 1u32..999, kinds.clone()).prop_map(move |(session, number, kind)| {
                of(
                    Organ::GeneralAssembly,
                    kind,
                    Number::SessionNumber { session: Session::regular(session), number },
                )
            }),
            (1u32..31, 1u32..3541).prop_map(move |(session, number)| {
                let number = Number::NumberSession { number, session: Session::regular(session) };
                of(Organ::GeneralAssembly, Kind::Resolution, number)
            }),
            (1946u32..2099, 1u32..2999).prop_map(move |(year, number)| {
                of(Organ::SecurityCouncil, Kind::Resolution, Number::NumberYear { number, year })
            }),
            (1978u32..2099, 1u32..399, kinds).prop_map(move |(year, number, kind)| {
                of(Organ::EconomicAndSocialCouncil, kind, Number::YearNumber { year, number })
            }),
            (1u32..60, 1u32..60).prop_map(move |(session, number)| {
                let number = Number::SessionNumber { session: Session::regular(session), number };
                of(Organ::HumanRightsCouncil, Kind::Resolution, number)
            }),
        ]
    }

    proptest! {
        #[test]
        fn a_resolution_is_read_again_from_every_form_of_its_address(citation in published(), code in 0usize..6) {
            let symbol = citation.symbol().unwrap();
            let language = Language::ALL[code];
            let encoded: String = symbol.chars().map(|sign| match sign {
                '/' => "%2F".to_owned(),
                '(' => "%28".to_owned(),
                ')' => "%29".to_owned(),
                sign => sign.to_string(),
            }).collect();
            for url in [
                format!("https://undocs.org/{language}/{symbol}"),
                format!("http://undocs.org/{symbol}"),
                format!("https://docs.un.org/{language}/{symbol}"),
                format!("https://docs.un.org/{language}/{encoded}"),
                format!("https://documents.un.org/api/symbol/access?s={encoded}&l={language}"),
                format!("http://daccess-ods.un.org/access.nsf/Get?Open&DS={symbol}&Lang={language}"),
                format!("https://www.un.org/en/ga/search/view_doc.asp?symbol={symbol}"),
            ] {
                let address = Address::read(&url);
                prop_assert_eq!(address.as_ref().and_then(Address::citation), Some(citation.clone()), "{}", url);
                let said = address.and_then(|address| address.language);
                prop_assert!(said.is_none() || said == Some(language), "{}", url);
            }
        }

        #[test]
        fn no_address_makes_reading_panic(url in "(https?://)?(www\\.)?(un|undocs|documents\\.un)\\.org/[ -~%é]{0,40}|.{0,20}") {
            if let Some(address) = Address::read(&url) {
                let _ = address.citation();
            }
        }
    }
}
