//! Documents that are damaged, or made to harm.

use std::io::{Cursor, Write};

use planmark_convert::{Changes, ImportError, WordProblem};
use zip::write::{SimpleFileOptions, ZipWriter};

use super::fixture::{Document, NAMESPACES, archive, content_types, relationships};
use super::{import_bytes, section};

/// What is wrong with a file, as a person is told.
fn told(bytes: &[u8]) -> String {
    match import_bytes(bytes, Changes::Accept) {
        Err(error) => error.to_string(),
        Ok(import) => panic!("imported: {import:?}"),
    }
}

fn problem(bytes: &[u8]) -> WordProblem {
    match import_bytes(bytes, Changes::Accept) {
        Err(ImportError::Word { problem, .. }) => problem,
        other => panic!("{other:?}"),
    }
}

/// An archive whose main part is `main`.
fn with_main(main: &[u8]) -> Vec<u8> {
    let types =
        content_types("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml");
    let pointers = relationships(&[("rId1", "officeDocument", "word/document.xml", false)]);
    let entries: [(&str, &[u8]); 3] = [
        ("[Content_Types].xml", types.as_bytes()),
        ("_rels/.rels", pointers.as_bytes()),
        ("word/document.xml", main),
    ];
    archive(entries.into_iter())
}

#[test]
fn a_bomb_is_refused_by_its_size_and_its_growth() {
    let blank = vec![b' '; 70 * 1024 * 1024];
    assert!(matches!(problem(&with_main(&blank)), WordProblem::PartTooLarge { .. }));
    assert!(matches!(problem(&with_main(&blank[..8 * 1024 * 1024])), WordProblem::Growth { .. }));
}

#[test]
fn a_million_tables_within_each_other_are_refused() {
    let deep = format!("<w:document {NAMESPACES}><w:body>{}", "<w:tbl><w:tr><w:tc>".repeat(1_000_000));
    // Compressed, it would be refused for its growth.
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    let types =
        content_types("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml");
    let pointers = relationships(&[("rId1", "officeDocument", "word/document.xml", false)]);
    for (name, text) in
        [("[Content_Types].xml", &types), ("_rels/.rels", &pointers), ("word/document.xml", &deep)]
    {
        writer.start_file(name, stored).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    let bytes = writer.finish().unwrap().into_inner();
    assert_eq!(told(&bytes), "draft.docx: word/document.xml has more than 256 elements within each other");
}

#[test]
fn entities_are_refused() {
    let bomb = format!(
        "<?xml version=\"1.0\"?><!DOCTYPE lolz [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]><w:document {NAMESPACES}><w:body><w:p>\
         <w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>"
    );
    assert!(matches!(problem(&with_main(bomb.as_bytes())), WordProblem::Entities { .. }));
    let outside = "<!DOCTYPE x SYSTEM \"file:///etc/passwd\"><x/>";
    assert!(matches!(problem(&with_main(outside.as_bytes())), WordProblem::Entities { .. }));
}

#[test]
fn entries_that_lead_out_are_refused() {
    for name in ["../../etc/passwd", "/etc/passwd", "word/../../x.xml", "C:/x.xml"] {
        let bytes = archive([(name, &b"x"[..])].into_iter());
        assert!(matches!(problem(&bytes), WordProblem::Outside(_)), "{name}");
    }
}

#[test]
fn too_many_entries_are_refused() {
    let names: Vec<String> = (0..10_001).map(|index| format!("word/{index}.xml")).collect();
    let bytes = archive(names.iter().map(|name| (name.as_str(), &b""[..])));
    assert_eq!(problem(&bytes), WordProblem::TooManyEntries);
}

#[test]
fn a_file_that_was_cut_off_is_told_wherever_it_was_cut() {
    let bytes = section().text("\t40.1\tFreight.").bytes();
    for length in (4..bytes.len()).step_by(7) {
        let told = told(&bytes[..length]);
        assert!(told.starts_with("draft.docx: ") && told.len() < 300, "{told}");
    }
}

#[test]
fn bytes_that_were_changed_never_panic() {
    let bytes = section().text("\t40.1\tFreight.").table(1, &[&["a", "b"], &["1", "2"]]).bytes();
    for place in 0..bytes.len() {
        let mut damaged = bytes.clone();
        damaged[place] ^= 0x55;
        drop(import_bytes(&damaged, Changes::Reject));
    }
}

#[test]
fn missing_parts_and_other_types_are_told() {
    assert_eq!(
        told(&archive([("word/document.xml", &b"<x/>"[..])].into_iter())),
        "draft.docx: not a Word document: [Content_Types].xml is missing"
    );
    let workbook =
        content_types("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml");
    let pointers = relationships(&[("rId1", "officeDocument", "word/document.xml", false)]);
    let entries: [(&str, &[u8]); 3] = [
        ("[Content_Types].xml", workbook.as_bytes()),
        ("_rels/.rels", pointers.as_bytes()),
        ("word/document.xml", b"<x/>"),
    ];
    assert!(matches!(problem(&archive(entries.into_iter())), WordProblem::ContentType(_)));
    let without: Vec<(&str, &[u8])> = vec![
        ("[Content_Types].xml", workbook.as_bytes()),
        (
            "_rels/.rels",
            b"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"/>",
        ),
    ];
    assert!(matches!(problem(&archive(without.into_iter())), WordProblem::Missing(_)));
    let old = [&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1][..], &[0; 512]].concat();
    assert_eq!(problem(&old), WordProblem::OldOrProtected);
    assert!(
        told(&with_main(format!("<w:document {NAMESPACES}><w:body/></w:document>").as_bytes()))
            .contains("empty")
    );
    assert!(matches!(problem(&with_main(b"<w:document><w:p></w:document>")), WordProblem::Xml { .. }));
}

#[test]
fn pointers_to_nothing_and_strange_numbers_are_borne() {
    let mut document = section();
    document.raw(
        "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"99\"/><w:numId w:val=\"7\"/></w:numPr><w:ind w:left=\"99999999999\"/></w:pPr>\
         <w:hyperlink r:id=\"nothing\"><w:r><w:t>Freight</w:t></w:r></w:hyperlink><w:r><w:footnoteReference w:id=\"8\"/></w:r>\
         <w:r><w:commentReference w:id=\"9\"/></w:r><w:r><w:drawing><c:chart r:id=\"none\"/></w:drawing></w:r></w:p>",
    );
    document.raw(
        "<w:tbl><w:tr><w:trPr><w:gridBefore w:val=\"4000000000\"/></w:trPr><w:tc><w:tcPr><w:gridSpan w:val=\"4000000000\"/></w:tcPr>\
         <w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>b</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
    );
    assert_eq!(super::strategy(&document), "Freight[^1]\n\n| a | b |\n");
}

#[test]
fn a_document_of_another_kind_is_told() {
    let mut document = Document::new();
    document.text("Dear colleague,").text("thank you.");
    let refused =
        |document: &Document| import_bytes(&document.bytes(), Changes::Accept).unwrap_err().to_string();
    assert_eq!(
        refused(&document),
        "draft.docx: no programme plan, revision or report that is known; it seems to be running text without headings"
    );
    document.styled("H1", &["Lunch", "Dinner"]);
    assert!(refused(&document).ends_with("it seems to be a document with the headings “Lunch”, “Dinner”"));
    document.styled("HCh", &["Section 40"]);
    assert!(refused(&document).ends_with("it seems to be section 40 of a budget, without a programme plan"));
}
