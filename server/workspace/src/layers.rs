//! What is known of a resolution in all three layers.

use planmark_syntax::{Citation, Language};

use crate::edition::Surroundings;
use crate::index::Titling;
use planmark_knowledge::known::{self, Problem};
use planmark_knowledge::registry::{Entry, TitleSource};

/// What is known of a resolution.
#[derive(Clone, Debug)]
pub struct Known<'a> {
    /// The entries of the edition's lists of mandates that give it, and it alone, a title: those of the document first, then those in
    /// its language.
    pub listings: Vec<Titling>,
    /// What the reference files say of the whole resolution.
    pub entry: Option<Entry<'a>>,
    /// What is wrong with its number, by the ranges built into the program.
    pub problems: Vec<Problem>,
}

/// Where a title is from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// The edition's own lists of mandates.
    Edition,
    /// A reference file.
    Reference(TitleSource),
}

impl<'a> Known<'a> {
    /// Its title in a language, from the nearest layer that has one.
    #[must_use]
    pub fn title(&self, language: Language) -> Option<(&str, Evidence)> {
        let own = self.listings.iter().find(|listing| listing.language == Some(language));
        if let Some(listing) = own {
            return Some((&listing.title, Evidence::Edition));
        }
        let title = self.entry?.title(language)?;
        Some((title.text, Evidence::Reference(title.source)))
    }
}

impl<'a> Surroundings<'a> {
    /// What is known of a resolution: by the edition, by the reference files, by the ranges built in.
    #[must_use]
    pub fn known(&self, citation: &Citation) -> Known<'a> {
        let symbols = citation.symbols();
        let listings = match &symbols[..] {
            [symbol] => self.listings(symbol),
            _ => Vec::new(),
        };
        Known {
            listings,
            entry: self.workspace.settings().registry().of(citation),
            problems: known::check(citation),
        }
    }

    /// The titles that the edition's lists give to this symbol alone: those of the document first, then those in its language.
    #[must_use]
    pub fn listings(&self, symbol: &str) -> Vec<Titling> {
        let mut found = self.workspace.index().titling(symbol, self.document.edition(), None);
        let language = self.document.header().language();
        found.sort_by_key(|titling| (titling.id != *self.id, titling.language != language));
        found
    }
}
