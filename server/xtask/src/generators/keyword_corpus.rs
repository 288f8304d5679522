//! Tests of the grammar for every word of the keyword table: `grammar/test/corpus/keywords_*.txt`, one file a language.
//!
//! What is expected is made from the table alone, so that the scanner and the table cannot agree on a mistake.

use std::fmt::Write as _;
use std::path::Path;

use anyhow::Result;

use crate::output::Output;
use crate::sources::KEYWORD_TABLE;
use crate::table::{Inline, LANGUAGES, NumberRule, Table, Word};

/// One test: texts of one kind and the tree that each of them gives.
struct Test {
    name: String,
    cases: Vec<(String, String)>,
}

pub(super) fn generate(repository: &Path) -> Result<Vec<Output>> {
    let table = Table::read(&repository.join(KEYWORD_TABLE))?;
    LANGUAGES
        .iter()
        .map(|&(language, _)| {
            let mut tests = headings(&table, language);
            tests.extend(organ_headings(&table, language));
            tests.extend(inline_words(&table, language));
            tests.push(organ_names(&table, language));
            tests.push(connectors(&table, language));
            tests.push(captions(&table, language));
            Ok(Output::text(format!("grammar/test/corpus/keywords_{language}.txt"), written(&tests)?))
        })
        .collect()
}

fn written(tests: &[Test]) -> Result<String> {
    let mut file = String::new();
    for test in tests.iter().filter(|test| !test.cases.is_empty()) {
        let line = "=".repeat(80);
        writeln!(file, "{line}\n{}\n{line}\n", test.name)?;
        let texts: Vec<&str> = test.cases.iter().map(|(text, _)| text.as_str()).collect();
        writeln!(file, "{}\n\n---\n\n(document", texts.join("\n\n"))?;
        let trees: Vec<&str> = test.cases.iter().map(|(_, tree)| tree.as_str()).collect();
        writeln!(file, "  {})\n", trees.join("\n  "))?;
    }
    Ok(file)
}

fn of_language(words: Vec<Word>, language: &str) -> impl Iterator<Item = Word> {
    words.into_iter().filter(move |word| word.language == language)
}

/// A word with a year where one belongs.
fn typed(word: &Word) -> String {
    word.text.replace("{year}", "2026")
}

fn headings(table: &Table, language: &str) -> Vec<Test> {
    let parts = "marker: (heading_marker) keyword: (heading_keyword)";
    table
        .headings
        .iter()
        .map(|heading| {
            let number = heading.number_rule(language);
            let cases = of_language(heading.words.all(), language)
                .map(|word| {
                    let words = typed(&word);
                    if number == NumberRule::None {
                        (format!("# {words}"), format!("(section heading: ({} {parts}))", heading.node))
                    } else {
                        let rest = "number: (heading_number) title: (heading_title (text))";
                        (
                            format!("# {words} 2: abc"),
                            format!("(section heading: ({} {parts} {rest}))", heading.node),
                        )
                    }
                })
                .collect();
            Test { name: format!("Heading {} ({language})", heading.key), cases }
        })
        .collect()
}

fn organ_headings(table: &Table, language: &str) -> Vec<Test> {
    table
        .organ_headings()
        .into_iter()
        .map(|heading| {
            let tree =
                "(section heading: (organ_heading marker: (heading_marker) keyword: (heading_keyword)))";
            let cases = of_language(heading.words, language)
                .map(|word| (format!("# {}", typed(&word)), tree.to_owned()))
                .collect();
            Test { name: format!("Organ heading {} ({language})", heading.key), cases }
        })
        .collect()
}

fn inline_words(table: &Table, language: &str) -> Vec<Test> {
    table
        .inline
        .iter()
        .map(|inline| Test {
            name: format!("Word of a reference: {} ({language})", inline.role),
            cases: of_language(inline.words.all(), language).map(|word| inline_case(inline, &word)).collect(),
        })
        .collect()
}

/// A word beside a number, in brackets, so that no line begins with it.
fn inline_case(inline: &Inline, word: &Word) -> (String, String) {
    let typed = &word.text;
    let node = match inline.role.as_str() {
        "goal" | "target" => "goal_reference",
        "resolution" | "decision" | "ordinal" => "resolution",
        _ => "plan_reference",
    };
    let tree = format!("(paragraph (text) ({node}) (text))");
    let text = match inline.role.as_str() {
        "paragraph" if word.language == "zh" => format!("(见 3.1 {typed})"),
        "ordinal" => format!("(见{typed} 24/11 号)"),
        "resolution" | "decision" => format!("({typed} 24/11)"),
        _ => {
            let number = match inline.role.as_str() {
                "paragraph" | "table" | "figure" | "target" | "accomplishment" | "indicator" => "3.1",
                _ => "3",
            };
            let lead = if word.language == "zh" { "见" } else { "" };
            format!("({lead}{typed} {number})")
        }
    };
    (text, tree)
}

fn organ_names(table: &Table, language: &str) -> Test {
    let cases = table
        .organs
        .iter()
        .flat_map(|organ| of_language(organ.names(), language))
        .map(|word| (format!("({} 24/11)", word.text), "(paragraph (text) (resolution) (text))".to_owned()))
        .collect();
    Test { name: format!("Organs beside numbers ({language})"), cases }
}

fn connectors(table: &Table, language: &str) -> Test {
    let of_role = |role: &str| table.inline.iter().find(|it| it.role == role).map(|it| &it.words);
    let subprogrammes: Vec<Word> =
        of_role("subprogramme").into_iter().flat_map(|words| of_language(words.all(), language)).collect();
    // The word for several, or the only one.
    let subprogrammes = subprogrammes.get(1).or(subprogrammes.first()).map_or("", |word| word.text.as_str());
    let to = table.connectors.iter().find(|it| it.key == "to").map(|it| &it.words);
    let to = to.into_iter().flat_map(|words| of_language(words.all(), language)).next();
    let to = to.map_or("-".to_owned(), |word| word.text);
    let cases = table
        .connectors
        .iter()
        .filter(|connector| !matches!(connector.key.as_str(), "within" | "of_development"))
        .flat_map(|connector| {
            of_language(connector.words.all(), language).map(|word| (connector.key.as_str(), word))
        })
        .map(|(role, word)| {
            // Commas and the Arabic و stand close to one of the numbers.
            let text = match word.text.as_str() {
                "و" => format!("({subprogrammes} 3 و4)"),
                "、" | "،" => format!("({subprogrammes} 3{} 4)", word.text),
                connector if role == "from" => format!("({subprogrammes} {connector} 3 {to} 4)"),
                connector => format!("({subprogrammes} 3 {connector} 4)"),
            };
            (text, "(paragraph (text) (plan_reference) (text))".to_owned())
        })
        .collect();
    Test { name: format!("Connectors ({language})"), cases }
}

fn captions(table: &Table, language: &str) -> Test {
    let cases = table
        .captions
        .iter()
        .flat_map(|caption| of_language(caption.words.all(), language))
        .map(|word| {
            let tree = "(caption label: (caption_label) title: (caption_title (text)))";
            (format!("{} 3.1: abc", word.text), tree.to_owned())
        })
        .collect();
    Test { name: format!("Captions ({language})"), cases }
}
