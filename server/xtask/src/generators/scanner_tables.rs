//! What the scanner of the grammar reads from the keyword table and from the grammar: `grammar/src/tokens.h`, the numbers
//! of its tokens, and `grammar/src/keywords.h`, the words as automata with the folding of their characters.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::automaton::Automaton;
use crate::output::Output;
use crate::script::classes;
use crate::script::folding::{Alike, alike, canonical, fold};
use crate::sources::{GRAMMAR, KEYWORD_TABLE};
use crate::table::{NumberRule, Table, Word, Words};

/// The notice at the top of both files.
const NOTICE: &str = "// Made by `cargo run -p xtask -- generate`. Do not edit.\n\n";

pub(super) fn generate(repository: &Path) -> Result<Vec<Output>> {
    let table = Table::read(&repository.join(KEYWORD_TABLE))?;
    let tokens = external_tokens(&repository.join(GRAMMAR))?;
    Ok(vec![
        Output::text("grammar/src/classes.h", class_header()?),
        Output::text("grammar/src/tokens.h", token_header(&tokens)?),
        Output::text("grammar/src/keywords.h", keyword_header(&table, &tokens)?),
    ])
}

/// The external tokens of the grammar, in their order.
fn external_tokens(grammar: &Path) -> Result<Vec<String>> {
    let json = tree_sitter_generate::load_grammar_file(grammar, Some("native"))
        .context("the grammar cannot be loaded")?;
    let grammar: Value = serde_json::from_str(&json)?;
    grammar["externals"]
        .as_array()
        .context("the grammar has no external tokens")?
        .iter()
        .map(|token| Ok(token["name"].as_str().context("an external token has no name")?.to_owned()))
        .collect()
}

fn token_name(token: &str) -> String {
    format!("TOKEN_{}", token.trim_start_matches('_').to_uppercase())
}

fn token_header(tokens: &[String]) -> Result<String> {
    let mut header = format!("{NOTICE}#ifndef PLANMARK_TOKENS_H\n#define PLANMARK_TOKENS_H\n\n");
    header.push_str("// The external tokens of the grammar, in the order of grammar.js.\nenum Token {\n");
    for token in tokens {
        writeln!(header, "  {},", token_name(token))?;
    }
    header.push_str("};\n\n#endif\n");
    Ok(header)
}

/// What signs are, as the server's classes have it.
fn class_header() -> Result<String> {
    let mut header = format!(
        "{NOTICE}#ifndef PLANMARK_CLASSES_H\n#define PLANMARK_CLASSES_H\n\n#include <stdbool.h>\n#include <stdint.h>\n\n"
    );
    // A byte-order mark at the beginning of a file is text like any other.
    let is_invisible = |character| classes::is_invisible(character) && character != '\u{FEFF}';
    let is_dash = |character| alike(character) == Alike::Sign('-');
    let is_apostrophe = |character| alike(character) == Alike::Sign('\'');
    for (name, documentation, is_in) in [
        ("is_han", "Chinese characters.", &classes::is_han as &dyn Fn(char) -> bool),
        ("is_han_numeral", "〇 to 百.", &classes::is_han_numeral),
        ("is_arabic_letter", "Arabic letters.", &classes::is_arabic),
        ("is_invisible", "Marks of direction, joiners and their like: not seen.", &is_invisible),
        ("is_dash", "Hyphens and dashes of every length.", &is_dash),
        ("is_apostrophe", "Apostrophes of every form.", &is_apostrophe),
    ] {
        let ranges: Vec<String> = ranges(is_in)
            .into_iter()
            .map(|(first, last)| match first == last {
                true => format!("c == 0x{first:X}"),
                false => format!("(c >= 0x{first:X} && c <= 0x{last:X})"),
            })
            .collect();
        writeln!(header, "// {documentation}\nstatic inline bool {name}(int32_t c) {{")?;
        writeln!(header, "  return {};\n}}\n", ranges.join(" ||\n         "))?;
    }
    header.push_str("#endif\n");
    Ok(header)
}

