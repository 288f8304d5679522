//! File names that every file system takes and a person finds.

/// Characters of a name, the extension not counted. With three bytes a character this stays below the 255 bytes that
/// the common file systems allow.
const LONGEST: usize = 60;

/// `wanted` as the name of a file, without an extension: signs that some file system refuses become a dash, blanks too.
pub(crate) fn safe(wanted: &str) -> String {
    let mut name = String::new();
    for character in wanted.chars() {
        let refused = character.is_whitespace()
            || character.is_control()
            || matches!(character, '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|' | '：' | '\u{FEFF}');
        match character {
            _ if !refused => name.push(character),
            _ if !name.ends_with('-') => name.push('-'),
            _ => {}
        }
    }
    let name: String = name.trim_matches(['-', '.']).chars().take(LONGEST).collect();
    // Windows keeps a few names for devices, whatever their extension.
    let device = ["CON", "PRN", "AUX", "NUL"].iter().any(|device| name.eq_ignore_ascii_case(device));
    if name.is_empty() || device { format!("plan-{name}").trim_end_matches('-').to_owned() } else { name }
}

/// Makes `name` differ from every name in `taken`, without regard to case.
pub(crate) fn unique(name: &str, taken: &[String]) -> String {
    let is_taken = |name: &str| taken.iter().any(|other| other.to_lowercase() == name.to_lowercase());
    let mut candidate = name.to_owned();
    let mut number = 2;
    while is_taken(&candidate) {
        candidate = format!("{name}-{number}");
        number += 1;
    }
    candidate
}

#[cfg(test)]
mod tests {
    use super::{safe, unique};

    #[test]
    fn signs_that_a_file_system_refuses_become_a_dash() {
        assert_eq!(safe("programme-02-铁路: 货运/客运"), "programme-02-铁路-货运-客运");
        assert_eq!(safe("../../etc"), "etc");
        assert_eq!(safe("con"), "plan-con");
        assert_eq!(safe(" "), "plan");
        assert_eq!(safe(&"长".repeat(300)).chars().count(), 60);
    }

    #[test]
    fn names_differ_even_where_case_does_not_count() {
        assert_eq!(unique("Plan", &["plan".to_owned(), "plan-2".to_owned()]), "Plan-3");
    }
}
