//! Entries of lists: letters and numerals, typed or counted by Word, and bullets.

use planmark_convert_model::plan::Words;
use planmark_convert_model::printed::BULLETS;
use planmark_syntax::numerals::Alphabet;
use planmark_syntax::{Enclosure, Level, Marker, Numeral};

use super::content::{Paragraph, joined, split};

/// An entry of a list.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    /// As printed; nothing for a bullet.
    pub(super) marker: Option<Words>,
    pub(super) words: Words,
    /// A bullet, which the markup replaces by its dash.
    pub(super) bullet: Option<String>,
    readings: Vec<Marker>,
    /// Levels by tabs or by Word's list; `None` where the marker alone decides.
    level: Option<usize>,
    indent: i32,
}

/// Dashes that begin an entry without a number, as bullets do.
const DASHES: [char; 4] = ['–', '—', '-', '‒'];

/// The entry of a list that `paragraph` is.
pub(super) fn marked(paragraph: &Paragraph) -> Option<Entry> {
    let indent = paragraph.look.indent;
    if let Some(automatic) = &paragraph.number {
        let readings = Marker::readings(&automatic.text);
        let marker = (!automatic.text.is_empty()).then(|| Words::supplied(paragraph.place, &automatic.text));
        if marker.is_some() && readings.is_empty() {
            return None;
        }
        let level = Some(automatic.level);
        return Some(Entry { marker, words: paragraph.words(), bullet: None, readings, level, indent });
    }
    let first = paragraph.segments.first()?;
    let text = first.plain();
    let typed = text.split(' ').next().unwrap_or_default();
    let alone = typed.len() == text.len();
    let rest = if alone {
        joined(&paragraph.segments[1..], paragraph.place)
    } else {
        split(&paragraph.words(), typed.len(), typed.len() + 1).1?
    };
    if rest.is_empty() {
        return None;
    }
    let level = paragraph.leading_tabs.checked_sub(2);
    // A hyphen that no tab sets off is text: somebody typed it, and wants to see it again.
    let is_bullet = typed.starts_with(BULLETS) || typed.starts_with(DASHES) && (alone || typed != "-");
    if typed.chars().count() == 1 && is_bullet {
        let bullet = Some(typed.to_owned());
        return Some(Entry { marker: None, words: rest, bullet, readings: Vec::new(), level, indent });
    }
    let readings: Vec<Marker> =
        Marker::readings(typed).into_iter().filter(|reading| is_of_lists(reading, alone)).collect();
    if readings.is_empty() {
        return None;
    }
    let marker =
        Some(if alone { first.clone() } else { split(&paragraph.words(), typed.len(), typed.len()).0 });
    Some(Entry { marker, words: rest, bullet: None, readings, level, indent })
}

/// Most entries of a list; a larger number in brackets is a year.
const MOST_ENTRIES: u32 = 199;

/// Whether a marker begins an entry of a list: in brackets, or a small letter with a dot that a tab sets off. `A.` is a
/// heading's, `1.` a paragraph's.
fn is_of_lists(marker: &Marker, alone: bool) -> bool {
    let Marker::Ordinal { numeral, enclosure, ordinal } = marker else {
        return matches!(marker, Marker::Open(_));
    };
    let capital = matches!(
        numeral,
        Numeral::RomanUpper | Numeral::Letter(Alphabet::LatinUpper | Alphabet::CyrillicUpper)
    );
    match enclosure {
        // A year in brackets.
        _ if *ordinal > MOST_ENTRIES => false,
        Enclosure::Dot => alone && matches!(numeral, Numeral::Letter(Alphabet::LatinLower)),
        _ => !capital,
    }
}

/// The list that is open, to tell letters from numerals: `(i)` is both.
#[derive(Clone, Debug, Default)]
pub(super) struct OpenList {
    /// Of each depth the last marker, and how far its entries are indented.
    last: [Option<(Option<Marker>, i32)>; 3],
}

impl OpenList {
    /// Forgets the list.
    pub(super) fn close(&mut self) {
        *self = Self::default();
    }

    /// The depth of `entry`, 0 to 2, and remembers it; `next` is the entry right below.
    pub(super) fn depth(&mut self, entry: &Entry, next: Option<&Entry>) -> u8 {
        let (depth, reading) = self.place(entry, next);
        let depth = depth.min(2);
        self.last[depth] = Some((reading, entry.indent));
        for deeper in &mut self.last[depth + 1..] {
            *deeper = None;
        }
        u8::try_from(depth).unwrap_or(2)
    }

    fn place(&self, entry: &Entry, next: Option<&Entry>) -> (usize, Option<Marker>) {
        let usual = |reading: &Marker| match reading.usual_level() {
            Some(Level::Item) | None => 0,
            Some(Level::SubItem) => 1,
            Some(Level::Third) => 2,
        };
        // What goes on with one list alone stands where that list stands, wherever its tabs put it, unless it begins a list where
        // they put it; of several lists the tabs choose.
        let begins_list = entry
            .readings
            .iter()
            .any(|reading| reading.ordinal() == Some(1) && entry.level == Some(usual(reading)));
        let mut following = Vec::new();
        for depth in [2, 1, 0] {
            let Some((Some(last), indent)) = &self.last[depth] else { continue };
            let Some(next) = entry.readings.iter().find(|reading| follows(last, reading)) else { continue };
            let same = entry.level.map_or(entry.indent == *indent, |level| level == depth);
            following.push((depth, *next, same || entry.readings == [*next]));
        }
        let chosen = match following[..] {
            [only] if only.2 || !begins_list => Some(only),
            _ => following.into_iter().find(|(_, _, is_likely)| *is_likely),
        };
        if let Some((depth, next, _)) = chosen {
            return (depth, Some(next));
        }
        // `(i)` before `(j)` is the letter, before `(ii)` the numeral.
        let goes_on = |reading: &&Marker| {
            next.is_some_and(|next| next.readings.iter().any(|following| follows(reading, following)))
        };
        let continued = entry.readings.iter().find(goes_on);
        let first = entry.readings.iter().find(|reading| reading.ordinal() == Some(1));
        let fitting = entry.readings.iter().find(|reading| entry.level == Some(usual(reading)));
        match continued.or(first).or(fitting).or_else(|| entry.readings.first()) {
            Some(reading) => (usual(reading), Some(*reading)),
            None => (entry.level.unwrap_or_else(|| self.bullet_depth(entry.indent)), None),
        }
    }