/// The runs of characters of a class, first and last of each.
fn ranges(is_in: &dyn Fn(char) -> bool) -> Vec<(u32, u32)> {
    let mut ranges: Vec<(u32, u32)> = Vec::new();
    for code in ('\0'..=char::MAX).filter(|character| is_in(*character)).map(u32::from) {
        match ranges.last_mut() {
            Some((_, last)) if *last + 1 == code => *last = code,
            _ => ranges.push((code, code)),
        }
    }
    ranges
}

fn keyword_header(table: &Table, tokens: &[String]) -> Result<String> {
    let mut header = format!(
        "{NOTICE}#ifndef PLANMARK_KEYWORDS_H\n#define PLANMARK_KEYWORDS_H\n\n#include <stdbool.h>\n#include <stdint.h>\n\n#include \"tokens.h\"\n\n"
    );
    header.push_str(
        "// A word list as a minimal automaton: the states, and for each its edges in the order of their symbols.\n\
         typedef struct {\n  uint16_t first_edge;\n  uint16_t edge_count : 8;\n  uint16_t value : 8;\n} WordState;\n\n\
         typedef struct {\n  uint16_t symbol;\n  uint16_t state;\n} WordEdge;\n\n\
         typedef struct {\n  const WordState *states;\n  const WordEdge *edges;\n  uint16_t root;\n} WordList;\n\n\
         // Stands for a year or a period.\n#define SYMBOL_YEAR 1\n\n",
    );
    write_folding(&mut header);
    write_headings(&mut header, table, tokens)?;
    write_inline(&mut header, table)?;
    write_roles(&mut header, table)?;
    write_letters(&mut header, table)?;
    write_characters(&mut header, table)?;
    header.push_str("#endif\n");
    Ok(header)
}

/// The characters that folding changes, save capital letters of ASCII, which the scanner folds by itself.
fn write_folding(header: &mut String) {
    header.push_str(
        "// Folding of characters beyond ASCII; 0 for those that are not seen.\n\
         static const uint16_t FOLDING[][2] = {\n",
    );
    let changed = (0x80..0x1_0000_u32).filter_map(|code| {
        let folded = fold(char::from_u32(code)?).map_or(0, u32::from);
        (folded != code).then(|| format!("{{0x{code:04X}, 0x{folded:04X}}}"))
    });
    write_items(header, changed);
    header.push_str("};\n\n");
}

fn write_headings(header: &mut String, table: &Table, tokens: &[String]) -> Result<()> {
    let mut meanings: Vec<(String, NumberRule)> = Vec::new();
    let mut value_of = |token: String, number: NumberRule| -> Result<u8> {
        let meaning = (token, number);
        let place = meanings.iter().position(|known| *known == meaning).unwrap_or_else(|| {
            meanings.push(meaning);
            meanings.len() - 1
        });
        Ok(u8::try_from(place + 1)?)
    };
    let mut words = Vec::new();
    for heading in &table.headings {
        let token = heading_token(&heading.node, tokens)?;
        for word in heading.words.all() {
            words.push((pattern(&word), value_of(token.clone(), heading.number_rule(word.language))?));
        }
    }
    let organ = heading_token("organ_heading", tokens)?;
    for heading in table.organ_headings() {
        for word in &heading.words {
            words.push((pattern(word), value_of(organ.clone(), NumberRule::None)?));
        }
    }
    write_automaton(header, "HEADING_WORDS", &words)?;
    header.push_str("enum NumberRule { NUMBER_REQUIRED, NUMBER_OPTIONAL, NUMBER_NONE };\n\n");
    header.push_str(
        "// By value in HEADING_WORDS: the token that announces the heading, and what may follow the word.\n\
         static const struct {\n  uint8_t token;\n  uint8_t number;\n} HEADING_MEANINGS[] = {\n  {0, 0},\n",
    );
    for (token, number) in &meanings {
        let rule = match number {
            NumberRule::Required => "NUMBER_REQUIRED",
            NumberRule::Optional => "NUMBER_OPTIONAL",
            NumberRule::None => "NUMBER_NONE",
        };
        writeln!(header, "  {{{token}, {rule}}},")?;
    }
    header.push_str("};\n\n");
    Ok(())
}

