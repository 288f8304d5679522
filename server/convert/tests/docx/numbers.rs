//! Numbers that Word counts: of headings, paragraphs and lists.

use super::fixture::{Document, NAMESPACES, run};
use super::{body, section, strategy};

/// Lists by the XML of their levels; list N follows definition N.
fn numbered(document: &mut Document, definitions: &[&str]) {
    let definitions: String = definitions
        .iter()
        .enumerate()
        .map(|(index, levels)| format!("<w:abstractNum w:abstractNumId=\"{index}\">{levels}</w:abstractNum>"))
        .chain((0..definitions.len()).map(|index| {
            format!("<w:num w:numId=\"{}\"><w:abstractNumId w:val=\"{index}\"/></w:num>", index + 1)
        }))
        .collect();
    document.point(
        "numbering",
        "numbering.xml",
        &format!("<w:numbering {NAMESPACES}>{definitions}</w:numbering>"),
    );
}

fn level(place: u32, format: &str, text: &str) -> String {
    format!(
        "<w:lvl w:ilvl=\"{place}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/><w:lvlText w:val=\"{text}\"/></w:lvl>"
    )
}

fn entry(list: u32, level: u32, style: &str, text: &str) -> String {
    let style = if style.is_empty() { String::new() } else { format!("<w:pStyle w:val=\"{style}\"/>") };
    format!(
        "<w:p><w:pPr>{style}<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr></w:pPr>{}</w:p>",
        run(text)
    )
}

#[test]
fn numbers_of_headings_are_printed() {
    let mut document = Document::new();
    numbered(
        &mut document,
        &[
            &level(0, "upperLetter", "%1."),
            &level(0, "decimal", "Subprogramme %1"),
            &(level(0, "upperRoman", "%1.") + &level(1, "decimal", "%1.%2")),
            &level(0, "decimalEnclosedCircle", "%1"),
        ],
    );
    document
        .raw(&entry(1, 0, "HCh", "Overall orientation"))
        .text("\t40.1\tOne.")
        .styled("HCh", &["Programme of work"])
        .raw(&entry(2, 0, "H1", "Freight"))
        .raw(&entry(4, 0, "H1", "Objective"))
        .text("\t40.2\tTwo.")
        .raw(&entry(3, 0, "H1", "Rail talks"))
        .raw(&entry(3, 1, "H23", "Rail walks"))
        .raw(&entry(2, 0, "H1", "Passengers"))
        .styled("H1", &["Objective"]);
    assert_eq!(
        body(&document),
        "# A. Overall orientation\n\n40.1 One.\n\n# Programme of work\n\n## Subprogramme 1: Freight\n\n### ① Objective\n\n40.2 Two.\n\n\
         ### I. Rail talks\n\n#### I.1 Rail walks\n\n## Subprogramme 2: Passengers\n\n### Objective\n"
    );
}

#[test]
fn a_list_may_take_its_levels_from_a_style() {
    let mut document = section();
    let linked = "<w:numStyleLink w:val=\"Letters\"/>";
    let made = format!("<w:styleLink w:val=\"Letters\"/>{}", level(0, "lowerLetter", "(%1)"));
    numbered(&mut document, &[linked, &made]);
    document.raw(&entry(1, 0, "", "One;")).raw(&entry(1, 0, "", "Two."));
    assert_eq!(strategy(&document), "(a) One;\n(b) Two.\n");
}

