//! What a rule tells.

use std::ops::Range;

use crate::message::Message;
use crate::rule::Rule;
use planmark_syntax::Span;

pub use crate::severity::{Severity, UnknownSeverity};

/// A mechanical mend: edits that apply together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What applying it does.
    pub title: Message,
    /// Replacements, in the order of their places, none overlapping another.
    pub edits: Vec<(Span, String)>,
}

/// What a rule tells of one place, counted from the start of the part that was checked.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The rule.
    pub rule: &'static Rule,
    /// Where.
    pub span: Span,
    /// What stands here, what is known, what to do.
    pub message: Message,
    /// The full symbol of the one document that the finding is about.
    pub symbol: Option<String>,
    /// Mends to choose from, the likeliest first.
    pub fixes: Vec<Fix>,
    /// The most that this one may matter, where the rule is not sure of it; by the settings it may matter less.
    pub most: Option<Severity>,
}

impl Finding {
    /// A finding with a message and nothing more.
    #[must_use]
    pub fn new(rule: &'static Rule, span: Span, message: Message) -> Self {
        Self { rule, span, message, symbol: None, fixes: Vec::new(), most: None }
    }

    /// With the full symbol of the document it is about.
    #[must_use]
    pub fn about(mut self, symbol: impl Into<String>) -> Self {
        self.symbol = Some(symbol.into());
        self
    }

    /// As a hint, whatever its rule's findings matter otherwise.
    #[must_use]
    pub fn as_hint(mut self) -> Self {
        self.most = Some(Severity::Hint);
        self
    }

    /// With one more mend.
    #[must_use]
    pub fn fix(mut self, title: Message, edits: Vec<(Span, String)>) -> Self {
        self.fixes.push(Fix { title, edits });
        self
    }

    /// The same finding counted from a start that lies `offset` bytes earlier.
    #[must_use]
    pub fn shifted(&self, offset: u32) -> Self {
        let mut moved = self.clone();
        moved.span = moved.span.shifted(offset);
        for (span, _) in moved.fixes.iter_mut().flat_map(|fix| fix.edits.iter_mut()) {
            *span = span.shifted(offset);
        }
        moved
    }

    /// The byte range, where the part that was checked starts at byte `base` of the document.
    #[must_use]
    pub fn range(&self, base: usize) -> Range<usize> {
        self.span.at(base)
    }
}
