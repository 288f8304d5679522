//! `reference-title`: a subprogramme named with a title that is not its own: in brackets behind a reference, or in the heading of
//! its list of mandates.

use planmark_syntax::HeadingKind;

use planmark_findings::Rule;
use planmark_workspace::check::{Check, Findings, Look};
use planmark_workspace::edition::Surroundings;
use planmark_findings::finding::{Finding, Severity};
use planmark_findings::message::Message;
use planmark_plan::model::Programme;
use planmark_plan::model::programme::Area;
use planmark_plan::target::{Target, targets};
use planmark_workspace::resolve::{Destination, Outcome, find};
use planmark_syntax::Words;
use planmark_knowledge::titles::normal_title;

pub(super) static CHECK: Check = Check {
    rule: Rule {
        name: "reference-title",
        severity: Severity::Warning,
        summary: "reference-title-summary",
    },
    looks: &[Look::Edition(check_references), Look::Programme(check_mandates)],
};

fn check_references(programme: &Programme, surroundings: &Surroundings<'_>, findings: &mut Findings) {
    let Some(own) = surroundings.locate(programme) else { return };
    for (at, section) in programme.sections.iter().enumerate() {
        for referring in section.facts.inlines().flat_map(|inline| &inline.references) {
            let (Some(reference), Some(named)) = (&referring.reading, &referring.title) else { continue };
            // A title behind several subprogrammes belongs to none of them for certain.
            let [(target @ Target::Subprogramme { number, .. }, _)] = &targets(reference)[..] else { continue };
            let Outcome::Found(found) = find(surroundings, own, at, target) else { continue };
            let titles: Vec<&str> = found.iter().filter_map(title).collect();
            if titles.is_empty() || !may_be_title(&named.text) || titles.iter().any(|right| agree(&named.text, right)) {
                continue;
            }
            if let [right] = titles[..] {
                let other = found[0].located.part.programme.number.as_deref();
                let other = other.filter(|other| programme.number.as_deref() != Some(other));
                tell(findings, (other, number), named, right, section.start);
            }
        }
    }
}

fn title<'a>(destination: &Destination<'a>) -> Option<&'a str> {
    let mut subprogrammes = destination.located.part.programme.subprogrammes.iter();
    subprogrammes.find(|subprogramme| subprogramme.section == Some(destination.section))?.title.as_deref()
}

/// Subprogrammes as the headings of the lists of mandates name them.
fn check_mandates(programme: &Programme, findings: &mut Findings) {
    for section in programme.sections.iter().filter(|section| section.role.area == Area::Mandates) {
        let Some(heading) = section.facts.heading.as_ref().filter(|heading| heading.kind == HeadingKind::Subprogramme)
        else {
            continue;
        };
        let (Some(number), Some(named)) = (&heading.number, &heading.title) else { continue };
        let rights: Vec<&str> = programme
            .subprogrammes
            .iter()
            .filter(|subprogramme| subprogramme.number.as_deref() == Some(&*number.text))
            .filter_map(|subprogramme| subprogramme.title.as_deref())
            .collect();
        if let [right] = rights[..]
            // A heading may add to the title, such as a short name in brackets, but leaves nothing out.
            && !normal_title(&named.text).contains(&normal_title(right))
        {
            tell(findings, (None, &number.text), named, right, section.start);
        }
    }
}

fn tell(
    findings: &mut Findings,
    (programme, number): (Option<&str>, &str),
    named: &Words,
    right: &str,
    base: u32,
) {
    let span = named.span.shifted(base);
    let message = match programme {
        Some(programme) => Message::new("reference-title-of").with("programme", programme),
        None => Message::new("reference-title"),
    };
    let message = message.with("number", number).with("right", right).with("here", &named.text);
    let fix = Message::new("change-to").with("text", right);
    let finding: Finding = findings.at(span, message).fix(fix, vec![(span, right.to_owned())]);
    findings.push(finding);
}

/// Whether the words in brackets are the title, or a shortened form of it. A title whose end is cut off is none: its first words are a
/// short form only where they are the first of several things that it names.
fn agree(named: &str, title: &str) -> bool {
    const JOINTS: [&str; 15] =
        ["，", ",", "、", "：", ":", "；", ";", "(", "（", "和", "与", "及", "以及", "—", "–"];
    const WORDS: [&str; 8] = ["and", "et", "y", "e", "и", "و", "or", "ou"];
    let rest = title.trim().to_lowercase();
    let rest = rest.strip_prefix(&named.trim().to_lowercase()).map(str::trim_start);
    let is_first_of_several = rest.is_some_and(|rest| {
        let word: String = rest.chars().take_while(|sign| sign.is_alphabetic()).collect();
        JOINTS.iter().any(|joint| rest.starts_with(joint)) || WORDS.contains(&&*word)
    });
    let (one, two) = (normal_title(named), normal_title(title));
    one == two || one.contains(&two) || (two.contains(&one) && (!two.starts_with(&one) || is_first_of_several))
}

/// What stands in brackets may be a note instead of a title: a reference, a number, a remark, or one programme of those that the
/// subprogramme runs.
fn may_be_title(words: &str) -> bool {
    const NOTES: [&str; 12] =
        ["见", "另见", "参见", "原", "前", "即", "新", "see", "formerly", "former", "new", "ex-"];
    const RUN: [&str; 5] = ["方案", "programme", "programa", "программа", "برنامج"];
    let lower = words.to_lowercase();
    !words.chars().any(|sign| sign.is_numeric() || matches!(sign, '/' | '；' | ';'))
        && !NOTES.iter().any(|note| lower.starts_with(note))
        && !RUN.iter().any(|word| lower.ends_with(word))
        && normal_title(words).chars().count() >= 2
}
