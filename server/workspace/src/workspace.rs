//! All documents together, and what is found in each.
//!
//! A workspace is a value: a clone is a snapshot that costs next to nothing, and readers of it never hold up writers.

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use planmark_findings::{Finding, Message, Rule, Severity};
use planmark_plan::document::{Document, DocumentId};
use planmark_plan::model::Programme;
use planmark_plan::work::Work;
use planmark_syntax::{Edit, Text};

use crate::check::{Checks, Told, ToldOfPart, check_in_edition};
use crate::edition::Surroundings;
use crate::index::Index;
use crate::settings::Settings;

/// The documents, their index, and the settings.
#[derive(Clone)]
pub struct Workspace {
    documents: imbl::OrdMap<DocumentId, Arc<Checked>>,
    index: Index,
    settings: Arc<Settings>,
    checks: Checks,
    work: Arc<Work>,
}

/// A document with what the checks that need no other tell of it.
#[derive(Debug)]
pub struct Checked {
    document: Arc<Document>,
    told: Told,
}

impl Checked {
    /// A document that was read, checked.
    #[must_use]
    pub fn new(document: Document, checks: Checks) -> Self {
        Self { told: Told::of(&document, None, checks), document: Arc::new(document) }
    }

    /// The document after edits, which apply one after the other.
    fn edited(&self, edits: &[Edit], checks: Checks, work: &Work) -> Self {
        let document = self.document.edited(edits, work);
        Self { told: Told::of(&document, Some(&self.told), checks), document: Arc::new(document) }
    }
}

/// A finding as it is shown: with its place in the document and how much it matters by the settings.
#[derive(Clone, Debug, PartialEq)]
pub struct Reported {
    /// The rule.
    pub rule: &'static Rule,
    /// How much it matters.
    pub severity: Severity,
    /// The bytes of the document that it is about.
    pub range: Range<usize>,
    /// What it says.
    pub message: Message,
    /// The full symbol of the one document that it is about.
    pub symbol: Option<String>,
    /// Mends to choose from.
    pub fixes: Vec<ReportedFix>,
}

/// A mend with its places in the document.
#[derive(Clone, Debug, PartialEq)]
pub struct ReportedFix {
    /// What applying it does.
    pub title: Message,
    /// Replacements of byte ranges of the document, in order, none overlapping another.
    pub edits: Vec<(Range<usize>, String)>,
}

impl fmt::Debug for Workspace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Workspace").field("documents", &self.documents.len()).finish_non_exhaustive()
    }
}

impl Workspace {
    /// A workspace without documents, and the checks that it is to run.
    #[must_use]
    pub fn new(settings: Settings, checks: Checks) -> Self {
        Self {
            documents: imbl::OrdMap::new(),
            index: Index::default(),
            settings: Arc::new(settings),
            checks,
            work: Arc::default(),
        }
    }

    /// The checks that it runs.
    #[must_use]
    pub fn checks(&self) -> Checks {
        self.checks
    }

    /// Puts a text in the place of whatever the document was before.
    pub fn set(&mut self, id: DocumentId, text: Text) {
        let document = Document::new(text, &self.work);
        self.put(id, Checked::new(document, self.checks));
    }

    /// Puts documents that were read elsewhere, on other threads perhaps, into the workspace.
    pub fn put(&mut self, id: DocumentId, checked: Checked) {
        let before = self.documents.get(&id).map(|checked| &checked.document);
        let document = &checked.document;
        self.index.replace(
            &id,
            before.map(|document| (document.edition(), document.parts())),
            Some((document.edition(), document.parts())),
            &self.work,
        );
        self.documents.insert(id, Arc::new(checked));
    }

    /// Applies edits to a document, one after the other. A document that is not here is taken as empty.
    pub fn edit(&mut self, id: &DocumentId, edits: &[Edit]) {
        let checked = match self.documents.get(id) {
            Some(before) => before.edited(edits, self.checks, &self.work),
            None => {
                let document = Document::new(Text::default(), &self.work).edited(edits, &self.work);
                Checked::new(document, self.checks)
            }
        };
        self.put(id.clone(), checked);
    }

    /// Takes a document out.
    pub fn remove(&mut self, id: &DocumentId) {
        if let Some(checked) = self.documents.remove(id) {
            let document = &checked.document;
            self.index.replace(id, Some((document.edition(), document.parts())), None, &self.work);
        }
    }

