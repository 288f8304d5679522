//! The symbols with which an entry of a list of mandates begins.
//!
//! This reads no more than it needs to tell symbols from titles; what a symbol means is the business of the syntax.

use planmark_convert_model::joining::is_ideograph;
use planmark_syntax::keywords::ConnectorRole;

use crate::vocabulary;

/// The symbols at the start of an entry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Leading<'t> {
    pub(crate) symbols: Vec<&'t str>,
    /// The signs and words between them.
    pub(crate) separators: Vec<&'t str>,
    /// What follows: the title, or nothing.
    pub(crate) rest: &'t str,
    /// Whether the last symbol is broken off or followed by a separator: more symbols come on the next line.
    pub(crate) open: bool,
}

/// The symbols at the start of `text`, if it begins with one.
pub(crate) fn leading(text: &str) -> Option<Leading<'_>> {
    let mut leading = Leading { rest: text, ..Leading::default() };
    loop {
        let Some(length) = symbol(leading.rest) else {
            return (!leading.symbols.is_empty()).then_some(leading);
        };
        let (found, rest) = leading.rest.split_at(length);
        if !may_follow(found, rest) {
            return (!leading.symbols.is_empty()).then_some(leading);
        }
        leading.symbols.push(found.trim_end());
        leading.rest = rest.trim_start();
        leading.open = is_broken(found);
        let Some(separator) = separator(leading.rest) else { return Some(leading) };
        let behind = leading.rest[separator.len()..].trim_start();
        if behind.is_empty() {
            leading.separators.push(separator);
            leading.open = true;
            leading.rest = behind;
            return Some(leading);
        }
        if symbol(behind).is_none_or(|length| !may_follow(&behind[..length], &behind[length..])) {
            return Some(leading);
        }
        leading.separators.push(separator);
        leading.rest = behind;
    }
}

/// Whether what follows `symbol` lets it be one: `2015/16 年` is a year, `67/226 号决议` the rest of a sentence.
fn may_follow(symbol: &str, rest: &str) -> bool {
    let next = rest.trim_start();
    let blank = next.len() < rest.len();
    match next.chars().next() {
        None => true,
        Some('年') if is_pair_of_years(symbol) => false,
        Some('号') => false,
        Some('，' | ',' | '；' | ';' | '、') => true,
        Some(sign) => blank || is_ideograph(sign) || matches!(sign, '《' | '“' | '〈' | '('),
    }
}

/// `2015/16`: a year and the last two digits of the next.
fn is_pair_of_years(symbol: &str) -> bool {
    symbol.split_once('/').is_some_and(|(year, next)| {
        year.len() == 4
            && next.len() == 2
            && year.parse().ok().map(|year: u32| (year + 1) % 100) == next.parse().ok()
    })
}

/// A separator between two symbols at the start of `text`.
fn separator(text: &str) -> Option<&str> {
    let signs = ["；", ";", "，", ","].into_iter();
    signs.chain(vocabulary::connectors(ConnectorRole::And)).find(|separator| text.starts_with(separator))
}

/// Whether a line end broke `symbol` off: `CEP/AC.13/2005/3/`, `ECE/BEL`, `ECE/EB.AIR/127 和`, `第 2013/246 号`.
pub(crate) fn is_broken(symbol: &str) -> bool {
    let decision = symbol.starts_with('第') && !symbol.ends_with(['定', '议']);
    decision
        || symbol.ends_with(['/', '-', '−', '和'])
        || !symbol.contains(|sign: char| sign.is_ascii_digit())
}

/// Length of the symbol at the start of `text`.
pub(crate) fn symbol(text: &str) -> Option<usize> {
    numbered_decision(text)
        .or_else(|| document(text))
        .or_else(|| session_number(text))
        .or_else(|| number_and_bracket(text))
        .or_else(|| letter_and_session(text))
}

/// Reads signs of a text one after another.
struct Cursor<'t> {
    text: &'t str,
    place: usize,
}

impl<'t> Cursor<'t> {
    fn new(text: &'t str) -> Self {
        Self { text, place: 0 }
    }

