//! A Rust file as words and signs, comments, strings and tests left out: enough to see which other modules it names.

/// A word or a sign of a Rust file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Token<'a> {
    /// An identifier or a keyword.
    Word(&'a str),
    /// `::`
    Path,
    /// Any other sign.
    Sign(char),
}

/// A Rust file without its tests.
#[derive(Clone, Debug)]
pub(crate) struct Source<'a> {
    /// Its words and signs.
    pub(crate) tokens: Vec<Token<'a>>,
    /// The modules that it declares for tests alone.
    pub(crate) test_modules: Vec<String>,
}

/// `#[cfg(test)]`
const FOR_TESTS: [Token<'static>; 7] = [
    Token::Sign('#'),
    Token::Sign('['),
    Token::Word("cfg"),
    Token::Sign('('),
    Token::Word("test"),
    Token::Sign(')'),
    Token::Sign(']'),
];

impl<'a> Source<'a> {
    /// Reads a file.
    pub(crate) fn read(text: &'a str) -> Self {
        let all = tokens(text);
        let mut source = Self { tokens: Vec::with_capacity(all.len()), test_modules: Vec::new() };
        let mut at = 0;
        while at < all.len() {
            if all[at..].starts_with(&FOR_TESTS) {
                let start = at + FOR_TESTS.len();
                at = end_of_item(&all, start);
                source.test_modules.extend(all[start..at].windows(3).filter_map(|three| match three {
                    [Token::Word("mod"), Token::Word(name), Token::Sign(';')] => Some((*name).to_owned()),
                    _ => None,
                }));
                continue;
            }
            source.tokens.push(all[at]);
            at += 1;
        }
        source
    }
}

/// Behind the item that starts here: behind its `;`, or the bracket that closes its `{`.
fn end_of_item(tokens: &[Token<'_>], start: usize) -> usize {
    let mut depth = 0_usize;
    for (at, token) in tokens.iter().enumerate().skip(start) {
        match token {
            Token::Sign('{' | '(' | '[') => depth += 1,
            Token::Sign('}') if depth <= 1 => return at + 1,
            Token::Sign('}' | ')' | ']') => depth = depth.saturating_sub(1),
            Token::Sign(';') if depth == 0 => return at + 1,
            _ => {}
        }
    }
    tokens.len()
}

/// The words and signs of a text, without comments, strings, characters and lifetimes.
fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(sign) = rest.chars().next() {
        if rest.starts_with("//") {
            rest = rest.find('\n').map_or("", |end| &rest[end..]);
        } else if rest.starts_with("/*") {
            rest = behind_comment(rest);
        } else if let Some(behind) = behind_string(rest) {
            rest = behind;
        } else if sign == '\'' {
            rest = behind_character(rest);
        } else if sign.is_alphanumeric() || sign == '_' {
            let end = rest.find(|sign: char| !(sign.is_alphanumeric() || sign == '_')).unwrap_or(rest.len());
            found.push(Token::Word(&rest[..end]));
            rest = &rest[end..];
        } else if let Some(behind) = rest.strip_prefix("::") {
            found.push(Token::Path);
            rest = behind;
        } else {
            if !sign.is_whitespace() {
                found.push(Token::Sign(sign));
            }
            rest = &rest[sign.len_utf8()..];
        }
    }
    found
}

fn behind_comment(comment: &str) -> &str {
    let mut depth = 0;
    for (at, _) in comment.char_indices() {
        if comment[at..].starts_with("/*") {
            depth += 1;
        } else if comment[at..].starts_with("*/") {
            depth -= 1;
            if depth == 0 {
                return &comment[at + 2..];
            }
        }
    }
    ""
}

/// What stands behind a string, if one begins here: `"…"`, `b"…"`, `r#"…"#`.
fn behind_string(rest: &str) -> Option<&str> {
    let letters = rest.find(|sign: char| !matches!(sign, 'b' | 'c' | 'r')).filter(|end| *end <= 2)?;
    let is_raw = rest[..letters].ends_with('r');
    let signs = &rest[letters..];
    let hashes = signs.len() - signs.trim_start_matches('#').len();
    let inside = signs[hashes..].strip_prefix('"').filter(|_| is_raw || hashes == 0)?;
    if is_raw {
        let close = format!("\"{}", "#".repeat(hashes));
        return Some(inside.find(&close).map_or("", |at| &inside[at + close.len()..]));
    }
    let mut escaped = false;
    for (at, sign) in inside.char_indices() {
        match sign {
            '"' if !escaped => return Some(&inside[at + 1..]),
            _ => escaped = sign == '\\' && !escaped,
        }
    }
    Some("")
}

/// What stands behind a character in quotation marks, or behind the mark of a lifetime.
fn behind_character(rest: &str) -> &str {
    let inside = &rest[1..];
    let mut signs = inside.char_indices();
    let Some((_, first)) = signs.next() else { return "" };
    if first == '\\' {
        // The sign behind the stroke is never the closing mark.
        let from = signs.next().map_or(inside.len(), |(at, sign)| at + sign.len_utf8());
        return inside[from..].find('\'').map_or("", |at| &inside[from + at + 1..]);
    }
    match signs.next() {
        Some((at, '\'')) => &inside[at + 1..],
        _ => inside,
    }
}

#[cfg(test)]
mod tests {
    use super::{Source, Token};

    #[test]
    fn only_words_and_signs_outside_of_tests_are_left() {
        let text = "use a::b; // c::d\n/* e /* f */ g */ fn h<'i>() { r#\"j\"#; \"k\\\"l\"; 'm'; '\\''; b\"n\"; '\"' }\n\
                    #[cfg(test)]\nmod tests {\n    use super::o;\n}\n#[cfg(test)]\nmod fixture;\np";
        let source = Source::read(text);
        let words: Vec<&str> = source
            .tokens
            .iter()
            .filter_map(|token| match token {
                Token::Word(word) => Some(*word),
                _ => None,
            })
            .collect();
        assert_eq!(words, ["use", "a", "b", "fn", "h", "i", "p"]);
        assert_eq!(source.test_modules, ["fixture"]);
    }
}
