//! Reports: of the Advisory Committee, and the budgets of missions.

use super::fixture::Document;
use super::imported;

#[test]
fn a_report_is_one_file_with_sections_by_their_numbers() {
    let mut document = Document::new();
    document
        .styled("Session", &["Ninetieth session"])
        .styled("TitleHCH", &["Financing of the Rail Mission"])
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
