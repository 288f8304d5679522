//! The cross-document index: who lists, who cites, who names, who is what.
//!
//! Every part of a document contributes entries ([`Contribution`]); a document's entry for a key is the sum over its parts. When a part
//! changes, its old contribution is taken out and the new one put in: nothing else is touched. The index says which documents to look
//! into; the places are found there. Open and closed documents are the same here.
//!
//! Ten thousand plans have two million entries, so an entry is a few numbers: documents, symbols and words are numbers of
//! [`crate::interner`], and everything is kept by edition ([`Group`]).

use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use planmark_plan::document::DocumentId;
use planmark_plan::names;
use planmark_plan::read::Edition;
use planmark_syntax::{Citation, Language};
use rustc_hash::{FxBuildHasher, FxHasher};

use crate::contribution::Contribution;
use crate::few::Few;
use crate::interner::{CITATIONS, SYMBOLS, WORDS, title_core};
use crate::record::Group;

type Map<K, V> = imbl::GenericHashMap<K, V, FxBuildHasher, imbl::shared_ptr::DefaultSharedPtr>;

/// The index of a workspace. A clone shares everything with its original until one of them changes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Index {
    /// Who has a bare number, of whatever organ.
    numbers: Map<u32, Few<Has>>,
    /// Under what titles resolutions are listed.
    voices: Map<u32, Few<Voice>>,
    /// Who gives a title, by its digest.
    titles: Map<u64, Few<Use>>,
    /// Names that plans define, by digests of the abbreviation and of the name in full.
    names: Map<u64, Few<NameUse>>,
    /// The abbreviations of each edition, with how often each is defined.
    abbreviations: imbl::OrdMap<(u32, u32), u32>,
    programmes: Map<(u32, u32), Few<Counted>>,
    /// The documents of each edition.
    editions: Map<u32, Few<Counted>>,
}

/// A document that has a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Has {
    document: u32,
    group: Group,
    lists: u16,
    cites: u16,
}

/// A title that a document gives a resolution.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Voice {
    document: u32,
    title: u32,
    name: u32,
    group: Group,
    count: u32,
}

/// A document that gives a title.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Use {
    document: u32,
    symbol: u32,
    group: Group,
    count: u32,
}

/// A definition of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct NameUse {
    document: u32,
    short: u32,
    full: u32,
    programme: u32,
    group: Group,
    count: u32,
}

/// A document, and how many of its parts are meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Counted {
    document: u32,
    count: u32,
}

/// A definition of a name, in words.
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

/// A title that a programme gives a resolution.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Titling {
    /// The document.
    pub id: DocumentId,
    /// Its language.
    pub language: Option<Language>,
    /// The number of the programme, or its name.
    pub programme: Arc<str>,
    /// The title.
    pub title: Arc<str>,
    /// A digest of it, as titles are compared.
    pub core: u64,
}

/// A part of a document as the index takes it up.
pub(crate) struct Member<'a> {
    /// Which document, of which edition and language.
    pub(crate) document: u32,
    pub(crate) group: Group,
    pub(crate) contribution: &'a Contribution,
}

/// The number of a document.
pub(crate) fn document_number(id: &DocumentId) -> u32 {
    WORDS.number(id.as_str())
}

fn digest(value: &impl Hash) -> u64 {
    let mut hasher = FxHasher::default();
    value.hash(&mut hasher);
    hasher.finish()
}

/// Documents in the order of their names.
fn in_order(mut documents: Vec<u32>) -> Vec<DocumentId> {
    documents.sort_unstable();
    documents.dedup();
    let mut ids: Vec<DocumentId> =
        documents.into_iter().map(|document| DocumentId::from(WORDS.words(document))).collect();
    ids.sort_unstable();
    ids
}

fn changed(count: u16, change: u16, sign: i32) -> u16 {
    let all = i32::from(count) + sign * i32::from(change);
    u16::try_from(all.clamp(0, i32::from(u16::MAX))).unwrap_or_default()
}

