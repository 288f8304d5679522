//! Plans as other programs read them. Every plan in `examples/` and one that means ill must come out whole.
#![allow(clippy::unwrap_used, reason = "a test that cannot prepare its files fails, helpers included")]

use std::fs;
use std::path::Path;

use expect_test::expect;
use planmark_plan::{Document, Work};
use planmark_syntax::Text;
use planmark_writers::csv::{What, csv, rows};
use planmark_writers::html::html;
use planmark_writers::json::{Plan, plan};
use proptest::prelude::*;
use serde_json::Value;

/// A plan in which every text would like to be something else.
const HOSTILE: &str = "\
---
symbol: =HYPERLINK(\"x\")
language: en
format: biennial
---

# Programme 9: <script>alert(1)</script>

### Objective

To <b>bold</b>.[^1] [press](javascript:alert(1)) [here](https://example.org/?a=1&b=\"2\")

### Expected accomplishments

(a) =1+1
    (i) @SUM(A1), \"quoted\", and
        a second line
    - -2+3
(b) Without indicator

[^1]: A note & more <i>.

## Legislative mandates

### General Assembly resolutions

58/269  \"Title\" <with> signs
52/12 A and B; 61/230  Two

### Security Council resolutions

1373 (2001)
";

/// An annual plan with a table, a list by years, a figure without values and wrapped lines.
const ANNUAL: &str = "\
---
symbol: A/91/6 (Sect. 9)
language: zh
format: annual
period: 2028
---

# 方案 9：海洋

## 次级方案 1：海岸

### 2028 年计划成果

#### 成果 1：安全的
    海岸

表 9.1：业绩计量
(数目)
- 2024(实际)：—
- 2025(实际)：二十个
- 2026(实际)：三十个
- 2027(计划)：四十个
- 2028(计划)：五十个

图 9.一：业绩计量：海岸数目

9.1 海岸应当
    安全，见第 58/269
    号决议。

### 应交付产出

表 9.2：应交付产出
| 类别 | 2026 年计划 | 2027 年计划 |
| --- | --- | --- |
| B. 生成和转让知识 | | |
| 出版物(出版物数目) | 1 | — |
";

fn document(text: &str) -> Document {
    Document::new(Text::new(text), &Work::default())
}

/// The plans of `examples/`, by their names.
fn examples() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../examples");
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let folder = entry.unwrap().path();
        if !folder.is_dir() {
            continue;
        }
        for file in fs::read_dir(folder).unwrap() {
            let path = file.unwrap().path();
            if path.extension().is_some_and(|ending| ending == "plan") {
                found.push((path.display().to_string(), fs::read_to_string(&path).unwrap()));
            }
        }
    }
    assert!(found.len() >= 7, "too few examples");
    found.sort();
    found
}

fn everything() -> Vec<(String, String)> {
    let mut all = examples();
    all.extend([("hostile".to_owned(), HOSTILE.to_owned()), ("annual".to_owned(), ANNUAL.to_owned())]);
    all.push(("empty".to_owned(), String::new()));
    all
}

/// Letters and digits alone: what must not get lost.
fn letters(text: &str) -> String {
    text.chars().filter(|sign| sign.is_alphanumeric()).collect()
}

/// The text of a page without its markup.
fn visible(page: &str) -> String {
    let body = page.split_once("<body>").unwrap().1;
    let mut text = String::new();
    let mut in_tag = false;
    for sign in body.chars() {
        match sign {
            '<' => in_tag = true,
            '>' => in_tag = false,
            sign if !in_tag => text.push(sign),
            _ => {}
        }
    }
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&")
}

