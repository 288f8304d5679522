//! `planmark export`.

use expect_test::expect;
use serde_json::Value;

use crate::plans::{LIGHTHOUSES, LIGHTHOUSES_ZH};
use crate::run::Folder;

fn folder() -> Folder {
    Folder::new(&[
        ("a.plan", LIGHTHOUSES),
        ("plans/zh.plan", LIGHTHOUSES_ZH),
        ("plans/deep/zh.plan", LIGHTHOUSES_ZH),
    ])
}

#[test]
fn json_is_the_whole_plan_and_fits_its_schema() {
    let folder = folder();
    let run = folder.run("export a.plan --to json");
    assert_eq!((run.status, run.stderr.as_str()), (0, ""));
    let exported: Value = serde_json::from_str(&run.stdout).unwrap();
    let schema: Value = serde_json::from_str(&folder.run("schema export").stdout).unwrap();
    let validator = jsonschema::draft202012::new(&schema).unwrap();
    let errors: Vec<String> = validator.iter_errors(&exported).map(|error| error.to_string()).collect();
    assert!(errors.is_empty(), "{errors:?}");
    let programme = &exported["programmes"][0];
    assert_eq!(programme["title"], "Lighthouses");
    assert_eq!(
        programme["subprogrammes"][0]["units"][0]["objective"][0]["text"],
        "To keep every lamp burning."
    );
    assert_eq!(programme["subprogrammes"][0]["units"][0]["strategy"][0]["number"], "90.2");
    assert_eq!(programme["mandates"][1]["symbols"], serde_json::json!(["A/RES/61/230", "A/RES/69/291"]));
    let orientation = &programme["sections"][0]["sections"][0];
    assert_eq!(orientation["kind"], "orientation");
    assert_eq!(orientation["blocks"][0]["references"]["citations"][0]["symbols"][0], "A/RES/58/269");
}

#[test]
fn the_framework_is_a_table_with_a_row_for_each_indicator() {
    let run = folder().run("export a.plan --to csv");
    assert_eq!((run.status, run.stderr.as_str()), (0, ""));
    assert!(run.stdout.starts_with('\u{feff}'));
    expect![[r#"
        document,period,language,programme,programme_title,section,subprogramme,subprogramme_title,component,component_title,objective,accomplishment,accomplishment_text,indicator,indicator_text
        A/71/6 (Prog. 90),2018-2019,en,90,Lighthouses,,1,Lamps,,,To keep every lamp burning.,a,Fewer dark nights,i,Number of nights without light
        A/71/6 (Prog. 90),2018-2019,en,90,Lighthouses,,1,Lamps,,,To keep every lamp burning.,a,Fewer dark nights,ii,Share of lamps that are tended
        A/71/6 (Prog. 90),2018-2019,en,90,Lighthouses,,1,Lamps,,,To keep every lamp burning.,b,Better oil,i,Number of barrels tested
        A/71/6 (Prog. 90),2018-2019,en,90,Lighthouses,,2,Bells,,,To be heard in fog.,,Louder bells,,Number of bells recast
    "#]]
    .assert_eq(&run.stdout.replace("\r\n", "\n").replace('\u{feff}', ""));
}

#[test]
fn the_mandates_are_a_table_with_a_row_for_each_resolution() {
    let run = folder().run("export a.plan --to csv --what mandates");
    assert_eq!((run.status, run.stderr.as_str()), (0, ""));
    expect![[r#"
        document,period,language,programme,programme_title,section,subprogramme,subprogramme_title,organ,symbol,printed,title,url
        A/71/6 (Prog. 90),2018-2019,en,90,Lighthouses,,,,GA,A/RES/58/269,58/269,Strengthening of the United Nations: an agenda for further change,https://undocs.org/en/A/RES/58/269
        A/71/6 (Prog. 90),2018-2019,en,90,Lighthouses,,,,GA,A/RES/61/230,61/230,Lamps,https://undocs.org/en/A/RES/61/230
        A/71/6 (Prog. 90),2018-2019,en,90,Lighthouses,,,,GA,A/RES/69/291,69/291,Lamps,https://undocs.org/en/A/RES/69/291
        A/71/6 (Prog. 90),2018-2019,en,90,Lighthouses,,1,Lamps,SC,S/RES/1373(2001),1373 (2001),,https://undocs.org/en/S/RES/1373(2001)
    "#]].assert_eq(&run.stdout.replace("\r\n", "\n").replace('\u{feff}', ""));
}

#[test]
fn the_page_is_in_the_language_of_the_plan() {
    let folder = folder();
    let run = folder.run("export plans/zh.plan --to html -o page.html");
    assert_eq!((run.status, run.stdout.as_str(), run.stderr.as_str()), (0, "", ""));
    let page = folder.read("page.html");
    assert!(page.starts_with("<!DOCTYPE html>\n<html lang=\"zh\" dir=\"ltr\">"), "{page}");
    assert!(page.contains("<th scope=\"col\">绩效指标</th>"), "{page}");
}

#[test]
fn several_plans_go_to_a_folder_each_under_its_name() {
    let folder = folder();
    let run = folder.run("export a.plan plans --to html -o out");
    assert_eq!((run.status, run.stderr.as_str()), (0, ""));
    for name in ["out/a.html", "out/zh.html", "out/zh-2.html"] {
        assert!(folder.read(name).contains("</html>"), "{name}");
    }
    // A second time the results are written anew.
    assert_eq!(folder.run("export a.plan --to html -o out").status, 0);
}

#[test]
fn what_cannot_be_done_is_told_in_one_sentence() {
    let folder = folder();
    folder.write("empty.plan", "# Report\n");
    folder.write("binary.plan", [0_u8, 1, 2, 3, 255]);
    for (arguments, status, stderr) in [
        (
            "export a.plan plans --to json",
            2,
            "error: Several plans cannot be printed one after the other. Name a folder for them with -o.\n",
        ),
        (
            "export plans --to json",
            2,
            "error: Several plans cannot be printed one after the other. Name a folder for them with -o.\n",
        ),
        (
            "export a.plan plans --to json -o empty.plan",
            2,
            "error: empty.plan: a file, where a folder for several plans is needed.\n",
        ),
        (
            "export a.plan --to json -o a.plan",
            2,
            "error: a.plan: this is one of the plans themselves. Choose another place for the result.\n",
        ),
        (
            "export a.plan --to json --what mandates",
            2,
            "error: --what chooses between tables. Add --to csv, or leave --what out.\n",
        ),
        ("export nowhere.plan --to json", 2, "error: nowhere.plan: there is no such file or folder.\n"),
        ("export binary.plan --to json", 2, "error: binary.plan: a binary file, not text.\n"),
        (
            "export a.plan --to json -o no/folder.json",
            2,
            "error: no/folder.json: cannot be written (No such file or directory (os error 2)).\n",
        ),
        (
            "export empty.plan --to csv",
            0,
            "empty.plan: the plan has no expected accomplishments, so the table has no rows.\n",
        ),
    ] {
        let run = folder.run(arguments);
        assert_eq!((run.status, run.stderr.as_str()), (status, stderr), "{arguments}");
    }
    assert_eq!(folder.read("a.plan"), LIGHTHOUSES);
    // The others are still written.
    let run = folder.run("export a.plan binary.plan --to json -o out");
    assert_eq!(run.status, 2);
    assert!(folder.read("out/a.json").contains("Lighthouses"));
}