fn counted(count: u32, sign: i32) -> u32 {
    count.saturating_add_signed(sign)
}

impl Index {
    /// The documents that list or cite something of the number of a citation, of whatever organ and part.
    #[must_use]
    pub fn mentioning(&self, citation: &Citation) -> Vec<DocumentId> {
        let number = CITATIONS.known_bare(citation);
        let all = number.and_then(|number| self.numbers.get(&number)).map_or(&[][..], Few::all);
        in_order(all.iter().map(|it| it.document).collect())
    }

    /// The titles that the lists of an edition give symbols, `; ` between those of several parts, in the order of documents; only those in
    /// `language` where one is named.
    #[must_use]
    pub fn titling(&self, symbols: &str, edition: &Edition, language: Option<Language>) -> Vec<Titling> {
        let edition = Group::of(edition, None).edition();
        let voices = self.voices(symbols).iter().filter(|voice| {
            voice.group.edition() == edition && (language.is_none() || voice.group.language() == language)
        });
        let mut found: Vec<Titling> = voices
            .map(|voice| {
                let document = WORDS.words(voice.document);
                let name = WORDS.words(voice.name);
                Titling {
                    programme: if name.is_empty() { Arc::clone(&document) } else { name },
                    id: DocumentId::from(document),
                    language: voice.group.language(),
                    title: WORDS.words(voice.title),
                    core: title_core(voice.title),
                }
            })
            .collect();
        found.sort_by(|one, two| (&one.id, &one.programme).cmp(&(&two.id, &two.programme)));
        found
    }

    /// The symbols to which the lists of an edition in a language give a title, by its digest.
    #[must_use]
    pub fn titled(&self, core: u64, edition: &Edition, language: Language) -> BTreeSet<Arc<str>> {
        let group = Group::of(edition, Some(language));
        let uses = self.titles.get(&core).map_or(&[][..], Few::all);
        uses.iter().filter(|it| it.group == group).map(|it| SYMBOLS.words(it.symbol)).collect()
    }

    fn voices(&self, symbols: &str) -> &[Voice] {
        SYMBOLS.known(symbols).and_then(|symbols| self.voices.get(&symbols)).map_or(&[], Few::all)
    }

    /// The documents of an edition that hold the programme, or the budget section, of a number.
    #[must_use]
    pub fn holders(&self, edition: &Edition, number: &str) -> Vec<DocumentId> {
        let key = WORDS.known(number).map(|number| (Group::of(edition, None).edition(), number));
        let holders = key.and_then(|key| self.programmes.get(&key)).map_or(&[][..], Few::all);
        in_order(holders.iter().map(|holder| holder.document).collect())
    }

    /// The documents of the edition of a group that hold the programme, or the budget section, of a number among the words.
    pub(crate) fn holders_in(&self, group: Group, number: u32) -> Vec<DocumentId> {
        let holders = self.programmes.get(&(group.edition(), number)).map_or(&[][..], Few::all);
        in_order(holders.iter().map(|holder| holder.document).collect())
    }

    /// The documents of an edition.
    #[must_use]
    pub fn of_edition(&self, edition: &Edition) -> Vec<DocumentId> {
        let documents = self.editions.get(&Group::of(edition, None).edition()).map_or(&[][..], Few::all);
        in_order(documents.iter().map(|it| it.document).collect())
    }

    /// Where an edition defines an abbreviation, with how often each document does.
    #[must_use]
    pub fn namings_of_short(&self, edition: &Edition, short: &str) -> Vec<(Naming, u32)> {
        self.namings(&("short", short), edition)
    }

    /// Where an edition gives a name an abbreviation. Names that differ in signs and blanks, or in whose they are, are one.
    #[must_use]
    pub fn namings_of_full(&self, edition: &Edition, full: &str) -> Vec<(Naming, u32)> {
        self.namings(&("full", &*names::entity(full)), edition)
    }

