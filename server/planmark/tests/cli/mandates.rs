//! `planmark mandates`.

use expect_test::expect;

use crate::run::Folder;

const PLAN: &str = "\
---
symbol: A/71/6 (Prog. 90)
format: biennial
period: 2018-2019
language: en
---

# Programme 90: Lighthouses

## Overall orientation

90.1 The Lamps Division follows General Assembly resolution 70/900.

90.2 See General Assembly resolutions 70/100 and 64/3.

## Legislative mandates

Convention on Lighthouses, \"as amended\"

### General Assembly resolutions

64/3  Care of lamps
70/100; 70/101  -Lamps, and <oil>

### Security Council resolutions

2171 (2013)

### Subprogramme 1: Lamps

#### General Assembly resolutions

64/3  Care of lamps
";

const OTHER: &str = "\
---
symbol: A/71/6 (Prog. 91)
format: biennial
period: 2018-2019
language: en
---

# Programme 91: Bells

## Legislative mandates

### General Assembly resolutions

64/3  Care of lamps
";

const PREVIOUS: &str = "\
---
symbol: A/69/6 (Prog. 90)
format: biennial
period: 2016-2017
language: en
---

# Programme 90: Lighthouses

## Legislative mandates

### General Assembly resolutions

64/3  Care of lanterns
60/1  Gone since
70/100  -Lamps, and <oil>
";

const REFERENCE: &str = "\
symbol,title_en,date,status,latest_symbol
A/RES/64/3,Care of lamps,2009-10-28,listed,A/RES/72/4
A/RES/70/100,Lamps,2015-12-09,listed,
";

fn folder() -> Folder {
    Folder::new(&[
        ("plans/90.plan", PLAN),
        ("plans/91.plan", OTHER),
        ("before/90.plan", PREVIOUS),
        ("reference.csv", REFERENCE),
        ("planmark.toml", "[registry]\nfiles = [\"reference.csv\"]\n"),
    ])
}

