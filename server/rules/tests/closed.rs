//! Open and closed documents: a record stands for its document, and a folder checked plan by plan is checked as if all were kept.

use std::collections::HashMap;
use std::sync::Arc;

use planmark_plan::{Document, DocumentId, Work};
use planmark_rules::CHECKS;
use planmark_syntax::{Edit, Text};
use planmark_test_plans::plan;
use planmark_workspace::record::Record;
use planmark_workspace::streaming::Examined;
use planmark_workspace::workspace::{Library, Reported};
use planmark_workspace::{Settings, Workspace};

/// More than one edition, with what goes wrong in it: titles that differ, references across programmes, names with two meanings.
const PLANS: usize = 80;

/// Of a plan of some 40 KB its record takes at most this share.
const SHARE: usize = 20;

struct Shelf(HashMap<DocumentId, Text>);

impl Library for Shelf {
    fn text(&self, id: &DocumentId) -> Option<Text> {
        self.0.get(id).cloned()
    }
}

fn texts() -> Vec<(DocumentId, Text)> {
    (0..PLANS)
        .map(plan)
        .map(|plan| (DocumentId::new(&plan.path.to_string_lossy()), Text::new(&plan.text)))
        .collect()
}

fn document(text: &Text) -> Document {
    Document::new(text.clone(), &Work::default())
}

fn open(texts: &[(DocumentId, Text)]) -> Workspace {
    let mut workspace = Workspace::new(Settings::default(), CHECKS);
    for (id, text) in texts {
        workspace.set(id.clone(), text.clone());
    }
    workspace
}

fn closed(texts: &[(DocumentId, Text)]) -> Workspace {
    let mut workspace = Workspace::new(Settings::default(), CHECKS);
    workspace.set_library(Arc::new(Shelf(texts.iter().cloned().collect())));
    for (id, text) in texts {
        workspace.close(id.clone(), Record::of(&document(text)));
    }
    workspace
}

#[test]
fn closed_documents_are_indexed_as_open_ones() {
    let texts = texts();
    let (open, mut closed) = (open(&texts), closed(&texts));
    assert_eq!(open.index(), closed.index());
    for (id, _) in &texts {
        closed.remove(id);
    }
    assert_eq!(*closed.index(), planmark_workspace::index::Index::default());
}

#[test]
fn a_folder_checked_plan_by_plan_is_checked_as_if_all_were_kept() {
    let texts = texts();
    let kept = open(&texts);
    let mut records = closed(&[]);
    records.set_library(Arc::new(Shelf(texts.iter().cloned().collect())));
    let examined: Vec<(Vec<Reported>, Vec<Reported>)> = texts
        .iter()
        .map(|(id, text)| {
            let Examined { record, alone, across } =
                Examined::new(id, document(text), Settings::default(), CHECKS);
            records.close(id.clone(), record);
            (alone, across)
        })
        .collect();
    let mut found_across = 0;
    for ((id, _), (alone, across)) in texts.iter().zip(examined) {
        let across = if records.may_change(id, &across) { records.findings_across(id) } else { across };
        found_across += across.len();
        let mut found = alone;
        found.extend(across);
        found.sort_by_key(|finding| (finding.range.start, finding.range.end, finding.rule.name));
        assert_eq!(found, kept.findings(id), "{id}");
    }
    assert!(found_across > 0, "these plans have nothing to tell of each other");
}

#[test]
fn a_record_takes_a_twentieth_of_its_text() {
    let texts = texts();
    let footprint = closed(&texts).footprint();
    assert!(footprint.records * SHARE <= footprint.texts, "{footprint:?}");
}

#[test]
fn an_edit_among_closed_plans_reads_its_section_and_what_it_refers_to() {
    let texts = texts();
    let mut workspace = closed(&texts);
    let (id, text) = texts[3].clone();
    workspace.set(id.clone(), text.clone());
    let before = workspace.findings(&id);
    let _ = workspace.work().take();
    let words = text.to_string();
    let at = words.match_indices('。').nth(20).or_else(|| words.match_indices(". ").nth(20)).unwrap().0;
    workspace.edit(&id, &[Edit::new(at..at, "x")]);
    assert_eq!(workspace.findings(&id).len(), before.len());
    let work = workspace.work().take();
    assert_eq!((work.sections, work.programmes, work.read_again), (1, 1, 0), "{work:?}");
}
