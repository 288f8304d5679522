//! What references name, each thing as a value of its own.

use std::borrow::Cow;

use planmark_syntax::reference::{self, Place};
use planmark_syntax::{Label, PlanReference, Span};

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
    /// 预期成绩 1.1, of a mission.
    Accomplishment {
        /// Its number.
        label: Label,
    },
    /// 绩效指标 1.1.2, of a mission.
    Indicator {
        /// Its number.
        label: Label,
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
        /// Its label.
        label: Label,
    },
    /// 表 3.4.
    Table {
        /// Its label.
        label: Label,
    },
    /// 图 3.二.
    Figure {
        /// Its label.
        label: Label,
    },
    /// 附件三.
    Annex {
        /// Its label; `None` for 附件 alone.
        label: Option<Label>,
    },
}

impl Target {
    /// The number of the other programme, or of the budget section, that decides whether the target exists.
    #[must_use]
    pub fn depends_on(&self) -> Option<Cow<'_, str>> {
        let number = match self {
            Self::Programme { number } => Some(&**number),
            Self::Subprogramme { programme, .. } | Self::Component { programme, .. } => programme.as_deref(),
            Self::Paragraph { label } | Self::Table { label } | Self::Figure { label } => {
                return label.budget_section().map(Cow::Owned);
            }
            Self::Accomplishment { .. }
            | Self::Indicator { .. }
            | Self::Result { .. }
            | Self::Annex { .. } => None,
        };
        number.map(Cow::Borrowed)
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
            Self::Accomplishment { label } => Key::numbered(Place::Accomplishment, &label.stored()),
            Self::Indicator { label } => Key::numbered(Place::Indicator, &label.stored()),
            Self::Result { number, .. } => Key::part(own, Place::Result, number),
            Self::Paragraph { label } => Key::numbered(Place::Paragraph, &label.whole().stored()),
            Self::Table { label } => Key::numbered(Place::Table, &label.whole().stored()),
            Self::Figure { label } => Key::numbered(Place::Figure, &label.whole().stored()),
            Self::Annex { label } => {
                Key::part(own, Place::Annex, &label.as_ref().map(|label| label.stored()).unwrap_or_default())
            }
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
            Place::Programme => Self::Programme { number: text(label?.number()) },
            Place::Subprogramme => Self::Subprogramme { programme, number: text(label?.number()) },
            Place::Component => Self::Component { programme, subprogramme, number: text(label?.number()) },
            Place::Accomplishment => Self::Accomplishment { label: label?.clone() },
            Place::Indicator => Self::Indicator { label: label?.clone() },
            Place::Result => Self::Result { subprogramme, number: text(label?.number()) },
            Place::Paragraph => Self::Paragraph { label: label?.clone() },
            Place::Table => Self::Table { label: label?.clone() },
            Place::Figure => Self::Figure { label: label?.clone() },
            Place::Annex => Self::Annex { label: label.cloned() },
            Place::LetteredSection => return None,
        })
    }
}
