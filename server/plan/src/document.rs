//! A document: its text and tree, and what was understood of it.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use planmark_syntax::script::join_wraps;
use planmark_syntax::{Change, Edit, Parsed, Text};

use crate::model::build::build;
use crate::model::{Programme, Standing};
use crate::parallel;
use crate::read::extract;
use crate::read::outline::{Outline, Placed, SectionNode};
use crate::read::{Edition, Format, Header};
use crate::work::Work;
use planmark_syntax::Span;

/// The name of a document in the workspace: a path or an address, as the program gives it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DocumentId(Arc<str>);

impl DocumentId {
    /// A name.
    #[must_use]
    pub fn new(name: &str) -> Self {
        Self(name.into())
    }

    /// The name as given.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What people call the document where it has no symbol: the last part of a path, else the whole name.
    #[must_use]
    pub fn file_name(&self) -> &str {
        self.0.rsplit(['/', '\\']).find(|part| !part.is_empty()).unwrap_or(&self.0)
    }
}

impl From<Arc<str>> for DocumentId {
    fn from(name: Arc<str>) -> Self {
        Self(name)
    }
}

impl fmt::Display for DocumentId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// One version of a document, immutable.
#[derive(Debug)]
pub struct Document {
    parsed: Parsed,
    header: Header,
    /// The header as the programmes know it: its keys and values, without places.
    shared_header: Arc<Header>,
    edition: Edition,
    outline: Outline,
    parts: Vec<Part>,
    footnotes_fingerprint: u64,
}

/// A programme of a document, or what stands before the first.
#[derive(Clone, Debug)]
pub struct Part {
    /// The byte at which the part starts.
    pub start: u32,
    /// What it says.
    pub programme: Arc<Programme>,
    pieces: Pieces,
}

/// Which runs of sections a part was put together from: as long as they are the same, so is the part.
#[derive(Clone, Debug)]
struct Pieces {
    pieces: Vec<Piece>,
    /// Whether the part stands before the first of several programmes.
    before_programmes: bool,
}

#[derive(Clone, Debug)]
struct Piece {
    /// Counted from the start of the part.
    start: u32,
    flat: Arc<[Placed]>,
    range: std::ops::Range<usize>,
}

impl PartialEq for Pieces {
    fn eq(&self, other: &Self) -> bool {
        self.before_programmes == other.before_programmes
            && self.pieces.len() == other.pieces.len()
            && self.pieces.iter().zip(&other.pieces).all(|(one, two)| {
                one.start == two.start && one.range == two.range && Arc::ptr_eq(&one.flat, &two.flat)
            })
    }
}

impl Document {
    /// Reads a text.
    #[must_use]
    pub fn new(text: Text, work: &Work) -> Self {
        Self::understand(Parsed::new(text), None, work)
    }

    /// The document after edits, which apply one after the other.
    #[must_use]
    pub fn edited(&self, edits: &[Edit], work: &Work) -> Self {
        let (parsed, change) = self.parsed.edited(edits);
        Self::understand(parsed, Some((self, &change)), work)
    }

    fn understand(parsed: Parsed, before: Option<(&Self, &Change)>, work: &Work) -> Self {
        let header = extract::header(&parsed);
        let values = header.without_places();
        let shared_header = match before {
            Some((before, _)) if *before.shared_header == values => Arc::clone(&before.shared_header),
            _ => Arc::new(values),
        };
        let numbered = header.format() == Some(Format::Mission);
        let before_outline = before.map(|(before, change)| (&before.outline, change));
        let outline = Outline::new(&parsed, numbered, before_outline, work);
        let same_header = before.filter(|(before, _)| Arc::ptr_eq(&before.shared_header, &shared_header));
        let known = same_header.map_or(&[][..], |(before, _)| &before.parts);
        let parts = parts(&outline, &shared_header, known, work);
        Self {
            edition: header.edition(),
            header,
            shared_header,
            parsed,
            outline,
            footnotes_fingerprint: footnotes_fingerprint(&parts),
            parts,
        }
    }

