//! What the lists of mandates of the edition have, in the form in which it is searched: made once for each time something is asked.

use std::sync::Arc;

use planmark_syntax::{Citation, Language};

use super::typed::Typed;
use planmark_knowledge::registry::folded;
use planmark_knowledge::titles::without_scope;
use planmark_plan::document::Document;
use planmark_workspace::edition::{Located, Surroundings};
use planmark_workspace::interner::{CITATIONS, WORDS};
use planmark_workspace::record::{Contents, Group};

/// The most entries that are looked through at a keystroke.
const MOST_LISTED: usize = 40_000;

/// A mandate as a list has it.
#[derive(Debug)]
pub(super) struct ListedMandate {
    pub(super) citation: Arc<Citation>,
    pub(super) symbol: String,
    /// The title, without a note on the subprogrammes that it is for.
    pub(super) title: Option<Box<str>>,
    folded_title: String,
    folded_number: String,
}

impl ListedMandate {
    /// Whether the number, or the full symbol, begins so.
    pub(super) fn is_numbered(&self, typed: &str) -> bool {
        self.folded_number.starts_with(typed) || folded(&self.symbol).starts_with(typed)
    }

    /// Whether the title has all the words.
    pub(super) fn is_worded(&self, typed: &str) -> bool {
        self.title.is_some() && typed.split_whitespace().all(|word| self.folded_title.contains(word))
    }
}

/// The entries of the lists of the edition in the language of the document, those of the document first; without what is being typed.
pub(super) fn of_edition(here: Surroundings<'_>, own: Located<'_>, typed: &Typed<'_>) -> Vec<ListedMandate> {
    let group = Group::of(own.document.edition(), own.document.header().language());
    let mut found = Vec::new();
    in_document(own.document, Some(typed), &mut found);
    for id in here.workspace.index().of_edition(own.document.edition()) {
        if id == *own.id || here.workspace.group(&id) != Some(group) {
            continue;
        }
        match (here.workspace.open(&id), here.workspace.record(&id)) {
            (Some(document), _) => in_document(document, None, &mut found),
            (None, Some(record)) => in_record(&record.contents(), &mut found),
            (None, None) => {}
        }
        if found.len() >= MOST_LISTED {
            found.truncate(MOST_LISTED);
            break;
        }
    }
    found
}

fn in_document(document: &Document, typed: Option<&Typed<'_>>, found: &mut Vec<ListedMandate>) {
    for part in document.parts() {
        let programme = &part.programme;
        for entry in &programme.mandates {
            let block = programme
                .block(entry.place)
                .map(|block| programme.span(entry.place.section, block.span).at(part.start as usize));
            let is_typed = |typed: &Typed<'_>| {
                block.as_ref().is_some_and(|block| block.start <= typed.offset && typed.offset <= block.end)
            };
            if typed.is_some_and(is_typed) {
                continue;
            }
            let readings = programme.readings.get(entry.readings.clone()).unwrap_or_default();
            let citations = readings.iter().filter_map(|reading| reading.citation.as_ref().ok());
            let title = entry.title.as_ref().map(|title| &*title.text);
            add(citations.map(|citation| Arc::new(citation.clone())), title, found);
        }
    }
}

fn in_record(contents: &Contents, found: &mut Vec<ListedMandate>) {
    for part in &contents.parts {
        for mandate in &part.mandates {
            let first = part.readings.partition_point(|reading| reading.start < mandate.start);
            let readings = part.readings[first..].iter().take_while(|it| mandate.span().contains(it.span()));
            let citations = readings
                .filter(|reading| reading.is_listed())
                .filter_map(|reading| CITATIONS.value(reading.citation));
            let title = mandate.title.map(|title| WORDS.words(title));
            add(citations, title.as_deref(), found);
        }
    }
}

fn add(citations: impl Iterator<Item = Arc<Citation>>, title: Option<&str>, found: &mut Vec<ListedMandate>) {
    let title = title.map(|title| without_scope(title.trim()));
    let folded_title = title.map(folded).unwrap_or_default();
    found.extend(citations.filter_map(|citation| {
        Some(ListedMandate {
            folded_number: folded(&citation.display(Language::En)).replace(' ', ""),
            folded_title: folded_title.clone(),
            symbol: citation.symbol()?,
            title: title.map(Into::into),
            citation,
        })
    }));
}
