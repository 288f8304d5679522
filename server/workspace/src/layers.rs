//! What is known of a resolution in all three layers.

use planmark_syntax::{Citation, Language};

use crate::edition::{Located, Surroundings};
use planmark_knowledge::known::{self, Problem};
use planmark_knowledge::registry::{Entry, TitleSource};
use planmark_plan::model::programme::MandateEntry;
use planmark_syntax::Words;

/// What is known of a resolution.
#[derive(Clone, Debug)]
pub struct Known<'a> {
    /// The entries of the edition's lists of mandates that give it, and it alone, a title: those of the document first, then those in
    /// its language.
    pub listings: Vec<Listing<'a>>,
    /// What the reference files say of the whole resolution.
    pub entry: Option<Entry<'a>>,
    /// What is wrong with its number, by the ranges built into the program.
    pub problems: Vec<Problem>,
}

/// An entry of a list of mandates as evidence of a title.
#[derive(Clone, Copy, Debug)]
pub struct Listing<'a> {
    /// The programme whose list it is.
    pub located: Located<'a>,
    /// The entry.
    pub mandate: &'a MandateEntry,
    /// The title.
    pub title: &'a Words,
}

/// Where a title is from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// The edition's own lists of mandates.
    Edition,
    /// A reference file.
    Reference(TitleSource),
}

impl Listing<'_> {
    /// The language of the document in which it stands.
    #[must_use]
    pub fn language(&self) -> Option<Language> {
        self.located.document.header().language()
    }
}

impl<'a> Known<'a> {
    /// Its title in a language, from the nearest layer that has one.
    #[must_use]
    pub fn title(&self, language: Language) -> Option<(&'a str, Evidence)> {
        let own = self.listings.iter().find(|listing| listing.language() == Some(language));
        if let Some(listing) = own {
            return Some((&listing.title.text, Evidence::Edition));
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

    /// The entries of the edition's lists that give a title to this symbol alone.
    #[must_use]
    pub fn listings(&self, symbol: &str) -> Vec<Listing<'a>> {
        let mut found: Vec<Listing<'a>> = Vec::new();
        for id in self.workspace.index().titling(symbol, self.document.edition(), None) {
            let Some((id, document)) = self.workspace.stored(&id) else { continue };
            for part in document.parts() {
                let located = Located { id, document, part };
                let titled = part.programme.titled.get(symbol).into_iter().flatten();
                found.extend(titled.filter_map(|titled| {
                    let mandate = part.programme.mandates.get(titled.mandate)?;
                    Some(Listing { located, mandate, title: mandate.title.as_ref()? })
                }));
            }
        }
        let language = self.document.header().language();
        found.sort_by_key(|listing| (listing.located.id != self.id, listing.language() != language));
        found
    }
}
