//! How the words of the keyword table are compared: folded, so that widths, capitals, kinds of blanks, dashes and
//! apostrophes, and the Arabic letters that people type in two ways, make no difference.
//!
//! The same rules are compiled into the scanner of the grammar.

/// Stands for a year or a period in a canonical form.
pub const YEAR: char = '\u{1}';

/// The folded form of a character; `None` for a character that is not seen (marks of direction, Arabic vowel signs).
#[must_use]
pub fn fold(character: char) -> Option<char> {
    Some(match character {
        '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{2069}'
        | '\u{061C}'
        | '\u{FEFF}'
        | '\u{0640}'
        | '\u{064B}'..='\u{0652}' => return None,
        '\t' | '\u{A0}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' | '\u{3000}' => ' ',
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FF0D}' => '-',
        '\u{2018}' | '\u{2019}' | '\u{2BC}' | '`' | '\u{B4}' | '\u{FF07}' => '\'',
        '\u{FF01}'..='\u{FF5E}' => lowercase(ascii_of_full_width(character)),
        'ё' | 'Ё' => 'е',
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ى' => 'ي',
        'A'..='Z' | '\u{C0}'..='\u{58F}' => lowercase(character),
        other => other,
    })
}

/// The form in which two spellings of one keyword are equal: folded, blanks joined and taken out beside Chinese
/// characters, each year or period (`2026`, `2024–2026`, `2018-19`) replaced by [`YEAR`].
#[must_use]
pub fn canonical(text: &str) -> String {
    let folded: Vec<char> = text.chars().filter_map(fold).collect();
    without_needless_blanks(&with_years_replaced(&folded))
}

/// Whether the character is written without blanks beside it: Chinese characters and their punctuation.
#[must_use]
pub fn is_han(character: char) -> bool {
    matches!(character, '\u{2E80}'..='\u{2FFF}' | '\u{3001}'..='\u{303F}' | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}')
}

fn ascii_of_full_width(character: char) -> char {
    char::from_u32(character as u32 - 0xFEE0).unwrap_or(character)
}

fn lowercase(character: char) -> char {
    character.to_lowercase().next().unwrap_or(character)
}

fn with_years_replaced(folded: &[char]) -> Vec<char> {
    let mut replaced = Vec::with_capacity(folded.len());
    let mut rest = folded;
    while let [first, tail @ ..] = rest {
        let digits = leading_digits(rest);
        if digits == 0 {
            replaced.push(*first);
            rest = tail;
        } else if digits == 4 {
            replaced.push(YEAR);
            rest = &rest[4 + end_of_period(&rest[4..])..];
        } else {
            replaced.extend(&rest[..digits]);
            rest = &rest[digits..];
        }
    }
    replaced
}

/// The length of `-2026`, `- 26` or `至 2026` after a year, or 0.
fn end_of_period(rest: &[char]) -> usize {
    let blanks = |from: usize| rest[from..].iter().take_while(|&&c| c == ' ').count();
    let mark = blanks(0);
    if !matches!(rest.get(mark), Some('-' | '/' | '至')) {
        return 0;
    }
    let second = mark + 1 + blanks(mark + 1);
    match leading_digits(&rest[second..]) {
        digits @ (2 | 4) => second + digits,
        _ => 0,
    }
}

fn leading_digits(text: &[char]) -> usize {
    text.iter().take_while(|c| c.is_ascii_digit()).count()
}

fn without_needless_blanks(text: &[char]) -> String {
    let mut result: Vec<char> = Vec::with_capacity(text.len());
    for (place, &character) in text.iter().enumerate() {
        if character == ' ' {
            let next = text[place..].iter().find(|&&c| c != ' ');
            let needless = match (result.last(), next) {
                (None | Some(' '), _) | (_, None) => true,
                (Some(&before), Some(&after)) => is_han(before) || is_han(after),
            };
            if needless {
                continue;
            }
        }
        result.push(character);
    }
    result.into_iter().collect()
}