#[test]
fn a_table_for_people() {
    folder().run("mandates plans --against before").expect(&expect![[r#"
        plans/90.plan  90  Lighthouses  A/71/6 (Prog. 90)
          List   Number        Title                        Status          Age   Also listed by   Cited   Change     Decision
        ────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
                               Convention on Lighthouses,   unknown                                        added
                               "as amended"
                 64/3          Care of lamps                superseded by     9   90, 91           14      retitled
                                                            A/RES/72/4
                 70/100        -Lamps, and <oil>            current           3                    14      kept
                 70/101        -Lamps, and <oil>            current           3                            added
                 2171 (2013)                                wrong             5                            added
          1      64/3          Care of lamps                superseded by     9   90, 91           14      retitled
                                                            A/RES/72/4
                 60/1          Gone since                   current          11                            removed
        6 mandates, 2 superseded, 1 unknown, 1 wrong

        plans/91.plan  91  Bells  A/71/6 (Prog. 91)
          List   Number   Title           Status                     Age   Also listed by   Cited   Change   Decision
        ───────────────────────────────────────────────────────────────────────────────────────────────────────────────
                 64/3     Care of lamps   superseded by A/RES/72/4     9   90               14      added
        1 mandate, 1 superseded, 0 unknown, 0 wrong

    "#]]);
}

#[test]
fn csv_for_spreadsheets() {
    let run = folder().run("mandates plans/90.plan --format csv");
    assert!(run.stdout.starts_with('\u{feff}') && run.stdout.ends_with("\r\n"));
    expect![[r#"
        path,document,programme,programme_title,section,subprogramme,organ,symbols,number,title,status,superseded_by,problem,adopted,age,listed_by,cited,change,previous_title,line,decision,reason
        plans/90.plan,A/71/6 (Prog. 90),90,Lighthouses,,,,,,"Convention on Lighthouses, ""as amended""",unknown,,,,,,,,,18,,
        plans/90.plan,A/71/6 (Prog. 90),90,Lighthouses,,,GA,A/RES/64/3,64/3,Care of lamps,superseded,A/RES/72/4,,2009-10-28,9,90.1 (plans/90.plan:33),plans/90.plan:14,,,22,,
        plans/90.plan,A/71/6 (Prog. 90),90,Lighthouses,,,GA,A/RES/70/100,70/100,"'-Lamps, and <oil>",current,,,2015-12-09,3,,plans/90.plan:14,,,23,,
        plans/90.plan,A/71/6 (Prog. 90),90,Lighthouses,,,GA,A/RES/70/101,70/101,"'-Lamps, and <oil>",current,,,2015,3,,,,,23,,
        plans/90.plan,A/71/6 (Prog. 90),90,Lighthouses,,,SC,S/RES/2171(2013),2171 (2013),,wrong,,2171 (2013): this resolution of the Security Council is of 2014 (data to 2024-12-31). Change the year.,2013,5,,,,,27,,
        plans/90.plan,A/71/6 (Prog. 90),90,Lighthouses,,1,GA,A/RES/64/3,64/3,Care of lamps,superseded,A/RES/72/4,,2009-10-28,9,90 (plans/90.plan:22),plans/90.plan:14,,,33,,
    "#]].assert_eq(&run.stdout.replace("\r\n", "\n").replace('\u{feff}', ""));
}

#[test]
fn json_fits_its_schema() {
    let value = folder().run("mandates plans --against before --format json").json("mandates");
    expect![[r#"
        {
          "section": null,
          "subprogramme": null,
          "organ": "GA",
          "symbols": [
            "A/RES/64/3"
          ],
          "number": "64/3",
          "title": "Care of lamps",
          "known_title": null,
          "line": 22,
          "status": "superseded",
          "superseded_by": "A/RES/72/4",
          "problems": [],
          "adopted": "2009-10-28",
          "age": 9,
          "listed_by": [
            {
              "path": "plans/90.plan",
              "programme": "90",
              "subprogramme": "1",
              "line": 33
            },
            {
              "path": "plans/91.plan",
              "programme": "91",
              "subprogramme": null,
              "line": 14
            }
          ],
          "cited": [
            {
              "path": "plans/90.plan",
              "line": 14
            }
          ],
          "change": "retitled",
          "previous_title": "Care of lanterns",
          "decision": null,
          "reason": null
        }"#]]
    .assert_eq(&format!("{:#}", value["programmes"][0]["mandates"][1]));
    expect![[r#"
        {
          "section": null,
          "subprogramme": null,
          "organ": "SC",
          "symbols": [
            "S/RES/2171(2013)"
          ],
          "number": "2171 (2013)",
          "title": null,
          "known_title": null,
          "line": 27,
          "status": "wrong",
          "superseded_by": null,
          "problems": [
            "2171 (2013): this resolution of the Security Council is of 2014 (data to 2024-12-31). Change the year."
          ],
          "adopted": "2013",
          "age": 5,
          "listed_by": [],
          "cited": [],
          "change": "added",
          "previous_title": null,
          "decision": null,
          "reason": null
        }"#]].assert_eq(&format!("{:#}", value["programmes"][0]["mandates"][4]));
    let removed: Vec<_> =
        value["programmes"][0]["removed"].as_array().unwrap().iter().map(|it| &it["number"]).collect();
    assert_eq!(removed, ["60/1"]);
}

#[test]
fn a_page_for_reading_and_printing() {
    let run = folder().run("--language zh mandates plans/90.plan --against before --format html");
    let row = run.stdout.lines().find(|line| line.contains("70/100")).unwrap();
    expect![[r#"
        <tr class="current kept"><td></td><th scope="row" class="number"><bdi>70/100</bdi></th><td class="title" lang="en" dir="ltr">-Lamps, and &lt;oil&gt;</td><td class="status"><strong>有效</strong></td><td>3</td><td></td><td><ul><li><bdi>plans/90.plan:14</bdi></li></ul></td><td>保留</td><td class="decision"></td><td class="decision"></td></tr>
    "#]].assert_eq(&format!("{row}\n"));
    assert!(run.stdout.starts_with("<!DOCTYPE html>\n<html lang=\"zh\" dir=\"ltr\">"), "{}", run.stdout);
    for outside in ["http:", "https:", "src=", "<script", "<oil>"] {
        assert!(!run.stdout.contains(outside), "{outside}");
    }
}

#[test]
fn an_arabic_list_reads_from_right_to_left() {
    let plan = "---\nformat: biennial\nlanguage: ar\n---\n\n# البرنامج 2: المحيطات\n\n## الولايات التشريعية\n\n### قرارات الجمعية العامة\n\n58/269  تعزيز الأمم المتحدة\n";
    let run = Folder::new(&[("a.plan", plan)]).run("mandates --format html");
    assert!(
        run.stdout.contains("<td class=\"title\" lang=\"ar\" dir=\"rtl\">تعزيز الأمم المتحدة</td>"),
        "{}",
        run.stdout
    );
}

/// The decision and reason columns of the row of a mandate, filled in as in a spreadsheet.
fn filled(csv: &str, title: &str, decision: &str, reason: &str) -> String {
    let lines = csv.lines().map(|line| match line.strip_suffix(",,") {
        Some(row) if line.contains(title) => format!("{row},{decision},{reason}"),
        _ => line.to_owned(),
    });
    lines.map(|line| line + "\r\n").collect()
}

#[test]
fn decisions_are_kept_when_the_table_is_read_again() {
    let folder = folder();
    let empty = folder.run("mandates plans/90.plan --format csv").stdout;
    let decided = filled(
        &filled(&empty, "Care of lamps", "review", "\"too old, \"\"perhaps\"\"\""),
        "Convention",
        "retain",
        "=1+1",
    );
    folder.write("decided.csv", &decided);
    let first = folder.run("mandates plans/90.plan --format csv --decisions decided.csv");
    assert_eq!((first.status, first.stderr.as_str()), (0, ""));
    let decisions: Vec<&str> = first.stdout.lines().filter(|line| line.contains("review,")).collect();
    assert_eq!(decisions.len(), 2, "{}", first.stdout);
    assert!(
        decisions[0].ends_with("review,\"too old, \"\"perhaps\"\"\"")
            && first.stdout.contains("retain,'=1+1")
    );
    // What was printed is read again and again, by a spreadsheet of another country too.
    folder.write("again.csv", &first.stdout);
    let again = folder.run("mandates plans/90.plan again.csv --format csv");
    assert_eq!(again.stdout, first.stdout);
    let json = folder.run("mandates plans --format json --decisions again.csv").json("mandates");
    assert_eq!(json["programmes"][0]["mandates"][0]["reason"], "=1+1");
}

#[test]
fn a_decision_whose_mandate_is_gone_is_kept_and_told() {
    let folder = folder();
    folder.write(
        "decided.csv",
        "programme;section;subprogramme;symbols;number;title;decision;reason\n90;;1;A/RES/55/1;55/1;Old lamps;remove;no longer needed\n90;;;A/RES/72/4;72/4;New lamps;add;\n",
    );
    folder.run("mandates plans --decisions decided.csv").expect(&expect![[r#"
        plans/90.plan  90  Lighthouses  A/71/6 (Prog. 90)
          List   Number        Title               Status                     Age   Also listed by   Cited   Change   Decision
        ────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
                               Convention on       unknown
                               Lighthouses, "as
                               amended"
                 64/3          Care of lamps       superseded by A/RES/72/4     9   90, 91           14
                 70/100        -Lamps, and <oil>   current                      3                    14
                 70/101        -Lamps, and <oil>   current                      3
                 2171 (2013)                       wrong                        5
          1      64/3          Care of lamps       superseded by A/RES/72/4     9   90, 91           14
        6 mandates, 2 superseded, 1 unknown, 1 wrong

        plans/91.plan  91  Bells  A/71/6 (Prog. 91)
          List   Number   Title           Status                     Age   Also listed by   Cited   Change   Decision
        ───────────────────────────────────────────────────────────────────────────────────────────────────────────────
                 64/3     Care of lamps   superseded by A/RES/72/4     9   90               14
        1 mandate, 1 superseded, 0 unknown, 0 wrong

        --- standard error
        Kept, though no list has this mandate: 90.1 — A/RES/55/1 — Old lamps — remove — no longer needed
        To be added to the list: 90 — A/RES/72/4 — New lamps — add
    "#]]);
    let csv = folder.run("mandates plans/91.plan --decisions decided.csv --format csv").stdout;
    folder.write("again.csv", &csv);
    assert_eq!(folder.run("mandates plans/91.plan --decisions again.csv --format csv").stdout, csv);
    let json = folder.run("mandates plans/91.plan --decisions again.csv --format json").json("mandates");
    expect![[r#"
        [
          {
            "programme": "90",
            "section": null,
            "subprogramme": "1",
            "symbols": [
              "A/RES/55/1"
            ],
            "number": "55/1",
            "title": "Old lamps",
            "decision": "remove",
            "reason": "no longer needed"
          },
          {
            "programme": "90",
            "section": null,
            "subprogramme": null,
            "symbols": [
              "A/RES/72/4"
            ],
            "number": "72/4",
            "title": "New lamps",
            "decision": "add",
            "reason": null
          }
        ]"#]]
    .assert_eq(&format!("{:#}", json["other_decisions"]));
}

#[test]
fn a_file_that_is_no_table_of_decisions_is_told() {
    let folder = folder();
    folder.write("bad.csv", "a,b\n1,2\n");
    folder.run("mandates plans/91.plan --format json --decisions bad.csv").expect(&expect![[r#"
        {
          "version": 1,
          "programmes": [
            {
              "path": "plans/91.plan",
              "symbol": "A/71/6 (Prog. 91)",
              "period": "2018-2019",
              "language": "en",
              "number": "91",
              "title": "Bells",
              "mandates": [
                {
                  "section": null,
                  "subprogramme": null,
                  "organ": "GA",
                  "symbols": [
                    "A/RES/64/3"
                  ],
                  "number": "64/3",
                  "title": "Care of lamps",
                  "known_title": null,
                  "line": 14,
                  "status": "superseded",
                  "superseded_by": "A/RES/72/4",
                  "problems": [],
                  "adopted": "2009-10-28",
                  "age": 9,
                  "listed_by": [],
                  "cited": [],
                  "change": null,
                  "previous_title": null,
                  "decision": null,
                  "reason": null
                }
              ],
              "removed": []
            }
          ],
          "other_decisions": []
        }
        --- standard error
        error: bad.csv: cannot be read (the column “programme” is missing; take the file that `planmark mandates --format csv` prints).
        --- status 2
    "#]]);
}

/// Every joint, letter and organ heading of the keyword table, in a list of mandates: what the review has of each.
#[test]
fn every_form_of_the_keyword_table_is_listed_by_its_symbols() {
    use planmark_syntax::citation::{Context, Kind};
    use planmark_syntax::keywords::{self, ConnectorRole, Meaning, Promise};
    use planmark_syntax::{Citation, Organ};

    let mut plan = "---\nlanguage: en\nformat: biennial\nperiod: 2018-2019\n---\n\n# Programme 90: Lamps\n\n## Legislative mandates\n".to_owned();
    let mut expected: Vec<Vec<String>> = Vec::new();
    plan.push_str("\n### General Assembly resolutions\n\n");
    let mut list = |line: &str, symbols: Vec<String>| {
        plan.push_str(line);
        plan.push_str("  Care of lamps\n");
        expected.push(symbols);
    };
    let parts = |number: &str, letters: &str| -> Vec<String> {
        letters.chars().map(|letter| format!("A/RES/{number} {letter}")).collect()
    };
    let mut session = 31;
    for entry in keywords::CONNECTORS {
        let letters = match entry.role {
            ConnectorRole::And => "AC",
            ConnectorRole::To => "ABC",
            ConnectorRole::Within | ConnectorRole::OfDevelopment | ConnectorRole::From => continue,
        };
        for word in entry.words {
            for (first, last) in [("A", "C"), ("А", "С"), ("ألف", "جيم")] {
                let number = format!("{session}/1{}", first.len());
                list(&format!("{number} {first} {} {last}", word.text), parts(&number, letters));
            }
            session += 1;
        }
    }
    list("42/37 Н", parts("42/37", "H"));
    for heading in keywords::HEADING_WORDS {
        let Meaning::Organ(organ) = heading.meaning else { continue };
        let ([code], [promise]) = (organ.codes, organ.promises) else { continue };
        let kind = match promise {
            Promise::Resolution => Kind::Resolution,
            Promise::Decision => Kind::Decision,
            _ => continue,
        };
        if organ.relative {
            continue;
        }
        let (organ, _) = Organ::from_code(code).unwrap();
        let number = format!("{session}/14");
        let symbols = Citation::read(&number, Context::new(organ, kind)).unwrap().symbols();
        plan.push_str(&format!("\n### {}\n\n{number}  Care of lamps\n", heading.word.text));
        expected.push(symbols);
        session = session % 90 + 1;
    }
    let folder = Folder::new(&[("90.plan", &plan)]);
    let value = folder.run("mandates 90.plan --format json").json("mandates");
    let mandates = value["programmes"][0]["mandates"].as_array().unwrap();
    let lines: Vec<&str> = plan.lines().collect();
    assert_eq!(mandates.len(), expected.len());
    for (mandate, symbols) in mandates.iter().zip(expected) {
        let line = lines[usize::try_from(mandate["line"].as_u64().unwrap()).unwrap() - 1];
        assert_eq!(mandate["symbols"], serde_json::json!(symbols), "{line}");
    }
}
