//! `link-mismatch`: a link that leads to another document than its text names.
//!
//! Only where both are certain: the text is one number or one symbol and nothing else, and the address is one at which the
//! Organization keeps a document under its symbol.

use planmark_syntax::{Address, Citation};
use planmark_syntax::citation::Context;

use planmark_findings::Rule;
use planmark_workspace::check::{Check, Findings, Look, Words};
use planmark_plan::document_address::comparable;
use planmark_findings::finding::Severity;
use planmark_findings::message::Message;

pub(super) static CHECK: Check = Check {
    rule: Rule {
        name: "link-mismatch",
        severity: Severity::Warning,
        summary: "link-mismatch-summary",
    },
    looks: &[Look::Words(check)],
};

fn check(words: &Words<'_>, findings: &mut Findings) {
    for link in words.facts.inlines().flat_map(|inline| &inline.links) {
        let Some(text) = &link.text else { continue };
        let Some(target) = Address::read(&link.url.text).map(|address| address.symbol) else { continue };
        if disagree(&text.text, &target) {
            let message = Message::new("link-mismatch").with("here", &text.text).with("target", &target);
            findings.push(findings.at(link.span, message));
        }
    }
}

/// Whether a text names a document, and the symbol that of another.
fn disagree(text: &str, symbol: &str) -> bool {
    let text = text.trim().trim_matches(['[', ']']);
    if same(&comparable(text), &comparable(symbol)) || is_shortened(&comparable(text), &comparable(symbol)) {
        return false;
    }
    match (Citation::read(text, Context::UNKNOWN), Citation::read(symbol, Context::UNKNOWN)) {
        (Ok(named), Ok(led)) => {
            let organs = named.organ.zip(led.organ).is_some_and(|(named, led)| named != led);
            organs || named.number != led.number
        }
        // The text is a symbol itself; resolutions also stand in the records of their session, under symbols of their own.
        (Ok(_), Err(_)) => false,
        (Err(_), _) => is_symbol(text),
    }
}

/// `A/2157` and `A/2157(Supp)` are one document.
fn same(one: &str, two: &str) -> bool {
    let begins = |long: &str, short: &str| long.strip_prefix(short).is_some_and(|rest| rest.is_empty() || rest.starts_with('('));
    begins(one, two) || begins(two, one)
}

/// Whether a symbol is printed without its beginning, as it is below the name of its organ: `PRST/OS/12/1` of `A/HRC/PRST/OS/12/1`.
fn is_shortened(text: &str, symbol: &str) -> bool {
    let is_number = |part: &str| part.starts_with(|sign: char| sign.is_ascii_digit());
    let is_whole = text.split('/').next().is_some_and(|first| first.len() > 1 && !is_number(first));
    is_whole && symbol.strip_suffix(text).is_some_and(|before| before.ends_with('/'))
}

/// Whether words are one symbol: `A/71/6 (Prog. 2)`, `ST/SGB/2018/3`.
fn is_symbol(text: &str) -> bool {
    let head = text.split(['(', '（']).next().unwrap_or_default();
    if head.trim().contains(char::is_whitespace) {
        return false;
    }
    let text = comparable(text);
    let Some((series, rest)) = text.split_once('/') else { return false };
    (1..=8).contains(&series.len())
        && series.chars().all(|sign| sign.is_ascii_uppercase())
        && rest.chars().any(|sign| sign.is_ascii_digit())
        && rest.chars().all(|sign| sign.is_ascii_alphanumeric() || "/.-()".contains(sign))
}

#[cfg(test)]
mod tests {
    use super::disagree;

    #[test]
    fn a_text_and_a_symbol_agree_if_they_name_one_document() {
        for (text, symbol) in [
            ("58/269", "A/RES/58/269"),
            ("resolution 58/269", "A/RES/58/268"),
            ("2013/16", "E/RES/2013/16"),
            ("1373 (2001)", "S/RES/1373(2001)"),
            ("52/12 A", "A/RES/52/12"),
            ("A/71/6 (Prog. 2)", "A/71/6(Prog.2)"),
            ("A/2157", "A/2157(supp)"),
            ("58/511", "A/58/49(Vol.II)"),
            ("the report", "A/71/6"),
            ("A/71/6 and Corr.1", "A/71/6/Corr.1"),
            ("PRST/OS/12/1", "A/HRC/PRST/OS/12/1"),
            ("EX/2017/L.7", "ECE/EX/2017/L.7"),
        ] {
            assert!(!disagree(text, symbol), "{text} {symbol}");
        }
    }

    #[test]
    fn they_disagree_if_they_name_two() {
        for (text, symbol) in [
            ("58/269", "A/RES/58/268"),
            ("1373 (2001)", "S/RES/1374(2001)"),
            ("A/71/6", "A/71/16"),
            ("A/71/6/Rev.1", "A/71/6"),
            ("A/71/6", "A/RES/71/6"),
            ("E/RES/2013/16", "A/RES/68/16"),
        ] {
            assert!(disagree(text, symbol), "{text} {symbol}");
        }
    }
}
