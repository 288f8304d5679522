//! The yearly review of mandates: what is known of each, and what the drafter decided.

pub mod csv;
mod decisions;
pub mod html;
pub mod words;

use std::sync::Arc;

use planmark_ide::review::{Change, Mandate, Mention, Mentions, Previous, Status, change, removed};
use planmark_knowledge::registry::Registry;
use planmark_syntax::Language;
use planmark_workspace::Workspace;
use planmark_workspace::edition::Located;
use planmark_workspace::workspace::Reported;
use rayon::prelude::*;
use schemars::JsonSchema;
use serde::Serialize;

use crate::workspace::{Plan, Plans};

pub use decisions::{Decision, Decisions};

/// The version of the form.
const VERSION: u32 = 1;

/// What `planmark mandates --format json` prints. Lines count from 1; numbers of programmes and the like are strings as printed.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "planmark mandates --format json")]
pub struct Review {
    /// The version of this form: 1.
    pub version: u32,
    /// The programmes, in the order of their documents.
    pub programmes: Vec<ProgrammeReview>,
    /// Decisions whose mandates are in none of the lists: gone, or still to be added.
    pub other_decisions: Vec<OtherDecision>,
}

/// The mandates of a programme, or of an entity without a number.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ProgrammeReview {
    /// The file: as given on the command line, or found in a folder given there.
    pub path: String,
    /// The document symbol, as the header has it.
    pub symbol: Option<String>,
    /// The years of the plan, as the header has them.
    pub period: Option<String>,
    /// The language, as the header has it.
    pub language: Option<String>,
    /// The number; null for an entity.
    pub number: Option<String>,
    /// The title.
    pub title: Option<String>,
    /// Every mandate, in the order of the lists: one for each number of a printed entry.
    pub mandates: Vec<MandateReview>,
    /// What the programme listed in the plans of `--against`, and lists no longer.
    pub removed: Vec<MandateReview>,
}

/// A mandate.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MandateReview {
    /// The letter of the lettered section in whose list it stands, or none.
    pub section: Option<String>,
    /// The number of the subprogramme whose list it stands in.
    pub subprogramme: Option<String>,
    /// The code of the organ, where the text says which it is.
    pub organ: Option<String>,
    /// The full symbols, one for each part letter; none for a treaty or an article of the Charter.
    pub symbols: Vec<String>,
    /// The number, as the language of the plan prints it.
    pub number: Option<String>,
    /// The title in the list, or the words of an entry without a number.
    pub title: Option<String>,
    /// The title in the language of the plan by the reference files, where the list has none.
    pub known_title: Option<String>,
    /// The line on which it stands; of a removed one the line in the earlier plan.
    pub line: usize,
    /// `current`, `superseded`, `unknown` or `wrong`.
    #[schemars(schema_with = "statuses")]
    pub status: &'static str,
    /// The full symbol of the latest of its recurring series, where it is superseded.
    pub superseded_by: Option<String>,
    /// Why it is wrong.
    pub problems: Vec<String>,
    /// The day of its adoption, or the year: of the number, or in which the session opened.
    pub adopted: Option<String>,
    /// The years from then to the first year of the plan.
    pub age: Option<u32>,
    /// The other entries that list it.
    pub listed_by: Vec<ListedBy>,
    /// Where the text cites it, its own programme first.
    pub cited: Vec<CitedAt>,
    /// `added`, `kept`, `retitled` or `removed` since the plans of `--against`; null without.
    #[schemars(schema_with = "changes")]
    pub change: Option<&'static str>,
    /// The title that it had.
    pub previous_title: Option<String>,
    /// What the drafter decided: `retain`, `review`, `remove`, `add`; as typed.
    pub decision: Option<String>,
    /// Why.
    pub reason: Option<String>,
}

/// An entry that lists a mandate.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ListedBy {
    /// The file.
    pub path: String,
    /// The number of the programme; of an entity its name.
    pub programme: Option<String>,
    /// The number of the subprogramme.
    pub subprogramme: Option<String>,
    /// The line.
    pub line: usize,
}

/// A place that cites a mandate.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CitedAt {
    /// The file.
    pub path: String,
    /// The line.
    pub line: usize,
}

/// A decision whose mandate is in none of the lists.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OtherDecision {
    /// The number of the programme.
    pub programme: Option<String>,
    /// The letter of the lettered section.
    pub section: Option<String>,
    /// The number of the subprogramme.
    pub subprogramme: Option<String>,
    /// The full symbols, as in the file of decisions.
    pub symbols: Vec<String>,
    /// The number.
    pub number: Option<String>,
    /// The title.
    pub title: Option<String>,
    /// What the drafter decided.
    pub decision: Option<String>,
    /// Why.
    pub reason: Option<String>,
}

fn statuses(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
    schemars::json_schema!({ "type": "string", "enum": ["current", "superseded", "unknown", "wrong"] })
}

fn changes(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
    schemars::json_schema!({ "type": ["string", "null"], "enum": ["added", "kept", "retitled", "removed", null] })
}

impl Review {
    /// Reviews plans, against those of an earlier edition if there are any, with the decisions that were made before.
    #[must_use]
    pub fn new(plans: &Plans, against: Option<&Plans>, mut decisions: Decisions, language: Language) -> Self {
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
        Self { version: VERSION, programmes, other_decisions: decisions.rest() }
    }
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
                        let change = change(mandate, earlier);
                        row.change = Some(change.name());
                        if let Change::Retitled { from } = change {
                            row.previous_title = Some(from);
                        }
                    }
                    row
                })
                .collect(),
            removed: gone
                .iter()
                .map(|mandate| MandateReview { change: Some("removed"), ..self.mandate(mandate, &[]) })
                .collect(),
        }
    }

    fn mandate(&self, mandate: &Mandate<'_>, findings: &[Reported]) -> MandateReview {
        let status = mandate.status(&self.registry, findings);
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
            status: status.name(),
            superseded_by: match status {
                Status::Superseded { by } => Some(by.to_owned()),
                _ => None,
            },
            problems: match &status {
                Status::Wrong(found) => {
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

/// An entry that lists, as it is told.
#[must_use]
pub fn listed_by(mention: &Mention<'_>) -> ListedBy {
    let programme = &mention.located.part.programme;
    ListedBy {
        path: mention.located.id.to_string(),
        programme: owned(programme.number.as_deref().or(programme.title.as_deref())),
        subprogramme: owned(mention.entry().and_then(|entry| entry.subprogramme.as_deref())),
        line: line(mention.located, mention.start()),
    }
}

/// A place that cites, as it is told.
#[must_use]
pub fn cited_at(mention: &Mention<'_>) -> CitedAt {
    CitedAt { path: mention.located.id.to_string(), line: line(mention.located, mention.start()) }
}

fn line(located: Located<'_>, byte: usize) -> usize {
    located.document.text().line_of(byte) + 1
}

fn owned(text: Option<&str>) -> Option<String> {
    text.map(ToOwned::to_owned)
}
