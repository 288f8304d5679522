//! The rules: one file each, and one line each in [`RULES`].
//!
//! A rule looks at as little as it can: the words of one section, one programme, one document, or a programme among the other
//! documents of its edition. What it looked at decides when it looks again. Its page, with examples that are also its test, is
//! `docs/rules/NAME.md`; its messages are in `messages/messages.toml`.
//!
//! What must stay true: a rule is a function of what it is given. It keeps nothing, and it never guesses: where the plan leaves
//! two readings, the rule is silent.

use std::fmt;

use crate::document::Document;
use crate::edition::Surroundings;
use crate::finding::{Finding, Severity};
use crate::message::Message;
use crate::model::{Programme, SectionFacts};
use crate::span::Span;

/// A rule.
pub struct Rule {
    /// The kebab-case name: the code of its findings, and the name of its page.
    pub name: &'static str,
    /// How much its findings matter unless the settings say otherwise.
    pub severity: Severity,
    /// The key of the sentence that says what it finds, for lists of rules.
    pub summary: &'static str,
    /// What it looks at.
    pub(crate) checks: &'static [Check],
}

/// What a rule looks at, and how.
pub(crate) enum Check {
    /// The words of a section's own part.
    Words(fn(&Words<'_>, &mut Findings)),
    /// One programme; spans count from its start.
    Programme(fn(&Programme, &mut Findings)),
    /// One document; spans count from its start.
    Document(fn(&Document, &mut Findings)),
    /// A programme among the documents of its edition; spans count from the programme's start.
    Edition(fn(&Programme, &Surroundings<'_>, &mut Findings)),
}

/// A section's own part: what it says, and the words in which it says it. Spans count from the section's start.
pub(crate) struct Words<'a> {
    pub(crate) facts: &'a SectionFacts,
    pub(crate) text: &'a str,
}

impl<'a> Words<'a> {
    /// The words of a span.
    pub(crate) fn slice(&self, span: Span) -> &'a str {
        self.text.get(span.at(0)).unwrap_or_default()
    }
}

/// Where a rule puts what it finds.
pub(crate) struct Findings {
    rule: &'static Rule,
    found: Vec<Finding>,
}

impl Findings {
    /// Tells of a place. The result can be given a symbol and mends.
    pub(crate) fn tell(&mut self, span: Span, message: Message) {
        self.found.push(Finding::new(self.rule, span, message));
    }

    /// Tells a finding that [`Findings::at`] began.
    pub(crate) fn push(&mut self, finding: Finding) {
        self.found.push(finding);
    }

    /// Begins a finding that is to be given a symbol or mends.
    pub(crate) fn at(&self, span: Span, message: Message) -> Finding {
        Finding::new(self.rule, span, message)
    }
}

impl PartialEq for Rule {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl fmt::Debug for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

/// Declares the rules: for each its file, in which `RULE` is the rule.
macro_rules! rules {
    ($($file:ident),* $(,)?) => {
        $(mod $file;)*

        /// Every rule, in the order of the catalogue.
        pub static RULES: &[&Rule] = &[$(&$file::RULE),*];
    };
}

rules! {
    // Structure
    missing_indicator,
    orphan_indicator,
    missing_objective,
    duplicate_objective,
    missing_accomplishment,
    missing_section,
    empty_section,
    missing_title,
    heading_depth,
    unknown_heading,
    enumerator_sequence,
    paragraph_number,
    header_key,
    performance_measure_years,
    deliverable_total,
    unbalanced_brackets,
    mixed_width,
    mixed_language,
    open_marker,
    // Citations
    malformed_citation,
    impossible_resolution,
    resolution_year,
    organ_mismatch,
    decision_as_resolution,
    draft_as_resolution,
    inconsistent_title,
    title_of_another,
    duplicate_mandate,
    mandate_order,
    cited_not_mandated,
    superseded_mandate,
    link_mismatch,
    // References
    unresolved_reference,
    reference_title,
    unknown_goal,
    unmeasurable_indicator,
    repeated_text,
    terminology,
    stale_year,
    // Across editions
    revision_target,
    // The program itself
    configuration,
}

/// The rule about the program's own settings: it looks at no plan, and the program tells its findings.
pub static CONFIGURATION: &Rule = &configuration::RULE;

/// The rule of a name.
#[must_use]
pub fn by_name(name: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.name == name)
}

fn run(mut check: impl FnMut(&Check, &mut Findings)) -> Vec<Finding> {
    let mut all = Vec::new();
    for rule in RULES.iter().copied() {
        let mut findings = Findings { rule, found: Vec::new() };
        for one in rule.checks {
            check(one, &mut findings);
        }
        all.append(&mut findings.found);
    }
    all
}

/// What the rules that need nothing but a section's words find.
pub(crate) fn check_section(facts: &SectionFacts, text: &str) -> Vec<Finding> {
    let words = Words { facts, text };
    run(|check, findings| {
        if let Check::Words(check) = check {
            check(&words, findings);
        }
    })
}

/// What the rules that need one programme find.
pub(crate) fn check_programme(programme: &Programme) -> Vec<Finding> {
    run(|check, findings| {
        if let Check::Programme(check) = check {
            check(programme, findings);
        }
    })
}

/// What the rules that need one document find.
pub(crate) fn check_document(document: &Document) -> Vec<Finding> {
    run(|check, findings| {
        if let Check::Document(check) = check {
            check(document, findings);
        }
    })
}

/// What the rules that need the documents of an edition find in one programme.
pub(crate) fn check_in_edition(programme: &Programme, surroundings: &Surroundings<'_>) -> Vec<Finding> {
    run(|check, findings| {
        if let Check::Edition(check) = check {
            check(programme, surroundings, findings);
        }
    })
}
