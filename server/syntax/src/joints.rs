//! What joins numbers and letters to lists and ranges: 和, "and", –. The words are those of the keyword table, by which the scanner finds such
//! lists; what it takes for one is read here.

use std::sync::LazyLock;

use crate::Language;
use crate::keywords::{self, ConnectorRole};
use crate::scan::Scan;
use crate::script::is_han;
use crate::words::{WordList, ends_word};

static WORDS: LazyLock<WordList<ConnectorRole>> = LazyLock::new(|| {
    WordList::new(
        keywords::CONNECTORS.iter().flat_map(|entry| entry.words.iter().map(|word| (word.text, entry.role))),
    )
});

/// The Arabic conjunction, which is written together with the word after it.
const ARABIC_AND: char = 'و';

/// Takes a word of a role, with the blanks around it. A word of letters needs a blank behind it.
pub(crate) fn take_word(scan: &mut Scan<'_>, role: ConnectorRole) -> bool {
    let mut ahead = *scan;
    ahead.skip_blanks();
    let (text, start) = (ahead.text(), ahead.at());
    let is_apart = |end: usize| {
        let is_letter = |sign: &char| sign.is_alphabetic() && !is_han(*sign);
        let has_letters = text[..end].chars().next_back().is_some_and(|sign| is_letter(&sign));
        // E, O and Y are letters: their small ones join in Spanish.
        let is_capital =
            end - start == 1 && text[start..end].starts_with(|sign: char| sign.is_ascii_uppercase());
        !is_capital
            && ends_word(text, end)
            && (!has_letters || text[end..].chars().next().is_none_or(|sign| sign == ' '))
    };
    match WORDS.at(text, start, is_apart) {
        Some((found, end)) if found == role => ahead.take_bytes(end - start),
        Some(_) => return false,
        None if role == ConnectorRole::And && ahead.eat(ARABIC_AND) => {}
        None => return false,
    }
    ahead.skip_blanks();
    *scan = ahead;
    true
}

/// Takes the comma of a list, with the blanks around it.
pub(crate) fn take_comma(scan: &mut Scan<'_>) -> bool {
    let mut ahead = *scan;
    ahead.skip_blanks();
    let found = [',', '、', '،'].into_iter().any(|sign| ahead.eat(sign));
    if found {
        ahead.skip_blanks();
        *scan = ahead;
    }
    found
}

/// Takes what joins two members of a list: a comma, a conjunction, or both.
pub(crate) fn take_list_joint(scan: &mut Scan<'_>) -> bool {
    let has_comma = take_comma(scan);
    take_word(scan, ConnectorRole::And) || has_comma
}

/// Takes what joins two members to a range: a dash, a tilde, or a word.
pub(crate) fn take_range_joint(scan: &mut Scan<'_>) -> bool {
    let mut ahead = *scan;
    ahead.skip_blanks();
    if ahead.eat('-') || ahead.eat('~') {
        ahead.skip_blanks();
        *scan = ahead;
        return true;
    }
    take_word(scan, ConnectorRole::To)
}

/// Whether words are what joins two members of a list, and nothing else.
pub(crate) fn is_list_joint(words: &str) -> bool {
    let mut scan = Scan::new(words);
    take_list_joint(&mut scan) && scan.is_done()
}

/// The word of a role that a language prints.
pub(crate) fn printed(role: ConnectorRole, language: Language) -> &'static str {
    keywords::entry(keywords::CONNECTORS, role).map_or("", |entry| entry.printed(language, true))
}

/// The comma between the members of a list, with its blank.
pub(crate) fn comma(language: Language) -> &'static str {
    match language {
        Language::Ar => "، ",
        Language::Zh => "、",
        Language::En | Language::Es | Language::Fr | Language::Ru => ", ",
    }
}

/// `3`, `3 and 4`, `3, 4 and 5` in a language.
pub(crate) fn list(members: &[String], language: Language) -> String {
    let and = printed(ConnectorRole::And, language);
    match members {
        [] => String::new(),
        [one] => one.clone(),
        [before @ .., end] => format!("{} {and} {end}", before.join(comma(language))),
    }
}
