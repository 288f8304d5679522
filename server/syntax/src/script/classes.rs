//! Which script a sign belongs to, and what it does in a line.

/// Whether a sign is a Chinese character: an ideograph of any block, `々` and `〇`.
#[must_use]
pub const fn is_han(sign: char) -> bool {
    matches!(
        sign,
        '\u{2e80}'..='\u{2fd5}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}' | '\u{3005}'..='\u{3007}'
    )
}

/// Whether a sign belongs to Chinese writing, which puts no blank between words: Chinese characters, their punctuation, full-width signs.
#[must_use]
pub const fn is_unspaced(sign: char) -> bool {
    matches!(
        sign,
        '\u{2e80}'..='\u{9fff}'
            | '\u{f900}'..='\u{faff}'
            | '\u{fe30}'..='\u{fe4f}'
            | '\u{ff00}'..='\u{ff60}'
            | '\u{20000}'..='\u{3ffff}'
            | '“'
            | '”'
            | '‘'
            | '’'
            | '—'
            | '…'
    )
}

/// Whether a sign is one of the numerals from 〇 to 百.
#[must_use]
pub const fn is_han_numeral(sign: char) -> bool {
    matches!(sign, '〇' | '零' | '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' | '百')
}

/// Whether a sign is an Arabic letter.
#[must_use]
pub const fn is_arabic(sign: char) -> bool {
    matches!(
        sign,
        '\u{620}'..='\u{65f}'
            | '\u{66e}'..='\u{6d3}'
            | '\u{6fa}'..='\u{6fc}'
            | '\u{750}'..='\u{77f}'
            | '\u{fb50}'..='\u{fdff}'
            | '\u{fe70}'..='\u{fefc}'
    )
}

/// Whether a sign is a Cyrillic letter.
#[must_use]
pub const fn is_cyrillic(sign: char) -> bool {
    matches!(sign, '\u{400}'..='\u{52f}')
}

/// Whether a sign prints nothing and parts nothing: marks of direction, joiners, the soft hyphen, the byte-order mark.
#[must_use]
pub const fn is_invisible(sign: char) -> bool {
    matches!(
        sign,
        '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}'
    )
}

/// The half-width sign of a full-width one, or the sign itself. The block repeats ASCII from `!` in the same order (Unicode, "Halfwidth and
/// Fullwidth Forms").
#[must_use]
pub const fn half_width(sign: char) -> char {
    if matches!(sign, '\u{ff01}'..='\u{ff5e}') {
        (sign as u32 - 0xff01 + '!' as u32) as u8 as char
    } else {
        sign
    }
}

/// The value of a decimal digit: ASCII, full-width, Arabic-Indic or extended Arabic-Indic.
#[must_use]
pub const fn decimal_digit(sign: char) -> Option<u32> {
    let zero = match sign {
        '0'..='9' => '0',
        '\u{ff10}'..='\u{ff19}' => '\u{ff10}',
        '\u{660}'..='\u{669}' => '\u{660}',
        '\u{6f0}'..='\u{6f9}' => '\u{6f0}',
        _ => return None,
    };
    Some(sign as u32 - zero as u32)
}

#[cfg(test)]
mod tests {
    use super::{decimal_digit, half_width, is_han, is_unspaced};

    #[test]
    fn ideographs_are_chinese_and_punctuation_is_not() {
        assert!("会㐀豈𠀀〇々".chars().all(is_han));
        assert!(!"。、（《Ａａ1кب".chars().any(is_han));
        assert!("会。、《》〔".chars().all(is_unspaced));
    }

    #[test]
    fn widths_and_digits_are_told() {
        assert_eq!("（Ａ！～）".chars().map(half_width).collect::<String>(), "(A!~)");
        assert_eq!("会a。".chars().map(half_width).collect::<String>(), "会a。");
        let digits: Vec<_> = "5５٥۵五".chars().map(decimal_digit).collect();
        assert_eq!(digits, [Some(5), Some(5), Some(5), Some(5), None]);
    }
}
