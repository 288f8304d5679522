//! The plans that an import writes, read by the grammar: what they are meant to be is what they are.

use planmark_syntax::{HeadingKind, NodeKind, Parsed, Text, tree_sitter::Node};

use crate::{corpus, imported};

/// Accomplishments, indicators and mandates in the tree of `plan`.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    accomplishments: usize,
    indicators: usize,
    mandates: usize,
    tables: usize,
}

pub(crate) fn counts(plan: &str) -> Counts {
    let parsed = Parsed::new(Text::new(plan));
    let mut counts = Counts::default();
    visit(parsed.root(), false, &mut counts);
    counts
}

fn visit(node: Node<'_>, accomplishments: bool, counts: &mut Counts) {
    let mut cursor = node.walk();
    let mut accomplishments = accomplishments;
    for child in node.named_children(&mut cursor) {
        match NodeKind::of(child) {
            NodeKind::Heading(kind) => accomplishments = kind == HeadingKind::Accomplishments,
            NodeKind::Section => visit(child, false, counts),
            NodeKind::Item => {
                counts.accomplishments += usize::from(accomplishments);
                visit(child, accomplishments, counts);
            }
            NodeKind::SubItem => counts.indicators += usize::from(accomplishments),
            NodeKind::Mandate => counts.mandates += 1,
            NodeKind::Table => counts.tables += 1,
            _ => {}
        }
    }
}

/// The same, counted in the lines of the text as the importer wrote them.
fn written(plan: &str) -> Counts {
    let mut counts = Counts::default();
    let mut accomplishments = false;
    let mut table = false;
    for line in plan.lines() {
        if line.starts_with('#') {
            accomplishments = line.contains("预期成") && line.contains(" 秘书处");
        } else if accomplishments && (line.starts_with('(') || line.starts_with("- ")) {
            counts.accomplishments += 1;
        } else if accomplishments && line.starts_with("    ") {
            counts.indicators += 1;
        } else if line.starts_with(|first: char| first.is_ascii_digit()) && line.contains("  ") {
            counts.mandates += 1;
        }
        counts.tables += usize::from(line.starts_with('|') && !table);
        table = line.starts_with('|');
    }
    counts
}

#[test]
fn a_plan_is_parsed_as_it_is_meant() {
    let fixture = "
方案 4␠
  铁路␠
次级方案 1␠
货运␠
本组织的目标：铁路畅通␠
秘书处预期成绩 绩效指标␠
(a) 铁路得到改善␠
㈠ 投诉减少␠
㈡ 列车增加␠
(b) 车站得到改善␠
车站数目增加␠
战略␠
4.1 铁路司将：␠
 (a) 修缮车站；␠
立法授权␠
大会决议␠
61/230; 69/291;␠
75/327␠
铁路报告␠
70/1 铁路␠
";
    let plan = &imported(fixture).files[0].text;
    assert_eq!(counts(plan), Counts { accomplishments: 2, indicators: 3, mandates: 2, tables: 0 });
    let tree = Parsed::new(Text::new(plan)).root().to_sexp();
    for heading in [
        "programme_heading",
        "subprogramme_heading",
        "objective_heading",
        "strategy_heading",
        "mandates_heading",
        "organ_heading",
    ] {
        assert_eq!(tree.matches(&format!("({heading} ")).count(), 1, "{heading} in {tree}");
    }
}

#[test]
fn published_texts_are_parsed_as_they_are_meant() {
    for (name, text) in corpus::texts() {
        for file in corpus::read(&name, &text).files {
            let (parsed, written) = (counts(&file.text), written(&file.text));
            // Mandates that begin with a symbol of a document are counted by the tree alone.
            assert!(parsed.mandates >= written.mandates, "{}: {parsed:?} {written:?}", file.name);
            let same = Counts { mandates: written.mandates, ..parsed };
            assert_eq!(same, written, "{}", file.name);
        }
    }
}
