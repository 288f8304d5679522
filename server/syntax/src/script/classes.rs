//! Which script a sign belongs to.

/// Whether a sign is a Chinese character: an ideograph of any block, `々` and `〇`.
#[must_use]
pub const fn is_han(sign: char) -> bool {
    matches!(
        sign,
        '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}' | '\u{3005}'..='\u{3007}'
    )
}

#[cfg(test)]
mod tests {
    use super::is_han;

    #[test]
    fn ideographs_are_chinese_and_punctuation_is_not() {
        assert!("会㐀豈𠀀〇々".chars().all(is_han));
        assert!(!"。、（《Ａａ1кب".chars().any(is_han));
    }
}
