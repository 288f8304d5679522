//! The yearly review of mandates: what is known of each is gathered from plans; the writers know how it is written.

use std::sync::Arc;

use planmark_ide::review::{self as known, Mandate, Mention, Mentions, Previous, change, removed};
use planmark_knowledge::registry::Registry;
use planmark_syntax::Language;
use planmark_workspace::Workspace;
use planmark_workspace::edition::Located;
use planmark_workspace::workspace::Reported;
use planmark_writers::review::{
    Change, CitedAt, Decisions, ListedBy, MandateReview, ProgrammeReview, Review, Status,
};
use rayon::prelude::*;

use crate::workspace::{Plan, Plans};

/// Reviews plans, against those of an earlier edition if there are any, with the decisions that were made before.
#[must_use]
pub fn review(
    plans: &Plans,
    against: Option<&Plans>,
    mut decisions: Decisions,
    language: Language,
) -> Review {
    let mentions = Mentions::new(&plans.workspace);
    let previous = against.map(|against| Previous::new(&against.workspace));
    let findings = plans.findings();
    let reviewed: Vec<Vec<ProgrammeReview>> = plans
        .plans
        .par_iter()
        .zip(&findings)
        .map(|(plan, findings)| {
            let reviewer = Reviewer {
                registry: registry(plan),
                findings,
                mentions: &mentions,
                previous: previous.as_ref(),
                language,
            };
            reviewer.plan(&plans.workspace, plan)
        })
        .collect();
    let mut programmes: Vec<ProgrammeReview> = reviewed.into_iter().flatten().collect();
    // First what was decided of this very file: another may hold the same programme in another language.
    for any in [false, true] {
        for programme in &mut programmes {
            let path = (!any).then_some(programme.path.as_str());
            let number = programme.number.as_deref().or(programme.title.as_deref());
            for mandate in programme.mandates.iter_mut().chain(&mut programme.removed) {
                if mandate.decision.is_some() || mandate.reason.is_some() {
                    continue;
                }
                if let Some(decision) = decisions.take(path, number, mandate) {
                    mandate.decision = decision.decision;
                    mandate.reason = decision.reason;
                }
            }
        }
    }
    Review::new(programmes, decisions.rest())
}

fn registry(plan: &Plan) -> Arc<Registry> {
    plan.configuration.as_ref().map(|it| Arc::clone(it.settings.registry())).unwrap_or_default()
}

/// Reviews the programmes of one plan.
struct Reviewer<'a> {
    registry: Arc<Registry>,
    findings: &'a [Reported],
    mentions: &'a Mentions<'a>,
    previous: Option<&'a Previous<'a>>,
    /// The language of messages.
    language: Language,
}

impl<'a> Reviewer<'a> {
    fn plan(&self, workspace: &'a Workspace, plan: &Plan) -> Vec<ProgrammeReview> {
        let Some((id, document)) = workspace.documents().find(|(id, _)| **id == plan.id) else {
            return Vec::new();
        };
        document.programmes().map(|part| self.programme(Located { id, document, part })).collect()
    }

    fn programme(&self, located: Located<'a>) -> ProgrammeReview {
        let header = located.document.header();
        let mandates: Vec<Mandate<'a>> = Mandate::of(located).collect();
        let earlier: Option<Vec<Mandate<'_>>> =
            self.previous.map(|previous| previous.of(located).into_iter().flat_map(Mandate::of).collect());
        let gone = earlier.as_ref().map(|earlier| removed(earlier, &mandates)).unwrap_or_default();
        ProgrammeReview {
            path: located.id.to_string(),
            symbol: owned(header.symbol()),
            period: owned(header.period()),
            language: header.language().map(Language::code).map(ToOwned::to_owned),
            number: owned(located.part.programme.number.as_deref()),
            title: owned(located.part.programme.title.as_deref()),
            mandates: mandates
                .iter()
                .map(|mandate| {
                    let mut row = self.mandate(mandate, self.findings);
                    self.mentioned(mandate, &mut row);
                    if let Some(earlier) = &earlier {
                        let (change, previous_title) = changed(change(mandate, earlier));
                        row.change = Some(change);
                        row.previous_title = previous_title;
                    }
                    row
                })
                .collect(),
            removed: gone
                .iter()
                .map(|mandate| MandateReview { change: Some(Change::Removed), ..self.mandate(mandate, &[]) })
                .collect(),
        }
    }

    fn mandate(&self, mandate: &Mandate<'_>, findings: &[Reported]) -> MandateReview {
        let known = mandate.status(&self.registry, findings);
        let status = match &known {
            known::Status::Current => Status::Current,
            known::Status::Superseded { .. } => Status::Superseded,
            known::Status::Unknown => Status::Unknown,
            known::Status::Wrong(_) => Status::Wrong,
        };
        let title = mandate.entry.title.as_ref().map(|title| title.text.to_string());
        let language = mandate.located.document.header().language();
        let known_title = language
            .filter(|_| title.is_none())
            .and_then(|language| mandate.known(&self.registry)?.title(language))
            .map(|title| title.text.to_owned());
        MandateReview {
            section: owned(mandate.entry.lettered.as_deref()),
            subprogramme: owned(mandate.entry.subprogramme.as_deref()),
            organ: owned(mandate.organ_code()),
            symbols: mandate.symbols(),
            number: mandate.number(),
            title,
            known_title,
            line: line(mandate.located, mandate.start()),
            status,
            superseded_by: match known {
                known::Status::Superseded { by } => Some(by.to_owned()),
                _ => None,
            },
            problems: match &known {
                known::Status::Wrong(found) => {
                    found.iter().map(|finding| finding.message.render(self.language)).collect()
                }
                _ => Vec::new(),
            },
            adopted: mandate.adopted(&self.registry),
            age: mandate.age(&self.registry),
            listed_by: Vec::new(),
            cited: Vec::new(),
            change: None,
            previous_title: None,
            decision: None,
            reason: None,
        }
    }

    fn mentioned(&self, mandate: &Mandate<'a>, row: &mut MandateReview) {
        for mention in self.mentions.of(mandate) {
            match mention.entry() {
                Some(_) => row.listed_by.push(listed_by(&mention)),
                None => row.cited.push(cited_at(&mention)),
            }
        }
    }
}

/// What became of a mandate, and the title that it had.
fn changed(change: known::Change) -> (Change, Option<String>) {
    match change {
        known::Change::Added => (Change::Added, None),
        known::Change::Kept => (Change::Kept, None),
        known::Change::Retitled { from } => (Change::Retitled, Some(from)),
    }
}

/// An entry that lists, as it is told.
fn listed_by(mention: &Mention<'_>) -> ListedBy {
    let programme = &mention.located.part.programme;
    ListedBy {
        path: mention.located.id.to_string(),
        programme: owned(programme.number.as_deref().or(programme.title.as_deref())),
        subprogramme: owned(mention.entry().and_then(|entry| entry.subprogramme.as_deref())),
        line: line(mention.located, mention.start()),
    }
}

/// A place that cites, as it is told.
fn cited_at(mention: &Mention<'_>) -> CitedAt {
    CitedAt { path: mention.located.id.to_string(), line: line(mention.located, mention.start()) }
}

fn line(located: Located<'_>, byte: usize) -> usize {
    located.document.text().line_of(byte) + 1
}

fn owned(text: Option<&str>) -> Option<String> {
    text.map(ToOwned::to_owned)
}
