//! A plan as it is printed: one page of HTML with its style, which needs nothing else and runs nothing.
//!
//! Headings follow each other by level and skip none, whatever their number of `#`; tables have captions, and heads with their
//! scope; the page has the language of the plan and runs from right to left where the language does.

mod inline;
mod labels;
mod page;
mod tables;

pub use page::html;

/// Text as HTML, in an element or in an attribute between quotation marks.
#[must_use]
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            // Neither is allowed in HTML, nor is there a way to write them.
            sign if sign.is_control() && !matches!(sign, '\n' | '\t') => escaped.push('\u{fffd}'),
            sign => escaped.push(sign),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn text_never_becomes_markup() {
        assert_eq!(
            escape("<b a='1' c=\"2\">&</b>\u{0}"),
            "&lt;b a=&#39;1&#39; c=&quot;2&quot;&gt;&amp;&lt;/b&gt;\u{fffd}"
        );
    }
}
