//! How two pieces of text that a line end kept apart are joined again.

use planmark_syntax::script::is_wide;

pub use planmark_syntax::script::is_han as is_ideograph;

/// Whether a blank belongs between `before` and `after` when the line end between them goes.
///
/// Two Chinese characters are joined without one. A number or a Latin word is set off from Chinese text by a blank, as
/// the Chinese documents of the United Nations print it; signs of punctuation never are.
#[must_use]
pub fn needs_blank(before: char, after: char) -> bool {
    if matches!(before, '(' | '[' | '/' | '-' | '–' | '—' | '“' | '‘' | '\u{2212}') || !is_printing(before)
    {
        return false;
    }
    match after {
        ')' | ']' | '/' | '-' | '–' | '—' | '”' | '’' | '%' | '.' | ',' | ':' | ';' => false,
        // An opening bracket is set off in alphabetic text only.
        '(' => before.is_alphabetic() && !is_wide(before),
        '“' | '‘' => !is_wide(before),
        _ if !is_printing(after) => false,
        _ if is_ideograph(after) => before.is_alphanumeric() && !is_ideograph(before),
        _ if is_wide(after) => false,
        _ => !is_wide(before) || is_ideograph(before),
    }
}

fn is_printing(character: char) -> bool {
    !crate::account::is_blank(character)
}

/// Joins `more` to `text` as [`needs_blank`] asks for.
pub fn join(text: &mut String, more: &str) {
    if let (Some(before), Some(after)) = (text.chars().next_back(), more.chars().next())
        && needs_blank(before, after)
    {
        text.push(' ');
    }
    text.push_str(more);
}

#[cfg(test)]
mod tests {
    use super::join;

    fn joined(one: &str, other: &str) -> String {
        let mut text = one.to_owned();
        join(&mut text, other);
        text
    }

    #[test]
    fn chinese_is_joined_without_a_blank() {
        assert_eq!(joined("铁路改革得到加", "强"), "铁路改革得到加强");
        assert_eq!(joined("铁路、", "公路"), "铁路、公路");
        assert_eq!(joined("铁路”", "公路"), "铁路”公路");
    }

    #[test]
    fn numbers_are_set_off_from_chinese() {
        assert_eq!(joined("大会第", "71/20 号决议"), "大会第 71/20 号决议");
        assert_eq!(joined("截至 2017", "年"), "截至 2017 年");
        assert_eq!(joined("增加", "15%"), "增加 15%");
    }

    #[test]
    fn broken_symbols_and_words_are_mended() {
        assert_eq!(joined("第 1199", "(1998)、1203"), "第 1199(1998)、1203");
        assert_eq!(joined("A/71/", "6"), "A/71/6");
        assert_eq!(joined("the work of", "the Office"), "the work of the Office");
        assert_eq!(joined("the Office", "(New York)"), "the Office (New York)");
        assert_eq!(joined("(试行)", "办法"), "(试行)办法");
    }
}