    fn rest(&self) -> &'t str {
        &self.text[self.place..]
    }

    fn take(&mut self, prefix: &str) -> bool {
        let found = self.rest().starts_with(prefix);
        if found {
            self.place += prefix.len();
        }
        found
    }

    fn take_any<'w>(&mut self, words: impl IntoIterator<Item = &'w str>) -> bool {
        words.into_iter().any(|word| self.take(word))
    }

    fn blanks(&mut self) {
        self.place = self.text.len() - self.rest().trim_start().len();
    }

    /// Takes the characters that `wanted` accepts and gives their number.
    fn take_while(&mut self, wanted: impl Fn(char) -> bool) -> usize {
        let rest = self.rest();
        let length = rest.find(|sign| !wanted(sign)).unwrap_or(rest.len());
        self.place += length;
        rest[..length].chars().count()
    }

    fn digits(&mut self) -> usize {
        self.take_while(|sign| sign.is_ascii_digit())
    }
}

/// `第 50/2 号决定`, broken off anywhere behind the number.
fn numbered_decision(text: &str) -> Option<usize> {
    let mut cursor = Cursor::new(text);
    if !cursor.take("第") {
        return None;
    }
    cursor.blanks();
    if cursor.digits() == 0 || !cursor.take("/") || cursor.digits() == 0 {
        return None;
    }
    let number_end = cursor.place;
    cursor.blanks();
    if !cursor.take("号") {
        return cursor.rest().is_empty().then_some(number_end);
    }
    let sign_end = cursor.place;
    cursor.blanks();
    if cursor.take_any(vocabulary::adopted()) {
        return Some(cursor.place);
    }
    cursor.rest().is_empty().then_some(sign_end)
}

/// `S/PRST/2012/21`, `ECE/MP.WH/11 和 Add.1 和 2`, `CEP/AC.13/2005/3/` broken off at its end.
fn document(text: &str) -> Option<usize> {
    let mut cursor = Cursor::new(text);
    let organ = cursor.take_while(|sign| sign.is_ascii_uppercase());
    if !(1..=8).contains(&organ) || !cursor.rest().starts_with('/') {
        return None;
    }
    cursor.take_while(|sign| sign.is_ascii_alphanumeric() || "/.()[]_-−".contains(sign));
    let end = cursor.place;
    let rest = &text[end..];
    // Without a number it is a symbol only where the line ends, and the number comes on the next.
    if !text[..end].contains(|sign: char| sign.is_ascii_digit()) && !rest.trim().is_empty() {
        return None;
    }
    let added = additions(rest);
    // `ECE/EB.AIR/127 和` at the end of a line waits for `Add.1`, which is part of it.
    let waits = rest[added..].trim() == "和";
    Some(if waits { text.trim_end().len() } else { end + added })
}

/// Length of ` 和 Add.1、Corr.1 和 2` behind the symbol of a document.
fn additions(text: &str) -> usize {
    let mut cursor = Cursor::new(text);
    let mut end = 0;
    loop {
        let mut separated = false;
        cursor.blanks();
        while cursor.take("，") || cursor.take_any(vocabulary::connectors(ConnectorRole::And)) {
            separated = true;
            cursor.blanks();
        }
        let named = cursor.take_any(["Add.", "Corr.", "Rev."]);
        // The first needs a name, the others a separator: `Add.1 和 2`.
        let goes_on = if end == 0 { named } else { separated };
        if !goes_on || cursor.digits() == 0 {
            return end;
        }
        end = cursor.place;
    }
}

/// `71/20`, `S-10/2`, `ES-10/20`, `52/12 A 和 B`, `SS.XI/2`, `9-15/CP.19`, `2015/L.5`.
fn session_number(text: &str) -> Option<usize> {
    let mut cursor = Cursor::new(text);
    if cursor.take("SS.") {
        return (cursor.take_while(is_roman) > 0 && cursor.take("/") && cursor.digits() > 0)
            .then_some(cursor.place);
    }
    let special = cursor.take_any(["ES-", "S-"]);
    if !(1..=5).contains(&cursor.digits()) {
        return None;
    }
    if !special && cursor.take_any(["-", "–"]) && cursor.digits() == 0 || !cursor.take("/") {
        return None;
    }
    if cursor.take_any(["CP.", "CMP.", "CMA.", "COP.", "L."]) {
        return (cursor.digits() > 0).then_some(cursor.place);
    }
    if !(1..=4).contains(&cursor.digits()) {
        return None;
    }
    Some(cursor.place + parts(cursor.rest()))
}

