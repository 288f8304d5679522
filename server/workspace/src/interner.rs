//! Values that many documents share, each kept once.
//!
//! Ten thousand plans cite the same few thousand resolutions under the same titles: records and the index hold numbers, and the values stand
//! here. They stay for the life of the program: what is named once is named again.

use std::hash::Hash;
use std::sync::{Arc, LazyLock, PoisonError, RwLock};

use dashmap::DashMap;
use planmark_knowledge::titles;
use planmark_syntax::Citation;
use planmark_syntax::citation::Parts;
use rustc_hash::FxBuildHasher;

/// Values and their numbers. Threads that read documents add to it side by side.
pub struct Interner<T: ?Sized> {
    numbers: DashMap<Arc<T>, u32, FxBuildHasher>,
    values: RwLock<Vec<Arc<T>>>,
}

/// Full symbols of resolutions, apart from other words: there are fewer, so that their numbers are short.
pub static SYMBOLS: LazyLock<Interner<str>> = LazyLock::new(Interner::default);

/// Titles, names, numbers of programmes, and names of documents.
pub static WORDS: LazyLock<Interner<str>> = LazyLock::new(Interner::default);

/// The digests of titles as titles are compared, by the number of the title among the words.
static CORES: LazyLock<DashMap<u32, u64, FxBuildHasher>> = LazyLock::new(DashMap::default);

/// The digest of a title, by its number among the words, as titles are compared.
#[must_use]
pub fn title_core(title: u32) -> u64 {
    if let Some(core) = CORES.get(&title) {
        return *core;
    }
    let core = titles::digest(&titles::title_core(&WORDS.words(title)));
    CORES.insert(title, core);
    core
}

/// What is listed or cited.
pub static CITATIONS: LazyLock<Interner<Citation>> = LazyLock::new(Interner::default);

impl<T: ?Sized + Keep> Default for Interner<T> {
    fn default() -> Self {
        Self { numbers: DashMap::default(), values: RwLock::default() }
    }
}

impl<T: ?Sized + Keep> Interner<T> {
    /// The number of a value, which is kept from now on.
    #[must_use]
    pub fn number(&self, value: &T) -> u32 {
        if let Some(known) = self.known(value) {
            return known;
        }
        let value = value.kept();
        *self.numbers.entry(Arc::clone(&value)).or_insert_with(|| {
            // A thread that panicked here left a whole list behind.
            let mut list = self.values.write().unwrap_or_else(PoisonError::into_inner);
            list.push(value);
            u32::try_from(list.len() - 1).unwrap_or(u32::MAX)
        })
    }

    /// The number of a value, if it is kept.
    #[must_use]
    pub fn known(&self, value: &T) -> Option<u32> {
        self.numbers.get(value).map(|number| *number)
    }

    /// The value of a number that was given out.
    #[must_use]
    pub fn value(&self, number: u32) -> Option<Arc<T>> {
        let list = self.values.read().unwrap_or_else(PoisonError::into_inner);
        list.get(number as usize).cloned()
    }

    /// How many values are kept.
    #[must_use]
    pub fn count(&self) -> usize {
        self.values.read().unwrap_or_else(PoisonError::into_inner).len()
    }
}

impl Interner<str> {
    /// The words of a number that was given out.
    #[must_use]
    pub fn words(&self, number: u32) -> Arc<str> {
        self.value(number).unwrap_or_default()
    }

    /// How many bytes the words take, without what leads to them.
    #[must_use]
    pub fn bytes(&self) -> usize {
        let list = self.values.read().unwrap_or_else(PoisonError::into_inner);
        list.iter().map(|words| words.len()).sum()
    }
}

impl Interner<Citation> {
    /// The number under which everything is found that has the number of a citation, of whatever organ, kind and part.
    #[must_use]
    pub fn bare(&self, citation: &Citation) -> u32 {
        self.number(&bare(citation))
    }

    /// The same, if anything has it.
    #[must_use]
    pub fn known_bare(&self, citation: &Citation) -> Option<u32> {
        self.known(&bare(citation))
    }
}

fn bare(citation: &Citation) -> Citation {
    Citation { organ: None, kind: None, number: citation.number.clone(), parts: Parts::default() }
}

/// What can be kept.
pub trait Keep: Eq + Hash {
    /// The value to keep.
    fn kept(&self) -> Arc<Self>;
}

impl Keep for str {
    fn kept(&self) -> Arc<Self> {
        self.into()
    }
}

impl Keep for Citation {
    fn kept(&self) -> Arc<Self> {
        Arc::new(self.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::Interner;

    #[test]
    fn words_are_kept_once() {
        let interner: Interner<str> = Interner::default();
        let one = interner.number("A/RES/70/1");
        assert_eq!(interner.number("A/RES/70/1"), one);
        assert_ne!(interner.number("A/RES/70/2"), one);
        assert_eq!(&*interner.words(one), "A/RES/70/1");
        assert_eq!((interner.known("A/RES/70/3"), interner.count(), interner.bytes()), (None, 2, 20));
    }
}
