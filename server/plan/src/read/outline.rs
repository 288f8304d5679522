//! The sections of a document with their facts, and how they carry over from one version of the text to the next.
//!
//! An edit tells which bytes it changed ([`Change`]). A section outside of them has the same text and the same nodes as before, so
//! its facts, and those of all sections below it, are taken over. Of a section around the edit the own part is taken over if the
//! edit lies below it.

use std::ops::Range;
use std::sync::Arc;

use planmark_syntax::tree_sitter::Node;
use planmark_syntax::{Change, HeadingKind, NodeKind, Parsed};

use super::extract;
use super::facts::SectionFacts;
use crate::parallel;
use crate::work::Work;

/// A section and its place, counted from the start of whatever lists it.
#[derive(Clone, Debug)]
pub(crate) struct Placed {
    /// The byte at which the section starts.
    pub(crate) start: u32,
    /// The section's own part.
    pub(crate) facts: Arc<SectionFacts>,
}

/// A section with those below it.
#[derive(Debug)]
pub(crate) struct SectionNode {
    /// The length in bytes, with the sections below.
    length: u32,
    /// The sections below, with their starts counted from this section's start.
    children: Vec<(u32, Arc<SectionNode>)>,
    /// This section and all below it, in the order of the text, starts counted from this section's start.
    pub(crate) flat: Arc<[Placed]>,
    /// The places in `flat` at which a programme begins.
    pub(crate) programmes: Box<[usize]>,
}

/// All sections of one version of a document.
#[derive(Debug)]
pub(crate) struct Outline {
    /// The document as a section without a heading: its own part is what stands before the first heading.
    pub(crate) root: Arc<[Placed]>,
    /// The start of the root's own part: behind the header.
    pub(crate) root_start: u32,
    /// The sections that stand in no other.
    pub(crate) sections: Vec<(u32, Arc<SectionNode>)>,
    /// Whether accomplishments have numbers, as in the budgets of missions.
    numbered: bool,
}

impl Outline {
    /// The outline of a text, with everything taken over from the version before it that the change left alone.
    /// `numbered` tells whether accomplishments have numbers.
    pub(crate) fn new(
        parsed: &Parsed,
        numbered: bool,
        before: Option<(&Self, &Change)>,
        work: &Work,
    ) -> Self {
        // What is read of sections of accomplishments is read otherwise when the format changes.
        let before = before.filter(|(before, _)| before.numbered == numbered);
        let reader = Reader { parsed, numbered, before, work };
        let root = parsed.root();
        let parts = Parts::of(root);
        let end = parts.sections.first().map_or(root.end_byte(), Node::start_byte);
        let start = parts.own.first().map_or(end, Node::start_byte);
        let range = start..end.max(start);
        let root = reader.root_before(&range).unwrap_or_else(|| {
            Arc::from([Placed { start: 0, facts: reader.read(&parts.own, range.clone()) }])
        });
        let sections = reader.sections(&parts.sections, 0);
        Self { root, root_start: offset(start), sections, numbered }
    }
}

/// A byte offset as it is kept: documents are limited to far less than 4 GiB.
fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// The children of a section: its own part, and the sections below.
struct Parts<'tree> {
    own: Vec<Node<'tree>>,
    sections: Vec<Node<'tree>>,
}

impl<'tree> Parts<'tree> {
    fn of(node: Node<'tree>) -> Self {
        let mut parts = Self { own: Vec::new(), sections: Vec::new() };
        let mut cursor = node.walk();
        for child in node.named_children(&mut cursor) {
            match NodeKind::of(child) {
                NodeKind::Section => parts.sections.push(child),
                NodeKind::Header => {}
                _ => parts.own.push(child),
            }
        }
        parts
    }
}

/// Reads sections, or finds them in the version before.
struct Reader<'a> {
    parsed: &'a Parsed,
    numbered: bool,
    before: Option<(&'a Outline, &'a Change)>,
    work: &'a Work,
}

impl Reader<'_> {
    fn sections(&self, nodes: &[Node<'_>], base: usize) -> Vec<(u32, Arc<SectionNode>)> {
        let read = |node: &Node<'_>| (offset(node.start_byte() - base), self.section(*node));
        if self.before.is_some() {
            return nodes.iter().map(read).collect();
        }
        parallel::map(nodes, |node| node.byte_range().len(), read)
    }

    fn section(&self, node: Node<'_>) -> Arc<SectionNode> {
        let range = node.byte_range();
        if let Some(before) = self.section_before(&range) {
            return before;
        }
        let parts = Parts::of(node);
        let own = range.start..parts.sections.first().map_or(range.end, Node::start_byte);
        let facts = self.own_before(&own).unwrap_or_else(|| self.read(&parts.own, own));
        let children = self.sections(&parts.sections, range.start);
        Arc::new(SectionNode::new(offset(range.len()), facts, children))
    }

    fn read(&self, own: &[Node<'_>], range: Range<usize>) -> Arc<SectionFacts> {
        self.work.section_read();
        Arc::new(extract::extract(self.parsed, own, range, self.numbered))
    }

    /// The whole section as it was before, if the change left it alone.
    fn section_before(&self, range: &Range<usize>) -> Option<Arc<SectionNode>> {
        let (outline, change) = self.before?;
        let old = change.before(range)?;
        let found = find(&outline.sections, offset(old.start))?;
        (found.length as usize == old.len()).then(|| Arc::clone(found))
    }

    /// A section's own part as it was before, if the change left it alone.
    fn own_before(&self, range: &Range<usize>) -> Option<Arc<SectionFacts>> {
        let (outline, change) = self.before?;
        let old = change.before(range)?;
        let facts = &find(&outline.sections, offset(old.start))?.flat.first()?.facts;
        (facts.length as usize == old.len()).then(|| Arc::clone(facts))
    }

    /// What stands before the first heading as it was before, if the change left it alone.
    fn root_before(&self, range: &Range<usize>) -> Option<Arc<[Placed]>> {
        let (outline, change) = self.before?;
        let old = change.before(range)?;
        let length = outline.root.first()?.facts.length as usize;
        (outline.root_start as usize == old.start && length == old.len()).then(|| Arc::clone(&outline.root))
    }
}

/// The section that starts at a byte of the document.
fn find(sections: &[(u32, Arc<SectionNode>)], start: u32) -> Option<&Arc<SectionNode>> {
    let at = sections.partition_point(|(section, _)| *section <= start).checked_sub(1)?;
    let (own, section) = &sections[at];
    if *own == start { Some(section) } else { find(&section.children, start - own) }
}

impl SectionNode {
    fn new(length: u32, facts: Arc<SectionFacts>, children: Vec<(u32, Arc<SectionNode>)>) -> Self {
        let below: usize = children.iter().map(|(_, child)| child.flat.len()).sum();
        let mut flat = Vec::with_capacity(below + 1);
        flat.push(Placed { start: 0, facts });
        for (start, child) in &children {
            flat.extend(
                child
                    .flat
                    .iter()
                    .map(|placed| Placed { start: start + placed.start, facts: Arc::clone(&placed.facts) }),
            );
        }
        let programmes = flat
            .iter()
            .enumerate()
            .filter(|(_, placed)| placed.facts.kind() == Some(HeadingKind::Programme))
            .map(|(at, _)| at)
            .collect();
        Self { length, children, flat: flat.into(), programmes }
    }
}
