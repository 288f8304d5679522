use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use expect_test::{Expect, expect};
use planmark_findings::Severity;
use planmark_rules as rules;
use planmark_syntax::Language;

use super::{Configuration, Configurations, References, schema};

fn configuration(text: &str) -> Configuration {
    Configuration::read(Path::new("planmark.toml"), Path::new("/plans"), text, &References::default())
}

/// The findings in a configuration: the words that each is about, what it says, and what it would be changed to.
fn check(text: &str, expected: &Expect) -> Configuration {
    let configuration = configuration(text);
    let mut told = String::new();
    for finding in &configuration.findings {
        let fixes: Vec<&str> =
            finding.fixes.iter().flat_map(|fix| fix.edits.iter().map(|(_, new)| new.as_str())).collect();
        told += &format!(
            "{}: {} {fixes:?}\n",
            configuration.text.slice(finding.range.clone()).escape_debug(),
            finding.message.render(Language::En)
        );
    }
    expected.assert_eq(&told);
    configuration
}

#[test]
fn a_whole_configuration_is_sound() {
    let text = r#"
[workspace]
include = ["plans/**/*.plan", "drafts/"]
exclude = ["plans/old/"]
languages = ["zh", "en"]

[rules]
mandate-order = "off"
missing-section = "error"

[registry]
data-date = 2024-12-31

[aliases]
"OLA" = "Office of Legal Affairs"
"法律厅" = "法律事务厅"
"#;
    let configuration = check(text, &expect![[""]]);
    let severity = |name| configuration.settings.severity(rules::by_name(name).unwrap());
    assert_eq!(severity("mandate-order"), None);
    assert_eq!(severity("missing-section"), Some(Severity::Error));
    assert_eq!(severity("empty-section"), Some(Severity::Warning));
    assert_eq!(configuration.file.registry.data_date.as_deref(), Some("2024-12-31"));
    assert_eq!(configuration.file.aliases["法律厅"], "法律事务厅");
}

#[test]
fn nothing_is_a_sound_configuration() {
    check("", &expect![[""]]);
}

