//! Italic and bold type that is meaning: titles of works, words of a resolution, recommendations. In a plan it is `*words*` and
//! `**words**`.
//!
//! Type that a style gives, and that of a whole heading, caption or cell, is looks, and is left to the page.

use std::collections::BTreeMap;

use planmark_convert_model::account::is_blank;
use planmark_convert_model::plan::{Block, Piece, Words};
use planmark_convert_model::traced::{Place, Traced};
use planmark_syntax::emphasis::{Emphasis, plain};

/// The bytes of a document that are set apart, by part and first byte.
#[derive(Debug, Default)]
pub(super) struct SetApart(BTreeMap<(u16, u32), (u32, Emphasis)>);

impl SetApart {
    /// Notes that `text` is set apart.
    pub(super) fn note(&mut self, text: &Traced, emphasis: Emphasis) {
        for place in text.places().of(0..text.len()) {
            self.0.insert((place.part, place.start), (place.end, emphasis));
        }
    }

    fn at(&self, place: Place) -> Option<Emphasis> {
        let ((part, _), (end, emphasis)) = self.0.range(..=(place.part, place.start)).next_back()?;
        (*part == place.part && place.start < *end).then_some(*emphasis)
    }

    /// Puts the signs into the words of `block`.
    pub(super) fn mark(&self, block: &mut Block) {
        if self.0.is_empty() {
            return;
        }
        match block {
            Block::Paragraph { words, .. } | Block::Item { words, .. } | Block::Footnote { words, .. } => {
                let is_sentence = words.last_character().is_some_and(|last| SENTENCE_ENDS.contains(&last));
                self.words(words, is_sentence);
            }
            Block::Table { head, rows } => {
                for row in rows.iter_mut().skip(usize::from(*head)) {
                    row.iter_mut()
                        .filter(|words| !self.is_category(words))
                        .for_each(|words| self.words(words, false));
                }
            }
            _ => {}
        }
    }

    /// Puts the signs into `words`; where all of it is set apart, only if that is meaning.
    fn words(&self, words: &mut Words, whole_is_meaning: bool) {
        let text = words.plain();
        if text.contains(['*', '_', '^']) {
            return;
        }
        let mut atoms = self.atoms(words);
        let letters = || atoms.iter().filter(|atom| atom.text.contains(char::is_alphabetic));
        let apart = letters().filter(|atom| atom.emphasis.is_some()).count();
        if apart == 0 || !whole_is_meaning && apart == letters().count() {
            return;
        }
        settle(&mut atoms);
        let marked = printed(words.line, &atoms);
        // What the markup would read in another way stays without signs.
        if plain(&marked.plain()) == text {
            *words = marked;
        }
    }

    /// `Publications: two reports`: the category of deliverables before these is in bold type in every table.
    fn is_category(&self, words: &Words) -> bool {
        let Some(Piece::Text(first)) = words.pieces().first() else { return false };
        let Some(colon) = first.find([':', '：']) else { return false };
        let is_apart = |place: &Place| self.at(*place).is_some();
        first.places().of(0..colon).iter().all(is_apart)
            && first.places().of(colon + 1..first.len()).last().is_some_and(|place| self.at(*place).is_none())
    }

    fn atoms(&self, words: &Words) -> Vec<Atom> {
        let mut atoms = Vec::new();
        for piece in words.pieces() {
            match piece {
                Piece::Text(text) => {
                    for (at, sign) in text.char_indices() {
                        let range = at..at + sign.len_utf8();
                        let place = text.places().of(range.clone()).first().copied();
                        let slice = text.slice(range);
                        let neutral = is_blank(sign) || place.is_none();
                        let emphasis = place.and_then(|place| self.at(place));
                        let piece = Piece::Text(slice.clone());
                        atoms.push(Atom { piece, text: slice.to_string(), emphasis, neutral });
                    }
                }
                Piece::Link { text, .. } => {
                    let first = text.places().of(0..text.len()).first().copied();
                    let emphasis = first.and_then(|place| self.at(place));
                    let text = text.to_string();
                    atoms.push(Atom { piece: piece.clone(), text, emphasis, neutral: false });
                }
                Piece::Supplied(_) | Piece::FootnoteMark(_) => {
                    atoms.push(Atom {
                        piece: piece.clone(),
                        text: String::new(),
                        emphasis: None,
                        neutral: true,
                    });
                }
            }
        }
        atoms
    }
}

