//! `mixed-language`: a heading's keyword in another language than the header's. Names, titles and quotations are free.

use planmark_syntax::Language;
use planmark_syntax::keywords::{self, Meaning, Word};

use planmark_findings::Rule;
use planmark_workspace::check::{Check, Findings, Look};
use planmark_findings::finding::Severity;
use planmark_findings::message::Message;
use planmark_plan::model::Programme;

pub(super) static CHECK: Check = Check {
    rule: Rule {
        name: "mixed-language",
        severity: Severity::Hint,
        summary: "mixed-language-summary",
    },
    looks: &[Look::Programme(check)],
};

fn check(programme: &Programme, findings: &mut Findings) {
    let Some(language) = programme.header.language() else { return };
    for section in &programme.sections {
        let Some(keyword) = section.facts.heading.as_ref().and_then(|heading| heading.keyword.as_ref()) else { continue };
        let meanings = keywords::heading_words(&keyword.text);
        if meanings.is_empty() || meanings.iter().any(|meaning| meaning.word.language == language) {
            continue;
        }
        let Some(right) = meanings.iter().find_map(|meaning| offered(meaning.meaning, language)) else { continue };
        let span = keyword.span.shifted(section.start);
        let message = Message::new("mixed-language").with("here", &keyword.text).with("known", right);
        let title = Message::new("change-to").with("text", right);
        let finding = findings.at(span, message);
        // A pattern with a year in it is not filled in here.
        findings.push(if right.contains('{') { finding } else { finding.fix(title, vec![(span, right.to_owned())]) });
    }
}

/// The word of a language for the same heading, if it was found in a published document.
fn offered(meaning: Meaning, language: Language) -> Option<&'static str> {
    let offered = |word: &&Word| word.language == language && word.verified;
    match meaning {
        Meaning::Heading(heading) => heading.words.iter().find(offered).map(|word| word.text),
        Meaning::Organ(organ) => organ.words().find(|word| offered(&word)).map(|word| word.text),
    }
}
