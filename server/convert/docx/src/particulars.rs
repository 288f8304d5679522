//! Particulars of a title page that are known by their form: the number of a section, the sign of a note.

/// Words before the number of a budget section.
const SECTION: [&str; 6] = ["Section", "Chapitre", "Sección", "Раздел", "第", "الباب"];

/// The number in `Section 4`, `第 4 款`, alone on its line.
pub(super) fn section_number(text: &str) -> Option<String> {
    let rest = SECTION.iter().find_map(|word| text.strip_prefix(word))?;
    let number = rest.trim_end_matches('款').trim();
    let digits = number.trim_end_matches(|sign: char| sign.is_ascii_uppercase());
    let valid =
        !digits.is_empty() && digits.chars().all(char::is_numeric) && number.len() - digits.len() <= 1;
    valid.then(|| number.to_owned())
}

/// `*`, `**`, `***`.
pub(super) fn is_sign(text: &str) -> bool {
    !text.is_empty() && text.len() <= 5 && text.bytes().all(|sign| sign == b'*')
}
