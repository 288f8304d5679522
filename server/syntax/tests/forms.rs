//! What the scanner takes for a citation or a reference is read, whole, and gives the symbols that are meant: every joint, every letter, every
//! organ and every word of the keyword table, through tree, reader and symbol.

use planmark_syntax::citation::{Context, Kind, read_prose};
use planmark_syntax::keywords::{self, ConnectorRole, InlineRole, latin_look};
use planmark_syntax::numerals::{Alphabet, Numeral};
use planmark_syntax::tree_sitter::Node;
use planmark_syntax::{Citation, Language, NodeKind, Organ, Parsed, PlanReference, Text};

/// The texts of the nodes of a kind, with where they stand.
fn nodes(text: &str, kind: NodeKind) -> Vec<(std::ops::Range<usize>, String)> {
    fn collect(node: Node<'_>, kind: NodeKind, found: &mut Vec<std::ops::Range<usize>>) {
        if NodeKind::of(node) == kind {
            found.push(node.byte_range());
        }
        for child in 0..node.named_child_count() {
            if let Some(child) = node.named_child(u32::try_from(child).expect("few children")) {
                collect(child, kind, found);
            }
        }
    }
    let parsed = Parsed::new(Text::new(text));
    let mut found = Vec::new();
    collect(parsed.tree().root_node(), kind, &mut found);
    found.into_iter().map(|range| (range.clone(), text[range].to_owned())).collect()
}

/// The symbols of a mandate's line under the resolutions of the General Assembly.
fn listed(line: &str) -> Vec<String> {
    let plan = format!("# Programme 2: Lamps\n\n## Legislative mandates\n\n{line}  Care of lamps\n");
    let context = Context::new(Organ::GeneralAssembly, Kind::Resolution);
    nodes(&plan, NodeKind::Resolution)
        .into_iter()
        .flat_map(|(_, text)| match Citation::read(&text, context) {
            Ok(citation) => citation.symbols(),
            Err(malformed) => vec![format!("{text}: {malformed}")],
        })
        .collect()
}

fn parts(letters: &str) -> Vec<String> {
    letters.chars().map(|letter| format!("A/RES/42/37 {letter}")).collect()
}

/// The letters that number parts, as they are typed, with the Latin one that each is.
fn letters() -> Vec<(String, char)> {
    let latin = ('A'..='Z').map(|letter| (letter.to_string(), letter));
    let alike = ('\0'..='\u{ffff}').filter(|letter| latin_look(*letter) != *letter);
    let alike = alike.map(|letter| (letter.to_string(), latin_look(letter)));
    let named = keywords::LETTER_NAMES.iter().flat_map(|names| names.iter().zip('A'..='Z'));
    let named = named.map(|(word, letter)| (word.text.to_owned(), letter));
    latin.chain(alike).chain(named).collect()
}

/// What joins two members, with the blanks that it needs, and whether it makes a range.
fn joints() -> Vec<(String, bool)> {
    let mut joints: Vec<(String, bool)> = Vec::new();
    for (sign, is_range) in [
        (", ", false),
        ("， ", false),
        ("、", false),
        ("، ", false),
        ("-", true),
        ("–", true),
        ("~", true),
        ("～", true),
    ] {
        joints.push((sign.to_owned(), is_range));
    }
    for entry in keywords::CONNECTORS {
        let is_range = match entry.role {
            ConnectorRole::And => false,
            ConnectorRole::To => true,
            ConnectorRole::Within | ConnectorRole::OfDevelopment | ConnectorRole::From => continue,
        };
        for word in entry.words {
            joints.push((format!(" {} ", word.text), is_range));
            match word.language {
                // Chinese words need no blanks; a comma may stand before a conjunction.
                Language::Zh => joints.push((word.text.to_owned(), is_range)),
                _ if !is_range && word.text.chars().all(char::is_alphabetic) => {
                    joints.push((format!(", {} ", word.text), is_range));
                }
                _ => {}
            }
        }
    }
    joints
}

