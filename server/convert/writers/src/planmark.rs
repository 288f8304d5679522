//! Prints a plan as canonical Planmark, and counts what it prints.
//!
//! What must stay true: every piece of source text in the plan is printed once, and counted once; every other character
//! here is the markup's own.

use planmark_convert_model::plan::{Block, Header, Piece, Plan, Words};
use planmark_convert_model::traced::{Places, Traced};
use planmark_syntax::{NodeKind, Parsed, Text};

/// A printed plan.
pub struct Printed {
    /// Its text.
    pub text: String,
    /// Where its bytes stand in the source: those of the source's text, if the importer knows.
    pub places: Places,
    /// Characters of the source in it, blanks not counted.
    pub placed: u64,
}

/// Blanks before the marker of an entry at each depth; the bands of columns of the markup.
const INDENTATION: [&str; 3] = ["", "    ", "        "];

/// Prints `plan`, ending with a line end.
#[must_use]
pub fn print(plan: &Plan) -> Printed {
    let mut writer = Writer { text: Traced::default(), placed: 0, language: plan.header.language };
    writer.header(&plan.header);
    let mut previous = None;
    let mut previous_line = 0;
    for (place, block) in plan.blocks.iter().enumerate() {
        let start = writer.text.len();
        writer.block(block);
        let blank_line = previous.is_none_or(|previous| {
            wants_blank_line(previous, block)
                || matches!(block, Block::Mandate { .. })
                    && !(is_mandate(&writer.text[previous_line..start]) && is_mandate(&writer.text[start..]))
        });
        if blank_line {
            writer.text.insert_str(start, "\n");
        }
        previous = Some(block);
        previous_line = start + usize::from(blank_line);
        for why in plan.doubts.get(&place).into_iter().flatten() {
            writer.comment(&Words::supplied(0, &format!("planmark: doubt: {why}")));
        }
    }
    let (text, places) = writer.text.into_parts();
    Printed { text, places, placed: writer.placed }
}

/// Whether a blank line stands between two blocks: always, but inside a list, between an accomplishment and its indicators, and between a
/// caption and what it names.
fn wants_blank_line(before: &Block, after: &Block) -> bool {
    let is_numbered = |block: &Block| matches!(block, Block::Paragraph { number: Some(_), .. });
    if is_indicator(after) && is_numbered(before) || is_indicator(before) && is_numbered(after) {
        return false;
    }
    !matches!(
        (before, after),
        (Block::Item { .. }, Block::Item { .. })
            | (Block::Mandate { .. }, Block::Mandate { .. })
            | (Block::Footnote { .. }, Block::Footnote { .. })
            | (Block::Caption { .. }, Block::Table { .. } | Block::Item { .. })
    )
}

/// Whether it is an indicator of a numbered accomplishment, `1.1.2`.
fn is_indicator(block: &Block) -> bool {
    match block {
        Block::Item { marker: Some(marker), .. } => marker.plain().matches(['.', '．']).count() == 2,
        _ => false,
    }
}

/// Whether the markup reads `line` as a mandate. Where a printed symbol has a form that it does not know, the line is one
/// of text, and would go on with the line before it.
fn is_mandate(line: &str) -> bool {
    let parsed = Parsed::new(Text::new(line));
    let first = parsed.root().named_child(0);
    first.is_some_and(|block| NodeKind::of(block) == NodeKind::Mandate)
}

/// Whether running text begins as a heading, a row, an entry, a footnote, an open place or a comment of the markup does.
fn begins_with_sign(text: &str) -> bool {
    let rest = text.trim_start_matches(['#', '＃']);
    let level = text.chars().count() - rest.chars().count();
    let ends = |rest: &str| rest.is_empty() || rest.starts_with(|sign: char| sign.is_whitespace());
    (1..=6).contains(&level) && ends(rest)
        || text.strip_prefix(['-', '－']).is_some_and(ends)
        || text.starts_with(['|', '｜', '\\'])
        || text.starts_with("<!--")
        || text.starts_with("[?")
        || text.strip_prefix("[^").is_some_and(|rest| rest.contains("]:"))
}

/// Whether a row would be the one that parts the head of a table from its body: dashes alone.
fn parts_head(row: &[Words]) -> bool {
    let text: String = row.iter().map(Words::plain).collect();
    text.contains(['-', '－'])
        && text
            .chars()
            .all(|sign| matches!(sign, '-' | '－' | ':' | '：' | '|' | '｜') || sign.is_whitespace())
}

struct Writer {
    text: Traced,
    placed: u64,
    language: &'static str,
}

