//! `revision-target`: a revision of something that its base does not have.
//!
//! The base is what the header says is revised. It may be open in part only: a programme of it that is not here says nothing. What a
//! revision announces as new is no target.

use planmark_syntax::{HeadingKind, Label};

use planmark_findings::Rule;
use planmark_workspace::check::{Check, Findings, Look};
use planmark_workspace::edition::{Located, Surroundings};
use planmark_findings::finding::Severity;
use planmark_findings::message::Message;
use planmark_plan::model::programme::Area;
use planmark_plan::model::Programme;
use planmark_plan::read::Format;
use planmark_plan::target::{Target, targets};
use planmark_workspace::resolve::is_whole;

pub(super) static CHECK: Check = Check {
    rule: Rule {
        name: "revision-target",
        severity: Severity::Warning,
        summary: "revision-target-summary",
    },
    looks: &[Look::Edition(check)],
};

/// Words with which a revision announces that it adds a subprogramme, in the six languages.
const ANNOUNCEMENTS: [&str; 13] = [
    "新的次级方案",
    "新次级方案",
    "新设",
    "增设",
    "新增",
    "new subprogramme",
    "additional subprogramme",
    "nouveau sous-programme",
    "nuevo subprograma",
    "новая подпрограмма",
    "новой подпрограммы",
    "новую подпрограмму",
    "برنامج فرعي جديد",
];

fn check(programme: &Programme, surroundings: &Surroundings<'_>, findings: &mut Findings) {
    if programme.header.format() != Some(Format::Revision) {
        return;
    }
    let Some(base) = programme.header.get("revises") else { return };
    let Some(number) = programme.number.as_deref() else { return };
    let bases = whole_bases(surroundings, number);
    if bases.is_empty() {
        return;
    }
    check_subprogrammes(programme, surroundings, (base, number), &bases, findings);
    check_paragraphs(programme, (base, number), &bases, findings);
}

/// The programmes of the number in the base, if all of them are here as a whole.
fn whole_bases<'a>(surroundings: &Surroundings<'a>, number: &str) -> Vec<Located<'a>> {
    let bases: Vec<Located<'a>> = surroundings
        .revised()
        .into_iter()
        .filter(|located| located.part.programme.number.as_deref() == Some(number))
        .collect();
    let all = bases.iter().all(|located| is_whole(located.document, &located.part.programme));
    if all { bases } else { Vec::new() }
}

fn check_subprogrammes(
    programme: &Programme,
    surroundings: &Surroundings<'_>,
    (base, number): (&str, &str),
    bases: &[Located<'_>],
    findings: &mut Findings,
) {
    let known: Vec<&str> = bases
        .iter()
        .flat_map(|located| &located.part.programme.subprogrammes)
        .filter_map(|subprogramme| subprogramme.number.as_deref())
        .collect();
    if known.is_empty() {
        return;
    }
    let missing: Vec<_> = programme
        .sections
        .iter()
        .filter(|section| matches!(section.role.area, Area::Plan | Area::Mandates))
        .filter_map(|section| Some((section, section.facts.heading.as_ref()?)))
        .filter(|(_, heading)| heading.kind == HeadingKind::Subprogramme)
        .filter_map(|(section, heading)| Some((section, heading, heading.number.as_ref()?)))
        .filter(|(_, _, named)| named.text.parse::<u32>().is_ok() && !known.contains(&&*named.text))
        .collect();
    if missing.is_empty() || announces_new(programme, surroundings) {
        return;
    }
    for (section, heading, named) in missing {
        let message = Message::new("revision-target-subprogramme")
            .with("number", &named.text)
            .with("programme", number)
            .with("base", base);
        findings.tell(heading.span.shifted(section.start), message);
    }
}

/// A paragraph that is named by the base's number is looked for in the base.
fn check_paragraphs(
    programme: &Programme,
    (base, own): (&str, &str),
    bases: &[Located<'_>],
    findings: &mut Findings,
) {
    let known = |label: &Label| {
        let whole = label.whole();
        bases.iter().any(|located| located.part.programme.targets.paragraphs.contains_key(&whole))
            || programme.targets.paragraphs.contains_key(&whole)
    };
    let is_own = |label: &Label| label.budget_section().as_deref() == Some(own);
    let numbered_so = bases.iter().all(|located| {
        let paragraphs = located.part.programme.targets.paragraphs.keys();
        paragraphs.filter(|label| is_own(label)).count() > 1
    });
    if !numbered_so {
        return;
    }
    for section in &programme.sections {
        for referring in section.facts.inlines().flat_map(|inline| &inline.references) {
            let Some(reference) = &referring.reading else { continue };
            for (target, place) in targets(reference) {
                let Target::Paragraph { label } = target else { continue };
                if is_own(&label) && !known(&label) {
                    let span = place.shifted(referring.span.start).shifted(section.start);
                    let message =
                        Message::new("revision-target-paragraph").with("number", label.whole().to_string()).with("base", base);
                    findings.tell(span, message);
                }
            }
        }
    }
}

/// Whether the revision says anywhere that it adds a subprogramme.
fn announces_new(programme: &Programme, surroundings: &Surroundings<'_>) -> bool {
    let Some(own) = surroundings.locate(programme) else { return true };
    let start = own.part.start as usize;
    let end = programme.sections.last().map_or(start, |last| start + (last.start + last.facts.length) as usize);
    let text = surroundings.document.parsed().slice(start..end).to_lowercase();
    ANNOUNCEMENTS.iter().any(|words| text.contains(words))
}
