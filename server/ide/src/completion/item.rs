//! What is offered.

use std::ops::Range;

/// The most that is offered at once. A further letter shortens the list: the editor asks again.
pub(super) const MOST: usize = 50;

/// What may be typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    /// The likeliest first.
    pub items: Vec<CompletionItem>,
    /// Whether there is more, so that it must be asked for again when more is typed.
    pub is_incomplete: bool,
}

/// One thing that may be typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CompletionItem {
    /// What it is.
    pub kind: CompletionKind,
    /// What is shown.
    pub label: String,
    /// What is shown beside it.
    pub detail: Option<String>,
    /// The bytes of the document that it takes the place of: what was typed of it.
    pub range: Range<usize>,
    /// What is put there.
    pub text: String,
}

/// What can be completed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CompletionKind {
    /// A resolution or decision.
    Resolution,
    /// The number of a part of the plan.
    Part,
    /// The keyword of a heading.
    Heading,
    /// A key of the header.
    HeaderKey,
    /// A value of the header.
    HeaderValue,
}
