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
    let name = cut(name.trim_matches(['-', '.']));
    // Windows keeps a few names for devices, whatever their extension.
    let device = ["CON", "PRN", "AUX", "NUL"].iter().any(|device| name.eq_ignore_ascii_case(device));
    if name.is_empty() || device { format!("plan-{name}").trim_end_matches('-').to_owned() } else { name }
}

/// `name` as far as it is not too long; between two words, if there are any.
fn cut(name: &str) -> String {
    let Some((end, _)) = name.char_indices().nth(LONGEST) else { return name.to_owned() };
    let whole = if name[end..].starts_with('-') { end } else { name[..end].rfind('-').unwrap_or(end) };
    // A long word of a language that sets no blanks is cut in its middle.
    let kept = if name[..whole].chars().count() * 2 >= LONGEST { whole } else { end };
    name[..kept].trim_end_matches(['-', '.', ',']).to_owned()
}

/// The name of a file without its folder and what stands behind its last dot.
pub(crate) fn stem(path: &str) -> &str {
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
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
    use super::{safe, stem, unique};

    #[test]
    fn signs_that_a_file_system_refuses_become_a_dash() {
        assert_eq!(safe("programme-02-铁路: 货运/客运"), "programme-02-铁路-货运-客运");
        assert_eq!(safe("../../etc"), "etc");
        assert_eq!(safe("con"), "plan-con");
        assert_eq!(safe(" "), "plan");
        assert_eq!(safe(&"长".repeat(300)).chars().count(), 60);
        let long = "programme-08-railways, roads and canals, harbours and lighthouses";
        assert_eq!(safe(long), "programme-08-railways,-roads-and-canals,-harbours-and");
        assert_eq!(safe(&format!("programme-08-{}", "长".repeat(60))).chars().count(), 60);
    }

    #[test]
    fn a_stem_has_no_folder_and_no_extension() {
        for (path, name) in [("a/b.plan.txt", "b.plan"), ("c:\\b.txt", "b"), ("b", "b")] {
            assert_eq!(stem(path), name);
        }
    }

    #[test]
    fn names_differ_even_where_case_does_not_count() {
        assert_eq!(unique("Plan", &["plan".to_owned(), "plan-2".to_owned()]), "Plan-3");
    }
}
