//! What changes a plan as a plan: plans go in, edits come out.
//!
//! What must stay true: nobody's words are replaced; who asks is not known here.

mod renumber;

use std::ops::Range;

pub use renumber::renumber;

/// The replacement of a range of a plan's bytes.
pub type Edit = (Range<usize>, String);
