//! The highlighting of Visual Studio Code and of other editors that read TextMate grammars:
//! `editors/vscode/syntaxes/planmark.tmLanguage.json`.
//!
//! Headings are those of the scanner, from the same words. In running text an expression cannot weigh a number as the
//! scanner does: only what is a reference beyond doubt, or stands beside a word that announces one, is highlighted.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::Result;
use serde_json::{Value, json};

use super::textmate_references::{Symbols, references};
use super::textmate_words::{BLANK, LETTER, any_of, measure_words};
use crate::output::Output;
use crate::sources::KEYWORD_TABLE;
use crate::table::{NumberRule, Table, Word};

/// One part of a number: digits, a Chinese numeral, a Roman numeral, or `?` for one that is still open.
const NUMBER_PART: &str = r"(?:\p{Nd}{1,3}|[〇零一二三四五六七八九十百]{1,5}|[IVXLCDM]{1,8}|[?？])";

/// What begins a heading, behind at most one blank.
const HEADING_SIGNS: &str = "^ ?([#＃]{1,6})";

/// The number before the words of a heading: 一、 or II. or A.
const PREFIX: &str = r"(?:\p{Nd}{1,3}|[〇零一二三四五六七八九十百]{1,5}|[IVXLCDM]{2,8}|[A-ZА-Я]|[?？])(?=[.．、](?:[\t\p{Zs}]|\p{Han}|$))";

/// What stands between the brackets of a marker: a, aa, iv, 12, 十一, а, أ, ?.
const ENUMERATOR: &str = r"(?:[?？]|\p{Nd}{1,3}|[〇零一二三四五六七八九十百]{1,5}|[ivxlc]{1,8}|[a-z]|aa|bb|cc|dd|ee|ff|gg|hh|[а-я]|[\p{Arabic}ـ]{1,3})";

/// What behind a bracket says that it is no marker: (a) 至 (c) 项.
const NO_MARKER: &str = r"(?![,，、;；)）/／.．‐-―-]|[和至及或款项段])";

pub(super) fn generate(repository: &Path) -> Result<Vec<Output>> {
    let table = Table::read(&repository.join(KEYWORD_TABLE))?;
    let symbols = Symbols::new(&table);
    let grammar = json!({
        "information_for_contributors": ["Made by `cargo run -p xtask -- generate`. Do not edit."],
        "name": "Planmark",
        "scopeName": "text.planmark",
        "patterns": [
            { "include": "#header" },
            { "include": "#accomplishments" },
            { "include": "#blocks" },
        ],
        "repository": {
            "header": header(),
            "accomplishments": accomplishments(&table),
            "blocks": {
                "patterns": [
                    { "include": "#comment" },
                    { "include": "#headings" },
                    mandate(&symbols),
                    caption(&table),
                    { "include": "#table" },
                    footnote(),
                    marker(ANY_COLUMN, "punctuation.definition.list.begin"),
                    paragraph_number(),
                    { "include": "#references" },
                ],
            },
            "comment": comment(),
            "headings": { "patterns": headings(&table) },
            "table": table_row(),
            "references": { "patterns": references(&table, &symbols) },
            "symbols": { "patterns": symbols.patterns() },
        },
    });
    let text = serde_json::to_string_pretty(&grammar)? + "\n";
    Ok(vec![Output::text("editors/vscode/syntaxes/planmark.tmLanguage.json", text)])
}

/// A capture with a scope of this grammar.
fn scope(name: &str) -> Value {
    json!({ "name": format!("{name}.planmark") })
}

/// A capture in which references are found.
fn scope_with_references(name: &str) -> Value {
    json!({ "name": format!("{name}.planmark"), "patterns": [{ "include": "#references" }] })
}

fn header() -> Value {
    json!({
        "name": "meta.header.planmark",
        "begin": r"\A\x{FEFF}?(---)[\t\p{Zs}]*$",
        "beginCaptures": { "1": scope("punctuation.definition.header.begin") },
        "end": r"^(---)[\t\p{Zs}]*$|^(?![^\s:：]+[\t\p{Zs}]*[:：])",
        "endCaptures": { "1": scope("punctuation.definition.header.end") },
        "patterns": [{
            "match": r"^([^\s:：]+)[\t\p{Zs}]*([:：])[\t\p{Zs}]*(.*)$",
            "captures": {
                "1": scope("entity.name.tag"),
                "2": scope("punctuation.separator.key-value"),
                "3": scope("string.unquoted"),
            },
        }],
    })
}

fn comment() -> Value {
    json!({
        "name": "comment.block.planmark",
        "begin": r"^[\t\p{Zs}]*(<!--)",
        "beginCaptures": { "1": scope("punctuation.definition.comment.begin") },
        "end": r"(-->)|^(?=[\t\p{Zs}]*$)",
        "endCaptures": { "1": scope("punctuation.definition.comment.end") },
        "patterns": [{
            "match": r"\b(planmark)[\t\p{Zs}]*:[\t\p{Zs}]*(allow)\b([a-z\t\p{Zs},-]*?)(?=[\t\p{Zs}]*(?:-->|$))",
            "captures": {
                "1": scope("keyword.control.directive"),
                "2": scope("keyword.control.directive"),
                "3": scope("variable.parameter.rule"),
            },
        }],
    })
}

