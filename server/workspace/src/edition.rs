//! What surrounds a document: the programmes of its edition.

use std::hash::{Hash, Hasher};

use rustc_hash::FxHasher;

use crate::workspace::Workspace;
use planmark_plan::document::{Document, DocumentId, Part};
use planmark_plan::key::Key;
use planmark_plan::model::Programme;
use planmark_plan::read::header::base_symbol;

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
        let mut found: Vec<Located<'a>> = Vec::new();
        for id in self.workspace.index().holders(self.document.edition(), number) {
            let Some((id, document)) = self.workspace.stored(id) else { continue };
            found.extend(
                document
                    .programmes()
                    .filter(|part| numbering.number(&part.programme) == Some(number))
                    .map(|part| Located { id, document, part }),
            );
        }
        let language = self.document.header().language();
        if found.iter().any(|located| located.id == self.id) {
            found.retain(|located| located.id == self.id);
        } else if found.iter().any(|located| located.document.header().language() == language) {
            found.retain(|located| located.document.header().language() == language);
        }
        found
    }

    /// The programmes that the document revises: those of the plans with the base symbol that its header names, in the document's own
    /// language if there are any.
    #[must_use]
    pub fn revised(&self) -> Vec<Located<'a>> {
        let Some(base) = self.document.header().get("revises").map(base_symbol) else { return Vec::new() };
        let mut found: Vec<Located<'a>> = self
            .workspace
            .documents()
            .filter(|(_, document)| !base.is_empty() && *document.edition().base == *base)
            .filter(|(_, document)| document.header().format().is_some_and(|format| format.is_whole()))
            .flat_map(|(id, document)| document.programmes().map(move |part| Located { id, document, part }))
            .collect();
        let language = self.document.header().language();
        if found.iter().any(|located| located.document.header().language() == language) {
            found.retain(|located| located.document.header().language() == language);
        }
        found
    }

    /// The programmes of the edition, in the language of the document, that have a key in their lists of mandates.
    pub fn listing(&self, key: &Key) -> impl Iterator<Item = Located<'a>> + use<'a> {
        let (workspace, edition) = (self.workspace, self.document.edition());
        let language = self.document.header().language();
        let listing = workspace.index().documents(key).filter(|(_, count)| count.lists > 0);
        let stored = listing.filter_map(move |(id, _)| workspace.stored(id));
        let here = stored.filter(move |(_, document)| {
            document.edition() == edition && document.header().language() == language
        });
        let located: Vec<Located<'a>> = here
            .flat_map(|(id, document)| {
                document.parts().iter().map(move |part| Located { id, document, part })
            })
            .filter(|located| located.part.programme.entries.contains_key(key))
            .collect();
        located.into_iter()
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

    /// A digest of everything outside a programme that its findings depend on.
    pub fn fingerprint(&self, programme: &Programme) -> u64 {
        let mut hasher = FxHasher::default();
        self.document.footnotes_fingerprint().hash(&mut hasher);
        self.workspace.settings().registry().digest().hash(&mut hasher);
        if let Some(language) = programme.header.language() {
            let index = self.workspace.index();
            index.titles(self.document.edition(), language, &programme.evidence).hash(&mut hasher);
        }
        for number in &programme.depends {
            number.hash(&mut hasher);
            for numbering in [Numbering::Programme, Numbering::BudgetSection] {
                for located in self.programmes(number, numbering) {
                    located.part.programme.targets.fingerprint.hash(&mut hasher);
                    located.id.hash(&mut hasher);
                }
            }
        }
        for name in &programme.names {
            for namings in [
                &mut self.workspace.index().namings_of_short(self.document.edition(), &name.short.text)
                    as &mut dyn Iterator<Item = _>,
                &mut self.workspace.index().namings_of_full(self.document.edition(), &name.full.text),
            ] {
                namings.for_each(|naming| naming.hash(&mut hasher));
            }
        }
        self.workspace.settings().aliases().hash(&mut hasher);
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
}

/// The key under which the index has what full symbols name.
pub fn resolution_key(symbols: &str) -> Key {
    Key::resolution(symbols.split("; ").next().unwrap_or(symbols))
}

/// The full symbols to which a programme's lists give a title.
pub fn symbols_titled(programme: &Programme, core: u64) -> impl Iterator<Item = &str> {
    let titled = programme.titled.iter();
    titled.filter(move |(_, titled)| titled.iter().any(|one| one.core == core)).map(|(symbols, _)| &**symbols)
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
