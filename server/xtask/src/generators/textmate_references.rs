//! References in running text, for the TextMate grammar.

use serde_json::{Value, json};

use super::textmate_words::{BLANK, LETTER, any_of, measure_words};
use crate::table::{Inline, Table, Word, Words};

/// Nothing that a number or a symbol could be a part of stands before it.
const APART: &str = r"(?<![\p{Latin}\p{Cyrillic}\p{Arabic}\p{Nd}/.])";

/// The symbol of a document, of a statement or of a resolution with its organ: A/71/6/Rev.1, S/PRST/2015/22, A/RES/58/269.
const DOCUMENT: &str = r"(?:[A-Z]{2,8}|[AEST])(?:-[A-Z]{1,8})?/(?=[A-Z\p{Nd}][^\s，。；、]*\p{Nd}|\p{Nd})[A-Za-z0-9](?:(?:[A-Za-z0-9./‑-]|\([A-Za-z0-9]{1,8}\)(?=/))*[A-Za-z0-9])?(?:\p{Zs}?[(（](?i:prog|sect|vol|part|supp|chap)[^()（）]{0,20}[)）])?";

/// The scopes of references.
const RESOLUTION: &str = "constant.numeric.resolution";
const DOCUMENT_SYMBOL: &str = "string.other.document-symbol";
const PLAN_REFERENCE: &str = "entity.name.type.plan-reference";
const GOAL: &str = "constant.language.goal-reference";

/// Resolutions and decisions by their numbers, and symbols of documents, as expressions without groups.
pub(super) struct Symbols {
    /// A citation that needs no word beside it.
    bare: String,
    /// Any citation, where a word or the place says that it is one.
    cited: String,
    /// What joins two of them.
    joint: String,
}

impl Symbols {
    pub(super) fn new(table: &Table) -> Self {
        let and = connector(table, &["and"]);
        let joint = connector(table, &["and", "to"]);
        let alike: String = table.look_alikes.keys().collect();
        let names: Vec<Word> = table.letter_names.iter().flat_map(Words::all).collect();
        let names = any_of(&names).unwrap_or_else(|| "(?!)".to_owned());
        let part = format!(r"(?:[A-Z{alike}]|{names})(?!{LETTER}|[\p{{Nd}}/])");
        let year_words = table.characters("year_word");
        let parts = format!(r"(?:\p{{Zs}}?{part}(?:{joint}{part})*)?");
        let roman = r"\p{Zs}{0,2}[(（]\p{Zs}*(?:[A-Z]{1,3}[-‐-―−－](?:[IVXLCDM]+|\p{Nd}{1,3})|[IVXLCDM]+)\p{Zs}*[)）]";
        let year = r"\p{Zs}{0,2}[(（]\p{Zs}*\p{Nd}{4}\p{Zs}*[)）]";
        let arabic = r"[(（]د\p{Arabic}{0,3}\p{Zs}*[-‐-―−－]\p{Zs}*\p{Nd}{1,3}[)）]";
        let special = format!(
            r"(?:E?S[-‐-―−－]\p{{Nd}}{{1,3}}|SS[.][IVX]+|د\p{{Arabic}}{{1,3}}[-‐-―−－]\p{{Nd}}{{1,3}})/\p{{Nd}}{{1,3}}{parts}"
        );
        let session = format!(r"\p{{Nd}}{{1,4}}{parts}(?:{roman}|\p{{Zs}}?{arabic})");
        let after = r"(?!\p{Nd}|[/％%]|\.\p{Nd})";
        // 2025/26 is a financial year.
        let financial: Vec<String> =
            (0..100).map(|year| format!("{year:02}/{:02}", (year + 1) % 100)).collect();
        let not_financial = format!(r"(?!(?:19|20)(?:{})(?!\p{{Nd}}))", financial.join("|"));
        let not_years = format!(r"(?!\p{{Nd}}{{4}}/\p{{Nd}}+{BLANK}*(?:[{year_words}]|两年))");
        Self {
            bare: format!(
                r"(?:{not_years}{not_financial}(?:3[1-9]|[4-9]\p{{Nd}}|19\p{{Nd}}{{2}}|20\p{{Nd}}{{2}})/[1-9]\p{{Nd}}{{0,2}}{after}{parts}|{session}|{special}|\p{{Nd}}{{1,4}}{year}(?={BLANK}*号))"
            ),
            cited: format!(
                r"(?:[A-Z]\(\p{{Nd}}{{2}}\)|{not_years}\p{{Nd}}{{1,5}}/(?:\p{{Nd}}{{1,4}}{after}{parts}|[A-Z]{{1,4}}\.\p{{Nd}}{{1,3}})|{session}|{special}|\p{{Nd}}{{1,4}}{parts}{year})"
            ),
            joint: format!("(?:{and}|{BLANK}*[;；]{BLANK}*)(?:第{BLANK}*)?"),
        }
    }

