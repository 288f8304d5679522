//! What is told of numbers that are out of order.

use planmark_findings::message::{Argument, Message};
use planmark_plan::enumeration::Step;
use planmark_syntax::Span;
use planmark_workspace::check::Findings;

/// What is numbered, for the message; markers and labels of captions speak for themselves.
#[derive(Clone, Copy)]
pub(super) enum Numbered {
    Marker,
    Programme,
    Subprogramme,
    Component,
    Result,
    Paragraph,
    Footnote,
}

impl Numbered {
    fn name(self, printed: &str) -> Argument {
        let key = match self {
            Self::Marker => return printed.into(),
            Self::Programme => "enumerated-programme",
            Self::Subprogramme => "enumerated-subprogramme",
            Self::Component => "enumerated-component",
            Self::Result => "enumerated-result",
            Self::Paragraph => "enumerated-paragraph",
            Self::Footnote => "enumerated-footnote",
        };
        Message::new(key).with("number", printed).into()
    }
}

/// What the order of numbers says, put into words.
pub(super) fn tell(findings: &mut Findings, span: Span, what: Numbered, [before, here]: [&str; 2], step: Step) {
    let key = match step {
        Step::Next => return,
        Step::Repeats => "enumerator-sequence-repeats",
        Step::Skips => "enumerator-sequence-skips",
        Step::GoesBack => "enumerator-sequence-back",
    };
    let message = Message::new(key).with("here", what.name(here));
    let message = if step == Step::Repeats { message } else { message.with("before", what.name(before)) };
    findings.tell(span, message);
}
