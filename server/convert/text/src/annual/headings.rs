//! The headings of an annual plan and their depths.

use crate::levels::{Levels, Rank};
use crate::opening::{Opening, explains_table, numbered_section, opening};
use crate::runs::Run;

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

/// Headings that are the same in every section of A/78/6, without their years. `true`: the list of mandates may end
/// with one.
const WORDS: [(&str, bool); 24] = [
    ("前言", true),
    ("总方向", true),
    ("任务和背景", true),
    ("战略和外部因素", true),
    ("最近情况", true),
    ("疫情的影响和吸取的经验", true),
    ("疫情的影响和经验教训", true),
    ("立法授权", false),
    ("应交付产出", true),
    ("可交付成果", true),
    ("评价活动", true),
    ("工作方案", true),
    ("目标", true),
    ("战略", true),
    ("方案执行情况", true),
    ("计划成果", true),
    ("方案执行情况和具体目标", true),
    ("拟议方案计划", true),
    ("经验教训和计划作出的改变", true),
    ("概览", true),
    ("预算外资源", true),
    ("其他信息", true),
    ("方案支助", true),
    ("行政领导和管理", true),
];

/// `text` without the years in it: `2022 年方案执行情况和 2024 年具体目标` is `方案执行情况和具体目标`.
fn without_years(text: &str) -> String {
    let mut bare = text.to_owned();
    while let Some(place) = bare.find('年') {
        let before = bare[..place].trim_end();
        let digits = before.len() - before.trim_end_matches(|sign: char| sign.is_ascii_digit()).len();
        if digits != 4 {
            break;
        }
        let start = before[..before.len() - 4].trim_end().len();
        bare.replace_range(start..place + '年'.len_utf8(), "");
    }
    bare.trim().to_owned()
}

/// Whether `text` is one of the headings that all sections share.
pub(super) fn is_word(text: &str) -> bool {
    let bare = without_years(text);
    WORDS.iter().any(|(word, _)| *word == bare) || result(text)
}

/// `成果 1：…`.
fn result(text: &str) -> bool {
    text.strip_prefix("成果").is_some_and(|rest| {
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
    let bare = without_years(&run.text);
    WORDS.iter().any(|(word, ends)| *ends && *word == bare) || is_part(&run.text)
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
    is_set_off(run) && title && plain && !table && !explains_table(&run.text)
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
        _ if without_years(&next.text) == "目标" => Some(LetteredTitle::PartOfUnit),
        _ => None,
    }
}

/// Whether a subprogramme in `runs` has components or lettered parts with objectives of their own.
fn has_parts(runs: &[Run<'_>]) -> bool {
    let work = runs.iter().position(|run| without_years(&run.text) == "工作方案").unwrap_or(runs.len());
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
        let bare = without_years(text);
        if is_part(text) {
            *self = Self { resources: text.contains("资源"), unit: false, work: false, deep: self.deep };
            return Rank::Part;
        }
        let rank =
            if self.resources { self.resource_rank(&bare) } else { self.plan_rank(&bare, text, levels) };
        if rank <= Rank::LetteredSection {
            self.unit = false;
        }
        rank
    }

    fn plan_rank(&mut self, bare: &str, text: &str, levels: &Levels) -> Rank {
        match bare {
            "前言" | "总方向" | "工作方案" => {
                self.work = bare == "工作方案";
                Rank::Part
            }
            "立法授权" => Rank::LetteredSection,
            "方案执行情况和具体目标" | "拟议方案计划" | "经验教训和计划作出的改变" => {
                Rank::Paragraph
            }
            _ if result(text) => Rank::Subsection,
            _ if self.work && !is_word(text) => Rank::Subsection,
            _ if self.work && (self.unit || levels.is_open(Rank::Unit)) => Rank::Section,
            _ => Rank::LetteredSection,
        }
    }

    fn resource_rank(&mut self, bare: &str) -> Rank {
        match bare {
            "总体资源变动" => Rank::Section,
            "技术调整" | "新的/扩大的任务" | "其他变动" => Rank::Subsection,
            "预算外资源" => Rank::Section,
            _ => Rank::LetteredSection,
        }
    }
}
