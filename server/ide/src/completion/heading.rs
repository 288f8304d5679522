//! The keywords of headings, in the language of the document.

use std::collections::BTreeSet;

use planmark_syntax::keywords::{HEADING_WORDS, Meaning, NumberRule};

use super::item::{CompletionItem, CompletionKind};
use super::typed::Typed;
use planmark_knowledge::registry::folded;

/// What may follow the signs of a heading; `None` where the line is none.
pub(super) fn items(typed: &Typed<'_>) -> Option<Vec<CompletionItem>> {
    let is_sign = |sign: char| matches!(sign, '#' | '＃');
    let words = typed.before.trim_start_matches(is_sign);
    let depth = typed.before.chars().take_while(|sign| is_sign(*sign)).count();
    if !(1..=6).contains(&depth) {
        return None;
    }
    let begun = words.trim_start();
    let start = typed.offset - begun.len();
    let gap = if words.is_empty() { " " } else { "" };
    let begun = folded(begun);
    let mut offered: BTreeSet<(u8, &str)> = BTreeSet::new();
    for entry in HEADING_WORDS {
        let word = entry.word;
        let is_offered = word.verified
            && word.language == typed.language()
            && !word.text.contains('{')
            && folded(word.text).starts_with(&begun);
        if is_offered {
            // A programme, a subprogramme, a result go on with a number; the parts of a plan come before the organs of its mandates.
            let rank = match entry.meaning {
                Meaning::Heading(keyword) if keyword.number == NumberRule::Required => 0,
                Meaning::Heading(_) => 1,
                Meaning::Organ(_) => 2,
            };
            offered.insert((rank, word.text));
        }
    }
    let item = |(rank, word): (u8, &str)| {
        let text = if rank == 0 { format!("{gap}{word} ") } else { format!("{gap}{word}") };
        CompletionItem {
            kind: CompletionKind::Heading,
            label: word.to_owned(),
            detail: None,
            range: start..typed.offset,
            text,
        }
    };
    Some(offered.into_iter().map(item).collect())
}