    /// A bullet stands below what is indented less.
    fn bullet_depth(&self, indent: i32) -> usize {
        let less = |depth: &usize| self.last[*depth].as_ref().is_some_and(|(_, other)| *other < indent);
        (0..2).rev().find(less).map_or(0, |depth| depth + 1)
    }
}

fn follows(last: &Marker, next: &Marker) -> bool {
    match (last, next) {
        (
            Marker::Ordinal { numeral, ordinal, enclosure, .. },
            Marker::Ordinal { numeral: next, ordinal: following, enclosure: closing, .. },
        ) => numeral == next && enclosure == closing && *following == ordinal + 1,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{OpenList, marked};
    use crate::content::Paragraph;
    use crate::numbering::Automatic;
    use crate::styles::Look;
    use planmark_convert_model::plan::Words;

    fn paragraph(text: &str) -> Paragraph {
        let bare = text.trim_start_matches('\t');
        let segments = bare.split('\t').map(|part| Words::source(1, part)).collect();
        Paragraph { place: 1, leading_tabs: text.len() - bare.len(), segments, ..Paragraph::default() }
    }

    fn depths(texts: &[&str]) -> Vec<Option<u8>> {
        let mut list = OpenList::default();
        let entries: Vec<_> = texts.iter().map(|text| marked(&paragraph(text))).collect();
        let below = entries.iter().skip(1).map(Option::as_ref).chain([None]);
        entries
            .iter()
            .zip(below)
            .map(|(entry, next)| entry.as_ref().map(|entry| list.depth(entry, next)))
            .collect()
    }

    #[test]
    fn letters_numerals_and_small_letters_have_their_depths() {
        let texts =
            ["\t\t(a)\tone", "\t\t\t(i)\ttwo", "\t\t\t(ii)\tthree", "\t\t\t\ta.\tfour", "\t\t(b)\tfive"];
        assert_eq!(depths(&texts), [Some(0), Some(1), Some(1), Some(2), Some(0)]);
    }

    #[test]
    fn the_ninth_letter_is_no_numeral() {
        let texts = ["\t\t(g)\tx", "\t\t(h)\tx", "\t\t(i)\tx", "\t\t(j)\tx"];
        assert_eq!(depths(&texts), [Some(0); 4]);
        let texts = ["\t\t(h)\tx", "\t\t\t(i)\tx", "\t\t\t(ii)\tx", "\t\t(i)\tx"];
        assert_eq!(depths(&texts), [Some(0), Some(1), Some(1), Some(0)]);
        assert_eq!(depths(&["(h) x", "(i) x", "(j) x"]), [Some(0); 3]);
        assert_eq!(depths(&["(a) x", "(i) x", "(ii) x", "(b) x"]), [Some(0), Some(1), Some(1), Some(0)]);
        // A letter left out before the one that is also a numeral.
        let texts = ["\t\t(b)\tx", "\t\t(e)\tx", "\t\t(i)\tx", "\t\t(j)\tx"];
        assert_eq!(depths(&texts), [Some(0); 4]);
        // Tabs that are the same for letters and numerals.
        let texts = [
            "\t\t(d)\tx",
            "\t\t(i)\tx",
            "\t\t(ii)\tx",
            "\t\t(iii)\tx",
            "\t\t(iv)\tx",
            "\t\t(v)\tx",
            "\t\t(e)\tx",
        ];
        assert_eq!(depths(&texts), [Some(0), Some(1), Some(1), Some(1), Some(1), Some(1), Some(0)]);
    }

    #[test]
    fn what_is_no_entry_is_told_apart() {
        for text in ["- typed", "A.\tPart", "1.\tReports", "(2015) was a year", "(Percentage)", "Rail", "–"]
        {
            assert!(marked(&paragraph(text)).is_none(), "{text}");
        }
        assert!(marked(&paragraph("•\tRail")).is_some());
        assert!(marked(&paragraph("-\tRail")).is_some());
        assert!(marked(&paragraph("㈠ 铁路")).is_some());
    }

    #[test]
    fn word_counts_entries_and_their_levels() {
        let counted = |text: &str, level: usize| Paragraph {
            number: Some(Automatic { text: text.to_owned(), level }),
            segments: vec![Words::source(1, "x")],
            look: Look::default(),
            ..Paragraph::default()
        };
        let mut list = OpenList::default();
        let mut depth = |text: &str, level| list.depth(&marked(&counted(text, level)).unwrap(), None);
        assert_eq!((depth("(a)", 0), depth("(i)", 1), depth("", 1), depth("(b)", 0)), (0, 1, 1, 0));
    }
}
