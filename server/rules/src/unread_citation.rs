//! `unread-citation`: what looks like a citation and cannot be read: `42/37 A up to C`, "resolution 58-269".
//!
//! What cannot be read is in no list, is looked up nowhere and compared with nothing; silence would look like consent.

use planmark_findings::Rule;
use planmark_findings::finding::Severity;
use planmark_findings::message::Message;
use planmark_plan::read::facts::{Block, BlockKind, Inline};
use planmark_syntax::Span;
use planmark_syntax::keywords::{self, InlineRole, ParticleRole};
use planmark_syntax::script::is_han;
use planmark_workspace::check::{Check, Findings, Look, Words};

pub(super) static CHECK: Check = Check {
    rule: Rule { name: "unread-citation", severity: Severity::Warning, summary: "unread-citation-summary" },
    looks: &[Look::Words(check)],
};

fn check(words: &Words<'_>, findings: &mut Findings) {
    for block in words.facts.all_blocks() {
        if matches!(block.kind, BlockKind::Comment { .. } | BlockKind::Table(_)) {
            continue;
        }
        unread_parts(words, block, findings);
        unread_numbers(words, block, findings);
    }
}

fn tell(words: &Words<'_>, span: Span, findings: &mut Findings) {
    findings.tell(span, Message::new("unread-citation").with("here", words.slice(span)));
}

/// What stands behind a citation and belongs to it, but cannot be read: parts that go on in a way that is not known, numbers that
/// follow and are not named, a number that was given twice.
fn unread_parts(words: &Words<'_>, block: &Block, findings: &mut Findings) {
    for citing in &block.inline.citations {
        let Ok(citation) = &citing.citation else { continue };
        if citing.span.end > block.span.end {
            continue;
        }
        let rest = words.slice(Span { start: citing.span.end, end: block.span.end });
        let parts = if citation.parts.is_empty() { None } else { further_parts(rest) };
        if let Some(length) = parts.or_else(|| unnamed_numbers(rest)) {
            let end = citing.span.end.saturating_add(u32::try_from(length).unwrap_or(0));
            tell(words, Span { start: citing.span.start, end }, findings);
        }
    }
}

/// The most words between a number and the one that says it was given twice: `, part two bis`.
const MOST_BETWEEN: usize = 3;

/// The length of ` et seq`, or of `, part two bis`.
fn unnamed_numbers(rest: &str) -> Option<usize> {
    let line = rest.split(['\n', '\r']).next().unwrap_or_default();
    let from = line.len() - line.trim_start_matches([' ', ',']).len();
    let ends_word = |at: usize| !line[at..].starts_with(char::is_alphabetic);
    let following = keywords::particles(ParticleRole::AndFollowing)
        .map(|word| (word, from + word.len()))
        .find(|(word, end)| from > 0 && line[from..].starts_with(word) && ends_word(*end));
    if let Some((_, end)) = following {
        return Some(end);
    }
    let mut at = from;
    for word in line[from..].split(' ').take(MOST_BETWEEN + 1) {
        let letters = word.trim_end_matches(|sign: char| !sign.is_alphanumeric());
        if keywords::is_particle(ParticleRole::Repeated, letters) {
            return Some(at + letters.len());
        }
        if letters.len() < word.len() || !letters.chars().all(char::is_alphabetic) || letters.is_empty() {
            return None;
        }
        at += word.len() + 1;
    }
    None
}

/// The length of ` up to C`: one to three words in small letters, and a capital letter that stands alone.
fn further_parts(rest: &str) -> Option<usize> {
    let mut length = 0;
    for count in 0..4 {
        let blank = rest[length..].chars().next().filter(|sign| *sign == ' ')?;
        let from = length + blank.len_utf8();
        let word = rest[from..].split(|sign: char| !sign.is_alphanumeric()).next().unwrap_or_default();
        let mut signs = word.chars();
        let first = signs.next()?;
        length = from + word.len();
        if first.is_uppercase() && signs.as_str().is_empty() {
            // `… which I` is no part.
            return (count > 0 && first != 'I').then_some(length);
        }
        if !word.chars().all(char::is_lowercase) {
            return None;
        }
    }
    None
}