/// The zero-width token that announces a heading node.
fn heading_token(node: &str, tokens: &[String]) -> Result<String> {
    let external = match node {
        "plain_heading" => "_plain_with_keyword".to_owned(),
        _ => format!("_{}", node.strip_suffix("_heading").with_context(|| format!("{node} is no heading"))?),
    };
    tokens
        .iter()
        .find(|token| **token == external)
        .map(|token| token_name(token))
        .with_context(|| format!("{KEYWORD_TABLE} names {node}, which {GRAMMAR} does not have"))
}

fn write_inline(header: &mut String, table: &Table) -> Result<()> {
    let mut meanings: Vec<(String, bool, bool)> = Vec::new();
    let mut words = Vec::new();
    let mut add = |meaning: (String, bool, bool), list: Vec<Word>| -> Result<()> {
        let place = meanings.iter().position(|known| *known == meaning).unwrap_or_else(|| {
            meanings.push(meaning);
            meanings.len() - 1
        });
        let value = u8::try_from(place + 1)?;
        words.extend(list.iter().map(|word| (pattern(word), value)));
        Ok(())
    };
    for inline in &table.inline {
        add((inline.role.clone(), inline.capital, inline.dotted), inline.words.all())?;
    }
    for organ in &table.organs {
        add(("organ".to_owned(), true, false), organ.names())?;
    }
    write_automaton(header, "INLINE_WORDS", &words)?;
    write_first_characters(header, &words);
    let mut roles = vec!["none".to_owned()];
    for (role, ..) in &meanings {
        if !roles.contains(role) {
            roles.push(role.clone());
        }
    }
    write_enum(header, "InlineRole", "ROLE", &roles)?;
    header.push_str(
        "// By value in INLINE_WORDS.\nstatic const struct {\n  uint8_t role;\n  uint8_t capital;\n  uint8_t dotted;\n} \
         INLINE_MEANINGS[] = {\n  {0, 0, 0},\n",
    );
    for (role, capital, dotted) in &meanings {
        writeln!(
            header,
            "  {{ROLE_{}, {}, {}}},",
            role.to_uppercase(),
            u8::from(*capital),
            u8::from(*dotted)
        )?;
    }
    header.push_str("};\n\n");
    Ok(())
}

/// One bit for each character of the Basic Multilingual Plane: whether a word of a reference may begin with it.
fn write_first_characters(header: &mut String, words: &[(String, u8)]) {
    let first: BTreeSet<char> = words.iter().filter_map(|(word, _)| word.chars().next()).collect();
    let bits = (0..0x800_u32).map(|block| {
        let set = (0..32)
            .filter(|bit| {
                char::from_u32(block * 32 + bit).and_then(fold).is_some_and(|folded| first.contains(&folded))
            })
            .fold(0_u32, |set, bit| set | 1 << bit);
        format!("0x{set:X}")
    });
    header.push_str(
        "// A bit for each character: whether a word of INLINE_WORDS may begin with it.\n\
         static const uint32_t INLINE_FIRST_CHARACTERS[] = {\n",
    );
    write_items(header, bits);
    header.push_str("};\n\n");
}

/// The lists whose value is the role itself: captions and connectors.
fn write_roles(header: &mut String, table: &Table) -> Result<()> {
    for (name, kind, prefix, entries) in [
        ("CAPTION_WORDS", "CaptionKind", "CAPTION", &table.captions),
        ("CONNECTOR_WORDS", "ConnectorRole", "CONNECTOR", &table.connectors),
    ] {
        let mut words = Vec::new();
        for (place, entry) in entries.iter().enumerate() {
            let value = u8::try_from(place + 1)?;
            words.extend(entry.words.all().iter().map(|word| (pattern(word), value)));
        }
        let mut roles = vec!["none".to_owned()];
        roles.extend(entries.iter().map(|entry| entry.key.clone()));
        write_enum(header, kind, prefix, &roles)?;
        write_automaton(header, name, &words)?;
    }
    Ok(())
}