    /// A document.
    #[must_use]
    pub fn document(&self, id: &DocumentId) -> Option<&Arc<Document>> {
        self.documents.get(id).map(|checked| &checked.document)
    }

    /// A document with its name as the workspace keeps it.
    #[must_use]
    pub fn stored(&self, id: &DocumentId) -> Option<(&DocumentId, &Document)> {
        self.documents.get_key_value(id).map(|(id, checked)| (id, &*checked.document))
    }

    /// All documents, in the order of their names.
    pub fn documents(&self) -> impl Iterator<Item = (&DocumentId, &Document)> {
        self.documents.iter().map(|(id, checked)| (id, &*checked.document))
    }

    /// The index.
    #[must_use]
    pub fn index(&self) -> &Index {
        &self.index
    }

    /// The settings.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Changes the settings. Only what depends on reference files is computed again.
    pub fn set_settings(&mut self, settings: Settings) {
        self.settings = Arc::new(settings);
    }

    /// The count of what was computed.
    #[must_use]
    pub fn work(&self) -> &Work {
        &self.work
    }

    /// Everything that is found in a document, in the order of the text. Empty if the document is not here.
    #[must_use]
    pub fn findings(&self, id: &DocumentId) -> Vec<Reported> {
        self.gravest_findings(id, usize::MAX).0
    }

    /// The gravest findings in a document, as many as are wanted, in the order of the text; and how many there are. What is not wanted
    /// costs next to nothing.
    #[must_use]
    pub fn gravest_findings(&self, id: &DocumentId, most: usize) -> (Vec<Reported>, usize) {
        let Some((id, checked)) = self.documents.get_key_value(id) else { return (Vec::new(), 0) };
        let document = &checked.document;
        let parts = || document.parts().iter().zip(&checked.told.parts);
        let across: Vec<Arc<Vec<Finding>>> =
            parts().map(|(part, told)| self.across(id, document, &part.programme, told)).collect();
        let in_parts = parts().zip(&across).flat_map(|((part, told), across)| {
            let found = told.alone().chain(across.iter().map(|finding| (finding, 0)));
            let programme = &part.programme;
            let told =
                found.filter(|(it, offset)| !programme.silences(it.rule.name, it.span.shifted(*offset)));
            told.map(|(finding, offset)| (finding, part.start as usize + offset as usize))
        });
        let all = checked.told.document.iter().map(|finding| (finding, 0)).chain(in_parts);
        let mut told: Vec<(Severity, &Finding, usize)> =
            all.filter_map(|(finding, base)| Some((self.severity(finding)?, finding, base))).collect();
        let by_place = |(_, finding, base): &(Severity, &Finding, usize)| {
            let range = finding.range(*base);
            (range.start, range.end, finding.rule.name)
        };
        told.sort_by_key(by_place);
        let total = told.len();
        if total > most {
            told.sort_by_key(|(severity, ..)| std::cmp::Reverse(*severity));
            told.truncate(most);
            told.sort_by_key(by_place);
        }
        (told.into_iter().map(|(severity, finding, base)| report(severity, finding, base)).collect(), total)
    }

    /// How much a finding matters; `None` if it is not told.
    fn severity(&self, finding: &Finding) -> Option<Severity> {
        let by_rule = self.settings.severity(finding.rule)?;
        Some(finding.most.map_or(by_rule, |most| most.min(by_rule)))
    }

    /// What is found in a part in the light of the other documents; computed again only when something it refers to changed.
    fn across(
        &self,
        id: &DocumentId,
        document: &Document,
        programme: &Programme,
        told: &ToldOfPart,
    ) -> Arc<Vec<Finding>> {
        let surroundings = Surroundings::new(self, id, document);
        told.across(surroundings.fingerprint(programme), || {
            self.work.cross_checked();
            check_in_edition(self.checks, programme, &surroundings)
        })
    }
}

fn report(severity: Severity, finding: &Finding, base: usize) -> Reported {
    let fixes = finding.fixes.iter().map(|fix| ReportedFix {
        title: fix.title.clone(),
        edits: fix.edits.iter().map(|(span, text)| (span.at(base), text.clone())).collect(),
    });
    Reported {
        rule: finding.rule,
        severity,
        range: finding.range(base),
        message: finding.message.clone(),
        symbol: finding.symbol.clone(),
        fixes: fixes.collect(),
    }
}
