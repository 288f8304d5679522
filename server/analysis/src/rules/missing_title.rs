//! `missing-title`: a numbered heading without a title.

use planmark_syntax::HeadingKind;

use super::{Check, Findings, Rule};
use crate::finding::Severity;
use crate::message::Message;
use crate::model::Programme;
use crate::model::programme::Area;

pub(super) static RULE: Rule = Rule {
    name: "missing-title",
    severity: Severity::Warning,
    summary: "missing-title-summary",
    checks: &[Check::Programme(check)],
};

fn check(programme: &Programme, findings: &mut Findings) {
    for section in programme.sections.iter().filter(|section| section.role.area == Area::Plan) {
        let Some(heading) = &section.facts.heading else { continue };
        let numbered = matches!(
            heading.kind,
            HeadingKind::Programme
                | HeadingKind::Subprogramme
                | HeadingKind::Component
                | HeadingKind::LetteredSection
                | HeadingKind::NumberedSection
                | HeadingKind::Result
        );
        if numbered && heading.title.is_none() {
            let span = heading.span.shifted(section.start);
            findings.tell(span, Message::new("missing-title"));
        }
    }
}
