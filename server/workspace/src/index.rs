//! The cross-document index: who defines, who refers, who lists, who cites.
//!
//! Every programme contributes a list of keys with counts; a document's entry for a key is the sum over its programmes. When a
//! programme changes, its old contribution is taken out and the new one put in: nothing else is touched. The index says which
//! documents to look into; the places are found there.

use std::collections::BTreeMap;
use std::sync::Arc;

use planmark_syntax::Language;
use rustc_hash::FxHashSet;

use planmark_plan::document::{DocumentId, Part};
use planmark_plan::key::{Count, Key};
use planmark_plan::model::evidence::{TitleEvidence, digest, of_symbol};
use planmark_plan::model::{Programme, Standing};
use planmark_plan::names;
use planmark_plan::read::Edition;
use planmark_plan::work::Work;

/// The index of a workspace. A clone shares everything with its original until one of them changes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Index {
    entries: imbl::HashMap<Key, imbl::OrdMap<DocumentId, Count>>,
    programmes: imbl::OrdMap<(Edition, Box<str>), imbl::OrdMap<DocumentId, u32>>,
    /// Names that plans define, by the abbreviation and by the name in full, with how often each is defined.
    names: imbl::OrdMap<(Edition, NameKey), imbl::OrdMap<Naming, u32>>,
    /// What lists say of titles, in digests: see [`TitleEvidence`].
    titles: imbl::HashMap<u64, u64>,
    /// The wordings of the title of a resolution in the lists of an edition in a language, with how many programmes use each.
    wordings: imbl::HashMap<u64, imbl::OrdMap<u64, u32>>,
}

/// An abbreviation, or a name in full in the form in which two are compared.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum NameKey {
    Short(Box<str>),
    Full(Box<str>),
}

/// A definition of a name, as the index knows it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Naming {
    /// The abbreviation.
    pub short: Box<str>,
    /// The name in full.
    pub full: Box<str>,
    /// The language of the document that defines it.
    pub language: Option<Language>,
    /// The document.
    pub id: DocumentId,
    /// The number of the programme, or the name of the entity.
    pub programme: Box<str>,
}

impl Index {
    /// The documents that have to do with a key, in the order of their names.
    pub fn documents(&self, key: &Key) -> impl Iterator<Item = (&DocumentId, Count)> {
        self.entries
            .get(key)
            .into_iter()
            .flat_map(|documents| documents.iter().map(|(id, count)| (id, *count)))
    }

    /// Every key that the index has, in no order.
    pub fn keys(&self) -> impl Iterator<Item = &Key> {
        self.entries.keys()
    }

    /// The documents of an edition that hold the programme, or the budget section, of a number.
    pub fn holders(&self, edition: &Edition, number: &str) -> impl Iterator<Item = &DocumentId> {
        self.programmes
            .get(&(edition.clone(), number.into()))
            .into_iter()
            .flat_map(|documents| documents.iter().map(|(id, _)| id))
    }

