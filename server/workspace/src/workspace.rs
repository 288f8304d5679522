//! All documents together, and what is found in each.
//!
//! A workspace is a value: a clone is a snapshot that costs next to nothing, and readers of it never hold up writers.
//!
//! A document is open or closed. Of an open one there are text, tree and model, and what the checks told; of a closed one a [`Record`], from
//! which the index is made. Where a closed one has to be looked into, its file is read again by way of the [`Library`]; what is made so
//! belongs to the one clone that asked for it, and is dropped with it.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use elsa::sync::FrozenMap;
use planmark_findings::{Finding, Severity};
use planmark_plan::document::{Document, DocumentId};
use planmark_plan::key::Key;
use planmark_plan::model::Programme;
use planmark_plan::read::Edition;
use planmark_plan::work::Work;
use planmark_syntax::{Edit, Text};

use crate::check::{Checks, LastChange, Seen, Told, ToldOfPart, check_in_edition};
use crate::contribution::Contribution;
use crate::difference::Touched;
use crate::edition::Surroundings;
use crate::index::{Index, Member, document_number};
use crate::interner::WORDS;
use crate::recent::Recent;
use crate::record::{Group, PartRecord, Record};
pub use crate::reported::{Reported, ReportedFix};
use crate::settings::Settings;

/// No number is given twice, so that those of clones that went different ways differ.
static NEXT_GENERATION: AtomicU64 = AtomicU64::new(0);

/// The documents, their index, and the settings.
pub struct Workspace {
    documents: imbl::OrdMap<DocumentId, Held>,
    index: Index,
    settings: Arc<Settings>,
    checks: Checks,
    work: Arc<Work>,
    /// For each edition what tells whether something changed that its programmes may say of each other.
    generations: imbl::HashMap<u32, Generation>,
    library: Option<Arc<dyn Library>>,
    recent: Arc<Recent>,
    /// Texts of closed documents that were read again for this clone.
    texts: FrozenMap<DocumentId, Box<Text>>,
    /// Closed documents that were read again for this clone.
    made: FrozenMap<DocumentId, Box<Again>>,
}

/// The state of an edition, as far as its programmes may say something of each other.
#[derive(Clone, Debug)]
struct Generation {
    /// Changes whenever something of it changes.
    number: u64,
    /// The generation before, and what changed since, where that is known.
    last: Option<(u64, Arc<Touched>)>,
}

/// A closed document that was read again.
struct Again {
    document: Arc<Document>,
}

/// Which findings are wanted.
#[derive(Clone, Copy)]
struct Kinds {
    /// Those that need no other document.
    alone: bool,
    /// Those that do.
    across: bool,
}

/// What is kept of a document.
#[derive(Clone, Debug)]
enum Held {
    Open(Arc<Checked>),
    Closed(Arc<Record>),
}

/// Where the texts of closed documents are.
pub trait Library: Send + Sync {
    /// The text of a document, if it can be read.
    fn text(&self, id: &DocumentId) -> Option<Text>;
}

/// A document with what the checks that need no other tell of it.
#[derive(Debug)]
pub struct Checked {
    document: Arc<Document>,
    group: Group,
    told: Told,
}

impl Checked {
    /// A document that was read, checked.
    #[must_use]
    pub fn new(document: Document, checks: Checks) -> Self {
        Self::told(Arc::new(document), None, checks)
    }

    /// The document after edits, which apply one after the other.
    fn edited(&self, edits: &[Edit], checks: Checks, work: &Work) -> Self {
        Self::told(Arc::new(self.document.edited(edits, work)), Some(&self.told), checks)
    }

    fn told(document: Arc<Document>, before: Option<&Told>, checks: Checks) -> Self {
        let group = Group::of(document.edition(), document.header().language());
        Self { told: Told::of(&document, before, checks), group, document }
    }

    /// The document.
    #[must_use]
    pub fn document(&self) -> &Arc<Document> {
        &self.document
    }

    /// What stays of it when it is closed.
    #[must_use]
    pub fn record(&self) -> Record {
        Record::of(&self.document)
    }
}

impl Held {
    fn group(&self) -> Group {
        match self {
            Self::Open(checked) => checked.group,
            Self::Closed(record) => record.group,
        }
    }
}

impl fmt::Debug for Workspace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Workspace").field("documents", &self.documents.len()).finish_non_exhaustive()
    }
}

