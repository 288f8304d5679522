//! The lines of the header: keys that are not there yet, and the values that a key may have.

use planmark_syntax::Language;

use super::item::{CompletionItem, CompletionKind};
use super::typed::Typed;
use planmark_plan::read::Format;
use planmark_plan::read::header::{KEYS, STATUSES};

/// What may be typed in the header; `None` outside of it.
pub(super) fn items(typed: &Typed<'_>) -> Option<Vec<CompletionItem>> {
    let lines = lines_above(typed)?;
    let item = |kind, label: &str, start: usize, text: String| CompletionItem {
        kind,
        label: label.to_owned(),
        detail: None,
        range: start..typed.offset,
        text,
    };
    if let Some((key, value)) = typed.before.split_once([':', '：']) {
        let start = typed.offset - value.trim_start().len();
        let gap = if value.starts_with(' ') { "" } else { " " };
        let values: Vec<&str> = match key.trim() {
            "format" => Format::ALL.into_iter().map(Format::name).collect(),
            "language" | "original" => Language::ALL.into_iter().map(Language::code).collect(),
            "status" => STATUSES.to_vec(),
            _ => Vec::new(),
        };
        let known = values.into_iter().filter(|known| known.starts_with(value.trim()));
        return Some(
            known
                .map(|known| item(CompletionKind::HeaderValue, known, start, format!("{gap}{known}")))
                .collect(),
        );
    }
    let start = typed.before.trim();
    let has = |key: &str| lines.iter().any(|line| line.split([':', '：']).next().map(str::trim) == Some(key));
    let missing = KEYS.into_iter().filter(|key| key.starts_with(start) && !has(key));
    let colon = if typed.after.trim_start().starts_with([':', '：']) { "" } else { ": " };
    let from = typed.line_start + typed.before.len() - typed.before.trim_start().len();
    Some(missing.map(|key| item(CompletionKind::HeaderKey, key, from, format!("{key}{colon}"))).collect())
}

/// The lines of the header above the place, if the place is in it.
fn lines_above(typed: &Typed<'_>) -> Option<Vec<String>> {
    /// More lines than a header has.
    const MOST_LINES: usize = 40;
    let text = typed.document.text();
    let line = text.line_of(typed.offset);
    if line == 0 || line > MOST_LINES {
        return None;
    }
    let above = text.slice(0..typed.line_start).to_string();
    let mut lines = above.lines().map(str::trim);
    if lines.next()?.trim_start_matches('\u{feff}') != "---" {
        return None;
    }
    let lines: Vec<String> = lines.map(ToOwned::to_owned).collect();
    let is_header =
        lines.iter().all(|line| line.contains([':', '：'])) && !typed.before.starts_with(['-', '#']);
    is_header.then_some(lines)
}