    /// The text and tree.
    #[must_use]
    pub fn parsed(&self) -> &Parsed {
        &self.parsed
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &Text {
        self.parsed.text()
    }

    /// The header.
    #[must_use]
    pub fn header(&self) -> &Header {
        &self.header
    }

    /// The edition that the document belongs to.
    #[must_use]
    pub fn edition(&self) -> &Edition {
        &self.edition
    }

    /// The programmes, and what stands before the first.
    #[must_use]
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// The programmes and entities.
    pub fn programmes(&self) -> impl Iterator<Item = &Part> {
        self.parts.iter().filter(|part| part.programme.standing != Standing::Front)
    }

    /// A digest of the footnotes of the document.
    pub fn footnotes_fingerprint(&self) -> u64 {
        self.footnotes_fingerprint
    }

    /// The words of a span of a section as one line: wraps are joined as the script joins them.
    #[must_use]
    pub fn words(&self, part: &Part, section: usize, span: Span) -> String {
        join_wraps(&self.typed(part, section, span))
    }

    /// The words of a span of a section as typed.
    #[must_use]
    pub fn typed(&self, part: &Part, section: usize, span: Span) -> Cow<'_, str> {
        self.parsed.slice(part.programme.span(section, span).at(part.start as usize))
    }

    /// The part in which a byte lies.
    #[must_use]
    pub fn part_at(&self, byte: usize) -> Option<&Part> {
        let at = self.parts.partition_point(|part| part.start as usize <= byte);
        self.parts.get(at.checked_sub(1)?)
    }
}

fn footnotes_fingerprint(parts: &[Part]) -> u64 {
    use std::hash::{Hash, Hasher};
    let mut hasher = rustc_hash::FxHasher::default();
    for label in parts.iter().flat_map(|part| part.programme.targets.footnotes.keys()) {
        label.hash(&mut hasher);
    }
    hasher.finish()
}

/// Divides the sections into parts, each beginning with a programme's heading, and takes over those that did not change.
fn parts(outline: &Outline, header: &Arc<Header>, known: &[Part], work: &Work) -> Vec<Part> {
    let divided = divide(outline);
    let build_part = |pieces: &Pieces| {
        work.programme_built();
        Arc::new(build(header, &pieces.sections(), pieces.before_programmes))
    };
    if known.is_empty() {
        let programmes =
            parallel::map(&divided, |(_, pieces)| pieces.bytes(), |(_, pieces)| build_part(pieces));
        let built = divided.into_iter().zip(programmes);
        return built.map(|((start, pieces), programme)| Part { start, programme, pieces }).collect();
    }
    let mut next_known = 0;
    divided
        .into_iter()
        .map(|(start, pieces)| {
            // The parts keep their order: the same part is where it was, or further on.
            let found = known.iter().enumerate().skip(next_known).find(|(_, part)| part.pieces == pieces);
            if let Some((place, part)) = found {
                next_known = place + 1;
                return Part { start, programme: Arc::clone(&part.programme), pieces };
            }
            Part { start, programme: build_part(&pieces), pieces }
        })
        .collect()
}

impl Pieces {
    /// How much text they are.
    fn bytes(&self) -> usize {
        let placed = self.pieces.iter().flat_map(|piece| &piece.flat[piece.range.clone()]);
        placed.map(|placed| placed.facts.length as usize).sum()
    }

    /// The sections of all pieces, counted from the start of the part.
    fn sections(&self) -> Vec<Placed> {
        self.pieces
            .iter()
            .flat_map(|piece| {
                let first = piece.flat.get(piece.range.start).map_or(0, |placed| placed.start);
                piece.flat[piece.range.clone()].iter().map(move |placed| Placed {
                    start: piece.start + (placed.start - first),
                    facts: Arc::clone(&placed.facts),
                })
            })
            .collect()
    }
}

/// The runs of sections of each part, and where the parts start.
fn divide(outline: &Outline) -> Vec<(u32, Pieces)> {
    let before_programmes = outline.sections.iter().any(|(_, section)| !section.programmes.is_empty());
    let root = Piece { start: 0, flat: Arc::clone(&outline.root), range: 0..1 };
    let mut parts = vec![(outline.root_start, Pieces { pieces: vec![root], before_programmes })];
    for (start, section) in &outline.sections {
        for range in cuts(section) {
            let at = start + section.flat[range.start].start;
            if section.programmes.contains(&range.start) {
                parts.push((at, Pieces { pieces: Vec::new(), before_programmes: false }));
            }
            if let Some((part_start, pieces)) = parts.last_mut() {
                pieces.pieces.push(Piece { start: at - *part_start, flat: Arc::clone(&section.flat), range });
            }
        }
    }
    parts
}

/// A run of sections, cut before each programme's heading.
fn cuts(section: &SectionNode) -> Vec<std::ops::Range<usize>> {
    let mut bounds: Vec<usize> = section.programmes.to_vec();
    if bounds.first() != Some(&0) {
        bounds.insert(0, 0);
    }
    bounds.push(section.flat.len());
    bounds.windows(2).map(|pair| pair[0]..pair[1]).filter(|range| !range.is_empty()).collect()
}
