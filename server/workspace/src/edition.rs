//! What surrounds a document: the programmes of its edition.

use std::collections::BTreeSet;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use rustc_hash::FxHasher;

use crate::contribution::Contribution;
use crate::index::Titling;
use crate::interner::WORDS;
use crate::record::{Group, PartRecord};
use crate::workspace::Workspace;
use planmark_plan::document::{Document, DocumentId, Part};
use planmark_plan::model::Programme;
use planmark_plan::read::header::base_symbol;
use planmark_plan::target::Target;

/// A document among the others of its edition.
#[derive(Clone, Copy, Debug)]
pub struct Surroundings<'a> {
    /// All documents.
    pub workspace: &'a Workspace,
    /// The name of the document.
    pub id: &'a DocumentId,
    /// The document.
    pub document: &'a Document,
}

/// A programme of some document.
#[derive(Clone, Copy, Debug)]
pub struct Located<'a> {
    /// The name of the document.
    pub id: &'a DocumentId,
    /// The document.
    pub document: &'a Document,
    /// The programme in it.
    pub part: &'a Part,
}

impl<'a> Surroundings<'a> {
    /// The surroundings of a document of a workspace.
    #[must_use]
    pub fn new(workspace: &'a Workspace, id: &'a DocumentId, document: &'a Document) -> Self {
        Self { workspace, id, document }
    }

