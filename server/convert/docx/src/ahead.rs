//! What stands behind a heading: it tells what a heading without a keyword stands for.

use super::content::{Content, Paragraph};
use super::exhibits;
use super::framework;
use super::headings::{self, Heading, Kind};
use super::labels;
use super::lists::marked;
use super::ordinals::Ordinal;

/// What follows right behind a heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ahead {
    /// Another heading.
    Heading(Kind),
    /// A table, a chart or a box.
    Exhibit,
    /// A numbered paragraph.
    Numbered,
    /// Any other text, or nothing.
    Other,
}

impl Ahead {
    /// What `rest` begins with. Blank paragraphs and units (`(Thousands of United States dollars)`) are passed over.
    pub(super) fn of(rest: &[Content]) -> Self {
        for content in rest {
            match content {
                Content::Table(table) if table.frame().is_some_and(|contents| contents.is_empty()) => {}
                Content::Table(table) if framework::is_headed(table) => {
                    return Self::Heading(Kind::Objective);
                }
                Content::Table(_) => return Self::Exhibit,
                Content::SectionEnd => {}
                Content::Paragraph(paragraph) if paragraph.is_blank() && paragraph.shapes.is_empty() => {}
                Content::Paragraph(paragraph) if exhibits::is_unit(&paragraph.plain()) => {}
                Content::Paragraph(paragraph) => return Self::of_paragraph(paragraph),
            }
        }
        Self::Other
    }

    fn of_paragraph(paragraph: &Paragraph) -> Self {
        if paragraph.is_blank() {
            return Self::Exhibit;
        }
        if labels::caption(paragraph).is_some() {
            return Self::Other;
        }
        match headings::heading(paragraph) {
            Some(heading) => Self::Heading(heading.kind),
            None if labels::number(paragraph).is_some() => Self::Numbered,
            None => Self::Other,
        }
    }
}

/// The headings in `rest`, captions and units left out.
fn headings_in(rest: &[Content]) -> impl Iterator<Item = Heading> + '_ {
    rest.iter().filter_map(|content| match content {
        Content::Paragraph(paragraph) if labels::caption(paragraph).is_none() => {
            headings::heading(paragraph).filter(|_| !exhibits::is_unit(&paragraph.plain()))
        }
        _ => None,
    })
}

/// Whether subprogrammes follow before the next entity: the entity carries out the programme that the title page names.
pub(super) fn leads_to_subprogrammes(rest: &[Content]) -> bool {
    headings_in(rest)
        .take_while(|heading| heading.kind != Kind::Entity || heading.rank.is_none_or(|rank| rank > 1))
        .any(|heading| heading.kind == Kind::Subprogramme)
}

/// Whether a part with a plan of its own follows: `A. Proposed programme plan …`, an orientation, mandates or an objective, before
/// any other heading of its rank.
pub(super) fn leads_to_plan(rest: &[Content]) -> bool {
    let begins = [Kind::ProposedPlan, Kind::Chapter, Kind::Objective, Kind::Mandates, Kind::WorkProgramme];
    headings_in(rest).take(2).any(|heading| begins.contains(&heading.kind))
}

/// Whether each Roman section of a document is an entity with a plan of its own, not a chapter of one plan. A lone one is the
/// document’s own plan.
pub(super) fn has_entities(contents: &[Content]) -> bool {
    let sections: Vec<usize> = contents
        .iter()
        .enumerate()
        .filter(|(_, content)| match content {
            Content::Paragraph(paragraph) => headings::heading(paragraph).is_some_and(|heading| {
                heading.kind == Kind::Entity && heading.rank.is_some_and(|rank| rank <= 1)
            }),
            _ => false,
        })
        .map(|(index, _)| index)
        .collect();
    let with_plans = sections.iter().filter(|index| leads_to_plan(&contents[**index + 1..])).count();
    with_plans * 2 > sections.len() && sections.len() > 1
}

/// The title behind a heading in style `rank`: the next paragraph with text, if it can be one.
pub(super) fn title_behind(rank: Option<u8>, rest: &[Content]) -> Option<(usize, &Paragraph)> {
    let (index, next) = rest.iter().enumerate().find_map(|(index, content)| match content {
        Content::Paragraph(paragraph) if paragraph.is_blank() && paragraph.shapes.is_empty() => None,
        Content::SectionEnd => None,
        content => Some((index, content)),
    })?;
    let Content::Paragraph(paragraph) = next else { return None };
    let text = paragraph.plain();
    let styled = paragraph.look.heading.is_some();
    let sentence = text.ends_with(['.', ';', ':', '。', '；', '：']) || text.chars().count() > 250;
    let other = labels::number(paragraph).is_some()
        || labels::caption(paragraph).is_some()
        || marked(paragraph).is_some() && paragraph.number.is_none()
        || headings::heading(paragraph).is_some_and(|heading| heading.kind != Kind::Plain);
    let narrower = matches!((paragraph.look.heading, rank), (Some(own), Some(rank)) if own > rank);
    (!other && !narrower && (styled || !sentence && index == 0)).then_some((index, paragraph))
}

/// Whether a subprogramme has parts with objectives of their own: components, or sections with a number.
pub(super) fn has_parts(contents: &[Content]) -> bool {
    let mut in_subprogramme = false;
    contents.iter().enumerate().any(|(index, content)| {
        let Content::Paragraph(paragraph) = content else { return false };
        let Some(heading) = headings::heading(paragraph) else { return false };
        let objective = || Ahead::of(&contents[index + 1..]) == Ahead::Heading(Kind::Objective);
        match heading.kind {
            Kind::Subprogramme => in_subprogramme = true,
            Kind::Component => return in_subprogramme,
            Kind::Chapter | Kind::WorkProgramme | Kind::Programme | Kind::Entity => in_subprogramme = false,
            _ => {}
        }
        in_subprogramme
            && heading.kind == Kind::Plain
            && matches!(heading.ordinal(), Some(Ordinal::Letter | Ordinal::Digits))
            && objective()
    })
}
