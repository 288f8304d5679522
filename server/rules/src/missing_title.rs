//! `missing-title`: a numbered heading without a title.

use planmark_syntax::HeadingKind;

use planmark_findings::Rule;
use planmark_workspace::check::{Check, Findings, Look};
use planmark_findings::finding::Severity;
use planmark_findings::message::Message;
use planmark_plan::model::Programme;
use planmark_plan::model::programme::Area;

pub(super) static CHECK: Check = Check {
    rule: Rule {
        name: "missing-title",
        severity: Severity::Warning,
        summary: "missing-title-summary",
    },
    looks: &[Look::Programme(check)],
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