#[test]
fn every_letter_numbers_a_part() {
    for (typed, letter) in letters() {
        assert_eq!(listed(&format!("42/37 {typed}")), parts(&letter.to_string()), "42/37 {typed}");
        let session = format!("3411 {typed} (XXX)");
        assert_eq!(listed(&session), [format!("A/RES/3411 {letter}(XXX)")], "{session}");
        let behind = format!("3411 (XXX) {typed}");
        assert_eq!(listed(&behind), [format!("A/RES/3411 {letter}(XXX)")], "{behind}");
    }
}

#[test]
fn every_joint_joins_parts_of_every_alphabet() {
    for (joint, is_range) in joints() {
        for (first, last) in [("A", "C"), ("А", "С"), ("A", "С"), ("ألف", "جيم")] {
            let line = format!("42/37 {first}{joint}{last}");
            assert_eq!(listed(&line), parts(if is_range { "ABC" } else { "AC" }), "{line}");
        }
        let line = format!("42/37 A, B{joint}D");
        assert_eq!(listed(&line), parts(if is_range { "ABCD" } else { "ABD" }), "{line}");
    }
    assert_eq!(listed("52/12 ألف وباء"), ["A/RES/52/12 A", "A/RES/52/12 B"]);
}

/// Letters that are words of some language in lower case.
#[test]
fn capitals_are_letters_and_no_joints() {
    assert_eq!(listed("42/37 D, E and F"), parts("DEF"));
    assert_eq!(listed("42/37 N, O, X, Y y Z"), parts("NOXYZ"));
    assert_eq!(listed("42/37 A; E/RES/2015/3"), ["A/RES/42/37 A", "E/RES/2015/3"]);
}

#[test]
fn what_cannot_be_read_is_told() {
    for line in ["42/37 C–A", "42/37 C 到 A", "42/37 С до А"] {
        let plan = format!("# Programme 2: Lamps\n\n## Legislative mandates\n\n{line}  Care of lamps\n");
        let found = nodes(&plan, NodeKind::Resolution);
        let read = Citation::read(&found[0].1, Organ::GeneralAssembly);
        assert!(read.is_err_and(|malformed| malformed.is_certain()), "{line}: {found:?}");
    }
    for text in ["42/37 A 与", "42/37 A 到", "42/37 A B", "42/37 A, and", "42/37 A–"] {
        let read = Citation::read(text, Organ::GeneralAssembly);
        assert!(read.is_err_and(|malformed| malformed.is_certain()), "{text}");
    }
}

/// The word for a resolution and the name of an organ, with a number, as a language sets them.
fn cited(noun: &str, organ: &str, language: Language) -> String {
    match language {
        Language::Zh => format!("，{organ}第 24/11 A 号{noun}。"),
        Language::En => format!("See {organ} {noun} 24/11 A."),
        _ => format!("— {noun} {organ} 24/11 A."),
    }
}

#[test]
fn every_name_of_an_organ_says_who_adopted_a_number() {
    let nouns =
        keywords::INLINE.iter().find(|entry| entry.role == InlineRole::Resolution).expect("resolutions");
    for entry in keywords::ORGAN_WORDS {
        let word = entry.word;
        let text = cited(nouns.printed(word.language, true), word.text, word.language);
        let spans: Vec<_> = nodes(&text, NodeKind::Resolution).into_iter().map(|(range, _)| range).collect();
        let read = read_prose(&text, &spans);
        let [cited] = read.as_slice() else { panic!("{text}: {read:?}") };
        let citation = cited.citation.as_ref().unwrap_or_else(|malformed| panic!("{text}: {malformed}"));
        let code = entry.meaning.codes.first().and_then(|(_, codes)| codes.first()).expect("a code");
        let organ = Organ::from_code(code).expect("an organ").0;
        match cited.relative {
            // "the Council" and "the Assembly" by themselves mean what the programme says.
            Some(name) => assert!(name.organs().contains(&organ), "{text}"),
            None => {
                assert_eq!(citation.organ, Some(organ), "{text}");
                assert_eq!(citation.symbols().len(), 1, "{text}");
            }
        }
    }
}

#[test]
fn what_is_printed_of_every_organ_is_found_and_read() {
    for organ in Organ::ALL {
        let Some(kind) =
            organ.kinds().iter().copied().find(|kind| matches!(kind, Kind::Resolution | Kind::Decision))
        else {
            continue;
        };
        for language in Language::ALL {
            let context = Context::new(organ, kind);
            let citation = Citation::read("24/11 A", context).expect("a number");
            let phrase = citation.phrase(language, &[]);
            let read = read_prose(&phrase.text, std::slice::from_ref(&phrase.number));
            assert_eq!(
                read[0].citation.as_ref().map(Citation::symbols),
                Ok(citation.symbols()),
                "{}",
                phrase.text
            );
        }
    }
}

