//! The plans in `examples/` hold intended mistakes. Each is named in a comment directly above its line (a mistake in the header: directly
//! below the header), is found there, and nothing else is found. Together they show every rule that a plan can show, in each of the six
//! languages a biennial and an annual plan. What the README quotes as findings is found in them word for word, and `examples/README.md`
//! lists them: `UPDATE_EXPECT=1 cargo test -p planmark-rules --test examples` writes its table anew.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::{fs, io};

use expect_test::expect_file;
use planmark_knowledge::registry::RegistryBuilder;
use planmark_plan::model::Programme;
use planmark_plan::read::Format;
use planmark_plan::{Document, DocumentId, Work};
use planmark_rules::CHECKS;
use planmark_rules::RULES;
use planmark_syntax::{HeadingKind, Language, Text};
use planmark_workspace::{Settings, Workspace};

/// How a comment that names a mistake begins, in the languages of the examples.
const OPENINGS: [&str; 6] = [
    "<!-- خطأ مقصود: ",
    "<!-- Intended: ",
    "<!-- Error intencionado: ",
    "<!-- Erreur voulue\u{a0}: ",
    "<!-- Намеренная ошибка: ",
    "<!-- 有意的错误：",
];

/// Rules about a line inside a block, where no comment can stand, or about a comment: the comment quotes the line, which is the next with
/// these words.
const BELOW: [&str; 6] = [
    "column-formula",
    "deliverable-total",
    "import-doubt",
    "indicator-series",
    "net-change",
    "unmeasurable-indicator",
];

/// How the table of `examples/README.md` begins.
const TABLE: &str = "| plan | line | mistake | rule |\n| --- | --- | --- | --- |\n";

/// The rule about `planmark.toml`: no plan shows it.
const NOT_IN_PLANS: &str = "configuration";

/// A rule, and the line from 1 on which it finds something.
type Place = (String, usize);

#[test]
fn what_is_intended_is_found_and_nothing_else() {
    let plans = plans().unwrap();
    assert!(plans.len() >= 7, "too few examples: {}", plans.len());
    let mut workspace = workspace(&plans);
    let mut wrong = String::new();
    let mut shown: BTreeSet<String> = BTreeSet::new();
    for (path, text) in &plans {
        let intended: BTreeSet<Place> = intended(text).into_iter().collect();
        let mut found: BTreeSet<Place> = BTreeSet::new();
        workspace.set_settings(settings(path));
        for finding in workspace.findings(&id(path)) {
            let line = text[..finding.range.start].matches('\n').count() + 1;
            let place = (finding.rule.name.to_owned(), line);
            if !intended.contains(&place) {
                let message = finding.message.render(Language::En);
                wrong.push_str(&format!("{}:{line}: {}: {message}\n", path.display(), finding.rule.name));
            } else if !found.insert(place) {
                wrong.push_str(&format!("{}:{line}: {} is found twice\n", path.display(), finding.rule.name));
            }
        }
        for (rule, line) in intended.difference(&found) {
            wrong.push_str(&format!("{}:{line}: {rule} is intended and not found\n", path.display()));
        }
        shown.extend(intended.into_iter().map(|(rule, _)| rule));
    }
    assert!(wrong.is_empty(), "{wrong}");
    let missing: Vec<&str> = RULES
        .iter()
        .map(|rule| rule.name)
        .filter(|name| *name != NOT_IN_PLANS && !shown.contains(*name))
        .collect();
    assert!(missing.is_empty(), "the examples do not show {missing:?}");
}

#[test]
fn the_readme_quotes_what_is_found() {
    let plans = plans().unwrap();
    let mut workspace = workspace(&plans);
    let findings = plans.iter().flat_map(|(path, _)| {
        workspace.set_settings(settings(path));
        workspace.findings(&id(path))
    });
    let messages: BTreeSet<String> = findings
        .flat_map(|finding| [Language::En, Language::Zh].map(|language| finding.message.render(language)))
        .collect();
    let readme = fs::read_to_string(repository().join("README.md")).unwrap();
    let quoted: Vec<&str> = readme.lines().filter_map(|line| line.strip_prefix("> ")).collect();
    assert!(!quoted.is_empty(), "the README quotes no finding");
    for quotation in quoted {
        assert!(messages.contains(quotation), "the README quotes what the examples do not show: {quotation}");
    }
}

