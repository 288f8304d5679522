//! Which headings go on with what stands above them, whatever their depth: six depths do not hold an entity, its programme of work, a
//! subprogramme, its results and what is told of each, so that what belongs together stands side by side.

use planmark_syntax::HeadingKind;

use crate::enumeration::caption;
use crate::read::facts::{Heading, SectionFacts};
use crate::years::years;

/// Whether a heading tells of the planned result above it: performance *and target*, the plan for a new result, its lessons.
pub(super) fn continues_result(heading: &Heading) -> bool {
    match heading.kind {
        HeadingKind::Lessons => true,
        HeadingKind::Performance => years_named(heading) == 2,
        HeadingKind::Plain => heading.keyword.is_some() && years_named(heading) < 2,
        _ => false,
    }
}

/// Whether a heading below that of a result can tell of the result: one that is deeper than its style makes it belongs to the
/// subprogramme all the same.
pub(super) fn can_stand_in_result(heading: &Heading) -> bool {
    heading.kind == HeadingKind::Plain || continues_result(heading)
}

/// Whether a heading is the title of the story that the performance heading directly above it announces.
pub(super) fn is_story_of(heading: &Heading, before: &SectionFacts) -> bool {
    let announces = before.heading.as_ref().is_some_and(|before| {
        before.kind == HeadingKind::Performance && years_named(before) < 2 && before.depth == heading.depth
    });
    heading.kind == HeadingKind::Plain && heading.keyword.is_none() && announces && before.blocks.is_empty()
}

/// Whether a part of a document, such as one of several missions, goes on behind a heading that stands beside its own.
pub(super) fn continues_part(heading: &Heading) -> bool {
    match heading.kind {
        HeadingKind::Plain => heading.keyword.is_some(),
        HeadingKind::Programme
        | HeadingKind::Subprogramme
        | HeadingKind::Component
        | HeadingKind::NumberedSection
        | HeadingKind::Annex => false,
        _ => true,
    }
}

/// Whether an annex goes on behind a heading that stands beside its own. An annex of a plan tells once more of subprogrammes and results.
pub(super) fn continues_annex(heading: &Heading) -> bool {
    !matches!(
        heading.kind,
        HeadingKind::Programme
            | HeadingKind::Annex
            | HeadingKind::Resources
            | HeadingKind::Mandates
            | HeadingKind::NumberedSection
            | HeadingKind::LetteredSection
    )
}

/// Whether a heading can be the title of a result that has no number: it is neither a keyword nor the label of a table or figure.
pub(super) fn can_head_result(heading: &Heading) -> bool {
    let is_label = heading.title.as_ref().is_some_and(|title| caption(&title.text).is_some());
    heading.kind == HeadingKind::Plain && heading.keyword.is_none() && !is_label
}

fn years_named(heading: &Heading) -> usize {
    heading.keyword.as_ref().map_or(0, |keyword| years(&keyword.text).len())
}
