//! Findings for people: where, what, the line with the place underlined, and what can be done.

use annotate_snippets::renderer::DEFAULT_LINE_NUM_STYLE;
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use planmark_findings::{Message, Severity};
use planmark_syntax::{Language, Text};

use super::window::Window;
use super::{Counts, Found, severity_name};
use crate::files::printable;

/// The narrowest window in which a place is still shown, in columns.
const NARROWEST: usize = 40;

/// How it is drawn.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    /// Whether with colours.
    pub colour: bool,
    /// The columns of the terminal.
    pub columns: usize,
}

/// The finding, as several lines.
#[must_use]
pub fn render(path: &str, text: &Text, found: &Found, language: Language, style: Style) -> String {
    // The window has the right width already, counted in the columns of wide characters: the renderer must not cut again.
    let renderer =
        if style.colour { Renderer::styled() } else { Renderer::plain() }.term_width(usize::MAX / 2);
    let name = severity_name(found.severity).render(language);
    let level = level(found.severity);
    let title = level.clone().with_name(name).primary_title(found.message.as_str()).id(found.rule.name);
    let point = found.place.start;
    let digits = point.line.to_string().len();
    let window = Window::of(text, &found.place.bytes, window_columns(style, digits));
    let snippet = Snippet::source(window.text)
        .line_start(point.line)
        .annotation(AnnotationKind::Primary.span(window.place));
    let help = Message::new("help").render(language);
    let helps =
        found.fixes.iter().map(|fix| Level::HELP.with_name(help.clone()).message(printable(&fix.title)));
    let arrow = anstyled("-->", style);
    format!(
        "{title}\n{blank:digits$}{arrow} {path}:{line}:{column}\n{body}\n",
        title = renderer.render(&[Group::with_title(title)]),
        blank = "",
        path = printable(path),
        line = point.line,
        column = point.column,
        body = renderer.render(&[Group::with_level(level).element(snippet).elements(helps)]),
    )
}

/// The columns for the line itself, beside its number.
fn window_columns(style: Style, digits: usize) -> usize {
    // “ | ” and an ellipsis at either end.
    style.columns.saturating_sub(digits + 3 + 2).max(NARROWEST)
}

fn anstyled(text: &str, style: Style) -> String {
    if !style.colour {
        return text.to_owned();
    }
    format!("{}{text}{}", DEFAULT_LINE_NUM_STYLE.render(), DEFAULT_LINE_NUM_STYLE.render_reset())
}

fn level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Information => Level::INFO,
        Severity::Hint => Level::NOTE,
    }
}

/// How much was found, in one line.
#[must_use]
pub fn summary(counts: &Counts, language: Language) -> String {
    let plans = counts.plans;
    let counts = Severity::ALL
        .into_iter()
        .map(|severity| (severity, counts.of(severity)))
        .filter(|&(_, count)| count > 0)
        .map(|(severity, count)| count_message(severity).with("count", count))
        .reduce(|first, next| Message::new("list").with("first", first).with("next", next));
    let files = Message::new("count-files").with("count", plans);
    let message = match counts {
        Some(counts) => Message::new("summary-found").with("counts", counts),
        None => Message::new("summary-nothing"),
    };
    let mut line = message.with("files", files).render(language);
    line.push('\n');
    line
}

fn count_message(severity: Severity) -> Message {
    match severity {
        Severity::Error => Message::new("count-errors"),
        Severity::Warning => Message::new("count-warnings"),
        Severity::Information => Message::new("count-informations"),
        Severity::Hint => Message::new("count-hints"),
    }
}
