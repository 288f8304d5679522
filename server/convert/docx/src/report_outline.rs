//! The depths of headings in a report: by the number before them, and where there is none by their style.

use super::group::Group;
use super::headings::{Heading, Kind};
use super::ordinals::Ordinal;

/// The headings that are open, by how wide they are.
#[derive(Debug, Default)]
pub(super) struct ReportOutline {
    open: Vec<u8>,
    group: Group<u8>,
}

impl ReportOutline {
    /// The depth of `heading`, 2 to 6: the title of the report stands at 1.
    pub(super) fn depth(&mut self, heading: &Heading) -> u8 {
        let mut width = width(heading);
        let grouped = self.group.depth(heading, width, false);
        if heading.kind == Kind::Plain {
            // Between the widths that numbers and styles give.
            width += u8::try_from(grouped.min(4)).unwrap_or_default();
        }
        self.open.retain(|open| *open < width);
        self.open.push(width);
        u8::try_from(self.open.len() + 1).unwrap_or(6).min(6)
    }

    /// Tells that something other than a heading follows.
    pub(super) fn content(&mut self) {
        self.group.content();
    }

    /// The depth of what stands below the headings that are open.
    pub(super) fn below(&self) -> u8 {
        u8::try_from(self.open.len() + 2).unwrap_or(6).min(6)
    }
}

/// How narrow a heading is. One without a number stands below numbered ones of its style.
fn width(heading: &Heading) -> u8 {
    if heading.kind == Kind::Annex {
        return 10;
    }
    match heading.ordinal() {
        Some(Ordinal::Roman) if heading.rank.is_none_or(|rank| rank <= 2) => 10,
        Some(Ordinal::Roman | Ordinal::Letter) => 20,
        Some(Ordinal::Digits) => 30,
        Some(Ordinal::Other) => 40,
        None => match heading.rank {
            Some(0 | 1) => 10,
            Some(2) => 25,
            Some(3) => 35,
            Some(4) => 45,
            Some(_) => 50,
            None => 55,
        },
    }
}
