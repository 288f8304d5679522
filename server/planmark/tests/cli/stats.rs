//! `planmark stats`.

use expect_test::expect;

use crate::plans::{LIGHTHOUSES, LIGHTHOUSES_ZH};
use crate::run::Folder;

#[test]
fn json_of_a_biennial_plan() {
    let run = Folder::new(&[("a.plan", LIGHTHOUSES)]).run("stats --format json");
    run.expect(&expect![[r#"
        {
          "version": 1,
          "documents": [
            {
              "path": "a.plan",
              "symbol": "A/71/6 (Prog. 90)",
              "format": "biennial",
              "period": "2018-2019",
              "language": "en",
              "budget_section": null,
              "programmes": [
                {
                  "number": "90",
                  "title": "Lighthouses",
                  "line": 8,
                  "paragraphs": 3,
                  "subprogrammes": [
                    {
                      "section": null,
                      "number": "1",
                      "title": "Lamps",
                      "line": 14,
                      "units": [
                        {
                          "component": null,
                          "title": null,
                          "objective": true,
                          "strategy": true,
                          "accomplishments": [
                            {
                              "letter": "a",
                              "indicators": 2,
                              "line": 22
                            },
                            {
                              "letter": "b",
                              "indicators": 1,
                              "line": 25
                            }
                          ],
                          "results": 0,
                          "measures": 0
                        }
                      ]
                    },
                    {
                      "section": null,
                      "number": "2",
                      "title": "Bells",
                      "line": 32,
                      "units": [
                        {
                          "component": null,
                          "title": null,
                          "objective": true,
                          "strategy": true,
                          "accomplishments": [
                            {
                              "letter": null,
                              "indicators": 1,
                              "line": 40
                            }
                          ],
                          "results": 0,
                          "measures": 0
                        }
                      ]
                    }
                  ],
                  "mandates": [
                    {
                      "section": null,
                      "subprogramme": null,
                      "organ": "GA",
                      "symbols": [
                        "A/RES/58/269"
                      ],
                      "title": "Strengthening of the United Nations: an agenda for further change",
                      "line": 51
                    },
                    {
                      "section": null,
                      "subprogramme": null,
                      "organ": "GA",
                      "symbols": [
                        "A/RES/61/230",
                        "A/RES/69/291"
                      ],
                      "title": "Lamps",
                      "line": 52
                    },
                    {
                      "section": null,
                      "subprogramme": "1",
                      "organ": "SC",
                      "symbols": [
                        "S/RES/1373(2001)"
                      ],
                      "title": null,
                      "line": 58
                    }
                  ]
                }
              ]
            }
          ]
        }
    "#]]);
    run.json("stats");
}

#[test]
fn a_programme_without_subprogrammes_has_one_entry_without_a_number() {
    let plan = "\
---
format: biennial
language: en
---

# Programme 92: Harbours

### Objective of the Organization

To shelter ships.

### Expected accomplishments

(a) Calm water
    (i) Height of waves
";
    let run = Folder::new(&[("a.plan", plan)]).run("stats --format json");
    let programme = &run.json("stats")["documents"][0]["programmes"][0];
    assert_eq!(programme["number"], "92");
    assert_eq!(programme["line"], 6);
    let subprogrammes = programme["subprogrammes"].as_array().unwrap();
    assert_eq!(subprogrammes.len(), 1);
    assert_eq!(subprogrammes[0]["number"], serde_json::Value::Null);
    assert_eq!(subprogrammes[0]["units"][0]["accomplishments"][0]["indicators"], 1);
}

#[test]
fn a_report_has_no_programmes() {
    let report = "---\nformat: report\nlanguage: en\n---\n\n# I. Introduction\n\n1. Words.\n";
    let run = Folder::new(&[("a.plan", report)]).run("stats --format json");
    assert_eq!(run.json("stats")["documents"][0]["programmes"], serde_json::json!([]));
}

#[test]
fn mandates_are_named_by_their_heading_whatever_its_words() {
    let plan = "\
---
format: biennial
language: zh
---

# 方案 94：渡轮

## 立法授权

### 安全理事会决议/主席声明及其他文件

1196(1998)  渡轮

### 麻醉药品委员会决议和决定

53/9  渡轮
第 53/12 号决定  码头

### 大会每年通过的关于渡轮的决议，其中最近的决议如下：

70/235  渡轮

### 2011 年在甲市举行的第四届《联合国反腐败公约》缔约国会议的决议

4/3  渡轮

### 渡轮公约

《渡轮公约》第九条
";
    let statistics = Folder::new(&[("a.plan", plan)]).run("stats --format json").json("stats");
    let mandates = statistics["documents"][0]["programmes"][0]["mandates"].as_array().unwrap();
    let named: Vec<String> =
        mandates.iter().map(|mandate| format!("{} {}", mandate["organ"], mandate["symbols"])).collect();
    expect![[r#"
        "SC" ["S/RES/1196(1998)"]
        "CND" ["CND/RES/53/9"]
        "CND" ["CND/DEC/53/12"]
        "GA" ["A/RES/70/235"]
        "UNCAC-COSP" ["UNCAC-COSP/RES/4/3"]
        null []"#]]
    .assert_eq(&named.join("\n"));
}

#[test]
fn a_relative_name_is_that_of_the_body_to_which_the_programme_answers() {
    let symbols = |title: &str, heading: &str, symbol: &str| {
        let plan = format!(
            "---\nformat: biennial\nlanguage: zh\n---\n\n# 方案 94：{title}\n\n## 立法授权\n\n### {heading}\n\n{symbol}  渡轮\n"
        );
        let run = Folder::new(&[("a.plan", &plan)]).run("stats --format json");
        run.json("stats")["documents"][0]["programmes"][0]["mandates"][0]["symbols"].to_string()
    };
    assert_eq!(symbols("环境", "理事会决定", "24/3"), r#"["UNEP-GC/DEC/24/3"]"#);
    assert_eq!(symbols("人类住区", "理事会决议", "24/3"), r#"["UNHABITAT-GC/RES/24/3"]"#);
    assert_eq!(symbols("非洲经济和社会发展", "委员会决议", "844(XXXIX)"), r#"["ECA/RES/844(XXXIX)"]"#);
    assert_eq!(symbols("渡轮", "理事会决议", "24/3"), "[]");
}

#[test]
fn lettered_sections_are_the_parts_of_a_programme_without_subprogrammes() {
    let part = |letter: &str| {
        format!(
            "## {letter}. Pier {letter}\n\n### Objective of the Organization\n\nTo land.\n\n### Expected accomplishments\n\n(a) Landings\n    (i) Number of landings\n\n"
        )
    };
    let plan = format!(
        "---\nformat: biennial\nlanguage: en\n---\n\n# Programme 94: Ferries\n\n{}{}{}",
        part("A"),
        part("B"),
        part("C")
    );
    let run = Folder::new(&[("a.plan", &plan)]).run("stats --format json");
    let subprogrammes = run.json("stats")["documents"][0]["programmes"][0]["subprogrammes"].clone();
    assert_eq!(subprogrammes.as_array().unwrap().len(), 1);
    assert_eq!(
        (&subprogrammes[0]["section"], &subprogrammes[0]["number"]),
        (&serde_json::Value::Null, &serde_json::Value::Null)
    );
    let units = subprogrammes[0]["units"].as_array().unwrap();
    let letters: Vec<&str> = units.iter().filter_map(|unit| unit["component"].as_str()).collect();
    assert_eq!(letters, ["A", "B", "C"]);
}

#[test]
fn parts_of_a_subprogramme_may_have_small_letters() {
    let part = |letter: &str| {
        format!(
            "### ({letter}) 港口\n\n#### 本组织目标\n\n畅通\n\n#### 秘书处预期成绩\n\n(a) 畅通\n    - 船舶数目\n\n"
        )
    };
    let plan = format!(
        "---\nformat: biennial\nlanguage: zh\n---\n\n# 方案 94：渡轮\n\n## 次级方案 1：港口\n\n{}{}",
        part("a"),
        part("b")
    );
    let run = Folder::new(&[("a.plan", &plan)]).run("stats --format json");
    let units = run.json("stats")["documents"][0]["programmes"][0]["subprogrammes"][0]["units"].clone();
    let letters: Vec<&str> =
        units.as_array().unwrap().iter().filter_map(|unit| unit["component"].as_str()).collect();
    assert_eq!(letters, ["a", "b"]);
}

#[test]
fn an_entity_is_a_programme_and_its_own_number_is_none_of_an_objective() {
    let entity = |body: &str| {
        let plan =
            format!("---\nformat: annual\nlanguage: zh\nentity: 渡轮办\n---\n\n# 三. 渡轮办\n\n{body}");
        let run = Folder::new(&[("a.plan", &plan)]).run("stats --format json");
        run.json("stats")["documents"][0]["programmes"][0].clone()
    };
    let programme = entity("## 工作方案\n\n### 目标\n\n94.1 渡轮畅通。\n");
    assert_eq!((&programme["number"], &programme["title"]), (&serde_json::Value::Null, &"渡轮办".into()));
    assert_eq!(programme["subprogrammes"][0]["units"][0]["title"], serde_json::Value::Null);
    let resources = entity("## 所需资源：5 200 美元\n\n94.1 渡轮需要煤。\n");
    assert_eq!(resources["title"], "渡轮办");
}

#[test]
fn a_planned_result_without_a_number_counts() {
    let plan = "\
---
format: annual
language: en
---

# Programme 94: Ferries

## Subprogramme 4: Landings[^1]

### Planned result for 2026

94.1 The planned result for 2026 is a new result.

#### More landings

Table 94.1: Performance measure
- 2026 (planned): More landings
";
    let statistics = Folder::new(&[("a.plan", plan)]).run("stats --format json").json("stats");
    let unit = &statistics["documents"][0]["programmes"][0]["subprogrammes"][0]["units"][0];
    assert_eq!((&unit["results"], &unit["measures"]), (&1.into(), &1.into()));
    assert_eq!(statistics["documents"][0]["programmes"][0]["subprogrammes"][0]["title"], "Landings");
}

#[test]
fn components_lettered_sections_and_numbered_objectives_are_units() {
    let plan = "\
---
format: biennial
language: en
---

# Programme 93: Ferries

## A. Northern crossings

### Subprogramme 1: Boats

#### Component 1: Hulls

##### Objective of the Organization

To float.

##### Expected accomplishments

(a) Dry feet
    (i) Number of wet feet

#### Component 2: Sails

##### Objective of the Organization

To move.

##### Expected accomplishments

(a) Speed
    (i) Knots

## B. Southern crossings

### Subprogramme 1: Rafts

#### 1. Objective of the Organization

To drift.

#### Expected accomplishments

(a) Drift
    (i) Miles

#### 2. Objective of the Organization

To land.

#### Expected accomplishments

(a) Landings
    (i) Number of landings
";
    let statistics = Folder::new(&[("a.plan", plan)]).run("stats --format json").json("stats");
    let mut units = String::new();
    for subprogramme in statistics["documents"][0]["programmes"][0]["subprogrammes"].as_array().unwrap() {
        for unit in subprogramme["units"].as_array().unwrap() {
            units += &format!(
                "{} {} {} | {} {} {}\n",
                subprogramme["section"],
                subprogramme["number"],
                subprogramme["title"],
                unit["component"],
                unit["title"],
                unit["accomplishments"].as_array().unwrap().len()
            );
        }
    }
    expect![[r#"
        "A" "1" "Boats" | "1" "Hulls" 1
        "A" "1" "Boats" | "2" "Sails" 1
        "B" "1" "Rafts" | null "1" 1
        "B" "1" "Rafts" | null "2" 1
    "#]]
    .assert_eq(&units);
}

#[test]
fn a_table_for_people() {
    let folder = Folder::new(&[("a.plan", LIGHTHOUSES), ("b.plan", LIGHTHOUSES_ZH)]);
    folder.run("stats").expect(&expect![[r#"
        a.plan  A/71/6 (Prog. 90)  biennial  2018-2019  en
        Programme 90: Lighthouses
          No.   Subprogramme   Accomplishments   Indicators   Results   Measures   Mandates
        ─────────────────────────────────────────────────────────────────────────────────────
          1     Lamps                        2            3         0          0          1
          2     Bells                        1            1         0          0          0
        3 numbered paragraphs, 3 mandates in all.

        b.plan  A/71/6 (Prog. 91)  biennial  2018-2019  zh
        Programme 91: 灯塔
          No.   Subprogramme   Accomplishments   Indicators   Results   Measures   Mandates
        ─────────────────────────────────────────────────────────────────────────────────────
          1     灯                           1            1         0          0          1
        2 numbered paragraphs, 1 mandate in all.

    "#]]);
    folder.run("stats b.plan --language zh").expect(&expect![[r#"
        b.plan  A/71/6 (Prog. 91)  biennial  2018-2019  zh
        方案 91：灯塔
          次级方案   名称   预期成绩   绩效指标   成果   业绩计量   授权
        ──────────────────────────────────────────────────────────────────
          1          灯            1          1      0          0      1
        共 2 个有编号的段落，1 项授权。

    "#]]);
}

#[test]
fn what_cannot_be_read_is_told_and_the_rest_is_counted() {
    let run = Folder::new(&[("a.plan", LIGHTHOUSES)]).run("stats --format json none.plan a.plan");
    assert_eq!(run.status, 2);
    assert_eq!(run.stderr, "error: none.plan: there is no such file or folder.\n");
    assert_eq!(run.json("stats")["documents"].as_array().unwrap().len(), 1);
}