fn is_roman(sign: char) -> bool {
    matches!(sign, 'I' | 'V' | 'X' | 'L' | 'C' | 'D' | 'M')
}

/// Length of the part letters behind a number: ` A`, `A-C`, ` A 和 B`, ` A、B 和 C`.
fn parts(text: &str) -> usize {
    let mut cursor = Cursor::new(text);
    let mut end = 0;
    loop {
        cursor.blanks();
        let joints =
            vocabulary::connectors(ConnectorRole::And).chain(vocabulary::connectors(ConnectorRole::To));
        if end > 0 && !cursor.take_any(joints.chain(["-", "–"])) {
            return end;
        }
        cursor.blanks();
        let letter = cursor.take_while(|sign| sign.is_ascii_uppercase());
        let ends =
            cursor.rest().chars().next().is_none_or(|next| !next.is_ascii_alphanumeric() && next != '/');
        if letter != 1 || !ends || cursor.rest().starts_with('.') {
            return end;
        }
        end = cursor.place;
    }
}

/// `1373(2001)`, `1514 (XV)`, `2601A (XXIV)`, `3201(S-VI)`, `830(MFC 1 A)`.
fn number_and_bracket(text: &str) -> Option<usize> {
    let mut cursor = Cursor::new(text);
    if !(1..=4).contains(&cursor.digits()) {
        return None;
    }
    cursor.place += parts(cursor.rest());
    cursor.blanks();
    if !cursor.take_any(["(", "（"]) {
        return None;
    }
    let inside = cursor.place;
    cursor.take_while(|sign| sign.is_ascii_alphanumeric() || matches!(sign, '-' | ' '));
    let session = &text[inside..cursor.place];
    let year = session.len() == 4 && session.bytes().all(|byte| byte.is_ascii_digit());
    let lettered =
        session.bytes().next().is_some_and(|byte| byte.is_ascii_uppercase()) && session.len() <= 10;
    // A bracket that is opened and not closed is a mistake of the source, and still a symbol.
    let closed = cursor.take_any([")", "）"]);
    (year || lettered && closed).then_some(cursor.place)
}

/// `A (64)`, `B(66)`: decisions of the Economic Commission for Europe.
fn letter_and_session(text: &str) -> Option<usize> {
    let mut cursor = Cursor::new(text);
    if cursor.take_while(|sign| sign.is_ascii_uppercase()) != 1 {
        return None;
    }
    cursor.blanks();
    let open = cursor.take_any(["(", "（"]);
    let digits = cursor.digits();
    (open && (1..=3).contains(&digits) && cursor.take_any([")", "）"])).then_some(cursor.place)
}

/// The rest of a symbol that a line end broke off: `Rev.1`, `GRADE.CONF/`, `和 Add.1`, `决定`. Gives its length.
pub(crate) fn continuation(text: &str, broken: &str) -> Option<usize> {
    if broken.starts_with('第') {
        let mut cursor = Cursor::new(text);
        cursor.take("号");
        cursor.blanks();
        return cursor.take_any(vocabulary::adopted()).then_some(cursor.place);
    }
    let added = additions(text);
    if added > 0 {
        return Some(added);
    }
    if broken.ends_with('和') || !is_broken(broken) {
        return None;
    }
    let mut cursor = Cursor::new(text);
    let signs = cursor.take_while(|sign| sign.is_ascii_alphanumeric() || "/.()[]_-−".contains(sign));
    let end = cursor.place;
    (signs > 0).then(|| end + additions(&text[end..]))
}

#[cfg(test)]
mod tests {
    use super::{continuation, leading};

    fn read(text: &str) -> String {
        leading(text).map_or("none".to_owned(), |found| {
            format!("{}|{}{}", found.symbols.join(" + "), found.rest, if found.open { "…" } else { "" })
        })
    }

