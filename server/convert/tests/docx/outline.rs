//! Depths of headings: what a heading is decides, not its style.

use super::body;
use super::fixture::Document;

/// The headings of a plan.
fn headings(document: &Document) -> Vec<String> {
    body(document).lines().filter(|line| line.starts_with('#')).map(str::to_owned).collect()
}

/// A programme of work with one subprogramme and its objective.
fn work() -> Document {
    let mut document = Document::new();
    document
        .styled("HCh", &["Overall orientation", "Programme of work"])
        .styled("H1", &["Subprogramme 1", "Freight", "Objective"])
        .text("\t40.1\tTo move freight.");
    document
}

#[test]
fn results_stand_below_planned_results_in_whatever_style() {
    let mut document = work();
    document
        .styled("H1", &["Programme performance in 2024"])
        .styled("H1", &["More trains ran"])
        .text("\t40.2\tTrains ran.")
        .styled("H23", &["Planned results for 2026"])
        .styled("H4", &["Result 1: more freight"])
        .styled("H23", &["Programme performance in 2024 and target for 2026"])
        .text("\t40.3\tIt moved.")
        .styled("H1", &["Result 2: more rails"])
        .styled("H1", &["Proposed programme plan for 2026", "Lessons learned and planned change"])
        .text("\t40.4\tRails are good.")
        .styled("H4", &["Deliverables"]);
    assert_eq!(
        headings(&document)[4..],
        [
            "### Programme performance in 2024",
            "#### More trains ran",
            "### Planned results for 2026",
            "#### Result 1: more freight",
            "##### Programme performance in 2024 and target for 2026",
            "#### Result 2: more rails",
            "##### Proposed programme plan for 2026",
            "##### Lessons learned and planned change",
            "### Deliverables",
        ]
    );
}

#[test]
fn a_result_may_lack_its_label() {
    let mut document = work();
    document
        .styled("H1", &["Planned result for 2026"])
        .styled("H23", &["Trains for all", "Programme performance in 2024 and target for 2026"])
        .text("\t40.2\tThey run.");
    assert_eq!(
        headings(&document)[4..],
        [
            "### Planned result for 2026",
            "#### Trains for all",
            "##### Programme performance in 2024 and target for 2026"
        ]
    );
}

#[test]
fn the_programme_of_work_may_lack_its_heading() {
    let mut document = Document::new();
    document
        .styled("HCh", &["Programme 40", "Railways", "Overall orientation"])
        .styled("H1", &["Evaluation activities"])
        .text("\t40.1\tOne.");
    for number in ["Subprogramme 1", "Subprogramme 2"] {
        document.styled("H1", &[number, "Freight", "Objective"]).text("\t40.2\tTo move.");
    }
    assert_eq!(
        headings(&document),
        [
            "# Programme 40: Railways",
            "## Overall orientation",
            "### Evaluation activities",
            "## Subprogramme 1: Freight",
            "### Objective",
            "## Subprogramme 2: Freight",
            "### Objective",
        ]
    );
}

