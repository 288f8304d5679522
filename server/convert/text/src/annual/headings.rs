//! The headings of an annual plan and their depths.

use planmark_convert_model::printed::explains;

use crate::levels::{Levels, Rank};
use crate::opening::{Opening, numbered_section, opening};
use crate::runs::Run;
use crate::vocabulary::{self, Known};

/// Where the reader is, as far as the depth of the next heading depends on it.
#[derive(Debug, Default)]
pub(super) struct Place {
    /// In the part on resources.
    resources: bool,
    /// In a subprogramme.
    unit: bool,
    /// In the programme of work.
    work: bool,
    /// Subprogrammes have parts with results of their own. Six depths hold these only if the subprogrammes stand beside the heading
    /// 工作方案, not below it.
    deep: bool,
}

/// Headings that are the same in every section of A/78/6, by their names in the keyword table.
const SHARED: [&str; 15] = [
    "foreword",
    "overall_orientation",
    "mandates_and_background",
    "strategy_and_external_factors",
    "recent_developments",
    MANDATES,
    "deliverables",
    "evaluation_activities",
    "programme_of_work",
    "objective",
    "strategy",
    "programme_performance",
    "planned_results",
    "proposed_programme_plan",
    "lessons_learned",
];

const MANDATES: &str = "legislative_mandates";

/// Other headings that sections share.
const OTHERS: [&str; 7] = [
    "疫情的影响和吸取的经验",
    "疫情的影响和经验教训",
    "概览",
    "预算外资源",
    "其他信息",
    "方案支助",
    "行政领导和管理",
];

/// Whether `text` is one of the headings that all sections share.
pub(super) fn is_word(text: &str) -> bool {
    vocabulary::heading(text).is_some_and(|known| SHARED.contains(&known.key))
        || OTHERS.contains(&text)
        || result(text)
}

/// `成果 1：…`.
fn result(text: &str) -> bool {
    vocabulary::of_heading("result").filter_map(|word| text.strip_prefix(word)).any(|rest| {
        let number = rest.trim_start();
        let digits = number.bytes().take_while(u8::is_ascii_digit).count();
        (1..=2).contains(&digits) && number[digits..].starts_with(['：', ':'])
    })
}

pub(super) fn is_mandates(text: &str) -> bool {
    matches!(opening(text), Opening::Mandates)
}

/// Whether a list of mandates ends before `run`.
pub(super) fn ends_mandates(run: &Run<'_>) -> bool {
    let text = run.text.as_str();
    let ends =
        vocabulary::heading(text).is_some_and(|known| known.key != MANDATES && SHARED.contains(&known.key));
    ends || OTHERS.contains(&text) || is_part(text)
}

/// The number and name of an entity: `三. 铁路办事处`.
pub(super) fn entity<'t>(run: &'t Run<'_>) -> Option<(u32, &'t str)> {
    numbered_section(&run.text)
        .filter(|(_, title)| is_set_off(run) && !title.ends_with(|sign: char| sign.is_ascii_digit()))
}

/// `A. 2024 年拟议方案计划和 2022 年方案执行情况`: the two parts of every entity.
pub(super) fn is_part(text: &str) -> bool {
    lettered_part(text).is_some()
}

/// The title of a lettered part. Categories of deliverables are lettered as well, but stand in their table.
fn lettered_part(text: &str) -> Option<&str> {
    let (letter, title) = text.split_once(". ")?;
    let part = letter.len() == 1 && letter.bytes().all(|letter| letter.is_ascii_uppercase());
    (part && (title.contains("方案计划") || title.contains("资源"))).then_some(title)
}

/// Headings are set off by two blanks, on the first line of a page by one more.
fn is_set_off(run: &Run<'_>) -> bool {
    run.lines.first().is_some_and(|line| line.indent == 2 || line.indent == 3 && line.direct)
}

/// Most characters of a heading.
const LONGEST: usize = 75;

/// Whether `run` is a heading: one that every section has, or a title that is set off.
pub(super) fn is_heading(run: &Run<'_>) -> bool {
    if is_word(&run.text) || is_part(&run.text) && is_set_off(run) || is_mandates(&run.text) {
        return true;
    }
    let title = !run.text.ends_with(['。', '；', '：', '，', '、']) && run.text.chars().count() <= LONGEST;
    let plain = matches!(opening(&run.text), Opening::Text | Opening::Lettered { .. } | Opening::Section);
    let table =
        run.text == "变动" || run.text.starts_with('(') || super::measures::years(&run.text).is_some();
    is_set_off(run) && title && plain && !table && !explains(&run.text)
}

