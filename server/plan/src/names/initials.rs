//! Abbreviations in letters: initials of the words of the full name.
//!
//! Every word of the name gives one letter or, as in UNIDIR (Disarmament) and CARICOM (Caribbean Community), its first few; articles,
//! prepositions and “and” may be passed over. The first word begins with a capital.

use std::collections::BTreeSet;

/// The most words of a name.
const MOST_WORDS: usize = 20;
/// The most letters that one word gives.
const MOST_LETTERS: usize = 4;

/// Words that an abbreviation may pass over: English, French, Spanish, Russian.
const SMALL_WORDS: [&str; 52] = [
    "of",
    "and",
    "for",
    "the",
    "on",
    "to",
    "in",
    "a",
    "an",
    "by",
    "with",
    "at",
    "from",
    "against",
    "under",
    "de",
    "des",
    "du",
    "d",
    "la",
    "le",
    "les",
    "l",
    "et",
    "à",
    "aux",
    "au",
    "en",
    "pour",
    "sur",
    "el",
    "los",
    "las",
    "del",
    "y",
    "para",
    "sobre",
    "con",
    "por",
    "entre",
    "dans",
    "e",
    "и",
    "по",
    "в",
    "на",
    "для",
    "с",
    "о",
    "об",
    "при",
    "против",
];

/// Whether a word, in small letters, is one that abbreviations pass over: of, de, para, и.
pub fn is_small_word(word: &str) -> bool {
    SMALL_WORDS.contains(&word)
}

/// Capitals of abbreviations often go without the accents that their words have: COPE for pêche.
fn without_accent(letter: char) -> char {
    match letter {
        'à' | 'á' | 'â' | 'ä' => 'a',
        'ç' => 'c',
        'è' | 'é' | 'ê' | 'ë' => 'e',
        'ì' | 'í' | 'î' | 'ï' => 'i',
        'ñ' => 'n',
        'ò' | 'ó' | 'ô' | 'ö' => 'o',
        'ù' | 'ú' | 'û' | 'ü' => 'u',
        'ё' => 'е',
        other => other,
    }
}

/// Where the full name begins that an abbreviation behind it stands for.
pub(super) fn full_name(before: &[char], short: &[char]) -> Option<usize> {
    let letters = letters(short)?;
    let words = words(before)?;
    let start = matched(&words, &letters, (words.len(), letters.len()), &mut BTreeSet::new())?;
    let named = &words[start..];
    let counted: Vec<&Word> = named.iter().filter(|word| !word.is_small).collect();
    let all_capital = counted.iter().all(|word| word.is_capital);
    (counted.len() >= 2 && (letters.len() > 2 || all_capital)).then(|| words[start].at)
}

/// Whether an abbreviation ends with the s of a plural: SDGs.
pub(super) fn is_plural(short: &[char]) -> bool {
    matches!(short, [.., last, 's'] if last.is_uppercase())
}

/// The letters of an abbreviation: capitals, with the s of a plural left out.
fn letters(short: &[char]) -> Option<Vec<char>> {
    let short = if is_plural(short) { &short[..short.len() - 1] } else { short };
    let letters: Vec<char> =
        short.iter().copied().filter(|sign| !matches!(sign, '-' | '/' | '.' | '&')).collect();
    let is_abbreviation = (2..=12).contains(&letters.len())
        && letters.iter().all(|sign| sign.is_uppercase())
        && letters.first().is_some_and(|sign| sign.is_alphabetic());
    is_abbreviation.then(|| letters.iter().flat_map(|sign| sign.to_lowercase()).map(without_accent).collect())
}

#[derive(Debug)]
struct Word {
    /// Where it begins.
    at: usize,
    letters: Vec<char>,
    is_capital: bool,
    is_small: bool,
}

/// The words before a bracket, back to a sign that ends a name.
fn words(before: &[char]) -> Option<Vec<Word>> {
    let mut words: Vec<Word> = Vec::new();
    let mut end = before.len();
    while end > 0 && words.len() < MOST_WORDS {
        let sign = before[end - 1];
        if !sign.is_alphabetic() {
            let joins = sign.is_whitespace() || matches!(sign, ',' | '-' | '‐' | '–' | '\'' | '’' | '&');
            if !joins {
                break;
            }
            end -= 1;
            continue;
        }
        let length = before[..end].iter().rev().take_while(|sign| sign.is_alphabetic()).count();
        let word = &before[end - length..end];
        if word.iter().any(|sign| planmark_syntax::script::is_han(*sign)) {
            break;
        }
        // The s of a possessive is no word.
        let is_possessive =
            word == ['s'] && end - length > 0 && matches!(before[end - length - 1], '\'' | '’');
        if !is_possessive {
            let text: String = word.iter().flat_map(|sign| sign.to_lowercase()).collect();
            words.push(Word {
                at: end - length,
                letters: text.chars().map(without_accent).collect(),
                is_capital: word[0].is_uppercase(),
                is_small: is_small_word(&text),
            });
        }
        end -= length;
    }
    words.reverse();
    words.last().is_some_and(|last| !last.is_small).then_some(words)
}

/// The first word of the name, if the last of `words` up to `end` give the first `left` letters. Looks at no state twice: `failed` holds those
/// that led nowhere.
fn matched(
    words: &[Word],
    letters: &[char],
    (end, left): (usize, usize),
    failed: &mut BTreeSet<(usize, usize)>,
) -> Option<usize> {
    if failed.contains(&(end, left)) {
        return None;
    }
    let at = end.checked_sub(1)?;
    let word = &words[at];
    for count in 1..=MOST_LETTERS.min(left).min(word.letters.len()) {
        if word.letters[..count] != letters[left - count..left] {
            continue;
        }
        if left == count {
            if word.is_capital {
                return Some(at);
            }
        } else if let Some(start) = matched(words, letters, (at, left - count), failed) {
            return Some(start);
        }
    }
    if word.is_small
        && end < words.len()
        && let Some(start) = matched(words, letters, (at, left), failed)
    {
        return Some(start);
    }
    failed.insert((end, left));
    None
}