    /// The programmes of the edition that have the number, or whose budget section has it: those in the same document if there are
    /// any, else those in the same language, else those in any other.
    #[must_use]
    pub fn programmes(&self, number: &str, numbering: Numbering) -> Vec<Located<'a>> {
        let holders = self.workspace.index().holders(self.document.edition(), number);
        let language = self.document.header().language();
        let is_near = |id: &DocumentId| self.workspace.group(id).is_some_and(|it| it.language() == language);
        let (here, elsewhere): (Vec<_>, Vec<_>) = holders.into_iter().partition(|id| id == self.id);
        let (near, far): (Vec<_>, Vec<_>) = elsewhere.into_iter().partition(is_near);
        for ids in [here, near, far] {
            let stored = ids.iter().filter_map(|id| self.workspace.stored(id));
            let found: Vec<Located<'a>> = stored
                .flat_map(|(id, document)| {
                    document.programmes().map(move |part| Located { id, document, part })
                })
                .filter(|located| numbering.number(&located.part.programme) == Some(number))
                .collect();
            if !found.is_empty() {
                return found;
            }
        }
        Vec::new()
    }

    /// Whether the records of closed documents tell that a target is there, so that nobody need read them. `own` is the programme that
    /// refers to it. Where it is not told, [`crate::resolve::find`] knows.
    #[must_use]
    pub fn is_recorded(&self, own: &Programme, target: &Target) -> bool {
        let numbering = match target {
            Target::Subprogramme { .. } => Numbering::Programme,
            Target::Paragraph { .. } | Target::Table { .. } | Target::Figure { .. } => {
                Numbering::of_paragraphs(own)
            }
            _ => return false,
        };
        let Some(number) = target.depends_on().filter(|number| own.number.as_deref() != Some(&**number))
        else {
            return false;
        };
        let number = &*number;
        let holders = self.workspace.index().holders(self.document.edition(), number);
        if holders.contains(self.id) {
            return false;
        }
        let (key, number) = (target.key(own), WORDS.known(number));
        let language = self.document.header().language();
        let (near, far): (Vec<_>, Vec<_>) = holders
            .into_iter()
            .partition(|id| self.workspace.group(id).is_some_and(|it| it.language() == language));
        for ids in [near, far] {
            let mut is_held = false;
            for id in ids {
                let Some(record) = self.workspace.record(&id) else { return false };
                let held = |part: &&PartRecord| match numbering {
                    Numbering::Programme => part.number == number,
                    Numbering::BudgetSection => part.section == number,
                };
                for part in record.contents().parts.iter().filter(|part| !part.is_front).filter(held) {
                    is_held = true;
                    if part.defines(&key) {
                        return true;
                    }
                }
            }
            if is_held {
                return false;
            }
        }
        false
    }

    /// The programmes that the document revises: those of the plans with the base symbol that its header names, in the document's own
    /// language if there are any.
    #[must_use]
    pub fn revised(&self) -> Vec<Located<'a>> {
        let Some(base) = self.document.header().get("revises").map(base_symbol) else { return Vec::new() };
        let ids = self.workspace.ids().filter(|id| {
            !base.is_empty() && self.workspace.group(id).is_some_and(|group| *group.base() == *base)
        });
        let mut found: Vec<Located<'a>> = ids
            .filter_map(|id| self.workspace.stored(id))
            .filter(|(_, document)| document.header().format().is_some_and(|format| format.is_whole()))
            .flat_map(|(id, document)| document.programmes().map(move |part| Located { id, document, part }))
            .collect();
        let language = self.document.header().language();
        if found.iter().any(|located| located.document.header().language() == language) {
            found.retain(|located| located.document.header().language() == language);
        }
        found
    }

    /// The titles that the lists of the edition, in the language of the document, give symbols; `; ` stands between the symbols of several
    /// parts.
    #[must_use]
    pub fn titling(&self, symbols: &str) -> Vec<Titling> {
        let language = self.document.header().language();
        let mut found = self.workspace.index().titling(symbols, self.document.edition(), language);
        found.retain(|titling| titling.language == language);
        found
    }

    /// The symbols to which the lists of the edition, in the language of the document, give a title, by its digest.
    #[must_use]
    pub fn titled(&self, core: u64) -> BTreeSet<Arc<str>> {
        let language = self.document.header().language();
        language.map_or_else(BTreeSet::new, |language| {
            self.workspace.index().titled(core, self.document.edition(), language)
        })
    }

    /// Whether the lists of the edition, in the language of the document, give a resolution more than one title.
    pub fn has_wordings(&self, symbol: &str) -> bool {
        self.document.header().language().is_some_and(|language| {
            self.workspace.index().has_wordings(self.document.edition(), language, symbol)
        })
    }

    /// The part of the document that a programme is.
    #[must_use]
    pub fn locate(&self, programme: &Programme) -> Option<Located<'a>> {
        let part = self.document.parts().iter().find(|part| std::ptr::eq(&*part.programme, programme))?;
        Some(Located { id: self.id, document: self.document, part })
    }

    /// A digest of everything outside a programme that its findings depend on. `said` is what the programme puts into the index.
    pub(crate) fn fingerprint(&self, programme: &Programme, said: &Contribution) -> u64 {
        let mut hasher = FxHasher::default();
        let (workspace, edition) = (self.workspace, self.document.edition());
        self.document.footnotes_fingerprint().hash(&mut hasher);
        workspace.settings().registry().digest().hash(&mut hasher);
        let language = programme.header.language();
        if language.is_some() {
            workspace.index().titles(Group::of(edition, language), said).hash(&mut hasher);
        }
        for number in &said.depends {
            let number = WORDS.words(*number);
            number.hash(&mut hasher);
            for id in workspace.index().holders(edition, &number) {
                self.targets_of(&id, &number).hash(&mut hasher);
                id.hash(&mut hasher);
            }
        }
        for name in &programme.names {
            workspace.index().namings_of_short(edition, &name.short.text).hash(&mut hasher);
            workspace.index().namings_of_full(edition, &name.full.text).hash(&mut hasher);
        }
        workspace.settings().aliases().hash(&mut hasher);
        if self.document.header().get("revises").is_some() {
            for located in
                self.revised().iter().filter(|located| located.part.programme.number == programme.number)
            {
                located.part.programme.targets.fingerprint.hash(&mut hasher);
                located.id.hash(&mut hasher);
            }
        }
        hasher.finish()
    }

    /// A digest of what can be referred to in the programmes of a number in a document; of a closed document, of its text.
    fn targets_of(&self, id: &DocumentId, number: &str) -> Vec<u64> {
        let Some(document) = self.workspace.open(id) else {
            return self.workspace.record(id).map(|record| record.hash).into_iter().collect();
        };
        let has_number = |programme: &&Programme| {
            programme.number.as_deref() == Some(number) || programme.header.budget_section() == Some(number)
        };
        let programmes = document.programmes().map(|part| &*part.programme).filter(has_number);
        programmes.map(|programme| programme.targets.fingerprint).collect()
    }
}

/// The two numberings that a first number can belong to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Numbering {
    /// The number of the programme.
    Programme,
    /// The number of the budget section, which the paragraphs, tables and figures of an annual plan carry.
    BudgetSection,
}

impl Numbering {
    /// The numbering of the paragraphs, tables and figures of a programme.
    #[must_use]
    pub fn of_paragraphs(programme: &Programme) -> Self {
        if programme.header.budget_section().is_some() { Self::BudgetSection } else { Self::Programme }
    }

    /// The number of a programme in this numbering.
    #[must_use]
    pub fn number(self, programme: &Programme) -> Option<&str> {
        match self {
            Self::Programme => programme.number.as_deref(),
            Self::BudgetSection => programme.header.budget_section(),
        }
    }
}
