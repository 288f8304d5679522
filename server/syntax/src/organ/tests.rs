use super::Organ;
use crate::Language;
use crate::citation::Kind;

#[test]
fn every_organ_has_a_code_that_leads_back_to_it() {
    for organ in Organ::ALL {
        for kind in organ.kinds() {
            let code = organ.code(Some(*kind));
            let (found, _) = Organ::from_code(code).unwrap_or_else(|| panic!("{code} is known"));
            assert_eq!(found, organ, "{code}");
        }
    }
    assert_eq!(Organ::from_code("GA-DEC"), Some((Organ::GeneralAssembly, Some(Kind::Decision))));
    assert_eq!(Organ::from_code("GA"), Some((Organ::GeneralAssembly, None)));
    assert_eq!(Organ::from_code("XX"), None);
}

#[test]
fn names_differ_between_organs_in_every_language() {
    for language in Language::ALL {
        let mut names: Vec<_> = Organ::ALL.into_iter().map(|organ| organ.name(language)).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), Organ::ALL.len(), "{language}");
    }
}

/// Names that the keyword table marks as unverified are not offered here either.
#[test]
fn names_are_verified_where_the_keyword_table_says_so() {
    for entry in crate::keywords::ORGAN_WORDS.iter().filter(|entry| !entry.meaning.relative) {
        let code = entry.meaning.codes.first().and_then(|(_, codes)| codes.first()).expect("a code");
        let (organ, _) = Organ::from_code(code).unwrap_or_else(|| panic!("{code} is an organ"));
        let word = entry.word;
        if [organ.name(word.language), organ.name_after_noun(word.language)].contains(&word.text) {
            assert_eq!(organ.has_verified_name(word.language), word.verified, "{}", word.text);
        }
    }
}

/// The codes and the English and Chinese names are those of the reference table.
#[test]
fn the_table_agrees_with_the_reference_data() {
    let Ok(folder) = std::env::var("PLANMARK_DATA") else {
        println!("skipped: PLANMARK_DATA is not set");
        return;
    };
    let table =
        std::fs::read_to_string(std::path::Path::new(&folder).join("organs.csv")).expect("organs.csv");
    let mut rows = 0;
    for row in table.lines().skip(1) {
        let code = row.split(',').next().unwrap_or_default();
        let (organ, kind) = Organ::from_code(code).unwrap_or_else(|| panic!("{code} is an organ"));
        assert_eq!(organ.code(kind), code);
        // Rows of one organ's decisions or statements repeat its name with a word for what they are.
        if kind.is_none() {
            let known_chinese = organ.all_names().any(|name| row.contains(&format!(",{name},")));
            assert!(row.contains(organ.name(Language::Zh)) || known_chinese, "{row}");
            let english = organ.name(Language::En);
            let short = english
                .replace("United Nations Convention", "Convention")
                .replace("United Nations Framework", "Framework");
            assert!(row.contains(english) || row.contains(&short), "{row}");
        }
        let prefix = organ.symbol_prefix();
        assert!(row.contains(&format!(",{prefix}/")), "{row} begins its symbols with {prefix}");
        rows += 1;
    }
    assert_eq!(rows, 25);
}
