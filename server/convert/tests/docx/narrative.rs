//! Paragraphs, lists, footnotes, links, boxes.

use super::fixture::{NAMESPACES, paragraph, run, runs};
use super::{section, strategy};

#[test]
fn typed_numbers_and_letters_stand_behind_tabs() {
    let mut document = section();
    document
        .text("\t40.1\tThe Office moves\u{A0}freight:")
        .text("\t\t(a)\tBy rail:")
        .text("\t\t\t(i)\tIn the north;")
        .text("\t\t\t(ii)\tIn the south:")
        .text("\t\t\t\ta.\tBy day;")
        .text("\t\t\t\tb.\tBy night;")
        .text("\t\t(b)\tBy water.")
        .text("\t\t\tIt does not move mail.");
    let expected = "40.1 The Office moves freight:\n\n(a) By rail:\n    (i) In the north;\n    (ii) In the south:\n        a. By day;\n\
        \x20       b. By night;\n(b) By water.\n\nIt does not move mail.\n";
    assert_eq!(strategy(&document), expected);
}

#[test]
fn numbers_that_word_counts_are_printed() {
    let mut document = section();
    let level = |place: usize, format: &str, text: &str| {
        format!(
            "<w:lvl w:ilvl=\"{place}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/><w:lvlText w:val=\"{text}\"/></w:lvl>"
        )
    };
    let definition = |id: usize, levels: &[String]| {
        format!("<w:abstractNum w:abstractNumId=\"{id}\">{}</w:abstractNum>", levels.concat())
    };
    let numbering = format!(
        "<w:numbering {NAMESPACES}>{}{}{}<w:num w:numId=\"1\"><w:abstractNumId w:val=\"1\"/></w:num>\
         <w:num w:numId=\"2\"><w:abstractNumId w:val=\"2\"/></w:num><w:num w:numId=\"3\"><w:abstractNumId w:val=\"3\"/></w:num></w:numbering>",
        definition(1, &[level(0, "decimal", "40.%1")]),
        definition(2, &[level(0, "lowerLetter", "(%1)"), level(1, "lowerRoman", "(%2)")]),
        definition(3, &[level(0, "bullet", "\u{F0B7}")]),
    );
    document.point("numbering", "numbering.xml", &numbering);
    let mut counted = |list: usize, level: usize, text: &str| {
        let properties = format!("<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr>");
        document.raw(&paragraph(&properties, text));
    };
    counted(1, 0, "One.");
    counted(1, 0, "Two:");
    counted(2, 0, "First:");
    counted(2, 1, "Part;");
    counted(2, 1, "Part;");
    counted(2, 0, "Second:");
    counted(2, 1, "Part.");
    counted(1, 0, "Three:");
    counted(3, 0, "A point.");
    let expected = "40.1 One.\n\n40.2 Two:\n\n(a) First:\n    (i) Part;\n    (ii) Part;\n(b) Second:\n    (i) Part.\n\n40.3 Three:\n\n- A point.\n";
    assert_eq!(strategy(&document), expected);
}

#[test]
fn footnotes_stand_below_their_section() {
    let mut document = section();
    let notes = format!(
        "<w:footnotes {NAMESPACES}><w:footnote w:id=\"-1\"><w:p>{}</w:p></w:footnote><w:footnote w:id=\"7\"><w:p>{}</w:p>\
         </w:footnote><w:footnote w:id=\"9\"><w:p>{}</w:p></w:footnote></w:footnotes>",
        run("____"),
        run(" On rails."),
        run("Marked by hand.")
    );
    document.point("footnotes", "footnotes.xml", &notes);
    document.raw(&format!(
        "<w:p>{}<w:r><w:footnoteReference w:id=\"7\"/></w:r>{}<w:r><w:footnoteReference w:id=\"9\" \
         w:customMarkFollows=\"1\"/><w:t>†</w:t></w:r></w:p>",
        runs("\t40.1\tFreight"),
        run(" is moved.")
    ));
    document.styled("H1", &["Deliverables"]).text("None.");
    assert_eq!(
        strategy(&document),
        "40.1 Freight[^1] is moved.[^†]\n\n[^1]: On rails.\n[^†]: Marked by hand.\n\n### Deliverables\n\nNone.\n"
    );
}

