//! What a section's own words name.

use super::facts::{BlockKind, SectionFacts};
use crate::names::Names;

/// Reads the words of a section's own part. Entries of lists of mandates name resolutions, tables count posts: both are left out.
pub(crate) fn read(facts: &SectionFacts, text: &str) -> Names {
    let title = facts.heading.iter().filter_map(|heading| heading.title.as_ref()).map(|title| title.span);
    let running = facts.all_blocks().filter(|block| {
        !matches!(block.kind, BlockKind::Comment { .. } | BlockKind::Table(_) | BlockKind::Mandate(_))
    });
    let mut names = Names::default();
    for span in title.chain(running.map(|block| block.words)) {
        if let Some(words) = text.get(span.at(0)) {
            names.read_words(words, span.start);
        }
    }
    names
}
