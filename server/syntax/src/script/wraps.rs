//! How the lines of a soft-wrapped block are joined.

use super::is_unspaced;
use crate::{NodeKind, Parsed, Text};

/// Whether a blank stands where a line end was between two signs: none between two signs of Chinese writing, one elsewhere (language.md,
/// “Lines”). `None` is the beginning or the end of the text.
#[must_use]
pub fn needs_blank(before: Option<char>, behind: Option<char>) -> bool {
    !(before.is_some_and(is_unspaced) && behind.is_some_and(is_unspaced))
}

/// Text from the beginning of a line on, without the backslash that makes text of what would begin something else: `\# of trains`
/// (language.md, “Lines”). The grammar decides which backslashes do.
#[must_use]
pub fn without_escape(text: &str) -> &str {
    let Some(behind) = text.strip_prefix('\\') else { return text };
    let line = text.split(['\n', '\r']).next().unwrap_or_default();
    let parsed = Parsed::new(Text::new(line));
    let first = parsed.root().named_child(0).and_then(|block| block.named_child(0));
    if first.is_some_and(|node| NodeKind::of(node) == NodeKind::Escape) { behind } else { text }
}

/// Words of a soft-wrapped block on one line. A backslash at the beginning of the first line is the words' own: where it is the markup's, the
/// words begin behind it.
#[must_use]
pub fn join_wraps(raw: &str) -> String {
    let trimmed = raw.trim();
    if !trimmed.contains(['\n', '\r']) {
        return trimmed.to_owned();
    }
    let mut joined = String::with_capacity(trimmed.len());
    for line in trimmed.split(['\n', '\r']).map(str::trim).filter(|line| !line.is_empty()) {
        let line = if joined.is_empty() { line } else { without_escape(line) };
        if !joined.is_empty() && needs_blank(joined.chars().next_back(), line.chars().next()) {
            joined.push(' ');
        }
        joined.push_str(line);
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::{join_wraps, without_escape};

    #[test]
    fn lines_are_joined_as_each_script_joins_them() {
        assert_eq!(join_wraps("  政治\n    事务 \r\n，（甲）"), "政治事务，（甲）");
        assert_eq!(join_wraps("政治\n𠀀\n事务"), "政治𠀀事务");
        assert_eq!(join_wraps("a\nb\r\r\nc"), "a b c");
        assert_eq!(join_wraps("第 67/\n226 号"), "第 67/ 226 号");
    }

    #[test]
    fn a_backslash_of_the_markup_is_no_text() {
        assert_eq!(
            join_wraps("see\n\\2.10 and\n    \\a. and \\# and\n\\of"),
            "see 2.10 and a. and \\# and \\of"
        );
        assert_eq!(without_escape("\\# of trains"), "# of trains");
        assert_eq!(without_escape("\\of trains"), "\\of trains");
        assert_eq!(without_escape("# of trains"), "# of trains");
    }
}
