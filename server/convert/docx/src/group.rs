//! Headings of one style of which the first heads the others.
//!
//! A heading with nothing under it but another of its style is no empty section: `Variance analysis` above `Cluster I`. What follows it
//! stands below it, as long as it is numbered or not as the first of them is.

use super::headings::Heading;
use super::ordinals::Ordinal;

/// Groups in each other; of more, the headings are told apart by nothing.
const MOST_GROUPS: usize = 2;

/// The headings that stand below one of their own style, by how wide they are (`W`).
#[derive(Debug)]
pub(super) struct Group<W> {
    /// The last heading, if nothing stands under it yet: its width and style, and how it is numbered.
    bare: Option<(W, Option<u8>, Option<Ordinal>)>,
    /// The groups that are open, from the widest: how wide their headings would be by themselves, and whether they are numbered.
    open: Vec<(W, bool)>,
}

impl<W> Default for Group<W> {
    fn default() -> Self {
        Self { bare: None, open: Vec::new() }
    }
}

impl<W: Copy + Ord> Group<W> {
    /// Tells that something other than a heading follows.
    pub(super) fn content(&mut self) {
        self.bare = None;
    }

    /// In how many groups `heading` stands, which is `width` wide by itself; `has_text` if text follows it, no other heading.
    pub(super) fn depth(&mut self, heading: &Heading, width: W, has_text: bool) -> usize {
        let ordinal = heading.ordinal();
        let own = (width, ordinal.is_some());
        let is_headed = self.bare.is_some_and(|(above, style, numbered)| {
            // `A.` right above `B.` is an empty section.
            above == width && style == heading.rank && (ordinal.is_none() || numbered != ordinal)
        });
        self.open.retain(|(group, _)| *group <= width);
        // A group may hold another: `Explanation`, below it `Overall`, below that `Other changes`, all in one style.
        let is_open = |group: &(W, bool)| *group == own;
        let mut depth = self.open.iter().rposition(is_open).map_or(0, |place| place + 1);
        self.open.truncate(if depth > 0 { depth } else { self.open.len() });
        // Of headings without any text nothing tells which heads which.
        if is_headed && (depth == 0 || depth < MOST_GROUPS && has_text) {
            self.open.push(own);
            depth = self.open.len();
        }
        self.bare = Some((width, heading.rank, ordinal));
        depth
    }
}