#[test]
fn lists_of_mandates_go_on_below_what_groups_them() {
    let mut document = Document::new();
    let list = |document: &mut Document, style: &str, names: &[&str]| {
        for name in names {
            document
                .styled(style, &[name])
                .styled("H4", &["General Assembly mandate"])
                .table(0, &[&["A/520/Rev.99", "Rules"]]);
            document
                .styled("H4", &["General Assembly resolutions"])
                .table(0, &[&["79/1", "Freight"], &["72/966 B", "Rails"]]);
        }
    };
    document
        .styled("HCh", &["Overall orientation"])
        .styled("H1", &["Legislative mandates"])
        .text("\t40.1\tThe list.");
    document.styled("H4", &["Charter of the United Nations"]).table(0, &[&["Article 9"]]);
    list(&mut document, "H23", &["Rail services, North", "Component 1: rails", "Subprogamme 1"]);
    document.styled("H23", &["Subprogamme 2", "Passengers"]);
    document.styled("H4", &["Rail Convention"]).table(0, &[&["76/2", "Trains"]]);
    document
        .styled("H1", &["Adjustments to rails"])
        .text("\t40.2\tNone.")
        .styled("HCh", &["Programme of work"]);
    document.styled("H1", &["Objective"]).text("\t40.3\tTo move.").styled("H1", &["Legislative mandates"]);
    document.styled("H4", &["General Assembly resolutions"]).table(0, &[&["79/1", "Freight"]]);
    document.styled("H4", &["Rail Convention"]).table(0, &[&["79/2", "Freight"]]);
    let text = body(&document);
    assert_eq!(text.lines().filter(|line| line.starts_with("79/1  ")).count(), 4, "{text}");
    assert!(text.contains("\n72/966 B  Rails\n") && text.contains("\n76/2  Trains\n"), "{text}");
    assert!(!text.contains("\n| "), "{text}");
    assert_eq!(
        headings(&document)[1..],
        [
            "## Legislative mandates",
            "### Charter of the United Nations",
            "### Rail services, North",
            "#### General Assembly mandate",
            "#### General Assembly resolutions",
            "### Component 1: rails",
            "#### General Assembly mandate",
            "#### General Assembly resolutions",
            "### Subprogamme 1",
            "#### General Assembly mandate",
            "#### General Assembly resolutions",
            "### Subprogamme 2: Passengers",
            "#### Rail Convention",
            "## Adjustments to rails",
            "# Programme of work",
            "## Objective",
            "## Legislative mandates",
            "### General Assembly resolutions",
            "### Rail Convention",
        ]
    );
}

#[test]
fn missions_are_units_of_their_own() {
    let mut document = Document::new();
    document
        .styled("HCh", &["I.\tResource overview"])
        .text("\t1.\tMoney.")
        .styled("HCh", &["II.\tRail missions"]);
    for mission in ["1.\tRail Mission North", "2.\tRail Mission South"] {
        document
            .styled("HCh", &[mission])
            .styled("H4", &["($1,471,500)"])
            .styled("HCh", &["A.\tProposed programme plan for 2026", "Overall orientation"])
            .styled("H1", &["Mandates and background"])
            .text("\t2.\tRails.")
            .styled("HCh", &["Programme of work"])
            .styled("H1", &["Objective"])
            .text("\t3.\tTrains.")
            .styled("H1", &["Planned results for 2026"])
            .styled("H23", &["Result 1: more rails", "Programme performance in 2024 and target for 2026"])
            .text("\t4.\tMore.")
            .styled("HCh", &["B.\tProposed post and non-post resource requirements for 2026"])
            .text("\t5.\tMoney.");
    }
    let headings = headings(&document);
    let mission = |name: &str| {
        [
            name,
            "### A. Proposed programme plan for 2026",
            "### Overall orientation",
            "#### Mandates and background",
            "### Programme of work",
            "#### Objective",
            "#### Planned results for 2026",
            "##### Result 1: more rails",
            "###### Programme performance in 2024 and target for 2026",
            "### B. Proposed post and non-post resource requirements for 2026",
        ]
        .map(str::to_owned)
    };
    assert_eq!(headings[..2], ["# I. Resource overview", "# II. Rail missions"]);
    assert_eq!(headings[2..12], mission("## 1. Rail Mission North"));
    assert_eq!(headings[12..], mission("## 2. Rail Mission South"));
}