#[test]
fn links_are_kept_where_they_lead_elsewhere() {
    let mut document = section();
    let same = document.address("https://undocs.org/en/A/RES/79/1");
    let other = document.address("https://undocs.org/en/A/RES/79/2");
    let site = document.address("https://example.org/rail");
    document.raw(&format!(
        "<w:p>{}<w:hyperlink r:id=\"{same}\">{}</w:hyperlink>{}<w:hyperlink r:id=\"{other}\">{}</w:hyperlink>{}\
         <w:hyperlink r:id=\"{site}\">{}</w:hyperlink>{}<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r>\
         <w:instrText> HYPERLINK \"https://undocs.org/S/RES/1325(2000)\" </w:instrText></w:r><w:r>\
         <w:fldChar w:fldCharType=\"separate\"/></w:r>{}<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>{}</w:p>",
        run("See resolutions "),
        run("79/1"),
        run(" and "),
        run("79/1 "),
        run("and "),
        run("our site"),
        run("; also "),
        run("1326 (2000)"),
        run(".")
    ));
    assert_eq!(
        strategy(&document),
        "See resolutions 79/1 and [79/1](https://undocs.org/en/A/RES/79/2) and [our site](https://example.org/rail); also \
         [1326 (2000)](https://undocs.org/S/RES/1325%282000%29).\n"
    );
}

/// A text box, as Word writes it for itself and for older programs.
fn shape(texts: &[&str]) -> String {
    let paragraphs: String = texts.iter().map(|text| paragraph("", text)).collect();
    format!(
        "<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:wsp><wps:txbx><w:txbxContent>{paragraphs}</w:txbxContent>\
         </wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>{paragraphs}</w:txbxContent></w:pict>\
         </mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
}

#[test]
fn a_box_of_notes_is_a_legend() {
    let mut document = section();
    document.raw(&shape(&["Rail Division", "1 D-1^a", "2 P-4^b"]));
    document.raw(&shape(&["^a Establishment", "^b Reassignment"]));
    document.raw(&shape(&["a train", "the rails"]));
    assert_eq!(
        strategy(&document),
        "- Rail Division; 1 D-1[^a]; 2 P-4[^b]\n\n[^a]: Establishment\n[^b]: Reassignment\n\n- a train; the rails\n"
    );
}

#[test]
fn text_in_boxes_is_kept_once() {
    let mut document = section();
    document.raw(&shape(&["Rail Division", "1 D-1", "2 P-4", "Total: 3"]));
    let long = "The summary of the Office says in one long sentence what the Office has moved by rail in the year that is past.";
    document.raw(&shape(&[long]));
    document.raw(&shape(&["Road Division", "1 D-1^b", &format!("Note: {long}"), "\t^b\tReassignment."]));
    document.raw(&shape(&[&format!("Note: {long}"), "\t^c\tRedeployment.", "\t^d\tReclassification."]));
    assert_eq!(
        strategy(&document),
        format!(
            "- Rail Division; 1 D-1; 2 P-4; Total: 3\n\n{long}\n\n- Road Division; 1 D-1[^b]; Note: {long}\n\n[^b]: Reassignment.\n\nNote: \
             {long}\n\n[^c]: Redeployment.\n[^d]: Reclassification.\n"
        )
    );
}

#[test]
fn a_frame_of_one_cell_holds_running_text() {
    let mut document = section();
    document.table(0, &[&["\t40.1\tIn a frame.¶\t\t(a)\tAn entry."]]);
    assert_eq!(strategy(&document), "40.1 In a frame.\n\n(a) An entry.\n");
}

#[test]
fn hidden_and_tiny_text_is_left_out_and_told() {
    let mut document = section();
    document.raw(&format!(
        "<w:p>{}<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r><w:r><w:rPr><w:sz w:val=\"2\"/></w:rPr><w:t>s</w:t></w:r></w:p>",
        run("Seen.")
    ));
    assert_eq!(strategy(&document), "Seen.\n");
    let account = super::imported(&document).account;
    assert_eq!(account.removed.iter().map(|it| it.text.as_str()).collect::<Vec<_>>(), ["hiddens"]);
}