    #[test]
    fn every_printed_form_is_read() {
        for (text, expected) in [
            ("71/20 铁路货运", "71/20|铁路货运"),
            ("71/20", "71/20|"),
            ("52/13 A 和 B  铁路", "52/13 A 和 B|铁路"),
            ("70/248A 和 B铁路", "70/248A 和 B|铁路"),
            ("69/263 A-C 铁路", "69/263 A-C|铁路"),
            ("52/12 A 与 B  铁路", "52/12 A 与 B|铁路"),
            ("42/37 A 到 C  铁路", "42/37 A 到 C|铁路"),
            ("1472 A(XIV) 铁路", "1472 A(XIV)|铁路"),
            ("2601A (XXIV) 铁路", "2601A (XXIV)|铁路"),
            ("2250(2015） 铁路", "2250(2015）|铁路"),
            ("1373 (2001)", "1373 (2001)|"),
            ("S/PRST/2012/21 铁路", "S/PRST/2012/21|铁路"),
            ("PRST/28/3 铁路", "PRST/28/3|铁路"),
            ("S-10/2   铁路", "S-10/2|铁路"),
            ("ES-10/20 铁路", "ES-10/20|铁路"),
            ("SS.XI/2 铁路", "SS.XI/2|铁路"),
            ("9-15/CP.19 铁路", "9-15/CP.19|铁路"),
            ("2015/L.5 铁路", "2015/L.5|铁路"),
            ("22008/37 铁路", "22008/37|铁路"),
            ("830(MFC 1 A) 铁路", "830(MFC 1 A)|铁路"),
            ("A (64) 铁路", "A (64)|铁路"),
            ("第 50/2 号决定 铁路", "第 50/2 号决定|铁路"),
        ] {
            assert_eq!(read(text), expected);
        }
    }

    #[test]
    fn several_symbols_share_a_title() {
        assert_eq!(read("61/230; 69/291; 75/327 铁路"), "61/230 + 69/291 + 75/327|铁路");
        assert_eq!(read("51/216 和 52/216 铁路"), "51/216 + 52/216|铁路");
        assert_eq!(read("S/PRST/2021/2 铁路"), "S/PRST/2021/2|铁路");
        assert_eq!(read("62/277、63/311"), "62/277 + 63/311|");
        assert_eq!(read("49/233 A 和"), "49/233 A|…");
        assert_eq!(read("65/283; 66/291;"), "65/283 + 66/291|…");
        assert_eq!(read("47/120 B 和平纲领"), "47/120 B|和平纲领");
    }

    #[test]
    fn years_and_sentences_are_no_symbols() {
        for text in [
            "2015/16 年铁路",
            "67/226 号决议的进展",
            "2016 国际铁路年",
            "铁路",
            "A. 概要",
            "5 岁以下儿童",
            "20 全球路线图",
        ] {
            assert_eq!(read(text), "none", "{text}");
        }
        assert_eq!(read("24/11  5 岁以下儿童"), "24/11|5 岁以下儿童");
        assert_eq!(read("69/308 2015/16 年铁路"), "69/308|2015/16 年铁路");
    }

    #[test]
    fn broken_symbols_go_on() {
        assert_eq!(read("CEP/AC.13/2005/3/"), "CEP/AC.13/2005/3/|…");
        assert_eq!(continuation("Rev.1", "CEP/AC.13/2005/3/"), Some(5));
        assert_eq!(continuation("和 Add.1 和 2 铁路", "ECE/MP.WH/11"), Some("和 Add.1 和 2".len()));
        assert_eq!(read("第 2013/247"), "第 2013/247|…");
        assert_eq!(continuation("号决定", "第 2013/247"), Some("号决定".len()));
        assert_eq!(read("ECE/EB.AIR/127 和"), "ECE/EB.AIR/127 和|…");
        assert_eq!(continuation("Add.1", "ECE/EB.AIR/127 和"), Some(5));
        assert_eq!(read("ECE/BEL"), "ECE/BEL|…");
        assert_eq!(continuation("GRADE.CONF/", "ECE/BEL"), Some(11));
        assert_eq!(continuation("铁路", "ECE/MP.WH/11"), None);
    }
}