impl Writer {
    fn header(&mut self, header: &Header) {
        let fields = [
            ("symbol", header.symbol.as_deref()),
            ("format", Some(header.format)),
            ("period", header.period.as_deref()),
            ("language", Some(header.language)),
            ("section", header.section.as_deref()),
            ("revises", header.revises.as_deref()),
            ("entity", header.entity.as_deref()),
        ];
        self.text.push_str("---\n");
        for (key, value) in fields {
            if let Some(value) = value {
                self.text.push_str(key);
                self.text.push_str(": ");
                self.text.push_str(value);
                self.text.push_str("\n");
            }
        }
        self.text.push_str("---\n");
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading { level, label, title } => self.heading(*level, label, title.as_ref()),
            Block::Paragraph { number, words } => {
                if let Some(number) = number {
                    self.words(number);
                    self.text.push_str(" ");
                } else if begins_with_sign(&words.plain()) {
                    self.text.push_str("\\");
                }
                self.words(words);
            }
            Block::Item { depth, marker, words } => {
                self.text.push_str(INDENTATION[usize::from(*depth).min(INDENTATION.len() - 1)]);
                match marker {
                    Some(marker) => self.words(marker),
                    None => self.text.push_str("-"),
                }
                self.after_marker(words);
            }
            Block::Mandate { symbols, title } => {
                for (index, symbol) in symbols.iter().enumerate() {
                    if index > 0 {
                        self.text.push_str("; ");
                    }
                    self.words(symbol);
                }
                if let Some(title) = title {
                    self.text.push_str("  ");
                    self.words(title);
                }
            }
            Block::Caption { label, title } => self.labelled(label, title.as_ref()),
            Block::Table { head, rows } => return self.table(*head, rows),
            Block::Footnote { label, words } => {
                self.text.push_str("[^");
                self.words(label);
                self.text.push_str("]:");
                self.after_marker(words);
            }
            Block::Comment(words) => return self.comment(words),
        }
        self.text.push_str("\n");
    }

    fn comment(&mut self, words: &Words) {
        self.text.push_str("<!-- ");
        let start = self.text.len();
        self.words(words);
        // The sign that ends a comment may not stand in it.
        let held = self.text.split_off(start);
        let mut done = 0;
        for (end, _) in held.match_indices("-->") {
            let dashes = end + "--".len();
            self.text.push_range(&held, done..dashes);
            self.text.push_str(" ");
            done = dashes;
        }
        self.text.push_range(&held, done..held.len());
        self.text.push_str(" -->\n");
    }

    fn heading(&mut self, level: u8, label: &Words, title: Option<&Words>) {
        for _ in 0..level.clamp(1, 6) {
            self.text.push_str("#");
        }
        self.text.push_str(" ");
        self.labelled(label, title);
    }

    fn labelled(&mut self, label: &Words, title: Option<&Words>) {
        self.words(label);
        if let Some(title) = title {
            self.text.push_str(if self.language == "zh" { "：" } else { ": " });
            self.words(title);
        }
    }

    fn after_marker(&mut self, words: &Words) {
        if !words.is_empty() {
            self.text.push_str(" ");
            self.words(words);
        }
    }

    fn table(&mut self, head: bool, rows: &[Vec<Words>]) {
        let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
        for (index, row) in rows.iter().enumerate() {
            let mut parts_head = parts_head(row);
            for column in 0..columns {
                self.text.push_str("|");
                if let Some(cell) = row.get(column).filter(|cell| !cell.is_empty()) {
                    self.text.push_str(" ");
                    if cell.plain().starts_with('\\') || std::mem::take(&mut parts_head) {
                        self.text.push_str("\\");
                    }
                    self.words(cell);
                }
                self.text.push_str(" ");
            }
            self.text.push_str("|\n");
            if head && index == 0 {
                for _ in 0..columns {
                    self.text.push_str("| --- ");
                }
                self.text.push_str("|\n");
            }
        }
    }

    fn words(&mut self, words: &Words) {
        for piece in words.pieces() {
            match piece {
                Piece::Text(text) => self.text.push(text),
                Piece::Supplied(text) => self.text.push_str(text),
                Piece::FootnoteMark(label) => {
                    self.text.push_str("[^");
                    self.text.push(label);
                    self.text.push_str("]");
                }
                Piece::Link { text, url } => {
                    self.text.push_str("[");
                    self.text.push(text);
                    self.text.push_str("](");
                    self.text.push_str(url);
                    self.text.push_str(")");
                }
            }
        }
        self.placed += words.source_characters();
    }
}

#[cfg(test)]
mod tests {
    use super::print;
    use planmark_convert_model::plan::{Block, Header, Piece, Plan, Words};
    use planmark_convert_model::traced::{Place, Traced};

    fn source(text: &str) -> Words {
        Words::source(1, text)
    }

    #[test]
    fn text_that_begins_with_a_sign_of_the_markup_stays_text() {
        for (text, printed) in [
            ("# of trains", "\\# of trains"),
            ("#trains", "#trains"),
            ("####### trains", "####### trains"),
            ("| trains", "\\| trains"),
            ("- trains", "\\- trains"),
            ("-5 trains", "-5 trains"),
            ("[^1]: trains", "\\[^1]: trains"),
            ("[^1] trains", "[^1] trains"),
            ("<!-- trains", "\\<!-- trains"),
            ("\\# trains", "\\\\# trains"),
            ("＃ trains", "\\＃ trains"),
            ("[? trains", "\\[? trains"),
        ] {
            let block = Block::Paragraph { number: None, words: source(text) };
            let plan = Plan { blocks: vec![block], ..Plan::default() };
            assert!(print(&plan).text.ends_with(&format!("---\n\n{printed}\n")), "{}", print(&plan).text);
        }
    }