/// What a lettered title that no word tells heads in the programme of work: `A. 会议管理，纽约`, over subprogrammes or a part of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LetteredTitle {
    /// Subprogrammes follow.
    OverUnits,
    /// The objective of the part follows.
    PartOfUnit,
}

/// What the lettered title with which `runs` begin heads, if that is to be seen from what follows.
pub(super) fn lettered_title(runs: &[Run<'_>]) -> Option<LetteredTitle> {
    let [title, next, ..] = runs else { return None };
    let lettered = matches!(opening(&title.text), Opening::Lettered { .. }) && !is_part(&title.text);
    match opening(&next.text) {
        _ if !lettered => None,
        Opening::Subprogramme { .. } => Some(LetteredTitle::OverUnits),
        _ if vocabulary::is_heading(&next.text, "objective") => Some(LetteredTitle::PartOfUnit),
        _ => None,
    }
}

/// Whether a subprogramme in `runs` has components or lettered parts with objectives of their own.
fn has_parts(runs: &[Run<'_>]) -> bool {
    let is_work = |run: &Run<'_>| vocabulary::is_heading(&run.text, "programme_of_work");
    let work = runs.iter().position(is_work).unwrap_or(runs.len());
    let mut in_unit = false;
    (work..runs.len()).take_while(|&index| !is_part(&runs[index].text)).any(|index| {
        match opening(&runs[index].text) {
            Opening::Subprogramme { .. } => in_unit = true,
            Opening::Component { .. } => return in_unit,
            _ => {}
        }
        in_unit && lettered_title(&runs[index..]) == Some(LetteredTitle::PartOfUnit)
    })
}

impl Place {
    /// Before the first of `runs`.
    pub(super) fn before(runs: &[Run<'_>]) -> Self {
        Self { deep: has_parts(runs), ..Self::default() }
    }

    /// Whether the reader is in the programme of work.
    pub(super) fn in_work(&self) -> bool {
        self.work && !self.resources
    }

    /// The rank of a subprogramme, which is open from here on.
    pub(super) fn open_unit(&mut self) -> Rank {
        self.unit = true;
        if self.deep && self.in_work() { Rank::Part } else { Rank::Unit }
    }

    /// The rank of the heading `text`, and where the reader is behind it.
    pub(super) fn rank(&mut self, text: &str, levels: &Levels) -> Rank {
        if is_part(text) {
            *self = Self { resources: text.contains("资源"), unit: false, work: false, deep: self.deep };
            return Rank::Part;
        }
        let rank = if self.resources { self.resource_rank(text) } else { self.plan_rank(text, levels) };
        if rank <= Rank::LetteredSection {
            self.unit = false;
        }
        rank
    }

    fn plan_rank(&mut self, text: &str, levels: &Levels) -> Rank {
        match vocabulary::heading(text) {
            Some(Known { key: "foreword" | "overall_orientation", .. }) => {
                self.work = false;
                Rank::Part
            }
            Some(Known { key: "programme_of_work", .. }) => {
                self.work = true;
                Rank::Part
            }
            Some(Known { key: MANDATES, .. }) => Rank::LetteredSection,
            Some(Known { key: "proposed_programme_plan" | "lessons_learned", .. }) => Rank::Paragraph,
            // `2022 年方案执行情况和 2024 年具体目标`, over the text of a result.
            Some(Known { key: "programme_performance", years: 2 }) => Rank::Paragraph,
            _ if result(text) => Rank::Subsection,
            _ if self.work && !is_word(text) => Rank::Subsection,
            _ if self.work && (self.unit || levels.is_open(Rank::Unit)) => Rank::Section,
            _ => Rank::LetteredSection,
        }
    }

    fn resource_rank(&self, text: &str) -> Rank {
        match text {
            "总体资源变动" => Rank::Section,
            "技术调整" | "新的/扩大的任务" | "其他变动" => Rank::Subsection,
            "预算外资源" => Rank::Section,
            _ => Rank::LetteredSection,
        }
    }
}
