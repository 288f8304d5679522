//! What a programme says of the titles of resolutions, in digests: so that it is known at once whether what others say has changed.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{Hash, Hasher};

use rustc_hash::FxHasher;

use super::programme::Programme;

/// What a programme says of titles, and on what others say of which it depends.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TitleEvidence {
    /// For each resolution that it lists under a title the digest of its titles; for each title that of the resolutions.
    pub says: BTreeMap<u64, u64>,
    /// The resolutions that it lists or cites, and the titles that it gives.
    pub asks: BTreeSet<u64>,
    /// The wordings of titles that it uses for each resolution that it lists.
    pub wordings: BTreeSet<(u64, u64)>,
}

impl TitleEvidence {
    /// Of a programme whose mandates and citations have been read.
    pub(super) fn of(programme: &Programme) -> Self {
        let mut evidence = Self::default();
        for (symbols, titled) in &programme.titled {
            let titles = titled.iter().filter_map(|one| programme.mandates.get(one.mandate)?.title.as_ref());
            let texts: Vec<&str> = titles.map(|title| &*title.text).collect();
            evidence.say(of_symbol(symbols), digest(&(&programme.number, &programme.title, texts)));
            evidence.wordings.extend(titled.iter().map(|one| (of_symbol(symbols), one.core)));
            for one in titled {
                evidence.say(digest(&("title", one.core)), digest(symbols));
            }
        }
        evidence.asks = evidence.says.keys().copied().collect();
        let cited = programme.readings.iter().filter(|reading| reading.entry.is_none());
        let symbols = cited.filter_map(|reading| Some(reading.citation.as_ref().ok()?.symbols())).flatten();
        evidence.asks.extend(symbols.map(|symbol| of_symbol(&symbol)));
        evidence
    }

    fn say(&mut self, of: u64, what: u64) {
        let said = self.says.entry(of).or_default();
        *said = said.wrapping_add(what);
    }
}

/// The digest by which a resolution is known.
pub fn of_symbol(symbol: &str) -> u64 {
    digest(&("symbol", symbol))
}

/// A digest of a value.
pub fn digest(value: &impl Hash) -> u64 {
    let mut hasher = FxHasher::default();
    value.hash(&mut hasher);
    hasher.finish()
}