#[test]
fn the_page_of_the_examples_lists_what_is_found() {
    let plans = plans().unwrap();
    let mut workspace = workspace(&plans);
    let mut rows = String::new();
    for (path, text) in &plans {
        let plan = path.strip_prefix(repository().join("examples")).unwrap().display().to_string();
        workspace.set_settings(settings(path));
        for finding in workspace.findings(&id(path)) {
            let line = text[..finding.range.start].matches('\n').count() + 1;
            let mistake = finding.message.render(Language::En).replace('|', "\\|");
            let rule = finding.rule.name;
            rows.push_str(&format!(
                "| [{plan}]({plan}) | {line} | {mistake} | [`{rule}`](../docs/rules/{rule}.md) |\n"
            ));
        }
    }
    let page = repository().join("examples/README.md");
    let text = fs::read_to_string(&page).unwrap();
    let (above, _) = text.split_once(TABLE).expect("the page of the examples has its table");
    expect_file![page].assert_eq(&format!("{above}{TABLE}{rows}"));
}

#[test]
fn every_language_has_a_biennial_and_an_annual_plan_of_one_programme() {
    for format in ["biennial", "annual"] {
        let outlines = Language::ALL.map(|language| {
            let path = repository().join(format!("examples/{format}-{}/programme-29.plan", language.code()));
            let document = Document::new(Text::new(&fs::read_to_string(&path).unwrap()), &Work::default());
            let part = document.parts().iter().find(|part| part.programme.number.as_deref() == Some("29"));
            let part = part.unwrap_or_else(|| panic!("programme 29: {}", path.display()));
            let header = &part.programme.header;
            assert_eq!(header.language(), Some(language), "{}", path.display());
            assert_eq!(header.format().map(Format::name), Some(format), "{}", path.display());
            let original = header.get("original");
            assert_eq!(original, (language != Language::En).then_some("en"), "{}", path.display());
            outline(&part.programme)
        });
        // The biennial plans differ where the original has a heading at a wrong depth, and decisions among resolutions.
        for outline in outlines.iter().filter(|_| format == "annual") {
            assert_eq!(*outline, outlines[1]);
        }
    }
}

/// What the headings are, by their depths.
fn outline(programme: &Programme) -> Vec<(HeadingKind, u8)> {
    programme
        .sections
        .iter()
        .filter_map(|section| section.facts.heading.as_ref())
        .map(|heading| (heading.kind, heading.depth))
        .collect()
}

fn workspace(plans: &[(PathBuf, String)]) -> Workspace {
    let mut workspace = Workspace::new(Settings::default(), CHECKS);
    for (path, text) in plans {
        workspace.set(id(path), Text::new(text));
    }
    workspace
}

/// The settings that hold for a plan: with the reference files in its folder, which `planmark.toml` there names.
fn settings(path: &Path) -> Settings {
    let mut settings = Settings::default();
    let folder = path.parent().unwrap_or(path);
    let Ok(configuration) = fs::read_to_string(folder.join("planmark.toml")) else { return settings };
    let configuration: toml::Table = configuration.parse().expect("planmark.toml");
    let registry = &configuration["registry"];
    let files = registry["files"].as_array().into_iter().flatten().filter_map(|file| file.as_str());
    let builder = files.fold(RegistryBuilder::default(), |builder, file| {
        builder.file(file, &fs::read_to_string(folder.join(file)).expect("a reference file"))
    });
    assert_eq!(builder.problems(), []);
    settings.set_registry(Arc::new(builder.data_date(registry["data-date"].as_str()).build()));
    settings
}

/// What the comments of a plan say.
fn intended(text: &str) -> Vec<Place> {
    let lines: Vec<&str> = text.lines().collect();
    let mut places = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let Some(rest) = OPENINGS.iter().find_map(|opening| line.strip_prefix(opening)) else { continue };
        let rule: String =
            rest.chars().take_while(|sign| sign.is_ascii_lowercase() || *sign == '-').collect();
        let rule = rule.trim_end_matches('-').to_owned();
        let place = if rule == "header-key" {
            header_line(&lines, rest)
        } else if BELOW.contains(&rule.as_str()) {
            rest.split(['“', '”', '«', '»'])
                .nth(1)
                .map(str::trim)
                .and_then(|words| (at + 1..lines.len()).find(|next| lines[*next].contains(words)))
        } else {
            (at + 1..lines.len()).find(|next| !lines[*next].is_empty() && !lines[*next].starts_with("<!--"))
        };
        let place = place.unwrap_or_else(|| panic!("nothing stands where “{line}” says"));
        places.push((rule, place + 1));
    }
    places
}

/// The line of the header that a comment quotes.
fn header_line(lines: &[&str], comment: &str) -> Option<usize> {
    let quoted = comment.split('“').nth(1)?.split('”').next()?;
    lines.iter().position(|line| line.starts_with(quoted))
}

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn id(path: &Path) -> DocumentId {
    DocumentId::new(&path.to_string_lossy())
}

/// The example plans with their texts.
fn plans() -> io::Result<Vec<(PathBuf, String)>> {
    let mut folders = vec![repository().join("examples")];
    let mut plans = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "plan") {
                let text = fs::read_to_string(&path)?;
                plans.push((path, text));
            }
        }
    }
    plans.sort();
    Ok(plans)
}
