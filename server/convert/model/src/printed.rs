//! Words and signs of printed documents that no importer keeps to itself, and that the keyword table has no words for.

/// Signs that begin an entry of a list without a number; the markup has its dash for them.
pub const BULLETS: [char; 6] = ['•', '●', '▪', '■', '◆', '○'];

/// Words with which notes to a table begin.
const EXPLANATIONS: [&str; 13] = [
    "Note:",
    "Notes:",
    "Abbreviation:",
    "Abbreviations:",
    "Source:",
    "注：",
    "简称：",
    "缩写：",
    "资料来源：",
    "说明：",
    "Nota:",
    "Abréviations",
    "Сокращения:",
];

/// The heading of a table of contents.
const CONTENTS: [&str; 7] =
    ["Contents", "目录", "Table des matières", "Índice", "Содержание", "Оглавление", "المحتويات"];

/// Whether `text` explains the table or the figure above it: `注：…`.
#[must_use]
pub fn explains(text: &str) -> bool {
    EXPLANATIONS.iter().any(|start| text.starts_with(start))
}

/// Whether `text` is the heading of a table of contents.
#[must_use]
pub fn is_contents(text: &str) -> bool {
    CONTENTS.contains(&text)
}
