//! What a link adds to its text: nothing where it leads to what the text names anyway.

use planmark_syntax::Address;

/// Whether `url` leads to something that `text` does not name. Such a link is kept.
pub(super) fn leads_elsewhere(text: &str, url: &str) -> bool {
    let shown = comparable(text);
    if shown.is_empty() {
        return false;
    }
    match Address::read(url) {
        Some(address) => !names(&shown, &comparable(&address.symbol)),
        None => bare_address(text) != bare_address(url),
    }
}

/// An address as it stands in a link of the markup, where a bracket would end it.
pub(super) fn escaped(url: &str) -> String {
    let mut escaped = String::with_capacity(url.len());
    for sign in url.trim().chars() {
        match sign {
            '(' => escaped.push_str("%28"),
            ')' => escaped.push_str("%29"),
            ' ' => escaped.push_str("%20"),
            '<' => escaped.push_str("%3C"),
            '>' => escaped.push_str("%3E"),
            sign if sign.is_control() => {}
            sign => escaped.push(sign),
        }
    }
    escaped
}

/// A symbol without blanks, in capitals, its dashes plain.
fn comparable(text: &str) -> String {
    let signs = text.chars().filter(|sign| !planmark_convert_model::account::is_blank(*sign));
    signs
        .map(|sign| match sign {
            '\u{2010}'..='\u{2015}' => '-',
            '（' => '(',
            '）' => ')',
            sign => sign.to_ascii_uppercase(),
        })
        .collect::<String>()
        .trim_end_matches(['.', ',', ';', '/'])
        .to_owned()
}

/// Whether the text `shown` names the document `symbol`: as the symbol itself, or as the number that the symbol ends in
/// (`79/1` for A/RES/79/1), part letters aside. The organ in the symbol must be one that prints numbers of that form.
fn names(shown: &str, symbol: &str) -> bool {
    if mentions(shown, symbol) || without_parts(shown) == without_parts(symbol) {
        return true;
    }
    let Some((organ, number)) = ["/RES/", "/DEC/"].iter().find_map(|kind| symbol.split_once(kind)) else {
        return false;
    };
    let number = without_parts(number);
    let same = shown == number || without_parts(shown) == number || mentions(shown, &number);
    same && fits(organ, &number)
}

/// Whether `number` stands in a longer text (`RESOLUTION79/1`), not as a piece of another number.
fn mentions(text: &str, number: &str) -> bool {
    text.match_indices(number).any(|(place, _)| {
        let before = text[..place].chars().next_back();
        let after = text[place + number.len()..].chars().next();
        let joins = |sign: char| sign.is_ascii_digit() || sign == '/';
        !before.is_some_and(joins) && !after.is_some_and(|sign| sign.is_ascii_digit())
    })
}

/// `319A(IV)` and `42/37C` without their part letters.
fn without_parts(number: &str) -> String {
    let (head, roman) = number.split_once('(').map_or((number, None), |(head, rest)| (head, Some(rest)));
    let head = match head.rfind(|sign: char| sign.is_ascii_digit()) {
        Some(place) if head[place + 1..].chars().count() <= 3 => &head[..=place],
        _ => head,
    };
    roman.map_or_else(|| head.to_owned(), |roman| format!("{head}({roman}"))
}

/// Whether an organ prints numbers of this form: the Security Council a number and a year, the Economic and Social Council
/// a year and a number, the General Assembly a session and a number. Other organs are not judged.
fn fits(organ: &str, number: &str) -> bool {
    let year = |text: &str| text.len() == 4 && text.bytes().all(|digit| digit.is_ascii_digit());
    let of_council = number.split_once('(').is_some_and(|(_, rest)| year(rest.trim_end_matches(')')));
    let of_year = number.split_once('/').is_some_and(|(session, _)| year(session));
    match organ {
        "S" => of_council,
        "E" => !of_council && (of_year || number.contains('(')),
        "A" => !of_council && !of_year,
        _ => true,
    }
}

/// An address without what a reader leaves out.
fn bare_address(url: &str) -> String {
    let url = url.trim().trim_end_matches(['/', '.', ')']).to_lowercase();
    let url = url.split_once("://").map_or(url.as_str(), |(_, rest)| rest);
    let url = url.strip_prefix("mailto:").unwrap_or(url);
    url.strip_prefix("www.").unwrap_or(url).to_owned()
}

#[cfg(test)]
mod tests {
    use super::{escaped, leads_elsewhere};

    #[test]
    fn links_to_what_the_text_names_add_nothing() {
        for (text, url) in [
            ("79/1", "https://undocs.org/en/A/RES/79/1"),
            ("S-10/2", "https://docs.un.org/A/RES/S-10/2"),
            ("42/37", "https://undocs.org/en/A/RES/42/37"),
            ("42/37\u{a0}C", "https://undocs.org/en/A/RES/42/37"),
            ("1325\u{a0}(2000)", "https://docs.un.org/en/S/RES/1325(2000)"),
            ("1819 (LV)", "https://undocs.org/en/e/RES/1819(LV)"),
            ("319 A (IV)", "https://undocs.org/en/A/RES/319(IV)"),
            ("2024/3", "https://docs.un.org/en/E/RES/2024/3"),
            ("A/79/6 (Sect. 13)", "https://undocs.org/en/A/79/6(Sect.13)"),
            ("A/80/50", "https://docs.un.org/en/a/80/50"),
            ("resolution 79/1", "https://undocs.org/A/RES/79/1"),
            ("www.example.org/a", "http://www.example.org/a/"),
            ("A/RES/79/1", "https://undocs.org/A%2FRES%2F79%2F1"),
        ] {
            assert!(!leads_elsewhere(text, url), "{text} {url}");
        }
    }

    #[test]
    fn links_to_something_else_are_kept() {
        for (text, url) in [
            ("79/1", "https://undocs.org/en/A/RES/79/11"),
            ("79/11", "https://undocs.org/en/A/RES/79/1"),
            ("2024/3", "https://undocs.org/en/A/RES/2024/3"),
            ("1325 (2000)", "https://undocs.org/en/S/RES/1326(2000)"),
            ("A/80/50", "https://undocs.org/en/A/80/51"),
            ("the Compact", "https://undocs.org/en/A/RES/79/1"),
            ("our site", "https://example.org/a"),
        ] {
            assert!(leads_elsewhere(text, url), "{text} {url}");
        }
        assert_eq!(escaped("https://a.org/x(1) y"), "https://a.org/x%281%29%20y");
    }
}
