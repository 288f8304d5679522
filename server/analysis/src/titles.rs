//! Titles as they are compared: widths, blanks, punctuation and notes of scope do not count.

/// A title in the form in which two are compared: letters and numbers alone, in lower case, full-width letters and digits as plain
/// ones, and a note of scope at the end, such as `(次级方案 1 和 4)`, left out.
#[must_use]
pub(crate) fn normal_title(title: &str) -> String {
    plain_letters(without_scope(title.trim()))
}

/// Letters and numbers alone, in lower case, full-width ones as plain ones.
#[must_use]
pub(crate) fn plain_letters(text: &str) -> String {
    text.chars()
        .filter_map(|sign| Some(half_width(sign)).filter(|sign| sign.is_alphanumeric()))
        .flat_map(char::to_lowercase)
        .collect()
}

/// Words with which a note of scope begins, in English and Chinese.
const SCOPES: [&str; 6] =
    ["次级方案", "所有次级方案", "subprogramme", "subprogrammes", "all subprogrammes", "构成部分"];

fn without_scope(title: &str) -> &str {
    let Some(inner) = title.strip_suffix([')', '）']) else { return title };
    let Some(open) = inner.rfind(['(', '（']) else { return title };
    let note = inner[open..].trim_start_matches(['(', '（']).trim().to_lowercase();
    if SCOPES.iter().any(|scope| note.starts_with(scope)) { title[..open].trim_end() } else { title }
}

fn half_width(sign: char) -> char {
    match sign {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(sign) - 0xfee0).unwrap_or(sign),
        _ => sign,
    }
}

#[cfg(test)]
mod tests {
    use super::normal_title;

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