#[test]
fn an_annex_goes_on_with_the_plan() {
    let mut document = work();
    document
        .styled("HCh", &["Annex", "Programme performance in 2025"])
        .styled("H1", &["Subprogramme 1", "Freight"])
        .text("\tA.1\tPerformance includes results.")
        .styled("H23", &["Result 1: more freight"])
        .text("\tA.2\tMore.")
        .styled("H23", &["Figure A.I", "Performance measure"])
        .chart(&["2024", "2025"], &[("Trains", &["1", "2"])])
        .styled("H1", &["Deliverables"])
        .text("\tA.3\tTable A.1 lists all.");
    let body = body(&document);
    assert!(body.contains("\nA.1 Performance includes results.\n"), "{body}");
    assert!(body.contains("\nFigure A.I: Performance measure\n| 2024 | 2025 |\n"), "{body}");
    assert_eq!(
        headings(&document)[4..],
        [
            "# Annex",
            "## Programme performance in 2025",
            "### Subprogramme 1: Freight",
            "##### Result 1: more freight",
            "#### Deliverables"
        ]
        .map(|heading| heading.replace("##### Result", "#### Result"))
    );
}

#[test]
fn the_title_right_above_a_table_and_text_in_boxes_are_no_headings() {
    let boxed = "<w:p><w:r><w:pict><w:txbxContent><w:p><w:pPr><w:pStyle w:val=\"H1\"/></w:pPr><w:r><w:t>Division on rails</w:t></w:r></w:p>\
        <w:p><w:r><w:t>A long text in a box that tells of trains at such a length that it can be nothing but running text, surely.</w:t></w:r></w:p>\
        </w:txbxContent></w:pict></w:r></w:p>";
    let mut document = work();
    document
        .styled("H23", &["Trains by kind"])
        .text("(Thousands of trains)")
        .table(1, &[&["Kind", "Number"], &["Freight", "1"]])
        .raw(boxed);
    assert_eq!(headings(&document).len(), 4);
    assert!(
        body(&document).contains("\nTrains by kind\n\n(Thousands of trains)\n\n| Kind |"),
        "{}",
        body(&document)
    );
}

#[test]
fn components_stand_below_their_subprogramme_in_the_plan_its_annex_and_its_resources() {
    let mut document = Document::new();
    document
        .styled("HCh", &["Overall orientation"])
        .text("\t40.1\tTo move freight.")
        .styled("HCh", &["Programme of work"])
        .styled("H1", &["Subprogramme 1", "Freight", "Component 1", "By rail", "Objective"])
        .text("\t40.2\tTo move it.")
        .styled("HCh", &["Annex: performance in 2024"])
        .styled("H1", &["Subprogramme 3", "Horses"])
        .text("\t40.3\tThey ran.")
        .styled("H23", &["Result 1: more horses"])
        .text("\t40.4\tThey run.")
        .styled("HCh", &["B. Proposed post and non-post resource requirements for 2026"])
        .styled("H1", &["Programme of work", "Subprogramme 1", "Freight", "Component 1", "By rail"])
        .text("\t40.5\tPosts.")
        .styled("H1", &["Subprogramme 2", "Passengers"])
        .text("\t40.6\tPosts.")
        .styled("HCh", &["Annex II", "Charts"])
        .styled("H1", &["A. Approved", "B. Proposed", "C. Office"])
        .text("Posts.");
    let expected = [
        "# Subprogramme 1: Freight",
        "## Component 1: By rail",
        "### Objective",
        "# Annex: performance in 2024",
        "## Subprogramme 3: Horses",
        "### Result 1: more horses",
        "# B. Proposed post and non-post resource requirements for 2026",
        "## Programme of work",
        "### Subprogramme 1: Freight",
        "#### Component 1: By rail",
        "### Subprogramme 2: Passengers",
        "# Annex II: Charts",
        "## A. Approved",
        "## B. Proposed",
        "## C. Office",
    ];
    assert_eq!(headings(&document)[2..], expected);
}

#[test]
fn headings_without_a_keyword_stand_below_those_of_wider_styles() {
    let mut document = work();
    document.styled("H1", &["Strategy"]).text("40.2\tRails.");
    for (style, title) in [("H23", "Iron"), ("H4", "Ore"), ("H4", "Coal"), ("H23", "Wood")] {
        document.styled(style, &[title]).text("It is bought.");
    }
    assert_eq!(
        headings(&document)[4..],
        ["### Strategy", "#### Iron", "##### Ore", "##### Coal", "#### Wood"]
    );
}
