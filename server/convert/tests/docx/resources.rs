//! Part B: tables of resources, annexes.

use super::body;
use super::fixture::{Document, paragraph};

fn part() -> Document {
    let mut document = Document::new();
    document
        .styled("H23", &["Programme 33", "Railways"])
        .styled(
            "HCh",
            &[
                "\tA.\tProposed programme plan for 2026 and programme performance in 2024",
                "Overall orientation",
            ],
        )
        .styled("H1", &["Mandates and background"])
        .text("\t40.1\tThe Office moves freight.")
        .styled("HCh", &["\tB.\tProposed post and non-post resource requirements for 2026"]);
    document
}

fn behind(document: &Document) -> String {
    let body = body(document);
    body.split_once("## B. Proposed post and non-post resource requirements for 2026\n\n")
        .map_or("", |(_, rest)| rest)
        .to_owned()
}

#[test]
fn heads_of_several_rows_are_made_one() {
    let mut document = part();
    document.styled("H1", &["Overview"]).styled("H23", &["Table 40.2"]);
    document.raw(&paragraph("<w:framePr w:w=\"10\"/>", "\t\tNote: Posts are counted in halves."));
    document.styled("H23", &["Overall: evolution of resources"]).text("(Thousands of dollars)").table(
        2,
        &[
            &["", "v>2024 spent", "2>Changes", "v>2026\nestimate", ""],
            &["Object", "^>", "Technical", "Other", "^>", ""],
            &["Posts^a", "10 930.1", "–", "(7.2)", "10 922.9", ""],
            &["\tTotal", "10 930.1", "–", "(7.2)", "10 922.9", ""],
        ],
    );
    document.styled("FootnoteText", &["\t^a\t\tWithout trains."]);
    assert_eq!(
        behind(&document),
        "### Overview\n\nNote: Posts are counted in halves.\n\nTable 40.2: Overall: evolution of resources\n(Thousands of dollars)\n\
         | Object | 2024 spent | Changes Technical | Changes Other | 2026 estimate |\n| --- | --- | --- | --- | --- |\n| Posts[^a] | 10 930.1 | – | \
         (7.2) | 10 922.9 |\n| Total | 10 930.1 | – | (7.2) | 10 922.9 |\n\n[^a]: Without trains.\n"
    );
}

#[test]
fn parts_of_a_table_and_nested_headings() {
    let mut document = part();
    document
        .styled("H1", &["Explanation of variances", "Overall changes"])
        .styled("H23", &["Other changes"])
        .text("\t40.2\tThe increase of $5 relates to:")
        .styled("H23", &["Table 40.3", "Posts by source"])
        .styled("H4", &["\t(1)\tRegular budget"])
        .table(1, &[&["Component", "2025", "Change"], &["A.\tWork", "5", "–"]])
        .styled("H4", &["\t(2)\tOther funds"])
        .table(1, &[&["Component", "2025", "Change"], &["A.\tWork", "6", "1"]])
        .styled("H1", &["Programme of work", "Subprogramme 1", "Freight"])
        .text("\t40.3\tIt costs $5.")
        .styled("H1", &["Subprogramme 2", "Passengers"])
        .text("\t40.4\tIt costs $6.")
        .styled("HCh", &["Annex II ", "Changes of posts"])
        .text("None.");
    let head = "| Component | 2025 | Change |\n| --- | --- | --- |\n";
    assert_eq!(
        behind(&document),
        format!(
            "### Explanation of variances\n\n#### Overall changes\n\n##### Other changes\n\n40.2 The increase of $5 relates to:\n\nTable \
             40.3: Posts by source\n\n(1) Regular budget\n\n{head}| A. Work | 5 | – |\n\n(2) Other funds\n\n{head}| A. Work | 6 | 1 |\n\n### \
             Programme of work\n\n#### Subprogramme 1: Freight\n\n40.3 It costs $5.\n\n#### Subprogramme 2: Passengers\n\n40.4 It costs \
             $6.\n\n## Annex II: Changes of posts\n\nNone.\n"
        )
    );
}

#[test]
fn cells_of_several_paragraphs_and_tables_within_tables_stay_in_one_line() {
    let mut document = part();
    let inner = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>one</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>two</w:t></w:r></w:p></w:tc></w:tr></w:tbl>";
    document.styled("H1", &["Overview"]).styled("H23", &["Table 40.2", "Details"]).raw(&format!(
        "<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc>{0}</w:tc><w:tc>{1}</w:tc></w:tr><w:tr><w:tc>{2}{3}</w:tc><w:tc>{inner}<w:p/></w:tc></w:tr></w:tbl>",
        paragraph("", "Post"),
        paragraph("", "Reason"),
        paragraph("", "(1)"),
        paragraph("", "1 D-1")
    ));
    assert_eq!(
        behind(&document),
        "### Overview\n\nTable 40.2: Details\n| Post | Reason |\n| --- | --- |\n| (1); 1 D-1 | one; two |\n"
    );
}

#[test]
fn a_head_that_the_document_does_not_mark_is_one() {
    let mut document = super::section();
    document.table(
        0,
        &[
            &["Kind", "2>Trains"],
            &["", "2025", "2026"],
            &["Freight", "1", "2"],
            &["All", "", ""],
            &["Mail", "–", "3"],
        ],
    );
    document.table(0, &[&["Rails", "Iron"], &["Trains", "Steel"]]);
    assert_eq!(
        super::strategy(&document),
        "| Kind | Trains 2025 | Trains 2026 |\n| --- | --- | --- |\n| Freight | 1 | 2 |\n| All | | |\n| Mail | – | 3 |\n\n\
         | Rails | Iron |\n| Trains | Steel |\n"
    );
}

#[test]
fn a_row_of_figures_that_every_page_repeats_is_none_of_the_head() {
    let mut document = part();
    document.styled("H23", &["Table 40.9", "Posts"]).table(
        3,
        &[
            &["", "2>International", "Total"],
            &["", "P-5", "P-4", ""],
            &["Approved 2025", "1", "2^a", "3"],
            &["Proposed 2026", "–", "2", "2"],
            &["Cost", "1", "2>700.5"],
        ],
    );
    let expected = "| | International P-5 | International P-4 | Total |\n| --- | --- | --- | --- |\n\
        | Approved 2025 | 1 | 2ᵃ | 3 |\n| Proposed 2026 | – | 2 | 2 |\n| Cost | 1 | | 700.5 |\n";
    let text = behind(&document);
    assert!(text.contains(expected), "{text}");
}
