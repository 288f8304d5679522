//! Every rule has a page, `docs/rules/NAME.md`, and the examples on it are the rule's test.
//!
//! Under “Found” an example is a plan in which `⟦` and `⟧` enclose the places that the rule finds; below it stand the messages, in the
//! order of the places, as quotations that begin with the language. Under “Not found” the rule finds nothing. Blocks that follow
//! each other directly, each with the name of its file, are the documents of one workspace; a block of CSV among them is a reference file
//! that its settings name. No example has an error or a warning
//! of another rule.
//!
//! `UPDATE_PAGES=1 cargo test -p planmark-rules --test pages` writes the messages anew; the places stay as they are marked.

use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::{env, fs};

use planmark_findings::{Rule, Severity};
use planmark_knowledge::registry::RegistryBuilder;
use planmark_plan::DocumentId;
use planmark_rules as rules;
use planmark_rules::CHECKS;
use planmark_rules::RULES;
use planmark_syntax::{Language, Text};
use planmark_workspace::{Reported, Settings, Workspace};

const OPEN: char = '⟦';
const CLOSE: char = '⟧';

/// The languages of the messages, in the order in which a page gives them.
const MESSAGES: [Language; 2] = [Language::En, Language::Zh];

/// Pages in the folder without plans as examples: the catalogue, and that of the rule about `planmark.toml`, which looks at no plan.
const OTHER_PAGES: [&str; 2] = ["README", "configuration"];

#[test]
fn every_rule_has_a_page_and_every_page_a_rule() {
    let missing: Vec<&str> =
        RULES.iter().map(|rule| rule.name).filter(|name| !page_path(name).is_file()).collect();
    assert!(missing.is_empty(), "no page docs/rules/NAME.md for {missing:?}");
    for entry in fs::read_dir(folder()).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let known = rules::by_name(&name).is_some() || OTHER_PAGES.contains(&name.as_str());
        assert!(known, "{} is no rule's page", path.display());
    }
}

#[test]
fn every_page_begins_with_the_name_the_severity_and_the_reason() {
    for rule in RULES {
        let page = read_page(rule);
        let mut paragraphs = page.split("\n\n").map(str::trim);
        assert_eq!(paragraphs.next(), Some(format!("# {}", rule.name).as_str()), "title of {}", rule.name);
        assert_eq!(paragraphs.next(), Some(severity_line(rule).as_str()), "severity of {}", rule.name);
        let reason = paragraphs.next().unwrap_or_default();
        assert!(
            reason.ends_with('.') && !reason.starts_with('#'),
            "{} does not say why it exists",
            rule.name
        );
    }
}

