//! Whether two citations mean the same resolution.

use planmark_syntax::citation::Kind;
use planmark_syntax::{Citation, Organ};

/// How surely two citations mean the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Match {
    /// One is a part of the other, or they share parts.
    Overlaps,
    /// They are the same.
    Equals,
}

/// Whether two citations mean the same resolution, as far as their organs and kinds are decided.
pub fn matches(one: &Citation, two: &Citation) -> Option<Match> {
    fn agree<T: Copy + PartialEq>(one: Option<T>, two: Option<T>) -> bool {
        one.is_none() || two.is_none() || one == two
    }
    let is_same = one.number == two.number && agree(one.organ, two.organ) && agree(kind(one), kind(two));
    if !is_same {
        return None;
    }
    if one.parts == two.parts {
        return Some(Match::Equals);
    }
    let share = || one.parts.parts().any(|part| two.parts.parts().any(|other| part == other));
    (one.parts.is_empty() || two.parts.is_empty() || share()).then_some(Match::Overlaps)
}

fn kind(citation: &Citation) -> Option<Kind> {
    citation.decided_kind().or_else(|| citation.organ.and_then(Organ::only_kind))
}
