//! Chinese numerals, and the same in brackets.

const DIGITS: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/// `㈠`, the first of ten signs in order (Unicode, "Parenthesized Ideographs", U+3220…U+3229).
const FIRST_BRACKETED: u32 = 0x3220;

/// The number of a numeral from 一 to 九百九十九.
pub(super) fn read(text: &str) -> Option<u32> {
    let (hundreds, rest) = match text.split_once('百') {
        Some((hundreds, rest)) => (digit(hundreds)?, rest),
        None => (0, text),
    };
    let (tens, units) = match rest.split_once('十') {
        // 十二 is twelve by itself; after a hundred it is 一十二, and 十二 is read all the same.
        Some(("", units)) => (1, units),
        Some((tens, units)) => (digit(tens)?, units),
        None if hundreds > 0 => (0, rest.strip_prefix(['零', '〇']).unwrap_or(rest)),
        None => (0, rest),
    };
    let units = if units.is_empty() { 0 } else { digit(units)? };
    let number = hundreds * 100 + tens * 10 + units;
    (number > 0).then_some(number)
}

fn digit(text: &str) -> Option<u32> {
    let mut signs = text.chars();
    let sign = signs.next()?;
    if signs.next().is_some() {
        return None;
    }
    let value = (1u32..).zip(&DIGITS[1..]).find(|(_, digit)| **digit == sign)?.0;
    Some(value)
}

/// The numeral of a number from 1 to 999.
pub(super) fn print(number: u32) -> Option<String> {
    if !(1..1000).contains(&number) {
        return None;
    }
    let (hundreds, tens, units) = (number / 100, number / 10 % 10, number % 10);
    let mut printed = String::new();
    let mut push = |value: u32| printed.extend(DIGITS.get(value as usize));
    if hundreds > 0 {
        push(hundreds);
    }
    let after_hundred = if hundreds > 0 { "百" } else { "" };
    printed.push_str(after_hundred);
    match tens {
        0 if hundreds > 0 && units > 0 => printed.push('零'),
        0 => {}
        1 if hundreds == 0 => printed.push('十'),
        _ => {
            printed.extend(DIGITS.get(tens as usize));
            printed.push('十');
        }
    }
    if units > 0 {
        printed.extend(DIGITS.get(units as usize));
    }
    Some(printed)
}

/// The number of `㈠` to `㈩`, or of a numeral between brackets of either width.
pub(super) fn read_in_brackets(text: &str) -> Option<u32> {
    let mut signs = text.chars();
    if let (Some(sign), None) = (signs.next(), signs.next()) {
        return u32::from(sign)
            .checked_sub(FIRST_BRACKETED)
            .filter(|&index| index < 10)
            .map(|index| index + 1);
    }
    let inner = text.strip_prefix(['(', '（'])?.strip_suffix([')', '）'])?;
    read(inner)
}

/// `㈠` to `㈩`, then a numeral between brackets.
pub(super) fn print_in_brackets(number: u32) -> Option<String> {
    match number {
        1..=10 => char::from_u32(FIRST_BRACKETED + number - 1).map(String::from),
        _ => print(number).map(|numeral| format!("({numeral})")),
    }
}