#[test]
fn every_plan_fits_the_schema() {
    let settings = schemars::generate::SchemaSettings::draft2020_12().for_serialize();
    let schema = schemars::SchemaGenerator::new(settings).into_root_schema_for::<Plan>();
    let validator = jsonschema::validator_for(&serde_json::to_value(schema).unwrap()).unwrap();
    for (name, text) in everything() {
        let exported = serde_json::to_value(plan(&document(&text))).unwrap();
        let errors: Vec<String> = validator.iter_errors(&exported).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{name}: {errors:?}");
    }
    // The schema is strict enough to tell a plan from another thing.
    assert!(!validator.is_valid(&serde_json::json!({"version": 1})));
    let mut odd = serde_json::to_value(plan(&document(HOSTILE))).unwrap();
    odd["programmes"][0]["sections"][0]["blocks"] = serde_json::json!([{"type": "poem", "line": 1}]);
    assert!(!validator.is_valid(&odd));
}

#[test]
fn words_are_set_apart_on_the_page_and_plain_in_the_json() {
    let text = "# Programme 9: Seas\n\n9.1 The *Amoco* case, **see 58/269**, and Seas^(铁)_(b); 5*3*2.\n\n* A note.\n";
    let document = document(text);
    let page = html(&document);
    for shown in [
        "<em>Amoco</em> case, <strong>see ",
        "</strong>, and Seas<sup>铁</sup><sub>b</sub>; 5*3*2.",
        "* A note",
    ] {
        assert!(page.contains(shown), "{shown} in {page}");
    }
    let json = planmark_writers::json::text(&document).unwrap();
    for shown in ["The Amoco case, see 58/269, and Seas铁b; 5*3*2.", "* A note."] {
        assert!(json.contains(shown), "{shown} in {json}");
    }
}

#[test]
fn every_word_is_in_the_json_and_on_the_page() {
    for (name, text) in everything() {
        let document = document(&text);
        let exported = serde_json::to_value(plan(&document)).unwrap();
        let mut sections = String::new();
        for programme in exported["programmes"].as_array().unwrap() {
            strings(&programme["sections"], &mut sections);
        }
        strings(&exported["front"], &mut sections);
        let sections = letters(&sections);
        let page = letters(&visible(&html(&document)));
        for line in text.lines().skip_while(|line| text.starts_with("---") && !line.is_empty()) {
            // Comments are not printed; of a link that would run something the words stay.
            let is_comment = line.starts_with("<!--");
            let has_link = line.contains("](");
            for word in line
                .split([' ', '|', '\t', ':', '：', '[', ']', '#'])
                .map(letters)
                .filter(|word| !word.is_empty())
            {
                assert!(sections.contains(&word), "{name}: the JSON lacks “{word}” of “{line}”");
                assert!(
                    is_comment || has_link || page.contains(&word),
                    "{name}: the page lacks “{word}” of “{line}”"
                );
            }
        }
    }
}

fn strings(value: &Value, into: &mut String) {
    match value {
        Value::String(text) => {
            into.push_str(text);
            into.push(' ');
        }
        Value::Array(values) => values.iter().for_each(|value| strings(value, into)),
        Value::Object(fields) => fields.values().for_each(|value| strings(value, into)),
        _ => {}
    }
}

#[test]
fn headings_skip_no_level_and_heads_have_a_scope() {
    for (name, text) in everything() {
        check_page(&name, &html(&document(&text)));
    }
}