    /// Where an edition defines an abbreviation.
    pub fn namings_of_short<'a>(
        &'a self,
        edition: &Edition,
        short: &str,
    ) -> impl Iterator<Item = (&'a Naming, u32)> + use<'a> {
        self.namings(&(edition.clone(), NameKey::Short(short.into())))
    }

    /// Where an edition gives a name an abbreviation. Names that differ in signs and blanks, or in whose they are, are one.
    pub fn namings_of_full<'a>(
        &'a self,
        edition: &Edition,
        full: &str,
    ) -> impl Iterator<Item = (&'a Naming, u32)> + use<'a> {
        self.namings(&(edition.clone(), NameKey::Full(names::entity(full).into())))
    }

    fn namings<'a>(&'a self, key: &(Edition, NameKey)) -> impl Iterator<Item = (&'a Naming, u32)> + use<'a> {
        self.names
            .get(key)
            .into_iter()
            .flat_map(|namings| namings.iter().map(|(naming, count)| (naming, *count)))
    }

    /// Every definition of a name in an edition, in the order of the abbreviations.
    pub fn all_namings<'a>(&'a self, edition: &Edition) -> impl Iterator<Item = &'a Naming> + use<'a> {
        let first = (edition.clone(), NameKey::Short("".into()));
        let edition = edition.clone();
        self.names
            .range(first..)
            .take_while(move |((other, key), _)| *other == edition && matches!(key, NameKey::Short(_)))
            .flat_map(|(_, namings)| namings.keys())
    }

    /// A digest of what the lists of an edition in a language say of titles: of these resolutions and titles alone.
    pub fn titles(&self, edition: &Edition, language: Language, asked: &TitleEvidence) -> u64 {
        let mut all = 0u64;
        for of in &asked.asks {
            let said = self.titles.get(&digest(&(edition, language, of)));
            all = digest(&(all, said));
        }
        all
    }

    /// Whether the lists of an edition in a language give a resolution more than one title.
    pub fn has_wordings(&self, edition: &Edition, language: Language, symbol: &str) -> bool {
        let wordings = self.wordings.get(&digest(&(edition, language, of_symbol(symbol))));
        wordings.is_some_and(|wordings| wordings.len() > 1)
    }

    /// Takes up the wordings that a programme uses, or takes them back.
    fn tell_wordings(&mut self, edition: &Edition, programme: &Programme, is_new: bool) {
        let Some(language) = programme.header.language() else { return };
        for (of, core) in &programme.evidence.wordings {
            let key = digest(&(edition, language, *of));
            let wordings = self.wordings.entry(key).or_default();
            let users = wordings.get(core).copied().unwrap_or_default();
            match if is_new { users.saturating_add(1) } else { users.saturating_sub(1) } {
                0 => wordings.remove(core),
                users => wordings.insert(*core, users),
            };
            if wordings.is_empty() {
                self.wordings.remove(&key);
            }
        }
    }

    /// Takes up what programmes say of titles, or takes it back.
    fn tell_titles(&mut self, id: &DocumentId, edition: &Edition, programme: &Programme, sign: u64) {
        let Some(language) = programme.header.language() else { return };
        for (of, what) in &programme.evidence.says {
            let key = digest(&(edition, language, of));
            let said = self.titles.get(&key).copied().unwrap_or_default();
            match said.wrapping_add(digest(&(id, what)).wrapping_mul(sign)) {
                0 => self.titles.remove(&key),
                sum => self.titles.insert(key, sum),
            };
        }
    }

    /// Puts the parts of a document in the place of those it had before.
    pub fn replace(
        &mut self,
        id: &DocumentId,
        before: Option<(&Edition, &[Part])>,
        after: Option<(&Edition, &[Part])>,
        work: &Work,
    ) {
        let old = before.map_or(&[][..], |(_, parts)| parts);
        let new = after.map_or(&[][..], |(_, parts)| parts);
        let (kept_old, kept_new) = (identities(new), identities(old));
        let gone: Vec<&Part> =
            old.iter().filter(|part| !kept_old.contains(&Arc::as_ptr(&part.programme))).collect();
        let come: Vec<&Part> =
            new.iter().filter(|part| !kept_new.contains(&Arc::as_ptr(&part.programme))).collect();
        // Most edits change neither titles nor what is defined and referred to: then there is nothing to take back.
        let same = |is_same: fn(&Programme, &Programme) -> bool| {
            before.map(|(edition, _)| edition) == after.map(|(edition, _)| edition)
                && matches!(&gone[..], [gone] if matches!(&come[..], [come] if is_same(&gone.programme, &come.programme)))
        };
        let same_titles = same(|gone, come| {
            gone.evidence == come.evidence && gone.header.language() == come.header.language()
        });
        let same_entries = same(|gone, come| gone.entries == come.entries);
        let mut change: BTreeMap<&Key, Change> = BTreeMap::new();
        let mut naming: BTreeMap<(Edition, Naming), i64> = BTreeMap::new();
        for part in &gone {
            if let Some((edition, _)) = before.filter(|_| !same_titles) {
                self.tell_titles(id, edition, &part.programme, u64::MAX);
                self.tell_wordings(edition, &part.programme, false);
            }
            for name in before.iter().flat_map(|(edition, _)| namings(id, edition, &part.programme)) {
                *naming.entry(name).or_default() -= 1;
            }
            for (key, count) in part.programme.entries.iter().filter(|_| !same_entries) {
                change.entry(key).or_default().subtract(*count);
            }
        }
        for part in &come {
            work.programme_indexed();
            if let Some((edition, _)) = after.filter(|_| !same_titles) {
                self.tell_titles(id, edition, &part.programme, 1);
                self.tell_wordings(edition, &part.programme, true);
            }
            for name in after.iter().flat_map(|(edition, _)| namings(id, edition, &part.programme)) {
                *naming.entry(name).or_default() += 1;
            }
            for (key, count) in part.programme.entries.iter().filter(|_| !same_entries) {
                change.entry(key).or_default().add(*count);
            }
        }
        for (key, change) in change.into_iter().filter(|(_, change)| *change != Change::default()) {
            self.apply(key, id, change);
        }
        for ((edition, name), change) in naming.into_iter().filter(|(_, change)| *change != 0) {
            let keys = [NameKey::Short(name.short.clone()), NameKey::Full(names::entity(&name.full).into())];
            for key in keys {
                self.apply_naming(&(edition.clone(), key), &name, change);
            }
        }
        let before_numbers = numbers(before);
        let after_numbers = numbers(after);
        if before_numbers != after_numbers {
            for key in before_numbers {
                self.forget_holder(&key, id);
            }
            for key in after_numbers {
                self.programmes.entry(key).or_default().insert(id.clone(), 1);
            }
        }
    }

    fn apply(&mut self, key: &Key, id: &DocumentId, change: Change) {
        let documents = self.entries.entry(key.clone()).or_default();
        let count = change.of(documents.get(id).copied().unwrap_or_default());
        if count == Count::default() {
            documents.remove(id);
            if documents.is_empty() {
                self.entries.remove(key);
            }
        } else {
            documents.insert(id.clone(), count);
        }
    }

    fn apply_naming(&mut self, key: &(Edition, NameKey), name: &Naming, change: i64) {
        let namings = self.names.entry(key.clone()).or_default();
        let count = i64::from(namings.get(name).copied().unwrap_or_default()) + change;
        match u32::try_from(count) {
            Ok(count) if count > 0 => {
                namings.insert(name.clone(), count);
            }
            _ => {
                namings.remove(name);
                if namings.is_empty() {
                    self.names.remove(key);
                }
            }
        }
    }

    fn forget_holder(&mut self, key: &(Edition, Box<str>), id: &DocumentId) {
        if let Some(documents) = self.programmes.get_mut(key) {
            documents.remove(id);
            if documents.is_empty() {
                self.programmes.remove(key);
            }
        }
    }
}

