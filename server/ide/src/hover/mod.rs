//! What is known of what stands here: of a reference the part of the plan that it names, of a resolution who adopted it and who
//! lists and cites it, of a heading what its section must hold.

mod citation;
mod framework;
mod goal;
mod heading;
mod name;
mod plan;
mod words;

use std::ops::Range;

use self::words::{excerpt, words};
use super::documents;
use super::leads::footnotes;
use super::place::at;
use super::pointed::{Pointed, What, pointed_at};
use planmark_findings::message::Message;
use planmark_plan::document::DocumentId;
use planmark_workspace::workspace::Workspace;

/// The most documents that are shown of those that have a symbol.
const MOST_DOCUMENTS: usize = 8;

/// What is known of something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hover {
    /// The words that it is about, in bytes.
    pub range: Range<usize>,
    /// What it is.
    pub title: Message,
    /// What is known of it, the most important first.
    pub facts: Vec<Message>,
    /// The measures of an indicator: periods with their values.
    pub measures: Vec<(String, String)>,
}

/// What is known of what stands at a byte of a document; `None` where that is nothing.
#[must_use]
pub fn hover(workspace: &Workspace, id: &DocumentId, offset: usize) -> Option<Hover> {
    let pointed = pointed_at(workspace, id, offset)?;
    let mut measures = Vec::new();
    let (title, facts) = match &pointed.what {
        What::Citation(reading) => citation::describe(&pointed, reading),
        What::Footnote(label) => footnote(&pointed, label)?,
        What::Symbol(symbol) => symbol_of_document(&pointed, symbol)?,
        What::Name(named) => name::describe(&pointed, named),
        What::Goal(goal) => goal::describe(&pointed, *goal)?,
        What::Reference(_) | What::Number(_) => {
            let (first, others) = pointed.targets().split_first()?;
            let (title, mut facts) = plan::describe(&pointed, first);
            facts.extend(others.iter().map(|other| plan::title(&pointed, other)));
            measures = plan::indicator(&pointed, first).map(framework::measures).unwrap_or_default();
            (title, facts)
        }
        What::Heading(heading, target) => heading::describe(&pointed, heading, target.as_ref())?,
        What::Achieved(achieved, _) => {
            measures = achieved.indicator.map(framework::measures).unwrap_or_default();
            framework::describe(achieved)
        }
    };
    Some(Hover { range: pointed.range, title, facts, measures })
}

fn footnote(pointed: &Pointed<'_>, label: &str) -> Option<(Message, Vec<Message>)> {
    let document = pointed.own.document;
    let texts = footnotes(document, label, pointed.range.start).texts;
    let (part, whole, label_span) = texts.first()?;
    let text = document.parsed().slice(at(part, *whole));
    // `[^1]:` is not shown again.
    let behind = (label_span.end - whole.start) as usize;
    let text =
        text.get(behind..).unwrap_or_default().trim_start_matches([']', '］', ':', '：', ' ', '\u{3000}']);
    Some((Message::new("part-footnote").with("number", label), vec![words(&excerpt(text))]))
}

/// The document that a symbol names, by the programmes in it. Nothing of a document that is not here: its link says enough.
fn symbol_of_document(pointed: &Pointed<'_>, symbol: &str) -> Option<(Message, Vec<Message>)> {
    let named = documents::named(&pointed.here, symbol);
    let headings = named.iter().filter_map(|(id, document)| {
        let place = documents::beginning(id, document);
        let heading = document.parsed().slice(place.focus);
        Some(words(heading.trim_start_matches(['#', '＃', ' ', '\u{3000}']))).filter(|_| !heading.is_empty())
    });
    let facts: Vec<Message> = headings.take(MOST_DOCUMENTS).collect();
    (!facts.is_empty()).then(|| (words(symbol), facts))
}

#[cfg(test)]
mod tests;
