//! Notes of the title page, which every plan of a document repeats.
//!
//! What must stay true: of each note one copy is text of the source; what other plans repeat of it is supplied, so that the account
//! counts what several plans share once.

use std::collections::BTreeSet;

use planmark_convert_model::plan::{Block, Piece, Words};
use planmark_convert_model::traced::Traced;

use super::content::source_text;
use super::front::Front;

/// Which notes were printed.
#[derive(Debug, Default)]
pub(super) struct FrontNotes {
    /// Signs whose marks were printed in some plan.
    marked: BTreeSet<String>,
    /// Signs whose texts were printed in some plan.
    told: BTreeSet<String>,
    /// Signs whose texts stand in the plan that is open.
    here: BTreeSet<String>,
}

impl FrontNotes {
    /// Tells that another plan begins.
    pub(super) fn begin_plan(&mut self) {
        self.here.clear();
    }

    /// The mark of the note with `sign`.
    pub(super) fn mark(&mut self, sign: &Traced) -> Piece {
        if self.marked.insert(sign.to_string()) {
            Piece::FootnoteMark(sign.clone())
        } else {
            Piece::Supplied(format!("[^{sign}]"))
        }
    }

    /// The text of the note with `sign`, unless the plan that is open has it.
    pub(super) fn text(&mut self, front: &Front, sign: &str, place: u32) -> Option<Block> {
        let (label, words) = front.notes.get(sign)?;
        if !self.here.insert(sign.to_owned()) {
            return None;
        }
        if self.told.insert(sign.to_owned()) {
            let mut label = label.clone();
            label.line = place;
            return Some(Block::Footnote { label, words: words.clone() });
        }
        let words = Words::supplied(words.line, &source_text(words));
        Some(Block::Footnote { label: Words::supplied(place, sign), words })
    }

    /// The notes that no plan has, by their signs.
    pub(super) fn left(&self, front: &Front) -> Vec<(String, Words)> {
        let left = front.notes.iter().filter(|(sign, _)| !self.told.contains(*sign));
        left.map(|(sign, (_, words))| (sign.clone(), words.clone())).collect()
    }
}
