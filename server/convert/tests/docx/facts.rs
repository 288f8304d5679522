//! The header, the name of the file, the title page, languages.

use super::fixture::{Document, NAMESPACES, paragraph};
use super::{body, imported};

fn page() -> Document {
    let mut document = Document::new();
    document.point(
        "header",
        "header1.xml",
        &format!(
            "<w:hdr {NAMESPACES}>{}</w:hdr>",
            paragraph("", "A\u{A0}/90/6 (Sect. 40)\tGeneral Assembly")
        ),
    );
    document.point(
        "footer",
        "footer1.xml",
        &format!("<w:ftr {NAMESPACES}>{}</w:ftr>", paragraph("", "90-00001\t3/4")),
    );
    document
        .styled("Session", &["Ninetieth session"])
        .text("Items 1 and 2 of the list*")
        .styled("TitleHCH", &["\t\tProposed programme budget for 2026"])
        .styled("H1", &["\t\tPart IV", "\t\tMovement"])
        .styled("HCh", &["\t\tSection 40"])
        .styled("TitleHCH", &["\t\tRail Office"]);
    document
}

fn text_of(document: &mut Document) {
    document
        .styled("HCh", &["Contents"])
        .table(0, &[&["A.\tProposed programme plan for 2026**\t", "3"], &["Overall orientation", "3"]])
        .text("\t*\tA/90/50.")
        .text("\t**\tIn keeping with resolution 77/967, this part goes to the Committee.")
        .styled("HCh", &["\tA.\tProposed programme plan for 2026", "Overall orientation"])
        .styled("H1", &["Mandates and background"])
        .text("\t40.1\tThe Office moves freight.");
}

#[test]
fn the_title_page_fills_the_header() {
    let mut document = page();
    document.styled("H23", &["\t\tProgramme 33", "\t\tRailways"]);
    text_of(&mut document);
    let imported = imported(&document);
    assert_eq!(imported.files[0].name, "programme-33-Railways.plan");
    assert_eq!(
        imported.files[0].text,
        "---\nsymbol: A/90/6 (Sect. 40)\nformat: annual\nperiod: 2026\nlanguage: en\nsection: 40\nentity: Rail Office\n---\n\n# Programme \
         33: Railways\n\n## A. Proposed programme plan for 2026[^**]\n\n[^**]: In keeping with resolution 77/967, this part goes to the \
         Committee.\n\n## Overall orientation\n\n### Mandates and background\n\n40.1 The Office moves freight.\n"
    );
}

#[test]
fn a_section_may_hold_one_subprogramme_of_another_programme() {
    let mut document = page();
    document.styled("H23", &["\t\tSubprogramme 6 of programme 31", "\t\tTrade"]);
    text_of(&mut document);
    document
        .styled("HCh", &["Programme of work"])
        .styled("H1", &["Subprogramme 6", "Trade by rail", "Objective"]);
    let imported = imported(&document);
    assert_eq!(imported.files[0].name, "programme-31-Trade.plan");
    assert!(imported.files[0].text.contains("\n# Programme 31: Trade\n"), "{}", imported.files[0].text);
    assert!(imported.files[0].text.contains("\n### Subprogramme 6: Trade by rail\n\n#### Objective\n"));
}

#[test]
fn every_programme_and_every_entity_is_a_plan() {
    let mut document = Document::new();
    document
        .styled("H23", &["Programme 33", "Railways"])
        .styled("HCh", &["Overall orientation"])
        .text("\t40.1\tOne.")
        .styled("H23", &["Programme 34", "Roads"])
        .styled("HCh", &["Overall orientation"])
        .text("\t41.1\tTwo.");
    let names =
        |document: &Document| imported(document).files.into_iter().map(|file| file.name).collect::<Vec<_>>();
    assert_eq!(names(&document), ["programme-33-Railways.plan", "programme-34-Roads.plan"]);
    let mut document = Document::new();
    document
        .styled("HCh", &["I.\tRail Office", "A.\tProposed programme plan for 2026", "Overall orientation"])
        .text("\t40.1\tOne.")
        .styled("HCh", &["II.\tRoad Office", "A.\tProposed programme plan for 2026", "Overall orientation"])
        .text("\t40.2\tTwo.");
    assert_eq!(names(&document), ["entity-01-Rail-Office.plan", "entity-02-Road-Office.plan"]);
}

#[test]
fn a_title_page_names_the_programme_of_several_entities() {
    let mut document = page();
    document
        .styled("H23", &["\t\tProgramme 33", "\t\tRailways"])
        .styled("HCh", &["I.\tRail Office", "Foreword"])
        .text("Trains are better than roads.")
        .styled("HCh", &["\tA.\tProposed programme plan for 2026", "Overall orientation"])
        .styled("H1", &["Mandates and background"])
        .text("\t40.1\tThe Office moves freight.")
        .styled("HCh", &["II.\tRoad Office", "\tA.\tProposed programme plan for 2026", "Overall orientation"])
        .text("\t40.2\tTwo.");
    let imported = imported(&document);
    let names: Vec<&str> = imported.files.iter().map(|file| file.name.as_str()).collect();
    assert_eq!(names, ["entity-01-Rail-Office.plan", "entity-02-Road-Office.plan"]);
    assert!(imported.account.removed.iter().any(|removed| removed.text == "Programme 33"));
}

