//! Places in a text, counted from the start of the part they belong to.

use std::ops::Range;

/// A half-open range of bytes, counted from the start of a section, a programme or a document: whoever holds it says which.
///
/// Parts of a plan keep their spans when text above them changes: only the start of the part moves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    /// The first byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

impl Span {
    /// A span from byte offsets. Offsets past `u32::MAX` cannot occur: documents are limited to
    /// [`crate::MAX_DOCUMENT_BYTES`].
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        Self { start: clamp(start), end: clamp(end) }
    }

    /// A span from a byte range, counted from `base`.
    #[must_use]
    pub fn relative(range: &Range<usize>, base: usize) -> Self {
        Self::new(range.start.saturating_sub(base), range.end.saturating_sub(base))
    }

    /// The same place counted from a start that lies `offset` bytes earlier.
    #[must_use]
    pub fn shifted(self, offset: u32) -> Self {
        Self { start: self.start.saturating_add(offset), end: self.end.saturating_add(offset) }
    }

    /// The byte range in the document, where the part starts at byte `base`.
    #[must_use]
    pub fn at(self, base: usize) -> Range<usize> {
        base + self.start as usize..base + self.end as usize
    }

    /// Whether the offset lies in the span or at its end (where a cursor after the last sign stands).
    #[must_use]
    pub fn touches(self, offset: u32) -> bool {
        self.start <= offset && offset <= self.end
    }

    /// Whether the other span lies within this one.
    #[must_use]
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the spans share a byte.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The length in bytes.
    #[must_use]
    pub fn len(self) -> u32 {
        self.end.saturating_sub(self.start)
    }

    /// Whether nothing lies between start and end.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.start >= self.end
    }
}

fn clamp(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}

/// Words as typed, with their place.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Words {
    /// The words, wraps joined and outer blanks removed.
    pub text: Box<str>,
    /// Where they stand.
    pub span: Span,
}