/// What numbers the parts of a resolution beside the Latin letters.
fn write_letters(header: &mut String, table: &Table) -> Result<()> {
    let mut words = Vec::new();
    for names in &table.letter_names {
        // The words of one language, in the order of the Latin letters.
        for (place, name) in names.all().iter().enumerate() {
            words.push((pattern(name), u8::try_from(place + 1)?));
        }
    }
    write_automaton(header, "LETTER_NAMES", &words)?;
    header.push_str(
        "// The Latin letter that a letter looks like, or itself.\n\
         static inline int32_t latin_look(int32_t c) {\n  switch (c) {\n",
    );
    for (&letter, &latin) in &table.look_alikes {
        writeln!(header, "    case 0x{:04X}: return '{latin}';", u32::from(letter))?;
    }
    header.push_str("    default: return c;\n  }\n}\n\n");
    Ok(())
}

/// Classes of Chinese characters: those of the table, and those with which what may follow a part begins.
fn write_characters(header: &mut String, table: &Table) -> Result<()> {
    for class in &table.characters {
        let characters =
            class.words.all().iter().flat_map(|word| word.text.chars().collect::<Vec<_>>()).collect();
        write_class(header, &class.key, &characters)?;
    }
    let joints = table.connectors.iter().filter(|it| matches!(it.key.as_str(), "and" | "to"));
    let nouns = table.inline.iter().filter(|it| matches!(it.role.as_str(), "resolution" | "decision"));
    let words = joints.map(|it| &it.words).chain(nouns.map(|it| &it.words)).flat_map(Words::all);
    let first =
        words.filter(|word| word.language == "zh").filter_map(|word| word.text.chars().next()).collect();
    write_class(header, "first_behind_part", &first)
}

fn write_class(header: &mut String, key: &str, characters: &BTreeSet<char>) -> Result<()> {
    writeln!(header, "static inline bool is_{key}(int32_t c) {{\n  switch (c) {{")?;
    for character in characters {
        writeln!(header, "    case 0x{:04X}:  // {character}", u32::from(*character))?;
    }
    header.push_str("      return true;\n    default:\n      return false;\n  }\n}\n\n");
    Ok(())
}

fn write_enum(header: &mut String, name: &str, prefix: &str, members: &[String]) -> Result<()> {
    writeln!(header, "enum {name} {{")?;
    for member in members {
        writeln!(header, "  {prefix}_{},", member.to_uppercase())?;
    }
    header.push_str("};\n\n");
    Ok(())
}

/// A word of the table as the automaton reads it.
fn pattern(word: &Word) -> String {
    canonical(&word.text.replace("{year}", "2000"))
}

/// Writes the items of an array, as many on a line as fit.
fn write_items(header: &mut String, items: impl IntoIterator<Item = String>) {
    let mut line = String::from(" ");
    for item in items {
        if line.len() + item.len() > 118 {
            header.push_str(&line);
            header.push('\n');
            line = String::from(" ");
        }
        line.push(' ');
        line.push_str(&item);
        line.push(',');
    }
    header.push_str(&line);
    header.push('\n');
}

fn write_automaton(header: &mut String, name: &str, words: &[(String, u8)]) -> Result<()> {
    let automaton = Automaton::build(words).with_context(|| format!("{name} cannot be built"))?;
    let mut states = Vec::new();
    let mut edges = Vec::new();
    for state in &automaton.states {
        anyhow::ensure!(state.next.len() < 256, "{name} has a state with too many edges");
        states.push(format!("{{{}, {}, {}}}", u16::try_from(edges.len())?, state.next.len(), state.value));
        edges.extend(state.next.iter().map(|(symbol, next)| format!("{{0x{symbol:04X}, {next}}}")));
    }
    writeln!(header, "static const WordState {name}_STATES[] = {{")?;
    write_items(header, states);
    writeln!(header, "}};\n\nstatic const WordEdge {name}_EDGES[] = {{")?;
    write_items(header, edges);
    header.push_str("};\n\n");
    writeln!(
        header,
        "static const WordList {name} = {{{name}_STATES, {name}_EDGES, {}}};\n",
        automaton.states.len() - 1
    )?;
    Ok(())
}