#[test]
fn a_heading_of_the_programme_stands_for_its_only_subprogramme() {
    let mut document = Document::new();
    document
        .styled("HCh", &["Programme of work"])
        .styled("H1", &["Railways", "Objective"])
        .text("\t40.1\tTo move freight.")
        .styled("H1", &["Programme performance in 2024"])
        .styled("H23", &["More freight moved"])
        .text("\t40.2\tIt moved.");
    assert_eq!(
        body(&document),
        "# Programme of work\n\n## Railways\n\n### Objective\n\n40.1 To move freight.\n\n### Programme performance in 2024\n\n#### More \
         freight moved\n\n40.2 It moved.\n"
    );
}

#[test]
fn lettered_sections_stand_over_subprogrammes_and_parts_in_them() {
    let mut document = Document::new();
    document
        .styled("H23", &["Programme 33", "Railways"])
        .styled("HCh", &["Programme of work", "A.\tFreight, Northtown"])
        .styled("H1", &["Subprogramme 1", "Freight", "A.\tBy day", "Objective"])
        .text("\t40.1\tTo move freight.")
        .styled("H1", &["Strategy"])
        .text("\t40.2\tThe Office moves it.")
        .styled("H1", &["B.\tBy night", "Objective"])
        .text("\t40.3\tTo move more freight.")
        .styled("H1", &["Subprogramme 2", "Passengers", "Component 1: Adults", "Objective"])
        .text("\t40.4\tTo move adults.")
        .styled("H1", &["Planned results for 2026"])
        .styled("H23", &["Result 1: more", "Lessons learned and planned change"])
        .styled("HCh", &["B.\tFreight, Southtown"])
        .styled("H1", &["Subprogramme 1", "Freight", "Objective"])
        .text("\t40.5\tTo move freight.");
    let headings: Vec<String> =
        body(&document).lines().filter(|line| line.starts_with('#')).map(str::to_owned).collect();
    assert_eq!(
        headings,
        [
            "# Programme 33: Railways",
            "## Programme of work",
            "## A. Freight, Northtown",
            "## Subprogramme 1: Freight",
            "### A. By day",
            "#### Objective",
            "#### Strategy",
            "### B. By night",
            "#### Objective",
            "## Subprogramme 2: Passengers",
            "### Component 1: Adults",
            "#### Objective",
            "#### Planned results for 2026",
            "##### Result 1: more",
            "###### Lessons learned and planned change",
            "## B. Freight, Southtown",
            "## Subprogramme 1: Freight",
            "### Objective",
        ]
    );
}

#[test]
fn a_draft_may_have_no_title_page_and_no_styles() {
    let mut document = Document::new();
    let bold = |text: &str| format!("<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>{text}</w:t></w:r></w:p>");
    document
        .text("Subprogramme 1: Freight")
        .text("Objective")
        .text("40.1\tTo move freight.")
        .text("Programme performance in 2024")
        .raw(&bold("More freight moved"))
        .text("40.2\tIt moved.")
        .text("Deliverables");
    assert_eq!(
        body(&document),
        "# Subprogramme 1: Freight\n\n## Objective\n\n40.1 To move freight.\n\n## Programme performance in 2024\n\n### More freight \
         moved\n\n40.2 It moved.\n\n## Deliverables\n"
    );
}

#[test]
fn documents_in_other_languages_are_read_by_the_same_table_of_words() {
    let mut document = Document::new();
    document
        .styled("HCh", &["总方向"])
        .styled("H1", &["立法授权"])
        .styled("H4", &["大会决议"])
        .table(0, &[&["79/901", "铁路货运"]])
        .styled("HCh", &["工作方案"])
        .styled("H1", &["次级方案 1", "货运", "目标"])
        .text("\t40.1\t目标是运输货物。")
        .styled("H1", &["2026 年计划成果"])
        .styled("H23", &["成果 1：更多列车", "表 40.1", "业绩计量"])
        .table(1, &[&["2024(实际)", "2025(计划)", "2026(计划)"], &["10", "11", "12"]]);
    let imported = imported(&document);
    assert_eq!(
        imported.files[0].text,
        "---\nformat: annual\nperiod: 2026\nlanguage: zh\nsection: 40\n---\n\n# 总方向\n\n## 立法授权\n\n### 大会决议\n\n79/901  \
         铁路货运\n\n# 工作方案\n\n## 次级方案 1：货运\n\n### 目标\n\n40.1 目标是运输货物。\n\n### 2026 年计划成果\n\n#### 成果 1：更多列车\n\n表 \
         40.1：业绩计量\n| 2024(实际) | 2025(计划) | 2026(计划) |\n| --- | --- | --- |\n| 10 | 11 | 12 |\n"
    );
}
