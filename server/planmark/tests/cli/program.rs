//! The program as such: help, version, rules, completions, schemas.

use std::collections::BTreeSet;

use expect_test::expect;

use crate::run::Folder;

fn run(arguments: &str) -> crate::run::Run {
    Folder::new(&[]).run(arguments)
}

/// Blanks at the ends of lines, which a help has between the parts of an option, cannot be written in an expectation.
fn assert_help(arguments: &str, expected: &expect_test::Expect) {
    let lines =
        run(arguments).stdout.lines().map(|line| format!("{}\n", line.trim_end())).collect::<String>();
    expected.assert_eq(&lines);
}

#[test]
fn help_and_version() {
    assert_help(
        "--help",
        &expect![[r#"
            Checks, formats and serves United Nations programme plans written in Planmark.

            Planmark is plain text in files that end in `.plan`: what you type is what is printed.

            Usage: planmark [OPTIONS] <COMMAND>

            Commands:
              check        Tell every finding in plans
              fmt          Set signs, blanks, indentation and open markers (2.?) right; no word is touched
              stats        Tell what is where: programmes, subprogrammes, accomplishments, indicators, results,
                           mandates
              mandates     Review the mandates of each programme: whether they hold, how old they are, who lists
                           and cites them, what changed
              resolution   Tell what is known of a resolution, and every place that lists or cites it
              rules        List the rules: what each finds, and how much it matters
              import       Turn published documents into plans
              export       Turn plans into what other programs read: JSON, tables for spreadsheets, or the
                           printed page
              lsp          Serve editors, by the Language Server Protocol
              completions  Print what a shell needs to complete planmark's commands and options
              schema       Print the JSON Schema of what planmark prints for programs, or of planmark.toml

            Options:
                  --color <WHEN>
                      Controls when to use color

                      [default: auto]
                      [possible values: auto, always, never]

                  --language <LANGUAGE>
                      Language of messages [default: that of LC_ALL, LC_MESSAGES or LANG, else English]

                      [possible values: en, zh]

              -h, --help
                      Print help (see a summary with '-h')

              -V, --version
                      Print version

            Exit status: 0 if all went well, 1 if something was found that matters, 2 if something could not be
            read or done.
            Results go to standard output, everything else to standard error.
        "#]],
    );
    assert_help(
        "check --help",
        &expect![[r#"
        Tell every finding in plans

        Usage: planmark check [OPTIONS] [PATH]...

        Arguments:
          [PATH]...
                  Plans, or folders with plans [default: the current folder]

        Options:
              --format <FORMAT>
                  The form of the findings

                  Possible values:
                  - human:  For people: the line, the place underlined, what can be done
                  - json:   For programs: described by `planmark schema check`
                  - sarif:  For platforms that collect results: SARIF 2.1.0
                  - github: For GitHub Actions: workflow commands

                  [default: human]

              --deny <SEVERITY>
                  The least severity that makes the exit status 1

                  [default: error]
                  [possible values: error, warning, information, hint]

              --color <WHEN>
                  Controls when to use color

                  [default: auto]
                  [possible values: auto, always, never]

              --language <LANGUAGE>
                  Language of messages [default: that of LC_ALL, LC_MESSAGES or LANG, else English]

                  [possible values: en, zh]

          -h, --help
                  Print help (see a summary with '-h')

        Examples:
          planmark check                        every plan below the current folder
          planmark check programme-02.plan      one plan
          planmark check plans --deny warning   exit with status 1 on warnings, too
          planmark check --format sarif > planmark.sarif

        Exit status: 0 nothing denied was found, 1 something denied was found, 2 something could not be
        read.
        `planmark rules` lists what is looked for; planmark.toml sets how much each rule matters.
    "#]],
    );
    let version = run("--version");
    assert_eq!(version.stdout, format!("planmark {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn without_arguments_and_with_wrong_ones() {
    assert_eq!(run("").status, 2);
    assert!(run("").stderr.contains("Usage: planmark"));
    assert_eq!(run("chek").status, 2);
    assert!(run("chek").stderr.contains("check"), "the nearest command is offered");
}

#[test]
fn every_rule_is_listed_in_every_form() {
    let catalogue = run("rules --format json").json("rules");
    let names: Vec<&str> =
        catalogue["rules"].as_array().unwrap().iter().map(|rule| rule["name"].as_str().unwrap()).collect();
    assert!(names.contains(&"resolution-year"));
    assert_eq!(names.len(), names.iter().collect::<BTreeSet<_>>().len(), "each once");
    let human = run("rules").stdout;
    let markdown = run("rules --format markdown --language zh").stdout;
    assert_eq!(human.lines().count(), names.len());
    assert_eq!(markdown.lines().count(), names.len() + 2);
    for name in names {
        assert!(human.lines().any(|line| line.starts_with(&format!("{name} "))), "{name}");
        assert!(markdown.contains(&format!("| `{name}` | ")), "{name}");
    }
    assert!(markdown.starts_with("| 规则 | 级别 | 所查问题 |\n"));
}

#[test]
fn completions_know_every_command() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = run(&format!("completions {shell}")).stdout;
        for command in ["check", "fmt", "stats", "mandates", "rules", "import", "export", "lsp", "--deny"] {
            assert!(script.contains(command.trim_start_matches('-')), "{shell}: {command}");
        }
    }
}

#[test]
fn schemas_are_schemas() {
    let names = run("schema").stdout;
    assert_eq!(names.lines().count(), 8, "{names}");
    for what in names.lines() {
        let schema: serde_json::Value = serde_json::from_str(&run(&format!("schema {what}")).stdout).unwrap();
        assert!(jsonschema::meta::is_valid(&schema), "{what}");
        assert!(
            jsonschema::validator_for(&schema).unwrap().validate(&serde_json::json!([])).is_err(),
            "{what}"
        );
    }
}
