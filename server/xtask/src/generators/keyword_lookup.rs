//! The keyword table for the server: `server/syntax/src/generated/`.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use anyhow::{Context, Result};

use crate::output::Output;
use crate::script::folding::canonical;
use crate::sources::KEYWORD_TABLE;
use crate::table::{LANGUAGES, NumberRule, Table, Word, Words};

/// The types and functions around the tables.
const PRELUDE: &str = include_str!("keyword_lookup_prelude.rs.txt");

/// The module that lists the generated ones.
const MODULES: &str = "//! Made by `cargo run -p xtask -- generate`. Do not edit.\n\npub mod keywords;\n";

pub(super) fn generate(repository: &Path) -> Result<Vec<Output>> {
    let table = Table::read(&repository.join(KEYWORD_TABLE))?;
    let folder = "server/syntax/src/generated";
    Ok(vec![
        Output::text(format!("{folder}/mod.rs"), MODULES),
        Output::text(format!("{folder}/keywords.rs"), keywords(&table)?),
    ])
}

fn keywords(table: &Table) -> Result<String> {
    let mut code = PRELUDE.to_owned();
    let mut headings: Vec<(Word, String)> = Vec::new();
    section(
        &mut code,
        "Every structural heading, in the order of the keyword table.",
        "HEADINGS",
        "HeadingKeyword",
    );
    for (place, heading) in table.headings.iter().enumerate() {
        writeln!(
            code,
            "    HeadingKeyword {{ key: {:?}, node: {:?}, number: {}, number_in_chinese: {}, words: {} }},",
            heading.key,
            heading.node,
            number_rule(heading.number_rule("en")),
            number_rule(heading.number_rule("zh")),
            words(&heading.words.all())?
        )?;
        let meaning = format!("Meaning::Heading(&HEADINGS[{place}])");
        headings.extend(heading.words.all().into_iter().map(|word| (word, meaning.clone())));
    }
    code.push_str("];\n\n");
    section(&mut code, "Every organ heading.", "ORGAN_HEADINGS", "OrganHeading");
    for (place, heading) in table.organ_headings().iter().enumerate() {
        let promises: Vec<&str> = heading.promises.iter().map(|name| promise(name)).collect::<Result<_>>()?;
        writeln!(
            code,
            "    OrganHeading {{ key: {:?}, relative: {}, codes: &{:?}, promises: &[{}] }},",
            heading.key,
            heading.relative,
            heading.codes,
            promises.join(", ")
        )?;
        let meaning = format!("Meaning::Organ(&ORGAN_HEADINGS[{place}])");
        headings.extend(heading.words.iter().cloned().map(|word| (word, meaning.clone())));
    }
    code.push_str("];\n\n");
    lookup(&mut code, "The words of every heading", "HEADING_WORDS", "HeadingWord", headings)?;

    section(&mut code, "Every organ that is named in running text.", "ORGANS", "OrganName");
    let mut organ_words = Vec::new();
    for (place, organ) in table.organs.iter().enumerate() {
        let codes: Vec<String> = organ
            .codes
            .iter()
            .map(|(kind, codes)| Ok(format!("({}, &{codes:?})", promise(kind)?)))
            .collect::<Result<_>>()?;
        writeln!(
            code,
            "    OrganName {{ key: {:?}, relative: {}, codes: &[{}], printed: {}, after_noun: {}, others: {}, programmes: &{:?} }},",
            organ.key,
            organ.relative,
            codes.join(", "),
            words(&organ.printed())?,
            words(&organ.after_noun())?,
            words(&organ.others())?,
            organ.programmes
        )?;
        organ_words.extend(organ.names().into_iter().map(|word| (word, format!("&ORGANS[{place}]"))));
    }
    code.push_str("];\n\n");
    lookup(&mut code, "The names of organs beside numbers", "ORGAN_WORDS", "OrganWord", organ_words)?;

    let mut inline = Vec::new();
    for entry in &table.inline {
        let role = format!("InlineRole::{}", pascal(&entry.role));
        inline.extend(entry.words.all().into_iter().map(|word| (word, role.clone())));
    }
    lookup(
        &mut code,
        "The words that make or announce references in the text",
        "INLINE_WORDS",
        "InlineWord",
        inline,
    )?;
    let mut connectors = Vec::new();
    for entry in &table.connectors {
        let role = format!("ConnectorRole::{}", pascal(&entry.key));
        connectors.extend(entry.words.all().into_iter().map(|word| (word, role.clone())));
    }
    lookup(&mut code, "The words that join numbers", "CONNECTOR_WORDS", "ConnectorWord", connectors)?;
    let mut captions = Vec::new();
    for entry in &table.captions {
        let kind = format!("CaptionKind::{}", pascal(&entry.key));
        captions.extend(entry.words.all().into_iter().map(|word| (word, kind.clone())));
    }
    lookup(&mut code, "The words that begin captions", "CAPTION_WORDS", "CaptionWord", captions)?;
    let inline = table.inline.iter().map(|it| (it.role.as_str(), &it.words));
    in_order(&mut code, "The same words as they are written in the table", "INLINE", "InlineRole", inline)?;
    for (documentation, name, role, entries) in [
        (
            "The words that join numbers, as they are written in the table",
            "CONNECTORS",
            "ConnectorRole",
            &table.connectors,
        ),
        ("The words that are looked for beside a citation", "BESIDE", "BesideRole", &table.beside),
        ("The words that tell a name from a piece of one", "PARTICLES", "ParticleRole", &table.particles),
        ("Short words of what is cited, for one and for several", "SHORT", "ShortRole", &table.short),
    ] {
        let entries = entries.iter().map(|it| (it.key.as_str(), &it.words));
        in_order(&mut code, documentation, name, role, entries)?;
    }
    write_letters(&mut code, &table.letter_names, &table.ordinals, &table.look_alikes)?;
    section(&mut code, "Terms that open no heading.", "TERMS", "Term");
    for term in &table.terms {
        writeln!(code, "    Term {{ key: {:?}, words: {} }},", term.key, words(&term.words.all())?)?;
    }
    code.push_str("];\n");
    Ok(code)
}

