//! `planmark resolution`.

use expect_test::expect;

use crate::run::Folder;

const PLAN: &str = "\
---
symbol: A/71/6 (Prog. 90)
format: biennial
period: 2018-2019
language: zh
---

# 方案 90：灯塔

## 总方向

90.1 依照大会第 70/900 号、第 70/100 号和第 70/101 号决议，安全理事会第 2171(2014)号决议。

90.2 见 70/100。

## 立法授权

### 大会决议

70/100  灯塔的维护
52/12 A 和 B  灯

### 亚洲及太平洋经济社会委员会决议

70/100  区域的灯
";

const REFERENCE: &str = "\
symbol,title_en,title_zh,date,status,latest_symbol,group_title
A/RES/70/100,Care of lighthouses,维护,2015-12-09,listed,A/RES/72/4,Lighthouses
A/RES/70/102,Bells,,2015-12-09,listed,,
";

fn folder() -> Folder {
    Folder::new(&[
        ("90.plan", PLAN),
        ("reference.csv", REFERENCE),
        ("planmark.toml", "[registry]\nfiles = [\"reference.csv\"]\n"),
    ])
}

fn asked(symbol: &str) -> crate::run::Run {
    crate::run::Run::of(&folder().command(["resolution", symbol]).output().unwrap())
}

#[test]
fn a_bare_number_may_be_of_several_organs() {
    asked("70/100").expect(&expect![[r#"
        A/RES/70/100
          Title (en): Care of lighthouses
          Title (zh): 灯塔的维护
          Adopted on 2015-12-09.
          The latest of its series is A/RES/72/4 (Lighthouses).
          From reference.csv, data to 2015-12-09.
          Listed as a mandate:
            90.plan:20:1  70/100  灯塔的维护
          Cited:
            90.plan:12:23  70/100

        ESCAP/RES/70/100
          Title (zh): 区域的灯
          Listed as a mandate:
            90.plan:25:1  70/100  区域的灯

        Cited without an organ:
            90.plan:14:8  70/100
    "#]]);
}

#[test]
fn every_form_of_a_symbol_is_read() {
    let plain = asked("A/RES/70/100").stdout;
    for symbol in ["大会第70/100号决议", "General Assembly resolution 70/100", " A/RES/70/100 "] {
        assert_eq!(asked(symbol).stdout, plain, "{symbol}");
    }
    let council = asked("2171(2014)").stdout;
    assert!(council.contains("S/RES/2171(2014)") && council.contains("90.plan:12:"), "{council}");
    for symbol in ["2171 (2014)", "第2171（2014）号决议", "S/RES/2171 (2014)"] {
        assert_eq!(asked(symbol).stdout, council, "{symbol}");
    }
    let part = asked("A/RES/52/12 A").stdout;
    assert!(part.contains("90.plan:21:1  52/12 A 和 B  灯"), "{part}");
}

#[test]
fn what_is_in_no_plan_is_known_by_the_reference_files_or_not_at_all() {
    asked("70/102").expect(&expect![[r#"
        A/RES/70/102
          Title (en): Bells
          Adopted on 2015-12-09.
          From reference.csv, data to 2015-12-09.

    "#]]);
    asked("70/103").expect(&expect![[r#"
          Nothing is known of 70/103: no reference file and no plan here names it.
    "#]]);
    asked("lighthouse").expect(&expect![[r#"
        --- standard error
        error: “lighthouse” is no number or symbol of a resolution that can be read
        --- status 2
    "#]]);
    asked("A/RES/69/9999").expect(&expect![[r#"
        --- standard error
        error: “A/RES/69/9999” is no number or symbol of a resolution that can be read
        --- status 2
    "#]]);
}

#[test]
fn json_fits_its_schema() {
    let run = folder().run("resolution A/RES/70/100 --format json");
    run.json("resolution");
    run.expect(&expect![[r#"
        {
          "version": 1,
          "asked": "A/RES/70/100",
          "resolutions": [
            {
              "symbol": "A/RES/70/100",
              "organ": "GA",
              "number": "70/100",
              "known": true,
              "impossible": false,
              "titles": {
                "en": "Care of lighthouses",
                "zh": "灯塔的维护"
              },
              "description": null,
              "date": "2015-12-09",
              "parts": [],
              "superseded_by": "A/RES/72/4",
              "series": "Lighthouses",
              "source": "reference.csv",
              "listed": [
                {
                  "path": "90.plan",
                  "line": 20,
                  "column": 1,
                  "programme": "90",
                  "text": "70/100",
                  "title": "灯塔的维护"
                }
              ],
              "cited": [
                {
                  "path": "90.plan",
                  "line": 12,
                  "column": 23,
                  "programme": "90",
                  "text": "70/100",
                  "title": null
                }
              ]
            }
          ],
          "undecided": [
            {
              "path": "90.plan",
              "line": 14,
              "column": 8,
              "programme": "90",
              "text": "70/100",
              "title": null
            }
          ],
          "data_date": "2015-12-09"
        }
    "#]]);
}
