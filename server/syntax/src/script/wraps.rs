//! How the lines of a soft-wrapped block are joined.

use super::is_unspaced;

/// Whether a blank stands where a line end was between two signs: none between two signs of Chinese writing, one elsewhere (language.md,
/// “Lines”). `None` is the beginning or the end of the text.
#[must_use]
pub fn needs_blank(before: Option<char>, behind: Option<char>) -> bool {
    !(before.is_some_and(is_unspaced) && behind.is_some_and(is_unspaced))
}

/// Words of a soft-wrapped block on one line.
#[must_use]
pub fn join_wraps(raw: &str) -> String {
    let trimmed = raw.trim();
    if !trimmed.contains(['\n', '\r']) {
        return trimmed.to_owned();
    }
    let mut joined = String::with_capacity(trimmed.len());
    for line in trimmed.split(['\n', '\r']).map(str::trim).filter(|line| !line.is_empty()) {
        if !joined.is_empty() && needs_blank(joined.chars().next_back(), line.chars().next()) {
            joined.push(' ');
        }
        joined.push_str(line);
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::join_wraps;

    #[test]
    fn lines_are_joined_as_each_script_joins_them() {
        assert_eq!(join_wraps("  政治\n    事务 \r\n，（甲）"), "政治事务，（甲）");
        assert_eq!(join_wraps("政治\n𠀀\n事务"), "政治𠀀事务");
        assert_eq!(join_wraps("a\nb\r\r\nc"), "a b c");
        assert_eq!(join_wraps("第 67/\n226 号"), "第 67/ 226 号");
    }
}
