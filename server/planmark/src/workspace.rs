//! The plans that a command works on, read and understood, with the settings that hold for each.

use std::path::PathBuf;
use std::sync::Arc;

use planmark_plan::{Document, DocumentId, Work};
use planmark_rules::CHECKS;
use planmark_syntax::Text;
use planmark_workspace::workspace::{Checked, Reported};
use planmark_workspace::{Settings, Workspace};
use rayon::prelude::*;

use crate::configuration::{Configuration, Configurations};
use crate::files::{self, PlanFile, Problem};

/// Plans, in the order in which they are told.
#[derive(Debug)]
pub struct Plans {
    /// The plans.
    pub plans: Vec<Plan>,
    /// All of them together.
    pub workspace: Workspace,
    /// The configurations that hold for some of them.
    pub configurations: Vec<Arc<Configuration>>,
    /// What could not be read.
    pub problems: Vec<Problem>,
}

/// A plan.
#[derive(Debug)]
pub struct Plan {
    /// Its name in the workspace: its path as given.
    pub id: DocumentId,
    /// Its path.
    pub path: PathBuf,
    /// The configuration that holds for it.
    pub configuration: Option<Arc<Configuration>>,
    /// Whether it was named itself, and not a folder that it lies in.
    pub named: bool,
}

/// Who is told how far reading is.
pub trait Watch: Sync {
    /// The number of files that will be read.
    fn files(&mut self, count: usize);
    /// A file is being read.
    fn reading(&self, name: &str);
    /// A file has been read.
    fn read(&self);
}

/// The plans that paths mean.
#[derive(Debug)]
pub(crate) struct Found {
    /// The plans, in the order in which they are told.
    pub(crate) plans: Vec<Plan>,
    /// The configurations that hold for some of them.
    pub(crate) configurations: Vec<Arc<Configuration>>,
    /// What could not be read.
    pub(crate) problems: Vec<Problem>,
}

/// Looks for the plans that the paths mean; without any path for those of the current folder.
pub(crate) fn find(paths: &[PathBuf]) -> Found {
    let mut configurations = Configurations::default();
    let here = [PathBuf::new()];
    let paths = if paths.is_empty() { &here } else { paths };
    let (files, mut problems) = files::find(paths, |file| configurations.include(file));
    let plans = files.into_iter().map(|file| Plan::new(file, &mut configurations)).collect();
    problems.append(&mut configurations.problems);
    Found { plans, configurations: configurations.found, problems }
}

impl Plans {
    /// Reads the plans that the paths mean; without any path those of the current folder.
    pub fn read(paths: &[PathBuf], watch: &mut impl Watch) -> Self {
        let Found { plans, configurations, problems } = find(paths);
        let mut read = Self {
            plans: Vec::new(),
            workspace: Workspace::new(Settings::default(), CHECKS),
            configurations,
            problems,
        };
        watch.files(plans.len());
        let watch = &*watch;
        let work = read.workspace.work();
        let documents: Vec<Result<Checked, Problem>> = plans
            .par_iter()
            .map(|plan| {
                watch.reading(plan.id.as_str());
                let document = files::read_plan(&plan.path).map(|text| understand(&text, work));
                watch.read();
                document
            })
            .collect();
        for (plan, document) in plans.into_iter().zip(documents) {
            match document {
                Ok(document) => {
                    read.workspace.put(plan.id.clone(), document);
                    read.plans.push(plan);
                }
                Err(problem) => read.problems.push(problem),
            }
        }
        read
    }

    /// What is found in each plan, in the order of the plans.
    #[must_use]
    pub fn findings(&self) -> Vec<Vec<Reported>> {
        self.plans.par_iter().map(|plan| self.findings_in(plan)).collect()
    }

    fn findings_in(&self, plan: &Plan) -> Vec<Reported> {
        let Some(document) = self.workspace.document(&plan.id) else { return Vec::new() };
        let Some(configuration) = &plan.configuration else { return self.workspace.findings(&plan.id) };
        if !plan.named && !configuration.tells(document.header().language()) {
            return Vec::new();
        }
        // A clone shares all documents and all that was computed.
        let mut view = self.workspace.clone();
        view.set_settings(configuration.settings.clone());
        view.findings(&plan.id)
    }

    /// A plan as it was understood.
    #[must_use]
    pub fn document(&self, plan: &Plan) -> Option<&Arc<Document>> {
        self.workspace.document(&plan.id)
    }
}

fn understand(text: &str, work: &Work) -> Checked {
    Checked::new(Document::new(Text::new(text), work), CHECKS)
}

impl Plan {
    fn new(file: PlanFile, configurations: &mut Configurations) -> Self {
        Self {
            id: DocumentId::new(&files::name(&file.path)),
            configuration: configurations.of(&file.path),
            path: file.path,
            named: file.named,
        }
    }
}
