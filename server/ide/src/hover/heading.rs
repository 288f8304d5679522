//! What a heading asks of its section (language.md, “Headings”; programme planning: ST/SGB/2018/3, regulations 4.1 to 4.13, and the
//! instructions for each format).

use planmark_syntax::HeadingKind;

use super::plan;
use super::words::words;
use crate::pointed::Pointed;
use crate::symbols::heading_name;
use planmark_findings::message::Message;
use planmark_plan::read::Format;
use planmark_plan::read::facts::Heading;
use planmark_plan::target::Target;

/// What is known of a heading: of a numbered part of the plan what it holds, of any what it must hold.
pub(super) fn describe(
    pointed: &Pointed<'_>,
    heading: &Heading,
    target: Option<&Target>,
) -> Option<(Message, Vec<Message>)> {
    let holds = must_hold(heading.kind, pointed.own.document.header().format());
    match target {
        Some(target) => {
            let (title, mut facts) = plan::describe(pointed, target);
            facts.extend(holds);
            Some((title, facts))
        }
        None => Some((words(&heading_name(heading)), vec![holds?])),
    }
}

fn must_hold(kind: HeadingKind, format: Option<Format>) -> Option<Message> {
    let is_annual = matches!(format, Some(Format::Annual | Format::Reduced));
    Some(match kind {
        HeadingKind::Programme if is_annual => Message::new("holds-programme-annual"),
        HeadingKind::Programme => Message::new("holds-programme"),
        HeadingKind::LetteredSection => Message::new("holds-lettered-section"),
        HeadingKind::Subprogramme if is_annual => Message::new("holds-subprogramme-annual"),
        HeadingKind::Subprogramme => Message::new("holds-subprogramme"),
        HeadingKind::Component => Message::new("holds-component"),
        HeadingKind::Foreword => Message::new("holds-foreword"),
        HeadingKind::Orientation => Message::new("holds-orientation"),
        HeadingKind::Background => Message::new("holds-background"),
        HeadingKind::Strategy => Message::new("holds-strategy"),
        HeadingKind::ExternalFactors => Message::new("holds-external-factors"),
        HeadingKind::Objective => Message::new("holds-objective"),
        HeadingKind::Accomplishments => Message::new("holds-accomplishments"),
        HeadingKind::Mandates => Message::new("holds-mandates"),
        HeadingKind::Organ => Message::new("holds-organ"),
        HeadingKind::Performance => Message::new("holds-performance"),
        HeadingKind::PlannedResults => Message::new("holds-planned-results"),
        HeadingKind::Result => Message::new("holds-result"),
        HeadingKind::Lessons => Message::new("holds-lessons"),
        HeadingKind::Deliverables => Message::new("holds-deliverables"),
        HeadingKind::Evaluation => Message::new("holds-evaluation"),
        HeadingKind::WorkProgramme => Message::new("holds-work-programme"),
        HeadingKind::Resources => Message::new("holds-resources"),
        HeadingKind::NumberedSection | HeadingKind::Annex | HeadingKind::Plain => return None,
    })
}