/// Numbers joined by a sign of their own behind a word for a resolution: `58-269`.
fn unread_numbers(words: &Words<'_>, block: &Block, findings: &mut Findings) {
    let text = words.slice(block.words);
    for (start, end) in joined_numbers(text) {
        let span = Span::new(start, end).shifted(block.words.start);
        if !is_announced(&text[..start], &text[end..]) || is_read(&block.inline, span) {
            continue;
        }
        tell(words, span, findings);
    }
}

/// Two numbers with a hyphen, a slash or a backslash between them, years left out.
fn joined_numbers(text: &str) -> Vec<(usize, usize)> {
    let bytes = text.as_bytes();
    let digits = |from: usize| bytes[from..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let first = digits(at);
        if first == 0 {
            at += 1;
            continue;
        }
        let joint = at + first;
        let second = bytes.get(joint).filter(|byte| b"-/\\".contains(*byte)).map_or(0, |_| digits(joint + 1));
        let end = joint + 1 + second;
        let is_whole = second > 0
            && at
                .checked_sub(1)
                .is_none_or(|before| !bytes[before].is_ascii_alphanumeric() && bytes[before] != b'/')
            && bytes.get(end).is_none_or(|byte| !byte.is_ascii_alphanumeric() && !b"-/\\".contains(byte));
        let is_period = first == 4 && (second == 4 || second == 2);
        if is_whole && first <= 4 && second <= 4 && !is_period {
            found.push((at, end));
        }
        at = if second > 0 { end } else { joint };
    }
    found
}

/// Whether a word for a resolution or decision stands directly before the number, in Chinese directly behind it.
fn is_announced(before: &str, behind: &str) -> bool {
    let before = before.trim_end();
    let last = before.rsplit(|sign: char| !sign.is_alphabetic()).next().unwrap_or_default().to_lowercase();
    let behind = behind.trim_start();
    let behind = behind.strip_prefix('号').unwrap_or(behind);
    let known = keywords::INLINE
        .iter()
        .filter(|entry| matches!(entry.role, InlineRole::Resolution | InlineRole::Decision));
    let mut known = known.flat_map(|entry| entry.words.iter().map(|word| word.text));
    known.any(|word| match word.chars().all(is_han) {
        true => before.ends_with('第') && behind.starts_with(word),
        false => last == word.to_lowercase() && before.ends_with(char::is_alphabetic),
    })
}

/// Whether a place is read as anything.
fn is_read(inline: &Inline, span: Span) -> bool {
    let places = (inline.citations.iter().map(|it| it.span))
        .chain(inline.references.iter().map(|it| it.span))
        .chain(inline.symbols.iter().map(|it| it.span))
        .chain(inline.links.iter().map(|it| it.span));
    places.into_iter().any(|place| place.overlaps(span))
}

#[cfg(test)]
mod tests {
    use super::{further_parts, joined_numbers, unnamed_numbers};

    #[test]
    fn parts_that_go_on_in_words_are_found() {
        assert_eq!(further_parts(" up to C  Title"), Some(8));
        assert_eq!(further_parts(" through and including C."), Some(24));
        assert_eq!(further_parts(" up to C and by 64/292"), Some(8));
        for rest in ["", "  Title", " of the Assembly", " C", " which I saw", " и C1", " on the work of A"] {
            assert_eq!(further_parts(rest), None, "{rest}");
        }
    }

    #[test]
    fn numbers_that_are_not_named_are_found() {
        for (rest, end) in
            [(" et seq.", 7), (" et suiv. et", 8), (", part two bis", 14), (" bis", 4), (" и след.", 12), (" مكررا", 11)]
        {
            assert_eq!(unnamed_numbers(rest), Some(end), "{rest}");
        }
        for rest in ["", ".", " et sur", ", part two", " and 64/292 bis", " of the Assembly. Bis", " and others, bis"] {
            assert_eq!(unnamed_numbers(rest), None, "{rest}");
        }
    }

    #[test]
    fn numbers_joined_by_a_sign_are_found() {
        let found = |text: &str| {
            joined_numbers(text)
                .into_iter()
                .map(|(start, end)| text[start..end].to_owned())
                .collect::<Vec<_>>()
        };
        assert_eq!(found("58-269, 58\\269 and 2025/042"), ["58-269", "58\\269", "2025/042"]);
        assert!(found("2024-2025, 2024/25, A/58/269, 1-2-3, 58").is_empty());
    }
}