#[test]
fn every_example_is_found_or_not_found_as_its_page_says() {
    let mut wrong = String::new();
    for rule in RULES.iter().filter(|rule| !OTHER_PAGES.contains(&rule.name)) {
        let page = read_page(rule);
        let examples = examples(&page);
        for chapter in [Chapter::Found, Chapter::NotFound] {
            let any = examples.iter().any(|example| example.chapter == chapter);
            assert!(any, "{} has no example under “{}”", rule.name, chapter.title());
        }
        let mut renewed = Renewed::new(&page);
        for example in &examples {
            let findings = example.findings();
            for problem in example.problems(rule, &findings) {
                wrong.push_str(&format!("\n{}, line {}: {problem}\n", rule.name, example.line));
            }
            renewed.messages(example, &example.messages(rule, &findings));
        }
        let renewed = renewed.finish();
        if renewed == page {
            continue;
        }
        if env::var_os("UPDATE_PAGES").is_some() {
            fs::write(page_path(rule.name), renewed).unwrap();
        } else {
            wrong.push_str(&format!(
                "\n{}: the messages differ; with UPDATE_PAGES=1 the page would be\n{renewed}\n",
                rule.name
            ));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/rules")
}

fn page_path(name: &str) -> PathBuf {
    folder().join(format!("{name}.md"))
}

fn read_page(rule: &Rule) -> String {
    fs::read_to_string(page_path(rule.name)).unwrap_or_default()
}

fn severity_line(rule: &Rule) -> String {
    let name = rule.severity.name();
    let (first, rest) = name.split_at(1);
    format!("**{}{rest}**", first.to_uppercase())
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Chapter {
    Found,
    NotFound,
}

impl Chapter {
    fn title(self) -> &'static str {
        match self {
            Self::Found => "Found",
            Self::NotFound => "Not found",
        }
    }

    fn of_heading(line: &str) -> Option<Self> {
        [Self::Found, Self::NotFound]
            .into_iter()
            .find(|chapter| line.strip_prefix("## ") == Some(chapter.title()))
    }
}

/// The plans of one workspace.
struct Example {
    chapter: Chapter,
    /// The line of the page, from 1, at which the first fence stands.
    line: usize,
    plans: Vec<Plan>,
    /// The reference files, by name and text.
    references: Vec<(String, String)>,
    /// The lines of the page, from 0, between the last fence and what follows the messages.
    place_of_messages: Range<usize>,
}

struct Plan {
    name: String,
    text: String,
    /// The places enclosed in marks, in bytes of the text without marks.
    marked: Vec<Range<usize>>,
}

impl Plan {
    fn new(name: &str, typed: &str) -> Self {
        let mut text = String::with_capacity(typed.len());
        let mut marked = Vec::new();
        let mut start = None;
        for sign in typed.chars() {
            match sign {
                OPEN => assert!(start.replace(text.len()).is_none(), "a mark within a mark:\n{typed}"),
                CLOSE => match start.take() {
                    Some(start) => marked.push(start..text.len()),
                    None => panic!("a mark that closes and does not open:\n{typed}"),
                },
                sign => text.push(sign),
            }
        }
        assert!(start.is_none(), "a mark that is not closed:\n{typed}");
        Self { name: name.to_owned(), text, marked }
    }

    /// The text with marks around places.
    fn with_marks(&self, places: &[Range<usize>]) -> String {
        let mut signs: Vec<(usize, char)> =
            places.iter().flat_map(|place| [(place.start, OPEN), (place.end, CLOSE)]).collect();
        signs.sort_by_key(|(at, sign)| (std::cmp::Reverse(*at), *sign == CLOSE));
        let mut text = self.text.clone();
        for (at, sign) in signs {
            text.insert(at, sign);
        }
        text
    }
}

impl Example {
    /// What is found in each plan.
    fn findings(&self) -> Vec<Vec<Reported>> {
        let builder = RegistryBuilder::default();
        let builder = self.references.iter().fold(builder, |builder, (name, text)| builder.file(name, text));
        assert_eq!(builder.problems(), [], "reference files of line {}", self.line);
        let mut settings = Settings::default();
        settings.set_registry(Arc::new(builder.build()));
        let mut workspace = Workspace::new(settings, CHECKS);
        for plan in &self.plans {
            workspace.set(DocumentId::new(&plan.name), Text::new(&plan.text));
        }
        self.plans.iter().map(|plan| workspace.findings(&DocumentId::new(&plan.name))).collect()
    }

    /// The messages of the rule's findings, one line a language. What should not be found has none.
    fn messages(&self, rule: &Rule, findings: &[Vec<Reported>]) -> Vec<String> {
        if self.chapter == Chapter::NotFound {
            return Vec::new();
        }
        let own = findings.iter().flatten().filter(|finding| finding.rule == rule);
        own.flat_map(|finding| {
            MESSAGES.map(|language| format!("> {}: {}", language.code(), finding.message.render(language)))
        })
        .collect()
    }

    /// What differs from what the page says, messages aside.
    fn problems(&self, rule: &Rule, findings: &[Vec<Reported>]) -> Vec<String> {
        let mut problems = Vec::new();
        let marks: usize = self.plans.iter().map(|plan| plan.marked.len()).sum();
        match self.chapter {
            Chapter::Found if marks == 0 => problems.push("no place is marked".to_owned()),
            Chapter::NotFound if marks > 0 => problems.push("a place is marked".to_owned()),
            _ => {}
        }
        for (plan, findings) in self.plans.iter().zip(findings) {
            let own: Vec<Range<usize>> = findings
                .iter()
                .filter(|finding| finding.rule == rule)
                .map(|finding| finding.range.clone())
                .collect();
            if own != plan.marked {
                problems.push(format!("found are\n{}", plan.with_marks(&own)));
            }
            for other in findings
                .iter()
                .filter(|finding| finding.rule != rule && finding.severity >= Severity::Warning)
            {
                let place = plan.with_marks(std::slice::from_ref(&other.range));
                problems.push(format!(
                    "{}: {}\n{place}",
                    other.rule.name,
                    other.message.render(Language::En)
                ));
            }
        }
        problems
    }
}

/// The examples of a page.
fn examples(page: &str) -> Vec<Example> {
    let lines: Vec<&str> = page.lines().collect();
    let mut examples = Vec::new();
    let mut chapter = None;
    let mut at = 0;
    while at < lines.len() {
        if lines[at].starts_with("## ") {
            chapter = Chapter::of_heading(lines[at]);
        }
        let (Some(chapter), true) = (chapter, is_opening(lines[at])) else {
            at += 1;
            continue;
        };
        let line = at + 1;
        let mut plans = Vec::new();
        let mut references = Vec::new();
        while let Some(opening) = lines.get(at).filter(|line| is_opening(line)) {
            let body: Vec<&str> = lines[at + 1..].iter().copied().take_while(|line| *line != "```").collect();
            let text = body.join("\n") + "\n";
            match opening.strip_prefix("```csv") {
                Some(name) => references.push((name.trim().to_owned(), text)),
                None => {
                    let name = opening.trim_start_matches("```planmark").trim();
                    plans.push(Plan::new(if name.is_empty() { "example.plan" } else { name }, &text));
                }
            }
            at += body.len() + 2;
        }
        let end = (at..lines.len())
            .find(|line| !lines[*line].is_empty() && !lines[*line].starts_with('>'))
            .unwrap_or(lines.len());
        examples.push(Example { chapter, line, plans, references, place_of_messages: at..end });
        at = end;
    }
    examples
}

fn is_opening(line: &str) -> bool {
    line == "```planmark" || line.starts_with("```planmark ") || line.starts_with("```csv ")
}

/// A page whose messages are written anew.
struct Renewed<'a> {
    lines: Vec<&'a str>,
    /// How many lines of the page are written.
    done: usize,
    written: String,
}

impl<'a> Renewed<'a> {
    fn new(page: &'a str) -> Self {
        Self { lines: page.lines().collect(), done: 0, written: String::with_capacity(page.len()) }
    }

    fn copy_to(&mut self, line: usize) {
        for line in &self.lines[self.done..line] {
            self.written.push_str(line);
            self.written.push('\n');
        }
        self.done = line;
    }

    fn messages(&mut self, example: &Example, messages: &[String]) {
        self.copy_to(example.place_of_messages.start);
        self.done = example.place_of_messages.end;
        if !messages.is_empty() {
            self.written.push('\n');
            // A quotation of several lines is one paragraph to Markdown: an empty quotation keeps them apart.
            self.written.push_str(&messages.join("\n>\n"));
            self.written.push('\n');
        }
        if self.done < self.lines.len() {
            self.written.push('\n');
        }
    }

    fn finish(mut self) -> String {
        self.copy_to(self.lines.len());
        self.written
    }
}