/// Headings in order, heads with a scope, tags that close.
fn check_page(name: &str, page: &str) {
    let mut before = 0;
    for tag in page.split('<').skip(1) {
        let level = tag.strip_prefix('h').and_then(|rest| rest.chars().next()?.to_digit(10));
        if let Some(level) = level {
            assert!(level <= before + 1, "{name}: a heading of level {level} follows one of level {before}");
            before = level;
        }
        let is_head = tag.starts_with("th ") || tag.starts_with("th>");
        assert!(!is_head || tag.starts_with("th scope="), "{name}: <{tag}");
    }
    for tag in ["table", "caption", "ul", "li", "tr", "td", "th", "p", "a", "section", "main", "div"] {
        let opened = page.matches(&format!("<{tag}>")).count() + page.matches(&format!("<{tag} ")).count();
        assert_eq!(opened, page.matches(&format!("</{tag}>")).count(), "{name}: <{tag}> opened and closed");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    /// Pieces of plans in any order, cut anywhere, come out as a sound page, table and JSON.
    #[test]
    fn any_text_is_exported(pieces in prop::collection::vec((0..2_usize, 0..1000_usize, 1..80_usize), 0..24)) {
        let mut text = String::new();
        for (which, from, length) in pieces {
            text.extend([HOSTILE, ANNUAL][which].chars().skip(from).take(length));
        }
        let document = document(&text);
        check_page(&text, &html(&document));
        for what in [What::Framework, What::Mandates] {
            let table = csv(&document, what);
            let mut reader = ::csv::ReaderBuilder::new().flexible(false).from_reader(table.as_bytes());
            prop_assert_eq!(reader.records().filter(Result::is_ok).count(), rows(&document, what), "{}", table);
        }
        prop_assert!(serde_json::to_string(&plan(&document)).is_ok());
    }
}

#[test]
fn a_page_runs_nothing_and_needs_nothing() {
    let page = html(&document(HOSTILE));
    for never in ["<script", "javascript:", "<b>", "<i>", "<with>", "src=", "@import", "url("] {
        assert!(!page.contains(never), "{never}");
    }
    assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
    assert!(page.contains(">here</a>"), "{page}");
    assert!(visible(&page).contains("press"));
    assert!(page.contains("<a href=\"https://undocs.org/en/A/RES/58/269\">58/269</a>"));
    assert!(
        page.contains("href=\"#note-1\"")
            && page.contains("id=\"note-1\"")
            && page.contains("href=\"#mark-1-1\"")
    );
}

#[test]
fn a_page_reads_in_the_direction_of_its_language() {
    let page = html(&document("---\nlanguage: ar\n---\n\n# البرنامج 30: الوساطة\n"));
    assert!(page.contains("<html lang=\"ar\" dir=\"rtl\">"));
    assert!(html(&document(ANNUAL)).contains("<html lang=\"zh\" dir=\"ltr\">"));
}

#[test]
fn the_page_has_the_printed_tables() {
    let page = html(&document(HOSTILE));
    let framework =
        page.split_once("<table class=\"framework\">").unwrap().1.split_once("</table>").unwrap().0;
    expect![[r#"

        <caption class="hidden">Expected accomplishments and indicators of achievement</caption>
        <thead><tr><th scope="col">Expected accomplishments</th><th scope="col">Indicators of achievement</th></tr></thead>
        <tbody>
        <tr><th scope="row"><span class="marker">(a) </span>=1+1</th><td><ul class="list">
        <li><span class="marker">(i) </span>@SUM(A1), &quot;quoted&quot;, and a second line</li>
        <li class="dash">-2+3</li>
        </ul>
        </td></tr>
        <tr><th scope="row"><span class="marker">(b) </span>Without indicator</th><td></td></tr>
        </tbody>
    "#]]
    .assert_eq(framework);
    let annual = html(&document(ANNUAL));
    assert!(annual.contains("<th scope=\"col\">2024(实际)</th>"), "{annual}");
    assert!(annual.contains("<td>二十个</td>"), "{annual}");
    assert!(annual.contains("海岸应当安全，见第 "), "{annual}");
    assert!(annual.contains("colspan=\"3\">B. 生成和转让知识</th>"), "{annual}");
}

#[test]
fn json_says_what_the_parts_are() {
    let exported = serde_json::to_value(plan(&document(HOSTILE))).unwrap();
    let programme = &exported["programmes"][0];
    let unit = &programme["subprogrammes"][0]["units"][0];
    assert_eq!(unit["accomplishments"][0]["letter"], "a");
    assert_eq!(unit["accomplishments"][0]["indicators"][0]["numeral"], "i");
    assert_eq!(unit["accomplishments"][0]["indicators"][1]["numeral"], Value::Null);
    assert_eq!(
        programme["mandates"][1]["symbols"],
        serde_json::json!(["A/RES/52/12 A", "A/RES/52/12 B", "A/RES/61/230"])
    );
    assert_eq!(exported["footnotes"][0]["label"], "1");
    let annual = serde_json::to_value(plan(&document(ANNUAL))).unwrap();
    let measures = &annual["programmes"][0]["subprogrammes"][0]["units"][0]["measures"];
    assert_eq!(measures.as_array().unwrap().len(), 2);
    assert_eq!(measures[0]["years"][4]["values"][0]["value"], "五十个");
    assert_eq!((&measures[0]["years"][0]["kind"], &measures[0]["result"]), (&"actual".into(), &"1".into()));
    assert_eq!(measures[1]["years"], serde_json::json!([]));
}

#[test]
fn tables_for_spreadsheets() {
    let hostile = document(HOSTILE);
    expect![[r#"
        document,period,language,programme,programme_title,section,subprogramme,subprogramme_title,component,component_title,objective,accomplishment,accomplishment_text,indicator,indicator_text
        "'=HYPERLINK(""x"")",,en,9,<script>alert(1)</script>,,,,,,"To <b>bold</b>.[^1] [press](javascript:alert(1)) [here](https://example.org/?a=1&b=""2"")",a,'=1+1,i,"'@SUM(A1), ""quoted"", and a second line"
        "'=HYPERLINK(""x"")",,en,9,<script>alert(1)</script>,,,,,,"To <b>bold</b>.[^1] [press](javascript:alert(1)) [here](https://example.org/?a=1&b=""2"")",a,'=1+1,,'-2+3
        "'=HYPERLINK(""x"")",,en,9,<script>alert(1)</script>,,,,,,"To <b>bold</b>.[^1] [press](javascript:alert(1)) [here](https://example.org/?a=1&b=""2"")",b,Without indicator,,
    "#]]
    .assert_eq(&csv(&hostile, What::Framework).replace("\r\n", "\n").replace('\u{feff}', ""));
    expect![[r#"
        document,period,language,programme,programme_title,section,subprogramme,subprogramme_title,organ,symbol,printed,title,url
        "'=HYPERLINK(""x"")",,en,9,<script>alert(1)</script>,,,,GA,A/RES/58/269,58/269,"""Title"" <with> signs",https://undocs.org/en/A/RES/58/269
        "'=HYPERLINK(""x"")",,en,9,<script>alert(1)</script>,,,,GA,A/RES/52/12 A,52/12 A and B,Two,https://undocs.org/en/A/RES/52/12
        "'=HYPERLINK(""x"")",,en,9,<script>alert(1)</script>,,,,GA,A/RES/52/12 B,52/12 A and B,Two,https://undocs.org/en/A/RES/52/12
        "'=HYPERLINK(""x"")",,en,9,<script>alert(1)</script>,,,,GA,A/RES/61/230,61/230,Two,https://undocs.org/en/A/RES/61/230
        "'=HYPERLINK(""x"")",,en,9,<script>alert(1)</script>,,,,SC,S/RES/1373(2001),1373 (2001),,https://undocs.org/en/S/RES/1373(2001)
    "#]]
    .assert_eq(&csv(&hostile, What::Mandates).replace("\r\n", "\n").replace('\u{feff}', ""));
    for what in [What::Framework, What::Mandates] {
        let table = csv(&hostile, what);
        assert!(table.starts_with('\u{feff}'));
        assert_eq!(table.matches("\r\n").count(), table.matches('\n').count());
        assert_eq!(rows(&hostile, what) + 1, table.matches("\r\n").count());
    }
    assert_eq!(rows(&document(ANNUAL), What::Framework), 0);
}

#[test]
fn labels_of_notes_begin_anew_below_each_table() {
    let text = "# Programme 9: Seas\n\n| A |\n| 1[^a] |\n\n[^a]: First.\n\n| B |\n| 2[^a] |\n| 3[^a] |\n\n[^a]: Second.\n";
    let page = html(&document(text));
    for (mark, note) in [("mark-a-1", "note-a"), ("mark-a--2-1", "note-a--2"), ("mark-a--2-2", "note-a--2")] {
        assert!(page.contains(&format!("id=\"{mark}\" href=\"#{note}\"")), "{mark}: {page}");
    }
    assert!(page.contains("<p id=\"note-a--2\"><sup>a</sup> Second."), "{page}");
}