/// The whole section, because its items and sub-items are accomplishments and indicators.
fn accomplishments(table: &Table) -> Value {
    let node = "accomplishments_heading";
    let words: Vec<Word> =
        table.headings.iter().filter(|entry| entry.node == node).flat_map(|it| it.words.all()).collect();
    let Some(Heading { expression, name, mut captures }) =
        Heading::new(table, node, NumberRule::None, &words)
    else {
        return json!({ "patterns": [] });
    };
    captures["0"] = json!({ "name": name });
    json!({
        "begin": expression,
        "beginCaptures": captures,
        "end": format!("(?={HEADING_SIGNS}(?:{BLANK}|$))"),
        "patterns": [
            marker(MARGIN, "punctuation.definition.list.begin.accomplishment entity.name.tag"),
            marker(ANY_COLUMN, "punctuation.definition.list.begin.indicator support.type"),
            { "include": "#blocks" },
        ],
    })
}

/// A heading of one kind.
struct Heading {
    expression: String,
    name: String,
    captures: Value,
}

impl Heading {
    /// `None` if no word makes a heading of this kind.
    fn new(table: &Table, node: &str, rule: NumberRule, words: &[Word]) -> Option<Self> {
        let kind = node.strip_suffix("_heading").unwrap_or(node).replace('_', "-");
        let (words, ends) = (any_of(words)?, word_ends(table, node == "organ_heading"));
        let number = format!("{BLANK}*({})", number(table));
        // 战略规划司 and Programme support are no keywords; a blank within Chinese text sets a title apart.
        let alone = format!("(?={BLANK}*(?:[:：]|$))");
        let set_apart = format!(r"(?={BLANK}*[(（\[［]|(?<=\p{{Han}}){BLANK}+(?!\p{{Nd}}))");
        let fits = match rule {
            _ if node == "organ_heading" => "()".to_owned(),
            NumberRule::Required => format!("(?:{number}|{alone})"),
            NumberRule::Optional => format!("(?:{number}|{alone}|{set_apart})"),
            NumberRule::None => format!("()(?:{alone}|{set_apart})"),
        };
        Some(Self {
            expression: format!(
                "{HEADING_SIGNS}{BLANK}+(?:({PREFIX})[.．、]{BLANK}*)?({words}){ends}{fits}{BLANK}*(?:[:：.．、]|[-‐-―−－](?={BLANK}))?{BLANK}*(.*)$"
            ),
            name: format!("markup.heading.{kind}.planmark"),
            captures: json!({
                "1": scope("punctuation.definition.heading"),
                "2": scope("constant.numeric.heading"),
                "3": scope(&format!("keyword.other.{kind}")),
                "4": scope("constant.numeric.heading"),
                "5": scope_with_references("entity.name.section"),
            }),
        })
    }

    fn into_pattern(self) -> Value {
        json!({ "name": self.name, "match": self.expression, "captures": self.captures })
    }
}

/// A number behind a keyword that is not the beginning of something else.
fn number(table: &Table) -> String {
    let measured = measure_words(table);
    format!(
        r"(?:\p{{Nd}}{{1,3}}[A-Z](?=[.．])|{NUMBER_PART}|[A-Z])(?:[.．]{NUMBER_PART})*[A-Z]?(?!{LETTER}|[\p{{Nd}}/／])(?!{BLANK}*{measured}|{BLANK}*[-‐-―−－]\p{{Nd}})"
    )
}

/// Where a keyword may end: letters with no letter behind them, a year with no character, a Chinese character with no other
/// Chinese character but a numeral, and in the heading of an organ also 和, 及 and the like.
fn word_ends(table: &Table, of_organ: bool) -> String {
    let behind_organ = if of_organ { table.characters("continuing_organ") } else { String::new() };
    let numerals = format!("〇零一二三四五六七八九十百{behind_organ}");
    format!(
        r"(?:(?<={LETTER})(?!{LETTER})|(?<=\p{{Nd}})(?!{LETTER}|[\p{{Nd}}\p{{Han}}])|(?<=\p{{Han}})(?:(?!\p{{Han}})|(?=[{numerals}]))|(?<=[^\p{{L}}\p{{Nd}}]))"
    )
}

