//! The sections of a document with their facts, and how they carry over from one version of the text to the next.
//!
//! The parser keeps the identity of every node that an edit does not touch. A section with the same identity has the same text, so
//! its facts, and those of all sections below it, are taken over. Of a section on the way to the edit the own part is compared
//! node by node: only where one differs is it read again.

use std::sync::Arc;

use planmark_syntax::tree_sitter::Node;
use planmark_syntax::{HeadingKind, NodeKind, Parsed};
use rustc_hash::FxHashMap;

use super::extract;
use super::facts::SectionFacts;
use crate::work::Work;

/// A section and its place, counted from the start of whatever lists it.
#[derive(Clone, Debug)]
pub(crate) struct Placed {
    /// The byte at which the section starts.
    pub(crate) start: u32,
    /// The section's own part.
    pub(crate) facts: Arc<SectionFacts>,
}

/// A section with those below it, as the last version of the text left it.
#[derive(Debug)]
pub(crate) struct SectionNode {
    /// The identity of the tree's node.
    identity: usize,
    /// The identities of the nodes of the own part.
    own: Box<[usize]>,
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
    root_own: Box<[usize]>,
    /// The start of the root's own part: behind the header.
    pub(crate) root_start: u32,
    /// The sections that stand in no other.
    pub(crate) sections: Vec<(u32, Arc<SectionNode>)>,
}

impl Outline {
    /// The outline of a text, with everything taken over from the outline of the version before it that is still true.
    pub(crate) fn new(parsed: &Parsed, before: Option<&Self>, work: &Work) -> Self {
        let root = parsed.root();
        let parts = Parts::of(root);
        let end = parts.sections.first().map_or(root.end_byte(), Node::start_byte);
        let start = parts.own.first().map_or(end, Node::start_byte);
        let own: Box<[usize]> = parts.own.iter().map(Node::id).collect();
        let unchanged = before.filter(|before| before.root_own == own);
        let root_part = match unchanged {
            Some(before) => Arc::clone(&before.root),
            None => {
                work.section_read();
                let facts = Arc::new(extract::extract(parsed, &parts.own, start..end.max(start)));
                Arc::from([Placed { start: 0, facts }])
            }
        };
        let old = before.map_or(&[][..], |before| &before.sections);
        let mut matcher = Matcher { parsed, all_old: None, old_top: old, work };
        let sections = matcher.sections(&parts.sections, 0, old);
        Self {
            root: root_part,
            root_own: own,
            root_start: u32::try_from(start).unwrap_or(u32::MAX),
            sections,
        }
    }
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

/// Pairs the sections of the new text with those of the old.
struct Matcher<'a> {
    parsed: &'a Parsed,
    old_top: &'a [(u32, Arc<SectionNode>)],
    /// Every old section by its identity; made only when a section is not where it was.
    all_old: Option<FxHashMap<usize, Arc<SectionNode>>>,
    work: &'a Work,
}

impl Matcher<'_> {
    fn sections(
        &mut self,
        nodes: &[Node<'_>],
        base: usize,
        old: &[(u32, Arc<SectionNode>)],
    ) -> Vec<(u32, Arc<SectionNode>)> {
        let same = |(node, (_, old)): (&Node<'_>, &(u32, Arc<SectionNode>))| node.id() == old.identity;
        let prefix = nodes.iter().zip(old).take_while(|pair| same(*pair)).count();
        let suffix = nodes[prefix..]
            .iter()
            .rev()
            .zip(old[prefix..].iter().rev())
            .take_while(|pair| same(*pair))
            .count();
        let middle = prefix..nodes.len() - suffix;
        let old_middle = &old[prefix..old.len() - suffix];
        let removed = old.len() - suffix;
        nodes
            .iter()
            .enumerate()
            .map(|(at, node)| {
                let start = u32::try_from(node.start_byte() - base).unwrap_or(u32::MAX);
                let section = if at < prefix {
                    Arc::clone(&old[at].1)
                } else if at >= middle.end {
                    Arc::clone(&old[removed + at - middle.end].1)
                } else if middle.len() == old_middle.len() {
                    self.section(*node, Some(&old_middle[at - prefix].1))
                } else {
                    self.moved(*node, old_middle)
                };
                (start, section)
            })
            .collect()
    }

    /// A section that stands where one stood before, or where none can be told to have stood.
    fn section(&mut self, node: Node<'_>, before: Option<&Arc<SectionNode>>) -> Arc<SectionNode> {
        if let Some(before) = before.filter(|before| before.identity == node.id()) {
            return Arc::clone(before);
        }
        let parts = Parts::of(node);
        let start = node.start_byte();
        let own: Box<[usize]> = parts.own.iter().map(Node::id).collect();
        let facts = match before.filter(|before| before.own == own) {
            Some(before) => Arc::clone(&before.flat[0].facts),
            None => {
                let end = parts.sections.first().map_or(node.end_byte(), Node::start_byte);
                self.work.section_read();
                Arc::new(extract::extract(self.parsed, &parts.own, start..end))
            }
        };
        let children = self.sections(&parts.sections, start, before.map_or(&[], |before| &before.children));
        Arc::new(SectionNode::new(node.id(), own, facts, children))
    }

    /// A section among others that came or went: looked up by its identity, wherever it stood before.
    fn moved(&mut self, node: Node<'_>, near: &[(u32, Arc<SectionNode>)]) -> Arc<SectionNode> {
        let old_top = self.old_top;
        let all = self.all_old.get_or_insert_with(|| {
            let mut all = FxHashMap::default();
            collect(old_top, &mut all);
            all
        });
        if let Some(before) = all.get(&node.id()) {
            return Arc::clone(before);
        }
        let heading = node.named_child(0).map(|child| child.id());
        let before = near.iter().map(|(_, old)| old).find(|old| old.own.first().copied() == heading).cloned();
        self.section(node, before.as_ref())
    }
}

fn collect(sections: &[(u32, Arc<SectionNode>)], all: &mut FxHashMap<usize, Arc<SectionNode>>) {
    for (_, section) in sections {
        all.insert(section.identity, Arc::clone(section));
        collect(&section.children, all);
    }
}

impl SectionNode {
    fn new(
        identity: usize,
        own: Box<[usize]>,
        facts: Arc<SectionFacts>,
        children: Vec<(u32, Arc<SectionNode>)>,
    ) -> Self {
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
        Self { identity, own, children, flat: flat.into(), programmes }
    }
}
