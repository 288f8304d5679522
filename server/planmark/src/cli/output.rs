//! Standard output for results, standard error for everything else.

use std::io::{self, ErrorKind, IsTerminal, Write};

use planmark_findings::Message;
use planmark_syntax::Language;
use serde::Serialize;

use super::status::Status;
use crate::files::Problem;
use crate::report::human::Style;

/// The columns of lines that no terminal limits.
const COLUMNS: usize = 120;

/// Where results and messages go, and in which language.
#[derive(Clone, Copy, Debug)]
pub(super) struct Output {
    /// The language of messages.
    pub(super) language: Language,
}

impl Output {
    pub(super) fn new(language: Language) -> Self {
        Self { language }
    }

    /// How results for people are drawn.
    pub(super) fn style(&self) -> Style {
        let stdout = io::stdout();
        let colour = anstream::AutoStream::choice(&stdout) != anstream::ColorChoice::Never;
        let terminal = if stdout.is_terminal() { terminal_size::terminal_size_of(&stdout) } else { None };
        Style { colour, columns: terminal.map_or(COLUMNS, |(width, _)| usize::from(width.0)) }
    }

    /// Prints a result. A reader that went away is no failure; a disk that is full is one.
    pub(super) fn print(&self, result: &str) -> Status {
        self.write(io::stdout().lock(), result)
    }

    /// Prints a result that may be coloured; see [`Output::style`].
    pub(super) fn print_styled(&self, result: &str) -> Status {
        self.write(anstream::AutoStream::auto(io::stdout().lock()), result)
    }

    fn write(&self, mut stdout: impl Write, result: &str) -> Status {
        let written = stdout.write_all(result.as_bytes()).and_then(|()| stdout.flush());
        self.written(written)
    }

    /// Prints a result for machines.
    pub(super) fn print_json(&self, result: &impl Serialize) -> Status {
        let mut text = match serde_json::to_string_pretty(result) {
            Ok(text) => text,
            Err(error) => return self.written(Err(error.into())),
        };
        text.push('\n');
        self.print(&text)
    }

    fn written(&self, written: io::Result<()>) -> Status {
        match written {
            Ok(()) => Status::Well,
            Err(error) if error.kind() == ErrorKind::BrokenPipe => Status::Well,
            Err(error) => {
                self.complain(&Message::new("output-trouble").with("cause", error.to_string()));
                Status::Failed
            }
        }
    }

    /// Tells what went wrong, in one line.
    pub(super) fn complain(&self, message: &Message) {
        let style = anstyle::AnsiColor::Red.on_default().bold();
        let error = Message::new("severity-error").render(self.language);
        self.tell_line(&format!("{style}{error}{style:#}: {}", message.render(self.language)));
    }

    /// Tells something by the way, in one line.
    pub(super) fn tell(&self, message: &Message) {
        self.tell_line(&message.render(self.language));
    }

    fn tell_line(&self, line: &str) {
        let mut stderr = anstream::AutoStream::auto(io::stderr().lock());
        // Where standard error is closed there is no place left to complain to.
        let _ = writeln!(stderr, "{line}");
    }

    /// Tells what could not be read.
    pub(super) fn complain_of(&self, problems: &[Problem]) -> Status {
        for problem in problems {
            self.complain(&problem.message());
        }
        Status::failed_if(!problems.is_empty())
    }
}
