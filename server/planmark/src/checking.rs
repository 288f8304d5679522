//! Checking plans without keeping them: what stays of a plan that was read is its record, and what was found in it alone.
//!
//! What the others change of that is known when all have been read; only then does a plan for which it matters come back, for as long as
//! it is looked at. So memory grows by records and findings, never by texts.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;

use planmark_plan::{Document, DocumentId, Work};
use planmark_rules::CHECKS;
use planmark_syntax::Text;
use planmark_workspace::streaming::{Examined, Footprint};
use planmark_workspace::workspace::{Library, Reported};
use planmark_workspace::{Settings, Workspace};
use rayon::prelude::*;

use crate::configuration::Configuration;
use crate::files::{self, Problem};
use crate::workspace::{Found, Plan, Watch, find};

/// As many plans are read side by side before their records are taken up.
const BATCH: usize = 256;

/// Plans that were checked one by one.
#[derive(Debug)]
pub struct Checking {
    /// The plans, in the order in which they are told.
    pub plans: Vec<Checked>,
    /// The configurations that hold for some of them.
    pub configurations: Vec<Arc<Configuration>>,
    /// What could not be read.
    pub problems: Vec<Problem>,
    workspace: Workspace,
}

/// A plan that was checked alone.
#[derive(Debug)]
pub struct Checked {
    plan: Plan,
    alone: Vec<Reported>,
    across: Vec<Reported>,
}

/// What is found in a plan among the others.
#[derive(Debug)]
pub struct Outcome {
    /// Its path, as given.
    pub path: String,
    /// Its text.
    pub text: Text,
    /// What is found.
    pub findings: Vec<Reported>,
}

/// All plans as those see them who have the same settings, with what was read again for some of them.
#[derive(Debug)]
pub struct Views(HashMap<Option<PathBuf>, Workspace>);

/// The files of plans, by their names.
#[derive(Debug)]
struct Files;

impl Library for Files {
    fn text(&self, id: &DocumentId) -> Option<Text> {
        files::read_plan(&PathBuf::from(id.as_str())).ok().map(|text| Text::new(&text))
    }
}

impl Checking {
    /// Reads and checks, one by one, the plans that the paths mean; without any path those of the current folder.
    pub fn read(paths: &[PathBuf], watch: &mut impl Watch) -> Self {
        let Found { plans, configurations, mut problems } = find(paths);
        let mut workspace = Workspace::new(Settings::default(), CHECKS);
        workspace.set_library(Arc::new(Files));
        watch.files(plans.len());
        let watch = &*watch;
        let mut checked = Vec::with_capacity(plans.len());
        let mut waiting = plans.into_iter();
        loop {
            let batch: Vec<Plan> = waiting.by_ref().take(BATCH).collect();
            if batch.is_empty() {
                break;
            }
            let examined: Vec<_> = batch.into_par_iter().map(|plan| examine(plan, watch)).collect();
            for outcome in examined {
                match outcome {
                    Ok((plan, Examined { record, alone, across })) => {
                        workspace.close(plan.id.clone(), record);
                        checked.push(Checked { plan, alone, across });
                    }
                    Err(problem) => problems.push(problem),
                }
            }
        }
        Self { plans: checked, configurations, problems, workspace }
    }

    /// What is needed to look at some plans again, side by side: those that lie together refer to each other, so that what is read again
    /// for one serves the next.
    #[must_use]
    pub fn views(&self, plans: &[Checked]) -> Views {
        let mut views = HashMap::new();
        for Checked { plan, .. } in plans {
            views.entry(settings_key(plan)).or_insert_with(|| {
                // A clone shares all records; what is read again for it goes with it.
                let mut view = self.workspace.clone();
                view.set_settings(settings(plan));
                view
            });
        }
        Views(views)
    }

    /// What is found in a plan among the others.
    ///
    /// # Errors
    ///
    /// If its file can no longer be read.
    pub fn outcome(&self, checked: &Checked, views: &Views) -> Result<Outcome, Problem> {
        let plan = &checked.plan;
        let text = Text::new(&files::read_plan(&plan.path)?);
        Ok(Outcome { path: plan.id.as_str().to_owned(), text, findings: self.findings(checked, views) })
    }

    fn findings(&self, Checked { plan, alone, across }: &Checked, views: &Views) -> Vec<Reported> {
        let language = self.workspace.group(&plan.id).and_then(planmark_workspace::record::Group::language);
        let is_told = |configuration: &Arc<Configuration>| plan.named || configuration.tells(language);
        if !plan.configuration.as_ref().is_none_or(is_told) {
            return Vec::new();
        }
        let mut found = alone.clone();
        match views.0.get(&settings_key(plan)) {
            Some(view) if self.workspace.may_change(&plan.id, across) => {
                found.extend(view.findings_across(&plan.id));
            }
            _ => found.extend(across.iter().cloned()),
        }
        found.sort_by_key(|finding| (finding.range.start, finding.range.end, finding.rule.name));
        found
    }

    /// What the plans take that were read.
    #[must_use]
    pub fn footprint(&self) -> Footprint {
        self.workspace.footprint()
    }
}

/// Which plans have the same settings.
fn settings_key(plan: &Plan) -> Option<PathBuf> {
    plan.configuration.as_ref().map(|configuration| configuration.path.clone())
}

fn settings(plan: &Plan) -> Settings {
    plan.configuration.as_ref().map(|configuration| configuration.settings.clone()).unwrap_or_default()
}

fn examine(plan: Plan, watch: &impl Watch) -> Result<(Plan, Examined), Problem> {
    watch.reading(plan.id.as_str());
    let text = files::read_plan(&plan.path);
    let examined = text.map(|text| {
        let document = Document::new(Text::new(&text), &Work::default());
        Examined::new(&plan.id, document, settings(&plan), CHECKS)
    });
    watch.read();
    Ok((plan, examined?))
}