#[test]
fn a_style_numbers_its_paragraphs_at_the_level_that_names_it() {
    let mut document = Document::new();
    let styles = format!(
        "<w:styles {NAMESPACES}>\
         <w:style w:type=\"paragraph\" w:styleId=\"2\"><w:name w:val=\"标题 2\"/></w:style>\
         <w:style w:type=\"paragraph\" w:styleId=\"Sub\"><w:name w:val=\"Sub\"/><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>\
         <w:style w:type=\"paragraph\" w:styleId=\"Deeper\"><w:name w:val=\"Deeper\"/><w:basedOn w:val=\"Sub\"/></w:style></w:styles>"
    );
    document.point("styles", "styles.xml", &styles);
    let sub = level(1, "lowerRoman", "(%2)").replace("<w:numFmt", "<w:pStyle w:val=\"Sub\"/><w:numFmt");
    numbered(&mut document, &[&(level(0, "lowerLetter", "(%1)") + &sub)]);
    document
        .styled("2", &["次级方案 1：铁路", "战略"])
        .raw(&entry(1, 0, "", "One:"))
        .styled("Sub", &["two;"])
        .styled("Deeper", &["three."]);
    assert_eq!(body(&document), "# 次级方案 1：铁路\n\n## 战略\n\n(a) One:\n    (i) two;\n    (ii) three.\n");
}

#[test]
fn numbers_of_wider_levels_are_printed_in_digits_where_the_level_says_so() {
    let mut document = section();
    let legal = level(1, "decimal", "%1.%2").replace("<w:lvlText", "<w:isLgl/><w:lvlText");
    numbered(&mut document, &[&(level(0, "upperRoman", "%1.") + &legal)]);
    document.raw(&entry(1, 0, "H1", "Rail talks")).raw(&entry(1, 1, "", "One."));
    assert_eq!(
        body(&document),
        "# Programme of work\n\n## Subprogramme 1: Freight\n\n### Strategy\n\n### I. Rail talks\n\n1.1 One.\n"
    );
}

#[test]
fn a_number_that_is_no_marker_of_a_list_stays() {
    let mut document = section();
    numbered(
        &mut document,
        &[&level(0, "decimalEnclosedCircle", "%1"), &level(0, "cardinalText", "Step %1:")],
    );
    document.raw(&entry(1, 0, "", "Rails.")).raw(&entry(2, 0, "", "Trains."));
    assert_eq!(strategy(&document), "① Rails.\n\nStep One: Trains.\n");
}

#[test]
fn a_list_that_starts_anew_counts_by_itself() {
    let mut document = section();
    let letters = level(0, "lowerLetter", "(%1)");
    document.point(
        "numbering",
        "numbering.xml",
        &format!(
            "<w:numbering {NAMESPACES}><w:abstractNum w:abstractNumId=\"0\">{letters}</w:abstractNum>\
             <w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>\
             <w:num w:numId=\"2\"><w:abstractNumId w:val=\"0\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride></w:num>\
             <w:num w:numId=\"3\"><w:abstractNumId w:val=\"0\"/><w:lvlOverride w:ilvl=\"0\">{}</w:lvlOverride></w:num></w:numbering>",
            level(0, "lowerLetter", "%1)")
        ),
    );
    document
        .raw(&entry(1, 0, "", "One;"))
        .raw(&entry(3, 0, "", "two;"))
        .text("Then:")
        .raw(&entry(2, 0, "", "One."));
    assert_eq!(strategy(&document), "(a) One;\nb) two;\n\nThen:\n\n(a) One.\n");
}

#[test]
fn the_number_of_an_empty_paragraph_labels_the_table_that_follows() {
    let mut document = section();
    numbered(&mut document, &[&level(0, "upperRoman", "Table 4.%1"), &level(0, "lowerLetter", "(%1)")]);
    let empty = |list: u32| {
        format!(
            "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"{list}\"/></w:numPr></w:pPr></w:p>"
        )
    };
    document
        .raw(&empty(1))
        .text("Performance measure: trains")
        .table(1, &[&["2026", "2027"], &["4", "5"]])
        .raw(&empty(2))
        .raw(&entry(2, 0, "", "Rails"));
    assert_eq!(
        strategy(&document),
        "Table 4.I: Performance measure: trains\n| 2026 | 2027 |\n| --- | --- |\n| 4 | 5 |\n\n(b) Rails\n"
    );
}
