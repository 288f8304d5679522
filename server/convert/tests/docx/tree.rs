//! What the grammar makes of an imported plan.

use planmark_syntax::{Parsed, Text, tree_sitter::Node};

use super::fixture::Document;
use super::imported;

/// Kinds of nodes in a plan with their counts, those of the document's structure.
pub(crate) fn counts(text: &str) -> std::collections::BTreeMap<String, usize> {
    let parsed = Parsed::new(Text::new(text));
    let mut counts = std::collections::BTreeMap::new();
    count(parsed.root(), &mut counts);
    counts
}

fn count(node: Node<'_>, counts: &mut std::collections::BTreeMap<String, usize>) {
    *counts.entry(node.kind().to_owned()).or_default() += 1;
    let mut cursor = node.walk();
    for child in node.named_children(&mut cursor) {
        count(child, counts);
    }
}

#[test]
fn a_section_is_read_back_as_what_it_was() {
    let mut document = Document::new();
    document
        .styled(
            "HCh",
            &[
                "A.\tProposed programme plan for 2026 and programme performance in 2024",
                "Overall orientation",
            ],
        )
        .styled("H1", &["Legislative mandates"])
        .styled("H4", &["General Assembly resolutions and decisions"])
        .table(
            0,
            &[&["74/50 and 78/239; decisions 75/516, 76/515", "Freight"], &["Decision 79/512", "Rails"]],
        )
        .styled("HCh", &["Programme of work"])
        .styled("H1", &["Subprogramme 1", "Freight", "Objective"])
        .text("\t40.1\tTo move freight.")
        .styled("H1", &["Planned results for 2026"])
        .styled("H23", &["Result 1: more freight", "Table 40.1", "Performance measure"])
        .table(
            1,
            &[
                &["2024 (actual)", "2025 (planned)"],
                &["Freight is moved by road", "Freight is moved by rail"],
            ],
        )
        .styled("H23", &["Figure 40.I", "Freight"])
        .text("(Tons)")
        .chart(&["2024", "2025"], &[("Column1", &["1", "2"])])
        .styled("HCh", &["B.\tProposed post and non-post resource requirements for 2026"])
        .styled("H1", &["Overview"])
        .text("\t40.2\tNone.");
    let plan = &imported(&document).files[0].text;
    let counts = counts(plan);
    let expected = [
        ("subprogramme_heading", 1),
        ("mandates_heading", 1),
        ("organ_heading", 1),
        ("objective_heading", 1),
        ("planned_results_heading", 1),
        ("result_heading", 1),
        ("resources_heading", 1),
        ("work_programme_heading", 1),
        ("lettered_section_heading", 0),
        ("mandate", 2),
        ("resolution", 5),
        ("caption", 2),
        ("item", 2),
        ("table", 1),
        ("paragraph", 2),
    ];
    for (kind, number) in expected {
        assert_eq!(counts.get(kind).copied().unwrap_or(0), number, "{kind} in {plan}");
    }
}
