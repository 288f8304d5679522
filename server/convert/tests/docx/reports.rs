//! Reports: of the Advisory Committee, and the budgets of missions.

use super::fixture::Document;
use super::imported;

/// A report, up to its title.
fn report() -> Document {
    let mut document = Document::new();
    document.styled("Session", &["Ninetieth session"]).styled("TitleHCH", &["Financing of the Rail Mission"]);
    document
}

#[test]
fn a_report_is_one_file_with_sections_by_their_numbers() {
    let mut document = report();
    document
        .styled("TitleH1", &["Report of the Advisory Committee on Rails"])
        .styled("HCh", &["Contents"])
        .table(0, &[&["Introduction", "3"], &["Resources", "4"]])
        .styled("HCh", &["\tI.\tIntroduction"])
        .text("1.\tThe Committee has met.")
        .styled("HCh", &["\tII.\tProposed budget"])
        .styled("H23", &["\t1.\tMandate and planned results"])
        .text("2.\tThe Committee was informed that trains run.")
        .styled("H4", &["Abolishment"])
        .text("3.\tThe Committee recommends rails.")
        .styled("H1", &["\tA.\tFinancial resources"])
        .text("4.\tNone.");
    let imported = imported(&document);
    assert_eq!(imported.files.len(), 1);
    assert_eq!(imported.files[0].name, "report-Financing-of-the-Rail-Mission.plan");
    assert_eq!(
        imported.files[0].text,
        "---\nformat: report\nlanguage: en\n---\n\n# Financing of the Rail Mission\n\nReport of the Advisory Committee on Rails\n\n\
         ## I. Introduction\n\n1. The Committee has met.\n\n## II. Proposed budget\n\n### 1. Mandate and planned results\n\n\
         2. The Committee was informed that trains run.\n\n#### Abolishment\n\n3. The Committee recommends rails.\n\n\
         ### A. Financial resources\n\n4. None.\n"
    );
}

#[test]
fn a_heading_right_above_headings_of_its_style_heads_them() {
    let mut document = report();
    document
        .styled("HCh", &["\tI.\tResources"])
        .text("1.\tThe Committee has met.")
        .styled("H23", &["Variance analysis"])
        .styled("H23", &["Trains"])
        .text("2.\tTrains run.")
        .styled("H23", &["Rails"])
        .text("3.\tRails are laid.")
        .styled("H1", &["\tA.\tOther matters"])
        .styled("H1", &["\tB.\tStaff"])
        .styled("H23", &["Drivers"])
        .text("4.\tDrivers drive.")
        .styled("H23", &["Guards"])
        .text("5.\tNone.");
    let text = &imported(&document).files[0].text;
    let headings: Vec<&str> = text.lines().filter(|line| line.starts_with('#')).collect();
    assert_eq!(
        headings,
        [
            "# Financing of the Rail Mission",
            "## I. Resources",
            "### Variance analysis",
            "#### Trains",
            "#### Rails",
            "### A. Other matters",
            "### B. Staff",
            "#### Drivers",
            "#### Guards",
        ]
    );
}

#[test]
fn words_in_bold_are_a_heading_if_they_name_something() {
    let mut document = report();
    document
        .styled("HCh", &["\tI.\tResources"])
        .text("1.\tThe Committee has met.")
        .table(1, &[&["Line", "Trains"], &["North", "7"], &["South", "5"]])
        .raw("<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Total: 12 trains</w:t></w:r></w:p>")
        .raw(
            "<w:p><w:r><w:t>2.</w:t></w:r><w:r><w:tab/></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>Rail Mission in the North</w:t></w:r></w:p>",
        )
        .text("2.\tTrains run.")
        .text("3.\tRails are laid.");
    let text = &imported(&document).files[0].text;
    assert!(text.contains("\nTotal: 12 trains\n"), "{text}");
    assert!(text.contains("# 2. Rail Mission in the North\n"), "{text}");
}
