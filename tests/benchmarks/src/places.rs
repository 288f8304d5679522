//! Where a keystroke makes a finding, and where another mends it.

use planmark_test_plans::SecurityCouncil;

/// One character that can be replaced.
#[derive(Debug, Clone)]
pub(crate) struct Place {
    pub(crate) line: usize,
    /// In units of UTF-16, as the protocol counts.
    pub(crate) column: usize,
    pub(crate) byte: usize,
    pub(crate) line_start: usize,
    /// What stands there.
    pub(crate) right: String,
    /// What makes a finding, as long.
    pub(crate) wrong: String,
}

/// The most places in one document.
const PLACES: usize = 400;

/// The years of resolutions of the Security Council, in lists and in sentences: the last digit of each.
pub(crate) fn years(plan: &str) -> Vec<Place> {
    let found = places(plan, |line| {
        line.match_indices('(').find_map(|(at, _)| {
            let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
            let year = line.get(at + 1..at + 5).filter(|year| digits(year))?;
            line.get(at + 5..)?.strip_prefix(')')?;
            let before = line.get(..at)?.trim_end();
            let start = before.rfind(|character: char| !character.is_ascii_digit()).map_or(0, |last| {
                last + before.get(last..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8)
            });
            let adopted = SecurityCouncil::year(before.get(start..)?.parse().ok()?)?;
            (adopted.to_string() == year).then_some(at + 4)
        })
    });
    spread(&found)
}

/// Blanks in sentences: a tab in the place of one is something that checkers of Markdown tell.
pub(crate) fn tabs(text: &str) -> Vec<Place> {
    let is_text = |line: &str| line.starts_with(|first: char| first.is_ascii_digit()) && !line.contains("  ");
    spread(&places(text, |line| line.find(' ').filter(|_| is_text(line))))
}

/// The ends of lines that end so.
pub(crate) fn ends(text: &str, end: &str) -> Vec<Place> {
    spread(&places(text, |line| line.ends_with(end).then(|| line.len() - 1)))
}

/// What a search for a byte in each line finds. A digit becomes the next, a blank a tab, a letter an x.
fn places(text: &str, find: impl Fn(&str) -> Option<usize>) -> Vec<Place> {
    let mut found = Vec::new();
    let mut line_start = 0;
    for (line, content) in text.split('\n').enumerate() {
        if let Some(at) = find(content)
            && let (Some(before), Some(&byte)) = (content.get(..at), content.as_bytes().get(at))
        {
            let wrong = match byte {
                b'0'..=b'9' => b'0' + (byte - b'0' + 1) % 10,
                b' ' => b'\t',
                _ => b'x',
            };
            found.push(Place {
                line,
                column: before.encode_utf16().count(),
                byte: line_start + at,
                line_start,
                right: char::from(byte).to_string(),
                wrong: char::from(wrong).to_string(),
            });
        }
        line_start += content.len() + 1;
    }
    found
}

/// Some of them, from the first to the last, in an order that jumps, the same at every run.
fn spread(found: &[Place]) -> Vec<Place> {
    let count = found.len().min(PLACES);
    let stride = (0..).map(|step| count / 2 + 1 + step).find(|stride| greatest_divisor(*stride, count) == 1);
    let stride = stride.unwrap_or(1);
    (0..count).filter_map(|index| found.get(index * stride % count * found.len() / count).cloned()).collect()
}

fn greatest_divisor(one: usize, other: usize) -> usize {
    if other == 0 { one } else { greatest_divisor(other, one % other) }
}
