//! Every query compiles, uses names that editors know, and finds what it is for.

mod support;

use std::collections::BTreeSet;

use support::parse;
use tree_sitter::{Query, QueryCursor, StreamingIterator};
use tree_sitter_planmark as grammar;

/// Every query with the names that its readers know.
const QUERIES: [(&str, &str, &[&str]); 7] = [
    (
        "highlights",
        grammar::HIGHLIGHTS_QUERY,
        &[
            "attribute",
            "comment",
            "comment.todo",
            "constant",
            "keyword",
            "keyword.directive",
            "label",
            "markup.heading.1",
            "markup.heading.2",
            "markup.heading.3",
            "markup.heading.4",
            "markup.heading.5",
            "markup.heading.6",
            "markup.link",
            "markup.link.label",
            "markup.link.url",
            "markup.list",
            "number",
            "property",
            "punctuation.bracket",
            "punctuation.special",
            "spell",
            "string",
            "string.escape",
            "string.special",
            "type",
        ],
    ),
    ("folds", grammar::FOLDS_QUERY, &["fold"]),
    ("injections", grammar::INJECTIONS_QUERY, &["injection.content"]),
    ("locals", grammar::LOCALS_QUERY, &["local.definition", "local.reference", "local.scope"]),
    (
        "tags",
        grammar::TAGS_QUERY,
        &[
            "definition.class",
            "definition.constant",
            "definition.method",
            "definition.module",
            "name",
            "reference.class",
            "reference.constant",
        ],
    ),
    ("indents", grammar::INDENTS_QUERY, &["indent.auto", "indent.begin", "indent.zero"]),
    ("outline", grammar::OUTLINE_QUERY, &["context", "item", "name"]),
];

const PLAN: &str = "\
---
symbol: A/91/6
---

# 方案 4：河流

