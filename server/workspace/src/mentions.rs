//! Where a resolution is listed and cited, in documents open and closed.

use std::ops::Range;
use std::sync::Arc;

use planmark_knowledge::known::{Match, matches};
use planmark_plan::document::{Document, DocumentId};
use planmark_syntax::{Citation, Span};

use crate::interner::{CITATIONS, WORDS};
use crate::record::{Contents, Group, PartRecord};
use crate::workspace::Workspace;

/// A place that lists or cites a resolution.
#[derive(Clone, Debug)]
pub struct Mention {
    /// How surely it is the same.
    pub how: Match,
    /// The document.
    pub id: DocumentId,
    /// Its edition and language.
    pub group: Group,
    /// The byte at which the part starts that has it.
    pub part_start: u32,
    /// What stands there.
    pub citation: Arc<Citation>,
    /// The bytes of the number.
    pub range: Range<usize>,
    /// The printed entry of a list of mandates whose number it is.
    pub entry: Option<MentionedEntry>,
    /// The number of the programme, or its name.
    pub programme: Arc<str>,
    /// The symbol of the document, or the name of its file.
    pub document: Arc<str>,
}

/// A printed entry of a list of mandates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MentionedEntry {
    /// The bytes of the whole.
    pub range: Range<usize>,
    /// Its title.
    pub title: Option<Arc<str>>,
}

impl Workspace {
    /// Every place that lists or cites a resolution, in the order of documents and of their texts.
    #[must_use]
    pub fn mentions(&self, citation: &Citation) -> Vec<Mention> {
        self.mentions_in(citation, |_, _| true)
    }

    /// The same, in the documents that are wanted.
    pub fn mentions_in(
        &self,
        citation: &Citation,
        wanted: impl Fn(&DocumentId, Group) -> bool,
    ) -> Vec<Mention> {
        let mut found = Vec::new();
        for id in self.index().mentioning(citation) {
            let Some(group) = self.group(&id).filter(|group| wanted(&id, *group)) else { continue };
            match (self.open(&id), self.record(&id)) {
                (Some(document), _) => in_document(&id, group, document, citation, &mut found),
                (None, Some(record)) => in_record(&id, group, &record.contents(), citation, &mut found),
                (None, None) => {}
            }
        }
        found
    }
}

fn in_document(
    id: &DocumentId,
    group: Group,
    document: &Document,
    wanted: &Citation,
    found: &mut Vec<Mention>,
) {
    let name: Arc<str> = document.header().symbol().unwrap_or_else(|| id.file_name()).into();
    for part in document.parts() {
        let programme = &part.programme;
        let at = |span: Span| span.at(part.start as usize);
        for reading in &programme.readings {
            let Ok(citation) = &reading.citation else { continue };
            let Some(how) = matches(wanted, citation) else { continue };
            let own = programme.number.as_deref().or(programme.title.as_deref());
            let entry = reading.entry.and_then(|entry| programme.mandates.get(entry)).map(|entry| {
                let block = programme.block(entry.place);
                let whole = block.map(|block| programme.span(entry.place.section, block.span));
                let title = entry.title.as_ref().map(|title| Arc::from(&*title.text));
                MentionedEntry { range: at(whole.unwrap_or(reading.span)), title }
            });
            found.push(Mention {
                how,
                id: id.clone(),
                group,
                part_start: part.start,
                citation: Arc::new(citation.clone()),
                range: at(reading.span),
                entry,
                programme: own.or(document.header().get("entity")).unwrap_or_default().into(),
                document: Arc::clone(&name),
            });
        }
    }
}

fn in_record(
    id: &DocumentId,
    group: Group,
    contents: &Contents,
    wanted: &Citation,
    found: &mut Vec<Mention>,
) {
    let name = contents.symbol.map_or_else(|| Arc::from(id.file_name()), |symbol| WORDS.words(symbol));
    for part in &contents.parts {
        let at = |span: Span| span.at(part.start as usize);
        for reading in &part.readings {
            let Some(citation) = CITATIONS.value(reading.citation) else { continue };
            let Some(how) = matches(wanted, &citation) else { continue };
            let own = part.number.or(part.title).or(part.entity);
            found.push(Mention {
                how,
                id: id.clone(),
                group,
                part_start: part.start,
                citation,
                range: at(reading.span()),
                entry: reading.is_listed().then(|| entry(part, reading.span())),
                programme: own.map(|own| WORDS.words(own)).unwrap_or_default(),
                document: Arc::clone(&name),
            });
        }
    }
}

/// The entry in which a number stands.
fn entry(part: &PartRecord, reading: Span) -> MentionedEntry {
    let holds = part.mandates.iter().find(|mandate| mandate.span().contains(reading));
    let whole = holds.map_or(reading, |mandate| mandate.span());
    MentionedEntry {
        range: whole.at(part.start as usize),
        title: holds.and_then(|mandate| mandate.title).map(|title| WORDS.words(title)),
    }
}