/// A snapshot, which shares everything but what is read again for it.
impl Clone for Workspace {
    fn clone(&self) -> Self {
        Self {
            documents: self.documents.clone(),
            index: self.index.clone(),
            settings: Arc::clone(&self.settings),
            checks: self.checks,
            work: Arc::clone(&self.work),
            generations: self.generations.clone(),
            library: self.library.clone(),
            recent: Arc::clone(&self.recent),
            texts: FrozenMap::new(),
            made: FrozenMap::new(),
        }
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
            generations: imbl::HashMap::new(),
            library: None,
            recent: Arc::default(),
            texts: FrozenMap::new(),
            made: FrozenMap::new(),
        }
    }

    /// Says where the texts of closed documents are. Without it, what is in them is not known.
    pub fn set_library(&mut self, library: Arc<dyn Library>) {
        self.library = Some(library);
    }

    /// The checks that it runs.
    #[must_use]
    pub fn checks(&self) -> Checks {
        self.checks
    }

    /// Puts a text in the place of whatever the document was before, as an open document.
    pub fn set(&mut self, id: DocumentId, text: Text) {
        let document = Document::new(text, &self.work);
        self.put(id, Checked::new(document, self.checks));
    }

    /// Puts a document that was read elsewhere, on another thread perhaps, into the workspace, as an open one.
    pub fn put(&mut self, id: DocumentId, checked: Checked) {
        self.hold(id, Held::Open(Arc::new(checked)));
    }

    /// Puts what is kept of a closed document in the place of whatever it was before.
    pub fn close(&mut self, id: DocumentId, record: Record) {
        self.hold(id, Held::Closed(Arc::new(record)));
    }

    fn hold(&mut self, id: DocumentId, held: Held) {
        let before = self.documents.get(&id).cloned();
        self.take_up(&id, before.as_ref(), Some(&held));
        self.documents.insert(id, held);
        self.forget_what_was_read();
    }

    /// Applies edits to a document, one after the other. A document that is not open is taken as empty.
    pub fn edit(&mut self, id: &DocumentId, edits: &[Edit]) {
        let checked = match self.documents.get(id) {
            Some(Held::Open(before)) => before.edited(edits, self.checks, &self.work),
            _ => {
                let document = Document::new(Text::default(), &self.work).edited(edits, &self.work);
                Checked::new(document, self.checks)
            }
        };
        self.put(id.clone(), checked);
    }

    /// Takes a document out.
    pub fn remove(&mut self, id: &DocumentId) {
        if let Some(before) = self.documents.remove(id) {
            self.take_up(id, Some(&before), None);
            self.forget_what_was_read();
        }
    }

    /// Puts what a document says into the index, in the place of what it said before.
    fn take_up(&mut self, id: &DocumentId, before: Option<&Held>, after: Option<&Held>) {
        let document = document_number(id);
        if let (Some(Held::Open(before)), Some(Held::Open(after))) = (before, after)
            && before.group == after.group
        {
            self.replace_parts(document, before, after);
            return;
        }
        for (held, is_new) in [(before, false), (after, true)] {
            let Some(held) = held else { continue };
            let group = held.group();
            match held {
                Held::Open(checked) => {
                    for told in &checked.told.parts {
                        self.count(is_new);
                        self.tell(document, group, &told.contribution, is_new);
                    }
                }
                Held::Closed(record) => {
                    for part in record.contents().parts {
                        self.count(is_new);
                        self.tell(document, group, &Contribution::new(&part), is_new);
                    }
                }
            }
        }
    }

    /// Takes back what the parts that are gone said, and takes up what the new ones say. Most edits change nothing of it.
    fn replace_parts(&mut self, document: u32, before: &Checked, after: &Checked) {
        let parts = |checked: &Checked| {
            checked.told.parts.iter().map(Arc::as_ptr).collect::<std::collections::HashSet<_>>()
        };
        let (old, new) = (parts(before), parts(after));
        let gone: Vec<_> =
            before.told.parts.iter().filter(|part| !new.contains(&Arc::as_ptr(part))).collect();
        let come: Vec<_> = after.told.parts.iter().filter(|part| !old.contains(&Arc::as_ptr(part))).collect();
        come.iter().for_each(|_| self.work.programme_indexed());
        match (&gone[..], &come[..]) {
            ([], []) => {}
            ([gone], [come]) => self.replace_part(document, after.group, gone, come),
            _ => {
                for part in gone {
                    self.tell(document, before.group, &part.contribution, false);
                }
                for part in come {
                    self.tell(document, after.group, &part.contribution, true);
                }
            }
        }
    }

    /// Takes back what a part no longer says, and takes up what it says now.
    fn replace_part(&mut self, document: u32, group: Group, gone: &ToldOfPart, come: &ToldOfPart) {
        let has_same_targets = gone.targets() == come.targets();
        let (gone, come) = (&gone.contribution, &come.contribution);
        if has_same_targets && gone == come {
            return;
        }
        let differences = (gone.without(come), come.without(gone));
        let (Some(taken_back), Some(taken_up)) = differences else {
            self.tell(document, group, gone, false);
            self.tell(document, group, come, true);
            return;
        };
        let before = self.generations.get(&group.edition()).map(|generation| generation.number);
        self.tell(document, group, &taken_back, false);
        self.tell(document, group, &taken_up, true);
        let numbers = if has_same_targets { &[][..] } else { &come.numbers };
        let touched = Arc::new(Touched::of([&taken_back, &taken_up], numbers));
        if let Some(generation) = self.generations.get_mut(&group.edition()) {
            generation.last = before.map(|before| (before, touched));
        }
    }

    /// Counts a part whose entries in the index were computed.
    fn count(&self, is_new: bool) {
        if is_new {
            self.work.programme_indexed();
        }
    }

    fn tell(&mut self, document: u32, group: Group, contribution: &Contribution, is_new: bool) {
        self.index.tell(&Member { document, group, contribution }, is_new);
        let number = NEXT_GENERATION.fetch_add(1, Ordering::Relaxed);
        self.generations.insert(group.edition(), Generation { number, last: None });
    }

    /// A document. One that is closed is read again.
    #[must_use]
    pub fn document(&self, id: &DocumentId) -> Option<&Arc<Document>> {
        match self.documents.get(id)? {
            Held::Open(checked) => Some(&checked.document),
            Held::Closed(_) => self.read_again(id),
        }
    }

    /// A document that is open.
    #[must_use]
    pub fn open(&self, id: &DocumentId) -> Option<&Arc<Document>> {
        match self.documents.get(id)? {
            Held::Open(checked) => Some(&checked.document),
            Held::Closed(_) => None,
        }
    }

    /// What is kept of a document that is closed.
    #[must_use]
    pub fn record(&self, id: &DocumentId) -> Option<&Arc<Record>> {
        match self.documents.get(id)? {
            Held::Open(_) => None,
            Held::Closed(record) => Some(record),
        }
    }

    /// Whether a document is here, open or closed.
    #[must_use]
    pub fn has(&self, id: &DocumentId) -> bool {
        self.documents.contains_key(id)
    }

    /// The edition and language of a document.
    #[must_use]
    pub fn group(&self, id: &DocumentId) -> Option<Group> {
        self.documents.get(id).map(Held::group)
    }

    fn read_again(&self, id: &DocumentId) -> Option<&Arc<Document>> {
        if let Some(made) = self.made.get(id) {
            return Some(&made.document);
        }
        let hash = self.record(id)?.hash;
        let document = match self.recent.get(id, hash) {
            Some(document) => document,
            None => {
                let text = self.text_again(id)?;
                self.work.document_read_again();
                // What is read here is no work of an edit.
                let document = Arc::new(Document::new(text.clone(), &Work::default()));
                self.recent.keep(id.clone(), hash, Arc::clone(&document));
                document
            }
        };
        let again = Again { document };
        Some(&self.made.insert(id.clone(), Box::new(again)).document)
    }

    /// A document with its name as the workspace keeps it. One that is closed is read again.
    #[must_use]
    pub fn stored(&self, id: &DocumentId) -> Option<(&DocumentId, &Document)> {
        let (id, _) = self.documents.get_key_value(id)?;
        Some((id, self.document(id)?))
    }

    /// The text of a document that is closed, from its file.
    #[must_use]
    pub fn closed_text(&self, id: &DocumentId) -> Option<&Text> {
        self.record(id)?;
        self.text_again(id)
    }

    /// The text of a document; that of a closed one from its file.
    #[must_use]
    pub fn text(&self, id: &DocumentId) -> Option<&Text> {
        match self.open(id) {
            Some(document) => Some(document.text()),
            None => self.closed_text(id),
        }
    }

    fn text_again(&self, id: &DocumentId) -> Option<&Text> {
        match self.texts.get(id) {
            Some(text) => Some(text),
            None => Some(self.texts.insert(id.clone(), Box::new(self.library.as_ref()?.text(id)?))),
        }
    }

    fn forget_what_was_read(&mut self) {
        self.texts = FrozenMap::new();
        self.made = FrozenMap::new();
    }

    /// The symbol of a document.
    #[must_use]
    pub fn symbol(&self, id: &DocumentId) -> Option<Arc<str>> {
        match self.documents.get(id)? {
            Held::Open(checked) => checked.document.header().symbol().map(Into::into),
            Held::Closed(record) => record.contents().symbol.map(|symbol| WORDS.words(symbol)),
        }
    }

    /// Whether a document may be, hold, or refer to what a key names. Only of a closed one is it known that it does not.
    #[must_use]
    pub fn may_name(&self, id: &DocumentId, key: &Key) -> bool {
        let Some(record) = self.record(id) else { return true };
        let names = |part: &PartRecord| part.defines(key) || part.refers.iter().any(|it| it.is_named(key));
        record.contents().parts.iter().any(names)
    }

    /// Whether a document may name another document by its symbol. Only of a closed one is it known that it does not.
    #[must_use]
    pub fn may_name_document(&self, id: &DocumentId, symbol: &str) -> bool {
        let Some(record) = self.record(id) else { return true };
        record.contents().parts.iter().any(|part| part.names_document(symbol))
    }

    /// The names of all documents, in order.
    pub fn ids(&self) -> impl Iterator<Item = &DocumentId> {
        self.documents.keys()
    }

    /// All documents, in the order of their names. Those that are closed are read again, one after the other, and all kept: this is for
    /// those who want everything.
    pub fn documents(&self) -> impl Iterator<Item = (&DocumentId, &Document)> {
        self.documents.keys().filter_map(|id| self.stored(id))
    }

    /// The documents of an edition, in the order of their names. Those that are closed are read again.
    pub fn of_edition(&self, edition: &Edition) -> impl Iterator<Item = (&DocumentId, &Document)> {
        self.index.of_edition(edition).into_iter().filter_map(|id| self.stored(&id))
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
        self.pick(id, most, Kinds { alone: true, across: true })
    }

    /// What is found in a document without the others, in the order of the text.
    #[must_use]
    pub fn findings_alone(&self, id: &DocumentId) -> Vec<Reported> {
        self.pick(id, usize::MAX, Kinds { alone: true, across: false }).0
    }

    /// What is found in a document only among the others of its edition, in the order of the text.
    #[must_use]
    pub fn findings_across(&self, id: &DocumentId) -> Vec<Reported> {
        self.pick(id, usize::MAX, Kinds { alone: false, across: true }).0
    }

    fn pick(&self, id: &DocumentId, most: usize, kinds: Kinds) -> (Vec<Reported>, usize) {
        let Some((id, held)) = self.documents.get_key_value(id) else { return (Vec::new(), 0) };
        let checked = match held {
            Held::Open(checked) => Arc::clone(checked),
            Held::Closed(_) => match self.read_again(id) {
                Some(document) => {
                    let checks = if kinds.alone { self.checks } else { &[] };
                    Arc::new(Checked::told(Arc::clone(document), None, checks))
                }
                None => return (Vec::new(), 0),
            },
        };
        let document = &checked.document;
        let parts = || document.parts().iter().zip(&checked.told.parts);
        let across: Vec<Arc<Vec<Finding>>> = parts()
            .filter(|_| kinds.across)
            .map(|(part, told)| self.across(id, document, &part.programme, told))
            .collect();
        let in_parts = parts().enumerate().flat_map(|(at, (part, told))| {
            let across = across.get(at).into_iter().flat_map(|across| across.iter());
            let alone = told.alone().filter(|_| kinds.alone);
            let found = alone.chain(across.map(|finding| (finding, 0)));
            let programme = &part.programme;
            let told =
                found.filter(|(it, offset)| !programme.silences(it.rule.name, it.span.shifted(*offset)));
            told.map(|(finding, offset)| (finding, part.start as usize + offset as usize))
        });
        let of_document = checked.told.document.iter().filter(|_| kinds.alone);
        let all = of_document.map(|finding| (finding, 0)).chain(in_parts);
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
        (
            told.into_iter()
                .map(|(severity, finding, base)| Reported::new(severity, finding, base))
                .collect(),
            total,
        )
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
        let settings = &self.settings;
        let generation = self.group(id).and_then(|group| self.generations.get(&group.edition()));
        // What a plan revises is of another edition.
        let generation = generation.filter(|_| document.header().get("revises").is_none());
        let seen = generation.map(|generation| Seen {
            generation: generation.number,
            footnotes: document.footnotes_fingerprint(),
            settings: (settings.registry().digest(), settings.aliases_digest()),
        });
        let last = generation.and_then(|generation| generation.last.as_ref());
        let last = last.map(|(before, touched)| LastChange { before: *before, touched });
        told.across(
            seen,
            last.as_ref(),
            || surroundings.fingerprint(programme, &told.contribution),
            || {
                self.work.cross_checked();
                check_in_edition(self.checks, programme, &surroundings)
            },
        )
    }
}
