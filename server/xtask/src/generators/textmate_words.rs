//! Words of the keyword table as regular expressions of TextMate grammars (Oniguruma), folded as the scanner folds them.
//!
//! Two things that folding allows are left to the scanner, because they would double the size of the expressions and are
//! never typed: Latin letters of full width, and marks of direction and vowel signs inside a word.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::script::classes::is_unspaced;
use crate::script::folding::{YEAR, canonical};
use crate::table::{Table, Word};

/// One blank.
pub(super) const BLANK: &str = r"[\t\p{Zs}]";

/// One letter of a script that puts blanks between words.
pub(super) const LETTER: &str = r"[\p{Latin}\p{Cyrillic}\p{Arabic}]";

/// Chinese characters that count things: 方案 3 个 is no programme 3, and 方案 3 次级方案 1 is one.
pub(super) fn measure_words(table: &Table) -> String {
    format!("(?:[{}]|次(?!级))", table.characters("measure_word").replace('次', ""))
}

/// A year or a period: 2026, 2024-2026, 2018–19, 2024 至 2026.
const YEARS: &str = r"\d{4}(?:\p{Zs}*[-‐-―−－/至]\p{Zs}*(?:\d{4}|\d{2}))?+";

/// The words as they begin with the same characters.
#[derive(Default)]
struct Branch {
    ends: bool,
    next: BTreeMap<char, Branch>,
}

/// An expression without groups that matches the words, longer ones first; `None` if there are none.
pub(super) fn any_of<'a>(words: impl IntoIterator<Item = &'a Word>) -> Option<String> {
    let mut root = Branch::default();
    for word in words {
        let mut branch = &mut root;
        for character in canonical(&word.text.replace("{year}", "2000")).chars() {
            branch = branch.next.entry(character).or_default();
        }
        branch.ends = true;
    }
    (!root.next.is_empty()).then(|| format!("(?i:{})", expression(&root, None)))
}

/// What may follow a branch, as an expression. `before` is the character that led to it.
fn expression(branch: &Branch, before: Option<char>) -> String {
    let alternatives: Vec<String> = branch
        .next
        .iter()
        .map(|(&character, after)| {
            let mut alternative = String::new();
            if before
                .is_some_and(|before| before != ' ' && character != ' ' && takes_blanks(before, character))
            {
                alternative.push_str(r"\p{Zs}*");
            }
            push_character(&mut alternative, character);
            alternative + &expression(after, Some(character))
        })
        .collect();
    match (alternatives.as_slice(), branch.ends) {
        ([], _) => String::new(),
        ([only], false) => only.clone(),
        (several, ends) => format!("(?:{}){}", several.join("|"), if ends { "?" } else { "" }),
    }
}

/// Whether blanks between the two are taken out of canonical forms.
fn takes_blanks(before: char, after: char) -> bool {
    is_unspaced(before) || is_unspaced(after)
}

fn push_character(expression: &mut String, character: char) {
    let folded_from = match character {
        ' ' => r"[\t\p{Zs}]+",
        '-' => "[-‐-―−－]",
        '\'' => "['‘’ʼ`´＇]",
        'е' => "[её]",
        'ا' => "[اأإآٱ]",
        'ي' => "[يى]",
        '(' => "[(（]",
        ')' => "[)）]",
        '/' => "[/／]",
        ',' => "[,，]",
        '.' => "[.．]",
        '&' => "[&＆]",
        YEAR => YEARS,
        other => {
            if other.is_alphanumeric() || is_unspaced(other) || !other.is_ascii() {
                expression.push(other);
            } else {
                let _ = write!(expression, "\\{other}");
            }
            return;
        }
    };
    expression.push_str(folded_from);
}

#[cfg(test)]
mod tests {
    use super::any_of;
    use crate::table::Word;

    fn expression(words: &[&str]) -> String {
        let words: Vec<Word> = words
            .iter()
            .map(|text| Word { text: (*text).to_owned(), language: "en", verified: true })
            .collect();
        any_of(&words).unwrap()
    }

    #[test]
    fn words_with_one_beginning_share_it() {
        assert_eq!(expression(&["Annex", "Annexes", "And"]), "(?i:an(?:d|nex(?:es)?))");
    }

    #[test]
    fn blanks_beside_chinese_characters_and_kinds_of_signs_make_no_difference() {
        assert_eq!(expression(&["目标"]), r"(?i:目\p{Zs}*标)");
        assert_eq!(expression(&["l’Est-Ouest"]), "(?i:l['‘’ʼ`´＇]est[-‐-―−－]ouest)");
    }

    #[test]
    fn a_year_stands_for_any() {
        assert!(expression(&["Strategy for {year}"]).contains(r"[\t\p{Zs}]+\d{4}"));
    }

    #[test]
    fn no_words_are_no_expression() {
        assert_eq!(any_of(&[]), None);
    }
}
