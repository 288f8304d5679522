//! Words of the plan in what is told of something.

use planmark_findings::message::Message;
use planmark_syntax::script::join_wraps;

/// The most characters of running text that are shown; what is longer is cut.
const MOST_CHARACTERS: usize = 400;

/// Words of the plan, as they are.
pub(super) fn words(text: &str) -> Message {
    Message::new("words").with("text", text)
}

/// Running text on one line, cut where it becomes too long.
pub(super) fn excerpt(text: &str) -> String {
    let text = join_wraps(text.trim());
    if text.chars().nth(MOST_CHARACTERS).is_none() {
        return text;
    }
    let mut short: String = text.chars().take(MOST_CHARACTERS - 1).collect();
    short.push('…');
    short
}