#[test]
fn every_joint_joins_the_numbers_of_every_word() {
    let numbered = [InlineRole::Programme, InlineRole::Subprogramme, InlineRole::Table, InlineRole::Figure];
    for entry in keywords::INLINE.iter().filter(|entry| numbered.contains(&entry.role)) {
        for language in Language::ALL {
            let word = entry.printed(language, false);
            for (joint, is_range) in joints() {
                let text = format!("— {word} 3{joint}5.\n");
                let found = nodes(&text, NodeKind::PlanReference);
                let [(_, reference)] = found.as_slice() else { panic!("{text}: {found:?}") };
                let read = PlanReference::read(reference).unwrap_or_else(|| panic!("{text}: {reference}"));
                let numbers: Vec<u32> = read
                    .targets()
                    .into_iter()
                    .filter_map(|(_, target)| Some(target.label?.number()))
                    .collect();
                assert_eq!(numbers, if is_range { vec![3, 4, 5] } else { vec![3, 5] }, "{text}: {reference}");
            }
        }
    }
}

#[test]
fn every_word_of_a_reference_is_read() {
    for entry in keywords::INLINE {
        let is_of_goal = matches!(entry.role, InlineRole::Goal | InlineRole::Target);
        let announces =
            matches!(entry.role, InlineRole::Resolution | InlineRole::Decision | InlineRole::Ordinal);
        for word in entry.words.iter().filter(|_| !is_of_goal && !announces) {
            let number = match entry.role {
                InlineRole::Paragraph | InlineRole::Accomplishment | InlineRole::Indicator => "3.1",
                _ => "3",
            };
            let text = match (entry.role, word.language) {
                (InlineRole::Paragraph, Language::Zh) => format!("— {number} {}。\n", word.text),
                _ => format!("— {} {number}。\n", word.text),
            };
            let found = nodes(&text, NodeKind::PlanReference);
            let [(_, reference)] = found.as_slice() else { panic!("{text}: {found:?}") };
            let read = PlanReference::read(reference).unwrap_or_else(|| panic!("{text}: {reference}"));
            assert_eq!(read.targets().len(), 1, "{text}");
        }
    }
}

#[test]
fn every_word_that_joins_a_part_to_its_whole_is_read() {
    let within =
        keywords::CONNECTORS.iter().find(|entry| entry.role == ConnectorRole::Within).expect("an entry");
    let word = |role, language| {
        let entry = keywords::INLINE.iter().find(|entry| entry.role == role).expect("an entry");
        entry.printed(language, true)
    };
    for joint in within.words {
        let (inner, outer) =
            (word(InlineRole::Subprogramme, joint.language), word(InlineRole::Programme, joint.language));
        let text = format!("— {inner} 5 {} {outer} 25.\n", joint.text);
        let found = nodes(&text, NodeKind::PlanReference);
        let [(_, reference)] = found.as_slice() else { panic!("{text}: {found:?}") };
        let (_, target) = PlanReference::read(reference).expect("a reference").targets().remove(0);
        assert_eq!((target.programme, target.subprogramme), (Some(25), Some(5)), "{text}");
    }
    let read = PlanReference::read(&nodes("— подпрограммы с 1 по 3.\n", NodeKind::PlanReference)[0].1);
    assert_eq!(read.expect("a reference").targets().len(), 3);
}

/// Roman numerals of letters that look like Latin ones.
#[test]
fn letters_that_look_alike_make_roman_numerals() {
    for number in 1..=39 {
        let latin = Numeral::RomanUpper.print(number).expect("a numeral");
        let typed: String = latin.chars().map(|sign| if sign == 'X' { 'Х' } else { sign }).collect();
        assert_eq!(Numeral::RomanUpper.read(&typed), Some(number), "{typed}");
    }
    assert_eq!(Numeral::Letter(Alphabet::LatinUpper).read("A"), Some(1));
}
