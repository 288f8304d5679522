//! References to parts of plans, and to the Sustainable Development Goals, as values.
//!
//! - [`PlanReference::read`] reads the text of one `plan_reference` node, [`GoalReference::read`] that of one `goal_reference` node;
//! - [`PlanReference::targets`] spells out lists and ranges: one target for each number, with the place of the words that name it;
//! - [`PlanReference::display`] prints a value as a language prints it.

mod goal;
mod print;
mod read;
mod words;

use std::ops::Range;

use crate::label::Label;
pub use goal::{Goal, GoalReference, TargetNumber};

/// What a reference names. The order is that of the structure: what stands later lies inside what stands before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Place {
    /// 方案 19, programme 19.
    Programme,
    /// A 节, section A: a lettered section.
    LetteredSection,
    /// 次级方案 3, subprogramme 3.
    Subprogramme,
    /// 构成部分 2, component 2.
    Component,
    /// 预期成绩 1.1, expected accomplishment 1.1: one that has a number, in the budget of a mission.
    Accomplishment,
    /// 绩效指标 1.1.2, indicator 1.1.2.
    Indicator,
    /// 成果 2, result 2.
    Result,
    /// 25.13 段, paragraph 25.13.
    Paragraph,
    /// 表 3.4, table 3.4.
    Table,
    /// 图 3.二, figure 3.II.
    Figure,
    /// 附件三, annex III.
    Annex,
}

impl Place {
    /// All of them.
    pub const ALL: [Self; 11] = [
        Self::Programme,
        Self::LetteredSection,
        Self::Subprogramme,
        Self::Component,
        Self::Accomplishment,
        Self::Indicator,
        Self::Result,
        Self::Paragraph,
        Self::Table,
        Self::Figure,
        Self::Annex,
    ];
}

/// What the reference lies in, where it says so: the programme of 方案 25 次级方案 5.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Enclosing {
    /// What it is.
    pub place: Place,
    /// Its number or letter.
    pub label: Label,
    /// Where it stands, in bytes of the node's text; empty where another reference names it ([`PlanReference::join`]).
    pub span: Range<usize>,
}

/// One number of a reference, or a range of numbers.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Member {
    /// The first number.
    pub first: Label,
    /// The last number; the same as the first for one.
    pub last: Label,
    /// Where it stands, in bytes of the node's text.
    pub span: Range<usize>,
}

/// A reference: 次级方案 3 和 4; "subprogramme 5 of programme 25"; 17.18 和 17.19 段.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PlanReference {
    /// What it lies in, outermost first.
    pub within: Vec<Enclosing>,
    /// What is named.
    pub place: Place,
    /// Which. Empty for 附件 without a number.
    pub members: Vec<Member>,
}

/// One thing that a reference names.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Target {
    /// The programme, where it is named.
    pub programme: Option<u32>,
    /// The lettered section, from one (`A`), where it is named.
    pub lettered_section: Option<u32>,
    /// The subprogramme, where it is named.
    pub subprogramme: Option<u32>,
    /// The component, where it is named.
    pub component: Option<u32>,
    /// What is named, with its label.
    pub place: Place,
    /// The number; `None` for 附件 without a number.
    pub label: Option<Label>,
}

/// A range of more members than this is a slip, and is told by its ends only.
const LONGEST_RANGE: u32 = 200;

impl PlanReference {
    /// Reads the text of one `plan_reference` node, in any language, width and spacing; `None` where it is no reference that is known here.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        read::plan_reference(text)
    }

    /// Reads a cell that has numbers alone, `1.2, 2.3`, below the head "Related expected accomplishment".
    #[must_use]
    pub fn below_head(head: &str, cell: &str) -> Option<Self> {
        words::heads_accomplishments(head).then(|| read::dotted_numbers(Place::Accomplishment, cell))?
    }

    /// What is being typed at the end of a text: the word of a place, with its first numbers if it has some. Gives the place, and the byte at
    /// which the number begins that is not typed to its end.
    #[must_use]
    pub fn begun(text: &str) -> Option<(Place, usize)> {
        read::begun(text)
    }

    /// Everything that is named, ranges spelled out, each with the place of its words in the node's text.
    #[must_use]
    pub fn targets(&self) -> Vec<(Range<usize>, Target)> {
        if self.members.is_empty() {
            return vec![(0..0, self.target(None))];
        }
        self.members
            .iter()
            .flat_map(|member| {
                member.labels().into_iter().map(|label| (member.span.clone(), self.target(Some(label))))
            })
            .collect()
    }

    /// Joins two references that a title in brackets keeps apart: "subprogramme 3 (Sea data) of programme 29", 方案 29（统计）次级方案 3.
    /// What lies deeper learns the programme of the other. `between` are the words behind the bracket. Nothing changes where they
    /// are two references.
    pub fn join(first: &mut Self, between: &str, second: &mut Self) {
        let directly = matches!(between.trim(), "" | "的" | "," | "，");
        if directly && first.place == Place::Programme {
            second.lie_in(first);
        } else if second.place == Place::Programme && read::leads_to_whole(between) {
            first.lie_in(second);
        }
    }

    /// Puts this reference into the one programme that another names, where it names none itself.
    fn lie_in(&mut self, whole: &Self) {
        let inner = matches!(self.place, Place::LetteredSection | Place::Subprogramme | Place::Component);
        let [programme] = whole.members.as_slice() else { return };
        let named = self.within.iter().any(|enclosing| enclosing.place == Place::Programme);
        if inner && !named && programme.first == programme.last {
            self.within
                .insert(0, Enclosing { place: Place::Programme, label: programme.first.clone(), span: 0..0 });
        }
    }

    fn target(&self, label: Option<Label>) -> Target {
        let number = |place: Place| {
            let named = if place == self.place {
                label.as_ref()
            } else {
                self.within
                    .iter()
                    .find(|enclosing| enclosing.place == place)
                    .map(|enclosing| &enclosing.label)
            };
            named.map(Label::number)
        };
        Target {
            programme: number(Place::Programme),
            lettered_section: number(Place::LetteredSection),
            subprogramme: number(Place::Subprogramme),
            component: number(Place::Component),
            place: self.place,
            label,
        }
    }
}

impl Member {
    /// Its labels, a range spelled out: `3.4` to `3.6` is `3.4`, `3.5`, `3.6`. A range over different sections or that runs backwards is
    /// its two ends.
    #[must_use]
    pub fn labels(&self) -> Vec<Label> {
        let (first, last) = (&self.first, &self.last);
        if first == last {
            return vec![first.clone()];
        }
        // `tables 25.6 to 8`: what stands before the number is printed once.
        let section_goes_on = last.section() == first.section() || last.section().is_empty();
        let is_plain = first.suffix.is_empty()
            && last.suffix.is_empty()
            && first.own().is_letter() == last.own().is_letter();
        let length = last.number().checked_sub(first.number());
        match length {
            Some(length) if section_goes_on && is_plain && length <= LONGEST_RANGE => {
                (first.number()..=last.number()).map(|number| first.with_number(number)).collect()
            }
            _ => vec![first.clone(), last.clone()],
        }
    }
}

#[cfg(test)]
mod tests;