    #[test]
    fn text_of_the_source_leads_back_and_the_markup_s_own_signs_nowhere() {
        let at = |text: &str, start: u32| {
            let end = start + u32::try_from(text.len()).unwrap();
            Words::placed(1, &Traced::at(text, Place { part: 0, start, end }))
        };
        let blocks = vec![
            Block::Heading { level: 2, label: at("Result 1", 100), title: Some(at("Trains", 110)) },
            Block::Paragraph { number: None, words: at("# of trains", 200) },
            Block::Comment(at("Is it --> so?", 300)),
        ];
        let printed = print(&Plan { blocks, ..Plan::default() });
        for (text, places) in [
            ("## ", vec![]),
            ("Result 1: Trains", vec![(100, 108), (110, 116)]),
            ("\\# of", vec![(200, 204)]),
            ("-- > so", vec![(306, 312)]),
        ] {
            let start = printed.text.find(text).unwrap();
            let found = printed.places.of(start..start + text.len());
            assert_eq!(found.iter().map(|it| (it.start, it.end)).collect::<Vec<_>>(), places, "{text}");
        }
    }

    #[test]
    fn a_row_of_dashes_stays_a_row() {
        let rows = vec![
            vec![source("1"), source("2")],
            vec![source("-"), source("--")],
            vec![source("-"), source("\\")],
        ];
        let plan = Plan { blocks: vec![Block::Table { head: false, rows }], ..Plan::default() };
        let printed = print(&plan).text;
        assert!(printed.ends_with("| 1 | 2 |\n| \\- | -- |\n| - | \\\\ |\n"), "{printed}");
    }

    #[test]
    fn a_symbol_that_the_markup_does_not_know_stands_on_a_block_of_its_own() {
        let mandate =
            |symbol: &str| Block::Mandate { symbols: vec![source(symbol)], title: Some(source("铁路")) };
        let plan = Plan {
            header: Header { format: "biennial", language: "zh", ..Header::default() },
            blocks: vec![
                mandate("71/1"),
                mandate("72/2"),
                mandate("〇/铁"),
                mandate("73/3"),
                mandate("74/4"),
            ],
            ..Plan::default()
        };
        let printed = print(&plan).text;
        let body = printed.split("---\n\n").nth(1).unwrap();
        assert_eq!(body, "71/1  铁路\n72/2  铁路\n\n〇/铁  铁路\n\n73/3  铁路\n74/4  铁路\n");
    }

    #[test]
    fn a_plan_is_printed_in_its_canonical_form() {
        let mut cited = source("海运");
        cited.push(Piece::FootnoteMark("3".into()));
        let plan = Plan {
            name: "a".to_owned(),
            header: Header {
                symbol: Some("A/1/2".to_owned()),
                format: "biennial",
                language: "zh",
                ..Header::default()
            },
            blocks: vec![
                Block::Heading { level: 1, label: source("方案 9"), title: Some(cited) },
                Block::Paragraph { number: Some(source("9.1")), words: source("甲") },
                Block::Item { depth: 0, marker: Some(source("(a)")), words: source("乙") },
                Block::Item { depth: 1, marker: None, words: source("丙") },
                Block::Mandate { symbols: vec![source("71/1"), source("72/2")], title: Some(source("丁")) },
                Block::Caption { label: source("表 9.1"), title: None },
                Block::Table {
                    head: true,
                    rows: vec![vec![source("戊"), Words::default()], vec![source("己")]],
                },
                Block::Footnote { label: source("3"), words: source("庚") },
            ],
            doubts: [(2, vec!["a --> b".to_owned()])].into(),
            ..Plan::default()
        };
        let printed = print(&plan);
        let expected = "---\nsymbol: A/1/2\nformat: biennial\nlanguage: zh\n---\n\n# 方案 9：海运[^3]\n\n9.1 甲\n\n\
            (a) 乙\n<!-- planmark: doubt: a -- > b -->\n    - 丙\n\n71/1; 72/2  丁\n\n表 9.1\n| 戊 | |\n| --- | --- |\n| 己 | |\n\n[^3]: 庚\n";
        assert_eq!(printed.text, expected);
        // 方案9 海运3 9.1 甲 (a) 乙 丙 71/1 72/2 丁 表9.1 戊 己 3 庚
        assert_eq!(printed.placed, 3 + 3 + 3 + 1 + 3 + 1 + 1 + 4 + 4 + 1 + 4 + 1 + 1 + 1 + 1);
    }
}
