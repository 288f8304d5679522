//! All documents together, and what is found in each.
//!
//! A workspace is a value: a clone is a snapshot that costs next to nothing, and readers of it never hold up writers.

use std::ops::Range;
use std::sync::Arc;

use planmark_syntax::{Edit, Text};

use crate::document::{Document, DocumentId, Part};
use crate::edition::Surroundings;
use crate::finding::{Finding, Severity};
use crate::index::Index;
use crate::message::Message;
use crate::rules::{self, Rule};
use crate::settings::Settings;
use crate::work::Work;

/// The documents, their index, and the settings.
#[derive(Clone, Debug, Default)]
pub struct Workspace {
    documents: imbl::OrdMap<DocumentId, Arc<Document>>,
    index: Index,
    settings: Arc<Settings>,
    work: Arc<Work>,
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

impl Workspace {
    /// A workspace without documents.
    #[must_use]
    pub fn new(settings: Settings) -> Self {
        Self { settings: Arc::new(settings), ..Self::default() }
    }

    /// Puts a text in the place of whatever the document was before.
    pub fn set(&mut self, id: DocumentId, text: Text) {
        let document = Document::new(text, &self.work);
        self.put(id, document);
    }

    /// Puts documents that were read elsewhere, on other threads perhaps, into the workspace.
    pub fn put(&mut self, id: DocumentId, document: Document) {
        let before = self.documents.get(&id);
        self.index.replace(
            &id,
            before.map(|document| (document.edition(), document.parts())),
            Some((document.edition(), document.parts())),
            &self.work,
        );
        self.documents.insert(id, Arc::new(document));
    }

    /// Applies edits to a document, one after the other. A document that is not here is taken as empty.
    pub fn edit(&mut self, id: &DocumentId, edits: &[Edit]) {
        let document = match self.documents.get(id) {
            Some(before) => before.edited(edits, &self.work),
            None => Document::new(Text::default(), &self.work).edited(edits, &self.work),
        };
        self.put(id.clone(), document);
    }

    /// Takes a document out.
    pub fn remove(&mut self, id: &DocumentId) {
        if let Some(document) = self.documents.remove(id) {
            self.index.replace(id, Some((document.edition(), document.parts())), None, &self.work);
        }
    }

    /// A document.
    #[must_use]
    pub fn document(&self, id: &DocumentId) -> Option<&Arc<Document>> {
        self.documents.get(id)
    }

    /// A document with its name as the workspace keeps it.
    pub(crate) fn stored(&self, id: &DocumentId) -> Option<(&DocumentId, &Document)> {
        self.documents.get_key_value(id).map(|(id, document)| (id, &**document))
    }

    /// All documents, in the order of their names.
    pub fn documents(&self) -> impl Iterator<Item = (&DocumentId, &Arc<Document>)> {
        self.documents.iter()
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
        let Some(document) = self.documents.get(id) else { return (Vec::new(), 0) };
        let across: Vec<Arc<Vec<Finding>>> =
            document.parts().iter().map(|part| self.across(id, document, part)).collect();
        let in_parts = document.parts().iter().zip(&across).flat_map(|(part, across)| {
            let programme = &part.programme;
            let found = programme.findings.iter().chain(across.iter());
            let told = found.filter(|finding| !programme.silences(finding));
            told.map(|finding| (finding, part.start as usize))
        });
        let all = document.findings().iter().map(|finding| (finding, 0)).chain(in_parts);
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
    fn across(&self, id: &DocumentId, document: &Document, part: &Part) -> Arc<Vec<Finding>> {
        let surroundings = Surroundings::new(self, id, document);
        let light = surroundings.fingerprint(&part.programme);
        part.programme.memo.get_or_compute(light, || {
            self.work.cross_checked();
            rules::check_in_edition(&part.programme, &surroundings)
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