    /// One symbol after the other, where each may be cited.
    pub(super) fn list(&self) -> String {
        let Self { cited, joint, .. } = self;
        format!("(?:{DOCUMENT}|{cited})(?:号?(?:决议|决定)?{joint}(?:{DOCUMENT}|{cited}))*")
    }

    /// The patterns inside such a list.
    pub(super) fn patterns(&self) -> Vec<Value> {
        let mut patterns = documents();
        patterns.push(named(RESOLUTION, &format!("{APART}{}", self.cited)));
        patterns
    }
}

fn words_of_connectors(table: &Table, roles: &[&str]) -> Vec<Word> {
    table
        .connectors
        .iter()
        .filter(|it| roles.contains(&it.key.as_str()))
        .flat_map(|it| it.words.all())
        .collect()
}

/// What joins numbers, with the blanks around it: letters stand between blanks, signs need none.
fn connector(table: &Table, roles: &[&str]) -> String {
    let words: Vec<Word> = table
        .connectors
        .iter()
        .filter(|it| roles.contains(&it.key.as_str()))
        .flat_map(|it| it.words.all())
        .collect();
    let (letters, signs): (Vec<Word>, Vec<Word>) = words
        .into_iter()
        .partition(|word| word.text.chars().all(|c| c.is_alphabetic() && u32::from(c) < 0x600));
    let letters = any_of(&letters).unwrap_or_else(|| "(?!)".to_owned());
    let signs = any_of(&signs).unwrap_or_else(|| "(?!)".to_owned());
    let dash = if roles.contains(&"to") { "|[-‐-―−－~～]" } else { "" };
    format!("(?:{BLANK}+{letters}{BLANK}+|{BLANK}*(?:{signs}|[,，]{dash}){BLANK}*)")
}

fn named(name: &str, expression: &str) -> Value {
    json!({ "match": expression, "name": format!("{name}.planmark") })
}

fn documents() -> Vec<Value> {
    vec![
        named(
            RESOLUTION,
            &format!(
                r"{APART}(?=[A-Z/-]*(?:RES|DEC|PRST)/){DOCUMENT}(?:\p{{Zs}}?[(（](?:[IVXLCDM]+|\p{{Nd}}{{4}})[)）])?"
            ),
        ),
        named(DOCUMENT_SYMBOL, &format!("{APART}{DOCUMENT}")),
    ]
}

/// Every kind of reference, and links.
pub(super) fn references(table: &Table, symbols: &Symbols) -> Vec<Value> {
    let mut patterns = links();
    patterns.push(cited_list(table, symbols));
    patterns.extend(documents());
    patterns.extend(goals(table));
    patterns.extend(plan_references(table));
    patterns.push(named(RESOLUTION, &format!("{APART}{}", symbols.bare)));
    patterns
}

fn links() -> Vec<Value> {
    vec![
        json!({
            "match": r"\[\^[^\[\]\s]{1,22}\]",
            "name": "constant.other.footnote-reference.planmark",
        }),
        json!({
            "match": r"\[([^\[\]]{1,256})\]\(([^()\s\[]{1,400})\)",
            "captures": {
                "1": { "name": "string.other.link.title.planmark" },
                "2": { "name": "markup.underline.link.planmark" },
            },
        }),
        named(
            "markup.underline.link",
            r"\bhttps?://[^\s<>()（）《》，。；、]*[^\s<>()（）《》，。；、.,:;!?]",
        ),
    ]
}

