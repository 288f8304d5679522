//! What an edit changes of what a part of a document puts into the index, and whom that concerns.
//!
//! Most edits change a line. What they change of the index is as little, and of the other programmes of the edition next to none speaks of
//! it: so that neither is computed anew from everything that the programmes say.

use std::cmp::Ordering;

use crate::contribution::Contribution;
use crate::index::name_keys;

impl Contribution {
    /// What this has and the other has not. Nothing where the two do not tell of the same programme: then all is different.
    pub(crate) fn without(&self, other: &Self) -> Option<Self> {
        (self.programme == other.programme && self.numbers == other.numbers).then(|| Self {
            mentions: surplus(&self.mentions, &other.mentions),
            said: surplus(&self.said, &other.said),
            cited: surplus(&self.cited, &other.cited),
            titles: surplus(&self.titles, &other.titles),
            names: surplus(&self.names, &other.names),
            programme: self.programme,
            numbers: Vec::new(),
            depends: surplus(&self.depends, &other.depends),
        })
    }
}

/// What one sorted list has more often than another.
fn surplus<T: Ord + Clone>(these: &[T], others: &[T]) -> Vec<T> {
    let mut found = Vec::new();
    let mut others = others.iter().peekable();
    for this in these {
        while others.next_if(|other| *other < this).is_some() {}
        match others.peek().map(|other| (*other).cmp(this)) {
            Some(Ordering::Equal) => {
                others.next();
            }
            _ => found.push(this.clone()),
        }
    }
    found
}

/// What changed in the index, as far as others may speak of it; every list is sorted.
#[derive(Clone, Debug, Default)]
pub(crate) struct Touched {
    symbols: Vec<u32>,
    titles: Vec<u64>,
    names: Vec<u64>,
    numbers: Vec<u32>,
}

impl Touched {
    /// From what was taken back and what was taken up. `numbers` are those of the programme, where what can be referred to in it changed.
    pub(crate) fn of(changes: [&Contribution; 2], numbers: &[u32]) -> Self {
        let names = changes.iter().flat_map(|change| &change.names);
        Self {
            symbols: sorted(changes.iter().flat_map(|change| &change.said).map(|said| said.symbols)),
            titles: sorted(changes.iter().flat_map(|change| &change.titles).map(|(core, _)| *core)),
            names: sorted(names.flat_map(|(short, full)| name_keys(*short, *full))),
            numbers: sorted(numbers.iter().copied()),
        }
    }

    /// Whether a part speaks of something that changed.
    pub(crate) fn concerns(&self, said: &Contribution) -> bool {
        let has_symbol = |symbol: &u32| {
            said.cited.binary_search(symbol).is_ok()
                || said.said.binary_search_by(|said| said.symbols.cmp(symbol)).is_ok()
        };
        let has_title = |title: &u64| said.titles.binary_search_by(|(core, _)| core.cmp(title)).is_ok();
        self.symbols.iter().any(has_symbol)
            || self.titles.iter().any(has_title)
            || self.numbers.iter().any(|number| said.depends.binary_search(number).is_ok())
            || !self.names.is_empty() && self.names_one_of(&said.names)
    }

    fn names_one_of(&self, names: &[(u32, u32)]) -> bool {
        let mut keys = names.iter().flat_map(|(short, full)| name_keys(*short, *full));
        keys.any(|key| self.names.binary_search(&key).is_ok())
    }
}

fn sorted<T: Ord>(items: impl Iterator<Item = T>) -> Vec<T> {
    let mut all: Vec<T> = items.collect();
    all.sort_unstable();
    all.dedup();
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_surplus_is_counted() {
        assert_eq!(surplus(&[1, 2, 2, 2, 5, 7], &[0, 2, 3, 5, 9]), [1, 2, 2, 7]);
        assert_eq!(surplus(&[1, 2], &[1, 2]), [0; 0]);
        assert_eq!(surplus(&[4], &[]), [4]);
    }
}
