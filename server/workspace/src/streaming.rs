//! Checking more documents than are kept: each alone while it is at hand, and again only where others have something to say.
//!
//! A document is read, checked as if it were the only one, and closed: a record stays, and what was found. When all are there, the index
//! tells whether what others say can change that ([`Workspace::may_change`]). Mostly it cannot: they give the same resolutions the same
//! titles, and what is referred to is there. Else the document is read again and checked among the others.

use std::sync::Arc;

use planmark_plan::document::{Document, DocumentId};
use planmark_syntax::reference::Place;

use crate::check::Checks;
use crate::contribution::Contribution;
use crate::index::{Member, document_number};
use crate::interner::{SYMBOLS, WORDS};
use crate::record::{Contents, Group, Named, Record};
use crate::settings::Settings;
use crate::workspace::{Checked, Reported, Workspace};

/// A document that was checked as if it were the only one.
#[derive(Debug)]
pub struct Examined {
    /// What stays of it.
    pub record: Record,
    /// What was found that needs no other document.
    pub alone: Vec<Reported>,
    /// What was found among the others, where there are none.
    pub across: Vec<Reported>,
}

impl Examined {
    /// Checks a document alone.
    #[must_use]
    pub fn new(id: &DocumentId, document: Document, settings: Settings, checks: Checks) -> Self {
        let mut alone = Workspace::new(settings, checks);
        let checked = Checked::new(document, checks);
        let record = checked.record();
        alone.put(id.clone(), checked);
        Self { record, alone: alone.findings_alone(id), across: alone.findings_across(id) }
    }
}

impl Workspace {
    /// Whether what the other documents say may change what was found in a closed document alone.
    #[must_use]
    pub fn may_change(&self, id: &DocumentId, found: &[Reported]) -> bool {
        let Some(record) = self.record(id) else { return true };
        let contents = record.contents();
        if contents.revises.is_some() {
            return true;
        }
        let told_of: Vec<u32> = found.iter().filter_map(|it| SYMBOLS.known(it.symbol.as_deref()?)).collect();
        let (document, group) = (document_number(id), record.group);
        let is_said = contents.parts.iter().any(|part| {
            let contribution = &Contribution::new(part);
            self.index().may_change(&Member { document, group, contribution }, &told_of)
        });
        is_said || self.leads_to_something_else(id, group, &contents)
    }

    /// Whether a reference leads into another document, and what it names may not be there, or not be called what the words call it.
    fn leads_to_something_else(&self, id: &DocumentId, group: Group, contents: &Contents) -> bool {
        contents.parts.iter().flat_map(|part| &part.refers).any(|named| {
            let Some(number) = named.depends_on() else { return false };
            let mut holders = self.index().holders_in(group, number);
            if holders.is_empty() || holders.contains(id) {
                return false;
            }
            if named.is_titled {
                return true;
            }
            if named.is(Place::Programme) {
                return false;
            }
            let is_near = |id: &DocumentId| self.group(id) == Some(group);
            if holders.iter().any(is_near) {
                holders.retain(is_near);
            }
            !holders.iter().all(|holder| self.has_named(holder, named))
        })
    }

    fn has_named(&self, id: &DocumentId, named: &Named) -> bool {
        let (Some(record), Some(key)) = (self.record(id), named.key()) else { return false };
        record.contents().parts.iter().any(|part| part.defines(&key))
    }

    /// How many bytes the records take, and how many the texts that they stand for.
    #[must_use]
    pub fn footprint(&self) -> Footprint {
        let mut footprint = Footprint { words: WORDS.bytes() + SYMBOLS.bytes(), ..Footprint::default() };
        for record in self.ids().filter_map(|id| self.record(id)) {
            let record: &Arc<Record> = record;
            footprint.records += record.bytes();
            footprint.texts += record.text_bytes as usize;
        }
        footprint
    }
}

/// What closed documents take, in bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Footprint {
    /// Their records.
    pub records: usize,
    /// The words that they share.
    pub words: usize,
    /// Their texts, which are not kept.
    pub texts: usize,
}
