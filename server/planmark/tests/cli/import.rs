//! `planmark import`.

use std::fs;
use std::io::{Cursor, Write};

use expect_test::expect;
use serde_json::Value;

use crate::run::{Folder, assert_fits};

/// A report as a PDF tool gives it, in invented words: numbered sections of numbered paragraphs, and a page number.
const REPORT: &str = "\
                                      一. 导言

1. 本报告说明灯塔的情况。灯塔照亮海岸，船只由此知道
方向。

                                      2

                                      二. 结论

2. 灯塔应当长明。
";

fn folder() -> Folder {
    Folder::new(&[("report.txt", REPORT)])
}

#[test]
fn a_document_becomes_plans() {
    let folder = folder();
    folder.run("import report.txt -o plans/new").expect(&expect![[r#"
        report.txt: read as report; 47 characters, 47 in the plans and 0 left out.
          plans/new/report.plan
    "#]]);
    let files: Vec<_> =
        fs::read_dir(folder.path("plans/new")).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert_eq!(files.len(), 1);
    let plan = fs::read_to_string(&files[0]).unwrap();
    assert!(plan.contains("1. 本报告说明灯塔的情况。灯塔照亮海岸，船只由此知道方向。"), "{plan}");
}

#[test]
fn the_report_accounts_for_every_character() {
    let folder = folder();
    let run = folder.run("import report.txt -o plans --report account.json");
    assert_eq!(run.status, 0);
    let report: Value = serde_json::from_str(&folder.read("account.json")).unwrap();
    assert_fits(&report, "import-report");
    let source = &report["sources"][0];
    let dropped: u64 =
        source["dropped"].as_object().unwrap().values().map(|count| count.as_u64().unwrap()).sum();
    assert_eq!(source["characters"].as_u64().unwrap(), source["placed"].as_u64().unwrap() + dropped);
    assert_eq!(source["source"], "report.txt");
    assert_eq!(source["format"], "report");
    for file in source["files"].as_array().unwrap() {
        assert!(folder.path(file.as_str().unwrap()).is_file(), "{file}");
    }
}

#[test]
fn what_was_written_is_kept_unless_it_may_be_replaced() {
    let folder = folder();
    assert_eq!(folder.run("import report.txt -o plans").status, 0);
    assert_eq!(folder.run("import report.txt -o plans").status, 0, "the same bytes are no conflict");
    let plan = fs::read_dir(folder.path("plans")).unwrap().next().unwrap().unwrap().path();
    let imported = fs::read_to_string(&plan).unwrap();
    fs::write(&plan, "# Edited by hand\n").unwrap();

    let refused = folder.run("import report.txt -o plans");
    assert_eq!(refused.status, 2);
    assert!(refused.stderr.contains("It was kept; --overwrite replaces it."), "{}", refused.stderr);
    assert_eq!(fs::read_to_string(&plan).unwrap(), "# Edited by hand\n");

    assert_eq!(folder.run("import report.txt -o plans --overwrite").status, 0);
    assert_eq!(fs::read_to_string(&plan).unwrap(), imported);
}

#[test]
fn documents_of_one_name_do_not_write_over_each_other() {
    let folder = Folder::new(&[("a/report.txt", REPORT), ("b/report.txt", &REPORT.replace("长明", "常明"))]);
    assert_eq!(folder.run("import a/report.txt b/report.txt -o plans").status, 0);
    assert_eq!(fs::read_dir(folder.path("plans")).unwrap().count(), 2);
}

#[test]
fn documents_that_cannot_be_read_are_told_and_the_others_imported() {
    let folder = folder();
    folder.write("empty.txt", " \n");
    folder.write("letter.txt", "Dear colleague,\n");
    folder.write("binary.txt", b"\x7FELF\x02\x01\x01\0\0\0");
    folder.write("latin1.txt", b"Fran\xE7ais\n");
    folder.write("gbk.txt", b"\xB4\xCE\xBC\xB6\xB7\xBD\xB0\xB8\xA3\xBA\xCC\xFA\xC2\xB7\n");
    folder.write(
        "utf16.txt",
        "次级方案 1\n铁路 2\n".encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>(),
    );
    folder.write("plan.pdf", b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n");
    folder.write("old.doc", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0\0\0");
    folder.write("cut.docx", b"PK\x03\x04\x14\0\x06\0");
    folder
        .run(
            "import none.txt empty.txt letter.txt binary.txt latin1.txt gbk.txt utf16.txt plan.pdf old.doc cut.docx . report.txt -o plans \
             --report account.json",
        )
        .expect(&expect![[r#"
            report.txt: read as report; 47 characters, 47 in the plans and 0 left out.
              plans/report.plan
            --- standard error
            error: none.txt: there is no such file or folder.
            error: empty.txt: there is no text in it.
            error: letter.txt: not a programme plan, a revision or a report that is known. Name its format with --format to read it all the same.
            error: binary.txt: a binary file, not text.
            error: latin1.txt: not UTF-8 text (byte 5, in line 1, is not valid). Save it as UTF-8.
            error: gbk.txt: Chinese text in GBK or GB 18030. Save it as UTF-8.
            error: utf16.txt: text in UTF-16. Save it as UTF-8.
            error: plan.pdf: a file of the kind PDF, which is not read. Give a Word document (.docx), or the text of the document in a .txt file.
            error: old.doc: cannot be read (a document in the old .doc form or protected by a password; save it as .docx without a password).
            error: cut.docx: cannot be read (the file is damaged or was cut off).
            error: .: a folder, device or pipe, where a file is needed.
            --- status 2
        "#]]);
    let report: Value = serde_json::from_str(&folder.read("account.json")).unwrap();
    assert_eq!(report["sources"].as_array().unwrap().len(), 1);
}

/// A Word document with a tracked change.
fn draft() -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let mut part = |name: &str, xml: &str| {
        archive.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        archive.write_all(xml.as_bytes()).unwrap();
    };
    part(
        "[Content_Types].xml",
        r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml"
         ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"#,
    );
    part(
        "_rels/.rels",
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1"
         Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#,
    );
    let paragraph = |xml: &str| format!("<w:p>{xml}</w:p>");
    let run = |text: &str| format!(r#"<w:r><w:t xml:space="preserve">{text}</w:t></w:r>"#);
    let text = [
        paragraph(&run("Subprogramme 1: Freight")),
        paragraph(&run("Objective")),
        paragraph(&format!(
            r#"{}<w:del w:id="1" w:author="A" w:date="2026-01-02T00:00:00Z"><w:r><w:delText>slowly</w:delText></w:r></w:del><w:ins
             w:id="2" w:author="A" w:date="2026-01-02T00:00:00Z">{}</w:ins>{}"#,
            run("40.1 To move freight "),
            run("fast"),
            run(".")
        )),
    ]
    .concat();
    part(
        "word/document.xml",
        &format!(
            r#"<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{text}</w:body></w:document>"#
        ),
    );
    archive.finish().unwrap().into_inner()
}

#[test]
fn tracked_changes_are_accepted_unless_they_are_to_be_rejected() {
    let folder = Folder::new(&[]);
    folder.write("draft.docx", draft());
    for (arguments, sentence) in [
        ("-o accepted", "40.1 To move freight fast."),
        ("-o accepted --changes accept", "40.1 To move freight fast."),
        ("-o rejected --changes reject", "40.1 To move freight slowly."),
    ] {
        let run = folder.run(&format!("import draft.docx {arguments}"));
        assert_eq!(run.status, 0, "{arguments}: {}", run.stderr);
        let plan = folder.read(&format!("{}/draft.plan", &arguments[3..11]));
        assert!(plan.ends_with(&format!("{sentence}\n")), "{arguments}: {plan}");
    }
}

#[test]
fn a_folder_that_cannot_be_made_is_told() {
    folder().run("import report.txt -o report.txt/plans").expect(&expect![[r#"
        --- standard error
        error: report.txt/plans: cannot be written (Not a directory (os error 20)).
        --- status 2
    "#]]);
}

#[test]
fn an_unknown_format_is_refused_with_those_that_are_known() {
    let run = folder().run("import report.txt -o plans --format novel");
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("biennial-2006"), "{}", run.stderr);
}
