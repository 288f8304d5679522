//! Comments by which an import tells what it was not sure of: `<!-- planmark: doubt WHY -->`.

/// What a comment says that the import was not sure of; empty where it does not say; `None` if it is another comment.
#[must_use]
pub fn doubt(comment: &str) -> Option<&str> {
    let body = comment.strip_prefix("<!--")?.trim_start();
    let directive = body.strip_prefix("planmark:")?.trim_start();
    let why = directive.strip_prefix("doubt")?;
    let why = why.split("-->").next().unwrap_or_default();
    (why.is_empty() || why.starts_with(|sign: char| !sign.is_alphanumeric())).then(|| {
        why.trim_matches(|sign: char| sign.is_whitespace() || matches!(sign, ':' | '：' | ',' | '，'))
    })
}
