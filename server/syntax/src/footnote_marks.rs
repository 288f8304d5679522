//! Marks of footnotes in words that are compared or reckoned with.

/// A text without references to footnotes, `[^a]`.
#[must_use]
pub fn without_marks(text: &str) -> String {
    let mut rest = text;
    let mut kept = String::with_capacity(text.len());
    while let Some(start) = rest.find("[^") {
        let Some(end) = rest[start..].find(']') else { break };
        kept.push_str(&rest[..start]);
        rest = &rest[start + end + 1..];
    }
    kept.push_str(rest);
    kept
}
