//! Title pages of offices that have no templates of the Secretariat, and tables of contents.

use super::fixture::{Document, paragraph};
use super::{body, imported};

fn styles(document: &mut Document) {
    document.point(
        "styles",
        "styles.xml",
        &format!(
            "<w:styles {}>{}</w:styles>",
            super::fixture::NAMESPACES,
            ["heading 1", "heading 2", "Title"]
                .map(|name| {
                    let id = name.replace(' ', "");
                    format!("<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/></w:style>")
                })
                .concat()
        ),
    );
}

/// A document with Word's own styles.
fn plain() -> Document {
    let mut document = Document::new();
    styles(&mut document);
    document
}

fn field(kind: &str) -> String {
    format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>")
}

#[test]
fn the_title_of_a_report_or_budget_may_be_a_heading_like_others() {
    for style in ["heading1", "Title"] {
        let mut document = plain();
        document
            .styled(style, &["Budget for the United Nations Rail Mission for the period from 1 July 2026 to 30 June 2027"])
            .text("Report of the Secretary-General")
            .styled("heading2", &["I. Mandate", "A. Frameworks"])
            .text("1. The Mission runs trains.")
            .text("2. It runs them daily.")
            .text("3. It mends rails.")
            .table(
                1,
                &[&["Expected accomplishments", "Indicators of achievement"], &["1.1 Freight", "1.1.1 Trains"]],
            );
        let imported = imported(&document);
        let text = &imported.files[0].text;
        let expected = "---\nformat: mission\nperiod: 2026/27\nlanguage: en\nentity: United Nations Rail Mission\n---\n\n\
            # Budget for the United Nations Rail Mission for the period from 1 July 2026 to 30 June 2027\n\n## I. Mandate\n\n";
        assert!(text.starts_with(expected), "{style}: {text}");
        assert_eq!(imported.files[0].name, "mission-United-Nations-Rail-Mission.plan");
    }
}

#[test]
fn a_table_of_contents_is_known_by_its_field() {
    let mut document = Document::new();
    document
        .raw(&format!(
            "<w:p>{}<w:r><w:instrText>TOC \\o \"1-3\"</w:instrText></w:r>{}<w:r><w:t>Overall orientation 1</w:t></w:r></w:p>",
            field("begin"),
            field("separate")
        ))
        .text("Subprogramme 1: Freight 2")
        .raw(&format!("<w:p>{}</w:p>", field("end")))
        .styled("HCh", &["Overall orientation"])
        .text("40.1\tTrains run.");
    assert_eq!(body(&document), "# Overall orientation\n\n40.1 Trains run.\n");
}

#[test]
fn the_title_of_a_programme_may_stand_in_a_frame() {
    let mut document = plain();
    document
        .table(0, &[&["Programme 4: Rails"]])
        .styled("heading2", &["Overall orientation"])
        .text("4.1 Trains run.");
    let text = &imported(&document).files[0].text;
    assert!(text.ends_with("# Programme 4: Rails\n\n## Overall orientation\n\n4.1 Trains run.\n"), "{text}");
}

#[test]
fn a_lone_annex_a_component_and_a_legend_are_known() {
    let mut document = Document::new();
    document
        .styled("HCh", &["Overall orientation"])
        .text("40.1\tTrains run.")
        .styled("HCh", &["Programme of work"])
        .styled("H1", &["Subprogramme 9", "Rails", "Subprogramme 9, component 1", "Iron", "Objective"])
        .text("40.2\tIron.")
        .styled("HCh", &["Annex: Charts"])
        .raw(&format!(
            "<w:p><w:r><w:pict><w:txbxContent>{}{}</w:txbxContent></w:pict></w:r></w:p>",
            paragraph("", "a Abolishment"),
            paragraph("", "rd Redeployment")
        ));
    let text = body(&document);
    assert!(
        text.contains("# Subprogramme 9: Rails\n\n## Subprogramme 9, component 1: Iron\n\n### Objective\n"),
        "{text}"
    );
    assert!(text.ends_with("# Annex: Charts\n\n[^a]: Abolishment\n[^rd]: Redeployment\n"), "{text}");
}

#[test]
fn the_entity_with_subprogrammes_carries_out_the_programme_of_the_title_page() {
    let mut document = Document::new();
    document
        .styled("HCh", &["Section 4", "Rails"])
        .styled("HCh", &["Programme 6", "Rail affairs"])
        .styled("HCh", &["I. Rail office", "A. Proposed programme plan for 2027"])
        .styled("H1", &["Overall orientation"])
        .text("4.1\tTrains run.")
        .styled("H1", &["Subprogramme 1", "Freight", "Objective"])
        .text("4.2\tTo move freight.")
        .styled("HCh", &["II. Rail museum", "A. Proposed programme plan for 2027"])
        .styled("H1", &["Objective"])
        .text("4.3\tTo show trains.");
    let imported = imported(&document);
    let names: Vec<&str> = imported.files.iter().map(|file| file.name.as_str()).collect();
    assert_eq!(names, ["programme-06-Rail-affairs.plan", "entity-02-Rail-museum.plan"]);
    let (_, first) = imported.files[0].text.split_once("# Programme 6").expect("the programme");
    assert!(
        first.starts_with(": Rail affairs\n\n## I. Rail office\n\n### A. Proposed programme plan for 2027\n"),
        "{first}"
    );
    assert!(first.contains("\n### Subprogramme 1: Freight\n\n#### Objective\n"), "{first}");
}
