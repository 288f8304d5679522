//! The published documents, where they lie: every character accounted for, and what was counted in them by hand.
//!
//! The environment variable `PLANMARK_CORPUS` names the folder of the documents.

use std::collections::BTreeMap;
use std::path::PathBuf;

use planmark_convert::{Changes, Import};

use super::import_bytes;
use super::tree::counts;

fn documents() -> Option<PathBuf> {
    let Some(folder) = std::env::var_os("PLANMARK_CORPUS") else {
        println!("skipped: PLANMARK_CORPUS is not set");
        return None;
    };
    Some(PathBuf::from(folder).join("docx"))
}

fn read(section: u32) -> Option<Import> {
    let path = documents()?.join(format!("A_80_6_Sect.{section}.docx"));
    let bytes = std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    Some(import_bytes(&bytes, Changes::Accept).unwrap())
}

/// What was counted in a document by hand.
struct Counted {
    section: u32,
    programme: &'static str,
    /// Headings of subprogrammes in the programme of work.
    subprogrammes: usize,
    /// Headings `Result 1` to `Result 3`.
    results: usize,
    /// Tables and figures named as performance measures, or standing for one under a result or under performance.
    measures: usize,
    /// Rows of the lists of mandates with a number, and without one: treaties, agreed conclusions of a year.
    mandates: usize,
    unnumbered: usize,
    /// The last numbers of paragraphs and tables.
    paragraphs: usize,
    tables: usize,
    figures: usize,
}

const COUNTED: [Counted; 5] = [
    Counted {
        section: 4,
        programme: "programme-03",
        subprogrammes: 5,
        results: 15,
        measures: 20,
        mandates: 86,
        unnumbered: 0,
        paragraphs: 113,
        tables: 37,
        figures: 13,
    },
    Counted {
        section: 10,
        programme: "programme-08",
        subprogrammes: 4,
        results: 9,
        measures: 13,
        mandates: 18,
        unnumbered: 0,
        paragraphs: 88,
        tables: 26,
        figures: 10,
    },
    Counted {
        section: 13,
        programme: "programme-10",
        subprogrammes: 1,
        results: 3,
        measures: 4,
        mandates: 51,
        unnumbered: 0,
        paragraphs: 39,
        tables: 8,
        figures: 4,
    },
    Counted {
        section: 17,
        programme: "programme-14",
        subprogrammes: 2,
        results: 6,
        measures: 8,
        mandates: 44,
        unnumbered: 39,
        paragraphs: 63,
        tables: 18,
        figures: 11,
    },
    Counted {
        section: 25,
        programme: "programme-21",
        subprogrammes: 0,
        results: 3,
        measures: 4,
        mandates: 9,
        unnumbered: 8,
        paragraphs: 41,
        tables: 11,
        figures: 4,
    },
];

#[test]
fn every_character_is_placed_or_dropped_for_a_reason() {
    for counted in &COUNTED {
        let Some(import) = read(counted.section) else { return };
        assert_eq!(import.account.unaccounted(), 0, "section {}", counted.section);
        assert!(
            import.account.dropped_total() * 20 < import.account.characters,
            "section {}",
            counted.section
        );
        assert!(
            import.account.uncertain.iter().all(|doubt| doubt.why.contains("picture")),
            "{:?}",
            import.account.uncertain
        );
    }
}

#[test]
fn what_was_counted_by_hand_is_there() {
    for counted in &COUNTED {
        let Some(import) = read(counted.section) else { return };
        let section = counted.section;
        assert_eq!(import.files.len(), 1, "section {section}");
        let plan = &import.files[0];
        assert!(plan.name.starts_with(counted.programme), "section {section}: {}", plan.name);
        assert!(plan.text.contains(&format!("\nsymbol: A/80/6 (Sect. {section})\nformat: annual\nperiod: 2026\nlanguage: en\nsection: {section}\n")));
        let (of_plan, of_resources) = plan.text.split_once("\n## B. Proposed post").unwrap();
        let (_, work) = of_plan.split_once("\n## Programme of work\n").unwrap();
        let (in_plan, in_work, all) = (counts(of_plan), counts(work), counts(&plan.text));
        let number = |counts: &BTreeMap<String, usize>, kind: &str| counts.get(kind).copied().unwrap_or(0);
        assert_eq!(number(&in_work, "subprogramme_heading"), counted.subprogrammes, "section {section}");
        assert_eq!(number(&in_work, "result_heading"), counted.results, "section {section}");
        assert_eq!(number(&in_plan, "mandate"), counted.mandates, "section {section}");
        let paragraphs = all.get("paragraph_number").copied().unwrap_or(0);
        assert_eq!(paragraphs, counted.paragraphs, "section {section}");
        let captions = |word: &str| {
            plan.text.lines().filter(|line| line.starts_with(word) && line.contains(": ")).count()
        };
        assert_eq!(captions(&format!("Table {section}.")), counted.tables, "section {section}");
        assert_eq!(captions(&format!("Figure {section}.")), counted.figures, "section {section}");
        let measures = work.lines().filter(|line| is_measure(line)).count();
        assert_eq!(measures, counted.measures, "section {section}");
        assert_eq!(unnumbered(of_plan), counted.unnumbered, "section {section}");
        assert!(!of_resources.is_empty());
    }
}

/// Paragraphs without a number below the organs of the list of mandates.
fn unnumbered(of_plan: &str) -> usize {
    let list = of_plan.split_once("# Legislative mandates\n").map_or("", |(_, list)| list);
    let list = list.split("\n## ").next().unwrap_or_default();
    let below_organs = list.lines().skip_while(|line| !line.starts_with('#'));
    let mandate = |line: &&str| {
        let parsed = counts(line);
        parsed.contains_key("paragraph") && !parsed.contains_key("paragraph_number")
    };
    below_organs.take_while(|line| !line.contains("# Deliverables")).filter(mandate).count()
}

/// A caption in the programme of work that is not one of deliverables.
fn is_measure(line: &str) -> bool {
    let caption = line.starts_with("Table ") || line.starts_with("Figure ");
    caption && line.contains(": ") && !line.contains("eliverables for the period")
}