#[test]
fn an_unknown_key_or_a_bad_value_is_told_and_the_rest_counts() {
    let text = r#"
languages = ["zh"]
[workspace]
inclde = ["*.txt"]
exclude = "old"
languages = ["zh", "cn", 3]
[rules]
mandate-ordr = "off"
mandate-order = "of"
empty-section = "hint"
unknown-heading = false
[registry]
files = ["none.csv"]
data-date = "2024"
[aliases]
OLA = ["Office"]
[alias]
"#;
    let configuration = check(
        text,
        &expect![[r#"
            languages: “languages” is no setting. What stands here can be: workspace, rules, registry, aliases. []
            inclde: “inclde” is no setting. What stands here can be: include, exclude, languages. ["include"]
            \"old\": The value of “exclude” is of the wrong kind. Write a list of texts: ["…", "…"]. []
            \"cn\": “cn” is no value of “languages”. Write one of: ar, en, es, fr, ru, zh. []
            3: The value of “languages” is of the wrong kind. Write text in quotation marks. []
            mandate-ordr: There is no rule “mandate-ordr”. “planmark rules” lists all rules. ["mandate-order"]
            \"of\": “of” is no value of “mandate-order”. Write one of: error, warning, information, hint, off. ["\"off\""]
            false: The value of “unknown-heading” is of the wrong kind. Write text in quotation marks. []
            \"none.csv\": There is no file “none.csv”. Paths are counted from the folder of planmark.toml. []
            \"2024\": The value of “data-date” is of the wrong kind. Write a day: "2024-12-31". []
            [\"Office\"]: The value of “OLA” is of the wrong kind. Write text in quotation marks. []
            alias: “alias” is no setting. What stands here can be: workspace, rules, registry, aliases. []
        "#]],
    );
    let empty_section = rules::by_name("empty-section").unwrap();
    assert_eq!(configuration.settings.severity(empty_section), Some(Severity::Hint));
    assert!(configuration.tells(Some(Language::Zh)));
    assert!(!configuration.tells(Some(Language::En)));
    assert!(configuration.tells(None));
}

#[test]
fn reference_files_are_read_and_what_is_wrong_with_them_is_told_where_they_are_named() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    write("good.csv", "symbol,title,language,date\nA/RES/71/900,Harbours,en,2016-12-01\n");
    write("bad-row.csv", "symbol,date\nA/RES/71/901,2016-12-02\nA/RES/71/902,soon\n");
    write("no-symbol.csv", "number,title\n71/900,Harbours\n");
    let text = "[registry]\nfiles = [\"good.csv\", \"none.csv\", \"bad-row.csv\", \"no-symbol.csv\"]\n";
    let references = References::default();
    let read = || Configuration::read(Path::new("planmark.toml"), folder.path(), text, &references);
    let configuration = read();
    let told: Vec<String> = configuration
        .findings
        .iter()
        .map(|finding| {
            let words = configuration.text.slice(finding.range.clone()).into_owned();
            format!("{words}: {}\n", finding.message.render(Language::En))
        })
        .collect();
    expect![[r#"
        "none.csv": There is no file “none.csv”. Paths are counted from the folder of planmark.toml.
        "bad-row.csv": bad-row.csv, line 3: “soon” is no day, such as 2015-09-25. The row is left out; the rest of the file counts.
        "no-symbol.csv": no-symbol.csv has no column “symbol”, and nothing of it counts. Name the columns in its first line: symbol, title, language, date.
    "#]]
    .assert_eq(&told.concat());
    let registry = configuration.settings.registry();
    assert_eq!(registry.len(), 2);
    assert_eq!(registry.entry("A/RES/71/900").unwrap().date(), Some("2016-12-01"));
    assert!(Arc::ptr_eq(registry, read().settings.registry()), "what did not change is read once");
    write("good.csv", "symbol,title,language,date\nA/RES/71/900,Harbours and quays,en,2016-12-01\n");
    let again = read();
    assert_ne!(registry, again.settings.registry());
    assert!(
        again.refers_to(&folder.path().join("good.csv"))
            && !again.refers_to(&folder.path().join("other.csv"))
    );
}

#[test]
fn a_slip_in_the_notation_is_told_and_the_rest_counts() {
    let text = "[rules]\nmandate-order = \"off\"\nempty-section = \n[workspace\nlanguages = [\"zh\"]\n";
    let configuration = check(
        text,
        &expect![[r#"
        : This is not TOML (string values must be quoted, expected literal string). What can be read of the file counts. []
        : This is not TOML (unclosed table, expected `]`). What can be read of the file counts. []
    "#]],
    );
    assert_eq!(configuration.settings.severity(rules::by_name("mandate-order").unwrap()), None);
}

#[test]
fn the_rule_of_this_file_can_be_set_as_any_other() {
    let text = "[rules]\nconfiguration = \"off\"\nnone = \"off\"\n";
    assert_eq!(configuration(text).findings, []);
    let text = "[rules]\nconfiguration = \"error\"\nnone = \"off\"\n";
    assert_eq!(configuration(text).findings[0].severity, Severity::Error);
}

#[test]
fn patterns_say_which_files_belong() {
    let includes = |text: &str, file: &str| configuration(text).includes(&Path::new("/plans").join(file));
    assert!(includes("", "a.plan"));
    assert!(includes("", "deep/A.PLAN"));
    assert!(!includes("", "a.txt"));

    let include = "[workspace]\ninclude = [\"drafts/**/*.plan\", \"*.txt\"]\n";
    assert!(includes(include, "drafts/a.plan"));
    assert!(includes(include, "drafts/deep/a.plan"));
    assert!(includes(include, "deep/a.txt"));
    assert!(!includes(include, "a.plan"));

    let exclude = "[workspace]\nexclude = [\"old/\", \"**/*-copy.plan\"]\n";
    assert!(includes(exclude, "a.plan"));
    assert!(!includes(exclude, "old/deep/a.plan"));
    assert!(!includes(exclude, "new/old/a.plan"));
    assert!(!includes(exclude, "new/a-copy.plan"));
    assert!(!includes(exclude, "a.txt"), "what is not excluded is not thereby included");
}

#[test]
fn a_pattern_that_cannot_be_read_is_told_and_the_others_count() {
    let text = "[workspace]\nexclude = [\"a[\", \"!b\", \"old/\"]\n";
    let configuration = check(
        text,
        &expect![[r#"
            \"a[\": “a[” is no pattern of file names (unclosed character class; missing ']'). []
            \"!b\": “!b” begins with “!”. To leave files out, name them in “exclude”; to take them in, in “include”. []
        "#]],
    );
    assert!(!configuration.includes(Path::new("/plans/old/a.plan")));
    assert!(configuration.includes(Path::new("/plans/b.plan")));
}

#[test]
fn the_nearest_configuration_above_a_file_counts() {
    let folder = tempfile::tempdir().unwrap();
    let at = |path: &str| -> PathBuf { folder.path().join(path) };
    fs::create_dir_all(at("a/b")).unwrap();
    fs::create_dir_all(at("c")).unwrap();
    fs::write(at("planmark.toml"), "[rules]\nmandate-order = \"off\"\n").unwrap();
    fs::write(at("a/planmark.toml"), "[rules]\nmandate-order = \"error\"\n").unwrap();
    let mut configurations = Configurations::default();
    let mut severity = |file: &str| {
        let configuration = configurations.of(&at(file)).unwrap();
        configuration.settings.severity(rules::by_name("mandate-order").unwrap())
    };
    assert_eq!(severity("x.plan"), None);
    assert_eq!(severity("c/x.plan"), None);
    assert_eq!(severity("a/b/x.plan"), Some(Severity::Error));
    assert_eq!(
        severity("a/b/../../c/x.plan"),
        None,
        "the folders above are those of the file, not of the words"
    );
    assert_eq!(configurations.found.len(), 2);
}

#[test]
fn a_configuration_that_cannot_be_read_is_a_problem() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("planmark.toml"), b"[rules]\n\xFF").unwrap();
    let mut configurations = Configurations::default();
    assert!(configurations.of(&folder.path().join("a.plan")).is_none());
    assert_eq!(configurations.problems.len(), 1);
}

#[test]
fn the_schema_refuses_what_the_reader_tells_and_nothing_else() {
    let validator = jsonschema::validator_for(schema()).unwrap();
    let sound = [
        "",
        "[workspace]\ninclude = []\nexclude = [\"a\"]\nlanguages = [\"ar\"]",
        "[rules]\nempty-section = \"off\"\nconfiguration = \"hint\"",
        "[registry]\nfiles = []\ndata-date = \"2024-12-31\"",
        "[aliases]\nx = \"y\"",
    ];
    let unsound = [
        "x = 1",
        "workspace = 1",
        "[workspace]\ninclude = \"a\"",
        "[workspace]\ninclude = [1]",
        "[workspace]\nlanguages = [\"de\"]",
        "[workspace]\nincluded = []",
        "[rules]\nempty-section = \"fatal\"",
        "[rules]\nempty-sections = \"off\"",
        "[registry]\nfiles = [[]]",
        "[registry]\ndate = \"2024-12-31\"",
        "[aliases]\nx = 1",
    ];
    for text in sound {
        assert_eq!(configuration(text).findings, [], "{text}");
        assert!(validator.is_valid(&json(text)), "{text}");
    }
    for text in unsound {
        assert_eq!(configuration(text).findings.len(), 1, "{text}");
        assert!(!validator.is_valid(&json(text)), "{text}");
    }
}

#[test]
fn the_examples_on_the_page_of_the_rule_are_found_or_not() {
    let page = include_str!("../../../../docs/rules/configuration.md");
    let examples: Vec<&str> =
        page.split("```toml\n").skip(1).filter_map(|rest| Some(rest.split_once("```")?.0)).collect();
    let [found, not_found] = examples[..] else { panic!("two examples: {examples:?}") };
    let marked: Vec<usize> =
        (0..).zip(found.lines()).filter(|(_, line)| line.contains(" # ")).map(|(at, _)| at).collect();
    let configuration_of_page = configuration(found);
    let lines: Vec<usize> = configuration_of_page
        .findings
        .iter()
        .map(|finding| configuration_of_page.text.line_of(finding.range.start))
        .collect();
    assert_eq!(lines, marked);
    assert_eq!(configuration(not_found).findings, []);
}

fn json(text: &str) -> serde_json::Value {
    serde_json::to_value(toml::from_str::<toml::Table>(text).unwrap()).unwrap()
}
