//! Titles as they are compared: widths, blanks, punctuation and notes of scope do not count.

use std::hash::{Hash, Hasher};

use planmark_syntax::script::half_width;
use planmark_syntax::without_marks;

/// A title in the form in which two are compared: letters and numbers alone, in lower case, full-width letters and digits as plain
/// ones; marks of footnotes and a note of scope at the end, such as `(次级方案 1 和 4)`, left out.
#[must_use]
pub fn normal_title(title: &str) -> String {
    plain_letters(without_scope(without_marks(title).trim()))
}

/// Letters and numbers alone, in lower case, full-width ones as plain ones.
#[must_use]
pub fn plain_letters(text: &str) -> String {
    each_plain_letter(text).collect()
}

/// The signs of [`plain_letters`], for those who need only the first.
pub fn each_plain_letter(text: &str) -> impl Iterator<Item = char> {
    text.chars()
        .filter_map(|sign| Some(half_width(sign)).filter(|sign| sign.is_alphanumeric()))
        .flat_map(char::to_lowercase)
}

/// A title without what stands in brackets at its end: a scope, a note on the next review, a decision of a subsidiary body; and
/// without a mention of its annex. What is left names the resolution. A bracket that is not closed counts as closed at the end.
#[must_use]
pub fn title_core(title: &str) -> String {
    let core = without_notes(title);
    // A title that is nothing but brackets is its own core.
    let normal = normal_title(core);
    if normal.is_empty() { normal_title(title) } else { normal }
}

/// The words of a title before the notes at its end.
#[must_use]
pub fn without_notes(title: &str) -> &str {
    let mut core = title.trim();
    loop {
        let shorter = without_note(core);
        if shorter.len() == core.len() {
            return core;
        }
        core = shorter;
    }
}

/// A digest of a title as it is compared.
#[must_use]
pub fn digest(core: &str) -> u64 {
    let mut hasher = rustc_hash::FxHasher::default();
    core.hash(&mut hasher);
    hasher.finish()
}

/// Mentions of an annex at the end of a title.
const ANNEXES: [&str; 12] = [
    "附件",
    "annex",
    "annexes",
    "annexe",
    "annexes",
    "anexo",
    "anexos",
    "приложение",
    "приложения",
    "المرفق",
    "مرفق",
    "及附件",
];

fn without_note(title: &str) -> &str {
    let title = title.trim_end_matches(|sign: char| sign.is_whitespace() || ".。;；".contains(sign));
    if title.ends_with([')', '）']) {
        return opening(title).map_or(title, |at| title[..at].trim_end());
    }
    // A bracket that is not closed.
    if let Some(at) = title.rfind(['(', '（'])
        && !title[at..].contains([')', '）'])
    {
        return title[..at].trim_end();
    }
    let cut = title
        .rfind([',', '，', '、', '،'])
        .map(|at| (at, title[at..].trim_start_matches([',', '，', '、', '،'])));
    match cut {
        Some((at, note)) if ANNEXES.contains(&note.trim().to_lowercase().as_str()) => title[..at].trim_end(),
        _ => title,
    }
}

/// Where the bracket opens that closes at the end.
fn opening(title: &str) -> Option<usize> {
    let mut depth = 0usize;
    for (at, sign) in title.char_indices().rev() {
        match sign {
            ')' | '）' => depth += 1,
            '(' | '（' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return Some(at);
        }
    }
    None
}

/// Words with which a note of scope begins, in English and Chinese.
const SCOPES: [&str; 6] =
    ["次级方案", "所有次级方案", "subprogramme", "subprogrammes", "all subprogrammes", "构成部分"];

#[must_use]
/// A title without the note of scope at its end.
pub fn without_scope(title: &str) -> &str {
    let Some(inner) = title.strip_suffix([')', '）']) else { return title };
    let Some(open) = inner.rfind(['(', '（']) else { return title };
    let note = inner[open..].trim_start_matches(['(', '（']).trim().to_lowercase();
    if SCOPES.iter().any(|scope| note.starts_with(scope)) { title[..open].trim_end() } else { title }
}

#[cfg(test)]
mod tests {
    use super::{normal_title, title_core};

    #[test]
    fn what_stands_in_brackets_at_the_end_does_not_name_a_resolution() {
        for title in [
            "港口的维护",
            "港口的维护(2016 年将再次审议)",
            "港口的维护（次级方案 1（a）和 4）(第 2 段)",
            "《港口的维护》，附件",
            "港口的维护(未完",
        ] {
            assert_eq!(title_core(title), "港口的维护", "{title}");
        }
        assert_eq!(title_core("Care of harbours, annex"), "careofharbours");
        assert_eq!(title_core("(Harbours)"), "harbours");
        assert_eq!(title_core("Harbours (old) and quays"), "harboursoldandquays");
    }

    #[test]
    fn what_does_not_count_is_left_out() {
        assert_eq!(normal_title("和平纲领：预防性外交"), normal_title("和平纲领:预防性外交 "));
        assert_eq!(normal_title("２０３０ 年议程(次级方案 1 和 4)"), normal_title("2030年议程"));
        assert_eq!(
            normal_title("Oceans and the Law (Subprogrammes 1 and 4)"),
            normal_title("Oceans and the law")
        );
        assert_ne!(normal_title("巴勒斯坦问题(一)"), normal_title("巴勒斯坦问题(二)"));
    }
}