/// Entries in the order of the keyword table, each with a role and its words.
fn in_order<'a>(
    code: &mut String,
    documentation: &str,
    name: &str,
    role: &str,
    entries: impl Iterator<Item = (&'a str, &'a Words)>,
) -> Result<()> {
    section(code, &format!("{documentation}."), name, &format!("Entry<{role}>"));
    for (key, written) in entries {
        writeln!(code, "    Entry {{ role: {role}::{}, words: {} }},", pascal(key), words(&written.all())?)?;
    }
    code.push_str("];\n\n");
    Ok(())
}

fn write_letters(
    code: &mut String,
    letter_names: &[Words],
    ordinals: &[Words],
    look_alikes: &BTreeMap<char, char>,
) -> Result<()> {
    for (documentation, name, lists) in [
        ("Names of letters, in the order of the Latin ones", "LETTER_NAMES", letter_names),
        ("Words that count, from the first", "ORDINALS", ordinals),
    ] {
        section(code, &format!("{documentation}."), name, "&[Word]");
        for list in lists {
            writeln!(code, "    {},", words(&list.all())?)?;
        }
        code.push_str("];\n\n");
    }
    code.push_str(
        "/// The Latin letter that a letter of another alphabet looks like, or the letter itself.\n\
         #[must_use]\npub const fn latin_look(letter: char) -> char {\n    match letter {\n",
    );
    for (letter, latin) in look_alikes {
        writeln!(code, "        {letter:?} => {latin:?},")?;
    }
    code.push_str("        other => other,\n    }\n}\n\n");
    Ok(())
}

fn section(code: &mut String, documentation: &str, name: &str, item: &str) {
    code.push_str(&format!("/// {documentation}\n#[rustfmt::skip]\npub static {name}: &[{item}] = &[\n"));
}

/// A table sorted by canonical form, for binary search.
fn lookup(
    code: &mut String,
    documentation: &str,
    name: &str,
    item: &str,
    words: Vec<(Word, String)>,
) -> Result<()> {
    let mut entries: Vec<(String, Word, String)> = words
        .into_iter()
        .map(|(word, meaning)| (canonical(&word.text.replace("{year}", "2000")), word, meaning))
        .collect();
    entries.sort_by(|one, other| one.0.cmp(&other.0));
    section(code, &format!("{documentation}, sorted by canonical form."), name, item);
    for (canonical, word, meaning) in entries {
        writeln!(
            code,
            "    {item} {{ canonical: {canonical:?}, word: {}, meaning: {meaning} }},",
            literal(&word)?
        )?;
    }
    code.push_str("];\n\n");
    Ok(())
}

fn words(words: &[Word]) -> Result<String> {
    let literals: Vec<String> = words.iter().map(literal).collect::<Result<_>>()?;
    Ok(format!("&[{}]", literals.join(", ")))
}

fn literal(word: &Word) -> Result<String> {
    let (_, variant) =
        LANGUAGES.iter().find(|(code, _)| *code == word.language).context("a word has no language")?;
    Ok(format!("word({:?}, Language::{variant}, {})", word.text, word.verified))
}

fn number_rule(rule: NumberRule) -> &'static str {
    match rule {
        NumberRule::Required => "NumberRule::Required",
        NumberRule::Optional => "NumberRule::Optional",
        NumberRule::None => "NumberRule::None",
    }
}

fn promise(name: &str) -> Result<&'static str> {
    Ok(match name {
        "resolution" => "Promise::Resolution",
        "decision" => "Promise::Decision",
        "statement" => "Promise::Statement",
        "conclusions" => "Promise::Conclusions",
        "recommendation" => "Promise::Recommendation",
        "convention" => "Promise::Convention",
        _ => anyhow::bail!("an organ heading promises {name}, which is unknown"),
    })
}

/// `snake_case` as a variant's name.
fn pascal(name: &str) -> String {
    name.split('_')
        .map(|part| {
            let mut letters = part.chars();
            letters
                .next()
                .map(|first| first.to_ascii_uppercase())
                .into_iter()
                .chain(letters)
                .collect::<String>()
        })
        .collect()
}
