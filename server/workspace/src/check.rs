//! Checks as values, and what they told of a document.
//!
//! A check is a rule with what it looks at: the words of a section, a programme, a document, or a programme among the documents of its
//! edition. A workspace is made with a list of them and knows nothing else of rules. What a check told is kept beside the value that it
//! looked at, and told again for as long as that value stays:
//!
//! | looks at | kept for as long as |
//! | --- | --- |
//! | the words of a section | its facts are the same (`SectionFacts`) |
//! | a programme | it is the same (`Programme`) |
//! | a document | the version |
//! | a programme in its edition | its fingerprint among the others is the same (`edition`) |

use std::sync::{Arc, Mutex, PoisonError};

use planmark_findings::{Finding, Message, Rule};
use planmark_plan::document::{Document, Part};
use planmark_plan::model::Programme;
use planmark_plan::parallel;
use planmark_plan::read::SectionFacts;
use planmark_syntax::Span;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::contribution::Contribution;
use crate::difference::Touched;
use crate::edition::Surroundings;
use crate::record::PartRecord;

/// A rule with what it looks at.
pub struct Check {
    /// The rule.
    pub rule: Rule,
    /// What it looks at, and how.
    pub looks: &'static [Look],
}

/// The checks that a workspace runs, in the order in which what they find at one place is told.
pub type Checks = &'static [&'static Check];

/// What a check looks at, and how.
pub enum Look {
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
pub struct Words<'a> {
    /// What it says.
    pub facts: &'a SectionFacts,
    /// Its words as typed.
    pub text: &'a str,
}

impl<'a> Words<'a> {
    /// The words of a span.
    #[must_use]
    pub fn slice(&self, span: Span) -> &'a str {
        self.text.get(span.at(0)).unwrap_or_default()
    }
}

/// Where a check puts what it finds.
pub struct Findings {
    rule: &'static Rule,
    found: Vec<Finding>,
}

impl Findings {
    /// Tells of a place. The result can be given a symbol and mends.
    pub fn tell(&mut self, span: Span, message: Message) {
        self.found.push(Finding::new(self.rule, span, message));
    }

    /// Tells a finding that [`Findings::at`] began.
    pub fn push(&mut self, finding: Finding) {
        self.found.push(finding);
    }

    /// Begins a finding that is to be given a symbol or mends.
    #[must_use]
    pub fn at(&self, span: Span, message: Message) -> Finding {
        Finding::new(self.rule, span, message)
    }
}

fn run(checks: Checks, mut look: impl FnMut(&Look, &mut Findings)) -> Vec<Finding> {
    let mut all = Vec::new();
    for check in checks {
        let mut findings = Findings { rule: &check.rule, found: Vec::new() };
        for one in check.looks {
            look(one, &mut findings);
        }
        all.append(&mut findings.found);
    }
    all
}

/// What the checks told of one version of a document, each beside what it looked at.
#[derive(Debug)]
pub(crate) struct Told {
    /// Of the document as a whole; spans count from its start.
    pub(crate) document: Vec<Finding>,
    /// Of its parts, in their order.
    pub(crate) parts: Vec<Arc<ToldOfPart>>,
}

/// What the checks told of a part of a document.
#[derive(Debug)]
pub(crate) struct ToldOfPart {
    programme: Arc<Programme>,
    /// Of its sections, in their order; spans count from each section's start.
    sections: Vec<Arc<[Finding]>>,
    /// Of the programme; spans count from its start.
    own: Vec<Finding>,
    /// Of the programme in its edition.
    memo: Memo,
    /// What the part puts into the index.
    pub(crate) contribution: Contribution,
}

impl Told {
    /// What the checks tell of a document, with everything taken over from what they told of the version before it that still holds.
    pub(crate) fn of(document: &Document, before: Option<&Self>, checks: Checks) -> Self {
        let known = Known::of(before, document);
        let part = |part: &Part| known.part(document, part, checks);
        let parts = match before {
            Some(_) => document.parts().iter().map(part).collect(),
            None => parallel::map(document.parts(), |part| part.programme.bytes(), part),
        };
        let of_document = run(checks, |look, findings| {
            if let Look::Document(check) = look {
                check(document, findings);
            }
        });
        Self { document: of_document, parts }
    }
}

impl ToldOfPart {
    /// What is found without other documents, each finding with the offset from the start of the part from which its spans count.
    pub(crate) fn alone(&self) -> impl Iterator<Item = (&Finding, u32)> {
        let sections = self.programme.sections.iter().zip(&self.sections);
        let in_sections =
            sections.flat_map(|(section, found)| found.iter().map(move |finding| (finding, section.start)));
        in_sections.chain(self.own.iter().map(|finding| (finding, 0)))
    }

