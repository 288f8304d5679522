//! `planmark check` for machines.

use expect_test::expect;
use serde_json::Value;

use crate::plans::{LIGHTHOUSES, LIGHTHOUSES_ZH};
use crate::run::Folder;

fn folder() -> Folder {
    Folder::new(&[("plans, 1/方案 91.plan", LIGHTHOUSES_ZH), ("b.plan", LIGHTHOUSES)])
}

#[test]
fn json() {
    let run = folder().run("check --format json");
    run.expect(&expect![[r#"
        {
          "version": 1,
          "findings": [
            {
              "path": "plans, 1/方案 91.plan",
              "rule": "resolution-year",
              "severity": "error",
              "line": 35,
              "column": 1,
              "end_line": 35,
              "end_column": 12,
              "message": "2171 (2013): this resolution of the Security Council is of 2014 (data to 2024-12-31). Change the year.",
              "symbol": "S/RES/2171(2013)",
              "fixes": [
                {
                  "title": "Change to “2171 (2014)”"
                }
              ]
            }
          ],
          "summary": {
            "error": 1,
            "warning": 0,
            "information": 0,
            "hint": 0,
            "files": 2
          }
        }
        --- status 1
    "#]]);
    run.json("check");
}

#[test]
fn columns_are_scalar_values_and_ends_are_exclusive() {
    // Beyond the basic plane, combining, wide: each scalar value is one column.
    let text = "---\nformat: biennial\nlanguage: zh\n---\n\n# 方案 91：灯塔\r\n\r\n😀e\u{301}方\t第 2171 (2013) 号决议（安全理事会）\r\n";
    let folder = Folder::new(&[("a.plan", text)]);
    let checked = folder.run("check --format json").json("check");
    let line: Vec<char> = text.split("\r\n").nth(2).unwrap().chars().collect();
    for finding in checked["findings"].as_array().unwrap() {
        let at = |key: &str| usize::try_from(finding[key].as_u64().unwrap()).unwrap();
        if at("line") == 8 && at("end_line") == 8 {
            let words: String = line[at("column") - 1..at("end_column") - 1].iter().collect();
            assert_eq!(words, "2171 (2013)");
            return;
        }
    }
    panic!("no finding in the line: {checked:#}");
}

#[test]
fn sarif_is_valid() {
    let mut schema: Value = serde_json::from_str(include_str!("sarif-2.1.0.schema.json")).unwrap();
    // As published, the pattern of a language has a bracket that closes and does not open.
    for place in ["run", "toolComponent"] {
        schema["definitions"][place]["properties"]["language"]["pattern"] =
            "^[a-zA-Z]{2}(-[a-zA-Z]{2})?$".into();
    }
    let validator = jsonschema::draft7::options().should_validate_formats(true).build(&schema).unwrap();
    let folder = folder();
    let run = folder.run("check --format sarif . none.plan");
    let log: Value = serde_json::from_str(&run.stdout).unwrap();
    let errors: Vec<String> =
        validator.iter_errors(&log).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(errors.is_empty(), "{errors:#?}");

    let results = &log["runs"][0]["results"];
    expect![[r#"
        [
          {
            "ruleId": "resolution-year",
            "level": "error",
            "message": {
              "text": "2171 (2013): this resolution of the Security Council is of 2014 (data to 2024-12-31). Change the year."
            },
            "locations": [
              {
                "physicalLocation": {
                  "artifactLocation": {
                    "uri": "./plans%2C%201/%E6%96%B9%E6%A1%88%2091.plan"
                  },
                  "region": {
                    "startLine": 35,
                    "startColumn": 1,
                    "endLine": 35,
                    "endColumn": 12
                  }
                }
              }
            ],
            "properties": {
              "severity": "error",
              "symbol": "S/RES/2171(2013)"
            },
            "ruleIndex": 27,
            "fixes": [
              {
                "description": {
                  "text": "Change to “2171 (2014)”"
                },
                "artifactChanges": [
                  {
                    "artifactLocation": {
                      "uri": "./plans%2C%201/%E6%96%B9%E6%A1%88%2091.plan"
                    },
                    "replacements": [
                      {
                        "deletedRegion": {
                          "startLine": 35,
                          "startColumn": 1,
                          "endLine": 35,
                          "endColumn": 12
                        },
                        "insertedContent": {
                          "text": "2171 (2014)"
                        }
                      }
                    ]
                  }
                ]
              }
            ]
          }
        ]"#]].assert_eq(&serde_json::to_string_pretty(results).unwrap());
    let rules = log["runs"][0]["tool"]["driver"]["rules"].as_array().unwrap();
    let index = usize::try_from(results[0]["ruleIndex"].as_u64().unwrap()).unwrap();
    assert_eq!(rules[index]["id"], results[0]["ruleId"]);
    assert_eq!(log["runs"][0]["invocations"][0]["executionSuccessful"], false);
}

#[test]
fn github() {
    folder().run("check --format github . none.plan").expect(&expect![[r#"
        ::error file=./plans%2C 1/方案 91.plan,line=35,endLine=35,col=1,endColumn=12,title=resolution-year::2171 (2013): this resolution of the Security Council is of 2014 (data to 2024-12-31). Change the year.
        ::error title=planmark::none.plan: there is no such file or folder.
        --- standard error
        error: none.plan: there is no such file or folder.
        --- status 2
    "#]]);
}