    fn namings(&self, key: &(&str, &str), edition: &Edition) -> Vec<(Naming, u32)> {
        let edition = Group::of(edition, None).edition();
        let uses = self.names.get(&digest(key)).map_or(&[][..], Few::all);
        let words = |number| Box::from(&*WORDS.words(number));
        let mut namings: Vec<(Naming, u32)> = uses
            .iter()
            .filter(|it| it.group.edition() == edition)
            .map(|it| {
                let naming = Naming {
                    short: words(it.short),
                    full: words(it.full),
                    language: it.group.language(),
                    id: DocumentId::from(WORDS.words(it.document)),
                    programme: words(it.programme),
                };
                (naming, it.count)
            })
            .collect();
        namings.sort_unstable();
        namings
    }

    /// Every abbreviation that an edition defines.
    pub fn abbreviations(&self, edition: &Edition) -> impl Iterator<Item = Arc<str>> + use<'_> {
        let edition = Group::of(edition, None).edition();
        self.abbreviations
            .range((edition, 0)..=(edition, u32::MAX))
            .map(|((_, short), _)| WORDS.words(*short))
    }

    /// A digest of what the lists of the group say of titles: of the resolutions and titles of a part alone.
    pub(crate) fn titles(&self, group: Group, asked: &Contribution) -> u64 {
        let mut hasher = FxHasher::default();
        // What is only cited may be listed, with a title, by others.
        for symbols in &asked.cited {
            for voice in self.voices.get(symbols).map_or(&[][..], Few::all) {
                if voice.group == group {
                    (symbols, voice.document, voice.title, voice.name).hash(&mut hasher);
                }
            }
        }
        for said in &asked.said {
            for voice in self.voices.get(&said.symbols).map_or(&[][..], Few::all) {
                if voice.group == group {
                    (said.symbols, voice.document, voice.title, voice.name, voice.count).hash(&mut hasher);
                }
            }
        }
        for (core, _) in &asked.titles {
            for it in self.titles.get(core).map_or(&[][..], Few::all) {
                if it.group == group {
                    (core, it.document, it.symbol).hash(&mut hasher);
                }
            }
        }
        hasher.finish()
    }

    /// Whether the lists of an edition in a language give symbols more than one title.
    #[must_use]
    pub fn has_wordings(&self, edition: &Edition, language: Language, symbols: &str) -> bool {
        let group = Group::of(edition, Some(language));
        let mut cores =
            self.voices(symbols).iter().filter(|it| it.group == group).map(|it| title_core(it.title));
        cores.next().is_some_and(|first| cores.any(|other| other != first))
    }

    /// Whether what others say of titles and names may change what is found in a part that was checked alone.
    pub(crate) fn may_change(&self, member: &Member<'_>, told_of: &[u32]) -> bool {
        let asked = member.contribution;
        let others = |symbols: u32| {
            let voices = self.voices.get(&symbols).map_or(&[][..], Few::all).iter();
            voices.filter(|voice| {
                voice.document != member.document && voice.group.edition() == member.group.edition()
            })
        };
        let differs = asked.said.iter().any(|said| {
            let own = title_core(said.title);
            others(said.symbols).any(|it| it.group == member.group && title_core(it.title) != own)
        });
        let is_shared = || {
            asked.titles.iter().any(|(core, symbol)| {
                let uses = self.titles.get(core).map_or(&[][..], Few::all);
                uses.iter().any(|it| it.group == member.group && it.symbol != *symbol)
            })
        };
        let is_told = || told_of.iter().any(|symbols| others(*symbols).next().is_some());
        let is_named = || {
            asked.names.iter().any(|(short, full)| {
                name_keys(*short, *full).iter().any(|key| {
                    let uses = self.names.get(key).map_or(&[][..], Few::all).iter();
                    let mut uses = uses.filter(|it| it.group == member.group);
                    uses.any(|it| it.document != member.document && (it.short, it.full) != (*short, *full))
                })
            })
        };
        differs || is_shared() || is_told() || is_named()
    }

    /// Takes up what a part says, or takes it back.
    pub(crate) fn tell(&mut self, member: &Member<'_>, is_new: bool) {
        let sign = if is_new { 1 } else { -1 };
        let (document, group) = (member.document, member.group);
        for mentioned in &member.contribution.mentions {
            tell(
                &mut self.numbers,
                &mentioned.number,
                |it| it.document.cmp(&document),
                |has| {
                    let has = has.copied().unwrap_or(Has { document, group, lists: 0, cites: 0 });
                    let lists = changed(has.lists, mentioned.lists, sign);
                    let cites = changed(has.cites, mentioned.cites, sign);
                    Some(Has { lists, cites, ..has }).filter(|has| has.lists > 0 || has.cites > 0)
                },
            );
        }
        for said in &member.contribution.said {
            let own = (document, said.title, said.name);
            let compare = |it: &Voice| (it.document, it.title, it.name).cmp(&own);
            tell(&mut self.voices, &said.symbols, compare, |voice| {
                let new = Voice { document, title: said.title, name: said.name, group, count: 0 };
                let voice = voice.copied().unwrap_or(new);
                let count =
                    if is_new { voice.count + said.count } else { voice.count.saturating_sub(said.count) };
                Some(Voice { count, ..voice }).filter(|voice| voice.count > 0)
            });
        }
        for (core, symbol) in &member.contribution.titles {
            let compare = move |it: &Use| (it.document, it.symbol).cmp(&(document, *symbol));
            tell(&mut self.titles, core, compare, |it| {
                let new = Use { document, symbol: *symbol, group, count: 0 };
                let it = it.copied().unwrap_or(new);
                Some(Use { count: counted(it.count, sign), ..it }).filter(|it| it.count > 0)
            });
        }
        for (short, full) in &member.contribution.names {
            let programme = member.contribution.programme;
            let own = (document, *short, *full, programme);
            for key in name_keys(*short, *full) {
                let compare = move |it: &NameUse| (it.document, it.short, it.full, it.programme).cmp(&own);
                tell(&mut self.names, &key, compare, |it| {
                    let new = NameUse { document, short: *short, full: *full, programme, group, count: 0 };
                    let it = it.copied().unwrap_or(new);
                    Some(NameUse { count: counted(it.count, sign), ..it }).filter(|it| it.count > 0)
                });
            }
            let key = (group.edition(), *short);
            match counted(self.abbreviations.get(&key).copied().unwrap_or_default(), sign) {
                0 => self.abbreviations.remove(&key),
                count => self.abbreviations.insert(key, count),
            };
        }
        for number in &member.contribution.numbers {
            count_in(&mut self.programmes, &(group.edition(), *number), document, sign);
        }
        count_in(&mut self.editions, &group.edition(), document, sign);
    }
}

/// The keys of a name, by its abbreviation and in full.
pub(crate) fn name_keys(short: u32, full: u32) -> [u64; 2] {
    let (short, full) = (WORDS.words(short), WORDS.words(full));
    [digest(&("short", &*short)), digest(&("full", &*names::entity(&full)))]
}

fn tell<K: Hash + Eq + Clone, T: Clone + Ord>(
    map: &mut Map<K, Few<T>>,
    key: &K,
    compare: impl FnMut(&T) -> Ordering,
    change: impl FnOnce(Option<&T>) -> Option<T>,
) {
    let entry = map.entry(key.clone()).or_default();
    entry.change(compare, change);
    if entry.is_empty() {
        map.remove(key);
    }
}

fn count_in<K: Hash + Eq + Clone>(map: &mut Map<K, Few<Counted>>, key: &K, document: u32, sign: i32) {
    tell(
        map,
        key,
        |it| it.document.cmp(&document),
        |it| {
            let count = counted(it.map_or(0, |it| it.count), sign);
            Some(Counted { document, count }).filter(|it| it.count > 0)
        },
    );
}