/// 第 68/247、69/262 和 70/248 A 号决议, resolutions 58/269 and 59/275.
fn cited_list(table: &Table, symbols: &Symbols) -> Value {
    let announcing: Vec<&Inline> =
        table.inline.iter().filter(|it| matches!(it.role.as_str(), "resolution" | "decision")).collect();
    let words: Vec<Word> = announcing.iter().flat_map(|it| it.words.all()).collect();
    let words = any_of(&words).unwrap_or_else(|| "(?!)".to_owned());
    json!({
        "match": format!("(?:第|(?<!{LETTER}){words}{BLANK}){BLANK}*({list})", list = symbols.list()),
        "captures": { "1": { "patterns": [{ "include": "#symbols" }] } },
    })
}

/// A Chinese numeral.
const HAN_NUMERAL: &str = "[〇零一二三四五六七八九十百]{1,5}";

/// Chinese characters after which a word of a reference may begin; 代表 3 and 工作方案 1 are other words.
fn han_before(table: &Table) -> String {
    format!("[{}]", table.characters("before_word"))
}

/// Where the word of a role may begin.
fn beginning(role: &str, table: &Table) -> String {
    let han_before = han_before(table);
    match role {
        "subprogramme" | "component" => format!("(?<!{LETTER})"),
        "goal" => format!(r"(?<!{LETTER}|年发展)(?:(?<=^|\P{{Han}}|{han_before}|[现展标])|(?=具体))"),
        _ => format!(r"(?<!{LETTER})(?<=^|\P{{Han}}|{han_before})"),
    }
}

/// The words of a role with a number behind them, and the run that a word in the plural may begin: subprogrammes 1, 2 and 4,
/// but not programme 2, 30 countries.
fn with_number(table: &Table, inline: &Inline, number: &str) -> String {
    let (plural, singular): (Vec<Word>, Vec<Word>) = inline.words.all().into_iter().partition(may_be_plural);
    let capital = if inline.capital { r"(?=[\p{Lu}\p{Han}\p{Arabic}])" } else { "" };
    let measured = measure_words(table);
    let number = format!(
        r"{number}(?!{LETTER}|[\p{{Nd}}/／]|[,.]\p{{Nd}}|\p{{Zs}}\p{{Nd}}{{3}}(?!\.)|\p{{Zs}}*{measured})"
    );
    let run = format!("(?:{joint}{number})*", joint = connector(table, &["and", "to"]));
    let first = |words: String| format!("{capital}{words}(?:{BLANK}+|(?<=\\p{{Han}})){number}");
    let with_run = any_of(&plural).map(|words| first(words) + &run);
    let expressions: Vec<String> = with_run.into_iter().chain(any_of(&singular).map(first)).collect();
    format!("(?:{})", expressions.join("|"))
}

/// Whether a word may stand before several numbers: it ends like a plural, or its language does not tell.
fn may_be_plural(word: &Word) -> bool {
    let mut words = word.text.split(' ');
    // In English the noun stands last: expected accomplishments, but indicators of achievement.
    let noun = match word.text.contains(" of ") || word.language != "en" {
        true => words.next(),
        false => words.next_back(),
    };
    let is_several = noun.unwrap_or_default().trim_end_matches('.').ends_with(['s', 'x']);
    !matches!(word.language, "en" | "es" | "fr") || is_several
}

fn goals(table: &Table) -> Vec<Value> {
    let goal = r"\p{Nd}{1,2}(?:\.(?:\p{Nd}{1,3}|[a-z](?!\p{Ll})))?";
    let target = r"\p{Nd}{1,2}\.(?:\p{Nd}{1,3}|[a-z](?!\p{Ll}))";
    let of_role = |inline: &Inline, number: &str| {
        named(GOAL, &(beginning(&inline.role, table) + &with_number(table, inline, number)))
    };
    // Behind the number, the words that tell a Goal from any other goal: then its own word needs no capital.
    let of_development = any_of(&words_of_connectors(table, &["of_development"]));
    let told_behind = |inline: &Inline| {
        let (words, behind) = (any_of(&inline.words.all())?, of_development.as_deref()?);
        let begins = beginning(&inline.role, table);
        Some(named(GOAL, &format!("{begins}(?i:{words}){BLANK}*{goal}(?={BLANK}*{behind})")))
    };
    let patterns = table.inline.iter().flat_map(|inline| match inline.role.as_str() {
        "goal" => [Some(of_role(inline, goal)), told_behind(inline)],
        "target" => [Some(of_role(inline, target)), None],
        _ => [None, None],
    });
    patterns.flatten().collect()
}

