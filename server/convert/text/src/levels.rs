//! The depths of headings, from what they head.

/// What a heading heads, from the widest to the narrowest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Rank {
    Document,
    /// The list of mandates, or another part that closes everything below the programme.
    Part,
    /// A lettered section that has subprogrammes of its own; a chapter of an annual plan.
    LetteredSection,
    /// A subprogramme, or a numbered unit that stands in its place.
    Unit,
    /// A lettered part of a subprogramme.
    LetteredPart,
    Component,
    /// A section of a unit: its objective, its strategy; the organ of a list of mandates.
    Section,
    /// A section of a section: a planned result.
    Subsection,
    /// A part of that.
    Paragraph,
}

/// The headings that are open.
#[derive(Debug, Default)]
pub(crate) struct Levels {
    open: Vec<Rank>,
}

impl Levels {
    /// Opens a heading of `rank`, closes those that it ends, and gives its depth, 1 to 6.
    pub(crate) fn open(&mut self, rank: Rank) -> u8 {
        self.open.retain(|open| *open < rank);
        self.open.push(rank);
        u8::try_from(self.open.len()).unwrap_or(u8::MAX).min(6)
    }

    /// Whether a heading of `rank` is open.
    pub(crate) fn is_open(&self, rank: Rank) -> bool {
        self.open.contains(&rank)
    }
}

#[cfg(test)]
mod tests {
    use super::{Levels, Rank};

    #[test]
    fn a_heading_closes_what_is_narrower() {
        let mut levels = Levels::default();
        let depths = [
            Rank::Document,
            Rank::LetteredSection,
            Rank::Unit,
            Rank::Component,
            Rank::Section,
            Rank::Unit,
            Rank::Section,
            Rank::Part,
            Rank::Section,
        ]
        .map(|rank| levels.open(rank));
        assert_eq!(depths, [1, 2, 3, 4, 5, 3, 4, 2, 3]);
        assert!(!levels.is_open(Rank::Unit));
    }
}