fn headings(table: &Table) -> Vec<Value> {
    let mut words: BTreeMap<(&str, NumberRule), Vec<Word>> = BTreeMap::new();
    for heading in &table.headings {
        for word in heading.words.all() {
            words.entry((&heading.node, heading.number_rule(word.language))).or_default().push(word);
        }
    }
    for heading in table.organ_headings() {
        words.entry(("organ_heading", NumberRule::None)).or_default().extend(heading.words);
    }
    let with_keyword =
        words.iter().filter_map(|((node, rule), words)| Heading::new(table, node, *rule, words));
    let mut patterns: Vec<Value> = with_keyword.map(Heading::into_pattern).collect();
    patterns.push(json!({
        "name": "markup.heading.plain.planmark",
        "match": format!("{HEADING_SIGNS}(?:{BLANK}+(?:({PREFIX})[.．、]{BLANK}*)?(.*))?$"),
        "captures": {
            "1": scope("punctuation.definition.heading"),
            "2": scope("constant.numeric.heading"),
            "3": scope_with_references("entity.name.section"),
        },
    }));
    patterns
}

fn mandate(symbols: &Symbols) -> Value {
    let list = symbols.list();
    json!({
        "name": "meta.mandate.planmark",
        "match": format!(r"^ ?((?:第{BLANK}*)?{list})(?:[;；]{BLANK}*|(?=\t|[\p{{Zs}}]{{2}}|\x{{3000}}|$))(.*)$"),
        "captures": {
            "1": { "patterns": [{ "include": "#symbols" }] },
            "2": scope_with_references("string.unquoted.title"),
        },
    })
}

fn caption(table: &Table) -> Value {
    let words: Vec<Word> = table.captions.iter().flat_map(|caption| caption.words.all()).collect();
    let words = any_of(&words).unwrap_or_else(|| "(?!)".to_owned());
    json!({
        "name": "meta.caption.planmark",
        // A hyphen joins the numbers in Arabic, and in some French texts.
        "match": format!(
            r"^ ?({words}{BLANK}*(?:\p{{Nd}}{{1,3}}[-‐-―−－]\p{{Nd}}{{1,3}}(?![\p{{L}}\p{{Nd}}])|{number})){BLANK}*(?:([:：]){BLANK}*(.*))?$",
            number = number(table)
        ),
        "captures": {
            "1": scope("keyword.other.caption"),
            "2": scope("punctuation.separator.caption"),
            "3": scope_with_references("entity.name.section.caption"),
        },
    })
}

fn table_row() -> Value {
    json!({
        "name": "meta.table.planmark",
        "begin": r"^ ?(?=[|｜])",
        "end": "$",
        "patterns": [
            { "match": r"[|｜][\t\p{Zs}|｜:：-]*-[\t\p{Zs}|｜:：-]*$", "name": "punctuation.separator.table.delimiter.planmark" },
            { "match": "[|｜]", "name": "punctuation.separator.table.cell.planmark" },
            { "include": "#references" },
        ],
    })
}

fn footnote() -> Value {
    json!({
        "match": r"^ ?(\[\^)([^\[\]\s]{1,22})(\])[:：]",
        "captures": {
            "1": scope("punctuation.definition.footnote"),
            "2": scope("constant.other.footnote"),
            "3": scope("punctuation.definition.footnote"),
        },
    })
}

/// The columns in which an item begins, and those of items and sub-items.
const MARGIN: &str = "^ ?(?![㈠-㈩]|[(（][〇零一二三四五六七八九十百]|')";
const ANY_COLUMN: &str = r"^[\t\p{Zs}]*";

/// The marker of an item or a sub-item in these columns.
fn marker(columns: &str, name: &str) -> Value {
    let in_brackets = format!(r"[(（]\p{{Zs}}?{ENUMERATOR}\p{{Zs}}?[)）]{NO_MARKER}");
    let letter_and_dot = format!(r"(?<!^|^ )[\p{{Ll}}][.．](?={BLANK}|$)");
    // 1.1.2, the indicator of an accomplishment 1.1.
    let three_numbers = format!(r"(?<!^|^ )\p{{Nd}}{{1,3}}(?:[.．]\p{{Nd}}{{1,3}}){{2}}(?={BLANK}|$)");
    json!({
        "match": format!(
            r"{columns}({three_numbers}|{in_brackets}|[㈠-㈩]|['’]\p{{Nd}}{{1,3}}['’]|(?:{ENUMERATOR}[)）]|[-－])(?={BLANK}|$)|{letter_and_dot})"
        ),
        "captures": { "1": scope(name) },
    })
}

fn paragraph_number() -> Value {
    let entity = r"(?:(?:[〇零一二三四五六七八九十百]{1,5}|[IVXLCDM]{1,8})[.．])?";
    let of_section = format!(
        r"(?:(?:\p{{Nd}}{{1,3}}[A-Z]?|[A-Z])[.．]{entity}(?:\p{{Nd}}{{1,3}}|[?？])|\p{{Nd}}{{1,3}}-\p{{Nd}}{{1,3}})"
    );
    json!({
        "match": format!(r"^ ?(?:({of_section})[.．]?|(\p{{Nd}}{{1,3}})[.．])(?={BLANK}|$)"),
        "captures": { "1": scope("constant.numeric.paragraph"), "2": scope("constant.numeric.paragraph") },
    })
}