    /// What is found in the light of the other documents: told again where the light is the same. Where everything that the light is
    /// made of is as it was seen before, so is the light.
    pub(crate) fn across(
        &self,
        seen: Option<Seen>,
        last: Option<&LastChange<'_>>,
        light: impl FnOnce() -> u64,
        compute: impl FnOnce() -> Vec<Finding>,
    ) -> Arc<Vec<Finding>> {
        let passed_by = |known: Seen, seen: Seen| {
            last.is_some_and(|last| {
                known == Seen { generation: last.before, ..seen }
                    && !last.touched.concerns(&self.contribution)
            })
        };
        self.memo.get_or_compute(seen, passed_by, light, compute)
    }

    /// A digest of what can be referred to in the part.
    pub(crate) fn targets(&self) -> u64 {
        self.programme.targets.fingerprint
    }
}

/// What was seen of everything that the findings in the light of other documents depend on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Seen {
    /// The generation of the edition.
    pub(crate) generation: u64,
    /// A digest of the footnotes of the document.
    pub(crate) footnotes: u64,
    /// Digests of the settings.
    pub(crate) settings: (u64, u64),
}

/// How the edition changed last.
pub(crate) struct LastChange<'a> {
    /// The generation before it.
    pub(crate) before: u64,
    /// What changed.
    pub(crate) touched: &'a Touched,
}

/// What is found in a programme in the light of the documents of its edition.
pub(crate) fn check_in_edition(
    checks: Checks,
    programme: &Programme,
    surroundings: &Surroundings<'_>,
) -> Vec<Finding> {
    run(checks, |look, findings| {
        if let Look::Edition(check) = look {
            check(programme, surroundings, findings);
        }
    })
}

/// What was told of the version before, by the address of what it was told of.
struct Known<'a> {
    parts: FxHashMap<usize, &'a Arc<ToldOfPart>>,
    sections: FxHashMap<usize, &'a Arc<[Finding]>>,
}

impl<'a> Known<'a> {
    fn of(before: Option<&'a Told>, document: &Document) -> Self {
        let parts = before.map_or(&[][..], |told| &told.parts);
        let address = |programme: &Arc<Programme>| Arc::as_ptr(programme).addr();
        let stays: FxHashSet<usize> = document.parts().iter().map(|part| address(&part.programme)).collect();
        Self {
            parts: parts.iter().map(|part| (address(&part.programme), part)).collect(),
            // The sections of what stays are not asked for.
            sections: parts
                .iter()
                .filter(|part| !stays.contains(&address(&part.programme)))
                .flat_map(|part| part.programme.sections.iter().zip(&part.sections))
                .map(|(section, found)| (Arc::as_ptr(&section.facts).addr(), found))
                .collect(),
        }
    }

    fn part(&self, document: &Document, part: &Part, checks: Checks) -> Arc<ToldOfPart> {
        if let Some(known) = self.parts.get(&Arc::as_ptr(&part.programme).addr()) {
            return Arc::clone(known);
        }
        let programme = &part.programme;
        let sections = programme.sections.iter().map(|section| {
            if let Some(known) = self.sections.get(&Arc::as_ptr(&section.facts).addr()) {
                return Arc::clone(known);
            }
            let own = Span { start: section.start, end: section.start.saturating_add(section.facts.length) };
            let text = document.parsed().slice(own.at(part.start as usize));
            let words = Words { facts: &section.facts, text: &text };
            let found = run(checks, |look, findings| {
                if let Look::Words(check) = look {
                    check(&words, findings);
                }
            });
            found.into()
        });
        let sections = sections.collect();
        let own = run(checks, |look, findings| {
            if let Look::Programme(check) = look {
                check(programme, findings);
            }
        });
        Arc::new(ToldOfPart {
            programme: Arc::clone(programme),
            sections,
            own,
            memo: Memo::default(),
            contribution: Contribution::new(&PartRecord::of(part)),
        })
    }
}

/// What was found in the light of other documents, a digest of that light, and what was seen of it.
#[derive(Debug, Default)]
struct Memo(Mutex<Option<Remembered>>);

#[derive(Debug)]
struct Remembered {
    seen: Option<Seen>,
    light: u64,
    found: Arc<Vec<Finding>>,
}

impl Memo {
    /// What was found in this light before, or else what is found now. `passed_by` tells whether what changed between two sights has
    /// nothing to do with it.
    fn get_or_compute(
        &self,
        seen: Option<Seen>,
        passed_by: impl FnOnce(Seen, Seen) -> bool,
        light: impl FnOnce() -> u64,
        compute: impl FnOnce() -> Vec<Finding>,
    ) -> Arc<Vec<Finding>> {
        // A thread that panicked here left a whole value behind, or none: both can be used.
        let mut memo = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = &mut *memo
            && let (Some(then), Some(now)) = (known.seen, seen)
            && (then == now || passed_by(then, now))
        {
            known.seen = seen;
            return Arc::clone(&known.found);
        }
        let light = light();
        match &mut *memo {
            Some(known) if known.light == light => {
                known.seen = seen;
                Arc::clone(&known.found)
            }
            _ => {
                let found = Arc::new(compute());
                *memo = Some(Remembered { seen, light, found: Arc::clone(&found) });
                found
            }
        }
    }
}