/// With these ends a sentence, or the words before a list.
const SENTENCE_ENDS: [char; 9] = ['.', ';', ':', '。', '；', '：', '؛', '!', '?'];

/// A sign of the text, a link, or a mark between them.
struct Atom {
    piece: Piece,
    text: String,
    emphasis: Option<Emphasis>,
    /// It is set as what stands around it.
    neutral: bool,
}

/// Gives blanks and marks the type around them, and takes it from signs with which words neither begin nor end.
fn settle(atoms: &mut [Atom]) {
    let given: Vec<Option<Emphasis>> = (0..atoms.len())
        .map(|index| {
            if !atoms[index].neutral {
                return atoms[index].emphasis;
            }
            let before = atoms[..index].iter().rev().find(|atom| !atom.neutral)?.emphasis;
            let after = atoms[index..].iter().find(|atom| !atom.neutral)?.emphasis;
            before.filter(|_| before == after)
        })
        .collect();
    atoms.iter_mut().zip(given).for_each(|(atom, emphasis)| atom.emphasis = emphasis);
    let all = atoms.iter().all(|atom| atom.emphasis.is_some());
    let mut start = 0;
    while start < atoms.len() {
        let Some(emphasis) = atoms[start].emphasis else {
            start += 1;
            continue;
        };
        let length = atoms[start..].iter().take_while(|atom| atom.emphasis == Some(emphasis)).count();
        let run = &mut atoms[start..start + length];
        let begins = |atom: &Atom| {
            atom.text.starts_with(|sign: char| sign.is_alphanumeric() || BEFORE_WORDS.contains(&sign))
        };
        let ends = |atom: &Atom| {
            atom.text.ends_with(|sign: char| sign.is_alphanumeric() || BEHIND_WORDS.contains(&sign))
        };
        let first = run.iter().position(begins).unwrap_or(length);
        let last = run.iter().rposition(|atom| all && !atom.neutral || ends(atom)).map_or(0, |last| last + 1);
        let letters =
            run[first.min(last)..last].iter().filter(|atom| atom.text.contains(char::is_alphabetic));
        let lettered = letters.take(LEAST_LETTERS).count() == LEAST_LETTERS;
        for (index, atom) in run.iter_mut().enumerate() {
            if index < first || index >= last || !lettered {
                atom.emphasis = None;
            }
        }
        start += length;
    }
}

/// Letters from which on type is meaning; a lone one is the label of a note.
const LEAST_LETTERS: usize = 2;

/// Signs with which words may begin.
const BEFORE_WORDS: [char; 8] = ['(', '[', '“', '‘', '«', '「', '《', '（'];

/// Signs with which words may end.
const BEHIND_WORDS: [char; 10] = [')', ']', '”', '’', '»', '」', '》', '）', '%', '?'];

fn printed(line: u32, atoms: &[Atom]) -> Words {
    let mut words = Words::at(line);
    let mut open: Option<Emphasis> = None;
    for atom in atoms {
        if atom.emphasis != open {
            for emphasis in [open, atom.emphasis].into_iter().flatten() {
                words.push(Piece::Supplied(emphasis.sign().to_owned()));
            }
            open = atom.emphasis;
        }
        words.push(atom.piece.clone());
    }
    if let Some(emphasis) = open {
        words.push(Piece::Supplied(emphasis.sign().to_owned()));
    }
    words
}