<!-- planmark: allow mixed-width -->
<!-- 说明 -->
4.1 见次级方案 3、目标 6、第 88/269 号决议、A/91/7 和[说明](https://a.org)[^1]，另见 https://b.org。

\\# 艘船，[? 数目]

[^1]: 注

## A. Buoys

### 预期成绩

(a) 成绩
    ㈠ 指标

### 战略

(a) 活动
    ㈠ 细目

表 4.1：水位
| 甲 | 乙 |
| --- | --- |
| 1 | 2 |

### 构成部分 1：上游

#### 成果 1：通航

# 附件二：名单

## 其他
";

/// What a query captures in the plan: name and text, up to the first line end.
fn captures(source: &str) -> BTreeSet<(String, String)> {
    let query = Query::new(&grammar::LANGUAGE.into(), source).expect("the query compiles");
    let tree = parse(PLAN.as_bytes());
    let mut cursor = QueryCursor::new();
    let mut matches = cursor.matches(&query, tree.root_node(), PLAN.as_bytes());
    let mut captures = BTreeSet::new();
    while let Some(found) = matches.next() {
        for capture in found.captures() {
            let text = &PLAN[capture.node.byte_range()];
            let name = query.capture_names()[capture.index as usize];
            captures.insert((name.to_owned(), text.lines().next().unwrap_or_default().to_owned()));
        }
    }
    captures
}

#[track_caller]
fn assert_captures(source: &str, expected: &[(&str, &str)]) {
    let found = captures(source);
    for (name, text) in expected {
        assert!(
            found.contains(&((*name).to_owned(), (*text).to_owned())),
            "@{name} on “{text}” is not in {found:#?}"
        );
    }
}

#[test]
fn queries_compile_and_use_known_names() {
    for (file, source, known) in QUERIES {
        let query =
            Query::new(&grammar::LANGUAGE.into(), source).unwrap_or_else(|error| panic!("{file}: {error}"));
        for name in query.capture_names() {
            assert!(name.starts_with('_') || known.contains(name), "{file} captures @{name}");
        }
        let used: BTreeSet<&str> = query.capture_names().iter().copied().collect();
        for name in known {
            assert!(used.contains(name), "{file} does not capture @{name}");
        }
    }
}

#[test]
fn every_pattern_matches_something() {
    for (file, source, _) in QUERIES {
        let query = Query::new(&grammar::LANGUAGE.into(), source).expect("the query compiles");
        let plan = format!("{PLAN}\n### 次级方案 5：下游\n#### Four\n##### Five\n###### Six\n");
        let tree = parse(plan.as_bytes());
        let mut cursor = QueryCursor::new();
        let mut matches = cursor.matches(&query, tree.root_node(), plan.as_bytes());
        let mut matched = BTreeSet::new();
        while let Some(found) = matches.next() {
            matched.insert(found.pattern_index);
        }
        for pattern in 0..query.pattern_count() {
            let start = query.start_byte_for_pattern(pattern);
            assert!(
                matched.contains(&pattern),
                "{file}: nothing matches {}",
                source[start..].lines().next().unwrap_or_default()
            );
        }
    }
}

#[test]
fn highlights() {
    assert_captures(
        grammar::HIGHLIGHTS_QUERY,
        &[
            ("punctuation.special", "#"),
            ("punctuation.special", "---"),
            ("property", "symbol"),
            ("string", "A/91/6"),
            ("keyword", "方案"),
            ("number", "4"),
            ("markup.heading.1", "河流"),
            ("markup.heading.2", "Buoys"),
            ("markup.heading.4", "通航"),
            ("keyword.directive", "<!-- planmark: allow mixed-width -->"),
            ("comment", "<!-- 说明 -->"),
            ("number", "4.1"),
            ("markup.link", "次级方案 3"),
            ("markup.link", "目标 6"),
            ("string.escape", "\\"),
            ("comment.todo", "[? 数目]"),
            ("constant", "88/269"),
            ("string.special", "A/91/7"),
            ("markup.link.label", "说明"),
            ("markup.link.url", "https://a.org"),
            ("markup.link.url", "https://b.org"),
            ("punctuation.bracket", "]("),
            ("type", "(a)"),
            ("attribute", "㈠"),
            ("markup.list", "(a)"),
            ("label", "表 4.1"),
            ("punctuation.special", "| --- | --- |"),
        ],
    );
    let found = captures(grammar::HIGHLIGHTS_QUERY);
    assert!(
        !found.contains(&("keyword.directive".into(), "<!-- 说明 -->".into())),
        "an ordinary comment is a directive"
    );
    let links = found.iter().filter(|(name, _)| name == "markup.link.url").count();
    assert_eq!(links, 2, "a link in brackets is no address as a whole");
}

#[test]
fn folds() {
    assert_captures(
        grammar::FOLDS_QUERY,
        &[("fold", "---"), ("fold", "# 方案 4：河流"), ("fold", "| 甲 | 乙 |"), ("fold", "(a) 成绩")],
    );
}

#[test]
fn injections() {
    assert_captures(grammar::INJECTIONS_QUERY, &[("injection.content", "<!-- 说明 -->")]);
}

#[test]
fn locals() {
    assert_captures(
        grammar::LOCALS_QUERY,
        &[("local.definition", "1"), ("local.reference", "1"), ("local.scope", "---")],
    );
}

#[test]
fn tags() {
    assert_captures(
        grammar::TAGS_QUERY,
        &[
            ("definition.module", "# 方案 4：河流"),
            ("definition.module", "## A. Buoys"),
            ("definition.class", "### 构成部分 1：上游"),
            ("definition.method", "#### 成果 1：通航"),
            ("definition.constant", "表 4.1：水位"),
            ("name", "河流"),
            ("name", "表 4.1"),
            ("name", "4.1"),
            ("reference.class", "次级方案 3"),
            ("reference.constant", "88/269"),
        ],
    );
}

#[test]
fn indents() {
    assert_captures(grammar::INDENTS_QUERY, &[("indent.begin", "(a) 成绩"), ("indent.zero", "#")]);
}

#[test]
fn outline() {
    assert_captures(
        grammar::OUTLINE_QUERY,
        &[
            ("item", "# 方案 4：河流"),
            ("context", "A"),
            ("name", "Buoys"),
            ("name", "预期成绩"),
            ("name", "其他"),
        ],
    );
}
