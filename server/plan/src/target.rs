//! What references name, each thing as a value of its own.

use planmark_syntax::reference::{self, Label, Place};
use planmark_syntax::{PlanReference, Span};

use crate::key::Key;
use crate::model::Programme;

/// One thing that a reference names.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Target {
    /// 方案 19.
    Programme {
        /// Its number.
        number: Box<str>,
    },
    /// 次级方案 3, 方案 25 次级方案 5.
    Subprogramme {
        /// The number of its programme; `None` for the programme in which the reference stands.
        programme: Option<Box<str>>,
        /// Its number.
        number: Box<str>,
    },
    /// 次级方案 3 构成部分 2.
    Component {
        /// The number of its programme.
        programme: Option<Box<str>>,
        /// The number of its subprogramme; `None` for the one in which the reference stands.
        subprogramme: Option<Box<str>>,
        /// Its number.
        number: Box<str>,
    },
    /// 成果 2, of the subprogramme in which the reference stands.
    Result {
        /// The number of its subprogramme.
        subprogramme: Option<Box<str>>,
        /// Its number.
        number: Box<str>,
    },
    /// 第 25.13 段.
    Paragraph {
        /// Its number, in the form in which numbers are compared.
        number: Box<str>,
    },
    /// 表 3.4.
    Table {
        /// Its number, in the form in which numbers are compared.
        number: Box<str>,
    },
    /// 图 3.二.
    Figure {
        /// Its number, in the form in which numbers are compared.
        number: Box<str>,
    },
    /// 附件三.
    Annex {
        /// Its number, in the form in which numbers are compared.
        number: Box<str>,
    },
}

impl Target {
    /// The number of the other programme, or of the budget section, that decides whether the target exists.
    #[must_use]
    pub fn depends_on(&self) -> Option<&str> {
        match self {
            Self::Programme { number } => Some(number),
            Self::Subprogramme { programme, .. } | Self::Component { programme, .. } => programme.as_deref(),
            Self::Paragraph { number } | Self::Table { number } | Self::Figure { number } => {
                number.split_once('.').map(|(first, _)| first)
            }
            Self::Result { .. } | Self::Annex { .. } => None,
        }
    }

    /// The key of the index under which those who refer to the target are found.
    #[must_use]
    pub fn key(&self, own: &Programme) -> Key {
        let own = own.number.as_deref().unwrap_or_default();
        match self {
            Self::Programme { number } => Key::programme(number),
            Self::Subprogramme { programme, number } => {
                Key::part(programme.as_deref().unwrap_or(own), Place::Subprogramme, number)
            }
            Self::Component { programme, number, .. } => {
                Key::part(programme.as_deref().unwrap_or(own), Place::Component, number)
            }
            Self::Result { number, .. } => Key::part(own, Place::Result, number),
            Self::Paragraph { number } => Key::numbered(Place::Paragraph, number),
            Self::Table { number } => Key::numbered(Place::Table, number),
            Self::Figure { number } => Key::numbered(Place::Figure, number),
            Self::Annex { number } => Key::part(own, Place::Annex, number),
        }
    }
}

/// What a reference names, ranges spelled out, each with the place of its words, counted from the start of the reference.
#[must_use]
pub fn targets(reference: &PlanReference) -> Vec<(Target, Span)> {
    reference
        .targets()
        .into_iter()
        .filter_map(|(range, target)| Some((Target::of(&target)?, Span::new(range.start, range.end))))
        .collect()
}

impl Target {
    fn of(target: &reference::Target) -> Option<Self> {
        let text = |number: u32| number.to_string().into_boxed_str();
        let programme = target.programme.map(text);
        let subprogramme = target.subprogramme.map(text);
        let label = target.label.as_ref();
        Some(match target.place {
            Place::Programme => Self::Programme { number: text(label?.number) },
            Place::Subprogramme => Self::Subprogramme { programme, number: text(label?.number) },
            Place::Component => Self::Component { programme, subprogramme, number: text(label?.number) },
            Place::Result => Self::Result { subprogramme, number: text(label?.number) },
            Place::Paragraph => Self::Paragraph { number: dotted(label?) },
            Place::Table => Self::Table { number: dotted(label?) },
            Place::Figure => Self::Figure { number: dotted(label?) },
            Place::Annex => Self::Annex { number: label.map(dotted).unwrap_or_default() },
            Place::LetteredSection => return None,
        })
    }
}

/// A number in the form in which numbers are compared: `3.2` of `3.二`. A part is left out: 第 4.94(b)段 lies in paragraph 4.94, and
/// 表 3.27(1) in table 3.27.
fn dotted(label: &Label) -> Box<str> {
    match &label.prefix {
        Some(prefix) => format!("{prefix}.{}", label.number).into(),
        None => label.number.to_string().into(),
    }
}
