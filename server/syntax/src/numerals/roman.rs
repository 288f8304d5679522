//! Roman numerals.

use crate::keywords::latin_look;

/// The signs in falling order, with the subtractive pairs: writing is taking the largest that fits, again and again.
const SIGNS: [(u32, &str); 13] = [
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
];

/// The number of a Roman numeral in its one correct form, all upper or all lower case.
pub(super) fn read(text: &str, lower: bool) -> Option<u32> {
    let mut latin = String::with_capacity(text.len());
    for sign in text.chars() {
        latin.push_str(latin_signs(sign, lower)?);
    }
    let mut rest = latin.as_str();
    let mut number = 0;
    for (value, sign) in SIGNS {
        while let Some(after) = rest.strip_prefix(sign) {
            number += value;
            rest = after;
        }
    }
    // Only the one correct form comes back from printing: `IIII` and `IXI` do not.
    (rest.is_empty() && print(number).as_deref() == Some(&latin)).then_some(number)
}

/// The upper-case Latin signs of one printed sign: Unicode has numerals of its own (U+2160…U+217F), and Russian texts are typed with
/// letters that look like them.
fn latin_signs(sign: char, lower: bool) -> Option<&'static str> {
    const LETTERS: [(char, char, &str); 7] = [
        ('I', 'i', "I"),
        ('V', 'v', "V"),
        ('X', 'x', "X"),
        ('L', 'l', "L"),
        ('C', 'c', "C"),
        ('D', 'd', "D"),
        ('M', 'm', "M"),
    ];
    const UNICODE: [&str; 16] =
        ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "L", "C", "D", "M"];
    let block_start = if lower { 0x2170 } else { 0x2160 };
    if let Some(index) = u32::from(sign).checked_sub(block_start)
        && let Some(signs) = UNICODE.get(index as usize)
    {
        return Some(signs);
    }
    let sign = latin_look(sign);
    let letter = LETTERS.iter().find(|(upper, small, _)| sign == if lower { *small } else { *upper });
    letter.map(|(.., signs)| *signs)
}

/// The Roman numeral of a number from 1 to 3999.
pub(super) fn print(number: u32) -> Option<String> {
    if !(1..4000).contains(&number) {
        return None;
    }
    let mut rest = number;
    let mut printed = String::new();
    for (value, sign) in SIGNS {
        while rest >= value {
            printed.push_str(sign);
            rest -= value;
        }
    }
    Some(printed)
}