fn plan_references(table: &Table) -> Vec<Value> {
    let (han_before, behind) = (han_before(table), table.characters("after_numeral"));
    let chinese =
        format!(r"(?<=\p{{Han}})\p{{Zs}}?{HAN_NUMERAL}(?:(?!\p{{Han}})|(?={han_before}|[{behind}]))");
    let digits = format!(
        r"(?:\p{{Nd}}{{1,3}}[A-Z](?=\.)|[A-HJ-UWYZ](?=\.)|\p{{Nd}}{{1,3}})(?:\.(?:\p{{Nd}}{{1,3}}|{HAN_NUMERAL}|[IVXLCDM]{{1,8}})){{0,3}}(?:\p{{Zs}}?[(（]\p{{Nd}}{{1,2}}[)）])?"
    );
    let number = &format!("(?:{digits}|{chinese})");
    let several = r"\p{Nd}{1,3}(?:\.\p{Nd}{1,3}){1,3}";
    let annex = &format!(r"(?:\p{{Nd}}{{1,2}}|{chinese}|[IVXLCDM]{{1,8}}|[A-Z])");
    let (mut levels, mut beginnings, mut patterns) = (Vec::new(), Vec::new(), Vec::new());
    for inline in &table.inline {
        let begins = beginning(&inline.role, table);
        match inline.role.as_str() {
            "programme" | "subprogramme" | "component" | "result" => {
                let level = with_number(table, inline, number);
                beginnings.push(begins + &level);
                levels.push(level);
            }
            "accomplishment" | "indicator" => {
                patterns.push(named(PLAN_REFERENCE, &(begins + &with_number(table, inline, several))));
            }
            "paragraph" | "table" | "figure" => {
                patterns.push(named(PLAN_REFERENCE, &(begins + &with_number(table, inline, number))));
            }
            "annex" => patterns.push(named(PLAN_REFERENCE, &(begins + &with_number(table, inline, annex)))),
            _ => {}
        }
    }
    // 方案 25 次级方案 5, programme 30, subprogramme 1, component 2 of subprogramme 3: one reference.
    let within = any_of(&words_of_connectors(table, &["within"])).unwrap_or_else(|| "(?!)".to_owned());
    patterns.push(named(
        PLAN_REFERENCE,
        &format!(
            "(?:{first})(?:(?:{BLANK}*{within}|[,，])?{BLANK}*(?:{levels}))*",
            first = beginnings.join("|"),
            levels = levels.join("|")
        ),
    ));
    // In Chinese the number stands before the word: 25.13 段, 17.18 和 17.19 段.
    let joint = connector(table, &["and", "to"]);
    let dotted = r"(?:\p{Nd}{1,3}[A-Z]?|[A-HJ-UWYZ])(?:\.[IVXLCDM]{1,8})?\.\p{Nd}{1,3}";
    patterns
        .push(named(PLAN_REFERENCE, &format!(r"{APART}{dotted}(?:{joint}{dotted})*\p{{Zs}}*段(?![落时])")));
    // 第 12 段 of this document, not of a resolution or a convention before it.
    patterns.push(json!({
        "match": format!(r"(?:(?<=[^\p{{Han}}》)）\p{{Zs}}])|(?<={han_before})(?<!号))\p{{Zs}}*第\p{{Zs}}*(\p{{Nd}}{{1,3}}\p{{Zs}}*段)(?![落时])"),
        "captures": { "1": { "name": format!("{PLAN_REFERENCE}.planmark") } },
    }));
    patterns
}