/// The names that a programme defines.
fn namings<'a>(
    id: &'a DocumentId,
    edition: &'a Edition,
    programme: &'a Programme,
) -> impl Iterator<Item = (Edition, Naming)> + use<'a> {
    programme.names.iter().map(move |name| {
        let naming = Naming {
            short: name.short.text.clone(),
            full: name.full.text.clone(),
            language: programme.header.language(),
            id: id.clone(),
            programme: programme.number.clone().or_else(|| programme.title.clone()).unwrap_or_default(),
        };
        (edition.clone(), naming)
    })
}

/// The programmes of parts, by what they are in memory: the same before and after an edit that did not touch them.
fn identities(parts: &[Part]) -> FxHashSet<*const Programme> {
    parts.iter().map(|part| Arc::as_ptr(&part.programme)).collect()
}

/// The numbers under which a document's programmes are found: their own, and that of the budget section.
fn numbers(document: Option<(&Edition, &[Part])>) -> std::collections::BTreeSet<(Edition, Box<str>)> {
    let Some((edition, parts)) = document else { return std::collections::BTreeSet::new() };
    let programmes =
        parts.iter().map(|part| &*part.programme).filter(|part| part.standing != Standing::Front);
    programmes.flat_map(own_numbers).map(|number| (edition.clone(), number)).collect()
}

fn own_numbers(programme: &Programme) -> impl Iterator<Item = Box<str>> {
    programme.number.clone().into_iter().chain(programme.header.budget_section().map(Into::into))
}

/// A difference of counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Change {
    defines: i64,
    refers: i64,
    lists: i64,
    cites: i64,
}

impl Change {
    fn add(&mut self, count: Count) {
        self.defines += i64::from(count.defines);
        self.refers += i64::from(count.refers);
        self.lists += i64::from(count.lists);
        self.cites += i64::from(count.cites);
    }

    fn subtract(&mut self, count: Count) {
        self.defines -= i64::from(count.defines);
        self.refers -= i64::from(count.refers);
        self.lists -= i64::from(count.lists);
        self.cites -= i64::from(count.cites);
    }

    fn of(self, count: Count) -> Count {
        let apply = |count: u32, change: i64| u32::try_from(i64::from(count) + change).unwrap_or(0);
        Count {
            defines: apply(count.defines, self.defines),
            refers: apply(count.refers, self.refers),
            lists: apply(count.lists, self.lists),
            cites: apply(count.cites, self.cites),
        }
    }
}
