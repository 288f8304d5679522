//! `planmark import`.

use std::fs;

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
          plans/new/plan.plan
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
    folder
        .run("import none.txt empty.txt letter.txt binary.txt latin1.txt . report.txt -o plans --report account.json")
        .expect(&expect![[r#"
            report.txt: read as report; 47 characters, 47 in the plans and 0 left out.
              plans/plan.plan
            --- standard error
            error: none.txt: there is no such file or folder.
            error: empty.txt: there is no text in it.
            error: letter.txt: not a programme plan, a revision or a report that is known. Name its format with --format to read it all the same.
            error: binary.txt: a binary file, not text.
            error: latin1.txt: not UTF-8 text (byte 5, in line 1, is not valid). Save it as UTF-8.
            error: .: a folder, device or pipe, where a file is needed.
            --- status 2
        "#]]);
    let report: Value = serde_json::from_str(&folder.read("account.json")).unwrap();
    assert_eq!(report["sources"].as_array().unwrap().len(), 1);
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
